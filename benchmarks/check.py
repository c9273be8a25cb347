"""Measure ``awesomequant check`` on a made-up list: ``benchmarks/check.py 10000 100000``.

Makes N records from a seed (words of uneven frequency, authors, venues, links; every fiftieth has a
mistake), checks them in a process of its own, and prints CPU seconds, peak memory, the findings.
The targets are those of issue 4: 10,000 records in 6 CPU seconds, 100,000 in 60 and 1.5 GB.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

SYLLABLES = ("ka", "lo", "mi", "ter", "net", "quan", "bit", "ra", "su", "den", "po", "vex", "lin")
VENUES = {"CVPR": "conference", "ICML": "conference", "ICLR": "conference", "arXiv": "preprint"}
TAGS = ("low-bit", "binary", "hardware", "nlp", "vision", "speech")
PER_YEAR = 90_000


def words(dice: random.Random, count: int) -> list[str]:
    """Return made-up words of two to four syllables, none twice."""
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4)))] = None
    return list(found)


def records(number: int) -> Iterator[tuple[str, str]]:
    """Yield name and text of each of ``number`` records; the same for the same number."""
    dice = random.Random(number)  # noqa: S311 -- a list to measure with, no secret
    vocabulary = words(dice, 6000)
    weights = [1 / (rank + 10) for rank in range(len(vocabulary))]
    people = [f"{a.title()} {b.title()}" for a, b in pairwise(vocabulary)]
    for index in range(number):
        year = 2015 + index % 10
        title = " ".join(dice.choices(vocabulary, weights, k=dice.randint(5, 10))).title()
        if index % 3 == 0:
            title = f"{dice.choice(vocabulary).title()}Net: {title}"
        arxiv = f"{year % 100:02}{index // 90_000 % 12 + 1:02}.{index % PER_YEAR + 10_000:05}"
        slip = "." if index % 50 == 0 else ""
        lines = [
            f'title: "{title}{slip}"',
            f"authors: [{', '.join(dice.sample(people, dice.randint(2, 6)))}]",
            f"venue: {dice.choice(list(VENUES))}",
            f"year: {year}",
            f"tags: [{dice.choice(TAGS)}]",
            f'arxiv: "{arxiv}"',
            "code:",
            f"  - url: https://github.com/{dice.choice(vocabulary)}/r{index}",
            f"    stars: {{count: {dice.randint(0, 5000)}, source: made, as_of: 2021-01-12}}",
            f"citations: {{count: {dice.randint(0, 900)}, source: made, as_of: 2021-01-12}}",
            "added: 2021-01-12",
        ]
        yield f"{year}/{title.split()[-1].lower()}-{index}.yaml", "\n".join(lines) + "\n"


def make(root: Path, number: int) -> None:
    """Write a list of ``number`` records below ``root``."""
    for year in range(2015, 2025):
        (root / "data/papers" / str(year)).mkdir(parents=True)
    (root / "data/list.yaml").write_text("title: Made up\ndescription: To measure with\n")
    (root / "data/tags.yaml").write_text("".join(f"{tag}: {{label: {tag}}}\n" for tag in TAGS))
    venues = (f"{name}: {{name: {name}, kind: {kind}}}\n" for name, kind in VENUES.items())
    (root / "data/venues.yaml").write_text("".join(venues))
    for name, text in records(number):
        (root / "data/papers" / name).write_text(text)


def measure(number: int, options: list[str]) -> None:
    """Check a list of ``number`` records and print what that took."""
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder), number)
        started = time.monotonic()
        command = [sys.executable, "-m", "awesomequant", "-C", folder, "check", "--output-format"]
        child = subprocess.Popen([*command, "concise", *options], stdout=subprocess.PIPE, text=True)
        found = sum(1 for _ in child.stdout or ())
        _, status, used = os.wait4(child.pid, 0)
    seconds = used.ru_utime + used.ru_stime
    memory = used.ru_maxrss / (1 if sys.platform == "darwin" else 1024) / 1024
    print(
        f"{number:>7} records: {seconds:6.2f} CPU s, {time.monotonic() - started:6.2f} s,"
        f" {memory:5.2f} GB at most, {found} findings, exit {os.waitstatus_to_exitcode(status)}"
    )


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()] or [10_000]
    for number in numbers:
        measure(number, [word for word in sys.argv[1:] if not word.isdigit()])
