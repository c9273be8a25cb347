"""The fields of one entry as text: what a record takes of them, and what is left."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from awesomequant.language import bibtex, markup, tex

# The fields whose text comes into a record; others hold paths of files and notes to oneself.
_TOLD: Final = frozenset((
    "title", "subtitle", "author", "editor", "booktitle", "booksubtitle", "maintitle", "journal",
    "journaltitle", "fjournal", "school", "institution", "organization", "howpublished", "series",
    "publisher", "keywords", "abstract",
))  # fmt: skip
# Names are taken apart from their source: a brace in them tells.
_NAMES: Final = frozenset(("author", "editor"))
_TEX: Final = re.compile(r"[\\{}$]")
_ADDRESS: Final = re.compile(r"(?:https?|ftp)://[^\s{}<>\"]+", re.IGNORECASE)
# Of such a one nothing is escaped, broken over lines or cut off at its end.
_PLAIN_ADDRESS: Final = re.compile(r"https?://[A-Za-z0-9./?=_-]*[A-Za-z0-9/]")
_URL: Final = re.compile(r"\\(?:url|nolinkurl|path)\s*\{([^{}]*)\}")
_BROKEN: Final = re.compile(r"(?<=[/&?=_.-])\s*\n\s*(?=\S)(?!https?:)")
# Publishers' own BibTeX has HTML in it, escaped for TeX or not.
_MARKUP: Final = re.compile(
    r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#[xX][0-9A-Fa-f]{1,5});"
    r"|</?(?:mml:|jats:)?(?:i|b|u|p|tt|em|sc|sub|sup|scp|bold|inf|span|strong|italic|math|title)\b"
    r"|\\(?:textless|less)\b",
    re.IGNORECASE,
)
_ENTITY: Final = re.compile(r"\\?&(?:#\d{1,6}|#[xX][0-9A-Fa-f]{1,5}|[A-Za-z]{2,8});")


class Fields:
    """The fields of an entry; each that is taken is noted, the others are its `rest`."""

    def __init__(self, entry: bibtex.Entry) -> None:
        """Read the TeX of all fields but names; ``unknown`` are commands that nobody knows."""
        self.source = entry.fields
        self.text: dict[str, str] = {}
        self.unknown: dict[str, str] = {}
        self._taken: set[str] = set()
        for name, value in entry.fields.items():
            if name in _NAMES and "\\" not in value:
                self.text[name] = value
                continue
            if name == "doi" and not _TEX.search(value):
                self.text[name] = value.strip()  # two hyphens are two hyphens there
                continue
            read = tex.read(value)
            self.text[name] = _without_markup(value, read.text)
            if read.unknown and name in _TOLD:
                self.unknown |= dict.fromkeys(read.unknown, name)

    def find(self, *names: str) -> str:
        """Return the name of the first of the fields that says something; empty where none does."""
        for name in names:
            if self.text.get(name):
                return name
        return ""

    def take(self, *names: str) -> str:
        """Return the text of the first of the fields that says something, and note it as taken."""
        name = self.find(*names)
        self._taken.add(name)
        return self.text[name] if name else ""

    def drop(self, *names: str) -> None:
        """Note fields as taken: what they say stands elsewhere."""
        self._taken.update(names)

    def put_back(self, name: str) -> None:
        """Note a field as not taken: it says more than was taken of it."""
        self._taken.discard(name)

    def names(self, name: str) -> str:
        """Return the source of a field of names, and note it as taken."""
        self._taken.add(name)
        value = self.source.get(name, "")
        if "&" in value:
            value = _ENTITY.sub(lambda found: _character(found[0]), value)
        return value

    def parts(self, *names: str) -> Iterator[str]:
        """Yield the parts of a list, such as keywords; braces keep one together.

        A list with semicolons is parted by them alone: "Learning, deep; Bees".
        """
        name = self.find(*names)
        self._taken.add(name)
        value = self.source.get(name, "")
        if "{" not in value:
            value = self.text.get(name, "")
        separator = ";" if ";" in value and ";" in _ENTITY.sub("", value) else ","
        if "{" not in value and "}" not in value:
            found = (tex.read(part).text for part in value.split(separator))
            yield from (part for part in found if part)
            return
        start = depth = 0
        for at, char in enumerate(value + separator):
            depth += (char == "{") - (char == "}")
            if char == separator and depth <= 0:
                if part := tex.read(value[start:at]).text:
                    yield part
                start = at + 1

    def addresses(self, *names: str) -> Iterator[tuple[str, str]]:
        """Yield each address in the fields, with the name of its field."""
        for name in names:
            value = self.source.get(name)
            if value and ("://" in value or "www." in value):
                yield from ((name, one) for one in addresses(value))

    @property
    def rest(self) -> dict[str, str]:
        """What nobody took, by its own name."""
        return {name: text for name, text in self.text.items() if text and name not in self._taken}


def addresses(value: str) -> list[str]:
    """Return the addresses in TeX source, without escapes.

    One that is broken over lines is put together again where each line goes on without a blank.
    """
    if _PLAIN_ADDRESS.fullmatch(value):  # nearly all
        return [value]
    value = _ENTITY.sub(lambda found: _character(found[0]).lstrip("\\"), value)
    plain = tex.address(_URL.sub(r" \1 ", value))
    plain = _BROKEN.sub("", plain)
    found = [one.rstrip(".,;)") if "(" not in one else one for one in _ADDRESS.findall(plain)]
    if not found and re.fullmatch(r"www\.\S+", plain.strip("<> ")):
        return [f"http://{plain.strip('<> ')}"]
    return list(dict.fromkeys(found))


def is_address(value: str) -> bool:
    """Return whether TeX source is one address and nothing else."""
    return bool(_ADDRESS.fullmatch(tex.address(_URL.sub(r"\1", value)).strip("{}<> ")))


def besides_addresses(value: str) -> str:
    """Return what a text says besides its addresses: nothing, or when somebody looked there."""
    plain = _ADDRESS.sub(" ", tex.address(_URL.sub(r" \1 ", value)))
    return re.sub(r"[\W_]+|\b(?:available|online|at|from|url|website|see|web page)\b", " ",
                  plain, flags=re.IGNORECASE).strip()  # fmt: skip


def _without_markup(source: str, text: str) -> str:
    r"""Return text without the HTML that its source holds.

    In ours ``<{}i>`` and ``\&{}amp;`` keep it from being taken for that.
    """
    has_signs = "&" in source or "<" in source or "\\textless" in source or "\\less" in source
    return markup.read(text) if has_signs and _MARKUP.search(source) else text


def _character(entity: str) -> str:
    char = unescape(entity.lstrip("\\"))
    return f"\\{char}" if char in "&%#$_" else char
