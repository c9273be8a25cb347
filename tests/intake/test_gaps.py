"""What others have and the list lacks is proposed once, and comes in by ``import`` alone."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from listing import lay, write

from awesomequant.cli import awesomequant
from awesomequant.store import load

LIST = """\
# Papers on bees

## Sight

- How Bees See in the Dark. Mei Lin, Ada Moss. ICML 2021. [paper](https://arxiv.org/abs/2101.00001)
- Alpha Networks of Few Bits. CVPR 2020. [paper](https://arxiv.org/abs/2001.01234)
- A Beeline to the Hive of Others. ICML 2022. [paper](https://arxiv.org/abs/2201.00002)
- On the Habits of Wasps at Night. ICML 2022. [paper](https://arxiv.org/abs/2201.00003)
"""
BIB = """\
@inproceedings{a, title={How bees see in the dark}, author={Lin, Mei and Moss, Ada},
  booktitle={ICML}, year=2021, keywords={animals, low-bit}, note={Words of others}}
@inproceedings{b, title={Bees Count to Four and Then They Rest}, author={Kim, Jo},
  booktitle={ICML}, year=2023, doi={10.1000/four}}
@inproceedings{c, title={Vision of Bees: A Study of the Night Sky}, author={Kim, Jo},
  booktitle={ICML}, year=2023, doi={10.1000/night}}
"""
FILES = {
    "data/scope.yaml": "titles: [bee*]\nagainst: [beeline]\nabout: On bees\n",
    "data/decisions/2024/night.yaml": """\
title: "A Study of the Night Sky"
doi: 10.1000/night
authors: [Jo Kim]
reason: a novel
day: 2024-02-01
""",
    "others/README.md": LIST,
    "others/survey.bib": BIB,
}


def call(root: Path, *arguments: str) -> Result:
    said = ["-C", str(root), *arguments]
    return CliRunner().invoke(awesomequant, said, catch_exceptions=False)


def bees(root: Path, more: dict[str, str] | None = None) -> Path:
    return write(root, {**lay(""), **FILES, **(more or {})})


def found(root: Path) -> dict[str, object]:
    files = [str(root / "others/README.md"), str(root / "others/survey.bib")]
    result = call(root, "gaps", *files, "--offline", "--dry-run", "--format", "json")
    value: dict[str, object] = json.loads(result.stdout)
    return value


def titles(value: object) -> list[str]:
    assert isinstance(value, list)
    return [one["record"]["title"] for one in value]


def test_every_work_is_in_one_group_and_the_groups_add_up(tmp_path: Path) -> None:
    said = found(bees(tmp_path))
    assert titles(said["gaps"]) == [
        "How Bees See in the Dark",  # in both
        "Bees Count to Four and Then They Rest",
    ]
    assert titles(said["to_read"]) == ["A Beeline to the Hive of Others"]
    assert said["listed"] == 1
    refused, out = said["refused"], said["out"]
    assert isinstance(refused, list)
    assert isinstance(out, dict)
    assert [one["why"] for one in refused] == ["refused on 2024-02-01: a novel"]
    assert sum(out.values()) == 1
    assert (said["entries"], said["works"], said["lost"]) == (7, 6, 0)
    assert said["works"] == 2 + 1 + 1 + 1 + 1


def test_a_proposal_says_who_has_a_work_and_holds_no_words_of_others(tmp_path: Path) -> None:
    root = bees(tmp_path)
    gap = found(root)["gaps"]
    assert isinstance(gap, list)
    assert [Path(one).name for one in gap[0]["sources"]] == ["README.md", "survey.bib"]
    assert gap[0]["why"] == "its title has 'bee*'"
    assert gap[0]["record"]["tags"] == ["low-bit"]  # 'animals' is no tag of the list
    assert "note" not in gap[0]["record"]


def test_the_proposal_comes_in_by_import_and_is_no_gap_any_more(tmp_path: Path) -> None:
    root = bees(tmp_path)
    files = [str(root / "others/README.md"), str(root / "others/survey.bib")]
    result = call(root, "gaps", *files, "--offline", "-o", str(root / "gaps.yaml"))
    assert "2 are lacking and on topic" in result.output
    assert [one.id for one in load(root).library.papers] == ["alpha"]  # nothing by itself
    text = (root / "gaps.yaml").read_text()
    assert '# - title: "A Beeline to the Hive of Others"' in text
    again = call(root, "gaps", *files, "--offline", "-o", str(root / "gaps.yaml"), "--dry-run")
    assert again.exit_code == 0
    with pytest.raises(Exception, match="is there already"):
        call(root, "gaps", *files, "--offline", "-o", str(root / "gaps.yaml"))
    call(root, "import", str(root / "gaps.yaml"), "--offline")
    library = load(root, wholly=True)
    assert not library.problems
    assert len(library.library.papers) == 3
    assert found(root)["gaps"] == []


def test_what_is_taken_out_and_refused_is_not_proposed_again(tmp_path: Path) -> None:
    root = bees(tmp_path)
    call(root, "refuse", "--from", str(root / "others/survey.bib"), "--reason", "x", "--offline")
    assert found(root)["gaps"] == []


def test_a_list_that_says_nothing_of_its_topics_is_told_so(tmp_path: Path) -> None:
    root = bees(tmp_path)
    (root / "data/scope.yaml").unlink()
    result = call(root, "gaps", str(root / "others/README.md"), "--offline", "--dry-run")
    assert "3 are lacking and on topic" in result.output
    assert "the list does not say what it is about" in result.output


def test_a_work_that_may_be_listed_is_to_be_read_first(tmp_path: Path) -> None:
    wrong = LIST.replace("2001.01234", "2001.99999").replace("Alpha", "Bees: Alpha")
    root = bees(tmp_path, {"data/papers/2020/bees.yaml": """\
title: "Bees: Alpha Networks of Few Bits"
venue: CVPR
year: 2020
tags: [low-bit]
arxiv: "2001.04321"
""", "others/README.md": wrong})  # fmt: skip
    said = found(root)
    assert "Bees: Alpha Networks of Few Bits" not in titles(said["gaps"])
    assert "Bees: Alpha Networks of Few Bits" in titles(said["to_read"])


def test_nothing_lacking_writes_no_file(tmp_path: Path) -> None:
    root = bees(tmp_path, {"few.bib": "@misc{a, title={On Wasps}, year=2020}\n"})
    call(root, "gaps", str(root / "few.bib"), "--offline", "-o", str(root / "gaps.yaml"))
    assert not (root / "gaps.yaml").exists()
