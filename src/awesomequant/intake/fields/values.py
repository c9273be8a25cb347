"""Single values as people write them in cells and files: lists, people, numbers, addresses."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import Any, Final

from awesomequant.intake.fields import column_words as words
from awesomequant.intake.fields.columns import Role, role_of
from awesomequant.library.author import Author, of_bibtex, stated
from awesomequant.library.draft import DraftLink
from awesomequant.text import fold, one_line
from awesomequant.works import clues
from awesomequant.works.identifiers import BadIdentifier, UnsafeAddress, identified, repair
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
_NUMBER = re.compile(r"(\d{1,3}(?:[,.\s]\d{3})+|\d{1,12}(?:\.\d{1,3})?)\s?(k?)", re.IGNORECASE)
# What programs call the parts of a name.
_PARTS = {
    "family": ("family", "surname", "last", "last_name", "lastname", "family_name", "familyname"),
    "given": ("given", "given_name", "first", "first_name", "firstname", "forename", "givenname"),
    "suffix": ("suffix",),
    "particle": ("non-dropping-particle", "particle"),
}
_OF_CODE = re.compile(r"git|huggingface|hf\.co", re.IGNORECASE)
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
    """Return the number that ``1.2k``, ``1,200`` or ``1200`` states; None for anything else."""
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    if found[2]:
        return round(float(found[1].replace(",", ".")) * 1000)
    return int(float(re.sub(r"[,\s]|\.(?=\d{3})", "", found[1])))


def titled(text: str) -> tuple[str, str | None]:
    """Return a title without the link that it bears in Markdown or in a sheet, and its address."""
    if found := LINK.search(text):
        return text.replace(found[0], found[1]), found[2]
    if found := FORMULA.search(text):
        return text.replace(found[0], found[2]), found[1]
    return text, None


# Where the addresses of one entry lead: to the paper, to code, or elsewhere.

ADDRESSED: Final = (Role.PAPER, Role.CODE, Role.LINKS, Role.DOI, Role.ARXIV)
"""The roles whose values are addresses or identifiers."""

_REPOSITORY = re.compile(r"[A-Za-z0-9][\w-]{0,38}/[\w.-]{1,100}")
_OF_LINKS = re.compile(r"[\s-]+(?:urls?|links?)$", re.IGNORECASE)
_OPEN = frozenset((*words.LINK.split(), *words.LINK_PLURAL.split(), "resources", "sources"))
_OF_RECORDS = ("doi", "arxiv")
_LONGEST_LABEL = 80


class Links:
    """Where the addresses of one entry lead, gathered until all of them are known.

    ``ids`` has its DOI and its number at arXiv; ``beside`` are cells that say more than addresses.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.papers: list[str] = []
        self.code: list[str] = []
        self.others: list[DraftLink] = []
        self.ids: dict[str, str] = {}
        self.beside: list[tuple[str, str]] = []

    def identify(self, scheme: str, identity: str) -> bool:
        """Take the first identifier of a scheme; False for a second that is another."""
        if identity:
            self.ids.setdefault(scheme, identity)
        return bool(identity) and fold(self.ids[scheme]) == fold(identity)

    def take(self, role: Role, label: str, value: Any, text: str) -> bool:
        """Take what stands under a label; False where it has no address and is no identifier."""
        if isinstance(value, list) and any(isinstance(one, dict) for one in value):
            return self._objects(role, label, value)
        if role in (Role.DOI, Role.ARXIV):
            bare = text if role is Role.DOI or ":" in text else f"arXiv:{text}"
            found = identified(bare) or identified(text)
            # The DOI of a preprint at arXiv is its number.
            if found and found.scheme in _OF_RECORDS:
                return self.identify(found.scheme, found.id)
        if role is Role.CODE and _REPOSITORY.fullmatch(text):
            self.code.append(f"https://github.com/{text}")
            return True
        if role is Role.PAPER and "://" not in text and (found := identified(text)):
            if found.scheme in _OF_RECORDS:
                return self.identify(found.scheme, found.id)
            self.papers.append(found.url or text)
            return True
        found_links = list(links(text))
        for own_label, address in found_links:
            self.add(role, label, own_label, address)
        if found_links and without_links(text):  # what is said beside the address is kept with it
            self.beside.append((label, text))
        return bool(found_links)

    def _objects(self, role: Role, label: str, listed: list[Any]) -> bool:
        """Take links that are objects, each with its own label; False where one is none."""
        found = [linked(one) for one in listed if isinstance(one, dict)]
        if len(found) < len(listed) or not all(url for _, url in found):
            return False
        for own_label, url in found:
            self.add(role, label, own_label, url)
        return True

    def add(self, role: Role, head: str, label: str, address: str) -> None:
        """Add one address that stands under a head; its own label, if any, says more."""
        url = repair(address)[0]
        said = role_of(label) if label else Role.OTHER
        if said in ADDRESSED:
            role = said
        elif label and role is Role.CODE and not is_code(url):
            role = Role.LINKS  # in a cell of code, "docs" is none
        # A head such as "Links" says nothing of one of them, "Project page" does.
        is_open = role is Role.PAPER or fold(label or head) in _OPEN
        if role is Role.CODE or (is_open and is_code(url)):
            self.code.append(url)
        elif role is Role.LINKS and not (
            is_open and (found := identified(url)) and found.scheme not in clues.CODE
        ):
            shown = _OF_LINKS.sub("", one_line((label or head).replace("_", " "))) or "link"
            self.others.append(DraftLink(shown[:_LONGEST_LABEL], url))
        else:
            self.papers.append(url)

    def url(self) -> str | None:
        """Return the address of the paper; further ones become identifiers, or links."""
        first, *others = list(dict.fromkeys(self.papers)) or [""]
        for address in others:
            found = identified(address)
            is_id = found is not None and found.scheme in _OF_RECORDS
            if not (is_id and found and self.identify(found.scheme, found.id)):
                self.others.append(DraftLink("paper", address))
        return first or None
