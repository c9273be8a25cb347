"""Make what readers see of a project: README.md, and the site from MkDocs' skeleton."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from awesomequant.console import say, told, warn
from awesomequant.export import exporters
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Level, Place, Problem, Refusal, has_errors
from awesomequant.render.readme import pages
from awesomequant.render.renderings import Renderings
from awesomequant.site.filling import Beside, Materials, fill, shown_of
from awesomequant.site.mkdocs_child import Begun, refuse_nowhere, skeleton_begun
from awesomequant.site.outputs import Make, Outputs
from awesomequant.site.shelf import kept_skeleton
from awesomequant.site.skeleton import Shown, Skeleton
from awesomequant.site.trees import NextSite, building
from awesomequant.site.workers import Made, make, number_of_workers
from awesomequant.store import Project
from awesomequant.store.cache import Cache
from awesomequant.store.pages import (
    EditedByHand,
    backup,
    edited_pages,
    keep_rendered,
    note_rendered,
    page_bytes,
    stale_pages,
    write_pages,
)
from awesomequant.store.writing import FOLDER

# README.md and its pages.


def rendered(project: Project, kept: str | None = None) -> dict[str, str]:
    """Return README.md, and the pages in lists/ where it is too long, by their names.

    ``kept`` is the page of a person that is filled, where it is not the one that lies there.
    """
    known = Renderings(project, kept)
    if texts := known.texts():
        return texts
    bibtex = exporters(project.root)["bibtex"]

    def cite(paper: Paper) -> str:
        return bibtex.entry(paper, project.library)

    texts = pages(project.library, project.root, cite, kept, project.digests)
    known.keep(texts)
    return texts


def write_readme(project: Project, *, replace: bool = False) -> list[str]:
    """Write README.md and its lists; gives the pages that were changed or taken away.

    Raises ForeignPage for a README.md of a person's own and EditedByHand for pages that hold edits
    which no record has, unless they are to be replaced: then they are kept beside.
    """
    root, texts = project.root, rendered(project)
    edited = edited_pages(root, texts)
    if edited and not replace:
        raise EditedByHand(
            f"{holds_edits(edited)}: take them over with 'awesomequant import "
            f"{' '.join(edited)} --as-edit', or write over the page with 'awesomequant readme "
            "--replace', which keeps a copy"
        )
    for name in edited:
        say(f"{name} as it was is {backup(root, name)}")
    changed = write_pages(root, texts, replace=replace)
    keep_rendered(root, texts)
    note_rendered(root, texts.values())
    return changed


def holds_edits(names: Sequence[str]) -> str:
    """Say of pages that they were edited by hand."""
    some, more = ", ".join(names[:3]), len(names) - 3
    many = "hold" if len(names) > 1 else "holds"
    return f"{some}{f' and {more} more' if more > 0 else ''} {many} edits that no record has"


def differing_pages(project: Project, names: Collection[str]) -> list[Problem]:
    """Return the pages among ``names`` that the records do not make so, as ``check`` tells it.

    Where the records are wrong nobody knows what they would make.
    """
    named = {name for name in page_bytes(project.root) if name in names}
    if not named or has_errors(project.problems):
        return []
    try:
        stale = dict(stale_pages(project.root, rendered(project)))
    except Refusal:
        return []  # a template or a section is wrong, which is told where it is
    message = "the page is rendered from the records, which do not say what it says"
    return [
        Problem(
            Place(name),
            "edited-page",
            message,
            f"'awesomequant import {name} --as-edit' takes an edit into the records",
            Level.WARNING,
        )
        for name in sorted(named & stale.keys())
    ]


def of_pages(changed: Sequence[str]) -> str:
    """Say which of the pages of README.md were changed; of many, how many."""
    shown, more = changed[:3], len(changed) - 3
    names = ", ".join(shown) + (f" and {more} more" if more > 0 else "")
    return f"{names} written" if changed else "README.md was current"


# The site.

# Fewer outputs are made before a second process has begun.
_WORTH_A_PROCESS = 500


@contextmanager
def mkdocs_beside(project: Project, *, strict: bool) -> Iterator[Begun | None]:
    """Let MkDocs make the skeleton of a site beside what we do meanwhile, where none is kept.

    On two cores its second is then lost to nobody.
    """
    root = project.root
    with ExitStack() as stack:
        begun = None
        # What is wrong is told by those whose task it is.
        if (root / "mkdocs.yml").is_file() and not has_errors(project.problems):
            with suppress(Refusal):
                shown = shown_of(project.library, root)
                if _kept(root, shown, strict=strict) is None:
                    begun = stack.enter_context(skeleton_begun(root, shown, strict=strict))
        yield begun


def build_site(
    project: Project, *, strict: bool, begun: Begun | None = None, beside: Beside | None = None
) -> bool:
    """Build the site, on the skeleton that was ``begun`` for it, if any; says whether it was built.

    What MkDocs warns of goes to standard error, whether it said so now or when it made the skeleton
    that is kept.
    """
    root = project.root
    refuse_nowhere(root)
    with building(root):
        shown = shown_of(project.library, root)
        found = _kept(root, shown, strict=strict)
        if found:
            for warning in found[0].warnings:
                warn(warning)
        elif begun and begun.shown == shown:
            found = begun.skeleton(root)
        else:
            with skeleton_begun(root, shown, strict=strict) as now:
                found = now.skeleton(root)
        if found is None:
            return False
        skeleton, folder = found
        number = number_of_workers(len(project.library.papers))

        def make_all(batches: Sequence[Make], site: NextSite) -> list[Made]:
            return make(batches, site, number if len(batches) >= _WORTH_A_PROCESS else 1)

        try:
            materials = Materials.of(project, skeleton, folder)
            next_site = NextSite(root, root / skeleton.site_dir)
            fill(materials, next_site, Outputs(Cache.of(root)), make_all, beside)
        except Refusal as error:  # of a template: the site is as it was
            warn(told(error))
            return False
        except OSError as error:  # of what was being written the system says no name
            if error.errno and not error.filename:
                error.filename = str(root / FOLDER)
            raise
    return True


def _kept(root: Path, shown: Shown, *, strict: bool) -> tuple[Skeleton, Path] | None:
    """Return a skeleton that is kept; a strict build has none of one with warnings."""
    found = kept_skeleton(root, shown)
    return None if found and strict and found[0].warnings else found
