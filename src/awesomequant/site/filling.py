"""Fill the skeleton of a site from a Library: every file of it, in batches that are made apart."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from html import escape
from pathlib import Path
from typing import TypeVar

from awesomequant.export import exporters
from awesomequant.export.pieces import take_records
from awesomequant.language import plain
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Refusal
from awesomequant.render import for_html, render
from awesomequant.site import files
from awesomequant.site.outputs import Output, Outputs
from awesomequant.site.pages import Part, Site
from awesomequant.site.programs import dataset
from awesomequant.site.recipes import Recipes, are_known
from awesomequant.site.search import FOLDER as INDEX
from awesomequant.site.search import META, Door, index
from awesomequant.site.shell import SLOTS, Page, Shell
from awesomequant.site.skeleton import FILES, Shown, Skeleton, Slotted, filled, slots
from awesomequant.site.splicing import Named
from awesomequant.site.trees import Content, Entry, NextSite
from awesomequant.site.workers import make
from awesomequant.store import Project
from awesomequant.store.cache import Cache

Of = TypeVar("Of", Paper, Part)
# Fewer outputs are made before a second process has begun.
_WORTH_A_PROCESS = 500


def shown_of(library: Library, root: Path) -> Shown:
    """Return what MkDocs is to show of a library, by the templates of the project at ``root``."""
    settings = library.settings
    footer = render(for_html(root), "site/footer.html.j2", library=library, settings=settings)
    return Shown(settings.site or "", footer.strip(), settings.accent or "")


def site_of(project: Project, skeleton: Skeleton) -> Site:
    """Return the site of a project, whose address mkdocs.yml may say in place of the list."""
    library = project.library
    if not library.settings.site and skeleton.site_url:
        settings = library.settings.model_copy(update={"site": skeleton.site_url})
        library = replace(library, settings=settings)
    return Site(library, project.root, exporters(project.root))


def whole(content: Content) -> str | bytes:
    """Return a content in one piece."""
    if isinstance(content, Named):
        return content.make()
    return content if isinstance(content, str | bytes) else "".join(content)


def outputs(
    site: Site,
    skeleton: Skeleton,
    folder: Path,
    recipes: Recipes | None = None,
    cache: Cache | None = None,
) -> Iterator[Output]:
    """Yield every output of the site, without what MkDocs made and nobody fills.

    ``folder`` holds the files that MkDocs made, ``cache`` what the search index had before.  The
    longest come first, and what is made of the same pieces side by side, for two processes that
    begin at either end.  Without ``recipes`` nobody knows what they are made of.
    """
    library, formats = site.library, site.formats
    parts = list(site.parts())
    pages = [paper.page for paper in library.papers] + [part.address for part in parts]
    search = _search(site, "../../")
    shell = Shell.of(filled(skeleton.shell, search + SLOTS["head"], {}))
    doors = [Door(title, url, "page", words) for title, url, words in skeleton.doors]
    # The index reads entries out of the files of the formats, in the process that made these.
    groups = [*files.of_formats(site, library, formats)]
    groups.append(files.Group(INDEX, None, partial(_index, site, doors, cache)))
    records, urls = recipes.records if recipes else {}, [*skeleton.urls, *pages]
    groups += files.groups(site, library, formats, urls, records, cache)
    for name, papers, group, said in groups:
        recipe = recipes.of_files(name, papers, said) if recipes else None
        yield Output(name, recipe, partial(_not_own, group, skeleton.own))
    made = {f"{address}index.html" for address in pages}
    for slotted in skeleton.slotted:
        if slotted.file not in made:  # the page of a paper stands for one of its address
            make = partial(_by_hand, site, skeleton, folder, slotted)
            yield Output(slotted.file, recipes.of_slotted(slotted) if recipes else None, make)
    for part in parts:
        recipe = recipes.of_part(part) if recipes else None
        yield Output(part.address, recipe, partial(_filled, shell, site.list_page, part))
    of_papers = recipes.of_papers() if recipes else ((paper, None) for paper in library.papers)
    page = site.paper_page  # one object, and not one a paper
    for paper, recipe in of_papers:
        yield Output(paper.page, recipe, partial(_filled, shell, page, paper))


def fill(
    project: Project | None,
    skeleton: Skeleton,
    folder: Path,
    next_site: NextSite,
    known: Outputs,
    workers: int = 1,
) -> None:
    """Fill the skeleton in ``folder``, and put the site in its place when it is whole.

    Without a shell, where mkdocs.yml does not name our plugin, MkDocs has the site for itself.
    With more ``workers`` so many processes are forked, which must not be where threads run.
    ``known`` is what the site that is there was made of.
    """
    files = folder / FILES
    entries = dict(_left_as_they_are(skeleton, files, next_site))
    made: list[tuple[Output, tuple[str, ...]]] = []
    if project and skeleton.shell:
        site, cache = site_of(project, skeleton), Cache.of(project.root)
        recipes = Recipes(project, site, skeleton) if are_known(site) else None
        if recipes:
            take_records(recipes.records, site.library)
        left: list[Output] = []
        for output in outputs(site, skeleton, files, recipes, cache):
            if (kept := known.kept(output, next_site)) is None:
                left.append(output)
            else:
                entries |= kept
                # Without what would make it: 120,000 outputs of 100,000 papers are held to the end.
                made.append((output._replace(make=_nothing), tuple(kept)))
        number = workers if len(left) >= _WORTH_A_PROCESS else 1
        batches = [output.make for output in left]
        for output, its_files in zip(left, make(batches, next_site, number), strict=True):
            entries |= its_files
            made.append((output, tuple(its_files)))
    next_site.take_place(entries)
    known.keep(made, next_site)


def _nothing() -> Iterator[tuple[str, Content]]:
    """Make what is there already."""
    return iter(())


def _left_as_they_are(
    skeleton: Skeleton, folder: Path, site: NextSite
) -> Iterator[tuple[str, Entry]]:
    """Put the files that MkDocs made and nobody fills into the site."""
    slotted = {one.file for one in skeleton.slotted}
    for name, known in (skeleton.sums or {}).items():
        if name not in slotted:
            yield name, site.keep(name, known) or site.put(name, (folder / name).read_bytes())


def _index(site: Site, doors: list[Door], cache: Cache | None) -> Iterator[tuple[str, Content]]:
    for name, body in index(site.library, site.formats, doors, cache):
        yield f"{INDEX}{name}", body() if name == META else Named(body)


def _not_own(
    group: Callable[[], Iterator[tuple[str, Content]]], own: frozenset[str]
) -> Iterator[tuple[str, Content]]:
    """Yield the files of a group but for those that the project has itself, as a robots.txt."""
    for address, text in group():
        if address not in own:
            yield address, text


def _filled(shell: Shell, page: Callable[[Of], Page], of: Of) -> Iterator[tuple[str, Content]]:
    try:
        made = page(of)
    except Refusal:
        raise
    except Exception as error:
        # Else one record is "a mistake of awesomequant", and nobody knows which.
        what: object = of
        where = what.source_file if isinstance(what, Paper) else f"the page {of.address}"
        raise Refusal(
            f"{where}: its page cannot be made ({type(error).__name__}: {error})"
        ) from error
    yield f"{made.address}index.html", shell.fill(made)


def _by_hand(
    site: Site, skeleton: Skeleton, folder: Path, one: Slotted
) -> Iterator[tuple[str, Content]]:
    """Yield a hand-written page with its blocks, and what its head says of the whole list."""
    html, root = (folder / one.file).read_text("utf-8"), one.root
    head = _search(site, root)
    if one.is_home and (described := dataset(site.library, site.formats)):
        head += f'<script type="application/ld+json">{described}</script>\n'
    blocks = {}
    for number in (number for number in slots(html) if number is not None):
        block = skeleton.blocks[number]
        try:
            blocks[number] = site.block(block.name, root, block.argument)
        except Refusal as error:
            raise Refusal(f"{block.source}: {error}") from None
    yield one.file, filled(html, head + site.feed_links(root), blocks)


def _search(site: Site, root: str) -> str:
    """Return what the head of a page says of how the site is searched."""
    if not site.library.settings.site:
        return ""
    title = escape(plain.show(site.library.settings.title))
    return (
        '<link rel="search" type="application/opensearchdescription+xml" '
        f'href="{root}opensearch.xml" title="{title}">\n'
    )
