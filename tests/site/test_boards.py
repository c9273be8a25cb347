"""Pages of results: what is ranked together, what is drawn, how much stands on a page."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from listing import FILES, write
from measured import OTHER, of_tables
from support import ROOT

from awesomequant.export import exporters
from awesomequant.library.axes import ResultSettings
from awesomequant.library.library import Library
from awesomequant.site.board_pictures import pictures
from awesomequant.site.board_rows import loss_said, setting_said
from awesomequant.site.boards import ROWS, BoardPart, boards, parts_of
from awesomequant.site.pages import Site
from awesomequant.store import load

ALIKE = """\
benchmark: text
model: Talk-7B
protocol: {context: 2048, code: A}
references: [{values: {text: 5.47}}]
rows:
  - {method: Alpha, work: alpha, at: {w: 4, a: 16}, value: 5.60, told_by: authors, line: 7}
  - {method: Beta, at: {w: 4, a: 16}, value: 5.70, line: 8}
  - {method: Beta, at: {w: 2, a: 16}, value: 9.70, line: 9}
  - {method: Beta, variant: <b>, at: {w: 3, a: 16}, value: 6.00, line: 10}
"""
OTHERS = ALIKE.replace("5.47", "5.12").replace("Alpha", "Gamma").replace(", work: alpha", "")
OPEN = ALIKE.replace("code: A", "code: not stated").replace("Alpha", "Delta")


def site_of(library: Library, root: Path) -> Site:
    return Site(library, root, exporters(root))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    library = of_tables(tmp_path, one=ALIKE, again=ALIKE, others=OTHERS, left=OPEN)
    return site_of(library, tmp_path)


def page_of(site: Site, address: str) -> BeautifulSoup:
    every = {of.address: of for of in site.results.pages}
    return BeautifulSoup(site.results.page(every[address]).body, "html.parser")


def test_a_list_without_results_has_none_of_it(tmp_path: Path) -> None:
    library = load(write(tmp_path, FILES)).library
    site = site_of(library, tmp_path)
    assert list(site.results.pages) == []
    assert "results" not in site.block("statistics", "./")
    assert 'id="results"' not in site.paper_page(library.papers[0]).body


def test_only_what_is_comparable_stands_in_one_table(site: Site) -> None:
    page = page_of(site, "results/text--talk-7b/")
    found = []
    for field in page.select(".aq-board__field"):
        heading = field.select_one(".aq-board__about")
        assert heading
        methods = {one.get_text().split()[0] for one in field.select("tbody th")}
        found.append((heading.get_text(), methods, len(field.select("tbody tr"))))
    assert found == [
        ("Full precision 5.47", {"Alpha", "Beta"}, 8),
        ("Full precision 5.12", {"Gamma", "Beta"}, 4),
        ("Full precision 5.47; in one table, of doe/left", {"Delta", "Beta"}, 4),
    ]
    assert "Full precision is not the same everywhere: 5.12, 5.47." in page.get_text()


def test_a_row_says_place_loss_teller_and_line(site: Site) -> None:
    page = page_of(site, "results/text--talk-7b/")
    heads = [one.get_text() for one in page.select(".aq-board__field")[0].select("thead th")]
    row = next(one for one in page.select(".aq-board__field tbody tr") if "Alpha" in one.get_text())
    said = dict(zip(heads, [one.get_text().strip() for one in row.select("th, td")], strict=True))
    assert said["Method"] == "Alpha"
    assert (said["Bits"], said["Value"], said["Loss"]) == ("W4A16", "5.60", "+0.13")
    assert (said["Place"], said["Told by"], said["Source"]) == ("1 of 4", "authors", "line 7")
    links = [one["href"] for one in row.select("a")]
    assert links[0] == "../../papers/alpha/"
    assert str(links[-1]).endswith("/blob/abcdef0/README.md#L7")


def test_what_a_source_writes_is_no_markup(site: Site) -> None:
    page = page_of(site, "results/text--talk-7b/")
    assert page.select("tbody b") == []
    assert "<b>" in page.get_text()


def test_pages_above_lead_to_it_and_the_index_to_all(tmp_path: Path) -> None:
    pics = ALIKE.replace("benchmark: text", "benchmark: pics").replace("text: 5.47", "pics: 70")
    net = ALIKE.replace("Talk-7B", "Net-18")
    site = site_of(of_tables(tmp_path, one=ALIKE, pics=pics, net=net), tmp_path)
    assert {of.address for of in site.results.pages} == {
        "results/text--talk-7b/", "results/text--net-18/", "results/pics--talk-7b/",
        "results/text/", "results/pics/", "results/on--talk-7b/", "results/on--net-18/",
    }  # fmt: skip
    above = [one["href"] for one in page_of(site, "results/text--talk-7b/").select(".aq-files a")]
    assert above == ["../../results/text/", "../../results/on--talk-7b/", "../../results/"]
    index = BeautifulSoup(site.block("results", "../"), "html.parser")
    leads = {str(one["href"]) for one in index.select("a")}
    assert {"../results/text--net-18/", "../results/on--talk-7b/", "../results/pics/"} <= leads


def test_models_that_are_spelled_alike_have_pages_of_their_own(tmp_path: Path) -> None:
    alike = ALIKE.replace("model: Talk-7B", "model: Talk 7B")
    han = ALIKE.replace("model: Talk-7B", "model: 模型")
    root = of_tables(tmp_path, one=ALIKE, two=alike, han=han)
    addresses = [board.address for board in boards(root).boards]
    assert len(set(addresses)) == len(addresses) == 3


def test_a_page_is_bounded_at_any_number_of_results(tmp_path: Path) -> None:
    rows = "".join(
        f"  - {{method: Method {at % 40}, work: alpha, at: {{w: {at % 9 + 1}, a: {at % 7 + 1}}},"
        f" value: {6 + at / 1000:.3f}, line: {at + 1}}}\n"
        for at in range(5000)
    )
    head = ALIKE.partition("rows:\n")[0] + "rows:\n"
    site = site_of(of_tables(tmp_path, many=head + rows), tmp_path)
    parts = [of for of in site.results.pages if isinstance(of, BoardPart)]
    assert len(parts) == -(-5000 // ROWS)
    sizes = [len(site.results.page(part).body.encode()) for part in parts[:3]]
    assert max(sizes) < 50_000  # and the frame of a page has some 10 KB
    assert sum(len(section.places) for part in parts for section in part.sections) == 5000


def test_a_small_field_is_not_torn(tmp_path: Path) -> None:
    def rows(count: int) -> str:
        return "".join(
            f"  - {{method: M{at}, at: {{w: 4}}, value: {6 + at / 100}}}\n" for at in range(count)
        )

    head = ALIKE.partition("rows:\n")[0] + "rows:\n"
    other = head.replace("5.47", "5.12")
    library = of_tables(tmp_path, one=head + rows(50), two=other + rows(40))
    (board,) = boards(library).boards
    cut = [[len(section.places) for section in part.sections] for part in parts_of(board)]
    assert cut == [[50], [40]]


def test_a_picture_shows_the_best_and_the_line_that_nothing_beats(tmp_path: Path) -> None:
    library = of_tables(tmp_path, one=ALIKE)
    (board,) = boards(library).boards
    (group,) = board.groups
    drawn = pictures(group, group.fields[0], library, "Full precision 5.47")
    (picture,) = drawn  # of one year there is nothing over time
    assert picture.title == "Loss by bits"
    assert [(dot.name, dot.across, dot.up, dot.is_best) for dot in picture.dots] == [
        ("Beta", "4", "+0.23", False),
        ("Alpha", "4", "+0.13", True),
        ("Beta", "3", "+0.53", True),
        ("Beta", "2", "+4.23", True),
    ]
    assert len(picture.lines) == 1


def test_another_field_s_list_reads_well(tmp_path: Path) -> None:
    library = load(write(tmp_path, OTHER)).library
    site = site_of(library, tmp_path)
    page = page_of(site, "results/flowers/")
    text = " ".join(page.get_text(" ").split())
    assert "5 results" not in text  # there are six
    assert "6 results, 5 methods, 2 sources. Higher accuracy is better." in text
    assert "Accuracy by parameters (M)" in text
    assert "Loss" not in text
    heads = [one.get_text() for one in page.select(".aq-board__field")[0].select("thead th")]
    assert heads[1:3] == ["Parameters (M)", "Speed"]
    assert "Images a second 90 On M1" in text
    choices = [one["name"] for one in page.select("form select")]
    assert choices[:1] == ["size"]


def test_settings_are_written_as_the_field_writes_them() -> None:
    rules = ResultSettings.model_validate(
        {"axes": {"bits": {"label": "Bits", "parts": {
            "w": {"label": "W"}, "a": {"label": "A"}, "kv": {"label": "KV"},
            "attn": {"label": "Attention"}}}}}
    )  # fmt: skip
    parts = rules.axes["bits"].parts_as("bits")
    assert setting_said(parts, {"w": "4", "a": "16"}) == "W4A16"
    assert setting_said(parts, {"w": "4", "a": "not stated", "kv": "4"}) == "W4A?KV4"
    assert setting_said(parts, {"w": "mxfp4", "attn": "8"}) == "W mxfp4 Attention 8"
    assert [loss_said(one) for one in (None, 0.0, 0.131, -0.5)] == ["", "0", "+0.131", "−0.5"]


def test_a_paper_s_page_has_its_results_and_leads_to_all(site: Site) -> None:
    paper = site.library.by_id["alpha"]
    page = BeautifulSoup(site.paper_page(paper).body, "html.parser")
    (row,) = page.select("#results + div tbody tr")
    assert [one.get_text() for one in row.select("td")] == [
        "Talk-7B on Text", "W4A16", "5.60", "+0.13", "authors", "3",
    ]  # fmt: skip
    assert next(one["href"] for one in row.select("a")) == "../../results/text--talk-7b/"


def test_no_page_of_our_own_results_is_heavy() -> None:
    library = load(ROOT).library
    site = site_of(library, ROOT)
    sizes = {of.address: len(site.results.page(of).body.encode()) for of in site.results.pages}
    assert len(sizes) > 1000
    heaviest = max(sizes, key=lambda address: sizes[address])
    # With the frame, of some 10 KB, 60.
    assert sizes[heaviest] < 50_000, heaviest
