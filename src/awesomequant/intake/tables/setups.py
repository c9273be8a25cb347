"""Where a result stands on the axes of a list, read from how sources write it.

An axis has parts, each with a short name and the words that it takes: bits of weights ``w``, of
activations ``a``.  ``W4A8``, ``a8w4``, ``4-8``, ``4/8``, ``W4-A8``, ``W4A8g128`` all name a part by
its sign or by its place; which places, the head says, or the order in which the list has them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from awesomequant.intake.tables.figures import WIDE
from awesomequant.text import fold, one_line


class Part(NamedTuple):
    """One part of an axis: what results call it, the words that it takes beside numbers.

    ``axis`` is what its numbers are counted in, ``bits``; a text ``takes_any``.
    """

    name: str
    axis: str = ""
    words: tuple[str, ...] = ()
    takes_any: bool = False


@dataclass(frozen=True, slots=True)
class Setup:
    """What a text says of some axes; ``rest`` is what of it was not understood."""

    at: Mapping[str, str]
    rest: str = ""


_NUMBER = r"\d{1,9}(?:\.\d{1,6})?"
_PLACES = re.compile(r"\s*[-–/×x:,;&|+]\s*|\s+")
_UNIT = re.compile(r"[\s-]*([^\W\d_]+)")
_NAME = re.compile(r"[A-Za-z]+")
_BREAK = re.compile(r"[\s\-_,(\[@]+")
_LONGEST = 300  # of a name
_GLUE = re.compile(r"[\s\-–/_+,;&|]*")


def setup_of(text: str, parts: Sequence[Part], order: Sequence[str] = ()) -> Setup:
    """Return what a text says of parts; ``order`` names those that its places stand for."""
    bare = one_line(text.translate(WIDE).strip().strip("()[]{}"))
    if not bare:
        return Setup({})
    if signed := _signed(bare, parts):
        return signed
    known = {part.name: part for part in parts}
    own = [part for part in parts if part.axis == parts[0].axis]
    counted = [part for part in own if not part.takes_any]
    wanted = [known[name] for name in order if name in known] or counted or own
    pieces = [piece for piece in _PLACES.split(bare) if piece]
    is_read = all(_value(piece, part) for piece, part in zip(pieces, wanted, strict=False))
    if len(pieces) == 1 or not is_read:
        value = _value(bare, wanted[0]) if wanted else ""
        return Setup({wanted[0].name: value}) if value else Setup({}, bare)
    if len(pieces) > len(wanted):
        return Setup({}, bare)
    return Setup(
        {part.name: _value(piece, part) for piece, part in zip(pieces, wanted, strict=False)}
    )


def _value(text: str, part: Part) -> str:
    """Return what a part takes of a text: a number, or one of its words; empty where neither."""
    words = {fold(word): word for word in part.words}
    if found := words.get(fold(text)):
        return found
    bare = _without_unit(text, part)
    if found := words.get(fold(bare)):
        return found
    if re.fullmatch(_NUMBER, bare):
        return bare
    return bare if part.takes_any else ""


def _is_unit(word: str, part: Part) -> bool:
    """Whether a word says what an axis counts, in the singular too: ``4-bit``."""
    axis = fold(part.axis)
    return bool(axis) and fold(word) in {axis, axis.removesuffix("s")}


def _without_unit(text: str, part: Part) -> str:
    found = re.fullmatch(rf"({_NUMBER}|[^\s-]+)[\s-]*([^\W\d_]+)", text)
    return found[1] if found and _is_unit(found[2], part) else text


def _signs(parts: Sequence[Part]) -> dict[str, Part]:
    """Return what parts are called in front of their values: their names, and how these begin."""
    found: dict[str, Part] = {}
    for part in parts:
        name = fold(part.name).replace("-", "")
        found.setdefault(name, part)
    for part in parts:
        name = fold(part.name).replace("-", "")
        for size in range(1, len(name)):
            begin = name[:size]
            same = [one for one in parts if fold(one.name).replace("-", "").startswith(begin)]
            if len(same) == 1:
                found.setdefault(begin, part)
    return found


def _signed(text: str, parts: Sequence[Part]) -> Setup | None:
    """Return what a text says by signs, ``W4A8g128``; None where it has none."""
    signs = _signs(parts)
    at: dict[str, str] = {}
    left = text
    while left:
        glue = _GLUE.match(left)
        left = left[glue.end() :] if glue else left
        if not left:
            break
        taken = _one_signed(left, signs)
        if taken is None:
            return Setup(at, left) if at else None
        name, value, size = taken
        if at.get(name, value) != value:
            return Setup(at, left)
        at[name] = value
        left = left[size:]
    return Setup(at) if at else None


def _one_signed(text: str, signs: Mapping[str, Part]) -> tuple[str, str, int] | None:
    """Return the part, its value and how many signs both take, at the beginning of a text."""
    letters = _NAME.match(text)
    if not letters:
        return None
    for size in range(len(letters[0]), 0, -1):
        part = signs.get(fold(text[:size]))
        if part is None:
            continue
        behind = re.compile(r"[\s:=_-]?").match(text, size)
        start = behind.end() if behind else size
        if value := _value_at(text, start, part):
            return part.name, value[0], value[1]
    return None


def _value_at(text: str, at: int, part: Part) -> tuple[str, int] | None:
    """Return the value that stands at a place of a text, and where it ends."""
    low = text.lower()
    for word in sorted(part.words, key=len, reverse=True):
        end = at + len(word)
        if low.startswith(word.lower(), at) and not (
            end < len(text) and text[end].isdigit() and word[-1].isdigit()
        ):
            return word, end
    if number := re.compile(_NUMBER).match(text, at):
        unit = _UNIT.match(text, number.end())
        return number[0], unit.end() if unit and _is_unit(unit[1], part) else number.end()
    return None


def ended(text: str, parts: Sequence[Part]) -> tuple[str, Setup]:
    """Return a name without the setting that it ends with, and that: ``GPTQ W4A16``, ``Wasp-w2g6``.

    Numbers alone are part of a name: a setting has signs.
    """
    if len(text) > _LONGEST:
        return text, Setup({})
    for found in reversed(list(_BREAK.finditer(text))):
        rest = text[found.end() :].strip(" ()[]")
        if not rest or not rest[0].isalpha():
            continue
        setup = _signed(rest, parts)
        if setup and not setup.rest:
            earlier = text[: found.start()].rstrip(" -_,([")
            deeper, before = ended(earlier, parts)
            return deeper, Setup({**before.at, **setup.at})
    return text, Setup({})


def order_of(head: str, parts: Iterable[Part]) -> tuple[str, ...]:
    """Return the parts that a head names one after another: ``W-A-KV``, ``#Bits (W/A)``."""
    parts = list(parts)
    signs = _signs(parts)
    head = head.translate(WIDE)
    for inside in (*re.findall(r"[(\[]([^()\[\]]*)[)\]]", head), head):
        words = [
            word
            for word in re.split(r"[\s\-–/,;&|+#]+", inside.strip())
            if word and not any(_is_unit(word, part) for part in parts)
        ]
        names = [signs[fold(word)].name for word in words if fold(word) in signs]
        if len(names) > 1 and len(names) == len(words):
            return tuple(names)
    return ()
