"""A page that is compared: as a person had it, as he left it, and as the records make it now."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from awesomequant.intake.formats import Profile, markdown
from awesomequant.intake.hand_edit.lines import Edit, compare
from awesomequant.intake.hand_edit.shown import unshown
from awesomequant.language.markdown import headings
from awesomequant.language.plain import show
from awesomequant.library.draft import Draft
from awesomequant.library.sections import Section
from awesomequant.store import Project
from awesomequant.store.pages import README, rendered_lines

# How the reader of lists calls what "readme: entry" says; the rows of a table tell it themselves.
_FORMS = {"venue": "plain", "title": "linked"}
ENTRY = "templates/readme/entry.md.j2"  # where a list writes its entries in a way of its own
# Nobody takes so many lines, or entries, out of one page: where more are gone, it was cut off.
_MOST_GONE, _SHARE_GONE = 10, 0.25


@dataclass(frozen=True)
class EditedPage:
    """A page as a person left it: its ``name`` in the list, its file, and what it was before."""

    name: str
    file: str
    was: str
    now: str


class Page:
    """A page that is compared: its edited lines, its entries, and who says what of which line."""

    def __init__(self, page: EditedPage, made: str, project: Project) -> None:
        library = project.library
        self.page, self.file, self.made_text = page, page.file, made
        self._lines = compare(page.was, page.now, made)
        # Of a page that a person keeps, what stands around the marks is his: he has edited it.
        inside = rendered_lines(page.now)
        self.edits = [edit for edit in self._lines.edits if inside is None or edit.line in inside]
        is_list = page.name != README
        self.title = next((text for _, text in headings(made)), "") if is_list else ""
        # Of a page with two entries nobody can tell how its list writes them.
        form = _FORMS.get(library.settings.readme.entry)
        form = None if (project.root / ENTRY).exists() else form
        self._has_notes = library.settings.readme.notes and not (project.root / ENTRY).exists()
        self._profile = Profile(own=library.settings.fields, title=form)
        self.was = self.read(page.was)
        self.made = self.read(made)
        self.now: list[Draft] = []
        gone = [edit for edit in self.edits if edit.now is None]
        entries = {draft.place.line for draft in self.was} & {edit.was_line for edit in gone}
        whole = sum(bool(line.strip()) for line in page.was.splitlines())
        self.is_whole = all(
            part <= max(_MOST_GONE, _SHARE_GONE * of)
            for part, of in ((len(gone), whole), (len(entries), len(self.was)))
        )
        self._sections = {show(one.title): one for one in library.sections}

    def read(self, text: str) -> list[Draft]:
        """Return the entries of a text of the page."""
        # All sides are read by one reader, so that what it cannot read is no difference.
        drafts = markdown.read(text, self.file, self._profile).drafts
        inside = rendered_lines(text)
        lines = text.splitlines()
        return [
            _noted(draft, lines[draft.place.line - 1]) if self._has_notes else draft
            for draft in drafts
            if inside is None or draft.place.line in inside
        ]

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
        """Return the entries of papers by their lines.

        The items of a section are no papers of the list, and a paper in a box of one stands
        elsewhere as well.
        """
        return {
            draft.place.line: draft
            for draft in drafts
            if self.section_at(text, draft.place.line) is None
        }


# A note as our own entries end in it; what stands in front of it is a bracket, people or a stop.
_NOTE = re.compile(r"(?<=[\])*.?!…]) [-–—] (?P<note>[^\[\]]{1,2000})$")


def _noted(draft: Draft, line: str) -> Draft:
    """Return an entry with the note that ends its line, as a list that shows notes writes them.

    A reader of any list takes a word or two for no note: "- New." may be a mark of anything there.
    """
    found = _NOTE.search(line.rstrip())
    if not found or draft.more.get("note"):
        return draft
    note = unshown(found["note"]).strip()
    if note in draft.title:  # "Bees? - Yes."
        return draft
    return replace(draft, more={**draft.more, "note": note})
