"""``awesomequant docs`` says where a topic is told, and each help where its command is."""

import click
import pytest
from click.testing import CliRunner, Result
from support import ROOT, run

from awesomequant.cli import awesomequant
from awesomequant.commands import docs as command
from awesomequant.docs import COMMANDS, TOPICS, address
from awesomequant.library.problems import Refusal


def called(*arguments: str) -> Result:
    return CliRunner().invoke(awesomequant, ["docs", *arguments])


@pytest.mark.parametrize("topic", [*COMMANDS, *TOPICS])
def test_each_topic_is_answered_with_an_address(topic: str) -> None:
    page = {**COMMANDS, **TOPICS}[topic]
    assert called(topic.upper()).output == f"{address(page)}\n"


def test_without_a_topic_it_is_the_front_page() -> None:
    assert called().output == "https://awesomequant.github.io/awesomequant/docs/\n"


def test_a_topic_that_is_not_known_is_answered_with_what_is_there() -> None:
    done = run("docs", "feilds")
    assert done.returncode == 2
    said = done.stderr
    assert said.startswith(
        "Error: the docs have no topic 'feilds'; did you mean 'fields'?\ntopics: add, "
    )
    assert "\ncommands: add, audit, build," in said
    error = called("zzzz").exception
    assert isinstance(error, Refusal)
    assert "did you mean" not in str(error)


def test_a_terminal_gets_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(click, "launch", opened.append)
    called("records")
    assert opened == []  # a pipe: whoever reads it wants the address alone
    monkeypatch.setattr(command, "is_at_a_terminal", lambda: True)
    assert called("records").output == f"{address(TOPICS['records'])}\n"
    assert opened == [address(TOPICS["records"])]


def test_each_help_names_its_page_in_one_piece() -> None:
    context = awesomequant.make_context("awesomequant", ["check"], resilient_parsing=True)
    names = awesomequant.list_commands(context)
    assert set(names) == set(COMMANDS)
    for name in names:
        done = CliRunner().invoke(awesomequant, [name, "--help"])
        assert done.output.endswith(f"\n  Docs: {address(COMMANDS[name])}\n")
    whole = CliRunner().invoke(awesomequant, ["--help"]).output
    assert f"Docs: {address('docs/')}\n" in whole


def test_the_address_stands_in_one_place() -> None:
    found = [
        file.name
        for file in (ROOT / "src/awesomequant").rglob("*.py")
        if "awesomequant.github.io" in file.read_text("utf-8")
    ]
    assert found == ["docs.py"]
