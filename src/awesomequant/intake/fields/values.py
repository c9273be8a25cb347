"""Single values as people write them in cells and files: lists, people, numbers, addresses."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import Any

from awesomequant.library.author import Author, of_bibtex, stated
from awesomequant.text import one_line
from awesomequant.works import clues
from awesomequant.works.identifiers import BadIdentifier, UnsafeAddress
from awesomequant.works.people import (
    ET_AL,
    People,
    Person,
    from_parts,
    group,
    is_et_al,
    parse_person,
    split_people,
)

LINK = re.compile(
    r"!?\[([^\[\]]{0,400})\]\(\s*<?([^()\s<>]{1,2000}(?:\([^()\s]{0,200}\))?[^()\s<>]{0,400})>?\s*\)"
)
FORMULA = re.compile(r'=HYPERLINK\("([^"]{1,2000})"\s*[,;]\s*"([^"]{0,400})"\)', re.IGNORECASE)
ADDRESS = re.compile(
    r"https?://[^\s<>\"|]+|(?<![\w/.@])(?:www\.)?(?:github|gitlab)\.com/[^\s<>\"|]+"
)
BARE = re.compile(
    r"(?:www\.)?[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[a-z]{2,24}/[^\s<>\"]{1,2000}", re.IGNORECASE
)
# 1200, 1,200, 1.200, 1.2k, 1,2k, 0.12w and 0.12万 (of ten thousand), >1.2k, 1.2k+
_NUMBER = re.compile(
    r"[~≈>]?\s?(\d{1,3}(?:[,.\s]\d{3})+|\d{1,12}(?:\.\d{1,3})?|\d{1,6},\d{1,2}(?=\s?[a-z万萬만]))"
    r"\s?([kmw万萬만]?)\+?",
    re.IGNORECASE,
)
_TIMES = {"": 1, "k": 1000, "m": 1_000_000} | dict.fromkeys("w万萬만", 10_000)
# What programs call the parts of a name.
_PARTS = {
    "family": ("family", "surname", "last", "last_name", "lastname", "family_name", "familyname"),
    "given": ("given", "given_name", "first", "first_name", "firstname", "forename", "givenname"),
    "suffix": ("suffix",),
    "particle": ("non-dropping-particle", "particle"),
}
_OF_CODE = re.compile(r"git|huggingface|hf\.co", re.IGNORECASE)
# What stands in a cell that has nothing to say.
NOTHING = frozenset((
    "", "-", "\u2013", "\u2014", "--", "n/a", "na", "none", "null", "nan", "?", "tbd", "tbc",
    "todo", "x", "/", "[]",
))  # fmt: skip
_SEPARATORS = (";", "\uff1b", "\n", "|", ",", "\uff0c", "\u3001")


def text_of(value: Any) -> str:
    """Return a value of YAML or JSON as text; lists and objects as JSON."""
    if value is None or isinstance(value, bool):
        return "true" if value else ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list) and all(isinstance(one, str | int | float) for one in value):
        return "; ".join(map(str, value))
    return str(value) if isinstance(value, int | float) else json.dumps(value, ensure_ascii=False)


def listed(value: Any) -> list[str]:
    """Return the items of a list, be it one or a text with semicolons, lines, commas or hashes."""
    if isinstance(value, list):
        return [text_of(one) for one in value]
    words = value.split()
    if words and all(word.startswith("#") and len(word) > 1 for word in words):
        return [word[1:] for word in words]
    sign = next((sign for sign in _SEPARATORS if sign in value), None)
    return [part.strip(" `*#[]") for part in value.split(sign)] if sign else [value.strip(" `*#[]")]


def people_of(value: Any) -> Iterator[Author]:
    """Yield the people of a value: a text, or a list of names and of objects with their parts."""
    if isinstance(value, dict):
        yield from people_of([value])
    elif isinstance(value, str) and "{" in value:  # braces keep a name whole, as in BibTeX
        yield from of_bibtex(value)
    elif not isinstance(value, list):
        # One a line, or parted by bars, as exports and data frames have them.
        split = split_people(re.sub(r"\s*[|\n]\s*", "; ", text_of(value)))
        names = [name for person in split.people for name in _named(person)]
        yield from names
        if names and split.others:
            yield ET_AL
    else:
        for one in value:
            if isinstance(one, dict):
                # An object with the parts of a name, by any of their names
                said = {
                    part: next((text_of(one[name]) for name in names if one.get(name)), "")
                    for part, names in _PARTS.items()
                }
                whole = one.get("name") or one.get("full_name") or said["given"]
                if said["family"]:
                    yield from _named(from_parts(**said))
                elif team := text_of(one.get("group") or one.get("literal")):
                    yield from _named(group(team))
                elif name := one_line(text_of(whole)):
                    yield from _named(parse_person(name))
            elif name := one_line(text_of(one)):
                yield from (ET_AL,) if is_et_al(name) else _named(parse_person(name))


@lru_cache(maxsize=65_536)  # who writes one paper writes others, and to prove a name takes 12 µs
def _named(person: Person) -> tuple[Author, ...]:
    """Return a person as a record states one, without unseen signs; () for one without a name."""
    return stated(People((person,)))


def links(text: str) -> Iterator[tuple[str, str]]:
    """Yield the links in a text: a label of its own where it has one, and the address."""
    if is_address(text):  # most cells are one address and nothing else
        yield "", text.rstrip(".,;:]}'" if "(" in text else ".,;:]}')")
        return
    for found in LINK.finditer(text):
        yield found[1], found[2]
    for found in FORMULA.finditer(text):
        yield found[2], found[1]
    left = FORMULA.sub(" ", LINK.sub(" ", text))
    for found in ADDRESS.finditer(left):
        # A bracket behind it is the cell's, unless one was opened inside: a DOI may hold both.
        marks = ".,;:]}'" if "(" in found[0] else ".,;:]}')"
        address = found[0].rstrip(marks)
        yield "", address if "://" in address else f"https://{address}"
    if BARE.fullmatch(text):
        yield "", f"https://{text}"


def without_links(text: str) -> str:
    """Return what a text says beside its links."""
    if is_address(text):
        return ""
    left = ADDRESS.sub(" ", FORMULA.sub(" ", LINK.sub(" ", text)))
    return "" if BARE.fullmatch(text) else left.strip(" \n,;|/()[]<>.&+-")


def linked(value: Mapping[str, Any]) -> tuple[str, str]:
    """Return label and address of a link that is an object; "" for what it has not."""
    names = (("label", "title", "name", "type"), ("url", "link", "href"))
    label, url = (
        next((text for name in keys if (text := text_of(value.get(name)))), "") for keys in names
    )
    return label, next((address for _, address in links(url)), "")


def is_address(text: str) -> bool:
    """Return whether a text is one address of the web and nothing else."""
    return text.startswith(("http://", "https://")) and ADDRESS.fullmatch(text) is not None


def is_code(url: str) -> bool:
    """Return whether an address is that of a repository or a model."""
    if not _OF_CODE.search(url):  # most are not, and reading the clues takes 40 µs
        return False
    with suppress(BadIdentifier, UnsafeAddress):
        return clues.read(url).is_code
    return False


def number(text: str) -> int | None:
    """Return the number that ``1.2k``, ``1,200`` or ``2.1万`` states; None for anything else."""
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        return None
    times = _TIMES[found[2].lower()]
    digits = found[1].replace(",", ".") if times > 1 else re.sub(r"[,\s]|\.(?=\d{3})", "", found[1])
    return int(round(float(digits) * times, 6))


def titled(text: str) -> tuple[str, str | None]:
    """Return a title without the link that it bears in Markdown or in a sheet, and its address."""
    if found := LINK.search(text):
        return text.replace(found[0], found[1]), found[2]
    if found := FORMULA.search(text):
        return text.replace(found[0], found[2]), found[1]
    return text, None
