"""Render README.md from the list, or say whether it is current."""

from pathlib import Path

import click

from awesomequant.check.run import open_sound
from awesomequant.commands import each_of, to_write
from awesomequant.console import say, warn
from awesomequant.site.building import holds_edits, of_pages, rendered, write_readme
from awesomequant.store.pages import edited_pages, stale_pages
from awesomequant.store.roots import find_lists
from awesomequant.store.several import open_several


@click.command("readme")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when it is not current.")
@click.option(
    "--replace",
    is_flag=True,
    help="Write over a README.md of your own, or one edited by hand; a copy of it is kept.",
)
@click.pass_obj
def command(start: Path, *, check: bool, replace: bool) -> None:
    """Render README.md from the list.

    Where it would be larger than its budget (readme: budget in data/list.yaml), the papers move to
    pages in lists/, which are written, checked and taken away with it.  In a README.md that you
    keep, what stands between marks is rendered; one without any is never written over unasked.
    Nor is a page that holds edits by hand which no record has: 'import README.md --as-edit' takes
    them over.  Beside a lists.yaml that of each list is rendered.

    \b
    Examples:
      awesomequant readme
      awesomequant readme --check
    """
    if root := find_lists(start):
        if each_of(open_several(root), lambda root, _: _readme(root, check=check, replace=replace)):
            raise SystemExit(1)
    else:
        _readme(start, check=check, replace=replace)


def _readme(start: Path, *, check: bool, replace: bool) -> None:
    project = open_sound(to_write(start, dry_run=check))
    if not check:
        say(of_pages(write_readme(project, replace=replace)))
        return
    texts = rendered(project)
    stale, edited = list(stale_pages(project.root, texts)), edited_pages(project.root, texts)
    for name, why in stale:
        take_over = f"'awesomequant import {name} --as-edit'"
        if name in edited:
            warn(f"{holds_edits([name])}; take them over with {take_over}")
        else:
            is_there = (project.root / name).is_file()
            first = f", after {take_over} where it was edited by hand" if is_there else ""
            warn(f"{name} {why}; run 'awesomequant readme'{first}")
    if stale:
        raise SystemExit(1)
    say("README.md is current")
