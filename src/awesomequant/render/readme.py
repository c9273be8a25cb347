"""README.md: the whole list as one Markdown page for GitHub."""

from collections.abc import Callable
from pathlib import Path

from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.registry import parts
from awesomequant.render.contents import MARKS, linked
from awesomequant.render.environment import for_markdown, render
from awesomequant.text import fold
from awesomequant.web.services import SERVICES, counted_by

Cite = Callable[[Paper], str]


def readme(library: Library, root: Path, cite: Cite) -> str:
    """Return README.md as the project's template renders it; ``cite`` gives a paper's BibTeX."""
    page = render(
        for_markdown(root),
        library.settings.readme.template,
        library=library,
        settings=library.settings,
        years={year: _by_venue(library, papers) for year, papers in library.by_year.items()},
        undated=_by_venue(library, library.undated),
        sections={section.id: section for section in library.sections},
        cite=cite,
        counted_by=counted_by(library, parts(SERVICES, root)),
        **MARKS,
    )
    return linked(page)


def _by_venue(library: Library, papers: tuple[Paper, ...]) -> list[Paper]:
    """Return the papers of a year by venue and title, preprints last."""

    def rank(paper: Paper) -> tuple[bool, str, str]:
        venue = library.venue(paper)
        return (bool(venue and venue.is_preprint), fold(paper.venue or ""), fold(paper.title))

    return sorted(papers, key=rank)
