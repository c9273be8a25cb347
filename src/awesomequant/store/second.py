"""A second process that reads the end of a list while this one begins at its head.

Only where nothing is known of a long list: what it gives is what the cache would have held, as
JSON, and what it cannot give is read here as ever.  10,000 records: 0.8 s become 0.5, for a tenth
more of CPU time.
"""

import os
import signal
import struct
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import NoReturn

from awesomequant.store.kept import Chunk

# Below it a second process costs more than it saves.
LEAST_FILES = 5_000
# What the second process has read is built once more here, and kept for the next run.
_OURS = 0.4
_HEAD = struct.Struct("QQ")
# Digests of the files of a chunk, and its sound records: as ``Kept`` keeps them.
Read = tuple[list[bytes], bytes]
_NOTHING: tuple[bytes, Read | None] = b"", None


def pays(chunks: Sequence[Chunk]) -> bool:
    """Return whether a second process can be forked safely, and is worth it."""
    # macOS forks, and its system libraries may crash in the child; Windows does not.  Of several
    # threads one may hold a lock that nobody would release in the child.
    return (
        sys.platform == "linux"
        and sum(len(chunk.files) for chunk in chunks) >= LEAST_FILES
        and threading.active_count() == 1
        and len(os.sched_getaffinity(0)) > 1
    )


class Second:
    """A process that reads the chunks from some number on."""

    def __init__(self, chunks: Sequence[Chunk], read: Callable[[Chunk], Read]) -> None:
        """Start it."""
        self._theirs = chunks[int(len(chunks) * _OURS) :]
        self._answer = tempfile.TemporaryFile()  # noqa: SIM115 -- until ``close``
        self._told: Iterator[tuple[bytes, Read]] | None = None
        self._worker = 0
        # A Ctrl-C between the fork and our note of it would leave a process behind, or two that
        # go on as if each was the first.
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        try:
            self._worker = os.fork()
            if not self._worker:
                self._work(read)
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])

    def has_read(self, chunk: Chunk) -> Read | None:
        """Return what it has read of a chunk, when it is done; None for what it has not.

        All are asked for, in order.
        """
        if self._told is None and chunk.sign == self._theirs[0].sign:
            self._told = self._awaited()
        sign, read = next(self._told, _NOTHING) if self._told else _NOTHING
        return read if sign == chunk.sign else None

    def close(self) -> None:
        """End it, if nobody has waited for it."""
        if self._worker:
            os.kill(self._worker, signal.SIGKILL)
            os.waitpid(self._worker, 0)
            self._worker = 0
        self._answer.close()

    def _work(self, read: Callable[[Chunk], Read]) -> NoReturn:
        code = 1
        try:
            if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
                signal.signal(signal.SIGINT, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
            for chunk in self._theirs:
                digests, text = read(chunk)
                self._answer.write(_HEAD.pack(len(digests), len(text)))
                self._answer.write(b"".join(digests) + text)
            self._answer.flush()
            code = 0
        finally:  # nothing goes up into what is our parent's to do, and nobody is told twice
            os._exit(code)

    def _awaited(self) -> Iterator[tuple[bytes, Read]]:
        _, status = os.waitpid(self._worker, 0)
        self._worker = 0
        if status:  # whatever it was: all is read here, and told where it is wrong
            return
        self._answer.seek(0)
        for chunk in self._theirs:
            number, length = _HEAD.unpack(self._answer.read(_HEAD.size))
            digests = [self._answer.read(16) for _ in range(number)]
            yield chunk.sign, (digests, self._answer.read(length))
