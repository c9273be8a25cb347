"""Fill the skeleton of a site from a Library: every file of it, in batches that are made apart."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from html import escape
from pathlib import Path
from typing import NamedTuple, TypeVar

from awesomequant.export import exporters
from awesomequant.export.pieces import take_records
from awesomequant.language import plain
from awesomequant.library.earlier import follow
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Refusal
from awesomequant.render import for_html, render
from awesomequant.site import files
from awesomequant.site.addresses import of_files
from awesomequant.site.board_doors import board_doors
from awesomequant.site.boards import BoardPart, Directory, boards
from awesomequant.site.outputs import Make, Output, Outputs
from awesomequant.site.pages import Part, Site
from awesomequant.site.programs import dataset
from awesomequant.site.recipes import Recipes, are_known
from awesomequant.site.result_files import NAME as RESULTS
from awesomequant.site.result_files import result_files
from awesomequant.site.search import FOLDER as INDEX
from awesomequant.site.search import META, Door, index
from awesomequant.site.shell import SLOTS, Page, Shell
from awesomequant.site.skeleton import FILES, Shown, Skeleton, Slotted, filled, slots
from awesomequant.site.splicing import Named
from awesomequant.site.trees import Content, Entry, NextSite
from awesomequant.site.workers import Made, make
from awesomequant.store import Project
from awesomequant.store.cache import Cache
from awesomequant.store.roots import root_above

Of = TypeVar("Of", Paper, Part, BoardPart | Directory)


def shown_of(library: Library, root: Path) -> Shown:
    """Return what MkDocs is to show of a library, by the templates of the project at ``root``."""
    settings = library.settings
    above = root_above(root)  # of several lists, whose site a reader may want next
    footer = render(
        for_html(root, library.messages), "site/footer.html.j2",
        library=library, settings=settings, above=above and above[2],
    )  # fmt: skip
    said = library.messages
    return Shown(
        settings.site or _published(above[1] if above else ""),
        footer.strip(),
        settings.accent or "",
        plain.show(settings.description),
        said.language,
        settings.audit,
        bool(boards(library).boards),
        dict(said.known),
    )


def _published(folder: str) -> str:
    """Return where a workflow says that it will put the site; empty where nobody says so.

    Of several lists it says where that of all is, and each stands in its ``folder``.

    A list that has just begun states no site, and stands below a path on Pages: there the page of
    what is missing found neither its style nor the way back.  Raises Refusal for what is none.
    """
    said = os.environ.get("AWESOMEQUANT_SITE", "").strip()
    if not said:
        return ""
    if not re.fullmatch(r"https?://[^\s\"'<>?#]+", said):
        shown = plain.show(said)[:100]
        msg = f"AWESOMEQUANT_SITE is '{shown}', which is no address; write https://…, or unset it"
        raise Refusal(msg)
    return f"{said.rstrip('/')}/" + (f"{folder}/" if folder else "")


def site_of(project: Project, skeleton: Skeleton) -> Site:
    """Return the site of a project, whose address mkdocs.yml may say in place of the list."""
    library = project.library
    if not library.settings.site and skeleton.site_url:
        library = _at(library, skeleton.site_url)
    return Site(library, project.root, exporters(project.root))


def _at(library: Library, address: str) -> Library:
    """Return a list as it is when it says where its site is; it knows how it was before, too."""
    made: dict[str, Library] = library.memo.setdefault(_at, {})
    if address not in made:
        settings = library.settings.model_copy(update={"site": address})
        made[address] = replace(library, settings=settings)
        made[address].names_known.extend(library.names_known)  # which no setting changes
        made[address].confirmers.extend(library.confirmers)
        for earlier in library.earlier:
            if before := earlier.library.memo.get(_at, {}).get(address):
                follow(before, made[address])
    return made[address]


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
    # Of several lists each has the pages of its papers itself.
    paged = () if library.lists else library.papers
    results = list(site.results.pages)
    pages = [paper.page for paper in paged] + [part.address for part in (*parts, *results)]
    shell = shell_of(site, skeleton)
    doors = [Door(title, url, "page", words) for title, url, words in skeleton.doors]
    # The index reads entries out of the files of the formats, in the process that made these.
    groups = [*files.of_formats(site, library, formats)]
    of_all = recipes.of_result_files() if recipes and results else b""
    # It knows which papers have results, and the header's search the pages of results.
    groups.append(files.Group(INDEX, None, partial(_index, site, doors, cache), of_all.hex()))
    if results:
        yield Output(RESULTS, of_all or None, partial(result_files, site.results, library))
    records, urls = recipes.records if recipes else {}, [*skeleton.urls, *pages]
    groups += files.groups(site, library, formats, urls, records, cache)
    for name, papers, group, said in groups:
        recipe = recipes.of_files(name, papers, said) if recipes else None
        yield Output(name, recipe, partial(_not_own, group, skeleton.own))
    made = {f"{address}index.html" for address in pages}
    for slotted in skeleton.slotted:
        if slotted.file not in made:  # the page of a paper stands for one of its address
            hand = partial(_by_hand, site, skeleton, folder, slotted)
            yield Output(slotted.file, recipes.of_slotted(slotted) if recipes else None, hand)
    for part in parts:
        recipe = recipes.of_part(part) if recipes else None
        yield Output(part.address, recipe, partial(_filled, shell, site.list_page, part))
    for of in results:
        recipe = recipes.of_results(of) if recipes else None
        yield Output(of.address, recipe, partial(_filled, shell, site.results.page, of))
    if not paged:
        return
    of_papers = recipes.of_papers() if recipes else ((paper, None) for paper in paged)
    page = site.paper_page  # one object, and not one a paper
    for paper, recipe in of_papers:
        yield Output(paper.page, recipe, partial(_filled, shell, page, paper))


def shell_of(site: Site, skeleton: Skeleton) -> Shell:
    """Return the shell that pages of papers and lists are filled into."""
    head = _search(site, "../../") + SLOTS["head"]
    return Shell.of(filled(skeleton.shell, head, {}), is_flat=skeleton.is_flat)


def of_paper(site: Site, shell: Shell, paper: Paper) -> Make:
    """Return what makes the page of a paper."""
    return partial(_filled, shell, site.paper_page, paper)


def of_lists(
    site: Site, shell: Shell, skeleton: Skeleton, folder: Path
) -> Iterator[tuple[str, Make]]:
    """Yield what makes the other pages, under their addresses or files; of two of one the last."""
    for slotted in skeleton.slotted:
        yield slotted.file, partial(_by_hand, site, skeleton, folder, slotted)
    for part in site.parts():
        yield part.address, partial(_filled, shell, site.list_page, part)
    for of in site.results.pages:
        yield of.address, partial(_filled, shell, site.results.page, of)


class Materials(NamedTuple):
    """What a site is made of: the list, what MkDocs made, and the folder that lies in.

    Without a list, or a shell to fill, where mkdocs.yml does not name our plugin, MkDocs has the
    site for itself.
    """

    listed: tuple[Project, Site] | None
    skeleton: Skeleton
    files: Path

    @classmethod
    def of(cls, project: Project | None, skeleton: Skeleton, folder: Path) -> "Materials":
        """Take the skeleton in ``folder``."""
        listed = (project, site_of(project, skeleton)) if project and skeleton.shell else None
        return cls(listed, skeleton, folder / FILES)


Beside = Callable[[NextSite, Mapping[str, Entry]], Mapping[str, Entry]]


def fill(
    materials: Materials,
    next_site: NextSite,
    known: Outputs,
    make_all: Callable[[Sequence[Make], NextSite], Iterable[Made]] = make,
    beside: Beside | None = None,
) -> None:
    """Fill the skeleton, and put the site in its place when it is whole.

    ``known`` is what the site that is there was made of; ``beside`` gives it the files of others,
    and is told which it has.
    """
    listed, skeleton, folder = materials
    entries = dict(_left_as_they_are(skeleton, folder, next_site))
    made: list[tuple[Output, tuple[str, ...]]] = []
    if listed:
        project, site = listed
        cache = Cache.of(project.root)
        recipes = Recipes(project, site, skeleton, cache) if are_known(site) else None
        if recipes:
            take_records(recipes.records, site.library)
        left: list[Output] = []
        for output in outputs(site, skeleton, folder, recipes, cache):
            if (kept := known.kept(output, next_site)) is None:
                left.append(output)
            else:
                entries |= kept
                # Without what would make it: 120,000 outputs of 100,000 papers are held to the end.
                made.append((output._replace(make=_nothing), tuple(kept)))
        batches = make_all([output.make for output in left], next_site)
        for output, its_files in zip(left, batches, strict=True):
            entries |= its_files
            made.append((output, tuple(its_files)))
    if beside:
        entries |= beside(next_site, entries)
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
    boards = board_doors(site.results.all, site.library)
    for name, body in index(site.library, site.formats, doors, cache, boards):
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
    html = filled(html, head + site.feed_links(root), blocks)
    yield one.file, of_files(html) if skeleton.is_flat else html


def _search(site: Site, root: str) -> str:
    """Return what the head of a page says of how the site is searched."""
    if not site.library.settings.site:
        return ""
    title = escape(plain.show(site.library.settings.title))
    return (
        '<link rel="search" type="application/opensearchdescription+xml" '
        f'href="{root}opensearch.xml" title="{title}">\n'
    )
