"""Issue forms offer what the model and the list have, and are read back by ``add``."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import copy_of_toy, run

from awesomequant.intake.files.issue_form import wish_of
from awesomequant.library.paper import Paper
from awesomequant.outfit.forms import FOLDER, LINK, MARK, forms
from awesomequant.store import load

SUGGEST, WHOLE, MISTAKE = (f"{FOLDER}/{name}.yml" for name in ("1-suggest", "2-paper", "3-mistake"))


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    return copy_of_toy(tmp_path)


def fields(root: Path, name: str) -> dict[str, dict[str, Any]]:
    """Return what a form asks for, by label."""
    form = yaml.safe_load(forms(load(root).library)[name])
    return {one["attributes"]["label"]: one["attributes"] for one in form["body"]}


def filled(answers: dict[str, str]) -> str:
    """Return the text of an issue, as GitHub writes it for a form."""
    return "\n\n".join(f"### {label}\n\n{text}" for label, text in answers.items())


def test_the_shortest_form_has_one_field(root: Path) -> None:
    assert list(fields(root, SUGGEST)) == [LINK]


def test_forms_offer_the_words_of_the_list(root: Path) -> None:
    library = load(root).library
    tags = fields(root, WHOLE)["Tags"]["options"]
    assert tags == [tag.id for tag in library.tags.values() if not tag.deprecated]
    with (root / "data/tags.yaml").open("a") as stream:
        stream.write("wax: {label: Wax}\n")
    assert "wax" in fields(root, WHOLE)["Tags"]["options"]


def test_what_may_be_wrong_are_fields_of_a_record(root: Path) -> None:
    said = fields(root, MISTAKE)["What is wrong"]["options"]
    assert set(said[:-2]) <= Paper.model_fields.keys()


def test_each_field_of_the_whole_form_is_read(root: Path) -> None:
    given = {
        LINK: "https://example.org/a.html", "Title": "A Title", "Authors": "Ann Bee\nBo Drone",
        "Venue": "BeeConf", "Year": "2021", "Tags": "flight, honey", "Code": "https://github.com/a/b",
        "Note": "Worth it.",
    }  # fmt: skip
    assert list(fields(root, WHOLE)) == list(given)
    wish = wish_of(filled(given))
    assert wish.ids == (given[LINK],)
    said = wish.said
    assert (said.title, said.venue, said.year, said.tags) == (
        "A Title",
        "BeeConf",
        2021,
        ("flight", "honey"),
    )
    assert len(said.authors) == 2
    assert said.code[0].url == given["Code"]
    assert said.more["note"] == "Worth it."


def test_a_form_of_unanswered_fields_is_read_too(root: Path) -> None:
    answers = dict.fromkeys(fields(root, WHOLE), "_No response_") | {LINK: "2001.00001"}
    assert wish_of(filled(answers)).ids == ("2001.00001",)


def test_forms_that_bear_the_mark_are_made_anew_and_others_left(root: Path) -> None:
    assert run("init", root, "--add", "github").returncode == 0
    own = root / MISTAKE
    own.write_text(own.read_text("utf-8").removeprefix(f"{MARK}\n"))
    with (root / "data/tags.yaml").open("a") as stream:
        stream.write("wax: {label: Wax}\n")
    before = own.read_bytes()
    assert run("-C", root, "schema", "--check").returncode == 1
    assert run("-C", root, "schema").returncode == 0
    assert '"wax"' in (root / WHOLE).read_text("utf-8")
    assert own.read_bytes() == before
    assert run("-C", root, "schema", "--check").returncode == 0


@pytest.mark.parametrize(
    ("schema", "names"),
    [
        ("vendor.github-issue-forms", [SUGGEST, WHOLE, MISTAKE]),
        ("vendor.github-issue-config", [f"{FOLDER}/config.yml"]),
        ("vendor.github-workflows", [f".github/workflows/{name}.yml" for name in
                                     ("check", "links", "mends", "publish", "render", "suggest", "update")]),
        ("vendor.dependabot", [".github/dependabot.yml"]),
        ("vendor.citation-file-format", ["CITATION.cff"]),
        ("vendor.gitlab-ci", [".gitlab-ci.yml"]),
    ],
)  # fmt: skip
def test_what_is_brought_is_what_its_reader_takes(
    root: Path, schema: str, names: list[str]
) -> None:
    for kit in ("files", "github", "gitlab"):
        assert run("init", root, "--add", kit).returncode == 0
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *names]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
