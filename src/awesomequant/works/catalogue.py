"""In which drawer of a catalogue a key stands: files are looked up by an address that follows.

A page says the rule in one sentence (docs/programs.md): who wants an answer knows its address.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from awesomequant.text import squash

# How many letters of a key name its file: a year of arXiv's, of all else the first.
LETTERS: Final = {
    "arxiv": 2, "doi": 1, "id": 1, "title": 1, "author": 1, "tag": 1, "venue": 1, "refused": 1,
}  # fmt: skip


def letters(kind: str, key: str) -> str:
    """Return what the name of a key's file is cut from: its letters and digits, folded.

    Of a DOI those behind the slash, for what stands before it is the same for a whole publisher.
    Those outside ASCII stand by their code point (``量`` as ``91cf``): no server, archive or file
    system changes such a name.
    """
    if key.isascii() and key.isalnum():  # what nearly all keys are but numbers
        return key.lower()
    folded = squash(key.partition("/")[2] if kind == "doi" else key)
    if folded.isascii():
        return folded
    return "".join(char if char.isascii() else f"{ord(char):x}" for char in folded)


def start(kind: str, key: str) -> str:
    """Return the kind of a key and the name of the file to ask first for it."""
    return f"{kind}/{letters(kind, key)[: LETTERS[kind]] or '_'}"


def beginnings(parts: Sequence[str]) -> list[str]:
    """Return the letters at which parts begin: their names without the hyphen."""
    return [part.replace("-", "", 1) for part in parts]


def part_of(begins: Sequence[str], name: str) -> int:
    """Return the place of the part, from 1, that holds the letters of a key; 0 for the file itself.

    Of those that do not sort behind it the last has it; ``begins`` stand in their order.
    """
    # Looked through one by one, the 80 parts of a letter of 100,000 papers took half a lookup.
    return bisect_right(begins, name)
