"""What of a paper is confirmed, and by whom, as its page tells it."""

from collections.abc import Iterable
from typing import NamedTuple

from awesomequant.library.confirmed import By, Confirmed, grouped
from awesomequant.library.library import Library
from awesomequant.library.messages import Messages
from awesomequant.library.paper import Paper

# What a reader calls the fields, in the midst of a sentence.
_NAMES = {
    "title": "title", "authors": "authors", "editors": "editors", "venue": "venue", "year": "year",
    "date": "date", "volume": "volume", "number": "number", "pages": "pages",
    "publisher": "publisher", "arxiv": "arXiv number", "doi": "DOI",
}  # fmt: skip
_BY = {
    By.PUBLISHER: "by the publisher: {names}",
    By.REGISTRY: "by a registry: {names}",
    By.SOURCES: "by several sources: {names}",
}


class Told(NamedTuple):
    """The fields of a paper that are confirmed; and those of each confirmation, with its words."""

    fields: list[str]
    by: list[tuple[list[str], str]]


def confirmed(paper: Paper, library: Library) -> Told | None:
    """Return what is confirmed of a paper, and who confirms it; None where nothing is."""
    of_it, messages = library.confirmed.get(paper.id), library.messages
    if not of_it:
        return None
    by = [(_named(names, messages), _by(one, messages)) for one, names in grouped(of_it)]
    return Told(_named(of_it, messages), by)


def _named(fields: Iterable[str], messages: Messages) -> list[str]:
    return [messages.say(_NAMES[name]) for name in fields]


def _by(one: Confirmed, messages: Messages) -> str:
    names = messages.say(", ").join(one.names)
    if one.more:
        names = messages.say("{names} and {count} more", names=names, count=one.more)
    return messages.say(_BY[one.by], names=names)
