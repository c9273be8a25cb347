"""Issue forms offer what the model and the list have, and are read back by ``add``."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from support import copy_of_toy, run

from awesomequant.intake.files.issue_form import QUESTIONS, wish_of
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Refusal
from awesomequant.outfit.forms import FOLDER, MARK, forms
from awesomequant.store import load

LINK = QUESTIONS["link"]
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
        "Note": "Worth it.", "Species": "honey bee",
    }  # fmt: skip
    assert list(fields(root, WHOLE)) == list(given)
    wish = wish_of(filled(given), load(root).library)
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
    assert said.more == {"note": "Worth it.", "fields": {"species": "honey bee"}}


KNOWN = {"buzz", "counting-bees-2021"}
# Labels and values that a form could lose: called as ours are, in two scripts, what YAML and
# Markdown read as something else, GitHub's own choice, words that it forbids.
HOSTILE = """
fields:
  venue-kind: {label: Venue, values: ["yes", "no", "null", "2"], type: choice}
  bits: {label: "Bits: # {x} 'y'", type: list, values: ["2", "2, dark", "a,b", "- 3", "*"]}
  bits-too: {label: "bits x y", type: list}
  quelle: {label: Quelle, type: choice, values: [None, Andere]}
  zeichen: {label: "★", type: list, values: ["C", "c", "Ünï"]}
  zeichen-too: {label: "★", type: text}
  art: {label: 论文链接, type: text}
  lock: {label: Password policy, type: text}
"""


@pytest.mark.parametrize("language", ["en", "de", "es", "zh", "ar"])
def test_own_fields_come_back_whatever_they_are_called(root: Path, language: str) -> None:
    settings = root / "data/list.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(
        f"language: {language}\n{text[: text.index('fields:')]}{HOSTILE}rules: {{}}\n"
    )
    library = load(root).library
    made = forms(library)
    form = yaml.safe_load(made[WHOLE])
    asked = {one["id"]: one["attributes"] for one in form["body"]}
    assert len({one["label"].lower() for one in asked.values()}) == len(asked)
    assert "own-lock" not in asked, "GitHub would take no form with it"
    assert "options" not in asked["own-quelle"], "nor with 'None' in a menu"
    answers = {
        "own-venue-kind": "null", "own-bits": "2, dark, - 3, a,b, *, 2", "own-bits-too": "x, y",
        "own-quelle": "None", "own-zeichen": "c, Ünï", "own-zeichen-too": "_No response_",
        "own-art": '### "x": [y]', "title": "A Title", "venue": "BeeConf", "year": "2021",
        "link-to-the-paper": "https://example.org/a.html",
    }  # fmt: skip
    wish = wish_of(filled({asked[name]["label"]: text for name, text in answers.items()}), library)
    assert wish.ids == ("https://example.org/a.html",)
    assert (wish.said.title, wish.said.venue, wish.said.year) == ("A Title", "BeeConf", 2021)
    assert wish.said.more["fields"] == {
        "venue-kind": "null", "bits": ("2, dark", "- 3", "a,b", "*", "2"), "bits-too": ("x", "y"),
        "quelle": "None", "zeichen": ("c", "Ünï"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("bumblebe", "'bumblebe' is no value of 'Species'; did you mean 'bumblebee'?"),
        ("a wasp", "'a wasp' is no value of 'Species'; it is one of honey bee, bumblebee"),
        ("x" * 500, "'xxxxxxxxxxxxxxxxxxxx…', for 'Species', has over 80 characters"),
    ],
)
def test_an_answer_that_a_field_does_not_take_is_told(root: Path, answer: str, told: str) -> None:
    body = filled({LINK: "https://example.org/a.html", "Species": answer})
    with pytest.raises(Refusal) as refused:
        wish_of(body, load(root).library)
    assert str(refused.value) == told


def test_the_answers_of_an_issue_become_a_record(root: Path, tmp_path: Path) -> None:
    settings = root / "data/list.yaml"
    settings.write_text("language: de\n" + settings.read_text("utf-8"))
    answers = {
        "Link zum Artikel": "https://example.org/a.html", "Titel": 'Waben: "eine" Übersicht',
        "Autoren": "Ann Bee\nBo Drone", "Venue": "BeeConf", "Jahr": "2021", "Tags": "flight",
        "Species": "Honey Bee", "Anmerkung": "_No response_",
    }  # fmt: skip
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"issue": {"body": filled(answers).replace("\n", "\r\n")}}))
    done = run("-C", root, "add", "--from-issue", event, "--offline")
    assert done.returncode == 0, done.stderr
    (file,) = [one for one in (root / "data/papers/2021").iterdir() if one.stem not in KNOWN]
    record = yaml.safe_load(file.read_text("utf-8"))
    assert record["title"] == 'Waben: "eine" Übersicht'
    assert record["fields"] == {"species": "honey bee"}
    assert run("-C", root, "check").returncode == 0


@pytest.mark.parametrize("language", ["en", "de", "es", "zh"])
def test_the_workflow_knows_the_form_in_the_language_of_the_list(root: Path, language: str) -> None:
    settings = root / "data/list.yaml"
    settings.write_text(f"language: {language}\n" + settings.read_text("utf-8"))
    assert run("init", root, "--add", "github").returncode == 0
    workflow = yaml.safe_load((root / ".github/workflows/suggest.yml").read_text("utf-8"))
    heads = re.findall(r"body, '(### [^']*)'", workflow["jobs"]["paper"]["if"])
    assert heads[-1] == f"### {next(iter(fields(root, SUGGEST)))}"
    assert heads[0] == f"### {LINK}", "issues that were written before are edited still"


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
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_brought_is_what_its_reader_takes(
    root: Path, schema: str, names: list[str], language: str
) -> None:
    if language != "en":  # and with own fields that are hard to write
        settings = root / "data/list.yaml"
        text = settings.read_text("utf-8")
        settings.write_text(
            f"language: {language}\n{text[: text.index('fields:')]}{HOSTILE}rules: {{}}\n"
        )
    for kit in ("files", "github", "gitlab"):
        assert run("init", root, "--add", kit).returncode == 0
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *names]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
