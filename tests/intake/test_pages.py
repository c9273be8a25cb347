"""What a page says of all its entries, or of none: its title, its headings, how it is dressed."""

import pytest

from awesomequant.intake.formats import markdown
from awesomequant.intake.grammar.venues import of_page
from awesomequant.library.draft import Draft


def drafts(text: str) -> list[Draft]:
    return markdown.read(text, "list.md").drafts


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("SIGGRAPH 2019 papers on the web", "SIGGRAPH 2019"),
        ("CVPR-2023-Papers-with-Code", "CVPR 2023"),
        ("NeurIPS 2022 论文合集", "NeurIPS 2022"),
        ("Awesome LLM Papers 2024", ""),
        ("Papers of 2023", ""),
        ("ACL 2023 tutorials on bees", ""),
    ],
)
def test_the_title_of_a_page_may_name_the_meeting_of_its_papers(title: str, said: str) -> None:
    assert of_page(title) == said
    text = (
        f"# {title}\n\n## Bees\n\n- [How Bees Count Wax](https://b.ee/1.pdf), Ann Keeper et al.\n"
    )
    (found,) = drafts(text)
    venue, _, year = said.partition(" ")
    assert (found.venue, found.year) == (venue or None, int(year) if year else None)


def test_a_definition_list_goes_on_behind_a_blank_line() -> None:
    text = (
        "<h2>Bees</h2>\n\n<dl>\n<dt><b>How Bees Count Wax</b> (<a href='https://b.ee/1.pdf'>Paper"
        "</a>)\n<dd><i>Ann Keeper</i>, <i>Bo Drone</i>\n\n<dt><b>How Wasps Forget Paper</b>\n"
        "<dd><i>Cy Queen</i> et al.\n\n<dt><b>Why Ants Walk in Lines</b> "
        "(<a href='https://b.ee/3.pdf'>Paper</a>)\n<dd><i>Di Worker</i>, and <i>Ed Scout</i>\n</dl>\n"
    )
    found = drafts(text.replace("<h2>Bees", "<h1>CHI 2019 Papers</h1>\n\n<h2>Bees"))
    assert [draft.title for draft in found] == [
        "How Bees Count Wax", "How Wasps Forget Paper", "Why Ants Walk in Lines",
    ]  # fmt: skip
    assert [list(map(str, draft.authors)) for draft in found] == [
        ["Ann Keeper", "Bo Drone"], ["Cy Queen", "et al."], ["Di Worker", "Ed Scout"],
    ]  # fmt: skip


def test_attributes_of_kramdown_are_shown_to_nobody() -> None:
    text = (
        "## Papers {#papers}\n\n- Ann Keeper, Bo Drone. “How Bees Count Wax.” *CHI 2019*.\n"
        "{: .pub #wax}\n- Cy Queen, Di Worker. “Why Ants Walk.” *CHI 2020*.\n{:.pub}\n"
    )
    found = drafts(text)
    assert [(draft.sections, draft.more.get("note")) for draft in found] == [
        (("Papers",), None)
    ] * 2


def test_bold_lines_are_headings_of_what_the_page_says_of_itself() -> None:
    text = (
        "# CHI 2019 papers\n\n**Changelog**\n\n* Jul 22, twelve entries were added.\n\n"
        "## Bees\n\n* [How Bees Count Wax](https://b.ee/1.pdf)\n"
    )
    assert [draft.title for draft in drafts(text)] == ["How Bees Count Wax"]


ROWS = [
    ("BeeNet (Keeper et al., 2018)♦", "How Bees Count Wax", ["Keeper", "et al."], 2018),
    ("Drone and Queen (2019)", "Why Ants Walk", ["Drone", "Queen"], 2019),
    ("WaxNet + honey (Worker & Scout, 2017)", "Combs for All", ["Worker", "Scout"], 2017),
    ("HiveNet", "Hives for Nobody", [], None),
]


def test_a_table_of_results_cites_who_wrote_of_a_system_and_when() -> None:
    text = "### BeeBank 2003 (English)\n\n| Model | F1 | Paper / Source |\n|---|---|---|\n"
    text += "".join(
        f"| {model} | 9{at}.1 | [{title}](https://arxiv.org/abs/1905.0000{at}) |\n"
        for at, (model, title, _, _) in enumerate(ROWS)
    )
    found = drafts(text)
    assert [(draft.title, list(map(str, draft.authors)), draft.year) for draft in found] == [
        (title, people, year) for _, title, people, year in ROWS
    ]
    assert {draft.venue for draft in found} == {None}
    # A year in a heading that the works do not contradict is theirs.
    dated = text.replace("2003", "2018")
    assert drafts(dated)[3].year == 2018


def test_a_link_in_the_middle_of_a_sentence_is_no_entry() -> None:
    text = (
        "## Bees\n\nThe [Bee counting task 2003](https://b.ee/0.pdf) consists of ten hives.\n\n"
        "[Few-Bees](https://b.ee/9.pdf) is a large dataset of bees.\n\n"
        "| Paper | Year |\n|---|---|\n| [How Bees Count Wax](https://b.ee/1.pdf) | 2019 |\n"
    )
    assert [draft.title for draft in drafts(text)][-1:] == ["How Bees Count Wax"]
    assert not any("task" in draft.title or "is a" in draft.title for draft in drafts(text))


def test_headings_of_a_template_are_labels_and_no_sections() -> None:
    text = (
        "# Notes\n\n## How Bees Count Wax\n\n### TL;DR\n\nThey do not.\n\n### Link\n\n"
        "https://arxiv.org/abs/1905.00001\n\n### Authors\n\nAnn Keeper, Bo Drone (Hive University)\n\n"
        "### Date (yyyy/MM/dd)\n\n2019/05/02\n\n## [Why Ants Walk](https://arxiv.org/abs/1905.00002)\n\n"
        "### TL;DR\nIn lines.\n### Authors\nCy Queen, Di Worker, et al.\n\n* Wax Institute\n\n"
        "### Comments\n\n* [Code](https://github.com/cy/ants)\n\n## Combs for All\n\n### TL;DR\n\n"
        "A survey.\n\n### Authors\n\nEd Scout\n"
    )
    found = drafts(text)
    assert [(draft.title, list(map(str, draft.authors)), draft.year) for draft in found] == [
        ("How Bees Count Wax", ["Ann Keeper", "Bo Drone"], 2019),
        ("Why Ants Walk", ["Cy Queen", "Di Worker", "et al."], None),
        ("Combs for All", ["Ed Scout"], None),
    ]
    assert [draft.more["note"] for draft in found] == ["They do not.", "In lines.", "A survey."]
    assert found[0].url == "https://arxiv.org/abs/1905.00001"
    assert found[1].code[0].url == "https://github.com/cy/ants"


def test_headings_that_part_a_list_below_each_topic_stay_headings() -> None:
    text = "# Bees\n\n" + "".join(
        f"## {topic}\n\n### Overview\n\nAll about it.\n\n### Papers\n\n"
        f"- [How {topic} Counts Wax](https://b.ee/{topic}.pdf), Ann Keeper, 2019\n\n"
        for topic in ("Honey", "Wax", "Comb")
    )
    assert [draft.sections for draft in drafts(text)] == [
        ("Honey", "Papers"), ("Wax", "Papers"), ("Comb", "Papers"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heading", ["Werkzeuge", "Ссылки", "其他相关资源", "関連リンク", "참고 자료"]
)
def test_sections_beside_the_papers_are_known_in_other_languages(heading: str) -> None:
    text = (
        "# Bees\n\n## Wax\n\n- [How Bees Count Wax](https://b.ee/1.pdf), Ann Keeper, 2019\n"
        f"- [Why Ants Walk](https://b.ee/2.pdf), Cy Queen, 2020\n\n## {heading}\n\n"
        "- [Comb Counter](https://comb.example.org)\n- [Wax Lister](https://wax.example.org)\n"
    )
    assert [draft.title for draft in drafts(text)] == ["How Bees Count Wax", "Why Ants Walk"]


def test_people_below_a_title_in_a_cell_lead_to_their_pages_and_are_no_entries() -> None:
    rows = "".join(
        f"| [{title}](https://b.ee/{at}.pdf)<br>[Ann Keeper](https://people.example.edu/~a{at}), "
        f"[Bo van den Drone](https://people.example.edu/~b{at}), [Cy Queen](https://q.example.edu) "
        f"| CHI 2024 |\n"
        for at, title in enumerate(
            ["How Bees Count Wax", "Why Ants Walk in Lines", "Combs for All"]
        )
    )
    found = drafts(f"## Bees\n\n| Paper | Publication |\n|---|---|\n{rows}")
    assert [(draft.title, len(draft.authors)) for draft in found] == [
        ("How Bees Count Wax", 3), ("Why Ants Walk in Lines", 3), ("Combs for All", 3),
    ]  # fmt: skip
