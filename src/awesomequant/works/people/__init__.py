"""People: what a name's parts are, when two spellings are one name, and who is left unnamed."""

from awesomequant.works.people.bibtex import read_bibtex, read_bibtex_name, split_bibtex
from awesomequant.works.people.lists import (
    ET_AL,
    People,
    is_et_al,
    looks_like_group,
    split_people,
    without_et_al,
)
from awesomequant.works.people.parsing import clean, from_parts, parse_person, written
from awesomequant.works.people.person import (
    Person,
    folded,
    group,
    initials,
    person_key,
    person_slug,
)
from awesomequant.works.people.persons import Agreement, Page, PersonEntry, Persons, agree

__all__ = [
    "ET_AL",
    "Agreement",
    "Page",
    "People",
    "Person",
    "PersonEntry",
    "Persons",
    "agree",
    "clean",
    "folded",
    "from_parts",
    "group",
    "initials",
    "is_et_al",
    "looks_like_group",
    "parse_person",
    "person_key",
    "person_slug",
    "read_bibtex",
    "read_bibtex_name",
    "split_bibtex",
    "split_people",
    "without_et_al",
    "written",
]
