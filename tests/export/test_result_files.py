"""What of results leaves as a file of its own: a badge, and what a model hub takes."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from measured import BENCHMARKS, of_tables
from support import ROOT, run

ONE = """\
protocol: {context: 2048, code: ours}
model: Talk-7B
references: [{values: {text: 5.47, pics: 71}}]
rows:
  - {method: Alpha, work: alpha, at: {w: 4, a: 16}, values: {text: 5.6, pics: 70.5}, line: 7}
  - {method: Alpha, work: alpha, variant: tuned, at: {w: 3}, values: {pics: 68.25 ± 0.5}, line: 8}
  - {method: RTN, at: {w: 4, a: 16}, values: {text: 6.1}, rival: true, line: 9}
"""


def results(root: Path, *words: str) -> tuple[int, str, str]:
    done = run("-C", root, "results", *words)
    return done.returncode, done.stdout, done.stderr


def test_a_badge_says_how_much_there_is_of_a_paper(tmp_path: Path) -> None:
    of_tables(tmp_path, one=ONE)
    settings = tmp_path / "data/list.yaml"
    text = settings.read_text("utf-8").splitlines(keepends=True)
    title = next(at for at, line in enumerate(text) if line.startswith("title:"))
    text[title] = 'title: "<Quick> & small 小さな"\n'
    settings.write_text("".join(text), encoding="utf-8")
    code, shown, _ = results(tmp_path, "alpha", "--format", "badge")
    assert code == 0
    tree = ET.fromstring(shown)  # noqa: S314 -- our own
    said = "<Quick> & small 小さな: 3 results · 2 benchmarks · 1 model"
    assert tree.get("aria-label") == said
    texts = [one for one in tree.iter() if one.tag.endswith("}text")]
    assert [one.text for one in texts] == said.split(": ")
    width = sum(int(one.get("textLength") or 0) for one in texts)
    assert int(tree.get("width") or 0) == width + 24
    assert "http" not in shown.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("words", [[], ["rtn"], ["talk-7b"]])
def test_a_badge_is_of_one_paper(tmp_path: Path, words: list[str]) -> None:
    of_tables(tmp_path, one=ONE)
    code, shown, told = results(tmp_path, *words, "--format", "badge")
    assert (code, shown) == (2, "")
    assert "a badge is of one paper" in told


def test_a_hub_gets_what_it_has_names_for(tmp_path: Path) -> None:
    of_tables(tmp_path, one=ONE)
    known = tmp_path / "data/benchmarks.yaml"
    text = BENCHMARKS.replace("dataset: Pics,", "dataset: Pics, hub: doe/pics#top-1,")
    known.write_text(text, encoding="utf-8")
    code, shown, told = results(tmp_path, "alpha", "--format", "hub")
    assert code == 0, told
    source = "https://github.com/doe/one/blob/abcdef0/README.md"
    found = yaml.safe_load(shown)
    assert [one["dataset"] for one in found] == [{"id": "doe/pics", "task_id": "top-1"}] * 2
    assert sorted(one["value"] for one in found) == [68.25, 70.5]
    assert {one["source"]["url"] for one in found} == {f"{source}#L7", f"{source}#L8"}
    notes = {one["value"]: one["notes"] for one in found}
    assert notes[70.5] == "W 4; A 16; Context 2048; Code base ours"
    assert notes[68.25].endswith("tuned")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "is of one method"),
        ([], "name the one that is meant"),
        (["alpha"], "what the hub calls it"),
        (["rtn"], "add 'hub:"),
    ],
)
def test_a_hub_gets_nothing_of_which_it_has_no_name(
    tmp_path: Path, words: list[str], told: str
) -> None:
    of_tables(tmp_path, one=ONE)
    code, shown, said = results(tmp_path, *words, "--format", "hub")
    assert (code, shown) == (2, "")
    assert told in said


def test_no_two_benchmarks_of_our_list_have_one_place_on_the_hub() -> None:
    """Or a model's page would show two numbers as one."""
    known = yaml.safe_load((ROOT / "data/benchmarks.yaml").read_text("utf-8"))
    places = [one["hub"] for one in known.values() if "hub" in one]
    assert places
    assert len(set(places)) == len(places)
