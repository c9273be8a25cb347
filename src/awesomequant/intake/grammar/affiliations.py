"""Where the people of an entry work, which has the form of a venue: "(Peking University, UCLA)"."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from awesomequant.intake.grammar.roles import Part, Reading, is_sentence
from awesomequant.intake.grammar.venues import find, is_venue, names_journal
from awesomequant.works.people import names_institutions
from awesomequant.works.venues import is_well_known

_MAY_BE = frozenset(("venue", "people", "weak-people", "note"))
_FEWEST = 2
_LONGEST = 14  # words: three universities of a paper


def without_affiliations(chosen: Mapping[int, Reading]) -> dict[int, Reading]:
    """Return the readings, in which what stands in brackets and is where people work is no venue.

    Alone "(KAIST)" has the letters of a conference.  In a list that has universities in most of its
    brackets it is one of them: of one list of chips every venue was a firm's before this was asked.
    """
    # Dated and undated brackets are two customs: "(MIT)" behind the title, "(SIGMOD 2018)" before.
    total, sure = Counter[bool](), Counter[bool]()
    for reading in chosen.values():
        for part in (*reading.parts, *reading.aside):
            if _is_in_brackets(part, reading):
                says = find(part.text)
                total[says.year is not None] += 1
                sure[says.year is not None] += names_institutions(says.venue or part.text)
    usual = {dated: sure[dated] >= max(_FEWEST, total[dated] / 2) for dated in total}
    found = {}
    for at, reading in chosen.items():
        sides = [
            tuple(new for part in side for new in _told(part, reading, usual))
            for side in (reading.parts, reading.aside)
        ]
        is_new = sides != [reading.parts, reading.aside]
        found[at] = replace(reading, parts=sides[0], aside=sides[1]) if is_new else reading
    return found


def _is_in_brackets(part: Part, reading: Reading) -> bool:
    """Return whether a part stands in brackets of its own, or did before the title was cut off."""
    piece = part.piece
    if part.role not in _MAY_BE or piece.key:
        return False
    if piece.group and piece.is_text:
        return True
    at = piece.text.find(part.text)
    return at > 0 and piece.text[at - 1] in "([（" and reading.title in piece.text


def _told(part: Part, reading: Reading, usual: Mapping[bool, bool]) -> Iterator[Part]:
    """Yield a part as where people work, where it or the list says so."""
    if not _is_in_brackets(part, reading):
        yield part
        return
    says = find(part.text)
    name = says.venue or part.text
    may_be_one = (
        part.role in ("venue", "weak-people")
        and len(name.split()) <= _LONGEST
        and not (is_sentence(name) or names_journal(name) or is_well_known(name))
        and (is_venue(name) or part.role == "weak-people" or name[:1].isupper())
    )
    is_usual = usual.get(says.year is not None, False)
    if not (names_institutions(name) or (is_usual and may_be_one)):
        yield part
    elif says.year is None:
        yield part._replace(role="affiliation")
    else:
        # "(Alibaba 2018)" signs a work as "(Keeper 2018)" does, where nobody else is named.
        others = [one for one in (*reading.parts, *reading.aside) if one is not part]
        is_signed = any(one.role in ("people", "weak-people") for one in others)
        yield Part("affiliation" if is_signed else "people", name, part.piece)
        yield Part("date", str(says.year), part.piece)
