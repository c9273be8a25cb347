"""Read a plain list of works: an arXiv id, a DOI or an address a line, as ``add`` takes them.

What follows an id, or stands before an address, is the title.  Lines that begin with ``#`` are
comments.  What a work without a title is called, services are asked (``adding``).
"""

import re

from awesomequant.intake.fields import values
from awesomequant.library.draft import Draft, Reading
from awesomequant.library.problems import Place, Refusal
from awesomequant.text import one_line
from awesomequant.works import clues
from awesomequant.works.identifiers import BadIdentifier, UnsafeAddress

SUFFIXES = (".txt",)

_BULLET = re.compile(r"(?:[-*+\u2022]\s+)?(?:\[[ xX]?\]\s+)?(?:\d{1,4}[.)]\s+)?")
_BETWEEN = " \t-\u2013\u2014:|,;.()[]<>\"'"
_LONGEST_LINE = 10_000
# A text in which one line of ten is an id is a list in another form.
_LEAST = 0.1


def read(source: str, file: str) -> Reading:
    """Return a draft for each id; raises Refusal for a text that hardly has any."""
    reading = Reading()
    total = 0
    for line, written in enumerate(source.split("\n"), 1):
        text = _BULLET.sub("", one_line(written[:_LONGEST_LINE]), count=1)
        if not text or text.startswith("#"):
            continue
        total += 1
        place = Place(file, line)
        try:
            reading.drafts.append(_draft(text, place))
        except Refusal as error:
            reading.leave_out(place, text[:80], str(error), f"'{text[:80]}': {error}")
    if len(reading.drafts) < _LEAST * total:
        hint = "if it is a list in another form, say which with --from"
        raise Refusal(f"{file}: {len(reading.drafts)} of {total} lines are an id or a link; {hint}")
    return reading


def _draft(text: str, place: Place) -> Draft:
    """Return what one line comes to; raises Refusal for a line that is no id."""
    text = text.partition(" #")[0].rstrip()
    first, _, rest = text.partition(" ")
    if address := next((found for _, found in values.links(text) if found in text), ""):
        first, rest = address, text.replace(address, " ")
    try:
        told = clues.read(first.strip("<>,;"))
    except BadIdentifier as error:
        raise Refusal(error.reason + (f"; {error.hint}" if error.hint else "")) from None
    except UnsafeAddress as error:
        raise Refusal(f"neither an id nor an address ({error.reason})") from None
    if told.is_code:
        raise Refusal("it is code and no paper; write it beside its paper with 'add'")
    ids = {told.identifier.scheme: told.identifier.id} if told.identifier else {}
    return Draft(
        place,
        one_line(rest).strip(_BETWEEN) or told.title or "",
        url=told.address,
        venue=told.venue,
        year=told.year,
        arxiv=ids.get("arxiv"),
        doi=ids.get("doi") or ids.get("shortdoi"),
    )
