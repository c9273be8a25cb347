"""The list as plain Markdown pages, for any generator of sites and for reading as it is."""

import html
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from awesomequant.export import exporters
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
    settings, names = library.settings, venue_names(library.by_venue)
    index: dict[str, list[tuple[str, str, Sequence[Paper]]]] = {
        "Years": [(f"years/{year}.md", str(year), held) for year, held in library.by_year.items()],
        "Tags": [
            (f"tags/{tag}.md", library.tags[tag].label, held)
            for tag, held in library.by_tag.items()
        ],
        "Venues": [
            (f"venues/{names[venue]}.md", venue, held) for venue, held in library.by_venue.items()
        ],
    }
    start = [_head(settings.title), f"{show(settings.description)}\n"]
    found = {}
    outline = of_list(library)
    kinds = {"year": "Years", "topic": "Tags", "venue": "Venues"}
    for kind in dict.fromkeys((*outline.by, *kinds)):
        start.append(f"\n## {kinds[kind]}\n\n")
        for path, title, held in index[kinds[kind]]:
            papers = held if outline.order == "newest" else ordered(library, held)
            if papers:
                tag = path.removeprefix("tags/").removesuffix(".md")
                blanks = "  " * len(library.lineage.get(tag, ())) if kind == "topic" else ""
                start.append(f"{blanks}- [{show(title)}]({path})\n")
            items = (
                f"{formats['markdown'].entry(paper, library).rstrip()}"
                f" [[more](../papers/{paper.id}.md)]\n"
                for paper in papers
            )
            found[path] = _head(title) + "".join(items)
    found["index.md"] = "".join(start)
    for paper in library.papers:
        found[f"papers/{paper.id}.md"] = _paper(paper, formats["bibtex"].entry(paper, library))
    return found


def venue_names(venues: Iterable[str]) -> dict[str, str]:
    """Return a name for each venue's page; two that are spelled alike get numbers."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for venue in venues:
        stem = slug(venue) or "venue"  # nothing of 人工智能 is left
        name, number = stem, 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        names[venue] = name
    return names


def _head(title: str) -> str:
    """Return front matter and heading; a JSON string is the one form no title breaks out of."""
    quoted = json.dumps(html.escape(plain.show(title)), ensure_ascii=False)
    return f"---\ntitle: {quoted}\n---\n\n# {show(title)}\n\n"


def _paper(paper: Paper, bibtex: str) -> str:
    parts = [_head(paper.title)]
    if paper.names:
        parts.append(f"{show(', '.join(paper.names))}{' et al.' if paper.others else ''}\n\n")
    year = f", [{paper.year}](../years/{paper.year}.md)" if paper.year else ""
    parts.append(f"{show(paper.venue or paper.where)}{year}\n\n")
    if paper.abstract:
        parts.append(f"{show(paper.abstract)}\n\n")
    links = [("paper", paper.address)] if paper.address else []
    links += [(code.label, code.url) for code in paper.code]
    links += [(link.label, link.url) for link in paper.links]
    parts += (f"- [{show(label)}]({destination(url)})\n" for label, url in links)
    parts += (f"- [{show(tag)}](../tags/{tag}.md)\n" for tag in paper.tags)
    return f"{''.join(parts)}\n```bibtex\n{fenced(bibtex)}\n```\n"
