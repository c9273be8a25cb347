"""README.md: its contents, the summary of a list, and the page."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from markupsafe import Markup

from awesomequant.language.markdown import anchors, headings
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Problem
from awesomequant.registry import parts
from awesomequant.render.environment import for_markdown, render
from awesomequant.text import fold
from awesomequant.web.services import SERVICES, counted_by

# Links of a page to its own headings, which GitHub numbers where two have the same text.
#
# A template marks a heading, ``## Papers{{ here("papers") }}``, and links to it from anywhere,
# ``[Papers](#{{ there("papers") }})``: only the finished page knows which number the heading has.

# Control characters, which no text of a list may hold.
_HERE = re.compile("\x02([^\x02\x03]*)\x03")
_THERE = re.compile("\x02#([^\x02\x03]*)\x03")


def here(key: object) -> Markup:
    """Return the mark of a heading, to stand on its line."""
    return Markup(f"\x02{key}\x03")  # noqa: S704 -- taken out again by ``linked``


def there(key: object) -> Markup:
    """Return what stands for the anchor of the heading that is marked with ``key``."""
    return Markup(f"\x02#{key}\x03")  # noqa: S704 -- the same


MARKS: dict[str, Callable[[object], Markup]] = {"here": here, "there": there}


def linked(page: str) -> str:
    """Return a rendered page with the anchors of its headings in the links to them, and no marks.

    A link to what nothing marks is left without an anchor, so that it leads to the page's top.
    """
    if "\x02" not in page:
        return page
    found = list(headings(page))
    numbered = anchors(_HERE.sub("", text) for _, text in found)
    by_key = {
        key: anchor
        for (line, _), anchor in zip(found, numbered, strict=True)
        for key in _HERE.findall(line)
    }
    page = _THERE.sub(lambda link: by_key.get(link[1], ""), page)
    return _HERE.sub("", page)


# The summary of a check in Markdown: what was found, and the entries as README.md shows them.

# GitHub takes 1 MiB of summary for a step; so many lines stay far below.
SHOWN = 500


def summary(
    library: Library, root: Path, problems: Sequence[Problem], papers: Sequence[Paper]
) -> str:
    """Return the summary of ``problems`` and of the ``papers`` that a change adds or touches."""
    return render(
        for_markdown(root),
        "summary.md.j2",
        library=library,
        settings=library.settings,
        problems=problems[:SHOWN],
        more=max(0, len(problems) - SHOWN),
        papers=papers[:SHOWN],
    )


# README.md: the whole list as one Markdown page for GitHub.

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
