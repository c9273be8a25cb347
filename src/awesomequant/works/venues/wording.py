"""Words and parts: what the text of a venue is made of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from awesomequant.text import fold
from awesomequant.works.venues import words as english

YEAR: Final = "\ue000"  # stands where a year stood: no letter, no digit, no space
_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W\d_]+)*|&")


class Word(NamedTuple):
    """One word: as written, the signs before it, folded and spelled out, whether a stop cuts it."""

    text: str
    gap: str
    key: str
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Words between two signs: ``mark`` stands before them, and a year behind if ``is_dated``."""

    words: tuple[Word, ...]
    mark: str = ""
    is_dated: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Return its words, folded and spelled out."""
        return tuple(word.key for word in self.words)

    @property
    def text(self) -> str:
        """Return its words as they are written."""
        return written(self.words)


def written(words: Sequence[Word]) -> str:
    """Return words as they are written, with the stops that cut them."""
    shown = (word.gap + word.text + "." * word.is_cut for word in words)
    return "".join(shown).lstrip(" -/:,.+'")


def words_of(piece: str) -> list[Word]:
    """Return the words of a text that no sign parts."""
    words: list[Word] = []
    end = 0
    for token in _WORD.finditer(piece):
        gap = piece[end : token.start()].lstrip(".") if words else ""
        end = token.end()
        is_cut = piece[end : end + 1] == "."
        key = fold(token[0]).replace("'", "")
        short = english.SHORT.get(key) or (english.SHORT_BEFORE_STOP.get(key) if is_cut else None)
        words.append(Word(token[0], " " if YEAR in gap else gap, short or key, is_cut))
    # A stop behind the last word is an abbreviation's only where others are abbreviated as well.
    if words and words[-1].is_cut and not any(word.is_cut for word in words[:-1]):
        words[-1] = words[-1]._replace(is_cut=False)
    return words
