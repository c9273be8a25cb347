"""Say which works of a file are of the list's field, and which a person has to read."""

from collections import Counter
from datetime import datetime
from pathlib import Path

import click

from awesomequant.commands import today
from awesomequant.console import list_problems, say, show_data, warn
from awesomequant.console import show as write_line
from awesomequant.intake.accession import accession
from awesomequant.intake.files.reading import read_file
from awesomequant.intake.formats import Profile
from awesomequant.intake.list_rules import source_tally as sources
from awesomequant.intake.list_rules.scoping import Answer, Judge
from awesomequant.intake.records import Provenance
from awesomequant.store import find_root, load
from awesomequant.store.list_rules import read_scope


@click.command("scope")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)  # fmt: skip
@click.option("--from", "form", help="The format of the files, where the suffix does not say it.")
@click.option(
    "--show", type=click.Choice([one.value for one in Answer]), default=Answer.READ.value,
    show_default=True, help="Which works to print, with what says so.",
)  # fmt: skip
@click.option("--by-source", is_flag=True, help="Print what each source gave, in Markdown.")
@click.option(
    "--since", "day", type=click.DateTime(["%Y-%m-%d"]),
    help="With --by-source: records added since then count as new.",
)  # fmt: skip
@click.pass_obj
def command(
    start: Path, /, files: tuple[Path, ...], form: str | None, show: str, day: datetime | None,
    *, by_source: bool,
) -> None:  # fmt: skip
    """Say which works of a file are of the list's field, and which a person has to read.

    FILE is whatever 'import' reads.  data/scope.yaml says what counts: phrases of titles, phrases
    that speak against it, sources that hold nothing else, and what was read and decided before.
    'import --in-scope' takes what counts.

    \b
    Examples:
      awesomequant scope new.bib
      awesomequant scope new.bib --show out
      awesomequant scope works.jsonl --by-source --since 2026-11-26
    """
    project = load(find_root(start))
    scope = read_scope(project.root)
    judge = Judge(scope, project.library)
    profile = Profile(own=project.library.settings.fields)
    found = [read_file(file, form, profile, project.root) for file in files]
    for one in found:
        list_problems(one.reading.problems)
    ruled = [(draft, judge.rule(draft)) for one in found for draft in one.reading.drafts]
    if by_source:
        drafts = [draft for draft, ruling in ruled if ruling.answer is Answer.IN]
        plan = accession(drafts, project.library, Provenance("scope", today()))
        names = {name: str(said["name"]) for name, said in plan.witnesses.items()}
        skipped = [entry for one in found for entry in one.reading.skipped]
        is_new = sources.added_since(project.library, day.date().isoformat() if day else "")
        table = sources.markdown(
            sources.tallies(ruled, plan, is_new), lambda name: names.get(name, name),
            sources.reasons(ruled, skipped),
        )  # fmt: skip
        show_data(table)
    else:
        for draft, ruling in ruled:
            if ruling.answer == show:
                write_line(f"{draft.place.file}:{draft.place.line}: {draft.title}: {ruling.why}")
    counts = Counter(ruling.answer for _, ruling in ruled)
    refused = sum(len(one.reading.skipped) for one in found)
    if scope.about:
        say(f"What counts: {scope.about}")
    say(", ".join(f"{counts[answer]} {answer}" for answer in Answer))
    if refused:
        warn(f"{refused} entries were refused before, by the importer")
