"""Make batches of a site in two processes, each of which writes what it makes."""

import gc
import json
import mmap
import os
import select
import signal
import struct
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, NoReturn, TextIO

from awesomequant.console import refused_by_system, told
from awesomequant.library.problems import Refusal
from awesomequant.site.trees import Content, Entry, NextSite

if sys.platform != "win32":
    import fcntl

# Files that are made together: addresses and contents, one after the other.  Calling a batch makes
# them, in whichever process that is; no two batches have a file in common.
Batch = Callable[[], Iterator[tuple[str, Content]]]
Made = dict[str, Entry]
# Below it a second process costs more than it saves: each makes anew what the other made.
LEAST_PAPERS = 2_000
# Batches that a process takes at once: few enough that both end together.
_AT_ONCE = 16
_MOST = 2
_PAUSE = 0.5
_FAILED = ""  # the address of no file: what went wrong is said there


class WorkerError(Refusal):
    """What a process that made a part of the site could not do, in its own words or ours."""


def number_of_workers(papers: int) -> int:
    """Return how many processes make a site; 1 where they cannot be forked safely."""
    # macOS forks, and its system libraries may crash in the child; Windows does not.
    if sys.platform != "linux" or papers < LEAST_PAPERS:
        return 1
    return min(_MOST, len(os.sched_getaffinity(0)))


def make(batches: Sequence[Batch], site: NextSite, workers: int = 1) -> list[Made]:
    """Make all batches; gives what is to be known of the files of each.

    With more ``workers`` so many processes are forked, which must not be where threads run.
    """
    if workers <= 1:
        return [_made(batch, site) for batch in batches]
    # Which batches are still to be made: whoever is free takes the next ones.
    queue = _Queue(len(batches))
    gc.collect()
    gc.freeze()  # the collector would write to each object, and so copy the memory of the list
    takers = [partial(queue.take, from_end=bool(at)) for at in range(workers)]
    running: dict[int, TextIO] = {}
    try:
        with _noted_interrupt():
            for take in takers:
                worker, answer = _forked(take, batches, site)
                running[worker] = answer
        made = _awaited(running)
        return [made[at] for at in range(len(batches))]
    finally:
        for worker, answer in running.items():
            os.kill(worker, signal.SIGKILL)  # it is ours until we have waited for it
            os.waitpid(worker, 0)
            answer.close()
        gc.unfreeze()
        queue.close()


@contextmanager
def _noted_interrupt() -> Iterator[None]:
    """Put off a Ctrl-C to the end, and keep it from the processes that are made meanwhile.

    One that came between a fork and our note of it would leave a process behind.  Blocked, it goes
    to another thread, where there is one, and is raised here all the same: in what Python calls
    around a fork, which prints it and goes on.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    noted: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: noted.append(number))
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
        signal.signal(signal.SIGINT, before)
        if noted:
            signal.raise_signal(signal.SIGINT)


def _made(batch: Batch, site: NextSite) -> Made:
    return {address: site.put(address, content) for address, content in batch()}


class _Queue:
    """The numbers of batches that are still to be made; several processes take from its two ends.

    What is alike stands side by side: a process that begins at an end meets again what it made of a
    paper before, and the other one need not make it too.
    """

    _ENDS = struct.Struct("QQ")

    def __init__(self, number: int) -> None:
        # A lock on a file goes with the process that holds it, however that ends; the file is in
        # memory, as disks are full, and processes are forked on Linux alone.
        self._lock = os.memfd_create("batches")
        self._shared = mmap.mmap(-1, self._ENDS.size)
        self._ENDS.pack_into(self._shared, 0, 0, number)

    def take(self, *, from_end: bool) -> range:
        """Return the next numbers, none when there are no more."""
        fcntl.lockf(self._lock, fcntl.LOCK_EX)
        try:
            first, end = self._ENDS.unpack_from(self._shared)
            number = min(_AT_ONCE, end - first)
            rest = (first, end - number) if from_end else (first + number, end)
            self._ENDS.pack_into(self._shared, 0, *rest)
        finally:
            fcntl.lockf(self._lock, fcntl.LOCK_UN)
        return range(end - number, end) if from_end else range(first, first + number)

    def close(self) -> None:
        """Leave it."""
        os.close(self._lock)
        self._shared.close()


def _forked(
    take: Callable[[], range], batches: Sequence[Batch], site: NextSite
) -> tuple[int, TextIO]:
    """Start a process; gives its id, and where it says what it made."""
    answer, mine = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    worker = os.fork()
    if not worker:
        _work(lambda: os.getppid() == parent, take, batches, site, mine)
    os.close(mine)
    return worker, os.fdopen(answer, encoding="utf-8")


def _work(
    is_wanted: Callable[[], bool],
    take: Callable[[], range],
    batches: Sequence[Batch],
    site: NextSite,
    answer: int,
) -> NoReturn:
    """Be a process that makes batches until there are none, or nobody waits for them."""
    # A Ctrl-C, which is blocked here, reaches our parent too, and it ends us.
    made: dict[str, Any] = {}  # by the numbers of batches, as JSON has keys
    code = 1
    try:
        try:
            while numbers := take():
                for number in numbers:
                    made[str(number)] = _made(batches[number], site)
                    if not is_wanted():
                        os._exit(code)
        except Exception as error:  # noqa: BLE001 -- told by our parent
            if os.environ.get("AWESOMEQUANT_DEBUG"):
                traceback.print_exc()
            refused = refused_by_system(error)
            system = [refused.errno, refused.strerror, refused.filename] if refused else None
            made = {_FAILED: [told(error).removeprefix("Error: "), system]}
        with os.fdopen(answer, "w", encoding="utf-8") as stream:
            json.dump(made, stream, default=os.fsdecode)
        code = 0
    finally:  # nothing goes up into what is our parent's to do
        sys.stderr.flush()
        os._exit(code)


def _awaited(running: dict[int, TextIO]) -> dict[int, Made]:
    """Return what all processes made, by batches, and forget those that have ended.

    Raises WorkerError or OSError where one did not end well.
    """
    made: dict[int, Made] = {}
    while running:
        # Now and then Python has to look whether a Ctrl-C came: one may do so just before we
        # begin to wait.
        ready, _, _ = select.select(running.values(), [], [], _PAUSE)
        for worker in [worker for worker, answer in running.items() if answer in ready]:
            said = running[worker].read()
            _, status = os.waitpid(worker, 0)
            running.pop(worker).close()
            made |= _entries(said, os.waitstatus_to_exitcode(status))
    return made


def _entries(said: str, code: int) -> dict[int, Made]:
    """Return what a process says that it made.

    Raises WorkerError where it failed, OSError where the system would not or has ended it.
    """
    if code:
        how = f"was ended by signal {-code}" if code < 0 else f"ended with code {code}"
        reason = "; is there memory enough?" if code in (1, -signal.SIGKILL) else ""
        raise ChildProcessError(f"a process that made pages {how}{reason}")
    found: dict[str, Any] = json.loads(said)
    if _FAILED in found:
        words, system = found[_FAILED]
        raise OSError(*system) if system else WorkerError(words)
    return {
        int(number): {address: Entry(*entry) for address, entry in made.items()}
        for number, made in found.items()
    }
