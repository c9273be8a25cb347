"""Small files by which a program looks one thing up: a reference, a person, a tag, a venue.

Which file holds an entry follows from its key by a rule that a page can say in one sentence
(docs/programs.md), so that one request answers "is this reference true?".  The addresses and the
fields are a promise to programs we do not know: ``templates/site/lookup.schema.json`` states them,
and they may gain fields and lose none.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from types import MappingProxyType
from typing import Any, Final

from awesomequant.export import Citation, citation, looked_up
from awesomequant.language import plain
from awesomequant.library.json_text import compact
from awesomequant.library.library import Library
from awesomequant.library.order import newest_first
from awesomequant.library.paper import Paper
from awesomequant.site import addresses
from awesomequant.site.addresses import AuthorPage
from awesomequant.site.lookup_files import SCHEMA, Entry, packs, shards
from awesomequant.site.lookup_keys import numbers, papers_by_file
from awesomequant.site.search.packing import SUFFIX
from awesomequant.store.cache import Cache
from awesomequant.text import squash
from awesomequant.works.catalogue import LETTERS, start

FOLDER: Final = "by"
_MOST_WORKS = 100  # of one person
_RANKED = 10  # of a tag: the newest, the most cited


def address(kind: str, key: str) -> str:
    """Return the address of the file to ask first for a key, relative to the site's root."""
    return f"{FOLDER}/{start(kind, key)}.json"


Files = Callable[[], Iterator[tuple[str, str | bytes]]]


def files(library: Library, authors: Mapping[str, AuthorPage]) -> Iterator[tuple[str, str]]:
    """Yield address and text of each file, without packs; ``authors`` are those with a page."""
    for _, _, make in groups(library, authors):
        yield from ((name, text) for name, text in make() if isinstance(text, str))


def groups(
    library: Library,
    authors: Mapping[str, AuthorPage],
    records: Mapping[str, bytes] = MappingProxyType({}),
    cache: Cache = Cache(None),  # noqa: B008 -- keeps nothing
) -> Iterator[tuple[str, Sequence[Paper] | None, Files]]:
    """Yield the files that are parted from one another: a name, the papers, and what makes them.

    They are made of these papers, of all where that is None, and of nothing else of any record:
    which people have pages follows from their papers.  ``records`` are the digests of what papers
    say, by their ids: where they are known it is kept in which files a paper stands.
    """
    signed = _Signed(library)
    for name, papers in sorted(papers_by_file(library, records, cache).items()):
        kind = name.partition("/")[0]
        entries: Callable[[], Iterable[Entry]] = partial(_numbered, papers, kind, library)
        if kind == "title":
            entries = partial(_works, papers, library)
        elif kind == "author":
            entries = partial(_people, signed, name, library, authors)
        yield f"{FOLDER}/{name}", papers, partial(_made, name, entries)
    for kind, index, words, of in (
        ("tag", library.by_tag, _words_of_tag, _tags),
        ("venue", library.by_venue, _words_of_venue, _venues),
    ):
        within: dict[str, dict[str, None]] = defaultdict(dict)
        for identity in index:
            for key in words(identity, library):
                within[start(kind, key)][identity] = None
        for name, found in sorted(within.items()):
            told = {paper.id: paper for identity in found for paper in index[identity]}
            entries = partial(of, tuple(found), library)
            yield f"{FOLDER}/{name}", tuple(told.values()), partial(_made, name, entries)
    yield f"{FOLDER}/index", None, partial(_index_file, library)


def _made(name: str, entries: Callable[[], Iterable[Entry]]) -> Iterator[tuple[str, str | bytes]]:
    """Yield the file of a name, those with what has no room there, and these in packs."""
    kind, _, beginning = name.partition("/")
    # Whoever stands in another file as well has a key that begins otherwise.
    most = LETTERS[kind]
    found = [entry for entry in entries() if (entry.name[:most] or "_") == beginning]
    made = dict(shards(kind, found))
    for file, text in made.items():
        yield f"{FOLDER}/{kind}/{file}.json", text
    for file, pack in packs(kind, made):
        yield f"{FOLDER}/{kind}/{file}{SUFFIX}", pack


def _index_file(library: Library) -> Iterator[tuple[str, str]]:
    yield f"{FOLDER}/index.json", compact(_index(library)) + "\n"


# What stands in the files.


def _works(papers: Iterable[Paper], library: Library) -> Iterator[Entry]:
    """Yield papers under each of their titles, and which stand behind a name in them."""
    for paper in papers:
        cited = citation(paper, library)
        text = compact(looked_up.work(cited, library.venue(paper)))
        for key in looked_up.titles(paper):
            yield Entry.of("title", key, text)
        for key, name in looked_up.behind(paper).items():
            yield Entry.of("title", key, compact(name), "behind")


def _numbered(papers: Iterable[Paper], kind: str, library: Library) -> Iterator[Entry]:
    """Yield papers under their numbers of a kind."""
    for paper in papers:
        for one, key in numbers(paper):
            if one == kind:
                told = _named(citation(paper, library))
                # Of other schemes nobody asks for a reference by the number alone.
                led = {name: told[name] for name in ("id", "title")} if kind == "id" else told
                yield Entry.of(kind, key, compact(led))


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


def _brief(paper: Paper, **more: Any) -> dict[str, Any]:
    work = {"id": paper.id, "title": plain.show(paper.title), "year": paper.year, **more}
    return {name: value for name, value in work.items() if value is not None}


class _Signed:
    """How the people of a list sign their works, worked out when the first is asked for."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._works: dict[str, str] = {}

    @cached_property
    def by_file(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """The keys of each file, each behind the slug of its person."""
        library, found = self._library, defaultdict[str, list[tuple[str, str]]](list)
        for slug in library.by_author:
            known = library.people.get(slug)
            names = library.names_of(slug)
            also = (known.name, *known.aliases) if known else ()
            for key in dict.fromkeys(map(squash, (*names, *also) if also else names)):
                found[start("author", key)].append((slug, key))
        return found

    def work(self, paper: Paper) -> str:
        """Return a work of a person, as text; the rest stands under its title."""
        # The same works stand with each of their authors, sixty thousand times on a list of ten.
        if paper.id not in self._works:
            title = plain.show(paper.title)
            told = {"title": title, "year": paper.year} if paper.year else {"title": title}
            self._works[paper.id] = compact(told)
        return self._works[paper.id]


def _people(
    signed: _Signed, file: str, library: Library, authors: Mapping[str, AuthorPage]
) -> Iterator[Entry]:
    """Yield each author under each spelling of the name; namesakes are not told apart."""
    for slug, key in signed.by_file.get(file, ()):
        papers, page, names = library.by_author[slug], authors.get(slug), library.names_of(slug)
        if page or len(names) == 1:
            name = page.name if page else next(iter(names))
        else:
            name = library.signatures(slug).most_common(1)[0][0]
        person: dict[str, Any] = {
            "name": name,
            "papers": len(papers),
            # Nobody looked whether all are one person's, unless the list says who it is.
            "identified": slug in library.people,
        }
        if page:
            person["page"] = page.address
        works = ",".join(map(signed.work, papers[:_MOST_WORKS]))
        yield Entry.of("author", key, f'{compact(person)[:-1]},"works":[{works}]}}')


def _words_of_tag(identity: str, library: Library) -> Iterable[str]:
    """Return the keys of a tag: its id and its label."""
    # Not its other spellings, of which some have ten: each would hold all of it again (5 KB).
    return dict.fromkeys(map(squash, (identity, library.tags[identity].label)))


def _words_of_venue(identity: str, library: Library) -> Iterable[str]:
    """Return the keys of a venue: its short name, its name and other spellings."""
    venue = library.venues.get(identity)
    also = (venue.name, *venue.aliases) if venue else ()
    return dict.fromkeys(map(squash, (identity, *also)))


def _tags(identities: Iterable[str], library: Library) -> Iterator[Entry]:
    """Yield tags under their keys, with what came last."""
    for identity in identities:
        tag, papers = library.tags[identity], library.by_tag[identity]
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
        text = compact({key: value for key, value in found.items() if value not in (None, "")})
        for key in _words_of_tag(identity, library):
            yield Entry.of("tag", key, text)


def _venues(identities: Iterable[str], library: Library) -> Iterator[Entry]:
    """Yield venues that have papers under their keys."""
    pages = addresses.venues(library)
    for identity in identities:
        venue, papers = library.venues.get(identity), library.by_venue[identity]
        found = {
            "id": identity,
            "name": plain.show(venue.name) if venue else identity,
            "kind": venue.kind if venue else "other",
            "papers": len(papers),
            "years": _by_year(papers),
            "page": pages[identity],
        }
        for key in _words_of_venue(identity, library):
            yield Entry.of("venue", key, compact(found))


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
    known: dict[str, str | None] = library.memo.setdefault(last_day, {})
    if "" not in known:
        measures = (paper.citations for paper in library.papers)
        stars = (code.stars for paper in library.papers for code in paper.code)
        days = [measure.as_of for measure in (*measures, *stars) if measure]
        days += [paper.added for paper in library.papers if paper.added]
        known[""] = str(max(days)) if days else None
    return known[""]
