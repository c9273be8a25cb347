"""Where people work, in brackets: in lists that say it, it is neither a venue nor a person."""

import pytest

from awesomequant.intake.formats import markdown
from awesomequant.library.draft import Draft
from awesomequant.works.people import names_institutions


def drafts(text: str) -> list[Draft]:
    return markdown.read(text, "list.md").drafts


TITLES = ["A Hive on a Chip", "Counting Wax in Memory", "Combs for Fast Honey", "Bees in Silicon"]


def test_brackets_that_hold_universities_hold_no_venue() -> None:
    works = ["Hive University, UCLA", "HATCH", "Bee Institute of Technology", "Wax Labs, HATCH"]
    lines = [f"- **{one}.** ({where})" for one, where in zip(TITLES, works, strict=True)]
    found = drafts("## Papers\n\n### 2016 ISCA\n" + "\n".join(lines) + "\n")
    assert [draft.title for draft in found] == TITLES
    assert [(draft.venue, draft.year, draft.authors) for draft in found] == [("ISCA", 2016, ())] * 4
    assert [draft.more["extra"]["affiliation"] for draft in found] == works


def test_brackets_that_hold_venues_are_venues_still() -> None:
    venues = ["HATCH", "ICML", "WAXCON", "Hive University"]
    lines = [f"- **{one}.** ({where})" for one, where in zip(TITLES, venues, strict=True)]
    found = drafts("## Papers\n\n### 2016\n" + "\n".join(lines) + "\n")
    assert [draft.venue for draft in found] == ["HATCH", "ICML", "WAXCON", None]


def test_people_and_where_each_of_them_works() -> None:
    text = (
        "## Bees\n\n- **A Hive on a Chip** ([pdf](https://b.ee/1.pdf))<br>*Ann Keeper* (Hive "
        "University), *Bo Drone* (WaxLab, Combtown)\n- **Counting Wax in Memory** "
        "([pdf](https://b.ee/2.pdf))<br>*Cy Queen* (Hive University), *Di Worker* (NVIDIA)\n"
    )
    found = drafts(text)
    assert [draft.authors for draft in found] == [
        ("Ann Keeper", "Bo Drone"), ("Cy Queen", "Di Worker"),
    ]  # fmt: skip
    assert [draft.venue for draft in found] == [None, None]
    assert found[0].more["extra"] == {"affiliation": "Hive University; WaxLab, Combtown"}


def test_a_firm_with_a_year_signs_a_work_and_a_bracket_before_the_title_is_its_name() -> None:
    lines = [
        f"* [[{name}] {title} ({who})](https://b.ee/{at}.pdf)"
        for at, (name, title, who) in enumerate(
            [
                ("CHIP", TITLES[0], "Google 2019"),
                ("Wax & Comb", TITLES[1], "Stanford 2017"),
                ("FastHoney", "Honey - Combs for All", "Hive-Alibaba 2018"),
            ]
        )
    ]
    found = drafts("## Bees\n\n" + "\n".join(lines) + "\n")
    assert [draft.title for draft in found] == [*TITLES[:2], "Honey - Combs for All"]
    assert [(draft.authors_written, draft.venue, draft.year) for draft in found] == [
        ("Google", None, 2019), ("Stanford", None, 2017), ("Hive-Alibaba", None, 2018),
    ]  # fmt: skip
    assert found[1].more["extra"] == {"name": "Wax & Comb"}


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("MIT, NVIDIA", True),
        ("Google Brain", True),
        ("Université de Rucher, Miel", True),
        ("清华大学", True),
        ("ICML", False),
        ("Meta Learning", False),
        ("Hive University Press", False),
        ("PhD thesis, Hive University", False),
        ("we met at a university", False),
        ("Neural Networks", False),
    ],
)
def test_what_names_institutions(text: str, *, is_one: bool) -> None:
    assert names_institutions(text) is is_one


def test_firms_and_universities_are_known_in_chinese() -> None:
    text = (
        "## 论文\n- **蜜蜂会数数吗？**（清华大学，2020）[[pdf](https://b.ee/1.pdf)]\n"
        "- **黄蜂会忘记吗？**（阿里巴巴，2021）[[pdf](https://b.ee/2.pdf)]\n"
    )
    assert [(one.authors_written, one.venue, one.year) for one in drafts(text)] == [
        ("清华大学", None, 2020), ("阿里巴巴", None, 2021),
    ]  # fmt: skip


def test_what_a_bracket_before_a_title_says_is_no_name_where_it_is_a_kind_or_a_venue() -> None:
    text = (
        "## Bees\n- [[Survey] Wasps that Forget Their Paper](https://b.ee/2.pdf)\n"
        "- [[ICML'20] Ants that Walk](https://b.ee/3.pdf)\n"
        "- [[BEE-Net] Termites that Build](https://b.ee/4.pdf)\n"
    )
    found = drafts(text)
    assert [(one.title, one.venue, one.more.get("extra")) for one in found] == [
        ("Wasps that Forget Their Paper", None, None),
        ("Ants that Walk", "ICML", None),
        ("Termites that Build", None, {"name": "BEE-Net"}),
    ]
