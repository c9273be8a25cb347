"""Whether records can be shown: some of them in all that README.md and a site make of them.

What ``check`` passes ``build`` renders.  Records are rendered as a list of their own, with the
words, settings, templates and formats of their list: whatever raises there is told at the record,
and not as a mistake of the program in the midst of a build.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from awesomequant.export import exporters
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Place, Problem
from awesomequant.render import plain_site
from awesomequant.render.readme import pages
from awesomequant.site.files import files
from awesomequant.site.filling import whole
from awesomequant.site.pages import Site
from awesomequant.site.search import index
from awesomequant.store.cache import Cache
from awesomequant.store.roots import LIST

RULE = "not-shown"
# Feeds hold whole addresses: a list without one would be tried without them.
_SITE = "https://example.org/"
_LONGEST = 200


def not_shown(library: Library, root: Path, papers: Sequence[Paper]) -> list[Problem]:
    """Return a problem for each of ``papers`` that some output cannot show.

    Where not even a list without papers can be, that alone is told, at the settings.
    """
    if said := _fault(library, root, ()):
        return [Problem(Place(LIST), RULE, said, "see the template or part that it names")]
    hint = "write it in plain words; if it is sound, report it"
    return [Problem(Place(file), RULE, said, hint) for file, said in _found(library, root, papers)]


def _found(library: Library, root: Path, papers: Sequence[Paper]) -> Iterator[tuple[str, str]]:
    """Yield the files of the papers that cannot be shown, and why: all at once, then by halves."""
    said = _fault(library, root, papers) if papers else ""
    if not said:
        return
    middle = len(papers) // 2
    halves = (papers[:middle], papers[middle:]) if middle else ()
    found = [one for half in halves for one in _found(library, root, half)]
    # Each by itself can be, and together they cannot: told at the first of them.
    yield from found or [(papers[0].source_file, said)]


def _fault(library: Library, root: Path, papers: Sequence[Paper]) -> str:
    """Return what stops an output of a list of some papers; empty where all are made."""
    settings = library.settings
    if not settings.site:
        settings = settings.model_copy(update={"site": _SITE})
    some = Library(
        settings,
        tags=library.tags,
        venues=library.venues,
        people=library.people,
        # Highlights name papers, which need not be among these.
        sections=tuple(one for one in library.sections if one.kind != "highlights"),
        papers=tuple(papers),
    )
    # Of templates and parts of the list's own their place is told.
    try:
        for what in _made(some, root):
            said = what
    except Exception as error:  # noqa: BLE001 -- whatever it is, a build would end with it
        words = f"{type(error).__name__}: {error}"[:_LONGEST]
        return f"{said} cannot be made with it ({words})"
    return ""


def _made(library: Library, root: Path) -> Iterator[str]:
    """Make every output of a list; yields the name of each before it is made."""
    yield "its list"
    formats = exporters(root)
    yield "README.md"
    pages(library, root, lambda paper: formats["bibtex"].entry(paper, library), "")
    for name, form in formats.items():
        yield name
        form.write(library.papers, library)
        for variant in form.exporter.VARIANTS:
            form.write(library.papers, library, variant)
    yield "a plain page"
    plain_site.pages(library, root)
    yield "the site"
    site = Site(library, root, formats)
    for paper in library.papers:
        yield "its page"
        site.paper_page(paper)
    for part in site.parts():
        yield f"the page {part.address}"
        site.list_page(part)
    for name, content in files(site, library, formats, []):
        yield f"the site's {name}"
        whole(content)
    yield "the index of the search"
    for name, make in index(library, formats, cache=Cache(None)):
        yield f"the search's {name}"
        make()
