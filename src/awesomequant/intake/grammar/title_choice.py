"""Which piece of an entry is its title: its readings, scored whole, and the vote of the list.

Nothing is known by its place.  Each run of words is asked how much it looks like people, a venue, a
date, a label or a title; a reading is scored whole, by its title and by how well the rest is then
understood; and a list's entries vote: the reading that most of them allow is tried first in all.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from awesomequant.intake.grammar.document import Piece, Unit
from awesomequant.intake.grammar.labels import is_generic, is_person
from awesomequant.intake.grammar.people import cited, people_strength
from awesomequant.intake.grammar.roles import Part, Reading, Sense, piece_sense, sense
from awesomequant.intake.grammar.titles import Division, divisions, title_sense
from awesomequant.intake.grammar.venues import find
from awesomequant.works.code_hosts import is_repository
from awesomequant.works.paper_pages import is_paper_address

# The readings of an entry.

_FORM = {"link": 0.5, "bold": 0.7, "quote": 1.0, "em": 0.1, "plain": 0.0}
_MOST_CANDIDATES = 12
_TELLS = frozenset(("-", ":", ","))
_SIGNS = {"-": " - ", "|": " | ", ";": "; "}
_BETWEEN = frozenset(("mark", "badge", "date", "venue", "server"))
_JOINTS = {".": 0.35, "|": 0.3, "?": -0.4, "-": 0.25, ";": 0.25, "": 0.05, " ": 0.05}


Shape = tuple[str, str, str]


class Way(NamedTuple):
    """One way to read an entry, scored: which pieces are its title, and how that comes apart.

    ``pieces`` are those of its entry with what each is, ``at`` and ``end`` the title's.  Its parts
    are put together where it is chosen: of six ways that an entry has, five are read by nobody.
    """

    score: float
    shape: Shape
    pieces: Sequence[tuple[Piece, Sense]]
    at: int
    end: int
    division: Division

    def reading(self) -> Reading:
        """Return the reading that it is."""
        piece, division = self.pieces[self.at][0], self.division
        name = (Part("name", division.name, piece),) if division.name else ()
        lead, tail = (
            (Part(role, said, piece) for one in side for role, said in sense(one).roles)
            for side in (division.lead, division.tail)
        )
        before, behind = _parts(self.pieces[: self.at]), _parts(self.pieces[self.end :])
        return Reading(
            division.title, self.shape, piece.link, (*before, *name, *lead), (*tail, *behind)
        )


def ways(unit: Unit) -> list[Way]:
    """Return the ways to read a unit, each scored; none where no piece can be a title."""
    found = unit.pieces
    told = [piece_sense(piece) for piece in found]
    both = list(zip(found, told, strict=True))
    roles = [said.roles[0][0] for said in told]
    costs = [_cost(piece, said) for piece, said in both]
    total = sum(cost for cost, _ in costs)
    results: list[Way] = []
    seen = 0
    # What stands below an entry is asked for its title only where its own lines have none.
    has_own = any(
        piece.depth == 0
        and (piece.is_text or piece.form == "link")
        and role not in ("mark", "label", "date", "keyed")
        and not is_generic(piece.text)
        for piece, role in zip(found, roles, strict=True)
    )
    # "- **BCT**", and below it "- Title: Counting Bees": what stands out is a short name.
    is_stated = any(piece.key == "title" for piece in found)
    for at, piece in enumerate(found):
        if seen >= _MOST_CANDIDATES:
            break
        if piece.key and piece.key != "title":
            continue
        if piece.form in ("comment", "image", "code", "tag") or piece.image:
            continue
        if piece.depth and (has_own or piece.line > 3) and piece.key != "title":
            if not is_stated:
                break
            continue
        seen += 1
        before = [role for role in roles[:at] if role != "mark"]
        led = sum(lead for _, lead in costs[:at])
        leading = _leading(found[:at], roles)
        own_cost = costs[at][0]
        is_signed = any(role.endswith("people") for role in before)
        for text, end, joint in _spans(found, at, is_signed=is_signed):
            inner = sum(cost for cost, _ in costs[at + 1 : end])
            rest = total - own_cost - inner - led
            # Are the next words behind the title people?
            behind = next((one for one in range(end, len(roles)) if roles[one] not in _BETWEEN), -1)
            are_people = behind >= 0 and roles[behind].endswith("people")
            are_people = are_people and found[behind].depth == 0
            for way in divisions(text):
                title, lead, tail = way.title, way.lead, way.tail
                score = _worth(piece, title, before, unit) - joint + rest
                if lead or tail:
                    score += sum(sense(one).score for one in (*lead, *tail))
                score += 0.3 if lead or tail or way.name else 0.0
                # Two names behind a comma are believed where the list has its people there.
                score -= way.doubt
                has_people = bool(tail) and sense(tail[0]).roles[0][0].endswith("people")
                people = "people" if has_people or are_people else ""
                shape = (piece.styled, leading or _lead(lead), people)
                results.append(Way(score, shape, both, at, end, way))
    return results


def _spans(found: Sequence[Piece], at: int, *, is_signed: bool) -> Iterator[tuple[str, int, float]]:
    """Yield the texts that may be a title from a piece on, where each ends, and what joining costs.

    "Attention is not all you need. Pure attention loses rank" is one title of two pieces.
    """
    piece = found[at]
    yield piece.text, at + 1, 0.0
    # "ACL 2022, Who Owns the Rain? Water Rights and Weather" goes on behind its question.
    is_asked = at + 1 < len(found) and found[at + 1].before == "?"
    if (people_strength(piece.text) == 2 or find(piece.text).year) and not is_asked:
        return
    text = piece.text
    joint = 0.8 * people_strength(text)  # "Ann Keeper | Bees" are two things more often than one
    following = found[at + 1] if at + 1 < len(found) else None
    # "KEEPER, Ann. **Bees**: a study. Porto Alegre: Artmed" has its subtitle behind the colon;
    # "**BeeNet**: counts wax", without people before it, says what a tool does.
    if (
        is_signed
        and piece.form in ("bold", "em")
        and following
        and (following.form, following.before, following.line) == ("plain", ":", piece.line)
        and following.text[:1].islower()
        and not (piece.key or following.key or piece.group or following.group)
    ):
        yield f"{piece.text}: {following.text}", at + 2, -0.3
        return
    # "Keeper, Ann (2019): Blackbox Hives – Questions of Bees" has its people before.
    if is_signed and at + 1 < len(found) and found[at + 1].before == "-":
        joint = 0.0
    for end in range(at + 1, min(at + 4, len(found))):
        following = found[end]
        is_same = (
            following.form == piece.form
            and piece.form != "link"
            and following.line == piece.line
            and following.group == piece.group
            and following.key == piece.key
        )
        if not is_same or following.before not in _JOINTS or not following.before:
            return
        sign = following.before
        if piece.key:  # all that stands behind "Title:" is one
            text += _SIGNS.get(sign, " ") + following.text
            yield text, end + 1, -1.5 * (end - at)
            continue
        joint += _JOINTS[sign] + 0.01 * len(following.text.split())
        # "Who holds the camera? Skill and attention, Annals of Surgery 2018" has its date behind.
        is_asked = sign == "?"
        if people_strength(following.text) == 2 or (find(following.text).year and not is_asked):
            return
        text += _SIGNS.get(sign, " ") + following.text
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
        return (score if piece.depth or piece.form == "em" else 0.2), 0.2
    if role == "people":
        return score, 0.5
    return score, 0.0


def _worth(piece: Piece, title: str, before: Sequence[str], unit: Unit) -> float:
    """Return how well a text of this form is the title; ``before`` are roles of what leads it."""
    worth = title_sense(title) + _FORM[piece.form]
    link = piece.link
    if link is not None:
        if is_paper_address(link.url):
            worth += 0.9
        elif is_repository(link.url):
            worth -= 0.3
        if link.url.startswith("#"):
            worth -= 3.0
        if is_person(link) or cited(link.label):
            worth -= 2.5
        # "[[J. Bees](…)] No" has its venue in brackets, "[[A study of bees](…)]" its title.
        worth -= (0.8 if title.count(" ") > 1 else 2.0) * (piece.group != "")
    elif piece.group:
        worth -= 0.4 if piece.group in "[【" else 1.4
    if piece.key == "title":
        worth += 3.0 + 5.0 * (piece.depth > 0)
    count = len(title.split())
    # "GRAINS" alone may be anything, but not many things are set so
    is_set = count < 3 and (piece.form in ("bold", "quote") or link is not None)
    if is_set and not any(
        one is not piece and one.depth == 0 and title_sense(one.text) > 0.5 for one in unit.pieces
    ):
        worth += 1.0 if count == 1 else 0.5
    elif piece.form == "bold" and count < 3:
        worth -= 0.5
    worth -= 1.6 * (piece.depth > 0) + 0.35 * min(piece.line, 4)
    # "Lee — **Optimal Brain Damage**": one word is no title where others stand out.
    if piece.form == "plain" and count == 1 and len(title) < _LONG_WORD:
        worth -= any(
            one.form in ("bold", "quote") and one.text.count(" ") > 1 for one in unit.pieces
        )
    # "[hivebench](…) – counting of wax in frames" tells what a tool does, in small letters.
    if piece.form == "plain" and piece.before in _TELLS and piece.text.partition(" ")[0].islower():
        links = (one.link for one in unit.pieces[: unit.pieces.index(piece)])
        worth -= 2.5 * any(link and not is_generic(link.label) for link in links)
    # Behind what stands out and a link to the paper comes what the curator says of it.
    if piece.form == "plain":
        earlier = list(takewhile(lambda one: one is not piece, unit.pieces))
        if any(one.link and is_generic(one.text) for one in earlier):
            stand_out = (one for one in earlier if one.form in ("bold", "em", "quote"))
            worth -= 1.0 * any(one.text.count(" ") > 1 for one in stand_out)
    if not before:
        worth += 0.6
    elif "note" in before:
        worth -= 0.4
    if unit.kind == "row" and piece.depth == 0:
        worth += 0.8
    return worth


_LEADS = {"server": "when", "weak-people": "people", "venue": "when", "date": "when"}


def _leading(before: Sequence[Piece], roles: Sequence[str]) -> str:
    """Return what piece stands before a title, in a word; "" where none does."""
    for piece, role in zip(reversed(before), reversed(roles[: len(before)]), strict=True):
        if piece.form in ("comment", "image") or piece.image:
            continue
        if role != "mark":
            is_formal = piece.form in ("link", "bold")
            return piece.styled if is_formal else _LEADS.get(role, role)
    return ""


def _lead(lead: Sequence[str]) -> str:
    """Return what stands before a title in its own piece, in a word."""
    names = any(role.endswith("people") for text in lead for role, _ in sense(text).roles)
    return "lead people" if names else "lead" if lead else ""


def _parts(pieces: Sequence[tuple[Piece, Sense]]) -> tuple[Part, ...]:
    return tuple(Part(role, text, piece) for piece, said in pieces for role, text in said.roles)


# The vote of a list.

_FORMS = {"link": "linked", "bold": "bold", "quote": "quoted", "em": "emphasised", "plain": "plain"}
"""The forms of titles, as the profiles of persons and the account of a reading call them."""
_AGREED = 3.0
_HALF = 0.5
_LONG_WORD = 20  # Chinese and Japanese write titles without blanks


def vote(
    units: Iterable[Unit], every: dict[int, list[Way]], stated: str | None
) -> dict[int, Reading]:
    """Return the reading of each unit, by its index: its own best, weighed by what others allow.

    The entries of one section vote with one voice more than those of the whole list: a list is
    seldom written in one hand.  ``stated`` is the form that a person says titles have.
    """
    votes: defaultdict[object, defaultdict[Shape, float]]
    votes = defaultdict(lambda: defaultdict(float))
    groups = {at: (unit.kind, (unit.kind, unit.headings)) for at, unit in enumerate(units)}
    for at, found in every.items():
        best = max(way.score for way in found)
        worth: dict[Shape, float] = {}
        for way in found:
            near = max(0.0, 1.0 - (best - way.score) / 1.5)
            worth[way.shape] = max(worth.get(way.shape, 0.0), near)
        forms: dict[Shape, float] = {}
        for (form, _, _), near in worth.items():
            any_such = (form, "any", "any")
            forms[any_such] = max(forms.get(any_such, 0.0), near)
        for group in groups[at]:
            counted = votes[group]
            counted["", "", ""] += 1
            for told in (worth, forms):
                for shape, near in told.items():
                    counted[shape] += near
    wanted = next((form for form, name in _FORMS.items() if name == stated), None)
    chosen = {}
    for at, found in every.items():
        agreed: dict[Shape, tuple[float, float]] = {}
        counts = [votes[group] for group in groups[at]]
        weights = [min(1.0, counted["", "", ""] / 4) for counted in counts]
        for shape in {way.shape for way in found}:
            # An entry whose lead nobody knew agrees in the form of its title at least.
            any_such = (shape[0], "any", "any")
            shares = [
                max(counted[shape], _HALF * counted[any_such]) / counted["", "", ""]
                for counted in counts
            ]
            known = sum(share * weight for share, weight in zip(shares, weights, strict=True))
            bonus = 4.0 * (wanted is not None and shape[0].startswith(wanted))
            agreed[shape] = _AGREED * known / max(1.0, sum(weights)), bonus
        scores = [way.score + agreed[way.shape][0] + agreed[way.shape][1] for way in found]
        chosen[at] = found[scores.index(max(scores))].reading()
    return chosen


_CALLED = {
    "people": "the people", "when": "venue or date", "lead": "venue or date",
    "lead people": "date and people",
}  # fmt: skip


def forms_of_titles(stated: Sequence[tuple[Unit, Reading]]) -> Iterator[str]:
    """Yield which forms the titles of a list have, a line for each kind of entry."""
    shapes: dict[str, Counter[Shape]] = defaultdict(Counter)
    for unit, reading in stated:
        shapes[unit.kind][reading.shape] += 1
    for kind, counted in shapes.items():
        told = []
        for (form, lead, people), count in counted.most_common(4):
            name = _FORMS.get(form.rstrip("([【（"), form)
            name += " in brackets" if form[-1:] in "[【(（" else ""
            name += f" behind {_CALLED.get(lead, f'a {lead}')}" if lead else ""
            name += ", then people" if people else ""
            told.append(f"{name} {count / counted.total():.0%}")
        yield f"{kind}: the title is {', '.join(told)}"
