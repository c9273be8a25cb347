"""How many letters two texts have in common: RapidFuzz, loaded when it is first asked.

To load it takes 5 ms, and a list that stays as it is asks it nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rapidfuzz.fuzz import ratio

__all__ = ["ratio"]


def __getattr__(name: str) -> Any:
    if name != "ratio":
        raise AttributeError(name)
    from rapidfuzz import fuzz  # noqa: PLC0415 -- as above

    # From now on it is found like any other function: it is asked a million times.
    globals()[name] = fuzz.ratio
    return fuzz.ratio
