"""Write the papers of the list in another format: BibTeX, RIS, CSV and more."""

from collections.abc import Callable
from pathlib import Path

import click

from awesomequant.check.opening import open_sound
from awesomequant.console import say
from awesomequant.export.formats import EXPORTERS, Exporter
from awesomequant.export.selection import Selection, select
from awesomequant.library.problems import Refusal
from awesomequant.registry import parts
from awesomequant.store.writing import write
from awesomequant.text import did_you_mean

Export = Callable[..., str]


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
    wanted = [*(["latex"] if encoding == "latex" else []), *(["excel-safe"] if excel_safe else [])]
    form = _form(parts(EXPORTERS, project.root), name)
    write_papers = _variant(form, name, wanted)
    papers = select(project.library, Selection(tags, venues, years, code, query))
    text = write_papers(papers, project.library)
    if output:
        write(output, text)
        say(f"{output} written: {len(papers)} papers")
    else:
        click.echo(text, nl=False)


def _form(exporters: dict[str, Exporter], name: str) -> Exporter:
    if name in exporters:
        return exporters[name]
    hint = did_you_mean(name, exporters) or "there are " + ", ".join(exporters)
    msg = f"there is no format '{name}'; {hint}"
    raise Refusal(msg)


def _variant(form: Exporter, name: str, wanted: list[str]) -> Export:
    """Give the function that writes; a format that has no such variant is refused."""
    variants = {"": form.export, **form.VARIANTS}
    missing = [variant for variant in wanted if variant not in variants]
    if missing:
        msg = f"the format '{name}' has no variant '{missing[0]}'"
        raise Refusal(msg)
    chosen: Export = variants[wanted[0] if wanted else ""]
    return chosen
