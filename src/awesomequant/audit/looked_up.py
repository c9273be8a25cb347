"""A list as its site answers for it: small files, looked up by identifiers and letters of titles.

Nothing is fetched here.  ``wanted`` says which files are asked for next, until it says none; then
an audit runs without waiting.  Who fetches them (HTTP, a folder, a browser) puts each into
``held`` under its address, parsed, and None for one that is not there.  ``by_packs`` says in which
larger files many of them come at once.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from awesomequant.audit.documents import Document
from awesomequant.audit.matching import look
from awesomequant.audit.truth import (
    NEIGHBOURS,
    Refusals,
    Venue,
    Work,
    next_to,
    refused_of,
    venue_of,
    work_of,
)
from awesomequant.intake.said import statement_of
from awesomequant.language.plain import show
from awesomequant.text import squash
from awesomequant.works.catalogue import beginnings, letters, part_of, start
from awesomequant.works.identifiers import Identifier
from awesomequant.works.identity import Statement
from awesomequant.works.proceedings import volume_name
from awesomequant.works.venues import Venues

INDEX = "by/index.json"
# The first of the files that are read whole.
WHOLE = "by/audit/1.json"
PACK = ".bin"
# Of the sixteen parts of a pack, some 5 KB each, a quarter has to be wanted: as much is carried in
# vain, at worst, as four requests cost.
_ENOUGH = 4
# The schemes whose numbers have files of their own; of others the scheme is a part of the key.
_OWN = ("arxiv", "doi")


class LookedUp:
    """A list by its files; ``missed`` are the addresses of those that were asked for in vain."""

    def __init__(self, held: Mapping[str, Mapping[str, Any] | None], name: str = "") -> None:
        """Know what was fetched, as it comes; without a ``name`` the list bears its own."""
        self._held, self._name = held, name
        self.missed: set[str] = set()
        self._works: dict[str, Work] = {}
        self._orders: dict[str, list[tuple[str, str]]] = {}
        self._begins: dict[str, list[str]] = {}
        self._document: Document | None = None
        self._open: list[Statement] = []
        self._lacks = False
        self._venues: dict[str, Venue] = {}
        self._resolver: Venues | None = None
        self._refusals: Refusals | None = None
        self._volumes: dict[str, Sequence[str]] | None = None

    def wanted(self, document: Document) -> list[str]:
        """Return the addresses of the files that are asked for next; none where all are there."""
        self.missed = set()
        self._file(INDEX)
        if not all(map(self._file, self._numbered())):  # without the venues no work can be read
            for entry in document.entries:
                self._file(f"by/{start('title', squash(show(entry.draft.title)))}.json")
        else:
            if self._document is not document:
                self._document = document
                self._open = [statement_of(entry.draft) for entry in document.entries]
            # What an entry asks follows from its files: one that lacked none is done with.
            self._open = [said for said in self._open if self._is_lacking(said)]
        return sorted(self.missed)

    def _is_lacking(self, said: Statement) -> bool:
        self._lacks = False
        look(said, self)
        return self._lacks

    def by_packs(self, wanted: Sequence[str]) -> list[str]:
        """Return what to fetch for some files: packs that hold many of them, the others alone."""
        within: dict[str, list[str]] = {}
        found: list[str] = []
        for address in wanted:
            pack = self._pack_of(address)
            if pack is None or pack in self._held:
                found.append(address)
            else:
                within.setdefault(pack, []).append(address)
        for pack, held in within.items():
            found += [pack] if len(held) >= _ENOUGH else held
        return found

    def _pack_of(self, address: str) -> str | None:
        """Return the pack that holds a part, as the file that names the part says."""
        of, _, rest = address.partition("-")
        first = f"{of}.json"
        packs = (self._held.get(first) or {}).get("packs", ()) if rest else ()
        kind, name = address.removesuffix(".json").split("/")[-2:]
        at = part_of(self._begun(f"{first} packs", packs), name.replace("-", "", 1))
        return f"by/{kind}/{packs[at - 1]}{PACK}" if at else None

    @property
    def name(self) -> str:
        """What the list is called."""
        return self._name or str((self._file(INDEX) or {}).get("title", ""))

    @property
    def resolver(self) -> Venues:
        """The resolver of its venues."""
        if self._resolver is None:
            self._resolver = Venues(self._known_venues().values())
        return self._resolver

    def _known_venues(self) -> dict[str, Venue]:
        if not self._venues:
            self._venues = {one["id"]: venue_of(one) for one in self._whole("venues")}
        return self._venues

    # Files.

    def _file(self, address: str) -> Mapping[str, Any] | None:
        if address not in self._held:
            self.missed.add(address)
            self._lacks = True
            return None
        return self._held[address]

    def _begun(self, of: str, parts: Sequence[str]) -> Sequence[str]:
        """Return the letters at which the parts of a file begin, worked out once."""
        if not parts:
            return ()
        if of not in self._begins:
            self._begins[of] = beginnings(parts)
        return self._begins[of]

    def _numbered(self) -> list[str]:
        """Return the addresses of the files that are read whole, as far as is known."""
        first = self._held.get(WHOLE) or {}
        return [f"by/audit/{number}.json" for number in range(1, first.get("files", 1) + 1)]

    def _whole(self, key: str) -> Iterator[Mapping[str, Any]]:
        """Yield all that these files have under a key."""
        for address in self._numbered():
            yield from _entries(self._file(address)).get(key, ())

    def _part(self, kind: str, key: str) -> Mapping[str, Any]:
        """Return the file that holds a key, or would hold it."""
        first = f"by/{start(kind, key)}.json"
        file = self._file(first)
        parts = (file or {}).get("parts", ())
        at = part_of(self._begun(first, parts), letters(kind, key))
        return (self._file(f"by/{kind}/{parts[at - 1]}.json") if at else file) or {}

    def _works_of(self, found: Sequence[Mapping[str, Any]]) -> list[Work]:
        """Return works as they stand under a title, in the order of their ids."""
        result = []
        for one in sorted(found, key=_id):
            if one["id"] not in self._works:
                self._works[one["id"]] = work_of(one, self._known_venues())
            result.append(self._works[one["id"]])
        return result

    def _led(self, found: Sequence[Mapping[str, Any]]) -> list[Work]:
        """Return the works that are told by id and title alone."""
        works: list[Work] = []
        for one in sorted(found, key=_id):
            there = self.titled(squash(one["title"]))
            works += [work for work in there if work.id == one["id"]]
        return works

    # What is asked.

    def owners(self, identifier: Identifier) -> Sequence[Work]:
        """Return the works that own a strong identifier."""
        if identifier.scheme in _OWN:
            kind, key = identifier.scheme, identifier.id.lower()
        else:
            kind, key = "id", identifier.key
        return self._led(_entries(self._part(kind, key)).get(key, ()))

    def titled(self, key: str) -> Sequence[Work]:
        """Return the works that bear a title, or bore it once."""
        return self._works_of(_entries(self._part("title", key)).get(key, ()))

    def behind(self, key: str) -> Sequence[Work]:
        """Return the works in whose titles this stands behind a name."""
        names = self._part("title", key).get("behind", {}).get(key, ())
        return [work for name in sorted(set(names)) for work in self.titled(name + key)]

    def beside(self, key: str, alike: int) -> Sequence[str]:
        """Return the keys of titles next to one that begin with the same letters."""
        name = letters("title", key)
        begins, place = name[:alike], (name, key)
        file = f"by/{start('title', key)}.json"
        named = (self._file(file) or {}).get("parts", ())
        # From which letters on each of the parts holds titles.
        parts = self._begun(file, named)
        first = last = part_of(parts, name)
        keys = self._order("title", key, named, first)
        # Where this file has too few before or behind, those of the next count as well.
        while first and parts[first - 1] > begins and bisect_left(keys, place) < NEIGHBOURS:
            first -= 1
            more = self._order("title", key, named, first)
            keys = more + keys
            if not more:
                break
        while last < len(parts) and parts[last].startswith(begins):
            if len(keys) - bisect_left(keys, place) >= NEIGHBOURS:
                break
            last += 1
            more = self._order("title", key, named, last)
            keys = keys + more
            if not more:
                break
        return next_to(keys, key, alike)

    def _order(self, kind: str, key: str, parts: Sequence[str], at: int) -> list[tuple[str, str]]:
        """Return the keys of a file, each behind its letters, in order; none while it lacks."""
        address = f"by/{kind}/{parts[at - 1]}.json" if at else f"by/{start(kind, key)}.json"
        if address not in self._orders:
            if not (file := self._file(address)):
                return []
            found = sorted((letters(kind, key), key) for key in _entries(file))
            self._orders[address] = found
        return self._orders[address]

    def stands_in(self, work: Work, venue: str, year: int) -> bool:
        """Return whether the list keeps the titles of that volume, and the work's is among them."""
        if self._volumes is None:
            self._volumes = {one["id"]: one["volumes"] for one in self._whole("volumes")}
        return volume_name(venue, year) in self._volumes.get(work.id, ())

    def refusal(self, said: Statement) -> str:
        """Return why the list refused a work that was withdrawn; empty where it did not."""
        if self._refusals is None:
            self._refusals = Refusals(map(refused_of, self._whole("refused")))
        return self._refusals.why(said)


def _id(found: Mapping[str, Any]) -> str:
    return str(found["id"])


def _entries(file: Mapping[str, Any] | None) -> Mapping[str, Any]:
    found: Mapping[str, Any] = (file or {}).get("entries", {})
    return found
