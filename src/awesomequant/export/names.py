"""Names of people and groups as formats but BibTeX write them: which part stands first."""

import re

from awesomequant.works.people import Person

_APART = re.compile("[,;]")


def sorted_name(person: Person) -> str:
    """Return ``Family, Given, Suffix``, the order of RIS, and the one that Zotero reads.

    Zotero takes what follows the first comma for the given name (read in its ``cleanAuthor``), so
    that BibTeX's ``King, Jr., Martin Luther`` would name a Jr. King.  No comma may stand in a name
    that is not parted.
    """
    if person.is_group or not person.given:
        return person.shown.replace(",", "")
    return ", ".join(filter(None, (person.surname, person.given, person.suffix)))


def tag_name(person: Person) -> str:
    """Return the same for meta tags and COinS, where a name without a comma is ``Given Family``.

    A comma behind a name that is not parted keeps "Google DeepMind" from becoming a Mr DeepMind:
    Zotero takes it off again, and keeps the name in one field.  It drops what stands behind a
    second comma, so that a suffix stands with the family name; at a semicolon it parts names.
    """
    if person.given.isalpha() and person.family.isalpha() and not person.particle + person.suffix:
        return f"{person.family}, {person.given}"  # nine of ten
    if person.is_group or not person.given:
        name = _APART.sub("", person.shown)
        return f"{name}," if " " in name else name
    family = " ".join(filter(None, (person.surname, person.suffix)))
    return f"{_APART.sub('', family)}, {_APART.sub('', person.given)}"
