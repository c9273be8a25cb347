"""Write the papers of the list in another format: JSON, BibTeX and more."""

from pathlib import Path

import click

from awesomequant.console import say
from awesomequant.opening import open_sound
from awesomequant.problems import Refusal
from awesomequant.registry import parts
from awesomequant.store.writing import write
from awesomequant.text import did_you_mean


@click.command("export")
@click.option("--format", "name", default="json", show_default=True, help="The format to write.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file.")
@click.pass_obj
def command(start: Path, name: str, output: Path | None) -> None:
    """Write the papers of the list in another format, to standard output or a file.

    \b
    Examples:
      awesomequant export --format json > papers.json
      awesomequant export --format bibtex -o papers.bib
    """
    project = open_sound(start)
    exporters = parts("exporters", project.root)
    if name not in exporters:
        hint = did_you_mean(name, exporters) or "there are " + ", ".join(exporters)
        msg = f"there is no format '{name}'; {hint}"
        raise Refusal(msg)
    text = exporters[name].export(project.library.papers, project.library)
    if output:
        write(output, text)
        say(f"{output} written: {len(project.library.papers)} papers")
    else:
        click.echo(text, nl=False)
