"""Keep the titles of proceedings, which confirm where a paper appeared."""

from collections import defaultdict
from pathlib import Path

import click

from awesomequant.commands import to_write
from awesomequant.console import list_problems, say, show, warn
from awesomequant.intake.files.proceedings_titles import read_titles
from awesomequant.library.problems import Refusal
from awesomequant.store import find_root, load
from awesomequant.store.batch import write_all
from awesomequant.store.proceedings import with_titles
from awesomequant.text import slug


@click.group("proceedings", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Keep the titles of proceedings, which confirm where a paper appeared.

    Alone it says of which venues and years the list has the titles.  The rule 'not-in-proceedings'
    names the records that claim one of these and do not stand in it.

    \b
    Examples:
      awesomequant proceedings
      awesomequant proceedings add icml2026.bib --venue ICML --year 2026
      awesomequant proceedings add titles.tsv.gz
    """
    if context.invoked_subcommand:
        return
    library = load(find_root(context.obj)).library
    names = {slug(name): name for name in library.venues}
    years: defaultdict[str, list[str]] = defaultdict(list)
    for (folder, year), contents in sorted(library.proceedings.items()):
        years[folder].append(f"{year} ({len(contents)})")
    for folder, found in years.items():
        show(f"{names.get(folder, folder)}: {', '.join(found)}")
    titles = sum(map(len, library.proceedings.values()))
    say(f"{len(library.proceedings)} volumes, {titles} titles")


@command.command("add")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--venue", default="", help="The venue of all titles: an id of data/venues.yaml.")
@click.option("--year", type=click.IntRange(1900, 2100), help="The year of all titles.")
@click.option("--dry-run", is_flag=True, help="Say what would be kept, and write nothing.")
@click.pass_obj
def add(start: Path, /, file: Path, venue: str, year: int | None, *, dry_run: bool) -> None:
    """Add the titles of FILE to data/proceedings/.

    FILE is BibTeX (.bib), a table (.csv or .tsv with a header, or the columns venue, year, title),
    or a title a line (.txt); .gz behind it is unpacked.  Titles that are there already stay.
    """
    root = to_write(start, dry_run=dry_run)
    project = load(root)
    found = read_titles(file, project.library, venue, year or 0)
    list_problems(found.problems)
    if not found.volumes:
        raise Refusal(f"{file} has no title of a known venue and year; say --venue and --year")
    if dry_run:
        for (where, when), titles in sorted(found.volumes.items()):
            show(f"{where} {when}: {len(titles)} titles")
    else:
        made = [
            with_titles(project.root, where, when, titles)
            for (where, when), titles in sorted(found.volumes.items())
        ]
        write_all(project.root, {name: content for name, content, _ in made})
        for name, _, new in made:
            show(f"{name.relative_to(project.root).as_posix()}: {new} new titles")
    warn(f"{len(found.volumes)} volumes {'would be kept' if dry_run else 'kept'}")
