"""Walk over a list's texts and addresses, each with the file and path where it stands."""

from collections.abc import Callable, Container, Iterator
from typing import Any, NamedTuple

from awesomequant.library.author import Group
from awesomequant.library.change import put
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Finding, Level, Path

# Strings of a section that programs read; all others people do.
_NOT_PROSE = frozenset(("id", "source_file", "kind", "path", "paper", "url"))
_LONGEST = 120


class Passage(NamedTuple):
    """One text or address; ``paper`` is the record it stands in, None in other files."""

    file: str
    path: Path
    text: str
    paper: Paper | None = None

    @property
    def field(self) -> str:
        """Return the name of the field: "authors" for the second author."""
        return next(str(step) for step in reversed(self.path) if isinstance(step, str))

    def finding(self, message: str, hint: str = "", **more: Any) -> Finding:
        """Return what a rule says of the passage; a warning unless told otherwise."""
        return Finding(self.file, self.path, message, hint, **{"level": Level.WARNING, **more})


def titles(library: Library) -> Iterator[Passage]:
    """Yield the titles of papers, and of the publications that sections list."""
    for paper in library.papers:
        yield Passage(paper.source_file, ("title",), paper.title, paper)
    # A section has a title of its own, which is no work's: only those of its items count.
    for passage in _sections(library):
        if passage.path[-1] == "title" and len(passage.path) > 1:
            yield passage


def names(library: Library, sound: Container[str] = ()) -> Iterator[Passage]:
    """Yield the authors' names, but for those that are known to be ``sound``."""
    for paper in library.papers:
        for path, name in people_of(paper):
            if name in sound:
                continue
            yield Passage(paper.source_file, path, name, paper)
    for passage in _sections(library):
        if "authors" in passage.path:
            yield passage


def people_of(paper: Paper) -> Iterator[tuple[Path, str]]:
    """Yield path and text of each author and editor; a group's name stands one step deeper."""
    for field in ("authors", "editors"):
        for index, name in enumerate(getattr(paper, field)):
            if isinstance(name, Group):
                yield (field, index, "group"), name.group
            else:
                yield (field, index), name


def texts(library: Library, may_be: Callable[[str], object] = bool) -> Iterator[Passage]:
    """Yield everything that people read as text: titles, names, labels, notes, descriptions.

    ``may_be`` says of all texts of a record at once whether one of them may be what is looked for;
    the texts of other records are passed over.  A blank line stands between each two.
    """
    # Seven rules look through 80,000 texts of 10,000 records and find one in a thousand.
    memo = library.memo.setdefault(texts, {})
    for paper in library.papers:
        if paper.id not in memo:
            memo[paper.id] = "\n\n".join(_strings_of(paper))
        if may_be(memo[paper.id]):
            yield from _texts_of(paper)
    for passage in _sections(library):
        if passage.field not in _NOT_PROSE:
            yield passage
    for tag in library.tags.values():
        yield Passage("data/tags.yaml", (tag.id, "label"), tag.label)
        if tag.description:
            yield Passage("data/tags.yaml", (tag.id, "description"), tag.description)
    for venue in library.venues.values():
        yield Passage("data/venues.yaml", (venue.id, "name"), venue.name)
    for person in library.people.values():
        yield Passage("data/people.yaml", (person.id, "name"), person.name)


def is_foreign(text: str) -> bool:
    """Return whether a text has more than the letters and signs of ASCII."""
    return not text.isascii()


def addresses(library: Library) -> Iterator[Passage]:
    """Yield every address, in its canonical form."""
    for paper in library.papers:
        file = paper.source_file
        if paper.url:
            yield Passage(file, ("url",), paper.url, paper)
        for index, code in enumerate(paper.code):
            yield Passage(file, ("code", index, "url"), code.url, paper)
        for index, link in enumerate(paper.links):
            yield Passage(file, ("links", index, "url"), link.url, paper)
    for passage in _sections(library):
        if passage.field == "url":
            yield passage
    for venue in library.venues.values():
        if venue.url:
            yield Passage("data/venues.yaml", (venue.id, "url"), venue.url)
    for person in library.people.values():
        if person.homepage:
            yield Passage("data/people.yaml", (person.id, "homepage"), person.homepage)


def rewritten(
    passages: Iterator[Passage], mend: Callable[[str], str], message: str, **more: Any
) -> Iterator[Finding]:
    """Yield a finding for each passage that ``mend`` changes, with that as its fix.

    ``more`` may hold ``safe`` (of the fix; true unless told) and what a finding has.
    """
    safe = more.pop("safe", True)
    for passage in passages:
        new = mend(passage.text)
        if new != passage.text:
            fix = put(passage.path, new, safe=safe) if new else None
            # A hint is one line of a terminal.
            short = new if len(new) <= _LONGEST else f"{new[: _LONGEST - 3]}…"
            hint = f"write '{short}'" if new else ""
            yield passage.finding(message, hint, fix=fix, **more)


def _texts_of(paper: Paper) -> Iterator[Passage]:
    file = paper.source_file
    for key in ("title", "booktitle", "publisher", "note", "abstract"):
        if text := getattr(paper, key):
            yield Passage(file, (key,), text, paper)
    for path, name in people_of(paper):
        yield Passage(file, path, name, paper)
    for index, code in enumerate(paper.code):
        if code.label != "code":  # which it is where the record says nothing
            yield Passage(file, ("code", index, "label"), code.label, paper)
    for index, link in enumerate(paper.links):
        yield Passage(file, ("links", index, "label"), link.label, paper)


def _strings_of(paper: Paper) -> list[str]:
    """Return what ``_texts_of`` yields without its places, in a third of the time."""
    whole = paper.title, paper.booktitle, paper.publisher, paper.note, paper.abstract
    people = [one if isinstance(one, str) else one.group for one in paper.authors + paper.editors]
    codes, links = [one.label for one in paper.code], [one.label for one in paper.links]
    return [*filter(None, whole), *people, *codes, *links]


def _sections(library: Library) -> Iterator[Passage]:
    for section in library.sections:
        yield from _leaves(section.model_dump(), section.source_file, ())


def _leaves(value: Any, file: str, path: Path) -> Iterator[Passage]:
    if isinstance(value, str):
        yield Passage(file, path, value)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, file, (*path, key))
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _leaves(item, file, (*path, index))
