"""What a run of words may be, wherever it stands: people, venue, date, label, title, note.

The numbers were weighed on the lists of a corpus, and checked on shapes that were not looked at.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from awesomequant.intake.grammar.inline import EDGE, Piece
from awesomequant.intake.grammar.people import (
    are_east_asian,
    are_families,
    are_short,
    cited,
    people_strength,
    signs_as_a_group,
    split,
    venue_behind,
)
from awesomequant.intake.grammar.venues import (
    OPENS,
    find,
    is_acronym,
    is_known,
    is_venue,
    names_journal,
    names_periodical,
    names_server,
)
from awesomequant.intake.grammar.words import is_filler, is_generic, is_person
from awesomequant.works.dates import read_date
from awesomequant.works.venues import is_well_known

# How well a text that is no title is understood.


class Sense(NamedTuple):
    """How a text is understood, with a score: the roles of its pieces in order."""

    score: float
    roles: tuple[tuple[str, str], ...]


_EMOJI = re.compile(r"[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f★]+")
_LONG = 120
_NUMBERING = re.compile(r"[\W_]*\d{1,4}[\W_]*")
_MARKS = re.compile(
    r"[\d.,]{1,12}\s?k?\s*(?::fire:|:star:|🔥|⭐️?|★|stars?|citations?| cites)"
    r"|(?i:cited(?: by)?|citations?|cites|stars?|被引用?|引用)(?:次数|数)?\W{0,3}[\d.,]{1,12}\s?k?"
    r"(?: times)?|(?::[a-z0-9_+-]+:\s*)+"
)
# Volume, issue, pages and the year: what a reference has behind its journal.
_IMPRINT = re.compile(
    r"[\s,;:.()]*(?:(?:vol(?:ume)?|v|n|no|issue|number|pp?|pages?|art(?:icle)?|e?id"
    # in German, Russian, French, Spanish, Chinese and Japanese
    r"|bd|band|jg|jahrgang|heft|nr|s|seiten?|т|том|с|стр|t|tomo?|tome|núm|págs?"
    r"|卷|期|页|巻|号|頁)\b\.?[\s:]*"
    r"|№\s*|n[°º]\s*|第"
    r"|\d[\d\w]*(?:\s?[-–]\s?\w*\d+)?[\s,;:.()]*)+",
    re.IGNORECASE,
)
_PROSE = re.compile(
    r"\b(is|are|was|were|we|this|that|which|it|they|shows?|proposes?|introduces?|presents?|describes?"
    r"|can|you|has|have|provides?|their|our|these|how|when|where)\b",
    re.IGNORECASE,
)


_SMALL = frozenset(
    [
        "of",
        "on",
        "in",
        "and",
        "for",
        "the",
        "de",
        "la",
        "des",
        "et",
        "und",
        "für",
        "der",
        "di",
        "e",
        "y",
        "del",
        "&",
        "der",
    ]
)
_TITLE_LEAD = frozenset(
    [
        "a",
        "an",
        "the",
        "on",
        "towards",
        "toward",
        "how",
        "why",
        "what",
        "is",
        "are",
        "do",
        "does",
        "can",
    ]
)


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


# Families as citations name them: "Owusu & Lund, EuroSys 2023", "Keeper et al. (2020, ICML)".
_FAMILIES = (
    r"(?:[a-z]{1,3} ){0,2}[^\W\d_a-z][\w’'-]+"
    r"(?:,? (?:&|and|et|und|y|e) (?:[a-z]{1,3} ){0,2}[^\W\d_a-z][\w’'-]+|,? et al\.?)"
)
_SIGNED = re.compile(_FAMILIES)
_SIGNED_AND = re.compile(rf"({_FAMILIES}),?\s(?:in\s)?[(\[]?([^()\[\]]+)[)\]]?\.?")


@lru_cache(maxsize=20_000)
def sense(text: str) -> Sense:
    """Return what a text that is no title may be."""
    bare = _EMOJI.sub(" ", text).strip(EDGE + ".()[]{}（）【】：，、")
    if len(bare) > _LONG and bare.count(",") * 40 < len(bare):  # a sentence; names have commas
        return Sense(-0.6, (("note", text),))
    if not any(map(str.isalnum, bare)) or _MARKS.fullmatch(bare):
        return Sense(0.1, (("mark", text),))
    if _NUMBERING.fullmatch(bare) and not find(bare).year:
        return Sense(0.0, (("mark", text),))
    if read_date(bare):
        return Sense(1.6, (("date", text),))
    opened = OPENS.match(bare)
    name = bare[opened.end() :].strip(EDGE + ".()") if opened else ""
    bare = bare.replace("，", ", ").replace("、", ", ") if not bare.isascii() else bare
    says, strength, count = find(bare), people_strength(bare), len(bare.split())
    if is_well_known(bare) and (is_acronym(bare) or is_known(bare)) and not names_server(bare):
        return Sense(1.6, (("venue", text),))  # "ACL" is a label as well
    if name and says.venue and count <= 14 and _is_capital(says.venue):
        return Sense(2.0, (("venue", text),))
    if names_server(name or bare):
        return Sense(1.0, (("server", text),))
    if not says.year and (is_generic(bare) or is_filler(bare)):
        return Sense(0.2, (("label", text),))
    if re.search(r"\d", bare) and _IMPRINT.fullmatch(bare):
        return Sense(0.8, (("imprint", text),))
    if signs_as_a_group(bare):
        return Sense(1.2, (("people", text),))
    signed = _SIGNED_AND.fullmatch(bare)
    said = find(signed[2]) if signed else None
    # "Computers & Electrical Engineering 2021" is a journal.
    if signed and said and said.year and (
        said.venue is None or is_venue(said.venue) or bare[len(signed[1])] in ",("
    ):  # fmt: skip
        role = "venue" if said.venue else "date"
        return Sense(2.2, (("people", signed[1]), (role, signed[2])))
    first, _, after_comma = bare.partition(", ")
    if after_comma and signs_as_a_group(first):
        return Sense(2.0, (("people", first), *sense(after_comma).roles))
    by, _, where = bare.removeprefix("by ").partition(" in ")
    are_people = people_strength(by) == 2 or (by != bare[: len(by)] and people_strength(by))
    if (
        where
        and (are_people or signs_as_a_group(by))
        and find(where).venue
        and _is_capital(find(where).venue or "")
    ):
        return Sense(2.4, (("people", by), ("venue", where)))
    if strength == 2 and not says.year:
        people, venue = venue_behind(text, dated=False)
        if venue:
            return Sense(2.5, (("people", people), ("venue", venue)))
        return Sense(2.0, (("people", text),))
    people, rest = split(text, alone=True)
    after = find(rest) if people else says
    # "Postma et al. Nature Climate Change": what is capital behind the people is where it stands.
    is_behind = people.rstrip(" .,").endswith("al") and bool(after.venue) and _is_capital(rest)
    if people and (after.year or is_behind or is_venue(rest.strip(EDGE + ".()"))):
        people, venue = (people, "") if after.venue else venue_behind(people, dated=True)
        rest = f"{venue}, {rest.strip(EDGE)}" if venue else rest.strip(EDGE)
        role = "venue" if after.venue or venue else "date"
        return Sense(2.5, (("people", people), (role, rest)))
    if says.year and not says.venue:
        return Sense(1.6, (("date", text),))
    for cut in list(re.finditer(r"[,;:，]\s+|\)\s+|(?<=\d\d)\s+(?=[A-Z])", bare))[:3]:
        # "ICML 2020, Ann Keeper, Bo Drone" has its people behind.
        first, rest = bare[: cut.start()], bare[cut.end() :]
        if strength == 2 or not (said := find(first)).year or not people_strength(rest):
            continue
        if said.venue is None or is_venue(said.venue) or _is_capital(said.venue):
            role = "venue" if said.venue else "date"
            sure = "people" if people_strength(rest) == 2 else "weak-people"
            return Sense(2.4, ((role, first), (sure, rest)))
    if says.venue and (is_venue(says.venue) or names_journal(says.venue)):
        size = len(says.venue.split())
        is_name = size <= 4 and ":" not in bare  # "PIMple: Processing in Memory" is a title
        if (
            count <= 18
            and (says.year or is_name or names_journal(bare))
            and (count <= 8 or not _PROSE.search(bare))
        ):
            return Sense(2.0 if says.year else 1.2, (("venue", text),))
    if says.year and says.venue and count <= 7 and _is_capital(says.venue):
        return Sense(1.2, (("venue", text),))
    if strength:
        return Sense(1.4 if are_families(bare) else 0.7, (("weak-people", text),))
    return Sense(-0.2 - 0.01 * min(count, 40), (("note", text),))


# Titles.

_OPEN_ENDED = frozenset(
    [
        "by",
        "of",
        "with",
        "to",
        "for",
        "from",
        "in",
        "at",
        "and",
        "the",
        "a",
        "an",
        "see",
        "our",
        "your",
    ]
)
_LONG_NAME = 14  # words: "NeurIPS Workshop on Machine Learning and the Physical Sciences 2020"
# Two whole names: of titles few are so, and those seldom stand beside another that may be one.
_NAME_OF_TWO = r"[^\W\d_a-z][\w’'.-]+(?: [^\W\d_a-z][\w’'.-]*){1,2}"
_TWO_NAMES = re.compile(rf"{_NAME_OF_TWO} (?:and|&) {_NAME_OF_TWO}")
_TITLE_END = re.compile(r"[:：]$")


@lru_cache(maxsize=20_000)
def title_sense(text: str) -> float:
    """Return how much a text looks like a title, from about -3 to 1.5."""
    bare = _EMOJI.sub(" ", text).strip(EDGE + '.()[]{}（）【】“”"')
    count = len(bare.split())
    letters = sum(map(str.isalpha, bare))
    if letters < 2 or text.startswith(("http:", "https:", "www.")):
        return -4.0
    if is_generic(bare) or is_filler(bare):
        return -3.0
    if _MARKS.fullmatch(bare) or (re.search(r"\d", bare) and _IMPRINT.fullmatch(bare)):
        return -4.0
    says = find(bare)
    worth = {1: -1.0, 2: 0.2, 3: 0.8}.get(count, 1.2)
    if count == 1 and bare.islower() and bare.isascii():  # a label in some language
        worth -= 1.0
    if not bare.isascii() and count == 1 and letters >= 6:  # Chinese writes no blanks
        worth = 1.0
    if (says.year and says.venue is None) or (
        count <= 4 and says.year and says.venue and len(says.venue.split()) < 3
    ):
        worth -= 3.0
    elif count <= 4 and (is_venue(bare) or (says.year and is_venue(says.venue or ""))):
        worth -= 1.2 if re.search(r"[a-z]{4}" if count > 2 else r"[a-z]{2}", bare) else 2.2
    elif count <= 4 and names_journal(bare):
        worth -= 1.2
    elif (count <= 8 and names_periodical(bare)) or (
        count <= (_LONG_NAME if is_venue(bare.split()[0]) else 8)
        and says.year
        and names_journal(bare)
    ):
        worth -= 1.5
    strength = people_strength(bare)
    worth -= {0: 0.0, 1: 0.8, 2: 2.5}[strength]
    worth -= 0.6 if strength == 1 and (are_families(bare) or _TWO_NAMES.fullmatch(bare)) else 0.0
    if count > 30:
        worth -= 0.06 * (count - 30)
    if re.search(r"[a-z)]{3}[.?!] +[A-Z][a-z]+ [a-z]", bare):
        worth -= 0.5
    if _TITLE_END.search(text.rstrip()):
        worth -= 1.5
    if ends_open(bare):
        worth -= 2.0
    return worth


def ends_open(text: str) -> bool:
    """Return whether a text wants to go on: "Maintained by", "See also the list of"."""
    return text.rpartition(" ")[2].lower() in _OPEN_ENDED


_TAIL_CUT = re.compile(r"[,，]\s*|\s+[(（]|\.\s+|\s+by\s+(?=[^\Wa-z])|\s+[-–—]\s+")
_LEAD_CUT = re.compile(
    r"(?<=\d\d)\s+(?=[^\W\d_a-z])|[:：.]\s+|[)\]】]\s*|,\s+|\s+[-–—]\s+|-(?=[A-Z])"
)
_YEAR_FIRST = re.compile(
    r"(?:19|20)\d\d\s+([A-Z][\w-]*(?:\s(?:Workshops?|Findings))?)\s+(?=[^\Wa-z])"
)
_INITIAL = re.compile(r"\w,? [^\W\d_a-z]\.")
# Family names before their initials, a sign between two: the title stands right behind them.
_TURNED = re.compile(
    r"(?:[^\W\d_a-z][^,;.:\d]{1,40},? (?:[^\W\d_a-z]\.(?:-[a-z]\.)?[ -]?){1,4}"
    r"(?:[;,] ?(?:(?:and|&|y|e|et|und) )?| (?:and|&|y|e|et|und) | ))+"
    r"(?=[^\W_a-z])"
)
_AND = re.compile(r"\s(?:and|&|und|et|y|e)\s")
_SPAN = re.compile(r"\W*(?:1\d|20)\d\d\s?(?:[–—-]|to)\s?(?:1\d|20)\d\d\b")
_SHORT_YEAR = re.compile(r"['’‘]?(\d\d)[-_. ]([A-Z][^\W_]*[A-Z][^\W_]*)[-_]\s*(?=\S)")
_UNDERSCORED = re.compile(r"((?:19|20)\d\d)_([^_\n]{2,60})_\s*(?=\S)")
_REPORT = re.compile(r"\breport\b", re.IGNORECASE)
_MOST_CUTS = 40
_LONGEST_TITLE = 400  # as records have it
_SURE = re.compile(r"\bet al\b|(?<![\w.])[A-Z]\.(?!\w{3})|(?:[A-Z][\w’'-]+ [A-Z][\w’'-]+,\s*){2}")


class Division(NamedTuple):
    """A way in which a text may hold a title: what stands before it, and what behind.

    ``doubt`` is what it costs that something of it has only the form of names.
    """

    title: str
    lead: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    doubt: float = 0.0


@lru_cache(maxsize=20_000)
def divisions(text: str) -> tuple[Division, ...]:
    """Return the ways in which a text may hold a title: it, what stands before it, what behind.

    ``Bees That Count, Ann Keeper, ICML 2020`` and ``ICML 2020: Bees That Count`` have several.
    """
    found = [Division(text)]
    turned = _TURNED.match(text)
    if turned and len(_INITIAL.findall(turned[0])) > 1:
        lead, title = turned[0].strip(), text[turned.end() :]
        return (Division(title, (lead,)), *(one._replace(lead=(lead,)) for one in _tails(title)))
    if len(text) > _LONGEST_TITLE or people_strength(text) == 2:
        return tuple(found)
    found += _tails(text)
    short = _SHORT_YEAR.match(text) or _UNDERSCORED.match(text)
    if short and (is_venue(short[2]) or "_" in short[0]):
        year = short[1] if len(short[1]) > 2 else f"20{short[1]}"
        return (Division(text[short.end() :], (f"{short[2]} {year}",)),)
    year_first = _YEAR_FIRST.match(text)
    if year_first and is_venue(year_first[1]):
        found.append(Division(text[year_first.end() :], (year_first[0].strip(),)))
    dated = False
    for cut in list(_LEAD_CUT.finditer(text))[:_MOST_CUTS]:
        lead, title = text[: cut.start()], text[cut.end() :]
        # "Gil Aharoni und Sun Yifei: Attention" has its people there where the list has; "Green AI,
        # Greener Silicon: The Energy of …" has no "and".
        is_doubtful = _AND.search(lead) if cut[0][0] in ":：" and people_strength(lead) else None
        if not _is_lead(lead + "." * cut[0].startswith("."), cut[0]):
            if is_doubtful:
                # "und", "et" and "y" join names more often than halves of an English title.
                doubt = 1.8 if is_doubtful[0].strip() in ("and", "&") else 0.6
                found.append(Division(title, (lead,), doubt=doubt))
                tails = (
                    one._replace(lead=(lead,), doubt=doubt + one.doubt) for one in _tails(title)
                )
                found += tails
            continue
        last = sense(lead).roles[-1][0]
        has_people = last.endswith("people") or bool(people_strength(lead))
        if dated and not has_people:  # "ICML 2020: Bees: 2021 and Beyond" has its date already
            continue
        # "2020, Ann Keeper, Bees" has people behind the date; in a title they would stand alone.
        doubt = 0.6 if dated and last == "weak-people" else 0.0
        # Of names that each may be the last, the longest list is the one: it comes last.
        found = [one for one in found if not one.lead or one.doubt or (dated and not one.doubt)]
        found.append(Division(title, (lead,), doubt=doubt))
        tails = (one._replace(lead=(lead,), doubt=one.doubt + doubt) for one in _tails(title))
        found += tails
        dated = dated or not has_people
        # "Mori K, Roth A. A Thousand Falls: …" has its people before the first full stop.
        if cut[0].startswith(".") and are_short(lead):
            break
    return tuple(found)


def _is_lead(lead: str, sign: str) -> bool:
    """Return whether what stands before a sign is no part of the title: people, a date, a venue."""
    if sign.startswith((".", ":", "：")) and people_strength(lead) == 2:
        # "Green AI, Greener Silicon: The Energy of …" has the form of two names.
        if not lead.isascii() and are_east_asian(lead):
            return True
        return sign.startswith(".") or bool(re.search(r"\bet al\b|(?<![\w.])[A-Z]\.", lead))
    if sign.startswith("."):
        return False
    says = sense(lead)
    dated = find(lead)
    is_told = says.score >= 1.2 and says.roles[0][0] in ("venue", "date")
    if sign.isspace():  # "ICML 2023 BeeNet: Counting Bees", but not "Top 2020 Models of Bees"
        venue = (dated.venue or "").strip("()[] ")
        if _REPORT.search(venue):  # "The X Technical Report for Interspeech 2024 Speech Tasks"
            return False
        return bool(is_told and dated.year and (is_venue(venue) or names_journal(venue)))
    # "Goldblatt & Kanemitsu 2019: Reproducibility of …", but "Faith and Fate: Limits of …".
    is_signed = bool(_SIGNED.fullmatch(lead.strip()))
    if sign.strip() == "," and is_signed:
        return True
    if sign.strip() == ":" and (
        cited(lead.strip()) or (is_signed and lead.rstrip(". ").endswith(" al"))
    ):
        return True
    # "AWQ: Activation-aware …" has the form of an acronym before a title, and is one title;
    # "2018-Review of …" is a title, "2017-ICML-" is none.
    return bool(is_told and dated.year and (dated.venue or sign != "-"))


def _tails(text: str) -> Iterator[Division]:
    """Yield the titles that a text may begin with, and what then stands behind them."""
    for cut in list(_TAIL_CUT.finditer(text))[:_MOST_CUTS]:
        title, rest = text[: cut.start()], text[cut.end() :]
        if cut[0][0] in ",，" and title.count("(") > title.count(")"):
            continue
        if _SPAN.match(rest):  # "Street Trade in Lagos, 1890–1960"
            continue
        if cut[0].strip() in ("(", "（"):
            inside, closed, behind = rest.partition(")" if "(" in cut[0] else "）")
            if closed and sense(inside).score >= 1.2:
                later = (behind.strip(EDGE + "."),) if behind.strip(EDGE + ".") else ()
                yield Division(title, (), (inside, *later))
            continue
        says = sense(rest)
        # "Hearing, Seeing, and Acting" has the form of names; "by", a venue or a year settle it, or
        # that a list's other entries have their people there.
        roles = [role for role, _ in says.roles]
        is_sure = roles not in (["people"], ["weak-people"]) or bool(_SURE.search(rest))
        is_sure = is_sure or cut[0].strip()[:1] in "-–—"
        if says.score >= 1.2 and is_sure:
            yield Division(title, (), (rest,))
            return
        if roles in (["people"], ["weak-people"]) or (roles[0] == "people" and not is_sure):
            said = f"by {rest}" if "by" in cut[0] else rest
            yield Division(title, (), (said,), doubt=2.0)


# A piece of an entry.


def piece_sense(piece: Piece) -> Sense:
    """Return what a piece that holds no title is."""
    if piece.key:
        return Sense(1.0, (("keyed", piece.text),))
    if piece.form == "comment":
        return Sense(0.0, (("mark", piece.text),))
    if piece.form == "tag":
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
    )
