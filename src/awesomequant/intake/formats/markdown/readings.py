"""What the pieces of an entry may be, and the readings of it: which is the title, which the rest.

Nothing is known by its place.  Each run of words is asked how much it looks like people, a venue, a
date, a label or a title; a reading is scored whole, by its title and by how well the rest is then
understood; and a list's entries vote: the reading that most of them allow is tried first in all.
The numbers were weighed on the lists of a corpus, and checked on shapes that were not looked at.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from awesomequant.intake.formats.markdown.inline import Link
from awesomequant.intake.formats.markdown.names import (
    find,
    is_venue,
    names_journal,
    people_strength,
    split,
)
from awesomequant.intake.formats.markdown.pieces import EDGE, Piece
from awesomequant.intake.formats.markdown.units import Unit
from awesomequant.intake.formats.markdown.words import (
    is_code_host,
    is_filler,
    is_generic,
    is_paper,
    is_paper_address,
)


class Part(NamedTuple):
    """A part of an entry that was understood: what it is, its text, and where it comes from.

    ``role`` is people, weak-people, venue (with or without its year), date, label, tag, count,
    name or note.
    """

    role: str
    text: str
    piece: Piece


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read an entry: its title with the form it has, and what the rest is.

    ``shape`` is what readings of a list are compared by: the form of the title, and what stands
    before it.
    """

    title: str
    shape: tuple[str, str]
    score: float
    link: Link | None = None
    parts: tuple[Part, ...] = ()
    aside: tuple[Part, ...] = ()


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


@lru_cache(maxsize=20_000)
def sense(text: str) -> Sense:
    """Return what a text that is no title may be."""
    bare = _EMOJI.sub(" ", text).strip(EDGE + ".()[]{}（）【】")
    if not any(map(str.isalnum, bare)) or _MARKS.fullmatch(bare):
        return Sense(0.1, (("mark", text),))
    if _NUMBERING.fullmatch(bare) and not find(bare).year:
        return Sense(0.0, (("mark", text),))
    if is_generic(bare) or is_filler(bare):
        return Sense(0.2, (("label", text),))
    says, strength, count = find(bare), people_strength(bare), len(bare.split())
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
        if count <= 18 and (says.year or count <= 8 or not _PROSE.search(bare)):
            return Sense(2.0 if says.year else 1.2, (("venue", text),))
    if says.year and count <= 6 and not _PROSE.search(bare):
        return Sense(1.2, (("venue", text),))
    if strength:
        return Sense(0.7, (("weak-people", text),))
    return Sense(-0.2 - 0.01 * min(count, 40), (("note", text),))


def _senses(piece: Piece) -> Sense:
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
    if piece.form == "link":
        return Sense(0.8 if _is_label(piece) else -0.6, (("link", piece.text),))
    return sense(piece.text)


def _is_label(piece: Piece) -> bool:
    """Return whether the text of a link only says what it leads to, or who, where and when."""
    says = find(piece.text)
    return (
        is_generic(piece.text)
        or len(piece.text.split()) == 1
        or bool(says.year and len(piece.text.split()) <= 6)
        or is_venue(piece.text.strip("[]() "))
        or bool(people_strength(piece.text))
    )


# Titles.

_FORM = {"link": 0.5, "bold": 0.7, "quote": 1.0, "em": 0.1, "plain": 0.0}
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


# The readings of an entry.

_MOST_CANDIDATES = 12
_JOINTS = {".": 0.35, "?": 0.1, "-": 0.25, ";": 0.25, "": 0.05, " ": 0.05}


def readings(unit: Unit, *, names_people: bool = False) -> list[Reading]:
    """Return the ways to read a unit, each with its score; none where no piece can be a title.

    ``names_people`` says that the entries of the list name people: then two names are two names.
    """
    found = unit.pieces
    told = [_senses(piece) for piece in found]
    costs = [_cost(piece, said) for piece, said in zip(found, told, strict=True)]
    total = sum(cost for cost, _ in costs)
    results: list[Reading] = []
    seen = 0
    for at, piece in enumerate(found):
        if seen >= _MOST_CANDIDATES:
            break
        if piece.key and piece.key != "title":
            continue
        if piece.form in ("comment", "image", "code") or piece.image:
            continue
        if piece.line > 3 and piece.depth:
            break
        seen += 1
        before = [said for said in told[:at] if said.roles[0][0] != "mark"]
        led = sum(lead for _, lead in costs[:at])
        own_cost = costs[at][0]
        for text, end, joint in _spans(found, at):
            inner = sum(cost for cost, _ in costs[at + 1 : end])
            rest = total - own_cost - inner - led
            for title, lead, tail in divisions(text):
                score = _worth(piece, title, before, unit) - joint + rest
                score += sum(sense(one).score for one in (*lead, *tail))
                score += 0.3 if lead or tail else 0.0
                is_by = bool(tail) and tail[0].startswith("by ")
                score -= 0.9 * is_by
                shape = (_form(piece), "by" if is_by else _lead(found[:at], lead))
                parts = [
                    *_parts(found[:at], told[:at]),
                    *(Part(role, said, piece) for one in lead for role, said in sense(one).roles),
                ]
                aside = [
                    *(Part(role, said, piece) for one in tail for role, said in sense(one).roles),
                    *_parts(found[end:], told[end:]),
                ]
                results.append(Reading(title, shape, score, piece.link, tuple(parts), tuple(aside)))
    return results


def _spans(found: Sequence[Piece], at: int) -> Iterator[tuple[str, int, float]]:
    """Yield the texts that may be a title from a piece on, where each ends, and what joining costs.

    "Attention is not all you need. Pure attention loses rank" is one title of two pieces.
    """
    piece = found[at]
    yield piece.text, at + 1, 0.0
    text, joint = piece.text, 0.0
    for end in range(at + 1, min(at + 4, len(found))):
        following = found[end]
        is_same = (
            following.form == piece.form == "plain"
            and following.line == piece.line
            and following.group == piece.group
            and not following.key
        )
        if not is_same or following.before not in _JOINTS or not following.before:
            return
        sign = following.before
        joint += _JOINTS[sign] + 0.01 * len(following.text.split())
        if people_strength(following.text) == 2 or find(following.text).year:
            return
        text += {"-": " - ", ";": "; "}.get(sign, " ") + following.text
        yield text, end + 1, joint


def _cost(piece: Piece, said: Sense) -> tuple[float, float]:
    """Return what a piece adds to a reading behind the title, and how much less before it."""
    score = said.score
    role = said.roles[0][0]
    if role == "note":
        words = len(piece.text.split())
        # A sentence below an entry or behind a dash explains it, and costs nothing.
        is_free = piece.depth > 0 or piece.before in ("-", ":", ".") or piece.group == "("
        return (0.0 if is_free else score), 0.5 + 0.08 * min(words, 30)
    if role == "link" and score < 0:
        return score, 0.8
    if role == "weak-people":
        return (score if piece.depth or piece.form == "em" else 0.2), 0.6
    if role == "people":
        return score, 0.5
    return score, 0.0


def _worth(piece: Piece, title: str, before: Sequence[Sense], unit: Unit) -> float:
    """Return how well a text of this form and at this place is the title."""
    worth = title_sense(title) + _FORM[piece.form]
    link = piece.link
    if link is not None:
        if is_paper_address(link.url):
            worth += 0.9
        elif is_code_host(link.url):
            worth -= 0.3
        if link.url.startswith("#"):
            worth -= 3.0
        worth -= 0.8 * (piece.group != "")
    elif piece.group:
        worth -= 0.4 if piece.group in "[【" else 1.4
    if piece.key == "title":
        worth += 3.0
    if piece.form == "bold" and len(title.split()) < 3:
        worth -= 0.5
    worth -= 1.6 * (piece.depth > 0) + 0.35 * min(piece.line, 4)
    if not before:
        worth += 0.6
    elif any(said.roles[0][0] == "note" for said in before):
        worth -= 0.4
    if unit.kind == "row" and piece.depth == 0:
        worth += 0.8
    return worth


def _form(piece: Piece) -> str:
    return f"{piece.form}{piece.group}"


def _lead(before: Sequence[Piece], lead: Sequence[str]) -> str:
    """Return what stands before a title, in a word."""
    for piece in reversed(before):
        if piece.form in ("comment", "image") or piece.image:
            continue
        role = _senses(piece).roles[0][0]
        if role != "mark":
            return f"{piece.form}{piece.group}" if piece.form in ("link", "bold") else role
    return "lead" if lead else ""


def _parts(found: Sequence[Piece], told: Sequence[Sense]) -> Iterator[Part]:
    for piece, said in zip(found, told, strict=True):
        yield from (Part(role, text, piece) for role, text in said.roles)


# The vote of a list.

_AGREED = 1.6


def vote(units: Iterable[Unit], every: dict[int, list[Reading]], stated: str | None) -> dict[int, Reading]:
    """Return the reading of each unit, by its index: its own best, weighed by what others allow.

    The entries of one section vote with one voice more than those of the whole list: a list is
    seldom written in one hand.  ``stated`` is the form that a person says titles have.
    """
    votes: dict[object, Counter[tuple[str, str]]] = defaultdict(Counter)
    groups = {at: _groups(unit) for at, unit in enumerate(units)}
    for at, found in every.items():
        best = max(reading.score for reading in found)
        worth: dict[tuple[str, str], float] = {}
        for reading in found:
            near = max(0.0, 1.0 - (best - reading.score) / 1.5)
            worth[reading.shape] = max(worth.get(reading.shape, 0.0), near)
        for group in groups[at]:
            votes[group].update(worth)
            votes[group][("", "")] += 1
    chosen = {}
    for at, found in every.items():
        def agreed(reading: Reading, at: int = at) -> float:
            shares = [votes[group][reading.shape] / votes[group]["", ""] for group in groups[at]]
            weights = [min(1.0, votes[group]["", ""] / 4) for group in groups[at]]
            known = sum(share * weight for share, weight in zip(shares, weights, strict=True))
            bonus = 4.0 * (bool(stated) and reading.shape[0].startswith(stated or ""))
            return reading.score + _AGREED * known / max(1.0, sum(weights)) + bonus

        chosen[at] = max(found, key=agreed)
    return chosen


def _groups(unit: Unit) -> tuple[object, ...]:
    return (unit.kind, (unit.kind, unit.headings))
