"""Kinds of entries that a whole list has alike, each with works that were made up."""

import pytest

from awesomequant.intake.formats import markdown
from awesomequant.intake.grammar.headings import is_housekeeping
from awesomequant.intake.grammar.venues import find
from awesomequant.library.draft import Draft
from awesomequant.works.code_hosts import is_repository
from awesomequant.works.dates import read_date
from awesomequant.works.years import year_of


def drafts(text: str) -> list[Draft]:
    return markdown.read(text, "list.md").drafts


def test_a_column_of_dates_may_write_its_months_without_a_sign() -> None:
    rows = "".join(
        f"|20230{month}|A. Keeper et al.|[Wax That Grows in Month {month}](https://b.ee/{month}.pdf)|\n"
        for month in (4, 5, 6)
    )
    found = drafts(f"## Wax\n\n|Date|Authors|Title|\n|---|---|---|\n{rows}")
    assert [(one.year, one.more.get("date")) for one in found] == [
        (2023, "2023-04"), (2023, "2023-05"), (2023, "2023-06"),
    ]  # fmt: skip
    assert read_date("202313") is None
    assert read_date("190001").iso == "1900-01"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    ["2010.06608", "[1909.02005v2]", "CVE-2017-5753 and CVE-2018-5715", "RFC 2018", "RFC-1958"],
)
def test_numbers_of_preprints_faults_and_standards_name_no_year(text: str) -> None:
    assert year_of(text) is None
    assert find(text).year is None


LED = """## Wax

* Bees that count in the dark, in *SIGBEE 2019.* [\\[paper\\]](https://b.ee/1.pdf)
* Hives: Beyond wax for long winters, accepted to **SIGBEE 2021**. [\\[paper\\]](https://b.ee/2.pdf)
* Wasps that forget what they were told published in *ICML 2020* [\\[paper\\]](https://b.ee/3.pdf)
* La cire qui pousse la nuit, dans *Revue des abeilles 2018.* [\\[paper\\]](https://b.ee/4.pdf)
* Пчёлы, которые считают, опубликовано в *Журнал пчёл 2020* [\\[paper\\]](https://b.ee/6.pdf)
* 蜜蜂计数的方法研究，发表于 *CVPR 2020* [\\[paper\\]](https://b.ee/7.pdf)
* What a hive is made in [\\[paper\\]](https://b.ee/5.pdf)
"""


def test_what_leads_to_a_venue_is_no_part_of_the_title() -> None:
    assert [(one.title, one.venue, one.year) for one in drafts(LED)] == [
        ("Bees that count in the dark", "SIGBEE", 2019),
        ("Hives: Beyond wax for long winters", "SIGBEE", 2021),
        ("Wasps that forget what they were told", "ICML", 2020),
        ("La cire qui pousse la nuit", "Revue des abeilles", 2018),
        ("Пчёлы, которые считают", "Журнал пчёл", 2020),
        ("蜜蜂计数的方法研究", "CVPR", 2020),
        ("What a hive is made in", None, None),
    ]


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://github.com/ann/wax", True),
        ("https://github.com/ann/wax/tree/main/discussions", False),
        ("https://github.com/ann/wax/discussions/12", False),
        ("https://gitlab.com/ann/wax/issues?open", False),
        ("https://github.com/ann/wikiwax", True),
    ],
)
def test_a_page_where_people_speak_of_a_repository_is_none(address: str, *, is_one: bool) -> None:
    assert is_repository(address) is is_one


NAMED = """## Hives

- **BCT**
  - Title: Counting bees: Modelling the growth of a hive
  - Authors: Ann Keeper, Bo Drone
  - Venue: SIGBEE, 2019
  - 📄 [paper](https://b.ee/1.pdf)
- **How deep?**
  - Authors: Cy Queen, Di Wasp
  - Title: How Deep Is a Hive?
  - [paper](https://b.ee/2.pdf)
- **WaxNet**
  - 论文标题: WaxNet - A Net of Wax
  - 作者: Ann Keeper
  - [paper](https://b.ee/3.pdf)
"""


def test_a_line_that_is_called_the_title_is_one_below_a_short_name() -> None:
    assert [one.title for one in drafts(NAMED)] == [
        "Counting bees: Modelling the growth of a hive",
        "How Deep Is a Hive?",
        "WaxNet - A Net of Wax",
    ]


@pytest.mark.parametrize(
    ("entry", "title", "authors"),
    [
        ("[Hives: Efficient Wax by Principled Search (ICML 2018)]({u})",
         "Hives: Efficient Wax by Principled Search", ()),
        ("[WAX+HIVE: A High Comb, Low Noise, L3 Cell Attack]({u}) - Ann Keeper, Bo Drone",
         "WAX+HIVE: A High Comb, Low Noise, L3 Cell Attack", ("Ann Keeper", "Bo Drone")),
        ("Deep Layered Extraction (DLE): A Novel Model of Bees [[paper]({u})]",
         "Deep Layered Extraction (DLE): A Novel Model of Bees", ()),
        ("**Hive Centre TCP (HCTCP)**. In: SIGBEE, 2010. [[PDF]({u})]",
         "Hive Centre TCP (HCTCP)", ()),
        ("[The Wax Olympics 2020: A Community Challenge for Hives]({u}) (2021)",
         "The Wax Olympics 2020: A Community Challenge for Hives", ()),
        ("[Findings of the BeesNLP 2021 Shared Task on Open Hives]({u})",
         "Findings of the BeesNLP 2021 Shared Task on Open Hives", ()),
        ("**Towards Grand Unification of Hives(Oral)** [paper]({u})",
         "Towards Grand Unification of Hives", ()),
        ("**Bees That Turn by Rotations on SE(3)** [paper]({u})",
         "Bees That Turn by Rotations on SE(3)", ()),
        ("Keeper A., Drone B., Queen C. и др. Wax Fields, Mode Hives, and Fast Growth of Combs // ICML. — 2018. [[arXiv]({u})]",
         "Wax Fields, Mode Hives, and Fast Growth of Combs", ("A. Keeper", "B. Drone", "C. Queen", "et al.")),
        ("**Bees of Memory.** *Ann Keeper, Bo Drone, Cy S. Queen. UIST.* [[paper]({u})]",
         "Bees of Memory", ("Ann Keeper", "Bo Drone", "Cy S. Queen")),
        ("**Keeper M**, **Drone E**#, Wasp JB. **Wax in soil: small drivers of a hive**. *Bee Review*. [Link]({u})",
         "Wax in soil: small drivers of a hive", ("M. Keeper", "E. Drone", "J. B. Wasp")),
    ],
)  # fmt: skip
def test_who_is_a_person_and_where_a_title_ends(
    entry: str, title: str, authors: tuple[str, ...]
) -> None:
    many = "".join(f"- {entry.format(u=f'https://arxiv.org/abs/2001.0000{n}')}\n" for n in (1, 2))
    found = drafts(f"## Papers\n\n{many}")
    assert [(one.title, one.authors) for one in found] == [(title, authors)] * 2


def test_a_well_known_meeting_in_brackets_ends_the_people_before_a_sentence() -> None:
    text = (
        "## Papers\n\n- [2019] [A Study of All Wax and Its Defences](https://arxiv.org/abs/1811.05441)"
        " - Ann Keeper, Bo Drone, Cy Queen (USENIX Security) The tree that everybody draws.\n"
    )
    (one,) = drafts(text)
    assert (one.authors, one.venue, one.year) == (
        ("Ann Keeper", "Bo Drone", "Cy Queen"), "USENIX Security", 2019,
    )  # fmt: skip
    assert one.more["note"] == "The tree that everybody draws."


def test_a_column_of_teams_says_where_people_work() -> None:
    table = (
        "| Title | Venue | Team | Links |\n|---|---|---|---|\n"
        "| **Bees That Drive Themselves Home** | ICRA 2018 | Hive | [paper](https://b.ee/1.pdf) |\n"
        "| **Wax by Cheating** | CoRL 2019 | UT Apis | [paper](https://b.ee/2.pdf) |\n"
    )
    found = drafts(f"## Planning\n\n{table}")
    assert [one.authors for one in found] == [(), ()]
    assert [one.more["extra"] for one in found] == [{"Team": "Hive"}, {"Team": "UT Apis"}]


def test_lists_of_papers_and_posts_are_no_code_and_no_people() -> None:
    text = (
        '## Surveys\n\n- "Hives in Summer", *arXiv, Dec 2023*. [[Paper](https://arxiv.org/abs/2312.07843)]'
        " [[Paper List](https://github.com/ann/hives)]\n"
        '- "Hives in Winter", *arXiv, Dec 2022*. [[Paper](https://arxiv.org/abs/2212.07843)]'
        " [[知乎](https://zhuanlan.zhihu.com/p/1)]\n"
    )
    found = drafts(text)
    assert [(one.code, one.authors, len(one.links)) for one in found] == [((), (), 1), ((), (), 1)]


PAPERS = """# Awesome Wax

## Last update 2023-12-08

- **2023-06**: The tables are read [here](https://hive.example.org).

## Papers

- [Wax Fields for Hives](https://arxiv.org/abs/2007.11571), Keeper et al., ICML 2020
- [Wax Trees for Hives](https://arxiv.org/abs/2007.11572), Keeper et al., ICML 2021
- Wax Morphology with Deep Combs and More (Ann Keeper, Bo Drone, Cy Queen)
- [Wax Roots for Hives](https://arxiv.org/abs/2007.11573), Keeper et al., ICML 2022
- [Wax Clouds for Hives](https://arxiv.org/abs/2007.11574), Keeper et al., ICML 2022

### Unconstrained

- [Hives in the Wild](https://hive-w.github.io/), Drone et al., ICML 2021
- [Hives in the Woods](https://hive-o.github.io/), Drone et al., arXiv 2021

### Software

- [waxbench](https://github.com/ann/waxbench) – counting of wax in many frames
- [hive-db](https://hive-db.example.org) – a browsable collection of hives

## License

[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)
"""


def test_which_sections_hold_works() -> None:
    assert [one.title for one in drafts(PAPERS)] == [
        "Wax Fields for Hives",
        "Wax Trees for Hives",
        "Wax Morphology with Deep Combs and More",
        "Wax Roots for Hives",
        "Wax Clouds for Hives",
        "Hives in the Wild",
        "Hives in the Woods",
    ]
    assert is_housekeeping(("Last update 2023-12-08",))
    assert is_housekeeping(("Licença",))
    assert not is_housekeeping(("Updates of Wax",))


def test_what_a_tool_does_is_no_title() -> None:
    text = (
        "## Papers\n\n- [waxbench](https://arxiv.org/abs/2007.11571) – counting of wax in frames\n"
        "- [hivedb](https://arxiv.org/abs/2007.11572) – a browsable collection of hives\n"
    )
    assert [(one.title, one.more["note"]) for one in drafts(text)] == [
        ("waxbench", "counting of wax in frames."),
        ("hivedb", "a browsable collection of hives."),
    ]


def test_where_something_stands_below_a_label_of_data_its_repository_is_no_code() -> None:
    text = (
        "## 評価\n\n- [HiveGLUE: 蜂のベンチマーク](https://b.ee/1.pdf)（養蜂学会年次大会 2022）\n"
        "  - 著者：栗原健太郎、河原大輔\n  - データ：[ann/HiveGLUE](https://github.com/ann/HiveGLUE)\n"
        "- [Beyond Wax: Testing of Hives](https://arxiv.org/abs/2005.00001)（ACL 2020、Best Paper）\n"
        "  - 著者：Ann Keeper, Bo Drone\n  - コード：[ann/wax](https://github.com/ann/wax)\n"
    )
    hive, wax = drafts(text)
    assert (hive.code, [link.label for link in hive.links]) == ((), ["データ"])
    assert [link.url for link in wax.code] == ["https://github.com/ann/wax"]
    assert (wax.venue, wax.year) == ("ACL", 2020)


def test_a_korean_society_behind_names_is_no_person() -> None:
    text = (
        "## 번외\n\n- **[꿀벌 기반 한국어 밀랍 연구](https://b.ee/1.pdf)** (정하윤, 김도현, "
        "한국꿀벌학회 학술발표논문집, 2022) : 데이터셋 구축 부분 참고.\n"
    )
    (one,) = drafts(text)
    assert (one.authors, one.venue, one.year) == (
        ("정하윤", "김도현"), "한국꿀벌학회 학술발표논문집", 2022,
    )  # fmt: skip


def test_a_sentence_that_leads_to_the_meeting_introduces_the_page() -> None:
    text = (
        "# SIGBEE 2022 Papers\n\nA collection of [SIGBEE 2022](https://sigbee.example.org) papers and"
        " their open-source projects!\n\n*Bees are counted in many ways, and the goal of this document is"
        " to provide a nearly comprehensive list of citations for those who count them, who would count"
        " them, and who have counted them for years, by whatever means they had.*\n\n"
        "[![download](https://img.shields.io/badge/download-red)](https://b.ee/all.pdf)\n\n"
        "## Wax\n\n**Counting Wax by Night**\n\n- Paper: https://arxiv.org/abs/2110.00001\n"
    )
    assert [one.title for one in drafts(text)] == ["Counting Wax by Night"]
