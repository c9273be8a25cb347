"""What stands at one place of all entries is one thing: the second of four fields is the venue.

Alone, "Bioinformatics" may be a topic, "Current Biology" a person, `*eLife*` a tag and "ANA
Collaboration" a meeting.  Where the other entries of the list have their venue, it is the venue.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from awesomequant.intake.grammar.inline import EDGE, Piece
from awesomequant.intake.grammar.parts import is_remark
from awesomequant.intake.grammar.people import FAMILY, people_strength
from awesomequant.intake.grammar.roles import is_sentence
from awesomequant.intake.grammar.title_choice import Part, Reading
from awesomequant.intake.grammar.units import Unit
from awesomequant.intake.grammar.venues import find, is_venue, names_journal
from awesomequant.intake.grammar.words import is_filler, is_generic
from awesomequant.works.people import looks_like_group

_FEWEST = 3
_MOST_AGREE = 0.6
_LONGEST = 9  # words of a venue or a group that nothing but its place tells
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Field:
    """What one piece of an entry, or one end of it beside the title, was understood as.

    ``kind`` is the roles in it, such as people, venue or people+date; ``keys`` are its place, told
    in several ways: by its number, and by what stands around it.
    """

    parts: tuple[Part, ...]
    kind: str
    keys: tuple[Key, ...]

    @property
    def text(self) -> str:
        return ", ".join(part.text.strip(EDGE) for part in self.parts)


def placed(units: Sequence[Unit], chosen: Mapping[int, Reading]) -> dict[int, Reading]:
    """Return the readings, in which what stood alone is what others have at its place."""
    fields = {
        at: (
            list(_fields(units[at], reading.parts, "before")),
            list(_fields(units[at], reading.aside, "behind")),
        )
        for at, reading in chosen.items()
    }
    votes: dict[Key, Counter[str]] = defaultdict(Counter)
    for sides in fields.values():
        for field in (*sides[0], *sides[1]):
            for key in field.keys:
                votes[key][field.kind] += 1
    found = {}
    for at, reading in chosen.items():
        before, behind = fields[at]
        whole = (*before, *behind)  # "Zishun Yu and Xin Wax. ICML, 2023" has its venue
        has_venue = any(part.role == "venue" for one in whole for part in one.parts)
        has_venue = has_venue or any("venue" in one.kind for one in whole)
        if not has_venue:
            before, behind = _told_by_people(before, behind)
            behind = _told_by_imprint(before, behind)
        parts, aside = (
            tuple(part for one in side for part in _settled(one, votes, has_venue=has_venue))
            for side in (before, behind)
        )
        is_new = parts != reading.parts or aside != reading.aside
        found[at] = replace(reading, parts=parts, aside=aside) if is_new else reading
    return found


def _told_by_imprint(before: list[_Field], behind: list[_Field]) -> list[_Field]:
    """Return the fields behind a title, where a name is the venue that volume or year follows.

    In "*Apidologie*, 41(2), 1-9" and "Ann Keeper. *Apidologie*, 2020" no other entry need tell.
    """
    told = [one for one in behind if one.kind != "mark"]  # "*41*(2)" is no year and no name
    kinds = [one.kind for one in told]
    if any("venue" in kind for kind in kinds):
        return behind
    has_people = any(one.kind in _NAMED for one in (*before, *behind))
    for at, one in enumerate(told[:-1]):
        piece, following = one.parts[0].piece, kinds[at + 1 : at + 3]
        is_set = piece.form in ("em", "quote") and has_people
        is_told = following[:1] == ["imprint"] or following == ["date", "imprint"]
        is_told = is_told or (is_set and following[:1] == ["date"])
        if is_told and one.kind in ("name", "names", "tag") and _may_be_a_venue(one.text):
            part = Part("venue", one.text, piece)
            venue = replace(one, parts=(part,), kind="venue", keys=())
            return [venue if it is one else it for it in behind]
    return behind


def _told_by_people(
    before: list[_Field], behind: list[_Field]
) -> tuple[list[_Field], list[_Field]]:
    """Return the fields, where of two that have the form of names the dated one is the venue.

    "Ann Keeper, Bo Drone. **Bees**. Computer Graphics Forum, 2020" names its people besides.
    """
    named = [one for one in (*before, *behind) if one.kind in _NAMED]
    dated = [one for one in named if one.kind.endswith("+date")]
    others = " ".join(one.text for one in named if one not in dated)
    if len(dated) != 1 or not others:
        return before, behind
    text = dated[0].text
    # "Keeper & Drone (2020): Keeper, A., Drone, B." are the same people.
    if not _may_be_a_venue(text) or any(word in others for word in text.split()):
        return before, behind
    part = Part("venue", text, dated[0].parts[0].piece)
    venue = replace(dated[0], parts=(part,), kind="venue", keys=())
    first, second = (
        [venue if one is dated[0] else one for one in side] for side in (before, behind)
    )
    return first, second


def _fields(unit: Unit, parts: Sequence[Part], side: str) -> Iterator[_Field]:
    """Yield what stands on one side of the title, piece by piece, each with its place."""
    groups = [tuple(group) for _, group in groupby(parts, key=lambda part: id(part.piece))]
    kinds = [_kind(group) for group in groups]
    counted: Counter[Key] = Counter()
    for at, (group, kind) in enumerate(zip(groups, kinds, strict=True)):
        piece = group[0].piece
        where: Key = (unit.kind, side, min(piece.line, 4), piece.depth, _form(piece), piece.key)
        signed = (*where, piece.before)
        counted[signed] += 1
        around = tuple(
            next((one for one in others if one in _SURE), "")
            for others in (kinds[:at][::-1], kinds[at + 1 :])
        )
        yield _Field(
            group, kind, ((*signed, counted[signed]), (*signed, around), ("anywhere", *where))
        )


def _kind(parts: Sequence[Part]) -> str:
    """Return what a field was understood as; of links those apart whose label names a venue."""
    label = parts[0].text.strip(EDGE + "[]()")
    is_one = [part.role for part in parts] == ["link"] and not is_generic(label)
    if is_one and (is_venue(label) or names_journal(label)):
        return "linked venue"
    if is_one and _may_be_a_venue(label):
        return "linked name"
    kind = "+".join(_ROLES.get(part.role, part.role) for part in parts)
    # "*LLM-Codec*" has the letters of an acronym, and no voice either.
    is_open = kind == "note" and _may_be_a_venue(parts[0].text)
    return "name" if is_open or (kind == "venue" and is_remark(parts[0])) else kind


# What its form leaves open has no voice: it is told by those that have.
_OPEN = ("names", "name", "names+date", "linked name")
# What has the form of names and no more is counted apart: it is no vote for people.
_ROLES = {"weak-people": "names"}
_SURE = frozenset(("people", "people+date", "people+venue", "date", "link", "venue", "imprint"))


def _form(piece: Piece) -> str:
    return f"{piece.form}{piece.group}"


def _settled(
    field: _Field, votes: Mapping[Key, Counter[str]], *, has_venue: bool
) -> Iterator[Part]:
    """Yield the parts of a field as the others have them at its place, where that may be."""
    usual = next(filter(None, (_usual(votes[key]) for key in field.keys)), "")
    piece, text = field.parts[0].piece, field.text
    is_full = has_venue and usual in ("venue", "linked venue")
    is_keyed = bool(piece.key) and usual != "linked venue"
    if field.kind == usual or not usual or is_keyed or is_full:
        yield from field.parts
    elif usual == "venue" and field.kind in _NO_VENUE and _may_be_a_venue(text):
        yield Part("venue", text, piece)
    elif usual == "linked venue" and field.kind in _LINKED and _may_be_a_venue(text):
        yield Part("link", piece.text, piece)
        yield Part("venue", piece.text, piece)
    elif usual == "people+venue" and field.kind in ("people", "people+date", "names", "venue"):
        yield from _parted(field)
    elif usual == "people" and field.kind in ("venue", "name", "names") and _may_be_people(text):
        yield Part("people", text, piece)
    else:
        yield from field.parts


_LINKED = frozenset(("link", "linked name", "people+date"))
_NAMED = frozenset(("people", "names", "people+date", "names+date"))
_NO_VENUE = frozenset(("name", "names", "tag", "people", "people+date", "names+date"))


def _usual(kinds: Counter[str]) -> str:
    """Return what most entries have at a place; empty where they do not agree."""
    if kinds["names"] >= _FEWEST and kinds["names"] >= _MOST_AGREE * kinds.total():
        return "people"
    known = kinds.total() - sum(kinds[kind] for kind in _OPEN)
    if known < _FEWEST:
        return ""
    for kind in ("venue", "people", "people+venue", "linked venue"):
        if kinds[kind] >= _MOST_AGREE * known and kinds[kind] * 4 > kinds.total():
            return kind
    return ""


def _may_be_a_venue(text: str) -> bool:
    """Return whether a text may name a venue where its place says so: short, and no sentence."""
    bare = text.strip(EDGE + ".()[]")
    name = find(bare).venue or ""
    return bool(
        name
        and len(name.split()) <= _LONGEST
        and not is_sentence(name)
        and not is_generic(bare)
        and not is_filler(bare)
        and not re.search(r"https?:|[?!]|\bet al\b|(?<![\w.])[A-Z]\.(?!\w)", bare)
    )


def _may_be_people(text: str) -> bool:
    """Return whether a text may sign a work: the name of a group, or names of persons."""
    bare = text.strip(EDGE + ".")
    if find(bare).year or len(bare.split()) > _LONGEST:
        return False
    return looks_like_group(bare) or bool(FAMILY.fullmatch(bare)) or people_strength(bare) > 0


def _parted(field: _Field) -> Iterator[Part]:
    """Yield people, and the last of what looked like one of them as the venue."""
    piece = field.parts[0].piece
    people, date = field.parts[0].text, [part.text for part in field.parts[1:]]
    first, sign, last = people.rstrip(EDGE + ".").rpartition(",")
    are_people = people_strength(first) or bool(FAMILY.fullmatch(first))
    if sign and are_people and _may_be_a_venue(last):
        yield Part("people", first, piece)
        yield Part("venue", ", ".join((last.strip(), *date)), piece)
    else:
        yield from field.parts
