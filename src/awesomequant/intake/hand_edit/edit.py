"""A hand edit of README.md and its pages as changes of the files behind them, and its proof.

Each line that a person changed is applied or told: when all is done, the pages are made again, and
a line that does not stand there as he wrote it was not taken over.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from awesomequant.intake.accession import accession, contents
from awesomequant.intake.earlier import RULE as EARLIER
from awesomequant.intake.hand_edit import sections
from awesomequant.intake.hand_edit.drift import RULE, Drift
from awesomequant.intake.hand_edit.page import EditedPage, Page
from awesomequant.intake.hand_edit.proof import Key, Miss, missed_edits, told
from awesomequant.intake.records import Provenance
from awesomequant.language.markdown import show as escaped
from awesomequant.library.change import BEHIND, TAKEN, Change
from awesomequant.library.change import Path as Steps
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.library.sections import Team
from awesomequant.store import Project, load
from awesomequant.store.pages import README
from awesomequant.store.roots import LIST

Render = Callable[[Project], Mapping[str, str]]


@dataclass
class HandEdit:
    """What an edit comes to: the files it changes, the records it deletes, what is told."""

    texts: dict[Path, str] = field(default_factory=dict)
    deleted: list[str] = field(default_factory=list)
    lost: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


def hand_edit(
    project: Project, pages: Sequence[EditedPage], render: Render, provenance: Provenance
) -> HandEdit:
    """Return what edited pages mean for the files of a list; nothing is written."""
    made = render(project)
    read = [Page(page, made.get(page.name, made[README]), project) for page in pages]
    drift = Drift(project.library, project.text, provenance)
    known = list(sections.of_list(project))
    said: dict[Key, list[Change]] = {}
    for at, page in enumerate(read):
        found = dict(page.reworded(known, drift.papers.of, project))
        said |= {(at, edit): changes for edit, changes in found.items()}
        page.settle(found)
        drift.read(page.entries(found))
    drift.finish(_elsewhere(project, made, read))
    plan = accession(drift.new, project.library, provenance)
    for change in drift.changes:  # the words that edits use and the list lacks
        if change.path == ("venue",) and (word := drift.vocabulary.venues.get(change.value)):
            plan.venues.setdefault(word.id, word)
        elif change.path == ("tags",) and change.value is not TAKEN:
            learnt = drift.vocabulary.tags
            new = {tag: learnt[tag] for tag in change.value if tag in learnt}
            plan.tags.update({tag: word for tag, word in new.items() if tag not in plan.tags})
    # What was refused before is no record: the page would hold what the list does not have.
    lost = [*drift.lost, *(one for one in plan.problems if one.rule == EARLIER and plan.refused)]
    result = HandEdit(lost=lost, notes=[one for one in plan.problems if one not in lost])
    result.deleted = list(_deletable(project, drift.gone, result))
    # A value is changed where only that makes the page say what it says now: a heading goes with
    # the last entry below it.  What does not bear the edit out is not changed, nor are the links of
    # an entry of which a part was not understood: a link with a slip is no link that was taken out.
    held: list[Key] = []
    clashing: dict[Key, str] = {}
    doubtful: set[str] = set()
    for turn in range(4):
        values, clashes = _agreeing({key: said[key] for key in held})
        clashing |= clashes
        changes = [*plan.changes]
        changes += [
            one for one in drift.changes
            if one.file not in doubtful or one.field not in ("code", "links", "url")
        ]  # fmt: skip
        whole = replace(plan, changes=_in_turn([*changes, *values]))
        result.texts, failed = contents(project.root, whole)
        overlay = {
            path.relative_to(project.root).as_posix(): text for path, text in result.texts.items()
        }
        after = load(project.root, overlay, without=result.deleted)
        changed = {paper.source_file: set[str]() for paper in project.library.papers}
        for one in changes:
            changed.setdefault(one.file, set()).add(one.field)
        missed = dict(missed_edits(read, render(after), after.library, changed))
        wanted = [
            key for key in said if (key in missed) == (turn == 0) and (key in held or not turn)
        ]
        unheard = {one.file for key, one in missed.items() if key not in said and one.file}
        if wanted == held and unheard <= doubtful:
            break
        held, doubtful = wanted, doubtful | unheard
    written = {
        (one.file, one.path): Place(read[at].file, edit.line)
        for (at, edit), ours in said.items()
        for one in ours
    } | drift.places
    for line in failed:  # at the line that a person wrote, where one did
        failing = next((one for one in changes if line.startswith(f"{one}: ")), None)
        place = written.get((failing.file, failing.path)) if failing else None
        result.lost.append(Problem(place or Place(LIST), RULE, line, level=Level.WARNING))
    missed |= {key: Miss(why) for key, why in clashing.items()}
    result.lost += told(read, missed, {(one.place.file, one.place.line) for one in result.lost})
    return result


def _agreeing(said: Mapping[Key, list[Change]]) -> tuple[list[Change], dict[Key, str]]:
    """Return the changes of all edits, each once, and the edits that another contradicts."""
    taken: dict[tuple[str, Steps], Change] = {}
    clashing = {}
    for key, changes in said.items():
        for one in changes:
            is_new_item = one.path[-1] == BEHIND
            place = (str(key) if is_new_item else one.file), one.path
            first = None if is_new_item else taken.get(place)
            if first and first.value != one.value:
                name = ".".join(map(str, one.path))
                clashing[key] = f"'{name}' of {one.file} is something else where it stands above"
            else:
                taken[place] = one
    return list(taken.values()), clashing


def _in_turn(changes: Sequence[Change]) -> list[Change]:
    """Return changes, each once: values first, then what goes from lists, then what comes."""

    def turn(change: Change) -> tuple[int, list[int]]:
        # What goes from a list goes from its end on, so that the other places stay good.
        steps = [-step for step in change.path if isinstance(step, int)]
        if change.value is TAKEN and steps:
            return 1, steps
        return (2, []) if change.path[-1] == BEHIND else (0, [])

    return sorted((one for at, one in enumerate(changes) if one not in changes[:at]), key=turn)


# What else the list says of a record that was taken out.


def _elsewhere(project: Project, made: Mapping[str, str], read: Sequence[Page]) -> dict[str, str]:
    """Return pages that nobody edited and that show a paper, by the paper's id."""
    if not any(edit.was and not edit.now for page in read for edit in page.edits):
        return {}
    # README.md of a list that is cut into pages shows the newest and the most cited by itself.
    edited = {page.name for page in read} | ({README} if len(made) > 1 else set())
    found: dict[str, str] = {}
    for name, text in made.items():
        for paper in project.library.papers if name not in edited else ():
            if paper.id not in found and escaped(paper.title) in text:
                found[paper.id] = f"on {name}"
    return found


def _deletable(
    project: Project, gone: Mapping[str, Sequence[Place]], result: HandEdit
) -> Iterator[str]:
    """Yield the records that are deleted; why one stays is told."""
    library = project.library
    named: dict[str, str] = {}
    for section in library.sections:
        items = section.publications if isinstance(section, Team) else section.items
        for item in items:
            named[str(getattr(item, "paper", ""))] = section.source_file
    for identity, places in gone.items():
        file = library.by_id[identity].source_file
        if identity not in named:
            yield file
            continue
        why = f"{identity} is no longer on the page, and {named[identity]} names it"
        hint = f"take it out there and delete {file}"
        result.lost += [Problem(place, RULE, why, hint, Level.WARNING) for place in places]
