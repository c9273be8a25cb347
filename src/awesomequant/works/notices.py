"""Notices on a work after it appeared: its correction, a concern, its retraction; each fact once.

The kinds are those that Crossref registers as updates, of which PubMed and Retraction Watch know
the same.  ``new_version`` and ``new_edition`` are no notices: nothing was wrong before.
"""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from awesomequant.text import fold


class NoticeKind(StrEnum):
    """What is said of a work after it appeared."""

    CORRECTION = "correction"
    ERRATUM = "erratum"
    CORRIGENDUM = "corrigendum"
    ADDENDUM = "addendum"
    CONCERN = "expression-of-concern"
    PARTIAL = "partial-retraction"
    RETRACTION = "retraction"
    WITHDRAWAL = "withdrawal"
    REMOVAL = "removal"


class Standing(StrEnum):
    """What a notice makes of a work, the gravest first."""

    RETRACTED = "retracted"
    DOUBTED = "doubted"
    CORRECTED = "corrected"


_STANDINGS: Mapping[str, Standing] = {
    NoticeKind.RETRACTION: Standing.RETRACTED,
    NoticeKind.WITHDRAWAL: Standing.RETRACTED,
    NoticeKind.REMOVAL: Standing.RETRACTED,
    NoticeKind.PARTIAL: Standing.DOUBTED,
    NoticeKind.CONCERN: Standing.DOUBTED,
}
_WORDS: Mapping[str, str] = {
    NoticeKind.CORRECTION: "Corrected",
    NoticeKind.ERRATUM: "Erratum",
    NoticeKind.CORRIGENDUM: "Corrigendum",
    NoticeKind.ADDENDUM: "Addendum",
    NoticeKind.CONCERN: "Expression of concern",
    NoticeKind.PARTIAL: "Partly retracted",
    NoticeKind.RETRACTION: "Retracted",
    NoticeKind.WITHDRAWAL: "Withdrawn",
    NoticeKind.REMOVAL: "Removed",
}
# What whoever cites a work and knows of a notice writes.
_TOLD: Mapping[str, tuple[str, ...]] = {
    Standing.RETRACTED: ("retract", "withdrawn", "removed"),
    Standing.DOUBTED: ("concern", "retract"),
    Standing.CORRECTED: ("correct", "corrig", "errat", "addend"),
}
_DOI = re.compile(r"10\.\S+")
_DAY = re.compile(r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?")
_ADDRESS = re.compile(r"https?://\S+")


def standing_of(kind: str) -> Standing:
    """Return what a kind of notice makes of its work; one that nobody knows corrects it."""
    return _STANDINGS.get(kind, Standing.CORRECTED)


def named(kind: str) -> str:
    """Return a kind in words, as a sentence begins with it."""
    return _WORDS.get(kind, _WORDS[NoticeKind.CORRECTION])


def is_told(standing: Standing, text: str) -> bool:
    """Return whether a text, the title or note of a reference, says that a work stands so."""
    said = fold(text)
    return any(word in said for word in _TOLD[standing])


class Said(NamedTuple):
    """A notice as one text has it: ``retraction 10.1000/r 2024-05-02``, all but the kind optional.

    ``address`` is where it stands that has no DOI.
    """

    kind: str
    doi: str = ""
    date: str = ""
    address: str = ""

    @property
    def text(self) -> str:
        """The one text."""
        return " ".join(part for part in (self.kind, self.doi, self.date, self.address) if part)

    @property
    def link(self) -> str:
        """Where it is read; empty where nothing says so."""
        return f"https://doi.org/{self.doi}" if self.doi else self.address

    @property
    def words(self) -> str:
        """What readers see: kind, day, and where it is read."""
        told = ", ".join(part for part in (named(self.kind), self.date) if part)
        return f"{told}: {self.link}" if self.link else told


def said(text: str) -> Said:
    """Return the notice that a text has; what it has besides is left out."""
    kind, *rest = text.split() or [NoticeKind.CORRECTION.value]
    found = {"doi": "", "date": "", "address": ""}
    for part in rest:
        for name, form in (("doi", _DOI), ("date", _DAY), ("address", _ADDRESS)):
            if form.fullmatch(part):
                found[name] = found[name] or part
    return Said(kind, found["doi"], found["date"], found["address"])


def is_day(text: str) -> bool:
    """Return whether a text is a day, or a month, as a notice has it."""
    return _DAY.fullmatch(text) is not None


def gravest(kinds: Iterable[str]) -> Standing | None:
    """Return how a work stands that has notices of some kinds; None of one that has none."""
    stands = {standing_of(kind) for kind in kinds}
    return next((one for one in Standing if one in stands), None)


# Crossref's types of update, and what of them is no notice.
_OF_CROSSREF = {
    "expression_of_concern": NoticeKind.CONCERN, "partial_retraction": NoticeKind.PARTIAL,
    "clarification": NoticeKind.ADDENDUM,
}  # fmt: skip
_NO_NOTICES = frozenset(("new_version", "new_edition"))


def of_crossref(kind: str) -> NoticeKind | None:
    """Return what Crossref's type of an update is; None for one that is no notice."""
    name = kind.strip().lower().replace("-", "_").replace(" ", "_")
    if name in _NO_NOTICES:
        return None
    if found := _OF_CROSSREF.get(name):
        return found
    known = {one.value: one for one in NoticeKind}
    return known.get(name, NoticeKind.CORRECTION)
