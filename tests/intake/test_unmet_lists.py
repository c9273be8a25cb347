"""Shapes that lists nobody here had met are written in, each with what was read of it."""

import time

import pytest

from awesomequant.intake.formats import html, markdown
from awesomequant.library.draft import Draft


def drafts(text: str) -> list[Draft]:
    return markdown.read(text, "list.md").drafts


def test_a_year_of_two_digits_and_a_venue_lead_a_title() -> None:
    titles = ["HIVE: A Fast Comb", "Counting Wax can be General and Fast", "Honey-A New Layer"]
    lines = [f"- 2{at}-OSDI-{title}" for at, title in enumerate(titles)]
    lines.append("- **14-NSDI-Wax: Fast Remote Honey**")
    lines.append("- **[Questions]** How can wax be counted?")
    found = drafts("## Bees\n\n" + "\n".join(lines) + "\n")[:4]
    assert [draft.title for draft in found] == [*titles, "Wax: Fast Remote Honey"]
    assert [(draft.venue, draft.year) for draft in found] == [
        ("OSDI", 2020), ("OSDI", 2021), ("OSDI", 2022), ("NSDI", 2014),
    ]  # fmt: skip


def test_headings_of_html_below_one_of_markdown_are_headings_where_there_are_several() -> None:
    entry = "- [How Bees {} Count Wax](https://arxiv.org/abs/2001.0000{})\n\n"
    text = "# Bees\n\n## Catalog\n\n- [Wax](#1)\n\n"
    for at, name in enumerate(["Wax", "Honey", "Hives"], 1):
        text += f'<h2 id="{at}">{name}</h2>\n\n' + entry.format(name, at)
    assert [draft.sections for draft in drafts(text)] == [("Wax",), ("Honey",), ("Hives",)]
    banner = "# Bees\n\n<h3>Bees</h3>\n\n## Wax\n\n" + entry.format("", 1)
    assert drafts(banner)[0].sections == ("Wax",)


def test_a_link_in_angle_brackets_is_a_link() -> None:
    text = "".join(
        f"* <[How {name} Learn to Count\n](https://arxiv.org/abs/1905.1197{at})> by Ann Keeper, "
        "Bo Drone, 2019.\n\n"
        for at, name in enumerate(["Bees", "Ants", "Wasps"])
    )
    found = drafts(f"## Insects\n\n{text}")
    assert [draft.title for draft in found][:1] == ["How Bees Learn to Count"]
    assert [(draft.year, draft.authors) for draft in found] == [
        (2019, ("Ann Keeper", "Bo Drone"))
    ] * 3


def test_contents_may_lead_to_their_headings_by_whole_addresses() -> None:
    here = "https://github.com/ann/bees"
    text = (
        f"## Overview\n\n* [Wax]({here}#wax)\n  * [Old Wax]({here}#old-wax)\n\n## Wax\n\n"
        "* [How Bees Learn to Count](https://arxiv.org/abs/1905.11979)\n"
    )
    assert [draft.title for draft in drafts(text)] == ["How Bees Learn to Count"]


def test_what_stands_before_a_quoted_title_is_its_name_where_a_venue_follows() -> None:
    text = (
        '## 2015\n\n* KCF: "High-Speed Bees with Kernels" TPAMI. [[Paper]](https://b.ee/1.pdf)\n'
        '* HCFT: "Hierarchical Wax for Bees" ICCV. [[Paper]](https://b.ee/2.pdf)\n'
    )
    found = drafts(text)
    assert [draft.venue for draft in found] == ["TPAMI", "ICCV"]
    assert [draft.more["extra"] for draft in found] == [{"name": "KCF"}, {"name": "HCFT"}]


def test_a_sentence_in_chinese_is_a_note_and_nobody() -> None:
    text = (
        '## 2015\n\n* "Wax for Bees and Wasps" ICCV. [[Paper]](https://b.ee/2.pdf)  \n'
        "  提出循环密集采样，仅仅使用了灰度特征\n"
    )
    (found,) = drafts(text)
    assert (found.authors, found.more["note"]) == ((), "提出循环密集采样，仅仅使用了灰度特征.")
    named = text.replace("提出循环密集采样，仅仅使用了灰度特征", "王小明，李静")
    assert drafts(named)[0].authors_written == "王小明，李静"


@pytest.mark.parametrize(
    ("address", "said", "venue", "year"),
    [
        ("2011.13526", "arXiv 2011", "arXiv", 2020),
        ("1103.00001", "arXiv 2011", "arXiv", 2011),
        ("1708.06939", "arXiv 1708; ICCV Workshop 2017", "ICCV Workshop", 2017),
        ("2002.10733", "arXiv 2002, NeurIPS 2020", "NeurIPS", 2020),
    ],
)
def test_the_month_of_a_preprint_is_no_year(address: str, said: str, venue: str, year: int) -> None:
    heads = "".join(
        f"#### [How {name} Count Their Combs](https://arxiv.org/abs/{number})\n\n{where}\n\n"
        for name, number, where in (("Bees", address, said), ("Ants", "1801.02608", "ICML 2018"))
    )
    found = drafts(f"## Insects\n\n{heads}")[0]
    assert (found.venue, found.year) == (venue, year)


def test_words_in_italics_behind_the_links_are_remarks_where_none_is_a_venue() -> None:
    said = ["AcademiBEE", "LLM-Comb", "FSW, no collapse", "Wax-Codec", "Music Bees"]
    lines = [
        f"- [2023/0{at}] **How Bees of {at} Combs Count Wax** [[paper](https://arxiv.org/abs/"
        f"2305.0000{at})][[code](https://github.com/b/{at})] *{remark}*\n"
        for at, remark in enumerate(said, 1)
    ]
    found = drafts(f"## Bees\n\n{''.join(lines)}")
    assert [(draft.venue, draft.authors) for draft in found] == [(None, ())] * 5
    assert [draft.more.get("note") for draft in found][:3] == [f"{one}." for one in said[:3]]


def test_two_headings_with_a_link_below_are_no_titles_where_many_of_another_level_are() -> None:
    heads = "".join(
        f"#### [How Bees of {at} Combs Count](https://arxiv.org/abs/2001.0{at:04})\n\nICML 2020\n\n"
        for at in range(1, 13)
    )
    about = (
        "## What is a comb of bees?\n\nSee [Keeper et al.](https://arxiv.org/abs/1712.09665) of it\n\n"
        "## Table of all Contents\n\n- [Wax](#wax)\n- [List](https://docs.google.com/x)\n\n"
    )
    titles = [draft.title for draft in drafts(f"# Bees\n\n{about}## Wax\n\n{heads}")]
    assert titles[-12:] == [f"How Bees of {at} Combs Count" for at in range(1, 13)]
    assert not {"What is a comb of bees?", "Table of all Contents"} & set(titles)


def test_years_below_a_topic_of_their_own_level_are_below_it() -> None:
    text = "# Bees\n"
    for at, topic in enumerate(["Wax", "Honey"]):
        text += f"\n## {topic}:\n"
        for year in (2024, 2023):
            text += (
                f"\n## {year}:\n\n- [How {topic} Is Counted in {year}](https://arxiv.org/abs/"
                f"{year - 2000}0{at + 1}.00001)\n"
            )
    assert [draft.sections for draft in drafts(text)] == [
        ("Wax:", "2024:"), ("Wax:", "2023:"), ("Honey:", "2024:"), ("Honey:", "2023:"),
    ]  # fmt: skip
    apart = text.replace("\n## 2024:", "\nAll of it.\n\n## 2024:")
    assert {draft.sections for draft in drafts(apart)} == {("2024:",), ("2023:",)}


def test_what_unfolds_below_a_heading_that_is_a_title_bears_the_label_of_its_fold() -> None:
    said = "We count the bees of a comb, and find that a comb has bees. " * 6
    heads = "".join(
        f"### {at}. How Bees of {at} Combs Count\n\n**Authors**: Ann Keeper, Bo Drone\n\n"
        f"<details>\n<summary><b>Abstract</b></summary>\n{said}\n</details>\n\n"
        f"[Paper](https://arxiv.org/abs/2401.0000{at}) | [Code](https://github.com/b/{at})\n\n"
        for at in (1, 2, 3)
    )
    found = drafts(f"# Bees\n\n## Wax\n\n{heads}")
    assert [draft.more.get("abstract") for draft in found] == [said.strip()] * 3
    assert not any("note" in draft.more for draft in found)


DOORS = (
    "| Title | Where from | Year | Materials |\n| --- | --- | --- | --- |\n"
    + "".join(
        f"| A Study of {name} | Hive | 202{at} | [[{{label}}](https://b.ee/{name})] "
        f"[[PDF](https://arxiv.org/abs/2001.0000{at})] [[CODE](https://github.com/a/{name})] |\n"
        for at, name in enumerate(["Wax", "Honey", "Combs"])
    )
)  # fmt: skip


@pytest.mark.parametrize("label", ["PUB", "Publ.", "SUPP", "OA", "DL"])
def test_a_label_that_most_links_have_is_no_venue(label: str) -> None:
    table = DOORS.replace("{label}", label)
    text = f"# Bees\n\n## Papers\n\n### IJCAI\n\n{table}\n### AAAI\n\n{table}\n"
    found = drafts(text.replace("A Study of", "Another Study of", 3))
    assert [draft.venue for draft in found] == ["IJCAI"] * 3 + ["AAAI"] * 3
    assert not any(draft.more["extra"].get("Materials") for draft in found)


def test_the_label_of_a_meeting_that_a_heading_names_stays_its_venue() -> None:
    text = "# Bees\n\n## {}\n\n" + "".join(
        f"- A Study of {name} [[HiveConf](https://b.ee/{name}.pdf)] [[code](https://c.de/{name})]\n"
        for name in ["Wax", "Honey", "Combs", "Stings"]
    )
    assert {draft.venue for draft in drafts(text.format("HiveConf 2020"))} == {"HiveConf"}
    assert {draft.venue for draft in drafts(text.format("Papers").replace("Hive", ""))} <= {
        "Conf",
        None,
    }


def test_a_bracket_in_a_label_keeps_its_partner() -> None:
    (draft,) = drafts(
        "## Bees\n\n- [How Bees Count](https://arxiv.org/abs/2001.00001), ICML 2020 "
        "[[PyTorch(Author)](https://github.com/a/b)] [(slides)](https://b.ee/s) "
        "[Hive (138)](https://b.ee/h) [[Combs](https://b.ee/c)\n"
    )
    labels = [link.label for link in (*draft.code, *draft.links)]
    assert labels == ["PyTorch(Author)", "slides", "Hive (138)", "Combs"]


@pytest.mark.parametrize(
    ("said", "authors", "venue", "year"),
    [
        ("by HIVE, Comb, and Wax, 2022", ("HIVE", "Comb", "Wax"), None, 2022),
        ("by Hive, COMB & Wax Labs (2022)", ("Hive", "COMB", "Wax Labs"), None, 2022),
        ("by Ann Keeper, Bo Drone, and Cy Queen, ICML 2020", ("Ann Keeper", "Bo Drone", "Cy Queen"), "ICML", 2020),
    ],
)  # fmt: skip
def test_who_signs_with_by_need_have_no_form_of_a_person(
    said: str, authors: tuple[str, ...], venue: str | None, year: int
) -> None:
    text = f"## Bees\n\n- [How Bees Count](https://arxiv.org/abs/2001.00001) {said} - a note\n"
    (draft,) = drafts(text)
    assert (tuple(map(str, draft.authors)), draft.venue, draft.year) == (authors, venue, year)


@pytest.mark.parametrize("name", ["Selection-p", "Anti-code", "Re-author", "Hive-paper"])
def test_a_name_with_a_hyphen_labels_no_line(name: str) -> None:
    title = f"{name}: Bees that Choose Themselves"
    text = f"## Bees\n\n- {title} <br> ICML 2024 [[Paper]](https://arxiv.org/abs/2410.11786)\n"
    (draft,) = drafts(
        text + "- Second Bees <br> ICML 2024 [[Paper]](https://arxiv.org/abs/2410.2)\n"
    )[:1]
    assert (draft.title, draft.venue) == (title, "ICML")


def test_topics_below_a_cited_name_are_no_people() -> None:
    names = ["Knuth", "McCarthy", "Van Roy", "Wiener", "Floyd", "Hoare"]
    topics = ["Computer History; Early Programming", "", "Programming Paradigms", "", "", ""]
    text = "## Papers\n\n" + "".join(
        f"1. **How {at} Bees Program Hives. [{name} (197{at})](https://b.ee/{at}.pdf).**\n"
        f"    \\\n    <sub>{topic or 'Bees'}</sub>\n\n"
        for at, (name, topic) in enumerate(zip(names, topics, strict=True))
    )
    found = drafts(text)
    assert [draft.authors_written for draft in found] == names
    assert {draft.venue for draft in found} == {None}
    assert found[0].more["note"] == "Computer History; Early Programming."


def test_a_company_among_companies_is_no_venue_for_its_capitals() -> None:
    names = ["Netflix", "LinkedIn", "Uber", "Airbnb", "DoorDash"]
    text = "## Bees\n\n" + "".join(
        f"- [How {name} Counts Bees Today](https://b.ee/{name}) `{name}` `2020`\n" for name in names
    )
    found = drafts(text)
    assert [(draft.tags, draft.venue, draft.year) for draft in found] == [
        ((name,), None, 2020) for name in names
    ]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("ECCV (oral)", {"presentation": "oral"}),
        ("ICML 2020 **Spotlight**", {"presentation": "Spotlight"}),
        ("ICML 2020, Best Paper Award", {"award": "Best Paper Award"}),
        ("Best Paper, ICLR 2020", {"award": "Best Paper"}),
        ("ICLR 2020 (Outstanding Paper Honorable Mention)", {"award": "Outstanding Paper Honorable Mention"}),
        ("accepted to ICML 2020", None),
    ],
)  # fmt: skip
def test_how_a_work_stood_there_is_kept(said: str, kept: dict[str, str] | None) -> None:
    (draft,) = drafts(f"## Bees\n\n- [How Bees Count](https://arxiv.org/abs/2001.00001). {said}\n")
    assert draft.venue in ("ECCV", "ICML", "ICLR")
    assert draft.more.get("extra") == kept


def test_a_paragraph_whose_title_begins_like_a_label_is_an_entry() -> None:
    titles = ["How Bees Count", "Guest Editorial: Bees and Wax", "Hive Demo: Bees in a Fair Way"]
    text = "## Bees\n\n" + "".join(
        f"[{title}](https://arxiv.org/abs/2001.0000{at}), ICML 201{at}\n\n"
        for at, title in enumerate(titles)
    )
    assert [draft.title for draft in drafts(text)] == titles


def test_what_a_list_says_of_itself_is_no_work() -> None:
    text = (
        "# Bees\n\n**Table of Contents**\n\n- [Papers](#papers)\n  - [Wax](#wax) "
        "[[dblp](https://d.org/?q=wax)]\n  - [Combs](#combs) [[dblp](https://d.org/?q=combs)]\n\n"
        "## Read this list on the web\n\n- **One-click copy** — BibTeX-ready (`@misc` mostly).\n\n"
        "## Browse by hive\n\n🐝 [Web (236)](https://b.ee/list/?env=Web) · "
        "[Desk (138)](https://b.ee/list/?env=Desk) · [Hive (12)](https://b.ee/list/?env=Hive)\n\n"
        "[2024](https://github.com/ann/bees/blob/main/r/2024.md), "
        "[2023](https://github.com/ann/bees/blob/main/r/2023.md), "
        "[Earlier](https://github.com/ann/bees/blob/main/r/earlier.md)\n\n"
        "## Criteria\n\n1. Papers are collected from journals. However, it may have recent papers on "
        "arXiv.\n\n## Papers\n\n- [How Bees Count](https://arxiv.org/abs/2001.00001), ICML 2020\n"
        "- [How Wasps Count](https://arxiv.org/abs/2001.00002), ICML 2021\n"
    )
    assert [draft.title for draft in drafts(text)] == ["How Bees Count", "How Wasps Count"]


@pytest.mark.parametrize(
    "said", ["bioRxiv 2026.01.13.699365", "bioRxiv (2026): 2026.01.13.699365v2", "bioRxiv 699365 (2026)"]
)  # fmt: skip
def test_the_number_of_a_preprint_is_no_part_of_its_server(said: str) -> None:
    (draft,) = drafts(
        f"## Bees\n\n- [How Bees Fold](https://b.ee/1.pdf). Ann Keeper, Bo Drone. {said}\n"
    )
    assert (draft.venue, draft.year) == ("bioRxiv", 2026)


@pytest.mark.parametrize(
    "line",
    ["a" + " " * 9_998 + "b", "a" + "\t" * 9_998 + "b", "a" + " \t" * 4_999 + "b", "*a" * 5_000],
    ids=["blanks", "tabs", "both", "stars"],
)
def test_a_flood_of_one_sign_takes_no_time(line: str) -> None:
    began = time.process_time()
    drafts(f"## Bees\n\n- {line}\n- [How Bees Count](https://arxiv.org/abs/2001.00001)\n")
    html.read(f"<ul><li>{line}</li></ul>", "list.html")
    # It took four seconds, the stars one.
    assert time.process_time() - began < 1.5


def test_headings_that_a_field_knows_are_venues_beside_chapters_that_are_topics() -> None:
    entry = "- [A Study of {0}](https://b.ee/{0}.pdf) :mortar_board:\n\n"
    names = {"2023": ["ICML", "Hive Conf", "AAAI"], "2022": ["ICML"], "Wax": ["Melting", "Honey"]}
    text = "# Bees\n\n"
    for above, below in names.items():
        text += f"## {above}\n\n" + "".join(f"### {one}\n\n" + entry.format(one) for one in below)
    venues = [(draft.venue, draft.year) for draft in drafts(text)]
    assert venues[:4] == [("ICML", 2023), ("Hive Conf", 2023), ("AAAI", 2023), ("ICML", 2022)]
    assert venues[4:] == [(None, None)] * 2


def test_the_code_of_an_emoji_is_no_part_of_a_venue() -> None:
    (draft,) = drafts(
        "## B\n\n- [How Bees Count](https://b.ee/1.pdf), NeurIPS 2020 :mortar_board:\n"
    )
    assert (draft.venue, draft.year) == ("NeurIPS", 2020)


def test_a_paragraph_that_begins_as_nearly_all_do_is_an_entry_however_short() -> None:
    long = "**[ICBee]** How Bees of the {} Valley Count, [[paper](https://arxiv.org/abs/2001.{:05})]\n\n"
    short = "**[ICBee]** Fast Wax, [[paper](https://arxiv.org/abs/2002.00001)] [[code](https://github.com/a/wax)]\n\n"
    many = "".join(long.format(f"{at}th", at) for at in range(30))
    found = drafts(f"## Bees\n\n{many}{short}{long.format('Last', 99)}")
    assert [one.title for one in found][-2:] == ["Fast Wax", "How Bees of the Last Valley Count"]
    assert not found[-3].code
    # Of ten nobody knows how they begin.
    few = "".join(long.format(f"{at}th", at) for at in range(10))
    assert len(drafts(f"## Bees\n\n{few}{short}")) == 10
    # A label with its link says more of the entry above.
    below = "".join(
        long.format(f"{at}th", at) + "**Slides** [pdf](https://a.org/s.pdf)\n\n" for at in range(30)
    )
    assert len(drafts(f"## Bees\n\n{below}")) == 30


def test_a_quotation_is_of_an_entry_where_others_have_one_too() -> None:
    entry = '**[{}]** Ann Keeper. "How {} Count." BeeConf, 2020. [pdf](https://arxiv.org/abs/2001.0000{})\n\n'
    entries = [entry.format(at, name, at) for at, name in enumerate(["Bees", "Ants", "Wasps"], 1)]
    said = "> After these papers you know how insects count, and may read on.\n\n"
    assert [one.more.get("note") for one in drafts("## Bees\n\n" + "".join(entries) + said)] == [
        None, None, None,
    ]  # fmt: skip
    each = drafts("## Bees\n\n" + "".join(one + "> They count to four.\n\n" for one in entries))
    assert [one.more.get("note") for one in each] == ["They count to four."] * 3


@pytest.mark.parametrize(
    "line",
    [
        "Bee papers accepted by top conferences and journals, Including [IJCAI](https://dblp.org/db/conf/ijcai)(Joint Conference on AI).",
        "This repository is a list of works on [bees](https://arxiv.org/abs/2001.00009) and wax.",
        "[Ann Keeper](https://ann.example.org)(Hive University): Wax, Honey and Bees",
        "- [BCJ](https://dblp.org/search?q=bees) 2021, 2020",
    ],
)
def test_what_leads_from_the_list_to_elsewhere_is_no_work_of_it(line: str) -> None:
    entry = "[How {} Learn to Count](https://arxiv.org/abs/2001.0000{}), BeeConf 2020\n\n"
    lead = "- " if line.startswith("- ") else ""
    works = "".join(
        lead + entry.format(name, at) for at, name in enumerate(["Bees", "Ants", "Wasps"])
    )
    assert len(drafts(f"## Bees\n\n{works}{line}\n\n{works.replace('Learn', 'Begin')}")) == 6


def test_a_table_of_the_years_of_venues_lists_no_works() -> None:
    head = "| Venue | Years |\n|---|---|\n"
    rows = (
        "| [AISTATS](https://dblp.org/search?q=bees) | [25](https://proceedings.mlr.press/v258/), [24](https://proceedings.mlr.press/v238/) |\n"
        * 3
    )
    text = f"## Venues\n\n{head}{rows}\n## Bees\n\n- [How Bees Count](https://arxiv.org/abs/2001.00001). BeeConf 2020\n"
    assert [one.title for one in drafts(text)] == ["How Bees Count"]


def test_what_a_work_was_is_kept_from_a_cell_and_words_beside_its_links() -> None:
    rows = (
        "| Title | Venue | Code |\n|---|---|---|\n"
        "| [How Bees Count](https://arxiv.org/abs/2001.00001) | ICML **(Oral)** | [torch](https://github.com/a/b)(Releasing) |\n"
        "| [How Ants Count](https://arxiv.org/abs/2001.00002) | ICML | [torch](https://github.com/a/c) |\n"
    )
    found = drafts(f"## 2020\n\n{rows}")
    assert [one.venue for one in found] == ["ICML", "ICML"]
    assert [one.more.get("extra") for one in found] == [
        {"presentation": "Oral", "Code": "Releasing"}, None,
    ]  # fmt: skip


def test_a_title_without_blanks_is_long_enough_to_be_described() -> None:
    text = "## Bees\n\n" + "".join(
        f"- **{title}**\n  - The author proposes a way to count the bees of a hive.\n\n"
        for title in (
            "面向稀疏神经网络的片上系统设计",
            "面向深度神经网络的数据流架构",
            "面向类脑计算芯片的仿真平台",
        )
    )
    assert [one.title[:2] for one in drafts(text)] == ["面向"] * 3


def test_other_lists_and_what_is_to_come_are_no_works() -> None:
    works = "".join(
        f"- [How {name} Count](https://arxiv.org/abs/2001.0000{at})\n"
        for at, name in enumerate(["Bees", "Ants", "Wasps"])
    )
    more = "### Other paper lists\n\n- [Awesome Wax](https://github.com/a/wax)\n\n"
    assert len(drafts(f"# Bees\n\n{more}# Papers\n\n{works}")) == 3
    assert (
        len(
            drafts(
                "## Bees\n\n- **How Bees Count the Days**\n- **to be updated soon**\n- **Other ways**\n"
            )
        )
        == 1
    )


@pytest.mark.parametrize(
    ("behind", "marks"),
    [
        ([":star::star:", ":star:", ""], ["⭐⭐", "⭐", None]),
        (["🔥", ":fire: :mortar_board:", ""], ["🔥", "🔥🎓", None]),
        # All have it, or it counts something.
        (["🔥", "🔥", "🔥"], [None] * 3),
        (["[12 🔥]", "[1.2k🔥]", "⭐ 120"], [None] * 3),
    ],
)
def test_signs_that_recommend_some_works_are_kept(
    behind: list[str], marks: list[str | None]
) -> None:
    text = "".join(
        f"- [How {name} Learn to Count](https://arxiv.org/abs/2001.0000{at}). BeeConf 2020. {sign}\n"
        for at, (name, sign) in enumerate(zip(["Bees", "Ants", "Wasps"], behind, strict=True))
    )
    found = drafts(f"## Insects\n\n{text}")
    assert [one.title for one in found] == [
        f"How {name} Learn to Count" for name in ("Bees", "Ants", "Wasps")
    ]
    assert [one.more.get("extra", {}).get("mark") for one in found] == marks


def test_a_paragraph_that_leads_nowhere_among_items_that_do_is_prose() -> None:
    works = "".join(
        f"- [How {name} Learn to Count](https://arxiv.org/abs/2001.0000{at}) by Ann Keeper, 2020.\n"
        for at, name in enumerate(["Bees", "Ants", "Wasps", "Flies", "Moths", "Beetles"])
    )
    prose = "Recent years have seen systems for counting, such as Fast Wax (Keeper et al., 2022), Hives (HiveCorp, 2021).\n\n"
    repository = "- Other lists:\n  - [ann/awesome-bees](https://github.com/ann/awesome-bees)\n"
    assert (
        len(
            drafts(
                f"## Bees\n\n{works}{repository}\n## Wax\n\n{prose}{works.replace('Learn', 'Begin')}"
            )
        )
        == 12
    )


def test_a_title_may_stand_in_bold_and_in_quotation_marks() -> None:
    entry = "**[{}]** J. Long, E. Hive, and T. Wax, {}**How {} Learn to Count**.{} in ICML, 2015. [[pdf]](https://arxiv.org/abs/2001.0000{})\n\n"
    marks = [("“", "”"), ("„", "“"), ("«", "»"), ('"', '"')]
    text = "".join(
        entry.format(at, one, name, two, at)
        for at, (name, (one, two)) in enumerate(
            zip(["Bees", "Ants", "Wasps", "Flies"], marks, strict=True)
        )
    )
    assert [
        (one.title, one.venue, len(one.authors)) for one in drafts(f"## Insects\n\n{text}")
    ] == [(f"How {name} Learn to Count", "ICML", 3) for name in ("Bees", "Ants", "Wasps", "Flies")]


def test_a_link_with_a_number_is_nobody_s() -> None:
    lines = [
        "1. [How Bees Count at Scale, Part 1](https://bees.example.org/1) ([Part 2](https://bees.example.org/2)) `Hive` `2021`",
        "2. [How Ants Count at Scale](https://bees.example.org/3) `Hive` `2020`",
        "3. [How Wasps Count at Scale](https://bees.example.org/4) `Nest` `2020`",
    ]
    first, *_ = drafts("## Papers\n\n" + "\n".join(lines) + "\n")
    assert not first.authors
    assert [(one.label, one.url) for one in first.links] == [
        ("Part 2", "https://bees.example.org/2")
    ]
