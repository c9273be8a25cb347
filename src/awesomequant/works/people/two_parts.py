"""Names of persons: which part is the family's."""

import re
from typing import NamedTuple

# Particles that belong to the family name where they stand in lower case before it.
_PARTICLE = re.compile("af|al|bin|da|de|del|della|den|der|di|dos?|du|el|la|le|ten|ter|van|von|zu")

# Names in Han characters, kana or Hangul begin with the family.
_FAMILY_FIRST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class PersonName(NamedTuple):
    """A name in two parts; ``given`` is empty where there is one part only."""

    family: str
    given: str

    @property
    def inverted(self) -> str:
        """Give ``Family, Given`` as bibliographies sort it."""
        return f"{self.family}, {self.given}" if self.given else self.family


def parse_name(name: str) -> PersonName:
    """Give the parts of ``Given Family`` or ``Family, Given``; particles go with the family."""
    family, comma, given = name.partition(",")
    if comma:
        return PersonName(family.strip(), given.strip())
    words = name.split()
    if len(words) > 1 and _FAMILY_FIRST.match(name):
        return PersonName(words[0], " ".join(words[1:]))
    start = len(words) - 1
    while start > 1 and _PARTICLE.fullmatch(words[start - 1]):
        start -= 1
    return PersonName(" ".join(words[start:]), " ".join(words[:start]))


_ET_AL = re.compile(r"(?:and\s+)?(?:et\.?\s*al\.?|others)|&\s*al\.?|等", re.IGNORECASE)


def is_et_al(name: str) -> bool:
    """Whether a name stands for the authors that a list leaves out: "et al.", "and others"."""
    return _ET_AL.fullmatch(name.strip()) is not None
