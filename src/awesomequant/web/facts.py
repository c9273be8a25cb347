"""Facts: what one service says of one work or one repository, cleaned and bounded."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from awesomequant.language import markup
from awesomequant.language.signs import visible

# No real count, title or abstract comes near; what is longer is cut or left out.
LARGEST = 10**9
LONGEST = {"title": 400, "venue": 200, "abstract": 10_000}
MOST_AUTHORS = 500
YEARS = range(1900, 2200)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a service says; None and empty mean that it did not say.

    A work has a title, a repository a ``name`` (``host/owner/name`` as it is called now) and the
    ``number`` that stays with it when it is renamed.  ``notices`` are retractions and corrections
    as ``kind doi``.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    venue: str | None = None
    year: int | None = None
    doi: str | None = None
    arxiv: str | None = None
    abstract: str | None = None
    citations: int | None = None
    code: str | None = None
    page: str | None = None
    notices: tuple[str, ...] = ()
    published: bool = False
    name: str | None = None
    number: int | None = None
    stars: int | None = None
    archived: bool | None = None

    def to_json(self) -> dict[str, Any]:
        """Give what is known as a JSON object."""
        return {key: value for key, value in asdict(self).items() if value not in (None, (), False)}


_NAMES = frozenset(field.name for field in fields(Facts))


def from_json(values: Mapping[str, Any]) -> Facts:
    """Give the facts that ``to_json`` wrote; a field of another version is left out."""
    known: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in values.items()
        if key in _NAMES
    }
    return Facts(**known)


def text(value: Any, field: str = "") -> str | None:
    """Give a stranger's text on one line, without markup and invisible signs; None for none."""
    if not isinstance(value, str):
        return None
    clean = visible(markup.read(value))
    return clean[: LONGEST.get(field, 200)].strip() or None


def names(values: Any) -> tuple[str, ...]:
    """Give the names in a list of text; none where it is no list."""
    found = (text(value) for value in values) if isinstance(values, list | tuple) else ()
    return tuple(name for name in found if name)[:MOST_AUTHORS]


def count(value: Any) -> int | None:
    """Give a count; None for anything but a whole number that a count may be."""
    sound = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < LARGEST
    return value if sound else None


def year(value: Any) -> int | None:
    """Give a year as a number or from the start of a date such as ``2020-01-31``; else None."""
    if isinstance(value, str) and re.match(r"\d{4}", value):
        value = int(value[:4])
    return value if isinstance(value, int) and value in YEARS else None
