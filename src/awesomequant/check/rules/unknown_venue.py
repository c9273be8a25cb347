"""A record names a venue that ``data/venues.yaml`` does not define.

One venue is one entry, whatever it is called elsewhere: write the id of an entry, or add the new
venue to ``data/venues.yaml`` in the same change.  Other spellings (``NIPS``, ``Proc. Int. Conf.
Mach. Learn.``) are understood on import only; ``awesomequant explain-venue`` shows how.

Wrong::

    venue: NIPS

Right::

    venue: NeurIPS
"""

import re
from collections.abc import Iterator

from awesomequant.library.change import put
from awesomequant.library.library import Library
from awesomequant.library.problems import Finding
from awesomequant.text import did_you_mean, squash

BY_RECORD = True
STOPS_A_BUILD = True
NEEDS = ("data/venues.yaml",)  # while it cannot be read, every venue is unknown


def check(library: Library) -> Iterator[Finding]:
    """Yield each venue that has no entry."""
    for paper in library.papers:  # one without a venue is a draft, which ``incomplete`` tells
        if paper.venue and paper.venue not in library.venues:
            known = library.resolver.known(paper.venue)
            hint = f"write '{known}'" if known else did_you_mean(paper.venue, library.venue_of)
            message = f"the venue '{paper.venue}' is not in data/venues.yaml"
            hint = hint or "add it to data/venues.yaml"
            # What no entry spells out was worked out, and may say more: "Oral", a workshop's name.
            said = squash(re.sub(rf"\b{paper.year or 0}\b", "", paper.venue))
            entry = library.venues.get(known) if known else None
            spelled = (entry.id, entry.name, *entry.aliases) if entry else ()
            is_spelling = paper.venue in library.venue_of or said in map(squash, spelled)
            fix = put(("venue",), known, safe=is_spelling) if known else None
            yield Finding(paper.source_file, ("venue",), message, hint, fix=fix)
