"""Who wrote a work, as a record states it: people, groups, and "et al." for those left out."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator, Field

from awesomequant.library.types import Model, Name
from awesomequant.works.people import is_et_al


class Group(Model):
    """An author that is no person: a team, a company, a collaboration; its name is never parted."""

    group: Name


def _cut_short_at_the_end_only(people: tuple[str | Group, ...]) -> tuple[str | Group, ...]:
    for at, name in enumerate(people):
        if isinstance(name, str) and is_et_al(name) and (at == 0 or at < len(people) - 1):
            msg = f"'{name}' stands for those who follow: it may only come last, after a name"
            raise ValueError(msg)
    return people


# As written, in order: a person, or a group; the last may be "et al.".  The longest list that
# we know of has 5,154 names: a record keeps the first 5,000 of such a list and "et al.".
Authors = Annotated[
    tuple[Name | Group, ...], Field(max_length=5001), AfterValidator(_cut_short_at_the_end_only)
]


def shown_names(people: Iterable[str | Group]) -> tuple[str, ...]:
    """Return names as shown: groups by their names, without "et al."."""
    plain = (name.group if isinstance(name, Group) else name for name in people)
    return tuple(name for name in plain if not is_et_al(name))
