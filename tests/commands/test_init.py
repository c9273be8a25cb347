"""A new list has what it needs around it, and nothing that is there is written over."""

import re
import subprocess
from pathlib import Path

import pytest
from support import copy_of_toy, run

from awesomequant import __version__
from awesomequant.cli import awesomequant
from awesomequant.outfit.kits import KITS, requirement
from awesomequant.store import load, strict

FLOWS = ["check", "links", "mends", "publish", "render", "suggest", "update"]
FILES = [f".github/workflows/{name}.yml" for name in FLOWS]


@pytest.fixture(scope="module", name="new")
def _new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a list as 'init' begins it."""
    root = tmp_path_factory.mktemp("lists") / "new"
    assert run("init", root).returncode == 0
    return root


def workflows(root: Path) -> list[str]:
    return sorted(file.relative_to(root).as_posix() for file in root.rglob("workflows/*.yml"))


def tree(root: Path) -> dict[str, bytes]:
    """Return the files of a list, but for what commands leave for one another."""
    return {
        name: file.read_bytes()
        for file in sorted(root.rglob("*"))
        if file.is_file() and not (name := file.relative_to(root).as_posix()).startswith(".awesome")
    }


def test_a_new_list_has_a_whole_repository(new: Path, tmp_path: Path) -> None:
    assert workflows(new) == FILES
    for name in (
        ".editorconfig", ".gitattributes", ".gitignore", ".pre-commit-config.yaml", "CITATION.cff",
        ".vscode/settings.json", ".github/dependabot.yml", ".github/ISSUE_TEMPLATE/1-suggest.yml",
        "CONTRIBUTING.md", "schema/paper.schema.json",
    ):  # fmt: skip
        assert (new / name).is_file(), name
    assert not (new / "LICENSE").exists(), "which nobody has stated"
    assert not (new / ".gitlab-ci.yml").exists()
    assert run("init", tmp_path / "lab", "--add", "gitlab").returncode == 0
    assert workflows(tmp_path / "lab") == []
    assert (tmp_path / "lab/.gitlab-ci.yml").is_file()
    assert "## Suggest a paper" in (new / "CONTRIBUTING.md").read_text("utf-8")
    assert run("init", tmp_path / "lab", "--add", "files").returncode == 0
    assert "Suggest a paper" not in (tmp_path / "lab/CONTRIBUTING.md").read_text("utf-8")


def test_a_new_list_is_in_its_one_form(new: Path) -> None:
    assert run("-C", new, "fmt", "--check").returncode == 0


def test_the_guides_example_is_a_sound_record_of_the_list(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    assert run("init", project, "--add", "files").returncode == 0
    found = re.search(
        r"```yaml\n(.*?)```", (project / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL
    )
    assert found
    example = re.sub("^   ", "", found[1], flags=re.MULTILINE)
    for file in (project / "data/papers").rglob("*.yaml"):
        file.unlink()
    (project / "data/papers/2021/example.yaml").write_text(example, "utf-8")
    (paper,) = load(project).library.papers
    assert paper.authors


def test_a_licence_is_the_one_that_is_stated(tmp_path: Path) -> None:
    assert run("init", tmp_path, "--licence", "CC-BY-4.0").returncode == 0
    assert load(tmp_path).library.settings.licence == "CC-BY-4.0"
    assert "SPDX-License-Identifier: CC-BY-4.0" in (tmp_path / "LICENSE").read_text("utf-8")
    assert 'license: "CC-BY-4.0"' in (tmp_path / "CITATION.cff").read_text("utf-8")


@pytest.mark.parametrize(
    ("address", "repository", "site"),
    [
        ("git@github.com:Ann/bees.git", "https://github.com/Ann/bees", "https://ann.github.io/bees/"),
        ("https://x:secret@github.com/ann/ann.github.io", "https://github.com/ann/ann.github.io", "https://ann.github.io/"),
        ("ssh://git@gitlab.example.org/lab/bees.git", "https://gitlab.example.org/lab/bees", None),
        ("/srv/bees.git", None, None),
    ],
)  # fmt: skip
def test_a_clone_tells_where_the_list_will_be(
    tmp_path: Path, address: str, repository: str | None, site: str | None
) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    subprocess.run(["git", "-C", tmp_path, "remote", "add", "origin", address], check=True)
    assert run("init", tmp_path).returncode == 0
    settings = load(tmp_path).library.settings
    assert (settings.repository, settings.site) == (repository, site)
    assert "# accent" in (tmp_path / "data/list.yaml").read_text("utf-8"), "remarks stay"
    assert "secret" not in (tmp_path / "data/list.yaml").read_text("utf-8")


def test_a_list_that_exists_gets_what_it_lacks_and_keeps_its_own(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    with (project / "data/list.yaml").open("a") as stream:
        stream.write("branch: trunk\n")
    for name, text in (
        (FILES[-1], "name: mine\n"),
        (".github/dependabot.yaml", "mine"),
        ("contributing.md", "mine"),
    ):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text)
    before = tree(project)
    done = run("init", project, *(word for kit in KITS for word in ("--add", kit)))
    assert done.returncode == 0, done.stderr
    for name in (FILES[-1], ".github/dependabot.yaml", "contributing.md"):
        assert f"{name} is there already and was kept" in done.stderr
    after = tree(project)
    assert {name: after[name] for name in before} == before
    assert not {".github/dependabot.yml", "CONTRIBUTING.md"} & after.keys()
    check = after[FILES[0]].decode()
    assert strict.read(check.replace("on:", '"on":'))["on"]["push"]["branches"] == ["trunk"]
    again = run("init", project, "--add", "github")
    assert again.returncode == 0
    assert tree(project) == after
    refused = run("init", project)
    assert refused.returncode == 2
    assert "exists already" in refused.stderr
    assert "'--add'" in refused.stderr


def test_workflows_install_the_release_that_wrote_them(new: Path) -> None:
    lines = (new / ".github/requirements.txt").read_text("utf-8").splitlines()
    assert lines[1:] == [f"awesomequant=={__version__}"]
    for name in FILES:
        if name.endswith("mends.yml"):
            continue  # which installs nothing
        text = (new / name).read_text("utf-8")
        assert re.findall(r"pip install (.+)", text) in (
            ["--quiet -r .github/requirements.txt"], ["--quiet -r base/.github/requirements.txt"],
        )  # fmt: skip
    assert not [name for name, text in tree(new).items() if b"==VERSION" in text]


@pytest.mark.parametrize(
    ("version", "asked"),
    [
        ("0.1.0", "awesomequant==0.1.0"),
        ("1.2rc1", "awesomequant==1.2rc1"),
        ("1.2.0.post3", "awesomequant==1.2.0.post3"),
        ("0.2.0.dev4", "awesomequant"),
        ("0.2.0+local", "awesomequant"),
        ("0.2.0; import os", "awesomequant"),
    ],
)
def test_what_no_index_has_is_not_asked_for(version: str, asked: str) -> None:
    assert requirement(version) == asked


@pytest.mark.parametrize("name", ["links", "update"])
def test_weekly_runs_keep_what_they_were_told(new: Path, name: str) -> None:
    """In the one place, under one key, outside the list: else it would be committed."""
    text = (new / f".github/workflows/{name}.yml").read_text("utf-8")
    jobs = strict.read(text.replace("on:", '"on":', 1))["jobs"]
    steps = next(iter(jobs.values()))["steps"]
    kept = [step for step in steps if "actions/cache/" in step.get("uses", "")]
    assert [step["uses"].split("@")[0] for step in kept] == [
        "actions/cache/restore",
        "actions/cache/save",
    ]
    (path,) = {step["with"]["path"] for step in kept}
    assert len({step["with"]["key"] for step in kept}) == 1
    assert kept[1]["if"] == "always()"
    asks = next(step for step in steps if f"awesomequant {name}" in step.get("run", ""))
    assert path == asks["env"]["AWESOMEQUANT_CACHE"] + "/*.jsonl"
    assert path.startswith("${{ runner.temp }}/")


def called(text: str) -> list[tuple[str, str]]:
    """Return the commands of ours that a text calls, each with its words."""
    text = text.replace("\\\n", " ")
    return re.findall(r"(?<![=/-])\bawesomequant (?:-C [\w./]+ )?([a-z]+)((?: +-\S+| +\S+)*)", text)


@pytest.mark.parametrize(
    "name", [*FILES[:2], *FILES[3:], ".pre-commit-config.yaml", "CONTRIBUTING.md"]
)
def test_the_commands_of_what_is_brought_are_commands(new: Path, name: str) -> None:
    text = (new / name).read_text("utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.strip().startswith("#"))
    lines = re.sub(r"name: .*", "", lines.replace("pip install awesomequant", ""))
    found = called(lines)
    assert found
    for command, words in found:
        known = awesomequant.get_command(None, command)  # type: ignore[arg-type]
        assert known, command
        options = {option for one in known.params for option in one.opts}
        assert set(re.findall(r" (--[a-z-]+)", words)) <= options, words


def test_the_next_steps_are_true(tmp_path: Path) -> None:
    done = run("init", tmp_path / "a list")
    steps = re.findall(r"^  (\d)\. (.*)$", done.stderr, re.MULTILINE)
    assert [number for number, _ in steps] == ["1", "2", "3", "4", "5"]
    for _, step in steps:
        for command, _ in called(step):
            assert awesomequant.get_command(None, command), step  # type: ignore[arg-type]
    root, me = tmp_path / "a list", ("-c", "user.name=a", "-c", "user.email=a@b.c")
    assert steps[0][1].startswith(f"look at it: cd '{root}' && ")
    example = re.search(r"rm (\S+)", steps[1][1])
    assert example
    (root / example[1]).unlink()
    write = root / "data/papers/2020/bees-2020.yaml"
    write.parent.mkdir()
    write.write_text(
        'title: "Bees"\nvenue: arXiv\nyear: 2020\ntags: [attention]\narxiv: "2001.00001"\n'
    )
    assert run("-C", root, "check").returncode == 0
    assert run("-C", root, "readme").returncode == 0
    for words in (["init", "-q", "-b", "main"], ["add", "-A"], [*me, "commit", "-qm", "Begin"]):
        subprocess.run(["git", *words], cwd=root, check=True)
    done = run("-C", root, "doctor")
    assert "history" not in done.stdout
    assert "README" not in done.stdout.replace("README.md leads to no site", "")


def test_a_gitignore_that_is_kept_is_told_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("/site/\n*.tmp\n")
    done = run("init", tmp_path)
    told = next(line for line in done.stderr.splitlines() if line.startswith(".gitignore"))
    assert told.startswith(".gitignore is there already and was kept; add to it: /.cache/ ")
    assert "/site/" not in told
    assert (tmp_path / ".gitignore").read_text() == "/site/\n*.tmp\n"


@pytest.mark.parametrize(
    "words",
    ["a \x1b[31mred\x1b[0m \u202etitle", "\u2066\u200b\ue000", "x" * 20_000, "a\nb\u2028c\x85"],
)
def test_what_a_list_may_not_be_called_is_left_out_of_its_name(tmp_path: Path, words: str) -> None:
    made = run("init", tmp_path / "one", "--title", words, "--description", words)
    assert made.returncode == 0, made.stderr
    assert run("-C", tmp_path / "one", "check").returncode == 0
    page = tmp_path / "README.md"
    page.write_text(f"# {words}\n\n## Papers\n\n- [A Title of a Paper](https://x.org/a), 2020\n")
    assert run("init", tmp_path / "two", "--from", page, "--offline").returncode == 0
    assert run("-C", tmp_path / "two", "check").returncode == 0


def test_a_list_begins_with_a_folder_of_entries(tmp_path: Path) -> None:
    folder = tmp_path / "software"
    folder.mkdir()
    for name in ("hivescale", "beecount"):
        (folder / f"{name}.yml").write_text(
            f"name: {name}\nwebsite_url: https://example.org/{name}\ntags: [Monitoring]\n", "utf-8"
        )
    done = run("init", tmp_path / "apps", "--from", folder, "--offline")
    assert done.returncode == 0, done.stderr
    assert "2 entries became 2 records" in done.stderr
    assert len(list((tmp_path / "apps/data/papers").rglob("*.yaml"))) == 2


def test_a_new_list_is_sound_to_the_word(new: Path) -> None:
    done = run("-C", new, "check")
    assert (done.stdout, done.stderr) == ("", "1 paper, no error\n")


def test_a_list_of_programs_reads_as_one(tmp_path: Path) -> None:
    """Not as papers that appeared nowhere, in no year, all below one heading."""
    source = tmp_path / "cell_tools.yaml"
    source.write_text(
        "categories:\n  - {category: micro, title: Microscopy}\n  - {category: seq, title: Sequencing}\n"
        "projects:\n  - {name: Segmenter, github_id: lab/segmenter, category: micro}\n"
        "  - {name: Reads, github_id: lab/reads, category: seq}\n"
    )
    root = tmp_path / "list"
    done = run("init", root, "--from", source, "--offline")
    assert done.returncode == 0, done.stderr
    assert "it is called 'List' for now" in done.stderr
    checked = run("-C", root, "check")
    assert (checked.stdout, checked.stderr) == ("", "2 papers, no error\n")
    assert run("-C", root, "readme").returncode == 0
    page = (root / "README.md").read_text("utf-8")
    assert "### Microscopy" in page
    assert "- [Segmenter](https://github.com/lab/segmenter)" in page
    assert "unknown" not in page
    assert "NeurIPS" not in (root / "data/venues.yaml").read_text("utf-8")
