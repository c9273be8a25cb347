"""Read EndNote's tagged form (``.enw``), as publishers and Google Scholar offer it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from awesomequant.intake.fields.columns import Role
from awesomequant.intake.fields.labelled import Item, draft_of
from awesomequant.library.draft import Reading
from awesomequant.library.problems import Level, Place
from awesomequant.works import kinds
from awesomequant.works.people import groups_among

SUFFIXES = (".enw",)

Tags = Mapping[str, list[str]]

_LINE_END = re.compile(r"\r\n?|\n")  # no other sign ends a line
_TAG = re.compile(r"%([0-9A-Za-z!@#$&*+()\[\]>~^?:.<=-]) ?(.*)")
_ARTICLE_NUMBER = re.compile(r"Artn\s+(\w\S*)")
_FIELDS = {
    "T": Role.TITLE, "V": Role.VOLUME, "N": Role.ISSUE, "I": Role.PUBLISHER,
    "X": Role.ABSTRACT, "R": Role.DOI, "F": Role.ID, "0": Role.KIND,
}  # fmt: skip
# What has no field of ours is kept under its name in EndNote.
_KEPT = {
    "@": "ISBN or ISSN", "C": "place", "G": "language", "7": "edition",
    "9": "type of work", "6": "number of volumes", "!": "short title", "Q": "translated title",
    "O": "alternate journal", "M": "accession number", "+": "address", "Z": "notes",
}  # fmt: skip
_READ = frozenset((*_FIELDS, *_KEPT, *"AEYBJSD8KUP"))


def read(source: str, file: str) -> Reading:
    """Return the references of EndNote ``source``; ``file`` is the name that places bear."""
    reading = Reading()
    left: set[str] = set()
    for line, tags in _records(source, file, reading):
        place = Place(file, line)
        left |= tags.keys() - _READ
        draft = draft_of(place, _items(tags), {})
        if draft.more.get("type") is kinds.Kind.THESIS and any(
            map(kinds.is_masters, tags.get("9", ()))
        ):
            draft = replace(draft, more={**draft.more, "bibtex_type": "mastersthesis"})
        if draft.title:
            reading.drafts.append(draft)
        else:
            reading.leave_out(place, "", "the reference has no title (%T)")
    if left:
        names = ", ".join(f"%{tag}" for tag in sorted(left))
        told = f"what is of one's own shelf was left out: {names}"
        reading.tell(Place(file), told, Level.NOTE)
    return reading


def _records(
    source: str, file: str, reading: Reading
) -> Iterator[tuple[int, dict[str, list[str]]]]:
    """Yield line and tags of each reference: it begins with ``%0``, or behind a blank line."""
    tags: defaultdict[str, list[str]] = defaultdict(list)
    start, last, is_apart = 1, "", True
    for number, line in enumerate(_LINE_END.split(source), 1):
        found = _TAG.match(line)
        if found:
            begins = found[1] == "0" or (is_apart and "T" in tags and found[1] in "TAF")
            if tags and begins:
                yield start, dict(tags)
                tags = defaultdict(list)
            start = start if tags else number
            last, is_apart = found[1], False
            tags[last].append(found[2].strip())
        elif not line.strip():
            is_apart = True
        elif tags:  # an abstract has paragraphs, and keywords stand one a line
            tags[last][-1] += f"\n{line.strip()}"
        else:
            told = f"'{line.strip()[:40]}' stands outside a reference"
            reading.tell(Place(file, number), told)
    if tags:
        yield start, dict(tags)


def _items(tags: Tags) -> Iterator[Item]:
    """Yield what the tags of a reference say."""
    for name, role in _FIELDS.items():
        yield Item(f"%{name}", (role,), "\n".join(tags.get(name, ())))
    # CNKI writes how many pages there are, and then which; Web of Science has the number of an
    # article in a note.
    numbers = (found[1] for note in tags.get("O", ()) if (found := _ARTICLE_NUMBER.match(note)))
    pages = max(tags.get("P", ()), key=len, default="") or next(numbers, "")
    yield Item("pages", (Role.PAGES,), pages)
    yield Item("authors", (Role.AUTHORS,), _people(tags.get("A", ())))
    yield Item("editors", (Role.EDITORS,), _people((*tags.get("E", ()), *tags.get("Y", ()))))
    # What has no journal stands in a book or a conference; the ACL Anthology calls that a series,
    # and its editors those of one.
    names = [name for name in "JBS" if tags.get(name)]
    yield Item("container", (Role.VENUE,), " ".join(tags[names[0]]) if names else "")
    for name in names[1:]:
        label = "series" if name == "S" else f"%{name}"
        yield Item(label, (), " ".join(tags[name]))
    for name in "D8":
        yield Item("date", (Role.DATE,), " ".join(tags.get(name, ())))
    yield Item("keywords", (Role.TAGS,), "\n".join(tags.get("K", ())))
    yield Item("link", (Role.PAPER,), "\n".join(tags.get("U", ())))
    for name, label in _KEPT.items():
        yield Item(label, (), "; ".join(tags.get(name, ())))


def _people(written: Sequence[str]) -> list[str | dict[str, str]]:
    """Return names, groups apart."""
    names = [name.strip() for name in written]
    groups = groups_among(names)
    return [{"group": name.rstrip(", ")} if name in groups else name for name in names]
