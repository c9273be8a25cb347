"""Which problems a run tells: all, or those of the files and folders that were named."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from awesomequant.check.rules import RULES
from awesomequant.library.problems import Problem, Refusal
from awesomequant.store.pages import FOLDER, README

RECORDS = "data/papers"
# A rule of the list's own that fails is told at its file.
_PARTS = (*(f"{folder}/" for folder in RULES.folders), FOLDER)
_CHECKED = (".", README)


@dataclass(frozen=True)
class Scope:
    """Files and folders, relative to the project's root; ``whole`` where all problems are told.

    A change of the vocabulary, of the settings, or of a file that is gone reaches every record.
    """

    names: frozenset[str] = frozenset()
    whole: bool = True

    @classmethod
    def of(cls, root: Path, paths: Iterable[str]) -> "Scope":
        """Return the scope of paths that a person wrote.

        Raises Refusal for one that is not there, and for one in which nothing is checked.
        """
        names = frozenset(_inside(root, path) for path in paths)
        return cls(names, not names or any(map(_reaches_all, names)))

    @classmethod
    def of_changes(cls, root: Path, lines: Iterable[str]) -> "Scope":
        """Return the scope of what ``git diff --name-only`` lists; the list may lie in a folder.

        What lies elsewhere is passed over: a change may reach far beyond the list.
        """
        found = [_listed(root, _unquoted(line)) for line in lines]
        gone = [name for name in found if name and not os.path.lexists(root / name)]
        names = frozenset(name for name in found if name) - {*gone}
        whole = any(map(_reaches_all, names)) or any(map(_lies_in_data, gone))
        return cls(names, whole)

    def names_file(self, file: str) -> bool:
        """Return whether a file, or a folder above it, was named."""
        return file in self.names or any(
            str(folder) in self.names for folder in PurePosixPath(file).parents
        )

    def has(self, file: str) -> bool:
        """Return whether what is wrong in a file is told."""
        return self.whole or self.names_file(file)

    def holds(self, problem: Problem) -> bool:
        """Return whether a problem, or something it is about, lies in it."""
        return self.has(problem.place.file) or any(
            self.has(other.file) for other in problem.related
        )


def _lies_in_data(name: str) -> bool:
    return name == "data" or name.startswith("data/")


def _reaches_all(name: str) -> bool:
    return name == "." or (_lies_in_data(name) and not f"{name}/".startswith(f"{RECORDS}/"))


def _inside(root: Path, path: str) -> str:
    """Return the name, relative to the root, of a path from here or from the root."""
    name = next((n for base in (Path(), root) if (n := _name(root, base / path))), None)
    if name is None or not os.path.lexists(root / name):
        if os.path.lexists(path):
            raise Refusal(f"{path} does not belong to the list in {root}")
        raise Refusal(f"there is no {path} here; name a record or a folder")
    if not (name in _CHECKED or _lies_in_data(name) or f"{name}/".startswith(_PARTS)):
        raise Refusal(f"nothing is checked in {path}; a record lies in {RECORDS}/YEAR/")
    return name


def _listed(root: Path, line: str) -> str | None:
    """Return the name, relative to the root, of a path that git lists from above it or from here.

    Where no such file is there any more, it is the one that would lie in ``data/``.
    """
    bases = (root, Path(), *root.parents)
    names = [name for base in bases if line and (name := _name(root, base / line))]
    there = [name for name in names if os.path.lexists(root / name)]
    return next(iter([*there, *filter(_lies_in_data, names)]), None)


def _name(root: Path, path: Path) -> str | None:
    """Return the name of a path relative to the root; None for one outside.

    A link is named itself, not what it leads to: nobody reads it, and that must be told.
    """
    plain = Path(os.path.normpath(path.absolute()))
    for one in (plain, plain.parent.resolve() / plain.name):
        if one.is_relative_to(root):
            return one.relative_to(root).as_posix()
    return None


def _unquoted(line: str) -> str:
    r"""Return a file's name as git means it: ``"\303\251.yaml"`` is ``é.yaml``."""
    if not (line.startswith('"') and line.endswith('"')):
        return line
    octets = line[1:-1].encode("latin-1", "replace").decode("unicode_escape")
    return os.fsdecode(octets.encode("latin-1"))
