"""Check the list, write README.md and build the site."""

from pathlib import Path

import click

from awesomequant.check.run import refuse_unsound
from awesomequant.console import say, warn
from awesomequant.site.building import build_site, mkdocs_beside, of_pages, write_readme
from awesomequant.site.mkdocs_child import Begun
from awesomequant.store import Project, collector_off, find_root, load
from awesomequant.store.pages import EditedByHand, ForeignPage


@click.command("build")
@click.option("--strict/--no-strict", default=True, help="Whether a warning of MkDocs is an error.")
@click.pass_obj
def command(start: Path, *, strict: bool) -> None:
    """Check the list, write README.md and build the site.

    Nothing is written while a record has an error; errors of rules of your own stop it only where
    these say STOPS_A_BUILD, and are counted else.  A README.md that holds edits by hand which no
    record has is left as it is: the site is built, and the exit code is 1.  The site goes to the
    folder that mkdocs.yml names, 'site' by default.

    \b
    Examples:
      awesomequant build
      awesomequant -C ~/my-list build
    """
    # It would look again and again through all that a site is made of, a fifth of the time.
    with collector_off():
        _build(start, strict=strict)


def _build(start: Path, *, strict: bool) -> None:
    project = load(find_root(start))
    with mkdocs_beside(project, strict=strict) as begun:
        refuse_unsound(project)
        # What works are told apart by is 130 MB of 100,000 papers; no part of the site asks for it.
        project.library.traces.clear()
        _write(project, begun, strict=strict)


def _write(project: Project, begun: Begun | None, *, strict: bool) -> None:
    is_edited = False
    try:
        say(of_pages(write_readme(project)))
    except ForeignPage as error:
        warn(str(error))  # the site is another matter
        is_edited = isinstance(error, EditedByHand)
    if not build_site(project, strict=strict, begun=begun):
        raise SystemExit(1)
    number = len(project.library.papers)
    say(f"the site of {number} paper{'' if number == 1 else 's'} is built")
    if is_edited:  # README.md was to be written, and a person has to look first
        raise SystemExit(1)
