"""Write the papers of the list in another format: BibTeX, RIS, CSV and more."""

from collections.abc import Mapping
from pathlib import Path

import click

from awesomequant.check.run import open_sound
from awesomequant.console import say, show_data
from awesomequant.door import PAGE_BYTES, named
from awesomequant.export import chosen, exporters
from awesomequant.export.exporters import stems
from awesomequant.export.selection import Selection, select
from awesomequant.library.problems import Refusal
from awesomequant.store import collector_off
from awesomequant.store.writing import write, write_generated


@click.command("export")
@click.option("--format", "name", default="json", show_default=True, help="The format to write.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file.")
@click.option(
    "--folder", type=click.Path(file_okay=False, path_type=Path),
    help="Write a file a paper into this folder, named by its key.",
)  # fmt: skip
@click.option("--replace", is_flag=True, help="With --folder: write over files that differ.")
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
    start: Path, name: str, output: Path | None, folder: Path | None, tags: tuple[str, ...],
    venues: tuple[str, ...], years: str | None, query: str, encoding: str, *, code: bool,
    excel_safe: bool, replace: bool,
) -> None:  # fmt: skip
    """Write the papers of the list in another format: to standard output, a file or a folder.

    What stands in the folder under a paper's name and differs, a note that you went on with, stays
    as it is and is counted.

    \b
    Examples:
      awesomequant export --format json > papers.json
      awesomequant export --format bibtex --encoding latex -o papers.bib
      awesomequant export --format ris --tag binarization --year 2018- --code
      awesomequant export --format csv --query "binary networks" --excel-safe
      awesomequant export --format notes --folder ~/vault/papers --tag survey
    """
    project = open_sound(start)
    project.library.traces.clear()  # 130 MB of 100,000 papers, which no format asks for
    form = chosen(exporters(project.root), name)
    if encoding == "latex" and excel_safe:
        raise Refusal("no format is both --encoding latex and --excel-safe")
    if output and folder:
        raise Refusal("--output is one file, --folder one a paper: take one of them")
    if replace and not folder:
        raise Refusal("--replace is for files in a --folder; a file is always written over")
    variant = "latex" if encoding == "latex" else "excel-safe" if excel_safe else None
    papers = select(project.library, Selection(tags, venues, years, code, query))
    if folder:
        with collector_off():
            texts = {
                folder / f"{stem}{form.suffix}": form.write((paper,), project.library, variant)
                for stem, paper in stems(papers).items()
            }
        say(_written(folder, texts, replace=replace))
        return
    with collector_off():
        text = form.write(papers, project.library, variant, outlined=True)
    if output:
        write(output, text)
        say(f"{output} written: {len(papers)} papers")
    else:
        show_data(text)


def _written(folder: Path, texts: Mapping[Path, str], *, replace: bool) -> str:
    """Write each file that is not there yet, or all; says how many, and how many were left."""
    # Nobody can tell a note that was written by a person from one that a record made long ago.
    kept = {
        file
        for file, text in texts.items()
        if not replace and file.exists() and named(file, PAGE_BYTES) != text.encode("utf-8")
    }
    for file, text in texts.items():
        if file not in kept:
            write_generated(file, text)
    number = len(texts) - len(kept)
    left = f"; {len(kept)} differ and stay as they are, --replace writes over them" if kept else ""
    return f"{folder}: {number} paper{'' if number == 1 else 's'}{left}"
