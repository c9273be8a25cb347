"""Entries of a page that a person edited, as edits of the records behind them.

Three pages are compared: the one that the person had, the one that he made of it, and the one that
the records make by now.  What he did not touch is no edit, whatever the records say meanwhile; what
he and the records both changed is told and left to a person.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from awesomequant.intake.hand_edit.entries import Sources, entry_edits, of, refusal
from awesomequant.intake.joining import statement
from awesomequant.intake.records import Provenance, Vocabulary
from awesomequant.language.plain import show
from awesomequant.library.change import TAKEN, Change, Path
from awesomequant.library.draft import Draft
from awesomequant.library.library import Library
from awesomequant.library.outline import of_list
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.works.candidates import Match, Works
from awesomequant.works.title_likeness import ratio

RULE = "as-edit"
# From which ratio on a line of the edited file is the one that is missing, its title rewritten.
_REWRITTEN = 70


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


@dataclass(slots=True)
class Drift:
    """What the edited pages mean: values of records, new entries, records that are to go.

    ``gone`` has, by the id of a record, the places where it was taken out; ``lost`` are edits that
    no record can take.  ``places`` says where a person wrote what became a change.
    """

    changes: list[Change] = field(default_factory=list)
    places: dict[tuple[str, Path], Place] = field(default_factory=dict)
    new: list[Draft] = field(default_factory=list)
    gone: dict[str, list[Place]] = field(default_factory=dict)
    lost: list[Problem] = field(default_factory=list)

    def tell(self, place: Place, message: str, hint: str = "") -> None:
        """Add an edit that is not taken over."""
        self.lost.append(Problem(place, RULE, message, hint, Level.WARNING))


@dataclass(slots=True)
class _Tags:
    """The tags that edits give a paper and take from it, each once."""

    place: Place
    added: dict[str, None] = field(default_factory=dict)
    taken: dict[str, None] = field(default_factory=dict)


class Drifting:
    """One reading of edited pages; what they mean is in ``drift`` once ``finish`` was called.

    ``text`` gives a record's file as it is; counts that a person wrote are ``provenance``'s.
    """

    def __init__(
        self, library: Library, text: Callable[[str], str], provenance: Provenance
    ) -> None:
        """Begin with nothing."""
        self.drift = Drift()
        self._library, self.vocabulary = library, Vocabulary(library)
        self._sources = Sources(library, self.vocabulary, text, provenance)
        self._papers: dict[tuple[Any, ...], Paper | None] = {}
        self._taken: dict[tuple[str, Path], Any] = {}
        self._tags: dict[str, _Tags] = {}
        self._left_out: list[tuple[Draft, str, Place]] = []
        self._standing: set[str] = set()

    def read(self, page: Entries) -> None:
        """Compare the entries of one page."""
        kept = {_said(draft) for draft in page.was} | {_said(draft) for draft in page.made}
        stays = {_said(draft) for draft in page.now}
        edited = [draft for draft in page.now if _said(draft) not in kept]
        before = {at: one for at, one in enumerate(page.was) if _said(one) not in stays}
        made_said = {_said(draft) for draft in page.made}
        made = {(paper.id, one.sections): one for one in page.made if (paper := self.paper(one))}
        there = {identity for identity, _ in made}
        index: Works[int] = Works()
        for number, draft in before.items():
            index.add(statement(draft, self._library), number)
        for draft in edited:
            matches = index.matches(statement(draft, self._library))
            at = _counterpart(draft, before, matches)
            if at is None:
                self.drift.new.append(self._answering(self._under_its_topic(draft, page.title)))
                continue
            was = before.pop(at)
            paper = self.paper(was)
            if paper is None:
                message = f"the record of '{was.title[:60]}' is not found: it has changed meanwhile"
                self.drift.tell(draft.place, message)
                continue
            self._standing.add(paper.id)
            by_now = None if _said(was) in made_said else made.get((paper.id, was.sections))
            self._edit(paper, was, draft, by_now, page.title)
        shown = [paper for one in page.now if (paper := self.paper(one))]
        self._standing.update(paper.id for paper in shown)
        for draft in before.values() if page.is_whole else ():
            line = draft.place.line
            above = replace(draft.place, line=page.above.get(line, line))
            if (paper := self.paper(draft)) and paper.id in there:
                topic = self._topic(draft, page.title)
                here = {self._topic(one, page.title) for one in shown_as(page.now, paper, self)}
                if topic not in here:
                    self._left_out.append((draft, topic or "", above))

    def paper(self, draft: Draft) -> Paper | None:
        """Return the record that an entry of a page was made of."""
        key = (draft.title, draft.url, draft.venue, draft.year, draft.arxiv, draft.doi)
        if key not in self._papers:
            matches = self._library.works.matches(statement(draft, self._library))
            self._papers[key] = self._library.by_id[matches[0].owner] if matches else None
        return self._papers[key]

    def finish(self, shown_elsewhere: Mapping[str, str]) -> Drift:
        """Return what the pages mean together.

        ``shown_elsewhere`` names pages that were not edited and show a paper, by the paper's id.
        """
        for draft, topic, place in self._left_out:
            paper = self.paper(draft)
            if paper is None:
                continue
            if paper.id not in self._standing and paper.id not in shown_elsewhere:
                self.drift.gone.setdefault(paper.id, []).append(place)
            elif topic in paper.tags and len(paper.tags) > 1:
                self._tagged(paper, place).taken[topic] = None
            else:
                where = shown_elsewhere.get(paper.id, "elsewhere on the page")
                message = f"{paper.id} was taken out here and stands {where}"
                hint = f"change its tags in {paper.source_file}, or delete it"
                self.drift.tell(place, message, hint)
        for identity, said in self._tags.items():
            if identity in self.drift.gone:
                continue
            paper = self._library.by_id[identity]
            tags = [tag for tag in paper.tags if tag not in said.taken]
            tags += [tag for tag in said.added if tag not in tags]
            if tags != list(paper.tags):
                self._take(Change(paper.source_file, ("tags",), tags or TAKEN), paper, said.place)
        return self.drift

    def _edit(self, paper: Paper, was: Draft, now: Draft, made: Draft | None, title: str) -> None:
        """Take over the edit of one entry, or say why a part of it is not."""
        count = len(self.drift.changes) + len(self.drift.lost), len(self._tags)
        for name, one in entry_edits(paper, was, now, self._sources):
            if isinstance(one, str):
                self.drift.tell(now.place, one)
            elif made and of(made, name) not in (of(was, name), of(now, name)):
                message = f"{name} of {paper.id} has been changed meanwhile"
                self.drift.tell(now.place, message, f"change it in {paper.source_file}")
            else:
                self._take(one, paper, now.place)
        self._move(paper, was, now, title)
        if count != (len(self.drift.changes) + len(self.drift.lost), len(self._tags)):
            return
        if now.sections != was.sections:
            place = " > ".join(now.sections)
            message = f"{paper.id} was moved to '{place}'"
            self.drift.tell(now.place, message, f"change {paper.source_file}")

    def _take(self, change: Change, paper: Paper, place: Place) -> None:
        # A paper stands under each of its topics: what is said there twice is taken once.
        key = change.file, change.path
        if key not in self._taken:
            self._taken[key] = change.value
            self.drift.changes.append(change)
            self.drift.places[key] = place
        elif self._taken[key] != change.value:
            name = ".".join(map(str, change.path))
            self.drift.tell(
                place, f"'{name}' of {paper.id} is something else where it stands above"
            )

    def _tagged(self, paper: Paper, place: Place) -> _Tags:
        return self._tags.setdefault(paper.id, _Tags(place))

    def _move(self, paper: Paper, was: Draft, now: Draft, title: str) -> None:
        """Note what badges and headings say of the tags: by what they add and take, not in all.

        A record may have got a tag meanwhile, and a page by topics shows no tag of a heading above.
        """
        said = _Tags(now.place)
        said.added |= dict.fromkeys(self.vocabulary.tag_ids(set(now.tags) - set(was.tags)))
        said.taken |= dict.fromkeys(self.vocabulary.tag_ids(set(was.tags) - set(now.tags)))
        left, come = self._topic(was, title), self._topic(now, title)
        if left != come:
            said.added |= {come: None} if come else {}
            said.taken |= {left: None} if left else {}
        if said.added or said.taken:
            known = self._tagged(paper, now.place)
            known.added |= said.added
            known.taken |= said.taken

    def _topic(self, draft: Draft, title: str) -> str | None:
        """Return the tag that the headings above an entry name, the deepest of them."""
        if "topic" not in of_list(self._library).by:
            return None
        by_label = {show(one.label): one.id for one in self._library.tags.values()
                    if not one.deprecated}  # fmt: skip
        above = (title, title.rpartition(", ")[0], *draft.sections)  # "Honey, 2019" is of both
        return next((by_label[one] for one in reversed(above) if one in by_label), None)

    def _under_its_topic(self, draft: Draft, title: str) -> Draft:
        """Return a new entry with the topic that it stands under, where it has no tags itself."""
        topic = None if draft.tags else self._topic(draft, title)
        return replace(draft, tags=(topic,)) if topic else draft

    def _answering(self, draft: Draft) -> Draft:
        """Return a new entry without the answers that the list's own fields do not take."""
        answers = dict(draft.more.get("fields") or {})
        known = self._library.settings.fields
        for name in [name for name in answers if name in known]:
            if why := refusal(known[name], answers[name]):
                self.drift.tell(draft.place, why)
                del answers[name]
        return replace(draft, more={**draft.more, "fields": answers})


def shown_as(drafts: Iterable[Draft], paper: Paper, drifting: Drifting) -> list[Draft]:
    """Return the entries that show a paper."""
    return [draft for draft in drafts if drifting.paper(draft) is paper]


def _said(draft: Draft) -> str:
    """Return all that an entry says, but for its line."""
    said = {key: value for key, value in draft.to_json().items() if key != "line"}
    return repr((said, draft.more.get("fields"), draft.more.get("note")))


def _counterpart(draft: Draft, before: dict[int, Draft], matches: list[Match[int]]) -> int | None:
    """Return the entry that was edited: what may be the same work, else the most alike.

    Whoever edits a line may turn it into another work: a collision and a namesake count as well.
    """
    for match in matches:
        if match.owner in before:
            return match.owner
    near = [(ratio(draft.title, other.title), -at) for at, other in before.items()]
    best = max(near, default=(0.0, 0))
    return -best[1] if best[0] >= _REWRITTEN else None
