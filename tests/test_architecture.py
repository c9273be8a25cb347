"""Imports point down only, each package has one door, and files stay small.

Each rule is a function from a source folder to its violations, one line each with place and
reason, so that the last test can show on a small wrong tree that the rules bite.
"""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src"
NAME = "awesomequant"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(SRC)}
LAYERS = (  # from the top; a room imports from the layers below its own
    ("cli", "__main__", "mkdocs_plugin"),
    ("commands",),
    ("outfit",),
    ("compiler",),
    ("site",),
    ("render", "update", "audit"),
    ("export", "check"),
    ("intake",),
    ("web",),
    ("store",),
    ("console", "registry"),
    ("door", "stops"),
    ("library",),
    ("works",),
    ("language",),
    ("docs", "text"),
)
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}
SIDEWAYS = {
    ("__main__", "cli"),
}
# One file, one thing.
APART = (
    "commands",
    "check.rules",
    "check.reports",
    "intake.formats",
    "export.formats",
    "web.services",
)
DOORS = {
    "babel": ("library.messages",),
    "click": ("cli", "commands", "console"),
    "jinja2": ("render",),
    "latex2mathml": ("language", "compiler.tables"),  # its tables, for the browser
    "markdown_it": ("intake.formats", "intake.tables"),
    "docutils": ("intake.formats",),
    "markupsafe": ("render",),
    "material": ("mkdocs_plugin",),
    "mkdocs": (
        "mkdocs_plugin",
        "site.mkdocs_run",  # a process of its own, with all below
        "site.mkdocs_serve",
        "site.mkdocs_skeleton",
        "site.plain_mkdocs",
    ),
    "pydantic": ("library", "store"),  # the store tells what a model found wrong
    "pydantic_core": ("library", "works.identifiers", "store", "check.known"),
    "pylatexenc": ("language", "compiler.tables"),
    "rapidfuzz": ("works",),
    "requests": ("web",),
    "urllib3": ("web",),  # whose exceptions requests lets through
    "watchdog": ("site.watching",),
    "yaml": ("store",),
}
PURE = ("check.rules", "check.reports", "web.services")
WORLD = ("glob", "http", "io", "os", "pathlib", "shutil", "socket", "subprocess", "tempfile")


@dataclass(frozen=True)
class Module:
    """One file of the package, read."""

    path: Path
    name: str  # below the package: "checks.links", "" for the package itself
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """What the layers speak of: "check" for "check.rules.quotes"."""
        return self.name.split(".")[0]

    def lies_in(self, folders: tuple[str, ...]) -> bool:
        """Whether the module lies in one of the folders, given as "check.rules"."""
        return any(f"{self.name}.".startswith(f"{folder}.") for folder in folders)

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
        own = module.room
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
    for module in modules(src):
        for folder in APART:
            own = _part(module.name, folder)
            for line, name in internal(module) if own else ():
                other = _part(name, folder)
                if other and other != own and (src / NAME / folder.replace(".", "/")).exists():
                    if not _is_part(src, folder, other):
                        continue  # a name of the folder's face, not a part
                    yield module.at(line, f"{module.name} imports its sibling {folder}.{other}")


def _part(name: str, folder: str) -> str:
    """Return the part of a folder that a dotted name leads into; empty where it leads into none."""
    return name[len(folder) + 1 :].partition(".")[0] if name.startswith(f"{folder}.") else ""


def _is_part(src: Path, folder: str, part: str) -> bool:
    place = src / NAME / folder.replace(".", "/") / part
    return place.is_dir() or place.with_suffix(".py").is_file()


def doors(src: Path) -> Iterator[str]:
    """A third-party package is imported in one place, so that it can be replaced there."""
    for module in modules(src):
        for line, name in imports(module):
            package = name.split(".")[0]
            if package in {"", NAME, *sys.stdlib_module_names}:
                continue
            if not module.lies_in(DOORS.get(package, ())):
                door = " and ".join(DOORS.get(package, ("no module",)))
                yield module.at(line, f"{module.name} imports {package}, whose door is {door}")


def purity(src: Path) -> Iterator[str]:
    """Checks and sources reach nothing outside: they say the same at home, in CI and offline."""
    for module in modules(src):
        if not module.lies_in(PURE):
            continue
        for line, name in imports(module):
            reaches = name.split(".")[0] in WORLD or name.startswith("urllib.request")
            if reaches and name != "pathlib.PurePosixPath":
                yield module.at(line, f"{module.name} imports {name}: a part does no I/O")
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Name) and node.id == "open":
                yield module.at(node.lineno, f"{module.name} opens a file: a part does no I/O")


# A module and a function are as long as their thought: these are guides, which some may pass, and
# bounds, which none may.
GUIDE, BOUND = {"module": 250, "function": 40}, {"module": 400, "function": 80}
# One module in five may be longer than the guide. At one in ten, joining two short modules that are
# read together (what the house asks for) failed this test where splitting them passed it; the bound
# holds for each.
MAY_PASS = {"module": 0.2, "function": 0.03}


def sizes(src: Path) -> Iterator[str]:
    """Modules and functions fit in a head, and every module says what it is for."""
    lengths: dict[str, list[int]] = {"module": [], "function": []}
    for module in modules(src):
        lines = len(module.text.splitlines())
        lengths["module"].append(lines)
        if lines > BOUND["module"]:
            yield module.at(1, f"{lines} lines, at most {BOUND['module']}: split it")
        if not ast.get_docstring(module.tree):
            yield module.at(1, "no docstring: say in one line what the module is for")
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                lengths["function"].append(length)
                if length > BOUND["function"]:
                    bound = BOUND["function"]
                    yield module.at(node.lineno, f"{node.name} has {length} lines, at most {bound}")
    for what, found in lengths.items():
        long = sum(length > GUIDE[what] for length in found)
        if long > max(1, MAY_PASS[what] * len(found)):
            yield f"{long} of {len(found)} {what}s are longer than {GUIDE[what]} lines"


_REPEATED_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+")


def repetitions(src: Path) -> Iterator[str]:
    """What is repeated in brackets and never given back goes by `text.possessive`.

    Up to 3.11.4, which Debian 12 has, Python matches it wrongly where it is written out.
    """
    for module in modules(src):
        for node in ast.walk(module.tree):
            said = node.value if isinstance(node, ast.Constant) else ""
            said = said.decode("latin-1") if isinstance(said, bytes) else said
            if isinstance(said, str) and (found := _REPEATED_GROUP.search(said)):
                shown = said[max(0, found.start() - 20) : found.end()]
                yield module.at(getattr(node, "lineno", 1), f"{shown!r}: write text.possessive")


Rule = Callable[[Path], Iterator[str]]
RULES: tuple[Rule, ...] = (layers, siblings, doors, purity, sizes, repetitions)


@pytest.mark.parametrize("rule", RULES)
def test_the_package_keeps(rule: Rule) -> None:
    found = dict.fromkeys(rule(SRC))
    assert not found, "\n".join([rule.__doc__ or "", *found])


WRONG = {
    "__init__.py": '"""x."""\nfrom awesomequant import text',
    "cli.py": '"""x."""\nfrom awesomequant.commands import add',
    "text.py": '"""x."""\nfrom awesomequant.library.library import Library',
    "stray.py": '"""x."""',
    "check/__init__.py": '"""x."""',
    "check/rules/__init__.py": '"""x."""\nFACE = 1',
    "check/rules/a.py": '"""x."""\ndef f():\n    from awesomequant.commands import add',
    "check/rules/b.py": '"""x."""\nfrom awesomequant.check.rules import FACE\nfrom awesomequant.check.rules.a import f\nimport yaml, os.path',
    "check/rules/c.py": '"""x."""\nfrom pathlib import PurePosixPath\nopen("x")',
    "export/a.py": '"""x."""\nfrom ..site import pages\nfrom awesomequant import stray',
    "site/a.py": '"""x."""\nfrom awesomequant.site import b\nimport mkdocs.config',
    "store/a.py": "x = 1\n" * 401,
    "language/a.py": '"""x."""\nA = r"(?:a|b)*+"\nB = rb"\\)?+[)]*+(?:ab){2,}+"',
    "library/a.py": '"""x."""\nimport pydantic\ndef f():' + "\n    x = 1" * 80,
}
REPORTED: dict[Rule, tuple[str, ...]] = {
    layers: (
        "__init__.py:2: awesomequant itself imports nothing, so that --help is fast",
        "check/rules/a.py:3: check.rules.a imports commands.add: imports point down only",
        "export/a.py:2: export.a imports site.pages: imports point down only",
        "stray.py:1: stray has no layer: give it one in test_architecture.py",
        "text.py:2: text imports library.library.Library: imports point down only",
    ),
    siblings: ("check/rules/b.py:3: check.rules.b imports its sibling check.rules.a",),
    doors: (
        "check/rules/b.py:4: check.rules.b imports yaml, whose door is store",
        "site/a.py:3: site.a imports mkdocs, whose door is " + " and ".join(DOORS["mkdocs"]),
    ),
    purity: (
        "check/rules/b.py:4: check.rules.b imports os.path: a part does no I/O",
        "check/rules/c.py:3: check.rules.c opens a file: a part does no I/O",
    ),
    repetitions: (
        "language/a.py:2: '(?:a|b)*+': write text.possessive",
        "language/a.py:3: '\\\\)?+[)]*+(?:ab){2,}+': write text.possessive",
    ),
    sizes: (
        "library/a.py:3: f has 81 lines, at most 80",
        "store/a.py:1: 401 lines, at most 400: split it",
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


# What a start may not meet: parsers, editors, the libraries of other rooms.
SLOW = (
    "babel",
    "docutils",
    "email.mime",
    "jinja2",
    "latex2mathml",
    "markdown_it",
    "mkdocs",
    "pylatexenc",
    "requests",
    "sqlite3",
    "yaml",
)
STARTS = [
    ("import awesomequant.store", (*SLOW, f"{NAME}.store.edit", f"{NAME}.store.events")),
    (f"import {NAME}.commands.check", (*SLOW, f"{NAME}.export", f"{NAME}.render", f"{NAME}.site")),
    (
        f"from {NAME}.cli import awesomequant; awesomequant(['--help'], standalone_mode=False)",
        (
            *SLOW,
            "pydantic",
            "rapidfuzz",
            f"{NAME}.store",
            f"{NAME}.library.library",
            f"{NAME}.registry",
        ),
    ),
    # What runs in a browser as well, put into its language.
    (
        f"import {NAME}.audit.report",
        (
            "click",
            "pydantic",
            "yaml",
            f"{NAME}.export",
            f"{NAME}.registry",
            f"{NAME}.store",
            *(f"{NAME}.library.{one}" for one in ("library", "paper", "settings", "vocabulary")),
        ),
    ),
]


@pytest.mark.parametrize(("start", "slow"), STARTS)
def test_a_start_imports_no_more_than_it_needs(start: str, slow: tuple[str, ...]) -> None:
    # By what is imported, not by the clock: a second of imports came back a tenth at a time.
    ask = f"{start}; import sys; print(*sys.modules, file=sys.stderr)"
    ran = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True, env=ENVIRONMENT
    )
    met = [
        name
        for name in ran.stderr.split()
        if name in slow or name.startswith(tuple(f"{one}." for one in slow))
    ]
    assert not met
