"""The rules of a list, as data: what it is about, and which words make which tag."""

import re
import warnings
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from awesomequant.library.field_types import (
    Flag,
    Label,
    Line,
    Model,
    Prose,
    Slug,
    Title,
)
from awesomequant.library.pattern_cost import TooSlowError, refuse_slow
from awesomequant.works.titles import LONGEST as LONGEST_TITLE

# Patterns: regular expressions that people write into a list's files, sound, and never slow.


def _sound(pattern: str) -> str:
    """Refuse what is no regular expression and what may take for ever."""
    try:
        with warnings.catch_warnings():  # "[[" means something else in a future Python: refused
            warnings.simplefilter("error")
            re.compile(pattern)
            # In a group of its own, so that flags for all of it ("(?x)") are refused: case is not
            # ours to change for a whole rule, "(?-i:SAM)" says it for a part.
            re.compile(f"(?:{pattern})")
    except (re.error, RecursionError, OverflowError, Warning) as error:
        msg = f"'{pattern[:60]}' is no regular expression: {error}"
        raise ValueError(msg) from None
    try:
        refuse_slow(pattern)
    except TooSlowError as error:
        msg = f"'{pattern[:60]}' may take for ever: {error}"
        raise ValueError(msg) from None
    return pattern


# A regular expression, searched for anywhere in a text, without regard to case and accents.
Pattern = Annotated[Line, Field(max_length=LONGEST_TITLE), AfterValidator(_sound)]

# Scope: phrases that say what a list is about, phrases that speak against it, decisions.

_MOST_SIGNS = 2
# A number that a letter ends ends in one way alone: of ``w#a#kv#`` only the last one counts.
_OPEN = re.compile(r"#(?![^\W\d_])")


def _few_signs(phrase: str) -> str:
    """Refuse what would be tried in more ways than there is time."""
    words = re.split(r"[^\w*#]|_", phrase)
    numbers = [word.count("#") if "*" in word else len(_OPEN.findall(word)) for word in words]
    if any(
        word.count("*") + number > _MOST_SIGNS for word, number in zip(words, numbers, strict=True)
    ):
        msg = f"'{phrase}' has a word with more than {_MOST_SIGNS} of '*' and '#'"
        raise ValueError(msg)
    if sum(numbers) > _MOST_SIGNS:
        msg = f"'{phrase}' has more than {_MOST_SIGNS} numbers"
        raise ValueError(msg)
    return phrase


Phrase = Annotated[Label, AfterValidator(_few_signs)]
Phrases = Annotated[tuple[Phrase, ...], Field(max_length=1000)]


class Review(Model):
    """A work that a person looked at: whether it counts, and why."""

    work: Title
    """Its title, or an identifier such as `arxiv:1909.05840`."""
    counts: Flag
    """Whether it is about the list's subject."""
    because: Prose
    """Why."""


class Scope(Model):
    """The whole of ``data/scope.yaml``.

    A phrase is a row of words as they stand in titles, without case, accents and hyphens; `*`
    stands for any letters of a word, `#` for a number: `# wing*`, `bee*`.
    """

    about: Prose | None = None
    """What counts, for people; the docs say it at length."""
    titles: Phrases = ()
    """A title that has one of these is about it."""
    against: Phrases = ()
    """A title that has one of these is about something else, unless a person says otherwise."""
    sure: Phrases = ()
    """They settle it where a title has phrases of both kinds."""
    lists: tuple[Slug, ...] = ()
    """Sources that hold nothing else: what stands there counts."""
    headings: Phrases = ()
    """Headings of wider lists under which such works stand; a person reads what is there."""
    reviewed: Annotated[tuple[Review, ...], Field(max_length=10_000)] = ()
    """What was read and decided: it is not asked again."""


# Tags: which words make which tag or value of an own field, and what was read.

Patterns = Annotated[tuple[Pattern, ...], Field(max_length=500)]


class TagRule(Model):
    """A tag, or a value of an own field, and the words by which a record gets it."""

    tag: Slug | None = None
    """The tag it gives."""
    field: Slug | None = None
    """The own field that a ``value`` is for."""
    value: Label | None = None
    r"""What the field gets; `\1` is what the first group of the pattern found."""
    titles: Patterns = ()
    """The title, or another title of the work, has one of these."""
    words: Patterns = ()
    """A word that a source tags it with has one of these."""
    headings: Patterns = ()
    """A heading that a source keeps it under has one of these."""
    keywords: Patterns = ()
    """One of its authors' own keywords has one of these."""
    lists: Annotated[tuple[Slug, ...], Field(max_length=500)] = ()
    """Sources that hold nothing else: what stands there gets it."""
    unless: Patterns = ()
    """A title that has one of these does not get it."""
    otherwise: Flag = False
    """Only what has no tag, and gets none by another rule."""

    @property
    def patterns(self) -> tuple[str, ...]:
        """Every pattern that makes the rule hold."""
        return (*self.titles, *self.words, *self.headings, *self.keywords)

    @model_validator(mode="after")
    def _of_one_thing(self) -> Self:
        if bool(self.tag) == bool(self.field) or bool(self.field) != bool(self.value):
            msg = "a rule has a 'tag', or a 'field' and its 'value'"
            raise ValueError(msg)
        if not (self.patterns or self.lists or self.otherwise):
            msg = "nothing makes the rule hold; write 'titles', 'words', 'headings' or 'keywords'"
            raise ValueError(msg)
        if self.otherwise and (self.field or self.patterns or self.lists):
            msg = "'otherwise' stands alone, and for a tag: it holds where no other rule does"
            raise ValueError(msg)
        wanted = max(map(int, re.findall(r"\\(\d)", self.value or "")), default=0)
        if wanted and any(re.compile(one).groups < wanted for one in self.patterns):
            msg = rf"the value has \{wanted}, and a pattern has fewer groups than that"
            raise ValueError(msg)
        if wanted and self.lists:
            msg = f"a list finds nothing that \\{wanted} could stand for"
            raise ValueError(msg)
        return self


class TagReview(Model):
    """A record that a person looked at: what the rules cannot know, or got wrong."""

    record: Slug
    """The record's id."""
    tags: tuple[Slug, ...] = ()
    """It gets these, whatever its words say."""
    without: tuple[Slug, ...] = ()
    """Rules give it none of these, tags or own fields."""
    because: Prose
    """Why."""


class TagRules(Model):
    """The whole of ``data/tag-rules.yaml``."""

    rules: Annotated[tuple[TagRule, ...], Field(max_length=2000)] = ()
    """The rules."""
    reviewed: Annotated[tuple[TagReview, ...], Field(max_length=10_000)] = ()
    """What people read."""
