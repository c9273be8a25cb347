"""A run of the rules: causes before what follows from them."""

from pathlib import Path

import pytest
from support import copy_of_toy

from awesomequant.check.rulebook import rules
from awesomequant.check.run import audit, inspect
from awesomequant.store import load


def told(project: Path) -> list[str]:
    every = rules(project)
    return [str(problem) for problem in inspect(load(project, wholly=True), every, every).problems]


# A file, what takes the place of what in it, its one error, and how many findings wait.
CAUSES = [
    (
        "data/tags.yaml",
        "flight:",
        "flight: [",
        "1:9: ",
        "4 findings that depend on it are not told",
    ),
    ("data/tags.yaml", "{label: Flight", "{labl: Flight", "1:", "finding"),
    ("data/venues.yaml", "BeeConf:", "BeeConf: {", "1:12: ", "findings that depend on it are"),
    ("data/venues.yaml", "kind: conference", "kind: meeting", "1:", "finding"),
    ("data/list.yaml", "title:", "titel:", "1:1: ", "findings that depend on it are not told"),
    ("data/list.yaml", "title:", "title: [", "1:8: ", "findings that depend on it are not told"),
    ("data/papers/2021/buzz.yaml", "year:", "yeer:", "", "finding"),
]


@pytest.mark.parametrize(("file", "old", "new", "place", "waiting"), CAUSES)
def test_a_broken_file_is_told_and_what_follows_from_it_is_counted(
    tmp_path: Path, file: str, old: str, new: str, place: str, waiting: str
) -> None:
    project = copy_of_toy(tmp_path)
    known, text = told(project), (project / file).read_text("utf-8")
    assert old in text
    (project / file).write_text(text.replace(old, new, 1), "utf-8")
    lines = [line for line in told(project) if line not in known]
    assert {line.partition(":")[0] for line in lines} == {file}, lines
    assert lines[0].startswith(f"{file}:{place}")
    assert waiting in "".join(lines)


def test_what_does_not_follow_is_told_beside_a_broken_file(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "data/tags.yaml").write_text("flight: [\n", "utf-8")
    record = project / "data/papers/2021/buzz.yaml"
    record.write_text(record.read_text("utf-8").replace("BeeConf", "BeConf"), "utf-8")
    lines = told(project)
    assert any("the venue 'BeConf' is not in data/venues.yaml" in line for line in lines)
    assert not any("unknown-tag" in line for line in lines)


def test_two_hundred_records_and_a_broken_vocabulary_are_one_error(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    for number in range(218):
        file = project / f"data/papers/2020/p{number}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(
            f"title: Number {number} of bees\nvenue: BeeConf\nyear: 2020\ntags: [flight]\n"
            f"url: https://x.org/{number}\nadded: 2020-01-01\n"
        )
    (project / "data/tags.yaml").write_text("flight: {label: Flight\nhoney: {label: Honey}\n")
    (one,) = audit(load(project))
    assert one.place.file == "data/tags.yaml"
    assert "findings that depend on it are not told" in one.hint


BUZZ = "data/papers/2021/buzz.yaml"
# A comment that silences a rule (its file, its field), and what makes that rule unheard.
UNHEARD = [
    (("data/tags.yaml", "honey:", "rare-tag"), (BUZZ, "year:", "yeer:")),
    ((BUZZ, "tags:", "unknown-tag"), ("data/tags.yaml", "honey:", "honey: [")),
    ((BUZZ, "tags:", "unknown-tag"), (BUZZ, "added:", "aded:")),
]


@pytest.mark.parametrize(("comment", "fault"), UNHEARD)
def test_a_comment_is_not_called_unused_while_its_rule_is_not_heard(
    tmp_path: Path, comment: tuple[str, str, str], fault: tuple[str, str, str]
) -> None:
    project = copy_of_toy(tmp_path)
    (file, field, rule), (broken, old, new) = comment, fault
    text = (project / file).read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith(field))
    said = f"{line}  # awesomequant: ignore[{rule}]"
    (project / file).write_text(text.replace(line, said, 1), "utf-8")
    before = told(project)
    whole = (project / broken).read_text("utf-8")
    (project / broken).write_text(whole.replace(old, new, 1), "utf-8")
    assert not any("unused-ignore" in line for line in told(project)), before
    # It is called so as soon as all can be read, where it is.
    (project / broken).write_text(whole, "utf-8")
    assert told(project) == before


def test_a_comment_that_silences_nothing_is_told_where_its_rule_is_heard(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    file = project / "data/papers/2021/buzz.yaml"
    text = file.read_text("utf-8")
    said = "tags: [flight, counting]  # awesomequant: ignore[unknown-tag]"
    file.write_text(text.replace("tags: [flight, counting]", said, 1), "utf-8")
    assert any("unused-ignore" in line and "finds nothing here" in line for line in told(project))
