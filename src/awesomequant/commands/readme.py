"""Render README.md from the list, or say whether it is current."""

from pathlib import Path

import click

from awesomequant.check.run import open_sound
from awesomequant.console import say, warn
from awesomequant.site.building import of_pages, rendered, write_readme
from awesomequant.store.pages import stale_pages


@click.command("readme")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when it is not current.")
@click.option(
    "--replace", is_flag=True, help="Write over a README.md of your own; a copy of it is kept."
)
@click.pass_obj
def command(start: Path, *, check: bool, replace: bool) -> None:
    """Render README.md from the list.

    Where it would be larger than its budget (readme: budget in data/list.yaml), the papers move to
    pages in lists/, which are written, checked and taken away with it.  In a README.md that you
    keep, what stands between marks is rendered; one without any is never written over unasked.

    \b
    Examples:
      awesomequant readme
      awesomequant readme --check
    """
    project = open_sound(start)
    if not check:
        say(of_pages(write_readme(project, replace=replace)))
        return
    stale = list(stale_pages(project.root, rendered(project)))
    for name, why in stale:
        warn(f"{name} {why}; run 'awesomequant readme'")
    if stale:
        raise SystemExit(1)
    say("README.md is current")
