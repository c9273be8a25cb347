"""Kinds of lists that strangers keep, each with works that were made up: what is read of them."""

import pytest

from awesomequant.intake.formats import markdown
from awesomequant.intake.grammar.labels import is_generic
from awesomequant.intake.grammar.titles import abbreviates, trimmed
from awesomequant.intake.grammar.venues import find
from awesomequant.library.draft import Draft


def drafts(text: str) -> list[Draft]:
    return markdown.read(text, "list.md").drafts


def extra(draft: Draft) -> dict[str, str]:
    return dict(draft.more.get("extra", {}))


STATING = """# A Reader

# Papers

## Bees

**Counting the Bees of a Hive by Their Sound Alone**

- intro: CVPR 2015, PAMI 2016
- arxiv: <https://arxiv.org/abs/1611.00001>
- github(Keras, official): <https://github.com/ann/count>

**Wax Grows Where Nobody Looks: A Slow Study**

- intro: ICCV 2017 Best paper award, Hive Prize
- intro: Hive University & Wax Research
- arxiv: <https://arxiv.org/abs/1611.00002>

**Swarms That Learn to Sleep in Turns**

-intro: Ann Keeper, Bo Drone, and Cy Queen
- intro: 79.7% of the swarms slept in the test set
- arxiv: <https://arxiv.org/abs/1611.00003>

# Video

**Moving Pictures of Bees at Dusk**

- intro: TPAMI
- arxiv: <https://arxiv.org/abs/1611.00004>

**[Still Pictures of Bees at Dawn](https://arxiv.org/abs/1611.00005)**
"""


def test_a_labelled_note_that_names_a_venue_or_people_states_them() -> None:
    found = drafts(STATING)
    assert [(one.venue, one.year) for one in found] == [
        ("CVPR", 2015), ("ICCV", 2017), (None, None), ("TPAMI", None), (None, None),
    ]  # fmt: skip
    assert [one.code[0].url for one in found if one.code] == ["https://github.com/ann/count"]
    assert extra(found[1])["affiliation"] == "Hive University & Wax Research"
    assert "note" not in found[1].more
    assert found[2].authors == ("Ann Keeper", "Bo Drone", "Cy Queen")
    assert found[2].more["note"] == "79.7% of the swarms slept in the test set."


def test_a_topic_beside_the_papers_is_one_of_theirs_where_all_in_it_are_papers() -> None:
    assert [one.sections for one in drafts(STATING)][-2:] == [("Video",), ("Video",)]
    tools = STATING.replace("# Video", "# Tools")
    assert len(drafts(tools)) == 3


TIMETABLE = """## Readings

<table>
<tr><th>Date</th><th>Topic</th><th>Readings</th><th>Notes</th></tr>
<tr><td>Jan 28</td><td rowspan="2">Wax</td><td><ul>
<li><b>[R]</b> <a href="https://b.ee/1.pdf">How Wax Is Made by Many</a>, A. Keeper, B. Drone, SIGBEE
 1984</li>
<li>[O] <a href="https://b.ee/2.pdf">Hive Control Protocol (HCP)</a>, A. Keeper, et al., SIGCOMM
 2010 [<a href="https://www.youtube.com/watch?v=1">talk</a>]</li>
</ul></td><td>HW1 out</td></tr>
<tr><td>Feb 4</td><td><ul>
<li>[O] Dancing in the Dark and What It Says, C. Queen and D. Wasp, SIGCOMM 1993</li>
<li><b>[R]</b> <a href="https://b.ee/4.pdf">BHC: Bee-Based Hive Control</a>, C. Queen, ACM Queue
 2016</li>
</ul></td><td>HW1 due</td></tr>
<tr><td>Feb 6</td><td colspan="3"><i>No class (snow day)</i></td></tr>
</table>
"""


def test_the_readings_of_a_timetable_are_entries_and_its_dates_are_not_theirs() -> None:
    found = drafts(TIMETABLE)
    assert [one.title for one in found] == [
        "How Wax Is Made by Many",
        "Hive Control Protocol (HCP)",
        "Dancing in the Dark and What It Says",
        "BHC: Bee-Based Hive Control",
    ]
    assert [(one.venue, one.year) for one in found] == [
        ("SIGBEE", 1984), ("SIGCOMM", 2010), ("SIGCOMM", 1993), ("ACM Queue", 2016),
    ]  # fmt: skip
    assert [one.tags for one in found] == [("R",), ("O",), ("O",), ("R",)]
    assert all("note" not in one.more for one in found)


BREAKS = """## Schedule

| # | Date | Topic | Readings | Notes |
|---|---|---|---|---|
| 1 | Jan 8 | Introduction | *none* | [slides](slides/1.pdf) |
| 2 | Jan 10 | Wax | [How Wax Is Made by Many](https://b.ee/1.pdf) (Keeper et al., SIGCOMM '84) <br> \
[Hive Control by Dancing Messengers](https://b.ee/2.pdf) (Drone et al., SIGCOMM '10) | |
| | Jan 15 | **No class** | | |
| 3 | Jan 17 | Bees | [Dancing in the Dark and What It Says](https://b.ee/3.pdf) (Queen et al., OSDI '88) <br> \
Optional: [Bee-Based Hive Control](https://b.ee/4.pdf) | homework 1 |
| 4 | Jan 22 | Nectar | [What Nectar Knows of Flowers](https://b.ee/5.pdf) (Wasp et al., SIGCOMM '90) <br> \
Flowers: A Scalable and Open Meadow for Bees (Ann et al., SIGCOMM '91) | |
"""


def test_the_lines_of_a_cell_of_readings_are_entries_in_a_table_of_pipes_too() -> None:
    assert [(one.title, one.venue, one.year) for one in drafts(BREAKS.replace("\\\n", ""))] == [
        ("How Wax Is Made by Many", "SIGCOMM", 1984),
        ("Hive Control by Dancing Messengers", "SIGCOMM", 2010),
        ("Dancing in the Dark and What It Says", "OSDI", 1988),
        ("Bee-Based Hive Control", None, None),
        ("What Nectar Knows of Flowers", "SIGCOMM", 1990),
        ("Flowers: A Scalable and Open Meadow for Bees", "SIGCOMM", 1991),
    ]


def test_a_cell_that_goes_over_several_rows_stands_in_each() -> None:
    head = "<table><tr><th>Topic</th><th>Title</th><th>Year</th></tr>"
    rows = (
        '<tr><td rowspan="2">Wax</td><td><a href="https://arxiv.org/abs/2001.00001">How Wax Is '
        "Made by Many</a></td><td>2020</td></tr>"
        '<tr><td><a href="https://arxiv.org/abs/2101.00001">How Honey Is Made by Few</a></td>'
        "<td>2021</td></tr>"
        '<tr><td>Hives</td><td rowspan="2"><a href="https://arxiv.org/abs/1901.00001">Hives of '
        "Cities and of Villages</a></td><td>2019</td></tr>"
        "<tr><td>Cities</td><td>2019</td></tr>"
    )
    found = drafts(f"## Bees\n\n{head}{rows}</table>\n")
    assert [(one.title, one.tags, one.year) for one in found] == [
        ("How Wax Is Made by Many", ("Wax",), 2020),
        ("How Honey Is Made by Few", ("Wax",), 2021),
        ("Hives of Cities and of Villages", ("Hives", "Cities"), 2019),
    ]


@pytest.mark.parametrize(
    ("short", "long", "is_its"),
    [
        ("HCP", "Hive Control Protocol", True),
        ("VOC", "The PASCAL Visual Object Classes", True),
        ("GANs", "Many Generative Adversarial Networks", True),
        ("ICML", "Is Counting a Matter of Learning", False),
        ("JMLR", "Hive Control Protocol", False),
        ("Bees", "Better Estimates of Every Swarm", False),
    ],
)
def test_an_acronym_in_brackets_that_a_title_spells_out_is_its_own(
    short: str, long: str, *, is_its: bool
) -> None:
    assert abbreviates(short, long) is is_its


def test_an_acronym_inside_a_title_is_no_venue() -> None:
    text = "".join(
        f"- **[{name}]** {title} | Ann Keeper, et al. | **[IJCV' 10]** | [`[pdf]`](https://b.ee/1)\n"
        for name, title in [
            ("HOC", "The Hive Object Classes (HOC) Challenge"),
            ("Fast B-CNN", "Fast B-CNN"),
            ("BeeNet", "BeeNet: A Net That Catches No Bees"),
        ]
    )
    found = drafts(f"## Bees\n\n{text}")
    assert found[0].title == "The Hive Object Classes (HOC) Challenge"
    assert {(one.venue, one.year) for one in found} == {("IJCV", 2010)}
    assert found[1].authors == ("Ann Keeper", "et al.")


FOLDED = """## Contents

- **Wax**
  - Counting the Wax of Hives (CCS 2017)

## Wax

### [How Bees Count Their Wax (S&P 2021)](https://b.ee/1.pdf)

<details><summary><b>Abstract:</b></summary>Bees count wax. However, nobody knows how they do it
in the dark of a hive.</details>

* [Code](https://github.com/ann/wax)

### Counting the Wax of Hives (CCS 2017)

[Paper](https://b.ee/2.pdf)

<details><summary><b>Abstract:</b></summary>Wax counts as well. We show that it does so on every
day but Sunday.</details>

### [Wax as a Chain of Cells (CCS 2016)](https://b.ee/3.pdf)

* [Code](https://github.com/ann/chain)
"""


def test_an_index_of_titles_takes_no_place_of_the_works_and_an_unfolded_abstract_is_one() -> None:
    found = drafts(FOLDED)
    assert [(one.title, one.venue, one.year, one.url) for one in found if one.url] == [
        ("How Bees Count Their Wax", "S&P", 2021, "https://b.ee/1.pdf"),
        ("Counting the Wax of Hives", "CCS", 2017, "https://b.ee/2.pdf"),
        ("Wax as a Chain of Cells", "CCS", 2016, "https://b.ee/3.pdf"),
    ]
    assert [one.title for one in found].count("Counting the Wax of Hives") == 1
    assert str(found[-3].more["abstract"]).startswith("Bees count wax.")


NAMED = """## Wax

**BNet – BNet: a net of bees that counts the wax of hives** [[github](https://github.com/a/b)][[paper](https://journal.example/content/4)]

This counts wax in the dark (or “tries to”) of the hive, and is built on older nets (wax+honey).

**AskWax – Hive questions that nobody answers by themselves** [[github](https://github.com/a/q)][[paper](https://journal.example/q/5)]

It answers them.

**DanceR - DanceR: a recurrent dance of bees in the dark** [[preprint](https://arxiv.org/abs/1709.00001)][[paper](https://journal.example/d/6)]

A dance.
"""


def test_the_name_before_a_title_goes_where_titles_repeat_it() -> None:
    found = drafts(NAMED)
    assert [one.title for one in found] == [
        "BNet: a net of bees that counts the wax of hives",
        "Hive questions that nobody answers by themselves",
        "DanceR: a recurrent dance of bees in the dark",
    ]
    assert extra(found[1]) == {"name": "AskWax"}
    assert [(one.venue, one.url) for one in found] == [
        (None, "https://journal.example/content/4"),
        (None, "https://journal.example/q/5"),
        (None, "https://journal.example/d/6"),
    ]
    assert trimmed("WaxNet: WaxNet: Nets of Wax")[0] == "WaxNet: Nets of Wax"
    assert trimmed("Bees, Bees, and Wax")[0] == "Bees, Bees, and Wax"


def test_a_table_that_compares_lists_no_works_where_the_list_has_them_with_links() -> None:
    entries = "".join(
        f"- BNet{at}: Nets of Bees for Wax {at}, Ann Keeper, CVPR 2016 "
        f"[[pdf]](https://arxiv.org/abs/1601.0000{at})\n"
        for at in range(5)
    )
    table = "| Detector | Score | Published In |\n|--|--|--|\n| BNet1 | 58.5 | CVPR'16 |\n"
    text = f"## Performance\n\n{table}| WaxDet | 59.2 | ECCV'14 |\n\n## Nets\n\n{entries}"
    assert [one.title for one in drafts(text)] == [
        f"BNet{at}: Nets of Bees for Wax {at}" for at in range(5)
    ]


@pytest.mark.parametrize(
    ("label", "is_one"),
    [
        ("official code - caffe", True),
        ("Official code - C", True),
        ("code coming soon", True),
        ("open access paper", True),
        ("Code Prediction by Feeding Trees to Bees", False),
    ],
)
def test_labels_of_code_and_papers(label: str, *, is_one: bool) -> None:
    assert is_generic(label) is is_one


@pytest.mark.parametrize(
    ("text", "venue", "year"),
    [
        ("CVPR 2015, PAMI 2016", "CVPR", 2015),
        ("NIPS 2017; JMLR 2019", "NIPS", 2017),
        ("CVPR'18 & TPAMI'20", "CVPR", 2018),
        ("ICCV 2017 Best Paper Award", "ICCV", 2017),
        ("ICLR 2020, outstanding paper", "ICLR", 2020),
        ("CVPR' 14", "CVPR", 2014),
    ],
)
def test_where_a_work_stood_first_and_what_it_won_there(text: str, venue: str, year: int) -> None:
    assert find(text) == (venue, year)


def test_the_blank_that_an_item_lacks_is_put_in() -> None:
    text = "## Bees\n\n-[How Bees Learn to Count](https://arxiv.org/abs/1905.11970)\n-[How Wax Learns to Flow](https://arxiv.org/abs/1905.11971)\n"
    assert [one.title for one in drafts(text)] == [
        "How Bees Learn to Count",
        "How Wax Learns to Flow",
    ]


def test_the_last_of_several_names_is_no_venue_and_an_address_none_either() -> None:
    text = (
        "## Hives\n\n"
        "- [How Hives Are Built in Towns](https://b.ee/1.pdf) - Ann Keeper and Bo Drone, ICML 2018\n"
        "- [How Hives Are Sold in Towns](https://b.ee/2.pdf) - Cy Queen, Di Wasp, CGO 2019\n"
        "- [How Hives Are Kept in Towns](https://b.ee/3.pdf) - Ed Ant, Flo Moth, NeurIPS 2020\n"
        "- [How Hives Are Lost in Towns](https://b.ee/4.pdf) - Ann Keeper, Bo Drone, and Cy Queen.\n"
    )
    found = drafts(text)
    assert found[3].authors == ("Ann Keeper", "Bo Drone", "Cy Queen")
    assert [one.venue for one in found] == ["ICML", "CGO", "NeurIPS", None]


def test_references_of_a_course_in_spanish() -> None:
    text = (
        "## Lecturas\n\n"
        "- Keeper, A. y Drone, B. (2011). How towns keep their bees: A view. *Bee Review*, 46(5), "
        "30-40. Disponible en: <https://b.ee/view>\n"
        "- Queen, C. (2012). How bees keep their towns. *International Journal of Bees*, 4(5/6), "
        "304-317. [doi:10.1504/BEES.2012.051816](https://doi.org/10.1504/BEES.2012.051816)\n"
        "- Keeper, A., Wasp, D., y Ant, E. (2016). Hives should not promote one size. *The Hive and "
        "Education*, 28, 68-84. https://doi.org/10.1016/j.hive.2015.10.002\n"
    )
    found = drafts(text)
    assert [one.venue for one in found] == [
        "Bee Review", "International Journal of Bees", "The Hive and Education",
    ]  # fmt: skip
    assert found[2].authors == ("A. Keeper", "D. Wasp", "E. Ant")
    assert not any("note" in one.more for one in found)


def test_commas_of_a_title_before_its_venue_and_its_people() -> None:
    text = (
        "## Maps\n\n"
        "- BeeMap—Learning a Compact, Pleasing Representation of Dense Visual Hives, CVPR 2018, "
        "Keeper, A., Drone, B., Queen, C., Wasp, D., & Ant, E. J. "
        "[[Paper]](https://arxiv.org/pdf/1804.00874.pdf)\n"
        "- WaxFusion: Dense 3D mapping of wax with nets, ICRA 2017, Moth, F., Ant, E., & Wasp, D. "
        "[[Paper]](https://arxiv.org/pdf/1609.05130.pdf)\n"
    )
    first, second = drafts(text)
    assert first.title == "BeeMap—Learning a Compact, Pleasing Representation of Dense Visual Hives"
    assert (first.venue, first.year, len(first.authors)) == ("CVPR", 2018, 5)
    assert (second.venue, second.year, len(second.authors)) == ("ICRA", 2017, 3)


def test_one_entry_without_a_link_among_dated_ones_and_a_book_of_a_series() -> None:
    entry = "* [How Bees Count Wax {}](https://b.ee/{}.pdf) (2008): A view of it.\n\n"
    many = "".join(entry.format(name, name) for name in ["A", "B", "C", "D", "E", "F", "G", "H"])
    few = entry.format("X", "x") + entry.format("Y", "y")
    alone = "* The Design and the Making of Modern Hives (2012): I found no free copy.\n"
    found = drafts(f"# Wax\n\n## Many\n\n{many}## Few\n\n{few}{alone}")
    assert (found[-1].title, found[-1].year) == ("The Design and the Making of Modern Hives", 2012)
    assert find("Synthesis Lectures on Bees, Morgan & Claypool Publishers, 2020") == (
        "Synthesis Lectures on Bees",
        2020,
    )


def test_the_readings_of_a_timetable_of_markdown_are_entries_of_its_line() -> None:
    rows = "".join(
        f"| {week} (Sep {3 + 7 * week}) | Wax | "
        f"[How Wax Is Made by Many {week}](https://arxiv.org/abs/1905.0000{week}), Ann Keeper, et "
        f"al., CHI 2019<br>*Optional:* [How Wax Is Sold by Few {week}]"
        f"(https://arxiv.org/abs/1906.0000{week}), Bo Drone, CSCW 2017 |\n"
        for week in (1, 2)
    )
    table = f"| Week | Topic | Readings |\n|---|---|---|\n{rows}| 3 | Project | Proposals due |\n"
    found = drafts(f"# Seminar\n\n## Schedule\n\n{table}")
    assert [(one.title, one.venue, one.place.line) for one in found] == [
        ("How Wax Is Made by Many 1", "CHI", 7),
        ("How Wax Is Sold by Few 1", "CSCW", 7),
        ("How Wax Is Made by Many 2", "CHI", 8),
        ("How Wax Is Sold by Few 2", "CSCW", 8),
    ]


def test_a_labelled_note_that_says_in_which_venue_a_work_was_accepted() -> None:
    text = (
        "## Ants\n\n### How Ants Count the Grain of Their Hills\n\n"
        "- Info: accepted to *ICML 2021*, Hive University\n- Paper: https://arxiv.org/abs/1905.00003\n\n"
        "### How Wasps Count the Wax of Their Hives\n\n"
        "- 备注：CVPR 2020 oral\n- 论文：https://arxiv.org/abs/1905.00002\n"
    )
    found = drafts(text)
    assert [(one.venue, one.year) for one in found] == [("ICML", 2021), ("CVPR oral", 2020)]
    assert not any("note" in one.more for one in found)
