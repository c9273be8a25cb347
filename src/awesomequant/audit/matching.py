"""Which work of which list an entry speaks of, and whose identifiers and title it bears."""

from collections.abc import Sequence
from dataclasses import dataclass

from awesomequant.audit.findings import Source
from awesomequant.intake.joining import statement
from awesomequant.language.plain import show
from awesomequant.library.draft import Draft
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.works.author_likeness import Common, in_common
from awesomequant.works.candidates import Match
from awesomequant.works.identifiers import Identifier
from awesomequant.works.identity import Statement, Verdict
from awesomequant.works.title_likeness import Likeness
from awesomequant.works.titles import Title


@dataclass(frozen=True, slots=True)
class Listed:
    """A work as a list has it, and the list by its name."""

    name: str
    library: Library
    paper: Paper

    @property
    def source(self) -> Source:
        """Who says what is said of it."""
        paper = self.paper
        return Source(self.name, paper.id, paper.title, paper.address or "")

    @property
    def statement(self) -> Statement:
        """What the list says of it."""
        return self.library.statement(self.paper)


@dataclass(frozen=True, slots=True)
class Known:
    """What lists know of an entry.

    ``work`` is the work that it speaks of; what it gets wrong is certain where ``is_sure``.
    ``people`` is what their authors have in common.  ``strangers`` are other works that own
    identifiers of the entry.  An entry of two works has no ``work``: it bears the title of
    ``titled``, where a list has that, and identifiers of ``strangers``.  ``near`` may be its work.
    """

    said: Statement
    work: Listed | None = None
    is_sure: bool = True
    people: Common = Common.UNKNOWN
    strangers: tuple[tuple[Identifier, Listed], ...] = ()
    titled: Listed | None = None
    near: Listed | None = None

    @property
    def is_two(self) -> bool:
        """Whether it speaks of two works."""
        return self.work is None and bool(self.strangers)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A record that may be the entry's work, with what both have in common."""

    paper: Paper
    match: Match[str]
    people: Common
    is_specific: bool
    has_title: bool

    @property
    def is_yes(self) -> bool:
        return self.match.judgement.verdict is Verdict.YES

    @property
    def likeness(self) -> Likeness:
        return self.match.judgement.likeness


def known(draft: Draft, lists: Sequence[tuple[str, Library]]) -> Known:
    """Return what the first list that has the work of an entry, or anything of it, knows of it."""
    best = None
    for name, library in lists:
        found = _in_list(draft, name, library)
        if found.work:
            return found
        if best is None or (not (best.strangers or best.near) and (found.strangers or found.near)):
            best = found
    return best or Known(statement(draft))


def _in_list(draft: Draft, name: str, library: Library) -> Known:
    said = statement(draft, library)
    candidates = _candidates(said, library)
    owners = [
        (identifier, Listed(name, library, owner))
        for identifier in said.identifiers
        if identifier.strong
        for owner in library.by_identifier.get(identifier.key, ())[:1]
    ]
    # A title that is the same outweighs an identifier under which another title stands: whoever
    # copies the number of the line above keeps title, authors and venue.
    chosen = next((one for one in candidates if _is_by_title(one)), None)
    if chosen is None and not any(one.has_title and one.is_specific for one in candidates):
        chosen = next((one for one in candidates if _is_otherwise(one)), None)
    titled = next((one for one in candidates if one.has_title and one.is_specific), None)
    if chosen:
        work = Listed(name, library, chosen.paper)
        strangers = tuple(one for one in owners if one[1].paper is not chosen.paper)
        if strangers and _speaks_of_others(said, work, chosen.people, strangers):
            return Known(said, strangers=strangers, titled=work)
        is_sure = chosen.is_yes or chosen.people.agrees
        return Known(said, work, is_sure, chosen.people, strangers)
    shown = Listed(name, library, titled.paper) if titled else None
    if owners:
        near = {one.paper.id: one for one in candidates}
        # Chapters of one book, and parts of a series, are told apart by the engine.
        strangers = tuple(one for one in owners if one[1].paper.id in near)
        if shown is None or shown.paper not in [one.paper for _, one in strangers]:
            return Known(said, strangers=strangers, titled=shown)
    if titled and titled.match.judgement.verdict is Verdict.PERHAPS:
        # A title that nobody else's work has, and nobody's name is right.
        return Known(said, shown, is_sure=False, people=titled.people)
    near_one = candidates[0] if candidates else None
    is_near = near_one and near_one.match.judgement.verdict is Verdict.PERHAPS
    return Known(said, near=Listed(name, library, near_one.paper) if near_one and is_near else None)


def _candidates(said: Statement, library: Library) -> list[_Candidate]:
    """Return the records that may be a work's; of the same title alone where one certainly is."""
    titled = [_candidate(said, match, library) for match in library.works.titled(said)]
    if any(_is_by_title(one) for one in titled):
        return titled
    return [_candidate(said, match, library) for match in library.works.matches(said)]


def _candidate(said: Statement, match: Match[str], library: Library) -> _Candidate:
    paper = library.by_id[match.owner]
    has_title = match.judgement.likeness is Likeness.EQUAL
    # Of the same letters the one may have capitals that make a name of a word.
    is_specific = has_title and (said.titles[0].is_specific or Title(show(paper.title)).is_specific)
    return _Candidate(paper, match, match.judgement.people, is_specific, has_title)


def _is_by_title(one: _Candidate) -> bool:
    """Whether the title, and what else is said, make it the entry's work.

    What is against it (years apart, two numbers) is what an audit is for, where the same people
    wrote it and the title is nobody else's.
    """
    if not one.has_title:
        return False
    if one.is_yes:
        return True
    perhaps = one.match.judgement.verdict is Verdict.PERHAPS
    return perhaps and one.is_specific and one.people in (Common.ALL, Common.MOST, Common.UNKNOWN)


def _is_otherwise(one: _Candidate) -> bool:
    """Whether a record with another title is the entry's work."""
    like = one.likeness >= Likeness.LIKE
    if one.is_yes:
        return like or not one.match.judgement.shared
    perhaps = one.match.judgement.verdict is Verdict.PERHAPS
    return perhaps and one.likeness >= Likeness.EXTENDED and one.people is Common.ALL


def _speaks_of_others(
    said: Statement,
    work: Listed,
    people: Common,
    strangers: Sequence[tuple[Identifier, Listed]],
) -> bool:
    """Whether all but the title of an entry is of the owner of its identifier.

    Asked where the authors do not tell: a group has written both, or the list names none.
    """
    other = strangers[0][1]
    theirs, _ = in_common(said.byline, other.statement.byline)
    if people.agrees and not theirs.agrees:
        return False
    if theirs is Common.ALL and people not in (Common.ALL, Common.UNKNOWN):
        return True
    own, its = ((said.published_in, said.year) == _where(one) for one in (work, other))
    return its and not own


def _where(one: Listed) -> tuple[str, int | None]:
    stated = one.statement
    return stated.published_in, stated.year
