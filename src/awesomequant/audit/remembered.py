"""What a list made of what entries ask of it, kept between runs by what it was made of.

A bibliography is audited again whenever its owner has changed a line of it.  To work out what 1,700
spellings of venues say took a tenth of what 5,000 entries take, to unpack the 52 volumes in which
their titles were looked for a thirtieth, to make the form of files of 1,900 records a twentieth.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, replace
from datetime import UTC, datetime
from typing import Any

from awesomequant.audit.truth import Venue
from awesomequant.store.cache import Cache, digest
from awesomequant.store.proceedings import sum_of
from awesomequant.works.proceedings import Volumes, volume
from awesomequant.works.venues import Answer, Venues

_KIND = "venues that were asked for"
_LOOKED_FOR = "titles that were looked for in proceedings"
_SAID = "what records say in the form of files"
# Of what was asked for the latest are kept: three bibliographies of 5,000 entries name so many.
_MOST = 6_000
# A longer text is no venue, and not the program's to keep.
_LONGEST = 600

_Question = tuple[str, str | None]


class RememberedVenues(Venues):
    """A resolver that begins with what earlier runs worked out."""

    def __init__(self, entries: Iterable[Venue], cache: Cache) -> None:
        """Ask the cache for what is known of just these venues."""
        held = tuple(entries)
        self._cache = cache
        # A year that is still to come is none, so that answers are those of a year.
        year = str(datetime.now(UTC).year)
        self._key = digest(year, *(json.dumps(astuple(one)) for one in held))
        self._earlier: dict[_Question, Answer] = {}
        self._asked: dict[_Question, Answer] = {}
        super().__init__(held)
        kept = cache.take(_KIND, [self._key]).get(self._key)
        for text, kind, told in json.loads(kept) if kept else ():
            answer = Answer(*told)
            self._earlier[text, kind] = replace(answer, evidence=tuple(answer.evidence))

    def _worked_out(self, text: str, kind: str | None) -> Answer:
        question = (text, kind)
        if question not in self._asked:
            answer = self._earlier.get(question)
            self._asked[question] = answer or super()._worked_out(text, kind)
        return self._asked[question]

    def keep(self) -> None:
        """Keep what was asked for with what is known from before, the latest first."""
        asked = {one: told for one, told in self._asked.items() if len(one[0]) <= _LONGEST}
        if asked.keys() <= self._earlier.keys():
            return
        every = [*(asked | self._earlier).items()][:_MOST]
        rows = [(*question, astuple(answer)) for question, answer in every]
        self._cache.keep(_KIND, {self._key: json.dumps(rows).encode()})
        self._cache.keep_only(_KIND, {self._key})


class RememberedVolumes:
    """Whether titles stand in volumes of proceedings: what earlier runs saw is not unpacked."""

    def __init__(self, volumes: Volumes, cache: Cache) -> None:
        """Ask the cache for what was seen in just these volumes."""
        self._volumes, self._cache = volumes, cache
        self._key = sum_of(volumes)
        kept = cache.take(_LOOKED_FOR, [self._key]).get(self._key)
        rows = json.loads(kept) if kept else ()
        self._earlier = {(venue, year, title): is_there for venue, year, title, is_there in rows}
        self._asked: dict[tuple[str, int, str], bool] = {}

    def has_exactly(self, venue: str, year: int, title: str) -> bool:
        """Return whether a title stands letter by letter in the volume of a venue and year."""
        question = (venue, year, title)
        if question not in self._asked:
            is_there = self._earlier.get(question)
            if is_there is None:
                held = self._volumes.get(volume(venue, year))
                is_there = bool(held and held.has_exactly(title))
            self._asked[question] = is_there
        return self._asked[question]

    def keep(self) -> None:
        """Keep what was looked for with what is known from before, the latest first."""
        if self._asked.keys() <= self._earlier.keys():
            return
        every = [*(self._asked | self._earlier).items()][:_MOST]
        rows = [(*question, is_there) for question, is_there in every]
        self._cache.keep(_LOOKED_FOR, {self._key: json.dumps(rows).encode()})
        self._cache.keep_only(_LOOKED_FOR, {self._key})


class RememberedRecords:
    """What records say in the form of files, as an earlier run made it of the same list."""

    def __init__(self, digests: Mapping[str, bytes], cache: Cache) -> None:
        """Ask the cache for what was made of files that say just this; of no files nothing is kept.

        A work's form follows from its record, its venue and the settings; so few change a list that
        all its files are one key.
        """
        ordered = sorted(digests.items())
        self._cache = cache
        self._key = digest(*(name for name, _ in ordered), *(told for _, told in ordered))
        self._is_kept = bool(ordered)
        kept = cache.take(_SAID, [self._key]).get(self._key) if ordered else None
        self._said: dict[str, dict[str, Any]] = json.loads(kept) if kept else {}
        self._has_more = False

    def of(self, what: str, paper: str, make: Callable[[], Any]) -> Any:
        """Return what was made of a paper, else what is made now: a value that JSON can hold."""
        known = self._said.setdefault(what, {})
        if paper not in known:
            known[paper] = make()
            self._has_more = True
        return known[paper]

    def keep(self) -> None:
        """Keep what was asked for with what is known from before."""
        if self._has_more and self._is_kept:
            self._cache.keep(_SAID, {self._key: json.dumps(self._said).encode()})
            self._cache.keep_only(_SAID, {self._key})
