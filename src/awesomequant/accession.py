"""Take drafts into a list: joined where they are one work, given ids, ready to be written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from awesomequant.duplicates import Verdict, ratio, same_identifier, title_key
from awesomequant.identifiers import (
    BadIdentifier,
    Identifier,
    UnsafeAddress,
    canonical,
    comparison_key,
    identify,
)
from awesomequant.library import Library
from awesomequant.models import Draft, DraftLink
from awesomequant.models.ids import propose
from awesomequant.problems import Level, Problem
from awesomequant.text import squash


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the counts of a source come from, and the ISO day on which they were true."""

    source: str
    day: str


@dataclass(frozen=True, slots=True)
class Accession:
    """What an import comes to: new records by file name, words to add, what was noticed."""

    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    tags: set[str] = field(default_factory=set)
    venues: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def accession(drafts: Iterable[Draft], library: Library, provenance: Provenance) -> Accession:
    """Give the records that ``drafts`` come to beside those ``library`` has; nothing is written."""
    works, problems = join(drafts)
    result = Accession(problems=problems)
    taken = set(library.by_id)
    known = _known(library)
    for draft in works:
        if owner := next((known[key] for key in _keys(draft) if key in known), None):
            problems.append(_problem(draft, "duplicate-id", f"already listed as {owner}", ""))
        elif draft.year is None:
            problems.append(_problem(draft, "import", "it has no year", "add the record by hand"))
        else:
            identity = propose(draft.title, draft.year, _family(draft), taken)
            taken.add(identity)
            file = f"data/papers/{draft.year}/{identity}.yaml"
            result.records[file] = _record(draft, library, provenance, result)
    return result


def join(drafts: Iterable[Draft]) -> tuple[list[Draft], list[Problem]]:
    """Give each work once, and a problem for each pair that was joined or that collides."""
    works: list[Draft] = []
    problems: list[Problem] = []
    by_key: dict[str, int] = {}
    for draft in drafts:
        keys = _keys(draft)
        at = next((by_key[key] for key in keys if key in by_key), None)
        verdict = None if at is None else same_identifier(works[at].title, draft.title)
        if at is not None and verdict is not None:
            problems.append(_noticed(works[at], draft, verdict))
        if at is not None and verdict is Verdict.DUPLICATE_ID:
            works[at] = _merged(works[at], draft)
        else:
            by_key |= {key: len(works) for key in keys if key not in by_key}
            works.append(draft)
    return works, problems


def _keys(draft: Draft) -> list[str]:
    """Give what two entries of one work have in common: a strong identifier, title or link."""
    found = _identified(draft.url)
    strong = [str(found)] if found and found.strong else []
    return [*strong, *_spelled(draft.title, draft.url)]


def _spelled(title: str, address: str | None) -> list[str]:
    """Give the keys of a title that says enough, or with its link of one that does not."""
    key = title_key(title)
    if key:
        return [f"title:{key}"]
    return [f"link:{squash(title)}:{comparison_key(canonical(address))}"] if address else []


def _known(library: Library) -> Mapping[str, str]:
    titles = {
        key: paper.id for paper in library.papers for key in _spelled(paper.title, paper.address)
    }
    owned = {key: papers[0].id for key, papers in library.by_identifier.items()}
    return titles | owned


def _identified(address: str | None) -> Identifier | None:
    try:
        return identify(address) if address else None
    except (BadIdentifier, UnsafeAddress):
        return None


def _noticed(first: Draft, second: Draft, verdict: Verdict) -> Problem:
    """Say what two entries with a common key are to each other."""
    if verdict is Verdict.DUPLICATE_ID:
        message = f"'{second.title}' is the work of line {first.place.line}; joined into one record"
        return Problem(second.place, verdict, message, level=Level.NOTE)
    alike = ratio(first.title, second.title)
    message = f"links the same paper as line {first.place.line} under another title ({alike:.2f})"
    return _problem(second, verdict, message, "one of the two links is wrong: mend it")


def _problem(draft: Draft, rule: str, message: str, hint: str) -> Problem:
    return Problem(draft.place, rule, message, hint, Level.WARNING)


def _merged(first: Draft, second: Draft) -> Draft:
    """Give one draft with all that two entries of a work say; the first is asked first."""
    return replace(
        first,
        url=first.url or second.url,
        venue=first.venue or second.venue,
        tags=tuple(dict.fromkeys(first.tags + second.tags)),
        sections=tuple(dict.fromkeys(first.sections + second.sections)),
        code=tuple({link.url: link for link in second.code + first.code}.values()),
        links=tuple({link.url: link for link in second.links + first.links}.values()),
        citations=first.citations if first.citations is not None else second.citations,
        authors=first.authors or second.authors,
    )


def _family(draft: Draft) -> str | None:
    return draft.authors[0].split()[-1] if draft.authors else None


def _record(
    draft: Draft, library: Library, provenance: Provenance, result: Accession
) -> dict[str, Any]:
    """Give the fields of a record in their order; words the list lacks are added to ``result``."""
    found = _identified(draft.url)
    scheme = found.scheme if found and not found.part else None
    return {
        "title": draft.title,
        "authors": list(draft.authors),
        "venue": _venue(draft, found, library, result.venues),
        "year": draft.year,
        "tags": list(_tags(draft, library, result.tags)),
        "url": canonical(draft.url) if draft.url and scheme not in ("arxiv", "doi") else None,
        "arxiv": found.id if found and scheme == "arxiv" else None,
        "doi": found.id if found and scheme == "doi" else None,
        "code": [_code(link, provenance) for link in draft.code],
        "links": [{"label": link.label, "url": canonical(link.url)} for link in draft.links],
        "citations": _measure(draft.citations, provenance),
        "added": provenance.day,
    }


# Where an entry names no venue: the service its link leads to, and what it is called.
_SERVICES = {"arxiv": "arXiv", "openreview": "OpenReview"}


def _venue(draft: Draft, found: Identifier | None, library: Library, new: set[str]) -> str:
    named = draft.venue or _SERVICES.get(found.scheme if found else "") or _host(draft.url)
    venue = library.venue_of.get(named)
    if venue is None:
        new.add(named)
    return venue.id if venue else named


def _host(address: str | None) -> str:
    return canonical(address).split("/")[2].removeprefix("www.") if address else "unpublished"


def _tags(draft: Draft, library: Library, new: set[str]) -> Iterator[str]:
    for name in draft.tags:
        tag = library.tag_of.get(name)
        if tag is None:
            new.add(name)
        yield tag.id if tag else name


def _code(link: DraftLink, provenance: Provenance) -> dict[str, Any]:
    stars = _measure(link.stars, provenance)
    return {"url": canonical(link.url), "label": link.label, "stars": stars}


def _measure(count: int | None, provenance: Provenance) -> dict[str, Any] | None:
    if count is None:
        return None
    return {"count": count, "source": provenance.source, "as_of": provenance.day}
