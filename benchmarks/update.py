"""Measure ``update`` on lists of 1,000 and 10,000 papers against a local world of services.

    PYTHONPATH=src:tests python benchmarks/update.py [COUNT...] [--faults] [--kill TIMES] [--of LIST]

Waiting is simulated: the clock adds every pause and a second of latency a request, as the real
services have, so that the wall time printed is that of a real run.  ``--faults`` adds 429 with and
without a wait of 16 hours, 5xx, drips, gzip bombs, cut JSON, foreign redirects and malformed ids;
``--kill`` ends the program with SIGKILL at random moments and proves that nothing was lost.
``--of LIST`` measures ``--only metadata`` and then the rest on copies of COUNT papers of a real
list; nobody knows its titles there, which is the longest that asking by title can take.
"""

import argparse
import gzip
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from services import World, project, records
from serving import Asked, FakeClock, Said, serving

from awesomequant.store import load
from awesomequant.update.inquiry import PURPOSES, Plan
from awesomequant.update.refresh import Refreshed, refresh
from awesomequant.web.cache import Journal
from awesomequant.web.client import Client
from awesomequant.web.values import Reply, Request, Service
from awesomequant.web.wire import Bounds, Wire

SECRETS = {
    "GITHUB_TOKEN": "ghp_benchmark_secret_0001", "S2_API_KEY": "s2_benchmark_secret_0002",
    "HF_TOKEN": "hf_benchmark_secret_0003", "OPENALEX_API_KEY": "oa_benchmark_secret_0004",
}  # fmt: skip
LATENCY = 1.0
BOMB = gzip.compress(b"0" * 30_000_000)


class SlowClient(Client):
    """A client whose every request takes a second of the simulated time."""

    def send(self, request: Request, service: Service) -> Reply:
        """Send, and let the second pass."""
        reply = super().send(request, service)
        self.clock.sleep(LATENCY)
        return reply


def drip(stream: Any) -> None:
    for _ in range(30):
        stream.write(b"x")
        stream.flush()
        time.sleep(0.1)


FAULTS: list[Said] = [
    Said(b"", 500), Said(b"", 502), Said(b"", 503, {"Retry-After": "0"}),
    Said(b"", 429, {"Retry-After": "7"}), Said(b'{"data": {"r0"'), Said(b"", write=drip),
    Said(BOMB, headers={"Content-Encoding": "gzip"}), Said(b"<!doctype html>", 500),
]  # fmt: skip


def faulty(chance: random.Random) -> Callable[[Asked], Said | None]:
    """Return faults for one request in five; Hugging Face spends its budget, GitLab redirects."""

    def fault(asked: Asked) -> Said | None:
        if asked.host == "huggingface.co":
            return Said(b"", 429, {"Retry-After": "57539"})
        if asked.host == "api.datacite.org":
            return Said(b"", 302, {"Location": "https://evil.org/"})
        return chance.choice(FAULTS) if chance.random() < 0.2 else None

    return fault


@contextmanager
def bench(count: int, world: World) -> Iterator[tuple[Path, Path, str]]:
    """Return a list of ``count`` papers, a cache, and the address of the world."""
    with tempfile.TemporaryDirectory() as folder, serving(world) as server:
        papers = dict(records(count))
        for at in range(1, count, 10):  # one in ten has no link to code yet
            papers[f"toy-{at}"] = papers[f"toy-{at}"].partition("code:")[0]
        # One id that Semantic Scholar takes for malformed: a whole batch of 500 is refused for it.
        papers["toy-0"] = papers["toy-0"].replace("10.1000/toy.0", "10.1000/malformed.0")
        yield project(Path(folder) / "list", papers), Path(folder) / "c", server.base


def run(
    root: Path, cache: Path, base: str, clock: FakeClock, only: Iterable[str] = PURPOSES
) -> tuple[Refreshed, Client]:
    """Run one update."""
    bounds = Bounds(5.0, 5.0, 1.5, 12_000_000)
    client = SlowClient(Wire(routes={"*": base}), clock, bounds=bounds)
    return refresh(load(root), Plan(frozenset(only)), client, Journal(cache)), client


def measure(count: int, *, faults: bool) -> None:
    world = World(unknown={"toy7/net", "doi:10.1000/toy.9"})
    if faults:
        world.fault = faulty(random.Random(1))  # noqa: S311 -- the same faults every time
    with bench(count, world) as (root, cache, base):
        clock = FakeClock()
        for title, days in (("first", 0), ("same replies, a week later", 7)):
            clock.seconds += 86_400 * days
            begun, cpu, real = clock.seconds, _cpu(), time.monotonic()
            before = _files(root)
            for runs in range(1, 4):
                result, client = run(root, cache, base, clock)
                print(f"{count:>6} papers, {title}, run {runs}: {_told(result, client)}")
                if result.complete or not faults:
                    break
            took = f"{(clock.seconds - begun) / 60:.1f} min simulated"
            print(f"       {took}, {_cpu() - cpu:.1f} s CPU, {time.monotonic() - real:.1f} s real")
            if days:
                print(f"       diff of the second update: {_changed(before, _files(root))} files")
        print(f"       every count stored: {_whole(root, count)}")
        _grep(root.parent)


def measure_list(source: Path, count: int) -> None:
    """Complete the people of a real list, then count; its identifiers are known, its titles not."""
    papers = load(source).library.papers
    chosen = papers[:: max(1, len(papers) // count)][:count]
    world = World(walls=False)
    for paper in chosen:
        for one in paper.identifiers:
            world.titles[str(one).lower()] = paper.title
    with tempfile.TemporaryDirectory() as folder, serving(world) as server:
        root = Path(folder) / "list"
        for name in ("list.yaml", "tags.yaml", "venues.yaml"):
            (root / "data").mkdir(parents=True, exist_ok=True)
            shutil.copy(source / "data" / name, root / "data" / name)
        for paper in chosen:
            (root / paper.source_file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source / paper.source_file, root / paper.source_file)
        clock = FakeClock()
        for title, only in (
            ("metadata", ("metadata",)),
            ("the same again", ("metadata",)),
            ("counts and code", ("stars", "citations", "code")),
            ("all, a week later", PURPOSES),
        ):
            clock.seconds += 7 * 86_400 * ("later" in title)
            begun, nobody = clock.seconds, sum(not p.authors for p in load(root).library.papers)
            result, client = run(root, Path(folder) / "c", server.base, clock, only)
            left = sum(not p.authors for p in load(root).library.papers)
            print(f"{count:>6} papers, {title}: {_told(result, client)}")
            print(f"       {(clock.seconds - begun) / 60:.1f} min simulated, "
                  f"papers without authors {nobody} -> {left}")  # fmt: skip


def _told(result: Refreshed, client: Client) -> str:
    sent = ", ".join(f"{name} {number}" for name, number in sorted(client.sent.items()))
    files = f"{len(result.outcome.metrics)} counts, {len(result.outcome.fills)} fills"
    state = "complete" if result.complete else "partial"
    return f"{state}, {sum(client.sent.values())} requests ({sent}), {files}"


def _cpu() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


def _files(root: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in root.rglob("*.yaml")}


def _changed(before: dict[Path, bytes], after: dict[Path, bytes]) -> int:
    return sum(before.get(file) != after.get(file) for file in before.keys() | after.keys())


def _whole(root: Path, count: int) -> str:
    loaded = load(root)
    cited = sum(paper.citations is not None for paper in loaded.library.papers)
    links = sum(len(paper.code) for paper in loaded.library.papers)
    starred = sum(code.stars is not None for p in loaded.library.papers for code in p.code)
    return (
        f"{cited} of {count} cited, {starred} of {links} starred, {len(loaded.problems)} problems"
    )


def _grep(folder: Path) -> None:
    """Look for the keys in all that was written."""
    texts = [file.read_bytes() for file in folder.rglob("*") if file.is_file()]
    found = [name for name, key in SECRETS.items() if any(key.encode() in text for text in texts)]
    print(f"       keys in {len(texts)} files: {found or 'none'}")


def kill(times: int, count: int) -> None:
    """Kill updates at random moments; the list must load, and a last run must complete."""
    chance = random.Random(3)  # noqa: S311 -- the same moments every time
    world = World()
    with bench(count, world) as (root, cache, base):
        run(root, cache, base, FakeClock())
        stable = _counts(root)
        killed = finished = 0
        whole = 0.0  # how long a run takes that nobody kills
        for at in range(8 * times):
            if killed == times:
                break
            more = 9000 + 200 * at  # every day every count is another one
            world.repositories = {f"toy{n}/net": {"stars": more + n} for n in range(count)}
            command = [sys.executable, __file__, "--child", str(root), str(cache), base, str(at)]
            child = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=os.environ | SECRETS)
            if not whole:
                begun = time.monotonic()
                child.wait()
                whole = time.monotonic() - begun
            try:
                child.wait(chance.uniform(0.1, 1.1) * whole)
                finished += 1
            except subprocess.TimeoutExpired:
                child.send_signal(signal.SIGKILL)
                child.wait()
                killed += 1
            loaded = load(root)
            counts = _counts(root)
            lost = [key for key in stable if key not in counts]
            if loaded.problems or lost or len(loaded.library.papers) != count:
                raise SystemExit(f"after kill {at}: {loaded.problems[:1]}, lost {lost[:3]}")
        clock = FakeClock()
        clock.seconds += 86_400 * (8 * times + 1)
        result, _ = run(root, cache, base, clock)
        stray = [file for file in root.rglob(".*") if file.is_file()]
        print(f"killed {killed} times ({finished} runs had finished before): the list always loaded, "
              f"no value lost, {len(stray)} stray files, last run complete: {result.complete}")  # fmt: skip
        _grep(root.parent)


def _counts(root: Path) -> dict[str, int]:
    counts = {}
    for paper in load(root).library.papers:
        if paper.citations:
            counts[paper.id] = paper.citations.count
        counts |= {code.url: code.stars.count for code in paper.code if code.stars}
    return counts


def child(root: str, cache: str, base: str, day: str) -> None:
    """Run one update a day later, in real haste; this is what gets killed."""
    clock = FakeClock()
    clock.seconds += 86_400 * (int(day) + 1)
    run(Path(root), Path(cache), base, clock)


def main() -> None:
    os.environ.update(SECRETS)
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:])
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[1000, 10_000])
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("--kill", type=int, default=0)
    parser.add_argument("--only-github-token", action="store_true", help="no other key is given")
    parser.add_argument("--of", type=Path, metavar="LIST", help="measure on a real list")
    given = parser.parse_args()
    if given.only_github_token:
        for name in SECRETS.keys() - {"GITHUB_TOKEN"}:
            del os.environ[name]
    for count in given.counts:
        if given.of:
            measure_list(given.of, count)
        elif given.kill:
            kill(given.kill, count)
        else:
            measure(count, faults=given.faults)


if __name__ == "__main__":
    main()
