"""The versions of a work that a record knows: its preprint, and what was published."""

from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from awesomequant.export import Citation
from awesomequant.library.library import Library
from awesomequant.library.messages import Messages
from awesomequant.works.identifiers import Identifier, arxiv_given_out, identified
from awesomequant.works.identifiers.doi import PREPRINT_DOIS
from awesomequant.works.kinds import Kind

_DAY = 3  # parts of a date that is known to the day


class Version(NamedTuple):
    """One version: what it is, where and when it appeared, and the link to it with its text."""

    name: str
    told: str
    url: str
    shown: str
    is_published: bool = False


def versions(cited: Citation, library: Library) -> list[Version]:
    """Return the version of record and the preprint of a work, as far as they are known.

    One that stands alone is told where it has a number that a reader may want: a DOI, arXiv's.
    """
    paper, venue = cited.paper, library.venue(cited.paper)
    is_preprint = cited.kind is Kind.PREPRINT or (venue is not None and venue.is_preprint)
    preprint = _preprint(cited, library.messages)
    found = [preprint] if preprint else []
    if paper.venue and not is_preprint and (preprint or cited.doi):
        found.insert(0, _published(cited, library))
    return found


def _published(cited: Citation, library: Library) -> Version:
    paper, messages = cited.paper, library.messages
    day = cited.date
    when = ""
    if paper.date and len(day) > 1:
        when = messages.day(date(*day)) if len(day) == _DAY else messages.month(paper.date)
    if cited.doi:
        url, shown = Identifier("doi", cited.doi).url or "", cited.doi
    elif paper.url and not _is_preprint(paper.url):
        url, shown = paper.url, urlsplit(paper.url).netloc.removeprefix("www.")
    else:
        url = shown = ""
    where = library.where(paper)
    told = messages.say("{where}, {when}", where=where, when=when) if when else where
    return Version(messages.say("Published"), told, url, shown, is_published=True)


def _preprint(cited: Citation, messages: Messages) -> Version | None:
    name = messages.say("Preprint")
    if cited.arxiv:
        url = Identifier("arxiv", cited.arxiv).url or ""
        when = messages.month(arxiv_given_out(cited.arxiv))
        return Version(name, when, url, f"arXiv:{cited.arxiv}")
    paper = cited.paper
    for text in (paper.doi, paper.url, *(one.url for one in paper.links)):
        if text and _is_preprint(text) and (found := identified(text)):
            return Version(name, "", found.url or text, found.id)
    return None


def _is_preprint(text: str) -> bool:
    """Return whether a DOI or an address is one that a server of preprints gave out."""
    found = identified(text)
    if not found:
        return False
    return found.scheme == "arxiv" or (
        found.scheme == "doi" and found.id.startswith((*PREPRINT_DOIS, "10.48550/"))
    )
