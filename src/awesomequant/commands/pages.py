"""Write the list as plain Markdown pages, for any generator of sites."""

from pathlib import Path

import click

from awesomequant.check.run import open_sound
from awesomequant.console import say
from awesomequant.render.plain_site import pages
from awesomequant.store.lock import PATIENCE, held
from awesomequant.store.writing import write


@click.command("pages")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def command(start: Path, folder: Path) -> None:
    """Write the list as plain Markdown pages below FOLDER, for any generator of sites.

    A page for each paper, year, tag and venue, and an index; links lead from file to file.  Pages
    of papers that are gone are left for you to delete.

    \b
    Examples:
      awesomequant pages markdown-site
    """
    folder.mkdir(parents=True, exist_ok=True)
    told = f"another command writes to {folder}"
    # Of the folder, which need not lie in the list; and before the list is read: what two states of
    # it come to is never mixed.
    with held(folder, f"{told}; run this again when it has ended", told, PATIENCE):
        project = open_sound(start)
        found = pages(project.library, project.root)
        written = sum(write(folder / name, text) for name, text in found.items())
    say(f"{len(found)} pages in {folder}, {written} of them changed")
