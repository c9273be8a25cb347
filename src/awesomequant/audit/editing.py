"""Changes of entries made in their source: every sign that no change speaks of stays as it is."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from awesomequant.audit.documents import Document, Entry
from awesomequant.audit.findings import Mend
from awesomequant.language import bibtex
from awesomequant.language.bibtex import Stand

# Behind which field of those that an entry has a new one is written, the last of them first.
_BEHIND = {
    "author": ("title",),
    "year": ("booktitle", "journal", "journaltitle", "author", "title"),
    "date": ("booktitle", "journal", "journaltitle", "author", "title"),
}
_LAST = ("year", "date", "booktitle", "journal", "journaltitle", "author", "title")
_BEHIND |= dict.fromkeys(
    ("eprint", "archiveprefix", "eprinttype", "volume", "number", "pages"), _LAST
)
_USUAL = ("author", "title")
_KIND = re.compile(r"@\s*([A-Za-z][\w:+.-]*)")
_SEPARATOR = re.compile(r"\s*,\s*")
# arXiv writes a blank behind the comma of its titles, which is none of the next line's.
_AT_LINE_END = re.compile(r"[ \t]+(?=\r?\n)")
_NAMES_WITH_CAPITALS = {"archiveprefix": "archivePrefix"}


class Macro(str):
    """A value that is the name of a string of the file, and stands without braces."""

    __slots__ = ()


class Edit(NamedTuple):
    """Signs of a text, from ``begin`` to ``end``, and what stands there instead."""

    begin: int
    end: int
    text: str


def is_braced(value: str) -> bool:
    """Return whether one pair of braces holds all of a value."""
    if not (value.startswith("{") and value.endswith("}")):
        return False
    depth = 0
    for at, sign in enumerate(value):
        depth += (sign == "{") - (sign == "}")
        if not depth:
            return at == len(value) - 1
    return False


def can_edit(document: Document, entry: Entry, mend: Mend) -> bool:
    """Return whether a mend can be made: its fields stand there once, and are read for certain."""
    source = entry.source
    if not document.is_bibtex or source is None or entry.doubtful or not source.stands:
        return False
    inherits = not {"crossref", "xdata"}.isdisjoint(source.stands)
    if mend.renames.keys() - source.stands.keys() or (inherits and (mend.renames or mend.kind)):
        return False
    new = set(mend.renames.values())

    def can_put(name: str, value: str | None) -> bool:
        stands = name in source.stands
        if not stands and name not in new and name in source.fields:
            return inherits and value is not None
        if value is None:
            return not stands or _lead(document, source, source.stands[name]) is not None
        return isinstance(value, Macro) or _is_balanced(value)

    return all(can_put(name, value) for name, value in mend.puts.items())


def edits(document: Document, entry: Entry, mends: Iterable[Mend]) -> list[Edit]:
    """Return the changes of the text that some mends of one entry come to.

    Of two that write one field the first counts.  Each is one that ``can_edit`` says yes to.
    """
    source = entry.source
    if source is None:
        return []
    puts: dict[str, str | None] = {}
    renames: dict[str, str] = {}
    kind = ""
    for mend in mends:
        puts = {**mend.puts, **puts}
        renames |= mend.renames
        kind = kind or mend.kind
    found: list[Edit] = []
    if kind:
        found.append(_of_kind(document.text, source.begin, kind))
    for old, new in renames.items():
        stand = source.stands[old]
        shown = _in_case(document, stand, new)
        gap = document.text[stand.name + len(old) : stand.value]
        found.append(Edit(stand.name, stand.value, shown + _gap(gap, len(old) - len(shown))))
    was = {new: old for old, new in renames.items()}
    added: dict[str, str] = {}
    for name, value in puts.items():
        place = source.stands.get(was.get(name, name))
        if place is None:
            if value is not None:
                added[name] = value
        elif value is None:
            lead = _lead(document, source, place)
            if lead is not None:
                found.append(Edit(lead, place.end, ""))
        else:
            raw = document.text[place.value : place.end]
            if (written := _delimited(raw, value)) != raw:
                found.append(Edit(place.value, place.end, written))
    taken = {name for name, value in puts.items() if value is None}
    found += _insertions(document, source, added, taken)
    return found


def applied(text: str, changes: Iterable[Edit]) -> str:
    """Return a text with changes made; of two that overlap the first counts."""
    pieces, at = list[str](), 0
    for begin, end, new in sorted(changes, key=lambda one: (one.begin, one.end)):
        if begin < at:
            continue
        pieces += (text[at:begin], new)
        at = end
    return "".join([*pieces, text[at:]])


def _of_kind(text: str, begin: int, kind: str) -> Edit:
    found = _KIND.match(text, begin)
    if found is None:  # cannot be: an entry begins so
        return Edit(begin, begin, "")
    old = found[1]
    shown = kind.upper() if old.isupper() else kind.capitalize() if old[0].isupper() else kind
    return Edit(*found.span(1), shown)


def _in_case(document: Document, stand: Stand, name: str) -> str:
    """Return the name of a field with capitals where the one that stands there has them."""
    written = document.text[stand.name]
    if written.isupper():
        rest = document.text[stand.name + 1]
        return name.upper() if rest.isupper() else name.capitalize()
    return _NAMES_WITH_CAPITALS.get(name, name)


def _gap(gap: str, shorter: int) -> str:
    """Return what stands between a name and its value, for a name that is so much shorter.

    Where signs of equality stand below one another they go on to.
    """
    before, sign, after = gap.partition("=")
    wide = " " * max(1, len(before) + shorter) if len(before) > 1 else before
    return f"{wide}{sign}{after}"


def _delimited(raw: str, value: str) -> str:
    """Return a value in the braces or quotation marks of the one that it takes the place of."""
    if isinstance(value, Macro):
        return str(value)
    if raw.startswith('"') and raw.endswith('"') and '"' not in re.sub(r"\{[^{}]*\}", "", value):
        return f'"{value}"'
    if raw.isdecimal() and value.isdecimal():
        return value
    return f"{{{value}}}"


def _lead(document: Document, source: bibtex.Entry, stand: Stand) -> int | None:
    """Return where what leads to a field begins, behind the one before it: comma and blanks.

    None where a comment stands there.
    """
    before = max((one.end for one in source.stands.values() if one.end <= stand.name), default=0)
    before = max(before, source.head)
    between = document.text[before : stand.name]
    return before if _SEPARATOR.fullmatch(between) else None


def _insertions(
    document: Document, source: bibtex.Entry, added: dict[str, str], taken: set[str]
) -> Iterator[Edit]:
    """Yield the changes that add fields, each in the layout of the field that it follows."""
    behind: dict[str, list[str]] = {}
    for name, value in added.items():
        wanted = (*_BEHIND.get(name, ()), *_USUAL, *source.stands)
        anchor = next(one for one in wanted if one in source.stands and one not in taken)
        stand = source.stands[anchor]
        lead = _lead(document, source, stand)
        separator = document.text[lead : stand.name] if lead is not None else ",\n  "
        separator = _AT_LINE_END.sub("", separator)
        gap = document.text[stand.name + len(anchor) : stand.value]
        shown = _in_case(document, stand, name)
        raw = document.text[stand.value : stand.end]
        text = _delimited(raw if raw[:1] in '{"' else "{}", value)
        written = f"{separator}{shown}{_gap(gap, len(anchor) - len(shown))}{text}"
        behind.setdefault(anchor, []).append(written)
    for anchor, texts in behind.items():
        end = source.stands[anchor].end
        yield Edit(end, end, "".join(texts))


def _is_balanced(value: str) -> bool:
    depth = 0
    for sign in value:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return not depth
