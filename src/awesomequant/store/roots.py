"""Where a list begins: its own folder, or the root of several, whose ``lists.yaml`` names them."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from awesomequant.door import Door, Kind
from awesomequant.library.lists import Lists
from awesomequant.library.problems import Place, Problem, Refusal
from awesomequant.store import strict
from awesomequant.store.reader import FILE_BYTES, Reader

LIST, LISTS, SHARED = "data/list.yaml", "lists.yaml", "shared"
RULE = "lists"
# What the root has itself, and what it is built into.
_OF_THE_ROOT = frozenset((SHARED, "docs", "site", "templates", "messages"))


class NoProjectError(Refusal):
    """There is no ``data/list.yaml`` here nor in any folder above."""


def find_root(start: Path) -> Path:
    """Return the nearest folder at or above ``start`` that holds a list; raises NoProjectError."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / LIST).is_file():
            return folder
        if (folder / LISTS).is_file():
            about = Reader(folder).one(LISTS, Lists)
            names = ", ".join(f"-C {name}" for name in about.lists) if about else ""
            msg = f"{folder} holds several lists; name one of them: {names or '-C FOLDER'}"
            raise NoProjectError(msg)
    msg = f"there is no {LIST} in {start.resolve()} or above it; name the list's folder with -C DIR"
    raise NoProjectError(msg)


def find_lists(start: Path) -> Path | None:
    """Return the folder of several lists that one stands in, outside of any of them; else None."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / LISTS).is_file():
            return folder
        if (folder / LIST).is_file():
            return None
    return None


def root_above(folder: Path) -> tuple[Path, str, Lists] | None:
    """Return the root that names a list in ``folder``, its name there, and what that root says."""
    for above in folder.parents:
        if (above / LISTS).is_file():
            name = folder.relative_to(above).as_posix()
            about = Reader(above).one(LISTS, Lists)
            return (above, name, about) if about and name in about.lists else None
    return None


def read_lists(root: Path) -> tuple[Lists | None, list[Problem], bytes]:
    """Return what ``lists.yaml`` says, what is wrong with it and its folders, and its digest."""
    reader = Reader(root)
    about = reader.one(LISTS, Lists)
    if about:
        text = reader.door.content(LISTS, FILE_BYTES).decode("utf-8-sig", "replace")
        places = strict.positions(text)
        for at, message, hint in _wrong_folders(root, about.lists):
            line, column = places.get(("lists", at), places.get(("lists",), (1, 1)))
            reader.problems.append(Problem(Place(LISTS, line, column), RULE, message, hint))
    return about, reader.problems, reader.digests.get(LISTS, b"")


def _wrong_folders(root: Path, folders: tuple[str, ...]) -> Iterator[tuple[int, str, str]]:
    """Yield which folder is no list that can stand on the site, why, and what to do."""
    door = Door(root)
    begin = "'awesomequant init {}' begins one there"
    if not folders:
        hint = "begin one, 'awesomequant init FOLDER', and name its folder under 'lists'"
        yield 0, "there is no list yet", hint
    if door.has(LIST):
        hint = f"move {LISTS} to the folder above, and name this list there"
        yield 0, f"{LISTS} lies in a list, beside its data/", hint
    for at, name in enumerate(folders):
        parts = PurePosixPath(name).parts
        if name.startswith(("/", "~")) or ".." in parts or ":" in name or "\\" in name:
            hint = "name a folder below this one, as 'binary' or 'topics/binary'"
            yield at, f"'{name}' leads out of this folder", hint
        elif not parts:
            yield at, f"'{name}' is this folder itself", "name a folder below it, as 'binary'"
        elif name != PurePosixPath(name).as_posix() or parts[0].startswith("."):
            yield at, f"'{name}' is no plain name of a folder", f"write '{_plain(name)}'"
        elif parts[0] in _OF_THE_ROOT:
            yield at, f"'{parts[0]}' is a folder of the root itself", "give the list another one"
        elif name.casefold() in (one.casefold() for one in folders[:at]):
            yield at, f"'{name}' stands here twice", "delete the line"
        elif outer := next((one for one in folders if name.startswith(f"{one}/")), None):
            yield at, f"'{name}' lies in the list '{outer}'", "put the two beside one another"
        elif not door.has(f"{name}/{LIST}"):
            yield at, *_missing(door, name, begin.format(name))


def _missing(door: Door, name: str, begin: str) -> tuple[str, str]:
    """Say why there is no list in a folder."""
    steps = PurePosixPath(name).parts
    for depth in range(1, len(steps) + 1):
        above = "/".join(steps[:depth])
        kind = door.kind(above)
        if kind is Kind.LINK:
            return f"'{above}' is a link", "put the folder itself here"
        if kind is None:
            return f"there is no {above}", begin
        if kind is not Kind.FOLDER:
            return f"'{above}' is no folder", begin
    return f"there is no list in {name}: it has no {LIST}", begin


def _plain(name: str) -> str:
    parts = PurePosixPath(name).parts
    return "/".join(part.lstrip(".") for part in parts if part.strip(".")) or "binary"
