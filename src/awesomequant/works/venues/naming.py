"""The bare name of a venue that no vocabulary knows, its acronym, and what kind of venue it is."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from awesomequant.works.venues import words as english
from awesomequant.works.venues.core import is_acronym
from awesomequant.works.venues.parts import is_neutral, is_place, is_series
from awesomequant.works.venues.wording import Part, Word, written

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
_SIGNS: Final = {"": " ", "and": " and ", "at": " at ", "@": " @ ", "—": " – ", "-": " – ",
                 "--": " – ", "–": " – "}  # fmt: skip
_WORDS_OF_AN_ACRONYM: Final = 3  # ECML PKDD


class Named(NamedTuple):
    """A bare name and the acronym beside it, each empty where there is none."""

    name: str
    acronym: str


def bare_name(parts: Sequence[Part]) -> Named:
    """Return the name in the first parts, without what leads to it and follows it."""
    taken: list[Part] = []
    acronym = ""
    is_dated = False
    for part in parts:
        lone = _lone_acronym(part)
        if not part.words:
            is_dated = is_dated or (part.is_dated and bool(taken))
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
            taken.append(part)
            is_dated = part.is_dated
    name = written(_without_lead([word for part in taken for word in _marked(part)]))
    if not name and not acronym:  # a publisher or a school that stands alone
        left = [part for part in parts if part.text.strip("0123456789") and not is_series(part)]
        name = next((part.text for part in left if not english.THESES.issuperset(part.keys)), "")
    return Named(name or acronym, acronym)


def _lone_acronym(part: Part) -> str:
    """Return the acronym that a part is, behind a lead or a sponsor as in "Proceedings of ICML"."""
    aside = part.mark == "(" or part.is_dated
    words = [word for word in part.words if not word.key.isdigit() or (word.gap and not aside)]
    while len(words) > 1 and (words[0].key in english.LEADS or words[0].key in english.SPONSORS):
        words = words[1:]
    if not words or len(words) > _WORDS_OF_AN_ACRONYM or is_place(part):
        return ""
    text = written(words)
    usual = all(map(is_acronym, text.split(" "))) and words[-1].key not in english.SPONSORS
    return text if usual else ""


def _marked(part: Part) -> list[Word]:
    """Return the words of a part, the first with the sign before it."""
    first = part.words[0]._replace(gap=_SIGNS.get(part.mark, f"{part.mark} "))
    return [first, *part.words[1:]]


def _without_lead(words: Sequence[Word]) -> Sequence[Word]:
    """Return words without "Proceedings of the"; what is no event may be called just so."""
    start = 0
    while start < len(words) - 1 and words[start].key in english.LEADS:
        start += 1
    end = len(words)
    while end > start + 1 and words[end - 1].key.isdigit():
        end -= 1
    is_event = any(word.key in english.EVENTS for word in words[start:])
    is_little = all(word.key in ("in", "the", "a", "an") for word in words[:start])
    return words[start if is_event or is_little or start == end - 1 else 0 : end]


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
