"""Bibliographies come in whole: BibTeX, RIS, CSL-JSON and our JSON; what is broken is told."""

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hostile import TITLES
from hypothesis import given
from hypothesis import strategies as st
from support import run

from awesomequant.export.citation import citation
from awesomequant.export.exporters import exporters
from awesomequant.intake.accession import accession
from awesomequant.intake.files.reading import read_file
from awesomequant.intake.formats import Profile, bibtex, csl_json, csv, json, ris
from awesomequant.intake.records import Provenance
from awesomequant.language import markup, plain
from awesomequant.language.characters import visible
from awesomequant.library.author import Group, people
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Venue
from awesomequant.text import one_line

BIB = r"""
@string{tbee = "Transactions on Bees"}
@comment{nobody reads this}
@article{mueller2019,
  title = {The {\'E}cole of {BERT}: 50\% more \& better},
  author = {M{\"u}ller, J{\"o}rg and Ludwig van Beethoven and {Simon and Garfunkel} and others},
  journal = tbee # { B}, volume = 3, number = {4}, pages = {12--34}, month = jan,
  year = {2019}, doi = {10.1000/x_1}, keywords = {flight, honey},
}
@inproceedings{hive, title = {Hives}, crossref = {conf20}, author = {Ann Keeper}}
@misc{pre, title={A preprint}, eprint={2001.00001v2}, archivePrefix={arXiv}, year=2020}
@article{dblp, title={From DBLP}, journal={CoRR}, volume={abs/1909.05840}, year=2019}
@article{open, title = {never closed, year = 2020

@article{comma, title = {A comma short} year = {2018}}
@article{untitled, year = {2020}}
@misc{hive, title = {The same key again}, year = 2021}
@misc{lost, title = {Lost volume}, crossref = {nowhere}, year = 2019}
@proceedings{conf20, title = {Proceedings of BeeConf 2020}, year = 2020, publisher = {Hive}}
"""


def test_bibtex_is_read_with_accents_strings_and_crossrefs() -> None:
    drafts = {draft.title: draft for draft in bibtex.read(BIB, "x.bib").drafts}
    school = drafts["The École of BERT: 50% more & better"]
    assert school.authors == (
        "Jörg Müller",
        "Ludwig van Beethoven",
        Group(group="Simon and Garfunkel"),
        "et al.",
    )
    assert (school.venue, school.year, school.doi) == (
        "Transactions on Bees B",
        2019,
        "10.1000/x_1",
    )
    assert school.tags == ("flight", "honey")
    assert (school.more["volume"], school.more["pages"]) == ("3", "12–34")
    assert (drafts["Hives"].venue, drafts["Hives"].year) == ("Proceedings of BeeConf 2020", 2020)
    assert (drafts["A preprint"].arxiv, drafts["A preprint"].venue) == ("2001.00001", "arXiv")
    assert (drafts["From DBLP"].arxiv, drafts["From DBLP"].venue) == ("1909.05840", "CoRR")
    assert drafts["A comma short"].year == 2018


def test_broken_bibtex_is_told_by_line_and_the_rest_is_read() -> None:
    reading = bibtex.read(BIB, "x.bib")
    told = {problem.place.line: problem.message for problem in reading.problems}
    assert told == {
        13: "the entry '@article{open, title = {never closed, year = 2020' is not closed or not well-formed",
        15: "a comma is missing before 'year'",
        16: "'untitled' has no title",
        17: "the key 'hive' is given twice",
        18: "its crossref 'nowhere' is no entry of the file",
    }  # fmt: skip
    assert len(reading.drafts) == 7


RIS = """TY  - JOUR
TI  - On bees
AU  - Müller, Jörg
AU  - Keeper, Ann
T2  - Journal of Bees
PY  - 2019/05/03
SP  - 12
EP  - 34
DO  - 10.1000/x
KW  - flight
ER  -

stray line
TY  - CONF
T1  - No end
PY  - 2020
TY  - GEN
PY  - 2020
ER  -
"""


def test_ris_is_read_and_what_is_odd_is_told_by_line() -> None:
    reading = ris.read(RIS, "x.ris")
    first, second = reading.drafts
    assert (first.title, first.authors, first.venue) == ("On bees", ("Jörg Müller", "Ann Keeper"), "Journal of Bees")  # fmt: skip
    assert (first.year, first.doi, first.tags, first.more["pages"]) == (2019, "10.1000/x", ("flight",), "12-34")  # fmt: skip
    assert (second.title, second.year) == ("No end", 2020)
    assert [(problem.place.line, problem.message) for problem in reading.problems] == [
        (13, "'stray line' stands outside a record"),
        (14, "the record has no end (ER)"),
        (17, "the record has no title (TI or T1)"),
    ]


CSL = """[
 {"id": "a", "type": "paper-conference", "title": "On <i>bees</i>", "container-title": ["BeeConf"],
  "author": [{"family": "Beethoven", "non-dropping-particle": "van", "given": "Ludwig"},
             {"literal": "The Hive"}], "issued": {"date-parts": [["2019", 5]]}, "DOI": "10.1000/x"},
 {"id": "b", "type": "book"},
 "nonsense"
]"""


def test_csl_json_is_read_as_zotero_and_crossref_write_it() -> None:
    reading = csl_json.read(CSL, "x.json")
    (draft,) = reading.drafts
    assert (draft.title, draft.venue, draft.year) == ("On bees", "BeeConf", 2019)
    assert draft.authors == ("Ludwig van Beethoven", Group(group="The Hive"))
    assert [problem.message for problem in reading.problems] == ["the item has no title"] * 2
    assert csl_json.read("[{", "x.json").problems[0].message.startswith("this is no JSON")


@pytest.mark.parametrize("importer", [bibtex, ris, csl_json, json])
@pytest.mark.parametrize("text", ["", "\n\n", "{", "[]", "@", "@article{", "TY  - ", "\ufeff", "]"])
def test_no_text_makes_an_importer_stumble(importer: ModuleType, text: str) -> None:
    assert not importer.read(text, "x").drafts


VENUES = {
    "BeeConf": Venue(id="BeeConf", name="International Conference on Bees & Hives", kind="conference"),
    "JB": Venue(id="JB", name="Journal of Bees", kind="journal"),
    "arXiv": Venue(id="arXiv", name="arXiv", kind="preprint", aliases=("CoRR",)),
    "Uni": Venue(id="Uni", name="University of Hives", kind="thesis"),
    "Lab": Venue(id="Lab", name="Report of the Hive Lab", kind="report"),
}  # fmt: skip
WAYS: list[tuple[Any, ModuleType]] = [
    ("bibtex", bibtex), ("biblatex", bibtex), ("ris", ris), ("csl-json", csl_json),
    ("json", json), ("jsonl", json), ("csv", csv),
]  # fmt: skip
WAY_NAMES = [name for name, _ in WAYS]
TEXT = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), min_size=1, max_size=60)
WORDS = TEXT.map(lambda text: visible(one_line(text))).filter(
    lambda text: any(map(str.isalnum, text))
)
NAMES = st.sampled_from(
    (
        "Kurt Gödel",
        "Ludwig van Beethoven",
        "Simon and Garfunkel",
        "Plato",
        "Łukasz Żal",
        "Anders And",
    )
)


def listed(papers: tuple[Paper, ...]) -> Library:
    return Library(Settings(title="Bees", description="x"), venues=VENUES, papers=papers)


def paper(title: str, **more: Any) -> Paper:
    values = {"id": "x", "source_file": "data/papers/2020/x.yaml", "title": title, "year": 2020}
    return Paper.model_validate(values | {"venue": "JB", "url": "https://example.org/a"} | more)


def through(given_paper: Paper, way: tuple[Any, ModuleType]) -> Paper:
    """Return the paper that another list makes of an export."""
    library = listed((given_paper,))
    writer, importer = way
    reading = importer.read(exporters()[writer].write(library.papers, library), "x")
    assert not reading.problems
    plan = accession(reading.drafts, listed(()), Provenance("test", "2020-01-01"))
    assert not plan.problems, plan.problems
    ((file, values),) = plan.records.items()
    held = {name: value for name, value in values.items() if value not in (None, [], {})}
    return Paper.model_validate(held | {"id": "x", "source_file": file})


def as_the_format_can_say(before: Paper, way: tuple[Any, ModuleType]) -> Paper:
    """Return the paper with the title that a format without mathematics, or with markup, holds."""
    title = before.title
    if way[1] in (csl_json, ris, csv):  # which have no mathematics
        title = plain.show(title)
    if way[1] in (csl_json, ris):  # where `<i>` is markup, and nothing can say that it is none
        title = markup.read(title)
    return before.model_copy(update={"title": title})


def same(before: Paper, after: Paper) -> None:
    assert one_line(after.title) == one_line(before.title)
    assert after.people == before.people
    for name in ("venue", "year", "arxiv", "doi", "address", "volume", "number", "publisher"):
        assert getattr(after, name) == getattr(before, name), name


@pytest.mark.parametrize("way", WAYS, ids=WAY_NAMES)
@pytest.mark.parametrize(
    "title", [*TITLES, "1.58", "A -- B --- C", "``quoted'' text", "100% _x_ ^2^"]
)
def test_a_hostile_title_comes_back_as_it_was(way: Any, title: str) -> None:
    before = paper(title, authors=["Simon and Garfunkel", "Ludwig van Beethoven"])
    same(as_the_format_can_say(before, way), through(before, way))


@given(
    title=WORDS,
    authors=st.lists(NAMES, unique=True, max_size=3),
    venue=st.sampled_from(sorted(VENUES)),
    arxiv=st.sampled_from([None, "1909.05840", "2001.00001"]),
    doi=st.sampled_from([None, "10.1000/a_b%c", "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"]),
    printed=st.sampled_from([{}, {"volume": "3", "number": "4b", "publisher": "A & B #1"}]),
)  # fmt: skip
@pytest.mark.parametrize("way", WAYS, ids=WAY_NAMES)
def test_a_record_survives_the_way_there_and_back(way: Any, title: str, **more: Any) -> None:
    printed = more.pop("printed")
    before = paper(title, **{name: value for name, value in more.items() if value}, **printed)
    same(as_the_format_can_say(before, way), through(before, way))


# Which records a format can hold whole: of a kind that their venue has, for what is printed so.
PRINTED = st.fixed_dictionaries(
    {},
    optional={
        "volume": st.sampled_from(["3", "A", "12"]),
        "number": st.sampled_from(["4", "4b", "Suppl. 1"]),
        "pages": st.sampled_from(["12-34", "e123", "S1-S9", "124106"]),
        "publisher": st.sampled_from(["A & B #1", "Hive Press"]),
        "editors": st.lists(NAMES.filter(lambda name: " and " not in name), min_size=1, max_size=2, unique=True),
        "date": st.sampled_from(["2020-06", "2020-06-17", "2020-12-01"]),
        "abstract": WORDS,
        "tags": st.sampled_from([["wax"], ["low-bit", "wax"]]),
    },
)  # fmt: skip
# What a format has no field for: BibTeX's styles know neither abstract nor keywords.
UNWRITTEN = {"bibtex": {"abstract", "tags"}}


@given(title=WORDS, authors=st.lists(NAMES, unique=True, min_size=1, max_size=3), more=PRINTED,
       venue=st.sampled_from(["BeeConf", "JB"]), others=st.booleans())  # fmt: skip
@pytest.mark.parametrize("way", WAYS[:4], ids=WAY_NAMES[:4])
def test_every_field_that_a_format_has_survives_the_way_there_and_back(
    way: Any, title: str, authors: list[str], more: dict[str, Any], venue: str, *, others: bool
) -> None:
    before = paper(title, authors=[*authors, *["et al."] * others], venue=venue, **more)
    after = through(before, way)
    plain_text = way[1] in (csl_json, ris)
    for name in ("title", "abstract"):
        text = getattr(before, name) or ""
        shown = markup.read(plain.show(text)) if plain_text else one_line(text)
        if name not in UNWRITTEN.get(way[0], ()):
            assert (getattr(after, name) or "") == shown
    assert (after.people, after.others) == (before.people, before.others)
    assert people(after.editors) == people(before.editors)
    assert (after.pages or "").replace("–", "-") == (before.pages or "")
    for name in {"venue", "year", "date", "type", "volume", "number", "publisher", "tags", "extra"} - UNWRITTEN.get(way[0], set()):  # fmt: skip
        assert getattr(after, name) == getattr(before, name), name


@pytest.mark.parametrize("way", WAYS[:4], ids=WAY_NAMES[:4])
@pytest.mark.parametrize(
    ("venue", "more"),
    [
        ("Uni", {"type": "thesis"}),
        ("Uni", {"type": "thesis", "bibtex_type": "mastersthesis"}),
        ("Lab", {"type": "report", "number": "HL-7"}),
        ("arXiv", {"arxiv": "2001.00001", "url": None}),
        ("Uni", {"type": "book", "number": "2"}),
    ],
)
def test_what_is_issued_comes_back_as_the_kind_it_was(
    way: Any, venue: str, more: dict[str, Any]
) -> None:
    before = paper("On wax", authors=["Ann Lee"], venue=venue, **more)
    after = through(before, way)
    cited = [citation(one, listed((one,))) for one in (before, after)]
    for name in ("kind", "is_masters", "publisher", "container", "arxiv", "number"):
        assert len({getattr(one, name) for one in cited}) == 1, name
    assert after.extra == {}


def test_the_importer_is_chosen_by_suffix_or_by_name(tmp_path: Path) -> None:
    for name, text in (("a.bib", BIB), ("a.ris", RIS), ("a.json", CSL), ("plain.txt", BIB)):
        (tmp_path / name).write_text(text, "utf-8")
    for name, entries in (("a.bib", 7), ("a.ris", 2), ("a.json", 1)):
        done = run("import", tmp_path / name, "--format", "jsonl")
        assert len(done.stdout.splitlines()) == entries
    assert run("import", tmp_path / "plain.txt", "--from", "bibtex", "--format", "jsonl").stdout
    misnamed = run("import", tmp_path / "plain.txt")
    assert misnamed.returncode == 2
    assert "holds BibTeX; rename it to plain.bib, or say --from bibtex" in misnamed.stderr
    (tmp_path / "plain.odd").write_text(BIB, "utf-8")
    unknown = run("import", tmp_path / "plain.odd")
    assert unknown.returncode == 2
    assert "no importer reads plain.odd" in unknown.stderr
    assert "it holds BibTeX: say --from bibtex" in unknown.stderr
    wrong = run("import", tmp_path / "a.bib", "--from", "bibtx")
    assert "did you mean 'bibtex'?" in wrong.stderr


LEFTOVERS = {
    "refs.bib": """
@article{a, title={Bees}, author={Keeper, Ann}, journal={BeeConf}, year=2020, month=jun,
  primaryclass={hep-ph}, file={:/home/ann/bees.pdf:PDF}}
@article{b, title={Wasps Abroad}, journal={BeeConf}, year=2020, primaryclass={hep-th}}
""",
    "refs.csl.json": """[{"title": "Bees", "type": "article-journal", "container-title": "BeeConf",
  "issued": {"date-parts": [[2020, 6]]}, "primaryclass": "hep-ph", "file": "/home/ann/bees.pdf"},
 {"title": "Wasps Abroad", "primaryclass": "hep-th"}]""",
    "refs.json": """{"papers": [
  {"title": "Bees", "venue": "BeeConf", "date": "2020-06", "primaryclass": "hep-ph", "file": "/home/ann/x"},
  {"title": "Wasps Abroad", "primaryclass": "hep-th"}]}""",
    "refs.ris": """TY  - JOUR
TI  - Bees
T2  - BeeConf
DA  - 2020/06//
C1  - hep-ph
ER  -
TY  - JOUR
TI  - Wasps Abroad
C1  - hep-th
ER  -
""",
}


@pytest.mark.parametrize("name", LEFTOVERS)
def test_what_no_field_holds_is_told_by_name_and_kept(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(LEFTOVERS[name], "utf-8")
    reading = read_file(tmp_path / name, None, Profile(), None).reading
    known = "custom1" if name.endswith(".ris") else "primaryclass"
    assert [draft.more["extra"][known] for draft in reading.drafts] == ["hep-ph", "hep-th"]
    assert reading.drafts[0].more["date"] == "2020-06"
    told = "\n".join(problem.message for problem in reading.problems)
    assert f"no field holds '{known}' (2 entries); kept in 'extra'" in told
    if not name.endswith(".ris"):
        assert "no field holds 'file' (1 entry); left out" in told
    assert all("file" not in draft.more["extra"] for draft in reading.drafts)


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year=2020, month=jun", "2020-06"), ("year=2020, month={June}", "2020-06"),
        ("year=2020, month=6", "2020-06"), ("year=2020, month={6}", "2020-06"),
        ("date={2020-06-17}", "2020-06-17"), ("date={2020-06/2020-08}", "2020-06"),
        ("year=2020", None), ("month=jun", None), ("year={in press}, month=jun", None),
        ("year=2020, month={Summer}", None), ("date={2020}", None),
    ],
)  # fmt: skip
def test_the_date_of_an_entry_is_as_much_as_it_states(fields: str, date: str | None) -> None:
    (draft,) = bibtex.read(f"@misc{{a, title={{Bees}}, {fields}}}", "x").drafts
    assert draft.more.get("date") == date


def test_a_value_that_is_none_of_its_head_is_told_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text(
        "Title,Year,Region\nWax Melts in the Sun,2O13,Europe\n", "utf-8"
    )
    reading = read_file(tmp_path / "sheet.csv", None, Profile(), None).reading
    told = [problem.message for problem in reading.problems]
    assert "no field holds 'Year' (1 entry), such as '2O13'; kept in 'extra'" in told
    assert "no field holds 'Region' (1 entry); kept in 'extra'" in told
