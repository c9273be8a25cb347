"""Every door gives the same answer to "the same work?", and only a yes joins anything."""

from pathlib import Path
from typing import Any

import pytest
from listing import write

from awesomequant.check.rulebook import rules
from awesomequant.check.run import inspect
from awesomequant.intake.accession import Accession, accession
from awesomequant.intake.adding import STATED, Told, drafted
from awesomequant.intake.formats import bibtex
from awesomequant.intake.hand_edit.drift import Drift
from awesomequant.intake.hand_edit.page import Entries
from awesomequant.intake.joining import join, statement
from awesomequant.intake.records import Provenance
from awesomequant.library.draft import Draft
from awesomequant.library.library import Library
from awesomequant.library.problems import Level, Place
from awesomequant.store import load
from awesomequant.store.canonical import record
from awesomequant.update.matching import Said, agreeing
from awesomequant.web.facts import Facts
from awesomequant.works.identifiers import Identifier
from awesomequant.works.identity import Verdict

DAY = Provenance("test", "2020-01-01")
LISTED = {
    "data/list.yaml": "title: Bees\ndescription: Of bees\n",
    "data/venues.yaml": """\
arXiv: {name: arXiv, kind: preprint, aliases: [CoRR]}
KDD: {name: Conference on Knowledge Discovery and Data Mining, kind: conference}
TPAMI: {name: Transactions on Pattern Analysis and Machine Intelligence, kind: journal}
""",
}
KDD = """@inproceedings{mc, title={Model Compression}, author={Buciluă, Cristian and Caruana, Rich},
  booktitle={KDD}, year=2006, doi={10.1145/1150402.1150464}}"""
BOOK = """@book{b2, title={Model Compression}, author={Other, Person}, publisher={MIT Press}, year=2016,
  url={https://example.org/book}}"""
NATURE = """@article{l, title={Deep learning}, author={LeCun, Yann and Bengio, Yoshua and Hinton, Geoffrey},
  journal={Nature}, year=2015, doi={10.1038/nature14539}}"""
GOODFELLOW = """@book{g, title={Deep Learning}, author={Goodfellow, Ian and Bengio, Yoshua and Courville, Aaron},
  publisher={MIT Press}, year=2016, url={http://www.example.org/deep}}"""
WAX = """@incollection{w, title={Wax and Its Uses}, author={Lin, Mei}, booktitle={Bees}, year=2020, pages={1--20},
  doi={10.1007/978-3-030-00001-1}}"""
HONEY = """@incollection{h, title={Honey of the Lowlands}, author={Lin, Mei}, booktitle={Bees}, year=2020, pages={21--40},
  doi={10.1007/978-3-030-00001-1}}"""
BEFORE = """@misc{o, title={Nectar by Mail}, author={Lin, Mei and Park, Jun}, year=2020, eprint={2001.00001},
  archiveprefix={arXiv}}"""
AFTER = """@inproceedings{n, title={HiveNet: Sharing Sugar between Distant Hives}, author={Lin, Mei and Park, Jun},
  booktitle={KDD}, year=2021, eprint={2001.00001}, archiveprefix={arXiv}}"""
WRONG = """@misc{x, title={On the Sleep of Old Wasps}, author={Okafor, Chidi}, year=2020, eprint={2001.00001},
  archiveprefix={arXiv}}"""
CONFERENCE = """@inproceedings{c, title={Counting Bees in Orchards at Dawn}, author={Lin, Mei}, booktitle={KDD}, year=2018,
  doi={10.1000/1}}"""
JOURNAL = """@article{j, title={Counting Bees in Orchards at Dawn}, author={Lin, Mei}, journal={TPAMI}, year=2020,
  doi={10.2000/2}}"""
SHORT = """@misc{s, title={AWQ: Activation-aware Rounding for Large Models}, author={Lin, Ji and Tang, Jun}, year=2023,
  eprint={2306.00001}, archiveprefix={arXiv}}"""
LONG = """@inproceedings{t, title={AWQ: Activation-aware Rounding for Large Models on Phones}, author={Lin, J. and Tang, J. and Han, S.},
  booktitle={KDD}, year=2024, url={https://example.org/awq}}"""

# Two entries; whether they are one work, and what is told of them where they are not.
PAIRS = [
    ("book and paper of one short title", KDD, BOOK, Verdict.NO, "maybe-duplicate"),
    ("book and article, an author in common", NATURE, GOODFELLOW, Verdict.NO, "maybe-duplicate"),
    ("two chapters under the DOI of their book", WAX, HONEY, Verdict.NO, None),
    ("renamed", BEFORE, AFTER, Verdict.YES, None),
    ("a wrong link", BEFORE, WRONG, Verdict.NO, "id-collision"),
    ("conference and journal", CONFERENCE, JOURNAL, Verdict.PERHAPS, "maybe-duplicate"),
    ("long and short subtitle", SHORT, LONG, Verdict.YES, None),
]


def drafts(*texts: str) -> list[Draft]:
    return bibtex.read("\n".join(texts), "x.bib").drafts


def listed(folder: Path, *texts: str) -> Library:
    """Make a list of what entries come to one by one, so that each has a record of its own."""
    files = dict(LISTED)
    for at, text in enumerate(texts):
        library = load(write(folder / "empty", LISTED)).library
        plan = accession(drafts(text), library, DAY)
        for name, values in plan.records.items():  # two of one id are another matter
            files[name.replace(".yaml", f"-{at}.yaml")] = record(values)
        venues = [name for name in plan.venues if name not in files["data/venues.yaml"]]
        files["data/venues.yaml"] += "".join(f"{v}: {{name: {v}, kind: other}}\n" for v in venues)
    return load(write(folder / "list", files)).library


@pytest.mark.parametrize(
    ("what", "one", "other", "verdict", "rule"), PAIRS, ids=[pair[0] for pair in PAIRS]
)
def test_two_entries_are_joined_where_they_are_one_work(
    what: str, one: str, other: str, verdict: Verdict, rule: str | None
) -> None:
    works, problems = join(drafts(one, other))
    assert len(works) == (1 if verdict is Verdict.YES else 2), what
    if verdict is not Verdict.YES:
        assert [problem.rule for problem in problems] == ([rule] if rule else [])
        assert works == drafts(one, other)  # never a field of the one in the other


@pytest.mark.parametrize(
    ("what", "one", "other", "verdict", "rule"), PAIRS, ids=[pair[0] for pair in PAIRS]
)
def test_import_and_check_say_the_same_as_join(
    what: str, one: str, other: str, verdict: Verdict, rule: str | None, tmp_path: Path
) -> None:
    library = listed(tmp_path / "one", one)
    plan = accession(drafts(other), library, DAY)
    is_one = verdict is Verdict.YES
    assert (len(plan.records), len(plan.listed)) == ((0, 1) if is_one else (1, 0)), what
    assert is_one or not plan.changes
    assert {problem.rule for problem in plan.problems} == {"duplicate-id" if is_one else rule} - {
        None
    }
    listed(tmp_path, one, other)
    every = rules()
    held = {
        name: every[name]
        for name in ("duplicate-id", "duplicate-title", "id-collision", "maybe-duplicate")
    }
    found = {problem.rule for problem in inspect(load(tmp_path / "list"), held, every).problems}
    expected = {"duplicate-id", "duplicate-title"} if is_one else {rule} - {None}
    assert found <= expected
    assert bool(found) == bool(expected), found


def test_a_renamed_work_keeps_its_other_title(tmp_path: Path) -> None:
    (work,), _ = join(drafts(BEFORE, AFTER))
    assert work.title.startswith("HiveNet")  # the version of record's
    assert work.more["also_titled"] == ("Nectar by Mail",)
    plan = accession(drafts(BEFORE), listed(tmp_path, AFTER), DAY)
    assert [(change.path[0], change.value) for change in plan.changes] == [
        ("also_titled", "Nectar by Mail")
    ]
    again = write(tmp_path / "list", {"data/papers/2021/hivenet.yaml": (
        'title: "HiveNet: Sharing Sugar between Distant Hives"\nalso_titled: ["Nectar by Mail"]\n'
        'venue: KDD\nyear: 2021\narxiv: "2001.00001"\nauthors: [Mei Lin, Jun Park]\n'
    )})  # fmt: skip
    assert not accession(drafts(BEFORE), load(again).library, DAY).changes


def test_whatever_was_imported_is_found_listed_the_next_time(tmp_path: Path) -> None:
    texts = {text for pair in PAIRS for text in pair[1:3]}
    bare = [Draft(Place("x.md", 1), "Bees"), Draft(Place("x.md", 2), "Wax", year=2020)]
    files = dict(LISTED)
    plan: Accession | None = None
    for _ in range(2):
        library = load(write(tmp_path, files)).library
        plan = accession([*drafts(*sorted(texts)), *bare], library, DAY)
        files |= {name: record(values) for name, values in plan.records.items()}
        files["data/venues.yaml"] += "".join(
            f'"{name}": {{name: "{name}", kind: {word.kind}}}\n'
            for name, word in plan.venues.items()
        )
    assert plan
    assert plan.records == {}
    assert len(plan.listed) >= len(texts) - len(PAIRS) + 2


ADDED = [
    ({"title": "Model Compression", "year": 2016, "authors": ("Person Other",)}, Verdict.NO),
    ({"title": "Model compression", "year": 2006, "authors": ("C. Bucila", "R. Caruana")}, Verdict.YES),
    ({"title": "Model Compression"}, Verdict.PERHAPS),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "verdict"), ADDED)
def test_add_asks_the_same(facts: dict[str, Any], verdict: Verdict, tmp_path: Path) -> None:
    library = listed(tmp_path, KDD)
    draft = drafted(Draft(STATED, ""), [], Told(Facts(**facts)), library)
    (match,) = library.works.matches(statement(draft, library))
    assert match.judgement.verdict is verdict


def test_update_believes_a_reply_about_the_same_work_only(tmp_path: Path) -> None:
    library = listed(tmp_path, AFTER)
    (paper,) = library.papers
    renamed = Facts(title="Nectar by Mail", authors=("Mei Lin", "Jun Park"), arxiv="2001.00001")
    strange = Facts(title="On the Sleep of Old Wasps", authors=("Chidi Okafor",))
    sound, held = agreeing(paper, library, [Said("arxiv", renamed), Said("crossref", strange)])
    assert [one.service for one in sound] == ["arxiv"]
    assert "no author in common" in held[0].message


def test_an_edited_line_is_the_line_that_it_was(tmp_path: Path) -> None:
    library = listed(tmp_path, AFTER, CONFERENCE)
    was = drafts(AFTER, CONFERENCE)
    now = [
        Draft(Place("README.md", 1), "HiveNet: Sharing Honey between Distant Hives", venue="KDD", year=2021),
        Draft(Place("README.md", 2), "Counting Bees in Orchards at Dawn", venue="KDD", year=2019, doi="10.9000/other"),
    ]  # fmt: skip
    found = Drift(library, lambda _: "title: x\n", DAY)
    found.read(Entries(was, now))
    found.finish({})
    assert (found.new, found.gone) == ([], {})
    assert {change.path for change in found.changes} >= {("title",), ("year",)}


def test_a_doubtful_pair_is_told_with_its_evidence() -> None:
    _, (problem,) = join(drafts(CONFERENCE, JOURNAL))
    assert problem.level is Level.WARNING
    assert "the same title, 1 author in common, two DOIs" in problem.message
    assert "not_duplicate_of" in (problem.hint or "")


def test_an_entry_with_odd_fields_is_stated_all_the_same() -> None:
    odd = Draft(
        Place("x.json", 1), "", url="javascript:x", doi="no doi", authors=("", "et al."),
        more={"type": "a thing", "pages": 7, "edition": 2, "also_titled": ("$",)},
    )  # fmt: skip
    said = statement(odd)
    assert (said.pages, said.edition, said.kind, said.others) == ("7", "2", None, True)
    assert Identifier("doi", "no doi") not in said.identifiers
