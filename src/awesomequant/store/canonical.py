"""Write values in the one form that our records have; reading it gives the same values again."""

import json
import re
import textwrap
from collections.abc import Container, Mapping
from typing import Any

WIDTH = 100
# Text that means the same with and without quotes, inside brackets too.
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_./&+()'-]| (?=[^ #]))*")
_PLAIN_ADDRESS = re.compile(r"https?://[^\s\"'#,\[\]{}]+(?<!:)")
_NAME = re.compile(r"(?!null$)[A-Za-z_][A-Za-z0-9_-]*")
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
    written = []
    for key, value in values.items():
        if _absent(value):
            continue
        is_title, width = key == "title", WIDTH if key not in spread else 0
        key = _key(key)  # noqa: PLW2901
        if isinstance(value, list | tuple):
            written.append(_list(key, value, width))
            continue
        # A title is in quotes whatever it holds: a contributor who changes it to "Bees: a survey"
        # need not know what a colon means in YAML.
        line = f"{key}: {quoted(value) if is_title else inline(value)}\n"
        is_long = isinstance(value, str) and (len(line) > WIDTH or "\n" in value)
        written.append((_block(key, value) if is_long and not is_title else "") or line)
    return "".join(written)


def _key(key: str) -> str:
    """Return a key as it stands, or in quotes: ``fmt`` is given whatever keys a stranger wrote."""
    return key if _NAME.fullmatch(key) else _scalar(key)


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


def _block(key: str, text: str) -> str:
    """Return long text on lines of its own, or nothing where that would not read back the same."""
    lines = text.rstrip("\n").split("\n")
    if any(line != line.strip() for line in lines) or not lines[0]:
        return ""
    # "-" for no line break at the end of the text, nothing for one; more of them show in quotes.
    keep = {0: "-", 1: ""}.get(len(text) - len(text.rstrip("\n")))
    if keep is None:
        return ""
    if len(lines) > 1:
        return f"{key}: |{keep}\n" + "".join(f"  {line}".rstrip() + "\n" for line in lines)
    if " " not in text or "  " in text:
        return ""
    wrapped = textwrap.wrap(lines[0], WIDTH - 2, break_long_words=False, break_on_hyphens=False)
    return f"{key}: >{keep}\n" + "".join(f"  {line}\n" for line in wrapped)


def _list(key: str, items: list[Any] | tuple[Any, ...], width: int) -> str:
    """Return a list of text, or of people, on one line where it fits, else an item a line."""
    if any(isinstance(item, Mapping) and set(item) != _GROUP for item in items):
        fields = (
            [f"{_key(key)}: {inline(value)}" for key, value in item.items() if not _absent(value)]
            if isinstance(item, Mapping)
            else [inline(item)]  # no record is sound so, but may be put into form before it is
            for item in items
        )
        return f"{key}:\n" + "".join("  - " + "\n    ".join(lines) + "\n" for lines in fields)
    line = f"{key}: {inline(items)}\n"
    if len(line) <= width:
        return line
    return f"{key}:\n" + "".join(f"  - {inline(item)}\n" for item in items)


def _flow(values: Mapping[str, Any]) -> str:
    pairs = (
        f"{_scalar(key)}: {inline(value)}" for key, value in values.items() if not _absent(value)
    )
    return "{" + ", ".join(pairs) + "}"


def _scalar(value: Any) -> str:
    """Return one value, in double quotes wherever another reading would be possible."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if _PLAIN_ADDRESS.fullmatch(text):
        return text
    plain = _PLAIN.fullmatch(text) and not _NUMBER.fullmatch(text)
    return text if plain and text.lower() not in _NOT_TEXT else quoted(text)


def _absent(value: Any) -> bool:
    return value is None or value in ((), [], {})
