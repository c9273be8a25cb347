"""What a list made of the venues that entries name, kept between runs by what its venues are.

A bibliography is audited again whenever its owner has changed a line of it.  To work out what 1,700
spellings of venues say took a tenth of what 5,000 entries take.
"""

import json
from collections.abc import Iterable
from dataclasses import astuple, replace
from datetime import UTC, datetime

from awesomequant.audit.truth import Venue
from awesomequant.store.cache import Cache, digest
from awesomequant.works.venues import Answer, Venues

_KIND = "venues that were asked for"
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
