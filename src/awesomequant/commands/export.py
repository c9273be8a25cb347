"""Write the papers of the list in another format: BibTeX, RIS, CSV and more."""

from pathlib import Path

import click

from awesomequant.check.run import open_sound
from awesomequant.console import say
from awesomequant.export import chosen, exporters
from awesomequant.export.selection import Selection, select
from awesomequant.library.problems import Refusal
from awesomequant.store import collector_off
from awesomequant.store.writing import write


@click.command("export")
@click.option("--format", "name", default="json", show_default=True, help="The format to write.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file.")
@click.option("--tag", "tags", multiple=True, help="Only papers with this tag; repeat for more.")
@click.option("--venue", "venues", multiple=True, help="Only papers of this venue; or of others.")
@click.option("--year", "years", metavar="YEARS", help="Only these: 2020, 2018-2020, 2018-.")
@click.option("--code", is_flag=True, help="Only papers with code.")
@click.option("--query", default="", help="Only papers that hold all these words.")
@click.option(
    "--encoding", type=click.Choice(["unicode", "latex"]), default="unicode", show_default=True,
    help="How BibTeX writes accents: as they are, or as commands in ASCII.",
)  # fmt: skip
@click.option("--excel-safe", is_flag=True, help="CSV in which no cell is run as a formula.")
@click.pass_obj
def command(
    start: Path, name: str, output: Path | None, tags: tuple[str, ...], venues: tuple[str, ...],
    years: str | None, query: str, encoding: str, *, code: bool, excel_safe: bool,
) -> None:  # fmt: skip
    """Write the papers of the list in another format, to standard output or a file.

    \b
    Examples:
      awesomequant export --format json > papers.json
      awesomequant export --format bibtex --encoding latex -o papers.bib
      awesomequant export --format ris --tag binarization --year 2018- --code
      awesomequant export --format csv --query "binary networks" --excel-safe
    """
    project = open_sound(start)
    form = chosen(exporters(project.root), name)
    if encoding == "latex" and excel_safe:
        raise Refusal("no format is both --encoding latex and --excel-safe")
    variant = "latex" if encoding == "latex" else "excel-safe" if excel_safe else None
    papers = select(project.library, Selection(tags, venues, years, code, query))
    with collector_off():
        text = form.write(papers, project.library, variant, outlined=True)
    if output:
        write(output, text)
        say(f"{output} written: {len(papers)} papers")
    else:
        click.echo(text, nl=False)
