"""Make batches of a site in two processes, each of which writes what it makes."""

import gc
import json
import os
import select
import signal
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn, TextIO

from awesomequant.console import told
from awesomequant.library.problems import Refusal
from awesomequant.site.filling import Batch
from awesomequant.site.trees import Entry, NextSite

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


def make(batches: Sequence[Batch], site: NextSite, workers: int) -> dict[str, Entry]:
    """Make all batches; gives what is to be known of each file."""
    if workers <= 1:
        return _made(batches, site)
    # Which batches are still to be made: whoever is free takes the next ones.
    queue = _Queue(len(batches))
    gc.collect()
    gc.freeze()  # the collector would write to each object, and so copy the memory of the list
    try:
        # A Ctrl-C that came between a fork and our note of it would leave a process behind.
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        running = dict(_forked(batches, site, queue) for _ in range(workers))
        return _awaited(running)
    finally:
        gc.unfreeze()
        queue.close()


def _made(batches: Sequence[Batch], site: NextSite) -> dict[str, Entry]:
    return {
        address: site.put(address, content) for batch in batches for address, content in batch()
    }


class _Queue:
    """Numbers that several processes take from, each once: a pipe whose other end is closed.

    A pipe holds 16,000 of them, and more batches are taken at once where there are more.
    """

    def __init__(self, number: int) -> None:
        self.size = max(_AT_ONCE, -(-number // 8_000))
        self._end, start = os.pipe()
        numbers = range(0, number, self.size)
        os.write(start, b"".join(at.to_bytes(4, "big") for at in numbers))
        os.close(start)

    def take(self) -> range | None:
        """Return the next numbers, None when there are no more."""
        found = os.read(self._end, 4)
        start = int.from_bytes(found, "big")
        return range(start, start + self.size) if found else None

    def close(self) -> None:
        """Leave it: who still takes from it finds nothing, for nobody else is left."""
        os.close(self._end)


def _forked(batches: Sequence[Batch], site: NextSite, queue: _Queue) -> tuple[int, TextIO]:
    """Start a process; gives its id, and where it says what it made."""
    answer, mine = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    worker = os.fork()
    if not worker:
        _work(lambda: os.getppid() == parent, batches, site, queue, mine)
    os.close(mine)
    return worker, os.fdopen(answer, encoding="utf-8")


def _work(
    is_wanted: Callable[[], bool],
    batches: Sequence[Batch],
    site: NextSite,
    queue: _Queue,
    answer: int,
) -> NoReturn:
    """Be a process that makes batches until there are none, or nobody waits for them."""
    # A Ctrl-C, which is blocked here, reaches our parent too, and it ends us.
    made: dict[str, Any] = {}
    try:
        while numbers := queue.take():
            for batch in batches[numbers.start : numbers.stop]:
                made |= _made([batch], site)
                if not is_wanted():
                    os._exit(1)
    except Exception as error:  # noqa: BLE001 -- told by our parent
        if os.environ.get("AWESOMEQUANT_DEBUG"):
            traceback.print_exc()
        made = {_FAILED: told(error).removeprefix("Error: ")}
        while queue.take():  # nobody is to begin what will not be needed
            pass
    finally:
        with os.fdopen(answer, "w", encoding="utf-8") as stream:
            json.dump(made, stream)
        sys.stderr.flush()
        os._exit(0)


def _awaited(running: Mapping[int, TextIO]) -> dict[str, Entry]:
    """Return what all processes made; raises WorkerError where one did not end well."""
    made: dict[str, Entry] = {}
    left = dict(running)
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
        for worker, answer in running.items():
            # Now and then Python has to look whether a Ctrl-C came: one may do so just before we
            # begin to wait.
            while not select.select([answer], [], [], _PAUSE)[0]:
                pass
            said = answer.read()
            _, status = os.waitpid(worker, 0)
            del left[worker]
            if code := os.waitstatus_to_exitcode(status):
                reason = "; is there memory enough?" if code == -signal.SIGKILL else ""
                msg = f"a process that made pages was ended by signal {-code}{reason}"
                raise WorkerError(msg)
            found = json.loads(said)
            if _FAILED in found:
                raise WorkerError(found[_FAILED])
            made |= _entries(found)
    finally:
        for worker in left:
            os.kill(worker, signal.SIGKILL)  # it is ours until we have waited for it
            os.waitpid(worker, 0)
        for answer in running.values():
            answer.close()
    return made


def _entries(said: Mapping[str, Sequence[str | int]]) -> dict[str, Entry]:
    return {
        address: Entry(str(digest), int(size), int(mtime), int(inode))
        for address, (digest, size, mtime, inode) in said.items()
    }
