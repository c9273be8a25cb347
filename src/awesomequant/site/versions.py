"""The versions of a work that a record knows: its preprint, and what was published."""

from typing import NamedTuple
from urllib.parse import urlsplit

from awesomequant.export import Citation
from awesomequant.library.library import Library
from awesomequant.site.counts import month
from awesomequant.works.identifiers import arxiv_given_out, identified
from awesomequant.works.identifiers.doi import PREPRINT_DOIS
from awesomequant.works.kinds import Kind

_DAY = 3  # parts of a date that is known to the day


class Version(NamedTuple):
    """One version: what it is, where and when it appeared, and the link to it with its text."""

    name: str
    told: str
    url: str
    shown: str


def versions(cited: Citation, library: Library) -> list[Version]:
    """Return the version of record and the preprint of a work that has both, else none.

    A single version is what all of its page is about.
    """
    paper, venue = cited.paper, library.venue(cited.paper)
    if cited.kind is Kind.PREPRINT or not paper.venue or (venue and venue.is_preprint):
        return []
    preprint = _preprint(cited)
    return [_published(cited), preprint] if preprint else []


def _published(cited: Citation) -> Version:
    paper = cited.paper
    day = cited.date
    when = f"{day[2]} " if len(day) == _DAY else ""
    when = f"{when}{month(paper.date)}" if paper.date and len(day) > 1 else ""
    if cited.doi:
        url, shown = f"https://doi.org/{cited.doi}", cited.doi
    elif paper.url and not _is_preprint(paper.url):
        url, shown = paper.url, urlsplit(paper.url).netloc.removeprefix("www.")
    else:
        url = shown = ""
    return Version("Published", f"{paper.where}, {when}" if when else paper.where, url, shown)


def _preprint(cited: Citation) -> Version | None:
    if cited.arxiv:
        url, when = f"https://arxiv.org/abs/{cited.arxiv}", month(arxiv_given_out(cited.arxiv))
        return Version("Preprint", when, url, f"arXiv:{cited.arxiv}")
    paper = cited.paper
    for text in (paper.doi, paper.url, *(one.url for one in paper.links)):
        if text and _is_preprint(text) and (found := identified(text)):
            return Version("Preprint", "", found.url or text, found.id)
    return None


def _is_preprint(text: str) -> bool:
    """Return whether a DOI or an address is one that a server of preprints gave out."""
    found = identified(text)
    if not found:
        return False
    return found.scheme == "arxiv" or (
        found.scheme == "doi" and found.id.startswith((*PREPRINT_DOIS, "10.48550/"))
    )
