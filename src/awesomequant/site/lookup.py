"""Small files by which a program looks one thing up: a reference, a person, a tag, a venue.

Which file holds an entry follows from its key by a rule that a page can say in one sentence
(docs/programs.md), so that one request answers "is this reference true?".  The addresses and the
fields are a promise to programs we do not know: ``templates/site/lookup.schema.json`` states them,
and they may gain fields and lose none.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise, zip_longest
from typing import Any, Final, NamedTuple

from awesomequant.export import Citation, citation
from awesomequant.language import plain
from awesomequant.library.library import Library, newest_first
from awesomequant.library.paper import Paper
from awesomequant.library.vocabulary import Venue
from awesomequant.site import addresses
from awesomequant.site.addresses import AuthorPage
from awesomequant.text import squash

FOLDER: Final = "by"
SCHEMA: Final = 2
# How many letters of a key name its file: a year of arXiv's, of all else the first.
LETTERS: Final = {"arxiv": 2, "doi": 1, "title": 1, "author": 1, "tag": 1, "venue": 1}
# A file above this is parted, so that an answer stays below 20 KB however long the list is.
LARGEST: Final = 18_500  # bytes
_LONGEST_NAME = 200  # letters by which entries are told apart; file systems end at 255
# Who wrote a paper is recognised by the first of them; of one by 4,800 people all would be 100 KB.
_MOST_PEOPLE = 20
_MOST_WORKS = 100  # of one person
_RANKED = 10  # of a tag: the newest, the most cited


class Entry(NamedTuple):
    """One entry of a file: what names the file, the key that it is found by, and its JSON.

    ``size`` is what it takes, in bytes.
    """

    name: str
    key: str
    text: str
    size: int

    @classmethod
    def of(cls, kind: str, key: str, text: str) -> "Entry":
        """Return the entry of a key."""
        around = len('"":[],\n')
        is_folded = kind not in ("arxiv", "doi") and key.isascii()
        name = key if is_folded else letters(kind, key)
        return cls(name, key, text, _bytes(key) + _bytes(text) + around)


def letters(kind: str, key: str) -> str:
    """Return what the name of a key's file is cut from: its letters and digits, folded.

    Of a DOI those behind the slash, for what stands before it is the same for a whole publisher.
    Those outside ASCII stand by their code point (``量`` as ``91cf``): no server, archive or file
    system changes such a name.
    """
    folded = squash(key.partition("/")[2] if kind == "doi" else key)
    if folded.isascii():
        return folded
    return "".join(char if char.isascii() else f"{ord(char):x}" for char in folded)


def address(kind: str, key: str) -> str:
    """Return the address of the file to ask first for a key, relative to the site's root."""
    return f"{FOLDER}/{kind}/{letters(kind, key)[: LETTERS[kind]] or '_'}.json"


def files(library: Library, authors: Mapping[str, AuthorPage]) -> Iterator[tuple[str, str]]:
    """Yield address and text of each file; ``authors`` are the names that have a page."""
    found: dict[str, list[Entry]] = {kind: [] for kind in LETTERS}
    for paper in library.papers:
        cited = citation(paper, library)
        whole = _dumped(_work(cited, library.venue(paper)))
        for key in dict.fromkeys(map(squash, map(plain.show, _titles(cited)))):
            found["title"].append(Entry.of("title", key, whole))
        short = _dumped(_named(cited))
        for kind, key in _numbers(cited):
            found[kind].append(Entry.of(kind, key, short))
    found["author"] = list(_people(library, authors))
    found["tag"] = list(_tags(library))
    found["venue"] = list(_venues(library))
    for kind, entries in found.items():
        for name, text in _shards(kind, entries):
            yield f"{FOLDER}/{kind}/{name}.json", text
    yield f"{FOLDER}/index.json", _dumped(_index(library)) + "\n"


# What stands in the files.


def _titles(cited: Citation) -> tuple[str, ...]:
    return (cited.title, *cited.paper.also_titled)


def _numbers(cited: Citation) -> Iterator[tuple[str, str]]:
    """Yield kind and key of each number of a work."""
    numbers = {found.scheme: found.id.lower() for found in cited.paper.identifiers}
    if arxiv := (cited.arxiv or "").lower():
        yield "arxiv", arxiv
    # arXiv's own DOI is the arXiv id once more, and a program that has it has the id.
    if doi := numbers.get("doi"):
        yield "doi", doi


def _named(cited: Citation) -> dict[str, Any]:
    """Return what a number of a work leads to; under its title stands the rest."""
    work = {
        "id": cited.paper.id,
        "title": plain.show(cited.title),
        "year": cited.year,
        "venue": cited.paper.venue,
        "doi": cited.doi and cited.doi.lower(),
    }
    return {name: value for name, value in work.items() if value}


def _work(cited: Citation, venue: Venue | None) -> dict[str, Any]:
    """Return what a reference may state of a paper, in the names of ``papers.json``."""
    paper = cited.paper
    left_out = len(cited.people) - _MOST_PEOPLE
    numbers = {one.scheme: one.id for one in paper.identifiers if one.scheme != "doi"}
    if cited.doi:
        numbers["doi"] = cited.doi.lower()
    # The full name of a venue stands with the venue; a number tells its address.
    venue_says = cited.container in (paper.venue, venue.name if venue else None)
    is_told = any(one.url == paper.address for one in paper.identifiers)
    work = {
        "id": paper.id,
        "title": plain.show(cited.title),
        "also_titled": [plain.show(title) for title in paper.also_titled],
        "authors": [person.shown for person in cited.people[:_MOST_PEOPLE]],
        "more_authors": max(0, left_out),
        "et_al": cited.others,  # how many more there are the record does not say
        "year": cited.year,
        "date": paper.date,
        "venue": paper.venue,
        "container": None if venue_says else plain.show(cited.container or ""),
        "type": cited.kind.value,
        "identifiers": numbers,
        "url": None if is_told else paper.address,
        "code": [code.url for code in paper.code],
        "bibtex_key": None if cited.key == paper.id else cited.key,
    }
    return {name: value for name, value in work.items() if value} | {"authors": work["authors"]}


def _brief(paper: Paper, **more: Any) -> dict[str, Any]:
    work = {"id": paper.id, "title": plain.show(paper.title), "year": paper.year, **more}
    return {name: value for name, value in work.items() if value is not None}


def _people(library: Library, authors: Mapping[str, AuthorPage]) -> Iterator[Entry]:
    """Yield each author under each spelling of the name; namesakes are not told apart."""
    # The same works stand with each of their authors, sixty thousand times on a list of ten.
    titled = {paper.id: _dumped(_titled(paper)) for paper in library.papers}
    names: dict[str, Counter[str]] = defaultdict(Counter)
    # Of two orders of one name, which are equal, each is shown as it was signed.
    met: dict[object, tuple[str, str]] = {}
    for paper in library.papers:
        for signed in paper.people:
            one = (signed, signed.family_first)
            if one not in met:
                met[one] = (library.persons.page_of(signed).slug, signed.shown)
            slug, shown = met[one]
            names[slug][shown] += 1
    for slug, papers in library.by_author.items():
        known, page = library.people.get(slug), authors.get(slug)
        spelled = [name for name, _ in names[slug].most_common()]
        person: dict[str, Any] = {
            "name": page.name if page else spelled[0],
            "papers": len(papers),
            # Nobody looked whether all are one person's, unless the list says who it is.
            "identified": known is not None,
            "page": page.address if page else None,
        }
        told = _dumped({key: value for key, value in person.items() if value is not None})
        works = ",".join([titled[paper.id] for paper in papers[:_MOST_WORKS]])
        text = f'{told[:-1]},"works":[{works}]}}'
        also = (known.name, *known.aliases) if known else ()
        for key in dict.fromkeys(map(squash, (*spelled, *also))):
            yield Entry.of("author", key, text)


def _titled(paper: Paper) -> dict[str, Any]:
    """Return a work of a person; the rest stands under its title."""
    title = plain.show(paper.title)
    return {"title": title, "year": paper.year} if paper.year else {"title": title}


def _tags(library: Library) -> Iterator[Entry]:
    """Yield each tag under its id and label, with what came last."""
    # Not under other spellings, of which some have ten: each would hold all of it again (5 KB).
    for identity, papers in library.by_tag.items():
        tag = library.tags[identity]
        cited = sorted(
            (paper for paper in papers if paper.citations and paper.citations.count),
            key=lambda paper: (-paper.citations.count if paper.citations else 0, paper.id),
        )
        found: dict[str, Any] = {
            "id": identity,
            "label": plain.show(tag.label),
            "description": plain.show(tag.description or ""),
            "parent": tag.parent,
            "papers": len(papers),
            "years": _by_year(papers),
            "newest": [
                _brief(paper, added=paper.added and str(paper.added))
                for paper in newest_first(papers)[:_RANKED]
            ],
            "most_cited": [
                _brief(paper, citations=paper.citations and paper.citations.count)
                for paper in cited[:_RANKED]
            ],
            "page": addresses.tag(identity),
        }
        text = _dumped({key: value for key, value in found.items() if value not in (None, "")})
        for key in dict.fromkeys(map(squash, (identity, tag.label))):
            yield Entry.of("tag", key, text)


def _venues(library: Library) -> Iterator[Entry]:
    """Yield each venue that has papers under its short name, its name and other spellings."""
    pages = addresses.venues(library)
    for identity, papers in library.by_venue.items():
        venue = library.venues.get(identity)
        found = {
            "id": identity,
            "name": plain.show(venue.name) if venue else identity,
            "kind": venue.kind if venue else "other",
            "papers": len(papers),
            "years": _by_year(papers),
            "page": pages[identity],
        }
        also = (venue.name, *venue.aliases) if venue else ()
        for key in dict.fromkeys(map(squash, (identity, *also))):
            yield Entry.of("venue", key, _dumped(found))


def _by_year(papers: Iterable[Paper]) -> dict[str, int]:
    counts = Counter(paper.year for paper in papers if paper.year)
    return {str(year): counts[year] for year in sorted(counts, reverse=True)}


def _index(library: Library) -> dict[str, Any]:
    """Return what is asked of the whole list."""
    settings, day = library.settings, last_day(library)
    return {
        "schema": SCHEMA,
        "title": plain.show(settings.title),
        "description": plain.show(settings.description),
        "site": settings.site,
        "licence": settings.licence,
        "last_change": day,
        "papers": len(library.papers),
        "people": len(library.by_author),
        "letters": LETTERS,
        "years": _by_year(library.papers),
        "tags": {tag: len(papers) for tag, papers in library.by_tag.items() if papers},
        "venues": len(library.by_venue),
        "newest": [
            _brief(paper, added=paper.added and str(paper.added))
            for paper in library.newest[:_RANKED]
        ],
    }


def last_day(library: Library) -> str | None:
    """Return the day of the last thing that the list says happened; None for a list without days.

    Not the day of the build: files that say the same stay the same, byte for byte.
    """
    measures = (paper.citations for paper in library.papers)
    stars = (code.stars for paper in library.papers for code in paper.code)
    days = [measure.as_of for measure in (*measures, *stars) if measure]
    days += [paper.added for paper in library.papers if paper.added]
    return str(max(days)) if days else None


# How entries are dealt out to files.


def _shards(kind: str, entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file of a kind.

    Entries stand in the order of their names.  A file that would be too large keeps the first, and
    lists the beginnings at which those with the rest begin.
    """
    within: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(entries):
        within[entry.name[: LETTERS[kind]]].append(entry)
    for start, found in within.items():
        listed = 0  # bytes that the names of the parts take in the first file
        while True:
            chunks = list(_chunks(found, LARGEST - listed))
            # The hyphen keeps the name of a part from being a device of Windows: con, aux, prn.
            parts = [
                f"{start}-{_told_apart(one[-1].name, other[0].name)[len(start) :]}"
                for one, other in pairwise(chunks)
            ]
            if sum(map(len, parts)) + 3 * len(parts) <= listed:
                break
            listed = sum(map(len, parts)) + 4 * len(parts)
        yield start or "_", _file(kind, chunks[0], parts)
        for part, chunk in zip(parts, chunks[1:], strict=True):
            yield part, _file(kind, chunk, [])


def _chunks(entries: Iterable[Entry], first: int) -> Iterator[list[Entry]]:
    """Yield entries in runs that fill a file each, the first of ``first`` bytes at most.

    Works that share a whole name stand in one: nothing could tell where one of them is.
    """
    chunk: list[Entry] = []
    size, most = 0, first
    for _, alike in groupby(entries, lambda entry: entry.name[:_LONGEST_NAME]):
        group = list(alike)
        more = sum(entry.size for entry in group)
        if chunk and size + more > most:
            yield chunk
            chunk, size, most = [], 0, LARGEST
        chunk += group
        size += more
    yield chunk


def _told_apart(before: str, name: str) -> str:
    """Return the shortest beginning of a name that sorts behind another, smaller name."""
    same = next(at for at, (a, b) in enumerate(zip_longest(before, name)) if a != b)
    return name[: same + 1]


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode())


def _file(kind: str, entries: Iterable[Entry], parts: Sequence[str]) -> str:
    """Return the text of a file, an entry a line, so that a change is a line in a diff."""
    texts: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        texts[entry.key].append(entry.text)
    lines = (f"{_dumped(key)}:[{','.join(found)}]" for key, found in texts.items())
    head = {"schema": SCHEMA, "kind": kind} | ({"parts": list(parts)} if parts else {})
    return _dumped(head)[:-1] + ',"entries":{\n' + ",\n".join(lines) + "\n}}\n"


_dumped = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
