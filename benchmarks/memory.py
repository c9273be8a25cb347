"""The memory of a program and of all that it starts, at its most."""

import contextlib
import os
import sys
import threading
from pathlib import Path
from typing import Any, Self

_PAUSE = 0.1  # seconds between two looks; one takes the system 1 ms a process and GB


def largest(used: Any) -> float:
    """Return the MB of the largest process among those that ``os.wait4`` told of."""
    return float(used.ru_maxrss) / (1024 if sys.platform == "darwin" else 1) / 1024


class Watch:
    """Looks at a process and all below it while it runs; ``most`` is the MB of all at once.

    What two processes share counts once (PSS).  0 where there is no /proc.
    """

    def __init__(self, process: int) -> None:
        """Watch a process by its id."""
        self.most = 0.0
        self._process = process
        self._is_done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        """Begin."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self._is_done.set()
        self._thread.join()

    def _look(self) -> None:
        if not Path("/proc/self/smaps_rollup").exists():
            return
        while not self._is_done.wait(_PAUSE):
            self.most = max(self.most, sum(map(_size, _family(self._process))) / 1024)


def _family(process: int) -> list[int]:
    found, waiting = list[int](), [process]
    while waiting:
        found.append(waiting.pop())
        with contextlib.suppress(OSError):
            for task in os.listdir(f"/proc/{found[-1]}/task"):  # noqa: PTH208 -- names alone
                children = Path(f"/proc/{found[-1]}/task/{task}/children").read_text()
                waiting += map(int, children.split())
    return found


def _size(process: int) -> int:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
