"""The commands: one file, one command, imported when it is called."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click

from awesomequant.console import say, told, warn
from awesomequant.library.problems import Refusal
from awesomequant.store import find_root, git
from awesomequant.store.batch import writing
from awesomequant.store.several import Several


def to_write(start: Path, *, dry_run: bool = False) -> Path:
    """Return the root of the list, which no other command writes until this one ends.

    What is to be changed is read afterwards.  A dry run waits for nobody.
    """
    root = find_root(start)
    if not dry_run:
        click.get_current_context().with_resource(writing(root, name=named()))
    return root


def each_of(lists: Several, do: Callable[[Path, str], None]) -> list[str]:
    """Do something with each of several lists, in its root; returns the folders where it failed.

    What is wrong with one keeps no other from its turn; what the system refuses ends all.
    """
    failed = []
    for folder in lists.folders:
        say(f"{folder}:")
        try:
            do(lists.root / folder, folder)
        except Refusal as error:
            warn(told(error))
            failed.append(folder)
        except SystemExit as ended:
            if ended.code != 1:
                raise
            failed.append(folder)
    return failed


def named() -> str:
    """Return the name of the command that runs, as 'awesomequant proceedings add'."""
    context: click.Context | None = click.get_current_context()
    names: list[str] = []
    while context and context.parent:  # the last one is called as it was started: python -m …
        names.insert(0, context.info_name or "")
        context = context.parent
    return " ".join(["awesomequant", *names])


def today() -> str:
    """Return the day in UTC, as records say when they came."""
    return datetime.now(UTC).date().isoformat()


def decider(root: Path, stated: str | None) -> str:
    """Return who decides: as stated, else what git calls the person; empty where nobody says."""
    return stated or git.user(root) or ""
