"""What a run of words may be, wherever it stands: people, a venue, a date, a label, a title, a note.

The numbers were weighed on the lists of a corpus, and checked on shapes that were not looked at.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from awesomequant.intake.formats.markdown.names import (
    cited,
    find,
    is_venue,
    names_journal,
    people_strength,
    split,
)
from awesomequant.intake.formats.markdown.pieces import EDGE, Piece
from awesomequant.intake.formats.markdown.words import is_filler, is_generic, is_person

# How well a text that is no title is understood.


class Sense(NamedTuple):
    """How a text is understood, with a score: the roles of its pieces in order."""

    score: float
    roles: tuple[tuple[str, str], ...]


_EMOJI = re.compile(r"[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f★]+")
_NUMBERING = re.compile(r"[\W_]*\d{1,4}[\W_]*")
_MARKS = re.compile(r"[\d.,]{1,12}\s?k?\s*(?::fire:|:star:|🔥|⭐️?|★|stars?|citations?)|(?:cited by|citations?|stars?)\W{0,3}[\d.,]{1,12}\s?k?|(?::[a-z0-9_+-]+:\s*)+")
_PROSE = re.compile(
    r"\b(is|are|was|were|we|this|that|which|it|they|shows?|proposes?|introduces?|presents?|describes?"
    r"|can|you|has|have|provides?|their|our|these|how|when|where)\b",
    re.IGNORECASE,
)


_SMALL = frozenset("of on in and for the de la des et und für der di e y del & der".split())
_TITLE_LEAD = frozenset("a an the on towards toward how why what is are do does can".split())


def _is_capital(name: str) -> bool:
    """Return whether each word of a name is capital, as in "Medical Image Analysis".

    Titles have small words, or begin with one: "A Closer Look at Rounding".
    """
    words = name.split()
    if words[0].lower() in _TITLE_LEAD:
        return False
    return all(word in _SMALL or not word[0].islower() for word in words) and not _PROSE.search(name)


@lru_cache(maxsize=20_000)
def sense(text: str) -> Sense:
    """Return what a text that is no title may be."""
    bare = _EMOJI.sub(" ", text).strip(EDGE + ".()[]{}（）【】")
    if not any(map(str.isalnum, bare)) or _MARKS.fullmatch(bare):
        return Sense(0.1, (("mark", text),))
    if _NUMBERING.fullmatch(bare) and not find(bare).year:
        return Sense(0.0, (("mark", text),))
    says, strength, count = find(bare), people_strength(bare), len(bare.split())
    if not says.year and (is_generic(bare) or is_filler(bare)):
        return Sense(0.2, (("label", text),))
    if strength == 2 and not says.year:
        return Sense(2.0, (("people", text),))
    people, rest = split(text, alone=True)
    after = find(rest) if people else says
    if people and (after.year or is_venue(rest.strip(EDGE + ".()"))):
        role = "venue" if after.venue else "date"
        return Sense(2.5, (("people", people), (role, rest.strip(EDGE))))
    if says.year and not says.venue:
        return Sense(1.6, (("date", text),))
    if says.venue and (is_venue(says.venue) or names_journal(says.venue)):
        is_name = count <= 4 and ":" not in bare  # "PIMple: Processing in Memory" is a title
        if count <= 18 and (says.year or is_name or names_journal(bare)) and (
            count <= 8 or not _PROSE.search(bare)
        ):
            return Sense(2.0 if says.year else 1.2, (("venue", text),))
    if says.year and says.venue and count <= 7 and _is_capital(says.venue):
        return Sense(1.2, (("venue", text),))
    if strength:
        return Sense(0.7, (("weak-people", text),))
    return Sense(-0.2 - 0.01 * min(count, 40), (("note", text),))


# Titles.

_TITLE_END = re.compile(r"[:：]$")


@lru_cache(maxsize=20_000)
def title_sense(text: str) -> float:
    """Return how much a text looks like a title, from about -3 to 1.5."""
    bare = _EMOJI.sub(" ", text).strip(EDGE + ".()[]{}（）【】“”\"")
    count = len(bare.split())
    letters = sum(map(str.isalpha, bare))
    if letters < 2 or text.startswith(("http:", "https:", "www.")):
        return -4.0
    if is_generic(bare) or is_filler(bare):
        return -3.0
    says = find(bare)
    worth = {1: -1.0, 2: 0.2, 3: 0.8}.get(count, 1.2)
    if not bare.isascii() and count == 1 and letters >= 6:  # Chinese writes no blanks
        worth = 1.0
    if says.year and says.venue is None:
        worth -= 3.0
    elif count <= 4 and says.year and says.venue and len(says.venue.split()) < 3:
        worth -= 3.0
    elif count <= 4 and (is_venue(bare) or (says.year and is_venue(says.venue or ""))):
        worth -= 1.2 if re.search(r"[a-z]{4}", bare) and count > 2 else 2.2
    elif count <= 8 and says.year and names_journal(bare):
        worth -= 1.5
    strength = people_strength(bare)
    worth -= {0: 0.0, 1: 0.6, 2: 2.5}[strength]
    if count > 30:
        worth -= 0.06 * (count - 30)
    if re.search(r"[a-z)]{3}[.?!] +[A-Z][a-z]+ [a-z]", bare):
        worth -= 0.5
    if _TITLE_END.search(text.rstrip()):
        worth -= 1.5
    return worth


_TAIL_CUT = re.compile(r"[,，]\s*|\s+[(（]|\.\s+|\s+by\s+(?=[A-Z])|\s+[-–—]\s+|[:：]\s+")
_LEAD_CUT = re.compile(r"[:：]\s+|[)\]】]\s*|,\s+|\s+[-–—]\s+|-(?=[A-Z])")
_MOST_CUTS = 40
_SURE = re.compile(r"\bet al\b|(?<![\w.])[A-Z]\.(?!\w{3})|(?:[A-Z][\w’'-]+ [A-Z][\w’'-]+,\s*){2}")


@lru_cache(maxsize=20_000)
def divisions(text: str) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """Return the ways in which a text may hold a title: what stands before, it, what behind.

    ``Bees That Count, Ann Keeper, ICML 2020`` and ``ICML 2020: Bees That Count`` have more than one.
    """
    found: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = [(text, (), ())]
    for cut in list(_TAIL_CUT.finditer(text))[:_MOST_CUTS]:
        title, rest = text[: cut.start()], text[cut.end() :]
        opened = cut[0].strip() in ("(", "（")
        if opened:
            inside, closed, behind = rest.partition(")" if "(" in cut[0] else "）")
            if not closed:
                continue
            says = sense(inside)
            if says.score >= 1.2 and not (says.roles[0][0] == "people" and len(inside) < 4):
                later = (behind.strip(EDGE + "."),) if behind.strip(EDGE + ".") else ()
                found.append((title, (), (inside, *later)))
            continue
        says = sense(rest)
        # "Hearing, Seeing, and Acting" has the form of names; "by", a venue or a year settle it.
        is_people = says.roles[0][0] == "people" and len(says.roles) == 1
        is_sure = not is_people or cut[0].strip()[:1] in (".", "-", "–", "—") or _SURE.search(rest)
        if says.score >= 1.2 and is_sure:
            found.append((title, (), (rest,)))
            break
        if says.score >= 0.7 and "by" in cut[0]:  # "by Learned Vector Codebooks" is no name
            found.append((title, (), (f"by {rest}",)))
    for cut in list(_LEAD_CUT.finditer(text))[:4]:
        lead, title = text[: cut.start()], text[cut.end() :]
        says = sense(lead)
        is_told = says.score >= 1.2 and says.roles[0][0] in ("venue", "date")
        # "AWQ: Activation-aware …" has the form of an acronym before a title, and is one title.
        is_glued = cut[0] == "-"  # "2018-Review of …" is a title, "2017-ICML-" is none
        if is_told and find(lead).year and (find(lead).venue or not is_glued):
            found.append((title, (lead,), ()))
    return tuple(found)


# A piece of an entry.


def piece_sense(piece: Piece) -> Sense:
    """Return what a piece that holds no title is."""
    if piece.key:
        return Sense(1.0, (("keyed", piece.text),))
    if piece.form == "comment":
        return Sense(0.0, (("mark", piece.text),))
    if piece.form == "code":
        says = find(piece.text)
        role = "date" if says.year and not says.venue else "venue" if says.year else "tag"
        return Sense(0.6, ((role, piece.text),))
    if piece.form == "image" or piece.image:
        return Sense(0.1, (("badge", piece.text),))
    if piece.form == "link" and (who := cited(piece.text)):
        return Sense(2.2, (("people", who[0]), ("date", str(who[1]))))
    if piece.form == "link":
        return Sense(0.8 if _is_label(piece) else -0.6, (("link", piece.text),))
    return sense(piece.text)


def _is_label(piece: Piece) -> bool:
    """Return whether the text of a link only says what it leads to, or who, where and when."""
    says = find(piece.text)
    return (
        is_generic(piece.text)
        or bool(piece.link and is_person(piece.link))
        or len(piece.text.split()) == 1
        or bool(says.year and len(piece.text.split()) <= 6)
        or is_venue(piece.text.strip("[]() "))
        or bool(people_strength(piece.text))
    )
