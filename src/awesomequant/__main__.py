"""Run the command line as a process: ``awesomequant`` and ``python -m awesomequant``."""

import os
import signal
import sys
from contextlib import suppress
from types import FrameType

from awesomequant.stops import STOPS

_heard: list[int] = []


def main() -> None:
    """Run the command line so that no signal prints a traceback, at whatever moment it comes."""
    # Ignored where a shell runs us in the background, or under nohup: then it stays so.
    heard = [number for number in STOPS if signal.getsignal(number) is not signal.SIG_IGN]
    for number in heard:
        signal.signal(number, _leave)  # nothing is begun while modules are imported
    from awesomequant.cli import main as run  # noqa: PLC0415 -- takes the time of which we speak

    for number in heard:
        signal.signal(number, _interrupt)
    try:
        run(stopped_by=lambda: _heard[0] if _heard else 0)
    except SystemExit as end:
        if _heard and end.code == 128 + _heard[0]:
            # All that was begun has ended.  Python's own end would make 130 of a SIGTERM that came
            # in the ``exec`` of a text, as dataclasses call it: it takes it for a Ctrl-C.
            for stream in (sys.stdout, sys.stderr):
                with suppress(OSError, ValueError):
                    stream.flush()
            os._exit(end.code)
        raise
    finally:
        for number in heard:  # Python's own end would make 120 of it, and words of its own
            signal.signal(number, _leave)


def _interrupt(number: int, _frame: FrameType | None) -> None:
    """Let what was begun be ended in order, whichever signal asks for it.

    A second one ends the program at once: it would print a traceback of what the first one does, or
    the first one was swallowed by a library.
    """
    for one in STOPS:
        if signal.getsignal(one) is _interrupt:
            signal.signal(one, _leave)
    _heard.append(number)
    raise KeyboardInterrupt


def _leave(number: int, _frame: FrameType | None) -> None:
    os._exit(128 + number)


if __name__ == "__main__":
    main()
