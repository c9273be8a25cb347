"""The search index: words cut alike on both sides, every paper found, the same bytes each time."""

import gzip
import importlib
import json
import random
import re
import sqlite3
import struct
import zlib
from array import array
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.export import exporters
from awesomequant.library.library import Library
from awesomequant.library.order import default_order
from awesomequant.library.paper import Paper
from awesomequant.library.persons import Person
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Tag, Venue
from awesomequant.site.pages import Site
from awesomequant.site.search import (
    FOLDER,
    Door,
    build,
    found_by,
    ids,
    packing,
    postings,
    runs,
    segments,
    shelf,
    texts,
    tokenise,
)
from awesomequant.site.search import index as lazily
from awesomequant.site.search.facets import facets
from awesomequant.site.search.packing import squeezed
from awesomequant.site.search.postings import AGAIN, AUTHOR, FACT, LAST, WHERE
from awesomequant.store.cache import Cache
from benchmarks.generate import library as generated

ROOT = Path(__file__).parents[2]
SIZES = importlib.import_module("awesomequant.site.search.build")  # its constants
VECTORS = json.loads((ROOT / "tests/vectors/words.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"])
def test_text_is_cut_into_words(vector: dict[str, Any]) -> None:
    assert tokenise.words(vector["text"]) == vector["words"]
    found = set().union(*map(tokenise.terms, tokenise.pieces(vector["text"])))
    assert found == {*vector["words"], *vector["more"]}


@given(st.text())
def test_every_word_of_a_text_is_among_its_terms(text: str) -> None:
    found = set[str]().union(*map(tokenise.terms, tokenise.pieces(text)))
    assert set(tokenise.words(text)) <= found
    assert found == tokenise.terms(text), "a text is found by what its pieces are found by"


@given(st.text())
def test_words_joined_are_those_of_the_text(text: str) -> None:
    assert tokenise.joined(text) == "".join(tokenise.words(text))


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
    body = zlib.decompress(content, 31)
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
    """Return the table of an index, and its files by kind and number."""
    *files, (_, meta) = build(library, **more)
    table = json.loads(meta)
    found = {}
    for name, body in files:
        match = re.fullmatch(r"(.+)-([a-z2-7]{8})(?:/(\d+))?\.bin", name)
        assert match, name
        kind, named, at = match.groups()
        if at is not None:
            assert table["folders"][kind] == named
            found[f"{kind}-{at}"] = body
        elif kind == "rows":
            found[f"rows-{table['segments'].index(named)}"] = body
        else:
            form = table["formats"].get(kind)
            found[f"{kind}-{(form['files'] if form else table['shared']).index(named)}"] = body
    return table, found


def lengths_of_rows(files: dict[str, bytes]) -> list[int]:
    """Return how many bytes each block of rows has."""
    told = opened(files["lengths-0"])
    planes = zip(*told["arrays"], strict=True)
    return [told["unit"] * sum(one << 8 * at for at, one in enumerate(plane)) for plane in planes]


def rows(table: dict[str, Any], files: dict[str, bytes]) -> list[list[Any]]:
    """Return the rows of all papers."""
    found: list[list[Any]] = []
    body = b"".join(files[f"rows-{at}"] for at in range(len(table["segments"])))
    for length in lengths_of_rows(files):
        found += map(list, zip(*opened(body[:length])["rows"], strict=True))
        body = body[length:]
    assert not body
    return found


def pieces(files: dict[str, bytes], kind: str) -> list[tuple[bytes, int]]:
    """Return the texts of all papers in a format, and where something is left out of them."""
    found = []
    for name in sorted((name for name in files if name.startswith(f"{kind}-")), key=len):
        body = files[name]
        (head,) = struct.unpack_from("<I", body)
        places = struct.unpack_from(f"<{head // 4}I", body)
        assert places[-1] == len(body)
        for start, end in pairwise(places):
            lengths, cuts, letters = opened(body[start:end])["arrays"]
            at = 0
            for length, cut in zip(lengths, cuts, strict=True):
                found.append((bytes(letters[at : at + length]), cut))
                at += length
    return found


def written(files: dict[str, bytes], kind: str) -> list[str]:
    """Return what a format writes of every paper."""
    shared = pieces(files, "shared")
    return [
        (text[: cut - 1] + whole + text[cut - 1 :] if cut else text).decode()
        for (text, cut), (whole, _) in zip(pieces(files, kind), shared, strict=True)
    ]


def columns(files: dict[str, bytes]) -> tuple[list[int], dict[str, tuple[Any, ...]]]:
    """Return the years, and the values and arrays of each facet."""
    head = opened(files["facets-0"])
    years, *arrays = head["arrays"]
    return years, {
        name: (values, *(arrays.pop(0) for _ in range(count)))
        for name, values, count in head["facets"]
    }


def found(library: Library, term: str) -> dict[int, int]:
    """Return the numbers of the papers that have a term, and where each has it."""
    meta, files = index(library)
    for number in range(len(meta["terms"])):
        head = opened(files[f"terms-{number}"])
        terms = head["terms"].split("\n")
        if term in terms:
            return _posted(head["arrays"], terms.index(term))
    return {}


def _posted(arrays: list[list[int]], place: int) -> dict[int, int]:
    """Return the papers of a term, or key, and where they have it."""
    counts, where, *planes = arrays
    gaps = [sum(byte << 8 * at for at, byte in enumerate(gap)) for gap in zip(*planes, strict=True)]
    start = sum(counts[:place])
    result, number = {}, 0
    for at, gap in enumerate(gaps[start : start + counts[place]], start):
        number += gap
        result[number] = where[at]
    return result


def named(library: Library) -> dict[int, dict[int, int]]:
    """Return the papers of each key of a name."""
    table, files = index(library)
    found = {}
    for at in range(table["names"]):
        head = opened(files[f"names-{at}"])
        planes, arrays = head["arrays"][: head["keys"]], head["arrays"][head["keys"] :]
        key = 0
        for place, step in enumerate(zip(*planes, strict=True)):
            key += sum(byte << 8 * above for above, byte in enumerate(step))
            assert key * table["names"] >> 32 == at
            found[key] = _posted(arrays, place)
    return found


def keys(*names: str) -> set[int]:
    return {zlib.crc32(name.encode()) for name in names}


def test_a_paper_is_found_by_title_author_venue_tag_year_and_arxiv_id() -> None:
    library = a_library(
        paper(1, title="Ternary weights", authors=["Ana Müller"], arxiv="1909.05840"),
        paper(2, title="Other", tags=["low-bit"], year=2019),
    )
    assert found(library, "ternary") == {0: 1}
    assert found(library, "weights") == {0: 2}
    assert found(library, "muller") == {0: AUTHOR}
    assert found(library, "icml") == {0: FACT, 1: FACT}
    assert found(library, "few") == {1: FACT}
    assert found(library, "2019") == {1: FACT}
    assert found(library, "1909.05840") == {0: FACT}
    assert found(library, "absent") == {}


def test_a_paper_is_called_by_its_titles_the_name_they_begin_with_and_what_it_is_known_as() -> None:
    long = "How to Train Networks of Few Bits on Small Machines in a Hive"
    library = a_library(
        paper(1, title="OPTQ: Accurate bits", also_titled=["GPTQ: Accurate bits"], year=2022),
        paper(2, title=long, known_as=["H-2"]),
    )
    papers = named(library)
    first, second = (
        keys("gptq", "gptqaccuratebits", "optq", "optqaccuratebits"),
        keys("h2", "howtotrainnetworksoffewbitsonsmallmachin"),
    )
    whole = {key: {0: LAST} for key in first} | {key: {1: LAST} for key in second}
    assert {key: at for key, at in papers.items() if key in whole} == whole
    assert papers.keys() - whole.keys() == keys("icml", "machinelearning"), "the venue"
    assert found(library, "h2") == {1: 15}, "behind the thirteen words of the title"


def test_the_whole_names_of_authors_with_a_page_stand_beside_what_papers_are_called() -> None:
    library = a_library(
        paper(1, title="One", authors=["Ana de la Cruz", "Bo Li"], year=2022),
        paper(2, title="Two", authors=["Ana De La Cruz", {"group": "Bees, Inc."}], year=2021),
        paper(3, title="Three", authors=[{"group": "Bees, Inc."}], year=2020),
    )
    (one,), (two,), (three,), (ana,), (bees,) = map(
        keys, ("one", "two", "three", "anadelacruz", "beesinc")
    )
    papers = named(library)
    (icml,), (venue,), (family,) = map(keys, ("icml", "machinelearning", "delacruz"))
    assert papers == {
        one: {0: LAST},
        two: {1: LAST},
        three: {2: LAST},
        ana: {0: AUTHOR, 1: AUTHOR},
        bees: {1: AUTHOR, 2: AUTHOR},
        family: {0: AUTHOR, 1: AUTHOR},
        icml: {0: FACT, 1: FACT, 2: FACT},
        venue: {0: FACT, 1: FACT, 2: FACT},
    }


def test_a_paper_is_called_as_its_repository() -> None:
    library = a_library(paper(1, code=[{"url": "https://github.com/bees/Hive-Mind"}]), paper(2))
    assert named(library)[keys("hivemind").pop()] == {0: FACT}


def lists(given: dict[str, list[int]]) -> dict[str, "array[int]"]:
    return {term: array("I", numbers) for term, numbers in given.items()}


def test_postings_survive_every_width_of_gap() -> None:
    numbers = [0, 1, 3, 130, 40_000, 100_000, 16_000_000]
    given = lists(
        {
            "a": [number << WHERE | number % 64 for number in numbers],
            "b": [1 << WHERE],
            "c": [200 << WHERE | AUTHOR | FACT, 600 << WHERE | LAST],
        }
    )
    head = opened(packing.squeezed(postings.shard(given, list(given))))
    assert _posted(head["arrays"], 0) == {number: number % 64 for number in numbers}
    assert _posted(head["arrays"], 1) == {1: 0}
    assert _posted(head["arrays"], 2) == {200: AUTHOR | FACT, 600: LAST}


def test_a_short_prefix_lists_every_paper_of_its_terms() -> None:
    given = lists({f"w{number:02}": [number << WHERE | number % 2] for number in range(40)})
    firsts = [group[0] for group in postings.shards(given, 20)]
    merged = postings.prefixes(given, firsts)
    assert list(merged["w"]) == [number << WHERE | number % 2 for number in range(40)]
    assert merged["w1"] == merged["w"][10:20]
    assert "w11" not in merged, "its terms lie in few files, which are read themselves"


def test_a_paper_with_a_word_in_title_and_elsewhere_counts_as_titled() -> None:
    one, two = 1 << WHERE, 2 << WHERE
    given = lists({"aa": [one | 3], "ab": [one | AUTHOR, two]})
    assert list(postings.prefixes(given, ["", "aa", "ab", "ac", "b"])["a"]) == [one | 3, two]
    others = lists({"a": [one | AUTHOR, two], "b": [one]})
    merged = postings.merged(lists({"a": [one | 3]}), others, lists({"a": [one | FACT]}))
    assert merged == lists({"a": [one | 3 | AUTHOR | FACT, two], "b": [one]})


def test_a_word_stands_where_the_title_has_it_first() -> None:
    library = a_library(
        paper(1, title="Bits, small Bits", also_titled=["Few-bit nets"], known_as=["Bee"])
    )
    assert found(library, "bits") == {0: 1 | AGAIN}
    assert found(library, "small") == {0: 2}
    assert found(library, "few") == {0: 5}, "one step behind the title, which ends there"
    assert found(library, "bit") == found(library, "fewbit") == {0: 5}, "one piece has one place"
    assert found(library, "bee") == {0: 8}
    far = a_library(paper(1, title=" ".join(f"w{at}" for at in range(90))))
    assert [found(far, f"w{at}")[0] for at in (0, 29, 30, 89)] == [1, 30, LAST, LAST]


def test_prefixes_have_files_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "TERMS_BYTES", 20)
    words = [f"word{letter}" for letter in "abcdefghijklmnopqrst"]
    meta, files = index(a_library(paper(title=" ".join(words), venue=None)))
    assert len(meta["terms"]) > postings.SPREAD
    head = opened(files["prefixes-0"])
    assert (meta["prefixes"][0], head["terms"].split("\n")[0]) == ("w", "w")
    assert _posted(head["arrays"], 0) == {0: 1 | AGAIN}


def test_the_scripts_ask_for_the_files_by_the_names_they_have() -> None:
    scripts = ROOT / "templates/site/scripts"
    assert f'"{FOLDER}{SIZES.META}"' in (scripts / "loading.js").read_text("utf-8")
    index_script = (scripts / "search-index.js").read_text("utf-8")
    assert f'"{FOLDER}"' in index_script
    assert f'"{packing.SUFFIX}"' in index_script


def test_the_same_list_gives_the_same_bytes_and_another_list_other_names() -> None:
    given = {"bibtex": exporters()["bibtex"]}
    one = list(build(generated(50), given))
    assert list(build(generated(50), given)) == one
    other = dict(build(generated(50, seed=2), given))
    same = {name for name, content in one if other.get(name) != content}.intersection(other)
    assert same == {"meta.json"}, "no other name stands for two contents"


def test_the_table_comes_last_since_it_names_the_others() -> None:
    assert [name for name, _ in build(generated(5))][-1] == "meta.json"


def changed(library: Library, at: int, **more: Any) -> Library:
    papers = list(library.papers)
    papers[at] = papers[at].model_copy(update=more)
    return replace(library, papers=tuple(papers))


def test_what_did_not_change_keeps_its_name() -> None:
    library, given = generated(2000), exporters()
    before = dict(build(library, given))
    after = dict(build(changed(library, 1500, title="Another title"), given))
    new = {re.sub("-[a-z2-7]{8}", "", name) for name in after.keys() - before.keys()}
    assert {name.split("/")[0] for name in new} == {
        "terms", "names", "vocabulary", "rows.bin", "lengths", "bibtex.bin", "ris.bin",
        "csl-json.bin", "csv.bin", "markdown.bin", "json.bin",
    }  # fmt: skip
    assert len([name for name in after.keys() - before.keys() if name.startswith("rows-")]) == 1


def test_a_new_paper_leaves_the_runs_of_other_papers_as_they_are() -> None:
    library = generated(3000)
    papers = list(library.papers)
    papers.insert(100, papers[0].model_copy(update={"id": "another"}))
    before, after = segments.segments(library.papers), segments.segments(papers)
    assert [paper for run in after for paper in run.papers] == papers
    assert [run.start for run in after] == [papers.index(run.papers[0]) for run in after]
    assert all(len(run.papers) <= segments.MOST for run in after)
    assert all(len(run.papers) >= segments.LEAST for run in after[:-1])
    assert len(before) > 3
    same = [run.papers[0].id for run in before] == [run.papers[0].id for run in after]
    assert same, "only the run that the paper is in has changed"


def test_an_index_of_what_was_kept_is_that_of_nothing(tmp_path: Path) -> None:
    library, given = generated(300), exporters()
    cache = Cache(tmp_path / "cache.sqlite")
    cold = list(build(library, given))
    (tmp_path / "cache.sqlite").touch()
    assert list(build(library, given, cache=cache)) == cold, "nothing was kept yet"
    assert list(build(library, given, cache=cache)) == cold
    other = changed(library, 7, title="Another title")
    assert list(build(other, given, cache=cache)) == list(build(other, given))


def test_what_is_squeezed_has_the_length_that_is_asked_for() -> None:
    lengths = set()
    for size in range(200):
        content = bytes(random.Random(size).choices(b"abc", k=size))  # noqa: S311 -- any bytes
        for unit in (1, 2, 16):
            made = squeezed(content, unit)
            assert gzip.decompress(made) == content
            assert len(made) % unit == 0
            assert len(made) < len(squeezed(content)) + unit
        lengths.add(len(squeezed(content)) % 16)
    assert lengths == {*range(16)}


def test_nothing_is_worked_out_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library, cache = generated(300), Cache(tmp_path / "cache.sqlite")
    once = list(build(library, exporters(), cache=cache))

    def squeezed(*_: object) -> bytes:
        msg = "it was kept"
        raise AssertionError(msg)

    with monkeypatch.context() as patched:
        patched.setattr(runs, "squeezed", squeezed)
        assert list(build(library, exporters(), cache=cache)) == once
        with pytest.raises(AssertionError, match="it was kept"):
            list(build(changed(library, 7, title="Another title"), cache=cache))
        # Whoever has the files need not even have them read.
        patched.setattr(shelf, "squeezed", squeezed)
        patched.setattr(runs.Runs, "blocks", squeezed)
        patched.setattr(runs.Runs, "found", squeezed)
        named = {name for name, _ in lazily(library, exporters(), cache=cache)}
        assert named == {name for name, _ in once}


def test_a_note_leaves_words_and_numbers_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, cache = generated(300), Cache(tmp_path / "cache.sqlite")
    once = dict(build(library, exporters(), cache=cache))

    def found(*asked: object) -> None:
        raise AssertionError(asked)

    monkeypatch.setattr(runs.Runs, "found", found)
    monkeypatch.setattr(runs, "found_by", found)
    noted = dict(lazily(changed(library, 7, note="A note"), exporters(), cache=cache))
    new = {name for name in noted.keys() - once.keys() if not name.startswith("lengths")}
    assert all(name.startswith(("json-", "csv-", "rows-")) for name in new), new


@pytest.mark.parametrize("field", sorted(Paper.model_fields))
def test_all_that_words_are_found_in_is_told_as_read(field: str) -> None:
    library = generated(3)
    paper, read = library.papers[0], found_by.read_of(library.papers[0])
    other = Paper.model_validate({**EVERY_FIELD, "id": "other", "source_file": "other.yaml"})
    value = getattr(other, field)
    assert value != getattr(paper, field), "the test changes each field"
    changed = paper.model_copy(update={field: value})
    known = found_by.Known(library)
    before, after = (found_by.found_by([one], known) for one in (paper, changed))
    assert before == after or found_by.read_of(changed) != read


EVERY_FIELD = {
    "title": "TwinGPTQ: a name",
    "also_titled": ["Other Words"],
    "known_as": ["Twin"],
    "authors": [{"group": "The Hive"}, "Ann Keeper"],
    "editors": ["Bo Drone"],
    "year": "1999",
    "date": "1999-02",
    "venue": "Nowhere",
    "tags": ["untold"],
    "abstract": "Of wax and honey.",
    "note": "Of pollen.",
    "notices": [{"type": "erratum", "url": "https://example.org/erratum"}],
    "url": "https://example.org/other",
    "arxiv": "2401.54321",
    "doi": "10.1234/other",
    "code": [{"url": "https://example.org/code"}],
    "links": [{"label": "Talk", "url": "https://example.org/talk"}],
    "citations": {"count": 987, "source": "Somebody", "as_of": "2026-01-01"},
    "added": "2026-02-02",
    "type": "book",
    "volume": "7",
    "number": "8",
    "pages": "1-2",
    "publisher": "Waxworks",
    "booktitle": "Proceedings of Nowhere",
    "bibtex_key": "other1999",
    "bibtex_type": "book",
    "fields": {"bits": "4"},
    "extra": {"isbn": "3"},
    "aliases": ["another"],
    "locked": ["title"],
    "not_duplicate_of": ["third"],
}
KEPT = ["search-runs", "search-found", "search-words", "search-blocks", "search-folders"]


@pytest.mark.parametrize("kind", KEPT)
@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"\x02\0\0\0[]",
        lambda _: b"[{},[]]",
        lambda _: b'[{"terms":"zz"},{}]',
        lambda value: value[:-40],
        lambda value: value.replace(b'"rows"', b"[null]").replace(b'["B",', b'["d",') + b" ",
        lambda value: value[:-4] + b"\xff" * 4,
    ],
)
def test_what_is_nothing_of_ours_is_made_anew(tmp_path: Path, kind: str, damage: Any) -> None:
    library, given = generated(60), exporters()
    cold, cache = list(build(library, given)), Cache(tmp_path / "cache.sqlite")
    list(build(library, given, cache=cache))
    with closing(sqlite3.connect(tmp_path / "cache.sqlite")) as base:
        kept = base.execute("SELECT key, value FROM kept WHERE kind = ?", (kind,)).fetchall()
    assert kept
    damaged = {key: damage(value) for key, value in kept}
    if kind == "search-folders":
        damaged = {key: value[:-1] for key, value in kept}
    if kind == "search-blocks":  # bytes of gzip, of which the length alone is known
        damaged = {key: value[:-1] for key, value in kept}
    cache.keep(kind, damaged)
    if kind == "search-found":
        assert list(build(library, given, cache=cache)) == cold
        with closing(sqlite3.connect(tmp_path / "cache.sqlite", isolation_level=None)) as base:
            base.execute("DELETE FROM kept WHERE kind = 'search-folders'")
        cache.keep(kind, damaged)
    assert list(build(library, given, cache=cache)) == cold


def test_what_a_run_is_kept_under_has_all_that_it_says(tmp_path: Path) -> None:
    library, cache = generated(100), Cache(tmp_path / "cache.sqlite")
    list(build(library, exporters(), cache=cache))
    venue, tag = library.papers[0].venue or "", library.papers[0].tags[0]
    author = library.papers[0].people[0].shown
    ana = Person(id="ana-b", name="Ana Bee", aliases=(author,))
    known = library.venues[venue].model_copy(update={"aliases": ("Zyzzyva",)})
    renamed = library.tags[tag].model_copy(update={"label": "Zyzzyva"})
    cited = library.settings.highly_cited.model_copy(update={"default": 0, "years": {}})
    for other in (
        replace(library, venues={**library.venues, venue: known}),
        replace(library, tags={**library.tags, tag: renamed}),
        replace(library, people={"ana-b": ana}),
        replace(library, settings=library.settings.model_copy(update={"highly_cited": cited})),
        replace(library, papers=library.papers[1:]),
    ):
        made = list(build(other, exporters(), cache=cache))
        assert made == list(build(other, exporters()))
        assert made != list(build(library, exporters()))


@pytest.mark.parametrize("name", exporters())
def test_what_our_formats_write_of_a_paper_depends_on_no_other(name: str) -> None:
    library, form = generated(40), exporters()[name]
    for paper in library.papers:
        alone = replace(library, papers=(paper,))
        assert form.entry(paper, alone) == form.entry(paper, library)


def test_what_a_format_of_the_list_writes_is_not_kept(tmp_path: Path) -> None:
    library, cache = generated(30), Cache(tmp_path / "cache.sqlite")
    folder = tmp_path / "exporters"
    folder.mkdir()
    source = 'LABEL = "Own"\nSUFFIX = ".own"\nMEDIA_TYPE = "text/own"\n\ndef entry(cited):\n    return cited.title\n'
    for word in ("cited.title", "'other'"):
        (folder / "own.py").write_text(source.replace("cited.title", word), "utf-8")
        given = {name: form for name, form in exporters(tmp_path).items() if name == "own"}
        assert list(build(library, given, cache=cache)) == list(build(library, given))


def test_an_empty_list_has_an_index_and_a_page() -> None:
    library = a_library()
    meta, _ = index(library, formats={"bibtex": exporters()["bibtex"]})
    assert meta["count"] == 0
    assert "no paper" in Site(library, ROOT, {}).block("explore", "")


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
    assert opened(files["sort.citations-0"])["arrays"] == [[1, 0]]
    assert columns(files)[0] == [2021, 2020]


def test_papers_are_numbered_under_all_ids_they_had(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ids, "IDS", 3)
    papers = [paper(number, year=2020 - number, aliases=[f"old-{number}"]) for number in range(5)]
    meta, files = index(a_library(*papers))
    assert meta["ids"] == 4
    found = {}
    for at in range(4):
        for first, second, number in zip(*opened(files[f"ids-{at}"])["arrays"], strict=True):
            assert first * 4 >> 32 == at
            found[first, second] = number
    expected = [(f"p{number}", number) for number in range(5)]
    expected += [(f"old-{number}", number) for number in range(5)]
    assert found == {ids.keys(identity): number for identity, number in expected}


def test_the_table_says_where_each_file_begins_and_how_a_format_is_put_together() -> None:
    library = a_library(
        paper(1, title="Ternary weights", tags=["low-bit"], aliases=["old"]),
        paper(2, title="Spikes", year=2019, abstract="Neurons"),
    )
    *files, (name, content) = build(library, {"csl-json": exporters()["csl-json"]})
    assert name == "meta.json"
    table = json.loads(content)
    kinds = [re.sub("-[a-z2-7]{8}", "", name).removesuffix(".bin") for name, _ in files]
    assert kinds == [
        "rows", "csl-json", "shared", "lengths/0", "terms/0", "vocabulary/0", "names/0",
        "abstract-terms/0", "abstracts/0", "facets/0", "authors/0", "sort.citations/0",
        "sort.stars/0", "sort.added/0", "cited/0", "doors/0", "spellings/0", "ids/0",
    ]  # fmt: skip
    named = [re.sub(".*-([a-z2-7]{8}).*", r"\1", name) for name, _ in files]
    folders = dict(zip((kind.split("/")[0] for kind in kinds), named, strict=True))
    texts_of, shared, rows_of = (folders.pop(kind) for kind in ("csl-json", "shared", "rows"))
    assert folders.items() <= table["folders"].items()
    assert table.pop("folders").keys() - folders.keys() == {"prefixes"}, "it has no file"
    assert table == {
        "synonyms": [],
        "count": 2,
        "starts": [0],
        "segments": [rows_of],
        "rows": runs.ROWS,
        "texts": runs.TEXTS,
        "in_file": texts.SEGMENTS,
        "shared": [shared],
        "prefixes": [],
        "terms": ["2019"],
        "spread": postings.SPREAD,
        "names": 1,
        "longest_name": 40,
        "vocabulary": ["bit"],
        "ids": 1,
        "abstracts": True,
        "formats": {
            "csl-json": {
                "label": "CSL-JSON",
                "suffix": ".csl.json",
                "type": "application/vnd.citationstyles.csl+json",
                "head": "[\n",
                "between": ",\n",
                "tail": "\n]\n",
                "files": [texts_of],
            }
        },
        "facets": [["tag", "Tags"], ["venue", "Venue"], ["kind", "Kind of venue"]],
    }


def test_abstracts_are_searched_apart_and_only_where_there_are_any() -> None:
    meta, files = index(a_library(paper(1, abstract="Neurons $x$"), paper(2, year=2019)))
    assert meta["abstracts"]
    assert opened(files["abstracts-0"])["terms"] == ["neurons"]
    head = opened(files["abstract-terms-0"])
    assert (head["terms"], _posted(head["arrays"], 0)) == ("neurons\nx", {0: False})
    meta, files = index(a_library(paper(1)))
    assert not meta["abstracts"]
    assert "abstracts-0" not in files


def test_rows_say_what_a_list_shows_of_a_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (runs, SIZES):
        monkeypatch.setattr(module, "ROWS", 2)
    fields = {"bits": {"label": "Bits", "column": "true"}}
    library = a_library(
        paper(1, title="Plain"),
        paper(2, title="With $x^2$", year=2019),
        paper(3, title="Own", year=2018, fields={"bits": "4"}),
        fields=fields,
    )
    meta, files = index(library)
    assert (meta["rows"], len(lengths_of_rows(files))) == (2, 2)
    plain, formula, own = rows(meta, files)
    short = ["p1", "Plain", "", "ICML", "icml", 2020, [], None, False, None, "", False]
    short += ["https://x.org/", False, ""] if plain[12] else ["", False, ""]
    assert plain == [*short, "", [], []]
    assert formula[:2] == ["p2", "With x²"]
    assert formula[len(short)].startswith("With <math")
    assert own[len(short) :] == ["", ["Bits: 4"], []]


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
    assert opened(files["doors-0"])["doors"] == [
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
    for term in ("lee", "smith", "chen"):
        assert found(library, term) == {0: AUTHOR}, term
    for term in ("nips", "neurips", "stray"):
        assert found(library, term) == {0: FACT}, term
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
    texts = written(files, name)
    for chosen in ([0], {0, count - 1}, range(count)):
        text = frame["between"].join(texts[number] for number in chosen)
        papers = [library.papers[number] for number in chosen]
        assert frame["head"] + text + frame["tail"] == form.write(papers, library)


def test_texts_lie_in_files_of_some_segments_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "LEAST", 4)
    monkeypatch.setattr(segments, "MOST", 9)
    monkeypatch.setattr(texts, "SEGMENTS", 2)
    for module in (runs, SIZES):
        monkeypatch.setattr(module, "TEXTS", 3)
    library, form = generated(100), exporters()["ris"]
    meta, files = index(library, formats={"ris": form})
    assert len(meta["formats"]["ris"]["files"]) == -(-len(meta["starts"]) // 2) > 3
    assert written(files, "ris") == [form.entry(paper, library) for paper in library.papers]
    cut = [cut for _, cut in pieces(files, "ris")]
    assert all(cut), "abstracts stand apart from what formats write"


def test_a_text_without_what_formats_share_stays_whole() -> None:
    abstract = "A long abstract " * 9
    block = opened(
        packing.squeezed(
            texts.block([f"é{abstract}.".encode(), b"x", b"yy"], [abstract.encode(), b"", b"y"])
        )
    )
    lengths, cuts, letters = block["arrays"]
    assert (lengths, cuts) == ([3, 1, 2], [3, 0, 0])
    assert bytes(letters).decode() == "é.xyy"


def test_the_page_shows_every_facet_value_with_its_count_and_page() -> None:
    library = generated(300)
    html = Site(library, ROOT, {}).block("explore", "../")
    for facet in facets(library):
        for value in facet.values:
            assert f'<li data-value="{value.id}"' in html
            if value.page:
                assert f'href="../{value.page}"' in html
    assert html.count('<li class="aq-row"') == 19, "eighteen, and the script's template"


HOSTILE = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}"


def test_hostile_text_stays_text_on_the_page() -> None:
    library = a_library(paper(title=HOSTILE, authors=[HOSTILE], venue=HOSTILE[:80]))
    html = Site(library, ROOT, {}).block("explore", "../")
    assert "<script>" not in html
    assert "<img" not in html
    assert "{{7*7}}" in html
