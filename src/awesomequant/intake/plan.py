"""The plan of an import: new records, what listed ones get, words to add, what was noticed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from awesomequant.intake.joining import TOLD, join, statement, told
from awesomequant.intake.merging import changes, differences
from awesomequant.intake.records import Fields, Provenance, fields, year_of
from awesomequant.intake.vocabulary import Vocabulary, Word
from awesomequant.library.author import people
from awesomequant.library.change import Change
from awesomequant.library.draft import Draft
from awesomequant.library.library import Library
from awesomequant.library.paper import UNDATED, Paper
from awesomequant.library.problems import Level, Problem
from awesomequant.store.wording import faults
from awesomequant.works.identity import Judgement, Verdict
from awesomequant.works.ids import RESERVED, propose
from awesomequant.works.likeness import Likeness


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
