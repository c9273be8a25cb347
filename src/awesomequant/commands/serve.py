"""Build the list and serve the site, rebuilt whenever a record or a template changes."""

from pathlib import Path

import click

from awesomequant.check.run import open_sound
from awesomequant.commands import named
from awesomequant.console import warn
from awesomequant.site.building import write_readme
from awesomequant.site.mkdocs_child import serve_site
from awesomequant.store import find_root
from awesomequant.store.batch import writing
from awesomequant.store.pages import ForeignPage
from awesomequant.store.roots import find_lists
from awesomequant.store.several import open_several


@click.command("serve")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve it.")
@click.option("--open", "show", is_flag=True, help="Open the site in the browser.")
@click.pass_obj
def command(start: Path, address: str, *, show: bool) -> None:
    """Build the list and serve the site.

    A change in data/, templates/ or docs/ rebuilds the site and reloads the browser; while a record
    is wrong, the message says where, and the last good site stays.  Beside a lists.yaml the site of
    all lists that it names is served.

    \b
    Examples:
      awesomequant serve
      awesomequant serve --address 127.0.0.1:8080 --open
    """
    if root := find_lists(start):
        open_several(root)  # what is wrong with the root itself is told at once
        if not serve_site(root, address, show=show, of="lists"):
            raise SystemExit(1)
        return
    root = find_root(start)
    with writing(root, name=named()):
        project = open_sound(root)
        try:
            write_readme(project)
        except ForeignPage as error:
            warn(str(error))
    # From here on the list is only read: other commands write, and what they wrote is shown.
    if not serve_site(project.root, address, show=show):
        raise SystemExit(1)
