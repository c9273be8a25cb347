"""Read the strict subset of YAML that records are written in: text, lists and mappings.

No anchors, aliases, merge keys, tags, duplicate keys or second documents; every scalar is text, and
only an unquoted empty value, ``~`` or ``null`` is None.  An ordinary loader makes a number of
``1909.05840`` and loses its last digit, lets 379 bytes of merge keys run for 15 seconds and crashes
on 100,000 brackets; this one walks the parser's events without recursion and builds nothing twice.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import ModuleType
from typing import Any, Final

from awesomequant.language.characters import HIDDEN, find_refused, is_unassigned
from awesomequant.library.problems import Path
from awesomequant.store import printed
from awesomequant.store.syntax import YamlError, place_after

# The signs of ASCII that need no second look; a carriage return does.
_ORDINARY: Final = bytes((0x09, 0x0A, *range(0x20, 0x7F)))
_ODD: Final = re.compile(f"[{HIDDEN}\r]")


def decode(content: bytes) -> str:
    """Return the text of a file in UTF-8, with or without a byte order mark.

    Raises YamlError at the first byte that is not UTF-8 and at the first invisible character.
    """
    try:
        text = content.decode()
        # What is left of a text without ordinary signs is short: searched whole it took 18 µs.
        odd = content.translate(None, _ORDINARY)
        if not odd:
            return text
        signs = odd.decode()
        if not _ODD.search(signs) and not any(map(is_unassigned, set(signs))):
            return text
        text = text.removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        # Its ``start`` counts without the mark, as its ``object`` does; all before it is UTF-8.
        before = error.object[: error.start].decode("utf-8-sig")
        message = f"the byte 0x{error.object[error.start]:02x} is not UTF-8"
        raise YamlError(*place_after(before), message, "save the file as UTF-8") from None
    if (at := find_refused(text)) is not None:
        message = f"the invisible character U+{ord(text[at]):04X} is not allowed"
        raise YamlError(*place_after(text[:at]), message, "delete it")
    if found := re.search(
        "\r(?!\n)", text
    ):  # YAML ends a line there; git, editors and our edits do not
        message = "the line ends in a carriage return alone, as on an old Macintosh"
        raise YamlError(*place_after(text[: found.start()]), message, "save it with line ends LF")
    return text


def read(text: str) -> Any:
    """Return the one document of ``text``; None for an empty one.

    Raises YamlError, at the place of the slip that misled the parser where there is one.
    """
    values = printed.read(text)
    return _events().read(text) if values is None else values


@lru_cache(maxsize=1)  # a file of a thousand wrong entries is asked for its places a thousand times
def positions(text: str) -> Mapping[Path, tuple[int, int]]:
    """Return line and column (from 1) of every value of a sound ``text`` by its path.

    The place of a key stands under the path of its value with None behind it.
    """
    found: dict[Path, tuple[int, int]] = _events().positions(text)
    return found


def _events() -> ModuleType:
    """Return the module with the parser, which a list in our own form never asks: 20 ms less."""
    from awesomequant.store import events  # noqa: PLC0415

    return events
