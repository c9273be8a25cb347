"""What a program would ask a list, asked over HTTP alone; what is right comes from the records.

The client is the program that docs/programs.md prints.  ``python tests/questions.py SITE`` asks the
built site of our own list and prints what each question took.
"""

import functools
import http.server
import json
import re
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from bs4 import BeautifulSoup
from support import ROOT

from awesomequant.export import citation, exporters
from awesomequant.export.references import as_plain
from awesomequant.export.styles import styles
from awesomequant.language import plain
from awesomequant.language.markdown import show
from awesomequant.library.library import Library
from awesomequant.library.order import newest_first
from awesomequant.library.paper import Paper
from awesomequant.store import load
from awesomequant.text import squash

MOST_REQUESTS, MOST_BYTES = 3, 20_000
_BLOCK = re.compile(r'^```python title="look_up.py"\n(.*?)^```$', re.DOTALL | re.MULTILINE)


def printed_client() -> ModuleType:
    """Return the program of the page as a module."""
    found = _BLOCK.search((ROOT / "docs/programs.md").read_text("utf-8"))
    assert found
    module = ModuleType("look_up")
    exec(found[1], vars(module))  # noqa: S102 -- our own page
    return module


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A static server and nothing more, as GitHub Pages is."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, *_: Any, **__: Any) -> None:
        """Answer with the site's own page of what is not there, which counts as bytes, too."""
        page = Path(self.directory) / "404.html"
        body = page.read_bytes() if page.is_file() else b""
        self.send_response(code)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on the loopback address."""
    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Client:
    """The printed client, with what it asked counted."""

    module: ModuleType
    sizes: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, address: str, folder: Path) -> "Client":
        """Ask a static server at an address, which serves the folder."""
        module = printed_client()
        module.SITE = address  # type: ignore[attr-defined]
        missing = folder / "404.html"
        return cls.asking(module.fetch, missing.stat().st_size if missing.is_file() else 0)

    @classmethod
    def asking(cls, fetch: Callable[[str], str | None], missing: int = 0) -> "Client":
        """Ask ``fetch``; what is not there takes as many bytes as ``missing`` says."""
        client = cls(printed_client())

        def counted(name: str) -> str | None:
            text = fetch(name)
            client.sizes.append(missing if text is None else len(text.encode()))
            return text

        vars(client.module).update(fetch=counted)
        return client

    def get(self, name: str) -> str:
        text = self.module.fetch(name)
        assert text is not None, name
        return str(text)

    def index(self) -> Any:
        return json.loads(self.get("by/index.json"))

    def one(self, kind: str, text: str) -> Any:
        (found,) = self.module.look_up(kind, text)
        return found

    def check(self, *stated: Any, **more: Any) -> Any:
        return self.module.check(*stated, **more)


class Question(NamedTuple):
    """A question, how a program asks it, and what is right."""

    text: str
    ask: Callable[[Client], Any]
    right: Any


class Facts(NamedTuple):
    """What questions are about, chosen from a list."""

    library: Library
    paper: Paper  # with title, authors, year, venue
    arxiv: Paper
    doi: Paper
    coded: Paper
    published: Paper  # with a DOI and an arXiv id
    old: Paper | None = None  # with an arXiv id that has a slash


def facts(library: Library, at: int = 0) -> Facts:
    """Choose the papers that questions are about, others for each ``at``."""

    def pick(fits: Callable[[Paper], Any]) -> Paper:
        papers = [paper for paper in library.papers if fits(paper)]
        return papers[at * 7919 % len(papers)]

    def is_plain(paper: Paper) -> bool:
        names_all = 0 < len(paper.names) <= 20 and not paper.others
        return names_all and bool(paper.year and paper.venue) and len(paper.title) > 20

    def is_old(paper: Paper) -> bool:
        return "/" in (paper.arxiv or "")

    own = {squash(plain.show(paper.title)): 0 for paper in library.papers}
    assert len(own) == len(library.papers), "titles that two works have are asked for elsewhere"
    return Facts(
        library,
        pick(is_plain),
        pick(lambda paper: paper.arxiv and not is_old(paper)),
        pick(lambda paper: paper.doi),
        pick(lambda paper: paper.code),
        pick(lambda paper: paper.doi and paper.arxiv and not is_old(paper)),
        pick(is_old) if any(map(is_old, library.papers)) else None,
    )


def doi_of(paper: Paper) -> str | None:
    return next((one.id for one in paper.identifiers if one.scheme == "doi"), None)


def titles(works: Sequence[Any]) -> list[str]:
    return [work["title"] for work in works]


def shown(papers: Sequence[Paper]) -> list[str]:
    return [plain.show(paper.title) for paper in papers]


def references(of: Facts) -> Iterator[Question]:
    """Yield questions whether a reference is true."""
    paper, name = of.paper, plain.show(of.paper.title)
    stated = (name, paper.names[:3], paper.year, paper.venue)
    yield Question("Is this reference true?", lambda ask: ask.check(*stated), {})
    yield Question(
        "The same with a year that is wrong?",
        lambda ask: ask.check(name, paper.names[:1], (paper.year or 0) + 1),
        {"year": paper.year},
    )
    yield Question(
        "With an author who had no part in it?",
        lambda ask: ask.check(name, ["Nemo Nobody"], paper.year),
        {"authors": list(paper.names[:20])},
    )
    yield Question(
        "With a title that ends slightly wrong?",
        lambda ask: ask.check(f"{name}s!", paper.names[:1], paper.year),
        {"title": name},
    )
    yield Question(
        "Is a reference true that somebody made up?",
        lambda ask: ask.check("Quantum Bees Dream of Sixteen Honeycombs", ["Nemo Nobody"], 2020),
        {"title": "not on the list"},
    )
    arxiv = of.arxiv.arxiv or ""
    yield Question(
        "Does this arXiv id, of some version, belong to this title?",
        lambda ask: ask.one("arxiv", f"arXiv:{arxiv}v3")["title"],
        plain.show(of.arxiv.title),
    )
    yield Question(
        "And an id that nobody was given?", lambda ask: ask.module.look_up("arxiv", "0704.9999"), []
    )
    doi = of.doi.doi or ""
    yield Question(
        "Which work has this DOI, written as an address in capitals?",
        lambda ask: ask.one("doi", f"https://doi.org/{doi.upper()}")["title"],
        plain.show(of.doi.title),
    )
    yield Question(
        "And arXiv's DOI?",
        lambda ask: ask.one("arxiv", f"10.48550/arXiv.{arxiv}")["id"],
        of.arxiv.id,
    )
    if old := of.old:
        yield Question(
            "Which work has this old arXiv id?",
            lambda ask: ask.one("arxiv", f"{old.arxiv}v1")["title"],
            plain.show(old.title),
        )
    preprint = of.published.arxiv or ""
    yield Question(
        "Where did this preprint appear, and under which DOI?",
        lambda ask: (
            (work := ask.one("arxiv", preprint)).get("venue"),
            work["doi"],
        ),
        (of.published.venue, doi_of(of.published)),
    )


def page_of(ask: Client, paper: Paper) -> BeautifulSoup:
    return BeautifulSoup(ask.get(paper.page), "html.parser")


def citing(of: Facts) -> Iterator[Question]:
    """Yield questions how something is cited, and where it is."""
    library, paper = of.library, of.paper
    formats = exporters()
    name = plain.show(paper.title)
    yield Question(
        "How is the work of this title cited in BibTeX?",
        lambda ask: ask.module.bibtex(ask.one("title", name)["id"]),
        formats["bibtex"].write((paper,), library),
    )
    yield Question(
        "As a line of text?",
        # Beside a formula stands what it is as text: its MathML alone reads "PT2" for "PT²".
        lambda ask: [
            one.get("data-plain", one.text) for one in page_of(ask, paper).select(".aq-reference p")
        ],
        [as_plain(styles()["apa"].reference(citation(paper, library)))],
    )
    yield Question(
        "Where is the code of this paper?",
        lambda ask: ask.one("title", plain.show(of.coded.title))["code"],
        [code.url for code in of.coded.code],
    )
    yield Question(
        "How is the list itself cited?",
        lambda ask: re.findall('^title: "(.*)"$', ask.get("CITATION.cff"), re.MULTILINE),
        [library.settings.title],
    )
    yield Question(
        "What is it about, and what is it no good for?",
        lambda ask: re.findall(r"(^# .*|^- .*?:)", ask.get("llms.txt"), re.MULTILINE)[0],
        f"# {show(library.settings.title)}",
    )


def counting(of: Facts, at: int = 0) -> Iterator[Question]:
    """Yield questions of numbers, of what is new, and of people."""
    library = of.library
    used = [tag for tag, papers in library.by_tag.items() if papers]
    tag = used[at % len(used)]
    of_tag = library.by_tag[tag]
    year = next(paper.year for paper in of_tag if paper.year)
    venues = [name for name in library.by_venue if name in library.venues]
    venue = library.venues[venues[at % len(venues)]]
    # A name that other pages' names fold to as well is several answers, and asked elsewhere.
    counts: dict[str, set[str]] = {}
    for paper in library.papers:
        for person in paper.people:
            page = library.persons.page_of(person).slug
            counts.setdefault(squash(person.shown), set()).add(page)
    people = [
        (person.shown, papers)
        for slug, papers in library.by_author.items()
        for person in papers[0].people
        if library.persons.page_of(person).slug == slug and len(counts[squash(person.shown)]) == 1
    ]
    people.sort(key=lambda one: -len(one[1]))  # those with most works first
    name, works = people[at % len(people)]
    yield Question(
        "How many papers has the list?", lambda ask: ask.index()["papers"], len(library.papers)
    )
    yield Question(
        "How many are of this year?",
        lambda ask: ask.index()["years"][str(year)],
        len(library.by_year[year or 0]),
    )
    yield Question("How many are of this topic?", lambda ask: ask.index()["tags"][tag], len(of_tag))
    yield Question(
        "How many of this topic are of this year?",
        lambda ask: ask.one("tag", tag)["years"][str(year)],
        sum(paper.year == year for paper in of_tag),
    )
    yield Question(
        "How many appeared at this venue, by its full name?",
        lambda ask: [
            one["papers"]
            for one in ask.module.look_up("venue", venue.name)
            if one["id"] == venue.id
        ],
        [len(library.by_venue[venue.id])],
    )
    yield Question(
        "What is the newest of this topic?",
        lambda ask: titles(ask.one("tag", tag)["newest"]),
        shown(newest_first(of_tag)[:10]),
    )
    cited = [paper for paper in of_tag if paper.citations and paper.citations.count]
    cited.sort(key=lambda paper: (-(paper.citations.count if paper.citations else 0), paper.id))
    yield Question(
        "What is cited most of it?",
        lambda ask: titles(ask.one("tag", tag)["most_cited"]),
        shown(cited[:10]),
    )
    yield Question(
        "What came onto the list last?",
        lambda ask: titles(ask.index()["newest"]),
        shown(library.newest[:10]),
    )
    yield Question(
        "What has this person written?",
        lambda ask: titles(ask.one("author", name)["works"]),
        shown(works),
    )


def questions(library: Library, at: int = 0) -> list[Question]:
    """Return all questions, about other works, topics and people for each ``at``."""
    of = facts(library, at)
    return [*references(of), *citing(of), *counting(of, at)]


if __name__ == "__main__":
    built = Path(sys.argv[1])
    own = load(ROOT).library
    worst: dict[str, tuple[int, int]] = {}
    wrong = 0
    with served(built) as address:
        for at in range(int(sys.argv[2]) if len(sys.argv) > 2 else 200):
            for question in questions(own, at):
                client = Client.of(address, built)
                answer = question.ask(client)
                if answer != question.right:
                    wrong += 1
                    print("WRONG", question.text, at, answer, question.right)  # noqa: T201
                requests, largest = worst.get(question.text, (0, 0))
                worst[question.text] = (
                    max(requests, len(client.sizes)),
                    max(largest, *client.sizes),
                )
    for text, (requests, largest) in worst.items():
        print(f"| {text} | {requests} | {largest:,} |")  # noqa: T201
    print(f"{wrong} wrong")  # noqa: T201
