"""Say what is wrong in the list, each problem with file, line and column."""

from pathlib import Path

import click

from awesomequant.audit import audit
from awesomequant.console import list_problems, say
from awesomequant.problems import has_errors
from awesomequant.store import find_root, load


@click.command("check")
@click.pass_obj
def command(start: Path) -> None:
    """Say what is wrong in the list, each problem with file, line and column.

    Everything is found in one go, without a network.  Exits with 1 when there is an error.

    \b
    Examples:
      awesomequant check
      awesomequant -C ~/my-list check
    """
    project = load(find_root(start))
    problems = audit(project)
    list_problems(problems, to_stdout=True)
    if has_errors(problems):
        raise SystemExit(1)
    say(f"{len(project.library.papers)} papers, no error")
