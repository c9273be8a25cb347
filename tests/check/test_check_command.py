"""``awesomequant check`` as a person, an editor and a code host meet it."""

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jsonschema import Draft7Validator
from listing import FILES, FIRST, lay, write

from awesomequant.cli import main


class Done(NamedTuple):
    """What a run of the command line came to."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]
WRONG = """\
title: "Alpha  Networks."
url: http://ieeexplore.ieee.org/document/1/  # the page
tags: [lowbit]
"""
SCHEMAS = Path(__file__).parent / "schemas"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs the command line in the list, with what it is told on standard input."""

    def call(*words: str, told: str = "", **more: str) -> Done:
        for name, value in {"NO_COLOR": "1", **more}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "stdin", io.StringIO(told))
        monkeypatch.setattr(sys, "argv", ["awesomequant", "-C", str(tmp_path), *words])
        with pytest.raises(SystemExit) as left:
            main()
        return Done(int(left.value.code or 0), *capsys.readouterr())

    return call


def listing(root: Path, example: str = "") -> Path:
    """Write the list of the rules' examples with one laid over it; nothing in it is unused."""
    files = lay(example)
    files["data/list.yaml"] += "rules: {ignore: [unused-word]}\n"
    return write(root, files)


def test_a_sound_list_exits_with_0_and_prints_nothing(run: Run, tmp_path: Path) -> None:
    listing(tmp_path)
    done = run("check")
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 paper, no error" in done.stderr


def test_full_shows_the_line_a_caret_and_what_to_do(run: Run, tmp_path: Path) -> None:
    listing(tmp_path, "tags: [low-bit, lowbit]\n")
    done = run("check")
    assert done.returncode == 1
    assert done.stdout == (
        "data/papers/2020/alpha.yaml:4:17: error[unknown-tag]: the tag 'lowbit' is not in"
        " data/tags.yaml\n"
        "  4 | tags: [low-bit, lowbit]\n"
        "    |                 ^\n"
        "  help: write 'low-bit' (--fix does)\n"
        "  more: awesomequant explain unknown-tag\n\n"
    )


def test_warnings_exit_with_0_unless_strict(run: Run, tmp_path: Path) -> None:
    listing(tmp_path, 'title: "Alpha Networks."\n')
    assert run("check").returncode == 0
    assert run("check", "--strict").returncode == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--select", "no-such"], "there is no rule 'no-such'"),
        (["--ignore", "unknown-tga"], "did you mean 'unknown-tag'?"),
        (["data/papers/2020/beta.yaml"], "there is no"),
        (["--output-format", "xml"], "there is no form 'xml'"),
    ],
)
def test_wrong_use_exits_with_2(run: Run, tmp_path: Path, words: list[str], said: str) -> None:
    listing(tmp_path)
    done = run("check", *words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_rules_are_chosen_by_the_list_and_by_the_call(run: Run, tmp_path: Path) -> None:
    files = lay(WRONG)
    files["data/list.yaml"] += "rules: {ignore: [spacing, unused-word]}\n"
    write(tmp_path, files)

    def found(*words: str) -> set[str]:
        done = run("check", "--output-format", "json", *words)
        return {problem["rule"] for problem in json.loads(done.stdout)}

    assert found() == {"unknown-tag", "final-stop", "insecure-link"}
    assert found("--select", "spacing,final-stop") == {"spacing", "final-stop"}
    assert found("--ignore", "final-stop") == {"unknown-tag", "insecure-link"}


def test_what_reading_finds_is_always_told(run: Run, tmp_path: Path) -> None:
    listing(tmp_path, "year: MMXX\n")
    assert "[schema]" in run("check", "--select", "spacing", "--output-format", "concise").stdout


DUPLICATE = """\
# data/papers/2020/beta.yaml
arxiv: "2002.00001"
title: "Beta Graphs."
# data/papers/2020/alpha-2020.yaml
title: Alpha Networks of Few Bits Again
arxiv: "2001.01234"
"""


def test_paths_limit_what_is_told_and_not_what_is_checked(run: Run, tmp_path: Path) -> None:
    listing(tmp_path, DUPLICATE)

    def found(*words: str, told: str = "") -> list[str]:
        done = run("check", *words, "--output-format", "json", told=told)
        return [problem["rule"] for problem in json.loads(done.stdout)]

    folder = tmp_path / "data/papers/2020"
    assert found(str(folder / "alpha-2020.yaml")) == ["duplicate-id"]
    assert found(str(folder / "alpha.yaml")) == ["duplicate-id"]  # it is about this one too
    assert found(str(folder / "beta.yaml")) == ["final-stop"]
    assert sorted(found(str(folder))) == ["duplicate-id", "final-stop"]
    write(tmp_path, {"notes.md": "of no list"})
    beta = "data/papers/2020/beta.yaml"
    assert found("-", told=f"{beta}\nnotes.md\n") == ["final-stop"]
    assert found("-", told=f"{beta}\0notes.md\0") == ["final-stop"]
    assert found("-", "-z", told=f"{beta}\0") == ["final-stop"]
    assert len(found("-", told=f"{beta}\nelse/where\n")) == 2  # who knows what that was
    assert len(found("-", told="")) == 2
    assert len(found("-", told="data/tags.yaml\n")) == 2  # the vocabulary reaches every record
    assert len(found("-", told="data/papers/2020/gone.yaml\n")) == 2  # so does what is gone


def test_fix_mends_what_is_safe_and_keeps_every_other_byte(run: Run, tmp_path: Path) -> None:
    listing(tmp_path, WRONG)
    shown = run("check", "--diff")
    assert shown.returncode == 1
    assert '+title: "Alpha Networks"\n' in shown.stdout
    assert (tmp_path / FIRST).read_text("utf-8") == lay(WRONG)[FIRST]
    done = run("check", "--fix")
    assert (done.returncode, done.stdout) == (0, "")
    assert "4 fixed" in done.stderr
    assert (tmp_path / FIRST).read_text("utf-8") == (
        'title: "Alpha Networks"\nvenue: CVPR\nyear: 2020\ntags: [low-bit]\narxiv: "2001.01234"\n'
        "url: https://ieeexplore.ieee.org/document/1/  # the page\n"
    )
    assert "0 fixed" in run("check", "--fix").stderr


def test_unsafe_fixes_are_asked_for(run: Run, tmp_path: Path) -> None:
    listing(tmp_path, 'title: "Alpha &amp; Beta"\n')
    assert "0 fixed" in run("check", "--fix").stderr
    assert "1 fixed" in run("check", "--fix", "--unsafe-fixes").stderr
    assert 'title: "Alpha & Beta"' in (tmp_path / FIRST).read_text("utf-8")


def test_who_said_a_title_that_is_mended_is_kept_and_who_said_another_venue_is_not(
    run: Run, tmp_path: Path
) -> None:
    said = "alpha: {fields: {title: bees, venue: bees, year: bees}, agree: {venue: 2}}\n"
    page = "https://openaccess.thecvf.com/content_CVPRW_2020/html/w40/Doe_N_CVPRW_2020_paper.html"
    more = f"# data/provenance/2020.yaml\n{said}# data/provenance/sources.yaml\nbees: {{name: B}}\n"
    listing(tmp_path, f'title: " Alpha  Networks "\nurl: {page}\n{more}')
    kept = tmp_path / "data/provenance/2020.yaml"
    run("check", "--fix")
    assert kept.read_text("utf-8") == said
    shown = run("check", "--diff", "--unsafe-fixes").stdout
    assert "+alpha: {fields: {title: bees, year: bees}}\n" in shown
    assert "1 fixed" in run("check", "--fix", "--unsafe-fixes").stderr
    assert "venue: CVPRW" in (tmp_path / FIRST).read_text("utf-8")
    assert kept.read_text("utf-8") == "alpha: {fields: {title: bees, year: bees}}\n"


def test_a_record_in_the_wrong_folder_is_moved(run: Run, tmp_path: Path) -> None:
    listing(tmp_path, "year: 2021\narxiv: '2101.01234'\n")
    assert run("check", "--fix").returncode == 0
    assert not (tmp_path / FIRST).exists()
    assert (tmp_path / "data/papers/2021/alpha.yaml").exists()


@pytest.mark.parametrize("named", [(), ("data/papers/2020/beta.yml",)])
def test_a_file_that_gets_a_record_s_name_is_mended_in_the_same_run(
    run: Run, tmp_path: Path, named: tuple[str, ...]
) -> None:
    listing(tmp_path)
    text = "title: Beta: Graphs\nauthors: Ann Lee and Bo Li\nvenue: CVPR\nyaer: 2020\narxiv: '2002.01234'\n"
    (tmp_path / "data/papers/2020/beta.yml").write_text(text, "utf-8")
    run("check", "--fix", *named)
    assert (
        (tmp_path / "data/papers/2020/beta.yaml")
        .read_text("utf-8")
        .startswith('title: "Beta: Graphs"\nauthors: [Ann Lee, Bo Li]\nvenue: CVPR\nyear: 2020\n')
    )
    assert "0 fixed" in run("check", "--fix").stderr


def test_two_hundred_fixes_touch_their_lines_alone(run: Run, tmp_path: Path) -> None:
    files = dict(FILES)
    for number in range(200):
        files[f"data/papers/2020/beta-{number}.yaml"] = (
            f'# record {number}\ntitle: "Beta {number} of Graphs."  # as printed\n'
            f"venue: CVPR # a venue\nyear: 2020\ntags:\n  - low-bit\n\n"
            f'arxiv: "2002.{number + 10000}"\n# the end\n'
        )
    write(tmp_path, files)
    only = ("--select", "final-stop")
    assert "200 fixed" in run("check", "--fix", *only).stderr
    for name, old in files.items():
        new = (tmp_path / name).read_text("utf-8")
        assert new == old.replace('Graphs."', 'Graphs"')
    assert "0 fixed" in run("check", "--fix", *only).stderr


def test_crlf_and_a_byte_order_mark_survive_a_fix(run: Run, tmp_path: Path) -> None:
    listing(tmp_path)
    old = "\ufeff" + FILES[FIRST].replace("Few Bits", '"Few" Bits.').replace("\n", "\r\n")
    (tmp_path / FIRST).write_bytes(old.encode())
    assert "1 fixed" in run("check", "--fix").stderr
    new = (tmp_path / FIRST).read_bytes().decode()
    assert new == old.replace("Bits.", "Bits")


HOSTILE = 'title: "Alpha%0A::error::x, [a](javascript:b) | <b>c</b>."\n'


def test_github_lines_parse_and_the_worst_ten_come_first(run: Run, tmp_path: Path) -> None:
    files = lay(HOSTILE)
    for number in range(15):
        files[f"data/papers/2020/beta-{number}.yaml"] = (
            f'title: "Beta {number} of Graphs"\nvenue: CVPR\nyear: 2020\ntags: [nope]\n'
            f'arxiv: "2002.{number + 10000}"\n'
        )
    write(tmp_path, files)
    summary = tmp_path / "summary.md"
    done = run("check", "--output-format", "github", GITHUB_STEP_SUMMARY=str(summary))
    lines = done.stdout.splitlines()
    form = re.compile(
        r"::(error|warning|notice) (?:file=([^,:]+),line=(\d+),col=(\d+),)?title=([^,:]+)::(.+)"
    )
    found = [form.fullmatch(line) for line in lines]
    assert all(found)
    levels = [match[1] for match in found if match]
    assert levels == sorted(levels, key=["error", "warning", "notice"].index)
    assert levels.count("error") == 10
    assert "6 more of this level" in done.stdout
    assert levels[0] == "error"
    assert "nope" in summary.read_text("utf-8")


def test_the_summary_shows_the_entries_and_nothing_in_it_is_markup(
    run: Run, tmp_path: Path
) -> None:
    listing(tmp_path, HOSTILE)
    summary = tmp_path / "summary.md"
    words = ("check", "-", "--output-format", "github")
    run(*words, told=f"{FIRST}\n", GITHUB_STEP_SUMMARY=str(summary))
    text = summary.read_text("utf-8")
    assert (
        text.count("```") == 2
    )  # the mends: the lines as they are, in a fence that they cannot end
    text = re.sub(r"^```diff\n.*?^```\n", "", text, flags=re.MULTILINE | re.DOTALL)
    assert "As README.md will show it" in text
    assert "- \\[[CVPR](https://arxiv.org/abs/2001.01234)\\] Alpha" in text
    assert "<b>" not in text
    assert "](javascript" not in text


@pytest.mark.parametrize("form", ["sarif", "rdjson"])
def test_reports_for_services_are_valid(run: Run, tmp_path: Path, form: str) -> None:
    listing(tmp_path, DUPLICATE + '# data/papers/2020/omega.yaml\ntitle: "Ω  Netze."\n')
    result = json.loads(run("check", "--output-format", form).stdout)
    schema = json.loads((SCHEMAS / f"{form}.json").read_text("utf-8"))
    assert [error.message for error in Draft7Validator(schema).iter_errors(result)] == []


def test_sarif_names_rule_place_and_help(run: Run, tmp_path: Path) -> None:
    listing(tmp_path, DUPLICATE)
    done: Any = json.loads(run("check", "--output-format", "sarif").stdout)["runs"][0]
    first = next(found for found in done["results"] if found["ruleId"] == "duplicate-id")
    rule = done["tool"]["driver"]["rules"][first["ruleIndex"]]
    assert rule["id"] == "duplicate-id"
    assert rule["helpUri"].endswith("/reference/rules/#duplicate-id")
    where = first["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == "data/papers/2020/alpha-2020.yaml"
    assert first["relatedLocations"]


def test_rdjson_counts_columns_in_bytes(run: Run, tmp_path: Path) -> None:
    listing(tmp_path, "authors: [Jürgen Ö, Ann et al.]\n")
    done = json.loads(run("check", "--output-format", "rdjson").stdout)
    start = done["diagnostics"][0]["location"]["range"]["start"]
    assert start == {"line": 6, "column": len("authors: [Jürgen Ö, ".encode()) + 1}


def test_statistics_count_and_time_every_rule(run: Run, tmp_path: Path) -> None:
    listing(tmp_path, WRONG)
    told = run("check", "--statistics").stderr
    assert re.search(r"^final-stop +1 +1 +\d\.\d{3}$", told, re.MULTILINE)
    assert re.search(r"^id-collision +0 +0 +\d\.\d{3}$", told, re.MULTILINE)


def test_a_project_lays_its_own_rules_over_ours(run: Run, tmp_path: Path) -> None:
    listing(tmp_path)
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks/no_alpha.py").write_text(
        '"""No alpha.\n\nBecause.\n"""\n'
        "from awesomequant.library.problems import Finding\n\n"
        "def check(library):\n"
        "    return [Finding(p.source_file, ('title',), 'alpha') for p in library.papers]\n"
    )
    assert "alpha.yaml:1:8: alpha [no-alpha]" in run("check", "--output-format", "concise").stdout
    assert "Because." in run("explain", "no-alpha").stdout


def test_what_is_not_looked_at_yet_is_said(run: Run, tmp_path: Path) -> None:
    """Of a record that is no record, an unknown venue is found when the rest is mended."""
    listing(
        tmp_path, 'year: 20x6\nvenue: Nowhere\n# data/papers/2020/beta.yaml\narxiv: "2002.00001"\n'
    )
    done = run("check")
    assert "unknown-venue" not in done.stdout
    said = "1 record is not read until that is mended; venues, tags and doubles are looked at then"
    assert said in done.stderr
    listing(tmp_path, "venue: Nowhere\n")
    done = run("check")
    assert "unknown-venue" in done.stdout
    assert "not read" not in done.stderr
