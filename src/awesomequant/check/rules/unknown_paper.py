"""A paper is named that the list does not have.

Highlights, publications, results and ``not_duplicate_of`` refer to papers by id, the file's name
below ``data/papers``: mend the id, or add the paper's record.

Wrong::

    not_duplicate_of: [no-such-paper]

Right::

    not_duplicate_of: []
"""

from collections.abc import Iterator

from awesomequant.library.change import put
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Path
from awesomequant.library.sections import Highlights, Team
from awesomequant.text import did_you_mean

STOPS_A_BUILD = True
NEEDS = ("data/papers",)  # a record that cannot be read may be the one


def check(library: Library) -> Iterator[Finding]:
    """Yield each reference to a paper without a record."""
    named: list[tuple[str, Path, str]] = [
        (paper.source_file, ("not_duplicate_of", index), other)
        for paper in library.papers
        if paper.not_duplicate_of  # few
        for index, other in enumerate(paper.not_duplicate_of)
    ]
    for section in library.sections:
        file = section.source_file
        if isinstance(section, Highlights):
            for index, item in enumerate(section.items):
                named.append((file, ("items", index, "paper"), item.paper))
        elif isinstance(section, Team):
            for index, publication in enumerate(section.publications):
                if publication.paper:
                    named.append((file, ("publications", index, "paper"), publication.paper))
    for table in library.results.held.tables:
        for index, row in enumerate(table.rows):
            if row.work:
                named.append((table.source_file, ("rows", index, "work"), row.work))
    before = {name: paper.id for paper in library.papers for name in paper.aliases}
    for file, path, paper in named:
        if paper not in library.by_id:
            now = before.get(paper)
            hint = f"it is '{now}' now" if now else did_you_mean(paper, library.by_id)
            fix = put(path, now) if now else None
            yield Finding(file, path, f"there is no paper '{paper}'", hint, fix=fix)
