"""How many letters two texts have in common: RapidFuzz, loaded when it is first asked.

To load it takes 5 ms, and a list that stays as it is asks it nothing.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rapidfuzz.fuzz import ratio

__all__ = ["nearest", "ratio"]


def nearest(one: str, others: Sequence[str], least: float) -> Iterator[int]:
    """Yield the numbers of the words that share so many letters, 0 to 1, with ``one``."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 -- as below

    found = process.extract_iter(one, others, scorer=fuzz.ratio, score_cutoff=100 * least)
    return (at for _, _, at in found)


def __getattr__(name: str) -> Any:
    if name != "ratio":
        raise AttributeError(name)
    from rapidfuzz import fuzz  # noqa: PLC0415 -- as above

    # From now on it is found like any other function: it is asked a million times.
    globals()[name] = fuzz.ratio
    return fuzz.ratio
