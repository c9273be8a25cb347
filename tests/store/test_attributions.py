"""Who said what lies beside the records, sorted, and grows without losing a word."""

from pathlib import Path

import pytest
from listing import FILES, lay, write
from pydantic import BaseModel

from awesomequant.library.attribution import Attribution, Witness, WitnessKind
from awesomequant.library.metrics import Metric
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Refusal
from awesomequant.library.results import Benchmark, Evaluated
from awesomequant.library.sound import schema_of
from awesomequant.library.vocabulary import Tag, Venue
from awesomequant.store import load
from awesomequant.store.attributions import load_attributions, texts
from awesomequant.store.reader import Reader
from awesomequant.store.recall import forget

BEES = Witness(id="bees", name="hive/bees", version="abc123", licence="MIT")


def kept(root: Path, files: dict[str, str]) -> None:
    write(root, files)


def test_a_line_a_record_sorted(tmp_path: Path) -> None:
    said = {"fields": {"year": "bees", "authors": "bees"}, "agree": {"authors": 2}, "met": ["bees"]}
    files = texts(tmp_path, {"wasps": ("2020", said), "ants": ("2020", {"met": ["bees"]})}, [BEES])
    assert files == {
        "data/provenance/2020.yaml": (
            "ants: {met: [bees]}\n"
            "wasps: {fields: {authors: bees, year: bees}, agree: {authors: 2}, met: [bees]}\n"
        ),
        "data/provenance/sources.yaml": "bees: {name: hive/bees, version: abc123, licence: MIT}\n",
    }


def test_a_second_import_adds_and_takes_nothing_back(tmp_path: Path) -> None:
    kept(tmp_path, texts(tmp_path, {"ants": ("2020", {"fields": {"year": "bees"}})}, [BEES]))
    again = {"fields": {"year": "wasps", "venue": "wasps"}, "met": ["wasps"]}
    files = texts(tmp_path, {"ants": ("2021", again)}, [Witness(id="wasps", name="nest")])
    assert files["data/provenance/2020.yaml"] == (
        "ants: {fields: {venue: wasps, year: bees}, met: [wasps]}\n"
    )
    assert "data/provenance/2021.yaml" not in files
    assert files["data/provenance/sources.yaml"].startswith("bees: ")


def test_every_field_of_a_record_can_be_said(tmp_path: Path) -> None:
    fields = dict.fromkeys(Paper.model_fields, "bees")
    write(tmp_path, texts(tmp_path, {"ants": ("2020", {"fields": fields})}, [BEES]))
    reader = Reader(tmp_path)
    held = load_attributions(tmp_path, reader).held
    assert reader.problems == []
    assert held.records["ants"].fields == fields


def test_nothing_said_writes_nothing(tmp_path: Path) -> None:
    assert texts(tmp_path, {}, [BEES]) == {}


def test_what_is_wrong_is_told_with_its_line_and_left_out(tmp_path: Path) -> None:
    kept(
        tmp_path,
        {
            "data/provenance/2020.yaml": "ants: {met: [bees]}\nwasps: {mets: [bees]}\n",
            "data/provenance/sources.yaml": "bees: {name: hive/bees}\n",
        },
    )
    reader = Reader(tmp_path)
    held = load_attributions(tmp_path, reader).held
    assert list(held.records) == ["ants"]
    assert [str(found.place) for found in reader.problems] == ["data/provenance/2020.yaml:2:9"]


def test_a_project_reads_them_when_asked(tmp_path: Path) -> None:
    files = lay("# data/provenance/2020.yaml\nalpha: {met: [bees]}\n")
    project = load(write(tmp_path, files))
    assert not project.problems
    assert project.library.attributions.held.records["alpha"].met == ("bees",)


@pytest.mark.parametrize("file", ["data/provenance/2020.yaml", "data/provenance/sources.yaml"])
def test_a_file_that_cannot_be_read_is_never_written_anew(tmp_path: Path, file: str) -> None:
    kept(tmp_path, {file: "ants: {{met: [bees]}\nwasps: {met: [bees]}\n"})
    with pytest.raises(Refusal, match=f"{file}:1:8: a key must be plain text"):
        texts(tmp_path, {"flies": ("2020", {"met": ["bees"]})}, [BEES])


def test_what_cannot_be_read_is_no_silence_of_the_sources(tmp_path: Path) -> None:
    kept(tmp_path, {"data/provenance/2020.yaml": "ants: {{met: [bees]}\n"})
    with pytest.raises(Refusal, match="mend it first"):
        _ = load_attributions(tmp_path).held


# Every file of a list whose values are kept for the next run.
MODELS = (
    Attribution, Benchmark, Evaluated, Metric, Paper, Tag, Venue, Witness,
)  # fmt: skip


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_what_is_kept_of_a_file_can_be_read_in_the_next_run(model: type[BaseModel]) -> None:
    assert schema_of(model)


def test_what_kind_a_source_is_is_read_in_the_next_run(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    kept(tmp_path, {"data/provenance/sources.yaml": "bees: {name: hive/bees, kind: registry}\n"})
    for _ in range(2):
        project = load(tmp_path, wholly=True)
        assert project.library.attributions.held.witnesses["bees"].kind is WitnessKind.REGISTRY
        forget()  # as a new process has nothing in memory
