"""Render README.md from the list, or say whether it is current."""

from pathlib import Path

import click

from awesomequant.console import say, warn
from awesomequant.exporters.bibtex import entry
from awesomequant.opening import open_sound
from awesomequant.render import readme
from awesomequant.store.writing import write


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
    library = project.library
    text = readme(library, project.root, cite=lambda paper: entry(paper, library))
    file = project.root / "README.md"
    if check:
        if not file.is_file() or file.read_text("utf-8") != text:
            warn("README.md is not current; run 'awesomequant readme'")
            raise SystemExit(1)
        say("README.md is current")
    else:
        changed = write(file, text)
        say(f"README.md {'written' if changed else 'was current'}: {len(library.papers)} papers")
