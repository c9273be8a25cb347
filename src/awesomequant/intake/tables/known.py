"""What a list knows by name of what tables speak of: axes, benchmarks, models, works."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from awesomequant.intake.tables.setups import Part
from awesomequant.library.library import Library
from awesomequant.library.reported import spellings
from awesomequant.text import squash
from awesomequant.works.identifiers.recognise import identified

# Fewer letters are short for anything.
_SHORTEST = 3


def _no_work(_text: str, _links: Sequence[str]) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Known:
    """Names of a list; spellings are compared by their letters and digits."""

    axes: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)
    """The parts of each axis under its name, and each part under its own."""
    benchmarks: Mapping[str, str] = field(default_factory=dict)
    models: Mapping[str, str] = field(default_factory=dict)
    methods: Mapping[str, str] = field(default_factory=dict)
    """The work of each method that the list has results of."""
    directions: Mapping[str, str] = field(default_factory=dict)
    """Which values of each benchmark are better."""
    metrics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The benchmarks whose values each metric names."""
    find_work: Callable[[str, Sequence[str]], str] = _no_work
    reference: str = ""
    """What the list calls that which results are measured by."""

    def parts_of(self, role: str) -> tuple[Part, ...]:
        """Return the parts that a column of an axis, or of a part, speaks of; first its own."""
        if role not in self.axes:
            return ()
        own = self.axes[role]
        names = {part.name for part in own}
        others = [part for parts in self.axes.values() for part in parts]
        return (*own, *{part.name: part for part in others if part.name not in names}.values())

    def benchmark(self, text: str) -> str:
        """Return the benchmark that a text names; empty where it names none."""
        return self.benchmarks.get(squash(text), "")

    def measured_by(self, text: str) -> tuple[str, ...]:
        """Return the benchmarks whose metric a text names, if shortened: ``Acc.``, ``PPL``."""
        own = squash(text)
        if own in self.metrics or len(own) < _SHORTEST:
            return self.metrics.get(own, ())
        fits = [names for metric, names in self.metrics.items() if _shortens(own, metric)]
        return fits[0] if len(fits) == 1 else ()

    def model(self, text: str) -> str:
        """Return the model that a text names; empty where it names none."""
        return self.models.get(squash(text), "")

    def work(self, text: str, links: Sequence[str]) -> str:
        """Return the id of the work that a text names, or that an address leads to."""
        return self.find_work(text, links)


def known_of(library: Library) -> Known:
    """Return what a list knows."""
    settings, held = library.settings.results, library.results.held
    parts = {
        name: Part(name, _axis_name(library, name), tuple(own.words), own.type == "text")
        for name, own in settings.parts.items()
    }
    axes = {
        axis: tuple(parts[name] for name in (own.parts or (axis,)))
        for axis, own in settings.axes.items()
    }
    axes |= {name: (part,) for name, part in parts.items() if name not in axes}
    named = spellings(held, library.results.all)
    methods: dict[str, set[str]] = {}
    for one in library.results.all:
        if one.told.work:
            methods.setdefault(squash(one.told.method), set()).add(one.told.work)
    metrics: dict[str, tuple[str, ...]] = {}
    for name, told in held.benchmarks.items():
        metrics[squash(told.metric)] = (*metrics.get(squash(told.metric), ()), name)
    return Known(
        axes,
        _one_each(named["benchmark"], held.benchmarks),
        _one_each(named["model"], held.models),
        {name: next(iter(works)) for name, works in methods.items() if len(works) == 1},
        {name: own.direction for name, own in held.benchmarks.items()},
        metrics,
        lambda text, links: _work(library, text, links),
        settings.reference.label if settings.reference else "",
    )


def _axis_name(library: Library, part: str) -> str:
    own = library.settings.results.axes
    return next((axis for axis, said in own.items() if part in said.parts or part == axis), "")


def _one_each(named: Mapping[str, set[str]], known: Mapping[str, object]) -> dict[str, str]:
    """Return spellings that name one thing; its own name comes before what others are called."""
    found = {spelling: next(iter(ids)) for spelling, ids in named.items() if len(ids) == 1}
    found.update({squash(name): name for name in known})
    return found


def _work(library: Library, text: str, links: Sequence[str]) -> str:
    """Return the id of the work that is meant: by its id, an identifier, or an address of it."""
    if text in library.by_id:
        return text
    for said in (text, *links):
        found = identified(said)
        works = library.by_identifier.get(str(found), ()) if found else ()
        if len(works) == 1:
            return works[0].id
    return ""


def _shortens(short: str, word: str) -> bool:
    """Whether a word begins as another, and has but letters of it in its order."""
    left = iter(word)
    return short[:1] == word[:1] and all(letter in left for letter in short)
