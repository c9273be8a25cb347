"""What a query asks for, and what forms of words and pasted links are the same: as scripts read."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.library.paper import Paper
from awesomequant.site.search import lexicon, pasted, query, snippets, stems

VECTORS = Path(__file__).parents[1] / "vectors"


def vectors(name: str) -> Any:
    return json.loads((VECTORS / f"{name}.json").read_text("utf-8"))


def shape(value: Any) -> Any:
    """Return units and queries as the vectors have them: without what is empty."""
    if hasattr(value, "_asdict"):
        return {name: shape(part) for name, part in value._asdict().items() if shape(part)}
    return [shape(part) for part in value] if isinstance(value, tuple) else value


@pytest.mark.parametrize(("words", "stem"), vectors("stems")["forms"])
def test_the_forms_of_a_word_share_their_beginning(words: str, stem: str) -> None:
    assert {stems.stem(word) for word in words.split()} == {stem}


@pytest.mark.parametrize(("one", "other"), vectors("stems")["others"])
def test_other_words_do_not(one: str, other: str) -> None:
    assert stems.stem(one) != stems.stem(other)


@pytest.mark.parametrize(("word", "other"), vectors("stems")["spelt"])
def test_a_word_is_known_by_its_other_spelling(word: str, other: str) -> None:
    assert stems.other_spelling(word) == other


@given(st.text())
def test_a_stem_begins_its_word_and_a_base_lies_between(word: str) -> None:
    assert word.startswith(stems.base(word))
    assert word.startswith(stems.stem(word))
    assert stems.stem(word) or not word


@pytest.mark.parametrize(("text", "keys"), vectors("pasted"))
def test_what_is_pasted_is_a_key(text: str, keys: list[str]) -> None:
    assert pasted.keys_of(text) == keys


def test_a_paper_is_found_by_its_ids_its_links_and_its_code() -> None:
    paper = Paper.model_validate(
        {
            "id": "bee",
            "source_file": "bee.yaml",
            "title": "Bees",
            "year": 2022,
            "doi": "10.1109/BEE.2022.1",
            "arxiv": "2201.00001",
            "url": "https://openreview.net/forum?id=BeeS_1",
            "code": [{"url": "https://github.com/Hive/Bees/tree/main"}],
            "links": [{"label": "Page", "url": "https://www.hive.org/bees/index.html"}],
        }
    )
    assert set(pasted.keys(paper)) >= {
        "doi:10.1109/bee.2022.1",
        "arxiv:2201.00001",
        "//openreview.net/bees_1",
        "//github.com/hive/bees",
        "//hive.org/bees/index",
    }


@given(st.text())
def test_any_text_can_be_pasted(text: str) -> None:
    assert all(pasted.keys_of(text))


@pytest.mark.parametrize("vector", vectors("queries"), ids=lambda vector: vector["text"])
def test_a_query_is_read(vector: dict[str, Any]) -> None:
    synonyms = tuple(map(tuple, vector.get("synonyms", ())))
    assert shape(query.read(vector["text"], synonyms)) == vector["asked"]


@given(st.text())
def test_any_text_is_a_query(text: str) -> None:
    found = query.read(text, (("1-bit", "binary"), ("量化", "quantization")))
    assert all(unit.words for unit in (*found.units, *found.without))


@pytest.mark.parametrize(
    "text",
    [
        "a ", '"', "author:", "-", "/", "1-", ".pdf", "arxiv ", "http://a.", "10.1234/", "year:2020 ", "量化", "10.1/.",
    ],
)  # fmt: skip
def test_of_a_query_without_end_the_beginning_is_read(text: str) -> None:
    whole = text * 200_000  # of dots behind a DOI 200,000 took a minute
    assert query.read(whole) == query.read(whole[:2000])
    assert pasted.keys_of(f"10.1234/x{'.' * 200_000}y") != []


@pytest.mark.parametrize(
    ("one", "other", "away"),
    [
        ("bees", "bees", (0, 0)),
        ("bes", "bees", (1, 1)),
        ("ebes", "bees", (1, 1)),
        ("bee", "beehive", (4, 0)),
        ("bees", "wasp", (4, 3)),
    ],
)
def test_letters_are_counted_that_must_change(one: str, other: str, away: tuple[int, int]) -> None:
    assert lexicon.distance(one, other, 3) == away


@pytest.mark.parametrize(("short", "asked", "wanted"), vectors("snippets"))
def test_an_abstract_is_cut_around_what_was_searched_for(
    short: str, asked: str, wanted: str
) -> None:
    text = re.sub(r"\{(\d+)\}", lambda count: "word " * int(count[1]), short)
    assert snippets.snippet(text, query.read(asked).units) == wanted


@given(st.text(), st.text())
def test_any_text_is_cut_around_any_query(text: str, asked: str) -> None:
    found = snippets.snippet(text, query.read(asked).units)
    assert " ".join(found.strip("… ").split()) in " ".join(text.split())
