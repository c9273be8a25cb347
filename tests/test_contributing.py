"""What contributors meet: the guide's example, the schema, the page of rules, the workflows."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from listing import write
from support import run

from awesomequant.check.rulebook import rules
from awesomequant.commands.explain import page
from awesomequant.store import load, strict
from awesomequant.store.schema import SCHEMAS

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
# Pins that exist: version and commit as well-kept repositories had them in August 2026.
PINS = {
    "actions/checkout": "3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
    "actions/setup-python": "5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0",
    "actions/configure-pages": "45bfe0192ca1faeb007ade9deae92b16b8254a0d # v6.0.0",
    "actions/upload-pages-artifact": "fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0",
    "actions/cache/restore": "55cc8345863c7cc4c66a329aec7e433d2d1c52a9 # v6.1.0",
    "actions/cache/save": "55cc8345863c7cc4c66a329aec7e433d2d1c52a9 # v6.1.0",
    "actions/upload-artifact": "043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1",
    "actions/download-artifact": "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1",
    "actions/deploy-pages": "cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0",
}
# Ours, and those that a new list gets.
WORKFLOWS = sorted(
    file
    for folder in (
        ".github/workflows",
        "src/awesomequant/starter/github/workflows",
        "src/awesomequant/starter/lists/github/workflows",
    )
    for file in (ROOT / folder).glob("*.yml")
)


def test_the_guides_example_is_a_sound_record_of_this_list(tmp_path: Path) -> None:
    found = re.search(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    assert found
    example = re.sub("^   ", "", found[1], flags=re.MULTILINE)
    files = {"data/papers/2020/ghostnet.yaml": example}
    for name in ("list", "tags", "venues"):
        files[f"data/{name}.yaml"] = (ROOT / f"data/{name}.yaml").read_text("utf-8")
    # The sections of our list are files that this one lacks.
    files["data/list.yaml"] = re.sub(
        r"^sections:.*\n(?:  - .*\n)*", "", files["data/list.yaml"], flags=re.MULTILINE
    )
    project = load(write(tmp_path, files))
    assert [str(problem) for problem in project.problems] == []
    assert len(project.library.papers) == 1


def test_every_path_that_the_guide_links_exists() -> None:
    for path in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", GUIDE):
        assert (ROOT / path).exists(), path


def test_the_page_of_rules_is_current() -> None:
    """Write it with ``awesomequant explain --markdown > docs/reference/rules.md``."""
    assert (ROOT / "docs/reference/rules.md").read_text("utf-8") == page(rules(ROOT))


def test_the_schema_is_current_and_accepts_every_record() -> None:
    """Write it with ``awesomequant schema``."""
    library = load(ROOT).library
    for name, schema in SCHEMAS.items():
        assert json.loads((ROOT / name).read_text("utf-8")) == schema(library), name
        Draft7Validator.check_schema(schema(library))
    validator = Draft7Validator(SCHEMAS["schema/paper.schema.json"](library))
    for file in (ROOT / "data/papers").rglob("*.yaml"):
        assert [error.message for error in validator.iter_errors(as_edited(file))] == [], file


def test_the_schema_of_results_accepts_every_table() -> None:
    validator = Draft7Validator(
        json.loads((ROOT / "schema/results.schema.json").read_text("utf-8"))
    )
    files = list((ROOT / "data/results").rglob("*.yaml"))
    assert files
    for file in files:
        assert [error.message for error in validator.iter_errors(as_edited(file))] == [], file


def as_edited(file: Path) -> Any:
    """Return a file as an editor reads it, to which a day is text, and so is each name."""
    return json.loads(json.dumps(yaml.safe_load(file.read_text("utf-8")), default=str))


def test_editors_are_told_which_schema_holds_where_and_it_accepts_what_is_there() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert settings.keys() == {f"./{name}" for name in SCHEMAS}
    for name, files in settings.items():
        validator = Draft7Validator(json.loads((ROOT / name).read_text("utf-8")))
        if "*" not in files:
            found = [error.message for error in validator.iter_errors(as_edited(ROOT / files))]
            assert found == [], files


@pytest.mark.parametrize(
    ("of", "text"),
    [
        ("tags", "low-bit: {description: a label is missing}"),
        ("tags", "low-bit: {label: Low-bit, parent: no-such-tag}"),
        ("tags", "low-bit: {label: Low-bit, related: [no-such-tag]}"),
        ("tags", "low-bit: {label: Low-bit, colour: red}"),
        ("tags", "Low bit: {label: Low-bit}"),
        ("venues", "X: {name: X, kind: meeting}"),
        ("venues", "X: {kind: conference}"),
        ("list", "{title: T}"),
        ("list", "{title: T, description: D, sections: [no-such-section]}"),
        ("list", "{title: T, description: D, outline: {by: [colour]}}"),
        ("list", "{title: T, description: D, subtitle: S}"),
    ],
)
def test_the_other_schemas_refuse_what_the_model_refuses(of: str, text: str) -> None:
    schema = json.loads((ROOT / f"schema/{of}.schema.json").read_text("utf-8"))
    assert not Draft7Validator(schema).is_valid(yaml.safe_load(text))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("tags", ["no-such-tag"]),
        ("venue", "No Such Venue"),
        ("tagz", []),
        ("arxiv", 1909.0584),
        ("url", "javascript:alert(1)"),
        ("year", 1800),
        ("fields", {"nope": "1"}),
    ],
)
def test_the_schema_refuses_what_the_model_refuses(field: str, value: object) -> None:
    schema = json.loads((ROOT / "schema/paper.schema.json").read_text("utf-8"))
    record = {"title": "T", "venue": "CVPR", "year": 2020, "tags": [], "url": "https://x.org"}
    assert Draft7Validator(schema).is_valid(record)
    assert not Draft7Validator(schema).is_valid({**record, field: value})


def test_our_own_list_passes_the_check_of_a_contribution() -> None:
    # With its rules, scope and synonyms: a bound on phrases once refused one of ours.
    done = run("check")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: f"{file.parts[-3]}-{file.stem}")
def test_workflows_keep_to_the_rules(file: Path) -> None:
    text = file.read_text("utf-8")
    flow = strict.read(text)
    assert flow["permissions"] == {}
    assert "pull_request_target" not in text
    for name, pin in re.findall(r"uses: ([\w./-]+)@(.+)", text):
        assert PINS[name] == pin
    for name, job in flow["jobs"].items():
        assert "timeout-minutes" in job, name
        assert job["permissions"], name
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), "text of an event never reaches a shell"
            if step.get("uses", "").startswith("actions/checkout"):
                assert step["with"]["persist-credentials"] == "false"


def test_the_action_keeps_to_the_rules() -> None:
    """As workflows do; what it installs is named by hashes, or is itself."""
    text = (ROOT / "actions/audit/action.yml").read_text("utf-8")
    action = strict.read(text)
    for name, pin in re.findall(r"uses: ([\w./-]+)@(.+)", text):
        assert PINS[name] == pin
    for step in action["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
        for line in step.get("run", "").replace("\\\n", " ").splitlines():
            if "pip install" in line:
                is_itself = "--no-deps" in line and line.endswith('"$SOURCE/../.."')
                assert is_itself or "--require-hashes" in line
    assert "token" not in " ".join(action["inputs"]).lower()


def test_the_hooks_run_commands_that_exist() -> None:
    commands = {path.stem.strip("_") for path in (ROOT / "src/awesomequant/commands").glob("*.py")}
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")):
        assert hook["entry"].split()[0] == "awesomequant"
        assert hook["entry"].split()[1] in commands
