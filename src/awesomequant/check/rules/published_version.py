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

from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Finding, Level
from awesomequant.library.sections import Publication, Team
from awesomequant.works.identity import Statement, Verdict


def check(library: Library) -> Iterator[Finding]:
    """Yield each preprint that a section names with a venue."""
    for publication, file in _publications(library):
        said = Statement(title=publication.title, venue=publication.venue, year=publication.year)
        for match in library.works.matches(said):
            paper = library.by_id[match.owner]
            preprint = _is_preprint(paper.venue or "", library)
            if preprint and match.judgement.verdict is not Verdict.NO:
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
