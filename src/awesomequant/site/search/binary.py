"""One file of the index: a JSON head and typed arrays behind it, gzipped by ourselves.

The browser opens it with DecompressionStream, whatever the host does or leaves undone.
Layout before gzip: the head's length (4 bytes), the head padded to 8 bytes, each array padded to 4.
``arrays`` in the head gives type (B, H, I: 8, 16, 32 bits, little end first) and length of each.
"""

import gzip
import json
import struct
import sys
from array import array
from collections.abc import Mapping, Sequence
from typing import Any

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
    body = b"".join([struct.pack("<I", len(text)), text, *map(_padded, arrays)])
    return gzip.compress(body, 6, mtime=0)


def _padded(values: "array[int]") -> bytes:
    if sys.byteorder == "big":
        values = values[:]
        values.byteswap()
    content = values.tobytes()
    return content + b"\0" * (-len(content) % 4)
