"""Entries of a page that a person edited, as edits of the records behind them.

Three pages are compared: the one that the person had, the one that he made of it, and the one that
the records make by now.  What he did not touch is no edit, whatever the records say meanwhile; what
he and the records both changed is told and left to a person.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Any

from awesomequant.intake.hand_edit.entries import EntryEdit, of, refusal
from awesomequant.intake.hand_edit.page import Entries
from awesomequant.intake.joining import statement
from awesomequant.intake.records import Provenance, Vocabulary
from awesomequant.language.plain import show
from awesomequant.library.change import TAKEN, Change, Path
from awesomequant.library.draft import Draft
from awesomequant.library.library import Library
from awesomequant.library.outline import of_list
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.store import strict
from awesomequant.works.candidates import Works
from awesomequant.works.title_likeness import ratio

RULE = "as-edit"
# From which ratio on a line of the edited file is the one that is missing, its title rewritten.
_REWRITTEN = 70


class Papers:
    """The records that entries of pages were made of; each is looked for once."""

    def __init__(self, library: Library) -> None:
        """Begin with nothing known."""
        self._library = library
        self._known: dict[tuple[Any, ...], Paper | None] = {}

    def of(self, draft: Draft) -> Paper | None:
        """Return the record that an entry of a page was made of."""
        key = (draft.title, draft.url, draft.venue, draft.year, draft.arxiv, draft.doi)
        if key not in self._known:
            matches = self._library.works.matches(statement(draft, self._library))
            self._known[key] = self._library.by_id[matches[0].owner] if matches else None
        return self._known[key]


@dataclass(slots=True)
class _Tags:
    """The tags that edits give a paper and take from it, each once."""

    place: Place
    added: dict[str, None] = field(default_factory=dict)
    taken: dict[str, None] = field(default_factory=dict)


class Drift:
    """What edited pages mean: values of records, new entries, records that are to go.

    ``gone`` has, by the id of a record, the places where it was taken out; ``lost`` are edits that
    no record can take.  ``places`` says where a person wrote what became a change.  All is there
    once ``finish`` was called.
    """

    def __init__(
        self, library: Library, text: Callable[[str], str], provenance: Provenance
    ) -> None:
        """Begin with nothing.

        ``text`` gives a record's file as it is; counts that a person wrote are ``provenance``'s.
        """
        self.changes: list[Change] = []
        self.places: dict[tuple[str, Path], Place] = {}
        self.new: list[Draft] = []
        self.gone: dict[str, list[Place]] = {}
        self.lost: list[Problem] = []
        self.papers, self.vocabulary = Papers(library), Vocabulary(library)
        self._library, self._text, self._provenance = library, text, provenance
        self._taken: dict[tuple[str, Path], Any] = {}
        self._tags: dict[str, _Tags] = {}
        self._left_out: list[tuple[Paper, str, Place]] = []
        self._standing: set[str] = set()

    def tell(self, place: Place, message: str, hint: str = "") -> None:
        """Add an edit that is not taken over."""
        self.lost.append(Problem(place, RULE, message, hint, Level.WARNING))

    def read(self, page: Entries) -> None:
        """Compare the entries of one page."""
        # All that an entry says, but for its line.
        was, now, made = (
            [
                repr(({**one.to_json(), "line": 0}, one.more.get("fields"), one.more.get("note")))
                for one in drafts
            ]
            for drafts in (page.was, page.now, page.made)
        )
        kept, stays, made_said = {*was, *made}, {*now}, {*made}
        edited = [draft for draft, said in zip(page.now, now, strict=True) if said not in kept]
        before = {at: one for at, one in enumerate(page.was) if was[at] not in stays}
        by_now = {
            (paper.id, one.sections): one for one in page.made if (paper := self.papers.of(one))
        }
        there = {identity for identity, _ in by_now}
        index: Works[int] = Works()
        for number, draft in before.items():
            index.add(statement(draft, self._library), number)
        for draft in edited:
            # Whoever edits a line may turn it into another work: a collision and a namesake count
            # as well, and else the entry whose title is the most alike.
            matches = index.matches(statement(draft, self._library))
            at = next((match.owner for match in matches if match.owner in before), None)
            if at is None and before:
                alike, nearest = max((ratio(draft.title, o.title), -n) for n, o in before.items())
                at = -nearest if alike >= _REWRITTEN else None
            if at is None:
                self._add(draft, page.title)
                continue
            old = before.pop(at)
            paper = self.papers.of(old)
            if paper is None:
                message = f"the record of '{old.title[:60]}' is not found: it has changed meanwhile"
                self.tell(draft.place, message)
                continue
            self._standing.add(paper.id)
            meanwhile = None if was[at] in made_said else by_now.get((paper.id, old.sections))
            self._edit(paper, old, draft, meanwhile, page.title)
        self._standing.update(paper.id for one in page.now if (paper := self.papers.of(one)))
        for draft in before.values() if page.is_whole else ():
            line = draft.place.line
            if (paper := self.papers.of(draft)) and paper.id in there:
                topic = self._topic(draft, page.title)
                shown = [one for one in page.now if self.papers.of(one) is paper]
                if topic not in {self._topic(one, page.title) for one in shown}:
                    above = replace(draft.place, line=page.above.get(line, line))
                    self._left_out.append((paper, topic or "", above))

    def finish(self, shown_elsewhere: Mapping[str, str]) -> None:
        """Say what the pages mean together.

        ``shown_elsewhere`` names pages that were not edited and show a paper, by the paper's id.
        """
        for paper, topic, place in self._left_out:
            if paper.id not in self._standing and paper.id not in shown_elsewhere:
                self.gone.setdefault(paper.id, []).append(place)
            elif topic in paper.tags and len(paper.tags) > 1:
                self._tags.setdefault(paper.id, _Tags(place)).taken[topic] = None
            else:
                where = shown_elsewhere.get(paper.id, "elsewhere on the page")
                message = f"{paper.id} was taken out here and stands {where}"
                hint = f"change its tags in {paper.source_file}, or delete it"
                self.tell(place, message, hint)
        for identity, said in self._tags.items():
            if identity in self.gone:
                continue
            paper = self._library.by_id[identity]
            tags = [tag for tag in paper.tags if tag not in said.taken]
            tags += [tag for tag in said.added if tag not in tags]
            if tags != list(paper.tags):
                self._take(Change(paper.source_file, ("tags",), tags or TAKEN), paper, said.place)

    def _edit(self, paper: Paper, was: Draft, now: Draft, made: Draft | None, title: str) -> None:
        """Take over the edit of one entry, or say why a part of it is not."""
        count = len(self.changes) + len(self.lost), len(self._tags)
        held = strict.read(self._text(paper.source_file))
        edit = EntryEdit(paper, was, now, self.vocabulary, held, self._provenance)
        for name, one in edit.changes():
            if isinstance(one, str):
                self.tell(now.place, one)
            elif made and of(made, name) not in (of(was, name), of(now, name)):
                message = f"{name} of {paper.id} has been changed meanwhile"
                self.tell(now.place, message, f"change it in {paper.source_file}")
            else:
                self._take(one, paper, now.place)
        # Badges and headings count by what they add and take, not in all: a record may have got a
        # tag meanwhile, and a page by topics shows no tag of a heading above.
        come = [tag for tag in now.tags if tag not in was.tags]
        gone = [tag for tag in was.tags if tag not in now.tags]
        added, taken = (dict.fromkeys(self.vocabulary.tag_ids(tags)) for tags in (come, gone))
        left, here = self._topic(was, title), self._topic(now, title)
        if left != here:
            added |= {here: None} if here else {}
            taken |= {left: None} if left else {}
        if added or taken:
            known = self._tags.setdefault(paper.id, _Tags(now.place))
            known.added |= added
            known.taken |= taken
        is_heard = count != (len(self.changes) + len(self.lost), len(self._tags))
        if now.sections != was.sections and not is_heard:
            message = f"{paper.id} was moved to '{' > '.join(now.sections)}'"
            self.tell(now.place, message, f"change {paper.source_file}")

    def _take(self, change: Change, paper: Paper, place: Place) -> None:
        # A paper stands under each of its topics: what is said there twice is taken once.
        key = change.file, change.path
        if key not in self._taken:
            self._taken[key] = change.value
            self.changes.append(change)
            self.places[key] = place
        elif self._taken[key] != change.value:
            name = ".".join(map(str, change.path))
            said = f"'{name}' of {paper.id} is something else where it stands above"
            self.tell(place, said)

    def _topic(self, draft: Draft, title: str) -> str | None:
        """Return the tag that the headings above an entry name, the deepest of them."""
        if "topic" not in of_list(self._library).by:
            return None
        by_label = {show(one.label): one.id for one in self._library.tags.values()
                    if not one.deprecated}  # fmt: skip
        # "Honey, 2019" and "Honey, other, 2019" are pages of the topic "Honey".
        beginnings = accumulate(title.split(", "), lambda one, more: f"{one}, {more}")
        above = (*beginnings, *draft.sections)
        return next((by_label[one] for one in reversed(above) if one in by_label), None)

    def _add(self, draft: Draft, title: str) -> None:
        """Note a new entry: with the topic that it stands under, where it has no tags itself.

        The answers that the list's own fields do not take are left out.
        """
        topic = None if draft.tags else self._topic(draft, title)
        answers = dict(draft.more.get("fields") or {})
        known = self._library.settings.fields
        for name in [name for name in answers if name in known]:
            if why := refusal(known[name], answers[name]):
                self.tell(draft.place, why)
                del answers[name]
        tags = (topic,) if topic else draft.tags
        self.new.append(replace(draft, tags=tags, more={**draft.more, "fields": answers}))
