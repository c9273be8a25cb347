"""Measure the judgement "the same work?" on drafts of real lists: ``benchmarks/duplicates.py A.jsonl …``.

The files are made by ``awesomequant import LIST --format jsonl``.  All entries of all files are one
list: each is judged beside what came before it, as an import does.  Prints how many pairs are yes,
perhaps and no with an identifier in common and without, what that took, and a sample of each to be
read (``--sample N``, from a seed).
"""

import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from awesomequant.intake.joining import statement
from awesomequant.library.draft import Draft, DraftLink
from awesomequant.library.problems import Place
from awesomequant.works.candidates import alike, traces
from awesomequant.works.identity import Statement, same_work


def statements(files: list[str]) -> Iterator[Statement]:
    """Yield what each entry of the files says of its work."""
    for file in files:
        for line in Path(file).read_text("utf-8").splitlines():
            said = json.loads(line)
            if not said["title"]:
                continue
            authors = said["authors"]
            yield statement(
                Draft(
                    Place(file, said["line"]),
                    said["title"],
                    url=said["url"],
                    venue=said["venue"],
                    year=said["year"],
                    links=tuple(DraftLink(**link) for link in said["other_links"]),
                    authors=tuple(authors) if isinstance(authors, list) else (),
                )
            )


def measure(files: list[str], sample: int) -> None:
    """Print what the judgement comes to."""
    every = list(statements(files))
    start = time.process_time()
    judged = alike([*map(traces, every)], lambda one, other: same_work(every[one], every[other]))
    pairs = list(judged)
    seconds = time.process_time() - start
    print(f"{len(every)} entries, {len(pairs)} pairs worth telling, {seconds:.2f} CPU s")
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one, other, judgement in pairs:
        by = "by an identifier" if judgement.shared else "by their titles"
        told = f"    {every[one].title!r}\n    {every[other].title!r}\n      {judgement}"
        found[f"{judgement.verdict}, {by}"].append(told)
    dice = random.Random(1)  # noqa: S311 -- a sample that anybody can draw again
    for name, told_of in sorted(found.items()):
        print(f"  {name}: {len(told_of)}")
        for told in dice.sample(told_of, min(sample, len(told_of))):
            print(told)


if __name__ == "__main__":
    words = sys.argv[1:]
    count = int(words.pop(words.index("--sample") + 1)) if "--sample" in words else 0
    measure([word for word in words if word != "--sample"], count)
