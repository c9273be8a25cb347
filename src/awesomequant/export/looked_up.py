"""A paper as files have it in which it is looked up: what a reference may state of it, and no more.

What follows from the rest is left out; ``audit/listed`` works it out again.
"""

from collections.abc import Iterable
from typing import Any

from awesomequant.export.citation import Citation
from awesomequant.language import plain
from awesomequant.library.decisions import Refused
from awesomequant.library.paper import Paper
from awesomequant.library.vocabulary import Venue
from awesomequant.text import fold, squash
from awesomequant.works.identifiers import comparison_key
from awesomequant.works.notices import Standing
from awesomequant.works.people import written
from awesomequant.works.people.stated import people
from awesomequant.works.statement import OF_THE_WORK
from awesomequant.works.titles import Title

# Who wrote a paper is recognised by the first of them; of one by 4,800 people all would be 100 KB.
MOST_PEOPLE = 20
# Of so many whoever compares two lists of authors knows all.
MOST_COMPARED = 200


def work(cited: Citation, venue: Venue | None) -> dict[str, Any]:
    """Return what a reference may state of a paper, in the names of ``papers.json``."""
    paper = cited.paper
    numbers = {one.scheme: one.id for one in paper.identifiers if one.scheme != "doi"}
    if cited.doi:
        numbers["doi"] = cited.doi.lower()
    own_doi = next((one.id for one in paper.identifiers if one.scheme == "doi"), None)
    # The full name of a venue stands with the venue; a number tells its address.
    venue_says = cited.container in (paper.venue, venue.name if venue else None)
    ordered = sorted(paper.identifiers, key=lambda one: one.scheme != "doi")
    leading = [one.scheme for one in ordered if one.url == paper.address]
    first = next((one.scheme for one in ordered if one.url), None)
    title = plain.show(cited.title)
    found = {
        "id": paper.id,
        "title": title,
        "formulas": None if title == cited.title else cited.title,
        "also_titled": [plain.show(one) for one in paper.also_titled],
        "authors": paper.names[:MOST_PEOPLE],
        "further_authors": paper.names[MOST_PEOPLE:MOST_COMPARED],
        "more_authors": max(0, len(paper.names) - MOST_PEOPLE),
        "names": _parted(paper),
        "et_al": cited.others,  # how many more there are the record does not say
        "year": cited.year,
        "date": paper.date,
        "venue": paper.venue,
        "container": None if venue_says else plain.show(cited.container or ""),
        "volume": paper.volume,
        "number": paper.number,
        "pages": paper.pages,
        "publisher": paper.publisher,
        "edition": paper.extra.get("edition"),
        "type": cited.kind.value,
        "identifiers": numbers,
        "posted_doi": own_doi if own_doi != numbers.get("doi") else None,
        "url": None if leading else paper.address,
        "leads": leading[0] if leading and leading[0] != first else None,
        "found_at": _pages(cited),
        "retracted": plain.show(paper.retraction or ""),
        # What retracts it stands there; most works have neither.
        "notices": [
            one.said.text for one in paper.notices if one.standing is not Standing.RETRACTED
        ],
        "code": [code.url for code in paper.code],
        "bibtex_key": None if cited.key == paper.id else cited.key,
    }
    return {name: value for name, value in found.items() if value} | {"authors": found["authors"]}


def _parted(paper: Paper) -> dict[str, str]:
    """Return by their places the names whose parts do not follow from how they are shown."""
    found = {}
    pairs = zip(paper.authors[:MOST_COMPARED], paper.people, strict=False)
    for at, (name, person) in enumerate(pairs):
        if not isinstance(name, str):
            found[str(at)] = f"{{{person.shown}}}"
        elif name != person.shown:
            (again,) = people((person.shown,)) or (None,)
            if again != person or again.family_first != person.family_first:
                found[str(at)] = name
    return found


def _pages(cited: Citation) -> list[str]:
    """Return the addresses of the work itself that none of its identifiers leads to."""
    paper = cited.paper
    links = [link.url for link in paper.links if fold(link.label) in OF_THE_WORK]
    every = dict.fromkeys(filter(None, (paper.url, *links)))
    if not every:
        return []
    told = {comparison_key(one.url) for one in paper.identifiers if one.strong and one.url}
    # Where a reader finds it stands apart, where no identifier leads there.
    url = None if any(one.url == paper.address for one in paper.identifiers) else paper.address
    return [one for one in every if one != url and comparison_key(one) not in told]


def venue(known: Venue) -> dict[str, Any]:
    """Return a venue with all that it is called."""
    found = {
        "id": known.id,
        "name": known.name,
        "kind": known.kind,
        "aliases": list(known.aliases),
        "publisher": known.publisher,
    }
    return {name: value for name, value in found.items() if value}


def titles(paper: Paper) -> Iterable[str]:
    """Return the keys of a paper's titles."""
    return dict.fromkeys(squash(plain.show(one)) for one in (paper.title, *paper.also_titled))


def behind(paper: Paper) -> dict[str, str]:
    """Return keys of what stands in a paper's titles behind a name, or a label, with its key."""
    found = {}
    for text in (paper.title, *paper.also_titled):
        if ":" not in text and text.isascii() and " - " not in text and text[:1].isalpha():
            continue  # nearly all that have neither
        title, whole = Title(plain.show(text)), squash(plain.show(text))
        for key in (title.parts[1], title.key):
            if key and key != whole and whole.endswith(key):
                found[key] = whole.removesuffix(key)
    return found


def is_withdrawn(why: str) -> bool:
    """Return whether a work was refused because it was retracted or withdrawn."""
    said = fold(why)
    return "retract" in said or "withdrawn" in said


def refused(one: Refused) -> dict[str, Any]:
    """Return a work that a list refused, as it is recognised, and why."""
    said = one.statement
    found = {
        "title": plain.show(said.title),
        "also_titled": [plain.show(title) for title in said.also_titled],
        "authors": [f"{{{who.shown}}}" if who.is_group else written(who) for who in said.people],
        "et_al": said.others,
        "year": said.year,
        "identifiers": {one.scheme: one.id for one in said.identifiers},
        "url": next(iter(said.addresses), None),
        "why": one.why,
    }
    return {name: value for name, value in found.items() if value}
