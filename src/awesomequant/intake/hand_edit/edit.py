"""A hand edit of README.md and its pages as changes of the files behind them, and its proof.

Each line that a person changed is applied or told: when all is done, the pages are made again, and
a line that does not stand there as he wrote it was not taken over.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from awesomequant.intake.accession import Accession, accession, contents
from awesomequant.intake.hand_edit import shown
from awesomequant.intake.hand_edit.drift import RULE, Drifting, Entries
from awesomequant.intake.hand_edit.lines import Edit
from awesomequant.intake.hand_edit.page import EditedPage, Page
from awesomequant.intake.hand_edit.proof import Key, Miss, missed_edits, told
from awesomequant.intake.records import Provenance, Vocabulary
from awesomequant.language.markdown import show as escaped
from awesomequant.library.change import BEHIND, TAKEN, Change
from awesomequant.library.change import Path as Steps
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.library.sections import Highlights, Team
from awesomequant.store import Project, load
from awesomequant.store.pages import README
from awesomequant.store.project import LIST, TAGS

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
    known = list(_values(project))
    drifting = Drifting(project.library, project.text, provenance)
    said: dict[Key, list[Change]] = {}
    for at, page in enumerate(read):
        found = dict(_shown(page, known, drifting, project))
        said |= {(at, edit): changes for edit, changes in found.items()}
        page.settle(found)
        drifting.read(_entries(page, list(found)))
    names = {page.name for page in pages}
    drift = drifting.finish(_elsewhere(project, made, names, read))
    plan = accession(drift.new, project.library, provenance)
    _learn(plan, drift.changes, drifting.vocabulary)
    result = HandEdit(lost=drift.lost, notes=plan.problems)
    result.deleted = list(_deletable(project, drift.gone, result))
    merged = [*plan.changes]
    # A value is changed where only that makes the page say what it says now: a heading goes with
    # the last entry below it.  What does not bear the edit out is not changed, nor are the links of
    # an entry of which a part was not understood: a link with a slip is no link that was taken out.
    held: list[Key] = []
    clashing: dict[Key, str] = {}
    doubtful: set[str] = set()
    for turn in range(4):
        values, clashes = _agreeing({key: said[key] for key in held})
        clashing |= clashes
        linked = [one for one in drift.changes if _is_of_links(one) and one.file in doubtful]
        plan.changes[:] = [*merged, *(one for one in drift.changes if one not in linked)]
        result.texts, failed = _made(project, plan, values)
        overlay = {
            path.relative_to(project.root).as_posix(): text for path, text in result.texts.items()
        }
        after = load(project.root, overlay, without=result.deleted)
        changed = {paper.source_file: set[str]() for paper in project.library.papers}
        for one in plan.changes:
            changed.setdefault(one.file, set()).add(one.field)
        missed = dict(missed_edits(read, render(after), after, changed))
        wanted = [
            key for key in said if (key in missed) == (turn == 0) and (key in held or not turn)
        ]
        unheard = {one.file for key, one in missed.items() if key not in said and one.file}
        if wanted == held and unheard <= doubtful:
            break
        held, doubtful = wanted, doubtful | unheard
    written = {
        (one.file, one.path): Place(read[at].file, edit.line)
        for (at, edit), changes in said.items()
        for one in changes
    } | drift.places
    for line in failed:  # at the line that a person wrote, where one did
        change = next((one for one in plan.changes if line.startswith(f"{one}: ")), None)
        place = written.get((change.file, change.path)) if change else None
        result.lost.append(Problem(place or Place(LIST), RULE, line, level=Level.WARNING))
    missed |= {key: Miss(why) for key, why in clashing.items()}
    result.lost += told(read, missed, {(one.place.file, one.place.line) for one in result.lost})
    return result


def _learn(plan: Accession, changes: Sequence[Change], vocabulary: Vocabulary) -> None:
    """Add to a plan the words that edits use and the list lacks."""
    for change in changes:
        if change.path == ("venue",) and (word := vocabulary.venues.get(change.value)):
            plan.venues.setdefault(word.id, word)
        elif change.path == ("tags",) and change.value is not TAKEN:
            new = (vocabulary.tags[tag] for tag in change.value if tag in vocabulary.tags)
            plan.tags.update({word.id: word for word in new if word.id not in plan.tags})


def _is_of_links(change: Change) -> bool:
    return change.path[0] in ("code", "links", "url")


def _agreeing(said: Mapping[Key, list[Change]]) -> tuple[list[Change], dict[Key, str]]:
    """Return the changes of all edits, each once, and the edits that another contradicts."""
    taken: dict[tuple[str, Steps], Change] = {}
    clashing = {}
    for key, changes in said.items():
        for one in changes:
            place = one.file, one.path
            first = taken.get(place) if one.path[-1] != BEHIND else None
            if first and first.value != one.value:
                name = ".".join(map(str, one.path))
                clashing[key] = f"'{name}' of {one.file} is something else where it stands above"
            else:
                taken[place if one.path[-1] != BEHIND else (str(key), one.path)] = one
    return list(taken.values()), clashing


def _values(project: Project) -> Iterator[shown.Value]:
    files = [LIST, TAGS, *(section.source_file for section in project.library.sections)]
    for file in files:
        if project.has(file):
            yield from shown.values(file, project.text(file))
    for section in project.library.sections:  # a box shows what the record of its paper says
        for item in section.items if isinstance(section, Highlights) else ():
            if paper := project.library.by_id.get(item.paper):
                yield from _texts(project, paper)


def _texts(project: Project, paper: Paper) -> list[shown.Value]:
    """Return the texts of a record that the reader of lists does not read whole.

    It cuts off what looks like no part of a title: "(Oral)", "(LABN)".
    """
    texts = shown.values(paper.source_file, project.text(paper.source_file))
    return [one for one in texts if one.path[0] in ("title", "note")]


def _shown(
    page: Page, known: Sequence[shown.Value], drifting: Drifting, project: Project
) -> Iterator[tuple[Edit, list[Change]]]:
    """Yield the edits that are of values a page shows, with the changes that they mean."""
    was = page.entries(page.was, page.page.was)
    for edit in page.edits:
        if edit.was == edit.now or (edit.now is None and not page.is_whole):
            continue  # moved, or gone with all that stood below
        entry = was.get(edit.was_line)
        paper = drifting.paper(entry) if entry else None
        changes: list[Change] | None = None
        if paper and edit.was and edit.now:
            changes = shown.reworded(edit.was, edit.now, _texts(project, paper))
        elif paper:
            continue
        elif edit.was and edit.now:
            # A year above entries is no other text that says the same year.
            is_head = edit.was.startswith("#")
            heads = [one for one in known if one.path[-1] in ("title", "label")]
            changes = shown.reworded(edit.was, edit.now, heads if is_head else known)
        elif edit.was:
            change = shown.taken_out(edit.was, known)
            changes = [change] if change else None
        elif edit.now and (section := page.section_at(page.page.now, edit.line)):
            change = shown.put_in(edit.now, section)
            changes = [change] if change else None
        if changes:
            yield edit, changes


def _entries(page: Page, explained: Sequence[Edit]) -> Entries:
    """Return the entries of a page, without those whose edit is understood already."""
    was, now, made = (
        page.entries(drafts, text)
        for drafts, text in (
            (page.was, page.page.was),
            (page.now, page.page.now),
            (page.made, page.made_text),
        )
    )
    done = {edit.was_line for edit in explained if edit.was}
    heard = {edit.line for edit in explained if edit.now}
    # A line that was written where no papers stand is none: under "Contributing", say.
    places = {draft.sections[:1] for draft in was.values()}
    return Entries(
        [draft for line, draft in was.items() if line not in done],
        [
            draft
            for line, draft in now.items()
            if line not in heard and (draft.sections[:1] in places or not places)
        ],
        list(made.values()),
        page.title,
        {edit.was_line: edit.line for edit in page.edits if edit.was and not edit.now},
        page.is_whole,
    )


def _elsewhere(
    project: Project, made: Mapping[str, str], edited: set[str], read: Sequence[Page]
) -> dict[str, str]:
    """Return pages that nobody edited and that show a paper, by the paper's id."""
    # README.md of a list that is cut into pages shows the newest and the most cited by itself.
    is_cut = len(made) > 1
    rest = {
        name: text
        for name, text in made.items()
        if name not in edited and not (is_cut and name == README)
    }
    if not rest or not any(edit.was and not edit.now for page in read for edit in page.edits):
        return {}
    found = {}
    for name, text in rest.items():
        for paper in project.library.papers:
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


def _made(
    project: Project, plan: Accession, said: Sequence[Change]
) -> tuple[dict[Path, str], list[str]]:
    """Return the texts of all files with the changes: values first, then what goes from lists."""
    every = [*plan.changes, *said]

    def turn(change: Change) -> tuple[int, list[int]]:
        # What goes from a list goes from its end on, so that the other places stay good.
        steps = [-step for step in change.path if isinstance(step, int)]
        if change.value is TAKEN and steps:
            return 1, steps
        return (2, []) if change.path[-1] == BEHIND else (0, [])

    every = [change for at, change in enumerate(every) if change not in every[:at]]
    whole = Accession(
        records=plan.records,
        changes=sorted(every, key=turn),
        tags=plan.tags,
        venues=plan.venues,
    )
    return contents(project.root, whole)
