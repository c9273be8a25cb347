"""What a run of words may be, wherever it stands: people, venue, date, label, note.

The numbers were weighed on the lists of a corpus, and checked on shapes that were not looked at.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from awesomequant.intake.grammar.document import EDGE, Link, Piece
from awesomequant.intake.grammar.labels import is_filler, is_generic, is_person
from awesomequant.intake.grammar.people import (
    are_families,
    cited,
    editors_in,
    people_strength,
    signs_as_a_group,
    split,
    venue_behind,
    with_others,
)
from awesomequant.intake.grammar.venues import (
    EMOJI,
    OPENS,
    Found,
    find,
    is_acronym,
    is_imprint,
    is_known,
    is_venue,
    is_visit,
    names_journal,
    names_server,
    printed,
)
from awesomequant.text import unbracketed
from awesomequant.works.dates import read_date
from awesomequant.works.venues import is_well_known
from awesomequant.works.venues.abbreviations import journal_before_volume

# How well a text that is no title is understood.


class Sense(NamedTuple):
    """How a text is understood, with a score: the roles of its pieces in order."""

    score: float
    roles: tuple[tuple[str, str], ...]


_LONG = 120
_PROCEEDINGS = re.compile(r"(?:in:?\s)?(?:the\s)?proc(?:\.|eedings\b)", re.IGNORECASE)
_LONGEST_VENUE, _LONGEST_PROCEEDINGS = 18, 28  # words
_NUMBERING = re.compile(r"[\W_]*\d{1,4}[\W_]*")
_MARKS = re.compile(
    r"[\d.,]{1,12}\s?k?\s*(?::fire:|:star:|🔥|⭐️?|★|stars?|citations?| cites)"
    r"|(?i:cited(?: by)?|citations?|cites|stars?|被引用?|引用)(?:次数|数)?\W{0,3}[\d.,]{1,12}\s?k?"
    r"(?: times)?|(?::[a-z0-9_+-]+:\s*)+"
)
_PROSE = re.compile(
    r"\b(is|are|was|were|we|this|that|which|it|they|shows?|proposes?|introduces?|presents?|describes?"
    r"|can|you|has|have|provides?|their|our|these|how|when|where)\b",
    re.IGNORECASE,
)
# Words of a name that are written small in many languages.
_SMALL = frozenset((
    "of", "on", "in", "and", "for", "the", "de", "la", "des", "et", "und", "für", "der", "di", "e",
    "y", "del", "&",
))  # fmt: skip
_TITLE_LEAD = frozenset((
    "a", "an", "the", "on", "towards", "toward", "how", "why", "what", "is", "are", "do", "does",
    "can",
))  # fmt: skip


def _is_capital(name: str) -> bool:
    """Return whether each word of a name is capital, as in "Medical Image Analysis" and "eLife".

    Titles have small words, or begin with one: "A Closer Look at Rounding".
    """
    words = name.split()
    if words[0].lower() in _TITLE_LEAD and not (words[0] == "The" and len(words) <= 3):
        return False
    return not is_sentence(name)


def is_sentence(text: str) -> bool:
    """Return whether a text is more than a name: words in lower case, or those of a sentence.

    "Past & Present" has the verb of a sentence with a capital, and is a name.
    """
    found = _PROSE.search(text)
    return (found is not None and found[0].islower()) or any(
        word[0].islower() and word.islower() and word not in _SMALL for word in text.split()
    )


# "Scalable Learning for Networks (Stanford 2016": what the brackets hold is the name that is dated.
_SIGNED_BEHIND = re.compile(r"[a-z] \([^\W\d][^()\d]{2,40} (?:19|20)\d\d$")

# Families as citations name them: "Owusu & Lund, EuroSys 2023", "Keeper et al. (2020, ICML)",
# "Ngo, Chan & Mindermann, 2022".
_FAMILY = r"(?:[a-z]{1,3} ){0,2}[^\W\d_a-z](?:[^\W\d_]|[’'-])+"
_FAMILIES = (
    rf"{_FAMILY}(?:, {_FAMILY}){{0,7}}"
    rf"(?:,? (?:&|and|et|und|y|e) {_FAMILY}|,? et al\.?)"
)
_SIGNED = re.compile(_FAMILIES)
# "Saltzer, Reed, Clark, TOCS '84" and "Nygren, Sun, Sitaraman, 2010": nothing but commas.
_SIGNED_BY_COMMAS = re.compile(
    rf"({_FAMILY}(?:, {_FAMILY}){{0,7}}?)(?:, ([^,\d][^,]{{1,40}})|,? ((?:19|20)\d\d[a-z]?))"
)
# As astronomers cite: "Perlmutter 1999, ApJ 517, 565", journal, volume, page.
_SIGNED_AND_PAGED = re.compile(
    rf"({_FAMILY})\s((?:19|20)\d\d)[a-z]?,? ([^,:]{{2,40}}?),? [A-Z]?\d{{1,4}},"
    r" [A-Z]{0,2}\d+[A-Z]?"
)
_SIGNED_AND = re.compile(rf"({_FAMILIES}),?\s(?:in\s)?[(\[]?([^()\[\]]+)[)\]]?\.?")


# Who signs with "by" need have no form of a person: "by NVIDIA, Arm, and Intel, 2022".
_SIGNER = r"[^\W\d_a-z][\w.&’'-]*(?: [^\W\d_a-z][\w.&’'-]*){0,3}"
_BETWEEN_SIGNERS = re.compile(r",? (?:and|&) |, ")
_SIGNED_BY = re.compile(
    rf"by ({_SIGNER}(?:, {_SIGNER}){{0,11}},? (?:and|&) {_SIGNER})(?:,? \(?((?:19|20)\d\d))?"
)


def is_mark(text: str) -> bool:
    """Return whether a text is a count or a sign: "12k stars", ":fire:"."""
    return bool(_MARKS.fullmatch(text))


def is_signed_by_families(text: str) -> bool:
    """Return whether a text names families as citations do: "Owusu & Lund", "Keeper et al."."""
    return bool(_SIGNED.fullmatch(text))


def _signed(bare: str) -> Sense | None:
    """Return people and where they published, of "Owusu & Lund, EuroSys 2023" and its like."""
    if edited := editors_in(bare):
        pages = (("imprint", edited[1]),) if edited[1] else ()
        return Sense(1.2, (("editors", edited[0]), *pages))
    signed = _SIGNED_AND.fullmatch(bare)
    said = find(signed[2]) if signed else None
    # "Computers & Electrical Engineering 2021" is a journal.
    if signed and said and said.year and (
        said.venue is None or is_venue(said.venue) or bare[len(signed[1])] in ",("
    ):  # fmt: skip
        return Sense(2.2, (("people", signed[1]), ("venue" if said.venue else "date", signed[2])))
    by_many = _SIGNED_BY.fullmatch(bare)
    signers = _BETWEEN_SIGNERS.split(by_many[1]) if by_many else []
    if by_many and not all(" " in one for one in signers):
        date = (("date", by_many[2]),) if by_many[2] else ()
        # "Hive, Comb & Wax" has the form of one person and a second.
        return Sense(2.0, (("people", " and ".join(signers)), *date))
    listed = _SIGNED_BY_COMMAS.fullmatch(bare)
    if listed and (told := _signed_by_commas(listed[1], listed[2] or listed[3])):
        return told
    if paged := _SIGNED_AND_PAGED.fullmatch(bare):
        return Sense(2.2, (("people", paged[1]), ("venue", f"{paged[3]} {paged[2]}")))
    if signs_as_a_group(bare):
        return Sense(1.2, (("people", bare),))
    first, _, behind = bare.partition(", ")
    if behind and signs_as_a_group(first):
        return Sense(2.0, (("people", first), *sense(behind).roles))
    by, _, where = bare.removeprefix("by ").partition(" in ")
    is_by = bare.startswith("by ") and people_strength(by) > 0
    if where and (is_by or people_strength(by) == 2 or signs_as_a_group(by)):
        venue = find(where).venue
        if venue and _is_capital(venue):
            return Sense(2.4, (("people", by), ("venue", where)))
    # "Mihir Bellare: proves it secure" has people and what they did.
    who, sign, what = bare.partition(": ")
    if sign and what[:1].islower() and people_strength(who) and len(what.split()) > 2:
        role = "people" if people_strength(who) == 2 else "weak-people"
        return Sense(0.4, ((role, who), ("note", what)))
    return None


def _signed_by_commas(who: str, when: str) -> Sense | None:
    """Return people and where they published, of families that commas alone hold apart."""
    said, families = find(when), who.split(", ")
    is_placed = bool(said.venue) and (
        is_well_known(said.venue or "") or is_acronym(said.venue or "")
    )
    if not said.year or (said.venue and not is_placed):
        return None
    if any(one.isupper() or is_known(one) or is_well_known(one) for one in families):
        return None
    # "Neuron, 2015" is a journal; "Keeper, Ann, 2020" is one person, and told elsewhere.
    if len(families) <= 2 and not said.venue:
        return None
    return Sense(
        2.2, (("people", " and ".join(families)), ("venue" if said.venue else "date", when))
    )


def _is_journal_and_volume(bare: str, venue: str) -> bool:
    """Return whether a text is a journal, by its words or abbreviations, and what stands behind it.

    Its year may stand in brackets behind: "IEEE Trans. Inf. Theory 66(3): 1234-1256".
    """
    journal = journal_before_volume(bare)
    if journal and journal[0] == 0:
        return True
    is_behind = bool(venue) and bare.startswith(venue) and is_imprint(bare[len(venue) :])
    return is_behind and names_journal(venue)


_DIGIT = re.compile(r"\d")
_BEHIND_A_DATE = re.compile(r"[,;:，]\s+|\)\s+|(?<=\d\d)\s+(?=[A-Z])")


@lru_cache(maxsize=20_000)
def sense(text: str) -> Sense:
    """Return what a text that is no title may be."""
    text = with_others(text)
    bare = (text if text.isascii() else EMOJI.sub(" ", text)).strip(EDGE + ".()[]{}（）【】：，、")
    # A sentence; names have commas, "Proc. of the 38th … (PLDI), Barcelona, Spain" is as long.
    is_long = len(bare) > (2 * _LONG if _PROCEEDINGS.match(bare) else _LONG)
    if is_long and bare.count(",") * 40 < len(bare):
        return Sense(-0.6, (("note", text),))
    if not any(map(str.isalnum, bare)) or _MARKS.fullmatch(bare) or is_visit(bare):
        return Sense(0.1, (("mark", text),))
    if _NUMBERING.fullmatch(bare) and not find(bare).year:
        return Sense(0.0, (("mark", text),))
    if read_date(bare):
        return Sense(1.6, (("date", text),))
    opened = OPENS.match(bare)
    name = bare[opened.end() :].strip(EDGE + ".()") if opened else ""
    bare = bare.replace("，", ", ").replace("、", ", ") if not bare.isascii() else bare
    strength, count = people_strength(bare), len(bare.split())
    # What venue it may be takes long to tell, and nobody asks it of names without a date.
    says = find(bare) if strength != 2 or name or _DIGIT.search(bare) else Found(None, None)
    if is_well_known(bare) and (is_acronym(bare) or is_known(bare)) and not names_server(bare):
        return Sense(1.6, (("venue", text),))  # "ACL" is a label as well
    if name and says.venue and count <= 14 and _is_capital(says.venue):
        return Sense(2.0, (("venue", text),))
    if names_server(name or bare):
        return Sense(1.0, (("server", text),))
    if is_imprint(bare):
        return Sense(0.8, (("imprint", text),))
    if house := printed(bare):
        return Sense(1.6 if house[0][0] == "publisher" else 0.8, house)
    if not says.year and (is_generic(bare) or is_filler(bare)):
        return Sense(0.2, (("label", text),))
    if signed := _signed(bare):
        return signed
    if strength == 2 and not says.year:
        people, venue = venue_behind(text, dated=False)
        if venue:
            return Sense(2.5, (("people", people), ("venue", venue)))
        return Sense(2.0, (("people", text),))
    people, rest = split(text, alone=True)
    after = find(rest) if people else says
    # "Postma et al. Nature Climate Change": what is capital behind the people is where it stands.
    is_behind = people.rstrip(" .,").endswith("al") and bool(after.venue) and _is_capital(rest)
    # "Directed Ray Distances (DRDF) for Scenes" has an acronym in brackets, and goes on.
    is_apart = rest[:1] not in "([" or rest.rstrip(" .,")[-1:] in ")]"
    is_placed = is_apart and is_venue(rest.strip(EDGE + ".()"))
    if people and (after.year or is_behind or is_placed):
        people, venue = (people, "") if after.venue else venue_behind(people, dated=True)
        rest = f"{venue}, {rest.strip(EDGE)}" if venue else rest.strip(EDGE)
        role = "venue" if after.venue or venue else "date"
        return Sense(2.5, (("people", people), (role, rest)))
    if says.year and not says.venue:
        return Sense(1.6, (("date", text),))
    for cut in islice(_BEHIND_A_DATE.finditer(bare), 3 if strength != 2 else 0):
        # "ICML 2020, Ann Keeper, Bo Drone" has its people behind.
        first, rest = bare[: cut.start()], bare[cut.end() :]
        if not (said := find(first)).year or not people_strength(rest):
            continue
        if said.venue is None or is_venue(said.venue) or _is_capital(said.venue):
            role = "venue" if said.venue else "date"
            sure = "people" if people_strength(rest) == 2 else "weak-people"
            return Sense(2.4, ((role, first), (sure, rest)))
    if count <= _LONGEST_VENUE and _is_journal_and_volume(bare, says.venue or ""):
        return Sense(2.0, (("venue", text),))
    if says.venue and (is_venue(says.venue) or names_journal(says.venue)):
        size = len(says.venue.split())
        longest = _LONGEST_PROCEEDINGS if _PROCEEDINGS.match(bare) else _LONGEST_VENUE
        is_name = size <= 4 and ":" not in bare  # "PIMple: Processing in Memory" is a title
        if (
            count <= longest
            and (says.year or is_name or names_journal(bare))
            and ((count <= 8 and says.year) or not _PROSE.search(bare))  # "It may be on arXiv"
        ):
            return Sense(2.0 if says.year else 1.2, (("venue", text),))
    is_one = bool(says.venue) and not _SIGNED_BEHIND.search(bare)
    if says.year and says.venue and is_one and count <= 7 and _is_capital(says.venue):
        return Sense(1.2, (("venue", text),))
    if strength:
        return Sense(1.4 if are_families(bare) else 0.7, (("weak-people", text),))
    return Sense(-0.2 - 0.01 * min(count, 40), (("note", text),))


# A piece of an entry.

_LETTER = re.compile(r"[A-Z]")


def piece_sense(piece: Piece) -> Sense:
    """Return what a piece that holds no title is."""
    if piece.key:
        return Sense(1.0, (("keyed", piece.text),))
    if piece.form == "comment":
        return Sense(0.0, (("mark", piece.text),))
    if piece.form == "tag":
        return Sense(0.6, (("tag", piece.text),))
    if piece.group and _LETTER.fullmatch(piece.text):  # "[R]", which a legend explains
        return Sense(0.6, (("tag", piece.text),))
    if piece.form == "code":
        says = find(piece.text)
        role = "date" if says.year and not says.venue else "venue" if says.year else "tag"
        return Sense(0.6, ((role, piece.text),))
    if piece.form == "image" or piece.image:
        return Sense(0.1, (("badge", piece.text),))
    if piece.form == "link" and (who := cited(piece.text)):
        return Sense(2.2, (("people", who[0]), ("date", str(who[1]))))
    if piece.form == "link":
        # Does the text only say what the link leads to, or who, where and when?
        count = len(piece.text.split())
        is_label = (
            is_generic(piece.text)
            or (piece.link is not None and is_person(piece.link))
            or count == 1
            or (count <= 6 and bool(find(piece.text).year))
            or is_venue(unbracketed(piece.text))
        )
        return Sense(0.8 if is_label else -0.6, (("link", piece.text),))
    return sense(piece.text)


# What an entry was understood as.


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

    ``shape`` is what readings of a list are compared by: the form of the title, what stands before
    it, and whether people stand right behind it.
    """

    title: str
    shape: tuple[str, str, str]
    link: Link | None = None
    parts: tuple[Part, ...] = ()
    aside: tuple[Part, ...] = ()


def is_remark(part: Part) -> bool:
    """Return whether a part in italics names a venue or a person that nothing else speaks for."""
    if part.piece.form != "em" or part.piece.key or find(part.text).year or OPENS.match(part.text):
        return False
    text = part.text.strip(" .,()")
    # "LLM-Codec" has the letters of an acronym; "Cell" and "Current Biology" have not.
    has_form = is_venue(text) and not is_known(text) and not names_journal(text)
    return part.role == "weak-people" or (
        part.role == "venue" and has_form and not is_well_known(text)
    )
