"""Whether what an entry writes may be another form of what a list has: venues, pages."""

import re

from awesomequant.text import fold, squash
from awesomequant.works.venues import Answer, VenueEntry, Venues

_NUMBERS = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W\d_]{4,}")
# How words begin that any two venues may have in common.
_COMMON = frozenset(
    (
        "proc", "inte", "conf", "annu", "meet", "jour", "tran", "symp", "work", "adva", "volu",
        "ieee", "asso", "soci",
    )
)  # fmt: skip
# Letters by which words are compared: "Recognit." is "Recognition".
_BEGINNING = 4
# Letters of a workshop's acronym from which it tells the workshop wherever it stands.
_TELLING = 4
_FROM_AND_TO = 2
# What stands between those who hold a conference together.
_TOGETHER = re.compile(r"\s*[-–/&+]\s*|\s+and\s+")


def means_venue(written: str, answer: Answer, venue: VenueEntry, resolver: Venues) -> bool:
    """Return whether a text may mean a venue though it is the name of another one.

    ``answer`` is what the list makes of the text.
    """
    # "EMNLP Industry Track" is read as EMNLP, and what is said of it.
    if answer.note and resolver.known(f"{answer.id} {answer.note}") == venue.id:
        return True
    if venue.kind == "workshop" and len(squash(venue.id)) >= _TELLING:
        return squash(venue.id) in squash(written)
    # LREC-COLING was held by both; EMNLP-Findings are of EMNLP, and are not it.
    for spelling in (venue.id, venue.name, *venue.aliases):
        if {answer.id, venue.id} <= set(_TOGETHER.split(spelling)):
            return True
    # PRL is Physical Review Letters, and Pattern Recognition Letters to others.
    capitals = "".join(word[0] for word in venue.name.split() if word[:1].isupper())
    return len(capitals) > 1 and squash(_NUMBERS.sub("", written)) == squash(capitals)


def may_be_form(written: str, venue: VenueEntry) -> bool:
    """Return whether a text that no venue of the list is called by may be a form of one."""
    spellings = (venue.id, venue.name, *venue.aliases)
    if any(squash(one) in squash(written) for one in spellings if len(squash(one)) > 1):
        return True
    words = _beginnings(written) - _COMMON
    return not words or any(words & _beginnings(one) for one in spellings)


def _beginnings(text: str) -> set[str]:
    return {word[:_BEGINNING] for word in _WORDS.findall(fold(text))}


def are_other_pages(said: str, known: str) -> bool:
    """Return whether two texts name other pages; of relative ones and articles nothing is told."""
    mine, theirs = _NUMBERS.findall(said), _NUMBERS.findall(known)
    if not mine or not theirs or "arxiv" in said.lower():
        return False
    if len(mine) == _FROM_AND_TO and len(mine[1]) < len(mine[0]):  # 1234--45
        mine[1] = mine[0][: -len(mine[1])] + mine[1]
    ends = min(len(mine), len(theirs))
    # "1--14" of an article beside its pages in the volume, or its number.
    counts_anew = (mine[0] == "1") != (theirs[0] == "1")
    is_alike = len(mine) == len(theirs) and not counts_anew
    return is_alike and mine[:ends] != theirs[:ends]
