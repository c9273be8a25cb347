"""Make the search index of a Library: small files that the browser fetches as a query needs them.

Papers are numbered in the default order, so that a paper's number is its rank without a query.
"""

import json
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from awesomequant.export import Format, citation
from awesomequant.library.json_text import packed
from awesomequant.library.library import Library
from awesomequant.site.search import ids, postings, texts
from awesomequant.site.search.columns import columns
from awesomequant.site.search.facets import facet_called, facets
from awesomequant.site.search.found_by import LONGEST_NAME
from awesomequant.site.search.found_by import names as names_of
from awesomequant.site.search.packing import (
    SUFFIX,
    digest,
    little,
    name,
    narrow,
    pack,
    planes,
)
from awesomequant.site.search.postings import Lists, Postings, in_order, keyed, shard, shards
from awesomequant.site.search.runs import ROW_BYTES, ROWS, SHARED, TEXTS, Head, Runs, collected
from awesomequant.site.search.segments import segments
from awesomequant.site.search.shelf import File, Made, Shelf
from awesomequant.site.search.spellings import spelt
from awesomequant.site.search.tokenise import fold
from awesomequant.store.cache import Cache
from awesomequant.store.cache import digest as digest_of
from awesomequant.store.project import collector_off

FOLDER = "search-index/"
META = "meta.json"
_VOCABULARY_BYTES = 64 * 1024
# Of more papers citations, and what the index knows of authors and words, are let go before terms
# are joined: those of 100,000 have 90 MB and 60, and the terms as much.  Whoever asks for one later
# works it out again.
_MANY = 50_000


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
    cache: Cache | None = None,
    boards: Mapping[str, Any] | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the index: its name below FOLDER, and its bytes; META is the last."""
    for address, make in index(library, formats, pages, cache, boards):
        yield address, make()


def index(
    library: Library,
    formats: Mapping[str, Format] | None = None,
    pages: Sequence[Door] = (),
    cache: Cache | None = None,
    boards: Mapping[str, Any] | None = None,
) -> Iterator[File]:
    """Yield every file of the index, and what makes it, which is to be called before the next.

    ``formats`` are those that a result can be taken along in, ``pages`` the hand-written pages,
    ``boards`` what the header's search knows of pages of results.
    Every file but META is named after what it or its folder holds: a page that was opened before
    the site changed never mixes old with new, and what did not change keeps its name.
    """
    kept = cache or Cache(None)
    offered = [form for form in (formats or {}).values() if form.label]
    with collector_off():
        made = _Index(library, offered, kept)
        yield from made.papers(offered)
        if len(library.papers) > _MANY:
            library.memo.pop(citation, None)
            made.forget()
        yield from made.words()
        yield from made.numbers(pages, boards)
        meta = json.dumps(made.meta, ensure_ascii=False, separators=(",", ":")).encode()
        yield META, lambda: meta
        made.sweep()


class _Index:
    """An index that is being made; ``meta`` is what its table of contents says so far."""

    def __init__(self, library: Library, formats: Sequence[Format], cache: Cache) -> None:
        self._library, self._shelf = library, Shelf(cache)
        self._cut = segments(library.papers)
        self._runs = Runs(library, self._cut, formats, cache)
        self._heads: list[Head] = []
        self.meta: dict[str, Any] = {
            "folders": self._shelf.folders,
            "synonyms": library.synonyms,
        }

    def papers(self, formats: Sequence[Format]) -> Iterator[File]:
        """Yield the rows that results show, and ready texts.

        Rows stand in a file a segment, texts in a file a format and some segments; pages ask for
        parts of them.
        """
        names = list[str]()
        kinds = self._runs.kinds
        files = {kind: list[str]() for kind in (*(form.name for form in formats), SHARED)}
        pending: list[Mapping[str, bytes]] = []
        for at, (head, blocks) in enumerate(self._runs.heads(), 1):
            self._heads.append(head)
            pending.append(blocks)
            named, file = self._file("rows", at - 1, [blocks])
            names.append(named)
            yield file
            if at % texts.SEGMENTS == 0 or at == len(self._cut):
                for kind in kinds:
                    named, file = self._file(kind, at - len(pending), pending)
                    files[kind].append(named)
                    yield file
                pending = []
        lengths = [length for head in self._heads for length in head.blocks["rows"][1]]
        # Apart from the rows: a page fetches it while it searches, and then asks for parts alone.
        units = array("I", [length // ROW_BYTES for length in lengths])
        content = pack({"unit": ROW_BYTES}, *planes(little(units)))
        yield from self._shelf.put(digest(content), lambda: Made({}, {"lengths": [content]}))[1]
        self.meta |= {
            "count": len(self._library.papers),
            "starts": [segment.start for segment in self._cut],
            "segments": names,
            "rows": ROWS,
            "texts": TEXTS,
            "in_file": texts.SEGMENTS,
            "shared": files[SHARED],
            "formats": {
                form.name: _format(form, self._library, files[form.name]) for form in formats
            },
        }

    def _file(self, kind: str, first: int, made: Sequence[Mapping[str, bytes]]) -> tuple[str, File]:
        """Return what the name of a file of the blocks of some segments ends in, and the file."""
        heads = self._heads[first : first + len(made)]
        told = [head.blocks[kind] for head in heads]
        lengths = array("I", [length for _, those in told for length in those])
        named = name([*(bytes.fromhex(of) for of, _ in told), lengths.tobytes()])

        def content() -> bytes:
            parts = [
                of[kind] if kind in of else self._runs.blocks(at, head, kind)
                for at, (head, of) in enumerate(zip(heads, made, strict=True), first)
            ]
            return b"".join([b"" if kind == "rows" else texts.head(lengths), *parts])

        return named, (f"{kind}-{named}{SUFFIX}", content)

    def forget(self) -> None:
        """Let go what was known for the sake of many papers, when all are made."""
        self._runs.forget()

    def words(self) -> Iterator[File]:
        """Yield the files that papers are found by: terms, names, and terms of abstracts."""
        yield from self._put("terms", self._terms)
        yield from self._put("names", self._names)
        yield from self._put("abstracts", self._abstracts)

    def _put(self, part: str, make: Callable[[], Made], *more: str | bytes) -> Iterator[File]:
        """Yield files that are made of a part of what is told of all segments."""
        starts = str([segment.start for segment in self._cut])
        key = digest_of(part, starts, *(head.found[part] for head in self._heads), *more)
        said, files = self._shelf.put(key, make)
        self.meta |= said
        yield from files

    def _found(self, part: str) -> list[Lists]:
        return collected(part, self._runs.found(part))

    def _terms(self) -> Made:
        (found,) = self._found("terms")
        firsts, files = _shards(found, postings.TERMS_BYTES)
        prefixes, more = _shards(postings.prefixes(found, firsts), postings.TERMS_BYTES)
        telling = list(_words_of_one_letter(found))
        spelt = [_vocabulary(found, group) for group in telling]
        meta = {
            "terms": firsts,
            "prefixes": prefixes,
            "spread": postings.SPREAD,
            "vocabulary": [group[0] for group in telling],
        }
        return Made(meta, {"terms": files, "prefixes": more, "vocabulary": spelt})

    def _names(self) -> Made:
        called, signed = self._found("names")
        files = keyed(names_of(called, signed, self._library), postings.NAMES_BYTES)
        return Made({"names": len(files), "longest_name": LONGEST_NAME}, {"names": files})

    def _abstracts(self) -> Made:
        (found,) = self._found("abstracts")
        if not found:
            return Made({"abstracts": False}, {})
        # A second set of terms, fetched only by a reader who asks for abstracts.
        firsts, files = _shards(found, postings.ABSTRACT_BYTES)
        contents = {"abstract-terms": files, "abstracts": [pack({"terms": firsts})]}
        return Made({"abstracts": True}, contents)

    def numbers(self, pages: Sequence[Door], boards: Mapping[str, Any] | None) -> Iterator[File]:
        """Yield what papers answer to facets and sort keys, the numbers of ids, and the doors."""
        library = self._library

        def make() -> Made:
            files = ids.files(library)
            told = [[facet.id, facet.label] for facet in facets(library)]
            contents = {kind: [content] for kind, content in columns(library)}
            contents["doors"] = [pack({"doors": [*_doors(library), *pages]})]
            contents["spellings"] = [pack({"spellings": spelt(library)})]
            meta: dict[str, Any] = {"facets": told, "ids": len(files)}
            if boards:
                meta["boards"] = True
                contents["boards"] = [pack({"boards": boards})]
            return Made(meta, {**contents, "ids": files})

        # No record of a paper says of which benchmarks the list has results of it.
        results = facet_called(library, "benchmark")
        told = packed([results.values, results.answers] if results and results.values else [])
        yield from self._put(
            "numbers", make, self._runs.shared, packed(pages), told, packed(boards)
        )

    def sweep(self) -> None:
        """Forget what is no part of it."""
        self._runs.sweep()
        self._shelf.sweep()


def _shards(found: Postings, most: int) -> tuple[list[str], list[bytes]]:
    """Return the first term of each file of postings, and the files."""
    groups = list(shards(found, most))
    return [group[0] for group in groups], [shard(found, group) for group in groups]


def _format(form: Format, library: Library, files: Sequence[str]) -> dict[str, Any]:
    """Return how the file of a format is put together, and where its pieces are."""
    return {
        "label": form.label,
        "suffix": form.suffix,
        "type": form.media_type,
        "head": form.head(library),
        "between": form.exporter.BETWEEN,
        "tail": form.exporter.TAIL,
        "files": files,
    }


# A misspelt word is compared with those of the list.


def _words_of_one_letter(found: Postings) -> Iterator[list[str]]:
    """Yield the words that a misspelt one may have been meant for, as the files have them.

    Those of one first letter, among which the browser looks first, stand in one file.
    """
    # The browser corrects no word of two letters, and no number is a slip of another.
    size, group = 0, list[str]()
    for word in in_order(found):
        if len(word) < 3 or word[0].isdecimal():  # noqa: PLR2004
            continue
        if size > _VOCABULARY_BYTES and word[0] != group[-1][0]:
            yield group
            size, group = 0, []
        size += len(word)
        group.append(word)
    if group:
        yield group


def _vocabulary(found: Postings, words: list[str]) -> bytes:
    """Return the file of some words, each with how many papers have it."""
    return pack({"words": "\n".join(words)}, narrow([len(found[word]) for word in words]))


def _doors(library: Library) -> Iterator[Door]:
    """Yield the pages of tags and venues."""
    say = library.messages.say
    for facet in facets(library):
        for value in facet.values:
            if value.page:
                count = say("{count} papers", one="{count} paper", count=value.count)
                words = fold(" ".join((value.id, *value.also)))
                yield Door(value.label, value.page, f"{say(facet.id)}, {count}", words)
