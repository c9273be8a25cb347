"""The one door for talk: results on standard output, problems, news, progress on standard error.

Whatever is said may hold what a stranger wrote, titles, names of files, messages of services and
libraries: it leaves this place with nothing in it that a terminal obeys, that reorders or hides
text, and with no line that a runner of builds takes for an order.
"""

import errno
import io
import json
import logging
import os
import re
import shutil
import sys
import time
import traceback
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

import click

from awesomequant.language.characters import powerless, seen_json, shown_lines
from awesomequant.library.problems import Level, Problem, Refusal, harmless

# What to do about what the system refuses.
_WAYS_OUT = {
    errno.ENOSPC: "make room on the disk, then run it again",
    errno.EDQUOT: "make room on the disk, then run it again",
    errno.EACCES: "see who may read and write there",
    errno.EPERM: "see who may read and write there",
    errno.EROFS: "nothing can be written there; work on a copy",
    errno.EFBIG: "no file may be so large: see 'ulimit -f' and the disk, then run it again",
    errno.EIO: "the disk fails; copy what is on it",
    errno.EMFILE: "too many files are open: see 'ulimit -n', then run it again",
    errno.ENAMETOOLONG: "give it a shorter name",
    errno.ENOMEM: "there is not enough memory for it",
}
# Those of them that say nothing of the call or the list: a library that turns one into an error of
# its own has not understood it.
_OF_SYSTEM = _WAYS_OUT.keys() - {errno.ENAMETOOLONG}
# How an error of the system reads as text, the only form in which ``shutil`` keeps it.
_ERRNO = re.compile(r"\[Errno (\d+)\] (.*?)(?:: '.*)?$", re.DOTALL)
_COLOURS: dict[str, str] = {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTE: "blue"}


def heard(most: int) -> bytes:
    """Return what comes on standard input, and no more of it than ``most``."""
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:  # a test, or a program that calls us, has put text in its place
        return os.fsencode(sys.stdin.read(most))[:most]
    content: bytes = stream.read(most)
    return content


def told_plainly(text: str) -> str:
    """Return text as it may be said: its lines are ours, and in them nothing hides or commands."""
    return powerless(shown_lines(text))


def say(text: str) -> None:
    """Say something that a quiet run leaves out."""
    if not os.environ.get("AWESOMEQUANT_QUIET"):
        warn(text)


def warn(text: str) -> None:
    """Say something that a quiet run says too."""
    _talk(told_plainly(text) + "\n")


def show(text: str, *, end: str = "\n") -> None:
    """Write a result for people to standard output."""
    _give(told_plainly(text) + end)


def show_json(value: Any) -> None:
    """Write a result for programs as a line of JSON."""
    _give_whole(seen_json(json.dumps(value, ensure_ascii=False)) + "\n")


def show_report(text: str) -> None:
    """Write what a form of report made: it has colours, and orders of its own to a runner."""
    _give_whole(text)


def is_at_a_terminal() -> bool:
    """Say whether results go to a person, and to no file or program."""
    return sys.stdout.isatty()


def show_data(text: str) -> None:
    """Write a file's content to standard output: whole where a program reads it, else as talk."""
    _give_whole(told_plainly(text) if is_at_a_terminal() else text)


def complain(error: click.ClickException) -> None:
    """Say what is wrong with a call, as the library of options words it."""
    words = io.StringIO()
    error.show(words)
    warn(words.getvalue().rstrip("\n"))


def _progress(text: str) -> None:
    """Write a line in the place of the one before."""
    _talk(f"\r\x1b[2K{told_plainly(text)}")


def _talk(text: str) -> None:
    """Write to standard error; where that is full or closed, nobody hears, and the work goes on."""
    # A log that has no room for a word must not end a command in the middle of its work: its exit
    # code says how it went.
    try:
        click.echo(text, nl=False, err=True)
    except OSError:
        _silence(sys.stderr)


def _give_whole(text: str) -> None:
    """Write what a program may read: a file in a pipe is UTF-8, whatever a terminal has letters of.

    Windows has a code page of its own for pipes, in which many a name cannot be written.
    """
    _give(text if sys.stdout.isatty() else text.encode("utf-8"))


def _give(text: str | bytes) -> None:
    """Write to standard output; raises OSError that says so where a result has no room there."""
    try:
        click.echo(text, nl=False)
    except BrokenPipeError:
        raise
    except OSError as error:
        error.filename = "standard output"
        _silence(sys.stdout)
        raise


def _silence(stream: TextIO) -> None:
    """Let what is still held for a stream go nowhere, or Python complains of it at its end."""
    with suppress(OSError, ValueError), Path(os.devnull).open("r+b") as nothing:
        os.dup2(nothing.fileno(), stream.fileno())


class Plain(logging.Formatter):
    """What a logger says, as it may be said: libraries pass on what strangers wrote."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's line or lines."""
        return told_plainly(super().format(record))


def list_problems(problems: Sequence[Problem], *, to_stdout: bool = False) -> None:
    """Write each problem on a line of its own, and how many there are."""
    for problem in map(harmless, problems):
        place = coloured(str(problem.place), "bold")
        rule = coloured(f"[{problem.rule}]", problem.level)
        hint = f"; {problem.hint}" if problem.hint else ""
        (_give if to_stdout else _talk)(f"{place}: {problem.message}{hint} {rule}\n")
    if problems:
        warn(counted(problems))


def coloured(text: str, style: str) -> str:
    """Return ``text`` in the colour of a level, or bold; a pipe and NO_COLOR get it plain."""
    # no-color.org: whatever its value, as long as there is one.
    if os.environ.get("NO_COLOR") or not sys.stdout.isatty():
        return text
    return click.style(text, bold=True) if style == "bold" else click.style(text, _COLOURS[style])


def counted(problems: Iterable[Problem]) -> str:
    """Return how many problems there are of each level: ``2 errors, 1 warning``."""
    found = list(problems)
    counts = [
        (level, sum(one.stands_for for one in found if one.level is level)) for level in Level
    ]
    return ", ".join(f"{n} {level}{'s' if n > 1 else ''}" for level, n in counts if n)


def is_terminal() -> bool:
    """Return whether someone watches standard error."""
    return sys.stderr.isatty()


def is_asked() -> bool:
    """Return whether someone can answer."""
    return sys.stdin.isatty()


def refused_by_system(error: BaseException) -> OSError | None:
    """Return what the system would not do, where an error is that or was made of that.

    A full disk may have room tomorrow: the call is right, and so is the list.  MkDocs, its plugins
    and others make errors of their own of it, and hundreds of files that were not copied one.
    """
    if isinstance(error, Refusal):  # ours, and meant so
        return None
    one: BaseException | None = error
    seen: set[int] = set()
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        if isinstance(one, MemoryError):
            return OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))
        if isinstance(one, shutil.Error):
            return _of_many(one)
        # Jinja's missing template and an answer that did not come call themselves so, too.
        is_its = isinstance(one, OSError) and (one.errno or type(one).__module__ == "builtins")
        if isinstance(one, OSError) and is_its and (one is error or one.errno in _OF_SYSTEM):
            return one
        one = one.__cause__ or one.__context__
    return None


def _of_many(error: shutil.Error) -> OSError:
    """Return the first of the things that could not be copied: each is from, to and why."""
    found = error.args[0] if error.args else ""
    if not isinstance(found, list) or not found:
        return OSError(str(found))
    _, to, why = (*found[0], "", "", "")[:3]
    said = _ERRNO.match(str(why))
    return OSError(int(said[1]), said[2], str(to)) if said else OSError(str(why))


def told(error: BaseException) -> str:
    """Return what went wrong as a line or two: the place, the cause, and what to do about it."""
    words = f"{type(error).__name__}: {error}"
    if isinstance(error, Refusal):
        return f"Error: {error}"
    # No mistake of ours or of the list: the system would not, and says why.
    if refused := refused_by_system(error):
        file = refused.filename2 or refused.filename  # of a copy: where it was to go
        where = f"{file}: " if file else ""
        hint = f"; {way}" if (way := _WAYS_OUT.get(refused.errno or 0)) else ""
        # What was written and what was not, as whoever wrote has noted.
        notes = "".join(f"; {note}" for note in getattr(error, "__notes__", ()))
        return f"Error: {where}{refused.strerror or refused}{notes}{hint}"
    # The innermost step is where it happened; the way there is for AWESOMEQUANT_DEBUG.
    steps = list(traceback.walk_tb(error.__traceback__))
    places = [f"{frame.f_code.co_filename}:{line}" for frame, line in steps]
    place = places[-1] if places else "nowhere"
    debug = "Set AWESOMEQUANT_DEBUG=1 for the details"
    # A template of the theme, or a plugin of MkDocs, that we did not call.
    if not any(step.f_globals.get("__name__", "").startswith("awesomequant.") for step, _ in steps):
        return f"Error: {place}: {words}\n{debug}."
    return (
        f"Error: this is a mistake of awesomequant, not yours: {words} ({place})\n"
        f"Nothing was left half-written.  {debug} to report."
    )


# A progress line on a terminal: counts, rate and time left; nothing where it is piped.

_IN_MINUTES = 90  # seconds, from which on a time left is told in minutes


class Progress:
    """One line that grows while keys of one service are dealt with, and goes when it is done."""

    def __init__(self, service: str, purpose: str, total: int) -> None:
        """Begin at nothing of ``total``."""
        self._label = f"{service} ({purpose})"
        self._total, self._done, self._begun = total, 0, time.monotonic()
        self._shown = is_terminal() and not os.environ.get("AWESOMEQUANT_QUIET")

    def __enter__(self) -> Self:
        """Show the empty line."""
        self.advance(0)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the line away."""
        if self._shown:
            _progress("")

    def advance(self, number: int) -> None:
        """Say that so many more are dealt with."""
        self._done += number
        if self._shown:
            taken = time.monotonic() - self._begun
            _progress(progress_line(self._label, self._done, self._total, taken))


def progress_line(label: str, done: int, total: int, seconds: float) -> str:
    """Return the line: what, how many of how many, how fast, how long still."""
    bar = "#" * (20 * done // max(total, 1))
    rate = done / seconds if seconds > 0 else 0.0
    told = f"{label} [{bar:<20}] {done}/{total}, {rate:.0f}/s"
    if not rate or done >= total:
        return told
    seconds = (total - done) / rate
    left = f"{seconds / 60:.0f} min" if seconds >= _IN_MINUTES else f"{seconds:.0f} s"
    return f"{told}, {left} left"
