"""An author is no single name.

One item of ``authors`` or ``editors`` is one person, ``Given Family`` or ``Family, Given``, or a
group, ``{group: …}``.  No affiliation or footnote mark, no second person.  Who is left out is told
by an item of its own, ``et al.``, at the end.

Wrong::

    authors: [Ann Lee and Bo Chen, Gemini Team et al.]

Right::

    authors: [Ann Lee, Bo Chen, {group: Gemini Team}, et al.]
"""

import re
from collections.abc import Iterator

from awesomequant.check.passages import Passage, names
from awesomequant.library.author import plain
from awesomequant.library.change import Change, Fix, put
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level
from awesomequant.works.people import (
    ET_AL,
    clean,
    is_et_al,
    looks_like_group,
    parse_person,
    split_people,
    without_et_al,
    written,
)

BY_RECORD = True

# Any of what is looked for below but groups has one of these; to look closely at 500,000 names
# takes a quarter of a minute, and most have none.
_ODD = re.compile(
    r"[^\w .'\u2019-]|[\d_]|\.\.\.|\b(?:and|und|et|others|Prof|Dr)\b|[^\x00-\u024f]", re.IGNORECASE
)
_PARTS = re.compile(r"(?:(?<!\s)\s++)?,\s*|(?<!\s)\s++(?:and|&)\s+")
_BEHIND = re.compile(r"(?:(?<!\s)\s++)?[(\[][^)\]]*+[)\]]$")


def check(library: Library) -> Iterator[Finding]:
    """Yield each author that is more, or less, than one name."""
    sound = set[str]()  # names repeat: of 10,000 records every third is new
    for passage in names(library, sound):
        text = passage.text
        if passage.field == "group" or is_et_al(text):
            continue
        if not _ODD.search(text):
            if looks_like_group(text):
                yield _group(passage)
            else:
                sound.add(text)
            continue
        name, has_more = without_et_al(text)
        bare = _BEHIND.sub("", clean(text))
        listed = split_people(text).people
        # What looks like several names may be the name of one group, or of several.
        is_several = (
            len(listed) > 1
            and all(" " in one.shown for one in listed)
            and not any(map(looks_like_group, _PARTS.split(text)))
        )
        if has_more:
            held = getattr(passage.paper, passage.field) if passage.paper else ()
            # Only at the end of the list may others follow.
            is_last = passage.path[1] == len(held) - 1
            fix = _in_place(passage, [name, ET_AL]) if is_last else None
            hint = f"write '{ET_AL}' as the last item of the list"
            yield passage.finding("'et al.' stands in the item of a name", hint, fix=fix)
        elif "@" in text:
            message = "an affiliation or mail address is no name"
            yield passage.finding(message, "write the name alone")
        elif is_several:
            fix = _in_place(passage, [written(one) for one in listed], safe=False)
            message, hint = "several names stand in one", "write an item for each person"
            yield passage.finding(message, hint, fix=fix)
        elif bare != text and bare:
            fix = put(passage.path, bare, safe=False)
            message = "a mark, a title or an affiliation stands at the name"
            yield passage.finding(message, f"write '{bare}'", fix=fix)
        elif re.search(r" 0\d{3}\b", text):  # the one case in which parsing leaves something out
            told = written(parse_person(text))
            fix = put(passage.path, told)
            message = "the number that dblp gives is no part of the name"
            yield passage.finding(message, f"write '{told}'", fix=fix)
        elif looks_like_group(text):
            yield _group(passage)


def _group(passage: Passage) -> Finding:
    """Suggest that a name is a group's: only a person can tell, so the fix is no safe one."""
    fix = put(passage.path, {"group": passage.text}, safe=False) if passage.paper else None
    message = f"'{passage.text}' looks like the name of a group"
    hint = f"if it is one, write {{group: {passage.text}}}"
    return passage.finding(message, hint, fix=fix, level=Level.NOTE)


def _in_place(passage: Passage, items: list[str], *, safe: bool = True) -> Fix | None:
    """Return the fix that puts several items in the place of one; None outside of records."""
    if passage.paper is None:
        return None
    at = int(passage.path[1] or 0)
    held = plain(getattr(passage.paper, passage.field))
    every = [*held[:at], *items, *held[at + 1 :]]
    title = f"write '{', '.join(items)}' as items"
    return Fix(title, (Change("", (passage.field,), every),), safe=safe)
