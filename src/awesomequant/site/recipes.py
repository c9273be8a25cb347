"""What the outputs of a site are made of, as digests: where one is as it was, so is the output.

A record is known by its file's digest, which loading has worked out; what a page says of others is
told apart from what these say besides, so that a note that somebody adds changes a handful of
pages, and not all that link the paper.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from awesomequant.door import PAGE_BYTES, below
from awesomequant.export import pieces
from awesomequant.library.json_text import packed
from awesomequant.library.metrics import repository_key
from awesomequant.library.paper import Paper
from awesomequant.library.results import ResultTable
from awesomequant.registry import own_place
from awesomequant.render import own_templates, template_folders
from awesomequant.site.addresses import LEAST_PAPERS
from awesomequant.site.boards import BoardPart, Directory
from awesomequant.site.pages import Part, Site
from awesomequant.site.related import relations
from awesomequant.site.skeleton import Skeleton, Slotted
from awesomequant.store import Project
from awesomequant.store.cache import Cache, digest
from awesomequant.store.history import contents
from awesomequant.store.project import METRICS
from awesomequant.store.strays import BENCHMARKS, HISTORY, MODELS, PAPERS, RESULTS


class Recipes:
    """The recipes of all outputs of a site."""

    def __init__(
        self, project: Project, site: Site, skeleton: Skeleton, cache: Cache | None = None
    ) -> None:
        """Work out what many outputs have in common; ``cache`` may know a part of it."""
        self._cache = cache
        self._site, self._skeleton = site, skeleton
        library = site.library
        self.records = _records(project, site)
        known = {paper.source_file for paper in library.papers} if library.lists else ()
        words = sorted(
            (file, of)
            for file, of in project.digests.items()
            if not file.startswith((f"{PAPERS}/", f"{HISTORY}/", f"{RESULTS}/"))
            and file not in (METRICS, BENCHMARKS, MODELS)
            and file not in known
        )
        self._common = digest(
            # Not as JSON, for which pydantic would compile the settings first, in 50 ms.
            repr(library.settings),
            library.messages.digest,
            packed([library.listed, sorted(library.archived), site.layout]),
            *(part for file, of in words for part in (file, of)),
            *_contents(template_folders(project.root)),
            skeleton.shell,
            packed([skeleton.blocks, skeleton.doors, sorted(skeleton.own), skeleton.urls]),
        )
        self._history = digest(*contents(project.root))
        self._rows = self._as_listed()
        self._tables: dict[str, str] = {}
        self._known: dict[int, tuple[Sequence[Paper], bytes]] = {}
        self._all = self._of_papers(library.papers)
        if own_templates(project.root, "site/**/*.j2"):
            # One that tells on each page how many papers there are was out of date on most.
            self._common = digest(self._common, self._history, self._all)

    def of_papers(self) -> Iterator[tuple[Paper, bytes]]:
        """Yield each paper, in the default order, with the recipe of its page."""
        papers = self._site.library.papers
        linked = [_sum(f"{paper.id}\0{paper.title}\0{paper.where}") for paper in papers]
        near = relations(self._site.library, self._cache).made_of(linked)
        around = [b"", *linked, b""]
        history = self._site.library.history.snapshots
        has_results = self._site.results.all.boards
        reported = self._site.library.results.by_work if has_results else {}
        results = _sum(self._of_all_results) if reported else b""
        for at, paper in enumerate(papers):
            beside = around[at], around[at + 2]
            grown = self._grown(paper) if history else b""
            told = results if paper.id in reported else b""
            parts = self._common, self._rows[paper.id], grown, *beside, near[at], told
            yield paper, _sum(b"".join(parts))

    def _grown(self, paper: Paper) -> bytes:
        history = self._site.library.history
        keys = (paper.id, *(repository_key(one.url) for one in paper.code))
        return _sum(repr([history.points(key) for key in keys]))

    def of_part(self, part: Part) -> bytes:
        """Return the recipe of a page that lists papers."""
        listed = part.listed
        is_whole = part.number == 1 or listed.author is not None
        papers = listed.papers if is_whole else part.papers
        place = part.number, part.pages, part.start, len(part.papers), len(listed.papers)
        years = self._site.years if is_whole else ()
        told = packed([listed.address, listed.title, place, self._site.has_feed(listed), years])
        return digest(self._common, told, self._of_papers(papers))

    def of_files(self, name: str, papers: Sequence[Paper] | None, said: str) -> bytes:
        """Return the recipe of files that are made of some papers, of all where that is None."""
        found = self._all if papers is None else self._of_papers(papers)
        return digest(self._common, name, said, found)

    def of_slotted(self, slotted: Slotted) -> bytes:
        """Return the recipe of a hand-written page, whose blocks may show anything of the list."""
        made = (self._skeleton.sums or {}).get(slotted.file, "")
        results = self._of_all_results if self._site.results.all.boards else b""
        return digest(self._common, packed(slotted), made, self._history, self._all, results)

    def of_results(self, of: BoardPart | Directory) -> bytes:
        """Return the recipe of a page of results: its tables, and the papers that they are of."""
        library, held = self._site.library, self._site.library.results.held
        some = (of.board,) if isinstance(of, BoardPart) else of.boards
        results = [one for board in some for one in board.results]
        tables = {one.table.id: one.table for one in results}
        works = {one.told.work or "" for one in results}
        told = (
            [of.number, of.pages] if isinstance(of, BoardPart) else [],
            [[board.address, board.title, *self._site.results.doors(board)] for board in some],
            repr([held.benchmarks.get(name) for name in sorted({one.benchmark for one in some})]),
            sorted(map(self._of_table, tables.values())),
        )
        papers = [library.by_id[work] for work in sorted(works) if work in library.by_id]
        return digest(self._common, packed(told), *(self._rows[paper.id] for paper in papers))

    def of_result_files(self) -> bytes:
        """Return the recipe of the files of results: all tables, and the papers that have any."""
        return digest(self._common, self._all, self._of_all_results)

    def _of_table(self, table: ResultTable) -> str:
        known = self._tables.get(table.id)
        if known is None:
            known = self._tables[table.id] = _sum(table.model_dump_json()).hex()
        return known

    @property
    def _of_all_results(self) -> bytes:
        held = self._site.library.results.held
        named = [repr(one) for one in (*held.benchmarks.values(), *held.models.values())]
        return packed([named, [self._of_table(table) for table in held.tables]])

    def _of_papers(self, papers: Sequence[Paper]) -> bytes:
        # A page of a list, its BibTeX and its feed ask for the same ones, one after the other.
        known = self._known.get(id(papers))
        if known is None or known[0] is not papers:
            rows = self._rows
            found = _sum(b"".join([rows[paper.id] for paper in papers]))
            known = self._known[id(papers)] = papers, found
        return known[1]

    def _as_listed(self) -> dict[str, bytes]:
        """Return what each paper's row is made of: its record, and where its links lead."""
        site, library = self._site, self._site.library
        # The address of an author's page follows from the slug.
        leads: defaultdict[str, list[str]] = defaultdict(list)
        for slug, papers in library.by_author.items():
            if slug in site.author_pages:
                state = f"{slug}/"
            elif len(papers) >= LEAST_PAPERS:
                state = slug
            else:
                continue
            for paper in papers:
                leads[paper.id].append(state)
        venues = site.venue_pages
        found = {}
        for paper in library.papers:
            links = (venues.get(paper.venue or "", ""), *sorted(leads.get(paper.id, ())))
            found[paper.id] = _sum(self.records[paper.id] + "\0".join(links).encode())
        return found


def _records(project: Project, site: Site) -> dict[str, bytes]:
    """Return what each paper says, as a digest: what its file does, and what was counted of it."""
    library, known = site.library, project.digests
    found = {}
    for paper in library.papers:
        sign = known.get(paper.source_file) or pieces.recipe(paper, library)
        if paper.citations or paper.code:  # which data/metrics.yaml may count
            sign = _sum(sign + packed([paper.citations, paper.code]))
        if confirmed := library.confirmed.get(paper.id):
            sign = _sum(sign + packed(confirmed))
        found[paper.id] = sign
    return found


def _sum(told: bytes | str) -> bytes:
    """Return the digest of what is told in one piece: a tenth of the time of ``digest``.

    What it is joined of has ends of its own: digests, and texts, none of which holds a NUL.
    """
    content = told.encode("utf-8", "surrogatepass") if isinstance(told, str) else told
    return blake2b(content, digest_size=16).digest()


def _contents(folders: Iterable[Path]) -> Iterator[str | bytes]:
    """Yield names and contents of all files below some folders that a template can be."""
    for folder in folders:
        with below(folder) as door:
            for name, _ in door.files(""):
                with suppress(OSError):  # nor do templates open it
                    content = door.content(name, PAGE_BYTES)
                    yield name
                    yield content


def are_known(site: Site) -> bool:
    """Return whether it is known what outputs are made of.

    Nobody knows what a list's own exporter or style reads.
    """
    own = (*(form.exporter for form in site.formats.values()), *site.styles.values())
    return not any(map(own_place, own))
