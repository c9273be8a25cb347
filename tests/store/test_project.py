"""Loading a project: every mistake is one line with its place, all of them at once."""

import os
from pathlib import Path

import pytest
from support import TOY, copy_of_toy, with_record

from awesomequant.check.run import audit
from awesomequant.library.problems import Level
from awesomequant.store import NoProjectError, find_root, load
from awesomequant.store.writing import write

GOOD = 'title: "A title"\nvenue: BeeConf\nyear: 2020\ntags: [flight]\nurl: https://x.org/a\n'

# What is written in place of a line of GOOD, and what is said of it.
MISTAKES = [
    (GOOD + "strs: 3\n", "6:1: 'strs' is not a field here"),
    (GOOD + "urls: 3\n", "6:1: 'urls' is not a field here; did you mean 'url'?"),
    (GOOD.replace('title: "A title"\n', ""), "1:1: 'title' is missing; add 'title: …'"),
    (GOOD.replace("https://x.org/a", "javascript:alert(1)"), "5:6: 'url': not http(s)://host"),
    (GOOD.replace("https://x.org/a", "https://a@b.org/"), "5:6: 'url': user name in the address"),
    (GOOD + "year: 2021\n", "6:1: 'year' is given twice"),
    (GOOD.replace("year: 2020", "year:\t2020\n\ttags: 3"), "4:1: a tab stands in the indentation"),
    (GOOD.replace('"A title"', "A title: with a colon"), "1:15: a colon stands where none is"),
    (GOOD.replace("2020", "20200"), "3:7: 'year': '20200' is not a year of four digits"),
    (GOOD.replace("2020", "1_000"), "3:7: 'year': '1_000' is not a year"),
    (GOOD.replace("2020", "2999"), "3:7: 'year': 2999 lies in the future"),
    (GOOD.replace("2020", "1066"), "3:7: 'year' must be 1900 or more"),
    (GOOD.replace('"A title"', '""'), "1:8: 'title' is empty"),
    (GOOD.replace("A title", "x" * 401), "1:8: 'title' is too long; at most 400 characters"),
    (GOOD.replace('"A title"', '"a\\nb"'), "1:8: 'title': 'a"),
    (GOOD.replace('"A title"', '"a\\u202eb"'), "1:8: 'title': it holds the invisible character"),
    (GOOD.replace('"A title"', "[a]"), "1:8: 'title' must be text, not a list"),
    (GOOD.replace("[flight]", "flight"), "4:7: 'tags' must be a list, not text; write 'tags: [flight]'"),
    (GOOD.replace("[flight]", "[Not A Tag]"), "4:8: 'tags.0': 'Not A Tag' is not an id"),
    (GOOD.replace("[flight]", "[fligth]"), "4:8: the tag 'fligth' is not in data/tags.yaml; did"),
    (GOOD.replace("[flight]", "[honey, Honey making]"), "4:15: 'tags.1'"),
    (GOOD.replace("BeeConf", "BeConf"), "2:8: the venue 'BeConf' is not in data/venues.yaml; did"),
    (GOOD.replace("BeeConf", "BEE"), "2:8: the venue 'BEE' is not in data/venues.yaml; write 'Bee"),
    (GOOD + 'arxiv: "2004.1056"\n', "6:8: 'arxiv': '2004.1056'"),
    (GOOD + 'arxiv: "https://arxiv.org/abs/2004.10560"\n', "6:8: 'arxiv'"),
    (GOOD + "doi: https://doi.org/10.1000/x\n", "6:6: 'doi'"),
    (GOOD + "code:\n  - url: https://x.org/c\n    strs: 5\n", "8:5: 'strs' is not a field here; di"),
    (GOOD + "code:\n  - label: c\n", "7:5: 'code.0.url' is missing"),
    (GOOD + "citations: {count: -1, source: s, as_of: 2020-01-01}\n", "6:20: 'citations.count'"),
    (GOOD + "citations: {count: 1, source: s, as_of: 1610409600}\n", "6:41: 'citations.as_of'"),
    (GOOD + "citations: {count: 1, source: s, as_of: 2020-13-45}\n", "6:41: 'citations.as_of': no s"),
    (GOOD + "added: soon\n", "6:8: 'added': 'soon' is not a day as YYYY-MM-DD"),
    (GOOD + "id: other\n", "6:1: 'id' is not a field here; the name states it"),
    (GOOD + "bibtex_key: a b\n", "6:13: 'bibtex_key'"),
    ("", "1:1: the file is empty; write 'key: value' lines"),
    ("just text", "1:1: the file must hold fields"),
    (GOOD.encode() + b"note: caf\xe9\n", "6:10: the byte 0xe9 is not UTF-8; save the file as UTF-8"),
    (GOOD + "note: " + "x" * 600_000 + "\n", "1:1: the file is larger than 512 KiB"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MISTAKES)
def test_a_mistake_is_one_line_with_its_place_and_what_to_do(
    tmp_path: Path, text: str | bytes, expected: str
) -> None:
    problems = audit(load(with_record(tmp_path, text)))
    assert len(problems) == 1, problems
    assert str(problems[0]).startswith(f"data/papers/2020/x.yaml:{expected}")
    assert problems[0].level is Level.ERROR


UNREADABLE = [
    ("data/metrics.yaml", "buzz: {citations: many, source: s, as_of: 2021-01-01}\n", ":1:19: "),
    ("data/metrics.yaml", "buzz: [\n", ":1:7: a list or mapping in brackets is broken here"),
    ("data/people.yaml", "ann: {nam: Ann}\n", ":1:7: 'nam' is not a field here"),
    ("data/people.yaml", "- Ann\n", ":1:1: the file must hold fields"),
    ("data/history/2021-01-01.yaml", "buzz: [\n", ":1:7: a list or mapping in brackets is"),
    ("data/history/2021-01-01.yaml", "buzz: many\n", ":1:1: this is no snapshot of counts"),
    ("data/history/soon.yaml", "buzz: 3\n", ":1:1: this is no snapshot of counts"),
    ("data/history/2021-01-01.yaml", "", ":1:1: the file is empty"),
    ("data/sections/tools.yaml", b"\xff\xfe", ":1:1: the byte 0xff is not UTF-8"),
]


@pytest.mark.parametrize(("file", "text", "said"), UNREADABLE)
def test_a_file_that_cannot_be_read_is_told_whatever_it_is_for(
    tmp_path: Path, file: str, text: str | bytes, said: str
) -> None:
    project = copy_of_toy(tmp_path)
    (project / file).parent.mkdir(exist_ok=True)
    (project / file).write_bytes(text if isinstance(text, bytes) else text.encode())
    told = [str(problem) for problem in load(project, wholly=True).problems]
    assert [line for line in told if line.startswith(f"{file}{said}")], told


@pytest.mark.parametrize("file", ["data/tags.yaml", "data/metrics.yaml", "data/people.yaml"])
def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path, file: str) -> None:
    project = copy_of_toy(tmp_path)
    (project / file).unlink(missing_ok=True)
    (project / file).mkdir()
    (one,) = load(project).problems
    assert str(one).startswith(f"{file}:1:1: cannot be read: Is a directory")


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    project = with_record(tmp_path, "title: 'A'\nyear: x\nstrs: 1\n")
    (project / "data/papers/2021/buzz.yaml").write_text("a: [")
    (project / "data/tags.yaml").write_text("flight: {labl: Flight}\nhoney: {label: H}\n")
    told = [str(problem) for problem in audit(load(project))]
    assert {line.split(":")[0] for line in told} >= {
        "data/papers/2020/x.yaml", "data/papers/2021/buzz.yaml", "data/tags.yaml",
    }  # fmt: skip
    assert sum("x.yaml" in line for line in told) == 2
    assert told == [str(problem) for problem in audit(load(project))]


def test_a_section_without_its_file_or_kind_and_a_broken_list_are_told(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "data/sections/begin.yaml").write_text("kind: highlight\ntitle: x\n")
    (project / "data/sections/tools.yaml").unlink()
    (project / "data/sections/keepers.yaml").write_text(
        "kind: team\ntitle: x\npublications:\n  - {title: t, venue: v, year: 2021, paper: buz}\n"
    )
    told = "\n".join(str(problem) for problem in audit(load(project)))
    assert "data/sections/begin.yaml:1:1: the section has no kind" in told
    assert "there is no data/sections/tools.yaml" in told
    assert "keepers.yaml:4:45: there is no paper 'buz'; did you mean 'buzz'?" in told
    (project / "data/list.yaml").write_text("titel: x\ndescription: y\n")
    told = "\n".join(str(problem) for problem in load(project).problems)
    assert "data/list.yaml:1:1: 'titel' is not a field here; did you mean 'title'?" in told


def test_an_id_is_taken_once_without_regard_to_case(tmp_path: Path) -> None:
    project = with_record(tmp_path, GOOD, "2020/BUZZ.yaml")
    told = [str(problem) for problem in load(project).problems]
    assert any("the id 'buzz' is taken by data/papers/2020/BUZZ.yaml" in line for line in told)


def test_a_link_in_the_data_folder_is_not_followed(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (tmp_path / "outside.yaml").write_text(GOOD)
    (project / "data/papers/2021/outside.yaml").symlink_to(tmp_path / "outside.yaml")
    assert "outside" not in load(project).library.by_id


def test_the_newer_of_a_stated_and_a_measured_count_wins() -> None:
    buzz = load(TOY).library.by_id["buzz"]
    assert buzz.citations
    assert buzz.code[0].stars
    assert (buzz.citations.count, buzz.citations.source) == (41, "openalex")
    assert buzz.code[0].stars.count == 1234
    honey = load(TOY).library.by_id["honey"]
    assert honey.citations
    assert honey.citations.count == 99


def test_the_library_is_in_its_default_order_and_indexed() -> None:
    library = load(TOY).library
    assert [paper.id for paper in library.papers] == ["buzz", "counting-bees-2021", "honey"]
    assert list(library.by_year) == [2021, 2019]
    assert [paper.id for paper in library.by_tag["counting"]] == ["buzz", "counting-bees-2021"]
    assert list(library.by_venue) == ["arXiv", "BeeConf", "J. Apic."]
    assert library.venue_of["CoRR"].id == "arXiv"
    assert list(library.by_identifier) == ["arxiv:2101.00010", "arxiv:2102.00020", "doi:10.1000/honey(2019)1"]  # fmt: skip


def test_the_root_is_found_from_below_and_said_to_be_missing(tmp_path: Path) -> None:
    assert find_root(TOY / "data/papers/2021") == TOY
    with pytest.raises(NoProjectError, match="-C DIR"):
        find_root(tmp_path)


def test_a_file_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "new/a.yaml"
    assert write(file, "old")
    assert not write(file, "old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write(file, "new")
    assert file.read_text() == "old"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    ("line", "said", "hint"),
    [
        (
            "outline: {by: [topics, year]}",
            "'topics' is none of topic, year, venue",
            "did you mean 'topic'?",
        ),
        ("outline: {by: [author]}", "'author' is none of topic, year, venue", ""),
        ("outline: {order: newes}", "'newes' is none of newest, oldest", "did you mean 'newest'?"),
        ("outline: {by: [year, year]}", "one or more of topic, year and venue, each once", ""),
    ],
)
def test_an_outline_that_is_none_is_told_with_what_may_stand_there(
    tmp_path: Path, line: str, said: str, hint: str
) -> None:
    project = copy_of_toy(tmp_path)
    with (project / "data/list.yaml").open("a") as stream:
        stream.write(f"{line}\n")
    (problem,) = load(project).problems
    assert problem.place.line == len((project / "data/list.yaml").read_text().splitlines())
    assert said in problem.message
    assert problem.hint == hint


def test_a_record_that_is_counted_is_the_same_object_as_long_as_nothing_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By which a server knows that nothing is to be found out anew of it."""
    monkeypatch.setenv("AWESOMEQUANT_CACHE", str(tmp_path / "cache"))
    root = copy_of_toy(tmp_path)
    load(root)
    first, second = (load(root).library.by_id["buzz"] for _ in range(2))
    assert first is second
    assert first.citations
    metrics = root / "data/metrics.yaml"
    said = metrics.read_text("utf-8")
    metrics.write_text(
        said.replace(f"citations: {first.citations.count}", "citations: 77"), "utf-8"
    )
    third = load(root).library.by_id["buzz"]
    assert third.citations
    assert third.citations.count == 77
    metrics.write_text(said, "utf-8")
    assert load(root).library.by_id["buzz"] == first
