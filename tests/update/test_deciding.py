"""Proposals are decided one by one: each answer is done and kept before the next question."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from services import project

from awesomequant.check.run import audit
from awesomequant.cli import awesomequant
from awesomequant.library.problems import has_errors
from awesomequant.store import load
from awesomequant.update import proposals
from awesomequant.update.deciding import undecided
from awesomequant.update.proposals import Proposal

PAPERS = {
    name: f'title: "Toy Networks {name}"\nvenue: arXiv\nyear: 2019\narxiv: "1901.0000{at}"\n'
    "tags: [toy]\n"
    for at, name in enumerate("abcd", 1)
}


def published(paper: str, venue: str = "Proceedings of the 2020 Toy Conference") -> Proposal:
    new, was = {"venue": venue, "year": "2020"}, {"venue": "arXiv", "year": "2019"}
    return Proposal(paper, "published", new, was, f"crossref: published in {venue}")


class Desk:
    """A list with proposals in a file, and answers typed at a terminal."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = project(folder / "list", PAPERS)
        self.file = folder / "proposals.yaml"
        monkeypatch.setenv("AWESOMEQUANT_CACHE", str(folder / "cache"))
        proposals.save(self.file, [published(name) for name in PAPERS])

    def apply(self, typed: str) -> Result:
        call = ["-C", str(self.root), "update", "--apply", str(self.file), "--each"]
        return CliRunner().invoke(awesomequant, call, input=typed)

    def record(self, name: str) -> str:
        return next((self.root / "data/papers").rglob(f"{name}.yaml")).read_text()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("awesomequant.commands.update.is_asked", lambda: True)
    return Desk(tmp_path, monkeypatch)


def test_each_answer_is_done_and_remembered(desk: Desk) -> None:
    found = desk.apply("y\nn\ne\nTOYS\n2021\nv\n")
    assert found.exit_code == 0, found.output
    assert (
        "1 of 4  a: crossref: published in Proceedings of the 2020 Toy Conference" in found.stderr
    )
    assert "venue: arXiv -> Proceedings of the 2020 Toy Conference" in found.stderr
    assert "2 changed" in found.stderr
    assert "venue: TOYS\nyear: 2020" in desk.record("a")
    assert desk.record("b") == PAPERS["b"]
    assert "venue: TOYS\nyear: 2021" in desk.record("c")
    assert "locked" in desk.record("d")
    assert "venue: arXiv" in desk.record("d")
    assert not has_errors(audit(load(desk.root)))
    # Nobody is asked again: what was declined and what is locked is not proposed any more.
    again = [published(name) for name in "bd"]
    assert undecided(desk.root, load(desk.root).library, again) == []
    other = published("b", "Another Place")
    assert undecided(desk.root, load(desk.root).library, [other]) == [other]


def test_quitting_keeps_what_was_answered(desk: Desk) -> None:
    assert desk.apply("y\nn\nq\n").exit_code == 0
    assert "venue: TOYS" in desk.record("a")
    assert "b/published" in (desk.root / "data/declined.yaml").read_text()
    assert desk.record("c") == PAPERS["c"]
    # The next time begins with the third; the first is done, which is said.
    assert "c: crossref" in desk.apply("n\nq\n").stderr


def test_an_end_of_what_is_typed_keeps_what_was_answered(desk: Desk) -> None:
    assert "Aborted" in desk.apply("y\n").output
    assert "venue: TOYS" in desk.record("a")


def test_another_letter_is_asked_again(desk: Desk) -> None:
    assert desk.apply("maybe\nq\n").exit_code == 0


@pytest.mark.parametrize("words", [(), ("",)])
def test_without_a_terminal_it_is_said_what_to_do(
    words: tuple[str, ...], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("awesomequant.commands.update.is_asked", lambda: False)
    call = ["-C", str(desk.root), "update", "--apply"] + (
        [] if words else [str(desk.file), "--each"]
    )
    found = CliRunner().invoke(awesomequant, call)
    assert "there is no terminal to ask at" in str(found.exception)
    assert "--proposals FILE" in str(found.exception)
    assert desk.record("a") == PAPERS["a"]


def test_where_nothing_is_proposed_that_is_said(desk: Desk) -> None:
    found = CliRunner().invoke(awesomequant, ["-C", str(desk.root), "update", "--apply"])
    assert found.exit_code == 0
    assert "Nothing is proposed" in found.stderr


def test_a_file_of_decisions_that_cannot_be_read_is_not_written_over(desk: Desk) -> None:
    (desk.root / "data/declined.yaml").write_text("a/published: {set: [\n")
    assert desk.apply("n\nq\n").exit_code == 1
    assert (desk.root / "data/declined.yaml").read_text() == "a/published: {set: [\n"
