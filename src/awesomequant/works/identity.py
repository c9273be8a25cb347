"""The same work? Yes, no or perhaps, with the evidence for it and against it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import product

from awesomequant.text import squash
from awesomequant.works.author_likeness import Common, in_common
from awesomequant.works.kinds import Kind
from awesomequant.works.statement import Statement
from awesomequant.works.title_likeness import (
    NUMBERS_DIFFER,
    Likeness,
    TitleComparison,
    compare_titles,
)

# The answer to "the same work?", with what it rests on.


class Verdict(StrEnum):
    """Whether two statements speak of one work."""

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and what it rests on, in short sentences for a curator."""

    verdict: Verdict
    evidence: tuple[str, ...]
    likeness: Likeness = Likeness.UNLIKE
    shared: tuple[str, ...] = ()
    """Identifiers of one work that both have, as ``arxiv:1909.05840``."""
    is_collision: bool = False
    """Whether one of them cannot be right: two works, and one identifier that names one."""
    is_namesake: bool = False
    """Whether two works bear one title, which a reader may take for one."""
    people: Common = field(default=Common.UNKNOWN, compare=False)
    """What their authors have in common; a judgement that was kept between runs has lost it."""

    def __str__(self) -> str:
        """Return the evidence in one line."""
        return ", ".join(self.evidence)


# What speaks against two statements being of one work, titles and people apart.

# Years between two publications of one work (in print after online; a list that has the year
# wrong), and between a preprint and its publication, that may pass.
PUBLISHED_AGAIN = 3
PREPRINT_BEFORE = 6
_TEXTS = frozenset(
    (Kind.ARTICLE, Kind.CONFERENCE, Kind.WORKSHOP, Kind.PREPRINT, Kind.CHAPTER, Kind.REPORT)
)
_KINDS = {
    Kind.ARTICLE: "an article", Kind.CONFERENCE: "a conference paper",
    Kind.WORKSHOP: "a workshop paper", Kind.PREPRINT: "a preprint", Kind.CHAPTER: "a chapter",
    Kind.REPORT: "a report", Kind.BOOK: "a book", Kind.THESIS: "a thesis",
    Kind.DATASET: "a data set", Kind.SOFTWARE: "software", Kind.STANDARD: "a standard",
}  # fmt: skip
SCHEMES = {"arxiv": "arXiv", "openreview": "OpenReview", "pmcid": "PMC"}


def conflicts(one: Statement, other: Statement) -> Iterator[str]:
    """Yield what speaks against one work, titles and people apart."""
    kinds = {side.kind for side in (one, other) if side.kind in _KINDS}
    if len(kinds) > 1 and not kinds <= _TEXTS:
        first, second = sorted(_KINDS[kind] for kind in kinds if kind)
        yield f"one is {first}, the other {second}"
    for scheme in sorted(one.only_ids.keys() & other.only_ids.keys()):
        if one.only_ids[scheme] != other.only_ids[scheme]:
            yield f"two {SCHEMES.get(scheme, scheme.upper())} ids"
    years = years_between(one, other) or 0
    published = one.is_published and other.is_published
    if years > (PUBLISHED_AGAIN if published else PREPRINT_BEFORE):
        yield f"{years} years apart"
    # Two publishers of one conference each give a DOI (ACM and IEEE); a journal's is another text.
    in_one_place = bool(one.published_in) and one.published_in == other.published_in
    if one.dois and other.dois and not one.dois & other.dois:
        if years > 1 or not in_one_place:
            yield "two DOIs"
    elif published and is_elsewhere(one, other):
        extended = Kind.ARTICLE in kinds and bool(kinds & {Kind.CONFERENCE, Kind.WORKSHOP})
        if years > 1 or (years and extended):
            yield "published in two places"
    if differ(one.edition, other.edition):
        yield "two editions"
    if in_one_place and differ(one.volume, other.volume):
        yield "two volumes"


def is_elsewhere(one: Statement, other: Statement) -> bool:
    """Return whether two statements name two places of publication."""
    first, second = one.published_in, other.published_in
    return bool(first and second) and first != second


def years_between(one: Statement, other: Statement) -> int | None:
    """Return the years between two statements; None where one has no year."""
    return abs(one.year - other.year) if one.year and other.year else None


def differ(one: str | None, other: str | None) -> bool:
    """Return whether both say something, and not the same."""
    return bool(one and other) and squash(one or "") != squash(other or "")


def named(key: str) -> str:
    """Return an identifier as a reader knows it: ``arXiv 1909.05840``."""
    scheme, _, name = key.partition(":")
    return f"{SCHEMES.get(scheme, scheme.upper())} {name}"


# The same work? Two statements about works compared: yes, no or perhaps, with the evidence.
#
# A statement is what one source says of one work: a record of the list, an entry of an import, the
# reply of a service.  A wrong yes writes the facts of one work into the record of another, and
# nobody notices; a wrong no is a second record that a finding names.  So yes needs evidence, what
# is in doubt is *perhaps*, and nobody joins what is not a yes.  The rules, and what was measured
# of them, are in docs/decisions/identity.md; `candidates` finds what is worth comparing.

__all__ = ["Judgement", "Likeness", "Statement", "Verdict", "same_work"]

# Years that may pass where nobody's name speaks for one work; see `conflicts` for the others.
PUBLISHED_AGAIN_UNNAMED = 1
PREPRINT_BEFORE_UNNAMED = 3
# Of 36 pairs of unlike titles under one identifier those that share half of their telling words
# were one work, renamed; of those that share less about every second was a wrong link.
RENAMED = 0.5
ONE_TOPIC = 0.25
# Of works with one coined name and unknown authors: SDQ, DAQ and LegoNet were each two (below
# 0.34), MeliusNet, OWQ and L4Q one each (0.4 and more).
ONE_NAME = 0.35
_FEW = 2
_OTHER_PAGES = "other pages"


_LIKENESS = {
    Likeness.UNLIKE: "unlike titles",
    Likeness.LIKE: "titles that are alike",
    Likeness.NAMED: "titles that begin alike",
    Likeness.EXTENDED: "one title is part of the other",
    Likeness.SPELLED: "one title in two spellings",
    Likeness.EQUAL: "the same title",
}


def same_work(one: Statement, other: Statement) -> Judgement:
    """Judge whether two statements speak of one work; their order does not matter."""
    # A DOI is that of a book where both take it for one.  A list gave a journal's article to a
    # conference: only one of the two looked like a part of proceedings.
    its, theirs = one.ids | one.books, other.ids | other.books
    shared = tuple(sorted((its & theirs) - (one.books & other.books)))
    evidence = [f"both have {named(name)}" for name in shared]
    if not (one.titles[0].key and other.titles[0].key):
        # Whoever asks for an id knows no more of the work.
        if one.places & other.places:
            evidence.append("found at one place")
        if one == other:
            evidence.append("the same in all that they say")
        verdict = Verdict.YES if evidence else Verdict.NO
        return Judgement(verdict, tuple(evidence) or ("no title to compare",), shared=shared)
    pairs = product(one.titles, other.titles)
    titles = max((compare_titles(*pair) for pair in pairs), key=TitleComparison.strength)
    if titles.likeness is Likeness.UNLIKE and not shared:
        told = ["the DOI of one book"] if one.books & other.books else []
        return Judgement(Verdict.NO, (_LIKENESS[titles.likeness], *told))
    people, count = in_common(one.byline, other.byline)
    evidence.append(_LIKENESS[titles.likeness])
    if people is Common.NONE:
        evidence.append("no author in common")
    elif people is not Common.UNKNOWN:
        counted = f"{count} authors in common" if count > 1 else "1 author in common"
        evidence.append(counted if count else "an author whose name is spelled in two ways")
    if shared:
        verdict, more = _by_identifier(one, other, titles, people)
        if len(shared) > 1 and verdict is Verdict.PERHAPS and people is not Common.NONE:
            verdict = Verdict.YES  # two links copied from a wrong line are rare
    else:
        verdict, more = _by_title(one, other, titles, people)
    no = verdict is Verdict.NO
    return Judgement(
        verdict,
        (*evidence, *dict.fromkeys(more)),
        titles.likeness,
        shared,
        is_collision=no and bool(shared) and _OTHER_PAGES not in more,
        is_namesake=no and titles.likeness is Likeness.EQUAL and not titles.is_generic,
        people=people,
    )


def _by_identifier(
    one: Statement, other: Statement, titles: TitleComparison, people: Common
) -> tuple[Verdict, list[str]]:
    """Judge two statements with a common identifier: one work, unless its titles and people object.

    Of 412 pairs of titles that lists had under one identifier some 375 are one work.  A year or a
    venue that differs proves nothing: a list has the preprint's, another the journal's.
    """
    alike = titles.likeness is not Likeness.UNLIKE
    verdict, told = Verdict.PERHAPS, list[str]()
    if not alike and differ(one.pages, other.pages):
        # Chapters under the DOI of their book, where that does not look like one.
        verdict, told = Verdict.NO, [_OTHER_PAGES]
    elif titles.series:
        told = [titles.series]
    elif people is Common.UNKNOWN and titles.likeness < Likeness.EXTENDED and _are_two(one, other):
        # A list linked the preprint of a conference's paper to the journal's and to a later one.
        told = ["published in two places"]
    elif people is Common.UNKNOWN and not alike:
        # Nobody's name helps: the words decide, where each title has some that tell.
        if titles.overlap >= RENAMED:
            verdict, told = Verdict.YES, ["most of their words are the same"]
        elif not titles.overlap and min(len(side.titles[0].stems) for side in (one, other)) > _FEW:
            verdict, told = Verdict.NO, ["not a word in common"]
    elif people is Common.NONE:
        if titles.likeness is Likeness.EQUAL and not titles.is_generic:
            verdict = Verdict.YES  # somebody has the names wrong
        elif not alike:
            verdict = Verdict.NO
    # Of three pairs that shared most authors and less than a quarter of their words two were wrong
    # links within a group; those that shared all authors were one work, renamed.
    elif alike or people is Common.ALL or (people is Common.MOST and titles.overlap >= ONE_TOPIC):
        verdict = Verdict.YES
    return verdict, told


def _are_two(one: Statement, other: Statement) -> bool:
    """Return whether each of two statements speaks of a publication of its own."""
    if one.dois & other.dois:
        return False
    return one.is_published and other.is_published and is_elsewhere(one, other)


def _by_title(
    one: Statement, other: Statement, titles: TitleComparison, people: Common
) -> tuple[Verdict, list[str]]:
    """Judge two statements with like titles and no common identifier."""
    against = list(conflicts(one, other))
    if titles.apart:
        # The same people may have counted anew: "2-bit" became "3-bit".
        renamed = titles.apart == NUMBERS_DIFFER and not titles.series
        may_be = renamed and people.agrees and not against
        return (Verdict.PERHAPS if may_be else Verdict.NO), [titles.apart, *against]
    if titles.doubt:
        against.append(titles.doubt)
    in_one_book = bool(one.books & other.books)
    if in_one_book and differ(one.pages, other.pages):
        return Verdict.NO, [*against, _OTHER_PAGES]
    told = []
    if people is Common.UNKNOWN:
        if in_one_book or one.places & other.places:
            told = ["found at one place"]
            # One page may list all papers of a workshop: what differs must not be much.
            if titles.likeness >= Likeness.EXTENDED or titles.overlap >= RENAMED:
                people = Common.MOST
        else:
            told = ["authors unknown"]
    if titles.likeness is not Likeness.EQUAL:
        return _of_like_titles(titles, people, against), [*told, *against]
    # Neither names people, an identifier or a page, nor another year or venue.  Whoever reads a
    # list twice must find it listed; two records without a difference help nobody.
    said = [side.ids or side.books or side.people or side.places for side in (one, other)]
    is_bare = not any(said) and one.year == other.year and one.published_in == other.published_in
    if is_bare and not against:
        return Verdict.YES, ["nothing else is said of either"]
    if titles.is_generic and not people.agrees:
        return Verdict.NO, ["a title of many works", *against]
    verdict = _of_one_title(one, other, people, against, is_specific=titles.is_specific)
    return verdict, [*told, *against]


def _of_one_title(
    one: Statement, other: Statement, people: Common, against: list[str], *, is_specific: bool
) -> Verdict:
    """Judge two statements with the same title.

    Of 128,144 titles of proceedings 58 occur in two of them, so a specific title is nearly proof;
    "Deep Learning" is none, not even with an author in common.
    """
    if people is Common.UNKNOWN:
        return _of_title_alone(one, other, against, is_specific=is_specific)
    if people is Common.NONE:
        return Verdict.PERHAPS if is_specific and not against else Verdict.NO
    if is_specific:
        return Verdict.PERHAPS if against else Verdict.YES
    if people is Common.SOME:
        return Verdict.NO if against else Verdict.PERHAPS
    if against or (is_elsewhere(one, other) and years_between(one, other)):
        return Verdict.PERHAPS
    return Verdict.YES


def _of_title_alone(
    one: Statement, other: Statement, against: list[str], *, is_specific: bool
) -> Verdict:
    """Judge two statements with the same title of which one names no people."""
    years = years_between(one, other)
    if not is_specific:
        if against:
            return Verdict.NO
        in_one_place = one.published_in and one.published_in == other.published_in
        return Verdict.YES if years == 0 and in_one_place else Verdict.PERHAPS
    if against:
        far = years is not None and years > PUBLISHED_AGAIN
        return Verdict.NO if far or len(against) > 1 else Verdict.PERHAPS
    if years is None:
        return Verdict.YES
    both = one.is_published and other.is_published
    near = PUBLISHED_AGAIN_UNNAMED if both else PREPRINT_BEFORE_UNNAMED
    return Verdict.YES if years <= near else Verdict.PERHAPS


def _of_like_titles(titles: TitleComparison, people: Common, against: list[str]) -> Verdict:
    """Judge two statements whose titles are alike and not the same."""
    if people is Common.NONE:
        return Verdict.NO
    likeness = titles.likeness
    named = titles.is_specific and (likeness is not Likeness.NAMED or titles.overlap >= ONE_NAME)
    if likeness is Likeness.SPELLED and named and people is Common.UNKNOWN:
        # Two arXiv ids: a paper uploaded twice, or its twin.
        return Verdict.NO if len(against) > 1 else Verdict.PERHAPS
    by_name_only = likeness is Likeness.NAMED and not named
    if not people.agrees:
        return Verdict.NO if against or by_name_only else Verdict.PERHAPS
    if against and by_name_only:
        return Verdict.NO  # a column of a magazine, chapters of a handbook
    proven = likeness is Likeness.SPELLED or (named and likeness is not Likeness.LIKE)
    return Verdict.YES if proven and not against else Verdict.PERHAPS
