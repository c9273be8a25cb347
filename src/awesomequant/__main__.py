"""Run the command line as a process: ``awesomequant`` and ``python -m awesomequant``."""

import atexit
import io
import os
import signal
import sys
from contextlib import suppress
from types import FrameType

from awesomequant.stops import STOPS

_heard: list[int] = []
_SOON = 0.01  # seconds, after which whoever has swallowed a stop is done


def main() -> None:
    """Run the command line so that no signal prints a traceback, at whatever moment it comes."""
    _open_streams()
    # "python -m" looks for modules in the folder that it is run in: of a list's own yaml.py.
    with suppress(OSError):  # a folder that is gone
        if sys.path[:1] == [os.getcwd()]:  # noqa: PTH109 -- pathlib is not imported yet
            del sys.path[0]
    # Ignored where a shell runs us in the background, or under nohup: then it stays so.
    heard = [number for number in STOPS if signal.getsignal(number) is not signal.SIG_IGN]
    for number in heard:
        signal.signal(number, _leave)  # nothing is begun while modules are imported
    from awesomequant.cli import main as run  # noqa: PLC0415 -- takes the time of which we speak

    for number in heard:
        signal.signal(number, _interrupt)
    sys.unraisablehook = _unraised
    try:
        run(stopped_by=lambda: _heard[0] if _heard else 0)
    except SystemExit as end:
        if _heard and end.code == 128 + _heard[0]:
            # All that was begun has ended.  Python's own end would make 130 of a SIGTERM that came
            # in the ``exec`` of a text, as dataclasses call it: it takes it for a Ctrl-C.
            for stream in (sys.stdout, sys.stderr):
                with suppress(OSError, ValueError):
                    stream.flush()
            atexit._run_exitfuncs()  # noqa: SLF001 -- temporary folders go
            os._exit(end.code)
        raise
    finally:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        for number in heard:  # Python's own end would make 120 of it, and words of its own
            signal.signal(number, _leave)


def _open_streams() -> None:
    """Lead the streams that nobody gave us (``>&-``) nowhere.

    The next file that is opened would have their number, and whoever we start would write into it.
    A letter that standard output's encoding lacks is told as standard error tells it.
    """
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            with suppress(OSError):
                opened = os.open(os.devnull, os.O_RDWR)
                if opened != number:
                    os.dup2(opened, number)
                    os.close(opened)
                os.set_inheritable(number, True)  # noqa: FBT003 -- it knows no name
                stream = open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 -- until our end
                setattr(sys, name, stream)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


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


def _unraised(problem: "sys.UnraisableHookArgs") -> None:
    """Stop once more where a library has swallowed it, as what compiles patterns for pydantic does.

    Python would print a traceback, and the command go on to its end.
    """
    if not (_heard and isinstance(problem.exc_value, KeyboardInterrupt)):
        sys.__unraisablehook__(problem)
    elif hasattr(signal, "setitimer"):  # not on Windows: there a second Ctrl-C ends the program
        signal.signal(signal.SIGALRM, _raise_again)
        signal.setitimer(signal.ITIMER_REAL, _SOON)


def _raise_again(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _leave(number: int, _frame: FrameType | None) -> None:
    os._exit(128 + number)


if __name__ == "__main__":
    main()
