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


class Question:
    """One file that a reader gives, with what it is to be compared with.

    ``asked`` is the list by the lookup files that are held; several questions may ask the same one.
    ``wanted`` says which are to be fetched, until it says none; then it is ``audited`` or
    ``mended``, and once more where ``missed`` has any.
    """

    def __init__(
        self,
        asked: LookedUp,
        name: str,
        text: str,
        wishes: Mapping[str, str],
        year: int,
    ) -> None:
        """Read the file; ``year`` is the one that it is."""
        self._list = asked
        self._document = of_bibtex(text, name)
        self._wishes = Wishes(
            Prefer(wishes.get("prefer", "published")),
            Names(wishes.get("names", "keep")),
            Venues(wishes.get("venues", "keep")),
            year,
        )

    def wanted(self) -> list[str]:
        """Return the addresses of the files that are to be fetched next; none when all are held."""
        return self._list.wanted(self._document)

    def by_packs(self, wanted: Sequence[str]) -> list[str]:
        """Return what to fetch for some files: packs that hold many of them, the others alone."""
        return self._list.by_packs(wanted)

    def missed(self) -> list[str]:
        """Return the addresses of the files that were asked for in vain while it was answered."""
        missed = sorted(self._list.missed)
        self._list.missed = set()
        return missed

    def audited(self) -> dict[str, Any]:
        """Return the report of the file, and what each mend by itself changes."""
        return audited(self._document, [self._list], self._wishes)

    def mended(self, wanted: Sequence[int] | None) -> dict[str, Any]:
        """Return the file with the mends of some findings made; with None, of what is certain."""
        return mended_as_wanted(self._document, [self._list], self._wishes, wanted)
