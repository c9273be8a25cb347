"""Who wrote a work, as a record states it: people, groups, and "et al." for those left out."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator, Field

from awesomequant.library.field_types import Model, Name
from awesomequant.works.people import People, is_et_al
from awesomequant.works.people import stated as by_source
from awesomequant.works.people.stated import people, plain

__all__ = [
    "MOST_AUTHORS", "SHOWN_AUTHORS", "Author", "Authors", "Group", "of_bibtex", "of_text",
    "people", "plain", "stated", "texts", "tidied",
]  # fmt: skip

# The longest list that we know of has 5,154 names: a record keeps the first 5,000 of such a list
# and "et al.".
MOST_AUTHORS = 5000
# Of how many authors a list names the first; the paper's own page has them all.
SHOWN_AUTHORS = 6


class Group(Model):
    """An author that is no person: a team, a company, a collaboration; its name is never parted."""

    group: Name


Author = str | Group


def _cut_short_at_the_end_only(names: tuple[Author, ...]) -> tuple[Author, ...]:
    # In the middle of a list, or alone, it is a name that was read wrongly.
    for at, name in enumerate(names):
        if isinstance(name, str) and is_et_al(name) and (at == 0 or at < len(names) - 1):
            msg = f"'{name}' stands for those who follow: it may only come last, after a name"
            raise ValueError(msg)
    return names


# As written, in order: a person, or a group; the last may be "et al.".
Authors = Annotated[
    tuple[Name | Group, ...],
    Field(max_length=MOST_AUTHORS + 1),
    AfterValidator(_cut_short_at_the_end_only),
]


def texts(names: Iterable[Author]) -> list[str]:
    """Return authors as texts that tell them apart: a group after a line end, as no name begins."""
    return [one if isinstance(one, str) else f"\n{one.group}" for one in names]


def of_text(text: str) -> Author:
    """Return the author that one of these texts is of."""
    return Group.model_construct(group=text[1:]) if text[:1] == "\n" else text


def tidied(names: Iterable[Author]) -> tuple[Author, ...]:
    """Return authors as a record may hold them: of more than 5,000 the first, and "et al."."""
    held = tuple(names)
    named = people(held)
    others = any(isinstance(name, str) and is_et_al(name) for name in held)
    return stated(People(named[:MOST_AUTHORS], others or len(named) > MOST_AUTHORS))


def stated(listed: People) -> tuple[Author, ...]:
    """Return people as a record states them: no empty names, no unseen signs, "et al." last."""
    return by_source.stated(listed, _group)


def of_bibtex(value: str) -> tuple[Author, ...]:
    """Return the people of a field of BibTeX: what stands in braces whole is a group."""
    return by_source.of_bibtex(value, _group)


def _group(name: str) -> Group:
    return Group(group=name)
