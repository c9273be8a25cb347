"""Pictures of results: what is lost against the axis that counts most, and the best over time.

A picture is of one field alone, so that nothing in it is measured by another reference.  Only the
best of each method at each setting is drawn, forty at most; the line joins those that nothing beats
at as little.  All of it stands in the table below.
"""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from awesomequant.library.axes import Axis, AxisPart
from awesomequant.library.comparable import Field, Group, Place
from awesomequant.library.library import Library
from awesomequant.site.board_rows import loss_said, main_part, setting_said

# The drawing is 480 units wide: the plot from LEFT to RIGHT and from TOP to BOTTOM.
LEFT, RIGHT, TOP, BOTTOM = 58.0, 468.0, 52.0, 252.0
_MOST_DOTS, _MOST_SERIES, _MOST_TICKS = 40, 4, 8
_LEAST_DOTS = 3
# A letter of 15.5 units, as phones have them; a label takes a line of 17.
_LETTER, _CAPITAL, _LINE = 8.3, 10.2, 17.0
_LONGEST = 18
# Where the worst is so many times the middle, a plain scale shows one point and a heap.
_WIDE = 12.0
_WIDE_AXIS = 4.0
_TICK_GAP = 34.0


class Dot(NamedTuple):
    """One result: its place in the drawing, its series, and what stands in the numbers."""

    x: float
    y: float
    series: int
    name: str
    address: str
    across: str
    up: str
    is_best: bool


class Label(NamedTuple):
    """A text in the drawing; ``side`` is where it stands of its point."""

    x: float
    y: float
    text: str
    side: str


class Tick(NamedTuple):
    """A mark of an axis."""

    at: float
    text: str


class Picture(NamedTuple):
    """A drawing: dots, lines by series, axes, and what names them."""

    id: str
    title: str
    across: str
    up: str
    series: tuple[str, ...]
    legend: tuple[tuple[float, float, int, str], ...]
    dots: tuple[Dot, ...]
    lines: tuple[tuple[int, str], ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    labels: tuple[Label, ...]
    note: str
    about: str

    @property
    def is_of_time(self) -> bool:
        """Whether it shows years."""
        return self.id == "time"


class _Mark(NamedTuple):
    place: Place
    x: float
    y: float
    series: str
    across: str


class _Look(NamedTuple):
    """What a picture shows: ``is_lower`` and ``is_few`` say which ends of its axes are wanted."""

    id: str
    title: str
    across: str
    up: str
    note: str
    about: str
    has_loss: bool
    is_lower: bool
    is_few: bool


def pictures(group: Group, field: Field, library: Library, about: str) -> list[Picture]:
    """Return the pictures of a field that say something: none of two points."""
    found = [
        _against_axis(group, field, library, about),
        _over_time(group, field, library, about),
    ]
    return [one for one in found if one]


def _value(place: Place, *, has_loss: bool) -> float:
    loss = place.loss if has_loss else place.result.value
    return 0.0 if loss is None else loss


def _against_axis(group: Group, field: Field, library: Library, about: str) -> Picture | None:
    rules, say = library.settings.results, library.messages.say
    main = main_part(rules)
    if main is None or group.benchmark is None:
        return None
    name, part, axis = main
    has_loss = field.key.reference is not None
    beside = _beside(axis, name, rules.axes)
    marks = []
    for place in field.places:
        x = part.place(place.result.at.get(name))
        if x is not None and not place.result.told.doubt:
            series = setting_said(beside, place.result.at) if beside else ""
            value = _value(place, has_loss=has_loss)
            marks.append(_Mark(place, x, value, series, place.result.at[name]))
    is_lower = has_loss or group.benchmark.direction == "lower"
    left = len({mark.series for mark in marks})
    marks = _kept(marks, is_lower=is_lower)
    if len({mark.x for mark in marks}) < 2 or len(marks) < _LEAST_DOTS:  # noqa: PLR2004 -- an axis
        return None
    across = part.label if part.label == axis.label else f"{axis.label}, {part.label}"
    up = say("Loss") if has_loss else _begun(group.benchmark.metric)
    notes = [about]
    if left > _MOST_SERIES:
        notes.append(say("settings of few methods are left out"))
    name = "loss" if has_loss else "value"
    title = say("{value} by {axis}", value=up, axis=_inside(axis.label, library.messages.language))
    is_few = axis.better == "lower"
    look = _Look(
        name,
        title,
        across,
        up,
        say("{note}.", note=say("; ").join(notes)),
        about,
        has_loss,
        is_lower,
        is_few,
    )
    return _drawn(marks, library, look)


def _begun(metric: str) -> str:
    """Return the name of a metric as a title begins: ``Perplexity``, and ``mIoU`` as it is."""
    return metric[:1].upper() + metric[1:] if metric.islower() else metric


def _inside(label: str, language: str) -> str:
    """Return a label as a title goes on with it: ``Loss by bits``; German keeps its nouns."""
    word = label.split(maxsplit=1)[0]
    return label[0].lower() + label[1:] if word.istitle() and language != "de" else label


def _beside(axis: Axis, name: str, axes: dict[str, Axis]) -> dict[str, AxisPart]:
    """Return the other parts of an axis, which tell series apart."""
    own = next(key for key, one in axes.items() if one is axis)
    parts = axis.parts_as(own)
    return {key: part for key, part in parts.items() if key != name and part.type == "number"}


def _over_time(group: Group, field: Field, library: Library, about: str) -> Picture | None:
    rules, say = library.settings.results, library.messages.say
    if not rules.axes or group.benchmark is None:
        return None
    name, axis = next(iter(rules.axes.items()))
    parts = axis.parts_as(name)
    has_loss = field.key.reference is not None
    is_lower = has_loss or group.benchmark.direction == "lower"
    marks = []
    for place in field.places:
        paper = library.by_id.get(place.result.told.work or "")
        if paper and paper.year and not place.result.told.doubt:
            series = setting_said(parts, place.result.at)
            value = _value(place, has_loss=has_loss)
            marks.append(_Mark(place, float(paper.year), value, series, str(paper.year)))
    # A setting of one year has no time to go over.
    years: dict[str, set[float]] = {}
    for mark in marks:
        years.setdefault(mark.series, set()).add(mark.x)
    marks = [mark for mark in marks if mark.series and len(years[mark.series]) > 1]
    best: dict[tuple[str, float], _Mark] = {}
    for mark in sorted(marks, key=lambda one: one.y if is_lower else -one.y):
        best.setdefault((mark.series, mark.x), mark)
    marks = _kept(list(best.values()), is_lower=is_lower)
    if len(marks) < _LEAST_DOTS:
        return None
    up = say("Loss") if has_loss else _begun(group.benchmark.metric)
    note = say("{note}.", note=say("; ").join((about, say("the best of each year"))))
    title, across, is_few = say("The best over time"), say("Year"), True  # early is what is wanted
    look = _Look("time", title, across, up, note, about, has_loss, is_lower, is_few)
    return _drawn(marks, library, look)


def _kept(marks: list[_Mark], *, is_lower: bool) -> list[_Mark]:
    """Return the best of each method at each place, of the series with most, in their order."""
    best: dict[tuple[str, str, float], _Mark] = {}
    for mark in sorted(marks, key=lambda one: one.y if is_lower else -one.y):
        best.setdefault((mark.series, mark.place.result.told.method, mark.x), mark)
    found: dict[str, list[_Mark]] = {}
    for mark in best.values():
        found.setdefault(mark.series, []).append(mark)
    ranked = sorted(found, key=lambda name: (-len(found[name]), name))[:_MOST_SERIES]
    kept: list[_Mark] = []
    for series in ranked:
        # Where there is no room for all, those of each place in turn: the best first.
        turn: dict[float, int] = {}
        ordered = []
        for mark in found[series]:
            turn[mark.x] = turn.get(mark.x, 0) + 1
            ordered.append((turn[mark.x], mark))
        ordered.sort(key=lambda pair: pair[0])
        kept += [mark for _, mark in ordered[: _MOST_DOTS // len(ranked)]]
    return kept


def _frontier(marks: Sequence[_Mark], look: _Look) -> list[_Mark]:
    """Return what nothing beats that costs as little, cheapest first."""
    sign = 1 if look.is_lower else -1
    ordered = sorted(marks, key=lambda one: (one.x if look.is_few else -one.x, sign * one.y))
    found: list[_Mark] = []
    for mark in ordered:
        if not found or sign * mark.y < sign * found[-1].y:
            found.append(mark)
    return found


class _Scale(NamedTuple):
    """From numbers to units of the drawing; a scale of tens begins with its ``floor``."""

    low: float
    high: float
    start: float
    end: float
    floor: float = 0.0

    def __call__(self, value: float) -> float:
        low, high, at = self.low, self.high, value
        if self.floor:
            low, high, at = (math.log10(max(one, self.floor)) for one in (low, high, value))
        share = (at - low) / (high - low) if high > low else 0.5
        return round(self.start + (self.end - self.start) * min(max(share, 0.0), 1.0), 1)


def _scale_up(values: Sequence[float], *, has_loss: bool) -> tuple[_Scale, list[float]]:
    """Return the scale of the values and its round numbers."""
    low, high = min(values), max(values)
    positive = sorted(value for value in values if value > 0)
    middle = sorted(values)[len(values) // 2]
    if has_loss and positive and high > _WIDE * max(middle, positive[0]):
        first = math.floor(math.log10(max(positive[0], high / 1e5)))
        last = math.ceil(math.log10(high))
        ticks = [10.0**power for power in range(first, last + 1)]
        return _Scale(ticks[0], ticks[-1], BOTTOM, TOP, ticks[0]), ticks
    if has_loss:
        low = min(low, 0.0)
    step = _step(high - low or abs(high) or 1.0)
    first_tick, last_tick = math.floor(low / step), math.ceil(high / step)
    ticks = [round(step * at, 9) for at in range(first_tick, max(last_tick, first_tick + 1) + 1)]
    return _Scale(ticks[0], ticks[-1], BOTTOM, TOP), ticks


def _step(span: float) -> float:
    power = 10.0 ** math.floor(math.log10(span))
    return next(power * some for some in (0.2, 0.25, 0.5, 1, 2, 5) if power * some * 5 >= span)


def _scale_across(marks: Sequence[_Mark]) -> tuple[_Scale, list[Tick]]:
    """Return the scale of what stands across, and its marks: numbers that are there."""
    said = {mark.x: mark.across for mark in sorted(marks, key=lambda one: len(one.across))}
    known = sorted(said)
    is_tens = known[0] > 0 and known[-1] / known[0] >= _WIDE_AXIS
    scale = _Scale(known[0], known[-1], LEFT + 22, RIGHT - 22, known[0] if is_tens else 0.0)
    ticks: list[Tick] = []
    for x in known:
        at = scale(x)
        if not ticks or at - ticks[-1].at >= _TICK_GAP:
            ticks.append(Tick(at, f"{x:g}"))
    every = -(-len(ticks) // _MOST_TICKS)
    return scale, ticks[::every]


def _drawn(marks: Sequence[_Mark], library: Library, look: _Look) -> Picture:
    series = list(dict.fromkeys(mark.series for mark in marks))
    x_scale, x_ticks = _scale_across(marks)
    y_scale, y_values = _scale_up([mark.y for mark in marks], has_loss=look.has_loss)
    lines, best = [], set()
    for number, name in enumerate(series):
        edge = _frontier([mark for mark in marks if mark.series == name], look)
        best |= {id(mark.place) for mark in edge}
        if len(edge) > 1:
            # Steps: between two settings nobody has shown a better one than the cheaper.
            points = [(x_scale(mark.x), y_scale(mark.y)) for mark in edge]
            path = f"M{points[0][0]:g} {points[0][1]:g}"
            path += "".join(f"H{x:g}V{y:g}" for x, y in points[1:])
            lines.append((number, path))
    dots = []
    for mark in marks:
        one = mark.place.result
        paper = library.by_id.get(one.told.work or "")
        told = loss_said(mark.y) if look.has_loss else one.said
        dots.append(
            Dot(
                x_scale(mark.x), y_scale(mark.y), series.index(mark.series), one.told.method,
                paper.page if paper else "", mark.across, told, id(mark.place) in best,
            )
        )  # fmt: skip
    # What nothing beats is drawn last, over the others.
    dots.sort(key=lambda dot: (dot.is_best, -dot.series))
    legend, labels = _legend(series), _labels(dots)
    y_ticks = tuple(Tick(y_scale(value), f"{value:g}") for value in y_values)
    return Picture(
        look.id, look.title, look.across, look.up, tuple(series), legend, tuple(dots),
        tuple(lines), tuple(x_ticks), y_ticks, tuple(labels), look.note, look.about,
    )  # fmt: skip


def _legend(series: Sequence[str]) -> tuple[tuple[float, float, int, str], ...]:
    """Return place, number and name of each series, in a row above the drawing, or in two."""
    if len(series) == 1 and not series[0]:
        return ()
    x, y, found = LEFT, 32.0, []
    for number, name in enumerate(series):
        text = cut(name or "–")
        wide = 24 + len(text) * _CAPITAL
        if x + wide > RIGHT and x > LEFT:
            x, y = LEFT, y + _LINE
        found.append((round(x, 1), y, number, text))
        x += wide + 8
    return tuple(found)


def cut(text: str, most: int = _LONGEST) -> str:
    """Return a text that fits."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _labels(dots: Sequence[Dot]) -> list[Label]:
    """Return the names of the best, where there is room for them: none lies over another."""
    taken: list[tuple[float, float, float, float]] = [
        (dot.x - 5, dot.y - 5, dot.x + 5, dot.y + 5) for dot in dots if dot.is_best
    ]
    found = []
    for dot in sorted(dots, key=lambda one: (one.series, one.x)):
        if not dot.is_best:
            continue
        text = cut(dot.name)
        wide = len(text) * _LETTER
        places: Iterable[tuple[float, float, str]] = (
            (dot.x + 8, dot.y - 7, "start"), (dot.x + 8, dot.y + 17, "start"),
            (dot.x - 8, dot.y - 7, "end"), (dot.x - 8, dot.y + 17, "end"),
        )  # fmt: skip
        for x, y, side in places:
            left = x if side == "start" else x - wide
            box = (left, y - 12, left + wide, y + 3)
            is_inside = left >= LEFT and left + wide <= RIGHT + 10 and TOP <= y <= BOTTOM - 2
            if is_inside and not any(_meet(box, other) for other in taken):
                taken.append(box)
                found.append(Label(round(x, 1), round(y, 1), text, side))
                break
    return found


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
