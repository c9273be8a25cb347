"""The list as plain Markdown pages, for any generator of sites and for reading as it is."""

import html
import json
from collections.abc import Iterable, Iterator, Mapping

from awesomequant.export.formats import bibtex, markdown
from awesomequant.language import plain
from awesomequant.language.markdown import destination, fenced, show
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.text import slug


def pages(library: Library) -> dict[str, str]:
    """Give each page of the site by its path: the start, papers, years, tags and venues."""
    found = {"index.md": _start(library)}
    for paper in library.papers:
        found[f"papers/{paper.id}.md"] = _paper(paper, library)
    for year, papers in library.by_year.items():
        found[f"years/{year}.md"] = _listing(str(year), papers, library)
    for tag, papers in library.by_tag.items():
        found[f"tags/{tag}.md"] = _listing(library.tags[tag].label, papers, library)
    for venue, name in _venue_files(library.by_venue).items():
        found[f"venues/{name}.md"] = _listing(venue, library.by_venue[venue], library)
    return found


def _venue_files(venues: Iterable[str]) -> dict[str, str]:
    """Give each venue a file name of its own."""
    names: dict[str, str] = {}
    for venue in venues:
        name, number = slug(venue) or "venue", 2
        while name in names.values():
            name, number = f"{slug(venue) or 'venue'}-{number}", number + 1
        names[venue] = name
    return names


def _head(title: str) -> str:
    """Give front matter and heading; a JSON string is the one form no title breaks out of."""
    quoted = json.dumps(html.escape(plain.show(title)), ensure_ascii=False)
    return f"---\ntitle: {quoted}\n---\n\n# {show(title)}\n\n"


def _start(library: Library) -> str:
    settings = library.settings
    parts = [_head(settings.title), f"{show(settings.description)}\n"]
    years = {str(year): f"years/{year}.md" for year in library.by_year}
    tags = {
        library.tags[tag].label: f"tags/{tag}.md" for tag, held in library.by_tag.items() if held
    }
    files = _venue_files(library.by_venue)
    venues = {venue: f"venues/{name}.md" for venue, name in files.items()}
    for heading, links in (("Years", years), ("Tags", tags), ("Venues", venues)):
        parts.append(f"\n## {heading}\n\n{_links(links)}")
    return "".join(parts)


def _links(links: Mapping[str, str]) -> str:
    return "".join(f"- [{show(label)}]({path})\n" for label, path in links.items())


def _listing(title: str, papers: Iterable[Paper], library: Library) -> str:
    lines = (f"{_entry(paper, library)}\n" for paper in papers)
    return _head(title) + "".join(lines)


def _entry(paper: Paper, library: Library) -> str:
    """Give the item of a paper, with the page of its own behind it."""
    return f"{markdown.entry(paper, library).rstrip()} [[more](../papers/{paper.id}.md)]"


def _paper(paper: Paper, library: Library) -> str:
    return (
        _head(paper.title)
        + "".join(_facts(paper))
        + (f"\n```bibtex\n{fenced(bibtex.entry(paper, library))}\n```\n")
    )


def _facts(paper: Paper) -> Iterator[str]:
    if paper.authors:
        yield f"{show(', '.join(paper.names))}\n\n"
    year = f", [{paper.year}](../years/{paper.year}.md)" if paper.year else ""
    yield f"{show(paper.venue or paper.where)}{year}\n\n"
    if paper.abstract:
        yield f"{show(paper.abstract)}\n\n"
    links = [("paper", paper.address)] if paper.address else []
    links += [(code.label, code.url) for code in paper.code]
    links += [(link.label, link.url) for link in paper.links]
    yield from (f"- [{show(label)}]({destination(url)})\n" for label, url in links)
    yield from (f"- [{show(tag)}](../tags/{tag}.md)\n" for tag in paper.tags)
