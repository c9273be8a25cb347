"""Say how many works were found, screened, refused and listed, as a PRISMA diagram has them."""

from pathlib import Path

import click

from awesomequant.commands import today
from awesomequant.console import say, show, show_json
from awesomequant.intake.files.reading import read_all
from awesomequant.intake.flow import flow, mermaid, text
from awesomequant.intake.formats import Profile
from awesomequant.intake.gaps import gaps
from awesomequant.language.characters import shown_lines
from awesomequant.store import find_root, load
from awesomequant.store.list_rules import read_scope
from awesomequant.store.strays import SCOPE

_GAPS = "works would be missing from the numbers"


@click.command("flow")
@click.argument(
    "files", nargs=-1, metavar="[FILE]...", type=click.Path(exists=True, path_type=Path)
)
@click.option("--from", "form", help="The format of the files, where the suffix does not say it.")
@click.option(
    "--format", "shape", type=click.Choice(["text", "json", "mermaid"]), default="text",
    show_default=True, help="Lines to read, numbers for programs, or a diagram.",
)  # fmt: skip
@click.pass_obj
def command(start: Path, /, files: tuple[Path, ...], form: str | None, shape: str) -> None:
    """Say how many works were found, screened, refused and listed, as a PRISMA diagram has them.

    Counted is what is on record: the records, the sources that had them (data/provenance/), and
    what was refused, by reason (data/decisions/, 'reviewed' in data/scope.yaml).  FILE are those of
    a search, as 'import' reads them: the works in them that were passed over without a decision
    are counted then, too.  Where the numbers lack something, standard error says what.

    \b
    Examples:
      awesomequant flow
      awesomequant flow scopus.bib arxiv.bib
      awesomequant flow --format mermaid > flow.mmd
    """
    project = load(find_root(start))
    project.refuse_gaps(_GAPS)
    library = project.library
    searched = None
    if files:
        scope = read_scope(project.root) if project.has(SCOPE) else None
        found = read_all(files, form, Profile(own=library.settings.fields), project.root)
        drafts = [draft for one in found for draft in one.reading.drafts]
        searched = gaps(drafts, library, scope, today())
    numbers = flow(library, searched)
    if shape == "json":
        show_json(
            {
                "found": numbers.found,
                "sources": dict(numbers.sources.most_common()),
                "duplicates": numbers.duplicates,
                "waiting": numbers.waiting,
                "screened": numbers.screened,
                "refused": numbers.refused.total(),
                "reasons": dict(numbers.refused),
                "listed": numbers.listed,
                "overruled": numbers.overruled,
                "lacking": list(numbers.doubts),
            }
        )
    else:
        show(shown_lines(mermaid(numbers) if shape == "mermaid" else text(numbers)))
    for line in numbers.doubts:
        say(line)
