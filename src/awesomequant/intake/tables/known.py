"""What a list knows by name of what tables speak of: axes, benchmarks, models, works."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from awesomequant.intake.tables.setups import Part
from awesomequant.library.library import Library
from awesomequant.text import squash


def _no_work(_text: str, _links: Sequence[str]) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Known:
    """Names of a list; spellings are compared by their letters and digits."""

    axes: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)
    """The parts of each axis under its name, and each part under its own."""
    benchmarks: Mapping[str, str] = field(default_factory=dict)
    models: Mapping[str, str] = field(default_factory=dict)
    find_work: Callable[[str, Sequence[str]], str] = _no_work

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

    def model(self, text: str) -> str:
        """Return the model that a text names; empty where it names none."""
        return self.models.get(squash(text), "")

    def work(self, text: str, links: Sequence[str]) -> str:
        """Return the id of the work that a text names, or that an address leads to."""
        return self.find_work(text, links)


def known_of(library: Library) -> Known:
    """Return what a list knows."""
    papers = {paper.id for paper in library.papers}

    def find_work(text: str, _links: Sequence[str]) -> str:
        return text if text in papers else ""

    return Known(find_work=find_work)
