"""A hand edit of README.md and its pages as changes of the files behind them, and its proof.

Each line that a person changed is applied or told: when all is done, the pages are made again, and
a line that does not stand there as he wrote it was not taken over.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from awesomequant.intake import shown
from awesomequant.intake.drift import RULE, Drifting, Entries
from awesomequant.intake.formats import Profile, markdown
from awesomequant.intake.page_lines import Edit, compare, gist
from awesomequant.intake.plan import Accession, accession
from awesomequant.intake.reading import contents
from awesomequant.intake.records import Provenance
from awesomequant.language.markdown import headings
from awesomequant.language.markdown import show as escaped
from awesomequant.language.plain import show
from awesomequant.library.change import BEHIND, TAKEN, Change
from awesomequant.library.change import Path as Steps
from awesomequant.library.draft import Draft
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.library.sections import Highlights, Section, Team
from awesomequant.store import Project, load
from awesomequant.store.pages import README
from awesomequant.store.project import LIST, TAGS

ENTRY = "templates/readme/entry.md.j2"  # where a list writes its entries in a way of its own
_HINT = "it is made of data/list.yaml, a file of data/sections/ or a template: change it there"

Render = Callable[[Project], Mapping[str, str]]
Key = tuple[int, Edit]  # an edit, and the number of its page


@dataclass(frozen=True)
class EditedPage:
    """A page as a person left it: its ``name`` in the list, its file, and what it was before."""

    name: str
    file: str
    was: str
    now: str


@dataclass
class HandEdit:
    """What an edit comes to: the files it changes, the records it deletes, what is told."""

    texts: dict[Path, str] = field(default_factory=dict)
    deleted: list[str] = field(default_factory=list)
    lost: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


class _Page:
    """A page that is compared: its edited lines, its entries, and who says what of which line."""

    def __init__(self, page: EditedPage, made: str, project: Project) -> None:
        library = project.library
        self.page, self.file, self.made_text = page, page.file, made
        self._lines = compare(page.was, page.now, made)
        self.edits = self._lines.edits
        is_list = page.name != README
        self.title = next((text for _, text in headings(made)), "") if is_list else ""
        # Of a page with two entries nobody can tell how its list writes them.
        form = None if (project.root / ENTRY).exists() else "plain"
        self._profile = Profile(own=library.settings.fields, title=form)
        self.was = self.read(page.was)
        self.made = self.read(made)
        self.now: list[Draft] = []
        self._sections = {show(one.title): one for one in library.sections}

    def read(self, text: str) -> list[Draft]:
        """Return the entries of a text of the page."""
        # All sides are read by one reader, so that what it cannot read is no difference.
        return markdown.read(text, self.file, self._profile).drafts

    def settle(self, reworded: Iterable[Edit]) -> None:
        """Read the page as it is now, headings of another wording as they were.

        Else every entry below one would have been moved.  An entry that nobody touched says what it
        said: what a reader infers of a page may be something else since its neighbour is gone.
        """
        lines = self.page.now.splitlines()
        for edit in reworded:
            if edit.was and edit.now and edit.was[0] == edit.now[0] == "#":
                lines[edit.line - 1] = edit.was
        drafts = self.read("\n".join(lines))
        was = {draft.place.line: draft for draft in self.was}
        touched = {edit.line for edit in self.edits if edit.now}
        firsts = [*sorted(draft.place.line for draft in drafts), len(lines) + 1]
        last = dict(pairwise(firsts))
        for draft in drafts:
            line = draft.place.line
            before = was.get(self._lines.same.get(line, 0))
            if before is None or not touched.isdisjoint(range(line, last[line])):
                self.now.append(draft)
                continue
            year = before.year if draft.sections == before.sections else draft.year
            kept = replace(before, place=draft.place, sections=draft.sections, year=year)
            self.now.append(kept)

    def section_at(self, text: str, line: int) -> Section | None:
        """Return the section of the list below whose heading a line of a page stands."""
        above = [head for head in text.splitlines()[:line] if head.startswith("## ")]
        title = next((text for _, text in headings(above[-1])), "") if above else ""
        return self._sections.get(title)

    def entries(self, drafts: Iterable[Draft], text: str) -> dict[int, Draft]:
        """Return the entries of papers by their lines: those of a section are no papers."""
        found = {}
        for draft in drafts:
            section = self.section_at(text, draft.place.line)
            if section is None or isinstance(section, Highlights):
                found[draft.place.line] = draft
        return found


def hand_edit(
    project: Project, pages: Sequence[EditedPage], render: Render, provenance: Provenance
) -> HandEdit:
    """Return what edited pages mean for the files of a list; nothing is written."""
    made = render(project)
    read = [_Page(page, made.get(page.name, made[README]), project) for page in pages]
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
    result = HandEdit(lost=drift.lost, notes=plan.problems)
    result.deleted = list(_deletable(project, drift.gone, result))
    plan.changes.extend(drift.changes)
    # A value is changed where only that makes the page say what it says now: a heading goes with
    # the last entry below it.  And what does not bear the edit out is not changed.
    held: list[Key] = []
    clashing: dict[Key, str] = {}
    for turn in range(3):
        changes, clashes = _agreeing({key: said[key] for key in held})
        clashing |= clashes
        result.texts, failed = _made(project, plan, changes)
        overlay = {
            path.relative_to(project.root).as_posix(): text for path, text in result.texts.items()
        }
        after = load(project.root, overlay, without=result.deleted)
        missed = dict(_missed(read, render(after), after))
        wanted = [
            key for key in said if (key in missed) == (turn == 0) and (key in held or not turn)
        ]
        if wanted == held:
            break
        held = wanted
    result.lost += [Problem(Place(LIST), RULE, line, level=Level.WARNING) for line in failed]
    missed |= clashing
    result.lost += _told(read, missed, {(one.place.file, one.place.line) for one in result.lost})
    return result


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


def _shown(
    page: _Page, known: Sequence[shown.Value], drifting: Drifting, project: Project
) -> Iterator[tuple[Edit, list[Change]]]:
    """Yield the edits that are of values a page shows, with the changes that they mean."""
    was = page.entries(page.was, page.page.was)
    for edit in page.edits:
        entry = was.get(edit.was_line)
        paper = drifting.paper(entry) if entry else None
        changes: list[Change] | None = None
        if paper and edit.was and edit.now:
            # The reader of lists cuts off what looks like no part of a title; the value does not.
            texts = shown.values(paper.source_file, project.text(paper.source_file))
            words = [one for one in texts if one.path[0] in ("title", "note")]
            changes = shown.reworded(edit.was, edit.now, words)
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


def _entries(page: _Page, explained: Sequence[Edit]) -> Entries:
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
    )


def _elsewhere(
    project: Project, made: Mapping[str, str], edited: set[str], read: Sequence[_Page]
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


def _missed(
    read: Sequence[_Page], after: Mapping[str, str], project: Project
) -> Iterator[tuple[Key, str]]:
    """Yield the edits that do not stand on the pages as they are made ``after`` all, and why."""
    later = Drifting(project.library, project.text, Provenance("", ""))
    for at, page in enumerate(read):
        text = after.get(page.page.name, after[README])
        lines = text.splitlines()
        gists = Counter(gist(line) for line in lines)
        before = Counter(gist(line) for line in page.page.was.splitlines())
        by_paper: dict[str, list[str]] = {}
        for draft in page.read(text):
            if paper := later.paper(draft):
                by_paper.setdefault(paper.id, []).append(lines[draft.place.line - 1])
        now = page.entries(page.now, page.page.now)
        for edit in page.edits:
            key = at, edit
            if edit.now is None:
                one = gist(edit.was or "")
                if gists[one] >= before[one]:
                    yield key, f"'{_short(edit.was)}' was taken out and still stands"
                continue
            said = Counter(gist(edit.now))
            # What a person wrote anew stands there in the form of the list: with a label, say.
            if gists[gist(edit.now)] or (
                edit.was is None
                and any(not said - Counter(one) for one in gists if not before[one])
            ):
                continue
            entry = now.get(edit.line)
            paper = later.paper(entry) if entry else None
            if not (entry and paper and paper.id in by_paper):
                yield key, f"'{_short(edit.now)}' belongs to no entry"
            elif words := _unheard(edit.now, entry, by_paper[paper.id]):
                yield key, f"'{' '.join(words)}' is in no field of {paper.source_file}"


def _told(
    read: Sequence[_Page], missed: Mapping[Key, str], told: Container[tuple[str, int]]
) -> Iterator[Problem]:
    """Yield a problem for each edit that was not borne out; lines that went together are one."""
    last: Key | None = None
    for (at, edit), why in missed.items():
        file, is_gone = read[at].file, edit.now is None
        with_last = is_gone and last and last[1].now is None and last[1].line == edit.line
        last = (at, edit)
        if not with_last and (file, edit.line) not in told:
            count = sum(one[0] == at and one[1].now is None and one[1].line == edit.line
                        for one in missed) if is_gone else 1  # fmt: skip
            more = f", as do {count - 1} more lines" if count > 1 else ""
            yield Problem(Place(file, edit.line), RULE, f"{why}{more}", _HINT, Level.WARNING)


def _short(line: str | None) -> str:
    return (line or "")[:60]


def _unheard(line: str, draft: Draft, made: Sequence[str]) -> list[str]:
    """Return the words of an entry's line that its record does not say again in any way.

    What its fields say is heard, however the list writes it: "NIPS" for NeurIPS.
    """
    fields = draft.to_json()
    heard = {word.lower() for one in made for word in gist(one)}
    for name in ("venue", "year", "tags", "authors", "code_links", "other_links", "url"):
        heard |= {word.lower() for word in gist(str(fields[name] or ""))}
    said = [word for word in gist(line) if not word.startswith("http")]
    return [word for word in said if word.lower() not in heard and word.strip()]
