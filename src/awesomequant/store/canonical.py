"""Write values in the one form that our records have; reading it gives the same values again."""

import json
import re
import textwrap
from collections.abc import Container, Iterator, Mapping
from typing import Any

WIDTH = 100
# Text that means the same with and without quotes, inside brackets too.
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_./&+()'-]| (?=[^ #]))*")
_PLAIN_ADDRESS = re.compile(r"https?://[^\s\"'#,\[\]{}]+(?<!:)")
_NOT_TEXT = frozenset(("~", "null"))
# A number to other readers of YAML: quoting it keeps 1909.05840 whole in their hands too.
_NUMBER = re.compile(r"[\d_]+\.[\d_]*|0\d+|\d+[eE]\d+|[\d:]+:\d+")


# An author that is a group reads best beside the persons: [Jane Doe, {group: Google DeepMind}].
_GROUP = {"group"}


def record(values: Mapping[str, Any], spread: Container[str] = ()) -> str:
    """Return a mapping of fields as a YAML file, one field a line, in the order given.

    Values are text, numbers, None (left out), and lists and mappings of these.  The lists named in
    ``spread`` get an item a line, however short they are.
    """
    return "".join(
        _list(key, value, WIDTH if key not in spread else 0)
        if isinstance(value, list | tuple)
        else _field(key, value)
        for key, value in values.items()
        if not _absent(value)
    )


def entries(values: Mapping[str, Mapping[str, Any]]) -> str:
    """Return a mapping of small mappings with one line an entry, in the order given."""
    return "".join(f"{_scalar(key)}: {_flow(entry)}\n" for key, entry in values.items())


def inline(value: Any) -> str:
    """Return any value on one line, lists and mappings in brackets."""
    if isinstance(value, Mapping):
        return _flow(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(inline, value))}]"
    return _scalar(value)


def quoted(text: str) -> str:
    """Return text in double quotes; JSON's escapes are a subset of YAML's."""
    return json.dumps(text, ensure_ascii=False)


def _field(key: str, value: Any) -> str:
    if isinstance(value, str) and key == "title":
        return f"{key}: {quoted(value)}\n"
    line = f"{key}: {inline(value)}\n"
    if not isinstance(value, str) or (len(line) <= WIDTH and "\n" not in value):
        return line
    return _block(key, value) or line


def _block(key: str, text: str) -> str:
    """Return long text on lines of its own, or nothing where that would not read back the same."""
    lines = text.rstrip("\n").split("\n")
    if any(line != line.strip() for line in lines) or not lines[0]:
        return ""
    keep = {0: "-", 1: ""}.get(len(text) - len(text.rstrip("\n")))
    if keep is None:
        return ""
    if len(lines) > 1:
        return f"{key}: |{keep}\n" + "".join(f"  {line}".rstrip() + "\n" for line in lines)
    if " " not in text or "  " in text:
        return ""
    wrapped = textwrap.wrap(lines[0], WIDTH - 2, break_long_words=False, break_on_hyphens=False)
    return f"{key}: >{keep}\n" + "".join(f"  {line}\n" for line in wrapped)


def _list(key: str, items: list[Any] | tuple[Any, ...], width: int = WIDTH) -> str:
    """Return a list of text, or of people, on one line where it fits, else an item a line."""
    if any(isinstance(item, Mapping) and set(item) != _GROUP for item in items):
        return f"{key}:\n" + "".join(_item(item) for item in items)
    line = f"{key}: {inline(items)}\n"
    if len(line) <= width:
        return line
    return f"{key}:\n" + "".join(f"  - {inline(item)}\n" for item in items)


def _item(item: Mapping[str, Any]) -> str:
    lines = [f"{key}: {inline(value)}" for key, value in item.items() if not _absent(value)]
    return "  - " + "\n    ".join(lines) + "\n"


def _flow(values: Mapping[str, Any]) -> str:
    return "{" + ", ".join(_pairs(values)) + "}"


def _pairs(values: Mapping[str, Any]) -> Iterator[str]:
    for key, value in values.items():
        if not _absent(value):
            yield f"{_scalar(key)}: {inline(value)}"


def _scalar(value: Any) -> str:
    """Return one value, in double quotes wherever another reading would be possible."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if _PLAIN_ADDRESS.fullmatch(text):
        return text
    plain = _PLAIN.fullmatch(text) and not _NUMBER.fullmatch(text)
    return text if plain and text.lower() not in _NOT_TEXT else quoted(text)


def _absent(value: Any) -> bool:
    return value is None or value in ((), [], {})
