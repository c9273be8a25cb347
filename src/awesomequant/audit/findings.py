"""What an audit says of an entry: its verdict, how sure that is, its words, what mends it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from awesomequant.library.problems import Level, Place


class Verdict(StrEnum):
    """What an entry is found to be; the ids of findings as reports and ``explain`` name them."""

    RIGHT = "right"
    WRONG_FIELD = "wrong-field"
    MISSING_FIELD = "missing-field"
    PUBLISHED = "published-now"
    RETRACTED = "retracted"
    DOUBTED = "doubted"
    CORRECTED = "corrected"
    TWO_WORKS = "two-works"
    CONTRADICTION = "contradiction"
    TWICE = "twice"
    FORM = "other-form"
    UNKNOWN = "not-known"


class Confidence(StrEnum):
    """How sure a finding is: what is certain is mended without asking."""

    CERTAIN = "certain"
    LIKELY = "likely"


# What a finding of each kind is told as where it is certain; what is likely is never an error.
_LEVELS = {
    Verdict.WRONG_FIELD: Level.ERROR,
    Verdict.MISSING_FIELD: Level.WARNING,
    Verdict.PUBLISHED: Level.WARNING,
    Verdict.RETRACTED: Level.ERROR,
    Verdict.DOUBTED: Level.WARNING,
    Verdict.CORRECTED: Level.NOTE,
    Verdict.TWO_WORKS: Level.ERROR,
    Verdict.CONTRADICTION: Level.ERROR,
    Verdict.TWICE: Level.WARNING,
    Verdict.FORM: Level.NOTE,
    Verdict.UNKNOWN: Level.NOTE,
}


@dataclass(frozen=True, slots=True)
class Source:
    """Who says otherwise: a list by its name, its record, and where the work is found."""

    list: str
    id: str
    title: str
    address: str

    def __str__(self) -> str:
        """Return the record and the address, as evidence stands behind a message."""
        return ", ".join(filter(None, (self.id, self.address)))


@dataclass(frozen=True, slots=True)
class Mend:
    """How an entry becomes right: values by field (None for a field to take out), names, a type.

    Values are TeX without the braces around them.  ``title`` says it in a few words.
    """

    title: str
    puts: Mapping[str, str | None] = field(default_factory=dict)
    renames: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an audit says of an entry; ``field`` is where it stands, empty for all of it.

    ``entry`` is the number of the entry in its file, from 0.
    """

    verdict: Verdict
    entry: int
    place: Place
    message: str
    field: str = ""
    confidence: Confidence = Confidence.CERTAIN
    mend: Mend | None = None
    source: Source | None = None
    related: tuple[Place, ...] = ()

    @property
    def level(self) -> Level:
        """How much it matters."""
        level = _LEVELS[self.verdict]
        return Level.WARNING if level is Level.ERROR and not self.is_certain else level

    @property
    def is_certain(self) -> bool:
        """Whether it is mended without asking."""
        return self.confidence is Confidence.CERTAIN


# The words of all findings, in one place: the page in the browser says the same.
TEXTS = {
    "year": "the year is {said}; the list has {known}",
    "year-missing": "it states no year; the list has {known}",
    "venue": "it names {said}; the list has {known}",
    "workshop": "it names {said}, the conference; the list has {known}, a workshop",
    "venue-missing": "it does not say where it appeared; the list has {known}",
    "other-publication": "it names {said} {year}; the list knows it from {known}",
    "not-published-there": "it names {said}; the list has it as a preprint",
    "authors-missing": "it names no authors; the list has {known}",
    "authors-lost": "its authors lack {known}",
    "authors-order": "the authors stand in another order; the list has {known}",
    "authors-unlike": "{said} {are} not among the authors on the list: {known}",
    "authors-spelled": "it names {said}; the list has {known}",
    "authors-others": "none of its authors is among those on the list: {known}",
    "title-now": "its title is “{known}” now",
    "earlier-title": "it has the title of an earlier version; it appeared as “{known}”",
    "like-earlier-title": "the title differs; the list has “{earlier}”, in print “{known}”",
    "title": "the title differs; the list has “{known}”",
    "id-of-another": "{said} is another work: “{other}”",
    "other-id": "{said} is not {known}, which the list has",
    "pages": "the pages are {said}; the list has {known}",
    "volume": "the volume is {said}; the list has {known}",
    "number": "the number is {said}; the list has {known}",
    "published": "it is cited as a preprint; it has appeared in {known}",
    "retracted": "{known}",
    "doubted": "{known}",
    "corrected": "the work was corrected since it appeared. {known}",
    "refused": "the list refused this work: {known}",
    "title-and-id": "it has the title of “{known}” and {said}, which is “{other}”",
    "id-and-title": "{said} is “{other}”, and the title is of another work",
    "id-or-renamed": "{said} is “{other}”: another work, or this one under another title",
    "twice": "the same work as '{other}' in line {line}",
    "names": "names in the form that was asked for: {known}",
    "venues": "the venue in the form that was asked for: {known}",
    "unknown": "no list knows it, which says nothing of whether it exists",
    "unknown-near": "no list knows it; the nearest is “{known}”",
    # What an entry says against itself.
    "preprint-year": "the year is {said}, but {known} is of {year}",
    "two-ids": "'{field}' says {said}, '{other}' says {known}",
    "address-year": "the year is {said}, but {known} is of {year}",
    "address-venue": "it names {said}, but {known} is of {other}",
    "pages-backwards": "the pages run backwards: {said}",
    "future-year": "the year is {said}, which has not come yet",
    "publisher": "the publisher is {said}, but the DOI is one of {known}",
}
# What mends are called.
MENDS = {
    "write": "write {value}",
    "insert": "add {value}",
    "order": "write them in that order",
    "cite": "cite it as published in {value}",
    "look": "look which of the two is meant",
    "one-key": "cite one of the two keys and take the other entry out",
    "withdrawn": "do not rest on it, or say that it was retracted",
}

# What each finding means, why it matters, how to mend it: for ``explain`` and for the docs.
EXPLANATIONS = {
    Verdict.WRONG_FIELD: """A field of the entry is not what the list has for the same work.

The entry is recognised by its identifiers, or by its title and authors together.  Initials,
abbreviated venues, small letters, missing accents and ``et al.`` are other forms of the same and
are not told.  ``--fix`` writes what is certain and asks about the rest.
""",
    Verdict.MISSING_FIELD: """The entry lacks what every style prints: authors, year, or a venue.

``--fix`` adds it from the list, beside the fields that are there.
""",
    Verdict.PUBLISHED: """The entry cites a preprint, and the work has appeared since.

``--fix`` cites the version of record: type, venue and year; the number of the preprint stays.
``--prefer preprint`` keeps such entries as they are.
""",
    Verdict.RETRACTED: """The list says that the work was retracted, or refused it for that.

Nothing is mended: whether to cite it is yours to decide.  An entry whose title or ``note`` says so
knows it, and is not told.
""",
    Verdict.DOUBTED: """Its journal has expressed concern about the work, or retracted a part of it.

Nothing is mended: read the notice.  An entry whose ``note`` says so is not told.
""",
    Verdict.CORRECTED: """A correction of the work has appeared: erratum, corrigendum or addendum.

The reference is right.  Read the notice: what you cite may be what was corrected.
""",
    Verdict.TWO_WORKS: """The entry has the title of one work and the identifier of another.

Such entries come of copying the wrong line, and of programs that make references up.  Nothing is
mended: only you know which of the two you read.
""",
    Verdict.CONTRADICTION: """The entry contradicts itself, whatever any list says.

A preprint older than its number, two identifiers of two works, proceedings of another year or
another conference, pages that run backwards, a publisher that does not give out such a DOI, a year
that has not come yet: later than the next one, which is printed months before it begins.
""",
    Verdict.TWICE: """Two entries of the file are one work.

Keys are cited, so that none is taken out: cite one of them everywhere, then take out the other.
""",
    Verdict.FORM: """Names or venues are not in the form that ``--names`` or ``--venues`` asks for.

``--fix`` writes them in that form, in entries of works that a list has.
""",
    Verdict.UNKNOWN: """No list that was asked has the work.

It may be of another topic, too new, or none at all; a list cannot tell which.  Such entries are
counted, and told one by one in the form ``json``.
""",
}
