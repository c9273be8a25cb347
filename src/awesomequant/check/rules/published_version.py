"""A preprint on the list stands, as published, among a team's publications.

The list's own section of publications knows the venue: write it into the paper's record, with the
year of the version of record.

Wrong::

    venue: arXiv
    # data/sections/team.yaml
    kind: team
    title: The team
    publications:
      - {title: Alpha Networks of Few Bits, venue: CVPR, year: 2020}

Right::

    venue: CVPR
    # data/sections/team.yaml
    kind: team
    title: The team
    publications:
      - {title: Alpha Networks of Few Bits, venue: CVPR, year: 2020}
"""

from collections import defaultdict
from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Finding, Level
from awesomequant.library.sections import Publication, Team
from awesomequant.text import squash
from awesomequant.works.likely_pairs import FIRST_LETTERS
from awesomequant.works.titles import is_like


def check(library: Library) -> Iterator[Finding]:
    """Yield each preprint that a section names with a venue."""
    by_start: defaultdict[str, list[Paper]] = defaultdict(list)
    for paper in library.papers:
        if _is_preprint(paper.venue or "", library):
            by_start[squash(paper.title)[:FIRST_LETTERS]].append(paper)
    for publication, file in _publications(library):
        title = squash(publication.title)
        for paper in by_start[title[:FIRST_LETTERS]]:
            if is_like(squash(paper.title), title):
                yield _finding(paper, publication, file)


def _finding(paper: Paper, publication: Publication, file: str) -> Finding:
    message = f"the venue is {paper.venue}, but {file} says {publication.venue}"
    hint = f"write 'venue' and 'year: {publication.year}' of the published version"
    where = paper.source_file, ("venue",)
    return Finding(*where, message, hint, Level.WARNING, related=(file,))


def _publications(library: Library) -> Iterator[tuple[Publication, str]]:
    """Yield the publications that name a venue which is no preprint server."""
    for section in library.sections:
        for publication in section.publications if isinstance(section, Team) else ():
            if not _is_preprint(publication.venue, library):
                yield publication, section.source_file


def _is_preprint(name: str, library: Library) -> bool:
    return library.resolver.resolve(name).kind == "preprint"
