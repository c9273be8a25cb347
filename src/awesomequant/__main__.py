"""Run the command line as a process: ``awesomequant`` and ``python -m awesomequant``."""

import os
import signal
from types import FrameType


def main() -> None:
    """Run the command line so that no Ctrl-C prints a traceback, at whatever moment it comes."""
    # Ignored where a shell runs us in the background, or under nohup: then it stays so.
    is_heard = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if is_heard:
        signal.signal(signal.SIGINT, _leave)  # nothing is begun while modules are imported
    from awesomequant.cli import main as run  # noqa: PLC0415 -- takes the time of which we speak

    if is_heard:
        signal.signal(signal.SIGINT, _interrupt)
    try:
        run(is_stopped=lambda: is_heard and signal.getsignal(signal.SIGINT) is not _interrupt)
    finally:
        if is_heard:  # Python's own end would make 120 of it, and words of its own
            signal.signal(signal.SIGINT, _leave)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    """Let what was begun be ended in order.

    A second Ctrl-C ends the program at once: it would print a traceback of what the first one does,
    or the first one was swallowed by a library.
    """
    signal.signal(signal.SIGINT, _leave)
    raise KeyboardInterrupt


def _leave(_number: int, _frame: FrameType | None) -> None:
    os._exit(130)


if __name__ == "__main__":
    main()
