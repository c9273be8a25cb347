"""What runs of papers add to the index, kept from build to build."""

from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate, chain, islice, pairwise
from typing import NamedTuple

from awesomequant.export import Format
from awesomequant.export.pieces import recipe
from awesomequant.library.json_text import packed
from awesomequant.library.library import Library
from awesomequant.registry import own_place
from awesomequant.site.search import texts
from awesomequant.site.search.columns import row
from awesomequant.site.search.found_by import FoundBy, Known, found_by
from awesomequant.site.search.packing import pack, squeezed, unpack
from awesomequant.site.search.postings import LaidOut
from awesomequant.site.search.segments import Segment
from awesomequant.store.cache import Cache, digest

# Papers in one block of rows, of which a result of ten fetches ten, and of ready texts.
ROWS = 8
TEXTS = 32
SHARED = "shared"  # the kind of what formats write alike
_KIND = "search-runs"

Blocks = Mapping[str, Sequence[bytes]]


class Run(NamedTuple):
    """What a segment adds: what its papers are found by; of each kind of larger files its blocks.

    These are gzipped: the rows, and the ready texts in each format.
    """

    found: FoundBy
    blocks: Blocks


def runs(
    library: Library, segments: Sequence[Segment], formats: Collection[Format], cache: Cache
) -> Iterator[Run]:
    """Yield what each segment adds; ``formats`` are those that readers are offered."""
    known = Known(library)
    # What a list's own exporter writes may change with its source, which no key knows.
    own = [form for form in formats if own_place(form.exporter)]
    ours = [form for form in formats if form not in own]
    shared = _shared_by_all(library, ours)
    kinds = ["rows", *(form.name for form in ours), *([SHARED] if ours else [])]
    used: set[bytes] = set()
    for segment in segments:
        # One after the other: what is kept of 100,000 papers takes 300 MB.
        key = digest(shared, *(recipe(paper, library) for paper in segment.papers))
        used.add(key)
        run = _read(cache.take(_KIND, [key]).get(key), kinds, len(segment.papers))
        if run is None:
            blocks = {"rows": _rows(segment, library), **_texts(segment, ours, library)}
            run = Run(found_by(segment.papers, known), blocks)
            cache.keep(_KIND, {key: _written(run)})
        yield run._replace(blocks={**run.blocks, **_texts(segment, own, library)})
    cache.keep_only(_KIND, used)


def _rows(segment: Segment, library: Library) -> list[bytes]:
    # By columns, a title beside titles: 4 % less than row by row.
    batches = (
        list(zip(*(row(paper, library) for paper in batch), strict=True))
        for batch in segment.batches(ROWS)
    )
    return [squeezed(pack({"rows": columns})) for columns in batches]


def _texts(segment: Segment, formats: Collection[Format], library: Library) -> Blocks:
    if not formats:
        return {}
    kinds = (*(form.name for form in formats), SHARED)
    found: dict[str, list[bytes]] = {kind: [] for kind in kinds}
    for batch in segment.batches(TEXTS):
        shared = texts.common(paper.abstract for paper in batch)
        found[SHARED].append(squeezed(texts.whole(shared)))
        for form in formats:
            written = [form.entry(paper, library) for paper in batch]
            found[form.name].append(squeezed(texts.block(written, shared)))
    return found


# What is kept, under all that it depends on: papers, the list's settings and its vocabulary.


def _shared_by_all(library: Library, formats: Collection[Format]) -> bytes:
    vocabulary = (*library.tags.values(), *library.venues.values(), *library.people.values())
    names = (form.name for form in formats)
    return digest(*names, str((ROWS, TEXTS)), *map(packed, (library.settings, *vocabulary)))


def _written(run: Run) -> bytes:
    arrays = [array("I", map(len, blocks)) for blocks in run.blocks.values()]
    arrays.append(array("B", b"".join(block for blocks in run.blocks.values() for block in blocks)))
    for laid in run.found:
        arrays += (laid.counts, laid.postings)
    keys = ["\n".join(laid.keys) for laid in run.found]
    return pack({"keys": keys, "kinds": list(run.blocks)}, *arrays)


def _read(content: bytes | None, kinds: Sequence[str], papers: int) -> Run | None:
    """Return what was kept; None where it is not what we kept."""
    try:
        head, arrays = unpack(content or b"")
        if head.get("kinds") != kinds:
            return None
        keys = [text.split("\n") if text else [] for text in head["keys"]]
        lengths, (bodies, *laid) = arrays[: len(kinds)], arrays[len(kinds) :]
        found = FoundBy(*map(LaidOut, keys, laid[::2], laid[1::2]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    places = list(accumulate(chain.from_iterable(lengths), initial=0))
    body = bodies.tobytes()
    if places[-1] != len(body) or not all(one.is_sound(papers) for one in found):
        return None
    cuts = pairwise(places)
    blocks = {
        kind: [body[start:end] for start, end in islice(cuts, len(sizes))]
        for kind, sizes in zip(kinds, lengths, strict=True)
    }
    return Run(found, blocks)
