"""People: what a name's parts are, when two spellings are one name, and who is left unnamed."""

from awesomequant.works.people.institutions import names_institutions
from awesomequant.works.people.parsing import (
    People,
    clean,
    from_parts,
    parse_person,
    read_bibtex_name,
    split_bibtex,
    split_people,
    written,
)
from awesomequant.works.people.person import (
    ET_AL,
    Person,
    folded,
    group,
    hashed_slug,
    initials,
    is_et_al,
    looks_like_group,
    person_key,
    person_slug,
    without_et_al,
)

__all__ = [
    "ET_AL",
    "People",
    "Person",
    "clean",
    "folded",
    "from_parts",
    "group",
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
