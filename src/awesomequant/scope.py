"""Which problems a run tells: all, or those of the files and folders that were named."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from awesomequant.problems import Problem, Refusal

RECORDS = "data/papers"


@dataclass(frozen=True)
class Scope:
    """The files and folders, relative to the project's root; None for the whole list."""

    names: frozenset[str] | None = None

    @classmethod
    def of(cls, root: Path, paths: Iterable[str]) -> "Scope":
        """Give the scope of paths that a person wrote; raises Refusal for one that is not there."""
        named = [_inside(root, Path(path)) for path in paths]
        return cls._of_names(named) if named else cls()

    @classmethod
    def of_changes(cls, root: Path, lines: Iterable[str]) -> "Scope":
        """Give the scope of what ``git diff --name-only`` lists; what is gone or elsewhere is not.

        Its names are relative to the project's root or to the folder one is in.
        """
        found = (root / line if (root / line).exists() else Path(line) for line in lines if line)
        inside = (path.resolve() for path in found if path.exists())
        return cls._of_names(
            path.relative_to(root).as_posix() for path in inside if path.is_relative_to(root)
        )

    @classmethod
    def _of_names(cls, names: Iterable[str]) -> "Scope":
        """Give the scope of names below the root; the vocabulary's reaches every record."""
        found = frozenset(names)
        reaching = any(
            name == "." or (name.startswith("data") and not name.startswith(RECORDS))
            for name in found
        )
        return cls(None if reaching else found)

    def has(self, file: str) -> bool:
        """Say whether a file lies in it."""
        if self.names is None or file in self.names:
            return True
        return any(str(folder) in self.names for folder in PurePosixPath(file).parents)

    def holds(self, problem: Problem) -> bool:
        """Say whether a problem, or something it is about, lies in it."""
        return self.has(problem.place.file) or any(
            self.has(other.file) for other in problem.related
        )


def _inside(root: Path, path: Path) -> str:
    if not path.exists():
        path = root / path
    if not path.exists():
        raise Refusal(f"there is no {path.relative_to(root)} here; name a record or a folder")
    if not path.resolve().is_relative_to(root):
        raise Refusal(f"{path} does not belong to the list in {root}")
    return path.resolve().relative_to(root).as_posix()
