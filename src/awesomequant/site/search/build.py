"""Make the search index of a Library: small files that the browser fetches as a query needs them.

Papers are numbered in the default order, so that a paper's number is its rank without a query.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from awesomequant.export import Format
from awesomequant.library.library import Library
from awesomequant.site.search import ids, postings, texts
from awesomequant.site.search.columns import columns
from awesomequant.site.search.facets import facets
from awesomequant.site.search.found_by import LONGEST_NAME
from awesomequant.site.search.found_by import names as names_of
from awesomequant.site.search.packing import SUFFIX, digest, name, narrow, pack
from awesomequant.site.search.postings import Keyed, Lists, Postings, in_order, keyed, shard, shards
from awesomequant.site.search.runs import ROWS, SHARED, TEXTS, runs
from awesomequant.site.search.segments import segments
from awesomequant.site.search.shelf import File, Shelf
from awesomequant.site.search.tokenise import fold
from awesomequant.store.cache import Cache
from awesomequant.store.project import collector_off

FOLDER = "search-index/"
META = "meta.json"
# What one file holds, about, before gzip: a query fetches one file of terms and one of names a
# word, and those of abstracts only where a reader asks for them.
TERMS_BYTES = 6 * 1024
NAMES_BYTES = 4 * 1024
ABSTRACT_BYTES = 16 * 1024
_VOCABULARY_BYTES = 64 * 1024


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
) -> Iterator[File]:
    """Yield every file of the index: its name below FOLDER, and its bytes; META is the last.

    ``formats`` are those that a result can be taken along in, ``pages`` the hand-written pages.
    Every file but META is named after what it or its folder holds: a page that was opened before
    the site changed never mixes old with new, and what did not change keeps its name.
    """
    kept = cache or Cache(None)
    offered = [form for form in (formats or {}).values() if form.label]
    index = _Index(Shelf(kept))
    with collector_off():
        yield from index.papers(library, offered, kept)
        yield from index.numbers(library)
        yield from index.put("doors", [pack({"doors": [*_doors(library), *pages]})])
    yield META, json.dumps(index.meta, ensure_ascii=False, separators=(",", ":")).encode()
    index.shelf.sweep()


class _Index:
    """An index that is being made; ``meta`` is what its table of contents says so far."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.folders: dict[str, str] = {}
        self.meta: dict[str, Any] = {"folders": self.folders}

    def put(self, kind: str, contents: Iterable[bytes]) -> list[File]:
        """Return the files of a kind."""
        self.folders[kind], files = self.shelf.put(kind, contents)
        return files

    def shards(self, kind: str, found: Postings, most: int) -> tuple[list[str], list[File]]:
        """Return the first term of each file of postings, and the files."""
        groups = list(shards(found, most))
        files = self.put(kind, (shard(found, group) for group in groups))
        return [group[0] for group in groups], files

    def papers(self, library: Library, formats: Sequence[Format], cache: Cache) -> Iterator[File]:
        """Yield the rows that results show, ready texts, and the files that papers are found by.

        Rows stand in a file a segment, texts in a file a format and some segments; pages ask for
        parts of them.
        """
        cut = segments(library.papers)
        lists = found, called, signed, abstracts = Lists(), Lists(), Lists(), Lists()
        names, lengths = list[str](), list[int]()
        pending: dict[str, list[bytes]] = {}
        files = {kind: list[str]() for kind in (*(form.name for form in formats), SHARED)}
        for at, run in enumerate(runs(library, cut, formats, cache), 1):
            for one, laid in zip(lists, run.found, strict=True):
                one.extend(laid, cut[at - 1].start)
            lengths += map(len, run.blocks["rows"])
            named, file = _named("rows", b"".join(run.blocks["rows"]))
            names.append(named)
            yield file
            for kind in files if formats else ():
                pending.setdefault(kind, []).extend(run.blocks[kind])
                if at % texts.SEGMENTS == 0 or at == len(cut):
                    named, file = _named(kind, texts.file(pending.pop(kind)))
                    files[kind].append(named)
                    yield file
        # Apart from the rows: a page fetches it while it searches, and then asks for parts alone.
        yield from self.put("lengths", [pack({}, narrow(lengths))])
        self.meta |= {
            "count": len(library.papers),
            "starts": [segment.start for segment in cut],
            "segments": names,
            "rows": ROWS,
            "texts": TEXTS,
            "in_file": texts.SEGMENTS,
            "shared": files[SHARED],
            "formats": {form.name: _format(form, library, files[form.name]) for form in formats},
        }
        yield from self._words(found, names_of(called, signed, library), abstracts)

    def _words(self, found: Postings, names: Keyed, abstracts: Postings) -> Iterator[File]:
        firsts, files = self.shards("terms", found, TERMS_BYTES)
        short = postings.prefixes(found, firsts)
        prefixes, more = self.shards("prefixes", short, TERMS_BYTES)
        called = self.put("names", keyed(names, NAMES_BYTES))
        telling = list(_words_of_one_letter(found))
        spelt = self.put("vocabulary", (_vocabulary(found, group) for group in telling))
        yield from (*files, *more, *called, *spelt)
        self.meta |= {
            "terms": firsts,
            "prefixes": prefixes,
            "spread": postings.SPREAD,
            "names": len(called),
            "longest_name": LONGEST_NAME,
            "vocabulary": [group[0] for group in telling],
            "abstracts": bool(abstracts),
        }
        if abstracts:
            # A second set of terms, fetched only by a reader who asks for abstracts.
            firsts, files = self.shards("abstract-terms", abstracts, ABSTRACT_BYTES)
            yield from (*files, *self.put("abstracts", [pack({"terms": firsts})]))

    def numbers(self, library: Library) -> Iterator[File]:
        """Yield what papers answer to facets and sort keys, and the numbers of their ids."""
        for kind, content in columns(library):
            yield from self.put(kind, [content])
        self.meta["facets"] = [[facet.id, facet.label] for facet in facets(library)]
        files = ids.files(library)
        self.meta["ids"] = len(files)
        yield from self.put("ids", files)


def _named(kind: str, content: bytes) -> tuple[str, File]:
    """Return a file of blocks, and what its name ends in."""
    named = name([digest(content)])
    return named, (f"{kind}-{named}{SUFFIX}", content)


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
    for facet in facets(library):
        for value in facet.values:
            if value.page:
                count = f"{value.count} {'paper' if value.count == 1 else 'papers'}"
                words = fold(" ".join((value.id, *value.also)))
                yield Door(value.label, value.page, f"{facet.id}, {count}", words)
