"""What a list would gain from drafts: new records, changes to those it has, and doubts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from awesomequant.intake.joining import TOLD, join, statement, told
from awesomequant.intake.records import Fields, Provenance, Vocabulary, Word, fields, year_of
from awesomequant.library.author import people
from awesomequant.library.change import BEHIND, Change
from awesomequant.library.draft import Draft
from awesomequant.library.library import Library
from awesomequant.library.paper import UNDATED, Paper
from awesomequant.library.problems import Level, Problem
from awesomequant.store.wording import faults
from awesomequant.text import squash
from awesomequant.works.identity import Judgement, Verdict
from awesomequant.works.ids import RESERVED, propose
from awesomequant.works.likeness import Likeness

# Merge a draft into a record that is listed: what is empty is filled, nothing is overwritten.

_FILLED = (
    "authors",
    "editors",
    "arxiv",
    "doi",
    "abstract",
    "volume",
    "number",
    "pages",
    "publisher",
)
_COMPARED = ("title", "venue", "year")


def changes(paper: Paper, values: dict[str, Any]) -> Iterator[Change]:
    """Yield what ``values``, a record's fields from elsewhere, add to a paper."""
    for name in _FILLED:
        if values.get(name) and not getattr(paper, name) and name not in paper.locked:
            yield Change(paper.source_file, (name,), values[name])
    if values.get("url") and not paper.address and "url" not in paper.locked:
        yield Change(paper.source_file, ("url",), values["url"])
    for name in ("code", "links"):
        held = [*(link.url for link in paper.code), *(link.url for link in paper.links)]
        known = {url.rstrip("/").lower() for url in (*held, paper.address or "")}
        new = [link for link in values[name] if link["url"].rstrip("/").lower() not in known]
        if name not in paper.locked:
            yield from _appended(paper, name, new)
    if "also_titled" not in paper.locked:
        known = {squash(title) for title in (paper.title, *paper.also_titled)}
        titles = [title for title in values["also_titled"] if squash(title) not in known]
        yield from _appended(paper, "also_titled", titles)
    if "tags" not in paper.locked:
        yield from _appended(
            paper, "tags", [tag for tag in values["tags"] if tag not in paper.tags]
        )


def _appended(paper: Paper, name: str, new: list[Any]) -> Iterator[Change]:
    """Yield the changes that append to a list of the record, or make it."""
    for item in new:
        yield Change(paper.source_file, (name, BEHIND), _plain(item))


def _plain(item: Any) -> Any:
    """Return a link without the fields that it does not have."""
    return {key: value for key, value in item.items() if value} if isinstance(item, dict) else item


def differences(paper: Paper, values: dict[str, Any]) -> Iterator[str]:
    """Yield in what a source contradicts a record; the record's value stays."""
    for name in _COMPARED:
        ours, theirs = getattr(paper, name), values.get(name)
        if theirs and squash(str(ours)) != squash(str(theirs)):
            yield f"{name}: the list has '{ours}', the source '{theirs}'"
    for name in ("arxiv", "doi"):
        ours, theirs = getattr(paper, name), values.get(name)
        if ours and theirs and ours.lower() != theirs.lower():
            yield f"{name}: the list has {ours}, the source {theirs}"


# The plan of an import: new records, what listed ones get, words to add, what was noticed.


@dataclass(frozen=True, slots=True)
class Accession:
    """What an import comes to: new records by file name, changes of listed ones, words to add."""

    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    tags: dict[str, Word] = field(default_factory=dict)
    venues: dict[str, Word] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Making:
    """What a new record depends on: the words, the day, the ids and BibTeX keys that are taken."""

    vocabulary: Vocabulary
    provenance: Provenance
    taken: set[str]
    keys: set[str]


def accession(drafts: Iterable[Draft], library: Library, provenance: Provenance) -> Accession:
    """Return what ``drafts`` come to beside what ``library`` has; nothing is written."""
    works, problems = join(drafts, library)
    vocabulary = Vocabulary(library)
    result = Accession(problems=problems, tags=vocabulary.tags, venues=vocabulary.venues)
    making = _Making(
        vocabulary, provenance, set(library.by_id), {paper.key for paper in library.papers}
    )
    for draft in works:
        matches = library.works.matches(statement(draft, library))
        if matches and matches[0].judgement.verdict is Verdict.YES:
            stated = fields(draft, vocabulary, provenance)
            _merge(result, draft, library.by_id[matches[0].owner], stated, matches[0].judgement)
        else:
            problems += [told(draft, match.judgement, match.owner) for match in matches[:TOLD]]
            _add(result, draft, making)
    _only_used(result, library)
    return result


def _merge(
    result: Accession, draft: Draft, paper: Paper, stated: Fields, judgement: Judgement
) -> None:
    """Plan what a listed paper gets, and say in what the source differs."""
    values, lost = stated
    if judgement.likeness < Likeness.SPELLED:
        values["also_titled"] = [*values["also_titled"], values["title"]]
    found = list(changes(paper, values))
    result.changes.extend(found)
    result.listed.append(paper.id)
    said = [f"already listed as {paper.id} ({judgement})", *differences(paper, values), *lost]
    got = ", ".join(dict.fromkeys(str(change.path[0]) for change in found))
    said += [f"it gets {got}"] if got else []
    result.problems.append(Problem(draft.place, "duplicate-id", "; ".join(said), level=Level.NOTE))


def _add(result: Accession, draft: Draft, making: _Making) -> None:
    """Plan a new record where the draft makes a valid one; say why where it does not."""
    year = year_of(draft)
    values, lost = fields(draft, making.vocabulary, making.provenance)
    identity = _identity(draft, year, making.taken)
    file = f"data/papers/{year or UNDATED}/{identity}.yaml"
    if values["bibtex_key"] in making.keys | {identity}:
        values["bibtex_key"] = None
    # One field that is wrong costs that field, never the entry: a list lost works by a year 0.
    given = {name: value for name, value in values.items() if value not in (None, [], {})}
    record = _without_none(given) | {"id": identity, "source_file": file}
    for name, why in faults(Paper, record).items():
        if name == "title":
            result.problems.append(_said(draft, "import", f"it makes no record: {why}"))
            return
        lost.append(f"its {name} was left out: {why}")
        values[name] = None
    if not values["year"]:
        file = f"data/papers/{UNDATED}/{identity}.yaml"
    making.taken.add(identity)
    making.keys.add(values["bibtex_key"] or identity)
    result.problems.extend(_said(draft, "import", line) for line in lost)
    if draft.year is None and year:
        message = f"its year, {year}, is that of its arXiv number"
        result.problems.append(Problem(draft.place, "import", message, level=Level.NOTE))
    result.records[file] = values


def _identity(draft: Draft, year: int | None, taken: set[str]) -> str:
    stated = str(draft.more.get("id", ""))
    if stated and stated not in taken and stated not in RESERVED:
        return stated
    return propose(draft.title, year, next(iter(people(draft.authors)), None), taken)


def _without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_none(held) for key, held in value.items() if held is not None}
    return [_without_none(item) for item in value] if isinstance(value, list) else value


def _only_used(result: Accession, library: Library) -> None:
    """Take out the new words that no record came to use."""
    used = {tag for values in result.records.values() for tag in values["tags"]}
    for change in result.changes:
        if change.field == "tags":
            used.add(change.value)
    venues = {values["venue"] for values in result.records.values()} | set(library.venues)
    for words, kept in ((result.tags, used), (result.venues, venues)):
        for name in [name for name in words if name not in kept]:
            del words[name]


def _said(draft: Draft, rule: str, message: str, hint: str = "") -> Problem:
    return Problem(draft.place, rule, message, hint, Level.WARNING)
