"""What papers are found by: words, what they are called, and whole names of authors."""

import re
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from awesomequant.language import plain
from awesomequant.library.author import Author, people
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.site.addresses import LEAST_PAPERS
from awesomequant.site.search.postings import Pieces, Postings, merged
from awesomequant.site.search.tokenise import joined
from awesomequant.works.titles import Title

LONGEST_NAME = 40  # signs of a title that tell it from the others of a list
_MAY_HAVE_HEAD = re.compile(r"[:–—]|\s-\s")


class FoundBy(NamedTuple):
    """The postings of all terms but those of abstracts, of names, and of the terms of abstracts."""

    terms: Postings
    names: Mapping[int, "array[int]"]
    abstracts: Postings


def found_by(library: Library) -> FoundBy:
    """Return what the papers of a library are found by."""
    known = _Known(library)
    titled, others, abstracts = Pieces(), Pieces(), Pieces()
    called, signed = (defaultdict[int, "array[int]"](lambda: array("I")) for _ in range(2))
    for number, paper in enumerate(library.papers):
        # A posting is even, but odd where the title has the term.
        at = number * 2
        titles = [plain.show(paper.title), *map(plain.show, paper.also_titled)]
        titled.add(at + 1, "\n".join((*titles, *paper.known_as)))
        authors = list(map(known.author, paper.authors))
        others.add(at, known.text(paper, authors))
        if paper.abstract:
            abstracts.add(at, plain.show(paper.abstract))
        # Of the seven papers with GPTQ in the title GPTQ itself stood fifth, behind newer ones; of
        # the 25 with the words Song Han six are by others, a Yang Song and a Han Cai together.
        heads = [Title(title).head for title in titles if _MAY_HAVE_HEAD.search(title)]
        for name in _names((*titles, *heads, *paper.known_as)):
            called[name].append(at + 1)
        for name in {name for author in authors for name in author.names}:
            signed[name].append(at)
    return FoundBy(
        merged(titled.terms(), others.terms()), merged(called, signed), abstracts.terms()
    )


class _Named(NamedTuple):
    """What an author adds to a paper: text, and the keys of whole names."""

    text: str
    names: frozenset[int]


class _Known:
    """What many papers share, each worked out once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.author = lru_cache(None)(self._author)
        self.venue = lru_cache(None)(self._venue)
        self.tags = lru_cache(None)(self._tags)

    def text(self, paper: Paper, authors: Iterable[_Named]) -> str:
        """Return the text that a paper is found by besides its titles."""
        texts = [author.text for author in authors]
        texts += (self.tags(paper.tags), str(paper.year or ""), paper.arxiv or "")
        if paper.venue:
            texts.append(self.venue(paper.venue))
        return "\n".join(texts)

    def _author(self, author: Author) -> _Named:
        """Return the name, and the other names that the list knows of the person.

        Whole names only of who has several papers: one is found well enough by the words.
        """
        for person in people((author,)):
            page = self._library.persons.page_of(person)
            names = (person.shown, *((page.entry.name, *page.entry.aliases) if page.entry else ()))
            has_page = len(self._library.by_author.get(page.slug, ())) >= LEAST_PAPERS
            return _Named("\n".join(names), frozenset(_names(names) if has_page else ()))
        return _Named("", frozenset())  # "et al."

    def _venue(self, name: str) -> str:
        """Return a venue's short names; its full name is made of too common words."""
        venue = self._library.venues.get(name)
        return "\n".join((name, *(venue.aliases if venue else ())))

    def _tags(self, tags: tuple[str, ...]) -> str:
        above = (other for tag in tags for other in self._library.lineage.get(tag, ()))
        names: list[str] = []
        for name in (*tags, *above):
            tag = self._library.tags.get(name)
            names += (name, *((tag.label, *tag.aliases) if tag else ()))
        return "\n".join(names)


def _names(names: Iterable[str]) -> set[int]:
    """Return the keys of names, which a query is compared with: their words as one."""
    return {key(name) for text in names if (name := joined(text)[:LONGEST_NAME])}


def key(name: str) -> int:
    """Return what stands for a name in the index.

    Names themselves take three times the bytes; of 250,000 some seven share their key with another,
    which moves nothing unless a query is the one and has all words of the other.
    """
    return zlib.crc32(name.encode())
