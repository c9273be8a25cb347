"""What the entries of a list do alike, so that one alone need not tell.

Alone, "Bioinformatics" may be a topic, "Current Biology" a person, `*eLife*` a tag and "ANA
Collaboration" a meeting.  Where the other entries of the list have their venue, it is the venue.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from awesomequant.intake.fields.columns import Role
from awesomequant.intake.grammar.document import EDGE, Unit
from awesomequant.intake.grammar.entry_links import Custom, citation
from awesomequant.intake.grammar.labels import is_filler, is_generic
from awesomequant.intake.grammar.labels import key as key_of
from awesomequant.intake.grammar.people import CONJUNCTION, FAMILY, people_strength
from awesomequant.intake.grammar.roles import Part, Reading, is_remark, is_sentence
from awesomequant.intake.grammar.title_choice import forms_of_titles
from awesomequant.intake.grammar.titles import TWICE, trimmed
from awesomequant.intake.grammar.venues import find, is_known, is_venue, names_journal
from awesomequant.text import fold, squash
from awesomequant.works.people import looks_like_group
from awesomequant.works.venues import is_well_known
from awesomequant.works.years import of_heading

# What stands at one place of all entries is one thing: the second of four fields is the venue.

_FEWEST = 3
_NEAR = 8
_MOST_AGREE = 0.6
_LONGEST = 9  # words of a venue or a group that nothing but its place tells
Key = tuple[object, ...]
# What its form leaves open has no voice: it is told by those that have.
_OPEN = ("names", "name", "names+date", "linked name")
# What has the form of names and no more is counted apart: it is no vote for people.
_ROLES = {"weak-people": "names"}
_SURE = frozenset(("people", "people+date", "people+venue", "date", "link", "venue", "imprint"))
_TOLD = ("venue", "people", "people+venue", "people+date", "linked venue")
_LINKED = frozenset(("link", "linked name", "people+date"))
_NAMED = frozenset(("people", "names", "people+date", "names+date"))
_DATED = frozenset(("date", "venue"))
_PEOPLE_AND_VENUE = {
    "people+venue": ("people", "people+date", "names", "venue"),
    "people+dated venue": ("people+date", "venue"),
}
_MAY_BE_CITED = frozenset(("venue", "name", "names", "link", "linked name", "linked venue"))
_LONG_NUMBER = re.compile(r"\d{3}")
_SCOTTISH = re.compile(r"(?:Ma?c|O['’]|D[ei]|La|Le|Fitz|Van)[A-Z][a-z]{2,}")
_NO_VENUE = frozenset(("name", "names", "tag", "people", "people+date", "names+date"))


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

    def as_venue(self) -> "_Field":
        """Return it as what it was not understood as; it has no voice about its place."""
        part = Part("venue", self.text, self.parts[0].piece)
        return replace(self, parts=(part,), kind="venue", keys=())


def placed(units: Sequence[Unit], chosen: Mapping[int, Reading]) -> dict[int, Reading]:
    """Return the readings, in which what stood alone is what others have at its place."""
    fields = {
        at: (
            list(_fields(units[at], reading.parts, "before")),
            list(_fields(units[at], reading.aside, "behind")),
        )
        for at, reading in chosen.items()
    }
    usual = _usual(field for sides in fields.values() for side in sides for field in side)
    found = {}
    for at, reading in chosen.items():
        before, behind = fields[at]
        whole = (*before, *behind)  # "Zishun Yu and Xin Wax. ICML, 2023" has its venue
        has_venue = any(part.role == "venue" for one in whole for part in one.parts)
        has_venue = has_venue or any("venue" in one.kind for one in whole)
        # "[Knuth (1970)](…)" in nearly all entries names people, and "Computer History; Early
        # Programming" below it makes no venue of him.
        are_cited = any(
            usual.get(key) == "people+date"
            for one in whole
            if one.parts[0].piece.form == "link"
            for key in one.keys
        )
        if not has_venue and not are_cited:
            before, behind = _told_by_its_fields(before, behind)
        parts, aside = (
            tuple(part for one in side for part in _settled(one, usual, has_venue=has_venue))
            for side in (before, behind)
        )
        found[at] = replace(reading, parts=parts, aside=aside)
    return found


def _usual(fields: Iterable[_Field]) -> dict[Key, str]:
    """Return what most entries have at each place, where they agree."""
    votes: dict[Key, Counter[str]] = defaultdict(Counter)
    dated: Counter[Key] = Counter()
    for field in fields:
        for key in field.keys:
            votes[key][field.kind] += 1
            dated[key] += field.kind == "people+venue" and find(field.text).year is not None
    usual: dict[Key, str] = {}
    for key, kinds in votes.items():
        known = kinds.total() - sum(kinds[kind] for kind in _OPEN)
        agreed = (kind for kind in _TOLD if kinds[kind] >= _MOST_AGREE * known)
        if kinds["names"] >= _FEWEST and kinds["names"] >= _MOST_AGREE * kinds.total():
            usual[key] = "people"
        elif kinds["tag"] >= _FEWEST and kinds["tag"] > kinds["venue"]:
            usual[key] = "tag"
        elif known >= _FEWEST:
            usual[key] = next((kind for kind in agreed if kinds[kind] * 4 > kinds.total()), "")
            signed = kinds["people+date"] + kinds["people+venue"]
            if not usual[key] and signed >= _MOST_AGREE * known:
                usual[key] = "people+date"  # of "(Lamport, TOPLAS '82)" and "(Miller, 1956)"
            # Where venues have their year, "Ann Keeper, Bo Drone, Cy Queen" ends in a person.
            if usual[key] == "people+venue" and dated[key] * 2 > kinds["people+venue"]:
                usual[key] = "people+dated venue"
    return usual


def _told_by_its_fields(
    before: list[_Field], behind: list[_Field]
) -> tuple[list[_Field], list[_Field]]:
    """Return the fields of an entry, where its people or its imprint tell that one is a venue."""
    # Of two that have the form of names the dated one is the venue: "Ann Keeper, Bo Drone.
    # **Bees**. Computer Graphics Forum, 2020" names its people besides.
    named = [one for one in (*before, *behind) if one.kind in _NAMED]
    dated = [one for one in named if one.kind.endswith("+date")]
    others = " ".join(one.text for one in named if one not in dated)
    is_one = len(dated) == 1 and bool(others) and _may_be_a_venue(dated[0].text)
    # "Keeper & Drone (2020): Keeper, A., Drone, B." are the same people.
    if is_one and not any(word in others for word in dated[0].text.split()):
        before = [one.as_venue() if one is dated[0] else one for one in before]
        behind = [one.as_venue() if one is dated[0] else one for one in behind]
    # In "*Apidologie*, 41(2), 1-9" and "Ann Keeper. *Apidologie*, 2020" what follows a name tells.
    told = [one for one in behind if one.kind != "mark"]  # "*41*(2)" is no year and no name
    kinds = [one.kind for one in told]
    if any("venue" in kind for kind in kinds):
        return before, behind
    has_people = any(one.kind in _NAMED for one in (*before, *behind))
    for at, name in enumerate(told[:-1]):
        following = kinds[at + 1 : at + 3]
        is_set = name.parts[0].piece.form in ("em", "quote") and has_people
        is_told = following[:1] == ["imprint"] or following == ["date", "imprint"]
        is_told = is_told or (is_set and following[:1] == ["date"])
        is_name = name.kind in ("name", "names", "tag") and _may_be_a_venue(name.text)
        # "Title // Успехи математических наук. — 1997": in Russian a name has small words.
        is_signed = name.parts[0].piece.before == "//" and following[:1] == ["date"]
        if (is_told and is_name) or (is_signed and name.kind in ("note", "name", "names")):
            return before, [one.as_venue() if one is name else one for one in behind]
    return before, behind


def _fields(unit: Unit, parts: Sequence[Part], side: str) -> Iterator[_Field]:
    """Yield what stands on one side of the title, piece by piece, each with its place."""
    groups = [tuple(group) for _, group in groupby(parts, key=lambda part: id(part.piece))]
    kinds = []
    for first, *others in groups:
        # Of links those are apart whose label names a venue.
        label = first.text.strip(EDGE + "[]()")
        is_link = first.role == "link" and not others and not is_generic(label)
        kind = "+".join(_ROLES.get(part.role, part.role) for part in (first, *others))
        if is_link and (is_venue(label) or names_journal(label)):
            kind = "linked venue"
        elif is_link and _may_be_a_venue(label):
            kind = "linked name"
        elif kind == "note" and _may_be_a_venue(first.text):
            kind = "name"
        elif kind == "venue" and is_remark(first):
            kind = "name"  # "*LLM-Codec*" has the letters of an acronym, and no voice either
        kinds.append(kind)
    counted: Counter[Key] = Counter()
    for at, (group, kind) in enumerate(zip(groups, kinds, strict=True)):
        piece = group[0].piece
        where: Key = (unit.kind, side, min(piece.line, 4), piece.depth, piece.styled, piece.key)
        signed = (*where, piece.before)
        counted[signed] += 1
        # The nearest alone: of a line of five thousand stars each would be asked of all others.
        near = kinds[max(at - _NEAR, 0) : at][::-1], kinds[at + 1 : at + 1 + _NEAR]
        around = tuple(next((one for one in side if one in _SURE), "") for side in near)
        yield _Field(
            group, kind, ((*signed, counted[signed]), (*signed, around), ("anywhere", *where))
        )


def _settled(field: _Field, usually: Mapping[Key, str], *, has_venue: bool) -> Iterator[Part]:
    """Yield the parts of a field as the others have them at its place, where that may be."""
    usual = next(filter(None, (usually.get(key) for key in field.keys)), "")
    piece, text = field.parts[0].piece, field.text
    is_full = has_venue and usual in ("venue", "linked venue")
    is_keyed = bool(piece.key) and usual != "linked venue"
    if field.kind == usual.replace("dated ", "") or not usual or is_keyed or is_full:
        yield from field.parts
    elif usual == "venue" and field.kind in _NO_VENUE and _may_be_a_venue(text):
        yield Part("venue", text, piece)
    elif usual == "linked venue" and field.kind in _LINKED and _may_be_a_venue(text):
        yield Part("link", piece.text, piece)
        yield Part("venue", piece.text, piece)
    elif usual == "tag" and field.kind == "venue" and piece.form == "code":
        # `LinkedIn` `2020` among `Netflix` `2020` and `Uber` `2019` is a company, too.
        who, year = find(text)
        if who and not is_well_known(who):
            yield Part("tag", who, piece)
            yield from (Part("date", str(year), piece),) if year else ()
        else:
            yield from field.parts
    elif usual in _PEOPLE_AND_VENUE and field.kind in _PEOPLE_AND_VENUE[usual]:
        # The last of what looked like people is the venue.
        first, sign, last = field.parts[0].text.rstrip(EDGE + ".").rpartition(",")
        are_people = people_strength(first) or bool(FAMILY.fullmatch(first))
        if sign and are_people and _may_be_a_venue(last):
            yield Part("people", first, piece)
            date = [part.text for part in field.parts[1:]]
            yield Part("venue", ", ".join((last.strip(), *date)), piece)
        else:
            yield from field.parts
    elif usual == "people+date" and field.kind in _MAY_BE_CITED:
        # "Keeper et al., 2015" in others, and here "Szepesvari, 2009": one family, no journal.
        who, year = find(text)
        is_one = who and (FAMILY.fullmatch(who) or people_strength(who))
        # "McCarthy (1960)" has the letters of an acronym.
        if who and year and is_one and (not is_venue(who) or _SCOTTISH.fullmatch(who)):
            yield Part("people", who, piece)
            yield Part("date", str(year), piece)
        else:
            yield from field.parts
    elif usual == "people" and field.kind in ("venue", "name", "names"):
        # A group signs it, or persons do.
        bare = text.strip(EDGE + ".")
        is_one = looks_like_group(bare) or FAMILY.fullmatch(bare) or people_strength(bare) > 0
        is_one = is_one and not _LONG_NUMBER.search(bare)  # "CVE-2017-5753 and CVE-2017-5715"
        may_be_people = is_one and not find(bare).year and len(bare.split()) <= _LONGEST
        yield from (Part("people", text, piece),) if may_be_people else field.parts
    else:
        yield from field.parts


def _may_be_a_venue(text: str) -> bool:
    """Return whether a text may name a venue where its place says so: short, and no sentence."""
    bare = text.strip(EDGE + ".()[]")
    if CONJUNCTION.match(bare):  # "Ann Keeper, Bo Drone, and Cy Queen."
        return False
    name = find(bare).venue or ""
    return bool(
        name
        and len(name.split()) <= _LONGEST
        and not is_sentence(name)
        and not is_generic(bare)
        and not is_filler(bare)
        and not re.search(r"https?:|[?!]|\bet al\b|(?<![\w.])[A-Z]\.(?!\w)", bare)
    )


# How a list writes its entries.


def custom_of(stated: Sequence[tuple[Unit, Reading]]) -> Custom:
    """Return what the entries of a list do alike."""
    leads = matched = peopled = coded = 0
    for _, reading in stated:
        title = squash(trimmed(reading.title)[0])
        for part in reading.parts:
            if part.role in ("venue", "note") and part.piece.form in ("bold", "plain", "em"):
                text = part.text.strip("[]()【】 :：")
                if part.piece.group or part.piece.form == "bold":
                    leads += 1
                    matched += bool(squash(text)) and title.startswith(squash(text))
        codes = [part.text for part in (*reading.parts, *reading.aside) if part.role == "tag"]
        coded += len(codes) == 1 and is_well_known(re.sub(r"\W*(19|20)\d\d\W*", "", codes[0]))
        peopled += any(part.role in ("people", "weak-people") for part in reading.aside)
    doubled = sum(1 for _, reading in stated if TWICE.match(reading.title))
    labels = Counter(
        label
        for unit, _ in stated
        for label in {fold(piece.label) for piece in unit.pieces if piece.key == Role.OTHER}
    )
    told = [part for _, reading in stated for part in reading.aside if part.piece.form == "em"]
    remarks = [part for part in told if is_remark(part) and part.role == "venue"]
    # Where venues or people do stand in italics, these are none.
    others = [
        part
        for part in told
        if part.role == "people" or (part.role == "venue" and not is_remark(part))
    ]
    doors = Counter(label for unit, one in stated for label in _labels_of_links(unit, one))
    above = {key_of(text) for unit, _ in stated for text in unit.above}
    return Custom(
        named=leads > 1 and matched * 4 >= leads,
        people=bool(stated) and peopled * 3 > len(stated),
        coded=coded > 1 and coded * 2 > len(stated),
        # "GAN" and "RNN" have the form of "ICML": only what a whole field knows counts.
        labels=frozenset(one for one, n in labels.items() if n > 1 and n * 10 >= len(stated)),
        remarks=len({part.text for part in remarks}) > max(2, 2 * len(others)),
        # A page of one meeting may link its papers by its name, and names it at its head as well.
        doors=frozenset(
            one
            for one, n in doors.items()
            if n >= _FEWEST and n * 2 > len(stated) and not any(one in text for text in above)
        ),
        doubled=doubled > 1 and doubled * 10 > len(stated),
        headed=_headed({unit.above for unit, _ in stated if unit.above}),
        undated=_undated(stated),
    )


def _labels_of_links(unit: Unit, reading: Reading) -> set[str]:
    """Return the labels of an entry's links beside its title, folded; of venues the unknown."""
    links = [piece.link for piece in unit.pieces]
    links += [link for cell in unit.cells for link in cell.flat.links()]
    labels = {key_of(link.label) for link in links if link and link is not reading.link}
    return {label for label in labels if label and not _is_venue_for_sure(label)}


def _is_venue_for_sure(label: str) -> bool:
    venue = find(label).venue or ""
    return is_well_known(venue) or is_known(venue) or names_journal(venue)


def _headed(above: set[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """Return the headings that are the venue of all below them, each with those above it.

    Below "2023" most are known by a whole field, and "ALT" among them is one as well; of a list in
    which other chapters are topics 59 of 133 were.
    """
    beside: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for one in above:
        beside[one[:-1]].append(one)
    known = {one for one in above if is_well_known(one[-1])}
    found = set(known)
    for siblings in (*beside.values(), above):
        if len(known.intersection(siblings)) * 2 > len(siblings) > 1:
            found.update(siblings)
    return frozenset(found) if len(known) > 1 else frozenset()


def _undated(stated: Sequence[tuple[Unit, Reading]]) -> frozenset[str]:
    """Return the headings whose year is not that of the works below, which have their own.

    A preprint is a year older than its meeting; those below "CoNLL 2003" are younger by many.
    """
    own: dict[str, list[bool]] = defaultdict(list)
    for unit, reading in stated:
        said = [part.text for part in (*reading.parts, *reading.aside) if part.role in _DATED]
        years = [find(text).year for text in said]
        years += [who[1] for cell in unit.cells if (who := citation(cell.flat.shown))]
        year = next(filter(None, years), None)
        for heading in unit.above if year else ():
            if named := of_heading(heading):
                own[heading].append(abs(named - (year or 0)) > 1)
    return frozenset(
        heading
        for heading, others in own.items()
        if others.count(True) >= _FEWEST and others.count(True) * 2 > len(others)
    )


def explained(stated: Sequence[tuple[Unit, Reading]], custom: Custom) -> Iterator[str]:
    """Yield how a list was understood, a line each."""
    yield from forms_of_titles(stated)
    if custom.named:
        yield "a word in bold or in brackets before the title is the work's name"
    if any(of_heading(text) for unit, _ in stated for text in unit.above[-1:]):
        yield "years stand in the headings"
    for columns in dict.fromkeys(unit.columns for unit, _ in stated if unit.columns):
        pairs = ", ".join(f"'{head}' is {role}" for head, role in columns)
        yield f"table: {pairs}"
