"""Which results may be compared, and which may be ranked: the one place that knows it.

A *group* is what a reader asks for: one benchmark, one model, measured as stated.  That is not yet
enough to rank: the same model has a perplexity of 6.97 on the same data in one table and 7.26 in
another, and neither says why.  The value without what the list is about, of the same table, is the
fingerprint of how it was measured.  So a group falls into *fields*, as of a race: inside one all
protocols are stated and equal, and all references are the same; what leaves any of these open
shares a field with rows of its own table alone.  Only inside a field, and at one setting of the
axes, has a result a place.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from awesomequant.library.axes import NOT_STATED, ResultSettings, is_stated
from awesomequant.library.reported import Reported, Result
from awesomequant.library.results import Benchmark

if TYPE_CHECKING:
    from awesomequant.library.library import Library

# The key of a protocol that names the tasks of a mean.
TASKS = "tasks"
Term = str | tuple[str, ...]


class GroupKey(NamedTuple):
    """What results of a group have in common; ``protocol`` is in the order of the benchmark."""

    benchmark: str
    model: str | None
    protocol: tuple[tuple[str, Term], ...] = ()


class FieldKey(NamedTuple):
    """What results that may be ranked together have in common, beside their group.

    ``terms`` is what else they say of how they were measured.  ``table`` is the file where
    something is left open, so that nothing of another can join it.
    """

    reference: float | None
    terms: tuple[tuple[str, Term], ...] = ()
    table: str = ""


class Place(NamedTuple):
    """A result in its field, with its loss against its own reference and its place, from 1.

    It has no place where something speaks against it, or where nobody else is at its setting.
    """

    result: Result
    loss: float | None
    place: int | None
    of: int


class Field(NamedTuple):
    """Results that may be ranked together, where they stand at one setting."""

    key: FieldKey
    places: tuple[Place, ...]


class Group:
    """The results of one benchmark and model, measured as stated, in the order of their files."""

    def __init__(
        self, key: GroupKey, results: Sequence[Result], benchmark: Benchmark | None,
        settings: ResultSettings, aside: Container[str] = (),
    ) -> None:  # fmt: skip
        """Keep what is to be compared."""
        self.key, self.results, self.benchmark = key, tuple(results), benchmark
        self._settings, self._aside = settings, aside

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods, each once, in alphabetical order."""
        return tuple(sorted({one.told.method for one in self.results}))

    @property
    def sources(self) -> tuple[str, ...]:
        """The addresses of the sources, each once."""
        return tuple(sorted({one.table.source.url for one in self.results}))

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """What may be ranked together, the field of most results first."""
        found: dict[FieldKey, list[Result]] = {}
        for one in self.results:
            own = field_key(one, self.benchmark, self._settings, self._aside)
            found.setdefault(own, []).append(one)
        fields = (Field(key, self._placed(some)) for key, some in found.items())
        return tuple(sorted(fields, key=lambda field: -len(field.places)))

    def _placed(self, results: Sequence[Result]) -> tuple[Place, ...]:
        """Return results in the order of their settings, and of one setting the best first."""
        settings: dict[object, list[Result]] = {}
        for one in results:
            settings.setdefault(setting(one, self._settings), []).append(one)
        every = sorted(settings.values(), key=lambda some: order_of(some[0], self._settings))
        return tuple(place for some in every for place in self._at_one_setting(some))

    def _at_one_setting(self, results: Sequence[Result]) -> Iterator[Place]:
        ranked = [one for one in results if not one.told.doubt]
        values = sorted((self._badness(one) for one in ranked), reverse=True)
        # Of equals each has the place of the first.
        first = {value: len(values) - at for at, value in enumerate(values)}
        is_race = self.benchmark is not None and len({_who(one) for one in ranked}) > 1
        for one in sorted(results, key=lambda one: (self._badness(one), one.line or 0)):
            place = first[self._badness(one)] if is_race and not one.told.doubt else None
            yield Place(one, self.loss(one), place, len(ranked))

    def loss(self, result: Result) -> float | None:
        """Return how much worse a result is than its own reference; None where it has none."""
        if self.benchmark is None or result.reference is None:
            return None
        return round(self.benchmark.loss(result.value, result.reference), 6)

    def _badness(self, result: Result) -> float:
        is_lower = self.benchmark is not None and self.benchmark.direction == "lower"
        return result.value if is_lower else -result.value


class Standing(NamedTuple):
    """What results have in common that may stand side by side."""

    group: GroupKey
    field: FieldKey
    setting: tuple[tuple[str, str], ...]


def standing(group: Group, field: Field, result: Result, settings: ResultSettings) -> Standing:
    """Return what another result, of any other paper, has to share to be compared with one."""
    return Standing(group.key, field.key, setting(result, settings))


def group_key(result: Result, benchmark: Benchmark | None) -> GroupKey:
    """Return the group of a result: what its benchmark wants stated is a part of it.

    What is left open counts as such: it is a group of its own, and no wild card.
    """
    keys = _wanted(benchmark)
    protocol = tuple((key, _term(result, key)) for key in keys)
    return GroupKey(result.benchmark, result.model, protocol)


def field_key(
    result: Result, benchmark: Benchmark | None, settings: ResultSettings, aside: Container[str]
) -> FieldKey:
    """Return what a result has to share with others to be ranked with them, beside its group.

    ``aside`` are keys of protocols that do not count here; see ``told_aside``.
    """
    reference = result.reference
    if reference is not None:
        reference = round(reference, benchmark.digits if benchmark else 2)
    is_open = benchmark is None or any(
        not is_stated(_term(result, key)) for key in _wanted(benchmark)
    )
    if settings.reference is not None and reference is None:
        is_open = True
    table = result.table.source_file if is_open else ""
    return FieldKey(reference, measured(result, aside), table)


def told_aside(held: Reported, settings: ResultSettings) -> frozenset[str]:
    """Return the keys of protocols that tell fields of a group not apart.

    Those of a method's own recipe; and what some benchmarks want stated: it is a part of their
    groups, and says nothing of others (the shots of a perplexity).
    """
    wanted = (key for own in held.benchmarks.values() for key in own.protocol)
    return frozenset((*settings.recipe, TASKS, *wanted))


def measured(result: Result, aside: Container[str]) -> tuple[tuple[str, Term], ...]:
    """Return what else a result says of how it was measured."""
    said = sorted(result.protocol.items())
    return tuple((key, one) for key, one in said if key not in aside and is_stated(one))


def _wanted(benchmark: Benchmark | None) -> tuple[str, ...]:
    if benchmark is None:
        return ()
    keys = tuple(key for key in benchmark.protocol if key != TASKS)
    return (*keys, TASKS) if benchmark.is_mean and not benchmark.tasks else keys


def _term(result: Result, key: str) -> Term:
    """Return what a result says under a key of its protocol; tasks in the order of the alphabet."""
    said = result.protocol.get(key)
    if key == TASKS:
        # "11 tasks" names none of them.
        return tuple(sorted(said)) if isinstance(said, tuple) else NOT_STATED
    return said if said is not None and is_stated(said) else NOT_STATED


def setting(result: Result, settings: ResultSettings) -> tuple[tuple[str, str], ...]:
    """Return where a result stands on the axes, left open or not, in the order of the list."""
    return tuple((name, result.at.get(name, "")) for name in settings.parts)


def order_of(result: Result, settings: ResultSettings) -> tuple[tuple[int, float, str], ...]:
    """Return the place of a result's setting among others; what has no order stands last."""
    found = []
    for name, part in settings.parts.items():
        said = result.at.get(name)
        place = part.place(said)
        axis = settings.axis_of(name)
        sign = -1 if axis and axis.better == "higher" else 1
        found.append((place is None, sign * place if place is not None else 0.0, said or ""))
    return tuple(found)


def _who(result: Result) -> tuple[str, str | None]:
    return result.told.method, result.told.variant


def groups(
    held: Reported, results: Iterable[Result], settings: ResultSettings
) -> tuple[Group, ...]:
    """Return all groups, those of most methods first."""
    found: dict[GroupKey, list[Result]] = {}
    for one in results:
        found.setdefault(group_key(one, held.benchmarks.get(one.benchmark)), []).append(one)
    aside = told_aside(held, settings)
    every = [
        Group(key, some, held.benchmarks.get(key.benchmark), settings, aside)
        for key, some in found.items()
    ]
    return tuple(sorted(every, key=lambda one: (-len(one.methods), str(one.key))))


def compared(library: "Library") -> tuple[Group, ...]:
    """Return all groups of a list, worked out once."""
    known = library.memo.setdefault("compared", {})
    if "groups" not in known:
        held = library.results
        known["groups"] = groups(held.held, held.all, library.settings.results)
    found: tuple[Group, ...] = known["groups"]
    return found


class Claim(NamedTuple):
    """What is claimed: that a method, in one form, at one setting, has some value in a group."""

    group: GroupKey
    method: str
    variant: str | None
    at: tuple[tuple[str, str], ...]


def claims(
    held: Reported, results: Iterable[Result], settings: ResultSettings
) -> Mapping[Claim, list[Result]]:
    """Return the results of each claim that more than one table makes."""
    found: dict[Claim, list[Result]] = {}
    for one in results:
        key = group_key(one, held.benchmarks.get(one.benchmark))
        claim = Claim(key, *_who(one), setting(one, settings))
        found.setdefault(claim, []).append(one)
    return {
        claim: some
        for claim, some in found.items()
        if len({one.table.source_file for one in some}) > 1
    }
