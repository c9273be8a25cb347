"""What a list is about, as data: phrases that say so, phrases that speak against it, decisions."""

from typing import Annotated

from pydantic import Field

from awesomequant.library.field_types import Flag, Label, Model, Prose, Slug, Title

Phrases = Annotated[tuple[Label, ...], Field(max_length=1000)]


class Review(Model):
    """A work that a person looked at: whether it counts, and why."""

    work: Title
    """Its title, or an identifier such as `arxiv:1909.05840`."""
    counts: Flag
    because: Prose


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
