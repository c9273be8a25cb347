"""The titles of one volume of proceedings: does it hold a title, and which is nearest to it."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from awesomequant.text import slug, squash

# Of 849 works whose volume was at hand, 796 stand in it letter by letter.  Six more are at 95 and
# above, all of them the same paper ("Variantional", "by" for "based on"); from 92 to 95 were three
# papers under a new title, which is for a person to say (``also_titled``).
ONE_SPELLING = 95
# A title cut off at its subtitle is the same paper; shorter ones ("Binarized Neural Networks") are
# how other titles begin.
WHOLE_BEGINNING = 30
# Below this two titles have little more in common than the words of their field.
WORTH_TELLING = 60


class Near(NamedTuple):
    """A title of the proceedings, and how like it is: 100 for the same letters."""

    title: str
    likeness: float


class Contents:
    """The titles of one volume, as written or as their letters and digits alone."""

    def __init__(self, titles: Iterable[str]) -> None:
        """Take the titles; what is the same letter by letter is held once."""
        self._shown = {_key(title): title for title in titles}
        self._keys = tuple(self._shown)

    def __len__(self) -> int:
        return len(self._shown)

    def __iter__(self) -> Iterator[str]:
        return iter(self._shown.values())

    def has_exactly(self, title: str) -> bool:
        """Whether a title is there letter by letter."""
        return squash(title) in self._shown

    def among(self, keys: AbstractSet[str]) -> set[str]:
        """Return which of some keys, letters and digits of titles alone, are there."""
        return self._shown.keys() & keys

    def holds(self, title: str) -> bool:
        """Whether a title is there, letter by letter, in another spelling, or cut at its end."""
        key = squash(title)
        if key in self._shown:
            return True
        near = self.nearest(title)
        if near is None:
            return False
        other = _key(near.title)
        begins = min(len(key), len(other)) >= WHOLE_BEGINNING and (
            key.startswith(other) or other.startswith(key)
        )
        # Whoever counts anew has written another paper: "Part 2", "8-bit".
        same_numbers = _digits(key) == _digits(other)
        return begins or (near.likeness >= ONE_SPELLING and same_numbers)

    def nearest(self, title: str) -> Near | None:
        """Return the title that is most like another one; None where none is worth telling."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 -- most lists keep no volumes

        key = squash(title)
        found = process.extractOne(key, self._keys, scorer=fuzz.ratio, score_cutoff=WORTH_TELLING)
        return Near(self._shown[found[0]], found[1]) if found else None


# Contents by venue, as ``volume`` names it, and year.
Volumes = Mapping[tuple[str, int], Contents]


def volume(venue: str, year: int) -> tuple[str, int]:
    """Return under what the proceedings of a venue and year are held: ``("acm-mm", 2024)``."""
    return slug(venue), year


def volume_name(venue: str, year: int) -> str:
    """Return the same as one text: ``acm-mm 2024``."""
    return f"{slug(venue)} {year}"


def _key(title: str) -> str:
    # 128,000 titles are held as their keys: squashing those again would take longer than reading.
    return title if title.isascii() and title.isalnum() and title.islower() else squash(title)


def _digits(key: str) -> str:
    return "".join(sign for sign in key if sign.isdecimal())
