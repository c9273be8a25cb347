"""A file with very many mistakes: a hundred are told, the others counted, and all in time."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support import copy_of_toy

from awesomequant.check import reports
from awesomequant.check.reports import REPORTS, Context
from awesomequant.check.rulebook import rules
from awesomequant.cli import main
from awesomequant.console import counted
from awesomequant.library.problems import (
    MOST_OF_A_FILE,
    Level,
    Place,
    Problem,
    worth_telling,
)
from awesomequant.registry import parts
from awesomequant.store import load, strict
from awesomequant.store.edit import comments

TAGS = "data/tags.yaml"
RECORD = "data/papers/2021/buzz.yaml"
# Each is some 20 bytes an entry, and has as many mistakes as entries, or more.
KINDS: dict[str, Callable[[int], str]] = {
    "texts in place of mappings": lambda number: "".join(f"k{n}: v\n" for n in range(number)),
    "unknown fields": lambda number: "".join(
        f"k{n}: {{nmae: A, titel: b}}\n" for n in range(number)
    ),
    "fields of one tag": lambda number: "k:\n" + "".join(f"  f{n}: v\n" for n in range(number)),
    "aliases that are none": lambda number: "".join(
        f"k{n}: {{name: N{n}, aliases: x}}\n" for n in range(number)
    ),
    "full-width colons": lambda number: "".join(
        f"k{n}: {{name： A}}\n" for n in range(number)
    ),
    "stated ids": lambda number: "".join(f"k{n}: {{id: k, name: A}}\n" for n in range(number)),
    "bare hashes": lambda number: "".join(f"k{n}:\n  name: #a{n}\n" for n in range(number)),
    "items in a text": lambda number: "k:\n  name: |\n" + "    - a\n      - b\n" * number,
    "unsilenced": lambda number: "".join(
        f"k{n}: {{name: N{n}}}  # awesomequant: ignore[spacing]\n" for n in range(number)
    ),
    "quoted hashes": lambda number: "".join(f'k{n}: {{name: "#{n}"}}  # c\n' for n in range(number)),
}  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    yield copy_of_toy(tmp_path)
    strict.positions.cache_clear()


def check(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
          *words: str) -> tuple[int, str, str]:  # fmt: skip
    monkeypatch.setattr(sys, "argv", ["awesomequant", "-C", str(root), "check", *words])
    capsys.readouterr()
    with pytest.raises(SystemExit) as left:
        main()
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


def test_two_thousand_wrong_tags_are_a_hundred_findings_and_a_count(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / TAGS).write_text(KINDS["texts in place of mappings"](2000))
    begun = time.process_time()
    code, out, err = check(project, capsys, monkeypatch, "--output-format", "concise")
    assert time.process_time() - begun < 3  # 0.4 s on a machine at rest, 19.5 s before
    lines = [line for line in out.splitlines() if line.startswith(TAGS)]
    assert code == 1
    assert len(lines) == MOST_OF_A_FILE + 1
    assert lines[-1].startswith(f"{TAGS}:101:7: 1,900 more are wrong in this file")
    assert "2000 errors" in err


@pytest.mark.parametrize("kind", KINDS)
def test_what_many_mistakes_take_grows_as_they_do(project: Path, kind: str) -> None:
    taken = []
    for number in (500, 4000):
        (project / TAGS).write_text(KINDS[kind](number), "utf-8")
        begun = time.process_time()
        found = load(project, wholly=True).problems
        text = (project / TAGS).read_text("utf-8")
        _ = comments(text) if not any(one.rule == "yaml" for one in found) else ()
        taken.append(time.process_time() - begun)
        assert sum(one.place.file == TAGS for one in found) <= MOST_OF_A_FILE + 1 or any(
            one.rule == "yaml" for one in found
        )
    # Eight times as many: eight times as long, and what is fixed; sixty-four times were it a square.
    assert taken[1] < 24 * max(taken[0], 0.05), taken


@pytest.mark.parametrize("form", parts(REPORTS))
def test_every_form_tells_how_many_were_left_out(project: Path, form: str) -> None:
    (project / TAGS).write_text(KINDS["texts in place of mappings"](2000))
    loaded = load(project)
    told = worth_telling(loaded.problems)
    module = reports.chosen(parts(REPORTS, project), form)
    text = module.report(told, Context(loaded.text, rules(project)))
    assert ("1,900" in text) or ("1991 more" in text)  # GitHub shows ten of a step
    assert len(text) < 300_000


def test_the_forms_for_programs_say_the_number(project: Path) -> None:
    (project / TAGS).write_text(KINDS["texts in place of mappings"](2000))
    loaded = load(project)
    told, context = worth_telling(loaded.problems), Context(loaded.text, rules(project))
    forms = parts(REPORTS, project)
    found = [one for one in json.loads(forms["json"].report(told, context)) if one["file"] == TAGS]
    assert sum(one["count"] for one in found) == 2000
    results = json.loads(forms["sarif"].report(told, context))["runs"][0]["results"]
    assert [one["occurrenceCount"] for one in results if "occurrenceCount" in one] == [1900]


def test_a_line_of_a_megabyte_is_shown_in_part(project: Path) -> None:
    (project / RECORD).write_text(f"title: {'x' * 400_000}\nyear: {'y' * 100}\nvenue: [a]\n")
    loaded = load(project)
    found = [one for one in loaded.problems if one.place.file == RECORD]
    text = parts(REPORTS)["full"].report(found, Context(loaded.text, rules(project)))
    assert found
    assert len(text) < 20_000


def problem(line: int, level: Level, count: int = 1, file: str = "a.yaml") -> Problem:
    return Problem(Place(file, line), "spacing", f"m{line}", level=level, stands_for=count)


def test_errors_are_told_before_warnings_and_what_is_told_stays_in_order() -> None:
    found = [problem(line, Level.WARNING) for line in range(150)] + [problem(151, Level.ERROR)]
    told = worth_telling([problem(1, Level.NOTE, file="0.yaml"), *found])
    assert [one.place.file for one in told[:2]] == ["0.yaml", "a.yaml"]
    assert told[-2].message == "m151"
    assert told[-1].stands_for == 51
    assert told[-1].level is Level.WARNING
    assert counted(told) == "1 error, 150 warnings, 1 note"


def test_what_stands_for_others_is_counted_with_those_that_are_left_out() -> None:
    found = [problem(line, Level.ERROR) for line in range(120)] + [problem(120, Level.ERROR, 7)]
    told = worth_telling(found)
    assert len(told) == MOST_OF_A_FILE + 1
    assert told[-1].stands_for == 27
    assert counted(told) == counted(found) == "127 errors"


def test_a_hundred_are_told_as_they_are() -> None:
    found = [problem(line, Level.ERROR) for line in range(MOST_OF_A_FILE)]
    assert worth_telling(found) == found


def test_all_is_mended_whatever_is_told(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    record = project / RECORD
    names = "".join(f"  - Ann  Bee{chr(97 + n // 26)}{chr(97 + n % 26)}\n" for n in range(130))
    text = "\n".join(
        line for line in record.read_text("utf-8").splitlines() if not line.startswith("authors")
    )
    record.write_text(f"{text}\nauthors:\n{names}", "utf-8")
    words = ("--select", "spacing", "--output-format", "concise", "--strict")
    code, out, _ = check(project, capsys, monkeypatch, *words)
    assert code == 1
    assert "30 more are wrong in this file" in out
    assert "or let --fix mend what it can" in out
    check(project, capsys, monkeypatch, "--fix", *words)
    assert "Ann  Bee" not in record.read_text("utf-8")
