"""The search index: words cut alike on both sides, every paper found, the same bytes each time."""

import gzip
import importlib
import json
import re
import struct
from array import array
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.export import exporters
from awesomequant.library.library import Library, default_order
from awesomequant.library.paper import Paper
from awesomequant.library.persons import Person
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Tag, Venue
from awesomequant.render import for_html, render
from awesomequant.site.search import FOLDER, Door, build, explore, postings, tokenise
from awesomequant.site.search.facets import facets
from benchmarks.generate import library as generated

ROOT = Path(__file__).parents[2]
SIZES = importlib.import_module("awesomequant.site.search.build")  # its constants
VECTORS = json.loads((ROOT / "tests/vectors/words.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"])
def test_text_is_cut_into_words(vector: dict[str, Any]) -> None:
    assert tokenise.words(vector["text"]) == vector["words"]
    assert tokenise.terms(vector["text"]) == {*vector["words"], *vector["more"]}


@given(st.text())
def test_every_word_of_a_text_is_among_its_terms(text: str) -> None:
    assert set(tokenise.words(text)) <= tokenise.terms(text)


@given(st.text())
def test_folded_text_stays_as_it_is(text: str) -> None:
    folded = tokenise.fold(text)
    assert tokenise.words(folded) == tokenise.words(text)


def paper(number: int = 1, **more: Any) -> Paper:
    given = {"id": f"p{number}", "source_file": "p.yaml", "title": f"Paper {number}", "year": 2020}
    return Paper.model_validate({"venue": "ICML", **given, **more})


def a_library(*papers: Paper, **more: Any) -> Library:
    return Library(
        Settings(title="A list", description="About it", **more),
        tags={"low-bit": Tag(id="low-bit", label="Low-bit", aliases=("few bits",))},
        venues={"ICML": Venue(id="ICML", name="Machine Learning", kind="conference")},
        papers=default_order(papers),
    )


def opened(content: bytes) -> dict[str, Any]:
    """Read a file of the index as the browser does."""
    body = gzip.decompress(content)
    (length,) = struct.unpack_from("<I", body)
    head: dict[str, Any] = json.loads(body[4 : 4 + length])
    place, arrays = 4 + length, []
    for code, count in head["arrays"]:
        assert place % array(code).itemsize == 0, "a typed array must be aligned"
        values = array(code, body[place : place + count * array(code).itemsize])
        arrays.append(values.tolist())
        place += -(-count * values.itemsize // 4) * 4
    return {**head, "arrays": arrays}


def index(library: Library, **more: Any) -> tuple[dict[str, Any], dict[str, bytes]]:
    (_, meta), *files = build(library, **more)
    return json.loads(meta), {name.split("/")[1].removesuffix(".bin"): body for name, body in files}


def columns(files: dict[str, bytes]) -> tuple[list[int], dict[str, tuple[Any, ...]]]:
    """Return the years, and the values and arrays of each facet."""
    head = opened(files["facets"])
    years, *arrays = head["arrays"]
    return years, {
        name: (values, *(arrays.pop(0) for _ in range(count)))
        for name, values, count in head["facets"]
    }


def found(library: Library, term: str) -> dict[int, bool]:
    """Return the numbers of the papers that have a term, and whether it is in their titles."""
    meta, files = index(library)
    for number in range(len(meta["terms"])):
        head = opened(files[f"terms-{number}"])
        terms = head["terms"].split("\n")
        if term in terms:
            return _posted(head["arrays"], terms.index(term))
    return {}


def _posted(arrays: list[list[int]], place: int) -> dict[int, bool]:
    counts, widths, *gaps = arrays
    start = sum(
        count
        for count, width in zip(counts[:place], widths[:place], strict=True)
        if width == widths[place]
    )
    result, number = {}, -1
    for gap in gaps[widths[place]][start : start + counts[place]]:
        number += gap >> 1
        result[number] = bool(gap & 1)
    return result


def test_a_paper_is_found_by_title_author_venue_tag_year_and_arxiv_id() -> None:
    library = a_library(
        paper(1, title="Ternary weights", authors=["Ana Müller"], arxiv="1909.05840"),
        paper(2, title="Other", tags=["low-bit"], year=2019),
    )
    assert found(library, "ternary") == {0: True}
    assert found(library, "muller") == {0: False}
    assert found(library, "icml") == {0: False, 1: False}
    assert found(library, "few") == {1: False}
    assert found(library, "2019") == {1: False}
    assert found(library, "1909.05840") == {0: False}
    assert found(library, "absent") == {}


def test_a_paper_is_called_by_its_titles_the_name_they_begin_with_and_what_it_is_known_as() -> None:
    long = "How to Train Networks of Few Bits on Small Machines in a Hive"
    library = a_library(
        paper(1, title="OPTQ: Accurate bits", also_titled=["GPTQ: Accurate bits"], year=2022),
        paper(2, title=long, known_as=["H-2"]),
    )
    _, files = index(library)
    head = opened(files["names-0"])
    assert head["terms"].split("\n") == [
        "gptq", "gptqaccuratebits", "h2", "howtotrainnetworksoffewbitsonsmallmachin", "optq",
        "optqaccuratebits",
    ]  # fmt: skip
    assert [list(_posted(head["arrays"], at)) for at in range(6)] == [[0], [0], [1], [1], [0], [0]]
    assert found(library, "h2") == {1: True}


def test_the_whole_names_of_authors_with_a_page_stand_beside_what_papers_are_called() -> None:
    library = a_library(
        paper(1, title="One", authors=["Ana de la Cruz", "Bo Li"], year=2022),
        paper(2, title="Two", authors=["Ana De La Cruz", {"group": "Bees, Inc."}], year=2021),
        paper(3, title="Three", authors=[{"group": "Bees, Inc."}], year=2020),
    )
    _, files = index(library)
    head = opened(files["names-0"])
    terms = head["terms"].split("\n")
    assert terms == ["anadelacruz", "beesinc", "one", "three", "two"]
    postings_of = {term: _posted(head["arrays"], at) for at, term in enumerate(terms)}
    assert postings_of["anadelacruz"] == {0: False, 1: False}
    assert postings_of["beesinc"] == {1: False, 2: False}
    assert postings_of["one"] == {0: True}


def test_postings_survive_every_width_of_gap() -> None:
    numbers = [0, 1, 3, 130, 40_000, 100_000]
    given = {"a": [number * 2 + number % 2 for number in numbers], "b": [2], "c": [400, 1200]}
    head = opened(postings.shard(given, list(given)))
    assert _posted(head["arrays"], 0) == {number: bool(number % 2) for number in numbers}
    assert _posted(head["arrays"], 1) == {1: False}
    assert _posted(head["arrays"], 2) == {200: False, 600: False}


def test_a_short_prefix_lists_every_paper_of_its_terms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "SHARD_BYTES", 20)
    given = {f"w{number:02}": [number * 2 + number % 2] for number in range(40)}
    firsts = [first for first, _ in postings.shards(given)]
    merged = postings.prefixes(given, firsts)
    assert merged["w"] == [number * 2 + number % 2 for number in range(40)]
    assert merged["w1"] == merged["w"][10:20]
    assert "w11" not in merged, "its terms lie in few files, which are read themselves"


def test_a_paper_with_a_word_in_title_and_elsewhere_counts_as_titled() -> None:
    merged = postings.prefixes({"aa": [3], "ab": [2, 4]}, ["", "aa", "ab", "ac", "b"])
    assert merged["a"] == [3, 4]


def test_prefixes_have_files_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "SHARD_BYTES", 20)
    words = [f"word{letter}" for letter in "abcdefghijklmnopqrst"]
    meta, files = index(a_library(paper(title=" ".join(words), venue=None)))
    assert len(meta["terms"]) > postings.SPREAD
    head = opened(files["prefixes-0"])
    assert (meta["prefixes"][0], head["terms"].split("\n")[0]) == ("w", "w")
    assert _posted(head["arrays"], 0) == {0: True}


def test_the_scripts_ask_for_the_files_by_the_names_they_have() -> None:
    scripts = ROOT / "templates/site/scripts"
    assert f'"{FOLDER}{SIZES.META}"' in (scripts / "loading.js").read_text("utf-8")
    index_script = (scripts / "search-index.js").read_text("utf-8")
    assert f'"{FOLDER}"' in index_script
    assert f'"{postings.SUFFIX}"' in index_script


def test_the_same_list_gives_the_same_bytes_and_another_list_another_folder() -> None:
    one = list(build(generated(50)))
    assert list(build(generated(50))) == one
    other = list(build(generated(50, seed=2)))
    assert {name.split("/")[0] for name, _ in other[1:]}.isdisjoint(
        name.split("/")[0] for name, _ in one[1:]
    )


def test_an_empty_list_has_an_index_and_a_page() -> None:
    library = a_library()
    meta, _ = index(library, formats={"bibtex": exporters()["bibtex"]})
    assert meta["count"] == 0
    assert "no paper" in render(
        for_html(ROOT), "site/explore.html.j2", root="", library=library, **explore(library)
    )


def test_a_list_may_have_any_number_of_tags_venues_and_own_fields() -> None:
    tags = {f"tag-{number}": Tag(id=f"tag-{number}", label="x") for number in range(400)}
    names = list(tags)
    papers = tuple(
        paper(number, venue=f"V{number}", tags=names[number % 20 * 20 :][:20], fields={"bits": "4"})
        for number in range(600)
    )
    fields = {"bits": {"label": "Bits", "facet": "true"}}
    settings = Settings.model_validate({"title": "x", "description": "x", "fields": fields})
    library = Library(settings, tags=tags, papers=papers)
    _, files = index(library)
    _, facet = columns(files)
    values, places = facet["venue"]
    assert [values[place - 1] for place in places] == [paper.venue for paper in papers]
    values, counts, places = facet["tag"]
    assert counts == [20] * 600
    assert [values[place] for place in places[40:60]] == names[40:60]
    assert facet["field.bits"] == (["4"], [1] * 600)


def test_columns_tell_zero_from_unknown() -> None:
    none = paper(1, citations={"count": 0, "source": "seed", "as_of": "2020-01-01"})
    _, files = index(a_library(none, paper(2, year=2019)))
    assert opened(files["sort.citations"])["arrays"] == [[1, 0]]
    assert columns(files)[0] == [2021, 2020]


def test_papers_are_numbered_under_all_ids_they_had() -> None:
    _, files = index(a_library(paper(1, aliases=["old-name"]), paper(2, year=2019)))
    ids = opened(files["ids-0"])
    assert dict(zip(ids["ids"].split("\n"), ids["arrays"][0], strict=True)) == {
        "old-name": 0,
        "p1": 0,
        "p2": 1,
    }


def test_the_table_says_where_each_file_begins_and_how_a_format_is_put_together() -> None:
    library = a_library(
        paper(1, title="Ternary weights", tags=["low-bit"], aliases=["old"]),
        paper(2, title="Spikes", year=2019, abstract="Neurons"),
    )
    (name, content), *files = build(library, {"csl-json": exporters()["csl-json"]})
    assert name == "meta.json"
    table = json.loads(content)
    version = table.pop("version")
    assert re.fullmatch("[0-9a-f]{12}", version)
    assert [name.removeprefix(f"{version}/").removesuffix(".bin") for name, _ in files] == [
        "terms-0", "names-0", "vocabulary-0", "rows-0", "facets", "sort.citations", "sort.stars",
        "sort.added", "ids-0", "abstract-terms-0", "abstracts", "csl-json-0", "doors",
    ]  # fmt: skip
    assert table == {
        "count": 2,
        "rows": SIZES.ROWS,
        "pieces": SIZES.PIECES,
        "prefixes": [],
        "terms": ["2019"],
        "spread": postings.SPREAD,
        "names": ["spikes"],
        "longest_name": 40,
        "vocabulary": ["bit"],
        "ids": ["old"],
        "abstracts": True,
        "formats": {
            "csl-json": {
                "label": "CSL-JSON",
                "suffix": ".csl.json",
                "type": "application/vnd.citationstyles.csl+json",
                "head": "[\n ",
                "between": ",\n ",
                "tail": "\n]\n",
            }
        },
        "facets": [["tag", "Tags"], ["venue", "Venue"], ["kind", "Kind of venue"]],
    }


def test_other_content_of_the_same_length_lies_in_another_folder() -> None:
    versions = {index(a_library(paper(title=title)))[0]["version"] for title in ("Abc", "Abd")}
    assert len(versions) == 2


def test_abstracts_are_searched_apart_and_only_where_there_are_any() -> None:
    meta, files = index(a_library(paper(1, abstract="Neurons $x$"), paper(2, year=2019)))
    assert meta["abstracts"]
    assert opened(files["abstracts"])["terms"] == ["neurons"]
    head = opened(files["abstract-terms-0"])
    assert (head["terms"], _posted(head["arrays"], 0)) == ("neurons\nx", {0: False})
    meta, files = index(a_library(paper(1)))
    assert not meta["abstracts"]
    assert "abstracts" not in files


def test_a_row_ends_where_a_paper_has_nothing_more() -> None:
    fields = {"bits": {"label": "Bits", "column": "true"}}
    library = a_library(
        paper(1, title="Plain"),
        paper(2, title="With $x^2$", year=2019),
        paper(3, title="Own", year=2018, fields={"bits": "4"}),
        fields=fields,
    )
    _, files = index(library)
    plain, formula, own = opened(files["rows-0"])["rows"]
    short = ["p1", "Plain", "", "ICML", 2020, [], None, False, None, "", "", ""]
    assert plain == short
    assert formula[:2] == ["p2", "With x²"]
    assert formula[len(short)].startswith("With <math")
    assert len(formula) == len(short) + 1
    assert own[len(short) :] == ["", ["Bits: 4"]]


def test_rows_and_ids_are_cut_into_files_of_their_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SIZES, "ROWS", 2)
    monkeypatch.setattr(SIZES, "IDS", 3)
    papers = [paper(number, year=2020 - number, aliases=[f"old-{number}"]) for number in range(5)]
    meta, files = index(a_library(*papers))
    rows = [[row[0] for row in opened(files[f"rows-{at}"])["rows"]] for at in range(3)]
    assert (meta["rows"], rows) == (2, [["p0", "p1"], ["p2", "p3"], ["p4"]])
    assert meta["ids"] == ["old-0", "old-3", "p1", "p4"]
    ids = [opened(files[f"ids-{at}"]) for at in range(4)]
    assert [head["ids"].split("\n") for head in ids][1:] == [
        ["old-3", "old-4", "p0"],
        ["p1", "p2", "p3"],
        ["p4"],
    ]
    assert [head["arrays"] for head in ids] == [[[0, 1, 2]], [[3, 4, 0]], [[1, 2, 3]], [[4]]]


def test_words_of_one_first_letter_stand_in_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SIZES, "_VOCABULARY_BYTES", 4)
    library = a_library(
        paper(1, title="An alpha apple bees", venue=None), paper(2, title="Apple zoo", venue=None)
    )
    meta, files = index(library)
    heads = [opened(files[f"vocabulary-{at}"]) for at in range(len(meta["vocabulary"]))]
    assert meta["vocabulary"] == ["alpha", "bees"], "no word of two letters, no number"
    assert [(head["words"], head["arrays"]) for head in heads] == [
        ("alpha\napple", [[1, 2]]),
        ("bees\nzoo", [[1, 1]]),
    ]


def test_the_pages_of_tags_and_venues_are_found_by_every_spelling() -> None:
    library = a_library(paper(1, tags=["low-bit"]), paper(2, year=2019))
    _, files = index(library, pages=[Door("About", "about/", "page", "who")])
    assert opened(files["doors"])["doors"] == [
        ["Low-bit", "tags/low-bit/", "tag, 1 paper", "low-bit low-bit few bits"],
        ["ICML", "venues/icml/", "venue, 2 papers", "icml machine learning"],
        ["About", "about/", "page", "who"],
    ]


def test_a_paper_is_found_by_the_other_names_of_its_authors_and_venue() -> None:
    library = replace(
        a_library(paper(1, authors=["Ann Lee", "Bo Chen"], venue="NIPS", tags=["stray"])),
        venues={"NIPS": Venue(id="NIPS", name="Advances", kind="conference", aliases=("NeurIPS",))},
        people={"ann-lee": Person(id="ann-lee", name="Ann Lee", aliases=("Ann Smith",))},
    )
    for term in ("lee", "smith", "chen", "nips", "neurips", "stray"):
        assert found(library, term) == {0: False}, term
    assert found(library, "advances") == {}, "full names of venues are made of too common words"


@pytest.mark.parametrize("name", exporters())
@pytest.mark.parametrize("count", [1, 2, 3, 40])
def test_pieces_make_the_file_that_the_exporter_writes(name: str, count: int) -> None:
    library = generated(count, seed=count)
    form = exporters()[name]
    meta, files = index(library, formats={name: form})
    if not form.label:
        assert not meta["formats"], "it is no format for readers"
        return
    frame = meta["formats"][name]
    pieces = opened(files[f"{name}-0"])["pieces"]
    for chosen in ([0], {0, count - 1}, range(count)):
        text = frame["between"].join(pieces[number] for number in chosen)
        papers = [library.papers[number] for number in chosen]
        assert frame["head"] + text + frame["tail"] == form.write(papers, library)


def test_the_page_shows_every_facet_value_with_its_count_and_page() -> None:
    library = generated(300)
    html = render(
        for_html(ROOT), "site/explore.html.j2", root="../", library=library, **explore(library)
    )
    for facet in facets(library):
        for value in facet.values:
            assert f'<li data-value="{value.id}"' in html
            if value.page:
                assert f'href="../{value.page}"' in html
    assert html.count('class="aq-row"') == 101, "a hundred, and the script's template"


HOSTILE = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}"


def test_hostile_text_stays_text_on_the_page() -> None:
    library = a_library(paper(title=HOSTILE, authors=[HOSTILE], venue=HOSTILE[:80]))
    html = render(
        for_html(ROOT), "site/explore.html.j2", root="../", library=library, **explore(library)
    )
    assert "<script>" not in html
    assert "<img" not in html
    assert "{{7*7}}" in html
