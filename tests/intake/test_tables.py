"""CSV and TSV as programs and people write them: signs, quotations, heads, widths, round trips."""

import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import ROOT, TOY

from awesomequant.export.exporters import exporters
from awesomequant.intake.accession import accession
from awesomequant.intake.formats import Profile, csv
from awesomequant.intake.records import Provenance
from awesomequant.library.library import Library
from awesomequant.library.problems import Refusal
from awesomequant.store import load


def titles(text: str) -> list[str]:
    return [draft.title for draft in csv.read(text, "x.csv").drafts]


def told(text: str) -> list[str]:
    return [f"{one.place.line}: {one.message}" for one in csv.read(text, "x.csv").problems]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_sign_between_cells_and_the_ends_of_lines_are_found(sign: str, end: str) -> None:
    rows = [
        ["title", "authors", "year"],
        ['"Bees, or; not|so"', "A B", "2020"],
        ["C", "D E", "2021"],
    ]
    drafts = csv.read(end.join(sign.join(row) for row in rows), "x").drafts
    assert [draft.title for draft in drafts] == ["Bees, or; not|so", "C"]
    assert [draft.year for draft in drafts] == [2020, 2021]


def test_one_column_is_a_table() -> None:
    assert titles("Title\nBees\nWasps, and others\n") == ["Bees", "Wasps"]
    assert titles('Title\nBees\n"Wasps, and others"\n') == ["Bees", "Wasps, and others"]


def test_the_sign_that_excel_writes_above_is_taken() -> None:
    assert titles("sep=;\ntitle;year\nBees;2020\n") == ["Bees"]
    assert titles('"sep=|"\ntitle|year\na, b; c|2020\n') == ["a, b; c"]


def test_a_cell_may_have_several_lines_and_places_count_them() -> None:
    text = 'title,abstract\n"Bees\nand wasps","one\n\ntwo"\nHoney,x\n'
    first, second = csv.read(text, "x").drafts
    assert (first.title, first.more["abstract"]) == ("Bees and wasps", "one\n\ntwo")
    assert (first.place.line, second.place.line) == (2, 6)


def test_lines_above_the_heads_are_told_and_so_are_rows_of_another_width() -> None:
    text = "Our list\n\ntitle,year\nBees\nWasps,2021,,surplus,more\n,,\n"
    assert titles(text) == ["Bees", "Wasps"]
    assert told(text) == [
        "1: 'Our list' stands above the heads and is not read",
        "5: the row has more cells than heads; 'surplus; more' is kept in 'extra'",
    ]
    assert csv.read(text, "x").drafts[1].more["extra"] == {"cells without a head": "surplus; more"}


def test_a_row_without_a_title_is_told_and_counted() -> None:
    reading = csv.read("title,year,venue\n,2020,X\nBees,2021,Y\n,,\n", "x")
    assert [draft.title for draft in reading.drafts] == ["Bees"]
    assert [(one.line, one.reason) for one in reading.skipped] == [(2, "the row has no title")]
    assert "'2020 X' was left out: the row has no title" in str(reading.problems[0])


def test_an_identifier_is_enough() -> None:
    (draft,) = csv.read("DOI,comment\n10.5555/hive.2020.17,x\n", "x").drafts
    assert (draft.title, draft.doi) == ("", "10.5555/hive.2020.17")


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("a,b\n1,2\n", "'a', 'b'"),
        ("Bees,2020,Ann\nWasps,2021,Bo\n", "'Bees', '2020', 'Ann'"),
        ("Year;Time complexity\n2020;3\n", "'Year', 'Time complexity'"),
        ("x\n", "'x'"),
        ('"', ""),
    ],
)
def test_a_table_whose_heads_name_no_title_is_refused_with_its_heads(text: str, heads: str) -> None:
    with pytest.raises(Refusal) as refused:
        csv.read(text, "x.csv")
    assert "x.csv: no column means a title; the first line has " + heads in str(refused.value)
    assert "'columns:' of a profile" in str(refused.value)


def test_a_profile_names_the_title() -> None:
    profile = Profile.model_validate({"columns": {"a": "title", "b": "date"}})
    (draft,) = csv.read_profiled("a,b\nBees,2020\n", "x", profile).drafts
    assert (draft.title, draft.year) == ("Bees", 2020)


@pytest.mark.parametrize(
    ("broken", "second"),
    [
        ('"Bees,2020,X', "Wasps"),
        ('Bees,"2020,X', "Wasps"),
        ('Bees "or" not,2020,X', "Wasps"),
        ('"He said "hi" twice",2020,X', "Wasps"),
        ('"Bees"x,2020,X', "Wasps"),
    ],
)
def test_quotation_marks_that_do_not_pair_cost_no_other_row(broken: str, second: str) -> None:
    rows = [f"{second},2021,Y", '"Honey, and wax",2022,Z', "Comb,2023,W"]
    text = "\n".join(["title,year,venue", broken, *rows])
    found = titles(text)
    assert found[1:] == [second, "Honey, and wax", "Comb"]
    assert len(found) == 4


def test_what_was_mended_is_told() -> None:
    (line,) = told('title,year\n"Bees,2020\nWasps,2021\n')
    assert line.startswith('2: the quotation marks of this row do not pair; write "" for one')


def test_heads_that_come_again_are_no_row() -> None:
    assert titles("title,year\nBees,2020\ntitle,year\nWasps,2021\n") == ["Bees", "Wasps"]


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ("'=1+1", "=1+1"),
        ("'@home", "@home"),
        ("The bees'-eye view", "The bees'-eye view"),
        ("'Tis the season", "'Tis the season"),
        ("''-'", "''-'"),
    ],
)
def test_the_guard_of_a_formula_is_taken_off_where_it_is_one(cell: str, title: str) -> None:
    assert titles(f"title,year\n{cell},2020\n") == [title]


def test_two_columns_of_one_kind_are_both_kept() -> None:
    text = "title,url,pdf,doi link,notes,comments\nBees,https://a.org/p,https://arxiv.org/pdf/2101.01320,https://doi.org/10.5555/x,one,two\n"
    (draft,) = csv.read(text, "x").drafts
    assert (draft.url, draft.arxiv, draft.doi) == ("https://a.org/p", "2101.01320", "10.5555/x")
    assert (draft.more["note"], draft.more["extra"]) == ("one", {"comments": "two"})


@pytest.mark.parametrize(
    ("cell", "code", "links", "extra"),
    [
        ("https://github.com/a/b", ["https://github.com/a/b"], [], None),
        ("github.com/a/b", ["https://github.com/a/b"], [], None),
        ("a/b", ["https://github.com/a/b"], [], None),
        ("[torch](https://github.com/a/b), [docs](https://d.org/x)", ["https://github.com/a/b"], ["docs"], None),
        ("https://github.com/a/b (soon: https://gitlab.com/c/d)", ["https://github.com/a/b", "https://gitlab.com/c/d"], [], "kept"),
        ("coming soon", [], [], "kept"),
        ("-", [], [], None),
        ("N/A", [], [], None),
    ],
)  # fmt: skip
def test_the_code_of_a_row(cell: str, code: list[str], links: list[str], extra: str | None) -> None:
    (draft,) = csv.read(f'title,Code\nBees,"{cell}"\n', "x").drafts
    assert [link.url for link in draft.code] == code
    assert [link.label for link in draft.links] == links
    assert ("Code" in (draft.more.get("extra") or {})) == bool(extra)


@pytest.mark.parametrize(
    "cell", ["Ann Lee|Bo Chen", '"Ann Lee\nBo Chen"', '"Lee, Ann; Chen, Bo"', "Ann Lee and Bo Chen",
             '"Lee, Ann and Chen, Bo"', '"Ann Lee, Bo Chen"', "Ann Lee & Bo Chen"]
)  # fmt: skip
def test_names_are_parted_however_a_sheet_parts_them(cell: str) -> None:
    (draft,) = csv.read(f"title,authors\nBees,{cell}\n", "x").drafts
    assert draft.authors == ("Ann Lee", "Bo Chen")


@pytest.mark.parametrize(
    ("head", "cell", "name", "value"),
    [
        ("type", "inproceedings", "type", "conference"),
        ("Document Type", "Conference paper; Article", "type", "conference"),
        ("id", "apis2020flight", "bibtex_key", "apis2020flight"),
        ("id", "17", "bibtex_key", None),
        ("paperId", "649def34f8be52c8b66281af98ae884c09aef38b", "bibtex_key", None),
    ],
)
def test_what_few_sources_have(head: str, cell: str, name: str, value: str | None) -> None:
    (draft,) = csv.read(f"title,{head}\nBees,{cell}\n", "x").drafts
    assert draft.more.get(name) == value
    assert value or draft.more["extra"] == {head: cell}


@pytest.mark.parametrize(
    ("heads", "cells", "date", "kept"),
    [
        ("year,month", "2020,6", "2020-06", None),
        ("year,month", "2020,June", "2020-06", None),
        ("month,year", "jun,2020", "2020-06", None),
        ("year,date", "2020,17 June", "2020-06-17", None),
        ("year,month", "2020,13", None, {"month": "13"}),
        ("year,date", "2020,soon", None, {"date": "soon"}),
        ("month,venue", "June,HiveConf", None, {"month": "June"}),
    ],
)
def test_a_month_beside_the_year(
    heads: str, cells: str, date: str | None, kept: dict[str, str] | None
) -> None:
    (draft,) = csv.read(f"title,{heads}\nBees,{cells}\n", "x").drafts
    assert (draft.more.get("date"), draft.more.get("extra")) == (date, kept)


# Our own: what a record has, and CSV holds, comes back.

HELD = (
    "title", "authors", "venue", "year", "tags", "arxiv", "doi", "code", "citations", "abstract",
    "note", "added", "date", "editors", "volume", "number", "pages", "also_titled", "fields",
)  # fmt: skip


def there_and_back(library: Library, variant: str | None) -> Library:
    """Return the list that an empty one with our words makes of the export."""
    text = exporters()["csv"].write(library.papers, library, variant=variant)
    reading = csv.read_profiled(text, "x.csv", Profile(own=library.settings.fields))
    assert not reading.problems
    plan = accession(reading.drafts, replace(library, papers=()), Provenance("x", "2021-01-12"))
    made = []
    for file, values in plan.records.items():
        held = {name: value for name, value in values.items() if value not in (None, [], {})}
        identity = Path(file).stem
        paper = type(library.papers[0])
        made.append(paper.model_validate(held | {"id": identity, "source_file": file}))
    return replace(library, papers=tuple(made))


@pytest.mark.parametrize("variant", [None, "excel-safe"])
@pytest.mark.parametrize("root", [TOY, ROOT], ids=["toy", "ours"])
def test_our_csv_comes_back_as_it_went(root: Path, variant: str | None) -> None:
    library = load(root).library
    library = replace(library, papers=library.papers[:60])
    after = there_and_back(library, variant)
    assert sorted(after.by_id) == sorted(library.by_id)
    for identity, before in library.by_id.items():
        now = after.by_id[identity]
        for name in HELD:
            one, other = getattr(before, name), getattr(now, name)
            if name in ("title", "abstract", "note", "also_titled"):  # which have no mathematics
                continue
            if name == "code":
                one, other = ([link.url for link in links] for links in (one, other))
            if name == "citations":
                one, other = (count and count.count for count in (one, other))
            if name == "pages":
                one, other = ((text or "").replace("–", "-") for text in (one, other))
            assert one == other, (identity, name)
        assert now.address == before.address
        assert {link.url for link in now.links} == {link.url for link in before.links}


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["C"]) | st.sampled_from(',;"\n\r\t|='), max_size=30), max_size=60))  # fmt: skip
def test_any_text_is_rows_or_refused(cells: list[str]) -> None:
    for text in ("".join(cells), "title,year\n" + ",".join(cells), ";".join(["Titel", *cells])):
        with suppress(Refusal):
            drafts = csv.read(text, "x").drafts
            assert all(draft.title or draft.doi or draft.arxiv or draft.url for draft in drafts)


@pytest.mark.parametrize(
    "part", ['"', '"a,', "a,b\n", '"\n', ",", "\t", '"\n",\n', "[a](", "(" * 9]
)
def test_a_hostile_table_is_read_in_time(part: str) -> None:
    began = time.process_time()
    with suppress(Refusal):
        csv.read("title,year\n" + part * (300_000 // len(part)), "x")
    assert time.process_time() - began < 10
