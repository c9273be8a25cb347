"""Make the search index of a Library: small files that the browser fetches as a query needs them.

Papers are numbered in the default order, so that a paper's number is its rank without a query.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from awesomequant.export import Format
from awesomequant.language import plain
from awesomequant.library.library import Library
from awesomequant.site.search import postings
from awesomequant.site.search.columns import Row, columns, row
from awesomequant.site.search.facets import facets
from awesomequant.site.search.postings import SUFFIX, Postings, narrow, pack
from awesomequant.site.search.tokenise import fold, terms
from awesomequant.works.people import Person

FOLDER = "search-index/"
META = "meta.json"
ROWS = 16  # papers in one file of rows: a result of ten fetches ten of them
PIECES = 256  # papers in one file of ready text for downloads
IDS = 512  # ids in one file of ids
_VOCABULARY_BYTES = 64 * 1024

T = TypeVar("T")
File = tuple[str, bytes]


class Door(NamedTuple):
    """A page that the header's search finds besides papers."""

    title: str
    page: str
    about: str
    words: str = ""


def build(
    library: Library,
    formats: Mapping[str, Format] | None = None,
    pages: Sequence[Door] = (),
) -> Iterator[File]:
    """Yield every file of the index: its name below FOLDER, and its bytes.

    ``formats`` are those that a result can be taken along in, ``pages`` the hand-written pages.
    All files but META lie in a folder named after their content: a page that was opened before the
    site changed never mixes old with new.
    """
    table: dict[str, Any] = {"count": len(library.papers), "rows": ROWS, "pieces": PIECES}
    files = [*_terms(library, table), *_rows(library), *columns(library)]
    files += [*_ids(library, table), *_abstracts(library, table)]
    files += _ready(library, formats or {}, table)
    files.append(("doors", pack({"doors": [*_doors(library), *pages]})))
    table["facets"] = [[facet.id, facet.label] for facet in facets(library)]
    version = _version(files)
    yield META, json.dumps({"version": version, **table}, ensure_ascii=False).encode()
    for name, content in files:
        yield f"{version}/{name}{SUFFIX}", content


def _version(files: Iterable[File]) -> str:
    digest = hashlib.sha256()
    for name, content in files:
        digest.update(f"{name} {len(content)} ".encode())
        digest.update(content)
    return digest.hexdigest()[:12]


def _terms(library: Library, table: dict[str, Any]) -> Iterator[File]:
    """Yield the files of titles, authors, venues, tags: terms, short prefixes and vocabulary."""
    found = postings.postings(_texts(library))
    firsts: list[str] = []
    yield from _shards("terms", found, firsts)
    prefixes = postings.prefixes(found, firsts)
    table["prefixes"] = []
    yield from _shards("prefixes", prefixes, table["prefixes"])
    table["terms"] = firsts
    table["spread"] = postings.SPREAD
    yield from _vocabulary(found, table)


def _shards(name: str, found: Postings, firsts: list[str]) -> Iterator[File]:
    """Yield the files of postings, and note the first term of each in ``firsts``."""
    for number, (first, group) in enumerate(postings.shards(found)):
        firsts.append(first)
        yield f"{name}-{number}", postings.shard(found, group)


def _texts(library: Library) -> Iterator[tuple[set[str], set[str]]]:
    """Yield what each paper is found by: its title's terms, and those of its other fields."""
    known = _Known(library)
    for paper in library.papers:
        others = {str(paper.year)} if paper.year else set()
        others.update(known.venue(paper.venue) if paper.venue else ())
        if paper.arxiv:
            others.update(terms(paper.arxiv))
        others.update(*map(known.author, paper.people), *map(known.tag, library.tags_of(paper)))
        titles = map(plain.show, (paper.title, *paper.also_titled))
        yield set().union(*map(terms, titles)), others


class _Known:
    """The terms of what many papers share, each cut into words once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._terms: dict[str, set[str]] = {}

    def author(self, person: Person) -> set[str]:
        """Return the words of a name, and of the other names that the list knows of the person."""
        entry = self.library.persons.page_of(person).entry
        return self._of("author", person.shown, (entry.name, *entry.aliases) if entry else ())

    def venue(self, name: str) -> set[str]:
        """Return the words of a venue's short names; its full name is made of too common words."""
        venue = self.library.venues.get(name)
        return self._of("venue", name, venue.aliases if venue else ())

    def tag(self, name: str) -> set[str]:
        tag = self.library.tags.get(name)
        return self._of("tag", name, (tag.label, *tag.aliases) if tag else ())

    def _of(self, kind: str, name: str, others: tuple[str, ...]) -> set[str]:
        key = f"{kind} {name}"
        if key not in self._terms:
            self._terms[key] = set().union(*map(terms, (name, *others)))
        return self._terms[key]


def _vocabulary(found: Postings, table: dict[str, Any]) -> Iterator[File]:
    """Yield the words that a misspelt one may have been meant for, with how many papers have it."""
    telling = (term for term in found if len(term) > 2 and not term[0].isdigit())  # noqa: PLR2004
    words = sorted(telling, key=postings.utf16)
    table["vocabulary"] = []
    size, group = 0, list[str]()
    for word in [*words, ""]:
        if group and (not word or (size > _VOCABULARY_BYTES and word[0] != group[-1][0])):
            table["vocabulary"].append(group[0])
            yield f"vocabulary-{len(table['vocabulary']) - 1}", _words(found, group)
            size, group = 0, []
        size += len(word)
        group.append(word)


def _words(found: Postings, group: Sequence[str]) -> bytes:
    counts = narrow([len(found[word]) for word in group])
    return pack({"words": "\n".join(group)}, counts)


def _abstracts(library: Library, table: dict[str, Any]) -> Iterator[File]:
    """Yield the second set of terms, fetched only by a reader who asks for abstracts."""
    table["abstracts"] = any(paper.abstract for paper in library.papers)
    if not table["abstracts"]:
        return
    texts = ((set[str](), terms(plain.show(paper.abstract or ""))) for paper in library.papers)
    firsts: list[str] = []
    yield from _shards("abstract-terms", postings.postings(texts), firsts)
    yield "abstracts", pack({"terms": firsts})


def _rows(library: Library) -> Iterator[File]:
    for number, papers in enumerate(_batches(library.papers, ROWS)):
        rows = [_short(row(paper, library)) for paper in papers]
        yield f"rows-{number}", pack({"rows": rows})


def _short(made: Row) -> tuple[Any, ...]:
    """Return the values of a row; formulas and own fields, which few have, only where they are."""
    return made if made.own else made[:-1] if made.shown else made[:-2]


def _ids(library: Library, table: dict[str, Any]) -> Iterator[File]:
    """Yield the numbers of papers by id and by every id they had before."""
    numbers = {old: at for at, paper in enumerate(library.papers) for old in paper.aliases}
    numbers |= {paper.id: at for at, paper in enumerate(library.papers)}
    table["ids"] = []
    for at, ids in enumerate(_batches(sorted(numbers), IDS)):
        table["ids"].append(ids[0])
        yield f"ids-{at}", pack({"ids": "\n".join(ids)}, narrow([numbers[one] for one in ids]))


def _ready(
    library: Library, formats: Mapping[str, Format], table: dict[str, Any]
) -> Iterator[File]:
    """Yield the ready text of every paper in each format, fetched only for a download."""
    table["formats"] = {}
    for name, form in formats.items():
        if not form.label:
            continue
        table["formats"][name] = {
            "label": form.label,
            "suffix": form.suffix,
            "type": form.media_type,
            "head": form.head(library),
            "between": form.exporter.BETWEEN,
            "tail": form.exporter.TAIL,
        }
        for number, papers in enumerate(_batches(library.papers, PIECES)):
            pieces = [form.entry(paper, library) for paper in papers]
            yield f"{name}-{number}", pack({"pieces": pieces})


def _doors(library: Library) -> Iterator[Door]:
    """Yield the pages of tags and venues."""
    for facet in facets(library):
        for value in facet.values:
            if value.page:
                count = f"{value.count} {'paper' if value.count == 1 else 'papers'}"
                words = fold(" ".join((value.id, *value.also)))
                yield Door(value.label, value.page, f"{facet.id}, {count}", words)


def _batches(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (items[start : start + size] for start in range(0, len(items), size))
