"""Edit a list at random, and hold each build of what changed against one from nothing.

    python benchmarks/edits.py [EDITS] [--seed N] [--each] [--wholly]        (Linux alone)
    python benchmarks/edits.py 100 --of .        the results of a copy of a list

A list of forty papers with results (``benchmarks/changing.py``) gets so many edits, 200 by default.  After each
it is built as ``awesomequant build`` does, with what the builds before left: by one process or two,
now and then with no cache, another one or one that is spoilt; and by a process that lives all the
time, as ``serve`` does.  After some edits, or with ``--each`` after every one, a copy of the list is
built from nothing, and README.md, lists/ and both sites have to be what that makes, byte for byte.

Builds run in forks of a process that has loaded the program and no list.  With ``--wholly`` MkDocs
starts for each build from nothing; else what it made is taken again while nothing outside data/ has
changed.  Exits with 1 and says which edits and which files, as soon as one differs.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import benchmarks.random_edits  # noqa: E402 -- found beside us, however we are started
import benchmarks.random_results  # noqa: E402
import benchmarks.random_surroundings  # noqa: E402
from benchmarks.builds import (  # noqa: E402
    MADE,
    RefusedError,
    Serving,
    Way,
    apart,
    build,
    contents,
    copy_of,
    prepare,
    unlike,
)
from benchmarks.changing import Edited, edit, lay, taken  # noqa: E402

# How often an edit is of each kind.  What all records share makes everything anew, and so hides what
# was out of date: of each twenty edits ten are of records and of what was built, and compared with
# each build, then come ten of all else.  MkDocs takes seconds for one of a shell.
CALM = {"record": 0.6, "result": 0.27, "place": 0.13}
BUSY = {"shared": 0.6, "record": 0.15, "result": 0.05, "place": 0.12, "shell": 0.08}
SHELLS = {"shared": 0.45, "record": 0.15, "result": 0.05, "place": 0.1, "shell": 0.25}
# Of a copy of a list nothing else is known.
RESULTS = {"result": 0.9, "place": 0.1}
_TURN = 10


@dataclass
class Trial:
    """A list that is edited and built; ``folder`` holds it and all that belongs to it."""

    folder: Path
    seed: int
    is_wholly: bool = False
    papers: int = 40
    of: Path | None = None  # a list to copy, of which only results are edited
    done: list[str] = field(default_factory=list)  # the edits since both sites were compared last
    counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Lay out the list, and begin to serve it."""
        self.root, self.copy = self.folder / "list", self.folder / "other/list"
        self.cache, self.memo = self.folder / "cache", self.folder / "memo"
        self.memo.mkdir(parents=True)
        program = self.folder / "templates"
        if self.of:
            self.it: Edited = taken(self.of, self.root, program, self.seed)
        else:
            self.it = lay(self.root, program, self.seed, self.papers)
            benchmarks.random_results.lay(self.it)
        self.said = self.folder / "said.txt"
        prepare(self.root, self.it.program)
        self.chance = random.Random(self.seed + 1)  # noqa: S311 -- the same builds each time
        self.serving = Serving(
            self.root, self.it.program, self.folder / "serving", self.folder / "cache-served"
        )

    def edit(self, shares: dict[str, float], edits: int = 1) -> None:
        """Make edits and build; where the list is refused for one, all are undone."""
        before = {name: (self.root / name).read_bytes() for name in contents(self.root, MADE)}
        made = [edit(self.it, shares) for _ in range(edits)]
        try:
            self.build()
        except RefusedError as error:
            self.counts["refused"] += edits
            self._undo(before)
            if "Nothing was written; mend the errors first" not in str(error):
                raise RefusedError(f"{made}: {error}") from error
            return
        self.done += made
        self.counts["edits"] += edits

    def _undo(self, before: dict[str, bytes]) -> None:
        for name in contents(self.root, MADE):
            if name not in before:
                (self.root / name).unlink()
        for name, content in before.items():
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_bytes(content)

    def build(self) -> None:
        """Bring the site of the list up to date, in one way or another."""
        cache = str(self.cache)
        if "no cache" in self.it.asked:
            shutil.rmtree(self.cache, ignore_errors=True)
        if "spoilt cache" in self.it.asked:
            for file in self.cache.rglob("*.sqlite"):
                file.write_bytes(file.read_bytes()[:-1000] + b"x" * 1000)
        if "off" in self.it.asked:
            cache = "off"
        self.it.asked.clear()
        # What says when a file changed is finer than the clock of the file system.
        time.sleep(0.012)
        way = Way(
            cache,
            self.chance.choice((1, 1, 2)),
            is_ci=self.chance.random() < 0.2,
            is_recent=self.chance.random() < 0.5,
        )
        apart(partial(build, self.root, self.it.program, way), self.said)

    def differences(self) -> Iterator[str]:
        """Build a copy from nothing, and yield what differs from it."""
        copy_of(self.root, self.copy)
        way = Way("off", memo=None if self.is_wholly else self.memo)
        apart(partial(build, self.copy, self.it.program, way), self.said)
        self.serving.rebuild()
        self.counts["comparisons"] += 1
        new = contents(self.copy, [".awesomequant", ".cache"])
        yield from unlike("build", contents(self.root, [".awesomequant", ".cache"]), new)
        site = {name: it for name, it in new.items() if name.startswith("site/")}
        served = {f"site/{name}": it for name, it in contents(self.serving.site).items()}
        yield from unlike("serve", served, site)

    def from_nothing_by_two(self) -> Iterator[str]:
        """Build the copy once more, from nothing and by two processes; yield what differs."""
        before = contents(self.copy, [".awesomequant", ".cache"])
        for name in MADE:
            place = self.copy / name
            if place.is_dir():
                shutil.rmtree(place)
            else:
                place.unlink(missing_ok=True)
        way = Way(str(self.folder / "cache-two"), processes=2)
        apart(partial(build, self.copy, self.it.program, way), self.said)
        yield from unlike("two processes", contents(self.copy, [".awesomequant", ".cache"]), before)


def tried(
    trial: Trial, edits: int, busy: dict[str, float], every: int, most: int = 1, *,
    is_ours: bool = True,
) -> bool:  # fmt: skip
    """Make so many edits, comparing after ``every`` of them; says whether nothing differed.

    ``most`` edits are made before a build, at most.  Ten edits in twenty are CALM, each build
    compared, where the list ``is_ours``.
    """
    trial.build()
    compared, is_first = -every, True
    while (done := trial.counts["edits"]) < edits or compared < done:
        is_calm = is_ours and done // _TURN % 2 == 0
        if done >= edits or (compared < done and (is_calm or done - compared >= every)):
            compared = done
            found = [*trial.differences()]
            if is_first or done >= edits:
                found += trial.from_nothing_by_two()
            is_first = False
            if found:
                print(f"after {done} edits with seed {trial.seed}:")
                print(*[f"  {one}" for one in trial.done], *found[:20], sep="\n")
                print(f"{len(found)} files; see {trial.folder}")
                return False
            trial.done.clear()
        else:
            trial.edit(CALM if is_calm else busy, trial.chance.randint(1, most))
    return True


def main() -> None:
    """Try it as the command line asks; exits with 1 where a build differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("edits", nargs="?", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--each", action="store_true", help="compare after every edit")
    parser.add_argument("--wholly", action="store_true", help="start MkDocs for each comparison")
    parser.add_argument("--every", type=int, default=4, help="edits between two comparisons")
    parser.add_argument("--short", action="store_true", help="as the tests do: fewer builds")
    parser.add_argument("--of", type=Path, metavar="LIST", help="edit the results of a copy of it")
    parser.add_argument("--results", action="store_true", help="edit results alone")
    chosen = parser.parse_args()
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="edits-"))
    trial = Trial(folder, chosen.seed, is_wholly=chosen.wholly, of=chosen.of)
    every = 1 if chosen.each else chosen.every
    try:
        if chosen.of or chosen.results:
            is_same = tried(trial, chosen.edits, RESULTS, every, is_ours=False)
        elif chosen.short:
            is_same = tried(trial, chosen.edits, BUSY, 6, 4)
        else:
            is_same = tried(trial, chosen.edits, SHELLS, every)
    finally:
        trial.serving.end()
    counts = ", ".join(f"{number} {what}" for what, number in trial.counts.items())
    print(f"seed {chosen.seed}: {counts}, in {time.monotonic() - began:.0f} s")
    if not is_same:
        sys.exit(1)
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
