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
    """Return the version of record and the preprint of a work, as far as they are known.

    One that stands alone is told where it has a number that a reader may want: a DOI, arXiv's.
    """
    paper, venue = cited.paper, library.venue(cited.paper)
    is_preprint = cited.kind is Kind.PREPRINT or (venue is not None and venue.is_preprint)
    preprint = _preprint(cited)
    found = [preprint] if preprint else []
    if paper.venue and not is_preprint and (preprint or cited.doi):
        found.insert(0, _published(cited))
    return found


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
