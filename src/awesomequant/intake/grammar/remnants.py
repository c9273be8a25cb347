"""What an entry says that no field of its draft holds: kept as a note, so that no word is lost."""

import re
from collections.abc import Iterator
from dataclasses import replace

from awesomequant.intake.fields.columns import Role
from awesomequant.intake.grammar import words
from awesomequant.intake.grammar.parts import NOTHING, Found
from awesomequant.library.draft import Draft
from awesomequant.text import fold, one_line, squash

_WORD = re.compile(r"[^\W_]+")
# Columns of links, in which words may stand instead of one: "Coming soon", "Local demo".
_OF_LINKS = (Role.PAPER, Role.CODE, Role.LINKS)
_LONGEST = 2000


def with_remnants(draft: Draft, found: Found) -> Draft:
    """Return a draft whose note and ``extra`` hold what none of its other fields does."""
    held = {word for text in _texts(draft) for word in _WORD.findall(fold(text))}
    more = dict(draft.more)
    if said := [text for text in _unused(found, draft) if not held >= set(_words(text))]:
        note = " ".join(text if text[-1] in ".!?。:;" else f"{text}." for text in said)
        more["note"] = one_line(f"{more.get('note', '')} {note}")[:_LONGEST]
    extra = {
        head: shown
        for role, head, inside, shown in found.cells
        if role in _OF_LINKS
        and head
        and shown.strip(" .").lower() not in NOTHING
        and not any(piece.link and piece.link.url for piece in inside)
    }
    if extra:
        more["extra"] = {**more.get("extra", {}), **extra}
    return replace(draft, more=more)


def _unused(found: Found, draft: Draft) -> Iterator[str]:
    """Yield the parts that were taken for people or a venue, and are not those of the work.

    "(GAN, super cool idea)" has the form of two names, "(ICLR best paper)" that of a venue.
    """
    people, venue = draft.authors_written or "", draft.venue or ""
    for part in found.parts:
        text = part.text.strip(" ,;:|()[]")
        own = {"people": people, "weak-people": people, "venue": venue}.get(part.role)
        if own is None or part.piece.key or not part.piece.is_text or _shares(text, own):
            continue
        if text and not words.is_filler(text) and not words.is_generic(text):
            yield text


def _shares(text: str, own: str) -> bool:
    """Return whether a text has a word of a field, be it glued to its year: ``COLM2025``."""
    is_glued = bool(own) and squash(own) in squash(text)
    return is_glued or bool(set(_words(own)) & set(_words(text)))


def _texts(draft: Draft) -> Iterator[str]:
    """Yield the texts of a draft's fields."""
    yield from (draft.title, draft.venue or "", str(draft.year or ""), draft.authors_written or "")
    yield from draft.tags
    yield from (str(value) for name, value in draft.more.items() if name != "extra")
    yield from (str(value) for value in dict(draft.more.get("extra", {})).values())
    yield from (link.label for link in (*draft.code, *draft.links))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))
