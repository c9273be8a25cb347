"""Who wrote a work, as a record states it: people, groups, and "et al." for those left out."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, Field

from awesomequant.language.characters import visible
from awesomequant.library.field_types import LONGEST_NAME, Model, Name
from awesomequant.text import one_line
from awesomequant.works.people import (
    ET_AL,
    People,
    Person,
    group,
    is_et_al,
    parse_person,
    read_bibtex_name,
    split_bibtex,
    written,
)

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


def people(names: Iterable[Author]) -> tuple[Person, ...]:
    """Return the persons and groups that are named, without "et al."."""
    found = [group(name.group) if isinstance(name, Group) else _named(name) for name in names]
    return tuple([person for person in found if person])


# One look at what is known in place of three: the five names of a paper take 2.3 µs, and took 3.7.
@lru_cache(maxsize=1 << 16)
def _named(name: str) -> Person | None:
    """Return the person of a name; None for "et al." and for blanks."""
    return parse_person(name) if name.strip() and not is_et_al(name) else None


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
    names: list[Author] = []
    for person in listed.people:
        # A stranger's name is cut to what a record takes; refused it would take its work along.
        name = one_line(visible(written(person)))[:LONGEST_NAME].strip()
        if name:
            names.append(Group(group=name) if person.is_group else name)
    if names and listed.others:
        names.append(ET_AL)
    return tuple(names)


def of_bibtex(value: str) -> tuple[Author, ...]:
    """Return the people of a field of BibTeX: what stands in braces whole is a group."""
    names: list[Author] = []
    others = False
    for name in split_bibtex(value):
        listed, has_others = _of_name(name)
        names += listed
        others |= has_others
    if names and others:
        names.append(ET_AL)
    return tuple(names)


# In a large file each author is met several times, and names are half of what it holds.
@lru_cache(maxsize=1 << 17)
def _of_name(source: str) -> tuple[tuple[Author, ...], bool]:
    from awesomequant.language import tex  # noqa: PLC0415 -- for who reads BibTeX alone

    listed = read_bibtex_name(source, lambda part: tex.read(part).text)
    return stated(People(listed.people)), listed.others


def plain(names: Iterable[Author]) -> list[str | dict[str, str]]:
    """Return authors as YAML and JSON hold them: text, and a mapping for a group."""
    return [name.model_dump() if isinstance(name, Group) else name for name in names]
