"""Talk to the person at the terminal: problems, news, progress; all of it on standard error."""

import os
import sys
from collections.abc import Iterable, Sequence

import click

from awesomequant.library.problems import Level, Problem

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
    """Give ``text`` in the colour of a level, or bold; a pipe and NO_COLOR get it plain."""
    if os.environ.get("NO_COLOR") or not sys.stdout.isatty():
        return text
    return click.style(text, bold=True) if style == "bold" else click.style(text, _COLOURS[style])


def counted(problems: Iterable[Problem]) -> str:
    """Give how many problems there are of each level: ``2 errors, 1 warning``."""
    levels = [problem.level for problem in problems]
    counts = [(level, levels.count(level)) for level in Level]
    return ", ".join(f"{n} {level}{'s' if n > 1 else ''}" for level, n in counts if n)


def is_terminal() -> bool:
    """Say whether someone watches standard error."""
    return sys.stderr.isatty()
