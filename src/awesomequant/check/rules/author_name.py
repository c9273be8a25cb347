"""An author is no single name.

One item of ``authors`` is one person: ``Given Family`` or ``Family, Given``.  No "et al.", no
affiliation or footnote mark, no second person.  A group that signs as one may be named.

Wrong::

    authors: [Ann Lee and Bo Chen, et al.]

Right::

    authors: [Ann Lee, Bo Chen]
"""

import re
from collections.abc import Iterator

from awesomequant.check.passages import Passage, names
from awesomequant.library.change import Change, Fix, put, take
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding

_ET_AL = re.compile(r"[,;]?\s*(?:\bet\.?\s*al\b\.?|\band others\b|\.\.\.|…)\s*$", re.IGNORECASE)
_MARKS = re.compile(r"\s*(?:[*†‡§¶]|\d+(?:,\d+)*)+$|\s*[(\[][^)\]]*[)\]]\s*$|^\s*[*†‡§¶]+")
_SEVERAL = re.compile(r"\s+(?:and|&)\s+|\s*;\s*|\s+und\s+")
_PLACE = re.compile(r"@|\b(?:University|Institute|Laborator(?:y|ies)|Department|Inc\.|Ltd)\b")


# What any of these finds holds one of these signs or words; most names hold none.
_ODD = re.compile(r"[^\w .'\u2019-]|\d|\b(?:al|and|others|und|University|Inc|Ltd)\b|\w{9}|\.\.\.")


def check(library: Library) -> Iterator[Finding]:
    """Yield each author that is more, or less, than one name."""
    for passage in names(library):
        found = _wrong(passage) if _ODD.search(passage.text) else None
        if found:
            message, hint, fix = found
            yield passage.finding(message, hint, fix=fix)


def _wrong(passage: Passage) -> tuple[str, str, Fix | None] | None:
    """Give message, hint and fix where the text is not one name."""
    text = passage.text
    if rest := _ET_AL.search(text):
        name = text[: rest.start()].strip()
        fix = put(passage.path, name) if name else take(passage.path)
        return "'et al.' is no author", "name the authors, or end the list here", fix
    if _SEVERAL.search(text) or text.count(",") > 1:
        return "several names stand in one", "write an item for each person", _apart(passage)
    if _PLACE.search(text):
        return "an affiliation or mail address is no name", "write the name alone", None
    name = _MARKS.sub("", text)
    if name != text and name:
        fix = put(passage.path, name, safe=False)
        return "a mark or an affiliation stands behind the name", f"write '{name}'", fix
    return None


def _apart(passage: Passage) -> Fix | None:
    """Give the fix that writes an item for each person, where the text is one of a record's."""
    if passage.paper is None:
        return None
    names = [name for name in _SEVERAL.split(passage.text) if name]
    if any(name.count(",") > 1 for name in names):
        names = [part.strip() for name in names for part in name.split(",") if part.strip()]
    at = int(passage.path[1] or 0)
    authors = passage.paper.authors
    every = [*authors[:at], *names, *authors[at + 1 :]]
    return Fix("write an item for each person", (Change("", ("authors",), every),), safe=False)
