"""What hostile texts cost: ``python tests/fuzz/growth.py [TARGET …]`` prints the worst of each.

Each sign of a grammar is written again and again, 5,000 and 20,000 characters of it, in each dress
in which a reader meets it.  Four times the text may take four times as long, and a little.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from fuzz.clock import cpu_seconds  # noqa: E402 -- found beside its folder
from fuzz.lines import UNITS, bodies, dressed  # noqa: E402 -- found beside its folder
from fuzz.targets import ERRORS, TARGETS, Target  # noqa: E402

SIZES = 5_000, 20_000
PATIENCE = 8.0  # CPU seconds; what takes longer has failed


class Cost(NamedTuple):
    """CPU seconds that a text takes at both sizes, and which text."""

    small: float
    large: float
    unit: str
    in_lines: bool
    dress: int

    @property
    def grows_too_fast(self) -> bool:
        """Whether four times the text takes far more than four times as long."""
        return self.large > 12 * max(self.small, 0.06)


def seconds(target: Target, text: str, patience: float = PATIENCE) -> float:
    """Return the CPU seconds that a target takes for a text, ``patience`` at most."""

    def read() -> None:
        with suppress(*ERRORS):
            target(text)

    return cpu_seconds(read, patience)


def costs(name: str, units: Sequence[str] = UNITS) -> Iterator[Cost]:
    """Yield what each hostile text costs a target."""
    target = TARGETS[name]
    for unit in units:
        for in_lines in (False, True):
            texts = [list(dressed(name, list(bodies(unit, size))[in_lines])) for size in SIZES]
            for dress, (small, large) in enumerate(zip(*texts, strict=True)):
                least = seconds(target, small)
                yield Cost(least, seconds(target, large), unit, in_lines, dress)


def main() -> None:
    """Print a line for each target: its worst texts."""
    for name in sys.argv[1:] or TARGETS:
        found = list(costs(name))
        worst = max(found, key=lambda one: one.large)
        fast = [one for one in found if one.grows_too_fast]
        print(f"{name:<20} {len(found):>5} texts, worst at 5 kB {max(one.small for one in found):.2f} s,"  # noqa: T201
              f" at 20 kB {worst.large:.2f} s ({worst.unit!r}); too fast: {len(fast)}", flush=True)  # fmt: skip
        for one in sorted(fast, key=lambda one: -one.large)[:8]:
            print(f"    {one}")  # noqa: T201


if __name__ == "__main__":
    main()
