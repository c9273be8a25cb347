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
from awesomequant.library.problems import Finding, Level
from awesomequant.library.sections import Team
from awesomequant.works.identity import Statement, Verdict


def check(library: Library) -> Iterator[Finding]:
    """Yield each preprint that a section names with a venue."""
    for section in library.sections:
        file = section.source_file
        for publication in section.publications if isinstance(section, Team) else ():
            venue, year = publication.venue, publication.year
            if _is_preprint(venue, library):
                continue
            said = Statement(title=publication.title, venue=venue, year=year)
            # By the title, as an import would find it: publications of a team state no identifier.
            for match in library.works.matches(said):
                paper = library.by_id[match.owner]
                is_open = _is_preprint(paper.venue or "", library)
                if is_open and match.judgement.verdict is not Verdict.NO:
                    message = f"the venue is {paper.venue}, but {file} says {venue}"
                    hint = f"write 'venue' and 'year: {year}' of the published version"
                    where = paper.source_file, ("venue",)
                    yield Finding(*where, message, hint, Level.WARNING, related=(file,))


def _is_preprint(name: str, library: Library) -> bool:
    return library.resolver.resolve(name).kind == "preprint"
