"""One site of several lists: each in its folder, and above them what is made of all together.

A list is built as it is alone, and its files are taken over; the root has the pages of what all
have in common, and a search across.  All of it takes its place at once: a reader never finds a row
that leads to a page which is not there yet.
"""

from collections.abc import Mapping
from dataclasses import replace

from awesomequant.library.library import Library
from awesomequant.library.problems import Refusal
from awesomequant.site.building import build_site, mkdocs_beside
from awesomequant.site.trees import Entry, NextSite, built
from awesomequant.store import Project
from awesomequant.store.several import Several, as_one


def build_together(lists: Several, projects: Mapping[str, Project], *, strict: bool) -> bool:
    """Build the root's pages, with the sites of all lists below; says whether it was built.

    ``projects`` are the lists by their folders.  Of one that could not be built now its last site
    stays, and it is searched as far as that goes.
    """
    sites = {folder: built(lists.root / folder) for folder in projects}
    shown = {
        folder: _as_built(projects[folder].library, files)
        for folder, (_, files) in sites.items()
        if files
    }
    project = as_one(lists, shown, projects)

    def beside(site: NextSite, entries: Mapping[str, Entry]) -> dict[str, Entry]:
        taken = {address.partition("/")[0] for address in entries}
        found: dict[str, Entry] = {}
        for folder, (place, files) in sites.items():
            if files and (top := folder.partition("/")[0]) in taken:
                message = f"the site of all lists has pages of its own in {top}/"
                raise Refusal(f"{message}, where {folder} would lie; call its folder otherwise")
            for address, digest in files.items():
                name = f"{folder}/{address}"
                found[name] = site.take(name, f"{place}/{address}", digest)
        return found

    with mkdocs_beside(project, strict=strict) as begun:
        return build_site(project, strict=strict, begun=begun, beside=beside)


def _as_built(library: Library, files: Mapping[str, str]) -> Library:
    """Return a list with those of its papers whose pages are there."""
    papers = tuple(one for one in library.papers if f"{one.page}index.html" in files)
    return library if len(papers) == len(library.papers) else replace(library, papers=papers)
