"""JSON of strangers as values, with every character whole.

JSON can name half of a character outside of the first plane, as D83D without what follows it, which
no file can hold; it becomes U+FFFD, the sign for a character that is not known.
"""

import json
import re
from typing import Any

# Of bytes also those that UTF-8 has no right to, and texts of two or four bytes a character.
_HALF = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")
_HALF_OF_BYTES = re.compile(rb"\\u[dD][89a-fA-F]|[\xed][\xa0-\xbf]|\x00")


def value_of(text: str | bytes) -> Any:
    """Return the value of a JSON text; raises ValueError, RecursionError where it is too deep."""
    value = json.loads(text)
    found = _HALF.search(text) if isinstance(text, str) else _HALF_OF_BYTES.search(text)
    return _whole(value) if found else value


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_whole(one) for one in value]
    if isinstance(value, dict):
        return {_whole(key): _whole(one) for key, one in value.items()}
    return value
