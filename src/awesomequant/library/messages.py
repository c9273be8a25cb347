"""The words of our own pages in the language of a list: said by their English, which is their name.

``say("{count:,} papers", one="{count:,} paper", count=3)``: a catalogue has what stands for the
first text, in as many forms as its language has plurals (CLDR: one, few, many …).  Where it has
nothing the English stands.  What a list says itself is never translated.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import blake2b

Forms = str | Mapping[str, str]

# ``{name}``, and ``{name:,}`` for a number with its thousands apart.
PLACE = re.compile(r"\{([a-z_]+)(:,)?\}")
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
ENGLISH = "en"
# Read from right to left; a browser knows by itself, MkDocs' theme by its own catalogue.
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
# What stands between thousands, and before a tenth: CLDR 45, of languages that differ from English.
_SIGNS = {
    **dict.fromkeys(("da", "de", "el", "es", "hr", "id", "is", "it", "nl", "pt", "ro", "sl"), ".,"),
    **dict.fromkeys(("sr", "tr", "vi", "ca", "gl", "eu"), ".,"),
    **dict.fromkeys(("bg", "cs", "et", "fi", "hu", "lt", "lv", "nb", "no", "nn", "pl"), "\xa0,"),
    **dict.fromkeys(("ru", "sk", "sv", "uk", "be"), "\xa0,"),
    "fr": "\u202f,",
}
# Where a number of four digits stays in one piece.
_FROM_FIVE = frozenset({"be", "bg", "es", "et", "hu", "it", "lv", "pl", "sl"})
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def category(language: str, number: int) -> str:
    """Return the plural category of a whole number, as CLDR has it."""
    return _PLURALS.get(language.partition("-")[0], _of_english)(abs(number))


def _of_english(n: int) -> str:
    return "one" if n == 1 else "other"


def _of_french(n: int) -> str:
    return "one" if n < 2 else "many" if n and n % 1_000_000 == 0 else "other"  # noqa: PLR2004


def _of_spanish(n: int) -> str:
    return "one" if n == 1 else "many" if n and n % 1_000_000 == 0 else "other"


def _of_russian(n: int) -> str:
    if n % 10 == 1 and n % 100 != 11:  # noqa: PLR2004
        return "one"
    return "few" if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else "many"


def _of_polish(n: int) -> str:
    if n == 1:
        return "one"
    return "few" if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else "many"


def _of_czech(n: int) -> str:
    return "one" if n == 1 else "few" if n in (2, 3, 4) else "other"


def _of_arabic(n: int) -> str:
    if n < 3:  # noqa: PLR2004
        return ("zero", "one", "two")[n]
    if 3 <= n % 100 <= 10:  # noqa: PLR2004
        return "few"
    return "many" if n % 100 >= 11 else "other"  # noqa: PLR2004


def _of_hebrew(n: int) -> str:
    return {1: "one", 2: "two"}.get(n, "other")


def _of_persian(n: int) -> str:
    return "one" if n < 2 else "other"  # noqa: PLR2004


def _of_one_form(_: int) -> str:
    return "other"


_PLURALS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(("zh", "ja", "ko", "vi", "th", "id", "ms", "my"), _of_one_form),
    **dict.fromkeys(("fr", "pt"), _of_french),
    **dict.fromkeys(("es", "it", "ca"), _of_spanish),
    **dict.fromkeys(("ru", "uk", "be"), _of_russian),
    **dict.fromkeys(("cs", "sk"), _of_czech),
    **dict.fromkeys(("fa", "hi", "bn"), _of_persian),
    "pl": _of_polish,
    "ar": _of_arabic,
    "he": _of_hebrew,
}


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

    @property
    def direction(self) -> str:
        """In which direction the language is read."""
        return "rtl" if self.language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"

    def form(self, text: str, one: str = "", count: object = None) -> str:
        """Return what stands for a text, with its places still open."""
        known = self.known.get(text)
        if known is None:
            return one if one and count == 1 else text
        if isinstance(known, str):
            return known
        number = count if isinstance(count, int) else 0
        return known.get(category(self.language, number)) or known.get("other") or text

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
        base = self.language.partition("-")[0]
        signs = _SIGNS.get(base)
        if signs is None:
            return f"{number:,}"
        if base in _FROM_FIVE and abs(number) < 10_000:  # noqa: PLR2004
            return str(number)
        return f"{number:,}".replace(",", signs[0])

    def decimal(self, text: str) -> str:
        """Return a number with a tenth, ``1.2k``, with the sign that the language has."""
        signs = _SIGNS.get(self.language.partition("-")[0])
        return text.replace(".", signs[1]) if signs else text

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


def places_of(text: str) -> set[str]:
    """Return the places of a text by their names."""
    return {found[1] for found in PLACE.finditer(text)}


def forms_of(forms: Forms) -> Iterator[str]:
    """Yield the texts of a message."""
    yield from (forms,) if isinstance(forms, str) else forms.values()
