"""Read the text of a venue: its words in parts, with what is no name set aside and told.

Nothing here knows which venues there are.  ``4th International Conference on Learning
Representations, {ICLR} 2016, San Juan, Puerto Rico, May 2-4, 2016`` comes apart into the words of
its parts and the year 2016; the ordinal and the date go.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, NamedTuple

from awesomequant.text import fold, one_line, regex
from awesomequant.works.venues import words as english
from awesomequant.works.venues.words import (
    YEAR,
    Part,
    Word,
    is_acronym,
    is_neutral,
    is_place,
    is_series,
    ordinal_length,
    words_of,
    written,
)

# What a text says, and what is answered.

LONGEST_ID: Final = 80


@dataclass(frozen=True, slots=True)
class Answer:
    """What a text says of a venue.

    ``id`` is that of the vocabulary, None where the venue is not in it.  ``name`` is the bare name
    as written, without year, ordinal, place and note; empty where the text names no venue.
    ``parent`` is the id of the conference that a workshop is held at, ``note`` what the work was
    there ("Oral"), ``evidence`` how the answer came about, a plain line each.
    """

    id: str | None = None
    name: str = ""
    acronym: str = ""
    year: int | None = None
    kind: str = "other"
    note: str = ""
    parent: str | None = None
    evidence: tuple[str, ...] = ()

    @property
    def proposed_id(self) -> str:
        """Return the id, or one for a new entry: the acronym, else the name cut between words.

        Empty where the text names no venue.
        """
        known = self.id or self.acronym
        if known or len(self.name) <= LONGEST_ID:
            return known or self.name
        whole = self.name[: LONGEST_ID + 1].rpartition(" ")[0].rstrip(" ,;:-–&")
        return whole or self.name[:LONGEST_ID]


LONGEST: Final = 600  # signs that are looked at; the longest title of proceedings in dblp has 400
_LATEST: Final = datetime.now(UTC).year + 2  # a call for papers is a year ahead

_TEX: Final = regex(
    r"\\textquote[a-z]+ ?|\\(?:text[a-z]*|emph|em|it|bf|sc|rm|url|href)(?![a-z]) ?|\\(?=[\W_])"
)
# Quotation marks of all kinds are apostrophes or nothing, hyphens and brackets the plain ones.
_SIGNS: Final = str.maketrans(
    "‘’`\u00b4\u02bc\u2010\u2011\u2212\uff08\uff09\uff0c\uff1a_*~“”" + '"' + YEAR,
    "'''''---(),:" + " " * 7,
    "{}$",
)
_HOST: Final = regex(r"(?:https?://\S+|(?:[\w-]+\.)+[a-z]{2,24}(?:[/?#]\S*)?)")
_ADDRESS: Final = regex(
    r"(?:\b(?:available(?: at)?|url|doi|see)\b:? ?)?"
    r"(?:(?:https?://|www\.)\S+|\b10\.\d{4,9}/[^\s,;]+)",
    re.IGNORECASE,
)
_ARXIV: Final = regex(
    r"(?:\barxiv[\s:.]*|\babs/|\b(?=\d{4}\.\d{5}))+"
    r"(?:(?P<month>\d{4})\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/(?P<old>\d{4})\d{3})(?:v\d+)?(?!\w)"
    r"(?: ?\[[\w.-]+\])?",
    re.IGNORECASE,
)
_PAGES: Final = regex(
    r"\b(?:pp?|pages?)\b\.? ?[a-z]?\d+(?: ?[-–—]+ ?[a-z]?\d+)?"
    r"|: ?[a-z]?\d+(?: ?[-–—]+ ?[a-z]?\d+)?(?!\w)"
    r"|\b\d+ ?(?:[–—]|--) ?\d+\b",
    re.IGNORECASE,
)
_APPEARED: Final = regex(rf"(?:{english.APPEARED})+", re.IGNORECASE)
_IN: Final = regex(r"(?:(?:in|at|by|to)\b:?|@) ?(?=[A-Z0-9'])")
_YEARS: Final = regex(
    r"(?<![\d.])(?P<full>(?:19|20)\d\d)(?:[-/.](?:0[1-9]|1[0-2])(?:[-/.]\d\d)?)?(?![\w]|\.\d)"
    r"|'(?P<short>\d\d)(?!\w)|(?<=[A-Z]{2})-?(?P<glued>\d\d)(?=W?(?:$|[\s,.;:()\]-]))"
)
_SENTENCE: Final = regex(
    rf"(?<=[\d){YEAR}])\. |(?<=\w)\. (?=(?:Lecture Notes|Springer|PMLR|LNCS|Curran|Elsevier"
    r"|Association|OpenReview|AAAI Press|Proceedings, |ACM, |IEEE, |Part )\b)"
)
_SEPARATOR: Final = regex(r"\s*([,;:()\[\]|@]|—|--+|(?<!\w)–|–(?!\w)|\s-\s|\bat\b)\s*")
_COMPANION: Final = regex(
    r"((?:companion|adjunct|supplementary)(?: proceedings| publication| volume)?)(?: (?:of|to))?"
    r"(?: the)? (?=\S)",
    re.IGNORECASE,
)
_NOTE: Final = regex(english.NOTE, re.IGNORECASE)
_NOTE_BEHIND: Final = regex(rf"[\s{YEAR}]({english.NOTE})(?: \d{{1,3}})?$", re.IGNORECASE)


@dataclass(slots=True)
class Reading:
    """What a text says.  ``nothing`` is the reason why it names no venue, empty where it may."""

    parts: tuple[Part, ...] = ()
    year: int | None = None
    notes: list[str] = field(default_factory=list)
    has_arxiv_number: bool = False
    is_submitted: bool = False
    nothing: str = ""
    evidence: list[str] = field(default_factory=list)


def read(text: str) -> Reading:
    """Read a venue's text; any text at all may be given."""
    found = Reading()
    plain = html.unescape(text[:LONGEST])
    # Before its braces go: they part a command from what it stands before, \textbf{ICML}.
    plain = _TEX.sub(lambda cut: "'" if "quote" in cut[0] else "", plain)
    plain = one_line(plain.translate(_SIGNS)).strip(" ,;")
    if _HOST.fullmatch(plain) and not _ARXIV.fullmatch(plain):
        server = fold(plain).removeprefix("www.").partition(".")[0]
        if server not in english.SERVERS or "/" in plain:
            found.nothing = f"'{plain}' is the name of a host, not of a venue"
            return found
        plain = server
    plain = _without_numbers(plain, found)
    if english.SUBMITTED.search(fold(plain)):
        found.is_submitted = True
        found.nothing = "it was handed in or under review there, it did not appear there"
        return found
    whole = fold(plain).strip(" .")
    if lead := _APPEARED.match(plain) or _IN.match(plain):
        plain = plain[lead.end() :]
    if companion := _COMPANION.match(plain):
        found.notes.append(companion[1])
        plain = plain[companion.end() :]
    plain = english.HELD_AT.sub(" @ ", plain)
    parts = list(_without_notes(plain, found))
    for at, part in enumerate(parts[1:], 1):
        # A turned name is put right: "Multimedia, IEEE Transactions on".
        if part.words and part.words[-1].key in ("on", "of", "in", "for") and part.mark != "(":
            last = (*part.words[:-1], part.words[-1]._replace(is_cut=False))
            first = [word._replace(gap=word.gap or " ") for word in parts[0].words]
            joined = Part((*last, *first), "", parts[0].is_dated)
            parts = [joined, *parts[1:at], *parts[at + 1 :]]
            break
    found.parts = tuple(parts)
    has_letters = any(any(map(str.isalpha, part.text)) for part in found.parts)
    if english.NOWHERE.fullmatch(whole) or not (has_letters or found.notes):
        found.nothing = "it names no place of publication"
    return found


def _without_numbers(plain: str, found: Reading) -> str:
    """Take arXiv numbers, addresses, pages and years out of a text."""
    if number := _ARXIV.search(plain):
        digits = (number["month"] or number["old"])[:2]
        # arXiv began in 1991; its numbers of the form archive/YYMMNNN ended in 2007.
        found.year = int(digits) + (1900 if number["old"] and digits > "90" else 2000)
        found.has_arxiv_number = True
        found.evidence.append(f"'{number[0].strip()}' is a number of arXiv, of {found.year}")
        plain = _ARXIV.sub(" ", plain)
    plain = _PAGES.sub(" , ", _ADDRESS.sub(" ", plain))
    years: list[int] = []

    def cut(match: re.Match[str]) -> str:
        digits = match["full"] or match["short"] or match["glued"]
        year, earliest = int(digits), 0
        if len(digits) == 2:  # noqa: PLR2004 -- '98 and '17, but MICRO '54 is the 54th
            year += 2000 if year <= _LATEST - 2000 else 1900
            earliest = 1970
        if not earliest <= year <= _LATEST:
            return match[0]
        years.append(year)
        return f" {YEAR}"

    plain = _YEARS.sub(cut, plain)
    if years:
        found.year = years[0]
        found.evidence.append(f"the year {years[0]} set aside")
    return one_line(plain).strip(" ,;")


def _without_notes(plain: str, found: Reading) -> Iterator[Part]:
    """Yield the parts of a text that are no notes, such as "Oral" and "Industry Track"."""
    pieces = _SEPARATOR.split(_SENTENCE.sub(" ; ", plain))
    mark, depth = "", 0
    for piece, sign in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        left = piece.strip(" .")
        if _NOTE.fullmatch(left.strip(f" -/'{YEAR}")):
            found.notes.append(left.strip(f" -/'{YEAR}"))
            left = YEAR if YEAR in left else ""
        elif behind := _NOTE_BEHIND.search(left):
            found.notes.append(behind[1])
            left = left[: behind.start()] + (YEAR if YEAR in behind[0] else "")
        elif left:
            left = piece  # with the stop that cuts its last word
        yield from _joint(left, "(" if depth else mark, found)
        depth += (sign in "([") - (sign in ")]") if sign else 0
        mark = "" if sign in "()[]" else sign.strip()
    if found.notes:
        found.evidence.append(", ".join(f"'{note}'" for note in found.notes) + " kept as a note")


def _joint(piece: str, mark: str, found: Reading) -> Iterator[Part]:
    """Yield the part that a piece is, or two where it names two conferences held together."""
    words = words_of(piece)
    is_dated = YEAR in piece[piece.rindex(words[-1].text) if words else 0 :]
    at = 0
    while at < len(words):
        length = ordinal_length([one.key for one in words[at:]], [one.text for one in words[at:]])
        event = any(one.key in english.EVENTS for one in words[at + length :])
        capitals = length and any(one.text[1:].isupper() for one in words[at + length :])
        if not length or not (event or capitals or words[at].key[0].isdecimal()):
            at += 1
            continue
        found.evidence.append(f"the ordinal '{written(words[at : at + length])}' set aside")
        behind = words[at + length :]
        leads = [one.key for one in words[max(at - 2, 0) : at]]
        # "… and the 9th International Joint Conference on …": two that are held as one.
        if "and" in leads and words[0].key != "and":
            yield Part(tuple(words[: at - leads[::-1].index("and") - 1]), mark)
            words, mark, at = behind, "and", 0
        else:
            words = words[:at] + behind
    if words or is_dated:
        yield Part(tuple(words), mark, is_dated)


# The bare name of a venue that no vocabulary knows, its acronym, and what kind of venue it is.

# In this order: a thesis is no report, and a workshop's proceedings are those of a workshop.
# Google Scholar writes @article for any proceedings, so that "Conference" in a name is surer than
# what a source says; "Reports" and "Foundations" are in the names of either.
_SURE: Final = (
    ("thesis", frozenset(("thesis", "dissertation", "phdthesis", "mastersthesis"))),
    ("workshop", frozenset(("workshop",))),
    ("journal", frozenset(("journal", "transactions", "letters", "magazine", "annals", "acta"))),
    ("conference", english.EVENTS),
    ("preprint", frozenset(english.SERVERS)),
)
_LIKELY: Final = (
    ("journal", english.PERIODICALS),
    ("report", frozenset(("report", "whitepaper"))),
    ("conference", frozenset(("proceedings",))),
)
_JOINED_BY: Final = {"": " ", "and": " and ", "at": " at ", "@": " @ ", "—": " – ", "-": " – ",
                 "--": " – ", "–": " – "}  # fmt: skip
_WORDS_OF_AN_ACRONYM: Final = 3  # ECML PKDD


class Named(NamedTuple):
    """A bare name and the acronym beside it, each empty where there is none."""

    name: str
    acronym: str


def bare_name(parts: Sequence[Part]) -> Named:
    """Return the name in the first parts, without what leads to it and follows it."""
    taken: list[Word] = []
    acronym = ""
    is_dated = False
    for part in parts:
        lone = _lone_acronym(part)
        if not part.words:
            is_dated = is_dated or bool(taken)  # a part without words is a year
        elif lone and (part.mark == "(" or part.is_dated or not taken):
            acronym = acronym or lone
            if part.mark != "(" and taken:
                break
        elif is_neutral(part) or (taken and (is_dated or is_place(part))):
            if taken or acronym:
                break
        elif acronym and not taken and english.EVENTS.isdisjoint(part.keys):
            break
        elif part.mark != "(" and not english.THESES.issuperset(part.keys):
            sign = _JOINED_BY.get(part.mark, f"{part.mark} ")
            taken += (part.words[0]._replace(gap=sign), *part.words[1:])
            is_dated = part.is_dated
    # Without "Proceedings of the"; what is no event may be called just so ("Proceedings of the
    # IEEE"), but for "In" and "The".
    start, end = 0, len(taken)
    while start < end - 1 and taken[start].key in english.LEADS:
        start += 1
    while end > start + 1 and taken[end - 1].key.isdecimal():
        end -= 1
    is_event = any(word.key in english.EVENTS for word in taken[start:])
    is_little = all(word.key in ("in", "the", "a", "an") for word in taken[:start])
    name = written(taken[start if is_event or is_little or start == end - 1 else 0 : end])
    if not name and not acronym:  # a publisher or a school that stands alone
        left = [part for part in parts if part.text.strip("0123456789") and not is_series(part)]
        name = next((part.text for part in left if not english.THESES.issuperset(part.keys)), "")
    return Named(name or acronym, acronym)


def _lone_acronym(part: Part) -> str:
    """Return the acronym that a part is, behind a lead or a sponsor as in "Proceedings of ICML"."""
    aside = part.mark == "(" or part.is_dated
    words = [word for word in part.words if not word.key.isdecimal() or (word.gap and not aside)]
    while len(words) > 1 and (words[0].key in english.LEADS or words[0].key in english.SPONSORS):
        words = words[1:]
    if not words or len(words) > _WORDS_OF_AN_ACRONYM or is_place(part) or is_series(part):
        return ""
    text = written(words)
    usual = all(map(is_acronym, text.split(" "))) and words[-1].key not in english.SPONSORS
    return text if usual else ""


def kind_told(parts: Sequence[Part], stated: str | None) -> tuple[str, str]:
    """Return what kind of venue it is, and the word that tells, or that its source states it."""
    words = [word for part in parts for word in part.words]
    is_stated = bool(stated) and stated != "other"
    for kind, told in (*_SURE, *(() if is_stated else _LIKELY)):
        if word := next((word for word in words if word.key in told), None):
            return kind, f"'{word.text}' says that it is a {kind}"
    if stated and is_stated:
        return stated, f"its source says that it is a {stated}"
    return "other", "nothing says what kind of venue it is"


_ASSOCIATION: Final = frozenset(("association", "computational", "linguistics"))


def host_of_findings(parts: Sequence[Part]) -> str | None:
    """Return whose Findings the parts name, "" for the Association's at large, None for none."""
    # Where it was held is none of it: "Findings of …: NAACL 2022, Seattle, WA, USA".
    words = [word for part in parts if not is_place(part) for word in part.words]
    keys = [word.key for word in words]
    if "findings" not in keys:
        return None
    hosts = [word.key for word in words if is_acronym(word.text)]
    others = [host for host in hosts if host != "acl"]
    if hosts:
        return others[-1] if others else "acl"
    return "" if _ASSOCIATION.issubset(keys) else None


_LEAD = regex(
    r"^\s*(?:in\s+)?proc(?:eedings|\.)\s+of\s+(?:the\s+)?"
    r"(?:(?:19|20)\d\d\s+|\d+(?:st|nd|rd|th)\s+)?",
    re.IGNORECASE,
)


def without_lead(text: str) -> str:
    """Return the title of proceedings without "Proceedings of the 2023" before the name."""
    return _LEAD.sub("", text)
