"""A page that a person edited: its edited lines, and its entries before, after and by now."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from awesomequant.intake.formats import Profile, markdown
from awesomequant.intake.hand_edit import sections
from awesomequant.intake.hand_edit.sections import unshown
from awesomequant.language.markdown import headings
from awesomequant.language.plain import show
from awesomequant.library.change import Change
from awesomequant.library.draft import Draft
from awesomequant.library.paper import Paper
from awesomequant.library.sections import Section
from awesomequant.store import Project
from awesomequant.store.pages import README, rendered_lines
from awesomequant.works.title_likeness import ratio

# Lines that have less in common are a deletion and an insertion, no edit.
_ALIKE = 40
# How the reader of lists calls what "readme: entry" says; the rows of a table tell it themselves.
_FORMS = {"venue": "plain", "title": "linked"}
ENTRY = "templates/readme/entry.md.j2"  # where a list writes its entries in a way of its own
# Nobody takes so many lines, or entries, out of one page: where more are gone, it was cut off.
_MOST_GONE, _SHARE_GONE = 10, 0.25
# A note as our own entries end in it; what stands in front of it is a bracket, people or a stop.
_NOTE = re.compile(r"(?<=[\])*.?!…]) [-–—] (?P<note>[^\[\]]{1,2000})$")
_ADDRESS = re.compile(r"https?://[^\s()<>\]]+")
PaperOf = Callable[[Draft], Paper | None]  # the record that an entry was made of


# Lines: which were edited, and whether two say the same.


class Edit(NamedTuple):
    """A line that a person changed, wrote (``was`` is None), took out (``now`` is None) or moved.

    ``line`` is its number on the page as it is now, of a line that is gone that of the one above.
    """

    line: int
    was: str | None
    now: str | None
    was_line: int = 0


class Lines(NamedTuple):
    """How a page was edited: the lines that are other, and the places of those that are not.

    ``same`` has the number that an unchanged line had, by the one that it has now.
    """

    edits: tuple[Edit, ...]
    same: Mapping[int, int]


def compare(was: str, now: str, made: str) -> Lines:
    """Return which lines were edited from ``was`` to ``now`` and are not so in ``made`` either.

    Blank lines are no edit: they part what a template parts.
    """
    old, new = (
        [(at, line) for at, line in enumerate(text.splitlines(), 1) if line.strip()]
        for text in (was, now)
    )
    before, after, current = (
        Counter(line.strip() for line in text.splitlines()) for text in (was, now, made)
    )
    edits: list[Edit] = []
    same: dict[int, int] = {}
    matcher = SequenceMatcher(
        None, [line for _, line in old], [line for _, line in new], autojunk=False
    )
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            pairs = zip(new[start:end], old[first:last], strict=True)
            same.update((right[0], left[0]) for right, left in pairs)
            continue
        above = new[start - 1][0] if start else 1
        for left, right in _paired(old[first:last], new[start:end]):
            come = right[1].strip() if right else None
            gone = left[1].strip() if left else None
            # The records have made the same of it meanwhile.
            if come and current[come] > before[come] and current[come] >= after[come]:
                continue
            if gone and not come and current[gone] < before[gone]:
                continue
            edits.append(Edit(right[0] if right else above, gone, come, left[0] if left else 0))
    return Lines(tuple(_with_moves(edits)) if made.splitlines() != now.splitlines() else (), same)


def _with_moves(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the edits, with one for what was taken out here and stands there as it was."""
    gone: dict[str, list[Edit]] = {}
    for edit in edits:
        if edit.was and edit.now is None:
            gone.setdefault(edit.was, []).append(edit)
    moved = {id(edit): gone[edit.now].pop(0) for edit in edits
             if edit.now and edit.was is None and gone.get(edit.now)}  # fmt: skip
    left = {id(edit) for edit in moved.values()}
    for edit in edits:
        if old := moved.get(id(edit)):
            yield Edit(edit.line, old.was, edit.now, old.was_line)
        elif id(edit) not in left:
            yield edit


Line = tuple[int, str]


def _paired(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[Line | None, Line | None]]:
    """Yield the lines of a block that was replaced: each with the one that it was made of."""
    if len(old) == len(new) and all(
        ratio(one[1], other[1]) >= _ALIKE for one, other in zip(old, new, strict=True)
    ):
        yield from zip(old, new, strict=True)
        return
    left = list(old)
    for line in new:
        best = max(left, key=lambda one: ratio(one[1], line[1]), default=None)
        if best and ratio(best[1], line[1]) >= _ALIKE:
            left.remove(best)
            yield best, line
        else:
            yield None, line
    yield from ((line, None) for line in left)


def gist(line: str) -> tuple[str, ...]:
    """Return the words and addresses of a line of Markdown, in their order, without its marks."""
    text = unshown(line)
    addresses = _ADDRESS.findall(text)
    words = re.findall(r"[^\W_]+|[\U0001f300-\U0001faff\u2b50]", _ADDRESS.sub(" ", text))
    return (*words, *addresses) or (text.strip(),)


# The page: as a person had it, as he left it, and as the records make it now.


@dataclass(frozen=True)
class EditedPage:
    """A page as a person left it: its ``name`` in the list, its file, and what it was before."""

    name: str
    file: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a page: as the person had it, as he left it, and as the records make it.

    ``title`` is that of a page of lists/, which may be a topic; ``above`` has by the number of a
    line that was taken out the one that it stood below; ``is_whole`` says whether what is missing
    was taken out.
    """

    was: Sequence[Draft]
    now: Sequence[Draft]
    made: Sequence[Draft] = ()
    title: str = ""
    above: Mapping[int, int] = field(default_factory=dict)
    is_whole: bool = True


class Side:
    """One state of a page: its text, its entries, and those of them that are papers by line.

    ``sections`` has for each of its lines the section of the list that it stands in.  The items of
    one are no papers, and a paper in a box of one stands elsewhere as well.
    """

    def __init__(self, text: str, drafts: Sequence[Draft], known: Mapping[str, Section]) -> None:
        self.text, self.drafts = text, drafts
        self.sections: list[Section | None] = []
        here = None
        for line in text.splitlines():
            if line.startswith("## "):
                here = known.get(next((text for _, text in headings(line)), ""))
            self.sections.append(here)
        self.papers = {
            draft.place.line: draft
            for draft in drafts
            if self.sections[draft.place.line - 1] is None
        }


class Page:
    """A page that is compared: its edited lines, and its three sides with their entries.

    ``now`` is whole once ``settle`` was called.
    """

    def __init__(self, page: EditedPage, made: str, project: Project) -> None:
        library = project.library
        self.name, self.file = page.name, page.file
        edits, self._same = compare(page.was, page.now, made)
        # Of a page that a person keeps, what stands around the marks is his: he has edited it.
        inside = rendered_lines(page.now)
        self._rest: dict[int, str] = {}  # edited lines, without what is understood of them
        self.edits = [edit for edit in edits if inside is None or edit.line in inside]
        is_list = page.name != README
        self.title = next((text for _, text in headings(made)), "") if is_list else ""
        # Of a page with two entries nobody can tell how its list writes them.
        has_form = (project.root / ENTRY).exists()
        form = None if has_form else _FORMS.get(library.settings.readme.entry)
        self._has_notes = library.settings.readme.notes and not has_form
        self._profile = Profile(own=library.settings.fields, title=form)
        self._sections = {show(one.title): one for one in library.sections}
        # Mostly the same text, and reading one takes as long as all else.
        read = {text: self.read(text) for text in {page.was, made}}
        self.was, self.made = (Side(text, read[text], self._sections) for text in (page.was, made))
        self.now = Side(page.now, (), self._sections)
        gone = [edit for edit in self.edits if edit.now is None]
        entries = {draft.place.line for draft in self.was.drafts} & {one.was_line for one in gone}
        whole = sum(bool(line.strip()) for line in page.was.splitlines())
        self.is_whole = all(
            part <= max(_MOST_GONE, _SHARE_GONE * of)
            for part, of in ((len(gone), whole), (len(entries), len(self.was.drafts)))
        )

    def read(self, text: str) -> list[Draft]:
        """Return the entries of a text of the page.

        All sides are read by one reader, so that what it cannot read is no difference.
        """
        inside, lines = rendered_lines(text), text.splitlines()
        found = []
        for draft in markdown.read(text, self.file, self._profile).drafts:
            if inside is not None and draft.place.line not in inside:
                continue
            # A reader of any list takes a word or two for no note: "- New." may be a mark of
            # anything there.  A list that shows notes has them at the end of the line.
            ends = _NOTE.search(lines[draft.place.line - 1].rstrip())
            if ends and self._has_notes and not draft.more.get("note"):
                note = unshown(ends["note"]).strip()
                if note not in draft.title:  # "Bees? - Yes." is a title
                    draft = replace(draft, more={**draft.more, "note": note})  # noqa: PLW2901
            found.append(draft)
        return found

    def reworded(
        self, known: Sequence[sections.Value], paper_of: PaperOf, project: Project
    ) -> Iterator[tuple[Edit, list[Change]]]:
        """Yield the edits that are of values the page shows, with the changes that they mean."""
        # A year above entries is no other text that says the same year.
        heads = [one for one in known if one.path[-1] in ("title", "label")]
        for edit in self.edits:
            if edit.was == edit.now or (edit.now is None and not self.is_whole):
                continue  # moved, or gone with all that stood below
            entry = self.was.papers.get(edit.was_line)
            paper = paper_of(entry) if entry else None
            changes: list[Change] | None = None
            if edit.was and edit.now:
                texts = heads if edit.was.startswith("#") else known
                texts = sections.of_record(project, paper) if paper else texts
                changes = sections.reworded(edit.was, edit.now, texts)
                if paper and (parted := sections.parted(edit.was, edit.now, texts)):
                    changes, self._rest[edit.line] = parted
            elif not paper:
                section = self.now.sections[edit.line - 1] if edit.now else None
                change = sections.taken_out(edit.was, known) if edit.was else None
                change = sections.put_in(edit.now, section) if edit.now and section else change
                changes = [change] if change else None
            if changes:
                yield edit, changes

    def settle(self, reworded: Iterable[Edit]) -> None:
        """Read the page as it is now, headings of another wording as they were.

        Else every entry below one would have been moved.  An entry that nobody touched says what it
        said: what a reader infers of a page may be something else since its neighbour is gone.
        """
        lines = self.now.text.splitlines()
        for edit in reworded:
            if edit.was and edit.now and edit.was[0] == edit.now[0] == "#":
                lines[edit.line - 1] = edit.was
        for number, rest in self._rest.items():
            lines[number - 1] = rest
        drafts = self.read("\n".join(lines))
        was = {draft.place.line: draft for draft in self.was.drafts}
        touched = {edit.line for edit in self.edits if edit.now}
        firsts = [*sorted(draft.place.line for draft in drafts), len(lines) + 1]
        last = dict(pairwise(firsts))
        for at, draft in enumerate(drafts):
            line = draft.place.line
            before = was.get(self._same.get(line, 0))
            if before and touched.isdisjoint(range(line, last[line])):
                year = before.year if draft.sections == before.sections else draft.year
                drafts[at] = replace(before, place=draft.place, sections=draft.sections, year=year)
        self.now = Side(self.now.text, drafts, self._sections)

    def entries(self, explained: Iterable[Edit]) -> Entries:
        """Return the entries of the page, without those whose edit is understood already."""
        whole = [edit for edit in explained if edit.line not in self._rest]
        done = {edit.was_line for edit in whole if edit.was}
        heard = {edit.line for edit in whole if edit.now}
        # A line that was written where no papers stand is none: under "Contributing", say.
        places = {draft.sections[:1] for draft in self.was.papers.values()}
        return Entries(
            [draft for line, draft in self.was.papers.items() if line not in done],
            [
                draft
                for line, draft in self.now.papers.items()
                if line not in heard and (draft.sections[:1] in places or not places)
            ],
            list(self.made.papers.values()),
            self.title,
            {edit.was_line: edit.line for edit in self.edits if edit.was and not edit.now},
            self.is_whole,
        )
