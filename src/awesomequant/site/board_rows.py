"""A result as a row of a page: its setting, value, loss and place, as readers write them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from awesomequant.library.axes import Axis, AxisPart, ResultSettings, is_stated
from awesomequant.library.comparable import Place
from awesomequant.library.field_types import number
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.reported import Result
from awesomequant.site.search.columns import starred

# Labels as short as these stand before their number without a blank: W4A16KV8.
_SHORT = 2
# Choices that are offered of a part: more are no list to choose from.
_MOST_CHOICES = 24


class Row(NamedTuple):
    """One row: what its cells say."""

    place: Place
    paper: Paper | None
    settings: tuple[str, ...]
    at: str
    loss: str
    code: str
    setting: str

    @property
    def result(self) -> Result:
        """The number, with all that its table says of it."""
        return self.place.result


class Choice(NamedTuple):
    """What rows may be chosen by: a part of an axis with the values that stand there."""

    name: str
    label: str
    bounds: tuple[str, ...]
    values: tuple[str, ...]
    sign: str
    words: Mapping[str, float]


class Columns:
    """The columns of a page of results: the axes that anything of it stands on."""

    def __init__(self, results: Iterable[Result], library: Library) -> None:
        """Look which axes there are."""
        self._library = library
        self._rules = library.settings.results
        self._results = list(results)
        used = {name for one in self._results for name in one.at}
        self.axes: dict[str, Axis] = {
            name: axis
            for name, axis in self._rules.axes.items()
            if used & axis.parts_as(name).keys()
        }
        self.parts = [name for name in self._rules.parts if name in used]
        self.has_loss = any(one.reference is not None for one in self._results)
        self.is_open = any(
            name in one.at and not is_stated(one.at[name])
            for one in self._results
            for name in self.parts
        )

    def axes_of(self, rows: Iterable[Row]) -> list[int]:
        """Return which of the axes any of some rows stands on, by their places."""
        some = list(rows)
        return [at for at in range(len(self.axes)) if any(row.settings[at] for row in some)]

    def rows(self, places: Iterable[Place]) -> list[Row]:
        """Return the rows of some places."""
        return [self._row(place) for place in places]

    def _row(self, place: Place) -> Row:
        one = place.result
        paper = self._library.by_id.get(one.told.work or "")
        code = starred(paper) if paper else None
        settings = tuple(
            setting_said(axis.parts_as(name), one.at) for name, axis in self.axes.items()
        )
        at = "|".join(one.at.get(name, "") for name in self.parts)
        address = code.url if code else ""
        whole = whole_setting(self._rules, one.at)
        return Row(place, paper, settings, at, loss_said(place.loss), address, whole)

    def choices(self) -> list[Choice]:
        """Return what rows may be chosen by, where there are two values or more."""
        found = []
        for name in self.parts:
            part = self._rules.parts[name]
            values = {said for one in self._results if is_stated(said := one.at.get(name))}
            if not 1 < len(values) <= _MOST_CHOICES:
                continue
            axis = self._rules.axis_of(name)
            is_lower = axis is None or axis.better == "lower"
            ordered = sorted(
                filter(None, values), key=lambda said: (_place(part, said), said),
                reverse=not is_lower,
            )  # fmt: skip
            # "At most 4" of what begins there and ends there is "all", or "4" itself.
            plain = [said for said in ordered if number(said) is not None]
            words = {said: at for said in ordered if (at := part.place(said)) is not None}
            sign = "≤" if is_lower else "≥"
            found.append(Choice(name, part.label, tuple(plain[1:-1]), tuple(ordered), sign, words))
        return found

    def methods_at(self, name: str, value: str) -> int:
        """Return how many methods stand at a value of a part."""
        return len({one.told.method for one in self._results if one.at.get(name) == value})

    def usual(self, most: int = 6) -> list[tuple[str, str, int]]:
        """Return the settings of the first axis that most methods stand at.

        Each is its address on the page, what it is called, and how many methods it has.
        """
        if not self.axes:
            return []
        name, axis = next(iter(self.axes.items()))
        parts = axis.parts_as(name)
        found: dict[tuple[tuple[str, str], ...], set[str]] = {}
        for one in self._results:
            at = tuple((part, one.at[part]) for part in parts if is_stated(one.at.get(part)))
            if at:
                found.setdefault(at, set()).add(one.told.method)
        ranked = sorted(found, key=lambda at: (-len(found[at]), at))[:most]
        return [
            (
                "&".join(f"{part}={said}" for part, said in at),
                setting_said(parts, dict(at)),
                len(found[at]),
            )
            for at in ranked
            if len(found[at]) > 1
        ]


def _place(part: AxisPart, said: str) -> float:
    place = part.place(said)
    return float("inf") if place is None else place


def is_short(part: AxisPart) -> bool:
    """Return whether a part stands before its number without a blank."""
    return len(part.label) <= _SHORT


def setting_said(parts: Mapping[str, AxisPart], at: Mapping[str, str]) -> str:
    """Return where a result stands on an axis: ``W4A16``; what is not stated is ``?``."""
    given = [(part, at[name]) for name, part in parts.items() if name in at]
    if len(parts) == 1:
        return "".join(said if is_stated(said) else "?" for _, said in given)
    told = ""
    was_close = False
    for part, said in given:
        value = said if is_stated(said) else "?"
        is_close = is_short(part) and (value == "?" or number(value) is not None)
        told += "" if not told or (is_close and was_close) else " "
        told += f"{part.label}{value}" if is_close else f"{part.label} {value}"
        was_close = is_close
    return told


def whole_setting(rules: ResultSettings, at: Mapping[str, str]) -> str:
    """Return where a result stands on all axes, for where no column names these: ``W4A16 g128``."""
    told = []
    for name, axis in rules.axes.items():
        parts = axis.parts_as(name)
        if own := {part: said for part in parts if (said := at.get(part))}:
            said = setting_said(parts, own)
            label = next(iter(parts.values())).label if len(parts) == 1 else ""
            close = label and is_short(next(iter(parts.values()))) and said[0].isdigit()
            told.append(f"{label}{said}" if close else f"{label} {said}".strip())
    return " ".join(told)


def loss_said(loss: float | None) -> str:
    """Return a loss with its sign: more is worse."""
    if loss is None:
        return ""
    return f"{loss:+.4g}".replace("-", "\N{MINUS SIGN}") if loss else "0"


def protocol_said(label: str, said: str | Sequence[str], say: Callable[..., str]) -> str:
    """Return what a source says of how it measured."""
    if not isinstance(said, str):
        return say("{name}: {value}", name=label, value=say(", ").join(said))
    value = said if is_stated(said) else say("not stated")
    return say("{name}: {value}", name=label, value=value)


def main_part(rules: ResultSettings) -> tuple[str, AxisPart, Axis] | None:
    """Return the part of an axis that counts most; None where the list has no axis."""
    if not rules.axes:
        return None
    name, axis = next(iter(rules.axes.items()))
    part = next(iter(axis.parts_as(name)))
    return part, axis.parts_as(name)[part], axis
