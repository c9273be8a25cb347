"""Which work of which list an entry speaks of, and whose identifiers and title it bears."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from awesomequant.audit.findings import Source
from awesomequant.audit.truth import NEIGHBOURS, Truth, Work
from awesomequant.intake.said import statement_of
from awesomequant.library.draft import Draft
from awesomequant.text import squash
from awesomequant.works import letters
from awesomequant.works.author_likeness import Common, in_common
from awesomequant.works.candidates import FIRST_LETTERS, NEAREST, Match, worth_telling
from awesomequant.works.identifiers import Identifier
from awesomequant.works.identity import Judgement, Statement, Verdict, same_work
from awesomequant.works.title_likeness import NEAR_TITLE, Likeness
from awesomequant.works.titles import Title, taken_apart


@dataclass(frozen=True, slots=True)
class Listed:
    """A work as a list has it, and the list."""

    list: Truth
    work: Work

    @property
    def source(self) -> Source:
        """Who says what is said of it."""
        work = self.work
        return Source(self.list.name, work.id, work.title, work.address or "")


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
    """A work that may be the entry's, with what both have in common."""

    work: Work
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


def known(draft: Draft, lists: Sequence[Truth]) -> Known:
    """Return what the first list that has the work of an entry, or anything of it, knows of it."""
    best = None
    for one in lists:
        found = _in_list(draft, one)
        if found.work:
            return found
        if best is None or (not (best.strangers or best.near) and (found.strangers or found.near)):
            best = found
    return best or Known(statement_of(draft))


def _in_list(draft: Draft, asked: Truth) -> Known:
    said = statement_of(draft, asked.resolver)
    owners = [
        (identifier, Listed(asked, owner))
        for identifier in said.identifiers
        if identifier.strong
        for owner in asked.owners(identifier)[:1]
    ]
    candidates = _candidates(said, asked, [one.work for _, one in owners])
    # A title that is the same outweighs an identifier under which another title stands: whoever
    # copies the number of the line above keeps title, authors and venue.
    chosen = next((one for one in candidates if _is_by_title(one)), None)
    if chosen is None and not any(one.has_title and one.is_specific for one in candidates):
        chosen = next((one for one in candidates if _is_otherwise(one)), None)
    titled = next((one for one in candidates if one.has_title and one.is_specific), None)
    if chosen:
        work = Listed(asked, chosen.work)
        strangers = tuple(one for one in owners if one[1].work.id != chosen.work.id)
        if strangers and _speaks_of_others(said, work, chosen.people, strangers):
            return Known(said, strangers=strangers, titled=work)
        is_sure = chosen.is_yes or chosen.people.agrees
        return Known(said, work, is_sure, chosen.people, strangers)
    shown = Listed(asked, titled.work) if titled else None
    if owners:
        near = {one.work.id for one in candidates}
        # Chapters of one book, and parts of a series, are told apart by the engine.
        strangers = tuple(one for one in owners if one[1].work.id in near)
        if shown is None or shown.work.id not in [one.work.id for _, one in strangers]:
            return Known(said, strangers=strangers, titled=shown)
    if titled and titled.match.judgement.verdict is Verdict.PERHAPS:
        # A title that nobody else's work has, and nobody's name is right.
        return Known(said, shown, is_sure=False, people=titled.people)
    near_one = candidates[0] if candidates else None
    is_near = near_one and near_one.match.judgement.verdict is Verdict.PERHAPS
    return Known(said, near=Listed(asked, near_one.work) if near_one and is_near else None)


def _candidates(said: Statement, asked: Truth, owners: Sequence[Work]) -> list[_Candidate]:
    """Return the works that may be the entry's; of the same title alone where one certainly is.

    Not by rare words, which only who holds the whole list knows: by identifiers, by the title and
    what stands behind a name in it, and by the titles next to it in the order of their letters.
    """
    titles = [title for title in said.titles if title.key]
    same = _of_title(titles, asked)
    told: dict[str, Judgement] = {}
    titled = _judged(said, same, told)
    if any(_is_by_title(one) for one in titled):
        return [one for one in titled if one.has_title]
    return _judged(said, [*owners, *same, *_of_other_titles(titles, asked)], told)


def _of_title(titles: Sequence[Title], asked: Truth) -> list[Work]:
    return [work for key in _keys(titles) for work in asked.titled(key)[:NEIGHBOURS]]


def _of_other_titles(titles: Sequence[Title], asked: Truth) -> list[Work]:
    """Return the works whose titles are part of one, or next to it and like it."""
    behind = [title.parts[1] for title in titles if title.parts[1]]
    likest = [key for title in titles for key in _likest(title, asked)]
    found = [work for key in (*behind, *likest) for work in asked.titled(key)[:NEIGHBOURS]]
    leads = (*_keys(titles), *behind)
    return found + [work for key in leads for work in asked.behind(key)[:NEIGHBOURS]]


def look(said: Statement, asked: Truth) -> None:
    """Ask for what is asked of an entry: files are fetched before anything is judged."""
    for one in said.identifiers:
        if one.strong:
            asked.owners(one)
    titles = [title for title in said.titles if title.key]
    if not _of_title(titles, asked):
        _of_other_titles(titles, asked)


def _keys(titles: Iterable[Title]) -> list[str]:
    """Return the keys of some titles, with and without a label such as "(Extended Version)"."""
    return list(dict.fromkeys(key for title in titles for key in (squash(title.text), title.key)))


def _likest(title: Title, asked: Truth) -> list[str]:
    """Return the keys next to a title that begin with its name, or are like it letter by letter."""
    key, name = title.key, title.parts[0]
    first = min(len(name) or FIRST_LETTERS, FIRST_LETTERS)
    scores: dict[str, float] = {}
    named = []
    for one in asked.beside(key, first):
        if one == key:
            continue
        if name and one.startswith(name):
            named.append(one)
        elif score := letters.ratio(key, one, score_cutoff=NEAR_TITLE):
            scores[one] = score
    likest = sorted(scores, key=lambda one: (-scores[one], one))
    return [*named[:NEAREST], *likest[:NEAREST]]


def _judged(said: Statement, works: Iterable[Work], told: dict[str, Judgement]) -> list[_Candidate]:
    """Return works with what an entry has in common with them, the likeliest first.

    ``told`` gets what was judged of each: no two are compared twice.
    """
    by_id = {work.id: work for work in works}
    for one, work in by_id.items():
        if one not in told:
            told[one] = same_work(said, work.statement)
    pairs = ((one, told[one]) for one in sorted(by_id))
    return [_candidate(said, match, by_id[match.owner]) for match in worth_telling(pairs)]


def _candidate(said: Statement, match: Match[str], work: Work) -> _Candidate:
    has_title = match.judgement.likeness is Likeness.EQUAL
    # Of the same letters the one may have capitals that make a name of a word.
    is_specific = has_title and (said.titles[0].is_specific or taken_apart(work.shown).is_specific)
    return _Candidate(work, match, match.judgement.people, is_specific, has_title)


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
    theirs, _ = in_common(said.byline, other.work.statement.byline)
    if people.agrees and not theirs.agrees:
        return False
    if theirs is Common.ALL and people not in (Common.ALL, Common.UNKNOWN):
        return True
    own, its = ((said.published_in, said.year) == _where(one) for one in (work, other))
    return its and not own


def _where(one: Listed) -> tuple[str, int | None]:
    stated = one.work.statement
    return stated.published_in, stated.year
