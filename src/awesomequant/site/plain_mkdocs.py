"""What the plugin does with records where plain MkDocs runs it, and nobody else loads the list."""

from collections.abc import Iterator
from pathlib import Path

from mkdocs.exceptions import PluginError

from awesomequant.check.rules import RULES
from awesomequant.check.run import of_a_site
from awesomequant.console import list_problems, warn
from awesomequant.export.formats import EXPORTERS
from awesomequant.export.styles import STYLES
from awesomequant.library.earlier import follow
from awesomequant.library.problems import has_errors, worth_telling
from awesomequant.site import filling
from awesomequant.site.skeleton import Shown, Skeleton
from awesomequant.store import Project, find_root, load
from awesomequant.store.writing import write_generated
from awesomequant.web.services import SERVICES

__all__ = ["fill", "find_root", "part_folders", "shown_of", "sound_project"]


def sound_project(root: Path, before: Project | None) -> Project:
    """Return the project, or where it has errors the one that was sound before; they are told.

    Raises PluginError where there is none.
    """
    project = load(root)
    if before:
        follow(before.library, project.library)
    problems = of_a_site(project)
    if not has_errors(problems):
        return project
    told = worth_telling(problems)
    if before is None:
        raise PluginError("\n".join(map(str, told)))
    list_problems(told)
    warn("The site stays as it was until this is mended.")
    return before


def shown_of(project: Project) -> Shown:
    """Return what MkDocs is to show of a project."""
    return filling.shown_of(project.library, project.root)


def fill(project: Project, skeleton: Skeleton, folder: Path) -> None:
    """Fill the skeleton that MkDocs has just built in ``folder``, where it lies."""
    site = filling.site_of(project, skeleton)
    for output in filling.outputs(site, skeleton, folder):
        for address, content in output.make():
            write_generated(folder / address, filling.whole(content))


def part_folders() -> Iterator[str]:
    """Yield the folders that a project's own parts may lie in, to be watched."""
    for kind in (RULES, EXPORTERS, STYLES, SERVICES):
        yield from kind.folders
