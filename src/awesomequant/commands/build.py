"""Check the list, write README.md and build the site."""

from contextlib import ExitStack
from pathlib import Path

import click

from awesomequant.check.run import of_a_site, refuse_unsound
from awesomequant.commands import each_of, named
from awesomequant.console import list_problems, say, warn
from awesomequant.library.problems import has_errors
from awesomequant.site.building import build_site, mkdocs_beside, of_pages, write_readme
from awesomequant.site.lists import build_together
from awesomequant.site.mkdocs_child import Begun, refuse_nowhere
from awesomequant.store import Project, collector_off, find_root, load
from awesomequant.store.batch import unwritten, writing
from awesomequant.store.pages import EditedByHand, ForeignPage
from awesomequant.store.roots import find_lists
from awesomequant.store.several import between, load_each, open_several


@click.command("build")
@click.option("--strict/--no-strict", default=True, help="Whether a warning of MkDocs is an error.")
@click.pass_obj
def command(start: Path, *, strict: bool) -> None:
    """Check the list, write README.md and build the site.

    Nothing is written while a record has an error; errors of rules of your own stop it only where
    these say STOPS_A_BUILD, and are counted else.  A README.md that holds edits by hand which no
    record has is left as it is: the site is built, and the exit code is 1.  The site goes to the
    folder that mkdocs.yml names, 'site' by default.  Beside a lists.yaml all lists that it names
    are built, each to its folder of one site, with a search across them.

    \b
    Examples:
      awesomequant build
      awesomequant -C ~/my-list build
    """
    # It would look again and again through all that a site is made of, a fifth of the time.
    with collector_off(), unwritten("the site is as it was"):
        if root := find_lists(start):
            _build_all(root, strict=strict)
        else:
            _build(find_root(start), strict=strict)


def _build_all(root: Path, *, strict: bool) -> None:
    """Build each list below a root, and the site of all."""
    lists = open_several(root)
    refuse_nowhere(root)
    failed = each_of(lists, lambda root, folder: _build(root, folder, strict=strict))
    projects = load_each(lists)
    list_problems(problems := between(lists, projects))
    if has_errors(problems) or not build_together(lists, projects, strict=strict):
        raise SystemExit(1)
    number = len(projects)
    say(f"the site of {number} list{'' if number == 1 else 's'} is built")
    if failed:
        warn(f"not as it should be: {', '.join(failed)}; of each the site has what was built last")
        raise SystemExit(1)


def _build(root: Path, folder: str = "", *, strict: bool) -> None:
    with ExitStack() as stack:
        # No half of a list is read that another command is just writing; the site is made when it
        # may be written again, and has a lock of its own.
        with writing(root, name=named()):
            project = load(root)
            begun = stack.enter_context(mkdocs_beside(project, strict=strict))
            refuse_unsound(project, folder, of_a_site)
            # What works are told apart by is 130 MB of 100,000 papers; no site asks for it.
            project.library.traces.clear()
            is_edited = _wrote_no_readme(project)
        _write_site(project, begun, strict=strict, is_edited=is_edited)


def _wrote_no_readme(project: Project) -> bool:
    """Write README.md, or say why it stays; returns whether a person has to look first."""
    try:
        say(of_pages(write_readme(project)))
    except ForeignPage as error:
        warn(str(error))  # the site is another matter
        return isinstance(error, EditedByHand)
    return False


def _write_site(project: Project, begun: Begun | None, *, strict: bool, is_edited: bool) -> None:
    if not build_site(project, strict=strict, begun=begun):
        raise SystemExit(1)
    number = len(project.library.papers)
    say(f"the site of {number} paper{'' if number == 1 else 's'} is built")
    if is_edited:  # README.md was to be written, and a person has to look first
        raise SystemExit(1)
