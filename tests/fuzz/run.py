"""Fuzz for as long as you like: ``python tests/fuzz/run.py LOG SECONDS [--seed N] [TARGET …]``.

Every target has the same share of the CPU time; with ``--least N`` each has as many runs, however
slow it is.  What goes wrong is written to the log, a line of JSON each, once for each kind; how many
runs each target had stands there too, and ``--sum LOG …`` adds them up.  ``--atheris`` hands one
target to libFuzzer, which looks for inputs that reach code that none reached before (``pip install
atheris``; it needs no compiler).
"""

import argparse
import importlib
import json
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

_SLICE = 2.0  # CPU seconds that a target has at a turn


def main() -> None:
    """Run the targets in turn until the time is over."""
    if sys.argv[1:2] == ["--sum"]:
        _add_up([Path(name) for name in sys.argv[2:]])
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("log", type=Path)
    parser.add_argument("seconds", type=float)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--least", type=int, default=0)
    parser.add_argument("--atheris", action="store_true")
    options = parser.parse_intermixed_args()
    if options.atheris:
        _guided(options)
        return
    from fuzz.mutation import mutated, verdict  # noqa: PLC0415 -- instrumented before where atheris runs
    from fuzz.seeds import seeds_of  # noqa: PLC0415
    from fuzz.targets import TARGETS  # noqa: PLC0415

    dice = random.Random(options.seed)  # noqa: S311 -- makes inputs, guards nothing
    names = options.targets or list(TARGETS)
    done: Counter[str] = Counter()
    end = time.monotonic() + options.seconds
    while time.monotonic() < end and names:
        for name in names:
            begun, number = time.process_time(), 0
            while time.process_time() - begun < _SLICE:
                text = mutated(seeds_of(name), dice)
                number += 1
                if why := verdict(TARGETS[name], text):
                    _note(options.log, name, text, why)
            done[name] += number
            _write(options.log, {"target": name, "runs": number})
        names = [name for name in names if not options.least or done[name] < options.least]


_met: set[tuple[str, str]] = set()


def _note(log: Path, name: str, text: str, why: str) -> None:
    """Write what went wrong, the first time that it is seen."""
    kind = re.sub(r"^(\w+): .* \(", r"\1 (", why)
    if (name, kind) not in _met:
        _met.add((name, kind))
        _write(log, {"target": name, "why": why, "text": text})


def _write(log: Path, said: object) -> None:
    with log.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(said) + "\n")


def _add_up(logs: list[Path]) -> None:
    """Print how many runs each target had, and what went wrong in it."""
    said = [json.loads(line) for log in logs for line in log.read_text("utf-8").splitlines()]
    runs: Counter[tuple[str, bool]] = Counter()
    for one in said:
        runs[one["target"], bool(one.get("guided"))] += one.get("runs", 0)
    for (name, is_guided), number in sorted(runs.items()):
        print(f"{number:>12,} {name}{' (guided)' * is_guided}")  # noqa: T201
    print(f"{runs.total():>12,} in all")  # noqa: T201
    for one in said:
        if "why" in one:
            print(json.dumps(one))  # noqa: T201


def _guided(options: argparse.Namespace) -> None:
    """Let libFuzzer make the inputs of one target, guided by what they reach."""
    atheris: Any = importlib.import_module("atheris")  # no dependency: a person installs it

    with atheris.instrument_imports(include=["awesomequant"]):
        from fuzz.targets import TARGETS  # noqa: PLC0415
    from fuzz.mutation import LONGEST, mutated, verdict  # noqa: PLC0415
    from fuzz.seeds import seeds_of  # noqa: PLC0415

    (name,) = options.targets
    done = [0]

    def one(data: bytes) -> None:
        done[0] += 1
        if done[0] % 100 == 0:
            _write(options.log, {"target": name, "runs": 100, "guided": True})
        text = data.decode("utf-8", "replace")
        if why := verdict(TARGETS[name], text):
            _note(options.log, name, text, why)

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        if seed % 3 == 0:
            return bytes(atheris.Mutate(data, most))
        dice = random.Random(seed)  # noqa: S311
        pool = [*seeds_of(name), data.decode("utf-8", "replace")]
        return mutated(pool, dice).encode("utf-8", "replace")[:most]

    # It ends by itself: an exit from within a run would be taken for a crash, and be kept in a file.
    arguments = [sys.argv[0], f"-max_len={2 * LONGEST}", "-verbosity=0", "-timeout=60",
                 f"-max_total_time={int(options.seconds)}"]  # fmt: skip
    atheris.Setup(arguments, one, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
