"""What the rooms of the engine are asked: the texts of their own tests, these mangled, all of Unicode."""

import ast
import random
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

_TESTS = Path(__file__).parents[1]
_ROOMS = ("works", "language", "audit", "intake")
_LONGEST = 1500
# Signs that mean something to one of the rooms, and letters that are more than one, or none.
_ODD = (
    "{}\\$&%#_^~`'\"<>[]()|/:;,.!?-–—=+*@0123456789 \t\n\r\u00a0\u2009\u3000\x1c\x85\u2028"
    "éßſİıŉǅΣςάᾳﬁﬃÅĳ½²①٣८Ⅷ〇漢字かなмірעבריתعربيहिन्दीไทย한국어ა"
    "\u0301\u0308\u0327\u200b\u200c\u200d\u202e\ufeff\ufffd\ufe0f𝑥𝕓𝟘😀🏴𠮷\U0001e900"
)


@cache
def texts() -> Sequence[str]:
    """Return the texts that stand in the tests of the rooms, each once."""
    found: dict[str, None] = {}
    for room in _ROOMS:
        for file in sorted((_TESTS / room).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    text = node.value
                    if len(text) < _LONGEST and not any(
                        "\ud800" <= one <= "\udfff" for one in text
                    ):
                        found.setdefault(text)
    return [*found]


def _any_char(chance: random.Random) -> str:
    """Return a character that this Python knows."""
    while True:
        char = chr(chance.choice((chance.randrange(0x3000), chance.randrange(0x20000))))
        # Of U+0345, a mark below Greek letters, browsers say where case does not count that it is
        # the iota that its capital is.
        if unicodedata.category(char) not in ("Cn", "Cs", "Co") and char != "\u0345":
            return char


def mangled(chance: random.Random, text: str, other: str) -> str:
    """Return a text with signs put in, taken out, or the end of another one."""
    signs = [*text]
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(signs) + 1)
        match chance.randrange(5):
            case 0:
                signs[at:at] = [chance.choice(_ODD)]
            case 1:
                signs[at : at + 1] = [_any_char(chance)]
            case 2:
                del signs[at : at + chance.randrange(1, 4)]
            case 3:
                signs[at:] = [*other[len(other) // 2 :]]
            case _:
                signs[at : at + 1] = [*"".join(signs[at : at + 1]).swapcase()]
    return "".join(signs)


def _made(chance: random.Random) -> str:
    return "".join(
        chance.choice(_ODD) if chance.random() < 0.6 else _any_char(chance)
        for _ in range(chance.randrange(12))
    )


ONE = (
    "texts", "characters", "of_tex", "in_ascii", "of_markup", "of_math", "of_bibtex", "people",
    "title", "address", "canonical_address", "identifier",
)  # fmt: skip
TWO = ("names", "titles", "ratio")


def questions(seed: int = 1, many: int = 6000) -> Iterator[tuple[str, list[Any]]]:
    """Yield the questions of so many texts, one to each room: two thirds are of tests, or all."""
    chance = random.Random(seed)  # noqa: S311 -- the same each time
    own = [*texts()]
    asked = [*own] if len(own) < many else chance.sample(own, many * 2 // 3)
    while len(asked) < many:
        one, other = chance.choice(own), chance.choice(own)
        asked.append(mangled(chance, one, other) if chance.random() < 0.8 else _made(chance))
    for at, text in enumerate(asked):
        other = chance.choice(asked) if at % 2 else mangled(chance, text, chance.choice(own))
        for name in ONE:
            yield name, [text]
        for name in TWO:
            yield name, [text, other]
        yield "near", [text, [other, chance.choice(own), text[1:], text.lower()]]
        yield (
            "kinds",
            [chance.choice(("misc", "article", "inproceedings", "techreport")), text, other],
        )
        years = [chance.choice(("", "2019", "2020")) for _ in range(2)]
        yield (
            "works",
            [
                [
                    text,
                    chance.choice(own),
                    chance.choice(own),
                    years[0],
                    chance.choice(("", "ICLR")),
                ],
                [other, chance.choice(own), chance.choice(own), years[1], ""],
            ],
        )
