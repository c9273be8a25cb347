"""``add`` makes a record of whatever is pasted, asks politely, invents nothing, never adds twice."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from services import World, project
from serving import FakeClock, Said, serving

from awesomequant.check.run import audit
from awesomequant.cli import awesomequant
from awesomequant.commands import add
from awesomequant.export import exporters
from awesomequant.intake.adding import entries_in
from awesomequant.intake.files import issue_form as issue
from awesomequant.library.problems import Refusal, has_errors
from awesomequant.site.pages import Site
from awesomequant.store import load
from awesomequant.web.client import Client, variables
from awesomequant.web.wire import Wire
from awesomequant.works import clues

Run = Callable[..., Result]
HASH = "3f13cf4ddf6fc50c0d39a1d5aeb57dd8"
LISTED = 'title: "Networks Listed in Alphabetical Order"\nvenue: TOYS\nyear: 2019\ntags: [toy]\narxiv: "1901.00001"\n'

# What is pasted, the id it is, and venue and year that the address tells.
PASTED: list[tuple[str, str, str | None, int | None]] = [
    ("1909.05840", "arxiv:1909.05840", "arXiv", 2019),
    ("arXiv:1909.05841v2", "arxiv:1909.05841", "arXiv", 2019),
    ("arxiv.org/abs/1909.05842", "arxiv:1909.05842", "arXiv", 2019),
    ("http://www.arxiv.org/pdf/1909.05843v2.pdf", "arxiv:1909.05843", "arXiv", 2019),
    ("https://arxiv.org/pdf/1602.02830)", "arxiv:1602.02830", "arXiv", 2016),
    ("<https://arxiv.org/abs/1909.05844>,", "arxiv:1909.05844", "arXiv", 2019),
    ("https://arxiv.org/html/2403.01241v2", "arxiv:2403.01241", "arXiv", 2024),
    ("https://ar5iv.labs.arxiv.org/html/1905.10985", "arxiv:1905.10985", "arXiv", 2019),
    ("https://huggingface.co/papers/2103.00020", "arxiv:2103.00020", "arXiv", 2021),
    ("https://www.alphaxiv.org/abs/2103.00021", "arxiv:2103.00021", "arXiv", 2021),
    ("http://xxx.lanl.gov/abs/cs/0112017", "arxiv:cs/0112017", "arXiv", 2001),
    ("http://arxiv.org/abs/math.CA/0611800v2", "arxiv:math/0611800", "arXiv", 2006),
    ("10.48550/arXiv.1909.05845", "arxiv:1909.05845", "arXiv", 2019),
    ("10.1109/CVPR42600.2020.00232", "doi:10.1109/cvpr42600.2020.00232", None, None),
    ("doi: 10.1109/CVPR42600.2020.00233;", "doi:10.1109/cvpr42600.2020.00233", None, None),
    ("https://doi.org/10.1145/3292500.3330701.", "doi:10.1145/3292500.3330701", None, None),
    ("http://dx.doi.org/10.1016/0893-6080(91)90009-T", "doi:10.1016/0893-6080(91)90009-t", None, None),
    ("https://dl.acm.org/doi/abs/10.1145/3292500.3330702", "doi:10.1145/3292500.3330702", None, None),
    ("https://link.springer.com/chapter/10.1007/978-3-031-20071-7_37",
     "doi:10.1007/978-3-031-20071-7_37", None, None),
    ("https://www.nature.com/articles/srep16696.pdf", "doi:10.1038/srep16696", None, None),
    ("https://openreview.net/forum?id=5xEgrl_5FAJ", "openreview:5xEgrl_5FAJ", None, None),
    ("https://openreview.net/pdf?id=OkNfb8SmLh", "openreview:OkNfb8SmLh", None, None),
    ("https://aclanthology.org/P18-1128/", "acl:P18-1128", "ACL", 2018),
    ("https://aclanthology.org/2020.ACL-main.1.pdf", "acl:2020.acl-main.1", "ACL", 2020),
    ("https://aclanthology.org/2024.findings-emnlp.749v2.pdf", "acl:2024.findings-emnlp.749",
     "Findings of EMNLP", 2024),
    ("https://openaccess.thecvf.com/content_CVPR_2020/papers/Han_GhostNet_CVPR_2020_paper.pdf",
     "cvf:Han_GhostNet_CVPR_2020", "CVPR", 2020),
    ("https://www.cv-foundation.org/openaccess/content_iccv_2013/html/Doe_Some_Title_2013_ICCV_paper.html",
     "cvf:Doe_Some_Title_2013_ICCV", "ICCV", 2013),
    ("https://www.ecva.net/papers/eccv_2020/papers_ECCV/papers/123590137.pdf",
     "ecva:2020/123590137", "ECCV", 2020),
    ("http://proceedings.mlr.press/v70/yoon17a.html", "pmlr:v70/yoon17a", None, None),
    ("https://proceedings.mlr.press/v119/nagel20a/nagel20a.pdf", "pmlr:v119/nagel20a", None, None),
    (f"https://proceedings.neurips.cc/paper/2020/file/{HASH}-Paper.pdf", f"neurips:2020/{HASH}",
     "NeurIPS", 2020),
    ("https://papers.nips.cc/paper/6573-binarized-neural-networks.pdf", "nips:6573", "NeurIPS", None),
    (f"https://proceedings.mlsys.org/paper_files/paper/2024/hash/{HASH}-Abstract-Conference.html",
     f"mlsys:2024/{HASH}", "MLSys", 2024),
    ("https://ieeexplore.ieee.org/abstract/document/8894404", "ieee:8894404", None, None),
    ("https://aaai.org/ojs/index.php/AAAI/article/view/6134", "aaai:6134", "AAAI", None),
    ("https://www.aaai.org/ocs/index.php/AAAI/AAAI17/paper/view/14619/14454",
     "aaai-ocs:AAAI17/14619", "AAAI", 2017),
    ("https://www.ijcai.org/proceedings/2021/0394.pdf", "ijcai:2021/394", "IJCAI", 2021),
    ("http://www.jmlr.org/papers/volume18/16-456/16-456.pdf", "jmlr:v18/16-456", "JMLR", 2017),
    ("https://hal.science/hal-01234567v2", "hal:hal-01234567", None, None),
    ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7096066/", "pmcid:PMC7096066", None, None),
    ("https://nips.cc/virtual/2024/poster/96563", "neurips-virtual:2024/96563", "NeurIPS", 2024),
]  # fmt: skip
ids = [case[1] for case in PASTED]


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def run(tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    for name in variables():
        monkeypatch.delenv(name, raising=False)
    root = project(tmp_path / "list", {"listed": LISTED})
    monkeypatch.setenv("AWESOMEQUANT_CACHE", str(tmp_path / "cache"))
    with serving(world) as server:
        client = Client(Wire(routes={"*": server.base}), FakeClock())
        monkeypatch.setattr(add, "client_for", lambda _: client)

        def invoke(*words: str, stdin: str = "") -> Result:
            return CliRunner().invoke(awesomequant, ["-C", str(root), "add", *words], input=stdin)

        invoke.root = root  # type: ignore[attr-defined]
        yield invoke


def papers(run: Run) -> dict[str, Any]:
    loaded = load(run.root)  # type: ignore[attr-defined]
    assert loaded.problems == ()
    assert not has_errors(audit(loaded))
    return {name: paper for name, paper in loaded.library.by_id.items() if name != "listed"}


@pytest.mark.parametrize(("text", "key", "venue", "year"), PASTED, ids=ids)
def test_what_the_address_itself_tells(
    text: str, key: str, venue: str | None, year: int | None
) -> None:
    found = clues.read(text)
    assert (str(found.identifier), found.venue, found.year) == (key, venue, year)


def test_there_are_forty_of_every_scheme() -> None:
    assert len(PASTED) >= 40


@pytest.mark.parametrize("pasted", PASTED, ids=ids)
def test_offline_a_title_is_enough_for_every_scheme(
    pasted: tuple[str, str, str | None, int | None], run: Run, world: World
) -> None:
    text, key, venue, year = pasted
    words = ["--venue", "TOYS"] * (not venue) + ["--year", "2019"] * (not year)
    result = run(text, "--title", "A Title of Some Length", "--offline", "--tag", "toy", *words)
    assert result.exit_code == 0, result.output
    (paper,) = papers(run).values()
    assert key in {str(found) for found in paper.identifiers} | {
        str(clues.read(paper.url or key).identifier)
    }
    assert (paper.venue, paper.year) == (venue or "TOYS", year or 2019)
    assert paper.tags == ("toy",)
    assert world.requests == {}
    again = run(text, "--title", "Another", "--offline", *words)
    assert (again.exit_code, "already listed as" in again.stderr) == (1, True)


@pytest.mark.parametrize("pasted", PASTED, ids=ids)
def test_online_the_services_say_the_rest(
    pasted: tuple[str, str, str | None, int | None], run: Run, world: World
) -> None:
    text, key, venue, year = pasted
    address = (clues.read(text).address or "").replace("http://", "https://")
    world.works[f"page:{address}"] = {"title": "A Page of Its Own", "authors": ["B, Ada", "Cy D"]}
    world.works[key] = {"title": "A Title of Some Length", "year": 2019, "venue": "Toy Conference"}
    words = ["--year", "2019"] * (not year) + ["--venue", "TOYS"] * (not venue)
    result = run(text, *words)
    assert "Traceback" not in result.output
    if result.exit_code == 0:
        (paper,) = papers(run).values()
        assert paper.title in (
            "A Title of Some Length",
            "A Page of Its Own",
            clues.read(text).title,
        )
        return
    # No service tells of these: the message says what is wanting and who was asked.
    assert key.partition(":")[0] in {"openreview", "ieee", "hal", "pmcid", "neurips-virtual"} | {
        "aaai-ocs", "ecva", "nips", "cvf",
    }, result.output  # fmt: skip
    assert "it has no title" in result.stderr


def test_a_paper_of_arxiv_is_added_whole(run: Run, world: World) -> None:
    world.works["arxiv:1909.05840"] = {
        "title": "Toy-BERT: Few Bits", "code": "https://github.com/toy/bert", "journal": "Nowhere 3 (2020)",
    }  # fmt: skip
    result = run("https://arxiv.org/pdf/1909.05840v2", "--tag", "toy")
    assert result.exit_code == 0, result.output
    file = run.root / "data/papers/2019/toy-bert.yaml"  # type: ignore[attr-defined]
    assert result.stdout == f"# data/papers/2019/toy-bert.yaml\n{file.read_text()}"
    assert file.read_text() == (
        'title: "Toy-BERT: Few Bits"\nauthors: [Ada B, Cy D]\nvenue: arXiv\nyear: 2019\n'
        'tags: [toy]\narxiv: "1909.05840"\ncode:\n  - url: https://github.com/toy/bert\n'
        "abstract: What 1909.05840 is about.\nadded: 2027-01-15\n"
    )


def test_arxiv_down_falls_back_and_says_who_answered(run: Run, world: World) -> None:
    world.fault = lambda asked: (
        Said(b"Rate exceeded.", 429) if "export.arxiv" in asked.host else None
    )
    result = run("1909.05840")
    assert result.exit_code == 0, result.output
    assert "datacite has answered" in result.stderr
    assert world.requests["export.arxiv.org"] == 2


def test_a_service_of_the_list_s_own_is_asked_by_what_it_tells(run: Run, world: World) -> None:
    folder = run.root / "services"  # type: ignore[attr-defined]
    folder.mkdir()
    (folder / "own.py").write_text(
        "from awesomequant.web.facts import Facts\n"
        "from awesomequant.web.values import Request, Service\n"
        "SERVICE = Service('own', 'api.own.org', ('page',), interval=0.1,\n"
        "                  pages=frozenset(('own.org',)), tells={'work': 10})\n"
        "def request(keys):\n    return Request('https://api.own.org/', keys)\n"
        "def parse(reply):\n"
        "    return dict.fromkeys(reply.request.keys, Facts('A Work of Our Own', ('Ada B',)))\n"
    )
    world.fault = lambda asked: Said(b"{}") if asked.host == "api.own.org" else None
    result = run("https://own.org/works/7", "--venue", "TOYS", "--year", "2020")
    assert "own has answered" in result.stderr, result.stderr
    (paper,) = papers(run).values()
    assert (paper.title, paper.authors) == ("A Work of Our Own", ("Ada B",))


def test_openreview_asks_for_its_bibtex(run: Run) -> None:
    result = run("https://openreview.net/forum?id=5xEgrl_5FAJ")
    assert result.exit_code == 2
    assert "paste its BibTeX" in result.stderr


def test_a_known_venue_is_found_by_its_full_name_and_a_new_one_gets_an_entry(
    run: Run, world: World
) -> None:
    world.works["doi:10.1000/a"] = {
        "title": "First of Its Kind",
        "venue": "toy conference",
        "year": 2020,
    }
    world.works["doi:10.1000/b"] = {
        "title": "Second of Its Kind",
        "venue": "Odd: Letters",
        "year": 2021,
    }
    assert run("10.1000/a", "10.1000/b").exit_code == 0
    assert {paper.venue for paper in papers(run).values()} == {"TOYS", "Odd: Letters"}
    assert (
        '"Odd: Letters": {name: "Odd: Letters", kind: journal}'
        in (
            run.root / "data/venues.yaml"  # type: ignore[attr-defined]
        ).read_text()
    )


@pytest.mark.parametrize(
    "words",
    [["1901.00001"], ["https://arxiv.org/pdf/1901.00001v9.pdf"], ["--title", "Networks listed in alphabetical order."],
     ["10.1000/same"]],
)  # fmt: skip
def test_what_is_listed_is_not_added_again(words: list[str], run: Run, world: World) -> None:
    world.works["doi:10.1000/same"] = {
        "title": "Networks Listed in Alphabetical Order",
        "year": 2019,
    }
    result = run(*words)
    assert result.exit_code == 1
    assert "already listed as 'listed'" in result.stderr
    assert papers(run) == {}


def test_code_goes_with_the_one_paper_beside_it(run: Run) -> None:
    assert run("1909.05840", "https://github.com/toy/net/tree/main").exit_code == 0
    (paper,) = papers(run).values()
    assert [code.url for code in paper.code] == ["https://github.com/toy/net"]


def test_code_alone_is_no_paper(run: Run) -> None:
    result = run("https://github.com/toy/net")
    assert "is code, not a paper" in str(result.exception)
    assert isinstance(result.exception, Refusal)


def test_a_paper_by_hand(run: Run) -> None:
    words = (
        "--title",
        "By Hand: A Study",
        "--venue",
        "Toys",
        "--year",
        "2020",
        "--url",
        "https://x.org/p",
    )
    code = ("https://github.com/a/b", "--author", "Ada B", "--author", "Cy D")
    assert run(*words, "--code", *code).exit_code == 0
    (paper,) = papers(run).values()
    assert (paper.venue, paper.authors) == ("TOYS", ("Ada B", "Cy D"))


def test_a_dry_run_shows_and_writes_nothing(run: Run) -> None:
    result = run("1909.05840", "--dry-run")
    assert result.stdout.startswith("# data/papers/2019/")
    assert papers(run) == {}


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["javascript:alert(1)"], "neither an id nor an address"),
        (["https://evil.com\\.arxiv.org/abs/1909.05840"], "backslash"),
        (["http://127.0.0.1/x"], "IP address"),
        (["2004.1056"], "five digits"),
        (["hello"], "neither an id nor an address"),
        (["1909.05840", "--offline"], "it has no title; give --title"),
        (["1909.05840", "--tag", "toys"], "did you mean 'toy'"),
        (["--title", "A", "--year", "2020", "--venue", "TOYS"], "no url; give --url"),
        (["1909.05840", "--url", "javascript:alert(1)"], "http(s)"),
        (["1909.05840", "--year", "soon"], "'soon' is no year"),
        (["1909.05840", "--year", "2999"], "2999 lies in the future"),
        (["1909.05840", "--title", "a\u202eb"], "invisible"),
    ],
)
def test_what_cannot_be_added_says_why(words: list[str], reason: str, run: Run) -> None:
    result = run(*words)
    assert result.exit_code == 2, result.output
    assert reason in result.stderr
    assert papers(run) == {}


def test_nothing_to_add_and_nobody_to_ask(run: Run) -> None:
    assert "say what to add" in str(run().exception)


def test_the_form_asks_for_what_is_wanting(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(add, "_is_terminal", lambda: True)
    result = run(
        stdin="https://ieeexplore.ieee.org/document/7\ntoy\nA Paper of the Form\n2020\nTOYS\n"
    )
    assert result.exit_code == 0, result.output
    (paper,) = papers(run).values()
    assert (paper.title, paper.venue, paper.tags) == ("A Paper of the Form", "TOYS", ("toy",))
    again = run(stdin="1909.05840\ntoy\n")
    assert again.exit_code == 0, again.output
    assert len(papers(run)) == 2


BIBTEX = r"""
@inproceedings{x2020,
  title = {{Toy-Net}: {\'E}t{\"u}des of $2^n$ Bits},
  author = {M{\"u}ller, J{\"o}rg and van der Berg, Ada and others},
  booktitle = "Toy Conference", year = 2020, pages = {1--9},
  doi = {10.1000/toy_net}, url = {https://openreview.net/forum?id=abcdefgh},
}
"""


def test_bibtex_from_standard_input(run: Run) -> None:
    result = run("--bibtex", "-", "--offline", "--tag", "toy", stdin=BIBTEX)
    assert result.exit_code == 0, result.output
    (paper,) = papers(run).values()
    assert paper.title == "Toy-Net: Étüdes of $2^n$ Bits"
    assert paper.authors == ("Jörg Müller", "Ada van der Berg", "et al.")
    assert (paper.venue, paper.year, paper.doi, paper.pages) == (
        "TOYS",
        2020,
        "10.1000/toy_net",
        "1–9",
    )
    assert paper.url == "https://openreview.net/forum?id=abcdefgh"


def test_bibtex_from_a_file_is_read_as_files_of_strangers_are(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.bib"
    file.write_bytes(BIBTEX.replace(r"{\"u}des", "üdes").encode("cp1252"))
    result = run("--bibtex", str(file), "--offline", "--tag", "toy", "--dry-run")
    assert result.exit_code == 0, result.output
    assert "Étüdes" in result.output
    for name in ("/dev/zero", "/dev/full", str(tmp_path)):  # whose ends are never reached
        assert run("--bibtex", name, "--offline").exit_code != 0
    for year in ("9" * 5000, "²", "20201"):
        result = run("--title", "A Title", "--year", year, "--offline")
        assert (result.exit_code, "is no year" in result.output) == (2, True)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no BibTeX entry"),
        ("hello", "no BibTeX entry"),
        ("@book{a, title = {never", "not closed"),
    ],
)
def test_bibtex_that_is_none(text: str, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        entries_in(text)


FORM = """### Link to the paper

https://arxiv.org/abs/1909.05840

### Title

_No response_

### Tags

- [X] toy
- [ ] other

### Code

https://github.com/toy/net
"""


def event(folder: Path, body: Any) -> str:
    file = folder / "event.json"
    file.write_text(json.dumps({"issue": {"body": body, "title": "$(rm -rf /)"}}))
    return str(file)


def test_an_issue_form_becomes_a_record(run: Run, tmp_path: Path) -> None:
    result = run("--from-issue", event(tmp_path, FORM))
    assert result.exit_code == 0, result.output
    (paper,) = papers(run).values()
    assert (paper.arxiv, paper.tags) == ("1909.05840", ("toy",))
    assert paper.code[0].url == "https://github.com/toy/net"


@pytest.mark.parametrize(
    "body", ["", "free words", None, 3, "### Title\n\n_No response_\n", "x" * 80_000]
)
def test_an_issue_without_the_form_is_refused(body: Any, tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        issue.read(Path(event(tmp_path, body)))


@pytest.mark.parametrize("text", ["", "[]", "{", '{"issue": 1}', "[" * 100_000])
def test_an_event_that_is_none_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "event.json").write_text(text)
    with pytest.raises(Refusal, match="no event"):
        issue.read(tmp_path / "event.json")


HOSTILE = """### Link to the paper

https://openreview.net/forum?id=abcDEF123_x

### Title

On @everyone <img src=x onerror=alert(1)> [here](https://evil.example) $(touch pwned)
```
@everyone `touch pwned`

### Venue

Toy

### Year

2020

### Note

::error::~~~ @everyone
"""


def answered(run: Run, tmp_path: Path, body: str) -> tuple[int, str]:
    file = tmp_path / "answer.md"
    result = run("--from-issue", event(tmp_path, body), "--answer", str(file))
    return result.exit_code, file.read_text("utf-8")


def outside_of_code(text: str) -> str:
    """Return what of a comment a code host gives a meaning to."""
    assert len(re.findall("^```", text, re.MULTILINE)) % 2 == 0
    text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`", "", text)


def test_an_issue_is_answered_with_the_record_and_then_with_where_it_is(
    run: Run, tmp_path: Path
) -> None:
    code, text = answered(run, tmp_path, FORM)
    assert code == 0
    assert 'arxiv: "1909.05840"' in text
    assert "<https://arxiv.org/abs/1909.05840>" in text
    code, text = answered(run, tmp_path, FORM)
    assert code == 1
    assert text.startswith("Already listed as `")


@pytest.mark.parametrize(
    "body",
    [
        HOSTILE,
        "free words of @everyone https://evil.example",
        "### Link to the paper\n\n@everyone `touch pwned` $(touch pwned) https://evil.example\n",
        "### Link to the paper\n\n```\n@everyone\n```\n~~~\n@everyone",
    ],
)
def test_an_answer_calls_nobody_and_links_to_no_stranger(
    run: Run, tmp_path: Path, body: str
) -> None:
    _, text = answered(run, tmp_path, body)
    live = outside_of_code(text)
    assert "@" not in live
    assert "evil.example" not in live
    assert "<img" not in live
    assert not list(Path.cwd().glob("pwned*"))


def test_what_no_form_made_is_answered_and_refused(run: Run, tmp_path: Path) -> None:
    code, text = answered(run, tmp_path, "hello")
    assert code != 0
    assert text.startswith("This could not be added")


# Who said what


def keeping(run: Run, sources: str = "bees: {name: hive/bees}\n") -> Path:
    """Let the list keep its sources."""
    folder: Path = run.root / "data/provenance"  # type: ignore[attr-defined]
    folder.mkdir()
    (folder / "sources.yaml").write_text(sources)
    return folder


ARXIV = "arxiv: {name: arXiv, url: https://arxiv.org/, kind: registry, knows: [title, authors, arxiv]}\n"


def test_a_list_that_keeps_its_sources_keeps_who_was_asked(run: Run, world: World) -> None:
    """And the page of the paper says in a new process, and in one after that, who confirms it."""
    world.works["arxiv:1909.05840"] = {
        "title": "Toy-BERT: Few Bits",
        "code": "https://github.com/toy/bert",
    }
    folder = keeping(run)
    assert run("1909.05840", "--tag", "toy").exit_code == 0
    assert (folder / "2019.yaml").read_text() == (
        "toy-bert: {fields: {abstract: arxiv, arxiv: arxiv, authors: arxiv, code: huggingface, "
        "title: arxiv}}\n"
    )
    hub = "huggingface: {name: Hugging Face, url: https://huggingface.co/}\n"
    assert (folder / "sources.yaml").read_text() == f"{ARXIV}bees: {{name: hive/bees}}\n{hub}"
    for _ in range(2):
        told = apart(run, "explain-record", "toy-bert")
        assert "title: arXiv; confirmed by a registry (arXiv)" in told
        assert "tags: written by hand\n" in told
        assert "code: Hugging Face\n" in told
        assert '"confirmed":' in apart(run, "export", "--format", "json")
    library = load(run.root).library  # type: ignore[attr-defined]
    body = Site(library, run.root, exporters()).paper_page(library.by_id["toy-bert"]).body  # type: ignore[attr-defined]
    assert re.search(r'<details class="[^"]*aq-confirmed.*?arXiv.*?</details>', body, re.DOTALL)
    before = {file.name: file.read_text() for file in folder.iterdir()}
    assert run("1909.05840").exit_code == 1
    assert {file.name: file.read_text() for file in folder.iterdir()} == before


def apart(run: Run, *words: str) -> str:
    """Return what a command says in a process of its own."""
    command = [sys.executable, "-m", "awesomequant", "-C", str(run.root), *words]  # type: ignore[attr-defined]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_what_a_person_says_is_no_service_s(run: Run, world: World) -> None:
    world.works["arxiv:1909.05840"] = {"title": "Toy-BERT: Few Bits"}
    folder = keeping(run)
    words = ("--title", "Toy-BERT with Few Bits", "--year", "2020", "--author", "Ada B")
    assert run("1909.05840", *words).exit_code == 0
    # Nor does it say that this title stands under its number.
    (file,) = folder.glob("20*.yaml")
    assert file.read_text() == "b-toy-bert-2020: {fields: {abstract: arxiv}}\n"


def test_a_registry_of_dois_is_named_for_what_it_registered(run: Run, world: World) -> None:
    world.works["doi:10.1000/toy.7"] = {
        "title": "Toys of Seven Bits",
        "year": 2019,
        "venue": "Toy Conference",
    }
    folder = keeping(run)
    result = run("10.1000/toy.7")
    assert result.exit_code == 0, result.output
    (paper,) = papers(run).values()
    library = load(run.root).library  # type: ignore[attr-defined]
    assert {name: one.names for name, one in library.confirmed[paper.id].items()} == dict.fromkeys(
        ("title", "authors", "venue", "year", "doi"), ("Crossref",)
    )
    assert "crossref: {" in (folder / "sources.yaml").read_text()


def test_a_source_that_the_list_describes_itself_stays(run: Run) -> None:
    own = "arxiv: {name: Our copy of arXiv, url: https://a.org/, licence: CC0}\n"
    folder = keeping(run, own)
    assert run("1909.05840").exit_code == 0
    assert own in (folder / "sources.yaml").read_text()


def test_nothing_is_kept_of_sources_where_a_list_keeps_none(run: Run) -> None:
    assert run("1909.05840").exit_code == 0
    assert not (run.root / "data/provenance").exists()  # type: ignore[attr-defined]


def test_sources_that_cannot_be_read_are_told_and_no_record_is_written(run: Run) -> None:
    folder = keeping(run)
    (folder / "2019.yaml").write_text("alpha: {met: [bees}\n")
    result = run("1909.05840")
    assert result.exit_code == 2
    assert "data/provenance/2019.yaml:1:" in result.stderr
    assert "Traceback" not in result.output
    assert not list((run.root / "data/papers/2019").glob("[!l]*"))  # type: ignore[attr-defined]
    assert (folder / "2019.yaml").read_text() == "alpha: {met: [bees}\n"
