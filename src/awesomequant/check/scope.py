"""Which problems a run tells: all, or those of the files and folders that were named."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from awesomequant.check.rules import RULES
from awesomequant.language.characters import shown
from awesomequant.library.problems import Problem, Refusal
from awesomequant.store.git import is_top
from awesomequant.store.pages import FOLDER, README
from awesomequant.store.strays import DECISIONS

RECORDS = "data/papers"
# A rule of the list's own that fails is told at its file.
_PARTS = (*(f"{folder}/" for folder in RULES.folders), FOLDER)
# A change of more files than these is checked whole: a few seconds, whatever it names.
MOST = 5000
# What stands for one byte in a name as git quotes it: \303, \n, \" and the like.
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.DOTALL)
_LETTERS = dict(zip(b"abtnvfr", b"\a\b\t\n\v\f\r", strict=True))


@dataclass(frozen=True)
class Scope:
    """Files and folders, relative to the project's root; ``whole`` where all problems are told.

    A change of the vocabulary, of the settings, or of a file that is gone reaches every record.
    ``outside`` are the files of a change that are none of the list, each below the folder where it
    stands; ``why`` says what made a change a whole check, where that is no wish of who asked.
    """

    names: frozenset[str] = frozenset()
    whole: bool = True
    outside: tuple[tuple[Path, str], ...] = ()
    why: str = ""

    @classmethod
    def of(cls, root: Path, paths: Iterable[str]) -> "Scope":
        """Return the scope of paths that a person wrote, or copied from what git printed.

        Raises Refusal for one that is not there, and for one in which nothing is checked.
        """
        names = set()
        for path in paths:
            # A path from here is tried first, then one from the root, as problems are told.
            tried = [(base, one) for one in _readings(path) for base in (Path(), root)]
            found = (_name(root, base / one) for base, one in tried)
            name = next((one for one in found if one and os.path.lexists(root / one)), None)
            if name is None:
                if os.path.lexists(path):
                    raise Refusal(f"{path} does not belong to the list in {root}")
                raise Refusal(f"there is no {path} here; name a record or a folder")
            is_part = f"{name}/".startswith(_PARTS)
            if not (name in (".", README) or lies_in_data(name) or is_part):
                raise Refusal(f"nothing is checked in {path}; a record lies in {RECORDS}/YEAR/")
            names |= {name, shown(name)}
        return cls(frozenset(names), not names or any(map(_reaches_all, names)))

    @classmethod
    def of_changes(cls, root: Path, content: bytes) -> "Scope":
        r"""Return the scope of what ``git diff --name-only`` lists, with ``-z`` or without.

        The list may lie in a folder of the repository, and the run may stand in another checkout of
        it, as in CI, where a change's records are put into a list that is trusted.  What is not
        understood to the end is a whole check, never a pass: no name at all, too many, one that is
        nothing (gone, renamed, misspelt, outside the repository), a folder, which git never lists.
        """
        # No name holds a NUL: where there is one, there are names with -z, whatever was said.
        pieces = content.split(b"\0" if b"\0" in content else b"\n")
        lines = list(dict.fromkeys(filter(None, pieces)))
        if not lines:
            return cls(why="no file was named")
        if len(lines) > MOST:
            return cls(why=f"{len(lines)} files were named")
        names, outside, why = set[str](), list[tuple[Path, str]](), ""
        # Git lists paths from the top of its worktree, which may lie above the list, or from here.
        bases = list(dict.fromkeys((root, Path.cwd(), *_above(root))))
        for line in lines:
            path = os.fsdecode(line if b"\0" in content else line.removesuffix(b"\r"))
            readings = [path] if b"\0" in content else _readings(path)
            base, name = next(
                (found for one in readings if (found := _stands(bases, one))), (root, "")
            )
            own = _name(root, base / name) if name else None
            if not name or (not own and lies_in_data(name)):
                why = f"{shown(readings[0])} is not there"
            elif own:
                names |= {own, shown(own)}
                if (root / own).is_dir() and not (root / own).is_symlink():
                    why = f"{shown(own)} is a folder"
                elif _reaches_all(own) or f"{own}/".startswith(_PARTS[:-1]):
                    why = f"{shown(own)} reaches every record"
            else:
                outside.append((base, name))
        return cls(frozenset(names), bool(why), tuple(outside), why)

    def names_file(self, file: str) -> bool:
        """Return whether a file, or a folder above it, was named."""
        if file in self.names or "." in self.names:
            return True
        # As text: it is asked of every record, and a path takes 10 µs.
        above = file
        while above := above.rpartition("/")[0]:
            if above in self.names:
                return True
        return False

    def has(self, file: str) -> bool:
        """Return whether what is wrong in a file is told."""
        return self.whole or self.names_file(file)

    def holds(self, problem: Problem) -> bool:
        """Return whether a problem, or something it is about, lies in it."""
        return self.has(problem.place.file) or any(
            self.has(other.file) for other in problem.related
        )


def lies_in_data(name: str) -> bool:
    """Return whether a name is that of ``data/`` or of something in it."""
    return name == "data" or name.startswith("data/")


def _reaches_all(name: str) -> bool:
    # Of a decision `refused-work` finds the one record that it is about, and names its file.
    is_apart = f"{name}/".startswith((f"{RECORDS}/", f"{DECISIONS}/"))
    return name == "." or (lies_in_data(name) and not is_apart)


def _above(root: Path) -> list[Path]:
    """Return the folders from the list's root up to the top of its repository."""
    folders = [root, *root.parents]
    top = next((at for at, folder in enumerate(folders) if is_top(folder)), len(folders))
    return folders[: top + 1]


def _stands(bases: Iterable[Path], path: str) -> tuple[Path, str] | None:
    """Return the first folder below which a path leads to something, and its name there."""
    for base in list(bases)[: 1 if os.path.isabs(path) else None]:  # git lists no whole path  # noqa: PTH117
        name = _below(base, path)
        if name and os.path.lexists(base / name):
            return base, name
    return None


def _below(base: Path, path: str) -> str | None:
    # As text: `Path.resolve` asks the disk for each folder, 60 µs a name.
    whole = os.path.normpath(os.path.join(base, path))  # noqa: PTH118
    start = os.path.join(base, "")  # noqa: PTH118
    return whole[len(start) :].replace(os.sep, "/") if whole.startswith(start) else None


def _readings(path: str) -> list[str]:
    r"""Return what a path may mean: ``"caf\303\251.yaml"`` is café.yaml as git quotes it."""
    if not (path.startswith('"') and path.endswith('"') and path[1:]):
        return [path]
    return [os.fsdecode(_ESCAPE.sub(_byte, os.fsencode(path)[1:-1])), path]


def _byte(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return bytes([int(found[1], 8) & 0xFF])
    sign = found[2]  # an 8 among them, which git writes for nothing
    return bytes([_LETTERS[sign[0]]]) if sign[0] in _LETTERS else sign


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
