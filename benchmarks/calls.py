"""Count the function calls that each stage of a build takes a paper: the same at each run.

    python benchmarks/calls.py [--renew] [--sizes 60 180 540]

Seconds of a busy machine say little, calls tell of a loop inside a loop at once.  Of each stage two
numbers are told apart: what each paper more takes, and what the stage takes for a list of any length.
``tests/calls.json`` holds both; a test fails where one is twice as large, or where a paper more takes
half as much again in a longer list than in a short one.  ``--renew`` writes the file anew, where it is
meant to be so.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
if os.environ.get("PYTHONHASHSEED") != "0":  # sets have another order else, and searches in them
    os.environ["PYTHONHASHSEED"] = "0"
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # templates stay compiled as modules do
    os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606 -- this very program

from benchmarks.generate import tree  # noqa: E402 -- found beside us, however we are started
from benchmarks.stages import MKDOCS, measured  # noqa: E402

BASELINE = ROOT / "tests/calls.json"
SIZES = (60, 180, 540)
# How many times its baseline a stage may take, and how much more of a longer list a paper may.
# A pair of each two papers makes it three times as much; that candidates for one work are looked for
# among more makes it 1.4 times.
MOST, GROWTH = 2.0, 1.5
# Calls that nobody waits for (10 µs a paper): below them a stage is not looked at.  Where CI is set,
# files are known by what they hold, and a warm check took 51 calls a paper, or 83.
LEAST = {"each paper": 100.0, "any list": 20_000.0}
RENEW = "python benchmarks/calls.py --renew"
Calls = Mapping[str, Mapping[str, float]]


def counted(folder: Path, size: int) -> dict[str, float]:
    """Return the calls a paper of each stage, of a generated list."""
    root, cache = folder / f"list-{size}", folder / f"cache-{size}"
    tree(root, size)
    (root / "docs").mkdir()
    (root / "docs/index.md").write_text("# Home\n\n<!-- awesomequant: statistics -->\n")
    (root / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    path = os.pathsep.join([str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])])
    os.environ |= {"AWESOMEQUANT_CACHE": str(cache), "PYTHONPATH": path}
    command = [sys.executable, "-m", "awesomequant", "-C", str(root), "build"]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return {stage: took[0] for stage, took in measured(root, cache, is_counting=True).items()}


def each_paper(found: Mapping[int, Mapping[str, float]], one: int, other: int) -> dict[str, float]:
    """Return the calls that each paper takes by which the other list is longer."""
    first, last = found[one], found[other]
    return {stage: round((last[stage] - first[stage]) / (other - one), 1) for stage in last}


def parted(found: Mapping[int, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Return what each paper more takes of each stage, and what any list does."""
    *_, one, last = sorted(found)
    papers = each_paper(found, one, last)
    return {
        stage: {"each paper": papers[stage], "any list": round(calls - papers[stage] * last)}
        for stage, calls in found[last].items()
    }


def faults(found: Mapping[int, Mapping[str, float]], known: Calls) -> Iterator[str]:
    """Yield what takes too many calls: by the baseline, and by its growth."""
    for stage, took in parted(found).items():
        for what, calls in took.items():
            before = known.get(stage, {}).get(what, 0.0)
            if calls > MOST * max(before, LEAST[what]):
                yield (
                    f"{stage}: {calls:.0f} calls for {what}, where {before:.0f} are known (at most "
                    f"{MOST} times as many may be); if that is meant: {RENEW}"
                )
    first, middle, last = sorted(found)
    short, long = each_paper(found, first, middle), each_paper(found, middle, last)
    for stage, calls in long.items():
        if calls > GROWTH * max(short[stage], LEAST["each paper"]):
            yield (
                f"{stage}: a paper more takes {short[stage]:.0f} calls in a list of {first} to "
                f"{middle}, and {calls:.0f} in one of {middle} to {last}: it grows faster than the "
                f"list (at most {GROWTH} times)"
            )


def table(found: Mapping[int, Mapping[str, float]], known: Calls) -> str:
    """Return the calls of each stage, and beside them the baseline."""
    first, middle, last = sorted(found)
    short = each_paper(found, first, middle)
    lines = [
        f"{'calls':40}{'each paper':>24}{'':14}{'any list':>20}",
        f"{'':40}{f'to {middle}':>12}{f'to {last}':>12}{'baseline':>14}{'now':>10}{'baseline':>10}",
    ]
    for stage, took in parted(found).items():
        before = known.get(stage, dict.fromkeys(took, 0.0))
        lines.append(
            f"{stage:40}{short[stage]:>12.0f}{took['each paper']:>12.0f}"
            f"{before['each paper']:>14.0f}{took['any list']:>10.0f}{before['any list']:>10.0f}"
        )
    return "\n".join(lines)


def main() -> None:
    """Count, compare or renew; exits with 1 where a stage takes too many."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--renew", action="store_true", help="write tests/calls.json anew")
    parser.add_argument("--sizes", type=int, nargs=3, default=SIZES)
    chosen = parser.parse_args()
    known = json.loads(BASELINE.read_text("utf-8")) if BASELINE.exists() else {}
    with tempfile.TemporaryDirectory(prefix="calls-") as folder:
        found = {size: counted(Path(folder), size) for size in chosen.sizes}
    print(table(found, known))
    if chosen.renew:
        known = parted(found)
        BASELINE.write_text(json.dumps(known, indent=2) + "\n", "utf-8")
    if wrong := [*faults(found, known)]:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
