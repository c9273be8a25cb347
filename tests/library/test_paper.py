"""What a record can say: drafts, groups, cut lists, dates, keys, and what it refuses."""

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from support import run, with_record

from awesomequant.library.author import Group
from awesomequant.library.paper import Paper, share_stated


def paper(**values: Any) -> Paper:
    """Make a paper of text, as the store reads it."""
    return Paper.model_validate({"id": "x", "source_file": "x.yaml", "title": "X", **values})


@pytest.mark.parametrize(
    ("authors", "names", "others"),
    [
        (["Ann Keeper", "Bo Drone"], ("Ann Keeper", "Bo Drone"), False),
        ([{"group": "Hive and Comb"}, "Bo Drone"], ("Hive and Comb", "Bo Drone"), False),
        (["Ann Keeper", "et al."], ("Ann Keeper",), True),
        (["Ann Keeper", "and others"], ("Ann Keeper",), True),
        ([], (), False),
    ],
)
def test_authors_are_people_groups_and_those_left_out(
    authors: list[Any],
    names: tuple[str, ...],
    others: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    made = paper(authors=authors)
    assert (made.names, made.others) == (names, others)


def test_five_thousand_authors_are_kept_and_no_more(tmp_path: Path) -> None:
    many = [f"Ann{number} Keeper" for number in range(5001)]
    text = 'title: "Many"\nvenue: BeeConf\nyear: 2020\ntags: [counting]\nurl: https://a.org/x\n'
    lines = "".join(f"  - {name}\n" for name in many)
    project = with_record(tmp_path, f"{text}authors:\n{lines}")
    assert "Ann4999" in run("export", "--format", "jsonl", cwd=project).stdout
    with pytest.raises(ValidationError):
        paper(authors=[*many, "One More"])


@pytest.mark.parametrize(
    ("values", "year"),
    [
        ({"date": "2024-06-17"}, 2024),
        ({"date": "2024-06", "year": "2024"}, 2024),
        ({"year": "2024"}, 2024),
        ({}, None),
    ],
)
def test_a_date_states_the_year(values: dict[str, str], year: int | None) -> None:
    assert paper(**values).year == year


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"date": "2024-06-17", "year": "2023"}, "date"),
        ({"date": "2024-02-30"}, "date"),
        ({"date": "2024-13"}, "date"),
        ({"date": "June 2024"}, "date"),
        ({"authors": ["et al."]}, "authors"),
        ({"authors": ["Ann Keeper", "et al.", "Bo Drone"]}, "authors"),
        ({"authors": [{"team": "Hive"}]}, "authors"),
        ({"type": "blog"}, "type"),
        ({"bibtex_key": "two words"}, "bibtex_key"),
        ({"bibtex_key": "a,b"}, "bibtex_key"),
        ({"bibtex_key": "a}b"}, "bibtex_key"),
    ],
)
def test_what_cannot_be_true_is_refused(values: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        paper(**values)
    assert caught.value.errors()[0]["loc"][0] == field


@pytest.mark.parametrize(
    "key", ["DBLP:conf/nips/VaswaniSPUJGKP17", "o'", "a.b+c*d!", "Müller2020", "a:b_c-d"]
)
def test_keys_are_what_bibtex_allows(key: str) -> None:
    wanted = "'" not in key
    try:
        assert paper(bibtex_key=key).key == key
    except ValidationError:
        assert not wanted


@pytest.mark.parametrize(
    ("values", "where"),
    [
        ({"venue": "BeeConf", "year": "2020", "url": "https://a.org"}, "BeeConf 2020"),
        ({"venue": "BeeConf", "url": "https://a.org"}, "BeeConf, year unknown"),
        ({"year": "2020", "url": "https://a.org"}, "2020, venue unknown"),
        ({"url": "https://a.org"}, "venue and year unknown"),
    ],
)
def test_a_draft_says_what_it_lacks(values: dict[str, str], where: str) -> None:
    assert paper(**values).where == where


def test_a_group_is_one_name() -> None:
    made = paper(authors=[{"group": "Barnes and Noble"}])
    assert made.authors == (Group(group="Barnes and Noble"),)


def test_a_list_may_hold_drafts_and_builds_readme_and_exports(tmp_path: Path) -> None:
    project = with_record(tmp_path, 'title: "Only a Title"\n', "undated/only.yaml")
    checked = run("check", cwd=project)
    assert "the record has no venue and no year" in checked.stdout
    assert checked.returncode == 0
    assert run("readme", cwd=project).returncode == 0
    assert "Year unknown" in (project / "README.md").read_text("utf-8")
    for form in ("bibtex", "biblatex", "ris", "csl-json", "csv", "markdown", "json", "jsonl"):
        done = run("export", "--format", form, cwd=project)
        assert done.returncode == 0
        assert "None" not in done.stdout, form


def test_a_list_that_wants_no_drafts_says_so(tmp_path: Path) -> None:
    project = with_record(tmp_path, 'title: "Only a Title"\n', "undated/only.yaml")
    settings = project / "data/list.yaml"
    rules = "rules: {ignore: [id-style], error: [incomplete]}"
    text = re.sub("^rules: .*$", rules, settings.read_text("utf-8"), flags=re.MULTILINE)
    settings.write_text(text, "utf-8")
    assert run("check", cwd=project).returncode == 1
    assert "has no venue" in run("readme", cwd=project).stderr


def test_papers_that_state_the_same_fields_share_their_names_and_say_what_they_said() -> None:
    code = [{"url": "https://example.org/x"}]
    one, other, third = paper(year="2020", code=code), paper(year="2021", code=code), paper()
    said = [each.model_dump(exclude_unset=True) for each in (one, other, third)]
    share_stated((one, other, third))
    assert one.model_fields_set is other.model_fields_set
    assert one.code[0].model_fields_set is other.code[0].model_fields_set
    assert [each.model_dump(exclude_unset=True) for each in (one, other, third)] == said
    changed = one.model_copy(update={"note": "Read."})
    assert "note" in changed.model_fields_set
    assert "note" not in other.model_fields_set, "a copy has a set of its own"
