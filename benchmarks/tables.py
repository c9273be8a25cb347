"""Make a large table as a sheet has it, and lists in YAML and JSON; measure how long reading takes.

    python benchmarks/tables.py [ROWS]

Ten columns: names as people write them, tags, links, an abstract of sixty words; one row in five
hundred has a quotation that is not closed.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from typing import Any

from awesomequant.intake.formats import csv, identifiers, pubmed, yaml
from awesomequant.intake.formats import json as objects
from awesomequant.library.draft import Reading
from awesomequant.store import collector_off

_GIVEN = ("Ann", "Bo", "Jan van der", "María José", "Jörg", "Min-Jun", "Sofia", "John Q.")
_FAMILIES = ("Lee", "Chen", "García", "Müller", "Łukasiewicz", "O'Neil", "Kim", "Smith")
_WORDS = (
    "deep", "learning", "for", "small", "bees", "with", "honey", "under", "low", "precision,",
    "mixed", "binary", "networks", "that", "fly", "home", "on", "norms", "beyond", "wings",
)  # fmt: skip
_HEADS = "Title,Authors,Venue,Year,Tags,Link,Code,Citations,Abstract,DOI\n"


def entry(number: int, count: int, dice: random.Random) -> dict[str, Any]:
    """Return one of so many entries by the heads of its columns; its authors write two or three."""
    people = [dice.randrange(count * 3 // 2) for _ in range(dice.randint(1, 6))]
    names = [
        f"{_GIVEN[one % 8]} {_FAMILIES[one // 8 % 8]}{chr(97 + one % 26)}{one:x}".title()
        for one in people
    ]
    return {
        "Title": f"{number} {' '.join(dice.choices(_WORDS, k=9))}",
        "Authors": ", ".join(names),
        "Venue": dice.choice(("NeurIPS 2020", "Journal of Hives", "ICLR'21", "arXiv")),
        "Year": str(2000 + number % 25),
        "Tags": "; ".join(dice.sample(_WORDS, 2)),
        "Link": f"https://arxiv.org/abs/20{number % 12 + 1:02}.{number % 100_000:05}",
        "Code": f"https://github.com/hive/r{number}" if number % 3 else "",
        "Citations": str(number % 500),
        "Abstract": " ".join(dice.choices(_WORDS, k=60)),
        "DOI": f"10.5555/x.{number}",
    }


def table(entries: list[dict[str, Any]]) -> str:
    """Return the entries as CSV; one in five hundred is torn."""
    rows = [_HEADS]
    for number, one in enumerate(entries):
        cells = [f'"{value}"' if "," in value else value for value in one.values()]
        torn = '"' if number % 500 == 499 else ""
        rows.append(torn + ",".join(cells) + "\n")
    return "".join(rows)


def listed(entries: list[dict[str, Any]]) -> str:
    """Return the entries as a list in YAML."""
    parts = []
    for one in entries:
        lines = [f"  {key.lower()}: {json.dumps(value)}" for key, value in one.items()]
        parts.append("- " + "\n".join(lines).lstrip() + "\n")
    return "".join(parts)


def measure(what: str, text: str, count: int, read: Callable[[str, str], Reading]) -> None:
    """Read a text and report."""
    with collector_off():
        began = time.process_time()
        reading = read(text, "large")
        took = time.process_time() - began
    told = f"{len(reading.drafts)} of {count} entries, {len(reading.problems)} findings"
    each = took / count * 1e6
    print(f"{what}: {len(text) / 1e6:.0f} MB, {told}, {took:.1f} CPU s, {each:.0f} µs an entry")


def main(count: int = 100_000) -> None:
    """Make, read and report."""
    dice = random.Random(count)  # noqa: S311 -- nothing secret is made
    entries = [entry(number, count, dice) for number in range(count)]
    measure("CSV", table(entries), count, csv.read)
    measure("JSON", json.dumps(entries, indent=1), count, objects.read)
    few = entries[: count // 5]
    measure("YAML", listed(few), len(few), yaml.read)
    ids = "\n".join(one["DOI"] for one in entries)
    measure("plain ids", ids, count, identifiers.read)
    articles = "".join(
        f"PMID- {number}\nTI  - {one['Title']}.\nFAU - Lee, Ann\nJT  - Journal of Hives\n"
        f"DP  - {one['Year']} May\nAB  - {one['Abstract']}\nLID - {one['DOI']} [doi]\n\n"
        for number, one in enumerate(entries)
    )
    measure("PubMed", articles, count, pubmed.read)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
