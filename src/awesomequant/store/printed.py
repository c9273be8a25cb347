"""Read records in the form that `canonical` prints, and nothing else, without a parser.

Nearly every record is one: 25 µs in place of the 90 that libyaml's events and our walk over them
take.  Only what means the same to YAML for certain is taken; of every other text, a mistake too,
nothing is said here, and `events` reads it, which knows places and words for what is wrong.
"""

import json
from typing import Any, Final

from awesomequant.text import possessive, regex

# Keys as all our files have them.  A word that YAML takes for nothing is none.
_KEY: Final = r"[A-Za-z][A-Za-z0-9_-]{0,60}+(?<!\bnull)"
# In double quotes; what is escaped in it means the same to JSON.
_ESCAPED: Final = possessive(r'\\["\\n][^"\\\n]*+')
_QUOTED: Final = rf'"[^"\\\n]*+{_ESCAPED}"'
# Without quotes on a line of its own: neither a colon that ends a key nor a comment is in it.
_SIGN: Final = possessive(r"(?::(?![ \n])|(?<! )#)[^\n:#]*+")
_PLAIN: Final = rf"[A-Za-z0-9][^\n:#]*+{_SIGN}(?<! )"
# Without quotes in brackets, where more signs mean something.
_FURTHER: Final = possessive(" [A-Za-z0-9_./&+()'-]++")
_WORD: Final = rf"[A-Za-z0-9][A-Za-z0-9_./&+()'-]*+{_FURTHER}"
# An address has no sign that ends a value in brackets, and no colon before a blank.
_ADDRESS: Final = r"https?://[A-Za-z0-9_./&+()'~=%@?:-]++(?<!:)"
_ITEM: Final = rf"(?:{_QUOTED}|{_ADDRESS}|{_WORD})"
_GROUP: Final = rf"\{{{_KEY}: {_ITEM}\}}"
_LISTED: Final = rf"(?:{_ITEM}|{_GROUP})"
_LIST: Final = rf"\[{_LISTED}{possessive(f', {_LISTED}')}\]"
# A mapping in a mapping: {method: Alpha, values: {one: 1, other: 2}}.
_SIMPLE: Final = rf"{_KEY}: {_ITEM}"
_INNER: Final = rf"\{{{_SIMPLE}{possessive(f', {_SIMPLE}')}\}}"
_PAIR: Final = rf"{_KEY}: (?:{_ITEM}|{_LIST}|{_INNER})"
_MAPPING: Final = rf"\{{{_PAIR}{possessive(f', {_PAIR}')}\}}"
# Texts of several lines: each at the same depth, so that all of them are joined alike.
_LINES: Final = possessive(r"  [^ \n][^\n]*+\n", "+")
_BLOCK: Final = rf"[>|]-?\n{_LINES}"
_DEEPER: Final = possessive(r"    [^\n]++\n")
_ITEMS: Final = possessive(rf"  - [^\n]++\n{_DEEPER}", "+")

_ENTRY: Final = regex(
    rf"({_KEY}):(?: (?:({_QUOTED})|({_LIST})|({_MAPPING})|({_PLAIN}))\n| ({_BLOCK})|\n({_ITEMS}))"
    # Where an entry is not of our form the search would pass it over.
    r"|([^\n]++|\n)"
)
_FIELD: Final = regex(
    rf"  (?:(- )|  )(?:({_KEY}): )?(?:({_QUOTED})|({_LIST})|({_MAPPING})|({_PLAIN}))\n|([^\n]++|\n)"
)
_IN_LIST: Final = regex(rf"\{{({_KEY}): |({_QUOTED})|({_ADDRESS}|{_WORD})")
_IN_MAPPING: Final = regex(rf"({_KEY}): (?:({_LIST})|({_INNER})|({_QUOTED})|({_ADDRESS}|{_WORD}))")

# The signs of ASCII that a text of ours may hold: no tab, no carriage return.
_ORDINARY: Final = bytes((0x0A, *range(0x20, 0x7F)))
# Others that YAML takes for ends of lines, or refuses.
_ODD: Final = regex("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


class _NotOfOurFormError(Exception):
    """The text says something that only the parser can judge."""


def read(text: str) -> dict[str, Any] | None:
    """Return the fields of a text in our form; None where it may be in another."""
    try:
        # What is left of a text without ordinary signs is short: searched whole it took 18 µs.
        odd = text.encode().translate(None, _ORDINARY)
    except UnicodeEncodeError:
        return None
    if (odd and _ODD.search(odd.decode())) or not text.endswith("\n"):
        return None
    values: dict[str, Any] = {}
    count = 0
    try:
        for key, quoted, listed, mapping, plain, block, items, other in _ENTRY.findall(text):
            if quoted:
                values[key] = _unquoted(quoted)
            elif plain:
                values[key] = None if plain == "null" else plain
            elif listed:
                values[key] = _list(listed)
            elif block:
                values[key] = _joined(block)
            elif items:
                values[key] = _items(items)
            elif mapping:
                values[key] = _mapping(mapping)
            elif other:
                return None
            count += 1
    except _NotOfOurFormError:
        return None
    # A key that stands twice is refused, at its place.
    return values if count == len(values) else None


def _unquoted(quoted: str) -> str:
    return str(json.loads(quoted)) if "\\" in quoted else quoted[1:-1]


def _list(listed: str) -> list[Any]:
    if '"' not in listed and "{" not in listed:
        words = listed[1:-1].split(", ")
        return [None if word == "null" else word for word in words] if "null" in words else words
    found: list[Any] = []
    group = ""
    for key, quoted, word in _IN_LIST.findall(listed):
        if key:
            group = key
            continue
        value = _unquoted(quoted) if quoted else None if word == "null" else word
        found.append({group: value} if group else value)
        group = ""
    return found


def _mapping(mapping: str) -> dict[str, Any]:
    pairs = _IN_MAPPING.findall(mapping)
    values = {
        key: _list(listed)
        if listed
        else _mapping(inner)
        if inner
        else _unquoted(quoted)
        if quoted
        else None
        if word == "null"
        else word
        for key, listed, inner, quoted, word in pairs
    }
    if len(values) < len(pairs):
        raise _NotOfOurFormError
    return values


def _joined(block: str) -> str:
    """Return a text of several lines: folded behind ">", as it stands behind "|"."""
    head, _, lines = block.partition("\n")
    # A blank at the end of a line counts in the one form, and not in the other.
    if " \n" in lines:
        raise _NotOfOurFormError
    text = lines[2:-1].replace("\n  ", " " if head[0] == ">" else "\n")
    return text if head[1:] else f"{text}\n"


def _items(items: str) -> list[Any]:
    found: list[Any] = []
    open_: dict[str, Any] | None = None
    for dash, key, quoted, listed, mapping, plain, other in _FIELD.findall(items):
        if other:
            raise _NotOfOurFormError
        value: Any
        if quoted:
            value = _unquoted(quoted)
        elif plain:
            value = None if plain == "null" else plain
        elif mapping:
            value = _mapping(mapping)
        else:
            value = _list(listed)
        if not key and dash:
            found.append(value)
            open_ = None
        elif dash:
            open_ = {key: value}
            found.append(open_)
        elif not key or open_ is None or key in open_:
            raise _NotOfOurFormError
        else:
            open_[key] = value
    return found
