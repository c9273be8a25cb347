"""What a page asks its worker, answered from the lookup files that the worker has fetched.

The worker's own script (`compiler/worker.js`) fetches and hands on; all that is said is said here,
and on the command line by the same functions.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from awesomequant.audit.answering import audited, mended_as_wanted
from awesomequant.audit.documents import of_bibtex
from awesomequant.audit.looked_up import LookedUp
from awesomequant.audit.wishes import Names, Prefer, Venues, Wishes

Held = Mapping[str, Mapping[str, Any] | None]
"""Lookup files by their addresses below the site; None for one that is not there."""


class Question:
    """One file that a reader gives, with what it is to be compared with."""

    def __init__(self, name: str, text: str, wishes: Mapping[str, str], year: int) -> None:
        """Read the file."""
        self._document = of_bibtex(text, name)
        self._wishes = Wishes(
            Prefer(wishes.get("prefer", "published")),
            Names(wishes.get("names", "keep")),
            Venues(wishes.get("venues", "keep")),
            year,
        )

    def wanted(self, held: Held) -> list[str]:
        """Return the addresses of the files that are to be fetched next; none when all are held."""
        return LookedUp(held).wanted(self._document)

    def audited(self, held: Held) -> dict[str, Any]:
        """Return the report of the file, and what each mend by itself changes."""
        return audited(self._document, [LookedUp(held)], self._wishes)

    def mended(self, held: Held, wanted: Sequence[int] | None) -> dict[str, Any]:
        """Return the file with the mends of some findings made; with None, of what is certain."""
        return mended_as_wanted(self._document, [LookedUp(held)], self._wishes, wanted)
