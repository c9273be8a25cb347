"""Bring in a list that exists: read its entries, and write each new work as a record."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from awesomequant.accession import Accession, Provenance, accession, join
from awesomequant.console import counted, list_problems, say, warn
from awesomequant.importers import markdown
from awesomequant.models import Reading
from awesomequant.problems import in_order
from awesomequant.store import canonical, find_root, load
from awesomequant.store.writing import write


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["yaml", "jsonl"]), default="yaml", show_default=True,
    help="Write records into the list, or print one JSON object per entry.",
)  # fmt: skip
@click.option("--source", default="import", show_default=True, help="Who counted what it states.")
@click.option(
    "--as-of", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day it speaks of (today)."
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.pass_obj
def command(
    start: Path, file: Path, form: str, source: str, day: datetime | None, *, dry_run: bool
) -> None:
    """Bring in a list that exists.

    What was repaired, joined or left out is told on standard error, each with its line; what the
    list has already is left as it is.

    \b
    Examples:
      awesomequant import old-README.md --dry-run
      awesomequant import old-README.md --source seed --as-of 2021-01-12
      awesomequant import old-README.md --format jsonl > entries.jsonl
    """
    reading = markdown.read(file.read_text("utf-8-sig"), str(file))
    if form == "jsonl":
        for draft in reading.drafts:
            click.echo(json.dumps(draft.to_json(), ensure_ascii=False))
        _report(reading, Accession(problems=join(reading.drafts)[1]))
        return
    project = load(find_root(start))
    when = day or datetime.now(UTC)
    result = accession(reading.drafts, project.library, Provenance(source, when.date().isoformat()))
    _report(reading, result)
    if dry_run:
        for name in result.records:
            click.echo(name)
    else:
        _write(project.root, result)
    warn(f"{len(result.records)} new records" + (" would be written" if dry_run else " written"))


def _report(reading: Reading, result: Accession) -> None:
    """Say what became of every line of the source."""
    problems = in_order([*reading.problems, *result.problems])
    list_problems(problems)
    say(f"{len(reading.drafts)} entries read" + (f"; {counted(problems)}" if problems else ""))
    for headings, lines in reading.prose.items():
        where = " > ".join(headings) or "before the first heading"
        say(f"  {lines} blocks of prose under '{where}' are no entries")


def _write(root: Path, result: Accession) -> None:
    for name, values in result.records.items():
        write(root / name, canonical.record(values))
    tags = {tag: {"label": tag} for tag in sorted(result.tags)}
    _add_words(root / "data/tags.yaml", tags)
    venues = {venue: {"name": venue, "kind": "other"} for venue in sorted(result.venues)}
    _add_words(root / "data/venues.yaml", venues)


def _add_words(file: Path, words: dict[str, Any]) -> None:
    """Add entries for words that the list lacks below those it has."""
    if words:
        text = file.read_text("utf-8") if file.exists() else ""
        write(file, text.rstrip("\n") + "\n" * bool(text) + canonical.entries(words))
        say(f"{len(words)} new entries in {file.name}: complete them by hand")
