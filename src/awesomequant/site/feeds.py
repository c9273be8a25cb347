"""Atom feeds of the papers by the day on which they came onto the list (RFC 4287)."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from awesomequant.language import plain
from awesomequant.library.library import newest_first
from awesomequant.library.paper import Paper
from awesomequant.works.people import ET_AL

# What a reader who looks once a month may have missed on a busy list.
LENGTH = 50


def feed(title: str, site: str, address: str, papers: Iterable[Paper]) -> str:
    """Return the feed of the papers added last; ``address`` is its own, relative to ``site``."""
    title = plain.show(title)  # no reader of feeds sets formulas
    newest = newest_first(paper for paper in papers if paper.added)[:LENGTH]
    updated = _moment(newest[0]) if newest else "1970-01-01T00:00:00Z"
    page = site + address.rpartition("/")[0] + ("/" if "/" in address else "")
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>{escape(title)}</title>\n<id>{escape(site + address)}</id>\n"
        f'<link rel="self" href={quoteattr(site + address)}/>\n<link href={quoteattr(page)}/>\n'
        f"<updated>{updated}</updated>\n<author><name>{escape(title)}</name></author>\n"
        + "".join(_entry(paper, site) for paper in newest)
        + "</feed>\n"
    )


def _entry(paper: Paper, site: str) -> str:
    page = site + paper.page
    # A feed is read by people: without its "et al." the first authors would be all.
    names = [*paper.names, ET_AL] if paper.others else paper.names
    authors = "".join(f"<author><name>{escape(name)}</name></author>\n" for name in names)
    tags = "".join(f"<category term={quoteattr(tag)}/>\n" for tag in paper.tags)
    about = plain.show(paper.abstract or paper.where)
    return (
        f"<entry>\n<title>{escape(plain.show(paper.title))}</title>\n<id>{escape(page)}</id>\n"
        f"<link href={quoteattr(page)}/>\n<updated>{_moment(paper)}</updated>\n"
        f"{authors}{tags}<summary>{escape(about)}</summary>\n</entry>\n"
    )


def _moment(paper: Paper) -> str:
    return f"{paper.added}T00:00:00Z"


# All of them.
