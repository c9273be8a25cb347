"""Tag records by the rules of the list, and fill its own fields."""

from collections import Counter
from pathlib import Path

import click

from awesomequant.check.scope import Scope
from awesomequant.commands import to_write
from awesomequant.console import list_problems, say, show, warn
from awesomequant.intake.files.reading import read_file
from awesomequant.intake.formats import Profile
from awesomequant.intake.joining import statement
from awesomequant.intake.list_rules.tagging import Filed, Tagger, changes, of_attribution, of_draft
from awesomequant.library.problems import Refusal
from awesomequant.store import Project, load
from awesomequant.store.edits import Edits
from awesomequant.store.list_rules import read_tag_rules
from awesomequant.works.identity import Verdict

TAGS = "tags"


@click.command("tag")
@click.argument("paths", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Say what would be added; write nothing.")
@click.option(
    "--words", "files", multiple=True, metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file that 'import' reads, whose tags and headings speak of the records too.",
)  # fmt: skip
@click.option("--from", "form", help="The format of the files, where the suffix does not say it.")
@click.pass_obj
def command(
    start: Path, /, paths: tuple[str, ...], files: tuple[Path, ...], form: str | None,
    *, dry_run: bool,
) -> None:  # fmt: skip
    """Tag records by the rules of the list, and fill its own fields.

    data/tag-rules.yaml says which words of titles, of the sources that a record came from, and of
    its authors make which tag or value.  What is missing is added, each told with its rule; nothing
    is taken away, so that a second run adds nothing.  PATHS are records or folders of them.

    \b
    Examples:
      awesomequant tag --dry-run
      awesomequant tag data/papers/2026
      awesomequant tag --words new.bib
    """
    root = to_write(start, dry_run=dry_run)
    project = load(root)
    library = project.library
    scope = Scope.of(project.root, paths)
    tagger = Tagger(read_tag_rules(project.root, library), library)
    more = _words(project, files, form)
    edits = Edits(project.root)
    added: Counter[str] = Counter()
    papers = [paper for paper in library.papers if scope.has(paper.source_file)]
    for paper in papers:
        filed = of_attribution(library.attributions.held.records.get(paper.id))
        missing = tagger.missing(paper, filed.with_(more.get(paper.id, Filed())))
        try:
            edits.make(changes(paper, missing, library))
        except Refusal as error:  # such as a thirty-first tag: told, and the others go on
            warn(f"{paper.source_file}: {error}")
            continue
        for given in missing:
            show(f"{paper.source_file}: {given}")
            added[given.field or TAGS] += 1
    if not dry_run:
        edits.write()
    if not added:
        say(f"{_counted(len(papers), 'record')}, nothing to add")
        return
    told = ", ".join(
        _counted(count, "tag") if name == TAGS else f"{count} {name}"
        for name, count in added.most_common()
    )
    verb = "would be added" if dry_run else "added"
    say(f"{told} {verb} to {len(edits.files)} of {_counted(len(papers), 'record')}")


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _words(project: Project, files: tuple[Path, ...], form: str | None) -> dict[str, Filed]:
    """Return how files file the records of the list, by the record's id."""
    library = project.library
    profile = Profile(own=library.settings.fields)
    found: dict[str, Filed] = {}
    for file in files:
        reading = read_file(file, form, profile, project.root).reading
        list_problems(reading.problems)
        for draft in reading.drafts:
            for match in library.works.matches(statement(draft, library)):
                if match.judgement.verdict is Verdict.YES:
                    known = found.get(match.owner, Filed())
                    found[match.owner] = known.with_(of_draft(draft))
    return found
