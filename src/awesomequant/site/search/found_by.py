"""What papers are found by: words, what they are called, and whole names of authors."""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from awesomequant.language import plain
from awesomequant.library.author import Author, people, texts
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.site.addresses import LEAST_PAPERS
from awesomequant.site.search.pasted import repository
from awesomequant.site.search.postings import (
    AUTHOR,
    FACT,
    LAST,
    WHERE,
    Cut,
    Keyed,
    LaidOut,
    Lists,
    Numbered,
    Postings,
    merged,
    union,
)
from awesomequant.site.search.tokenise import joined
from awesomequant.works.titles import Title

LONGEST_NAME = 40  # signs of a title that tell it from the others of a list
_MAY_HAVE_HEAD = re.compile(r"[:–—]|\s-\s")


class FoundBy(NamedTuple):
    """What papers are found by: the postings of terms, of names, and of the terms of abstracts.

    ``called`` are those of the keys of what papers, their repositories and venues are called;
    ``signed`` of the keys of authors' names, each behind the page that the name leads to.
    """

    terms: LaidOut
    called: LaidOut
    signed: LaidOut
    abstracts: LaidOut


def read_of(paper: Paper) -> tuple[Any, ...]:
    """Return all that is read of a paper to find what it is found by."""
    names = paper.title, paper.also_titled, paper.known_as, texts(paper.authors)
    addresses = (code.url for code in paper.code)
    return *names, paper.tags, paper.year, paper.arxiv, paper.venue, paper.abstract, *addresses


def found_by(papers: Sequence[Paper], known: "Known") -> FoundBy:
    """Return what some papers are found by, numbered from 0."""
    titled, signing, facts, abstracts = (Numbered(known.cut) for _ in range(4))
    cut = known.cut.numbers
    called, told, signed = Lists(), Lists(), Lists()
    for number, paper in enumerate(papers):
        at = number << WHERE
        titles = [plain.show(paper.title), *map(plain.show, paper.also_titled)]
        titled.add_titles(number, map(cut, (*titles, *paper.known_as)))
        authors = list(map(known.author, paper.authors))
        signing.add(at | AUTHOR, chain.from_iterable([author.numbers for author in authors]))
        facts.add(at | FACT, known.facts(paper))
        if paper.abstract:
            abstracts.add(at, cut(plain.show(paper.abstract)))
        # Of the seven papers with GPTQ in the title GPTQ itself stood fifth, behind newer ones; of
        # the 25 with the words Song Han six are by others, a Yang Song and a Han Cai together.
        heads = [Title(title).head for title in titles if _MAY_HAVE_HEAD.search(title)]
        for name in _keys((*titles, *heads, *paper.known_as)):
            called[name].append(at | LAST)
        repositories = filter(None, (repository(code.url) for code in paper.code))
        for name in _keys(
            (*repositories, *(known.venue_names(paper.venue) if paper.venue else ()))
        ):
            told[name].append(at | FACT)
        for name in dict.fromkeys(name for author in authors for name in author.names):
            signed[name].append(at | AUTHOR)
    words = merged(titled.terms(), signing.terms(), facts.terms())
    return FoundBy(*map(LaidOut.of, (words, merged(called, told), signed, abstracts.terms())))


def names(called: Postings, signed: Postings, library: Library) -> Keyed:
    """Return the postings of the keys of names.

    Whole names only of authors with several papers: who has one is found well enough by the words.
    """
    whole = defaultdict[int, Lists](Lists)
    for name, postings in signed.items():
        page, _, key = name.partition(" ")
        if len(library.by_author.get(page, ())) >= LEAST_PAPERS:
            whole[int(key)][page] = postings
    others = {key: union(lists.values()) for key, lists in whole.items()}
    return merged({int(key): postings for key, postings in called.items()}, others)


class _Named(NamedTuple):
    """What an author adds to a paper: numbers of terms, and the keys of whole names."""

    numbers: tuple[int, ...]
    names: tuple[str, ...]


class Known:
    """What many papers share, each worked out once."""

    def __init__(self, library: Library) -> None:
        """Know what a list says of authors, venues and tags."""
        self._library = library
        self.cut = Cut()
        self.author = lru_cache(None)(self._author)
        self.venue = lru_cache(None)(self._venue)
        self.tags = lru_cache(None)(self._tags)
        self.venue_names = lru_cache(None)(self._venue_names)

    def facts(self, paper: Paper) -> Iterable[int]:
        """Return the numbers of terms that a paper is found by besides its titles and authors."""
        found = [self.tags(paper.tags)]
        found.append(tuple(self.cut.numbers(f"{paper.year or ''} {paper.arxiv or ''}")))
        if paper.venue:
            found.append(self.venue(paper.venue))
        return chain.from_iterable(found)

    def _author(self, author: Author) -> _Named:
        """Return the name, and the other names that the list knows of the person."""
        for person in people((author,)):
            page = self._library.persons.page_of(person)
            names = (person.shown, *((page.entry.name, *page.entry.aliases) if page.entry else ()))
            # Of De Sa and van Gogh the words are others' too; of one word it is a term.
            family = (person.surname,) if " " in person.surname else ()
            keys = tuple(f"{page.slug} {key}" for key in _keys((*names, *family)))
            return _Named(self._cut(names), keys)
        return _Named((), ())  # "et al."

    def _venue(self, name: str) -> tuple[int, ...]:
        """Return a venue's short names; its full name is made of too common words."""
        venue = self._library.venues.get(name)
        return self._cut((name, *(venue.aliases if venue else ())))

    def _venue_names(self, name: str) -> tuple[str, ...]:
        """Return all names of a venue, by whose words in one its papers are found."""
        venue = self._library.venues.get(name)
        return (name, venue.name, *venue.aliases) if venue else (name,)

    def _tags(self, tags: tuple[str, ...]) -> tuple[int, ...]:
        above = (other for tag in tags for other in self._library.lineage.get(tag, ()))
        names: list[str] = []
        for name in (*tags, *above):
            tag = self._library.tags.get(name)
            names += (name, *((tag.label, *tag.aliases) if tag else ()))
        return self._cut(names)

    def _cut(self, names: Iterable[str]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self.cut.numbers("\n".join(names))))


def _keys(names: Iterable[str]) -> Iterable[str]:
    """Return what stands for names in the index, which are compared as their words in one.

    Names themselves take three times the bytes; of 250,000 some seven share their key with another,
    which moves nothing unless a query is the one and has all words of the other.
    """
    cut = (joined(name)[:LONGEST_NAME] for name in names)
    # In the order of the names, not of a set: what is kept is compared with what is kept next time.
    return dict.fromkeys(str(zlib.crc32(name.encode())) for name in cut if name)
