"""README.md over its budget: the pages in lists/ that hold the papers, and the doors to them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from listing import write
from markdown_it import MarkdownIt
from support import ROOT, copy_of_toy, run

from awesomequant.language.markdown import anchors
from awesomequant.library.library import Library
from awesomequant.library.outline import UNKNOWN
from awesomequant.library.problems import Refusal
from awesomequant.library.settings import Outline, Readme
from awesomequant.render.readme import pages
from awesomequant.site.building import rendered, write_readme
from awesomequant.store import load
from awesomequant.store.pages import MARK, write_pages
from benchmarks.generate import library as generated

GOLDEN = ROOT / "tests/golden/split"
SPLIT = "outline: {by: [topic, year]}\nreadme: {budget: 2600, newest: 1, cited: 1}\n"
TREE = """\
flight: {label: Flight, description: How bees fly}
counting: {label: Counting | numbers, parent: flight}
honey: {label: Honey, aliases: [Honey making]}
"""


def library(count: int, by: Sequence[str], budget: int) -> Library:
    """Return a generated list with some topics inside others, and some papers without any."""
    made = generated(count, abstracts=False)
    names = list(made.tags)
    nested = {
        name: tag.model_copy(update={"parent": above if at % 3 else None})
        for at, ((name, tag), above) in enumerate(
            zip(made.tags.items(), [names[0], *names], strict=False)
        )
    }
    bare = {"tags": (), "venue": None, "year": None, "added": None}
    papers = [
        paper.model_copy(update=bare) if at % 40 == 7 else paper
        for at, paper in enumerate(made.papers)
    ]
    outline = Outline.model_validate({"by": tuple(by)})
    update = {"outline": outline, "readme": Readme(budget=budget)}
    settings = made.settings.model_copy(update=update)
    return replace(made, tags=nested, papers=tuple(papers), settings=settings)


def made(count: int, by: Sequence[str], budget: int) -> dict[str, str]:
    """Return the pages of such a list."""
    return pages(library(count, by, budget), ROOT / "tests", lambda _: "")


def anchors_of(page: str) -> set[str]:
    """Return the anchors of a page's headings, as GitHub shows it."""
    tokens = MarkdownIt().parse(page)
    shown = (
        MarkdownIt().renderInline(tokens[at + 1].content)
        for at, token in enumerate(tokens)
        if token.type == "heading_open"
    )
    return set(anchors(BeautifulSoup(text, "html.parser").get_text() for text in shown))


def dead_links(texts: dict[str, str]) -> list[str]:
    """Return the links between the pages, and inside them, that lead nowhere on GitHub."""
    found = {name: anchors_of(text) for name, text in texts.items()}
    dead = []
    for name, text in texts.items():
        for target in re.findall(r"\]\((?!https?:)([^)]*)\)", text):
            path, _, anchor = unescape(target).partition("#")
            folder = name.rpartition("/")[0]
            file = str(Path(folder, path)) if path else name
            file = re.sub(r"[^/]+/\.\./", "", file)
            if file not in found or (anchor and anchor not in found[file]):
                dead.append(f"{name}: {target}")
    return dead


OUTLINES = (["year"], ["topic"], ["topic", "year"], ["year", "topic"], ["venue", "year"], ["venue"])


@pytest.mark.parametrize("by", OUTLINES)
@pytest.mark.parametrize("budget", [9_000, 30_000])
def test_every_paper_stands_on_a_page_no_page_is_too_large_and_every_link_leads_somewhere(
    by: list[str], budget: int
) -> None:
    given = library(400, by, budget)
    texts = pages(given, ROOT / "tests", lambda _: "")
    lists = "".join(text for name, text in texts.items() if name != "README.md")
    assert len(texts) > 3
    assert all(paper.address in lists for paper in given.papers if paper.address)
    small = {name: len(text.encode()) for name, text in texts.items() if name != "README.md"}
    assert max(small.values()) <= budget
    assert dead_links(texts) == []
    assert all(text.startswith(MARK) for name, text in texts.items() if name != "README.md")
    assert not any(set(text) & {"\x02", "\x03"} for text in texts.values())


def test_a_list_within_its_budget_is_one_page() -> None:
    assert list(made(60, ["topic", "year"], 512_000)) == ["README.md"]


def test_a_page_is_cut_by_topics_inside_it_by_year_a_year_by_topic_and_what_is_left_by_number() -> (
    None
):
    by_topic, by_year = set(made(400, ["topic"], 9_000)), set(made(400, ["year"], 9_000))
    assert {"lists/neural.md", "lists/neural-network.md", "lists/neural-other.md"} <= by_topic
    assert {"lists/neural-network-quantization-2024.md", "lists/neural-other-2024.md"} <= by_topic
    assert "lists/neural-other-2026-1.md" in set(made(400, ["topic"], 3_500))
    assert {"lists/2026.md", "lists/2026-neural.md", "lists/2026-neural-other.md"} <= by_year
    assert "lists/untagged.md" in by_topic
    assert "lists/undated.md" in by_year
    assert "lists/no-venue.md" in made(400, ["venue"], 9_000)


def test_the_doors_of_topics_inside_a_topic_lead_to_their_own_pages() -> None:
    text = made(400, ["topic", "year"], 9_000)["README.md"]
    assert "  - [Network](lists/neural-network.md)" in text
    assert "[Deep](lists/learning-efficient-deep.md)" in text


def test_readme_shows_the_newest_and_the_most_cited_with_their_years() -> None:
    given = library(400, ["topic", "year"], 30_000)
    text = pages(given, ROOT / "tests", lambda _: "")["README.md"]
    newest, cited = (
        re.findall(r"^- (.*)", part, re.MULTILINE)
        for part in re.split("^### ", text, flags=re.MULTILINE)[1:3]
    )
    assert len(newest) == len(cited) == 25
    by_address = {paper.address: paper for paper in given.papers}
    shown = [by_address[re.findall(r"\((https://example[^)]*)\)", line)[0]] for line in cited]
    counts = [paper.citations.count for paper in shown if paper.citations]
    assert counts == sorted(counts, reverse=True)
    assert all(
        str(paper.year or "unknown") in line for paper, line in zip(shown, cited, strict=True)
    )


def test_the_doors_count_each_topic_with_its_parts_and_the_untagged() -> None:
    given = library(400, ["topic"], 30_000)
    text = pages(given, ROOT / "tests", lambda _: "")["README.md"]
    counts = dict(re.findall(r"^ *- \[([^\]]+)\]\(lists/[^)]*\): (\d+)$", text, re.MULTILINE))
    for tag, papers in given.by_tag.items():
        assert int(counts.pop(given.tags[tag].label)) == len(papers)
    assert counts == {UNKNOWN["topic"]: "10"}


def test_a_year_of_one_topic_does_not_take_the_name_of_another_topic(tmp_path: Path) -> None:
    files = {
        "data/list.yaml": "title: A\ndescription: B\noutline: {by: [topic]}\nreadme: {budget: 450}\n",
        "data/tags.yaml": "a: {label: A}\na-2020: {label: A 2020}\ncon: {label: Con}\n",
        "data/venues.yaml": "ICML: {name: ICML, kind: conference}\n",
    }
    for number in range(12):
        tag = "[a-2020, con]" if number == 7 else "[a]"
        files[f"data/papers/2020/p{number}.yaml"] = (
            f"title: Paper {number} of many\nvenue: ICML\nyear: {2020 + number % 2}\ntags: {tag}\n"
        )
    texts = rendered(load(write(tmp_path, files)))
    assert {"lists/a-2020.md", "lists/a-2020-2.md", "lists/con-2.md"} <= set(texts)
    assert "# A 2020\n" in texts["lists/a-2020.md"]
    assert "# A, 2020\n" in texts["lists/a-2020-2.md"]
    assert dead_links(texts) == []


def split_toy(folder: Path) -> Path:
    """Return the toy list, its tags a tree, cut into pages."""
    project = copy_of_toy(folder)
    settings = project / "data/list.yaml"
    settings.write_text(settings.read_text("utf-8") + SPLIT, "utf-8")
    (project / "data/tags.yaml").write_text(TREE, "utf-8")
    return project


def test_the_toy_list_cut_up_is_as_the_golden_files(tmp_path: Path) -> None:
    texts = rendered(load(split_toy(tmp_path)))
    golden = {
        file.relative_to(GOLDEN).as_posix(): file.read_text("utf-8")
        for file in GOLDEN.rglob("*.md")
    }
    assert texts == golden


def test_the_pages_are_written_checked_and_taken_away_together(tmp_path: Path) -> None:
    project = split_toy(tmp_path)
    assert run("-C", project, "readme").returncode == 0
    assert run("-C", project, "readme", "--check").returncode == 0
    own = project / "lists/own.md"
    own.write_text("# Of a person\n", "utf-8")
    (project / "lists/honey.md").write_text(f"{MARK}\n", "utf-8")
    (project / "lists/flight.md").unlink()
    (project / "lists/gone.md").write_text(f"{MARK}\n", "utf-8")
    done = run("-C", project, "readme", "--check")
    assert done.returncode == 1
    assert [line.partition(";")[0] for line in done.stderr.splitlines()] == [
        "lists/flight.md is missing",
        "lists/honey.md is not current",
        "lists/gone.md is no page of the list any more",
    ]
    assert run("-C", project, "readme").stderr == (
        "lists/flight.md, lists/gone.md, lists/honey.md written\n"
    )
    assert not (project / "lists/gone.md").exists()
    settings = project / "data/list.yaml"
    settings.write_text(settings.read_text("utf-8").replace("budget: 2600", "budget: 99999"))
    assert run("-C", project, "readme").returncode == 0
    assert [file.name for file in (project / "lists").iterdir()] == ["own.md"]
    own.unlink()
    settings.write_text(settings.read_text("utf-8").replace("budget: 99999", "budget: 2600"))
    run("-C", project, "readme")
    settings.write_text(settings.read_text("utf-8").replace("budget: 2600", "budget: 99999"))
    run("-C", project, "readme")
    assert not (project / "lists").exists()


def test_a_file_of_a_person_that_is_in_the_way_is_told_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    project = split_toy(tmp_path)
    (project / "lists").mkdir()
    (project / "lists/honey.md").write_text("Mine.\n", "utf-8")
    with pytest.raises(Refusal, match=r"lists/honey\.md is in the way and not one of ours"):
        write_readme(load(project))
    assert not (project / "README.md").exists()
    assert [file.name for file in (project / "lists").iterdir()] == ["honey.md"]


def test_a_template_that_knows_of_no_lists_stays_alone(tmp_path: Path) -> None:
    project = split_toy(tmp_path)
    (project / "templates").mkdir()
    text = "{% for paper in library.papers %}{{ paper.title }}\n{% endfor %}" * 40
    (project / "templates/README.md.j2").write_text(text)
    assert list(rendered(load(project))) == ["README.md"]


def test_no_page_is_replaced_where_one_cannot_be_written(tmp_path: Path) -> None:
    write_pages(tmp_path, {"README.md": f"{MARK}\nold", "lists/a.md": f"{MARK}\nold"})
    with pytest.raises(UnicodeEncodeError):
        write_pages(tmp_path, {"lists/a.md": f"{MARK}\nnew", "README.md": "\ud800"})
    assert (tmp_path / "README.md").read_text() == f"{MARK}\nold"
    assert (tmp_path / "lists/a.md").read_text().endswith("old")
    found = [file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*")]
    # Nothing is left in the folder of ours, which git does not see, but the lock.
    ours = [".awesomequant", ".awesomequant/.gitignore", ".awesomequant/lock"]
    assert sorted(found) == [*ours, "README.md", "lists", "lists/a.md"]


EDITS: list[tuple[str, str, str, list[str]]] = [
    ("lists/flight.md", "(Buzz): How", r"Humm: How", ['+title: "Humm: How Bees']),
    ("lists/flight.md", r"\[arXiv\]", "[ICML 2020]", ["+venue: ICML"]),
    ("lists/flight.md", "### 2021", "### 2020", ["+year: 2020"]),
    ("lists/flight.md", r"2 papers of", "3 papers of", ["flight.md:6:1: '3 papers of"]),
    ("lists/honey.md", r"(## 2019\n)", r"\1\n- \\[[BeeConf](https://x.org/n)\\] A New Honey.\n",
     ["+tags: [honey]", "+year: 2019", "+venue: BeeConf"]),
    ("lists/flight.md", r"\n- [^\n]*Counting Bees[^\n]*", "",
     ["--- data/papers/2021/counting-bees-2021.yaml\n+++ /dev/null\n"]),
]  # fmt: skip


@pytest.mark.parametrize(("page", "old", "new", "told"), EDITS)
def test_a_hand_edit_of_any_page_is_one_of_its_record_or_told_by_line(
    tmp_path: Path, page: str, old: str, new: str, told: list[str]
) -> None:
    project = split_toy(tmp_path)
    write_readme(load(project))
    file = project / page
    text, count = re.subn(old, new, file.read_text("utf-8"), count=1)
    assert count
    file.write_text(text, "utf-8")
    done = run("-C", project, "import", "--as-edit", "--dry-run", file)
    assert [line for line in told if line not in done.stdout + done.stderr] == [], done


def test_pages_that_nobody_edited_change_nothing(tmp_path: Path) -> None:
    project = split_toy(tmp_path)
    files = [project / name for name in write_readme(load(project))]
    done = run("-C", project, "import", "--as-edit", *files)
    assert done.stderr.splitlines()[-1] == "0 files changed"
    assert done.returncode == 0


def test_a_paper_of_two_topics_that_is_edited_under_both_or_taken_out_of_one(
    tmp_path: Path,
) -> None:
    project = copy_of_toy(tmp_path)
    settings = project / "data/list.yaml"
    settings.write_text(settings.read_text("utf-8") + "outline: {by: [topic]}\n", "utf-8")
    write_readme(load(project))
    file = project / "README.md"
    made = file.read_text("utf-8")
    line = next(
        line for line in made.splitlines() if "Buzz: How" in line and "[BeeConf" in line[:20]
    )

    def said(text: str) -> str:
        file.write_text(text, "utf-8")
        done = run("-C", project, "import", "--as-edit", "--dry-run", file)
        return done.stdout + done.stderr

    assert made.count(line) == 2
    assert said(made.replace("Buzz: How", "Humm: How")).count("+title: ") == 1
    assert said(made.replace(line, line.replace("Buzz:", "Humm:"), 1)).count("+title: ") == 1
    humm, ding = (line.replace("Buzz:", name) for name in ("Humm:", "Ding:"))
    both = made.replace(line, humm, 1).replace(line, ding)
    assert "is something else where it stands above" in said(both)
    assert "-tags: [flight, counting]\n+tags: [counting]" in said(made.replace(f"{line}\n", "", 1))
    moved = made.replace(f"{line}\n", "", 1).replace("### Honey\n\n", f"### Honey\n\n{line}\n")
    assert "+tags: [counting, honey]" in said(moved)
    told = said(made.replace(f"{line}\n", ""))
    assert told.count("data/sections/keepers.yaml names it") == 2
    assert "still stands" not in told
    other = next(line for line in made.splitlines() if "Counting Bees" in line)
    assert "counting-bees-2021.yaml\n+++ /dev/null" in said(made.replace(f"{other}\n", ""))
