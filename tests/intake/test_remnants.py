"""No word of an entry is lost: what no field holds stands in its note or under ``extra``."""

from typing import Any

import pytest

from awesomequant.intake.formats import markdown
from awesomequant.intake.grammar.labels import role_of_label
from awesomequant.intake.joining import join
from awesomequant.library.draft import Draft

PARAGRAPHS = """\
# Bees
## Wax

**How Bees Learn to Count Their Own Combs** \\
*Ann Keeper, Bo Drone* \\
arXiv 2022. [[Paper](https://arxiv.org/abs/2101.00001)] \\
9 Jan 2021

**{title}** \\
*Cy Queen, Di Worker* \\
HiveConf 2023. [[Paper](https://arxiv.org/abs/2309.00002)] [[Project](https://hive.example)] \\
14 Sep 2023
"""


def drafts(text: str) -> list[Draft]:
    return markdown.read(text, "list.md").drafts


@pytest.mark.parametrize(
    "title",
    [
        "Beta Nectar",  # the form of a name
        "FEDD -- Fair, Efficient, and Diverse Wax",  # of several
        "MagicVideo: Efficient Flights of Latent Bees",  # of a label, "Video:"
        "Make-A-Video: Flights of Bees without Bees",
        "AnoBEE: Anomalies of Nectar with Simplex Wax",  # "Ano" is a year in Portuguese
    ],
)
def test_an_entry_of_one_s_own_is_no_part_of_the_one_above(title: str) -> None:
    found = drafts(PARAGRAPHS.format(title=title))
    assert [draft.title for draft in found][1:] == [title]
    assert found[1].authors == ("Cy Queen", "Di Worker")


@pytest.mark.parametrize(
    ("label", "role"),
    [("Video", "links"), ("GitHub", "code"), ("arXiv", "arxiv"), ("Project page", "links"),
     ("Project-Page", "links"), ("MagicVideo", "other"), ("Edit-A-Video", "other"), ("Video-P2P", "other")],
)  # fmt: skip
def test_a_name_that_holds_the_word_of_a_label_is_none(label: str, role: str) -> None:
    assert role_of_label(label) == role


def test_a_line_of_people_below_an_entry_is_no_entry() -> None:
    text = (
        "## Wax\n\n**[Bees That Count](https://arxiv.org/abs/2101.00001)**\n\n"
        "**Ann Keeper, Bo Drone** \\\nHiveConf 2020 [[Paper](https://arxiv.org/abs/2101.00001)]\n"
    )
    assert [draft.title for draft in drafts(text)] == ["Bees That Count"]


@pytest.mark.parametrize(
    ("entry", "more"),
    [
        ("Nature 521.7553 (2015): 436-444.", {"volume": "521", "number": "7553", "pages": "436-444"}),
        ("Journal of Wax Research 17.39 (2016): 1-40.", {"volume": "17", "number": "39", "pages": "1-40"}),
        ("Nat Commun 13, 7151 (2022)", {"volume": "13", "pages": "7151"}),
        ("arXiv 1512.03385 (2015).", {}),
    ],
)  # fmt: skip
def test_volume_and_pages_of_a_reference_are_fields(entry: str, more: dict[str, Any]) -> None:
    line = f'- Keeper, Ann, et al. "**How Bees Learn to Count**." {entry} [[pdf]](https://b.ee/1.pdf)\n'
    (found,) = drafts(f"## Wax\n\n{line}")
    assert {
        name: found.more[name] for name in ("volume", "number", "pages") if name in found.more
    } == (more)


def test_an_arxiv_number_beside_another_link_is_an_id_of_the_work() -> None:
    text = (
        '- Keeper, Ann. "**How Bees Learn**." arXiv preprint arXiv:1506.02640 (2015). '
        "[[pdf]](https://b.ee/1.pdf)\n"
    )
    assert drafts(text)[0].arxiv == "1506.02640"
    assert (
        drafts(text.replace("https://b.ee/1.pdf", "https://arxiv.org/abs/1506.09999"))[0].arxiv
        is None
    )


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("**(WAX, super cool idea)**", "WAX, super cool idea."),
        ("**(HiveConf best paper, great idea)**", "HiveConf best paper, great idea."),
        ("**(Wax)** :star:", None),  # of the title
    ],
)
def test_what_only_has_the_form_of_names_or_of_a_venue_is_a_note(
    line: str, note: str | None
) -> None:
    text = (
        '- **[1]** Keeper, Ann, et al. "**Generative Adversarial Wax**." arXiv preprint '
        f"arXiv:1406.00001 (2014). [[pdf]](https://b.ee/1.pdf) {line}\n"
    )
    found = drafts(f"## Wax\n\n{text}")[0]
    assert found.venue == "arXiv"
    if note:
        assert found.more.get("note") == note


def test_words_in_a_column_of_links_are_kept_under_its_head() -> None:
    text = (
        "| Title | Venue | Code | Demo |\n|---|---|---|---|\n"
        "| [Bees That Count Wax](https://arxiv.org/abs/2101.00001) | HiveConf | Coming soon | - |\n"
        "| [Wax That Counts Bees](https://arxiv.org/abs/2101.00002) | HiveConf "
        "| [Github](https://github.com/b/e) | Local Demo |\n"
    )
    assert [draft.more.get("extra") for draft in drafts(text)] == [
        {"Code": "Coming soon"},
        {"Demo": "Local Demo"},
    ]


def test_the_day_of_a_preprint_is_kept_beside_the_year_of_the_venue() -> None:
    first, second = drafts(PARAGRAPHS.format(title="Beta Nectar"))
    assert (first.year, first.more["extra"]) == (2022, {"dated": "2021-01-09"})
    assert (second.year, second.more["date"]) == (2023, "2023-09-14")


def test_a_sentence_below_an_entry_is_kept_as_it_is_written() -> None:
    said = "The comb is 784 * 100 cells. It has 14 * 10 bees - and it can count them."
    (found,) = drafts(
        f"## Wax\n\n- [How Bees Learn to Count](https://arxiv.org/abs/2101.00001)\n  - {said}\n"
    )
    assert found.more["note"] == said


def test_a_work_that_is_listed_twice_has_the_notes_of_both_places() -> None:
    text = (
        "## Wax\n\n- [How Bees Learn to Count](https://arxiv.org/abs/2101.00001)\n  - It uses wax.\n\n"
        "## Honey\n\n- [How Bees Learn to Count](https://arxiv.org/abs/2101.00001)\n  - It needs honey.\n\n"
        "## Nectar\n\n- [How Bees Learn to Count](https://arxiv.org/abs/2101.00001)\n  - It uses wax.\n"
    )
    (work,) = join(drafts(text))[0]
    assert work.more["note"] == "It uses wax. It needs honey."
