"""A section names a paper that the list does not have.

Highlights and publications refer to papers by id, the file's name below ``data/papers``: mend the
id, or add the paper's record.
"""

from collections.abc import Iterator

from awesomequant.library import Library
from awesomequant.models.sections import Highlights, Team
from awesomequant.problems import Finding, Path
from awesomequant.text import did_you_mean


def check(library: Library) -> Iterator[Finding]:
    """Yield each reference to a paper without a record."""
    for section in library.sections:
        for path, paper in _references(section):
            if paper not in library.by_id:
                hint = did_you_mean(paper, library.by_id)
                message = f"there is no paper '{paper}'"
                yield Finding(section.source_file, path, message, hint)


def _references(section: object) -> Iterator[tuple[Path, str]]:
    if isinstance(section, Highlights):
        for index, item in enumerate(section.items):
            yield ("items", index, "paper"), item.paper
    elif isinstance(section, Team):
        for index, publication in enumerate(section.publications):
            if publication.paper:
                yield ("publications", index, "paper"), publication.paper
