"""Whether a new count is worth storing: not when it hardly moved, not when it is doubtful.

A count that falls by half, or a repository whose name another has taken, is held for a person.
"""

import reprlib
from collections.abc import Mapping
from datetime import date

from awesomequant.library.metrics import Metric
from awesomequant.update.matching import Said
from awesomequant.update.proposals import Held
from awesomequant.web.facts import count as count_of

# A count that moves by less than 1 % or 2 is left, so that a refresh is one reviewable diff.
NOISE, LEAST = 0.01, 2


def no_count(value: object) -> str:
    """Return a count that is none as it is told: of 10**30 its first figures."""
    return f"{reprlib.repr(value)}, which is no count"


def counted(subject: str, old: int | None, new: int, *, force: bool = False) -> int | Held | None:
    """Judge a new count: itself if worth storing, None if it hardly moved, Held if it fell by half.

    ``old`` is the count that is shown now, wherever it was stated.  What can be no count is held
    whoever forces it: written, it would keep the file from being read.
    """
    if count_of(new) is None:
        return Held(subject, no_count(new))
    if old is None:
        return new
    if 2 * new < old and not force:
        return Held(subject, f"the count fell from {old} to {new}")
    return None if abs(new - old) < max(LEAST, old * NOISE) else new


def starred(
    key: str, said: Said, shown: int | None, stored: Mapping[str, Metric], *,
    day: date, force: bool,
) -> tuple[Metric | None, list[Held]]:  # fmt: skip
    """Return the new line of a repository, None where the old one stays, and what is doubtful.

    ``shown`` is the count shown now, ``stored`` are the lines of all; ``force`` silences doubt.
    """
    source, facts, _ = said
    old = stored.get(key)
    if facts.stars is None:
        return None, []
    # A number of a repository is written as a count is, and a wrong one of both breaks the file.
    for value in (facts.stars, facts.number or 0):
        if count_of(value) is None:
            return None, [Held(key, f"{source} counts {no_count(value)}")]
    if old and old.id is not None and facts.number not in (None, old.id) and not force:
        message = f"another repository has taken the name (id {old.id}, now {facts.number})"
        return None, [Held(key, message)]
    count = counted(key, shown, facts.stars, force=force)
    if isinstance(count, Held):
        return None, [count]
    # A service that does not say whether it is archived, or which number it has, denies neither.
    before = old or Metric.model_construct(as_of=day)
    archived = before.archived if facts.archived is None else facts.archived
    number = before.id if facts.number is None else facts.number
    if count is None and old and (old.archived, old.id) == (archived, number):
        return None, []
    stars = facts.stars if count is not None or before.stars is None else before.stars
    return Metric.model_construct(
        stars=stars, archived=archived, id=number, source=source, as_of=day
    ), []
