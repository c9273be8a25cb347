"""The list as plain Markdown pages, for any generator of sites and for reading as it is."""

import html
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from awesomequant.export import Format, exporters
from awesomequant.language import plain
from awesomequant.language.markdown import destination, fenced, show
from awesomequant.library.library import Library
from awesomequant.library.outline import of_list, ordered
from awesomequant.library.paper import Paper
from awesomequant.text import slug


def pages(library: Library, root: Path | None = None) -> dict[str, str]:
    """Return each page of the site by its path: the start, papers, years, tags and venues.

    A project at ``root`` may write BibTeX and Markdown in its own way.
    """
    formats = exporters(root)
    found = {"index.md": _start(library)}
    for paper in library.papers:
        found[f"papers/{paper.id}.md"] = _paper(paper, formats["bibtex"].entry(paper, library))
    lists = [
        *((f"years/{year}.md", str(year), papers) for year, papers in library.by_year.items()),
        *(
            (f"tags/{tag}.md", library.tags[tag].label, papers)
            for tag, papers in library.by_tag.items()
        ),
        *(
            (f"venues/{name}.md", venue, library.by_venue[venue])
            for venue, name in _venue_files(library.by_venue).items()
        ),
    ]
    for path, title, papers in lists:
        shown = papers if of_list(library).order == "newest" else ordered(library, papers)
        items = (_item(paper, formats["markdown"], library) for paper in shown)
        found[path] = _head(title) + "".join(items)
    return found


def _venue_files(venues: Iterable[str]) -> dict[str, str]:
    """Name a file for each venue."""
    names: dict[str, str] = {}
    for venue in venues:
        name, number = slug(venue) or "venue", 2
        while name in names.values():
            name, number = f"{slug(venue) or 'venue'}-{number}", number + 1
        names[venue] = name
    return names


def _head(title: str) -> str:
    """Return front matter and heading; a JSON string is the one form no title breaks out of."""
    quoted = json.dumps(html.escape(plain.show(title)), ensure_ascii=False)
    return f"---\ntitle: {quoted}\n---\n\n# {show(title)}\n\n"


def _start(library: Library) -> str:
    settings = library.settings
    parts = [_head(settings.title), f"{show(settings.description)}\n"]
    years = {str(year): f"years/{year}.md" for year in library.by_year}
    tags = "".join(
        "  " * len(library.lineage[tag]) + _links({library.tags[tag].label: f"tags/{tag}.md"})
        for tag, held in library.by_tag.items()
        if held
    )
    files = _venue_files(library.by_venue)
    venues = {venue: f"venues/{name}.md" for venue, name in files.items()}
    doors = {"year": ("Years", _links(years)), "topic": ("Tags", tags)}
    doors["venue"] = ("Venues", _links(venues))
    for kind in dict.fromkeys((*of_list(library).by, *doors)):
        heading, links = doors[kind]
        parts.append(f"\n## {heading}\n\n{links}")
    return "".join(parts)


def _links(links: Mapping[str, str]) -> str:
    return "".join(f"- [{show(label)}]({path})\n" for label, path in links.items())


def _item(paper: Paper, markdown: Format, library: Library) -> str:
    """Return the line of a paper, with the page of its own behind it."""
    return f"{markdown.entry(paper, library).rstrip()} [[more](../papers/{paper.id}.md)]\n"


def _paper(paper: Paper, bibtex: str) -> str:
    return f"{_head(paper.title)}{''.join(_facts(paper))}\n```bibtex\n{fenced(bibtex)}\n```\n"


def _facts(paper: Paper) -> Iterator[str]:
    if paper.names:
        yield f"{show(', '.join(paper.names))}{' et al.' if paper.others else ''}\n\n"
    year = f", [{paper.year}](../years/{paper.year}.md)" if paper.year else ""
    yield f"{show(paper.venue or paper.where)}{year}\n\n"
    if paper.abstract:
        yield f"{show(paper.abstract)}\n\n"
    links = [("paper", paper.address)] if paper.address else []
    links += [(code.label, code.url) for code in paper.code]
    links += [(link.label, link.url) for link in paper.links]
    yield from (f"- [{show(label)}]({destination(url)})\n" for label, url in links)
    yield from (f"- [{show(tag)}](../tags/{tag}.md)\n" for tag in paper.tags)
