"""Numbers that an entry states: citations and stars, as people write them."""

import re

_NUMBER = r"([\d.,]{1,12}\s?k?)"
_FIRE = re.compile(
    rf"{_NUMBER}\s*(:fire:|🔥)|\bcited by:?\s*{_NUMBER}|\bcitations?:?\s+{_NUMBER}", re.IGNORECASE
)
_STAR = re.compile(rf"{_NUMBER}\s*(:star:|⭐️?|★|stars\b)", re.IGNORECASE)
_COMMENT = re.compile(r"<!--\s*citations?:?\s+([\d.]+k?)\s*-->")
_GROUP = re.compile(r"\[\s*[\d.,]{1,12}k?\s*(?::fire:|:star:|🔥|⭐️?)\s*\]")


def count(text: str) -> int | None:
    """Return the number that ``1.2k``, ``1,200`` or ``1200`` states; None for anything else."""
    digits = text.replace(",", "").replace(" ", "").strip(".").lower()
    try:
        return round(float(digits[:-1]) * 1000) if digits.endswith("k") else int(float(digits))
    except ValueError:
        return None


def citations(text: str) -> list[int]:
    """Return the counts of citations that a text states, each once, in order."""
    groups = [group for found in _FIRE.finditer(text) for group in found.groups() if group]
    groups += [found[1] for found in _COMMENT.finditer(text)]
    # "..🔥" has the form and no digit: full stops before a flame state no count.
    numbers = [number for group in groups if (number := count(group)) is not None]
    return list(dict.fromkeys(numbers))


def stars(text: str) -> list[tuple[int, int]]:
    """Return place and number of the counts of stars that a text states."""
    found = [(match.start(), count(match[1])) for match in _STAR.finditer(text)]
    return [(at, number) for at, number in found if number is not None]


def without(text: str) -> str:
    """Return a text without the brackets that hold counts."""
    return _GROUP.sub(" ", text)
