"""What runs of papers add to the index, kept from build to build."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from awesomequant.export import Format
from awesomequant.export.pieces import recipe
from awesomequant.library.json_text import packed
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.registry import own_place
from awesomequant.render.plain_site import venue_names
from awesomequant.site.search import texts
from awesomequant.site.search.columns import numbers, row
from awesomequant.site.search.found_by import Known, found_by, read_of
from awesomequant.site.search.packing import digest as digest_of
from awesomequant.site.search.packing import pack, squeezed, unpack
from awesomequant.site.search.postings import LaidOut, Lists
from awesomequant.site.search.segments import Segment
from awesomequant.store.cache import Cache, digest

# Papers in one block of rows, of which a result of ten fetches ten, and of ready texts.
ROWS = 8
# A block of rows is so many bytes long, or several times that: how long each is has four bits less
# to say, and a page fetches that of all before it shows one, 17 KB at 100,000 papers, now 7.
ROW_BYTES = 16
TEXTS = 32
SHARED = "shared"  # the kind of what formats write alike
# Pieces of text that are known by their terms: those of a million papers would be a gigabyte.
_PIECES = 1 << 18
# Postings that are asked for together: those of words, of names, and of the words of abstracts.
FOUND = {"terms": ("terms",), "names": ("called", "signed"), "abstracts": ("abstracts",)}
_HEADS, _BLOCKS, _FOUND = "search-runs", "search-blocks", "search-found"
_WORDS = "search-words"  # under what is read of papers for it: which of _FOUND they have
_DIGEST = 16  # bytes of one

Blocks = Mapping[str, Sequence[bytes]]


class Head(NamedTuple):
    """What a segment adds, in short.

    ``found`` are the digests of what its papers are found by, of what was read of them for it, and
    of what they answer to facets and sort keys; ``blocks`` those of its blocks of each kind, with
    the length of each.
    """

    found: dict[str, str]
    blocks: dict[str, tuple[str, list[int]]]


class Runs:
    """What the segments of a list add to its index: made of those alone that changed.

    What is told of a segment is small; its blocks, gzipped, and its postings are taken from the
    cache only where a file is to be made of them: those of 100,000 papers have 240 MB.
    """

    def __init__(
        self,
        library: Library,
        segments: Sequence[Segment],
        formats: Collection[Format],
        cache: Cache,
    ) -> None:
        """Look at what is kept; ``formats`` are those that readers are offered."""
        self._library, self._segments, self._cache = library, segments, cache
        # What a list's own exporter writes may change with its source, which no key knows.
        self._own = [form for form in formats if own_place(form.exporter)]
        self._ours = [form for form in formats if form not in self._own]
        ours = [form.name for form in self._ours]
        self.kinds = [*(form.name for form in formats), *([SHARED] if formats else [])]
        self.shared = _shared_by_all(library, ours)
        self._known = Known(library)
        self._venues = venue_names(library.by_venue)
        self._keys = [
            digest(
                self.shared,
                *(recipe(paper, library) for paper in segment.papers),
                packed([self._beside(paper) for paper in segment.papers]),
            )
            for segment in segments
        ]
        expected = {"rows", *ours, *([SHARED] if ours else [])}
        kept = cache.take(_HEADS, self._keys)
        heads = ((key, _head(value, expected)) for key, value in kept.items())
        self._heads = {key: head for key, head in heads if head}
        self._is_new = False
        # Postings of the segments that are made now: 100 MB of 100,000 papers that are all new.
        self._found: dict[bytes, bytes] = {}

    def _beside(self, paper: Paper) -> tuple[str, bool]:
        """Return what a row says that no record does: where it leads, what was found archived."""
        archived = any(map(self._library.is_archived, paper.code))
        return self._venues[paper.venue] if paper.venue else "", archived

    def heads(self) -> Iterator[tuple[Head, dict[str, bytes]]]:
        """Yield what is told of each segment, and its blocks where these are made now."""
        for at, key in enumerate(self._keys):
            head, blocks = self._heads.get(key), dict[str, bytes]()
            if head is None:
                head, blocks = self._made(at)
                self._heads[key] = head
            if self._own:
                own, more = _told(_texts(self._segments[at], self._own, self._library))
                head, blocks = head._replace(blocks={**head.blocks, **own}), {**blocks, **more}
            yield head, blocks

    def blocks(self, at: int, head: Head, kind: str) -> bytes:
        """Return the blocks of a kind of a segment, which were kept."""
        key = bytes.fromhex(head.blocks[kind][0])
        kept = self._cache.take(_BLOCKS, [key]).get(key)
        if kept is None or len(kept) != sum(head.blocks[kind][1]):
            kept = self._made(at)[1][kind]
        return kept

    def found(self, part: str) -> Iterator[tuple[int, list[LaidOut]]]:
        """Yield the first number of each segment, and its postings of a part of FOUND."""
        for segment, key in zip(self._segments, self._keys, strict=True):
            known = bytes.fromhex(self._heads[key].found[part])
            yield segment.start, self._postings(segment, part, known)

    def words(self, part: str) -> Iterator[tuple[int, list[LaidOut]]]:
        """Yield the same without anything else of a segment, for a search on this machine."""
        for segment in self._segments:
            known = bytes.fromhex(self._words(segment)[part])
            yield segment.start, self._postings(segment, part, known)

    def _postings(self, segment: Segment, part: str, known: bytes) -> list[LaidOut]:
        """Return postings of a segment that are kept under a digest, or found anew."""
        size, count = len(segment.papers), len(FOUND[part])
        content = self._found.pop(known, None) or self._cache.take(_FOUND, [known]).get(known)
        laid = _laid(content, size, count)
        if laid is None:
            found = self._words(segment, anew=True)
            laid = _laid(self._found[bytes.fromhex(found[part])], size, count) or []
        return laid

    def forget(self) -> None:
        """Let go what papers share, which is worked out again for who asks: names, words."""
        self._known = Known(self._library)

    def sweep(self) -> None:
        """Forget what is no part of the index any more."""
        if not self._is_new:
            return
        heads = [self._heads[key] for key in self._keys]
        blocks = {bytes.fromhex(of) for head in heads for of, _ in head.blocks.values()}
        words = {bytes.fromhex(head.found["words"]) for head in heads}
        found = {bytes.fromhex(head.found[part]) for head in heads for part in FOUND}
        heads_used = (_HEADS, set(self._keys))
        for kind, used in (heads_used, (_BLOCKS, blocks), (_WORDS, words), (_FOUND, found)):
            self._cache.keep_only(kind, used)

    def _made(self, at: int) -> tuple[Head, dict[str, bytes]]:
        """Make what a segment adds, and keep it."""
        segment, library = self._segments[at], self._library
        told, blocks = _told(
            {"rows": _rows(segment, library, self._venues), **_texts(segment, self._ours, library)}
        )
        known = self._words(segment)
        known["numbers"] = digest(*map(numbers, segment.papers)).hex()
        head = Head(known, told)
        kept = {bytes.fromhex(told[kind][0]): content for kind, content in blocks.items()}
        self._cache.keep(_BLOCKS, kept)
        self._cache.keep(_HEADS, {self._keys[at]: packed(head)})  # behind what it tells of
        self._is_new = True
        return head, blocks

    def _words(self, segment: Segment, *, anew: bool = False) -> dict[str, str]:
        """Return the digests of what the papers of a segment are found by, which are kept.

        A note changes none of it, and to find the words of a segment takes 50 ms.
        """
        key = digest(self.shared, *(packed(read_of(paper)) for paper in segment.papers))
        kept = b"" if anew else self._cache.take(_WORDS, [key]).get(key, b"")
        digests = [kept[at : at + _DIGEST] for at in range(0, len(kept), _DIGEST)]
        if list(map(len, digests)) != [_DIGEST] * len(FOUND):
            if len(self._known.cut) > _PIECES:
                self.forget()
            laid = found_by(segment.papers, self._known)._asdict()
            made = [_written([laid[name] for name in names]) for names in FOUND.values()]
            digests = list(map(digest_of, made))
            self._found |= zip(digests, made, strict=True)
            self._cache.keep(_FOUND, dict(zip(digests, made, strict=True)))
            self._cache.keep(_WORDS, {key: b"".join(digests)})  # behind what it tells of
        told = dict(zip(FOUND, map(bytes.hex, digests), strict=True))
        return {**told, "words": key.hex()}


def collected(part: str, told: Iterable[tuple[int, list[LaidOut]]]) -> list[Lists]:
    """Return the postings of a part of FOUND of all segments, each behind its first number."""
    lists = [Lists() for _ in FOUND[part]]
    for first, laid in told:
        for one, more in zip(lists, laid, strict=True):
            one.extend(more, first)
    return lists


def _rows(segment: Segment, library: Library, venues: Mapping[str, str]) -> list[bytes]:
    # By columns, a title beside titles: 4 % less than row by row.
    batches = (
        list(zip(*(row(paper, library, venues) for paper in batch), strict=True))
        for batch in segment.batches(ROWS)
    )
    return [squeezed(pack({"rows": columns}), ROW_BYTES) for columns in batches]


def _texts(segment: Segment, formats: Collection[Format], library: Library) -> Blocks:
    if not formats:
        return {}
    kinds = (*(form.name for form in formats), SHARED)
    found: dict[str, list[bytes]] = {kind: [] for kind in kinds}
    for batch in segment.batches(TEXTS):
        shared = texts.common(paper.abstract for paper in batch)
        found[SHARED].append(squeezed(texts.whole(shared)))
        for form in formats:
            written = form.encoded(batch, library)
            found[form.name].append(squeezed(texts.block(written, shared)))
    return found


# What is kept, under all that it depends on: papers, the list's settings and its vocabulary.


def _shared_by_all(library: Library, formats: Collection[str]) -> bytes:
    vocabulary = (*library.tags.values(), *library.venues.values(), *library.people.values())
    return digest(
        *formats,
        str((ROWS, TEXTS)),
        library.messages.digest,
        *map(packed, (library.settings, *vocabulary)),
    )


def _told(blocks: Blocks) -> tuple[dict[str, tuple[str, list[int]]], dict[str, bytes]]:
    """Return digest and lengths of the blocks of each kind, and these joined."""
    joined = {kind: b"".join(of) for kind, of in blocks.items()}
    told = {
        kind: (digest_of(joined[kind]).hex(), list(map(len, of))) for kind, of in blocks.items()
    }
    return told, joined


def _head(content: bytes, kinds: Collection[str]) -> Head | None:
    """Return what was kept; None where it is not what we kept."""
    with suppress(ValueError, TypeError, AttributeError):
        found, blocks = json.loads(content)
        head = Head(
            {str(part): bytes.fromhex(of).hex() for part, of in found.items()},
            {
                str(kind): (bytes.fromhex(of).hex(), list(map(int, lengths)))
                for kind, (of, lengths) in blocks.items()
            },
        )
        if head.found.keys() == {*FOUND, "words", "numbers"} and head.blocks.keys() == set(kinds):
            return head
    return None


def _written(laid: Sequence[LaidOut]) -> bytes:
    keys = ["\n".join(one.keys) for one in laid]
    return pack({"keys": keys}, *(part for one in laid for part in (one.counts, one.postings)))


def _laid(content: bytes | None, papers: int, count: int) -> list[LaidOut] | None:
    """Return postings that were kept; None where these are not what we kept."""
    try:
        head, arrays = unpack(content or b"")
        keys = [text.split("\n") if text else [] for text in head["keys"]]
        laid = [*map(LaidOut, keys, arrays[::2], arrays[1::2])]
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return laid if len(laid) == count and all(one.is_sound(papers) for one in laid) else None
