"""Bring counts up to date, fill what is missing, and propose what has changed elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import click

from awesomequant.check.run import open_sound
from awesomequant.commands import named
from awesomequant.console import is_asked, say, show_data, told_plainly, warn
from awesomequant.library.problems import Refusal
from awesomequant.stops import REFUSED
from awesomequant.store import Project, find_root
from awesomequant.store.batch import writing
from awesomequant.update import proposals
from awesomequant.update.deciding import Answer, Deciding, undecided
from awesomequant.update.inquiry import PURPOSES, Plan, chosen, seconds
from awesomequant.update.proposals import Held, Proposal
from awesomequant.update.refresh import Refreshed, refresh
from awesomequant.web.cache import Journal, asking, journal_folder
from awesomequant.web.client import client_for


@click.command("update")
@click.option("--only", metavar="LIST", help=f"Some of {','.join(PURPOSES)}.")
@click.option("--max-age", metavar="AGE", help="Ask again for what is older: 12h, 7d, 4w.")
@click.option("--offline", is_flag=True, help="Use what was fetched before, and no network.")
@click.option("--dry-run", is_flag=True, help="Say what would change; exit with 1 if anything.")
@click.option("--force", is_flag=True, help="Believe counts that fell by half and taken names.")
@click.option(
    "--proposals", "saved", metavar="FILE", type=click.Path(path_type=Path, allow_dash=True),
    help="Write what differs from the records to FILE, one line each.",
)  # fmt: skip
@click.option(
    "--apply", "accepted", metavar="[FILE]", is_flag=False, flag_value="-",
    help="Make the changes that are left in FILE; without FILE ask about each that is known.",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
)  # fmt: skip
@click.option("--each", is_flag=True, help="With --apply FILE: ask about each, too.")
@click.pass_obj
def command(
    start: Path, only: str | None, max_age: str | None, saved: Path | None, accepted: Path | None,
    *, each: bool, offline: bool, dry_run: bool, force: bool,
) -> None:  # fmt: skip
    """Bring counts up to date, fill what is missing, and propose what has changed elsewhere.

    Counts go to data/metrics.yaml, empty fields of records are filled; what a person wrote is
    never overwritten.  Keys are read from GITHUB_TOKEN, SEMANTIC_SCHOLAR_API_KEY,
    OPENALEX_API_KEY, HF_TOKEN and GITLAB_TOKEN.  A run that was stopped goes on where it was when
    it is started again; it exits with 1 as long as something could not be asked, with 3
    where nobody answered.

    \b
    Examples:
      awesomequant update --proposals proposals.yaml
      awesomequant update --apply proposals.yaml
      awesomequant update --apply
      awesomequant update --only stars,citations --max-age 7d
    """
    if each and not accepted:
        raise Refusal("--each goes with --apply: 'awesomequant update --apply' asks about each")
    if accepted and (each or str(accepted) == "-"):
        _ask_each(start, accepted)
        return
    if accepted:
        with writing(find_root(start), name=named()):
            _apply(open_sound(start), accepted)
        return
    project = open_sound(start)
    try:
        purposes = chosen(only) if only is not None else frozenset(PURPOSES)
    except KeyError as error:
        msg = f"there is no {error} to update; there are {', '.join(PURPOSES)}"
        raise Refusal(msg) from None
    plan = Plan(purposes, seconds(max_age), offline, dry_run, force)
    folder = journal_folder()
    with asking(folder, named()):
        result = refresh(project, plan, client_for(project), Journal(folder))
    outcome = result.outcome
    outcome.proposals = undecided(project.root, project.library, outcome.proposals)
    for line in lines(result, dry_run=dry_run):
        say(line)
    found = result.outcome.proposals
    if str(saved) == "-":
        show_data(proposals.text_of(found, "FILE"))
    elif saved:
        proposals.save(saved, found)
        say(f"{len(found)} proposals written to {saved}")
    elif found:
        say("Decide about each with 'awesomequant update --apply',")
        say("or write the proposals to a file with --proposals FILE.")
    if result.interrupted:
        raise KeyboardInterrupt
    if result.unheard:
        raise SystemExit(REFUSED)
    if not result.complete or (dry_run and result.files):
        raise SystemExit(1)


# One by one: what a person answers is done, and written, before the next is asked.

_WORDS = "y yes, n no, e edit, v never, q quit"


def _ask_each(start: Path, file: Path) -> None:
    """Ask about proposals at a terminal; exits with 1 where a change could not be made."""
    if not is_asked():
        raise Refusal(
            "there is no terminal to ask at; write the proposals to a file with "
            "'awesomequant update --offline --proposals FILE', delete the lines that are wrong, "
            "then run 'awesomequant update --apply FILE'"
        )
    project = open_sound(start)
    root = project.root
    if str(file) == "-":
        folder = journal_folder()
        plan = Plan(offline=True, dry_run=True)
        found = refresh(project, plan, client_for(project), Journal(folder)).outcome.proposals
    else:
        found = proposals.read(file)
    found = undecided(root, project.library, found)
    if not found:
        say("Nothing is proposed that is not decided.  'awesomequant update' asks the services.")
    deciding = Deciding(root, lambda: open_sound(start).library, _edited, named())
    failed = changed = 0
    for at, one in enumerate(found, 1):
        warn(f"\n{at} of {len(found)}  {one.paper}: {one.because}")
        for field, value in one.set.items():
            warn(f"  {field}: {one.was.get(field, 'nothing')} -> {value}")
        letters = click.Choice([one.value for one in Answer], case_sensitive=False)
        answer = Answer(click.prompt(_WORDS, type=letters, show_choices=False, err=True))
        if answer is Answer.QUIT:
            break
        for done in deciding.carry_out(one, answer):
            failed += isinstance(done, Held)
            changed += not isinstance(done, Held)
            if isinstance(done, Held):
                warn(f"  not done: {done.message}")
    if found:
        say(f"{changed} changed.  What is not answered yet is asked next time.")
    if failed:
        raise SystemExit(1)


def _edited(one: Proposal) -> dict[str, str]:
    """Return the values that a person writes in place of those proposed."""
    return {
        field: click.prompt(f"  {told_plainly(field)}", default=value, err=True)
        for field, value in one.set.items()
    }


_SHOWN = 20  # lines of each kind: the report goes into an issue too


def lines(result: Refreshed, *, dry_run: bool = False) -> Iterator[str]:
    """Yield the report: what changed, what is proposed and doubtful, who could not be asked."""
    outcome = result.outcome
    verb = "would change" if dry_run else "changed"
    yield (
        f"{len(outcome.metrics)} counts and {len(outcome.fills)} empty fields {verb}, "
        f"{len(outcome.proposals)} proposals, {len(outcome.held)} answers held back"
    )
    for title, found in (
        ("held back", [f"{one.subject}: {one.message}" for one in outcome.held]),
        ("noticed", list(dict.fromkeys(outcome.notes))),
        ("proposed", [f"{one.name}: {one.because}" for one in outcome.proposals]),
    ):
        yield from (f"  {title}: {line}" for line in found[:_SHOWN])
        if len(found) > _SHOWN:
            yield f"  {title}: and {len(found) - _SHOWN} more"
    for account in result.accounts.values():
        told = [*account.malformed[:_SHOWN], *account.odd]
        yield from (f"  {account.service}: {one}" for one in told)
        if account.later:
            yield f"  {account.service}: {account.later}"
        if account.skipped:
            yield f"  {account.service}: {account.skipped}"
        elif account.stopped or account.notes:
            why = account.stopped or f"{len(account.notes)} questions failed: {account.notes[0]}"
            yield f"  {account.service}: {account.answered} of {account.asked} answered; {why}"
    if result.unheard:
        yield (
            "No service answered, so nothing is changed.  Run it again when there is a network, "
            "and the services do not keep you out."
        )
    elif not result.complete:
        yield "The update is partial; nothing was lost.  Run it again to go on."


def _apply(project: Project, file: Path) -> None:
    """Make the changes of a file of proposals; exits with 1 where one could not be made."""
    failed = 0
    for one in proposals.apply(project.root, project.library, proposals.read(file)):
        if isinstance(one, Held):
            failed += 1
            warn(f"{one.subject}: {one.message}")
        else:
            say(f"{one.paper}: {', '.join(one.set)} changed")
    if failed:
        raise SystemExit(1)
