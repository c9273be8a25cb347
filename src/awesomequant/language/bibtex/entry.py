"""The entries of BibTeX source, and what an entry has of others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple


class Value(NamedTuple):
    """A value without its braces, and where what follows it begins."""

    text: str
    end: int


class Stand(NamedTuple):
    """Where a field stands in the source: its name, its value with braces, and the value's end."""

    name: int
    value: int
    end: int


@dataclass(slots=True)
class Entry:
    """One entry: its type and its fields in lower case, values as TeX, and its place.

    ``holds`` tells that other entries of the file inherit from it.  ``begin`` and ``end`` are the
    places in the source of its ``@`` and behind its last brace, ``head`` that behind its key;
    ``stands`` says where each field stands that is written there once and whole: not what it
    inherits, nor what was read with a doubt.
    """

    line: int
    kind: str
    key: str
    fields: dict[str, str] = field(default_factory=dict)
    column: int = 1
    holds: bool = False
    begin: int = 0
    head: int = 0
    end: int = 0
    stands: dict[str, Stand] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Broken:
    """What could not be read, or only with doubt: its place and the reason."""

    line: int
    reason: str
    column: int = 1


# What an entry has of others: of the volume that its ``crossref`` names, and of ``xdata``.
#
# The rules are biber's (the manual of BibLaTeX, appendix B), which are BibTeX's and more: a title
# becomes that of what contains the entry, a volume may itself stand in one.  Against both, nothing
# is inherited that names one work alone: with the DOI of their volume, all its papers would be one.

# Into which title the title of a container goes, by the types of both.
_IN_A_VOLUME: Final = "booktitle"
_IN_VOLUMES: Final = "maintitle"
_IN_AN_ISSUE: Final = "journaltitle"
_MULTIVOLUME: Final = frozenset(("mvbook", "mvcollection", "mvproceedings", "mvreference"))
_WHOLE: Final = frozenset(("book", "collection", "proceedings", "reference"))
# Fields that say of one entry how to print or to find it.
_OWN: Final = frozenset((
    "crossref", "xref", "xdata", "ids", "entryset", "entrysubtype", "execute", "label", "options",
    "presort", "related", "relatedoptions", "relatedstring", "relatedtype", "shorthand",
    "shorthandintro", "sortkey", "sorttitle", "sortname", "sortyear", "indextitle",
    "indexsorttitle", "shorttitle", "reprinttitle",
    "title", "subtitle", "titleaddon", "pages", "pagetotal", "chapter", "eid",
    "doi", "url", "urldate", "ee", "eprint", "eprinttype", "archiveprefix", "eprintclass",
    "primaryclass", "abstract", "keywords", "annotation", "annote", "note", "file", "biburl",
    "bibsource", "timestamp", "mrnumber", "zblnumber", "adsurl",
))  # fmt: skip
_DATES: Final = frozenset(("year", "month", "day", "date"))
# So far entries stand in each other: a paper, its volume, the volumes that are one work.
_DEEPEST: Final = 5
# Entries of data that one names: a page of them; what follows in a longer list is passed over.
_MOST_XDATA: Final = 100
# More names of what is not there than anybody reads: of 6,000 entries with a hundred each.
_MOST_BROKEN: Final = 10_000


def inherit(entries: Iterable[Entry], most: int) -> list[Broken]:
    """Add to entries what they inherit, take away what says so, and return what is not there.

    Values of ``most`` signs together are inherited, and no more.
    """
    known: dict[str, Entry] = {}
    inheriting = []
    for entry in entries:
        known.setdefault(entry.key.lower(), entry)
        if "crossref" in entry.fields or "xdata" in entry.fields:
            inheriting.append(entry)
    broken: list[Broken] = []
    done: set[int] = set()
    for entry in inheriting:
        if most < 0:
            reason = "what entries have of others makes the file too long; it has nothing of them"
            broken.append(Broken(entry.line, reason, entry.column))
            break
        if len(broken) >= _MOST_BROKEN:
            reason = f"more than {_MOST_BROKEN:,} that are no entry; the rest has nothing of others"
            broken.append(Broken(entry.line, reason, entry.column))
            break
        most -= _fill(entry, known, done, broken, _DEEPEST)
    return broken


def _fill(
    entry: Entry, known: Mapping[str, Entry], done: set[int], broken: list[Broken], depth: int
) -> int:
    """Give an entry what it inherits, once those that it inherits from have theirs.

    Return how many signs that is.
    """
    if id(entry) in done or not depth:
        return 0
    done.add(id(entry))
    given = 0
    for name in ("xdata", "crossref"):
        # A crossref is one key; the names of xdata are a list.
        written = entry.fields.pop(name, "")
        keys = written.split(",", _MOST_XDATA)[:_MOST_XDATA] if name == "xdata" else [written]
        for key in filter(None, map(str.strip, keys)):
            source = known.get(key.lower())
            if source is None or source is entry:
                reason = f"its {name} '{key}' is no entry of the file"
                broken.append(Broken(entry.line, reason, entry.column))
                continue
            given += _fill(source, known, done, broken, depth - 1)
            source.holds = True
            offered = source.fields if name == "xdata" else _of_volume(entry, source)
            # A date counts whole: the year of a paper and the month of its volume would make one
            # that nobody stated.
            has_date = not _DATES.isdisjoint(entry.fields)
            for offer, value in offered.items():
                if offer not in entry.fields and not (has_date and offer in _DATES):
                    entry.fields[offer] = value
                    given += len(offer) + len(value)
    return given


def _of_volume(entry: Entry, volume: Entry) -> dict[str, str]:
    """Return what an entry has of the volume that it stands in, under the names it has there."""
    fields = volume.fields
    into = _IN_A_VOLUME
    if volume.kind in _MULTIVOLUME and (entry.kind in _WHOLE or "booktitle" in entry.fields):
        into = _IN_VOLUMES
    elif volume.kind == "periodical":
        into = _IN_AN_ISSUE
    stem = into.removesuffix("title")
    offered = {
        into + ending if ending != "subtitle" else stem + ending: fields[name]
        for name, ending in (("title", ""), ("subtitle", "subtitle"), ("titleaddon", "addon"))
        if name in fields
    }
    if "author" in fields and entry.kind in ("inbook", "bookinbook", "suppbook"):
        offered["bookauthor"] = fields["author"]
    offered |= {
        name: value
        for name, value in fields.items()
        if name not in _OWN and name not in offered and value
    }
    return offered
