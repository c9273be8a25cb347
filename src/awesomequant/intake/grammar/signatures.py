"""How a list signs and marks its works, which one entry alone does not tell: keys, families.

"**[GMR85]** The Knowledge …" and "[Kil92] Joe Kilian, …" have the form of a conference with its
year, "KEEPER Ann et DRONE Bo" that of "USENIX Security", "Shannon, *Communication Theory*" that of
a topic, and where people work, "(Peking University, UCLA)", that of a venue.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from awesomequant.intake.grammar.document import EDGE, Piece, Unit
from awesomequant.intake.grammar.labels import is_filler, is_generic
from awesomequant.intake.grammar.people import FAMILY
from awesomequant.intake.grammar.roles import Part, Reading, is_sentence
from awesomequant.intake.grammar.venues import EMOJI, find, is_known, is_venue, names_journal
from awesomequant.library.draft import Draft
from awesomequant.works.ids import is_bibtex_key
from awesomequant.works.people import ET_AL, names_institutions, without_et_al
from awesomequant.works.venues import is_well_known

# Keys, of which a whole bibliography had its venues.

# Of families and year: "GMR85", "BBB+18", "HZRS16a", "Kil92", "Keeper2020", "keeper2020bees".
_KEY = re.compile(
    r"(?P<who>[^\W\d_][^\W\d_’'-]*(?:[-’'][^\W\d_]+)*(?:\+|[Ee]t[Aa]l)?)[-_:.]?"
    r"(?:19|20)?\d\d(?:[a-z]|[^\W\d_A-Z][\w-]*)?"
)
_UNDATED = re.compile(r"[^\W\d_a-z][^\W\d_]{0,11}\+?")  # "KS", of what is to appear
_AROUND = "[](){}@"
_FEWEST_KEYS = 2
_BRACKETS = "[【({"


def take_keys(units: Sequence[Unit]) -> None:
    """Take the key that stands before each work out of its pieces, where the list cites by keys.

    One bracket alone may hold a venue, "[OSDI21]": many that are all different, and have the
    letters of the people behind them, hold keys.
    """
    leads = [(unit, at) for unit in units if (at := _place(unit)) is not None]
    keyed = [
        (unit, at, found)
        for unit, at in leads
        if (found := _KEY.fullmatch(unit.pieces[at].text.strip(_AROUND)))
    ]
    names = {found["who"] + found[0] for _, _, found in keyed}
    if len(keyed) < _FEWEST_KEYS or len(names) * 5 < len(keyed) * 4:
        return
    venues = sum(is_well_known(found["who"]) or is_known(found["who"]) for _, _, found in keyed)
    sure = sum(_fits(found["who"], unit, at) for unit, at, found in keyed)
    if venues * 3 > len(keyed) or sure * 2 < len(keyed):
        return
    for unit, at in leads:
        piece = unit.pieces[at]
        text = piece.text.strip(_AROUND)
        is_undated = bool(_UNDATED.fullmatch(text)) and not is_well_known(text)
        is_undated = is_undated and (text.isupper() or _has_initials(text, unit, at))
        if not (_KEY.fullmatch(text) or is_undated):
            continue
        unit.key = text if is_bibtex_key(text) else ""
        if piece.link:  # "[[GMR85]](…)" leads to the work
            link = piece.link._replace(label="paper")
            unit.pieces[at] = piece._replace(text="paper", link=link)
        else:
            del unit.pieces[at]


def _place(unit: Unit) -> int | None:
    """Return the place of what stands apart, as one word, before all else of a unit."""
    for at, piece in enumerate(unit.pieces[:3]):
        if not any(map(str.isalnum, piece.text)) or piece.form in ("image", "comment"):
            continue
        is_apart = piece.group in _BRACKETS and bool(piece.group)
        is_apart = is_apart or piece.form == "code" or (piece.link is not None)
        is_one = piece.depth == 0 and " " not in piece.text and not piece.key
        return at if is_apart and is_one and at + 1 < len(unit.pieces) else None
    return None


def _fits(who: str, unit: Unit, at: int) -> bool:
    """Return whether a key is one by its form, "Kil92" and "BBB+18", or by the names behind it."""
    letters = who.removesuffix("+")
    if letters != who or (len(letters) > 2 and letters[1:].islower()):
        return not is_known(who)
    return len(letters) > 1 and _has_initials(letters, unit, at)


def _has_initials(letters: str, unit: Unit, at: int) -> bool:
    """Return whether names behind a key begin with its capital letters, in their order."""
    said = " ".join(piece.text for piece in unit.pieces[at + 1 :])
    left = iter(word[0] for word in re.findall(r"[^\W\d_a-z][\w’'-]+", said))
    return all(letter in left for letter in letters if letter.isupper())


# Names whose family is in capitals: "KEEPER Ann et DRONE Bo", "Cy QUEEN", "KEEPER, Ann".
#
# French, Hungarian, Japanese and Vietnamese references write so.  "USENIX Security" and "ANA
# Collaboration" have the form as well: only where a list begins its entries so are they names.

_FEWEST = 3
_MOST_WORDS = 4
_FAMILY = re.compile(r"[^\W\d_a-z]{2,}(?:[-’'][^\W\d_a-z]+)*")
_GIVEN = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+(?:-[^\W\d_][^\W\d_A-Z]+)?|[^\W\d_a-z]\.")
_JOINS = re.compile(r"\s*[,;]\s*(?:(?:et|and|und|y|e|és|&)\s)?|\s(?:et|and|und|y|e|és|&)\s")
_COMMA_BEHIND = re.compile(
    rf"({_FAMILY.pattern}(?: {_FAMILY.pattern}){{0,2}}),"
    # Of "KEEPER, A.; DRONE, B." the initials show that these are people.
    rf" ([^\W\d_a-z][^\W\d_A-Z]+(?:-[^\W\d_][^\W\d_A-Z]+)?"
    rf"(?: (?:{_GIVEN.pattern}|[^\W\d_a-z]|d[aeo]s?|e|von|van)){{0,4}}\.?)"
)
_BEFORE_A_TITLE = re.compile(
    rf"({_COMMA_BEHIND.pattern}(?:; {_COMMA_BEHIND.pattern})*)(?<=\b[^\W\d_a-z]\.) (?=[^\W\d_a-z])"
)
_BY = re.compile(r"(?:par|by|von|por|de)\s")


def turn_capital_families(units: Sequence[Unit]) -> None:
    """Write the names of a list that has its families in capitals as "Keeper, Ann; Drone, Bo"."""
    leads = [next((one for one in unit.pieces if one.is_text), None) for unit in units]
    begun = [one for one in leads if one and one.depth == 0 and _begins(one.text)]
    if len({one.text for one in begun}) < _FEWEST or len(begun) * 4 < len(leads):
        return
    for unit in units:
        unit.pieces = [turned for piece in unit.pieces for turned in _with_names(piece)]


def _begins(text: str) -> bool:
    return bool(_turned(text) or _BEFORE_A_TITLE.match(text))


def _with_names(piece: Piece) -> Iterator[Piece]:
    names, sign, year = piece.text.partition(", ")
    if not re.fullmatch(r"(?:19|20)\d\d\W*", year):  # "par Cy QUEEN, 2014"
        names, sign, year = piece.text, "", ""
    if not (piece.is_text and not piece.key):
        yield piece
        return
    if led := _BEFORE_A_TITLE.match(piece.text):  # "KEEPER, Ann M. Bees that count"
        yield piece._replace(text=f"{_turned(led[1])}.")
        yield piece._replace(text=piece.text[led.end() :], before=".")
        return
    told = _turned(names)
    yield piece._replace(text=f"{told}{sign}{year}") if told else piece


def _turned(text: str) -> str:
    """Return a list of names with each family first and a comma behind it, "" for any other."""
    bare = _BY.sub("", EMOJI.sub("", text).strip(EDGE + "."), count=1)
    named, has_more = without_et_al(bare)
    # "KEEPER, Ann; DRONE, Bo" has its families first already, as Brazilian references have.
    parted = [_COMMA_BEHIND.fullmatch(name) for name in re.split(r"\s*;\s*", named)]
    if all(parted):
        names = [f"{one[1].title()}, {one[2]}" for one in parted if one]
        return "; ".join(names) + (" et al." if has_more else "")
    told = [_family_first(name) for name in _JOINS.split(named) if name]
    if not told or not all(told):
        return ""
    return "; ".join(told) + (" et al." if has_more else "")


def _family_first(name: str) -> str:
    """Return a name as "Keeper, Ann", "" where its family is not in capitals at one end."""
    words = name.split()
    family = [word for word in words if _FAMILY.fullmatch(word) and word.isupper()]
    given = [word for word in words if word not in family]
    is_one = 1 < len(words) <= _MOST_WORDS and family and given
    is_apart = is_one and family in (words[: len(family)], words[-len(family) :])
    if not is_apart or not all(map(_GIVEN.fullmatch, given)) or is_well_known(words[0]):
        return ""
    return f"{' '.join(family).title()}, {' '.join(given)}"


# Families that stand alone before titles: "Shannon, *Communication Theory*", "Diffie, Hellman, …".
#
# One word with a capital may be a topic or a method as well, and two have the form of one person,
# "Family, Given".  Where a list begins many entries with one such word and others with several, all
# of them are families.

_BETWEEN = re.compile(r"\s*,\s*(?:(?:and|&|e|y|et|und|и)\s+)?|\s+(?:and|&|e|y|et|und|и)\s+")


def with_lone_families(chosen: Mapping[int, Reading]) -> dict[int, Reading]:
    """Return the readings, in which families that stand alone before the titles are people."""
    led = {at: part for at, reading in chosen.items() if (part := _lone_lead(reading))}
    told = {at: families for at, part in led.items() if (families := _families(part.text))}
    alone = [families[0] for families in told.values() if len(families) == 1]
    # "Vision, *…*" and "Planning, *…*" are topics, of which none has two; and they recur.
    is_so = len(set(alone)) >= _FEWEST and len(told) > len(alone) < 2 * len(set(alone))
    if not is_so or len(told) * 4 < len(led) * 3:
        return dict(chosen)
    found = dict(chosen)
    for at, families in told.items():
        others = " et al." if without_et_al(led[at].text.strip(EDGE))[1] else ""
        people = Part("people", " and ".join(families) + others, led[at].piece)
        found[at] = replace(chosen[at], parts=(people,))
    return found


def _lone_lead(reading: Reading) -> Part | None:
    """Return what alone stands before a title that is set apart, where it may be a name."""
    parts = [part for part in reading.parts if part.role != "mark"]
    is_one = len(parts) == 1 and parts[0].piece.form in ("plain", "bold")
    is_set = reading.shape[0] in ("em", "quote", "bold", "link")
    if not (is_one and is_set) or parts[0].piece.group or parts[0].piece.key:
        return None
    return parts[0] if parts[0].role in ("note", "weak-people", "people") else None


def _families(text: str) -> list[str]:
    """Return the families that a text lists, none where it has anything else."""
    named = without_et_al(text.strip(EDGE))[0]
    listed = [one for one in _BETWEEN.split(named) if one and one != ET_AL]
    are_all = all(
        FAMILY.fullmatch(one)
        and not (is_venue(one) or is_known(one) or is_generic(one) or is_filler(one))
        for one in listed
    )
    return listed if are_all else []


# Where people work.

_MAY_BE = frozenset(("venue", "people", "weak-people", "note"))
_FEWEST_PLACES = 2
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
    usual = {dated: sure[dated] >= max(_FEWEST_PLACES, total[dated] / 2) for dated in total}
    found = {}
    for at, reading in chosen.items():
        sides = [
            tuple(new for part in side for new in _told(part, reading, usual))
            for side in (reading.parts, reading.aside)
        ]
        found[at] = replace(reading, parts=sides[0], aside=sides[1])
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


# The signs by which a list recommends some of its works: stars of a rating, a flame.

_SHORTCODES = {
    ":star:": "⭐", ":star2:": "🌟", ":sparkles:": "✨", ":fire:": "🔥", ":mortar_board:": "🎓",
    ":heart:": "❤", ":trophy:": "🏆", ":+1:": "👍", ":thumbsup:": "👍", ":100:": "💯",
    ":boom:": "💥", ":gem:": "💎", ":crown:": "👑", ":1st_place_medal:": "🥇",
    ":medal_sports:": "🏅", ":exclamation:": "❗", ":bangbang:": "‼",
}  # fmt: skip
_SHORTCODE = re.compile(":[a-z0-9_+]{2,20}:")
_SIGNS = "⭐🌟✨🔥🎓❤🏆👍💯💥💎👑🥇🏅❗‼★☆"
# Beside a number they count: "[1.2k ⭐]", "🔥 12", "⭐ stars".
_MARK = re.compile(
    rf"(?<![\d.,kKw万{_SIGNS}])(?<!\d )(?<!k )(?:[{_SIGNS}]\ufe0f?\s?)+"
    r"(?!\s?[:x×]?\s?\[?\d|\s?stars\b)"
)
# What so many entries bear says nothing of one: an ornament.
_USUAL = 0.8


def mark_of(unit: Unit) -> str:
    """Return the signs that an entry bears, each run of them once: "⭐⭐⭐", "🔥🎓"."""
    texts = [flat.text for flat, depth in unit.lines if not depth]
    texts += [cell.flat.text for cell in unit.cells]
    runs: dict[str, None] = {}
    for text in texts:
        shown = _SHORTCODE.sub(lambda code: _SHORTCODES.get(code[0], code[0]), text)
        for run in _MARK.finditer(shown):
            runs["".join(run[0].split())] = None
    return " ".join(runs)


def with_marks(entries: Iterable[tuple[Draft, str]]) -> list[Draft]:
    """Return entries with their signs as ``extra``, where these tell some of them from others.

    A roadmap rates its 133 papers with one to five stars, and whoever kept it so missed them all.
    """
    every = list(entries)
    counts = Counter(mark for _, mark in every)
    told = {mark for mark, count in counts.items() if mark and count <= max(1, _USUAL * len(every))}
    return [
        replace(draft, more={**draft.more, "extra": {**draft.more.get("extra", {}), "mark": mark}})
        if mark in told
        else draft
        for draft, mark in every
    ]
