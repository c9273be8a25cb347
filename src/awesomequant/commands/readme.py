"""Render README.md from the list, or say whether it is current."""

from pathlib import Path

import click

from awesomequant.check.run import open_sound
from awesomequant.console import say, warn
from awesomequant.site.building import rendered, write_readme


@click.command("readme")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when it is not current.")
@click.pass_obj
def command(start: Path, *, check: bool) -> None:
    """Render README.md from the list.

    \b
    Examples:
      awesomequant readme
      awesomequant readme --check
    """
    project = open_sound(start)
    if not check:
        changed = write_readme(project)
        say(f"README.md {'written' if changed else 'was current'}")
        return
    file = project.root / "README.md"
    if not file.is_file() or file.read_text("utf-8") != rendered(project):
        warn("README.md is not current; run 'awesomequant readme'")
        raise SystemExit(1)
    say("README.md is current")
