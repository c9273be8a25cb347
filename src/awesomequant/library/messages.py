"""The words of our own pages in the language of a list: said by their English, which is their name.

``say("{count:,} papers", one="{count:,} paper", count=3)``: a catalogue has what stands for the
first text, in as many forms as its language has plurals (CLDR: one, few, many …).  Where it has
nothing the English stands.  What a list says itself is never translated.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING
from unicodedata import bidirectional

if TYPE_CHECKING:
    from babel import Locale

Forms = str | Mapping[str, str]

# ``{name}``, and ``{name:,}`` for a number with its thousands apart.
PLACE = re.compile(r"\{([a-z_]+)(:,)?\}")
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
ENGLISH = "en"
# Where a number of four digits stays in one piece: CLDR's minimumGroupingDigits, which Babel
# lacks.
_FROM_FIVE = frozenset({"be", "bg", "es", "es-ES", "et", "hu", "it", "lv", "pl", "pt-PT", "sl"})
# The tag of a language by its form: BCP 47, as "de" or "pt-BR".
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SCRIPT = 4  # letters of the tag of a script
_LEFTWARD = frozenset(("R", "AL"))  # letters of Hebrew and Arabic, by Unicode
# FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, which texts and attributes can hold alike.
_ISOLATE, _POP = "\u2068", "\u2069"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True)
class Messages:
    """The messages of a language, by their English; ``own`` where a list has some of its own."""

    language: str = ENGLISH
    known: Mapping[str, Forms] = field(default_factory=dict)
    own: bool = False

    def __hash__(self) -> int:
        """Tell languages apart, for what is kept by them."""
        return hash(self.digest)

    @cached_property
    def digest(self) -> str:
        """What they come to: empty where all is as the templates have it."""
        if self.language == ENGLISH and not self.known:
            return ""
        told = repr((self.language, sorted((name, repr(one)) for name, one in self.known.items())))
        return blake2b(told.encode(), digest_size=8).hexdigest()

    @cached_property
    def _locale(self) -> "Locale":
        """What CLDR has of the language, or of the one that it is a kind of; else of English."""
        from babel import Locale  # noqa: PLC0415 -- English does without

        return _locale_of(self.language) or Locale(ENGLISH)

    @property
    def direction(self) -> str:
        """In which direction the language is read."""
        if self.language == ENGLISH:
            return "ltr"
        return "rtl" if self._locale.character_order == "right-to-left" else "ltr"

    def category(self, number: int) -> str:
        """Return the plural category of a whole number, as CLDR has it."""
        return self._locale.plural_form(abs(number))

    def form(self, text: str, one: str = "", count: object = None) -> str:
        """Return what stands for a text, with its places still open."""
        known = self.known.get(text)
        if known is None:
            return one if one and count == 1 else text
        if isinstance(known, str):
            return known
        number = count if isinstance(count, int) else 0
        return known.get(self.category(number)) or known.get("other") or text

    def isolated(self, form: str) -> str:
        """Return a form whose places run their own way, where it is read leftwards itself.

        A line of isolated places alone has no letter of its own to go by; nor has English.
        """
        is_so = self.direction == "rtl" and any(bidirectional(one) in _LEFTWARD for one in form)
        return PLACE.sub(f"{_ISOLATE}\\g<0>{_POP}", form) if is_so else form

    def say(self, text: str, one: str = "", **places: object) -> str:
        """Return a text with its places filled; ``one`` is the English of a ``count`` of one."""
        form = self.form(text, one, places.get("count"))
        return self.filled(form, places) if places else form

    def filled(self, form: str, places: Mapping[str, object]) -> str:
        """Return a form with what stands in its places."""
        return PLACE.sub(
            lambda found: (
                found[0] if found[1] not in places else self.shown(places[found[1]], found[2])
            ),
            form,
        )

    def shown(self, value: object, apart: str | None = None) -> str:
        """Return the text of a value; of a number with its thousands ``apart`` where so asked."""
        return self.number(value) if apart and isinstance(value, int) else str(value)

    def number(self, number: int) -> str:
        """Return a whole number with its thousands apart, as the language has it."""
        if self.language == ENGLISH:
            return f"{number:,}"
        if self.language in _FROM_FIVE and abs(number) < 10_000:  # noqa: PLR2004
            return str(number)
        from babel.numbers import format_decimal  # noqa: PLC0415 -- English does without

        return format_decimal(number, locale=self._locale)

    def decimal(self, text: str) -> str:
        """Return a number with a tenth, ``1.2k``, with the sign that the language has."""
        if self.language == ENGLISH:
            return text
        return text.replace(".", self._locale.number_symbols["latn"]["decimal"])

    def between(self, place: int, count: int) -> str:
        """Return what stands between a name and the next: ``place`` counts from 0, of ``count``.

        It is CLDR's pattern of a list, of English where the sentence around it is English.
        """
        if place == count - 1:
            return ""
        kind = "2" if count == 2 else "end" if place == count - 2 else "middle"  # noqa: PLR2004 -- a pair
        pattern = self._lists[kind]
        return pattern.partition("{0}")[2].partition("{1}")[0]

    @cached_property
    def _lists(self) -> Mapping[str, str]:
        if self.known:
            patterns: Mapping[str, str] = self._locale.list_patterns["standard"]
            return patterns
        return {"2": "{0} and {1}", "middle": "{0}, {1}", "end": "{0}, and {1}"}

    def month(self, day: date | str) -> str:
        """Return the month of a day, or of a date as far as it is known, as readers say it."""
        year, *rest = str(day).split("-")
        if not rest:
            return year
        return self.say("{month} {year}", month=self.say(MONTHS[int(rest[0]) - 1]), year=year)

    def day(self, day: date) -> str:
        """Return a day as readers say it: 12 November 2026."""
        month = self.say(MONTHS[day.month - 1])
        return self.say("{day} {month} {year}", day=day.day, month=month, year=day.year)


def _locale_of(language: str) -> "Locale | None":
    """Return what CLDR has of a language, or of the one that it is a kind of; None of neither."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 -- English does without

    for name in (language, language.partition("-")[0]):
        with suppress(UnknownLocaleError, ValueError):
            return Locale.parse(name, sep="-")
    return None


def lineage(language: str) -> list[str]:
    """Return the languages whose words stand in for those of one, the nearest last: pt, pt-BR.

    They are CLDR's parents: words in another script than a language's usual one are not those of
    the language, so that zh-TW is followed back to zh-Hant and not to zh, whose signs are others.
    """
    first = language.partition("-")[0]
    locale = None if first == ENGLISH else _locale_of(language)
    if locale is None:
        return list(dict.fromkeys((first, language)))
    from babel.core import get_global  # noqa: PLC0415 -- as above

    parents, likely = get_global("parent_exceptions"), get_global("likely_subtags")
    names = [str(locale)]
    while True:
        above, _, last = names[-1].rpartition("_")
        if len(last) == _SCRIPT and f"_{last}_" not in likely.get(above, ""):
            above = ""
        above = parents.get(names[-1], above)
        if above in ("", "root"):
            break
        names.append(above)
    return list(dict.fromkeys((*(one.replace("_", "-") for one in reversed(names)), language)))


def is_no_language(tag: str) -> str:
    """Say why a tag is none of a language that CLDR knows, with what to write; "" where it is."""
    if tag.partition("-")[0] == ENGLISH and LANGUAGE.fullmatch(tag):
        return ""
    from babel import Locale  # noqa: PLC0415 -- English does without

    if not LANGUAGE.fullmatch(tag):
        wanted = tag.replace("_", "-")
        hint = wanted[:2].lower() + wanted[2:] if LANGUAGE.fullmatch(wanted.lower()) else ""
        names = {name.casefold(): code for code, name in Locale(ENGLISH).languages.items()}
        hint = names.get(tag.casefold(), hint).replace("_", "-")
        return f"'{tag}' is not the tag of a language; write {hint or 'it as de or pt-BR'}"
    known = _locale_of(tag)
    if known is None:
        return f"no language has the tag '{tag}'; the tags are those of BCP 47, as de or pt-BR"
    first = tag.partition("-")[0]
    if known.language != first and len(first) > len(known.language):
        return f"'{tag}' is an older or longer tag; write {known.language}"
    return ""


def places_of(text: str) -> set[str]:
    """Return the places of a text by their names."""
    return {found[1] for found in PLACE.finditer(text)}


def forms_of(forms: Forms) -> Iterator[str]:
    """Yield the texts of a message."""
    yield from (forms,) if isinstance(forms, str) else forms.values()
