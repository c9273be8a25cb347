"""``awesomequant audit``: what it says, what it changes, how it ends."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support import with_record

from awesomequant.cli import awesomequant

RECORD = """\
title: "Bees That Count: Small Integers in Hives"
authors: [Anna Müller, Ben van der Berg, Cho Lee]
venue: BeeConf
year: 2020
tags: [counting]
arxiv: "1905.01234"
"""
OTHER = """\
title: "A Long Winter in the Hive of Integers"
authors: [Dora Smith]
venue: BeeConf
year: 2021
tags: [counting]
arxiv: "2003.01111"
"""
RIGHT = """@inproceedings{bees,
  title={Bees That Count: Small Integers in Hives},
  author={Müller, Anna and van der Berg, Ben and Lee, Cho},
  booktitle={BeeConf},
  year={2020}
}
"""
WRONG = RIGHT.replace("2020", "2018")
LIKELY = RIGHT.replace("Small Integers in Hives", "Small Integer in Hive")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A list with two records more."""
    folder = with_record(tmp_path, RECORD, "2020/bees.yaml")
    (folder / "data/papers/2021").mkdir(exist_ok=True)
    (folder / "data/papers/2021/winter.yaml").write_text(OTHER, encoding="utf-8")
    return folder


def run(root: Path, *arguments: str | Path, said: str = "") -> Result:
    """Run the command in the list's folder."""
    return CliRunner().invoke(
        awesomequant, ["-C", str(root), "audit", *map(str, arguments)], input=said
    )


def written(folder: Path, text: str | bytes, name: str = "refs.bib") -> Path:
    """A file of a reader."""
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_a_right_file_is_no_news(root: Path, tmp_path: Path) -> None:
    """It ends well, and says how many entries are right."""
    done = run(root, written(tmp_path, RIGHT))
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "1 entry: 1 right\n")


def test_a_wrong_field_is_told_at_its_place(root: Path, tmp_path: Path) -> None:
    """With the line, what the list has, by which record, and what mends it; the run fails."""
    file = written(tmp_path, WRONG)
    done = run(root, file)
    assert done.exit_code == 1
    assert (
        f"{file}:5:3: error[wrong-field]: the year is 2018; the list has 2020 (bees, "
        in done.stdout
    )
    assert "help: write 2020 (--fix does)" in done.stdout


def test_what_is_likely_is_a_warning(root: Path, tmp_path: Path) -> None:
    """It fails a strict run alone."""
    file = written(tmp_path, LIKELY)
    assert run(root, file).exit_code == 0
    done = run(root, file, "--strict")
    assert done.exit_code == 1
    assert "warning[wrong-field]: likely: the title differs" in done.stdout


def test_fix_mends_shows_and_keeps_a_copy(root: Path, tmp_path: Path) -> None:
    """The second time nothing is left to do."""
    file = written(tmp_path, WRONG)
    done = run(root, file, "--fix")
    assert done.exit_code == 0
    assert "-  year={2018}\n+  year={2020}\n" in done.stdout
    assert (file.read_text("utf-8"), (tmp_path / "refs.bib.before").read_text("utf-8")) == (
        RIGHT,
        WRONG,
    )
    before = file.stat().st_mtime_ns
    again = run(root, file, "--fix")
    assert (again.exit_code, again.stdout, file.stat().st_mtime_ns) == (0, "", before)


def test_diff_writes_nothing(root: Path, tmp_path: Path) -> None:
    """It fails where anything would change."""
    file = written(tmp_path, WRONG)
    assert run(root, file, "--diff").exit_code == 1
    assert file.read_text("utf-8") == WRONG
    assert run(root, written(tmp_path, RIGHT), "--diff").exit_code == 0


@pytest.mark.parametrize(
    ("encoding", "end"),
    [("utf-8", "\r\n"), ("utf-8-sig", "\n"), ("cp1252", "\r\n"), ("utf-16", "\n")],
)
def test_bytes_stay_what_they_are(root: Path, tmp_path: Path, encoding: str, end: str) -> None:
    """Line ends, the mark at the beginning, older encodings."""
    text = WRONG.replace("\n", end)
    file = written(tmp_path, text.encode(encoding))
    run(root, file, "--fix")
    assert file.read_bytes() == text.replace("2018", "2020").encode(encoding)


def test_a_link_stays_one(root: Path, tmp_path: Path) -> None:
    """The file that it leads to is mended."""
    file = written(tmp_path, WRONG, "mine.bib")
    link = tmp_path / "refs.bib"
    link.symlink_to(file)
    run(root, link, "--fix")
    assert link.is_symlink()
    assert file.read_text("utf-8") == RIGHT


def test_a_person_is_asked_about_what_is_likely(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No leaves it, yes writes it, never is kept beside the file, and told no more."""
    monkeypatch.setattr("awesomequant.commands.audit.is_asked", lambda: True)
    file = written(tmp_path, LIKELY)
    run(root, file, "--fix", said="n\n")
    assert file.read_text("utf-8") == LIKELY
    run(root, file, "--fix", said="v\n")
    assert "wrong-field title" in (tmp_path / "refs.bib.audit").read_text("utf-8")
    assert run(root, file, "--strict", "--fix").exit_code == 0
    (tmp_path / "refs.bib.audit").unlink()
    run(root, file, "--fix", said="y\n")
    assert "Bees That Count: Small Integers in Hives" in file.read_text("utf-8")
    assert (tmp_path / "refs.bib.before").read_text("utf-8") == LIKELY


def test_two_works_are_no_ones_to_mend(root: Path, tmp_path: Path) -> None:
    """The title of one and the number of another: the reader knows which was meant."""
    source = WRONG.replace("Müller, Anna and van der Berg, Ben and Lee, Cho", "Smith, Dora")
    source = source.replace("  year={2018}", "  year={2021},\n  eprint={2003.01111}")
    file = written(tmp_path, source)
    done = run(root, file, "--fix")
    assert done.exit_code == 1
    assert "error[two-works]" in done.stdout
    assert file.read_text("utf-8") == source


def test_an_entry_that_stands_twice(root: Path, tmp_path: Path) -> None:
    """It is told with the place of the first, whether a list knows it or not."""
    twice = RIGHT + RIGHT.replace("{bees,", "{hives,")
    strange = RIGHT.replace(
        "Bees That Count: Small Integers in Hives", "On the Dancing of Wasps in Cellars"
    )
    done = run(
        root,
        written(
            tmp_path, twice + strange.replace("{bees,", "{w,") + strange.replace("{bees,", "{v,")
        ),
    )
    assert done.stdout.count("warning[twice]: the same work as ") == 2
    assert "the same work as 'bees' in line 1" in done.stdout


def test_programs_are_told_as_they_want_it(root: Path, tmp_path: Path) -> None:
    """JSON with every entry, SARIF with rules and places, annotations."""
    file = written(
        tmp_path, WRONG + "@misc{x, title={Of Nothing Known}, author={Doe, J.}, year=2001}"
    )
    told = json.loads(run(root, file, "--format", "json").stdout)
    first, second = told["files"][0]["entries"]
    assert (first["verdict"], first["record"]["id"], second["verdict"]) == (
        "wrong-field",
        "bees",
        "not-known",
    )
    assert first["findings"][0]["mend"]["puts"] == {"year": "2020"}
    assert told["counts"] == {"wrong-field": 1, "not-known": 1}
    sarif = json.loads(run(root, file, "--format", "sarif").stdout)["runs"][0]
    assert sarif["results"][0]["ruleId"] == "wrong-field"
    assert sarif["tool"]["driver"]["rules"][sarif["results"][0]["ruleIndex"]]["helpUri"].endswith(
        "#wrong-field"
    )
    assert run(root, file, "--format", "github").stdout.startswith(
        f"::error file={file},line=5,col=3,"
    )


def test_papers_lead_to_their_bibliographies(root: Path, tmp_path: Path) -> None:
    """Each file once, whatever names it; comments name nothing."""
    written(tmp_path, WRONG)
    tex = written(
        tmp_path,
        "%\\bibliography{none}\n\\addbibresource[label=x]{refs.bib}\n\\bibliography{refs}",
        "p.tex",
    )
    aux = written(tmp_path, "\\relax\n\\bibdata{refs}\n", "p.aux")
    assert run(root, tex, aux).stderr == "1 entry: 1 with a wrong field\n"
    nowhere = run(root, written(tmp_path, "\\bibliography{gone}", "q.tex"))
    assert nowhere.exit_code
    assert "gone.bib, which is not there" in str(nowhere.exception or nowhere.output)


def test_the_parts_of_a_paper_are_read(root: Path, tmp_path: Path) -> None:
    """In its folder, each once; one that is not there, or lies outside, is told."""
    folder = tmp_path / "paper"
    (folder / "parts").mkdir(parents=True)
    written(folder, WRONG)
    written(folder / "parts", LIKELY, "own.bib")
    written(tmp_path, "\\bibliography{none}", "out.tex")
    written(folder / "parts", "\\input{parts/two}\\include{main}\\addbibresource{own}", "one.tex")
    written(folder / "parts", "\\input parts/one\n\\bibliography{refs}\\input{../out}", "two.tex")
    main = "\\subfile{parts/one}% \\input{no}\n\\input{gone}\\input{\\which}\\inputs{x}"
    done = run(root, written(folder, main, "main.tex"))
    assert "2 entries: 2 with a wrong field" in done.stderr
    assert "main.tex names gone, which is not there" in done.stderr
    assert "two.tex names ../out, which lies outside the folder of" in done.stderr
    assert len(done.stderr.splitlines()) == 3
    aux = written(folder, "\\@input{parts/a.aux}", "main.aux")
    written(folder / "parts", "\\bibdata{refs}", "a.aux")
    assert run(root, aux).stderr == "1 entry: 1 with a wrong field\n"


def test_a_paper_of_too_many_parts(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So many are read, and the rest is told."""
    monkeypatch.setattr("awesomequant.audit.sources._MOST_PARTS", 2)
    for name in ("a", "b", "c"):
        written(tmp_path, "x", f"{name}.tex")
    written(tmp_path, RIGHT)
    main = "\\bibliography{refs}\\input{a}\\input{b}\\input{c}"
    assert "more than 2 parts" in run(root, written(tmp_path, main, "main.tex")).stderr


def test_a_year_that_has_not_come(root: Path, tmp_path: Path) -> None:
    """The next one is printed today; a book may be announced for the one behind it."""
    now = datetime.now(UTC).year
    entry = (
        "@article{{a{0}, title={{On the Winter of {0} Wasps}}, author={{Roe, J.}}, year={{{0}}}}}"
    )
    text = "\n".join(entry.format(now + more) for more in (0, 1, 2, 3))
    done = run(root, written(tmp_path, text), "--format", "json")
    told = [one["findings"] for one in json.loads(done.stdout)["files"][0]["entries"]]
    assert [[one["confidence"] for one in each] for each in told] == [
        [],
        [],
        ["likely"],
        ["certain"],
    ]
    assert told[3][0]["message"] == f"the year is {now + 3}, which has not come yet"


def test_markup_and_orders_to_a_terminal_in_fields_do_nothing(root: Path, tmp_path: Path) -> None:
    """Escapes are shown as such, and no line begins with an order to a runner."""
    text = (
        RIGHT.replace("2020", "2018")
        .replace("bees,", "b\x1b[31ms,")
        .replace("BeeConf", "<img src=x>\x1b]0;x\x07 %0a::error::x")
    )
    file = written(tmp_path, text + "@article{c, title={\n::error::On Wasps}, pages={9--1\x1b[2J}}")
    for form in ("text", "github", "sarif"):
        done = run(root, file, "--format", form)
        assert "\x1b" not in done.stdout + done.stderr
        orders = [line for line in done.stdout.splitlines() if line.startswith("::")]
        assert all("file=" in line for line in orders)
    assert "\\u001b" in run(root, file, "--format", "json").stdout


def test_other_formats_are_told_and_not_mended(root: Path, tmp_path: Path) -> None:
    """RIS and CSL-JSON."""
    ris = "TY  - CONF\nTI  - Bees That Count: Small Integers in Hives\nAU  - Müller, Anna\nAU  - van der Berg, Ben\nAU  - Lee, Cho\nT2  - BeeConf\nPY  - 2018\nER  - \n"
    file = written(tmp_path, ris, "refs.ris")
    done = run(root, file, "--fix")
    assert "the year is 2018; the list has 2020" in done.stdout
    assert "--fix changes BibTeX alone" in done.stderr
    assert file.read_text("utf-8") == ris
    csl = [
        {
            "id": "b",
            "type": "paper-conference",
            "title": "Bees That Count: Small Integers in Hives",
            "issued": {"date-parts": [[2018]]},
            "container-title": "BeeConf",
        }
    ]
    assert "the list has 2020" in run(root, written(tmp_path, json.dumps(csl), "refs.json")).stdout


def test_several_lists_are_asked(root: Path, tmp_path: Path) -> None:
    """What the first does not know the second may; who says so is named."""
    other = with_record(
        tmp_path / "other",
        OTHER.replace("2003.01111", "2003.09999").replace("A Long Winter", "A Short Spring"),
        "2021/spring.yaml",
    )
    (other / "data/list.yaml").write_text(
        (other / "data/list.yaml").read_text("utf-8").replace("title: ", "title: Other ", 1),
        encoding="utf-8",
    )
    source = (
        WRONG
        + "@inproceedings{s, title={A Short Spring in the Hive of Integers}, author={Dora Smith}, booktitle={BeeConf}, year=2019}\n"
    )
    done = run(tmp_path, written(tmp_path, source), "--list", root, "--list", other)
    assert done.stdout.count("error[wrong-field]") == 2
    assert "(Other " in done.stdout


def test_what_is_missing_is_said_when_asked(root: Path, tmp_path: Path) -> None:
    """Works on the file's topics that it does not cite."""
    source = (
        RIGHT
        + "@inproceedings{w, title={A Long Winter in the Hive of Integers}, author={Dora Smith}, booktitle={BeeConf}, year=2021}\n"
    )
    third = OTHER.replace("A Long Winter", "A Wet Summer").replace("2003.01111", "2004.02222")
    (root / "data/papers/2021/summer.yaml").write_text(third, encoding="utf-8")
    done = run(root, written(tmp_path, source), "--missing")
    assert "On the topics of what is cited, and not cited:" in done.stdout
    assert "A Wet Summer in the Hive of Integers (BeeConf 2021): " in done.stdout
    assert "A Long Winter" not in done.stdout


def test_a_retracted_work_is_told(root: Path, tmp_path: Path) -> None:
    """As the note of its record says."""
    record = root / "data/papers/2020/bees.yaml"
    record.write_text(RECORD + 'note: "Retracted: https://doi.org/10.1/x"\n', encoding="utf-8")
    done = run(root, written(tmp_path, RIGHT))
    assert done.exit_code == 1
    assert "error[retracted]: Retracted: https://doi.org/10.1/x" in done.stdout


NOTICED = [
    # the notices of the record, what is told, whether the run fails
    ("{type: retraction, doi: 10.1000/r, date: 2022-03-04}",
     "error[retracted]: Retracted, 2022-03-04: https://doi.org/10.1000/r", 1),
    ('{type: withdrawal, url: "https://arxiv.org/abs/1905.01234"}',
     "error[retracted]: Withdrawn: https://arxiv.org/abs/1905.01234", 1),
    ("{type: expression-of-concern, doi: 10.1000/c}",
     "warning[doubted]: Expression of concern: https://doi.org/10.1000/c", 0),
    ("{type: erratum, doi: 10.1000/e, date: 2021-05}",
     "note[corrected]: the work was corrected since it appeared. Erratum, 2021-05: https://doi.org/10.1000/e", 0),
]  # fmt: skip


@pytest.mark.parametrize(("notice", "told", "code"), NOTICED)
def test_notices_are_told_by_their_weight(
    root: Path, tmp_path: Path, notice: str, told: str, code: int
) -> None:
    """A retraction fails a run, a concern where warnings do, a correction never; none is mended."""
    record = root / "data/papers/2020/bees.yaml"
    record.write_text(f"{RECORD}notices: [{notice}]\n", encoding="utf-8")
    file = written(tmp_path, RIGHT)
    done = run(root, file)
    assert done.exit_code == code
    assert told in done.stdout
    strict = run(root, file, "--strict")
    assert strict.exit_code == ("note[" not in told)
    said = RIGHT.replace(
        "year=", "note={Retracted, with an expression of concern and an erratum}, year=", 1
    )
    assert "10.1000" not in run(root, written(tmp_path, said)).stdout
    before = file.read_bytes()
    run(root, file, "--fix")
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        bytes(range(256)) * 40,
        b"%PDF-1.7 \n",
        b"@article{a, title={" + b"{" * 50_000,
        b"@string{a={" + b"x" * 4000 + b"}}\n@string{b=a#a#a#a}\n@misc{k, title=b # b # b}",
        b"@misc{k\x1b[31m, title={\x1b]0;x\x07 <script>alert(1)</script> ::error::y}, year=1}",
    ],
)
def test_hostile_files_are_refused_or_read(root: Path, tmp_path: Path, content: bytes) -> None:
    """In plain words, without an escape that a terminal obeys."""
    done = run(root, written(tmp_path, content), "--diff")
    assert done.exception is None or type(done.exception).__name__ in ("Refusal", "SystemExit")
    assert "\x1b" not in done.output
    assert "Traceback" not in done.output
