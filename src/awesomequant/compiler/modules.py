"""Sources as they import each other: what a name at the top of a module means."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

# Functions that the run time has in the place of ours: they ask libraries or bytes, or there is a
# shorter way.  Each is tested beside the one it stands for.
DOORS = frozenset(
    {
        ("awesomequant.text", "regex"),
        ("awesomequant.text", "_bare"),
        ("awesomequant.works.letters", "ratio"),
        ("awesomequant.works.letters", "nearest"),
        ("awesomequant.language.tex.commands", "sign"),
        ("awesomequant.language.mathml", "styled"),
        ("latex2mathml.symbols_parser", "convert_symbol"),
    }
)
# Libraries that are compiled like our own modules, since all of them is plain Python.
LIBRARIES = ("latex2mathml",)


class CompileError(Exception):
    """What the compiler does not know, with the place where it stands."""


@dataclass(frozen=True)
class Definition:
    """What a name at the top of a module is bound to by one statement."""

    module: str
    name: str
    node: ast.stmt
    order: tuple[int, int]  # of its module, of its line: what is needed first stands first


@dataclass(frozen=True)
class External:
    """A name of the standard library or of another package, or a module of them (no name)."""

    module: str
    name: str = ""


Meaning = Definition | External | str  # a str is a module of ours


@dataclass
class Module:
    """A source, with the statements that bind its names, and where its imports lead."""

    name: str
    file: Path
    tree: ast.Module
    is_short: bool = False
    order: int = 0
    defined: dict[str, Definition] = field(default_factory=dict)
    imported: dict[str, tuple[str, str]] = field(default_factory=dict)
    earlier: dict[str, list[ast.stmt]] = field(default_factory=dict)  # before the last that binds
    used: list[ast.stmt] = field(default_factory=list)  # neither binds a name nor imports

    def refusal(self, node: ast.AST, message: str) -> CompileError:
        """Return the exception for what is not known at a place of the source."""
        line, column = getattr(node, "lineno", 0), getattr(node, "col_offset", 0) + 1
        return CompileError(f"{self.file}:{line}:{column}: {message}")


class Modules:
    """The modules in some folders, read when they are first asked for."""

    def __init__(self, *folders: Path, is_short: bool = False) -> None:
        """Read packages, and modules that lie in folders; local names are kept or short.

        A package is named by its own folder: beside one that is installed lie those of others.
        """
        self._folders, self._is_short = folders, is_short
        self._read: dict[str, Module | None] = {}
        self._done = 0

    def get(self, name: str) -> Module | None:
        """Return a module of ours by its dotted name."""
        if name not in self._read:
            self._read[name] = None
            paths = [folder.joinpath(*name.split(".")) for folder in self._places(name)]
            files = [
                one for path in paths for one in (path / "__init__.py", path.with_suffix(".py"))
            ]
            file = next((one for one in files if one.is_file()), None)
            if file:
                self._read[name] = self._module(name, file)
        return self._read[name]

    def _places(self, name: str) -> Sequence[Path]:
        library = name.split(".", maxsplit=1)[0]
        if library not in LIBRARIES:
            return [
                folder.parent if is_package(folder) else folder
                for folder in self._folders
                if folder.name == library or not is_package(folder)
            ]
        found = find_spec(library)
        return [Path(place).parent for place in (found and found.submodule_search_locations) or ()]

    def names(self) -> list[str]:
        """Return the names of all modules that were read."""
        return [name for name, module in self._read.items() if module]

    def _module(self, name: str, file: Path) -> Module:
        module = Module(name, file, ast.parse(file.read_text("utf-8")), self._is_short)
        self._read[name] = module
        for statement in module.tree.body:
            self._take(module, statement)
        # As in Python a module's own statements come after those of the modules it imports.
        self._done += 1
        module.order = self._done
        module.defined = {
            one: Definition(name, one, found.node, (module.order, found.order[1]))
            for one, found in module.defined.items()
        }
        return module

    def _take(self, module: Module, node: ast.stmt) -> None:
        if isinstance(node, ast.Import | ast.ImportFrom):
            for known, (source, _) in imports(node):
                module.imported[known] = (source, _)
                if self.get(source) and _:
                    self.get(f"{source}.{_}")
        elif (isinstance(node, ast.If) and is_for_types(node)) or (
            isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        ):
            return
        else:
            names = list(bound(node))
            for inner in ast.walk(node):  # what a function imports is read when it is compiled
                if isinstance(inner, ast.Import | ast.ImportFrom):
                    for known, origin in imports(inner):
                        module.imported.setdefault(known, origin)
            for one in names:
                if one in module.defined:
                    module.earlier.setdefault(one, []).append(module.defined[one].node)
                module.defined[one] = Definition(module.name, one, node, (0, node.lineno))
            if not names and not isinstance(node, ast.AnnAssign | ast.Pass):
                module.used.append(node)

    def meaning(self, module: Module, name: str) -> Meaning | None:
        """Return what a name means at the top of a module; None where it is not bound there."""
        if (module.name, name) in DOORS:
            return External(module.name, name)
        if name in module.defined:
            return module.defined[name]
        if name in module.imported:
            return self.imported(*module.imported[name])
        return None

    def imported(self, source: str, name: str) -> Meaning:
        """Return what an import of a name from a module gives, or of a whole module."""
        if not name:
            return source if self.get(source) else External(source)
        module = self.get(source)
        if module is None:
            return External(source, name)
        found = self.meaning(module, name)
        if found is not None:
            return found
        inner = f"{source}.{name}"
        if self.get(inner):
            return inner
        raise CompileError(f"{source} has no {name}")


def is_package(folder: Path) -> bool:
    """Return whether a folder is a package, not one that packages and modules lie in."""
    return (folder / "__init__.py").is_file()


def imports(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each name that an import binds, with the module and the name there."""
    for one in node.names:
        if isinstance(node, ast.ImportFrom):
            yield one.asname or one.name, (node.module or "", one.name)
        elif one.asname:
            yield one.asname, (one.name, "")
        else:
            yield one.name.split(".")[0], (one.name.split(".")[0], "")


def bound(node: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement at the top of a module binds."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign):
        for target in node.targets:
            yield from stored(target)
    elif isinstance(node, ast.AugAssign) or (isinstance(node, ast.AnnAssign) and node.value):
        yield from stored(node.target)


def stored(node: ast.expr) -> Iterator[str]:
    """Yield the names in a target that get a value."""
    for one in ast.walk(node):
        if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store):
            yield one.id


def is_for_types(node: ast.If) -> bool:
    """Return whether an ``if`` holds what type checkers read alone."""
    return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
