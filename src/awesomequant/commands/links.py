"""Check the links of the list, and propose repairs."""

from pathlib import Path

import click

from awesomequant.check.run import open_sound
from awesomequant.console import Progress, say, show
from awesomequant.registry import parts
from awesomequant.store import Project
from awesomequant.store.writing import write
from awesomequant.update import proposals
from awesomequant.update.inquiry import seconds
from awesomequant.update.links import Sightings, repairs, report, summary, survey, uses
from awesomequant.web.cache import Journal, asking, cache_folder
from awesomequant.web.client import client_for
from awesomequant.web.lookup import Lookup
from awesomequant.web.probe import Prober
from awesomequant.web.services import SERVICES


@click.command("links")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the report to a file.")
@click.option(
    "--max-age", default="7d", show_default=True, help="Probe what was not seen for this."
)
@click.option(
    "--proposals", "saved", metavar="FILE", type=click.Path(path_type=Path),
    help="Write repairs to FILE, for 'update --apply FILE'.",
)  # fmt: skip
@click.pass_obj
def command(start: Path, output: Path | None, max_age: str, saved: Path | None) -> None:
    """Check the links of the list, and propose repairs.

    Each host is asked once a second at most.  What keeps programs out is blocked, not dead; dead is
    what was missing twice, a day or more apart.  Private networks are never asked.  Do not run
    it where secrets are: it needs none.  Exits with 1 when a link is dead.

    \b
    Examples:
      awesomequant links
      awesomequant links -o links.md --proposals repairs.yaml
    """
    project = open_sound(start)
    places = uses(project.library)
    folder = cache_folder()
    with asking(folder), Progress("links", "each host once a second", len(places)) as progress:
        age, sightings = seconds(max_age) or 0.0, Sightings(folder)
        found = survey(places, prober_for(project), sightings, age=age, advance=progress.advance)
    text = report(found, places)
    if output:
        write(output, text)
    else:
        show(text)
    if saved:
        # One client for all that is dead: each of its own would ask the archive without a pause.
        services, journal = parts(SERVICES, project.root), Journal(folder)
        lookup = Lookup(services, client_for(project), journal)
        changes = repairs(found, places, lookup.copy)
        proposals.save(saved, changes)
        say(f"{len(changes)} repairs written to {saved}")
    say(summary(found))
    if found.interrupted:
        raise SystemExit(130)  # as shells say of what a Ctrl-C ended
    if found.dead:
        raise SystemExit(1)


def prober_for(project: Project) -> Prober:
    """Return the prober that speaks for a project."""
    return Prober(home=project.library.settings.repository or "")
