"""Small files by which a program looks one thing up: a reference, a person, a tag, a venue.

Which file holds an entry follows from its key by a rule that a page can say in one sentence
(docs/programs.md), so that one request answers "is this reference true?".  The addresses and the
fields are a promise to programs we do not know: ``templates/site/lookup.schema.json`` states them,
and they may gain fields and lose none.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from awesomequant.export import Citation, citation
from awesomequant.export.public_json import as_object
from awesomequant.language import plain
from awesomequant.library.library import Library, newest_first
from awesomequant.library.paper import Paper
from awesomequant.site import addresses
from awesomequant.site.addresses import AuthorPage
from awesomequant.text import squash

FOLDER: Final = "by"
SCHEMA: Final = 1
# How many letters of a key name its file.  Four of an arXiv id are its month, as everyone reads it;
# with three of a title our list would be 939 files of two and a half works, with two it is 333.
LETTERS: Final = {"arxiv": 4, "doi": 2, "title": 2, "author": 2, "tag": 2, "venue": 2}
# A file above this is parted, so that an answer stays a few KB however long the list is.
LARGEST: Final = 16_000  # bytes
# Who wrote a paper is recognised by the first of them; of one by 4,800 people all would be 100 KB.
_MOST_PEOPLE = 20
_MOST_WORKS = 100  # of one person
_RANKED = 10  # of a tag: the newest, the most cited
# What a reference states and a reader wants next, of the fields that papers.json has.
_FIELDS = ("id", "title", "year", "date", "venue", "type", "identifiers", "url")


class Entry(NamedTuple):
    """One entry of a file: what names the file, the key that it is found by, and its JSON."""

    name: str
    key: str
    text: str


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
        text = _dumped(_work(cited))
        for kind, key in _keys(cited):
            found[kind].append(Entry(letters(kind, key), key, text))
    found["author"] = list(_people(library, authors))
    found["tag"] = list(_tags(library))
    found["venue"] = list(_venues(library))
    for kind, entries in found.items():
        for name, text in _shards(kind, entries):
            yield f"{FOLDER}/{kind}/{name}.json", text
    yield f"{FOLDER}/index.json", json.dumps(_index(library), ensure_ascii=False, indent=1) + "\n"


# What stands in the files.


def _keys(cited: Citation) -> Iterator[tuple[str, str]]:
    """Yield kind and key of each way to a paper."""
    titles = (cited.title, *cited.paper.also_titled)
    for key in dict.fromkeys(squash(plain.show(title)) for title in titles):
        yield "title", key
    numbers = {found.scheme: found.id.lower() for found in cited.paper.identifiers}
    if arxiv := (cited.arxiv or "").lower():
        yield "arxiv", arxiv
    # arXiv's own DOI is the arXiv id once more, and a program that has it has the id.
    if doi := numbers.get("doi"):
        yield "doi", doi


def _work(cited: Citation) -> dict[str, Any]:
    """Return what a reference may state of a paper, as ``papers.json`` has it."""
    whole = as_object(cited)
    work = {name: whole[name] for name in _FIELDS if whole.get(name)}
    work["title"] = plain.show(cited.title)
    if titles := cited.paper.also_titled:
        work["also_titled"] = list(map(plain.show, titles))
    work["authors"] = [person.shown for person in cited.people[:_MOST_PEOPLE]]
    left_out = len(cited.people) - _MOST_PEOPLE
    if left_out > 0:
        work["more_authors"] = left_out
    if cited.others:  # how many more there are the record does not say
        work["et_al"] = True
    if cited.container and cited.container != cited.paper.venue:
        work["container"] = plain.show(cited.container)
    if cited.paper.code:
        work["code"] = [code.url for code in cited.paper.code]
    return {**work, "bibtex_key": cited.key, "page": cited.paper.page}


def _brief(paper: Paper, **more: Any) -> dict[str, Any]:
    work = {"id": paper.id, "title": plain.show(paper.title), "year": paper.year, **more}
    return {name: value for name, value in work.items() if value is not None}


def _people(library: Library, authors: Mapping[str, AuthorPage]) -> Iterator[Entry]:
    """Yield each author under each spelling of the name; namesakes are not told apart."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for paper in library.papers:
        for signed in paper.people:
            names[library.persons.page_of(signed).slug][signed.shown] += 1
    for slug, papers in library.by_author.items():
        known, page = library.people.get(slug), authors.get(slug)
        spelled = [name for name, _ in names[slug].most_common()]
        person: dict[str, Any] = {
            "name": page.name if page else spelled[0],
            "papers": len(papers),
            # Nobody looked whether all are one person's, unless the list says who it is.
            "identified": known is not None,
            "page": page.address if page else None,
            "works": [_brief(paper) for paper in papers[:_MOST_WORKS]],
        }
        text = _dumped({key: value for key, value in person.items() if value is not None})
        also = (known.name, *known.aliases) if known else ()
        for key in dict.fromkeys(map(squash, (*spelled, *also))):
            yield Entry(letters("author", key), key, text)


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
            yield Entry(letters("tag", key), key, text)


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
            yield Entry(letters("venue", key), key, _dumped(found))


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

    A file that would be too large keeps what fits; the rest is in files under longer beginnings of
    the name, which it lists.
    """
    first: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(entries):
        first[entry.name[: LETTERS[kind]]].append(entry)
    for start, within in first.items():
        (_, kept), *moved = _parted(start, within)
        # The hyphen keeps the name of a part from being a device of Windows: con, aux, prn.
        names = {part: f"{start}-{part[len(start) :]}" for part, _ in moved}
        yield start or "_", _file(kind, kept, list(names.values()))
        for part, others in moved:
            yield names[part], _file(kind, others, [])


def _parted(start: str, entries: Sequence[Entry]) -> list[tuple[str, Sequence[Entry]]]:
    """Return entries by the longest beginning that leads to them, what stays under ``start`` first.

    The largest groups move, so that a file of many small ones is parted into few.
    """
    kept = list(entries)
    moved: list[tuple[str, Sequence[Entry]]] = []
    size = sum(map(_size, kept))
    while size > LARGEST:
        groups: dict[str, list[Entry]] = defaultdict(list)
        for entry in kept:
            groups[entry.name[: len(start) + 1]].append(entry)
        groups.pop(start, None)  # works that share a whole name: nothing can part them
        if not groups:
            break
        away = max(groups.values(), key=lambda group: sum(map(_size, group)))
        # The whole of what they have in common: of titles that begin with one long word each letter
        # less would be a file on the way that holds next to nothing.
        part = _in_common(away[0].name, away[-1].name)  # they are sorted
        of_part = _parted(part, away)
        moved += of_part
        kept = [entry for entry in kept if not entry.name.startswith(part)]
        size = sum(map(_size, kept)) + sum(len(name) + 5 for name, _ in moved)
    return [(start, kept), *sorted(moved)]


def _in_common(one: str, other: str) -> str:
    """Return what two names begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return one[: next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))]


def _size(entry: Entry) -> int:
    """Return the bytes that an entry takes; the text of three keys is encoded three times."""
    return len(entry.key.encode()) + len(entry.text.encode()) + len('"":[],\n')


def _file(kind: str, entries: Iterable[Entry], parts: Sequence[str]) -> str:
    """Return the text of a file, an entry a line, so that a change is a line in a diff."""
    texts: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        texts[entry.key].append(entry.text)
    lines = (f"{_dumped(key)}:[{','.join(found)}]" for key, found in texts.items())
    head = {"schema": SCHEMA, "kind": kind} | ({"parts": list(parts)} if parts else {})
    return _dumped(head)[:-1] + ',"entries":{\n' + ",\n".join(lines) + "\n}}\n"


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
