"""The words of the index, packed."""

import gzip
import json
import struct
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

# One file of the index: a JSON head and typed arrays behind it, gzipped by ourselves.
#
# The browser opens it with DecompressionStream, whatever the host does or leaves undone. Layout
# before gzip: the head's length (4 bytes), the head padded to 8 bytes, each array padded to 4.
# ``arrays`` in the head gives type (B, H, I: 8, 16, 32 bits, little end first) and length of each.

SUFFIX = ".bin"  # not .gz: some hosts would announce that as Content-Encoding
_BOUNDS = (("B", 0xFF), ("H", 0xFFFF), ("I", 0xFFFF_FFFF))


def width(largest: int) -> int:
    """Return which of the three types a number needs: 0, 1 or 2."""
    return next(place for place, (_, bound) in enumerate(_BOUNDS) if largest <= bound)


def narrow(values: Sequence[int]) -> "array[int]":
    """Return numbers from 0 to 2³²-1 as an array of the narrowest type that holds them."""
    return array(_BOUNDS[width(max(values, default=0))][0], values)


def pack(head: Mapping[str, Any], *arrays: "array[int]") -> bytes:
    """Return the bytes of a file; the same values always give the same bytes."""
    described = {**head, "arrays": [(values.typecode, len(values)) for values in arrays]}
    text = json.dumps(described, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-(len(text) + 4) % 8)
    body = struct.pack("<I", len(text)) + text
    for values in arrays:
        if sys.byteorder == "big":
            values = values[:]  # noqa: PLW2901 -- a copy, for the caller's stay as they are
            values.byteswap()
        content = values.tobytes()
        body += content + b"\0" * (-len(content) % 4)
    return gzip.compress(body, 6, mtime=0)


# Which papers have which term, cut into files of some kilobytes that a query fetches one by one.
#
# A posting is ``number * 2 + 1`` for a paper with the term in its title, else ``number * 2``; a
# file holds the gaps between them, in 8, 16 or 32 bits as the widest gap of a term needs.

Postings = Mapping[str, list[int]]
SHARD_BYTES = 16 * 1024
# A prefix whose terms lie in more files than this has a list of its own, so that a search for one
# letter fetches two files and still finds every paper.
SPREAD = 3
_AFTER = "\uffff"


def postings(papers: Iterable[tuple[set[str], set[str]]]) -> Postings:
    """Return the postings of papers in order, each as its title's terms and its other terms."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, (titled, others) in enumerate(papers):
        plain = number * 2
        strong = plain + 1
        for term in titled:
            found[term].append(strong)
        for term in others - titled:
            found[term].append(plain)
    return found


def shards(found: Postings) -> Iterator[tuple[str, list[str]]]:
    """Yield the first term and all terms of each file, in the order of JavaScript's strings."""
    size, group = 0, list[str]()
    for term in sorted(found, key=utf16):
        more = len(term) + 2 + len(found[term])
        if group and size + more > SHARD_BYTES:
            yield group[0], group
            size, group = 0, []
        size += more
        group.append(term)
    if group:
        yield group[0], group


def shard(found: Postings, terms: list[str]) -> bytes:
    """Return the file of some terms with their postings."""
    gaps = tuple(array(code) for code in "BHI")
    widths = array("B")
    for term in terms:
        numbers = found[term]
        steps = [after - (before & -2) for before, after in zip([-2, *numbers], numbers)]  # noqa: B905 -- one longer
        place = width(max(steps))
        widths.append(place)
        gaps[place].extend(steps)
    counts = narrow([len(found[term]) for term in terms])
    return pack({"terms": "\n".join(terms)}, counts, widths, *gaps)


def prefixes(found: Postings, firsts: list[str]) -> Postings:
    """Return the postings of every prefix whose terms lie in more than SPREAD files.

    ``firsts`` are the first terms of the files; the browser applies the same rule to them.
    """
    keys = [utf16(first) for first in firsts]
    merged: dict[str, list[int]] = {}
    waiting = [("", list(found))]
    while waiting:
        shorter, terms = waiting.pop()
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for term in terms:
            if len(term) > len(shorter):
                groups[term[: len(shorter) + 1]].append(term)
        for prefix, longer in groups.items():
            # The file before the first that begins so may end with terms that do.
            first = max(bisect_right(keys, utf16(prefix)) - 1, 0)
            if bisect_left(keys, utf16(prefix + _AFTER)) - first > SPREAD:
                every = set[int]().union(*(found[term] for term in longer))
                # Each paper once: where it has one of the terms in its title, that counts.
                merged[prefix] = sorted(
                    number for number in every if number % 2 or number + 1 not in every
                )
                waiting.append((prefix, longer))
    return merged


def utf16(term: str) -> bytes:
    """Return what sorts as JavaScript compares text."""
    return term.encode("utf-16-be", "surrogatepass")
