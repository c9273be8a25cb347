"""Exports: what other programs read of a paper is what the record says."""

import json
import re
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string as parse_bibtex
from hostile import TITLES
from pybtex.database import parse_string
from support import ROOT, TOY, run, with_record

from awesomequant.export import exporters
from awesomequant.export.exporters import stems
from awesomequant.library.paper import Paper
from awesomequant.store import canonical, load
from awesomequant.text import one_line


def test_the_json_has_every_paper_with_the_fields_of_its_record_and_what_follows() -> None:
    done = run("export", "--format", "json")
    document = json.loads(done.stdout)
    assert document["schema"] == 1
    assert len(document["papers"]) == len(load(ROOT).library.papers)
    ghostnet = next(paper for paper in document["papers"] if paper["id"] == "ghostnet")
    assert ghostnet["identifiers"] == {
        "doi": "10.1109/cvpr42600.2020.00165",
        "arxiv": "1911.11907",
        "cvf": "Han_GhostNet_More_Features_From_Cheap_Operations_CVPR_2020",
    }
    assert ghostnet["page"] == "papers/ghostnet/"
    assert ghostnet["source_file"] == "data/papers/2020/ghostnet.yaml"
    assert ghostnet["bibtex_key"] == "ghostnet"
    assert ghostnet["citations"] == {"count": 47, "source": "seed", "as_of": "2021-01-12"}
    assert ghostnet["code"][0]["stars"]["count"] == 1200


def test_the_url_is_derived_where_the_record_has_only_an_identifier() -> None:
    library = load(TOY).library
    papers = {paper["id"]: paper for paper in json.loads(exporters()["json"].write(library.papers, library))["papers"]}  # fmt: skip
    assert papers["counting-bees-2021"]["url"] == "https://arxiv.org/abs/2102.00020"
    assert papers["honey"]["url"] == "https://doi.org/10.1000/honey%282019%291"


def test_jsonl_has_a_line_a_paper_and_unknown_formats_are_told() -> None:
    lines = run("-C", TOY, "export", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["buzz", "counting-bees-2021", "honey"]
    wrong = run("-C", TOY, "export", "--format", "jsn")
    assert wrong.returncode == 2
    assert "there is no format 'jsn'; did you mean 'json'?" in wrong.stderr


def test_bibtex_is_read_alike_by_two_libraries() -> None:
    library = load(ROOT).library
    text = exporters()["bibtex"].write(library.papers, library)
    first = parse_bibtex(text)
    second = parse_string(text, "bibtex")
    assert not first.failed_blocks
    assert len(first.entries) == len(second.entries) == len(library.papers)
    kinds = {entry.key: entry.entry_type for entry in first.entries}
    assert kinds["ghostnet"] == "inproceedings"
    assert kinds["binary-neural-networks-2020"] == "article"
    assert kinds["dorefa-net"] == "misc"


OURS = {"key", "title", "booktitle", "year", "url"}
PLAIN = {r"\textbackslash": "\\", r"\textbraceleft": "{", r"\textbraceright": "}",
         r"\textasciitilde": "~", r"\textasciicircum": "^", r"\textasciigrave": "`"}  # fmt: skip


def detexed(text: str) -> str:
    """Return the text that TeX would print of a field of ours."""
    text = re.sub(r"(\\text[a-z]+)\{\}", lambda found: f"\x00{ord(PLAIN[found[1]])}\x00", text)
    text = re.sub(r"\\([$&%#_])", r"\1", text.replace("{", "").replace("}", ""))
    return re.sub("\x00(\\d+)\x00", lambda found: chr(int(found[1])), text)


@pytest.mark.parametrize("title", [*TITLES, "a}, url={javascript:alert(1)}, x={", "\\input{/etc/x}", "} @misc{x, }"])  # fmt: skip
def test_a_hostile_title_injects_no_field_into_bibtex(tmp_path: Path, title: str) -> None:
    record = {"title": title, "venue": "BeeConf", "year": "2020", "url": "https://x.org/a"}
    library = load(with_record(tmp_path, canonical.record(record))).library
    text = exporters()["bibtex"].entry(library.by_id["x"], library)
    parsed = parse_bibtex(text)
    assert len(parsed.entries) == 1
    assert {field.key for field in parsed.entries[0].fields} == OURS
    assert set(parse_string(text, "bibtex").entries["x"].fields) == OURS
    value = parsed.entries[0].fields_dict["title"].value
    assert detexed(str(value)) == one_line(title)


def keyed(*keys: tuple[str, str]) -> list[Paper]:
    return [Paper(id=own, source_file="", title="A", bibtex_key=key or None) for own, key in keys]


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        ([("hive", ""), ("comb", "Comb2020")], ["hive", "Comb2020"]),
        ([("hive", "DBLP:conf/hive/Apis20"), ("comb", "../up")], ["hive", "comb"]),
        ([("hive", "Bee"), ("comb", "bee")], ["hive", "comb"]),  # one file on a Mac
        ([("hive", "comb"), ("comb", "x/y")], ["hive", "comb"]),  # another's id
        ([("hive", ".hidden"), ("comb", "trailing.")], ["hive", "comb"]),
    ],
)
def test_a_file_of_one_paper_is_named_by_its_key_or_where_that_is_no_name_by_its_id(
    keys: list[tuple[str, str]], names: list[str]
) -> None:
    assert list(stems(keyed(*keys))) == names


@pytest.mark.parametrize("form", ["bibtex", "csl-json", "json"])
def test_each_paper_is_a_whole_file_in_a_folder(tmp_path: Path, form: str) -> None:
    done = run("-C", TOY, "export", "--format", form, "--folder", tmp_path / "a/b")
    assert done.returncode == 0
    library = load(TOY).library
    found = {file.name: file.read_text("utf-8") for file in (tmp_path / "a/b").iterdir()}
    wanted = exporters()[form]
    assert found == {
        f"{paper.key}{wanted.suffix}": wanted.write((paper,), library) for paper in library.papers
    }


def test_what_a_folder_and_a_file_cannot_be_at_once_is_refused(tmp_path: Path) -> None:
    both = run("-C", TOY, "export", "-o", tmp_path / "x", "--folder", tmp_path / "y")
    assert both.returncode == 2
    assert "take one of them" in both.stderr
    alone = run("-C", TOY, "export", "--replace")
    assert alone.returncode == 2
    assert "--replace is for files in a --folder" in alone.stderr
    assert list(tmp_path.iterdir()) == []
