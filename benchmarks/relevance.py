"""Ask our own list what researchers would type, and print how often the wanted stands first.

python benchmarks/relevance.py                     as the explore page answers (needs Node.js)
python benchmarks/relevance.py --engine header     as the box of every page does
python benchmarks/relevance.py --engine command    as `awesomequant find` does
    --json FILE      what was found for each query besides
    --show-unseen    also the queries of tests/relevance/unseen.yaml; whoever tunes never asks so

The queries and what they want stand in ``tests/relevance``, what is right in ``tests/relevant.py``.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "tests")]

from relevant import SETS, Judge, Query, Verdict, asked_of, queries  # noqa: E402 -- found beside us

from awesomequant.library.library import Library  # noqa: E402 -- the same
from awesomequant.site.search import FOLDER, build  # noqa: E402 -- the same
from awesomequant.site.search.finding import Finder  # noqa: E402 -- the same
from awesomequant.store import load  # noqa: E402 -- the same
from make import find_node  # noqa: E402 -- the same

Answers = dict[str, list[str]]
Ask = Callable[[Library, Sequence[str]], Answers]

SHOWN = 3  # of what was found instead


def site(library: Library, those: Sequence[str], door: str) -> Answers:
    """Return what the scripts of the site find, at one of its two doors."""
    found_node = find_node()
    if not found_node:
        sys.exit("relevance.py: the site's scripts need Node.js; `python make.py test` brings it")
    with TemporaryDirectory() as folder:
        for name, body in build(library):
            file = Path(folder, FOLDER, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(body)
        asked = {"folder": Path(folder).as_posix(), "door": door, "queries": those}
        command = [found_node[0], str(ROOT / "tests/site/js/explored.js")]
        said = subprocess.run(
            command, input=json.dumps(asked).encode(), stdout=subprocess.PIPE, check=True
        )
    ids = [paper.id for paper in library.papers]  # a paper's number is its place
    numbers = json.loads(said.stdout)
    return {query: [ids[at] for at in found] for query, found in zip(those, numbers, strict=True)}


def command(library: Library, those: Sequence[str]) -> Answers:
    """Return what the command line finds."""
    finder = Finder(library)  # asked in this process, 700 queries load the list once
    return {query: [paper.id for paper in finder.find(query).papers] for query in those}


ENGINES: dict[str, Ask] = {
    "browser": partial(site, door="explore"),
    "header": partial(site, door="header"),
    "command": command,
}


@dataclass(frozen=True)
class Share:
    """How many of some queries were answered as wanted, in percent."""

    verdicts: Sequence[Verdict]

    def __str__(self) -> str:
        shares = [
            f"{100 * sum(those) / len(self.verdicts):.0f}" if self.verdicts else ""
            for those in zip(*self.verdicts, strict=True)
        ]
        return f"{len(self.verdicts)} | " + " | ".join(shares)


def table(judged: Mapping[str, Mapping[Query, Verdict]]) -> Iterable[str]:
    """Yield the lines of the table: a row a kind, and one of all, each set apart."""
    parts = (f"{name} | top-1 | top-3 | top-10" for name in SETS)
    yield f"| kind | {' | '.join(parts)} |"
    yield "| --- |" + " --: |" * 4 * len(SETS)
    for kind in [*dict.fromkeys(query.kind for query in judged[SETS[0]]), ""]:
        shares = (
            Share([verdict for query, verdict in those.items() if kind in ("", query.kind)])
            for those in judged.values()
        )
        yield f"| {kind or '**all**'} | {' | '.join(map(str, shares))} |"


def failures(judged: Mapping[Query, Verdict], answers: Answers) -> Iterable[str]:
    """Yield the queries whose wanted answers are not in the first three, and what came instead."""
    for query, verdict in judged.items():
        if not verdict.three:
            found = answers[query.q]
            more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
            place = "" if not verdict.ten else " (in the first ten)"
            yield f"{query.kind}: {query}\n    came: {', '.join(found[:SHOWN]) or '-'}{more}{place}"


def written(judged: Mapping[Query, Verdict], answers: Answers) -> list[dict[str, object]]:
    """Return what is kept of each query in JSON."""
    return [
        {"kind": query.kind, "q": query.q, **verdict._asdict(), "found": answers[query.q][:10]}
        for query, verdict in judged.items()
    ]


def main() -> None:
    """Ask all, print the table, then what failed of the queries that may be looked at."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--engine", choices=ENGINES, default="browser")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--show-unseen", action="store_true")
    options = parser.parse_args()
    project = load(ROOT)
    judge = Judge(project.library)
    sets = {name: queries(name) for name in SETS}
    those = asked_of(query for asked in sets.values() for query in asked)
    answers = ENGINES[options.engine](project.library, those)
    judged = {
        name: {query: judge.verdict(query, answers) for query in asked}
        for name, asked in sets.items()
    }
    print("\n".join(table(judged)))
    shown = SETS if options.show_unseen else SETS[:1]
    for name in shown:
        print(f"\nNot in the first three, of the {name}:\n")
        print("\n".join(failures(judged[name], answers)))
    if options.json:
        kept: dict[str, object] = {name: written(judged[name], answers) for name in shown}
        options.json.write_text(
            json.dumps({"table": list(table(judged)), **kept}, indent=1, ensure_ascii=False),
            "utf-8",
        )


if __name__ == "__main__":
    main()
