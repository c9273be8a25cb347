"""Find what lies beside the list's files and is read by nothing: ``x.yml`` is no record.

A contributor whose file has a wrong name would else see a green check and no paper.
"""

import os
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from awesomequant.library.change import Fix
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.text import nearest

RULE = "stray-file"
PAPERS, SECTIONS, HISTORY = "data/papers", "data/sections", "data/history"
PROVENANCE = "data/provenance"
SCOPE, TAG_RULES = "data/scope.yaml", "data/tag-rules.yaml"
_FOLDERS = (PAPERS, SECTIONS, HISTORY, PROVENANCE)
# Whose files are no YAML; what is wrong with them is told by who reads them.
_OTHERS = ("data/proceedings",)
# What may lie anywhere: hidden files (.gitkeep, .DS_Store, vim's .x.yaml.swp, our own temporary
# files), the copies that editors keep beside a file (x.yaml~, #x.yaml#), what Windows puts into
# folders, and the two files that tell people about a folder.
_FINE = re.compile(
    r"\..*|.*~|#.*#|thumbs\.db|desktop\.ini|(?:readme|licen[cs]e)(?:\..*)?", re.IGNORECASE
)
# A name that means a YAML file; Windows hides the ".txt" that it adds.
_MEANT = re.compile(r"(?P<stem>.+?)\.ya?ml(?:\.txt)?", re.IGNORECASE)
_LIKE_YAML = re.compile(r"\.ya?ml", re.IGNORECASE)
# The one field that every record has.
_TITLE = re.compile(rb"^[\"']?title[\"']?[ \t]*:", re.MULTILINE)
_TITLE_WITHIN = 64 * 1024


def strays(
    root: Path, read: Collection[str], passed_by: Iterable[tuple[str, "os.DirEntry[str]"]]
) -> Iterator[Problem]:
    """Yield a problem for each thing below ``data/`` that is not read, and for stray records.

    ``read`` are the files of ``data/`` that are; below the folders of a list every file that ends
    in .yaml is.  ``passed_by`` is what lies among the records and is none: who read them has looked
    at all of it.
    """
    for folder, entry in passed_by:
        if not _FINE.fullmatch(entry.name):
            yield _stray(entry, f"{folder}/{printable(entry.name)}", PAPERS, ())
    for entry in _entries(root / "data"):
        name = f"data/{printable(entry.name)}"
        if name in _FOLDERS and entry.is_dir():  # a link to a folder is followed here
            if name != PAPERS:
                yield from _in_folder(root, name, name)
        elif name in read or (name in _OTHERS and entry.is_dir(follow_symlinks=False)):
            continue
        elif entry.is_dir(follow_symlinks=False):
            yield _unknown_folder(root, name)
        else:
            yield _stray(entry, name, "data", read)
    for folder in _FOLDERS:
        beside = folder.removeprefix("data/")
        for file in sorted((root / beside).rglob("*")) if (root / beside).is_dir() else ():
            name = file.relative_to(root).as_posix()
            if found := stray_record(root, name):
                yield found


def stray_record(root: Path, name: str) -> Problem | None:
    """Return the problem that a file outside ``data/`` is, if it says what a record says."""
    meant = _MEANT.fullmatch(Path(name).name)
    if not meant or name.startswith("data/") or not (root / name).is_file():
        return None
    try:
        with (root / name).open("rb") as stream:
            is_record = _TITLE.search(stream.read(_TITLE_WITHIN))
    except OSError:
        return None  # git names it, and nobody can read it
    place, hint = Place(printable(name)), f"a record lies in {PAPERS}/YEAR/{meant['stem']}.yaml"
    return Problem(place, RULE, "this record is not read", hint) if is_record else None


def looks_like_a_record(name: str) -> bool:
    """Return whether a file's name is one that people give to a record, right or wrong.

    So are those of files that may lie anywhere: ``.x.yaml``, ``x.yaml~``.
    """
    return bool(_LIKE_YAML.search(name.rpartition("/")[2]))


def is_read(entry: "os.DirEntry[str]") -> bool:
    """Return whether what lies below one of the list's folders is read as a file of the list."""
    name = entry.name
    is_utf_8 = name.isascii() or printable(name) == name
    return name.endswith(".yaml") and is_utf_8 and entry.is_file(follow_symlinks=False)


def is_entered(entry: "os.DirEntry[str]") -> bool:
    """Return whether files are looked for in what lies below one of the list's folders."""
    return entry.is_dir(follow_symlinks=False) and not _MEANT.fullmatch(entry.name)


def _in_folder(root: Path, folder: str, room: str) -> Iterator[Problem]:
    """Yield what is not read in a folder and those below; ``room`` is the one of _FOLDERS."""
    for entry in _entries(root / folder):
        name = f"{folder}/{printable(entry.name)}"
        if is_entered(entry):
            yield from _in_folder(root, f"{folder}/{entry.name}", room)
        elif not is_read(entry):
            yield _stray(entry, name, room, ())


def _entries(folder: Path) -> "list[os.DirEntry[str]]":
    """Return what lies in a folder, in order, but for what may lie anywhere."""
    with os.scandir(folder) as found:
        return sorted(
            (entry for entry in found if not _FINE.fullmatch(entry.name)),
            key=lambda entry: entry.name,
        )


def _stray(entry: "os.DirEntry[str]", name: str, room: str, read: Collection[str]) -> Problem:
    """Word what is wrong with one thing that is not read, and what to do."""
    meant = _MEANT.fullmatch(entry.name)
    right = printable(f"{meant['stem'] if meant else entry.name.partition('.')[0]}.yaml")
    is_utf_8 = printable(entry.name) == entry.name
    fix = None
    if entry.is_symlink():
        message = "a link is not followed: what it names may lie outside the list"
        hint = "put the file itself here"
    elif entry.is_dir():
        message, hint = "a folder has the name of a file, and nothing in it is read", "rename it"
    elif not entry.is_file():
        message, hint = "this is no file but a pipe, a socket or a device", "delete it"
    elif meant and not entry.name.endswith(".yaml"):
        message, hint = "the file is not read: its name must end in .yaml", f"name it '{right}'"
        to = f"{name.rpartition('/')[0]}/{right}"
        if is_utf_8 and (room != "data" or to in read):
            fix = Fix(f"rename it to {right}", move_to=to)
    elif not is_utf_8:
        message, hint = "the file is not read: its name is not UTF-8", "name it anew"
    else:
        message, hint = "nothing reads this file", f"move it out of {room}/"
        if room == PAPERS:
            hint = f"name it '{right}' if it is a record, else {hint}"
        elif meant:
            near = nearest(right.removesuffix(".yaml"), (Path(file).stem for file in read))
            hint = f"a record lies in {PAPERS}/YEAR/"
            hint = f"did you mean 'data/{near}.yaml'?" if near else hint
    level = Level.ERROR if meant or room == PAPERS else Level.WARNING
    return Problem(Place(name), RULE, message, hint, level, fix)


def _unknown_folder(root: Path, name: str) -> Problem:
    """Word a folder of ``data/`` that nobody looks into; an error where records may lie in it."""
    is_list = any(_MEANT.fullmatch(file.name) for file in (root / name).rglob("*"))
    near = nearest(name.removeprefix("data/"), (folder[5:] for folder in _FOLDERS))
    hint = f"did you mean 'data/{near}'?" if near else f"records lie in {PAPERS}/YEAR/"
    level = Level.ERROR if is_list else Level.WARNING
    return Problem(Place(name), RULE, "nothing in this folder is read", hint, level)


def printable(name: str) -> str:
    """Return a name whose bytes are no UTF-8 with those bytes spelled out."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
