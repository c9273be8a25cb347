"""What a value means that its field does not take: each kind of slip gives a reading of it.

No reading knows which field it is for.  The model does: what it takes was meant, and where it takes
two unlike ones nobody knows which.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Final

from awesomequant.check.mending.keys import fields_meant
from awesomequant.intake.fields.values import ADDRESS, BARE, LINK, NOTHING, listed, people_of
from awesomequant.library.author import plain
from awesomequant.library.called import tag_called
from awesomequant.library.library import Library
from awesomequant.store.syntax import QUOTES
from awesomequant.text import one_line
from awesomequant.works import kinds
from awesomequant.works.dates import Dated, of_parts, read_date
from awesomequant.works.identifiers import identified, repair

_FLAGS: Final = {"yes": "true", "on": "true", "no": "false", "off": "false"}
_GROUPED: Final = re.compile(r"\d{1,3}(?:[,.'\u2009\u202f\u00a0 ]\d{3})+")
_SHORT: Final = re.compile(r"(\d+)(?:[.,](\d{1,3}))? ?([kKmM])")
_ZEROS: Final = {"k": 3, "m": 6}
_SIGNS_AROUND: Final = f" \t,;.\"'{QUOTES}"
_OF_PEOPLE: Final = ("authors", "editors")
_OF_LINKS: Final = ("label", "url", "stars")
_PAIR: Final = 2
# A word of one or two letters beside a date is part of it ("12 de mayo") or takes of its certainty.
_SHORT_WORD: Final = re.compile(r"(?<!\w)[^\W\d_]{1,2}(?!\w)")
_BETWEEN: Final = frozenset({"of", "de", "di", "am", "im"})
_DOUBT: Final = re.compile(r"[~\u2248?<>\u00b1]")


def says_nothing(value: Any) -> bool:
    """Return whether a value stands for there being none: empty, "n/a", "tbd", an empty list."""
    return value in (None, [], {}) or (isinstance(value, str) and value.strip().lower() in NOTHING)


def readings(field: str, value: Any, library: Library) -> Iterator[list[Any]]:
    """Yield what a value of ``field`` may mean, the surest kinds of readings first."""
    if isinstance(value, str):
        yield list(_of_item(field, value))
        yield list(_of_text(field, value, library))
    elif isinstance(value, list):
        if len(value) == 1 and isinstance(value[0], str):
            yield [value[0]]
            yield list(_of_text(field, value[0], library))
        yield [[next(_of_item(field, item), item) for item in value]]
    elif isinstance(value, dict):
        # {Beta Graphs}: braces of BibTeX around a text.
        if len(value) == 1 and next(iter(value.values())) is None:
            name = next(iter(value))
            yield [name]
            yield list(_of_text(field, name, library))
        yield list(_of_item(field, value))
        yield [[value]]
        yield [[link for key, held in value.items() for link in _labelled({key: held})]]


def _of_item(field: str, item: Any) -> Iterator[Any]:
    """Yield what one item of a list may mean: a link, a repository, a person as a mapping."""
    if isinstance(item, str):
        if found := LINK.fullmatch(item.strip()):
            yield {"label": found[1], "url": found[2]}
        if field == "code" and (url := _address(item)):
            yield {"url": url}
    elif isinstance(item, dict):
        if field in _OF_PEOPLE and (named := plain(people_of([item]))):
            yield named[0]
        elif len(item) == 1:
            yield from _labelled(item)


def _labelled(item: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Yield the link of ``Slides: https://…``, whose label stands for a key; "link" is none."""
    ((key, url),) = item.items()
    is_word = any(any(meant) for meant in fields_meant(key, _OF_LINKS, is_record=False))
    if isinstance(url, str) and (address := _address(url)) and not is_word:
        yield {"label": key, "url": address}


def _of_text(field: str, text: str, library: Library) -> Iterator[Any]:
    bare = unicodedata.normalize("NFKC", text).strip(_SIGNS_AROUND)
    yield from (one_line(text), bare, bare.lower(), _FLAGS.get(bare.lower(), bare.lower()))
    if tag := tag_called(library, bare.strip("#")):
        yield tag.id
    if (kind := kinds.from_name(bare)) is not kinds.Kind.OTHER:
        yield str(kind)
    if (found := identified(bare)) and not found.part:
        yield as_written(found.id, text)
    if url := _address(text):
        yield url
    if (date := whole_date(bare)) and date.day:
        yield date.iso
    elif date:
        yield date.iso or str(date.year)
    if (count := _count(bare)) is not None:
        yield count
    yield from _lists(field, text, library)


def _lists(field: str, text: str, library: Library) -> Iterator[Any]:
    """Yield the lists that a text may stand for."""
    if field in _OF_PEOPLE:
        names = text.strip().strip("[]")  # a list that lacks one of its brackets
        if are_parted(names):
            yield plain(people_of(names))
        return
    if field in ("code", "links"):
        urls = [url for part in re.split(r"[\s,;]+", text.strip()) if (url := _address(part))]
        whole = re.sub(r"[\s,;]+", " ", text.strip())
        if urls and len(urls) == len(whole.split()):
            yield [{"url": url} for url in urls]
        links = [{"label": found[1], "url": found[2]} for found in LINK.finditer(text)]
        if links and not re.sub(r"[\s,;]+", "", LINK.sub("", text)):
            yield links
        return
    items = [item for item in listed(text) if item]
    known = [tag_called(library, item) for item in items] if field == "tags" else []
    yield [tag.id if tag else item for tag, item in zip(known, items, strict=False)] or items
    # A list that is not opened or not closed, and one in quotes.
    yield [text.strip().strip("[]").strip("\"'")]


def are_parted(text: str) -> bool:
    """Return whether it is certain where one name of a text ends and the next begins."""
    pieces = [piece.strip(" ,") for piece in re.split(r";|\band\b|&|\n", text) if piece.strip(" ,")]
    halves = [[part.strip() for part in piece.split(",")] for piece in pieces]
    # "Jane Doe, John Roe and Max Poe": whole names, each of two words or more.
    words = [part.split() for parts in halves for part in parts]
    if all(len(name) > 1 and "." not in name[-1] for name in words):
        return True
    # "Doe, Jane and Roe, John" are pairs; one alone without a comma is one name.
    lengths = {len(parts) for parts in halves}
    return lengths == {1} or (len(pieces) > 1 and lengths == {_PAIR})


def _address(text: str) -> str:
    """Return the one address of a text, with its scheme; empty where there is none, or several."""
    stripped = text.strip().strip("<>\"'“” ")
    if found := LINK.fullmatch(stripped):
        return found[2]
    if re.search(r"\s", stripped):
        return ""
    stripped = re.sub(r"^(https?)(?::/|//|:)(?=[\w])", r"\1://", repair(stripped)[0])
    if ADDRESS.fullmatch(stripped):
        return stripped if stripped.startswith("http") else f"https://{stripped}"
    is_host = re.fullmatch(r"(?i)www\.[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}/?", stripped)
    return f"https://{stripped}" if BARE.fullmatch(stripped) or is_host else ""


def _count(text: str) -> str | None:
    """Return a number as digits: ``1,234``, ``1.2k``; None where it is cut, or no whole number."""
    if _GROUPED.fullmatch(text):
        return re.sub(r"\D", "", text)
    if found := _SHORT.fullmatch(text):
        zeros = _ZEROS[found[3].lower()]
        part = found[2] or ""
        return str(int(found[1] + part.ljust(zeros, "0"))) if len(part) <= zeros else None
    return None


def whole_date(text: str) -> Dated | None:
    """Return the date that a text is, where nothing of it would be lost."""
    date = read_date(text)
    if date is None or not date.is_whole:
        return None
    if re.fullmatch(r"\d{4}-(?:\d-\d\d|\d\d-\d)", text):  # a digit may have been lost
        return None
    if _DOUBT.search(text) or set(_SHORT_WORD.findall(text.lower())) - _BETWEEN:
        return None  # "ca. 2020", "2020?"
    said = len(re.findall(r"\d+|[^\W\d_]{3,}", re.sub(r"[T ]\d\d?:\d\d.*$", "", text)))
    held = sum(map(bool, (date.year, date.month, date.day)))
    return date if said <= held or re.fullmatch(r"\d{6,8}", text) else None


def with_month(year: str, month: str) -> str | None:
    """Return the month of a year, or its day, as a record has it."""
    return of_parts(year, month).iso


def as_written(identity: str, text: str) -> str:
    """Return an identifier in the capitals and small letters of the text that it was read in."""
    at = text.lower().find(identity.lower())
    return text[at : at + len(identity)] if at >= 0 else identity


def home_of(value: Any, stated: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return the field for which a pasted identifier or address is, and what it says there.

    None where that field says something else already.
    """
    if not isinstance(value, str):
        return None
    found = identified(unicodedata.normalize("NFKC", value).strip())
    if found is None or found.part or found.scheme not in ("arxiv", "doi"):
        url = _address(value)
        return ("url", url) if url and stated.get("url") in (None, url) else None
    there = stated.get(found.scheme)
    is_free = there is None or (isinstance(there, str) and there.lower() == found.id.lower())
    return (found.scheme, as_written(found.id, value)) if is_free else None
