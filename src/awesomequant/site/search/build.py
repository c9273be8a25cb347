"""Make the search index of a Library: small files that the browser fetches as a query needs them.

Papers are numbered in the default order, so that a paper's number is its rank without a query.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from awesomequant.export import Format
from awesomequant.language import plain
from awesomequant.library.library import Library
from awesomequant.site.addresses import LEAST_PAPERS
from awesomequant.site.search import postings
from awesomequant.site.search.columns import columns, row
from awesomequant.site.search.facets import facets
from awesomequant.site.search.postings import SUFFIX, Postings, narrow, pack
from awesomequant.site.search.tokenise import fold, terms, words
from awesomequant.works.people import Person
from awesomequant.works.titles import Title

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
    found = postings.postings(_texts(library))
    firsts, files = _shards("terms", found)
    prefixes, more = _shards("prefixes", postings.prefixes(found, firsts))
    names, called = _shards("names", postings.postings(names_of(library)))
    vocabulary, spelt = _vocabulary(found)
    files += more + called + spelt
    for number, papers in enumerate(_batches(library.papers, ROWS)):
        rows = [row(paper, library) for paper in papers]
        # Formulas and own fields, which few have, stand only where they are.
        short = [one if one.own else one[:-1] if one.shown else one[:-2] for one in rows]
        files.append((f"rows-{number}", pack({"rows": short})))
    files += columns(library)
    # The numbers of papers by id, and by every id they had before.
    numbers = {old: at for at, paper in enumerate(library.papers) for old in paper.aliases}
    numbers |= {paper.id: at for at, paper in enumerate(library.papers)}
    batches = list(_batches(sorted(numbers), IDS))
    for at, ids in enumerate(batches):
        places = narrow([numbers[one] for one in ids])
        files.append((f"ids-{at}", pack({"ids": "\n".join(ids)}, places)))
    has_abstracts = any(paper.abstract for paper in library.papers)
    if has_abstracts:
        # A second set of terms, fetched only by a reader who asks for abstracts.
        texts = ((set[str](), terms(plain.show(paper.abstract or ""))) for paper in library.papers)
        starts, more = _shards("abstract-terms", postings.postings(texts))
        files += [*more, ("abstracts", pack({"terms": starts}))]
    offered = [form for form in (formats or {}).values() if form.label]
    for form in offered:
        # The ready text of every paper, fetched only for a download.
        for number, papers in enumerate(_batches(library.papers, PIECES)):
            pieces = [form.entry(paper, library) for paper in papers]
            files.append((f"{form.name}-{number}", pack({"pieces": pieces})))
    files.append(("doors", pack({"doors": [*_doors(library), *pages]})))
    digest = hashlib.sha256()
    for name, content in files:
        digest.update(f"{name} {len(content)} ".encode() + content)
    version = digest.hexdigest()[:12]
    meta = {
        "version": version,
        "count": len(library.papers),
        "rows": ROWS,
        "pieces": PIECES,
        "prefixes": prefixes,
        "terms": firsts,
        "spread": postings.SPREAD,
        "names": names,
        "longest_name": LONGEST_NAME,
        "vocabulary": vocabulary,
        "ids": [ids[0] for ids in batches],
        "abstracts": has_abstracts,
        "formats": {
            form.name: {
                "label": form.label,
                "suffix": form.suffix,
                "type": form.media_type,
                "head": form.head(library),
                "between": form.exporter.BETWEEN,
                "tail": form.exporter.TAIL,
            }
            for form in offered
        },
        "facets": [[facet.id, facet.label] for facet in facets(library)],
    }
    yield META, json.dumps(meta, ensure_ascii=False).encode()
    for name, content in files:
        yield f"{version}/{name}{SUFFIX}", content


def _shards(name: str, found: Postings) -> tuple[list[str], list[File]]:
    """Return the first term of each file of postings, and the files."""
    groups = list(postings.shards(found))
    files = [(f"{name}-{at}", postings.shard(found, group)) for at, (_, group) in enumerate(groups)]
    return [first for first, _ in groups], files


# What papers are found by: words, what they are called, and whole names of authors.

LONGEST_NAME = 40  # signs of a title that tell it from the others of a list; more cost bytes


def names_of(library: Library) -> Iterator[tuple[set[str], set[str]]]:
    """Yield what each paper is called, titles among it, and the whole names of its authors.

    Of the seven papers with GPTQ in the title GPTQ itself stood fifth, behind newer ones; of the 25
    with the words Song Han six are by others, a Yang Song and a Han Cai together.  Who has one
    paper is found well enough by the words.
    """
    whole: dict[str, set[str]] = {}
    for slug, papers in library.by_author.items():
        if len(papers) >= LEAST_PAPERS:
            entry = library.people.get(slug)
            whole[slug] = {entry.name, *entry.aliases} if entry else set()
    for paper in library.papers:
        titles = [plain.show(title) for title in (paper.title, *paper.also_titled)]
        called = (*titles, *(Title(title).head for title in titles), *paper.known_as)
        people = set[str]()
        for person in paper.people:
            if (slug := library.persons.page_of(person).slug) in whole:
                people |= {person.shown, *whole[slug]}
        yield _joined(called), _joined(people)


def _joined(names: Iterable[str]) -> set[str]:
    """Return names as a query is compared with them: their words as one."""
    return {"".join(words(name))[:LONGEST_NAME] for name in names} - {""}


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
        yield set().union(*map(terms, (*titles, *paper.known_as))), others


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


# The files.


def _vocabulary(found: Postings) -> tuple[list[str], list[File]]:
    """Return the files of words that a misspelt one may have been meant for, as ``_shards`` does.

    Each word stands there with how many papers have it; those of one first letter, among which the
    browser looks first, stand in one file.
    """
    # The browser corrects no word of two letters, and no number is a slip of another.
    telling = (term for term in found if len(term) > 2 and not term[0].isdecimal())  # noqa: PLR2004
    firsts: list[str] = []
    files: list[File] = []
    size, group = 0, list[str]()
    for word in [*sorted(telling, key=postings.utf16), ""]:
        if group and (not word or (size > _VOCABULARY_BYTES and word[0] != group[-1][0])):
            counts = narrow([len(found[one]) for one in group])
            files.append((f"vocabulary-{len(files)}", pack({"words": "\n".join(group)}, counts)))
            firsts.append(group[0])
            size, group = 0, []
        size += len(word)
        group.append(word)
    return firsts, files


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
