"""Where an abstract has the words that nothing else of a paper has, as snippets.js shows it."""

import re
from collections.abc import Iterator, Sequence

from awesomequant.site.search.query import Unit
from awesomequant.site.search.stems import stem
from awesomequant.site.search.tokenise import compounds, words
from awesomequant.text import one_line

_BEFORE, _AFTER = 60, 140  # signs around the first word
# Letters with their marks and numbers, and what signs join of them: 4-bit, 1.58, W4A8+.
_PIECE = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_WRITTEN = re.compile(rf"{_PIECE.pattern}(?:[.+#-]{_PIECE.pattern})*")


def snippet(text: str, units: Sequence[Unit]) -> str:
    """Cut a text around the first word that was searched for, at blanks; "" where it has none."""
    plain = one_line(text)
    hit = next(hits_in(plain, units), None)
    if hit is None:
        return ""
    start, far = 0, hit[1] + _AFTER
    if hit[0] > _BEFORE:
        start = plain.find(" ", hit[0] - _BEFORE) + 1
    end = len(plain) if far >= len(plain) else plain.rfind(" ", 0, far + 1)
    start, end = min(start, hit[0]), max(end, hit[1])
    before, behind = "… " if start else "", " …" if end < len(plain) else ""
    return f"{before}{plain[start:end]}{behind}"


def hits_in(text: str, units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Yield the places of a text that answer a query: whole words, or their parts between signs."""
    wanted = {word for unit in units for word in _words_of(unit)}
    stems = {stem(word) for word in wanted}
    begins = tuple(word for word in wanted if not word[0].isdigit())

    def answers(word: str) -> bool:
        return stem(word) in stems or word.startswith(begins)

    for found in _WRITTEN.finditer(text) if wanted else ():
        cut = compounds(found[0])
        if len(cut) == 1 and len(cut[0]) > 1 and answers("".join(cut[0])):
            yield found.span()
            continue
        for piece in _PIECE.finditer(found[0]):
            if any(map(answers, words(piece[0]))):
                yield found.start() + piece.start(), found.start() + piece.end()


def _words_of(unit: Unit) -> Iterator[str]:
    """Yield the words that a unit of a query is found by."""
    if unit.parts:
        for part in (*unit.parts, *unit.others):
            yield from _words_of(part)
    elif unit.strict and unit.joined:  # of 4-bit neither the 4 of another number nor every bit
        yield unit.joined
    else:
        yield from filter(None, (*unit.words, unit.joined))
