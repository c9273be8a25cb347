"""Names of people and groups in a field of BibTeX: which part stands first, and what is held."""

import re
from collections.abc import Iterable
from functools import lru_cache

from awesomequant.language import tex
from awesomequant.works.people.person import Person

_PARTS = re.compile(r"[\s~-]+")
# Of a name that begins with this sign biber takes "`{" for the initial, and no document that cites
# it can be set: it must have the braces, or stand directly before a letter.
_INITIAL = (r"\textasciigrave{}", r"\mbox{\textasciigrave}")
_BEGINS_SMALL = re.compile(r"[^A-Za-z]*[a-z]")
_TORN = re.compile(r",|\band\b", re.IGNORECASE)


def bibtex(people: Iterable[Person], *, others: bool) -> str:
    """Return the names of an author or editor field, ``and others`` for those left out.

    A name with one part, and a part with a comma or an ``and`` in it, stand in braces: nothing
    takes them apart.
    """
    names = [_bibtex(person).replace(*_INITIAL) for person in people]
    return " and ".join([*names, "others"] if others else names)


@lru_cache(maxsize=65_536)  # in a list of 10,000 papers each author is met three times
def _bibtex(person: Person) -> str:
    if person.given.isalpha() and person.family.isalpha() and not person.particle + person.suffix:
        return f"{_held(person.family)}, {_held(person.given)}"  # nine of ten
    if person.is_group or (not person.given and (person.suffix or " " in person.family)):
        return f"{{{tex.write(person.shown)}}}"
    family = _held(person.family)
    # BibTeX takes all as far as the last part that begins small for a particle, and loses the
    # hyphen behind it: "Ruiz y" Gómez, "al" Khwarizmi, and, since it sees no letter before the w,
    # "Ćwikła" of Ćwikła-Nowak.
    if any(_BEGINS_SMALL.match(part) for part in _PARTS.split(person.family)[:-1]):
        family = f"{{{tex.write(person.family)}}}"
    parts = [family, *(_held(part) for part in (person.suffix, person.given) if part)]
    return f"{person.particle} {', '.join(parts)}".strip()


def _held(part: str) -> str:
    if part.isalpha() and part.lower() != "and":  # nearly all of them
        return part
    return f"{{{tex.write(part)}}}" if _TORN.search(part) else tex.write(part)
