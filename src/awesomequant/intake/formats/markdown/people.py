"""Tell a list of authors from other text, and take it apart into names."""

import re

from awesomequant.library.author import Author, stated
from awesomequant.text import one_line
from awesomequant.works.people import People, split_people, without_et_al

_AND = re.compile(r"\s*(?:,\s*)?(?:\band\b|&|;|、|，)\s*", re.IGNORECASE)
_LEAD = re.compile(r"^\s*(by|authors?|from)\s*[:：]?\s+(?=[A-Z\W])", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.'’`´-]*(?:\s+[\w.'’`´*()-]+){0,5}[*†‡§¶#∗]*")
# Marks of footnotes; a number that stands alone is the name's ("Area 51").
_NOISE = re.compile(r"[*†‡§¶∗^]+|(?<=[^\W\d_])\d+\b")
_NOT_A_NAME = re.compile(
    r"\b(the|for|with|using|via|of|networks?|learning|models?|conference|workshop|journal"
    r"|transactions|neural"
    r"|proceedings|international|language|arxiv|paper|code|university|oral|spotlight|survey"
    r"|we|this|is|review|submitted|report|blog|appear)\b",
    re.IGNORECASE,
)
_PARTICLE = re.compile(r"af|al|bin|da|de|del|della|den|der|di|dos?|du|el|la|le|ten|ter|van|von|zu")
_INITIALS = re.compile(r"([A-Z]\.?[\s-]?){1,4}")
_CUT = re.compile(r"(?<=al\.)[,.]?\s+|(?<=al),\s+|[,.:;]\s+|\s+[-–—|]\s+|\s+(?=\((?!.*et al))")
_CAPITALS = re.compile(r"[A-Z]{2,}[a-z]?")


def is_people(text: str, *, alone: bool = False) -> bool:
    """Return whether a text lists persons; one name ``alone`` counts only where that is said."""
    bare = _bare(text).rstrip(".")
    if not bare or len(bare) > 6000 or re.search(r"https?:|[?!<>=]|\d\d", text):
        return False
    parts = [part for part in _parts(bare) if part]
    likely = [part for part in parts if _is_name(part)]
    has_more = _has_more(text)
    if len(parts) == 1:
        is_one = 2 <= len(bare.split()) <= 4 and not _CAPITALS.fullmatch(bare.split()[0])
        return len(likely) == 1 and (has_more or (alone and is_one))
    spaced = any(" " in part or "." in part or len(part) == 1 for part in parts)
    if likely and _CAPITALS.fullmatch(parts[-1]):
        return False  # the last of them is a venue
    return len(likely) >= 0.8 * len(parts) and (spaced or has_more or _are_turned(bare))


def _are_turned(text: str) -> bool:
    """Return whether every person is written ``Family, Given``."""
    return all(piece.count(",") == 1 for piece in _AND.split(text))


def split(text: str, *, alone: bool = False) -> tuple[str, str]:
    """Return the persons that a text begins with, and the rest: ``He et al., ICCV 2017`` has both.

    The persons are empty where it begins with none, or is nothing else.
    """
    for found in reversed(list(_CUT.finditer(text))):
        end = found.start() + found[0].startswith(".")  # the full stop may be an initial's
        first, rest = text[:end], text[found.end() :]
        if rest.strip(" .,;:()") and is_people(first, alone=alone):
            return first, rest
    return "", text


def _bare(text: str) -> str:
    text = re.sub(r"\([^()]*\)", " ", one_line(text)) if len(text) < 6000 else text
    named = without_et_al(_NOISE.sub("", _LEAD.sub("", text)).strip())[0]
    return named.strip(" ,;:·-–—(){}|")


def _parts(text: str) -> list[str]:
    return [_trimmed(part) for piece in _AND.split(text) for part in piece.split(",")]


def _trimmed(name: str) -> str:
    """Return a name without the marks around it; the full stop of an initial is its own."""
    name = name.strip(" ,")
    return name if re.search(r"(?:^|[\s.-])[A-Z]\.$", name) else name.strip(" ,.")


def _is_name(text: str) -> bool:
    words = text.split()
    capital = sum(
        word[:1].isupper() or not word[:1].isascii() or bool(_PARTICLE.fullmatch(word))
        for word in words
    )
    return (
        bool(_NAME.fullmatch(text))
        and capital * 2 >= len(words)
        and len(words) <= 6
        and not _NOT_A_NAME.search(text)
    )


def names(text: str) -> tuple[Author, ...]:
    """Return the authors that a list names, as a record states them; "et al." is kept."""
    listed = split_people(_trimmed(_bare(text)))
    return stated(People(listed.people, _has_more(text)))


def _has_more(text: str) -> bool:
    return without_et_al(_LEAD.sub("", text).strip())[1]
