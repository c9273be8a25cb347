"""Make the search index of a Library: small files that the browser fetches as a query needs them.

Papers are numbered in the default order, so that a paper's number is its rank without a query.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from awesomequant.export import Format
from awesomequant.library.library import Library
from awesomequant.site.search import ids, postings, texts
from awesomequant.site.search.columns import columns, row
from awesomequant.site.search.facets import facets
from awesomequant.site.search.found_by import LONGEST_NAME, found_by
from awesomequant.site.search.packing import SUFFIX, digest, name, narrow, pack
from awesomequant.site.search.postings import Postings, in_order, keyed, shard, shards
from awesomequant.site.search.segments import Segment, segments
from awesomequant.site.search.shelf import File, Shelf
from awesomequant.site.search.tokenise import fold
from awesomequant.store.cache import Cache
from awesomequant.store.project import collector_off

FOLDER = "search-index/"
META = "meta.json"
# Papers in one block of rows, of which a result of ten fetches ten, and of ready texts.
ROWS = 8
TEXTS = 32
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
    index = _Index(Shelf(cache or Cache(None)))
    with collector_off():
        yield from index.words(library)
        yield from index.numbers(library)
        yield from index.put("doors", [pack({"doors": [*_doors(library), *pages]})])
        runs = segments(library.papers)
        yield from index.rows(library, runs)
        yield from index.texts(library, runs, formats or {})
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

    def words(self, library: Library) -> Iterator[File]:
        """Yield the files that papers are found by."""
        found, named, abstracts = found_by(library)
        firsts, files = self.shards("terms", found, TERMS_BYTES)
        short = postings.prefixes(found, firsts)
        prefixes, more = self.shards("prefixes", short, TERMS_BYTES)
        called = self.put("names", keyed(named, NAMES_BYTES))
        telling = list(_words_of_one_letter(found))
        spelt = self.put("vocabulary", (_vocabulary(found, group) for group in telling))
        yield from (*files, *more, *called, *spelt)
        self.meta |= {
            "count": len(library.papers),
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

    def rows(self, library: Library, runs: Sequence[Segment]) -> Iterator[File]:
        """Yield the rows that results show: a file a segment, of which pages ask for parts."""
        names: list[str] = []
        lengths: list[int] = []
        for run in runs:
            batches = ([row(paper, library) for paper in batch] for batch in run.batches(ROWS))
            # By columns, a title beside titles: 4 % less than row by row.
            blocks = self.shelf.squeezed(
                [pack({"rows": list(zip(*batch, strict=True))}) for batch in batches]
            )
            named, file = self._named("rows", b"".join(blocks))
            names.append(named)
            lengths += map(len, blocks)
            yield file
        # Apart from the files: a page fetches it while it searches, and then asks for parts alone.
        yield from self.put("lengths", [pack({}, narrow(lengths))])
        starts = [run.start for run in runs]
        self.meta |= {"rows": ROWS, "starts": starts, "segments": names}

    def texts(
        self, library: Library, runs: Sequence[Segment], formats: Mapping[str, Format]
    ) -> Iterator[File]:
        """Yield what each format that readers are offered writes of every paper."""
        offered = [form for form in formats.values() if form.label]
        names: dict[str, list[str]] = {form.name: [] for form in offered}
        shared: list[str] = []
        for at in range(0, len(runs) if offered else 0, texts.SEGMENTS):
            batches = [
                batch for run in runs[at : at + texts.SEGMENTS] for batch in run.batches(TEXTS)
            ]
            abstracts = [texts.common(paper.abstract for paper in batch) for batch in batches]
            written = {
                form.name: [
                    texts.block([form.entry(paper, library) for paper in batch], common)
                    for batch, common in zip(batches, abstracts, strict=True)
                ]
                for form in offered
            }
            for form, blocks in written.items():
                named, file = self._texts(form, blocks)
                names[form].append(named)
                yield file
            named, file = self._texts("shared", list(map(texts.whole, abstracts)))
            shared.append(named)
            yield file
        self.meta |= {
            "texts": TEXTS,
            "in_file": texts.SEGMENTS,
            "shared": shared,
            "formats": {form.name: _format(form, library, names[form.name]) for form in offered},
        }

    def _texts(self, kind: str, blocks: Sequence[bytes]) -> tuple[str, File]:
        return self._named(kind, texts.file(self.shelf.squeezed(blocks)))

    def _named(self, kind: str, content: bytes) -> tuple[str, File]:
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
