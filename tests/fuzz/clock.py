"""What a call takes of the processor, and no more than it may."""

import signal
import time
from collections.abc import Callable
from types import FrameType


class _TooLongError(BaseException):
    """No handler of errors takes it for one of its own."""


def _out_of_time(_signal: int, _frame: FrameType | None) -> None:
    raise _TooLongError


def cpu_seconds(call: Callable[[], object], patience: float) -> float:
    """Return the CPU seconds that a call takes, ``patience`` where it is stopped after so many."""
    before = signal.signal(signal.SIGVTALRM, _out_of_time)
    begun = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, patience)
    try:
        call()
    except _TooLongError:
        return patience
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.process_time() - begun
