"""The summary of a check in Markdown: what was found, and the entries as README.md shows them."""

from collections.abc import Sequence
from pathlib import Path

from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Problem
from awesomequant.render.environment import for_markdown, render

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
