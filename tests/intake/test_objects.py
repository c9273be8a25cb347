"""Lists kept as YAML and JSON: where their entries stand, what their keys say, what is broken."""

import json as standard
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support import TOY

from awesomequant.intake.accession import accession
from awesomequant.intake.files.reading import read_all, read_profile
from awesomequant.intake.formats import Profile, json, yaml
from awesomequant.intake.records import Provenance
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Refusal
from awesomequant.store import canonical, load, strict


def titles(text: str, profile: Profile | None = None) -> list[str]:
    return [one.title for one in yaml.read_profiled(text, "x.yaml", profile or Profile()).drafts]


def told(text: str) -> list[str]:
    problems = yaml.read(text, "x.yaml").problems
    return [f"{one.place.line}:{one.place.column}: {one.message}" for one in problems]


ENTRY = "title: Bees\n"


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("title: Bees\nurl: https://a.org\n", ()),
        ("- title: Bees\n", ()),
        ("papers:\n  - title: Bees\n", ()),
        ("about: x\nentries:\n- title: Bees\n", ()),
        ("Insects:\n  - title: Bees\n", ("Insects",)),
        ("Insects:\n  Small:\n    - title: Bees\n", ("Insects", "Small")),
        ("bees2020:\n  title: Bees\n", ()),
        ("Insects:\n  bees2020:\n    title: Bees\n", ("Insects",)),
        ("title: Bees\n---\n---\n", ()),
        ("---\n# a comment\n- title: Bees\n", ()),
    ],
)
def test_the_entries_are_found_wherever_they_stand(text: str, sections: tuple[str, ...]) -> None:
    (draft,) = yaml.read(text, "x").drafts
    assert (draft.title, draft.sections) == ("Bees", sections)


def test_the_key_above_an_entry_is_its_key() -> None:
    (draft,) = yaml.read("bees2020:\n  title: Bees\n", "x").drafts
    assert draft.more["bibtex_key"] == "bees2020"


def test_several_documents_are_entries_with_their_lines() -> None:
    drafts = yaml.read("title: Bees\nyear: 2020\n---\ntitle: Wasps\n", "x").drafts
    assert [(one.title, one.place.line) for one in drafts] == [("Bees", 1), ("Wasps", 4)]


def test_numbers_keep_their_digits() -> None:
    (draft,) = yaml.read("title: Bees\narxiv_id: 1909.05840\nyear: 2020\n", "x").drafts
    assert (draft.arxiv, draft.year) == ("1909.05840", 2020)


@pytest.mark.parametrize(
    "broken",
    [
        '- title: "never closed\n  year: 2020\n',
        "- title: Wasps: a tale\n",
        "- title: Wasps\n  year: 2020\n  year: 2021\n",
        "- title: &x Wasps\n",
        "- title: Wasps\n\tyear: 2020\n",
        "- title: [Wasps\n",
        "- title: !!python/object:os.system Wasps\n",
    ],
)
@pytest.mark.parametrize("above", ["", "papers:\n"])
def test_an_entry_that_is_no_yaml_costs_itself_alone(broken: str, above: str) -> None:
    text = f"{above}- title: Bees\n{broken}- title: Honey\n- title: Comb\n"
    reading = yaml.read(text, "x")
    found = [(one.title, one.place.line) for one in reading.drafts]
    last = text.count("\n")
    assert found == [("Bees", 1 + bool(above)), ("Honey", last - 1), ("Comb", last)]
    assert len(reading.problems) == len(reading.skipped) == 1
    assert reading.problems[0].hint == "the entry was left out"


def test_tags_that_say_which_links_there_are_are_no_topics() -> None:
    text = (
        "- title: Bees\n  code: https://github.com/a/b\n  project_page: https://b.ee\n"
        "  tags: [Code, Project, Video, Wax]\n"
    )
    assert yaml.read(text, "x.yaml").drafts[0].tags == ("Video", "Wax")


def test_a_file_without_entries_is_refused_with_its_keys() -> None:
    with pytest.raises(Refusal, match=r"no entries.*its keys are 'a', 'b'; .*'entries:'"):
        yaml.read("a: 1\nb: {c: 2}\n", "x.yaml")
    with pytest.raises(Refusal, match="no key of its entries means a title; they are 'a', 'b'"):
        yaml.read("- a: 1\n  b: 2\n", "x.yaml")
    with pytest.raises(Refusal, match="neither a list nor fields"):
        yaml.read("just words\n", "x.yaml")


def test_a_mapping_names_the_place_and_the_keys() -> None:
    text = "meta: {n: 1}\ndata:\n  bees:\n    - headline: Bees\n      said: Ann Lee\n      when: 2020\n"
    mapping = {"entries": "data.bees", "columns": {"headline": "title", "said": "authors"}}
    (draft,) = yaml.read_profiled(text, "x", Profile.model_validate(mapping)).drafts
    assert (draft.title, draft.authors, draft.year) == ("Bees", ("Ann Lee",), 2020)
    with pytest.raises(Refusal, match=r"nothing stands under 'data\.wasps'"):
        yaml.read_profiled(text, "x", Profile(entries="data.wasps"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "columns: {a: titel}\n",
            ":1:14: 'columns.a': 'titel' is none of 'title', 'paper', 'venue'",
        ),
        ("colums: {a: title}\n", ":1:1: 'colums' is not a field here; did you mean 'columns'?"),
        ("entries: [a]\n", ":1:10: 'entries' must be text"),
        ("entries: 'a\n", ":1:10: the quotation that begins here never ends"),
    ],
)
def test_a_mapping_that_is_wrong_is_told_with_its_place(
    text: str, said: str, tmp_path: Path
) -> None:
    file = tmp_path / "mapping.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(Refusal) as refused:
        read_profile(file)
    assert f"{file}{said}" in str(refused.value)


# JSON.


def test_lists_of_objects_are_told_from_csl_json(tmp_path: Path) -> None:
    plain = '[\n {"title": "Bees", "paper": "https://a.org/p", "year": 2020},\n {"title": "Wasps"}]'
    csl = '[{"title": "Bees", "container-title": "BeeConf", "issued": {"date-parts": [[2020]]}}]'
    for name, text in (("plain.json", plain), ("csl.json", csl)):
        (tmp_path / name).write_text(text, "utf-8")
    one, other = read_all([tmp_path / "plain.json", tmp_path / "csl.json"], None, Profile(), None)
    assert [(d.title, d.url, d.place.line) for d in one.reading.drafts] == [
        ("Bees", "https://a.org/p", 2),
        ("Wasps", None, 3),
    ]
    assert [(d.title, d.venue, d.year) for d in other.reading.drafts] == [("Bees", "BeeConf", 2020)]


def test_lines_of_json_are_entries_and_a_broken_one_costs_itself() -> None:
    text = '{"name": "Bees", "tldr": "x"}\n\n{"name": \n{"name": "Wasps"}\n[1]\n'
    reading = json.read(text, "x")
    assert [(one.title, one.place.line) for one in reading.drafts] == [("Bees", 1), ("Wasps", 4)]
    assert [one.place.line for one in reading.problems] == [3, 5]
    assert len(reading.skipped) == 2


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[[]]", '{"papers": 3}', "3", '"x"', "1" * 5000])  # fmt: skip
def test_json_of_any_form_is_told(text: str) -> None:
    with suppress(Refusal):
        assert json.read(text, "x").problems


VALUES: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
KEYS = st.sampled_from(
    ["title", "authors", "year", "venue", "url", "code", "links", "tags", "citations", "stars",
     "doi", "arxiv", "date", "note", "id", "extra", "fields", "also_titled", "bibtex", "type",
     "editors", "added", "aliases", "bibtex_key", "pages"]
)  # fmt: skip


@given(st.lists(st.dictionaries(KEYS, VALUES, max_size=8), max_size=4))
@example([{"title": "Bees", "also_titled": None, "code": [{}]}])  # an object of ours, of no use
def test_whatever_stands_under_a_key_makes_a_record_or_is_told(entries: Any) -> None:
    library = load(TOY).library
    try:
        reading = json.read(standard.dumps({"papers": entries}), "x.json")
    except Refusal:
        return
    assert len(reading.drafts) + len(reading.skipped) == len(entries)
    plan = accession(reading.drafts, library, Provenance("x", "2021-01-12"))
    for values in plan.records.values():
        assert canonical.record(values)


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from("-: \n\"'[]{}&*!|>#\t"),
        max_size=120,
    )
)
def test_any_text_is_read_or_refused(text: str) -> None:
    for source in (text, f"- title: Bees\n- {text}\n- title: Honey\n"):
        for importer in (yaml, json):
            with suppress(Refusal):
                assert importer.read(source, "x").drafts is not None


# Our own.


def test_a_folder_of_records_is_copied_without_loss() -> None:
    library = load(TOY).library
    (found,) = read_all([TOY], None, Profile(own=library.settings.fields), None)
    assert {draft.more["id"] for draft in found.reading.drafts} == set(library.by_id)
    empty = type(library)(library.settings, venues=library.venues, tags=library.tags)
    plan = accession(found.reading.drafts, empty, Provenance("x", "2021-01-12"))
    for name, values in plan.records.items():
        held = {key: value for key, value in values.items() if value not in (None, [], {})}
        identity = Path(name).stem
        after = Paper.model_validate(held | {"id": identity, "source_file": name})
        stated = strict.read((TOY / name).read_text("utf-8"))  # without the counts kept elsewhere
        assert after == Paper.model_validate(stated | {"id": identity, "source_file": name})
    assert len(plan.records) == len(library.papers)
