"""How lists say that some are left unnamed, in many languages."""

import re
from functools import lru_cache

from awesomequant.text import regex

ET_AL = "et al."

# Where a word could be a name ("Thomas More", "In"), the number before it or the full stop behind
# it is asked for.
_WORDS = r"""
    others|other (?:co-?)?(?:authors|contributors)
    |\+? ?\d[\d,.]* (?:more|others?|additional|remaining)(?: (?:authors|people))?(?: not shown)?
    |et ?\.? ?al(?:ii|iae|ia)?|& ?al\.|etc|\.\.\.|…
    |et autres|und andere|u\. ?a\.?|y otros|y otras|y cols?\.|e outros|e cols?\.|e altri|i altres
    |en anderen|e\. ?a\.?|m\. ?fl\.?|mfl\.|med flere|med flera|og andre|och andra|ja muut
    |i in\.|i inni|a kol\.|a další|és mtsai|și alții|ve ark\.|ve arkadaşları|ve diğerleri|dkk
    |và cs\.|và cộng sự|и др\.?|и другие|и соавт\.|та ін\.|і інші|και συν\.|και άλλοι
    |وآخرون|و ?آخرون|و ?همکاران|ואחרים|ועמיתיו
    |等人?|ほか(?: ?\d+名)?|他(?: ?\d+名)|외 ?\d+ ?[명인]
"""
_PATTERN = "|".join(line.strip() for line in _WORDS.split("\n")).strip("|")
_PATTERN = _PATTERN.replace(" ?", r"\s*").replace(" ", r"\s+").replace("||", "|")
_AND = r"(?:(?:and|&|und|et|y|e)\s+)?"
# "and 1,200 additional authors not shown" and the blanks around it; a list is not read from afar.
_LAST_WORDS = 60
_LONGEST = 120  # with blanks and commas around it
_ALONE = regex(rf"[\s,;]*{_AND}(?:{_PATTERN})[\s.]*", re.IGNORECASE)
# "他" and "ら" say so behind names alone: by themselves they are "he", and an ending.
_BEHIND = regex(
    rf"(?:[\s,;、，；]+{_AND}(?:{_PATTERN})|(?:…|\.\.\.|等人?)|(?<=[^,，、;\s])\s(?:他|ら))[\s.]*$",
    re.IGNORECASE,
)


# Asked of each name a dozen times on its way into a record, and of given names that many bear.
@lru_cache(maxsize=1 << 16)
def is_et_al(text: str) -> bool:
    """Return whether a text says alone that others are left unnamed, in any of many languages."""
    return len(text) <= _LONGEST and bool(_ALONE.fullmatch(text))


@lru_cache(maxsize=20_000)  # whoever asks what names a text holds asks this first
def without_et_al(text: str) -> tuple[str, bool]:
    """Return a list of names without an "et al." at its end, and whether it had one."""
    if is_et_al(text):
        return "", True
    found = _BEHIND.search(text, max(len(text) - _LAST_WORDS, 0))
    return (text[: found.start()].rstrip(" ,;"), True) if found else (text, False)
