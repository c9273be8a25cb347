"""What an import does to a list: new works added, listed ones completed, nothing overwritten."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from support import ROOT, TOY, copy_of_toy, run

from awesomequant.intake.accession import Accession, accession, contents
from awesomequant.intake.formats import bibtex
from awesomequant.intake.joining import join
from awesomequant.intake.records import Provenance
from awesomequant.language import plain
from awesomequant.language.markdown import show
from awesomequant.library.draft import Draft, DraftLink
from awesomequant.library.library import Library
from awesomequant.library.outline import of_list
from awesomequant.library.problems import Level, Place
from awesomequant.store import load

DAY = Provenance("test", "2020-01-01")


def draft(title: str, line: int = 1, **more: Any) -> Draft:
    return Draft(Place("x.md", line), title, **more)


@pytest.fixture(scope="module")
def library() -> Library:
    return load(TOY).library


def test_a_preprint_and_its_version_of_record_are_one_work() -> None:
    title = "Bees That Count in Their Hives"
    works, problems = join([
        draft(title, 1, url="https://arxiv.org/abs/2001.00001", venue="arXiv", year=2020),
        draft(title, 2, url="https://example.org/p.pdf", venue="BeeConf", year=2021),
    ])  # fmt: skip
    assert [(work.venue, work.year, work.url) for work in works] == [
        ("BeeConf", 2021, "https://example.org/p.pdf")
    ]
    assert works[0].links == (DraftLink("arXiv", "https://arxiv.org/abs/2001.00001"),)
    assert [problem.rule for problem in problems] == ["duplicate-title"]


def test_one_title_with_two_numbers_of_one_series_is_two_works() -> None:
    title = "Technical Report of the Hive"
    works, _ = join([
        draft(title, 1, url="https://arxiv.org/abs/2001.00001"),
        draft(title, 2, url="https://arxiv.org/abs/2101.00002"),
    ])  # fmt: skip
    assert len(works) == 2


def test_differences_between_entries_of_one_work_are_told() -> None:
    url = "https://arxiv.org/abs/2001.00001"
    _, problems = join([
        draft("Bees That Count", 1, url=url, venue="BeeConf", year=2020),
        draft("Bees That Count", 2, url=url, venue="HiveConf", year=2021),
    ])  # fmt: skip
    assert "(year 2020 and 2021, venue BeeConf and HiveConf)" in problems[0].message


def test_a_listed_work_gets_what_it_lacks_and_keeps_what_it_has(library: Library) -> None:
    paper = library.by_id["counting-bees-2021"]
    plan = accession(
        [draft(
            "Quite " + paper.title, arxiv=paper.arxiv, year=1999, doi="10.1000/new", tags=("Honey making",),
            code=(DraftLink("torch", "https://github.com/new/code"),),
        )],
        library, DAY,
    )  # fmt: skip
    assert not plan.records
    assert {change.path[0]: change.value for change in plan.changes}["doi"] == "10.1000/new"
    assert "title" not in {change.path[0] for change in plan.changes}
    (told,) = plan.problems
    assert told.level is Level.NOTE
    assert f"year: the list has '{paper.year}', the source '1999'" in told.message


def test_words_of_the_list_are_found_in_every_spelling(library: Library) -> None:
    plan = accession(
        [
            draft("A First Study of Bees", year=2020, venue="Proceedings of the 3rd International Conference on Bees", url="https://example.org/1"),
            draft("A Second Study of Bees", year=2020, venue="beeconf 2020", url="https://example.org/2", tags=("HONEY", "Waggle Dance")),
            draft("A Third Study of Bees", year=2020, venue="HiveConf", url="https://example.org/3", tags=("waggle dance",)),
            draft("A Fourth Study of Bees", year=2020, venue="2nd Hive Conference, HiveConf 2020, Oslo", url="https://example.org/4"),
            draft("A Fifth Study of Bees", year=2020, venue="hiveconf'20 (Oral)", url="https://example.org/5"),
        ],
        library, DAY,
    )  # fmt: skip
    records = list(plan.records.values())
    assert [record["venue"] for record in records] == ["BeeConf", "BeeConf", *["HiveConf"] * 3]
    assert [record["extra"] for record in records[3:]] == [None, {"presentation": "Oral"}]
    assert records[1]["tags"] == ["honey", "waggle-dance"]
    assert {name: word.name for name, word in plan.tags.items()} == {"waggle-dance": "Waggle Dance"}
    assert list(plan.venues) == ["HiveConf"]
    hive = plan.venues["HiveConf"]
    assert (hive.name, hive.aliases) == ("Hive Conference", [])


@pytest.mark.parametrize(
    ("entry", "stated"),
    [
        ("@inproceedings{a, title={T of A}, booktitle={BeeConf}, year=2020}", {"venue": "BeeConf"}),
        ("@article{a, title={T of A}, journal={BeeConf}, year=2020}", {"venue": "BeeConf"}),
        ("@book{a, title={T of A}, publisher={MIT Press}, year=2020}", {"type": "book", "venue": "MIT Press", "publisher": None}),
        ("@inbook{a, title={T of A}, booktitle={A Book}, year=2020}", {"type": "chapter", "venue": "A Book", "bibtex_type": "inbook"}),
        ("@mastersthesis{a, title={T of A}, school={ETH}, year=2020}", {"type": None, "venue": "ETH", "bibtex_type": "mastersthesis"}),
        ("@software{a, title={T of A}, url={https://example.org/x}, year=2020}", {"type": "software", "venue": None}),
        ("@misc{a, title={T of A}, howpublished={\\url{https://example.org/x}}, year=2020}", {"type": "web", "venue": None, "url": "https://example.org/x"}),
        ("@misc{a, title={T of A}, eprint={2001.00001}, archiveprefix={arXiv}, year=2020}", {"type": None, "venue": "arXiv"}),
        ("@inproceedings{a, title={T of A}, booktitle={BeeConf (Oral)}, year=2020}", {"venue": "BeeConf", "extra": {"presentation": "Oral"}}),
        ("@inproceedings{a, title={T of A}, booktitle={Journal of Bees}, year=2020}", {"venue": "Journal of Bees", "type": "conference"}),
    ],
)  # fmt: skip
def test_a_record_states_what_kind_of_work_it_is_where_its_venue_does_not_say(
    library: Library, entry: str, stated: dict[str, Any]
) -> None:
    plan = accession(bibtex.read(entry, "x.bib").drafts, library, DAY)
    (record,) = plan.records.values()
    usual = {"type": None, "bibtex_type": None, "extra": None}
    assert {name: record[name] for name in (usual | stated)} == usual | stated


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"year": 1492, "url": "https://example.org/1"}, "its year was left out"),
        ({"year": 2020, "url": "https://example.org/1", "authors": ("x" * 10, "")}, ""),
    ],
)
def test_a_field_that_is_wrong_costs_that_field_and_never_the_entry(
    library: Library, wrong: dict[str, Any], message: str
) -> None:
    plan = accession([draft("A Study That Nobody Wrote", **wrong)], library, DAY)
    assert len(plan.records) == 1
    assert any(message in problem.message for problem in plan.problems) or not message


@pytest.mark.parametrize(
    ("said", "file"),
    [
        ({}, "data/papers/undated/study-that-nobody.yaml"),
        ({"url": "https://example.org/1"}, "data/papers/undated/study-that-nobody.yaml"),
        ({"year": 2020}, "data/papers/2020/study-that-nobody-2020.yaml"),
    ],
)
def test_an_entry_that_lacks_venue_year_or_link_becomes_a_draft(
    library: Library, said: dict[str, Any], file: str
) -> None:
    plan = accession([draft("A Study That Nobody Wrote", **said)], library, DAY)
    assert list(plan.records) == [file]


def test_the_year_of_a_preprint_is_that_of_its_number_where_none_is_stated(
    library: Library,
) -> None:
    plan = accession(
        [draft("Bees Without Years", url="https://arxiv.org/abs/1706.03762")], library, DAY
    )
    assert list(plan.records) == ["data/papers/2017/bees-without-years-2017.yaml"]
    assert "its year, 2017, is that of its arXiv number" in plan.problems[0].message


@pytest.mark.parametrize(
    ("title", "identity"), [("ГОСТ: Пчёлы и мёд", "paper-2020"), ("ÐØĐ:0", "0-2020")]
)
def test_an_acronym_without_latin_letters_is_no_id(
    library: Library, title: str, identity: str
) -> None:
    plan = accession([Draft(Place("x"), title, year=2020)], library, DAY)
    assert list(plan.records) == [f"data/papers/2020/{identity}.yaml"]


def test_completing_a_record_keeps_its_comments(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    file = project / "data/papers/2021/counting-bees-2021.yaml"
    file.write_text("# by hand\n" + file.read_text("utf-8"), "utf-8")
    title = load(project).library.by_id["counting-bees-2021"].title
    bib = tmp_path / "x.bib"
    bib.write_text(
        f"@article{{x, title={{{title}}}, journal={{arXiv}}, year=2021, eprint={{2102.00020}}, volume={{7}}}}",
        "utf-8",
    )
    plan = run("-C", project, "import", bib, "--dry-run")
    assert "counting-bees-2021.yaml: volume gets 7" in plan.stdout
    done = run("-C", project, "import", bib)
    assert "0 new records written, 1 records completed" in done.stderr
    assert file.read_text("utf-8").startswith("# by hand\n")
    assert load(project).library.by_id["counting-bees-2021"].volume == "7"


def test_the_report_accounts_for_every_section(tmp_path: Path) -> None:
    report = tmp_path / "account.txt"
    run(
        "-C",
        copy_of_toy(tmp_path),
        "import",
        ROOT / "tests/data/venue-first.md",
        "--report",
        report,
    )
    text = report.read_text("utf-8")
    assert "    4 taken under 'Papers > 2020'" in text
    assert "    1 skipped under 'Docs': the section stands beside 'papers'" in text
    assert "inferred: item: the title is plain behind a link[" in text


def test_a_hand_edit_of_the_readme_becomes_edits_of_records(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    run("-C", project, "readme")
    readme = project / "README.md"
    assert run("-C", project, "import", readme, "--as-edit").stdout == ""
    paper = load(project).library.by_id["counting-bees-2021"]
    text = readme.read_text("utf-8").replace(show(paper.title), "Counting All the Bees")
    entry = "- [[BeeConf](https://arxiv.org/abs/2103.00001)] A Paper That a Newcomer Added. [**`honey`**]\n"
    text = text.replace("### 2021\n\n", "### 2021\n\n" + entry)
    readme.write_text(text, "utf-8")
    shown = run("-C", project, "import", readme, "--as-edit", "--dry-run").stdout
    assert '+title: "Counting All the Bees"' in shown
    assert '+title: "A Paper That a Newcomer Added"' in shown
    assert load(project).library.by_id["counting-bees-2021"].title == paper.title
    run("-C", project, "import", readme, "--as-edit")
    assert load(project).library.by_id["counting-bees-2021"].title == "Counting All the Bees"
    assert len(load(project).library.papers) == 4


OWN = """\
readme: {authors: true}
fields:
  species: {label: Species, type: choice, values: [honey bee, bumblebee], column: true}
  tools: {label: Tools, type: list, column: true}
  topic: {label: Topic, column: true}
  track: {label: "Track [main]", column: true}
  hidden: {label: Hidden}
"""
ANSWERS = """\
fields:
  species: honey bee
  tools: [net, "jar *large*"]
  topic: CVPR
  track: Oral 2020
  hidden: unseen
"""


def with_own_fields(tmp_path: Path) -> Path:
    """Return the toy list with own fields of every type, and with authors on README.md."""
    project = copy_of_toy(tmp_path)
    settings = project / "data/list.yaml"
    settings.write_text(settings.read_text().partition("fields:")[0] + OWN)
    record = project / "data/papers/2021/buzz.yaml"
    record.write_text(record.read_text().replace("fields: {species: honey bee}\n", ANSWERS))
    run("-C", project, "readme")
    return project


def test_own_fields_and_authors_on_readme_are_no_edit_and_an_edit_of_them_is_one(
    tmp_path: Path,
) -> None:
    project = with_own_fields(tmp_path)
    readme = project / "README.md"
    text = readme.read_text("utf-8")
    assert (
        "\\[Species: honey bee\\] \\[Tools: net, jar &#42;large&#42;\\] \\[Topic: CVPR\\]" in text
    )
    assert "Hidden" not in text
    assert " *Zoë Müller, Ludwig van der Bee, 李 明.* " in text
    done = run("-C", project, "import", readme, "--as-edit")
    assert (done.stdout, done.stderr.count("0 files changed")) == ("", 1)
    text = text.replace("Species: honey bee", "Species: bumblebee")
    text = text.replace("Tools: net, jar", "Tools: net, smoker, jar")
    text = text.replace(" \\[Topic: CVPR\\]", "").replace("Zoë Müller, ", "Zoë Müller, Ann Lee, ")
    readme.write_text(text, "utf-8")
    done = run("-C", project, "import", readme, "--as-edit")
    buzz = load(project).library.by_id["buzz"]
    assert buzz.names == ("Zoë Müller", "Ann Lee", "Ludwig van der Bee", "李 明")
    assert buzz.fields == {
        "species": "bumblebee", "tools": ("net", "smoker", "jar *large*"), "track": "Oral 2020",
        "hidden": "unseen",
    }  # fmt: skip
    assert (buzz.venue, buzz.year, buzz.tags) == ("BeeConf", 2021, ("flight", "counting"))


def test_own_fields_of_a_new_line_are_the_new_record_s(tmp_path: Path) -> None:
    project = with_own_fields(tmp_path)
    readme = project / "README.md"
    entry = "- [[BeeConf](https://arxiv.org/abs/2103.00001)] A Paper That a Newcomer Added. [Tools: net, jar] [Topic: CVPR]\n"
    text = readme.read_text("utf-8").replace("### 2021\n\n", "### 2021\n\n" + entry)
    readme.write_text(text, "utf-8")
    run("-C", project, "import", readme, "--as-edit")
    (new,) = (one for one in load(project).library.papers if "Newcomer" in one.title)
    assert new.fields == {"tools": ("net", "jar"), "topic": "CVPR"}
    assert new.venue == "BeeConf"


def test_an_edit_of_authors_that_are_cut_short_is_told_and_not_taken(tmp_path: Path) -> None:
    project = with_own_fields(tmp_path)
    record = project / "data/papers/2019/honey.yaml"
    record.write_text(
        record.read_text().replace("[A. Keeper]", "[A. Keeper, Bo Chen, Cy Dee, et al.]")
    )
    run("-C", project, "readme")
    readme = project / "README.md"
    text = readme.read_text("utf-8")
    assert " *A. Keeper, Bo Chen, Cy Dee, et al.* " in text
    assert run("-C", project, "import", readme, "--as-edit").stdout == ""
    readme.write_text(text.replace("Bo Chen, ", ""), "utf-8")
    done = run("-C", project, "import", readme, "--as-edit")
    assert (
        "the first 3 authors of honey and others, not 2: change them in data/papers/2019"
        in done.stderr
    )
    assert "0 files changed" in done.stderr


def test_the_readme_of_a_list_gives_its_records_again(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    before = load(project).library
    run("-C", project, "readme")
    for file in (project / "data/papers").rglob("*.yaml"):
        file.unlink()
    run("-C", project, "import", project / "README.md", "--section", "Papers")
    after = {paper.title.rstrip("."): paper for paper in load(project).library.papers}
    for paper in before.papers:
        again = after[plain.show(paper.title).rstrip(".")]  # README.md has no formulas
        assert (again.venue, again.year, set(again.tags)) == (
            paper.venue,
            paper.year,
            set(paper.tags),
        )
        assert again.address == paper.address
        assert [code.url for code in again.code] == [code.url for code in paper.code]


def test_init_begins_a_list_that_is_sound_and_overwrites_nothing(tmp_path: Path) -> None:
    assert run("init", tmp_path / "new", "--title", "Bees: a list").returncode == 0
    assert run("-C", tmp_path / "new", "check").returncode == 0
    assert run("-C", tmp_path / "new", "readme").returncode == 0
    assert load(tmp_path / "new").library.settings.title == "Bees: a list"
    again = run("init", tmp_path / "new")
    assert again.returncode == 2
    assert "exists already" in again.stderr


def test_init_makes_a_list_of_what_there_is(tmp_path: Path) -> None:
    source = tmp_path / "bees" / "README.md"
    source.parent.mkdir()
    source.write_text(
        "# Bees\n## Hives\n- [Bees That Count](https://arxiv.org/abs/2001.00001) (2020)\n"
        "## Drones\n- [Bees That Count](https://arxiv.org/abs/2001.00001) (2020)\n"
        "- [Drones That Do Not](https://arxiv.org/abs/2001.00002) (2021)\n", "utf-8",
    )  # fmt: skip
    done = run("init", tmp_path / "new", "--from", source)
    assert "3 entries became 2 records" in done.stderr
    assert run("-C", tmp_path / "new", "check").returncode == 0
    library = load(tmp_path / "new").library
    assert {paper.title: paper.tags for paper in library.papers} == {
        "Bees That Count": ("hives", "drones"), "Drones That Do Not": ("drones",),
    }  # fmt: skip
    assert (tmp_path / "new/import-report.txt").is_file()
    assert of_list(library).by == ("topic",)


def test_init_takes_over_topics_inside_topics_in_their_order_and_the_outline(
    tmp_path: Path,
) -> None:
    source = tmp_path / "README.md"
    papers = (
        f"- [{word} Bees That Count](https://arxiv.org/abs/2001.0000{at})\n"
        for at, word in enumerate(("Red", "Old", "Tall", "Wise", "Loud"))
    )
    heads = ("## Wax\n### 2020\n", "## Hives\n### 2021\n", "### Straw\n#### 2020\n",
             "### Wood\n#### 2020\n", "## Drones\n### Wood\n#### 2019\n")  # fmt: skip
    text = "".join(head + paper for head, paper in zip(heads, papers, strict=True))
    source.write_text(f"# Bees\n{text}", "utf-8")
    assert run("init", tmp_path / "new", "--from", source).returncode == 0
    library = load(tmp_path / "new").library
    # "Wood" below two topics is two topics.
    assert {tag.id: tag.parent for tag in library.tags.values()} == {
        "wax": None, "hives": None, "straw": "hives", "hives-wood": "hives", "drones": None,
        "drones-wood": "drones",
    }  # fmt: skip
    assert list(library.tags) == ["wax", "hives", "straw", "hives-wood", "drones", "drones-wood"]
    assert of_list(library).by == ("topic", "year")
    assert run("-C", tmp_path / "new", "check").returncode == 0


def test_pages_are_plain_markdown_with_links_that_lead_somewhere(tmp_path: Path) -> None:
    done = run("-C", TOY, "pages", tmp_path / "site")
    assert done.returncode == 0
    pages = {
        file.relative_to(tmp_path / "site").as_posix(): file.read_text("utf-8")
        for file in (tmp_path / "site").rglob("*.md")
    }
    assert {
        "index.md",
        "papers/honey.md",
        "years/2021.md",
        "tags/flight.md",
        "venues/beeconf.md",
    } <= set(pages)
    for name, text in pages.items():
        for target in re.findall(r"\]\((?!https?:)([^)]+)\)", text):
            assert ((tmp_path / "site" / name).parent / target).resolve().is_file(), (name, target)
        title = text.split("\n")[1].removeprefix("title: ")
        assert isinstance(json.loads(title), str)


def test_exports_are_narrowed_by_what_a_reader_asks() -> None:
    def ids(*options: str) -> list[str]:
        lines = run("-C", TOY, "export", "--format", "jsonl", *options).stdout.splitlines()
        return [json.loads(line)["id"] for line in lines]

    assert ids("--year", "2021") == ["buzz", "counting-bees-2021"]
    assert ids("--year=-2020") == ["honey"]
    assert ids("--tag", "Honey making") == [
        identity for identity in ids() if identity in ids("--tag", "honey")
    ]
    assert set(ids("--code")) <= set(ids())
    assert ids("--query", "count method") == ["counting-bees-2021"]
    unknown = run("-C", TOY, "export", "--tag", "hony")
    assert (unknown.returncode, "did you mean 'honey'" in unknown.stderr) == (2, True)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.bib").write_bytes(b"@misc{a, title={\xff\xfe}}")
    done = run("import", tmp_path / "x.bib", "--format", "jsonl")
    assert done.returncode == 2
    assert "is no UTF-8 text" in done.stderr


def test_a_bibliography_exports_what_it_imported(tmp_path: Path) -> None:
    run("init", tmp_path / "new")
    bib = tmp_path / "x.bib"
    bib.write_text(
        "@article{Key2020, title={Bees {That} Count}, author={Keeper, Ann}, journal={Hives}, year=2020, doi={10.1000/x}}",
        "utf-8",
    )
    run("-C", tmp_path / "new", "import", bib)
    text = run("-C", tmp_path / "new", "export", "--format", "bibtex", "--year", "2020").stdout
    (draft_,) = bibtex.read(text, "y.bib").drafts
    assert (draft_.title, draft_.more["bibtex_key"], draft_.venue) == (
        "Bees That Count",
        "Key2020",
        "Hives",
    )


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("data/papers/2021/buzz.yaml", 'note: "mine'),
        ("data/venues.yaml", "BEE: {{name: x}"),
        ("data/papers/2021/wasps.yml", 'title: "Wasps"'),
    ],
)
@pytest.mark.parametrize("options", [(), ("--as-edit",), ("--dry-run",)])
def test_nothing_is_brought_into_a_list_of_which_something_cannot_be_read(
    tmp_path: Path, file: str, line: str, options: tuple[str, ...]
) -> None:
    project = copy_of_toy(tmp_path)
    (project / "again.md").write_text(run("-C", TOY, "export", "--format", "markdown").stdout)
    broken = project / file
    broken.write_text((broken.read_text() if broken.exists() else "") + line + "\n")
    before = {path: path.read_bytes() for path in project.rglob("*.y*ml")}
    done = run("-C", project, "import", project / "again.md", *options)
    assert done.returncode == 2
    assert "a work left out would be taken for a new one" in done.stderr
    assert file in done.stderr
    assert {path: path.read_bytes() for path in project.rglob("*.y*ml")} == before


def test_a_file_that_is_there_already_is_no_new_record(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    plan = Accession(records={"data/papers/2021/buzz.yaml": {"title": "Another"}})
    assert contents(project, plan) == ({}, ["data/papers/2021/buzz.yaml: a file is there already"])


def test_what_a_venue_is_holds_for_all_its_papers_whoever_says_it(library: Library) -> None:
    """A page names a journal and no more; the bibliography beside it says what that is."""
    plan = accession([
        draft("How Bees Find the Way Home", 1, venue="Hive Nature", year=2012, doi="10.5555/a.1"),
        draft("How Bees Find the Way Out", 2, venue="Hive Nature", year=2013, doi="10.5555/a.2",
              more={"type": "article"}),
        draft("Wax Melts in the Sun", 3, venue="Ecology", year=2013, doi="10.5555/a.3",
              more={"volume": "12", "number": "3"}),
        draft("Nothing Is Said of This", 4, venue="Hive", year=2013, doi="10.5555/a.4"),
        draft("A Book of Wax", 5, venue="Comb Press", year=2013, doi="10.5555/a.5",
              more={"type": "book"}),
    ], library, DAY)  # fmt: skip
    kinds = {name: word.kind for name, word in plan.venues.items()}
    assert kinds == {
        "Hive Nature": "journal", "Ecology": "journal", "Hive": "other", "Comb Press": "other",
    }  # fmt: skip
    assert [values["type"] for values in plan.records.values()] == [None, None, None, None, "book"]
    assert [line for line in plan.to_complete() if line.endswith(": Hive")]


def test_a_venue_of_the_list_keeps_its_kind_and_what_a_source_says_of_it_is_told(
    tmp_path: Path,
) -> None:
    venues = copy_of_toy(tmp_path) / "data/venues.yaml"
    venues.write_text(venues.read_text("utf-8") + "Hive: {name: Hive, kind: other}\n", "utf-8")
    known = load(venues.parents[1]).library
    one = draft("Wax Melts in the Sun", 3, venue="Hive", year=2013, more={"type": "article"},
                doi="10.5555/a.3")  # fmt: skip
    plan = accession([one], known, DAY)
    assert [*plan.to_complete()] == [
        "a source calls 'Hive' a journal; data/venues.yaml has 'kind: other'"
    ]


def test_of_many_new_words_the_first_are_named(library: Library) -> None:
    many = [
        draft(
            f"The {at} Ways of Bees",
            at,
            venue=f"Hive {at:02} Letters",
            year=2013,
            doi=f"10.5555/a.{at}",
        )
        for at in range(1, 31)
    ]
    (line,) = accession(many, library, DAY).to_complete()
    assert line.startswith("30 new venues in data/venues.yaml, to be completed: Hive")
    assert line.endswith(" and 10 more")
