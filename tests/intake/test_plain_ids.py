"""A plain list of ids: read through the door of ``add``, named by services, kept without them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from services import World, project
from serving import FakeClock, serving

from awesomequant.check.run import audit
from awesomequant.cli import awesomequant
from awesomequant.commands import import_, init
from awesomequant.intake.formats import identifiers
from awesomequant.library.problems import Refusal, has_errors
from awesomequant.store import load
from awesomequant.web.client import Client, variables
from awesomequant.web.wire import Wire

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("1909.05840", {"arxiv": "1909.05840", "year": 2019, "venue": "arXiv"}),
        ("arXiv:1909.05840v2", {"arxiv": "1909.05840"}),
        ("- https://arxiv.org/pdf/1909.05840", {"arxiv": "1909.05840"}),
        ("* [ ] 1909.05840", {"arxiv": "1909.05840"}),
        ("12. 10.1145/3292500.3330701", {"doi": "10.1145/3292500.3330701"}),
        ("10.1145/3292500.3330701  # the KDD one", {"doi": "10.1145/3292500.3330701", "title": ""}),
        ("<https://doi.org/10.1145/3292500.3330701>,", {"doi": "10.1145/3292500.3330701"}),
        ("https://openreview.net/forum?id=5xEgrl_5FAJ", {"url": "https://openreview.net/forum?id=5xEgrl_5FAJ"}),
        ("1909.05840 Q-BERT: Few Bits", {"arxiv": "1909.05840", "title": "Q-BERT: Few Bits"}),
        ("1909.05840\tQ-BERT: Few Bits", {"title": "Q-BERT: Few Bits"}),
        ("Q-BERT: Few Bits - https://arxiv.org/abs/1909.05840", {"title": "Q-BERT: Few Bits"}),
        ("Q-BERT (https://arxiv.org/abs/1909.05840)", {"title": "Q-BERT", "arxiv": "1909.05840"}),
        ("https://example.org/a_(b)", {"url": "https://example.org/a_%28b%29"}),
    ],
)  # fmt: skip
def test_a_line_is_an_id_and_perhaps_a_title(line: str, said: dict[str, object]) -> None:
    (draft,) = identifiers.read(f"# ids\n\n{line}\n", "x").drafts
    assert draft.place.line == 3
    assert {name: getattr(draft, name) for name in said} == said


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("hello", "neither an id nor an address"),
        ("arXiv:1909.0584", ""),
        ("https://github.com/a/b", "it is code and no paper"),
        ("javascript:alert(1)", "neither an id nor an address"),
    ],
)
def test_a_line_that_is_none_is_told_with_its_place(line: str, why: str) -> None:
    reading = identifiers.read(f"1909.05840\n{line}\n", "x")
    assert len(reading.drafts) == 1
    (problem,) = reading.problems
    assert problem.place.line == 2
    assert why in problem.message
    assert reading.skipped[0].title == line


def test_a_text_in_another_form_is_refused() -> None:
    with pytest.raises(
        Refusal, match="0 of 30 lines are an id or a link; if it is a list in another"
    ):
        identifiers.read("some words\n" * 30, "x.txt")


@given(st.text(max_size=200))
def test_any_text_is_ids_or_refused(text: str) -> None:
    try:
        reading = identifiers.read(text, "x")
    except Refusal:
        return
    lines = {one.place.line for one in reading.drafts} | {one.line for one in reading.skipped}
    assert lines <= set(range(1, text.count("\n") + 2))


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def run(tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    for name in variables():
        monkeypatch.delenv(name, raising=False)
    root = project(tmp_path / "list", {})
    monkeypatch.setenv("AWESOMEQUANT_CACHE", str(tmp_path / "cache"))
    (root / "ids.txt").write_text("1909.05840\nhttps://openreview.net/forum?id=5xEgrl_5FAJ\n")
    with serving(world) as server:
        client = Client(Wire(routes={"*": server.base}), FakeClock())
        for command in (import_, init):
            monkeypatch.setattr(command, "client_for", lambda _: client)

        def invoke(*words: str) -> Result:
            return CliRunner().invoke(
                awesomequant, ["-C", str(root), *words], catch_exceptions=False
            )

        invoke.root = root  # type: ignore[attr-defined]
        yield invoke


def titles(run: Run) -> dict[str, str]:
    loaded = load(run.root)  # type: ignore[attr-defined]
    assert not has_errors(audit(loaded))
    return {paper.title: paper.id for paper in loaded.library.papers}


def test_services_tell_what_an_id_is_called(run: Run, world: World) -> None:
    world.works["arxiv:1909.05840"] = {"title": "Toy-BERT: Few Bits"}
    ids = str(run.root / "ids.txt")  # type: ignore[attr-defined]
    result = run("import", ids)
    assert result.exit_code == 0, result.output
    assert "2 entries are ids without a title; asking what they are called" in result.stderr
    assert "2 of 2 entries became records" in result.stderr
    assert titles(run)["Toy-BERT: Few Bits"] == "toy-bert"
    assert "nobody told the title of https://openreview.net/forum?id=5xEgrl_5FAJ" in result.stderr


def test_offline_the_work_is_called_by_its_id_until_its_title_is_known(
    run: Run, world: World
) -> None:
    world.works["arxiv:1909.05840"] = {"title": "Toy-BERT: Few Bits"}
    ids = str(run.root / "ids.txt")  # type: ignore[attr-defined]
    result = run("import", ids, "--offline")
    assert result.exit_code == 0, result.output
    assert not world.requests
    assert set(titles(run)) == {"arXiv:1909.05840", "https://openreview.net/forum?id=5xEgrl_5FAJ"}
    again = run("import", ids)
    assert "it gets title" in again.stderr
    assert titles(run)["Toy-BERT: Few Bits"] == "arxiv-1909-05840-2019"
    # What a person sees nothing new in adds nothing.
    once_more = run("import", ids)
    assert "0 new records written, 0 records completed" in once_more.stderr


def test_a_list_that_begins_with_ids_asks_for_their_titles_too(run: Run, world: World) -> None:
    world.works["arxiv:1909.05840"] = {"title": "Toy-BERT: Few Bits"}
    ids = str(run.root / "ids.txt")  # type: ignore[attr-defined]
    result = run("init", "offline", "--from", ids, "--offline")
    assert result.exit_code == 0, result.output
    assert not world.requests
    result = run("init", "asked", "--from", ids)
    assert result.exit_code == 0, result.output
    assert "2 entries are ids without a title; asking what they are called" in result.stderr
    assert "nobody told the title of https://openreview.net/forum?id=5xEgrl_5FAJ" in result.stderr
    begun = {name: load(run.root / name).library.papers for name in ("offline", "asked")}  # type: ignore[attr-defined]
    told = {name: {paper.title for paper in papers} for name, papers in begun.items()}
    assert told["asked"] - told["offline"] == {"Toy-BERT: Few Bits"}
    assert told["offline"] - told["asked"] == {"arXiv:1909.05840"}


def test_a_title_from_elsewhere_takes_the_place_of_the_id(run: Run) -> None:
    root = run.root  # type: ignore[attr-defined]
    run("import", str(root / "ids.txt"), "--offline")
    (root / "a.csv").write_text(
        "title,link,authors\nToy-BERT,https://arxiv.org/abs/1909.05840,Ada B\n"
    )
    result = run("import", str(root / "a.csv"))
    assert "it gets title, authors" in result.stderr
    assert "Toy-BERT" in titles(run)
    assert len(titles(run)) == 2


def test_of_two_entries_of_one_work_the_title_counts(run: Run) -> None:
    root = run.root  # type: ignore[attr-defined]
    (root / "a.csv").write_text("title,link\nToy-BERT,https://arxiv.org/abs/1909.05840\n")
    result = run("import", str(root / "ids.txt"), str(root / "a.csv"), "--offline")
    assert "3 of 3 entries became records" in result.stderr
    assert set(titles(run)) == {"Toy-BERT", "https://openreview.net/forum?id=5xEgrl_5FAJ"}
