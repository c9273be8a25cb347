"""Check the links of the list, and propose repairs."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import click

from awesomequant.check.run import open_sound
from awesomequant.commands import named
from awesomequant.console import Progress, say, show, warn
from awesomequant.registry import parts
from awesomequant.stops import REFUSED
from awesomequant.store import Project
from awesomequant.store.writing import write
from awesomequant.update import proposals
from awesomequant.update.deciding import undecided
from awesomequant.update.inquiry import seconds
from awesomequant.update.link_checks import Survey, Use, repairs, survey, uses
from awesomequant.update.outage import Control
from awesomequant.update.sightings import Sightings
from awesomequant.web.cache import Journal, asking, journal_folder
from awesomequant.web.client import client_for
from awesomequant.web.lookup import Lookup
from awesomequant.web.probe import Prober, State
from awesomequant.web.services import SERVICES


# Six days: whoever looks once a week comes some minutes early at times.
@click.command("links")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the report to a file.")
@click.option(
    "--max-age", default="6d", show_default=True, help="Probe what was not seen for this."
)
@click.option(
    "--proposals", "saved", metavar="FILE", type=click.Path(path_type=Path),
    help="Write repairs to FILE, for 'update --apply FILE'.",
)  # fmt: skip
@click.option("--believe", is_flag=True, help="Believe it, too, where most hosts fail at once.")
@click.pass_obj
def command(
    start: Path, output: Path | None, max_age: str, saved: Path | None, *, believe: bool
) -> None:
    """Check the links of the list, and propose repairs.

    Each host is asked once a second at most.  What keeps programs out is blocked, not dead; dead is
    what was missing twice, a day or more apart, or has not answered for four weeks.  Where the
    network itself fails, nothing is kept of what was seen through it.  Private networks are never
    asked.  Do not run it where secrets are: it needs none.  Exits with 1 when a link is dead, with
    3 when the links could not be checked.

    \b
    Examples:
      awesomequant links
      awesomequant links -o links.md --proposals repairs.yaml
    """
    project = open_sound(start)
    places = uses(project.library)
    folder = journal_folder()
    with (
        asking(folder, named()),
        Progress("links", "each host once a second", len(places)) as progress,
    ):
        age, sightings = seconds(max_age) or 0.0, Sightings(folder)
        found = survey(
            places, control_for(project), sightings,
            age=age, advance=progress.advance, believe=believe,
        )  # fmt: skip
    if found.outage:
        for line in excuse(found):
            warn(line)
        if found.interrupted:
            raise KeyboardInterrupt
        raise SystemExit(REFUSED)
    text = report(found, places)
    if output:
        write(output, text)
    else:
        show(text)
    if saved:
        # One client for all that is dead: each of its own would ask the archive without a pause.
        services, journal = parts(SERVICES, project.root), Journal(folder)
        lookup = Lookup(services, client_for(project), journal)
        changes = undecided(project.root, project.library, repairs(found, places, lookup.copy))
        proposals.save(saved, changes)
        say(f"{len(changes)} repairs written to {saved}")
    say(summary(found))
    if found.interrupted:
        raise KeyboardInterrupt
    if found.dead:
        raise SystemExit(1)


def control_for(project: Project) -> Control:
    """Return the prober that speaks for a project, and the hosts by which the network is judged.

    They are those of the services that ``update`` asks: if none of them answers, the fault is ours.
    """
    hosts = sorted({one.SERVICE.host for one in parts(SERVICES, project.root).values()})
    return Control(prober_for(project), hosts)


def prober_for(project: Project) -> Prober:
    """Return the prober that speaks for a project."""
    return Prober(home=project.library.settings.repository or "")


def excuse(found: Survey) -> Iterator[str]:
    """Yield why the links could not be checked, what is kept, and what to do."""
    yield f"The links could not be checked: {found.outage}."
    some = f"The {found.probed} seen before that are kept; of the rest nothing"
    yield f"{some if found.probed else 'Nothing'} is kept, and no link is called dead for it."
    yield "Run it again when the network is well."
    if "at once" in found.outage:
        yield "If they are gone indeed: awesomequant links --believe"


# The report in Markdown, as an issue can carry it.

_TITLES = {
    State.MOVED: "Moved for good",
    State.MISSING: "Missing, seen once: dead if it is missing again tomorrow",
    State.ASTRAY: "Astray: it leads to a page that is surely another one",
    State.INSECURE: "Insecure: browsers warn of the host",
    State.UNSURE: "Unsure: nobody answered, or the server failed; dead after four weeks of it",
    State.REFUSED: "Refused: it leads where no public page can be",
    State.BLOCKED: "Blocked: the server keeps programs out, which says nothing about readers",
}
_MOST = 200  # rows of a table; an issue may have 65,536 characters


def report(found: Survey, places: Mapping[str, Sequence[Use]]) -> str:
    """Return the report: the dead first, each with where it stands."""
    lines = [f"# Links\n\n{summary(found)}; {found.probed} probed now.\n"]
    if found.left:
        hosts = sorted({urlsplit(url).hostname or "" for url in found.left})
        told = f"{len(found.left)} are left for the next run: {', '.join(map(_code, hosts))}"
        lines.append(f"{told} answered “too many requests”.\n")
    lines += _table("Dead: missing twice, or silent for four weeks", found.dead, found, places)
    for state, title in _TITLES.items():
        lines += _table(title, found.of(state), found, places)
    return "\n".join(lines) + "\n"


def summary(found: Survey) -> str:
    """Return the numbers in one line."""
    counts = {"dead": len(found.dead)} | {str(state): len(found.of(state)) for state in State}
    return f"{len(found.seen)} links: " + ", ".join(
        f"{n} {name}" for name, n in counts.items() if n
    )


def _table(
    title: str, urls: Sequence[str], found: Survey, places: Mapping[str, Sequence[Use]]
) -> Iterator[str]:
    if not urls:
        return
    yield f"## {title}\n\n| address | seen | where |\n|---|---|---|"
    for url in sorted(urls)[:_MOST]:
        seen = found.seen[url].sighting
        # No sign of what an error says may mean anything in Markdown.
        words = "".join(char for char in seen.detail if char.isalnum() or char in " ().,:'-")
        told = f"→ {_code(seen.target)}" if seen.target else words
        streak = found.seen[url].streak
        if streak and title.startswith("Dead"):
            since = datetime.fromtimestamp(streak.since, UTC).date()
            told += f", {streak.times} times since {since}"
        where = ", ".join(_code(f"{use.file} {use.field}") for use in places.get(url, ())[:5])
        yield f"| {_code(url)} | {told} | {where} |"
    if len(urls) > _MOST:
        yield f"\nand {len(urls) - _MOST} more"
    yield ""


def _code(text: str) -> str:
    """Text as code; a canonical address has no backtick and no bar, other text loses them."""
    return "`" + text.replace("`", "'").replace("|", "%7C").replace("\n", " ") + "`"
