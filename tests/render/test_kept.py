"""A README.md that a person keeps: what stands between marks is rendered, and nothing is lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import copy_of_toy

from awesomequant.library.problems import Refusal
from awesomequant.render.kept import regions
from awesomequant.site.building import rendered
from awesomequant.store import Project, load
from awesomequant.store.pages import END, begin, is_ours, rendered_lines

TREE = """\
flight: {label: Flight}
honey: {label: Honey}
wax: {label: Wax, parent: honey}
counting: {label: Counting}
"""


def listing(folder: Path, outline: str = "by: [topic, year]") -> Project:
    """Return the toy list with topics, and a paper more on wax."""
    root = copy_of_toy(folder)
    with (root / "data/list.yaml").open("a", encoding="utf-8") as stream:
        stream.write(f"outline: {{{outline}}}\nreadme: {{entry: title, tags: none}}\n")
    (root / "data/tags.yaml").write_text(TREE)
    paper = root / "data/papers/2020/wax-2020.yaml"
    paper.parent.mkdir()
    paper.write_text(
        'title: "Wax"\nvenue: BeeConf\nyear: 2020\ntags: [wax]\nurl: "https://x.org/wax"\n'
    )
    return load(root)


def region(*topics: str | None, flat: bool = False) -> str:
    return "".join(f"{begin(topic, is_flat=flat)}\n{END}\n\n" for topic in topics)


def shown(text: str) -> list[str]:
    """Return the headings and the titles of a page, in order."""
    lines = [line for line in text.splitlines() if line.startswith(("#", "- ["))]
    return [line.split("](")[0].removeprefix("- [").split(":")[0] for line in lines]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (f"# A\n## B\n{region('honey')}", ["# A", "## B", "### 2019", "No", "### Wax", "#### 2020", "Wax",
                                          "## Flight", "### 2021", "Buzz", "## Counting", "### 2021", "Buzz", "Counting Bees with n-Gram&#95;Models"]),
        (f"# A\n{region('wax', 'honey', flat=True)}{region('flight')}", None),
        (f"# A\n## B\n{region('flight', 'honey', 'wax', 'counting', flat=True)}",
         ["# A", "## B", "Buzz", "No", "Wax", "Buzz", "Counting Bees with n-Gram&#95;Models"]),
        (f"# A\n## B\n{region('wax', flat=True)}## C\n{region(None)}",
         ["# A", "## B", "Wax", "## C", "### Flight", "#### 2021", "Buzz", "### Honey", "#### 2019", "No",
          "### Counting", "#### 2021", "Buzz", "Counting Bees with n-Gram&#95;Models"]),
    ],
)  # fmt: skip
def test_every_paper_stands_in_a_region(page: str, found: list[str] | None, tmp_path: Path) -> None:
    text = rendered(listing(tmp_path), page)["README.md"]
    assert found is None or shown(text) == found
    assert {"No", "Wax"} <= set(shown(text))
    assert any(one.startswith("Counting Bees") for one in shown(text))


def test_a_list_by_years_may_have_a_region_for_a_topic(tmp_path: Path) -> None:
    page = f"# A\n## Wax first\n{region('wax', flat=True)}## All\n{region(None)}"
    text = rendered(listing(tmp_path, "by: [year]"), page)["README.md"]
    assert shown(text) == [
        "# A", "## Wax first", "Wax", "## All", "### 2021", "Buzz", "Counting Bees with n-Gram&#95;Models",
        "### 2019", "No",
    ]  # fmt: skip


def test_a_flat_region_has_no_headings_and_its_entries_name_their_year(tmp_path: Path) -> None:
    text = rendered(listing(tmp_path, "by: [year]"), f"# A\n{region(None, flat=True)}")["README.md"]
    assert shown(text)[1:] == ["Buzz", "Counting Bees with n-Gram&#95;Models", "Wax", "No"]
    assert "BeeConf 2020." in text


def test_over_the_budget_the_regions_are_doors(tmp_path: Path) -> None:
    project = listing(tmp_path)
    settings = project.root / "data/list.yaml"
    settings.write_text(
        settings.read_text().replace("{entry: title,", "{budget: 700, entry: title,")
    )
    texts = rendered(
        load(project.root), f"# A\n## B\n{region('honey')}## C\n{region('flight', 'counting')}"
    )
    assert "- [2 papers](lists/honey.md)\n- [Wax](lists/honey.md#wax): 1\n" in texts["README.md"]
    assert "- [1 paper](lists/flight.md)\n" in texts["README.md"]
    assert {"lists/honey.md", "lists/flight.md", "lists/counting.md"} < texts.keys()
    assert "BeeConf" not in texts["README.md"]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (f"# A\n{begin()}\nwords\n", f"README.md:2: no line '{END}' ends this region"),
        (f"{begin()}\n{begin('wax')}\n{END}\n", "README.md:1: no line"),
        (f"# A\n\n{region('waxx')}", "README.md:3: there is no topic 'waxx'; did you mean 'wax'?"),
    ],
)
def test_a_mark_that_leads_nowhere_is_told_with_its_line(
    page: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(Refusal) as told:
        rendered(listing(tmp_path), page)
    assert str(told.value).startswith(said)


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    page = f"# A\n{region(None)}".replace("\n", "\r\n")
    text = rendered(listing(tmp_path), page)["README.md"]
    assert text.count("\n") == text.count("\r\n")


LINES = st.sampled_from(["# A", "words", "", begin(), begin("wax", is_flat=True), END, "```"])


@given(st.lists(LINES, max_size=12))
def test_regions_are_what_stands_between_marks(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        found = regions(text)
    except Refusal:
        return
    inside = {line for one in found for line in range(one.first + 1, one.last + 2)}
    assert inside == (rendered_lines(text) or set())
    assert is_ours(text) is bool(found)
