"""Kill builds with ``kill -9`` at random moments, and poll every page while a site is rebuilt.

    python benchmarks/kill.py [TIMES] [PAPERS] [SEED]        60 kills of 300 papers by default

Each third build is one in which everything changes: the list gets another name, which stands in the
head of every page.  The others are as those of a curator: one record has changed, sometimes also
what MkDocs makes.  Killed, a build leaves the site that was there or the one that was being made,
each whole: what both are is built before, in copies.  Every few kills a build runs to its end, and
its site is, byte for byte, the one that is made from nothing.  Half of the builds are of two
processes, as those of thousands of papers are.

In the end ten rebuilds have a reader who asks for every page again and again, by the files and over
HTTP, and never meets one that is missing.
"""

import argparse
import contextlib
import functools
import http.client
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.builds import contents, copy_of  # noqa: E402 -- found beside us, however we are started
from benchmarks.generate import tree  # noqa: E402

MKDOCS = (
    "site_name: A\nsite_url: https://a.org/\ntheme: {name: material, font: false}\n"
    "plugins: [search, awesomequant]\n"
)
# By two processes, however short the list.
COMMAND = """
import os, sys
from awesomequant.site import building, workers
from awesomequant.store import second
from awesomequant.__main__ import main
if os.environ.get("TWO"):
    workers.LEAST_PAPERS = second.LEAST_FILES = building._WORTH_A_PROCESS = 0
main()
"""
# When a build is killed, as a part of what a whole one takes: at any moment, or about where the sites
# change places.
MOMENTS = ((0.0, 1.05), (0.8, 1.2))
# After so many kills a build is not killed, and must mend what was left.
MENDED = 4


class Torn(Exception):  # noqa: N818 -- what is counted
    """A site that is neither the one before nor the next, or that is not mended."""


class Killing:
    """A list whose builds are killed; ``folder`` holds it and all that belongs to it."""

    def __init__(self, folder: Path, papers: int, seed: int) -> None:
        """Lay out the list and build it."""
        self.root, self.copy = folder / "list", folder / "other/list"
        self.cache, self.other = folder / "cache", folder / "cache-other"
        self.chance = random.Random(seed)  # noqa: S311 -- the same moments every time
        tree(self.root, papers)
        (self.root / "docs").mkdir()
        (self.root / "docs/index.md").write_text("# Home\n\n<!-- awesomequant: newest -->\n")
        (self.root / "mkdocs.yml").write_text(MKDOCS, "utf-8")
        self.records = sorted((self.root / "data/papers").rglob("*.yaml"))
        self.counts: Counter[str] = Counter()
        self.took = {"all": self.built(), "one": 0.0}
        self.site = contents(self.root / "site")

    def change(self, number: int) -> str:
        """Change something for a build; says how much of the site that is, "all" or "one"."""
        if number % 3 == 0:
            file = self.root / "data/list.yaml"
            text = re.sub(r"(?m)^title: .*", f"title: Named {number}", file.read_text("utf-8"))
            file.write_text(text, "utf-8")
            return "all"
        record = self.chance.choice(self.records)
        text = re.sub(r"(?m)^note: .*\n", "", record.read_text("utf-8"))
        record.write_text(f"{text}note: Looked at for the {number}th time.\n", "utf-8")
        if number % 7 == 0:
            (self.root / "docs/index.md").write_text(f"# Page {number}\n", "utf-8")
            return "all"
        return "one"

    def command(self, root: Path, cache: Path, processes: int = 1) -> subprocess.Popen[bytes]:
        """Start a build."""
        path = os.pathsep.join([str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])])
        told = {"AWESOMEQUANT_CACHE": str(cache), "TWO": "1" * (processes - 1), "PYTHONPATH": path}
        return subprocess.Popen(
            [sys.executable, "-c", COMMAND, "-C", str(root), "build"],
            env={**os.environ, **told},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def built(self, processes: int = 1) -> float:
        """Build to the end; return the seconds that it took."""
        begun = time.monotonic()
        with self.command(self.root, self.cache, processes) as process:
            said = process.stderr.read() if process.stderr else b""
        if process.returncode:
            raise Torn(f"the build after a kill ends with {process.returncode}: {said.decode()}")
        return time.monotonic() - begun

    def from_nothing(self) -> dict[str, str]:
        """Return the site that a copy of the list has, built without a cache and an old site."""
        copy_of(self.root, self.copy)
        shutil.rmtree(self.other, ignore_errors=True)
        with self.command(self.copy, self.other) as process:
            said = process.stderr.read() if process.stderr else b""
        if process.returncode:
            raise Torn(f"a build from nothing ends with {process.returncode}: {said.decode()}")
        return contents(self.copy / "site")

    def kill(self, number: int) -> None:
        """Change something, kill a build at some moment, and look at what it left."""
        kind, processes = self.change(number), self.chance.choice((1, 2))
        wanted = self.from_nothing()
        took = self.took[kind] or self.took["all"]
        moment = self.chance.uniform(*self.chance.choice(MOMENTS)) * took
        with self.command(self.root, self.cache, processes) as process:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(moment)
            process.send_signal(signal.SIGKILL)
        found = contents(self.root / "site")
        is_new = found == wanted
        if not is_new and found != self.site:
            raise Torn(f"build {number} leaves {_unlike(found, self.site, wanted)}")
        self.counts["new" if is_new else "old"] += 1
        self.site = found
        if number % MENDED == 0 or self.took[kind] == 0:
            self.took[kind] = self.built(processes)
            self.site = contents(self.root / "site")
            if self.site != wanted:
                raise Torn(f"build {number}, mended, is {_unlike(self.site, wanted, wanted)}")
            self.counts["mended"] += 1


def _unlike(found: dict[str, str], old: dict[str, str], new: dict[str, str]) -> str:
    names = sorted(found.keys() ^ new.keys()) or [
        name for name in found if found[name] not in (old.get(name), new.get(name))
    ]
    kinds = Counter(
        "both" if old.get(name) == new.get(name) == one else
        "old" if old.get(name) == one else "new" if new.get(name) == one else "neither"
        for name, one in found.items()
    )  # fmt: skip
    return f"{dict(kinds)} of {len(new)} files, {names[:5]}"


# Readers.


class Reader:
    """Asks for every page again and again, by its file or over HTTP, and notes what is missing."""

    def __init__(self, site: Path, pages: list[str], address: str = "") -> None:
        """Begin to read."""
        self.site, self.pages, self.address = site, pages, address
        self.missed: list[str] = []
        self.rounds = 0
        self._is_done = threading.Event()
        self._thread = threading.Thread(target=self._poll)
        self._thread.start()

    def _poll(self) -> None:
        server = http.client.HTTPConnection(self.address, timeout=30) if self.address else None
        while not self._is_done.is_set():
            for page in self.pages:
                if fault := self._asked(page, server):
                    self.missed.append(f"{page}: {fault}")
            self.rounds += 1
        if server:
            server.close()

    def _asked(self, page: str, server: http.client.HTTPConnection | None) -> str:
        if server is None:
            try:
                text = (self.site / page).read_bytes()
            except OSError as error:
                return str(error)
        else:
            server.request("GET", f"/site/{page}")
            answer = server.getresponse()
            text = answer.read()
            if answer.status != http.HTTPStatus.OK:
                return f"status {answer.status}"
        return "" if text.rstrip().endswith(b"</html>") else "is cut off"

    def end(self) -> list[str]:
        """Stop reading; return what was missed."""
        self._is_done.set()
        self._thread.join()
        return self.missed


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # it waits 40 ms before each answer

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder: that above a site, as the site changes places with another."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()


def read(killing: Killing, rebuilds: int) -> str:
    """Rebuild so many times beside readers; raises Torn where they miss anything."""
    killing.built()
    site = killing.root / "site"
    # A paper that leaves the list takes its page along; none does here.
    pages = [name for name in contents(site) if name.endswith(".html")]
    with served(killing.root) as address:
        readers = [Reader(site, pages), Reader(site, pages, address)]
        try:
            for number in range(rebuilds):
                killing.change(1000 + number)
                killing.built(1 + number % 2)
        finally:
            missed = [one for reader in readers for one in reader.end()]
    if missed:
        raise Torn(f"{len(missed)} pages were missed, as {missed[:5]}")
    rounds = " and ".join(str(reader.rounds) for reader in readers)
    return f"{rebuilds} rebuilds: no page of {len(pages)} was missed in {rounds} rounds"


def main() -> None:
    """Kill and read as the command line asks; exits with 1 where a site is torn."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("times", nargs="?", type=int, default=60)
    parser.add_argument("papers", nargs="?", type=int, default=300)
    parser.add_argument("seed", nargs="?", type=int, default=1)
    parser.add_argument("--rebuilds", type=int, default=10, help="with readers beside them")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kill-") as folder:
        killing = Killing(Path(folder), chosen.papers, chosen.seed)
        try:
            for number in range(1, chosen.times + 1):
                killing.kill(number)
            print(f"{chosen.times} kills: {dict(killing.counts)}, no torn site")
            if chosen.rebuilds:
                print(read(killing, chosen.rebuilds))
        except Torn as torn:
            sys.exit(f"torn: {torn}")


if __name__ == "__main__":
    main()
