"""What speaks against two statements being of one work, titles and people apart."""

from collections.abc import Iterator

from awesomequant.text import squash
from awesomequant.works.kinds import Kind
from awesomequant.works.statement import Statement

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
SCHEMES = {"arxiv": "arXiv", "openreview": "OpenReview", "hal": "HAL", "pmcid": "PMC"}


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
