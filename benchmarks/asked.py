"""What was asked of the program's speed (issue 13), held against what was measured."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

HUGO = "Hugo, the same pages"
COLD, WARM = "build, cold", "build, one record changed (next)"
READS = "PyYAML's CSafeLoader reads the records"


class Cost(NamedTuple):
    """What one run took: CPU seconds, seconds by the clock, MB of its largest process and of all."""

    cpu: float
    wall: float
    memory: float
    whole: float = 0.0


def asked(size: int, took: Mapping[str, Cost], site: tuple[int, float]) -> dict[str, str]:
    """Return what was asked of a generated list of a size, by what was done; "site" is its files.

    What is missed is in bold.
    """
    found: dict[str, list[str]] = {}
    for what, measured, most, unit in _asked(size, took, site):
        is_met = measured <= most
        said = f"{unit} ≤ {most:g}" if is_met else f"**{unit} ≤ {most:g}: {measured:.2f}**"
        found.setdefault(what, []).append(said)
    return {what: ", ".join(said) for what, said in found.items()}


def _asked(
    size: int, took: Mapping[str, Cost], site: tuple[int, float]
) -> Iterator[tuple[str, float, float, str]]:
    """Yield what was done, what was measured of it, how much it may be, and of what."""
    hugo, nothing = took.get(HUGO), Cost(0, 0, 0)
    cold, warm = took.get(COLD, nothing), took.get(WARM, nothing)
    if size == 1_000:
        yield COLD, cold.cpu, 3, "CPU s"
        yield WARM, warm.cpu, 0.4, "CPU s"
    if size == 10_000:
        check, again = "check, cold", "check, one record changed (next)"
        yield check, took[check].cpu, 2.5, "CPU s"
        yield check, took[check].cpu / took[READS].cpu, 4, "× CSafeLoader"
        yield again, took[again].cpu, 0.6, "CPU s"
        files, megabytes = site
        yield "site", files, 15_000, "files"
        yield "site", megabytes, 260, "MB"
    if size == 100_000:
        yield COLD, max(cold.memory, cold.whole), 1_500, "MB"
        yield WARM, max(warm.memory, warm.whole), 1_500, "MB"
    if hugo and size == 10_000:
        yield COLD, cold.cpu / hugo.cpu, 1.5, "× Hugo's CPU"
        yield COLD, cold.wall / hugo.wall, 1.2, "× its wall"
        yield WARM, warm.cpu / hugo.cpu, 0.2, "× Hugo's CPU"
        yield WARM, warm.wall / hugo.wall, 0.2, "× its wall"
    if hugo and size == 100_000:
        yield COLD, cold.wall / hugo.wall, 1.0, "× Hugo's wall"
        yield WARM, warm.wall / hugo.wall, 0.5, "× Hugo's wall"
    saved, idle = "serve: a saved record is on the page", "serve: idle, share of a core"
    seconds = {1_000: 0.3, 10_000: 0.6, 100_000: 3.0}
    if size in seconds and saved in took:
        yield saved, took[saved].wall, seconds[size], "s"
        yield idle, took[idle].cpu, 0.02, "of a core"
