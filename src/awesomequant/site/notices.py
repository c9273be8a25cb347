"""The notices on a paper, as its page tells them: above all else that it says."""

from datetime import date
from typing import NamedTuple

from awesomequant.library.messages import Messages
from awesomequant.library.paper import Paper
from awesomequant.works.notices import NoticeKind, Standing

_WORDS = {
    NoticeKind.CORRECTION: "A correction has appeared",
    NoticeKind.ERRATUM: "An erratum has appeared",
    NoticeKind.CORRIGENDUM: "A corrigendum has appeared",
    NoticeKind.ADDENDUM: "An addendum has appeared",
    NoticeKind.CONCERN: "Its journal has expressed concern",
    NoticeKind.PARTIAL: "A part of it was retracted",
    NoticeKind.RETRACTION: "This work was retracted",
    NoticeKind.WITHDRAWAL: "This work was withdrawn",
    NoticeKind.REMOVAL: "This work was removed",
}
_ORDER = list(Standing)


class Told(NamedTuple):
    """A notice: what it makes of the paper, in words, where it is read, and its day."""

    standing: str
    words: str
    link: str
    day: str


def _day(text: str | None, messages: Messages) -> str:
    parts = [int(part) for part in (text or "").split("-") if part]
    return messages.day(date(*parts)) if len(parts) > 2 else messages.month(text) if text else ""  # noqa: PLR2004 -- year, month, day


def notices(paper: Paper, messages: Messages) -> list[Told]:
    """Return the notices on a paper, the gravest first."""
    # Nearly all: a page is made of 10,000 papers.
    if not paper.notices and not paper.note:
        return []
    found = [
        Told(
            one.standing,
            messages.say(_WORDS[NoticeKind(one.type)]),
            one.said.link,
            _day(one.date, messages),
        )
        for one in sorted(paper.notices, key=lambda one: _ORDER.index(one.standing))
    ]
    if not found and paper.retraction:  # in words of the list, which stand below
        found.append(
            Told(Standing.RETRACTED, messages.say(_WORDS[NoticeKind.RETRACTION]), "#note", "")
        )
    return found
