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
        names = set()
        for path in paths:
            # A path from here is tried first, then one from the root, as problems are told.
            name = next((n for base in (Path(), root) if (n := _name(root, base / path))), None)
            if name is None or not os.path.lexists(root / name):
                if os.path.lexists(path):
                    raise Refusal(f"{path} does not belong to the list in {root}")
                raise Refusal(f"there is no {path} here; name a record or a folder")
            is_part = f"{name}/".startswith(_PARTS)
            if not (name in (".", README) or _lies_in_data(name) or is_part):
                raise Refusal(f"nothing is checked in {path}; a record lies in {RECORDS}/YEAR/")
            names.add(name)
        return cls(frozenset(names), not names or any(map(_reaches_all, names)))

    @classmethod
    def of_changes(cls, root: Path, lines: Iterable[str]) -> "Scope":
        """Return the scope of what ``git diff --name-only`` lists; the list may lie in a folder.

        What lies elsewhere is passed over: a change may reach far beyond the list.
        """
        names, gone = set(), set()
        # Git lists paths from the top of its worktree, which may lie above the list, or from here.
        bases = (root, Path(), *root.parents)
        for line in filter(None, lines):
            path = line
            if line.startswith('"') and line.endswith('"'):  # é.yaml is "\303\251.yaml" to git
                octets = line[1:-1].encode("latin-1", "replace").decode("unicode_escape")
                path = os.fsdecode(octets.encode("latin-1"))
            found = [name for base in bases if (name := _name(root, base / path))]
            if there := [name for name in found if os.path.lexists(root / name)]:
                names.add(there[0])
            # Where no such file is there any more, it is the one that would lie in ``data/``.
            elif lost := [name for name in found if _lies_in_data(name)]:
                gone.add(lost[0])
        whole = any(map(_reaches_all, names)) or any(map(_lies_in_data, gone))
        return cls(frozenset(names), whole)

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


def _name(root: Path, path: Path) -> str | None:
    """Return the name of a path relative to the root; None for one outside.

    A link is named itself, not what it leads to: nobody reads it, and that must be told.
    """
    # ``resolve`` would follow it; of the folder both ways are tried, for /tmp is a link on a Mac.
    plain = Path(os.path.normpath(path.absolute()))
    for one in (plain, plain.parent.resolve() / plain.name):
        if one.is_relative_to(root):
            return one.relative_to(root).as_posix()
    return None
