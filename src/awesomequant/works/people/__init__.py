"""People: what a name's parts are, when two spellings are one name, and who is left unnamed."""

from awesomequant.works.people.bibtex_names import read_bibtex_name, split_bibtex
from awesomequant.works.people.et_al import ET_AL, is_et_al, without_et_al
from awesomequant.works.people.groups import groups_among, looks_like_group
from awesomequant.works.people.institutions import names_institutions
from awesomequant.works.people.parsing import (
    People,
    clean,
    from_parts,
    parse_person,
    split_people,
    written,
)
from awesomequant.works.people.person import Person, group, initials
from awesomequant.works.people.same_name import folded, hashed_slug, person_key, person_slug

__all__ = [
    "ET_AL",
    "People",
    "Person",
    "clean",
    "folded",
    "from_parts",
    "group",
    "groups_among",
    "hashed_slug",
    "initials",
    "is_et_al",
    "looks_like_group",
    "names_institutions",
    "parse_person",
    "person_key",
    "person_slug",
    "read_bibtex_name",
    "split_bibtex",
    "split_people",
    "without_et_al",
    "written",
]
