"""Measure the ladder of duplicates on drafts of real lists: ``benchmarks/duplicates.py A.jsonl …``.

The files are made by ``awesomequant import LIST --format jsonl``.  One identifier listed under two
titles is a pair that the title rules ought to find (unless it collides); two identifiers of one
scheme are a pair that they ought to leave alone.  Prints recall, false alarms and the collisions.
"""

import json
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

from awesomequant.text import squash
from awesomequant.works.identifiers import BadIdentifier, Identifier, UnsafeAddress, identify
from awesomequant.works.likely_pairs import likely_pairs
from awesomequant.works.titles import Verdict, ratio, same_identifier, title_key
from awesomequant.works.vetoes import are_rivals, title_veto

Entry = tuple[str, Identifier]


def entries(files: list[str]) -> list[Entry]:
    """Give title and strong identifier of every draft that has both."""
    found = []
    for file in files:
        for line in Path(file).read_text("utf-8").splitlines():
            draft = json.loads(line)
            try:
                identifier = identify(draft["url"] or "")
            except (BadIdentifier, UnsafeAddress):
                continue
            if identifier and identifier.strong and draft["title"]:
                found.append((draft["title"], identifier._replace(version=None, part=None)))
    return found


def flagged(titles: list[str]) -> set[tuple[int, int]]:
    """Give the pairs that the title rules report, by number."""
    pairs = {(one, other) for one, other, _ in likely_pairs(titles)}
    by_key = defaultdict(list)
    for index, title in enumerate(titles):
        by_key[title_key(title)].append(index)
    same = (found for key, found in by_key.items() if key)
    pairs |= {pair for found in same for pair in combinations(found, 2)}
    return {pair for pair in pairs if not title_veto(*(titles[at] for at in pair))}


def measure(files: list[str]) -> None:
    """Print what the rules find and miss."""
    by_id: defaultdict[str, dict[str, str]] = defaultdict(dict)
    identifiers = {}
    for title, identifier in entries(files):
        by_id[str(identifier)].setdefault(squash(title), title)
        identifiers[str(identifier)] = identifier
    two = [pair for titles in by_id.values() for pair in combinations(titles.values(), 2)]
    joined = [pair for pair in two if same_identifier(*pair) is Verdict.DUPLICATE_ID]
    found = sum(1 for pair in joined if flagged(list(pair)))
    print(f"{len(by_id)} identifiers, {len(two)} pairs of titles that share one")
    print(f"  {len(two) - len(joined)} collisions (ratio below 0.5)")
    print(f"  {found} of {len(joined)} others found by title alone ({found / len(joined):.0%})")
    names = list(by_id)
    titles = [next(iter(by_id[name].values())) for name in names]
    notes: list[tuple[str, str, str, str]] = []
    alarms: list[tuple[str, str, str, str]] = []
    for one, other in sorted(flagged(titles)):
        rivals = are_rivals([identifiers[names[one]]], [identifiers[names[other]]])
        pair = names[one], titles[one], names[other], titles[other]
        (notes if rivals else alarms).append(pair)
    print(
        f"{len(titles)} works, one title each: {len(notes)} notes, {len(alarms)} warnings or errors"
    )
    for kind, reported in (("note", notes), ("warning", alarms)):
        for pair in reported:  # two identifiers, each with its title
            alike = ratio(pair[1], pair[3])
            print(f"  {kind} ({alike:.2f}): {pair[0]} {pair[1]!r}\n    {pair[2]} {pair[3]!r}")


if __name__ == "__main__":
    measure(sys.argv[1:])
