"""Which problems a run tells: all, or those of the files and folders that were named."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from awesomequant.library.problems import Problem, Refusal

RECORDS = "data/papers"


@dataclass(frozen=True)
class Scope:
    """Files and folders, relative to the project's root; ``whole`` where all problems are told.

    A change of the vocabulary, of the settings, or of a file that is gone reaches every record.
    """

    names: frozenset[str] = frozenset()
    whole: bool = True

    @classmethod
    def of(cls, root: Path, paths: Iterable[str]) -> "Scope":
        """Give the scope of paths that a person wrote; raises Refusal for one that is not there."""
        names = frozenset(_inside(root, Path(path)) for path in paths)
        return cls(names, not names or any(map(_reaches_all, names)))

    @classmethod
    def of_changes(cls, root: Path, lines: Iterable[str]) -> "Scope":
        """Give the scope of what ``git diff --name-only`` lists, from the root or where one is."""
        names = set()
        for line in filter(None, lines):
            path = (root / line if (root / line).exists() else Path(line)).resolve()
            gone = not path.exists() and line.startswith("data/")
            if gone or path.is_relative_to(root):
                names.add("data" if gone else path.relative_to(root).as_posix())
        return cls(frozenset(names - {"data"}), any(map(_reaches_all, names)))

    def names_file(self, file: str) -> bool:
        """Say whether a file, or a folder above it, was named."""
        return file in self.names or any(
            str(folder) in self.names for folder in PurePosixPath(file).parents
        )

    def has(self, file: str) -> bool:
        """Say whether what is wrong in a file is told."""
        return self.whole or self.names_file(file)

    def holds(self, problem: Problem) -> bool:
        """Say whether a problem, or something it is about, lies in it."""
        return self.has(problem.place.file) or any(
            self.has(other.file) for other in problem.related
        )


def _reaches_all(name: str) -> bool:
    return name == "." or (name.startswith("data") and not name.startswith(RECORDS))


def _inside(root: Path, path: Path) -> str:
    if not path.exists():
        path = root / path
    if not path.exists():
        raise Refusal(f"there is no {path.relative_to(root)} here; name a record or a folder")
    if not path.resolve().is_relative_to(root):
        raise Refusal(f"{path} does not belong to the list in {root}")
    return path.resolve().relative_to(root).as_posix()
