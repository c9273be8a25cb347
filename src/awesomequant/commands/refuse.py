"""Refuse a work for good: with its reason and day, so that nobody has to decide it twice."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from awesomequant.commands import decider, to_write, today
from awesomequant.console import list_problems, say, show, warn
from awesomequant.intake.adding import (
    STATED,
    Told,
    already_listed,
    asked,
    clues_of,
    completed,
    drafted,
    titled,
)
from awesomequant.intake.earlier import Says, draft_of, earlier_decision, refusal
from awesomequant.intake.files.reading import read_all
from awesomequant.intake.formats import Profile
from awesomequant.library.draft import Draft
from awesomequant.library.problems import Refusal
from awesomequant.registry import parts
from awesomequant.store import Project, canonical, load
from awesomequant.store.batch import write_all
from awesomequant.web.cache import Journal, journal_folder
from awesomequant.web.client import client_for
from awesomequant.web.lookup import Lookup
from awesomequant.web.services import SERVICES

_GAPS = "a work that is listed or refused already might be refused again"


@click.command("refuse")
@click.argument("ids", metavar="ID...", nargs=-1)
@click.option(
    "--reason", required=True, help="Why, in the few words that 'flow' counts by: 'another field'."
)
@click.option("--because", default="", help="What is to be said of this work besides.")
@click.option("--title", help="Its title, where no service knows it.")
@click.option("--author", "authors", multiple=True, help="An author; once for each, in order.")
@click.option("--year", help="The year it appeared.")
@click.option("--url", help="Its page, where no ID leads there.")
@click.option(
    "--from", "files", multiple=True, type=click.Path(exists=True, path_type=Path),
    help="Refuse every work of a file that 'import' reads.",
)  # fmt: skip
@click.option("--by", help="Who refuses it (what git calls you).")
@click.option("--offline", is_flag=True, help="Ask nobody; --title says what it is called.")
@click.option("--dry-run", is_flag=True, help="Show the decision and write nothing.")
@click.pass_obj
def command(
    start: Path, /, ids: tuple[str, ...], reason: str, because: str, authors: tuple[str, ...],
    files: tuple[Path, ...], by: str | None, *, offline: bool, dry_run: bool, **given: Any,
) -> None:  # fmt: skip
    """Refuse a work for good, with its reason and day.

    ID is an arXiv id, a DOI or an address, as 'add' takes it, or the id of a record, which is then
    taken off the list.  The decision is a file of data/decisions/.  From then on 'add', 'import',
    'gaps', the issue form and 'check' give that answer, under whatever title or id the work comes
    again; 'add --overrule WHY' takes it all the same.  Where it was refused before nothing is
    written, and the exit code is 1.

    \b
    Examples:
      awesomequant refuse 1807.07928 --reason "no few bits"
      awesomequant refuse alpha-2020 --reason retracted --because "by its authors, in May"
      awesomequant refuse --from gaps.yaml --reason "another field"
    """
    said = Draft(STATED, "", authors=authors)
    try:
        said = completed(said, {name: value for name, value in given.items() if value})
    except Refusal as error:
        raise click.UsageError(str(error)) from None
    if not (ids or said.title or files):
        raise click.UsageError("say what to refuse: an id, an address, --title or --from FILE")
    if said.title and len(ids) > 1:
        raise click.UsageError("--title is that of one work; give one ID with it")
    project = load(to_write(start, dry_run=dry_run))
    project.refuse_gaps(_GAPS)
    says = Says(today(), because, decider(project.root, by))
    works = [*_named(ids, said, project, offline=offline)]
    works += [(draft, False) for draft in _brought(files, project, offline=offline)]
    _refuse(works, reason, says, project, dry_run=dry_run)


def _named(
    ids: tuple[str, ...], said: Draft, project: Project, *, offline: bool
) -> Iterator[tuple[Draft, bool]]:
    """Yield the works that the command line names, and whether each is a record of the list."""
    library = project.library
    lookup = Lookup(
        parts(SERVICES, project.root), client_for(project), Journal(journal_folder()), offline
    )
    for text in ids or ("",):
        if text in library.by_id:
            yield draft_of(library.by_id[text]), True
        elif text or said.title:
            clues = [clues_of(text)] if text else []
            draft = drafted(said, clues, Told(), library)
            tried: list[str] = []
            # What a person says is enough, and so is what the list knows; else somebody is asked
            # what the work is called.
            is_known = already_listed(draft, library) or earlier_decision(draft, library)
            if not draft.title and not is_known:
                told, tried = asked(clues, said, lookup)
                draft = drafted(said, clues, told, library)
            if not draft.title and not is_known:
                vain = f" ({'; '.join(tried)})" if tried else ""
                raise Refusal(f"{text}: nobody told its title; give --title …{vain}")
            yield draft, False


def _brought(files: tuple[Path, ...], project: Project, *, offline: bool) -> Iterator[Draft]:
    profile = Profile(own=project.library.settings.fields)
    found = read_all(files, None, profile, project.root) if files else []
    for one in found:
        list_problems(one.reading.problems)
    drafts = [draft for one in found for draft in one.reading.drafts]
    named, untold = titled(drafts, project, client_for(project), offline=offline)
    list_problems(untold)
    yield from named


def _refuse(
    works: list[tuple[Draft, bool]], reason: str, says: Says, project: Project, *, dry_run: bool
) -> None:
    """Write a decision of each work, where there is none, and take off what is a record."""
    library, root = project.library, project.root
    taken = {one.id for one in library.decisions.held.decisions}
    texts: dict[Path, str] = {}
    gone: list[Path] = []
    passed = 0
    for draft, is_record in works:
        listed = None if is_record else already_listed(draft, library)
        if listed:
            passed += 1
            warn(
                f"'{listed.title}' is listed as '{listed.id}': name that id to take it off the list"
            )
        elif not is_record and (before := earlier_decision(draft, library)):
            passed += 1
            warn(f"'{before.title}' was {before.why} ({before.file})")
        else:
            file, values, lost = refusal(draft, reason, says, taken)
            for line in lost:
                warn(f"{draft.title}: {line}")
            texts[root / file] = canonical.record(values)
            show(f"# {file}\n{texts[root / file]}", end="")
            if is_record:
                gone.append(root / draft.place.file)
    if not dry_run:
        write_all(root, texts, gone)
    done = "would be " if dry_run else ""
    for path in gone:
        say(f"{path.relative_to(root).as_posix()} {done}taken off the list")
    many = "1 decision" if len(texts) == 1 else f"{len(texts)} decisions"
    say(f"{many} {done}written")
    if passed:
        raise SystemExit(1)
