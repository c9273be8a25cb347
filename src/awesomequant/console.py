"""Talk to the person at the terminal: problems, news, progress; all of it on standard error."""

import errno
import os
import sys
import traceback
from collections.abc import Iterable, Sequence

import click

from awesomequant.library.problems import Level, Problem, Refusal

# What to do about what the system refuses.
_WAYS_OUT = {
    errno.ENOSPC: "make room on the disk, then run it again",
    errno.EDQUOT: "make room on the disk, then run it again",
    errno.EACCES: "see who may read and write there",
    errno.EPERM: "see who may read and write there",
    errno.EROFS: "nothing can be written there; work on a copy",
}
_COLOURS: dict[str, str] = {Level.ERROR: "red", Level.WARNING: "yellow", Level.NOTE: "blue"}


def say(text: str) -> None:
    """Say something that a quiet run leaves out."""
    if not os.environ.get("AWESOMEQUANT_QUIET"):
        click.echo(text, err=True)


def warn(text: str) -> None:
    """Say something that a quiet run says too."""
    click.echo(text, err=True)


def show(text: str) -> None:
    """Write a result to standard output, as it is."""
    click.echo(text, nl=False)


def tell(text: str) -> None:
    """Write a piece of a line that is to change, such as progress."""
    click.echo(text, nl=False, err=True)


def list_problems(problems: Sequence[Problem], *, to_stdout: bool = False) -> None:
    """Write each problem on a line of its own, and how many there are."""
    for problem in problems:
        place = coloured(str(problem.place), "bold")
        rule = coloured(f"[{problem.rule}]", problem.level)
        hint = f"; {problem.hint}" if problem.hint else ""
        click.echo(f"{place}: {problem.message}{hint} {rule}", err=not to_stdout)
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
    levels = [problem.level for problem in problems]
    counts = [(level, levels.count(level)) for level in Level]
    return ", ".join(f"{n} {level}{'s' if n > 1 else ''}" for level, n in counts if n)


def is_terminal() -> bool:
    """Return whether someone watches standard error."""
    return sys.stderr.isatty()


def told(error: Exception) -> str:
    """Return what went wrong as a line or two: the place, the cause, and what to do about it."""
    words = f"{type(error).__name__}: {error}"
    if isinstance(error, Refusal):
        return f"Error: {error}"
    if isinstance(error, OSError):
        # No mistake of ours or of the list: the system would not, and says why.
        file = error.filename2 or error.filename  # of a copy: where it was to go
        where = f"{file}: " if file else ""
        hint = f"; {way}" if (way := _WAYS_OUT.get(error.errno or 0)) else ""
        return f"Error: {where}{error.strerror or error}{hint}"
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
