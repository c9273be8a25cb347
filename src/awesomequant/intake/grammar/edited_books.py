"""Who edited the book that a work stands in, which references write before or behind its title."""

import re

from awesomequant.intake.grammar.people import people_strength

# "(Eds.)" in the languages of references.
_ROLE = (
    r"[(\[](?:[Ee]ds?|[Ee]ditors?|Hrsg|Hg|[Hh]erausgeber(?:in)?|[ÉéEe]ds?|[Éé]diteurs?|[Dd]irs?|[Cc]oords?|[Cc]omps?"
    r"|[Oo]rgs?|a cura di|[Рр]ед|[Оо]тв\. ред|red)\.?[)\]]"
)
_BEFORE = re.compile(
    r"(?P<open>(?<![\w-])(?:[Ii]n|[Dd]ans|[Ee]n|[Ee]m|[Вв])\b:?) (?=[^\Wa-z])"
    r"(?P<who>(?:(?!\b[Ii]n\b)[^()\[\]\ue000-\uf8ff\n]){3,160}?),? ?"
    rf"{_ROLE}\s?[:,.]?\s+"
)
_SAID = re.compile(
    r"(?:edited by|ed\. by|eds?\.|herausgegeben von|(?:hrsg|hg)\. v(?:on|\.)|(?:édité|dirigé) par"
    r"|sous la dir(?:ection|\.) d(?:e |['’])|a cura di|(?:editado|coordinado|organizado) por"
    r"|под ред(?:акцией|\.))"
    r"\s?(?P<who>[^()\d]{3,160}?)(?:,\s(?P<rest>(?:pp?\. ?|S\. ?)?\d[\d–-]*\.?))?",
    re.IGNORECASE,
)


def editors_apart(text: str) -> str:
    """Return a line with the editors of a book in brackets of their own, before its "In".

    "In B. Drone & C. Queen (Eds.), *Handbook of bees*" named two persons where the work stood.
    """

    def told(found: re.Match[str]) -> str:
        return f"(edited by {found['who']}) {found['open']} " if _names(found["who"]) else found[0]

    return _BEFORE.sub(told, text) if "." in text else text


def editors_in(text: str) -> tuple[str, str] | None:
    """Return the editors that a text names as such, and the pages behind them, else None."""
    found = _SAID.fullmatch(text)
    return (found["who"], found["rest"] or "") if found and _names(found["who"]) else None


def _names(who: str) -> bool:
    return people_strength(who) > 0
