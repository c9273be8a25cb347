"""Which words make which tag or value of an own field: rules of a list, and what was read."""

import re
from typing import Annotated, Self

from pydantic import Field, model_validator

from awesomequant.library.field_types import Flag, Label, Model, Prose, Slug
from awesomequant.library.patterns import Pattern

Patterns = Annotated[tuple[Pattern, ...], Field(max_length=500)]


class TagRule(Model):
    """A tag, or a value of an own field, and the words by which a record gets it."""

    tag: Slug | None = None
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
    tags: tuple[Slug, ...] = ()
    """It gets these, whatever its words say."""
    without: tuple[Slug, ...] = ()
    """Rules give it none of these, tags or own fields."""
    because: Prose


class TagRules(Model):
    """The whole of ``data/tag-rules.yaml``."""

    rules: Annotated[tuple[TagRule, ...], Field(max_length=2000)] = ()
    reviewed: Annotated[tuple[TagReview, ...], Field(max_length=10_000)] = ()
