"""The explore page as a reader uses it: search, filters, keys, reading list, files to keep."""

import json
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import rispy
from axe_playwright_python.sync_playwright import Axe
from bibtexparser.entrypoint import parse_file as parse_bibtex_file
from playwright.sync_api import Browser, Page, expect

from awesomequant.export import exporters
from awesomequant.library.library import Library
from awesomequant.site.search import FOLDER, build, tokenise
from awesomequant.store import canonical, load
from awesomequant.store.writing import write
from benchmarks.generate import library as generated

HOSTILE = "</script><script>document.title='pwned'</script><img src=x onerror=alert(1)> {{7*7}}"
LAST = 150  # so many papers, so that a hundred are not all


def record(title: str, **more: Any) -> dict[str, Any]:
    given = {"title": title, "venue": "ICML", "year": 2015, "url": "https://example.org/"}
    return {**given, "added": "2021-01-12", **more}


def count(number: int) -> dict[str, Any]:
    return {"count": number, "source": "seed", "as_of": "2021-01-12"}


RECORDS = (
    record(
        "Q-BERT: Hessian based quantization of transformers",
        year=2020,
        venue="AAAI",
        tags=["low-bit", "bert"],
        citations=count(100),
        authors=["Ana Müller", "Wei Chen"],
        code=[{"url": "https://github.com/a/b", "stars": count(1234)}],
        fields={"bits": ["2", "4"]},
        added="2026-05-01",
    ),
    record("Binary networks & {braces} 100%", year=2019, tags=["binary"], citations=count(500)),
    record(
        "XNOR-Net++ with W4A8 and 1.58-bit",
        year=2019,
        tags=["binary", "low-bit"],
        known_as=["Number filler"],
    ),
    record("神经网络量化 via Résumé-λ", year=2018, tags=["low-bit"], fields={"bits": ["8"]}),
    record(HOSTILE, year=2018, venue="arXiv", abstract="The word zyzzyva stands only here"),
    *(record(f"Filler number {n} on quantization", tags=["other"]) for n in range(6, LAST)),
    record(rf"Filler number {LAST} on quantization with $\ell_1$ norms", tags=["other"]),
)
TITLES = [str(given["title"]) for given in RECORDS]
TAGS = {tag: {"label": tag.capitalize()} for tag in ("low-bit", "binary", "nlp", "other")}
TAGS["bert"] = {"label": "Bert", "parent": "nlp"}
VENUES: dict[str, dict[str, Any]] = {
    "AAAI": {"name": "AAAI", "kind": "conference"},
    "ICML": {
        "name": "Conference on Machine Learning",
        "kind": "conference",
        "aliases": ["ML-Conf"],
    },
    "arXiv": {"name": "arXiv", "kind": "preprint"},
}
LIST = {
    "title": "T",
    "description": "D",
    "fields": {"bits": {"label": "Bits", "type": "list", "facet": True, "column": True}},
}
MKDOCS = """
site_name: Bits
site_url: https://example.org/bits/
theme:
  name: material
  font: false
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: custom
      accent: custom
      toggle: {icon: material/weather-night, name: Dark}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: custom
      accent: custom
      toggle: {icon: material/weather-sunny, name: Light}
plugins: [search, awesomequant]
nav: [Home: index.md, Explore: explore.md]
"""


def project(root: Path) -> Path:
    """Write a list with every kind of paper that the tests ask for."""
    data = root / "data"
    for number, given in enumerate(RECORDS, 1):
        write(data / f"papers/{given['year']}/p{number}.yaml", canonical.record(given))
    write(data / "list.yaml", canonical.record(LIST))
    write(data / "tags.yaml", canonical.entries(TAGS))
    write(data / "venues.yaml", canonical.entries(VENUES))
    write(root / "docs/index.md", "# Home\n\n## Binary choices\n")
    write(root / "mkdocs.yml", MKDOCS)
    return root


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    loaded = load(project(tmp_path_factory.mktemp("project")))
    assert not loaded.problems
    return loaded.library


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = project(tmp_path_factory.mktemp("project"))
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    subprocess.run(command, cwd=root, capture_output=True, check=True)
    return root / "site"


@pytest.fixture(scope="module")
def address(built: Path, served: Callable[[Path], str]) -> str:
    return served(built)


@pytest.fixture
def explore(page: Page, address: str) -> Page:
    page.goto(f"{address}/explore/")
    return page


def titles(page: Page) -> list[str]:
    return page.locator(".aq-list .aq-row__title").all_text_contents()


def search(page: Page, query: str) -> None:
    page.locator("#aq-q").fill(query)


def status(page: Page, text: str) -> None:
    expect(page.locator(".aq-status")).to_have_text(text)


def box(page: Page, facet: str, value: str) -> Any:
    return page.locator(f'fieldset[data-facet="{facet}"] li[data-value="{value}"] input')


def shown_count(page: Page, facet: str, value: str) -> Any:
    return page.locator(f'fieldset[data-facet="{facet}"] li[data-value="{value}"] .aq-count')


# search


def test_every_character_is_folded_and_cut_as_in_python(explore: Page) -> None:
    texts = [chr(code) for code in range(0x20000) if not 0xD800 <= code < 0xE000]
    known = [text for text in texts if _is_assigned(text)]
    explore.evaluate("awesomequant.need()")
    theirs = explore.evaluate("all => all.map(text => awesomequant.text.words(text))", known)
    wrong = [
        f"U+{ord(text):04X}: {tokenise.words(text)} {other}"
        for text, other in zip(known, theirs, strict=True)
        if tokenise.words(text) != other
    ]
    assert not wrong, wrong[:20]


def _is_assigned(text: str) -> bool:

    return unicodedata.category(text) != "Cn"


def test_queries_are_cut_as_the_vectors_say(explore: Page) -> None:
    vectors = json.loads((Path(__file__).parents[1] / "vectors/words.json").read_text("utf-8"))
    explore.evaluate("awesomequant.need()")
    for vector in vectors:
        words = explore.evaluate("text => awesomequant.text.words(text)", vector["text"])
        assert words == vector["words"], vector["text"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("q-bert", "Q-BERT"),
        ("qbert", "Q-BERT"),
        ("muller", "Q-BERT"),
        ("MÜLLER transf", "Q-BERT"),
        ("aaai 2020", "Q-BERT"),
        ("xnor-net++", "XNOR"),
        ("w4", "XNOR"),
        ("1.58 bit", "XNOR"),
        ("1.58bit", "XNOR"),
        ("量化", "神经"),
        ("resume λ", "神经"),
        ("the networks & of braces", "Binary"),
    ],
)
def test_a_paper_is_found_however_it_is_written(explore: Page, query: str, first: str) -> None:
    search(explore, query)
    expect(explore.locator(".aq-list .aq-row__title").first).to_contain_text(first)
    expect(explore.locator(".aq-status")).to_contain_text(f"for “{query}”")


def test_a_misspelt_word_finds_what_was_meant_and_can_be_insisted_on(explore: Page) -> None:
    search(explore, "hesian quantizaton")
    status(explore, "1 paper for “hessian quantization”, none for “hesian quantizaton”")
    assert titles(explore) == [TITLES[0]]
    explore.get_by_role("button", name="hesian quantizaton").click()
    status(explore, "No paper for “hesian quantizaton”")
    assert "exact=yes" in explore.url


def test_where_no_paper_has_all_words_those_with_most_are_shown(explore: Page) -> None:
    search(explore, "hessian braces transformers")
    expect(explore.locator(".aq-hint")).to_contain_text("No paper has all of these words")
    assert titles(explore) == [TITLES[0]]


def test_hits_are_marked_in_the_titles(explore: Page) -> None:
    search(explore, "qbert hess")
    expect(explore.locator(".aq-list mark")).to_have_text(["Q-BERT", "Hessian"])


def test_a_row_shows_own_fields(explore: Page) -> None:
    search(explore, "hessian")
    expect(explore.locator(".aq-list .aq-own")).to_have_text(["Bits: 2, 4"])


def test_abstracts_are_searched_where_nothing_else_has_a_word_or_when_asked_for(
    explore: Page,
) -> None:
    search(explore, "zyzzyva")
    status(explore, "1 paper for “zyzzyva”")
    expect(explore.locator(".aq-hint")).to_have_text(
        "Some of these words stand in abstracts alone."
    )
    shown = explore.locator(".aq-row__snippet")
    expect(shown).to_have_text("The word zyzzyva stands only here")
    expect(shown.locator("mark")).to_have_text("zyzzyva")
    search(explore, "onerror")
    expect(explore.locator(".aq-hint")).to_be_hidden()
    explore.get_by_label("search abstracts too").check()
    status(explore, "1 paper for “onerror”")
    assert "abstracts=yes" in explore.url


@pytest.mark.parametrize(
    ("query", "count", "hint"),
    [
        ("🤗", "No paper", "There is no word in it to search for."),
        ("2210.17323", "No paper", "No paper of this list has this identifier or address."),
        ("tag:nowhere quantization", "No paper", "The list knows nothing called “nowhere”."),
        ("https://github.com/A/B/tree/main", "1 paper", ""),
        ("author:muller year:2020 has:code", "1 paper", ""),
        ("venue:ml-conf -quantization", "3 papers", ""),
        ('"hessian based" -binary', "1 paper", ""),
    ],
)
def test_a_query_may_ask_for_fields_phrases_and_links(
    explore: Page, query: str, count: str, hint: str
) -> None:
    search(explore, query)
    status(explore, f"{count} for “{query}”")
    expect(explore.locator(".aq-hint")).to_have_text(hint)


def test_a_hostile_title_stays_text(explore: Page) -> None:
    search(explore, "onerror")
    status(explore, "1 paper for “onerror”")
    expect(explore.locator(".aq-list .aq-row__title")).to_have_text(HOSTILE)
    assert explore.title() == "Explore - Bits"
    assert explore.locator(".aq-list img").count() == 0


def test_a_formula_is_found_and_shown_beside_the_words_that_are_marked(
    explore: Page, address: str
) -> None:
    search(explore, "l1 norm")
    status(explore, "1 paper for “l1 norm”")
    title = explore.locator(".aq-list .aq-row__title")
    expect(title.locator("math msub")).to_have_text("ℓ1")
    expect(title.locator("mark")).to_have_text("norms")
    expect(title).to_have_text(f"Filler number {LAST} on quantization with ℓ1 norms")
    explore.goto(f"{address}/")
    explore.locator("form.aq-find input[type=search]").first.fill("l1 norm")
    expect(explore.locator(".aq-found__title math msub").first).to_have_text("ℓ1")
    explore.goto(f"{address}/papers/p{LAST}/")
    expect(explore.locator("h1 math msub")).to_have_text("ℓ1")
    expect(explore).to_have_title(f"Filler number {LAST} on quantization with ℓ₁ norms - Bits")


@pytest.mark.parametrize("query", ["   ", "+-*/", "((((", "%", "\\", "a" * 600, "zqxjk" * 9, "👍"])
def test_odd_queries_do_no_harm(explore: Page, query: str) -> None:
    search(explore, query)
    expect(explore.locator(".aq-explore")).not_to_have_attribute("aria-busy", "true")
    expect(explore.locator(".aq-status")).to_contain_text("aper")


# filters


def test_facets_combine_and_their_counts_follow(explore: Page) -> None:
    box(explore, "tag", "low-bit").check()
    status(explore, "3 papers")
    expect(shown_count(explore, "tag", "binary")).to_have_text("2")  # or: they would add
    expect(shown_count(explore, "venue", "AAAI")).to_have_text("1")
    expect(box(explore, "venue", "arXiv")).to_be_disabled()
    box(explore, "tag", "binary").check()
    status(explore, "4 papers")
    box(explore, "venue", "AAAI").check()
    status(explore, "1 paper")
    box(explore, "code", "available").check()
    status(explore, "1 paper")
    box(explore, "field.bits", "2").check()
    status(explore, "1 paper")
    assert titles(explore) == [TITLES[0]]


def test_a_second_click_excludes_and_a_third_lets_go(explore: Page) -> None:
    box(explore, "tag", "binary").click()
    status(explore, "2 papers")
    box(explore, "tag", "binary").click()
    status(explore, f"{LAST - 2} papers")
    assert "-tag=binary" in explore.url
    expect(explore.get_by_role("checkbox", name="Binary (excluded)")).to_be_visible()
    box(explore, "tag", "binary").click()
    status(explore, f"{LAST} papers")
    assert "?" not in explore.url


def test_a_tag_finds_the_papers_of_its_parts_which_open_below_it(explore: Page) -> None:
    box(explore, "tag", "nlp").check()
    status(explore, "1 paper")
    assert titles(explore) == [TITLES[0]]
    expect(box(explore, "tag", "bert")).to_be_hidden()
    explore.locator("fieldset summary", has_text="1 in Nlp").click()
    box(explore, "tag", "nlp").click()  # not these
    status(explore, f"{LAST - 1} papers")
    expect(box(explore, "tag", "bert")).to_be_disabled()
    box(explore, "tag", "nlp").click()
    box(explore, "tag", "bert").check()
    status(explore, "1 paper")
    assert explore.url.endswith("?tag=bert")


def test_exclude_holds_against_include(explore: Page, address: str) -> None:
    explore.goto(f"{address}/explore/?tag=low-bit&-tag=nlp")
    status(explore, "2 papers")


def test_years_are_a_range_or_one(explore: Page) -> None:
    explore.get_by_label("from").fill("2019")
    explore.get_by_label("from").press("Enter")
    status(explore, "3 papers")
    assert "year=2019-" in explore.url
    box(explore, "year", "2018").check()
    status(explore, "5 papers")
    assert explore.url.endswith("year=2019-&year=2018")
    explore.get_by_role("button", name="Remove filter Years: 2019–").click()
    status(explore, "2 papers")
    box(explore, "year", "2020").check()
    expect(explore.locator(".aq-chip")).to_have_text(["Year: 2018", "Year: 2020"])
    assert explore.url.endswith("year=2018&year=2020")
    box(explore, "year", "2018").click()  # a second click excludes, as everywhere
    expect(explore.locator(".aq-chip")).to_have_text(["Year: 2020", "Year: not 2018"])


def test_results_are_sorted_by_citations_stars_and_newest(explore: Page) -> None:
    explore.get_by_label("Sort by").select_option("citations")
    expect(explore.locator(".aq-list .aq-row__title").first).to_contain_text("Binary networks")
    explore.get_by_label("Sort by").select_option("stars")
    expect(explore.locator(".aq-list .aq-row__title").first).to_contain_text("Q-BERT")
    explore.get_by_label("Sort by").select_option("added")
    expect(explore.locator(".aq-list .aq-row__title").first).to_contain_text("Q-BERT")
    assert explore.url.endswith("?sort=added")


@pytest.mark.parametrize("spelling", ["ICML", "icml", "ml conf", "conference on machine learning"])
def test_an_address_may_spell_a_venue_as_the_list_knows_it(
    explore: Page, address: str, spelling: str
) -> None:
    explore.goto(f"{address}/explore/?venue={quote(spelling)}")
    expect(explore.locator(".aq-chips")).to_contain_text("ICML")
    expect(box(explore, "venue", "ICML")).to_be_checked()
    status(explore, f"{LAST - 2} papers")


def test_chips_take_filters_away(explore: Page) -> None:
    box(explore, "tag", "low-bit").check()
    box(explore, "venue", "ICML").check()
    status(explore, "2 papers")
    explore.get_by_role("button", name="Remove filter Tags: Low-bit").click()
    status(explore, "148 papers")
    expect(explore.get_by_role("button", name="Remove filter Venue: ICML")).to_be_focused()
    explore.keyboard.press("Enter")
    status(explore, f"{LAST} papers")


def test_a_reader_asks_for_papers_with_all_of_some_tags(explore: Page) -> None:
    box(explore, "tag", "binary").check()
    every = explore.get_by_role("button", name="Tags: all of them")
    expect(every).to_be_hidden()
    box(explore, "tag", "low-bit").check()
    box(explore, "venue", "ICML").check()
    box(explore, "venue", "AAAI").check()
    status(explore, "4 papers")
    expect(explore.locator(".aq-every[aria-pressed]")).to_have_count(1)  # no paper is of two venues
    every.click()
    status(explore, "1 paper")
    assert titles(explore) == [TITLES[2]]
    expect(every).to_be_focused()
    expect(every).to_have_attribute("aria-pressed", "true")
    assert "every=tag" in explore.url
    expect(box(explore, "tag", "nlp")).to_be_disabled()  # one more would leave none
    assert not Axe().run(explore).response["violations"]
    every.click()
    status(explore, "4 papers")


def test_a_name_is_asked_for_alone(explore: Page) -> None:
    search(explore, "other filler")
    status(explore, "145 papers for “other filler”")
    expect(explore.locator(".aq-hint")).to_be_hidden()
    search(explore, "number filler")
    status(explore, "146 papers for “number filler”")
    assert titles(explore)[0] == TITLES[2]
    expect(explore.locator(".aq-hint")).to_contain_text("is the name of an author or of a paper")
    explore.get_by_role("button", name="Only these").click()
    status(explore, '1 paper for “"number filler"”')
    assert titles(explore) == [TITLES[2]]
    expect(explore.locator(".aq-hint")).to_be_hidden()
    expect(explore.locator("#aq-q")).to_be_focused()


# addresses


def test_a_shared_address_shows_the_same_view(explore: Page, chromium: Browser) -> None:
    search(explore, "quantization")
    box(explore, "tag", "nlp").click()
    status(explore, "1 paper for “quantization”")
    box(explore, "tag", "nlp").click()
    explore.get_by_label("Sort by").select_option("citations")
    explore.get_by_label("to", exact=True).fill("2019")
    explore.get_by_label("to", exact=True).press("Enter")
    status(explore, "145 papers for “quantization”")
    other = chromium.new_page()
    other.goto(explore.url)
    status(other, "145 papers for “quantization”")
    expect(other.locator(".aq-list .aq-row")).to_have_count(100)
    expect(explore.locator(".aq-list .aq-row")).to_have_count(100)
    assert titles(other) == titles(explore)
    expect(other.locator("#aq-q")).to_have_value("quantization")
    expect(other.locator(".aq-chip")).to_have_text(
        [
            "Years: –2019",
            "Tags: not Nlp",
        ]
    )
    other.close()


def test_back_and_forward_walk_through_filters_but_not_letters(explore: Page) -> None:
    explore.locator("#aq-q").press_sequentially("quantization")
    status(explore, "146 papers for “quantization”")
    box(explore, "tag", "low-bit").check()
    status(explore, "1 paper for “quantization”")
    explore.go_back()
    status(explore, "146 papers for “quantization”")
    expect(box(explore, "tag", "low-bit")).not_to_be_checked()
    explore.go_forward()
    status(explore, "1 paper for “quantization”")
    expect(box(explore, "tag", "low-bit")).to_be_checked()


def test_an_address_that_makes_no_sense_is_passed_over(explore: Page, address: str) -> None:
    explore.goto(f"{address}/explore/?year=abc&sort=evil&tag=gone&x=%3Cscript%3E&since=1")
    status(explore, "No paper")
    expect(explore.locator(".aq-chip")).to_have_text(["Tags: gone"])
    explore.keyboard.press("Escape")
    status(explore, f"{LAST} papers")


def test_rows_come_a_hundred_at_a_time(explore: Page) -> None:
    rows = explore.locator(".aq-list .aq-row")
    expect(rows).to_have_count(18)  # what the page arrives with
    explore.get_by_role("button", name="Show more").click()
    expect(rows).to_have_count(118)
    expect(rows.nth(18).locator(".aq-row__title")).to_be_focused()
    explore.get_by_role("button", name=f"Show {LAST - 118} more").click()
    expect(rows).to_have_count(LAST)
    expect(explore.locator(".aq-show-more")).to_be_hidden()
    search(explore, "quantization")
    expect(rows).to_have_count(100)
    explore.get_by_role("button", name="Show 46 more").click()
    expect(rows).to_have_count(146)


# speed


def test_nothing_is_fetched_before_the_reader_acts(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/explore/", wait_until="networkidle")
    assert not [url for url in asked if "/search-index/" in url]
    with page.expect_response("**/search.js"):
        page.locator("#aq-q").focus()
    assert [url for url in asked if "/search-index/" in url] == [
        f"{address}/search-index/meta.json"
    ]


@pytest.fixture
def copied(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "site"))


def test_a_site_built_anew_under_an_open_page_is_read_again(
    page: Page, copied: Path, served: Callable[[Path], str], complaints: list[str]
) -> None:
    page.goto(f"{served(copied)}/explore/")
    search(page, "hessian")
    status(page, "1 paper for “hessian”")
    shutil.rmtree(copied / FOLDER)
    for name, content in build(generated(40)):
        file = copied / FOLDER / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    page.get_by_label("Sort by").select_option("citations")
    search(page, "neural")
    expect(page.locator(".aq-status")).to_contain_text("for “neural”")
    expect(page.locator(".aq-explore")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator(".aq-hint")).to_be_hidden()
    complaints[:] = [one for one in complaints if "404" not in one]


def test_a_lost_connection_is_said(page: Page, address: str, complaints: list[str]) -> None:
    page.goto(f"{address}/explore/")
    page.route("**/search-index/**", lambda route: route.abort())
    search(page, "hessian")
    expect(page.locator(".aq-hint")).to_contain_text("could not be read")
    page.unroute("**/search-index/**")
    search(page, "hessian q")
    status(page, "1 paper for “hessian q”")
    complaints.clear()


# reading list and files


def test_the_reading_list_survives_a_reload(explore: Page) -> None:
    explore.get_by_role("button", name="Keep: Q-BERT").click()
    explore.reload()
    kept = explore.get_by_role("button", name="Kept: Q-BERT")
    expect(kept).to_have_attribute("aria-pressed", "true")
    explore.get_by_label("reading list only").check()
    status(explore, "1 paper")
    expect(explore.locator(".aq-kept-count")).to_have_text("(1)")
    kept.click()
    status(explore, "No paper")


def taken(page: Page, name: str, folder: Path) -> str:
    page.locator(".aq-take summary").click()
    with page.expect_download() as download:
        page.locator(f'.aq-take [data-format="{name}"]').click()
    expect(page.locator(".aq-take")).not_to_have_attribute("open", "")
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file.read_text("utf-8")


def test_the_filtered_view_is_the_file_that_the_exporter_writes(
    explore: Page, library: Library, tmp_path: Path
) -> None:

    box(explore, "tag", "low-bit").check()
    status(explore, "3 papers")
    chosen = [paper for paper in library.papers if "low-bit" in paper.tags]
    offered = {name: form for name, form in exporters().items() if form.label}
    assert list(offered) == ["bibtex", "ris", "csl-json", "csv", "markdown", "json"]
    for name, form in offered.items():
        assert taken(explore, name, tmp_path) == form.write(chosen, library), name
    assert len(rispy.loads((tmp_path / "papers.ris").read_text("utf-8"))) == len(chosen)
    parsed = parse_bibtex_file(str(tmp_path / "papers.bib"))
    assert not parsed.failed_blocks
    assert [entry.key for entry in parsed.entries] == [paper.key for paper in chosen]


def test_the_reading_list_is_a_file_too(explore: Page, tmp_path: Path) -> None:
    explore.get_by_role("button", name="Keep: Binary").click()
    explore.get_by_label("Reading list only").check()
    status(explore, "1 paper")
    assert json.loads(taken(explore, "csl-json", tmp_path))[0]["title"] == TITLES[1]
    assert (tmp_path / "reading-list.csl.json").is_file()


def test_new_papers_since_the_last_visit_are_told(explore: Page) -> None:
    expect(explore.locator(".aq-fresh")).to_be_hidden()
    key = "awesomequant / seen"
    assert explore.evaluate("key => localStorage.getItem(key)", key) == "2026-05-01"
    explore.evaluate("key => { sessionStorage.clear(); localStorage[key] = '2021-01-12' }", key)
    explore.reload()
    explore.get_by_role("button", name="1 paper new since your last visit").click()
    status(explore, "1 paper")
    expect(explore.locator(".aq-chip")).to_have_text(["New since 2021-01-12"])
    expect(explore.locator(".aq-list .aq-new")).to_be_visible()


# ways of reading


def test_keys_alone_lead_everywhere(explore: Page) -> None:
    keys = explore.keyboard
    keys.press("/")
    expect(explore.locator("#aq-q")).to_be_focused()
    keys.type("networks")
    status(explore, "1 paper for “networks”")
    keys.press("Escape")
    keys.press("Escape")
    status(explore, f"{LAST} papers")
    keys.press("j")
    keys.press("j")
    keys.press("k")
    keys.press("j")
    second = explore.locator(".aq-list .aq-row").nth(1)
    expect(second.locator(".aq-row__title")).to_be_focused()
    keys.press("x")
    expect(second.locator(".aq-keep")).to_have_text("Kept")
    keys.press("?")
    expect(explore.get_by_role("dialog", name="Help")).to_be_visible()
    keys.press("Escape")
    expect(explore.get_by_role("dialog")).to_be_hidden()
    expect(second.locator(".aq-row__title")).to_be_focused()
    keys.press("Enter")
    expect(explore.get_by_role("heading", level=1)).to_have_text(TITLES[1])


def test_single_keys_can_be_switched_off(explore: Page) -> None:
    explore.get_by_role("button", name="Help").click()
    explore.get_by_label("single keys are on").uncheck()
    explore.keyboard.press("Escape")
    explore.reload()
    explore.keyboard.press("/")
    expect(explore.locator("#aq-q")).not_to_be_focused()


@pytest.fixture
def plain(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_javascript_the_page_is_an_index(plain: Page, address: str) -> None:
    plain.goto(f"{address}/explore/")
    assert len(titles(plain)) == 18
    assert plain.locator(".aq-list a").first.get_attribute("href") == "../papers/p1/"
    low = plain.get_by_role("region", name="Filters").get_by_role("link", name="Low-bit")
    assert low.get_attribute("href") == "../tags/low-bit/"
    expect(plain.locator('li[data-value="low-bit"]')).to_have_text("Low-bit 3")
    expect(plain.get_by_text("These are the first 18 of 150 papers")).to_be_visible()
    assert plain.locator("article input:visible").count() == 0
    for control in ("Download", "Show more", "Help"):
        expect(plain.get_by_role("button", name=control)).to_be_hidden()


def test_the_page_fits_a_phone(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    phone = context.new_page()
    phone.goto(f"{address}/explore/?q=quantization")
    status(phone, "146 papers for “quantization”")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    expect(phone.locator("fieldset").first).to_be_hidden()
    phone.get_by_text("Filters", exact=True).tap()
    box(phone, "tag", "nlp").tap()
    status(phone, "1 paper for “quantization”")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    small_targets = phone.evaluate(
        """() => [...document.querySelectorAll("button, summary, label, select")]
        .filter(one => one.offsetParent && one.getBoundingClientRect().height < 24)
        .map(one => one.outerHTML.slice(0, 80))"""
    )
    assert not small_targets
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("asked", ["", "?q=quantizaton&tag=low-bit&-tag=other&sort=stars"])
def test_axe_finds_nothing(page: Page, address: str, scheme: Any, asked: str) -> None:

    page.emulate_media(color_scheme=scheme)
    page.goto(f"{address}/explore/{asked}")
    page.locator("#aq-q").focus()
    expect(page.locator(".aq-take")).to_be_visible()
    expect(page.locator(".aq-explore")).not_to_have_attribute("aria-busy", "true")
    page.wait_for_load_state("networkidle")
    # the site's own policy would keep axe out as any injected script
    found = Axe().run(page).response["violations"]
    assert not found, [(one["id"], [node["html"][:90] for node in one["nodes"]]) for one in found]


# the search box of every page


def test_the_header_finds_papers_tags_and_venues(explore: Page, address: str) -> None:
    explore.goto(f"{address}/papers/p1/")
    explore.keyboard.press("/")
    explore.keyboard.type("bina")
    links = explore.locator(".aq-found a")
    expect(links).to_have_count(5)
    expect(links.nth(0)).to_contain_text("Binary tag, 2 papers")
    expect(links.nth(1)).to_contain_text("Home page")
    expect(links.last).to_contain_text("All 2 papers for “bina”")
    for _ in range(3):
        explore.keyboard.press("ArrowDown")
    expect(links.nth(2)).to_be_focused()
    explore.keyboard.press("Enter")
    expect(explore.get_by_role("heading", level=1)).to_contain_text("Binary networks")


def test_the_header_leads_to_explore(explore: Page, address: str) -> None:
    explore.goto(f"{address}/papers/p1/")
    explore.get_by_label("Search papers and pages").fill("hesian")
    expect(explore.locator(".aq-found a").last).to_contain_text("All 1 paper")
    explore.keyboard.press("Escape")
    expect(explore.locator(".aq-found")).to_be_hidden()
    explore.keyboard.press("Enter")
    expect(explore).to_have_url(re.compile(r"/explore/\?q=hesian$"))
    status(explore, "1 paper for “hessian”, none for “hesian”")
