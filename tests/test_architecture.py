"""Imports point down only, each package has one door, and files stay small.

Each rule is a function from a source folder to its violations, one line each with place and
reason, so that the last test can show on a small wrong tree that the rules bite.
"""

import ast
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src"
NAME = "awesomequant"
LAYERS = (  # from the top; a module imports from the layers below its own
    ("cli", "__main__", "mkdocs_plugin"),
    ("commands",),
    ("drift", "intake", "plain_site"),  # what one command does in several steps
    # work that several commands share
    ("accession", "addition", "audit", "links", "mending", "opening", "publishing", "scope"),
    ("silence", "update"),
    ("checks", "importers", "exporters", "reports", "sources", "site", "starter"),
    ("store", "edit", "fetch", "render", "registry", "console", "duplicates", "passages", "rules"),
    ("citation", "schema", "selection", "tex"),  # what a library says, put in one way
    ("library",),
    ("models",),
    ("problems", "fixes", "identifiers", "text"),
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
SIDEWAYS = {
    ("__main__", "cli"),
    ("edit", "store"),
    ("fetch", "store"),
    ("links", "update"),
    ("audit", "silence"),
    ("mending", "audit"),
    ("opening", "audit"),
    ("problems", "fixes"),
    ("rules", "registry"),
}
# One file, one thing.
APART = ("commands", "checks", "importers", "exporters", "reports", "sources")
DOORS = {
    "bibtexparser": ("tex",),
    "click": ("cli", "commands", "console"),
    "jinja2": ("render",),
    "markdown_it": ("importers",),
    "markupsafe": ("render",),
    "material": ("mkdocs_plugin",),
    "mkdocs": ("mkdocs_plugin",),
    "pydantic": ("models", "store"),  # the store tells what a model found wrong
    "pydantic_core": ("models", "identifiers", "store"),
    "pylatexenc": ("tex",),
    "requests": ("fetch",),
    "rispy": ("importers",),
    "urllib3": ("fetch",),  # whose exceptions requests lets through
    "yaml": ("store", "edit"),
}
PURE = ("checks", "reports", "sources")
WORLD = ("glob", "http", "io", "os", "pathlib", "shutil", "socket", "subprocess", "tempfile")


@dataclass(frozen=True)
class Module:
    """One file of the package, read."""

    path: Path
    name: str  # below the package: "checks.links", "" for the package itself
    text: str
    tree: ast.Module

    @property
    def unit(self) -> str:
        """What the layers speak of: "checks" for "checks.links"."""
        return self.name.split(".")[0]

    def at(self, line: int, message: str) -> str:
        """Word one violation."""
        return f"{self.path}:{line}: {message}"


def modules(src: Path) -> list[Module]:
    """Read every module of the package."""
    found = []
    for path in sorted((src / NAME).rglob("*.py")):
        parts = path.relative_to(src / NAME).with_suffix("").parts
        text = path.read_text(encoding="utf-8")
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found.append(Module(path.relative_to(src.parent), name, text, ast.parse(text)))
    return found


def imports(module: Module) -> Iterator[tuple[int, str]]:
    """Yield line and dotted name of every import, at any depth; `from a import b` gives a.b."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{above}.{alias.name}") for alias in node.names)


def internal(module: Module) -> Iterator[tuple[int, str]]:
    """Yield line and name below the package of every import from the package itself."""
    for line, name in imports(module):
        if name.startswith((f"{NAME}.", ".")) or name == NAME:
            yield line, name.removeprefix(NAME).lstrip(".")


def layers(src: Path) -> Iterator[str]:
    """Every module has a layer, and imports point down only."""
    for module in modules(src):
        own = module.unit
        if own and own not in RANK:
            yield module.at(1, f"{own} has no layer: give it one in {Path(__file__).name}")
        for line, name in internal(module):
            other = name.split(".")[0]
            if not own:
                yield module.at(line, f"{NAME} itself imports nothing, so that --help is fast")
            elif own == other or (own, other) in SIDEWAYS:
                continue
            elif RANK.get(own, 0) >= RANK.get(other, len(LAYERS)):
                yield module.at(line, f"{module.name} imports {name}: imports point down only")


def siblings(src: Path) -> Iterator[str]:
    """The files of a folder of parts do not know one another: adding or removing one is safe."""
    every = modules(src)
    for module in every:
        own = module.name.split(".")[:2]
        others = {".".join(other.name.split(".")[:2]) for other in every if other.unit == own[0]}
        for line, name in internal(module):
            other = ".".join(name.split(".")[:2])
            if own[0] in APART and own[1:] and other in others - {own[0], ".".join(own)}:
                yield module.at(line, f"{module.name} imports its sibling {other}")


def doors(src: Path) -> Iterator[str]:
    """A third-party package is imported in one place, so that it can be replaced there."""
    for module in modules(src):
        for line, name in imports(module):
            package = name.split(".")[0]
            if package in {"", NAME, *sys.stdlib_module_names}:
                continue
            if module.unit not in DOORS.get(package, ()):
                door = " and ".join(DOORS.get(package, ("no module",)))
                yield module.at(line, f"{module.name} imports {package}, whose door is {door}")


def purity(src: Path) -> Iterator[str]:
    """Checks and sources reach nothing outside: they say the same at home, in CI and offline."""
    for module in modules(src):
        if module.unit not in PURE:
            continue
        for line, name in imports(module):
            reaches = name.split(".")[0] in WORLD or name.startswith("urllib.request")
            if reaches and name != "pathlib.PurePosixPath":
                yield module.at(line, f"{module.name} imports {name}: a part does no I/O")
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Name) and node.id == "open":
                yield module.at(node.lineno, f"{module.name} opens a file: a part does no I/O")


def sizes(src: Path) -> Iterator[str]:
    """Modules and functions fit in a head, and every module says what it is for."""
    for module in modules(src):
        lines = len(module.text.splitlines())
        if lines > 250:
            yield module.at(1, f"{lines} lines, at most 250: split it")
        if not ast.get_docstring(module.tree):
            yield module.at(1, "no docstring: say in one line what the module is for")
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > 40:
                    yield module.at(node.lineno, f"{node.name} has {length} lines, at most 40")


Rule = Callable[[Path], Iterator[str]]
RULES: tuple[Rule, ...] = (layers, siblings, doors, purity, sizes)


@pytest.mark.parametrize("rule", RULES)
def test_the_package_keeps(rule: Rule) -> None:
    found = dict.fromkeys(rule(SRC))
    assert not found, "\n".join([rule.__doc__ or "", *found])


WRONG = {
    "__init__.py": '"""x."""\nfrom awesomequant import text',
    "cli.py": '"""x."""\nfrom awesomequant.commands import add',
    "text.py": '"""x."""\nfrom awesomequant.library import Library',
    "stray.py": '"""x."""',
    "checks/__init__.py": '"""x."""',
    "checks/a.py": '"""x."""\ndef f():\n    from awesomequant.commands import add',
    "checks/b.py": '"""x."""\nfrom awesomequant.checks.a import f\nimport yaml, os.path',
    "checks/c.py": '"""x."""\nfrom pathlib import PurePosixPath\nopen("x")',
    "exporters/a.py": '"""x."""\nfrom ..site import pages\nfrom awesomequant import stray',
    "site/a.py": '"""x."""\nfrom awesomequant.site import b\nimport mkdocs.config',
    "store/a.py": "x = 1\n" * 251,
    "models/a.py": '"""x."""\nimport pydantic\ndef f():' + "\n    x = 1" * 40,
}
REPORTED: dict[Rule, tuple[str, ...]] = {
    layers: (
        "__init__.py:2: awesomequant itself imports nothing, so that --help is fast",
        "checks/a.py:3: checks.a imports commands.add: imports point down only",
        "exporters/a.py:2: exporters.a imports site.pages: imports point down only",
        "stray.py:1: stray has no layer: give it one in test_architecture.py",
        "text.py:2: text imports library.Library: imports point down only",
    ),
    siblings: ("checks/b.py:2: checks.b imports its sibling checks.a",),
    doors: (
        "checks/b.py:3: checks.b imports yaml, whose door is store and edit",
        "site/a.py:3: site.a imports mkdocs, whose door is mkdocs_plugin",
    ),
    purity: (
        "checks/b.py:3: checks.b imports os.path: a part does no I/O",
        "checks/c.py:3: checks.c opens a file: a part does no I/O",
    ),
    sizes: (
        "models/a.py:3: f has 41 lines, at most 40",
        "store/a.py:1: 251 lines, at most 250: split it",
        "store/a.py:1: no docstring: say in one line what the module is for",
    ),
}


@pytest.mark.parametrize("rule", RULES)
def test_a_wrong_tree_is_reported(rule: Rule, tmp_path: Path) -> None:
    for name, text in WRONG.items():
        path = tmp_path / "src" / NAME / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    found = [line.removeprefix(f"src/{NAME}/") for line in rule(tmp_path / "src")]
    assert found == list(REPORTED[rule])
