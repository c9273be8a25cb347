"""What was refused before is answered from the record, whatever it is called when it comes again."""

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from listing import lay, write

from awesomequant.cli import awesomequant
from awesomequant.store import load, strict

FILE = "data/decisions/2020/wasps-see-2020.yaml"
DECISION = """\
title: "How Wasps See"
also_titled: ["On the Eyes of Wasps"]
authors: [Mei Lin, Ada Moss]
year: 2020
arxiv: "2003.00001"
doi: 10.1000/wasps
reason: another field
because: Wasps are no bees.
day: 2020-04-01
by: Ada Moss
"""
SCOPE = """\
titles: [bee*]
reviewed:
  - {work: "The Last Bee", counts: true, because: a classic}
  - {work: "Bees of the Night and What They Sing", counts: false, because: a novel}
"""


def wasps(root: Path, decision: str = DECISION) -> Path:
    return write(root, {**lay(""), FILE: decision, "data/scope.yaml": SCOPE})


def call(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(awesomequant, ["-C", str(root), *arguments], catch_exceptions=False)


def entry(**fields: str) -> str:
    said = "".join(f", {name}={{{value}}}" for name, value in fields.items())
    return f"@inproceedings{{x{said}, booktitle={{ICML}}}}\n"


AGAIN = {
    "by its arXiv id, renamed": entry(
        title="Vision in Vespids",
        author="Mei Lin and Ada Moss",
        eprint="2003.00001",
        archiveprefix="arXiv",
    ),
    "by its DOI in other letters": entry(title="How Wasps See", doi="10.1000/WASPS", year="2021"),
    "by title and one author": entry(title="How wasps see", author="Lin, Mei", year="2020"),
    "by its other title": entry(
        title="On the eyes of wasps", author="Mei Lin and Moss, Ada", year="2020"
    ),
    "by what a scope reviewed": entry(title="Bees of the Night and What They Sing", year="1999"),
}
NOT_AGAIN = {
    "another work": entry(title="How Bees See", author="Lin, Mei", year="2020"),
    "one title, other people": entry(title="How Wasps See", author="Kim, Jo", year="2020"),
    "a review that says it counts": entry(title="The Last Bee", year="1950"),
}


@pytest.mark.parametrize("again", AGAIN.values(), ids=AGAIN)
def test_an_import_gives_the_earlier_answer_and_makes_no_record(again: str, tmp_path: Path) -> None:
    root = wasps(tmp_path)
    (root / "new.bib").write_text(again)
    result = call(root, "import", "--offline", str(root / "new.bib"))
    assert "refused before, and no records: 1" in result.output
    assert "refused" in result.output
    assert [paper.id for paper in load(root).library.papers] == ["alpha"]


@pytest.mark.parametrize("other", NOT_AGAIN.values(), ids=NOT_AGAIN)
def test_what_is_another_work_comes_in(other: str, tmp_path: Path) -> None:
    root = wasps(tmp_path)
    (root / "new.bib").write_text(other)
    call(root, "import", "--offline", str(root / "new.bib"))
    assert len(load(root).library.papers) == 2


@pytest.mark.parametrize("again", AGAIN.values(), ids=AGAIN)
def test_who_overrules_says_why_and_that_stays_on_record(again: str, tmp_path: Path) -> None:
    root = wasps(tmp_path)
    (root / "new.bib").write_text(again)
    said = ("--overrule", "read again", "--by", "Jo Kim")
    result = call(root, "import", "--offline", str(root / "new.bib"), *said)
    assert "refusals overruled: 1" in result.output
    project = load(root, wholly=True)
    assert not project.problems
    assert len(project.library.papers) == 2
    held = project.library.decisions
    over = [one.overruled for one in held.held.decisions if one.overruled]
    over_text = [(one.because, one.by) for one in over]
    reviews = [one.because for one in held.held.reviews if "read again" in one.because]
    assert over_text == [("read again", "Jo Kim")] or "Jo Kim; before: a novel" in reviews[0]
    # The same file once more: it is listed now, and nobody is refused.
    assert "refused before" not in call(root, "import", "--offline", str(root / "new.bib")).output
    assert "refused-work" not in call(root, "check").output


def test_add_and_the_issue_form_give_the_answer_and_the_day(tmp_path: Path) -> None:
    root = wasps(tmp_path)
    result = call(root, "add", "2003.00001", "--offline")
    assert result.exit_code == 1
    assert "'How Wasps See' was refused on 2020-04-01 by Ada Moss: another field" in result.output
    event = root / "event.json"
    event.write_text(
        json.dumps({"issue": {"body": "### Link\n\nhttps://arxiv.org/abs/2003.00001v2"}})
    )
    answer = root / "answer.md"
    again = call(root, "add", "--offline", "--from-issue", str(event), "--answer", str(answer))
    assert again.exit_code == 1
    text = answer.read_text()
    assert "looked at before, and refused on 2020-04-01 by Ada Moss: another field" in text
    assert "could not be added" not in text


def test_add_overrules_with_a_reason(tmp_path: Path) -> None:
    root = wasps(tmp_path)
    said = ("--title", "How Wasps See", "--venue", "ICML", "--year", "2020", "--author", "Mei Lin")
    result = call(root, "add", "2003.00001", *said, "--offline", "--overrule", "they are bees now")
    assert result.exit_code == 0
    values = strict.read((root / FILE).read_text())
    assert values["overruled"]["because"] == "they are bees now"
    assert values["reason"] == "another field"
    assert "refused-work" not in call(root, "check").output


REFUSED = {
    "by title": (("--title", "A Study of Hornets", "--year", "2021"), "study-hornets-2021"),
    "by id": (
        ("2101.00001", "--title", "Hornets: A Study", "--author", "Jo Kim"),
        "kim-hornets-2021",
    ),
    "without a year": (("--title", "A Study of Hornets"), "study-hornets"),
}


@pytest.mark.parametrize(("said", "name"), REFUSED.values(), ids=REFUSED)
def test_refuse_writes_one_file_that_check_takes(
    said: tuple[str, ...], name: str, tmp_path: Path
) -> None:
    root = wasps(tmp_path)
    result = call(root, "refuse", *said, "--reason", "no bees", "--by", "Jo Kim", "--offline")
    assert result.exit_code == 0, result.output
    (made,) = [one for one in root.glob("data/decisions/*/*.yaml") if one.name != Path(FILE).name]
    assert made.stem == name
    values = strict.read(made.read_text())
    assert (values["reason"], values["by"]) == ("no bees", "Jo Kim")
    assert call(root, "check").exit_code == 0
    again = call(root, "refuse", *said, "--reason", "no bees", "--offline")
    assert again.exit_code == 1
    assert "was refused on" in again.output


def test_refuse_takes_a_record_off_the_list_by_its_id_alone(tmp_path: Path) -> None:
    root = wasps(tmp_path)
    other = call(root, "refuse", "2001.01234", "--reason", "retracted", "--offline")
    assert other.exit_code == 1
    assert "is listed as 'alpha'" in other.output
    result = call(root, "refuse", "alpha", "--reason", "retracted", "--offline")
    assert result.exit_code == 0
    library = load(root).library
    assert not library.papers
    assert {one.title for one in library.decisions.refused} >= {"Alpha Networks of Few Bits"}


def test_refuse_reads_what_import_reads(tmp_path: Path) -> None:
    root = wasps(tmp_path)
    (root / "new.bib").write_text(
        "".join(NOT_AGAIN.values()) + AGAIN["by its DOI in other letters"]
    )
    result = call(root, "refuse", "--from", str(root / "new.bib"), "--reason", "x", "--offline")
    assert "3 decisions written" in result.output
    assert len(load(root).library.decisions.held.decisions) == 4


WRONG = {
    "a day": (DECISION.replace("2020-04-01", "April"), f"{FILE}:9:6"),
    "no reason": (DECISION.replace("reason: another field\n", ""), f"{FILE}:1:1"),
    "an unknown field": (DECISION + "reson: x\n", f"{FILE}:11:1"),
    "an address for an id": (
        DECISION.replace('"2003.00001"', "https://arxiv.org/abs/2003.00001"),
        f"{FILE}:5:8",
    ),
}


@pytest.mark.parametrize(("text", "place"), WRONG.values(), ids=WRONG)
def test_a_wrong_decision_is_told_at_its_place(text: str, place: str, tmp_path: Path) -> None:
    root = wasps(tmp_path, text)
    result = call(root, "check")
    assert result.exit_code == 1
    assert place in result.output
    # And nobody is told "never refused" meanwhile.
    assert "mend it first" in call_refused(root)


def call_refused(root: Path) -> str:
    return (
        CliRunner().invoke(awesomequant, ["-C", str(root), "add", "2003.00001", "--offline"]).output
    )


def test_two_decisions_of_one_id_and_a_file_that_is_none_are_told(tmp_path: Path) -> None:
    root = wasps(tmp_path)
    write(
        root,
        {"data/decisions/2021/wasps-see-2020.yaml": DECISION, "data/decisions/x.yml": DECISION},
    )
    output = call(root, "check").output
    assert "is taken by data/decisions/2020/wasps-see-2020.yaml" in output
    assert "name it 'x.yaml'" in output


def test_a_pull_request_is_told_of_the_work_that_its_decision_is_about(tmp_path: Path) -> None:
    root = wasps(tmp_path)
    again = (
        'title: "How Wasps See"\nvenue: ICML\nyear: 2020\ntags: [low-bit]\narxiv: "2003.00001"\n'
    )
    write(root, {"data/papers/2020/wasps.yaml": again})
    by_record = call(root, "check", "data/papers/2020/wasps.yaml").output
    by_decision = call(root, "check", FILE).output
    for output in (by_record, by_decision):
        assert "this work was refused on 2020-04-01 by Ada Moss: another field" in output
        assert "unused-word" not in output  # nothing else of the list is told


@pytest.mark.parametrize(
    ("gone", "says"),
    [(False, "one of what the list refused"), (True, "a decision is gone")],
    ids=["brought", "taken away"],
)
def test_a_reviewer_is_told_of_decisions(gone: bool, says: str, tmp_path: Path) -> None:  # noqa: FBT001
    root = wasps(tmp_path)
    if not gone:
        (root / FILE).unlink()
    for said in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "x")):
        names = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *names, *said], cwd=root, check=True)
    if gone:
        (root / FILE).unlink()
    else:
        write(root, {FILE: DECISION})
    told = ["-C", str(root), "check", "-", "--base", "main", "--output-format", "concise"]
    result = CliRunner().invoke(awesomequant, told, input=f"{FILE}\n")
    assert says in result.output
    assert result.exit_code == 0
