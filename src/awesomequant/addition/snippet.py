"""Read the BibTeX of one paper as pages offer it for pasting."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from awesomequant.addition.compose import Wish
from awesomequant.models.names import parse_name
from awesomequant.problems import Refusal
from awesomequant.text import one_line

_ENTRY = re.compile(
    r"@\s*(?!comment|string|preamble)([A-Za-z]+)\s*[{(]\s*([^,\s}]*)\s*,", re.IGNORECASE
)
_FIELD = re.compile(r"\s*([A-Za-z][\w-]*)\s*=\s*")
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "H": "\u030b",
    "r": "\u030a", "v": "\u030c", "u": "\u0306", "=": "\u0304", ".": "\u0307", "c": "\u0327",
    "k": "\u0328",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "aa": "å",
    "AA": "Å", "i": "i",
}  # fmt: skip
_ACCENT = re.compile(
    r"\\(?:([`'^~\"=.])\s*|([Hrvuck])(?:\s+|(?=\{)))(?:\{(\\?[A-Za-z])\}|(\\?[A-Za-z]))"
)
_LETTER = re.compile(r"\\(ss|ae|AE|oe|aa|AA|[oOlLi])(?![A-Za-z])\s*(?:\{\})?")
_BOOKS = ("booktitle", "journal", "journaltitle", "howpublished")
_LONGEST = 50_000


def wishes(text: str) -> list[Wish]:
    """Give what each entry says; raises Refusal where there is none."""
    found = [_wish(dict(_fields(text, entry.end()))) for entry in _ENTRY.finditer(text[:_LONGEST])]
    if not found:
        msg = "there is no BibTeX entry; it begins with '@inproceedings{key,' or the like"
        raise Refusal(msg)
    return found


def _fields(text: str, at: int) -> Iterator[tuple[str, str]]:
    """Yield the fields of an entry that follow ``at``."""
    while found := _FIELD.match(text, at):
        value, at = _value(text, found.end())
        yield found[1].lower(), plain(value)
        comma = re.compile(r"\s*,").match(text, at)
        if not comma:
            return
        at = comma.end()


def _value(text: str, at: int) -> tuple[str, int]:
    """Give a value in braces, in quotes or bare, and where it ends."""
    opening = text[at : at + 1]
    if opening not in ("{", '"'):
        bare = re.compile(r"[^,}\s]*").match(text, at)
        return (bare[0], bare.end()) if bare else ("", at)
    depth = 0
    for place in range(at, len(text)):
        sign = text[place]
        if text[place - 1] == "\\" and sign in "{}":
            continue
        depth += (sign == "{") - (sign == "}")
        closed = sign == "}" if opening == "{" else sign == '"' and place > at
        if depth == 0 and closed:
            return text[at + 1 : place], place + 1
    msg = "a value of the BibTeX entry is never closed; copy the whole entry"
    raise Refusal(msg)


def plain(text: str) -> str:
    r"""Give TeX text as plain Unicode: ``{\"o}`` as ``ö``, without braces; math is kept."""
    text = _ACCENT.sub(_accented, text)
    text = _LETTER.sub(lambda found: _LETTERS[found[1]], text)
    text = re.sub(r"\\([&%#_$ ])", r"\1", text).replace("~", " ").replace("---", "–")
    parts = re.split(r"(\$[^$]*\$)", text.replace("--", "–"))
    bare = (part if part.startswith("$") else re.sub(r"[{}]", "", part) for part in parts)
    return one_line("".join(bare))


def _accented(found: re.Match[str]) -> str:
    letter = (found[3] or found[4]).removeprefix("\\")  # a dotless i takes its accent as i does
    return unicodedata.normalize("NFC", letter + _ACCENTS[found[1] or found[2]])


def _wish(entry: dict[str, str]) -> Wish:
    ids = [entry[name] for name in ("doi", "url") if entry.get(name)]
    if "arxiv" in entry.get("archiveprefix", entry.get("eprinttype", "")).lower():
        ids.append(f"arXiv:{entry.get('eprint', '')}")
    names = [_straight(name) for name in re.split(r"\s+and\s+", entry.get("author", "")) if name]
    venue = next((entry[name] for name in _BOOKS if entry.get(name)), None)
    given: dict[str, Any] = {
        "title": entry.get("title"), "authors": [one for one in names if one != "others"],
        "venue": venue, "year": entry.get("year") or entry.get("date", "")[:4],
        "volume": entry.get("volume"), "number": entry.get("number"), "pages": entry.get("pages"),
    }  # fmt: skip
    return Wish(tuple(ids), {name: value for name, value in given.items() if value})


def _straight(name: str) -> str:
    parts = parse_name(name.strip())
    return f"{parts.given} {parts.family}".strip() if "," in name else name.strip()
