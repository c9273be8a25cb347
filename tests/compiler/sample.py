"""Python of every kind that the compiler knows, in functions whose answers are compared."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from functools import cache, cached_property, lru_cache, partial
from heapq import nlargest
from itertools import chain, combinations, groupby, islice, product
from operator import itemgetter
from typing import NamedTuple


class Colour(StrEnum):
    """Texts that are members."""

    RED = "red"
    BLUE = "blue"


class Size(IntEnum):
    """Numbers that are members."""

    SMALL = 1
    LARGE = 2


class Place(NamedTuple):
    """A tuple with names."""

    line: int
    column: int = 1

    @property
    def next(self) -> "Place":
        """The one behind it."""
        return self._replace(column=self.column + 1)


@dataclass(frozen=True, slots=True)
class Bee:
    """Equal by its fields, but for the last."""

    name: str
    eggs: tuple[int, ...] = ()
    friends: list[str] = field(default_factory=list, compare=False)
    seen: int = field(default=0, compare=False)


@dataclass(frozen=True, order=True)
class Rank:
    """What has an order."""

    level: int
    name: str = ""


class BadBeeError(ValueError):
    """Something wrong, with a reason."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(f"{reason} ({hint})" if hint else reason)
        self.reason = reason


class Hive:
    """An object with a state; what is worked out is worked out once."""

    def __init__(self, *names: str, size: Size = Size.SMALL) -> None:
        self.names, self.size = [*names], size
        self.asked = 0

    @cached_property
    def longest(self) -> str:
        """The longest name."""
        self.asked += 1
        return max(self.names, key=len, default="")

    @classmethod
    def of(cls, text: str) -> "Hive":
        """Make one of words."""
        return cls(*text.split())

    def __len__(self) -> int:
        """How many bees."""
        return len(self.names)

    def __iter__(self) -> Iterator[str]:
        """Each bee."""
        yield from self.names


class Named(dict[str, str]):
    """A dict that makes what it lacks."""

    def __missing__(self, key: str) -> str:
        self[key] = value = key.upper()
        return value


def values() -> list[object]:
    """Values equal by value, as keys and in sets."""
    bees = {Bee("Ann", (1,)): "a", Bee("Bo"): "b"}
    same = Bee("Ann", (1,), seen=3)
    places = {(1, "x"): 1, (1, "y"): 2}
    other = replace(same, name="Cy")
    return [
        bees[same], same == Bee("Ann", (1,)), same in bees, (1, "y") in places, places[(1, "x")],
        {(1, 2), (1, 2), (2, 1)}, frozenset({1, 2}) == {2, 1}, {frozenset({1}): 2}[frozenset({1})],
        Place(1) == Place(1, 1), {Place(1): "p"}[Place(1)], other, other == same, Place(3).next,
        [1, [2]] == [1, [2]], sorted({Rank(2, "b"), Rank(1, "z"), Rank(2, "a")}), Rank(1) < Rank(2),
        (1, "b") < (1, "c"), {1} <= {1, 2}, {1, 3} <= {1, 2}, max((2, "a"), (2, "b")),
    ]  # fmt: skip


def loops(words: list[str]) -> list[object]:
    """Generators that go on, comprehensions, and what a loop leaves."""
    it = iter(words)
    first = [*islice(it, 2)]
    rest = list(it)

    def counted() -> Iterator[int]:
        number = 0
        while True:
            number += 1
            yield number
            if number > 3:
                return

    made = [*counted()]
    shared = iter(words)
    for word in shared:
        if word == "b":
            break
    behind = next(shared, None)
    pairs = {word: len(word) for word in words if word}
    nested = [a + b for a in words for b in words if a < b]
    by_length = {key: [*group] for key, group in groupby(sorted(words, key=len), key=len)}
    return [first, rest, made, word, behind, pairs, nested, by_length, any(words), all(words)]


def calls(words: list[str]) -> list[object]:
    """Arguments by name, defaults, stars, closures."""

    def adder(step: int) -> Callable[[int], int]:
        total = 0

        def add(one: int) -> int:
            nonlocal total
            total += one * step
            return total

        return add

    two = adder(2)
    half = partial(_power, exponent=2)
    return [
        _joined("a", "b", sep="+"), _joined(*words), _joined(*words, sep="", last="!"),
        _many("f", third="t"), two(1), two(2), [*map(half, [1, 2, 3])], sorted(words, key=str.lower),
        sorted(words, reverse=True), nlargest(2, words, key=len), [*map(itemgetter(0), words)],
        _power(2, exponent=3), _remembered(3), _remembered(3), _kept("a", "b"),
    ]  # fmt: skip


def _joined(*parts: str, sep: str = "-", last: str = "") -> str:
    return sep.join(parts) + last


def _many(first: str, *, second: str = "s", **more: str) -> list[object]:
    return [first, second, more]


def _power(base: int, exponent: int = 1) -> int:
    result = 1
    for _ in range(exponent):
        result *= base
    return result


@cache
def _remembered(number: int) -> list[int]:
    return [number, number + 1]


@lru_cache(maxsize=10)
def _kept(one: str, other: str) -> tuple[str, str]:
    return other, one


def texts(text: str) -> list[object]:
    """Slices, formats, and methods of texts."""
    number, ratio = 1234567, 2.5
    return [
        text[:3], text[-3:], text[1:-1], text[::-1], text[::2], text.split(), text.split("a"),
        text.split(" ", 1), text.rsplit(" ", 1), text.partition(" "), text.rpartition(" "),
        text.title(), text.capitalize(), text.upper(), text.lower(), text.casefold(), text.strip(),
        text.replace("a", "b", 1), text.find("a"), text.rfind("a"), text.count("a"), len(text),
        text.splitlines(), text.isalpha(), text.isalnum(), text.isupper(), text.islower(),
        text.istitle(), text.isspace(), text.isdecimal(), text.isdigit(), text.isprintable(),
        f"{number:,} {ratio:.1f} {7:03} {255:x} {text!r} {'a':>3}|{'b':<3}|{'c':^3}", "-" * 3,
        "{} {x} {{}}".format("p", x=text), text.startswith(("a", "b")), text.removesuffix("a"),
        [ord(char) for char in text], [*enumerate(text, 1)], text in "abc", "a" in text,
        text.translate({97: "A", 98: None}), text.zfill(6), min(text, default=""), text < "m",
    ]  # fmt: skip


def flow(number: int) -> list[object]:
    """Ways: exceptions, match, chained comparison, values of and and or, +=."""
    found: list[object] = []
    try:
        if number > 2:
            raise BadBeeError("too many", "take two")  # noqa: TRY301 -- what is tried
        found.append({"a": 1}["b" if number else "a"])
    except BadBeeError as error:
        found.append([str(error), error.reason])
    except KeyError:
        found.append("no key")
    else:
        found.append("fine")
    finally:
        found.append("done")
    match number:
        case 0 | 1:
            found.append("few")
        case 2 if found:
            found.append("two")
        case _:
            found.append("many")
    items = [1]
    same = items
    items += [2]
    held: tuple[int, ...] = (1,)
    kept = held
    held += (2,)
    numbers = [0, 5, 9]
    numbers[0:1] = [7, 8]
    del numbers[-1]
    tally = Counter("hive")
    tally.update("bee")
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for word in ("a", "bb", "cc"):
        groups[len(word)].append(word)
    flags = {1} | {2}
    flags |= {3}
    found += [same, kept, held, numbers, 0 < number <= 3, number or "none", number and "some"]
    found += [not [], [] or (), (number := number + 1), number, tally, groups, flags - {2}]
    found += [*chain([1], (2,)), *product("ab", [1]), *combinations([1, 2, 3], 2)]
    found += [divmod(-7, 2), -7 // 2, -7 % 3, 7 / 2, round(2.5), abs(-1), int("٣"), sum([1, 2])]
    return found


def objects(text: str) -> list[object]:
    """Classes: made by themselves and by others, members of enumerations."""
    hive = Hive.of(text)
    named = Named()
    return [
        hive.longest, hive.longest, hive.asked, len(hive), bool(hive), [*hive], hive.size,
        Hive("x", size=Size.LARGE).size is Size.LARGE, Colour("red") is Colour.RED, Colour.BLUE,
        [*Colour], f"{Colour.RED}", str(Colour.RED) == "red", {Colour.RED: 1}[Colour("red")], Size.LARGE > 1,
        named["a"], [*named], isinstance(hive, Hive), isinstance(text, str), Colour["BLUE"],
    ]  # fmt: skip


def patterns(form: str, flags: int, text: str) -> list[object]:
    """What a regular expression finds, and where."""
    pattern = re.compile(form, flags)
    first = pattern.search(text)
    return [
        first and [first.span(), first.groups(), first.lastgroup, first.start(0)],
        first and [first.span(one) for one in range(1, len(first.groups()) + 1)],
        [found[0] for found in pattern.finditer(text)], pattern.findall(text),
        pattern.fullmatch(text) is not None, pattern.match(text, 1) is not None,
        pattern.split(text), pattern.sub("<>", text), pattern.sub(lambda one: one[0] * 2, text, 1),
        bool(pattern.search(text, 2, 4)),
    ]  # fmt: skip
