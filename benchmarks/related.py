"""Say how good the papers are that pages name as related, on our own list and on others.

    python benchmarks/related.py                 our list: the fifty papers that a person judged
    python benchmarks/related.py FOLDER ...      of lists: how many of the five share a topic

The judgements stand in ``tests/relevance/related.yaml``; pairs that nobody has judged are printed.
Of a list topics are hidden from the rule, which goes by words, people and code then, and asked
afterwards: the share of the five of each paper that have a topic of its own, beside that of five
drawn by lot.  docs/decisions/related.md has the numbers, and what else was tried.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from awesomequant.library.library import Library  # noqa: E402 -- found beside us
from awesomequant.library.paper import Paper  # noqa: E402 -- the same
from awesomequant.site.related import Relations  # noqa: E402 -- the same
from awesomequant.store import load  # noqa: E402 -- the same

JUDGED = ROOT / "tests/relevance/related.yaml"
SHOWN = 5


def judged(library: Library) -> tuple[int, int, list[tuple[Paper, Paper]]]:
    """Return how many pairs were judged as related, how many not, and those not judged."""
    relations, found = Relations(library), {True: 0, False: 0}
    unknown = []
    for name, said in yaml.safe_load(JUDGED.read_text("utf-8")).items():
        if name not in library.by_id:
            continue
        for near in relations.near(library.by_id[name]):
            if near.id in said["related"] or near.id in said["other"]:
                found[near.id in said["related"]] += 1
            else:
                unknown.append((library.by_id[name], near))
    return found[True], found[False], unknown


def share(papers: Iterable[tuple[Paper, Sequence[str]]], topics: dict[str, set[str]]) -> float:
    """Return the share of five that have a topic of the paper; one that is not shown has none."""
    hits = asked = 0
    for paper, names in papers:
        asked += SHOWN
        hits += sum(bool(topics[paper.id] & topics[name]) for name in names)
    return hits / max(asked, 1)


def hidden(library: Library) -> tuple[float, float, float]:
    """Return the share by lot, that of the rule, and what a paper takes it in milliseconds."""
    topics = {paper.id: set(paper.tags) for paper in library.papers}
    bare = [paper.model_copy(update={"tags": ()}) for paper in library.papers]
    asked = [paper for paper in bare if topics[paper.id]]
    ids = [paper.id for paper in bare]
    pick = random.Random(15)  # noqa: S311 -- no secret
    lot = share(((paper, pick.sample(ids, min(SHOWN, len(ids)))) for paper in asked), topics)
    began = time.process_time()
    relations = Relations(replace(library, papers=tuple(bare)))
    near = [(paper, [one.id for one in relations.near(paper, SHOWN)]) for paper in asked]
    took = (time.process_time() - began) / max(len(asked), 1) * 1000
    return lot, share(near, topics), took


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("lists", nargs="*", type=Path, help="folders of lists")
    options = parser.parse_args(arguments)
    if not options.lists:
        library = load(ROOT).library
        yes, no, unknown = judged(library)
        for paper, near in unknown:
            print(f"not judged: {paper.id} {near.id}: {paper.title} / {near.title}")
        print(f"judged by a person: {yes} of {yes + no} related ({yes / max(yes + no, 1):.0%})")
    print("share of the five that have a topic of the paper, topics hidden")
    print("list, papers: by lot, by words and people; ms a paper")
    for root in options.lists or [ROOT]:
        library = load(root).library
        lot, rule, took = hidden(library)
        print(f"{root.name}, {len(library.papers)}: {lot:.3f}, {rule:.3f}; {took:.2f}")


if __name__ == "__main__":
    main()
