"""What a list gains from drafts: new records, changes to those it has, doubts; and their files."""

import os
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from awesomequant import door
from awesomequant.intake.earlier import (
    Says,
    earlier_decision,
    overruling,
    told_doubtful,
    told_earlier,
)
from awesomequant.intake.joining import TOLD, address_key, join, statement, told
from awesomequant.intake.records import NO_KIND, Fields, Provenance, Vocabulary, Word, fields
from awesomequant.library.attribution import Witness
from awesomequant.library.author import people
from awesomequant.library.change import BEHIND, Change
from awesomequant.library.decisions import Refused
from awesomequant.library.draft import Draft, import_problem
from awesomequant.library.library import Library
from awesomequant.library.paper import UNDATED, Paper
from awesomequant.library.problems import Level, Place, Problem, Refusal
from awesomequant.store import attributions, canonical
from awesomequant.store.edits import Edits
from awesomequant.store.faults import faults
from awesomequant.store.reader import FILE_BYTES
from awesomequant.text import fold, squash
from awesomequant.works.identity import Judgement, Verdict
from awesomequant.works.ids import RESERVED, propose, propose_key
from awesomequant.works.title_likeness import Likeness
from awesomequant.works.titles import is_only_an_id

# What a draft fills where a record is empty.  Nothing is ever overwritten: what a person wrote
# stays, and a difference is told.
_FILLED = (
    "authors", "editors", "arxiv", "doi", "citations", "abstract", "volume", "number", "pages",
    "publisher",
)  # fmt: skip
_NAMED = 20  # words of a vocabulary that are named in a line


@dataclass(frozen=True, slots=True)
class Accession:
    """What an import comes to: new records by file name, changes of listed ones, words to add."""

    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    tags: dict[str, Word] = field(default_factory=dict)
    venues: dict[str, Word] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)
    attributions: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    """By id: the folder of the record, and who said what went into it."""
    witnesses: dict[str, Any] = field(default_factory=dict)
    become: dict[Place, str] = field(default_factory=dict)
    """The id of the record that an entry became or completed, by the entry's place."""
    joined: int = 0
    """How many entries went into a record with another one of the same work."""
    refused: list[Refused] = field(default_factory=list)
    """What the list refused before, and refuses again."""
    overruled: list[Refused] = field(default_factory=list)
    """What it refused before, and takes now."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """What a source calls venues of which the list does not say what they are."""

    def to_complete(self) -> Iterator[str]:
        """Yield what the list's words want from a person before papers are cited as they should."""
        for what, words in (("tags", self.tags), ("venues", self.venues)):
            if words:
                begun = f"{len(words)} new {what} in data/{what}.yaml, to be completed"
                yield f"{begun}: {_some(words)}"
        # Books and theses say themselves what they are.
        unstated = {values["venue"] for values in self.records.values() if not values["type"]}
        if unsaid := [
            word.id for word in self.venues.values() if word.kind == NO_KIND and word.id in unstated
        ]:
            yield (
                f"nothing says what kind of venue they are, and papers there are cited as @misc "
                f"until data/venues.yaml does ('kind: journal'): {_some(unsaid)}"
            )
        for name, kind in self.kinds.items():
            yield f"a source calls '{name}' a {kind}; data/venues.yaml has 'kind: {NO_KIND}'"

    def note(self, draft: Draft, identity: str, file: str, written: Container[str]) -> None:
        """Note which record an entry came to, and who said the fields ``written`` into it."""
        self.become[draft.place] = identity
        said: dict[str, Any] = {}
        for key, value in (draft.more.get("attribution") or {}).items():
            is_by_field = isinstance(value, Mapping)  # who of several sources said which field
            kept = {n: one for n, one in value.items() if n in written} if is_by_field else value
            if kept:
                said[key] = kept
        if said:
            self.attributions[identity] = (file.split("/")[2], said)
            self.witnesses.update(draft.more.get("witnesses") or {})


def _some(names: Collection[str]) -> str:
    """Return names in a row; of many the first, and how many more there are."""
    shown = [*names][:_NAMED]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(shown)}{more}"


def accession(
    drafts: Iterable[Draft], library: Library, provenance: Provenance, left: Container[str] = (),
    overrule: Says | None = None,
) -> Accession:  # fmt: skip
    """Return what ``drafts`` come to beside what ``library`` has; nothing is written.

    The fields of listed records that are ``left`` get nothing.  What the list refused before is
    refused again, unless somebody comes to ``overrule`` that.
    """
    entries = list(drafts)
    works, problems = join(entries, library)
    vocabulary = Vocabulary(library)
    joined = len(entries) - len(works)
    result = Accession(
        {}, [], vocabulary.tags, vocabulary.venues, problems, joined=joined, kinds=vocabulary.kinds
    )
    taken, keys = set(library.by_id), {paper.key.lower() for paper in library.papers}
    for draft in works:
        matches = library.works.matches(statement(draft, library))
        stated = fields(draft, vocabulary, provenance)
        if matches and matches[0].judgement.verdict is Verdict.YES:
            paper = library.by_id[matches[0].owner]
            _merge(result, draft, paper, stated, matches[0].judgement, left)
        elif (refused := earlier_decision(draft, library)) and not overrule:
            result.refused.append(refused)
            problems.append(told_earlier(draft, refused))
        else:
            if refused and overrule:
                result.overruled.append(refused)
                result.changes.extend(overruling(refused, overrule))
            else:
                problems += told_doubtful(draft, library)
            problems += [told(draft, match.judgement, match.owner) for match in matches[:TOLD]]
            _add(result, draft, stated, taken, keys, library.settings.bibtex.keys)
    # The new words that no record came to use are not proposed.
    tags = {tag for values in result.records.values() for tag in values["tags"]}
    tags |= {change.value for change in result.changes if change.field == "tags"}
    venues = {values["venue"] for values in result.records.values()} | set(library.venues)
    for words, used in ((result.tags, tags), (result.venues, venues)):
        for name in words.keys() - used:
            del words[name]
    return result


def _merge(
    result: Accession,
    draft: Draft,
    paper: Paper,
    stated: Fields,
    judgement: Judgement,
    left: Container[str],
) -> None:
    """Plan what a listed paper gets, and say in what the source contradicts it."""
    values, lost = stated
    is_named = not (is_only_an_id(paper.title) or is_only_an_id(values["title"]))
    # Another title, not another spelling: readers look for the work under either.
    if judgement.likeness < Likeness.SPELLED and is_named:
        values["also_titled"] = [*values["also_titled"], values["title"]]
    found = [change for change in _completing(paper, values) if change.field not in left]
    result.changes.extend(found)
    result.listed.append(paper.id)
    result.note(draft, paper.id, paper.source_file, [change.field for change in found])
    said = [f"already listed as {paper.id} ({judgement})"]
    # The record's value stays, whatever a source says.
    for name in ("title", "venue", "year") if is_named else ("venue", "year"):
        ours, theirs = getattr(paper, name), values.get(name)
        if theirs and squash(str(ours)) != squash(str(theirs)):
            said.append(f"{name}: the list has '{ours}', the source '{theirs}'")
    for name in ("arxiv", "doi"):
        ours, theirs = getattr(paper, name), values.get(name)
        if ours and theirs and ours.lower() != theirs.lower():
            said.append(f"{name}: the list has {ours}, the source {theirs}")
    said += lost
    if found:
        said.append(f"it gets {', '.join(dict.fromkeys(change.field for change in found))}")
    result.problems.append(Problem(draft.place, "duplicate-id", "; ".join(said), level=Level.NOTE))


def _completing(paper: Paper, values: dict[str, Any]) -> Iterator[Change]:
    """Yield what ``values``, a record's fields from elsewhere, add to a paper that is listed."""
    file = paper.source_file
    # A record that is called by its id alone gets the title that a source knows.
    is_unnamed = is_only_an_id(paper.title) and not is_only_an_id(values["title"])
    lacking = ["title"] if is_unnamed else []
    lacking += [name for name in _FILLED if not getattr(paper, name)]
    lacking += [] if paper.address else ["url"]
    for name in lacking:
        if values.get(name) and name not in paper.locked:
            yield Change(file, (name,), values[name])
    links = [*(link.url for link in paper.code), *(link.url for link in paper.links)]
    known_links = {address_key(url) for url in (*links, paper.address or "")}
    known_titles = {squash(title) for title in (paper.title, *paper.also_titled)}
    further = {
        "code": [link for link in values["code"] if address_key(link["url"]) not in known_links],
        "links": [link for link in values["links"] if address_key(link["url"]) not in known_links],
        "also_titled": [one for one in values["also_titled"] if squash(one) not in known_titles],
        "tags": [tag for tag in values["tags"] if tag not in paper.tags],
    }
    for name, items in further.items():
        for item in items if name not in paper.locked else ():
            yield Change(file, (name, BEHIND), item)


def _add(
    result: Accession, draft: Draft, stated: Fields, taken: set[str], keys: set[str], form: str
) -> None:
    """Plan a new record where the draft makes a valid one; say why where it does not.

    ``taken`` are the ids, and ``keys`` the BibTeX keys, in small letters, that others have;
    ``form`` is that of the key of a work that brings none.
    """
    values, lost = stated
    identity = str(draft.more.get("id", ""))
    first = next(iter(people(draft.authors)), None)
    is_new = not identity  # one that was in a list before has its id, and is cited by that
    if is_new or identity in taken or identity in RESERVED:
        identity = propose(draft.title, values["year"], first, taken)
    # A key that another record has would make one entry of two in everybody's .bib, also where it
    # differs in capitals alone; the id is the key where none is stated.  (A set of both, made anew
    # for each entry, took a tenth of the time of 20,000 entries, and of 100,000 half.)
    stated_key = values["bibtex_key"] or ""
    if stated_key.lower() in keys or stated_key == identity:
        values["bibtex_key"] = None
    if is_new and not stated_key:
        values["bibtex_key"] = propose_key(form, draft.title, values["year"], first, keys)
    # One field that is wrong costs that field, never the entry: a list lost works by a year 0.
    given = {name: value for name, value in values.items() if value not in (None, [], {})}
    file = f"data/papers/{values['year'] or UNDATED}/{identity}.yaml"
    for name, why in faults(Paper, {**given, "id": identity, "source_file": file}).items():
        if name == "title":
            result.problems.append(import_problem(draft.place, f"it makes no record: {why}"))
            return
        lost.append(f"its {name} was left out: {why}")
        values[name] = None
    taken.add(identity)
    keys.add((values["bibtex_key"] or identity).lower())
    result.problems.extend(import_problem(draft.place, line) for line in lost)
    if draft.year is None and values["year"]:
        message = f"its year, {values['year']}, is that of its arXiv number"
        result.problems.append(import_problem(draft.place, message, Level.NOTE))
    file = f"data/papers/{values['year'] or UNDATED}/{identity}.yaml"  # the year may be gone
    result.records[file] = values
    result.note(draft, identity, file, [name for name, value in values.items() if value])


def contents(
    root: Path, plan: Accession, laid: Mapping[str, str] | None = None
) -> tuple[dict[Path, str], list[str]]:
    """Return each file that a plan writes with its text, and what could not be changed.

    Words come before the records that use them.  ``laid`` are texts that are to lie in the list
    and do not yet.
    """
    edits = Edits(root)
    failed = []
    for change in plan.changes:
        try:  # each by itself: one that a file cannot take costs no other
            edits.make([change])
        except Refusal as error:
            failed.append(f"{change}: {error}")
    files: dict[Path, str] = {}
    tags = {
        word.id: {"label": word.name, "parent": word.parent}
        for word in sorted(plan.tags.values(), key=lambda word: (word.place, word.id))
    }
    venues = {
        word.id: {"name": word.name[:400], "kind": word.kind, "aliases": word.aliases or None}
        for word in sorted(plan.venues.values(), key=lambda word: fold(word.id))
    }
    for name, words in (("data/tags.yaml", tags), ("data/venues.yaml", venues)):
        if words:  # below those that the list has
            known = {**(laid or {}), **edits.texts}
            file = root / name
            is_read = name not in known and door.has(root, name)
            there = door.content(root, name, FILE_BYTES).decode() if is_read else ""
            text = known.get(name, there).rstrip("\n")
            files[file] = text + "\n" * bool(text) + canonical.entries(words)
    for name, text in edits.texts.items():
        files.setdefault(root / name, text)
    for name, values in plan.records.items():
        if os.path.lexists(root / name):  # what nobody could read may be worth more than an import
            failed.append(f"{name}: a file is there already")
        else:
            files[root / name] = canonical.record(values)
    witnesses = [Witness(id=name, **said) for name, said in plan.witnesses.items()]
    said = attributions.texts(root, plan.attributions, witnesses)
    files |= {root / name: text for name, text in said.items()}
    return files, failed
