"""Measure what ``awesomequant audit`` takes for 5,000 entries beside our own list, as a whole command.

    python benchmarks/bibliographies.py [--runs 3] [--entries 5000] [--keep FOLDER] [--against FOLDER]

The entries are written down in the seven hands of the corpus (``tests/audit``), in these shapes:

- *faulty*: as people keep them, in files of about a hundred: three of four are works of our list,
  and half of these have a fault;
- *one file*: the same in a single file;
- *right*: each work of our list as it is, in two hands, a file each;
- *foreign*: made-up works in the words of our field, of which the list has none.

Each is audited once before it is measured, so that what is kept between runs is there.  CPU seconds
are those of the user and of the system together; medians of RUNS.  ``--keep`` leaves the files and
the reports in a folder; ``--against`` compares the reports with those that another version left
beside files of the same names.
"""

import argparse
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from audit.hands import HANDS, Habits, key_of  # noqa: E402 -- found beside us, however we are started
from audit.planted import bibliography  # noqa: E402
from audit.references import Reference, of_library  # noqa: E402

from awesomequant.store import load  # noqa: E402
from benchmarks.asked import Cost  # noqa: E402
from benchmarks.generate import Generator  # noqa: E402
from benchmarks.memory import largest  # noqa: E402

MOST = 2.0  # CPU seconds that 5,000 entries may take
A_FILE = 98
_KEY = re.compile(r"(@\w+[{(]\s*)([^,\s]+)(?=\s*\n?\s*,)")


def faulty(works: Sequence[Reference], entries: int) -> Iterator[str]:
    """Yield files as people keep them, half of what they have of the list with a fault."""
    left, seed = entries, 0
    while left > 0:
        seed += 1
        if seed > 100:
            raise SystemExit("no more seeds: fewer --entries")
        made = bibliography(seed, works, share=2 / 3)
        left -= len(made.entries)
        yield made.text


def one_file(works: Sequence[Reference], entries: int) -> Iterator[str]:
    """Yield all of them in one file, keys told apart by the file that they were in."""
    named = (
        _KEY.sub(rf"\g<1>of{number}-\g<2>", re.sub(r"crossref = \{", rf"\g<0>of{number}-", text))
        for number, text in enumerate(faulty(works, entries))
    )
    yield "\n".join(named)


def right(works: Sequence[Reference], entries: int) -> Iterator[str]:
    """Yield every work as it is, in as many hands as there are entries for."""
    left = entries
    for number, hand in enumerate(("dblp", "zotero", "scholar", "mendeley")):
        if left > 0:
            chosen = works[:left]
            left -= len(chosen)
            yield written(chosen, [hand], seed=number)


def foreign(_: Sequence[Reference], entries: int) -> Iterator[str]:
    """Yield works that no list has, in files of about a hundred."""
    made = Generator(entries, seed=17, abstracts=False)
    works = [_reference(record, made) for _, record in made.papers()]
    for at in range(0, len(works), A_FILE):
        hand = [*HANDS][at // A_FILE % len(HANDS)]
        yield written(works[at : at + A_FILE], [hand], seed=at)


def _reference(record: dict[str, object], made: Generator) -> Reference:
    venue = str(record["venue"])
    kind = made.venues[venue]["kind"]
    names = [str(one).split() for one in record["authors"]]  # type: ignore[attr-defined]
    return Reference(
        str(record["title"]),
        tuple((" ".join(one[:-1]), one[-1]) for one in names),
        "",
        made.venues[venue]["name"],
        kind,
        int(str(record["year"])),
        str(record.get("arxiv", "")),
        is_preprint=kind == "preprint",
    )


def written(works: Sequence[Reference], hands: Sequence[str], seed: int) -> str:
    """Return works written down by some hands in turn."""
    rng = random.Random(seed)  # noqa: S311 -- to be made again
    habits, taken = Habits(rng), set[str]()
    texts = [
        HANDS[hands[number % len(hands)]](one, key_of(one, rng, taken), habits)
        for number, one in enumerate(works)
        if one.arxiv or not one.is_preprint
    ]
    return "\n".join([*texts, *habits.volumes.values()])


SHAPES: dict[str, tuple[str, Callable[[Sequence[Reference], int], Iterator[str]]]] = {
    "faulty": ("as people keep them, half of what is listed with a fault", faulty),
    "one-file": ("the same in one file", one_file),
    "right": ("every work of the list as it is, twice", right),
    "foreign": ("none of them on the list", foreign),
}


def run(files: Sequence[Path]) -> tuple[Cost, bytes]:
    """Audit files by a process of its own; return what it took, and its report."""
    command = [sys.executable, "-m", "awesomequant", "audit", *map(str, files), "--format", "json"]
    began = time.monotonic()
    with tempfile.TemporaryFile() as report:
        child = subprocess.Popen(command, stdout=report, stderr=subprocess.DEVNULL, cwd=ROOT)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        took = time.monotonic() - began
        if child.returncode not in (0, 1):
            raise SystemExit(f"the audit ended with {child.returncode}")
        report.seek(0)
        told = report.read()
    return Cost(used.ru_utime + used.ru_stime, took, largest(used)), told


def table(runs: int, entries: int, folder: Path, against: Path | None) -> str:
    """Return what each shape takes, as a table; reports are left in the folder."""
    listed = [one for one in of_library(load(ROOT).library, "ours") if one.authors]
    rows = [
        f"| {entries:,} entries | files | entries | CPU s | wall s | MB | asked |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, (what, make) in SHAPES.items():
        files = []
        for number, text in enumerate(make(listed, entries)):
            files.append(folder / f"{name}-{number:03}.bib")
            files[-1].write_text(text, encoding="utf-8")
        report = run(files)[1].replace(f"{folder}/".encode(), b"")
        count = report.count(b'"nearest": ')
        costs = [run(files)[0] for _ in range(runs)]
        cost = Cost(*map(statistics.median, zip(*costs, strict=True)))
        (folder / f"{name}.json").write_bytes(report)
        if against and (against / f"{name}.json").read_bytes() != report:
            raise SystemExit(f"{name}: another report than {against / f'{name}.json'}")
        met = "CPU s ≤ 2" if cost.cpu <= MOST else f"**CPU s ≤ 2: {cost.cpu:.2f}**"
        rows.append(
            f"| {what} | {len(files)} | {count:,} | {cost.cpu:.2f} | {cost.wall:.2f}"
            f" | {cost.memory:.0f} | {met} |"
        )
        print(rows[-1], flush=True)
    return "\n".join(rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--entries", type=int, default=5000)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--against", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        keep = chosen.keep or Path(temporary)
        keep.mkdir(parents=True, exist_ok=True)
        print(table(chosen.runs, chosen.entries, keep, chosen.against))
