"""Stop commands in the middle of their writing, fill the disk under them, let two run at once.

    PYTHONPATH=src:tests python benchmarks/stops.py [--only kills,disks,pairs,signals] [--times N] [COMMAND...]

Each run is a fork of this process, so that hundreds take minutes.  What it does to the disk is told
by Python itself before it is done (``sys.addaudithook``: opened to write, renamed, linked, made,
deleted): nothing in the program knows of us.

- **kills**: ``kill -9`` before the first of these steps, the second, … and the last, and as often
  again at random moments.  Then every file is as before or as an undisturbed run makes it, but none
  lies there that git would see; and the same command, run again, leaves byte for byte what the
  undisturbed run leaves.
- **signals**: Ctrl-C, SIGTERM and SIGHUP before such steps and at random moments; they end with 130,
  143 and 129, no traceback and no litter.
- **disks**: no file may grow beyond a random size, or a step fails for want of room, of rights, of
  a disk that can be written.  Exit code 3, or as ever where it can be done without; no traceback,
  no torn file, one message, and the next run completes.
- **pairs**: each two commands at once.  Run once more, the list is what the two make of it one after
  the other.
"""

import argparse
import atexit
import errno
import itertools
import json
import os
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from services import World
from serving import Asked, FakeClock, Said, serving

import awesomequant.__main__ as program
from awesomequant.cli import awesomequant as commands
from awesomequant.commands import links, update
from awesomequant.site import building
from awesomequant.store import load
from awesomequant.update.link_checks import STRETCH
from awesomequant.update.outage import Control
from awesomequant.web.client import Client
from awesomequant.web.probe import Prober
from awesomequant.web.values import NoAddress
from awesomequant.web.wire import Bounds, Wire

# What a run may leave in ``.awesomequant`` when it ended well.
_LEFT = {".gitignore", "lock", "building", "site", "site.json", "skeleton", "old"}
_FAULTS = (errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO, errno.EDQUOT)
_STEPS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate", "os.chmod"}
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# How temporary files and folders of ours are called, and those of Python.
_TEMPORARY = (".awesomequant-", "tmp")
_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_RECORDS = 12


class Torn(Exception):  # noqa: N818 -- what is counted
    """A file that is neither as it was nor as it should be; something lost, or not completed."""


# Lists, and what is done to them.


def _record(at: int) -> str:
    doi = f"doi: 10.1000/toy.{at}\n" if at % 2 else f'arxiv: "20{at:02d}.1{at:04d}"\n'
    key = f"doi:10.1000/toy.{at}" if at % 2 else f"arxiv:20{at:02d}.1{at:04d}"
    return (
        f'title: "The title of {key}"\nvenue: TOYS\nyear: {2014 + at % 3}\ntags: [toy]\n{doi}'
        f"code:\n  - url: https://github.com/toy{at}/net\n"
    )


def laid(folder: Path) -> Path:
    """Lay out a list, with something for each command to do."""
    root = folder / "list"
    for at in range(1, _RECORDS + 1):
        file = root / f"data/papers/{2014 + at % 3}/toy-{at}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        text = _record(at)
        if at % 3 == 0:  # for fmt: another order
            text = "".join(reversed(text.partition("code:")[0].splitlines(keepends=True)))
        if at % 4 == 0:  # for check --fix
            text += f"url: http://arxiv.org/abs/20{at:02d}.1{at:04d}\n"
        file.write_text(text)
    (root / "data/list.yaml").write_text("title: Toys\ndescription: Toy papers.\n")
    (root / "data/tags.yaml").write_text("toy: {label: toy}\nnew: {label: new}\n")
    (root / "data/tag-rules.yaml").write_text("rules:\n  - tag: new\n    titles: ['title of']\n")
    (root / "data/venues.yaml").write_text(
        "arXiv: {name: arXiv, kind: preprint}\n"
        "TOYS: {name: Toy Conference, kind: conference, aliases: [Toys]}\n"
    )
    (root / "docs").mkdir()
    (root / "docs/index.md").write_text("# Home\n\n<!-- awesomequant: newest -->\n")
    (root / "mkdocs.yml").write_text(
        "site_name: A\nsite_url: https://a.org/\ntheme: {name: material, font: false}\n"
        "plugins: [search, awesomequant]\n"
    )
    return root


def _bibliography(folder: Path) -> Path:
    file = folder / "new.bib"
    file.write_text(
        "".join(
            f"@inproceedings{{k{at}, title={{Number {at} of the Hives and the Bees}}, "
            f"author={{Ada Wasp and Bo Ant}}, booktitle={{Meeting {at % 2}}}, year={{{2018 + at % 2}}},"
            f" keywords={{hive{at % 2}}}, url={{https://example.org/{at}.pdf}}}}\n"
            for at in range(7)
        )
    )
    return file


def _volumes(folder: Path) -> Path:
    file = folder / "titles.tsv"
    lines = [f"TOYS\t{2014 + at % 3}\tThe title number {at}" for at in range(9)]
    file.write_text("\n".join(lines) + "\n")
    return file


def _page(folder: Path) -> Path:
    file = folder / "page.md"
    lines = [
        f"- [Number {at} of the Hives](https://arxiv.org/abs/2001.0000{at}), Meeting 2020"
        for at in range(6)
    ]
    file.write_text("# Hives\n\nWords of its own.\n\n## Papers\n\n" + "\n".join(lines) + "\n")
    return file


@dataclass(frozen=True)
class Act:
    """A command: its words (of the folder that holds the list), and what the list is before."""

    words: Callable[[Path], list[str]]
    before: tuple[str, ...] = ()
    """Commands that have been run before."""
    codes: tuple[int, ...] = (0,)
    """How it may end, run again after a kill."""
    is_new: bool = False
    """Whether there is no list before."""
    asks: bool = False


def _plain(*words: str) -> Callable[[Path], list[str]]:
    return lambda _: list(words)


ACTS: dict[str, Act] = {
    "import": Act(lambda folder: ["import", "--offline", str(_bibliography(folder))]),
    "add": Act(
        _plain("add", "--offline", "https://arxiv.org/abs/2101.00001", "--title", "A Bee of Few Bits",
               "--venue", "Beeconf", "--year", "2021", "--tag", "toy"),
        codes=(0, 1),
    ),
    "fix": Act(_plain("check", "--fix", "--unsafe-fixes")),
    "fmt": Act(_plain("fmt")),
    "rename": Act(_plain("rename", "tag", "toy", "toys")),
    "tag": Act(_plain("tag")),
    "proceedings": Act(lambda folder: ["proceedings", "add", str(_volumes(folder))]),
    "init": Act(lambda folder: ["init", "--offline", "--from", str(_page(folder)), "."],
                # Killed when all was done: the list is there already.
                codes=(0, 2), is_new=True),
    "readme": Act(_plain("readme")),
    "schema": Act(_plain("schema")),
    "pages": Act(_plain("pages", "plain")),
    "export": Act(_plain("export", "--format", "notes", "--folder", "notes")),
    "update": Act(_plain("update", "--proposals", "proposals.yaml"), codes=(0, 1), asks=True),
    "links": Act(_plain("links", "-o", "links.md"), asks=True),
    "build": Act(_plain("build")),
}  # fmt: skip
# Of which two are run at once.
WRITING = (
    "import",
    "add",
    "fix",
    "fmt",
    "rename",
    "tag",
    "proceedings",
    "readme",
    "update",
    "build",
)


@contextmanager
def world() -> Iterator[str]:
    """Serve the services in a process of its own; gives its address, below which it tells."""
    answer, mine = os.pipe()
    child = os.fork()
    if not child:
        os.close(answer)
        _serve(mine)
    os.close(mine)
    with os.fdopen(answer) as stream:
        base = stream.readline().strip()
    try:
        yield base
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _serve(told: int) -> NoReturn:
    services = World()
    asked: list[str] = []

    def answered(one: Asked) -> Said:
        if one.path == "/asked":  # and forgotten
            said = json.dumps(asked).encode()
            asked.clear()
            return Said(said)
        asked.append(f"{one.method} {one.host}{one.path} {one.body.decode('utf-8', 'replace')}")
        try:
            return services(one)
        except KeyError:  # a page, and no service
            return Said(b"hello")

    with serving(answered) as server:
        os.write(told, f"{server.base}\n".encode())
        os.close(told)
        threading.Event().wait()
    os._exit(0)


def _asked(base: str) -> list[str]:
    import urllib.request  # noqa: PLC0415 -- of our own process alone

    with urllib.request.urlopen(f"{base}/asked") as reply:  # noqa: S310 -- the server above
        found: list[str] = json.load(reply)
    # Of many keys the order is that of the records, which a half of the answers may have changed.
    return [" ".join(sorted(re.split(r"[,&=|:]|%7C", one))) for one in found]


def _resolving(host: str) -> list[str]:
    if host.endswith(".invalid"):
        raise NoAddress("there is no such host")
    return ["93.184.216.34"]


# Runs, each in a fork.


@dataclass(frozen=True)
class Trouble:
    """What is done to a run: killed before its n-th step, failing there, or short of room."""

    kill_at: int = 0
    fail_at: int = 0
    fail_as: int = 0
    most: int = 0
    """Bytes that a file may have."""
    signal_after: float = 0.0
    signal: int = signal.SIGKILL
    later: int = 0
    """Seconds by which its clock is ahead of that of the first run."""


@dataclass
class Ended:
    """How a run ended: its exit code (negative for a signal), what it said, how many steps."""

    code: int
    said: str
    steps: int
    took: float


def run(root: Path, words: list[str], cache: Path, base: str, trouble: Trouble) -> Ended:
    """Run a command in a fork, with trouble."""
    answer, mine = os.pipe()
    count, count_of = os.pipe()
    begun = time.monotonic()
    # A signal that comes before the program has begun would unwind us, in the child.
    signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    child = os.fork()
    if not child:
        os.close(answer)
        try:
            _in_child(root, words, (cache, base), trouble, (mine, count_of))
        finally:
            os._exit(97)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
    os.close(mine)
    os.close(count_of)
    timer = None
    if trouble.signal_after:

        def sent() -> None:
            with suppress(ProcessLookupError):
                os.kill(child, trouble.signal)

        timer = threading.Timer(trouble.signal_after, sent)
        timer.start()
    with os.fdopen(answer, "rb") as stream:
        said = stream.read().decode("utf-8", "replace")
    with os.fdopen(count, "rb") as stream:
        steps = len(stream.read())
    if timer:
        timer.cancel()
        timer.join()
    _, status = os.waitpid(child, 0)
    return Ended(os.waitstatus_to_exitcode(status), said, steps, time.monotonic() - begun)


def _in_child(
    root: Path, words: list[str], where: tuple[Path, str], trouble: Trouble, pipes: tuple[int, int]
) -> NoReturn:
    cache, base = where
    said, count = pipes
    atexit._clear()  # what is to be done at our end is our parent's, such as to delete all lists
    os.dup2(said, 1)
    os.dup2(said, 2)
    sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)  # noqa: SIM115
    os.chdir(root)
    state, temporary = cache.with_name("state"), cache.with_name("tmp")
    temporary.mkdir(exist_ok=True)
    os.environ |= {"AWESOMEQUANT_CACHE": str(cache), "COLUMNS": "100"}
    os.environ |= {"XDG_STATE_HOME": str(state), "TMPDIR": str(temporary)}
    tempfile.tempdir = None
    if base:
        clock = FakeClock(1_800_000_000.0 + trouble.later)
        wire = Wire(routes={"*": base})
        client = Client(wire, clock, bounds=Bounds(20.0, 20.0, 20.0, 2_000_000))
        bounds = Bounds(20.0, 20.0, 20.0, 10_000)
        for name, module in (("client_for", update), ("client_for", links)):
            setattr(module, name, lambda _: client)
        prober = Prober(wire, clock, "", _resolving, bounds)
        setattr(links, "control_for", lambda _: Control(prober))  # noqa: B010 -- in place of ours
    if trouble.most:
        resource.setrlimit(resource.RLIMIT_FSIZE, (trouble.most, resource.RLIM_INFINITY))
    code = 99
    sys.argv = ["awesomequant", *words]
    for one in _SIGNALS:  # a shell has those in the background ignore a Ctrl-C
        signal.signal(one, lambda number, _: os._exit(128 + number))
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
    try:
        if trouble.kill_at or trouble.fail_at or not trouble.signal_after:
            sys.addaudithook(_Hook(trouble, count))
        program.main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 98
    except BaseException:  # noqa: BLE001 -- told as what it is
        import traceback  # noqa: PLC0415

        traceback.print_exc()
    finally:
        with suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


class _Hook:
    """Is told by Python what is about to be done to the disk; makes the trouble."""

    def __init__(self, trouble: Trouble, count: int) -> None:
        self.trouble, self.count, self.steps = trouble, count, 0

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Count a step of writing."""
        if event == "open":
            if not (isinstance(arguments[2], int) and arguments[2] & _TO_WRITE):
                return
        elif event not in _STEPS and event != "ctypes.dlopen":
            return
        self.steps += 1
        os.write(self.count, b".")
        if self.steps == self.trouble.kill_at:
            os.kill(os.getpid(), self.trouble.signal)
        if self.steps == self.trouble.fail_at and event != "ctypes.dlopen":
            number = self.trouble.fail_as
            raise OSError(number, os.strerror(number), str(arguments[0]))


# What lies in a list.

State = dict[str, bytes]


def state_of(root: Path) -> State:
    """Return all files of a list but for what git does not see: .awesomequant and .cache."""
    found: State = {}
    for folder, names, files in os.walk(root):
        above = Path(folder).relative_to(root)
        names[:] = [n for n in names if n not in (".awesomequant", ".cache", ".git")]
        for name in files:
            text = (Path(folder) / name).read_bytes()
            # Of its links a run that goes on probes the rest alone.
            found[(above / name).as_posix()] = re.sub(rb"\d+ probed now", b"probed", text)
    return found


def litter(root: Path) -> list[str]:
    """Return what lies in .awesomequant that nobody needs any more, and temporary files anywhere."""
    folder = root / ".awesomequant"
    found = [
        one.name for one in (folder.iterdir() if folder.exists() else ()) if one.name not in _LEFT
    ]
    beside = (root.with_name(name) for name in ("cache", "state", "tmp"))
    return found + [
        f"{place.name}/{one.relative_to(place)}"
        for place in beside
        for one in place.rglob("*")
        if one.name.startswith(_TEMPORARY)
    ]


def torn(found: State, *whole: State) -> list[str]:
    """Return the files that are as in no state: torn, or litter that git would see."""
    return [
        f"{name} ({len(text)} bytes)"
        for name, text in found.items()
        if not any(text == one.get(name) for one in whole)
    ] + [name for name in whole[0] if name not in found and all(name in one for one in whole)]


@dataclass
class Bench:
    """A command, the list before it, and what an undisturbed run leaves and takes."""

    name: str
    folder: Path
    base: str
    before: State = field(default_factory=dict)
    after: State = field(default_factory=dict)
    steps: int = 0
    took: float = 0.0
    questions: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Lay out the list and run the command undisturbed, twice: the second time measures."""
        self.folder.mkdir(parents=True)
        self.act = ACTS[self.name]
        self.words = self.act.words(self.folder)
        self.base = self.base if self.act.asks else ""
        self.pattern = self.folder / "pattern"
        if self.act.is_new:
            (self.pattern / "list").mkdir(parents=True)
        else:
            laid(self.pattern)
        self.before = state_of(self.pattern / "list")
        for _ in range(2):
            root, cache = self.fresh()
            self.heard()
            done = run(root, self.words, cache, self.base, Trouble())
            if done.code not in self.act.codes:
                raise Torn(f"{self.name} undisturbed ends with {done.code}: {done.said}")
            self.after, self.steps, self.took = state_of(root), done.steps, done.took
            self.questions = self.heard()
            if found := litter(root):
                raise Torn(f"{self.name} undisturbed leaves {found}")
        if self.after == self.before and self.name != "links":
            raise Torn(f"{self.name} does nothing: {done.said}")

    def fresh(self) -> tuple[Path, Path]:
        """Return a copy of the list as it was, and a cache of its own."""
        place = self.folder / "run"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.pattern, place)
        # Where a skeleton is kept MkDocs is not run: it takes two seconds.
        if (self.folder / "kept").exists():
            shutil.copytree(self.folder / "kept", self.folder / "run/cache")
        return place / "list", place / "cache"

    def heard(self) -> Counter[str]:
        """Return what the services were asked since they were asked last."""
        return Counter(_asked(self.base)) if self.base else Counter()

    def once(self, trouble: Trouble) -> Ended:
        """Run with trouble, look at what is left, run again, and compare."""
        root, cache = self.fresh()
        self.heard()
        done = run(root, self.words, cache, self.base, trouble)
        what = f"{self.name} {trouble}"
        # 'update' and 'links' write what they have seen so far where they are asked to stop.
        is_partial = self.act.asks and trouble.signal != signal.SIGKILL
        if is_partial:
            if problems := load(root).problems:
                raise Torn(f"{what} leaves {problems[:3]}")
        elif wrong := torn(state_of(root), self.before, self.after):
            raise Torn(f"{what} leaves {wrong[:5]}: {done.said[-500:]}")
        if "Traceback" in done.said or "mistake of awesomequant" in done.said:
            raise Torn(f"{what}: {done.said[-3000:]}")
        if trouble.signal != signal.SIGKILL and (left := litter(root)):
            raise Torn(f"{what} leaves {left}")
        again = run(root, self.words, cache, self.base, Trouble(later=3600))
        if "Traceback" in again.said or again.code not in self.act.codes:
            raise Torn(f"{what}, again, ends with {again.code}: {again.said[-1500:]}")
        found = state_of(root)
        if found != self.after:
            wrong = [n for n in {*found, *self.after} if found.get(n) != self.after.get(n)]
            raise Torn(f"{what}, again, differs in {wrong[:5]}: {again.said[-500:]}")
        if again.code == 2:  # refused, as the list is there: whoever writes next sweeps
            run(root, ["schema"], cache, "", Trouble())
        if litter(root):
            # A MkDocs that outlived its builder for a moment held its folder: it is dead by now.
            run(root, self.words, cache, self.base, Trouble(later=3600))
        if left := litter(root):
            raise Torn(f"{what}, again, leaves {left}")
        # What was under way when it was killed is asked again, and nothing else; or what there was
        # no room to keep.
        more = self.heard() - self.questions
        # Links are judged in stretches: of the one that was under way nothing had been kept.
        most = STRETCH if "links" in self.words else 1
        if more.total() > most and not (trouble.most or trouble.fail_at):
            raise Torn(f"{what}, again, asks more than once: {more}")
        return done


# The four kinds of trouble.


def kills(bench: Bench, times: int, chance: random.Random) -> str:
    """Kill before each step, and as often as asked at random moments."""
    killed = 0
    for at in _some(bench.steps, times if bench.took > 1 else 4 * times, chance):
        killed += bench.once(Trouble(kill_at=at)).code == -signal.SIGKILL
    by_step = killed
    while killed < by_step + times:
        after = chance.uniform(0.05, 1.0) * bench.took
        killed += bench.once(Trouble(signal_after=after)).code == -signal.SIGKILL
    return f"{killed} kills ({by_step} of them before a step)"


def _some(steps: int, most: int, chance: random.Random) -> list[int]:
    every = range(1, steps + 1)
    return sorted(chance.sample(every, most)) if steps > most else [*every]


def signals(bench: Bench, times: int, chance: random.Random) -> str:
    """Send Ctrl-C, SIGTERM and SIGHUP before steps and at random moments."""
    codes: Counter[int] = Counter()
    some = _some(bench.steps, 2 * times, chance)
    troubles = [Trouble(kill_at=at) for at in some]
    moments = [chance.uniform(0.05, 1.0) * bench.took for _ in range(times)]
    troubles += [Trouble(signal_after=after) for after in moments]
    for number, trouble in zip(itertools.cycle(_SIGNALS), troubles, strict=False):
        code = bench.once(replace(trouble, signal=number)).code
        if code not in (*bench.act.codes, 128 + number):
            raise Torn(f"{bench.name}, signal {number}, ends with {code}")
        codes[code] += 1
    return f"{codes.total()} of {dict(codes)}"


def disks(bench: Bench, times: int, chance: random.Random) -> str:
    """Let files grow to random sizes and no further; let steps fail."""
    codes: Counter[int] = Counter()
    highest = 20 if bench.name == "build" else 15  # the longest file of MkDocs' theme has 0.8 MB
    for _ in range(times):
        codes[_troubled(bench, Trouble(most=int(2 ** chance.uniform(0, highest)))).code] += 1
    for at in range(1, min(bench.steps, 2 * times) + 1):
        codes[_troubled(bench, Trouble(fail_at=at, fail_as=_FAULTS[at % len(_FAULTS)])).code] += 1
    return f"{codes.total()} of {dict(codes)}"


def _troubled(bench: Bench, trouble: Trouble) -> Ended:
    done = bench.once(trouble)
    # It went on without, as without a cache, or it says what the system would not.
    if done.code not in (*bench.act.codes, 3):
        raise Torn(f"{bench.name} {trouble} ends with {done.code}: {done.said}")
    if done.code == 3 and "Error: " not in done.said:
        raise Torn(f"{bench.name} {trouble} does not say why: {done.said}")
    return done


def pair(names: tuple[str, str], folder: Path, base: str, times: int) -> str:
    """Let two commands run at once, so many times."""
    words = {name: ACTS[name].words(folder) for name in names}
    bases = {name: base if ACTS[name].asks else "" for name in names}
    place = folder / "pair"

    def fresh() -> tuple[Path, Path]:
        shutil.rmtree(place, ignore_errors=True)
        return laid(place), place / "cache"

    def ran(name: str, root: Path, cache: Path) -> Ended:
        return run(root, words[name], cache, bases[name], Trouble())

    wanted = []
    for order in (names, names[::-1]):
        root, cache = fresh()
        for name in (*order, *order):
            ran(name, root, cache)
        wanted.append(state_of(root))
    waited = 0
    for _ in range(times):
        root, cache = fresh()
        with ThreadPoolExecutor(2) as pool:
            said = [*pool.map(partial(ran, root=root, cache=cache), names)]
        waited += sum("waiting for it" in done.said for done in said)
        # After a rename the other way round there is nothing to rename; 'update' refuses two.
        for done in said:
            _refuse(done, (0, 1, 2), names)
        for name in names:
            _refuse(ran(name, root, cache), (0, 1), (*names, "again", name))
        found = state_of(root)
        if found not in wanted:
            wrong = [n for n in found if all(found[n] != one.get(n) for one in wanted)]
            raise Torn(f"{names} differ in {wrong[:5]}: {[one.said[-800:] for one in said]}")
        if left := litter(root):
            raise Torn(f"{names} leave {left}")
    return f"{times} times, {waited} were told that they wait"


def _refuse(done: Ended, codes: tuple[int, ...], what: tuple[str, ...]) -> None:
    if "Traceback" in done.said or done.code not in codes:
        raise Torn(f"{what}: {done.code}: {done.said}")


TROUBLES: Mapping[str, Callable[[Bench, int, random.Random], str]] = {
    "kills": kills, "signals": signals, "disks": disks,
}  # fmt: skip


def main() -> None:
    """Make trouble as the command line asks; exits with 1 where anything is torn or lost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", default=[])
    parser.add_argument("--only", default="kills,signals,disks,pairs")
    parser.add_argument("--times", type=int, default=0, help="60 kills, 30 signals, 30 disks, 10")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    chance = random.Random(chosen.seed)  # noqa: S311 -- the same moments every time
    usual = {"kills": 60, "signals": 30, "disks": 30, "pairs": 10}
    building._WORTH_A_PROCESS = 10**9  # one process, which is the one that we kill
    for name in commands.list_commands(None):  # type: ignore[arg-type]
        commands.get_command(None, name)  # type: ignore[arg-type]
    faults = 0
    with tempfile.TemporaryDirectory(prefix="stops-") as place, world() as base:
        names = chosen.names or [*ACTS]
        for kind in chosen.only.split(","):
            times = chosen.times or usual[kind]
            if kind == "pairs":
                every = [name for name in WRITING if name in names]
                todo: list[tuple[str, ...]] = [*itertools.combinations_with_replacement(every, 2)]
            else:
                todo = [(name,) for name in names]
            for one in todo:
                folder = Path(place, f"{kind}-{'-'.join(one)}")
                try:
                    if kind == "pairs":
                        folder.mkdir()
                        told = pair((one[0], one[1]), folder, base, times)
                    else:
                        told = TROUBLES[kind](Bench(one[0], folder, base), times, chance)
                except Torn as error:
                    faults += 1
                    told = f"TORN: {error}"
                print(f"{kind:8} {' + '.join(one):20} {told}", flush=True)
                shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
