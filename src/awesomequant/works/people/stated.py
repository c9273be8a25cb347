"""Authors as a source states them: texts in their order, a team for what is no person, "et al."."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol, TypeVar, runtime_checkable

from awesomequant.language.characters import visible
from awesomequant.text import one_line
from awesomequant.works.people.bibtex_names import plain_bibtex_name, read_bibtex_name, split_bibtex
from awesomequant.works.people.et_al import ET_AL, is_et_al
from awesomequant.works.people.parsing import People, parse_person, written
from awesomequant.works.people.person import Person, group

LONGEST_NAME = 200

Group = TypeVar("Group")


@runtime_checkable
class Named(Protocol):
    """An author that is no person, and whose name is never parted."""

    @property
    def group(self) -> str:
        """Its name."""


@dataclass(frozen=True, slots=True)
class Team:
    """Such an author, where nothing but its name is asked for."""

    group: str


def people(names: Iterable[str | Named]) -> tuple[Person, ...]:
    """Return the persons and groups that are named, without "et al."."""
    found = [_named(name) if isinstance(name, str) else group(name.group) for name in names]
    return tuple([person for person in found if person])


# One look at what is known in place of three: the five names of a paper take 2.3 µs, and took 3.7.
@lru_cache(maxsize=1 << 16)
def _named(name: str) -> Person | None:
    """Return the person of a name; None for "et al." and for blanks."""
    return parse_person(name) if name.strip() and not is_et_al(name) else None


def stated(listed: People, team: Callable[[str], Group]) -> tuple[str | Group, ...]:
    """Return people as a record states them: no empty names, no unseen signs, "et al." last."""
    names: list[str | Group] = [
        team(name) if is_group else name for name, is_group in _texts(listed.people)
    ]
    if names and listed.others:
        names.append(ET_AL)
    return tuple(names)


def _texts(listed: Iterable[Person]) -> Iterator[tuple[str, bool]]:
    """Yield the name of each as it is stated, and whether it is a group's."""
    for person in listed:
        # A stranger's name is cut to what a record takes; refused it would take its work along.
        name = one_line(visible(written(person)))[:LONGEST_NAME].strip()
        if name:
            yield name, person.is_group


def of_bibtex(value: str, team: Callable[[str], Any]) -> tuple[Any, ...]:
    """Return the people of a field of BibTeX: what stands in braces whole is a ``team``."""
    names: list[Any] = []
    others = False
    for name in split_bibtex(value):
        listed, has_others = _of_name(name)
        names += [team(text) if is_group else text for text, is_group in listed]
        others |= has_others
    if names and others:
        names.append(ET_AL)
    return tuple(names)


# In a large file each author is met several times, and names are half of what it holds.
@lru_cache(maxsize=1 << 17)
def _of_name(source: str) -> tuple[tuple[tuple[str, bool], ...], bool]:
    from awesomequant.language import tex  # noqa: PLC0415 -- for who reads BibTeX alone

    if plain := plain_bibtex_name(source):  # half of them, of which nothing has to be asked
        return ((plain, False),), False
    listed = read_bibtex_name(source, lambda part: tex.read(part).text)
    return tuple(_texts(listed.people)), listed.others


def plain(names: Iterable[str | Named]) -> list[str | dict[str, str]]:
    """Return authors as YAML and JSON hold them: text, and a mapping for a group."""
    return [name if isinstance(name, str) else {"group": name.group} for name in names]
