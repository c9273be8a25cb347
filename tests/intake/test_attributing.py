"""Who said what goes with a work as it is joined, and stays with the record it becomes."""

from pathlib import Path
from typing import Any

from listing import lay, write

from awesomequant.intake.accession import accession, contents
from awesomequant.intake.records import Provenance
from awesomequant.library.draft import Draft
from awesomequant.library.problems import Place
from awesomequant.store import load

SAID = Provenance("import", "2026-01-01")


def draft(line: int, title: str, said: dict[str, Any], **fields: Any) -> Draft:
    witnesses = {name: {"name": name} for name in said.get("met", ())}
    more = {"attribution": said, "witnesses": witnesses}
    return Draft(Place("x.jsonl", line), title, more=more, **fields)


def test_a_joined_work_keeps_the_sources_of_both(tmp_path: Path) -> None:
    library = load(write(tmp_path, lay(""))).library
    preprint = draft(
        1, "Gamma Trees with Short Roots",
        {"fields": {"authors": "bees", "venue": "bees"}, "agree": {"authors": 3}, "met": ["bees"]},
        arxiv="2005.00001", venue="arXiv", year=2020, authors=("Ann Lee", "Bo Li"),
    )  # fmt: skip
    printed = draft(
        2, "Gamma Trees with Short Roots",
        {"fields": {"authors": "wasps", "venue": "wasps"}, "met": ["wasps"]},
        arxiv="2005.00001", venue="ICML", year=2020, authors=("A. Lee",),
    )  # fmt: skip
    plan = accession([preprint, printed], library, SAID)
    [(folder, said)] = plan.attributions.values()
    assert folder == "2020"
    assert said["fields"] == {"venue": "wasps", "authors": "bees"}
    assert said["agree"] == {"authors": 3}
    assert said["met"] == ["wasps", "bees"]
    assert plan.become == {Place("x.jsonl", 1): next(iter(plan.attributions))}


def test_a_listed_record_is_attributed_only_what_it_got(tmp_path: Path) -> None:
    root = write(tmp_path, lay(""))
    library = load(root).library
    said = {"fields": {"authors": "bees", "venue": "bees"}, "met": ["bees"]}
    known = draft(
        1, "Alpha Networks of Few Bits", said, arxiv="2001.01234", venue="ICML", year=2020,
        authors=("Ann Lee",), tags=("Graphs",),
    )  # fmt: skip
    plan = accession([known], library, SAID, ("tags",))
    assert [change.field for change in plan.changes] == ["authors"]
    assert plan.attributions == {
        "alpha": ("2020", {"fields": {"authors": "bees"}, "met": ["bees"]})
    }
    files, failed = contents(root, plan)
    assert not failed
    assert files[root / "data/provenance/2020.yaml"] == (
        "alpha: {fields: {authors: bees}, met: [bees]}\n"
    )


def test_drafts_of_other_importers_leave_nothing_behind(tmp_path: Path) -> None:
    library = load(write(tmp_path, lay(""))).library
    plan = accession([Draft(Place("x.bib"), "Gamma Trees")], library, SAID)
    assert (plan.attributions, plan.witnesses) == ({}, {})
