"""A list that exists is taken over: its page reads as it did, and its words are accounted for."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import run

from awesomequant.intake.adoption import settings as page_settings
from awesomequant.intake.adoption.entry_form import columns_of, readme_of
from awesomequant.intake.adoption.folds import cut_through, emptied
from awesomequant.intake.adoption.introduction import introduction
from awesomequant.intake.adoption.kept_words import Holder, account_of, words_of
from awesomequant.intake.adoption.page import kept_page
from awesomequant.intake.adoption.taking import Adoption, adopt
from awesomequant.intake.adoption.topics import Topics, day_of, is_time, topics
from awesomequant.intake.files.reading import Source
from awesomequant.intake.formats import Profile, markdown
from awesomequant.language.markdown import visible
from awesomequant.library.author import SHOWN_AUTHORS
from awesomequant.library.draft import Draft, DraftLink, Passage, Reading
from awesomequant.library.problems import Place
from awesomequant.library.settings import Readme
from awesomequant.store import load
from awesomequant.store.pages import rendered_lines

LIST = """\
<p align="center"><img src="docs/bee.png" alt="A bee"></p>

# Awesome *Bees* [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)

> All that we know of bees, and some that we do not.

[![licence](https://img.shields.io/badge/License-CC--BY--4.0-blue.svg)](https://example.org)

## News
- **2024-05**: we reached five papers! 🎉

## Contents
- [Hives](#hives)
  - [Straw](#straw)
- [Drones](#drones)

Legend: 🌟 read first.

---

## Hives

What bees live in.

### 2024
- [Bees That Count](https://arxiv.org/abs/2401.00001). *Ann Bee, Cy Dee.* BeeConf 2024. [[code](https://github.com/a/count)]
- [Hives of Glass](https://arxiv.org/abs/2402.00002). *Ed Eff.* ICML 2024.
### 2023
- [Wax and How to Melt It](https://arxiv.org/abs/2301.00003). *Ann Bee.* ICML 2023.

### Straw
- [A Hive of Straw](https://arxiv.org/abs/2303.00004). *Gus Ha.* ICML 2023.

## Drones
- [Drones That Do Not Work](https://arxiv.org/abs/2105.00005). *Ida Jay.* ICML 2021.
- [Bees That Count](https://arxiv.org/abs/2401.00001). *Ann Bee, Cy Dee.* BeeConf 2024.

## Tools
- [hive-scale](https://github.com/x/scale) - weighs hives.

## Contributing
Open an issue, please.
"""


def git(root: Path, *words: str) -> str:
    command = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@b.c", *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def adopted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository whose list was taken over."""
    root = tmp_path_factory.mktemp("bees")
    (root / "README.md").write_text(LIST, "utf-8")
    (root / "docs").mkdir()
    (root / "docs/index.md").write_text("Mine.\n", "utf-8")
    (root / ".gitignore").write_text("*.tmp\n", "utf-8")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "one")
    done = run("init", root, "--from", root / "README.md")
    assert done.returncode == 0, done.stderr
    (root / "said.txt").write_text(done.stderr, "utf-8")
    return root


def test_all_around_the_papers_stays_as_it_was(adopted: Path) -> None:
    page = (adopted / "README.md").read_text("utf-8")
    rendered = rendered_lines(page) or frozenset()
    kept = [line for at, line in enumerate(page.splitlines(), 1) if at not in rendered]
    entries = re.compile(r"- \[.*arxiv|### 20\d\d")
    theirs = [line for line in LIST.splitlines() if line.strip() and not entries.match(line)]
    assert [line for line in kept if line.strip()] == theirs
    assert (adopted / "README.md.before").read_text("utf-8") == LIST
    assert (adopted / "docs/index.md").read_text("utf-8") == "Mine.\n"


def test_the_papers_stand_in_their_order_below_their_headings(adopted: Path) -> None:
    page = (adopted / "README.md").read_text("utf-8")
    shown = re.findall(r"^(?:## .*|### .*|- \[[^\]]*\]\(https://arxiv)", page, re.MULTILINE)
    assert [one.removesuffix("](https://arxiv") for one in shown] == [
        "## News", "## Contents", "## Hives", "### 2024", "- [Bees That Count", "- [Hives of Glass",
        "### 2023", "- [Wax and How to Melt It", "### Straw", "- [A Hive of Straw", "## Drones",
        # Of two places the first says where a paper stands among others.
        "- [Bees That Count", "- [Drones That Do Not Work", "## Tools", "## Contributing",
    ]  # fmt: skip
    line = next(line for line in page.splitlines() if "Hives of Glass" in line)
    assert line == "- [Hives of Glass](https://arxiv.org/abs/2402.00002). *Ed Eff.* ICML."


def test_the_settings_are_those_that_the_page_states(adopted: Path) -> None:
    library = load(adopted).library
    settings = library.settings
    assert settings.title == "Awesome Bees"
    assert settings.description == "All that we know of bees, and some that we do not."
    assert settings.licence == "CC-BY-4.0"
    assert settings.outline
    assert (settings.outline.by, settings.outline.order) == (("topic", "year"), "added")
    assert (settings.readme.entry, settings.readme.authors) == ("title", SHOWN_AUTHORS)
    assert list(library.tags) == ["hives", "straw", "drones"]
    assert library.tags["straw"].parent == "hives"
    assert len(library.papers) == 5


def test_the_list_is_sound_and_its_page_current(adopted: Path) -> None:
    assert run("-C", adopted, "check").returncode == 0
    assert run("-C", adopted, "readme", "--check").returncode == 0


def test_the_account_is_by_words(adopted: Path) -> None:
    said = (adopted / "said.txt").read_text("utf-8")
    assert "words: 100 % of " in said
    assert "docs/index.md is there already and was kept" in said
    assert "the page as it was is README.md.before" in said


def test_a_list_is_not_taken_over_twice(adopted: Path) -> None:
    done = run("init", adopted, "--from", adopted / "README.md")
    assert done.returncode == 2
    assert "bring more into the list with 'import'" in done.stderr


def test_a_new_topic_and_a_new_paper_are_on_the_page(adopted: Path, tmp_path: Path) -> None:
    root = tmp_path / "more"
    subprocess.run(["cp", "-R", adopted, root], check=True)
    with (root / "data/tags.yaml").open("a", encoding="utf-8") as stream:
        stream.write("queens: {label: Queens}\n")
    paper = root / "data/papers/2025/queens-2025.yaml"
    paper.parent.mkdir()
    paper.write_text(
        'title: "Queens"\nvenue: ICML\nyear: 2025\ntags: [queens, hives]\narxiv: "2501.00009"\n'
    )
    assert run("-C", root, "readme").returncode == 0
    page = (root / "README.md").read_text("utf-8")
    hives = page.index("topic hives -->")
    assert (
        page.index("### 2025", hives)
        < page.index("[Queens](", hives)
        < page.index("### 2024", hives)
    )
    drones, tools = page.index("## Drones"), page.index("## Tools")
    assert drones < page.index("## Queens") < page.index("[Queens](", drones) < tools
    done = run("-C", root, "import", root / "README.md", "--as-edit", "--dry-run")
    assert (done.returncode, "0 files would change" in done.stderr) == (0, True)


def test_an_edit_around_the_marks_is_no_edit_and_one_between_them_is(
    adopted: Path, tmp_path: Path
) -> None:
    root = tmp_path / "edited"
    subprocess.run(["cp", "-R", adopted, root], check=True)
    page = root / "README.md"
    text = page.read_text("utf-8")
    page.write_text(
        text.replace("What bees live in.", "Where bees live.").replace(
            "*Ed Eff.*", "*Ed Eff, Kai El.*"
        )
    )
    done = run("-C", root, "import", page, "--as-edit")
    assert done.returncode == 0, done.stderr
    assert "+authors: [Ed Eff, Kai El]" in done.stdout
    assert done.stdout.count("\n+++ ") == 1
    run("-C", root, "readme")
    assert "Where bees live." in page.read_text("utf-8")


def test_no_page_of_a_person_is_written_over_unasked(tmp_path: Path) -> None:
    assert run("init", tmp_path, "--title", "Bees").returncode == 0
    page = tmp_path / "README.md"
    page.write_text("# Mine\n", "utf-8")
    done = run("-C", tmp_path, "readme")
    assert done.returncode == 2
    assert "was not made by awesomequant and is kept" in done.stderr
    assert page.read_text("utf-8") == "# Mine\n"
    assert run("-C", tmp_path, "readme", "--replace").returncode == 0
    assert page.read_text("utf-8").splitlines()[1].startswith("# Bees")
    assert (tmp_path / "README.md.before").read_text("utf-8") == "# Mine\n"
    assert run("-C", tmp_path, "readme").returncode == 0


def test_what_a_list_brings_along_that_is_wrong_stops_no_build(tmp_path: Path) -> None:
    source = tmp_path / "README.md"
    source.write_text(
        "# Bees\n- [Bees That Count](https://arxiv.org/abs/1300.00001) (2020)\n"
        "- [Wax and How to Melt It](https://arxiv.org/abs/2003.00002) (2020)\n", "utf-8",
    )  # fmt: skip
    done = run("init", tmp_path, "--from", source)
    assert "are warnings until you decide" in done.stderr
    assert load(tmp_path).library.settings.rules.warning
    told = run("-C", tmp_path, "check", "--output-format", "concise")
    assert (told.returncode, "identifier-form" in told.stdout) == (0, True)
    assert run("-C", tmp_path, "readme").returncode == 0


def test_what_stands_above_the_list_is_no_paper_of_it(tmp_path: Path) -> None:
    text = (
        "# Bees\nMade and kept by [Ann Bee](https://ann.bee), 2024.\n## Wax\n- a\n## Hives\n- b\n"
    )
    (tmp_path / "x.md").write_text(text, "utf-8")
    file = str(tmp_path / "x.md")
    read = [Draft(Place(file, 2), "Ann Bee"), Draft(Place(file, 4), "a", sections=("Wax",))]
    read += [Draft(Place(file, 6), f"b{at}", sections=("Hives",)) for at in range(9)]
    parts = [Passage(1, 1, (), "heading"), Passage(2, 2, (), "entry")]
    reading = Reading(read, passages=parts)
    found = adopt([Source(tmp_path / "x.md", reading)], topics_wanted=None)
    assert [draft.title for draft in found.drafts][:2] == ["a", "b0"]
    assert found.settings["description"] == "Made and kept by Ann Bee, 2024."
    assert "'Ann Bee' stands above the list and was left as it is" in found.problems[0].message
    assert found.kept({4: "a", 6: "b"}).text.startswith(text[: text.index("- a")])


def test_a_page_without_an_entry_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text("# Bees\n\nSome words, and no paper.\n", "utf-8")
    done = run("init", tmp_path, "--from", page)
    assert "no entry was understood, and the page is left as it is" in done.stderr
    assert done.returncode == 1
    assert page.read_text("utf-8") == "# Bees\n\nSome words, and no paper.\n"


def drafts(*paths: tuple[str, ...], venue: str | None = None) -> list[Draft]:
    return [
        Draft(Place("x.md", at), f"Paper {at}", sections=path, venue=venue)
        for at, path in enumerate(paths, 1)
    ]


@pytest.mark.parametrize(
    ("paths", "by", "ids"),
    [
        ([("Wax",), ("Wax", "2020"), ("Hives", "2021"), ("Hives", "2020")], ("topic", "year"), ["wax", "hives"]),
        ([("2020", "Wax"), ("2020", "Hives"), ("2021", "Wax")], ("year", "topic"), ["wax", "hives"]),
        ([("Papers", "2020"), ("Papers", "2021")], ("year",), []),
        ([("Papers", "1. Wax"), ("Papers", "2. Hives")], ("topic",), ["wax", "hives"]),
        ([("Wax", "2023"), ("Wax", "Before 2022"), ("Hives", "2020 and earlier")], ("topic", "year"), ["wax", "hives"]),
        # No heading is one year: headings of years would part what the list has together.
        ([("Wax",), ("Wax", "Before 2022"), ("Hives", "2020 and earlier"), ("Hives", "1980s")], ("topic",), ["wax", "hives"]),
        ([("Bees",), ("Bees",)], (), []),
        ([("A", "Others"), ("B", "Others"), ("A", "X")], ("topic",), ["a", "a-others", "x", "b", "b-others"]),
        ([("Theory", "2024", "Old"), ("Theory", "2023", "New"), ("Use", "2023", "New")], ("topic", "year"), ["theory", "use"]),
        ([("18th February 2026",), ("17th February 2026",)], ("year",), []),
    ],
)  # fmt: skip
def test_headings_are_topics_years_or_neither(
    paths: list[tuple[str, ...]], by: tuple[str, ...], ids: list[str]
) -> None:
    found = topics(drafts(*paths))
    assert found.by == by
    assert [word.id for word in found.words] == ids


def test_headings_that_are_the_venues_of_their_entries_are_venues() -> None:
    every = [
        *drafts(("2024", "ICML"), ("2023", "ICML"), venue="icml"),
        *drafts(("2024", "KDD"), venue="KDD"),
    ]
    assert topics(every).by == ("year", "venue")


def test_what_stands_below_a_year_of_a_topic_is_kept_with_the_record() -> None:
    (draft,) = topics(one := drafts(("Theory", "2024", "Oral"), ("Use", "2024"))).tagged(one)[:1]
    assert (draft.tags, draft.more["extra"]) == (("theory",), {"heading": "Oral"})


def test_a_day_above_an_entry_is_when_it_came_onto_the_list() -> None:
    one = drafts(("18th February 2026",), ("Feb 2025",))
    assert [draft.more.get("added") for draft in topics(one).tagged(one)] == ["2026-02-18", None]


def test_tags_beside_topics_are_answers_to_a_field_of_the_list() -> None:
    one = [Draft(Place("x", 1), "A", sections=("Wax",), tags=("Oral",)), *drafts(("Hives",))]
    tagged = topics(one).tagged(one)
    assert [draft.tags for draft in tagged] == [("wax",), ("hives",)]
    assert tagged[0].more["fields"] == {"keywords": ["Oral"]}


@pytest.mark.parametrize(
    ("heading", "day"),
    [("18th February 2026", "2026-02-18"), ("Feb. 3, 2024", "2024-02-03"), ("2024-05-06", "2024-05-06"),
     ("June 2024", "2024-06"), ("2024.5", "2024-05"), ("31 February 2024", None), ("Marching 2024", "2024-03"),
     ("Bees 2024", None), ("2024", None)],
)  # fmt: skip
def test_a_heading_may_be_a_day(heading: str, day: str | None) -> None:
    assert day_of(heading) == day
    assert not day or is_time(heading)


@pytest.mark.parametrize(
    ("heading", "said"),
    [("2024", True), ("2024:", True), ("Before 2022", True), ("1980s,1990s", True), ("2023 Venues", True),
     ("Papers of 2019", True), ("In 2020 and later", True), ("Survey 2020", False), ("3D", False),
     ("Bees since the war of 1870", False)],
)  # fmt: skip
def test_a_heading_says_when_or_something_else(heading: str, said: bool) -> None:  # noqa: FBT001 -- a table
    assert is_time(heading) is said


KEPT = """\
# Bees
An entry by mistake
## Hives
Words.

### 2021
- a
---
- b

### 2020

| T |
|---|
| c |

After.
"""


def test_entries_and_what_only_goes_with_them_give_way() -> None:
    found = [
        Passage(1, 1, (), "heading"), Passage(2, 2, (), "entry"), Passage(3, 3, (), "heading"),
        Passage(4, 4, ("Hives",), "prose"), Passage(6, 6, ("Hives",), "heading"),
        Passage(7, 7, ("Hives", "2021"), "entry"), Passage(8, 8, ("Hives", "2021"), "prose"),
        Passage(9, 9, ("Hives", "2021"), "entry"), Passage(11, 11, ("Hives",), "heading"),
        Passage(13, 14, ("Hives", "2020"), "prose"), Passage(15, 15, ("Hives", "2020"), "entry"),
        Passage(17, 17, ("Hives",), "prose"),
    ]  # fmt: skip
    page = kept_page(KEPT, found, Topics(("topic", "year")), {7: "hives", 9: "hives", 15: "hives"})
    assert page.text == (
        "# Bees\nAn entry by mistake\n## Hives\nWords.\n\n<!-- awesomequant: topic hives -->\n"
        "<!-- awesomequant: end -->\n\nAfter.\n"
    )
    assert page.form == {13, 14}


def test_a_line_far_above_that_was_taken_for_an_entry_is_no_place_for_the_papers() -> None:
    text = "Intro\n\nWords\n\n" + "".join(f"- {at}\n" for at in range(9))
    found = [
        Passage(1, 1, (), "entry"),
        Passage(3, 3, (), "prose"),
        *(Passage(at, at, (), "entry") for at in range(5, 14)),
    ]
    page = kept_page(text, found, Topics(), dict.fromkeys([1, *range(5, 14)]))
    assert page.text.startswith("Words\n\n<!-- awesomequant: papers flat -->\n")


@given(
    st.lists(
        st.sampled_from(["# A", "## B", "- x", "  y", "text", "", "---", "| a |", "```"]),
        max_size=25,
    ),
    st.data(),
)
def test_a_page_loses_no_line_but_the_entries_that_became_records(
    lines: list[str], data: st.DataObject
) -> None:
    text = "".join(f"{line}\n" for line in lines)
    items = [at for at, line in enumerate(lines, 1) if line == "- x"]
    taken = data.draw(st.sets(st.sampled_from(items))) if items else set()
    found = [
        Passage(at, at, (), "heading" if line.startswith("#") else "prose")
        for at, line in enumerate(lines, 1)
        if line.strip()
    ]
    page = kept_page(text, found, Topics(), dict.fromkeys(taken))
    kept = [lines[at - 1] for at in sorted(page.kept) if lines[at - 1].strip()]
    marks = [line for line in page.text.splitlines() if line.strip() and "awesomequant" not in line]
    assert marks == kept
    # Beside entries goes but what stands between two and says nothing, and the head of a table.
    gone = {line for at, line in enumerate(lines, 1) if at not in page.kept and line.strip()}
    assert gone <= {"- x", "---", "| a |"}
    assert not page.kept & taken
    assert taken or page.text == text


def test_the_words_of_a_line_are_kept_where_its_record_has_them() -> None:
    text = "Intro words\n- [Bees Count](https://arxiv.org/abs/2001.00001v2) NIPS'20 [slides](https://x.org/s.pdf) nobody 1.2k\n"
    values = {
        "title": "Bees Count",
        "year": 2020,
        "arxiv": "2001.00001",
        "links": [{"label": "pdf", "url": "https://x.org/s.pdf"}],
        "stars": 1200,
    }
    found = account_of(text, {1}, {2: Holder([values], ["NIPS"])}, ())
    assert (found.total, found.kept, found.missing) == (10, 9, {2: ("nobody",)})
    assert str(found) == "words: 90 % of 10 kept; not kept: line 2: nobody"


def test_an_address_that_no_record_has_is_told_though_each_word_is_kept() -> None:
    text = (
        "- [Ann Bee](https://ann.example.org/) [Wax](https://x.org/w) 2020"
        " ![stars](https://img.example.org/1.svg) [p](https://x.org/a\\_b?c=1&amp;d=2), also https://x.org/z.\n"
    )
    values = {"title": "Wax", "url": "https://x.org/w", "authors": ["Ann Bee"], "also": "p, also", "year": 2020,
              "links": [{"url": "https://x.org/a_b?c=1&d=2"}]}  # fmt: skip
    found = account_of(text, (), {1: Holder([values])}, ())
    assert found.addresses == {1: ("https://ann.example.org/", "https://x.org/z")}
    assert "addresses not kept: line 1: https://ann.example.org/ https://x.org/z" in str(found)
    assert dict(found.lost())[1].endswith("https://ann.example.org/ https://x.org/z")
    assert account_of(text, {1}, {}, ()).addresses == {}, "what stays on the page is kept"


def test_a_paper_that_was_taken_for_a_part_of_another_stays_on_the_page() -> None:
    text = "# Bees\n**Wax** [p](https://x.org/w)\n*Ann Bee*\n\n**Nectar** [p](https://x.org/n)\n*Ed Eff*\nEnd\n"
    draft = Draft(Place("x.md", 2), "Wax")
    found = Adoption(
        [],
        [draft],
        Topics(),
        {},
        Source(Path("x.md"), Reading()),
        text,
        [Passage(2, 6, (), "entry"), Passage(7, 7, (), "prose")],
    )
    holders = dict.fromkeys(
        range(2, 7), Holder([{"title": "Wax", "url": "https://x.org/w", "authors": ["Ann Bee"]}])
    )
    lost = account_of(text, {1, 7}, holders, ())
    assert set(lost.missing) == {5, 6}
    page = found.without(lost, holders).kept({2: "wax"})
    assert page.text.endswith("**Nectar** [p](https://x.org/n)\n*Ed Eff*\nEnd\n")
    assert "Wax" not in page.text


@pytest.mark.parametrize("line", ["ICLR22", "18th February 2024", "Preprint'22", "1.2k"])
def test_what_is_written_together_is_held_in_its_parts(line: str) -> None:
    values = {"venue": "ICLR", "year": 2022, "added": "2024-02-18", "type": "preprint", "n": 1200}
    assert account_of(f"{line}\n", (), {1: Holder([values])}, ()).missing == {}


def test_the_label_of_a_line_is_the_name_of_a_field() -> None:
    found = account_of("  - 📑 **Publisher**: Hives\n", (), {1: Holder([{"venue": "Hives"}])}, ())
    assert found.missing == {}
    assert account_of("Publisher: Hives\n", (), {}, ()).kept == 0


def test_the_number_in_front_of_an_entry_is_its_place_and_no_word() -> None:
    text = "- **[12]** Bees 12\n[13] Wax\n"
    held = Holder([{"title": "Bees"}])
    found = account_of(text, (), {1: held, 2: held}, (), {1})
    assert (found.total, found.missing) == (4, {1: ("12",), 2: ("13", "wax")})


@given(st.text(st.sampled_from("ab []()<>!*`|#-\n&;\\"), max_size=60))
def test_an_account_never_loses_a_word(text: str) -> None:
    total = sum(len(words_of(line)) for line in visible(text).splitlines())
    found = account_of(text, (), {}, ())
    assert found.total == total == found.kept + sum(map(len, found.missing.values()))
    assert visible(text).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("## A [link](https://x.org/a_(b)) and `code`", "A link and  code "),
        ("[![badge](https://b.org)](https://x.org) text", " text"),
        ("- <b>bold</b> &amp; <!-- no --> \\* :fire:", " bold  &  * "),
        ("> | a | b |", "a   b  "),
        ("| --- | :-: |", ""),
        ("| a |[//]: #Recommend", "a"),
    ],
)
def test_what_markdown_shows(source: str, shown: str) -> None:
    assert visible(source).split() == shown.split()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# A *List* [x](https://x.org)\n", "A List x"),
        ("<h1 align='center'>A <b>List</b></h1>\n\n## Papers\n", "A List"),
        ("## Contents\n", None),
        ("### Deep\n", None),
        ("words\n\n## A list\n", "A list"),
    ],
)
def test_a_page_s_title(text: str, title: str | None) -> None:
    assert page_settings.title_of(text) == title


@pytest.mark.parametrize(
    ("files", "text", "licence"),
    [
        ({"LICENSE": "MIT License\n\nCopyright"}, "", "MIT"),
        (
            {
                "LICENSE.md": "Attribution-NonCommercial-ShareAlike 4.0 International\n\nCreative Commons Attribution-NonCommercial-ShareAlike 4.0"
            },
            "",
            "CC-BY-NC-SA-4.0",
        ),
        ({"license": "CC0 1.0 Universal"}, "", "CC0-1.0"),
        ({"COPYING": "GNU GENERAL PUBLIC LICENSE\n Version 3"}, "", "GPL-3.0-or-later"),
        ({}, "[![CC](https://licensebuttons.net/l/by/4.0/88x31.png)](x)", "CC-BY-4.0"),
        ({}, "![](https://img.shields.io/badge/License-Apache_2.0-blue.svg)", "Apache-2.0"),
        ({}, '<img src="https://img.shields.io/github/license/a/b" alt="MIT License">', "MIT"),
        ({}, "## License\n\nTo the extent possible under law, CC0.", "CC0-1.0"),
        ({}, "This list is licensed under the MIT License.", "MIT"),
        ({}, "| hive | MIT | a tool |", None),
        ({}, "## Papers\n- Learning at MIT", None),
    ],
)
def test_the_licence_is_what_the_source_says_or_none(
    files: dict[str, str], text: str, licence: str | None, tmp_path: Path
) -> None:
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    assert page_settings.licence_of(text, tmp_path) == licence


def test_a_badge_and_a_table_of_contents_are_no_description() -> None:
    text = "# A\n\n[a](#a) [b](#b) c d e\n\n[![x](y)](z)\n\nEverything about bees, [here](https://x.org), and more.\n"
    found = [Passage(at, at, (), "prose") for at in (3, 5, 7)]
    said = page_settings.description_of(text, found)
    assert said == "Everything about bees, here, and more."


VIEWS = """\
# Bees

<details open><summary>By topic</summary>

1. [Bees Count](https://arxiv.org/abs/2401.00001). *Ann Bee.* ICML 2024.
1. [Wax Melts](https://arxiv.org/abs/2401.00002). *Cy Dee.* ICML 2023.
1. [Hives of Glass](https://arxiv.org/abs/2401.00003). *Ed Eff.* ICML 2022.

   </details>

<details><summary>The older ones</summary>

1. [Straw and Mud](https://arxiv.org/abs/2001.00004). *Gus Ha.* ICML 2020.

</details>

Words between.

<details>
<summary>By year</summary>

1. [Straw and Mud](https://arxiv.org/abs/2001.00004). *Gus Ha.* ICML 2020.
1. [Hives of Glass](https://arxiv.org/abs/2401.00003). *Ed Eff.* ICML 2022.
1. [Wax Melts](https://arxiv.org/abs/2401.00002). *Cy Dee.* ICML 2023.
1. [Bees Count](https://arxiv.org/abs/2401.00001). *Ann Bee.* ICML 2024.
</details>

The end.
"""


def test_a_fold_keeps_its_end_and_a_second_view_of_the_list_its_entries(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text(VIEWS, "utf-8")
    done = run("init", tmp_path, "--from", page)
    assert done.returncode == 0, done.stderr
    now = page.read_text("utf-8")
    # The second fold has given all it had to the one place where the papers stand.
    assert now.count("<details") == now.count("</details>") == 2
    first, _, rest = now.partition("</details>")
    assert [first.count(name) for name in ("Bees Count", "Straw and Mud")] == [1, 1]
    assert rest.endswith(VIEWS[VIEWS.index("Words between.") :])
    assert "line 11: this fold is gone" in done.stderr
    assert "line 22: this shows papers from above once more" in done.stderr


def test_an_empty_fold_of_the_curator_s_stays() -> None:
    lines = ["<details>", "</details>", "<details><summary>More</summary>", "- a", "</details>"]
    assert list(emptied(lines, {4}, ())) == [range(3, 6)]
    assert list(emptied(lines, {4}, {4})) == []


def test_an_entry_s_own_fold_goes_with_it() -> None:
    lines = ["- a", "<details>Abstract", "</details>", "</ul>", "</details>", "b </details>"]
    assert cut_through(lines, range(1, 6)) == {5}
    assert cut_through(lines, range(5, 7)) == set()  # "b" is the entry's


TABLES = """\
# Bees
## Survey

Read it first.

### 2024
| Title | Venue |
|:------|:-----:|
| [Bees Count](https://arxiv.org/abs/2401.00001) | ICML |
| [Wax Melts](https://arxiv.org/abs/2401.00002) | ICLR |
### 2023
| Title | Venue |
|:------|:-----:|
| [Hives of Glass](https://arxiv.org/abs/2301.00003) | ICML |
| [Straw and Mud](https://arxiv.org/abs/2301.00004) | ICLR |

## Help
"""


def test_years_keep_their_level_and_no_head_of_a_table_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    text = TABLES.replace("## Survey", "### Survey")
    page.write_text(text, "utf-8")
    assert run("init", tmp_path, "--from", page).returncode == 0
    now = page.read_text("utf-8")
    assert re.findall(r"^#+ .*", now, re.MULTILINE) == re.findall(r"^#+ .*", text, re.MULTILINE)
    assert "<!-- awesomequant: papers h3 -->" in now
    assert len(re.findall(r"^\| --- ", now, re.MULTILINE)) == now.count("| Title |") == 2


def test_the_next_level_needs_no_word(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text(TABLES, "utf-8")
    assert run("init", tmp_path, "--from", page).returncode == 0
    assert "<!-- awesomequant: papers -->" in page.read_text("utf-8")


def test_a_line_that_leads_round_one_site_is_no_paper() -> None:
    site = "https://bees.example/?by="
    ways = Draft(
        Place("x.md", 3), "Web (23)", f"{site}web", sections=("Browse",),
        links=(DraftLink("Field (4)", f"{site}field"),),
    )  # fmt: skip
    bullet = Draft(Place("x.md", 1), "One-click copy", sections=("Web",))
    papers = [
        Draft(Place("x.md", 4), f"Bees {at}", year=2024, sections=("Papers",)) for at in range(20)
    ]
    lines = ["- a", "", "b", "- c"]
    assert introduction([bullet, ways, *papers], Topics(), lines) == [bullet, ways]
    # Of works alone, or where all are as bare, the first section is the first topic.
    survey = replace(ways, links=(), url="https://arxiv.org/abs/2401.00001")
    assert introduction([survey, *papers], Topics(), lines) == []
    bare = [replace(paper, year=None) for paper in papers]
    assert introduction([bullet, *bare], Topics(), lines) == []


def test_paragraphs_above_a_short_list_are_its_introduction() -> None:
    paragraphs = [Draft(Place("x.md", at), f"Word {at}") for at in (1, 2)]
    items = [Draft(Place("x.md", 3), f"Bees {at}", sections=("Wax",)) for at in range(9)]
    found = Topics(of={("Wax",): "wax"})
    assert introduction([*paragraphs, *items], found, ["a", "b", "- c"]) == paragraphs
    assert introduction([*paragraphs, *items], found, ["- a", "- b", "- c"]) == []


PARAGRAPHS = """\
# Bees

## Hives

1. **Bees That Count.** ICML 2024. [paper](https://arxiv.org/abs/2401.00001)

    *Ann Bee, Cy Dee, Ed Eff.*

1. **Wax and How to Melt It.** ICLR 2023. [paper](https://arxiv.org/abs/2301.00002)

    *Gus Ha, Ida Jay.*

## Drones

1. **Drones That Do Not Work.** ICML 2021. [paper](https://arxiv.org/abs/2105.00003) ![b](b.png)

    *Kai El.*
"""
ROWS = """\
# Bees

| Paper | Where | Topic | Code | Read |
|---|:-:|---|---|---|
| **Bees That Count** | ICML'24 | `hive` | [Github](https://github.com/a/count) | [pdf](https://arxiv.org/abs/2401.00001) |
| **Wax and How to Melt It** | ICLR'23 | `wax` | - | [pdf](https://arxiv.org/abs/2301.00002) |
| **Drones That Do Not Work** | ICML'21 | `hive` | [Github](https://github.com/a/drones) | [pdf](https://arxiv.org/abs/2105.00003) |
"""


def test_entries_stand_as_they_did_numbered_bold_and_with_their_people_below(
    tmp_path: Path,
) -> None:
    page = tmp_path / "README.md"
    page.write_text(PARAGRAPHS, "utf-8")
    done = run("init", tmp_path, "--from", page)
    assert done.returncode == 0, done.stderr
    readme = load(tmp_path).library.settings.readme
    assert (readme.numbered, readme.bold, readme.layout) == (True, True, "paragraph")
    now = page.read_text("utf-8")
    assert (
        "1. **[Bees That Count](https://arxiv.org/abs/2401.00001).** ICML 2024.\n\n"
        "    *Ann Bee, Cy Dee, Ed Eff.*\n\n1. **[Wax"
    ) in now
    # What it has become is read as the same list again.
    again = markdown.read(now, "README.md", Profile()).drafts
    assert [(one.title, len(one.authors), one.year) for one in again] == [
        ("Bees That Count", 3, 2024),
        ("Wax and How to Melt It", 2, 2023),
        ("Drones That Do Not Work", 1, 2021),
    ]
    said = "pictures and badges of entries are gone: lines 15"
    assert said in done.stderr
    assert said in (tmp_path / "import-report.txt").read_text("utf-8")


def test_a_table_keeps_its_columns(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text(ROWS, "utf-8")
    assert run("init", tmp_path, "--from", page).returncode == 0
    readme = load(tmp_path).library.settings.readme
    assert readme.columns == {
        "Paper": "title", "Where": "venue", "Topic": "tags", "Code": "code", "Read": "paper"
    }  # fmt: skip
    assert readme.bold
    now = page.read_text("utf-8")
    assert "| Paper | Where | Topic | Code | Read |\n| --- | --- | --- | --- | --- |\n" in now
    assert (
        "| **[Bees That Count](https://arxiv.org/abs/2401.00001)** | ICML 2024 | `hive` | [Github](https://github.com/a/count) "
        "| [paper](https://arxiv.org/abs/2401.00001) |\n"
    ) in now


def _form(text: str) -> dict[str, Any]:
    read = markdown.read(text, "README.md", Profile())
    return readme_of(text, read.drafts, read.passages, with_tags=False)


def test_a_line_that_is_broken_is_one_line() -> None:
    broken = PARAGRAPHS.replace("\n\n    *", " *").replace("Bee, Cy", "Bee,\n   Cy")
    assert "layout" not in _form(broken)
    items = PARAGRAPHS.replace("\n\n    *", "\n    - *")
    assert _form(items)["layout"] == "items"


def test_a_table_whose_titles_are_in_no_column_has_ours() -> None:
    rows = [f"| {at} | x |" for at in range(3)]
    lines = ["| A | B |", "|---|---|", *rows]
    drafts = [Draft(Place("x.md", at), f"Bees and {at} Hives") for at in (3, 4, 5)]
    assert columns_of(lines, drafts) is None
    assert columns_of(["words", "", *rows], drafts) is None


ITEMS = """\
# Bees

- [Bees That Count](https://arxiv.org/abs/2401.00001)
    - Ann Bee, Cy Dee
    - 🏛️ Institutions: Hive 7
    - 📅 Date: May 3, 2024
    - 📑 Publisher: ICML
    - 🔑 Key: [count], [wax]
    - 📖 TLDR: Bees count to four, and some of them to five.
- [Wax and How to Melt It](https://arxiv.org/abs/2301.00002)
    - Gus Ha, Ida Jay
    - 🏛️ Institutions: Hive 8
    - 📅 Date: June 4, 2023
    - 📑 Publisher: ICLR
    - 🔑 Key: [wax]
    - 📖 TLDR: It melts when it is hot, and not before that.
"""


def test_labelled_items_keep_their_labels(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text(ITEMS, "utf-8")
    assert run("init", tmp_path, "--from", page).returncode == 0
    now = page.read_text("utf-8")
    entry = now[now.index("- [Bees") : now.index("- [Wax")]
    assert entry.splitlines() == [
        "- [Bees That Count](https://arxiv.org/abs/2401.00001).",
        "    - *Ann Bee, Cy Dee.*",
        "    - 🏛️ Institutions: Hive 7",
        "    - 📅 Date: 2024-05-03",
        "    - 📑 Publisher: ICML",
        "    - 🔑 Key: `count` `wax`",
        "    - 📖 TLDR: Bees count to four, and some of them to five.",
    ]


def test_a_table_without_titles_is_refused() -> None:
    with pytest.raises(ValueError, match="one of them holds the title"):
        Readme(entry="table", columns={"Where": "venue"})
    assert Readme(entry="title", columns={"Where": "venue"}).columns


def test_a_page_that_says_no_venue_says_none_afterwards(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    titles = ["Bees That Count", "Wax and How to Melt It", "Drones That Do Not Work"]
    lines = [f"- [{title}](https://arxiv.org/abs/2401.0000{at})" for at, title in enumerate(titles)]
    page.write_text("# Bees\n\n" + "\n".join(lines) + "\n", "utf-8")
    assert run("init", tmp_path, "--from", page).returncode == 0
    assert not load(tmp_path).library.settings.readme.venues
    assert f"{lines[0]}.\n{lines[1]}.\n{lines[2]}.\n" in page.read_text("utf-8")


BESIDES = """\
# Bees

## Hives

- Bees That Count, ICML 2024 (Oral). [[paper](https://arxiv.org/abs/2401.00001)] [**`field`**]
- Wax and How to Melt It, ICLR 2023. [[paper](https://arxiv.org/abs/2301.00002)] [**`heat`**] :star::star:

## Drones

- Drones That Do Not Work, ICML 2021. [[paper](https://arxiv.org/abs/2105.00003)] [**`field`**]
- Queens in Their Second Year, ICML 2020. [[paper](https://arxiv.org/abs/2005.00004)]
"""


def test_what_a_work_was_and_its_tags_beside_topics_stand_on_its_line(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text(BESIDES, "utf-8")
    assert run("init", tmp_path, "--from", page).returncode == 0
    now = page.read_text("utf-8")
    assert (
        "- [Bees That Count](https://arxiv.org/abs/2401.00001). ICML 2024 (Oral). \\[**`field`**\\]"
    ) in now
    assert "- [Wax and How to Melt It](https://arxiv.org/abs/2301.00002). ⭐⭐ ICLR 2023." in now
    again = markdown.read(now, "README.md", Profile()).drafts
    assert again[1].more["extra"] == {"mark": "⭐⭐"}
    assert dict(again[0].more)["extra"] == {"presentation": "Oral"}
    assert (again[0].title, again[0].venue, again[0].year) == ("Bees That Count", "ICML", 2024)
    assert [one.tags for one in again] == [("field",), ("heat",), ("field",), ()]


def test_words_in_a_column_of_links_stay_there(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    rows = ROWS.replace("| - |", "| Coming soon |").replace("a/drones)", "a/drones)(Deleted)")
    page.write_text(rows, "utf-8")
    assert run("init", tmp_path, "--from", page).returncode == 0
    now = page.read_text("utf-8")
    assert "| ICLR 2023 | `wax` | Coming soon | [paper](" in now
    assert "| [Github](https://github.com/a/drones) (Deleted) |" in now


INITS = """\
import sys
from awesomequant.cli import awesomequant
for folder in sys.argv[1:]:
    awesomequant.main(["init", folder, "--from", folder + "/README.md"], standalone_mode=False)
"""


def test_what_a_page_becomes_hangs_on_no_order_of_sets(tmp_path: Path) -> None:
    """A column that two parts of an entry fit was one in some runs and the other in the rest."""
    deleted = ROWS.replace("| - |", "| Coming soon |").replace("a/drones)", "a/drones)(Deleted)")
    pages = [LIST, VIEWS, TABLES, PARAGRAPHS, ROWS, deleted, ITEMS, BESIDES]
    made = []
    for seed in ("1", "2", "3"):
        folders = [tmp_path / seed / str(at) for at in range(len(pages))]
        for folder, page in zip(folders, pages, strict=True):
            folder.mkdir(parents=True)
            (folder / "README.md").write_text(page, "utf-8")
        command = [sys.executable, "-c", INITS, *map(str, folders)]
        subprocess.run(
            command, env=os.environ | {"PYTHONHASHSEED": seed}, check=True, capture_output=True
        )
        root = tmp_path / seed
        own = re.compile(rf"^added: .*|{re.escape(str(root))}", re.MULTILINE)
        texts = {
            str(path.relative_to(root)): own.sub("", path.read_text("utf-8"))
            for path in sorted(root.rglob("*"))
            if path.is_file() and ".cache" not in path.parts
        }
        made.append(texts)
    assert made[0] == made[1] == made[2]


def test_initials_that_are_parted_are_not_lost(tmp_path: Path) -> None:
    """As medicine and biology write names: what a record says of them is the same letters."""
    (tmp_path / "README.md").write_text(
        "# Bees\n\n> All of them.\n\n## Papers\n\n"
        "- **Bees That Count in Their Hives** - Apis EL, Vespa JC. *Science* 2015. "
        "[[paper](https://doi.org/10.5555/a.1)]\n"
        "- **Wasps That Do Not Count at All** - Drone WE, Imker A. *Science* 2016. "
        "[[paper](https://doi.org/10.5555/a.2)]\n",
        "utf-8",
    )
    done = run("init", tmp_path, "--from", tmp_path / "README.md")
    assert "2 entries became 2 records" in done.stderr
    assert "authors: [E. L. Apis, J. C. Vespa]" in "".join(
        file.read_text("utf-8") for file in (tmp_path / "data/papers/2015").iterdir()
    )
    assert "not kept" not in done.stderr
    assert "not kept" not in (tmp_path / "import-report.txt").read_text("utf-8")
