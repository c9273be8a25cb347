"""What a part of a text is beside the name of a venue: a volume, a publisher, a series, a place."""

import re
from functools import lru_cache
from typing import Final

from awesomequant.text import fold
from awesomequant.works.venues import words as english
from awesomequant.works.venues.places import PLACES
from awesomequant.works.venues.wording import Part

_NUMBER: Final = re.compile(r"[a-z]?\d+[a-z]{0,2}")


def is_neutral(part: Part) -> bool:
    """Whether a part says nothing of which venue it is: a volume, a date, a publisher, a series."""
    if all(word.key in english.NEUTRAL or _is_number(word.text) for word in part.words):
        return True
    text = " ".join(key for key in part.keys if not key.isdigit())
    return bool(english.PUBLISHER.fullmatch(text)) or is_series(part)


@lru_cache(maxsize=4096)
def is_publisher(name: str) -> bool:
    """Whether a name is that of a house that prints (MIT Press, Springer), and of no venue."""
    return bool(english.PUBLISHER.fullmatch(" ".join(re.findall(r"[^\W\d_]+", fold(name)))))


def is_series(part: Part) -> bool:
    """Whether a part is a series that holds the proceedings of many venues."""
    keys = [key for key in part.keys if not key.isdigit()]
    while len(keys) > 1 and keys[-1] in ("vol", "volume", "no"):
        keys.pop()
    while len(keys) > 1 and keys[0] in ("vol", "volume", "of", "in", "the"):
        del keys[0]
    return bool(english.SERIES.fullmatch(" ".join(keys)))


def is_place(part: Part) -> bool:
    """Whether a part ends in the name of a country, a state or a town."""
    return bool(part.words) and part.keys[-1] in PLACES


def _is_number(text: str) -> bool:
    """Whether a word numbers a part or a volume: 12, 12a, e12, XII, B; EMC2 and 3DV are names."""
    is_roman = text.isupper() and set(text) <= set("IVXL")
    return len(text) == 1 or is_roman or bool(_NUMBER.fullmatch(text))
