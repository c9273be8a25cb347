"""Find what lies beside the list's files and is read by nothing: ``x.yml`` is no record.

A contributor whose file has a wrong name would else see a green check and no paper.
"""

import re
from collections.abc import Collection, Container, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from awesomequant.door import DEEPEST, LINK, OTHER, PAGE_BYTES, Door, Found, Kind
from awesomequant.language.characters import shown
from awesomequant.library.change import Fix
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.text import nearest

RULE = "stray-file"
PAPERS, SECTIONS, HISTORY = "data/papers", "data/sections", "data/history"
PROVENANCE, DECISIONS = "data/provenance", "data/decisions"
SCOPE, TAG_RULES = "data/scope.yaml", "data/tag-rules.yaml"
SYNONYMS = "data/synonyms.yaml"
RESULTS, BENCHMARKS, MODELS = "data/results", "data/benchmarks.yaml", "data/models.yaml"
_FOLDERS = (PAPERS, SECTIONS, HISTORY, PROVENANCE, DECISIONS, RESULTS)
# Files of data/ that only some commands read.
ON_DEMAND = (SCOPE, TAG_RULES, SYNONYMS, BENCHMARKS, MODELS)
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


class Passed(NamedTuple):
    """What lies in a folder of the list and is not read; ``why`` says so of a folder."""

    folder: str
    entry: Found
    why: str = ""


def strays(
    door: Door, read: Collection[str], passed_by: Iterable[Passed], told: Container[str] = ()
) -> Iterator[Problem]:
    """Yield a problem for each thing below ``data/`` that is not read, and for stray records.

    ``read`` are the files of ``data/`` that are; below the folders of a list every file that ends
    in .yaml is.  ``passed_by`` is what lies among the records and is none: who read them has looked
    at all of it.  Of the files in ``told`` who read them has said what is wrong.
    """
    for folder, entry, why in passed_by:
        if not _FINE.fullmatch(entry.name):
            yield _stray(entry, f"{folder}/{shown(entry.name)}", PAPERS, (), why)
    for entry in _entries(door, "data"):
        name = f"data/{shown(entry.name)}"
        if name in told or (name in read and entry.kind is Kind.FILE):
            continue
        if name in _FOLDERS or (name in _OTHERS and entry.kind is Kind.FOLDER):
            if entry.kind is not Kind.FOLDER or (why := why_closed(door, name)):
                yield _stray(entry, name, name, (), why if entry.kind is Kind.FOLDER else "")
            elif name not in (PAPERS, *_OTHERS):
                yield from _in_folder(door, name, name)
        elif entry.kind is Kind.FOLDER:
            yield _unknown_folder(door, name)
        else:
            yield _stray(entry, name, "data", read)
    for folder in _FOLDERS:
        for name, entry in door.files(folder.removeprefix("data/")):
            if entry.kind is Kind.FILE and (found := stray_record(door, name)):
                yield found
    yield from _unfit(door)


# What a site is made of besides, and whose files MkDocs and Jinja open by their names: a link in
# docs/ would be copied to the site with all that it leads to, a pipe waited for.  Each is read
# whole: of one of 10 GB, which take no room on the disk, a build did not end.
_OF_THE_SITE = ("docs", "templates")
_SITE = "mkdocs.yml"
_MANY = 20
_TOO_LARGE = f"the file is larger than {PAGE_BYTES // 2**20} MiB"


def unfit(door: Door, folder: str) -> Iterator[tuple[str, str, str]]:
    """Yield what below a folder is no file of the list's own: its name, what it is, what to do.

    Hidden files are passed over, as MkDocs does.
    """
    for name, entry in door.files(folder):
        is_hidden = any(step.startswith(".") for step in name.split("/"))
        if entry.kind is Kind.LINK and not is_hidden:
            yield name, LINK, "put the file itself here"
        elif entry.kind is Kind.OTHER and not is_hidden:
            yield name, OTHER, "delete it"
        elif not (is_hidden or _is_seen(name)):
            yield name, _unseen(name), "name it anew"
        elif not is_hidden and entry.stat and entry.stat.st_size > PAGE_BYTES:
            yield name, _TOO_LARGE, "shorten it, or keep it elsewhere and link to it"


def _unfit(door: Door) -> Iterator[Problem]:
    """Yield a problem for each thing that MkDocs or Jinja would open, and that is no file."""
    found: list[tuple[str, str, str]] = []
    for name in (*_OF_THE_SITE, _SITE):
        if door.kind(name) in (Kind.LINK, Kind.OTHER):
            is_link = door.kind(name) is Kind.LINK
            found.append((name, LINK if is_link else OTHER, "put the thing itself here"))
        elif name != _SITE:
            found += unfit(door, name)
    for name, message, hint in found[:_MANY]:
        yield Problem(Place(shown(name)), RULE, message, hint)
    if more := found[_MANY:]:
        message = f"this and {len(more) - 1} more are no files of the list's own"
        yield Problem(Place(shown(more[0][0])), RULE, message, "put files themselves here")


def stray_record(door: Door, name: str) -> Problem | None:
    """Return the problem that a file outside ``data/`` is, if it says what a record says."""
    meant = _MEANT.fullmatch(PurePosixPath(name).name)
    if not meant or name.startswith("data/"):
        return None
    try:
        is_record = _TITLE.search(door.head(name, _TITLE_WITHIN))
    except OSError:
        return None  # git names it, and nobody can read it
    hint = f"a record lies in {PAPERS}/YEAR/{shown(meant['stem'])}.yaml"
    problem = Problem(Place(shown(name)), RULE, "this record is not read", hint)
    return problem if is_record else None


def looks_like_a_record(name: str) -> bool:
    """Return whether a file's name is one that people give to a record, right or wrong.

    So are those of files that may lie anywhere: ``.x.yaml``, ``x.yaml~``.
    """
    return bool(_LIKE_YAML.search(name.rpartition("/")[2]))


def is_read(entry: Found) -> bool:
    """Return whether what lies below one of the list's folders is read as a file of the list."""
    return entry.kind is Kind.FILE and entry.name.endswith(".yaml") and _is_seen(entry.name)


def is_entered(entry: Found) -> bool:
    """Return whether files are looked for in what lies below one of the list's folders."""
    name = entry.name
    return entry.kind is Kind.FOLDER and _is_seen(name) and not _MEANT.fullmatch(name)


def why_closed(door: Door, folder: str, deep: int = DEEPEST) -> str:
    """Return why nobody can look into a folder; empty where one can."""
    if deep <= 0:
        return "there are too many folders inside one another; nothing in this one is read"
    try:
        door.enter(folder)
    except OSError as error:
        return f"this folder cannot be read: {error.strerror}"
    return ""


def _is_seen(name: str) -> bool:
    """Return whether nothing hides in a name: a line break, bytes that are no UTF-8."""
    return (name.isascii() and name.isprintable()) or shown(name) == name


def _in_folder(door: Door, folder: str, room: str, deep: int = DEEPEST) -> Iterator[Problem]:
    """Yield what is not read in a folder and those below; ``room`` is the one of _FOLDERS."""
    for entry in _entries(door, folder):
        why = why_closed(door, f"{folder}/{entry.name}", deep) if is_entered(entry) else ""
        if is_entered(entry) and not why:
            yield from _in_folder(door, f"{folder}/{entry.name}", room, deep - 1)
        elif not is_read(entry):
            yield _stray(entry, f"{folder}/{shown(entry.name)}", room, (), why)


def _entries(door: Door, folder: str) -> list[Found]:
    """Return what lies in a folder, in order, but for what may lie anywhere."""
    try:
        return [entry for entry in door.listing(folder) if not _FINE.fullmatch(entry.name)]
    except OSError:  # of the folder itself others tell
        return []


def _stray(entry: Found, name: str, room: str, read: Collection[str], why: str = "") -> Problem:
    """Word what is wrong with one thing that is not read, and what to do."""
    meant = _MEANT.fullmatch(entry.name)
    right = shown(f"{meant['stem'] if meant else entry.name.partition('.')[0]}.yaml")
    is_seen = _is_seen(entry.name)
    fix = None
    if entry.kind is Kind.LINK:
        message, hint = LINK, "put the file itself here"
    elif why:
        message, hint = why, "see who may read there, or move it"
    elif not is_seen and entry.kind is Kind.FOLDER:
        message, hint = f"nothing in this folder is read: {_unseen(entry.name)}", "name it anew"
    elif entry.kind is Kind.FOLDER:
        message, hint = "a folder has the name of a file, and nothing in it is read", "rename it"
    elif entry.kind is Kind.OTHER:
        message, hint = OTHER, "delete it"
    elif name in _FOLDERS:
        message, hint = "this is a file, and records lie in folders", "delete it"
    elif meant and not entry.name.endswith(".yaml"):
        message, hint = "the file is not read: its name must end in .yaml", f"name it '{right}'"
        to = f"{name.rpartition('/')[0]}/{right}"
        if is_seen and (room != "data" or to in read):
            fix = Fix(f"rename it to {right}", move_to=to)
    elif not is_seen:
        message, hint = f"the file is not read: {_unseen(entry.name)}", "name it anew"
    else:
        message, hint = "nothing reads this file", f"move it out of {room}/"
        if room == PAPERS:
            hint = f"name it '{right}' if it is a record, else {hint}"
        elif meant:
            near = nearest(right.removesuffix(".yaml"), (Path(file).stem for file in read))
            hint = f"a record lies in {PAPERS}/YEAR/"
            hint = f"did you mean 'data/{near}.yaml'?" if near else hint
    is_lost = bool(meant or why) or entry.kind in (Kind.LINK, Kind.OTHER)
    level = Level.ERROR if is_lost or room == PAPERS or name in _FOLDERS else Level.WARNING
    return Problem(Place(name), RULE, message, hint, level, fix)


def _unseen(name: str) -> str:
    is_utf_8 = not any("\ud800" <= char <= "\udfff" for char in name)
    return "its name holds what nobody sees" if is_utf_8 else "its name is not UTF-8"


def _unknown_folder(door: Door, name: str) -> Problem:
    """Word a folder of ``data/`` that nobody looks into; an error where records may lie in it."""
    is_list = any(_MEANT.fullmatch(entry.name) for _, entry in door.files(name))
    near = nearest(name.removeprefix("data/"), (folder[5:] for folder in _FOLDERS))
    hint = f"did you mean 'data/{near}'?" if near else f"records lie in {PAPERS}/YEAR/"
    level = Level.ERROR if is_list else Level.WARNING
    return Problem(Place(name), RULE, "nothing in this folder is read", hint, level)
