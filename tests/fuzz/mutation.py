"""Inputs of a small fuzzer: seeds changed at random, by a number that makes them again."""

import json
import random
import signal
import string
from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import lru_cache
from types import FrameType
from typing import Any, NamedTuple

from fuzz.lines import UNITS
from fuzz.targets import ERRORS, Target

LONGEST = 400
# The CPU seconds that an input of at most LONGEST characters may take; the slowest honest one, a
# record that is shown in every output, takes 0.05.
PATIENCE = 2.0
_SIGNS = string.ascii_letters[:30] + string.digits + string.punctuation * 2 + " \n\t\r"
_ODD = "éßıŠ中、。ﬁ́\u200d\u202e\u2028\x00\x1b\x85\ud800\ufeff\ue000𝐀🐝²١\uffff"


class Found(NamedTuple):
    """An input that went wrong, and how."""

    text: str
    why: str


class TooLongError(BaseException):
    """The CPU time of an input has passed; no ``except Exception`` may take it for its own."""


def mutated(seeds: Sequence[str], dice: random.Random) -> str:
    """Return a text made of one seed or two; every other one of JSON has other values in it."""
    text = dice.choice(seeds)
    # Of JSON that was changed as a text 97 in 100 are none, and nothing behind its door is met.
    if (value := _value(text)) and dice.random() < 0.5:
        return _with_other_values(deepcopy(value), dice)
    for _ in range(dice.choice((1, 1, 2, 3, 5, 9))):
        at = dice.randrange(len(text) + 1)
        to = min(len(text), at + dice.choice((0, 1, 1, 2, 5, 20, 100)))
        match dice.randrange(8):
            case 0 | 1:
                new = dice.choice(UNITS)
            case 2:
                new = dice.choice(_SIGNS)
            case 3:
                new = dice.choice(_ODD)
            case 4:
                new = ""
            case 5:
                new = text[at:to] * dice.choice((2, 3, 8))
            case 6:
                other = dice.choice(seeds)
                begin = dice.randrange(len(other) + 1)
                new = other[begin : begin + dice.choice((1, 5, 20, 200))]
            case _:
                new = dice.choice(UNITS) * dice.choice((2, 5, 20))
        text = (text[:at] + new + text[to:])[:LONGEST]
    return text


@lru_cache(maxsize=1000)
def _value(text: str) -> Any:
    """Return the object or array that a text is; None for any other text."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict | list) else None


def _with_other_values(value: Any, dice: random.Random) -> str:
    """Return JSON in which some values are of other kinds, or keys have each other's names."""
    for _ in range(dice.choice((1, 1, 2, 4))):
        nodes = list(_nodes(value))
        if not nodes:
            break
        held, key = dice.choice(nodes)
        other, its = dice.choice(nodes)
        match dice.randrange(8):
            case 0 | 1:
                held[key] = deepcopy(dice.choice(_VALUES))
            case 2:
                held[key] = deepcopy(other[its])
            case 3:
                held[key] = dice.choice(([held[key]], {"a": held[key]}, [held[key]] * 3, {}))
            case 4:
                held[key] = dice.choice(UNITS) * dice.choice((1, 3, 20))
            case 5:
                held[key] = dice.choice(_ODD) * dice.choice((1, 2)) + str(held[key])[:99]
            case 6 if isinstance(held, dict) and isinstance(its, str):
                held[its] = held.pop(key)
            case _:
                del held[key]
    said = json.dumps(value, ensure_ascii=dice.random() < 0.5)
    return said.replace('"#deep#"', "[" * 5000 + "]" * 5000).replace('"#long#"', "9" * 5000)


_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 1e308, float("nan"), float("inf"), 2**70, "", " ", "x", "²", "1",
    "2020-13-45", "\ud83d", "http://[::1", "#deep#", "#long#", [], {}, [None], [[]], [{}], [0],
    {"": ""}, {"name": None}, {"value": []}, [[1, [2]]], ["a", 1, None],
)  # fmt: skip


def _nodes(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each place of a value: what holds it, and its key or number there."""
    for key in list(value) if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _nodes(value[key])


def _out_of_time(_signal: int, _frame: FrameType | None) -> None:
    raise TooLongError


def verdict(target: Target, text: str, patience: float = PATIENCE) -> str:
    """Return how a text goes wrong in a target; empty where it is read, or refused by our errors."""
    before = signal.signal(signal.SIGVTALRM, _out_of_time)
    signal.setitimer(signal.ITIMER_VIRTUAL, patience)
    try:
        target(text)
    except ERRORS:
        return ""
    except TooLongError:
        return f"more than {patience} CPU seconds"
    except Exception as error:  # noqa: BLE001 -- which one it is, is what is asked
        trace = error.__traceback__
        while trace and trace.tb_next:
            trace = trace.tb_next
        place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "nowhere"
        return f"{type(error).__name__}: {error!s:.100} ({place})"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return ""


def runs(target: Target, seeds: Sequence[str], number: int, dice: random.Random) -> Iterator[Found]:
    """Yield what goes wrong in so many runs of a target."""
    for _ in range(number):
        text = mutated(seeds, dice)
        if why := verdict(target, text):
            yield Found(text, why)
