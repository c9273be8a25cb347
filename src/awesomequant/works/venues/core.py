"""The core of a venue's name, how cores compare, and the bare name of an unknown venue."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from awesomequant.text import fold
from awesomequant.works.venues import words as english
from awesomequant.works.venues.answer import VenueEntry
from awesomequant.works.venues.words import (
    Part,
    Word,
    is_neutral,
    is_place,
    is_series,
    words_of,
    written,
)

# The core of a venue's name: without leads, sponsors and little words; and how cores compare.

_HEADS: Final = english.EVENTS | english.PERIODICALS
_GENERAL: Final = _HEADS | {"international", "joint", "world", "annual"}
_ACRONYM: Final = re.compile(r"[A-Z0-9]?[A-Za-z0-9+-]*[A-Z][A-Za-z0-9+-]*[A-Z][A-Za-z0-9+-]*")
_LONGEST_ACRONYM: Final = 15
# A topic alone names a conference where it is long enough to be nobody else's: "Neural Information
# Processing Systems" is one, "Machine Learning" and "Pattern Recognition" are journals.
_TOPIC, _TOPIC_OF_PROCEEDINGS = 4, 3


class Core(NamedTuple):
    """A name without leads, sponsors and little words, and what was set aside."""

    tokens: tuple[str, ...]
    sponsors: frozenset[str]
    lead: str = ""

    @property
    def content(self) -> list[str]:
        """Return the words that say what it is about."""
        return [token for token in self.tokens if token not in _GENERAL]

    @property
    def is_event(self) -> bool:
        """Whether it names a conference or the like, by its own word."""
        return not english.EVENTS.isdisjoint(self.tokens)


def key_of(text: str) -> str:
    """Return the key under which two spellings are one: case, accents and signs do not count."""
    return " ".join(word.key for word in words_of(text)) or fold(text).strip()


def core_of(words: Sequence[Word], own: frozenset[str] = frozenset(), *, bare: bool) -> Core:
    """Return the core of a name; ``bare`` sets sponsors aside, but those that are its ``own``."""
    start = 0
    keys = [word.key for word in words]
    while start < len(keys) and (
        keys[start] in english.LEADS
        or (keys[start] == "advances" and (words[start].is_cut or keys[start + 1 :][:1] == ["in"]))
    ):
        start += 1
    lead = next((key for key in keys[:start] if key in ("proceedings", "advances")), "")
    end = len(keys) - (start < len(keys) - 1 and keys[-1] == "proceedings")
    named = [key for key in keys[start:end] if key not in english.STOPS]
    sponsors = frozenset(key for key in named if is_sponsor(key) and key not in own)
    rest = tuple(key for key in named if not bare or key not in sponsors)
    rest = tuple("conference" if key == "meeting" else key for key in rest if key != "annual")
    core = Core(rest, sponsors, lead)
    if not core.content:  # "Proceedings of the IEEE", "Journal of the ACM"
        whole = tuple(key for key in keys if key not in english.STOPS)
        return Core(whole, frozenset())
    return core


def is_sponsor(key: str) -> bool:
    """Whether a word, folded, is a society that holds conferences."""
    return key in english.SPONSORS or bool(english.SIG.fullmatch(key))


def is_acronym(text: str) -> bool:
    """Whether a word looks like one: two capitals at least, as in NeurIPS."""
    return len(text) <= _LONGEST_ACRONYM and bool(_ACRONYM.fullmatch(text))


def singular(tokens: Iterable[str]) -> str:
    """Return tokens as a key; "Learning Representation" is a slip for the plural."""
    return " ".join(
        token[:-1] if len(token) > 4 and token[-1] == "s" and token[-2] not in "sui" else token  # noqa: PLR2004
        for token in tokens
    )


def words_of_names(entry: VenueEntry) -> set[str]:
    """Return the words that the names of an entry are made of."""
    texts = (entry.id, entry.name, *entry.aliases)
    return {token for text in texts for token in core_of(words_of(text), bare=False).tokens}


def topic(tokens: Sequence[str]) -> tuple[str, ...]:
    """Return the words behind "Conference" and its like: what it is about."""
    head = next((at for at, token in enumerate(tokens) if token in english.EVENTS), -1)
    return tuple(tokens[head + 1 :])


def is_topic(core: Core) -> bool:
    """Whether words without a "Conference" are enough to name one by what it is about."""
    return not core.is_event and len(core.content) >= (
        _TOPIC_OF_PROCEEDINGS if core.lead else _TOPIC
    )


def initials(tokens: Sequence[str]) -> str:
    """Return the first letters of words, which an abbreviation keeps."""
    return "".join(token[0] for token in tokens)


def begins(short: Sequence[str], full: Sequence[str], shortest: int) -> bool:
    """Whether each word of ``short`` is the beginning of its counterpart."""
    return len(short) == len(full) and all(
        one == other or (len(one) >= shortest and other.startswith(one))
        for one, other in zip(short, full, strict=True)
    )


def agree(text: Core, entry: Core) -> bool:
    """Whether the sponsors of two names allow them to be one venue."""
    stated = text.sponsors - set(entry.tokens)
    if stated and entry.sponsors:
        return not stated.isdisjoint(entry.sponsors)
    if stated:  # "IEEE Transactions on X" is not the "Transactions on X" of another house
        return entry.is_event
    # Without its house "IEEE Access" would be a word.
    return not entry.sponsors or not _HEADS.isdisjoint(entry.tokens)


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
_SIGNS: Final = {"": " ", "and": " and ", "at": " at ", "@": " @ ", "—": " – ", "-": " – ",
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
            sign = _SIGNS.get(part.mark, f"{part.mark} ")
            taken += (part.words[0]._replace(gap=sign), *part.words[1:])
            is_dated = part.is_dated
    name = written(_without_lead(taken))
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


def _without_lead(words: Sequence[Word]) -> Sequence[Word]:
    """Return words without "Proceedings of the"; what is no event may be called just so."""
    start = 0
    while start < len(words) - 1 and words[start].key in english.LEADS:
        start += 1
    end = len(words)
    while end > start + 1 and words[end - 1].key.isdecimal():
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
