"""What changed is told from the records, their history and git, and nothing is claimed without."""

import os
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from listing import lay, write

from awesomequant.cli import awesomequant

PAPER = """\
title: "{title}"
authors: [{authors}]
venue: {venue}
year: 2026
tags: [low-bit]
arxiv: "{arxiv}"
added: {added}
"""
ATOM = "{http://www.w3.org/2005/Atom}"


def paper(
    title: str, arxiv: str, added: str, venue: str = "arXiv", authors: str = "Mei Lin"
) -> str:
    return PAPER.format(title=title, arxiv=arxiv, added=added, venue=venue, authors=authors)


OLD = {
    "data/papers/2026/bees.yaml": paper("How Bees See", "2601.00001", "2026-01-10"),
    "data/papers/2026/wasps.yaml": paper("On Waspss", "2601.00002", "2026-01-11"),
    "data/papers/2026/ants.yaml": paper("Ants Retracted Later", "2601.00003", "2026-01-12"),
    "data/papers/2026/same.yaml": paper("A Paper That Stays", "2601.00004", "2026-01-13"),
}
NEW = {
    "data/papers/2026/bees.yaml": paper("How Bees See", "2601.00001", "2026-01-10", "ICML"),
    "data/papers/2026/wasps.yaml": paper("On Wasps", "2601.00002", "2026-01-11"),
    "data/papers/2026/flies.yaml": paper("Flies in *Flight* <b>", "2602.00005", "2026-02-05"),
    "data/decisions/2026/ants.yaml": 'title: "Ants Retracted Later"\narxiv: "2601.00003"\n'
    "reason: retracted\nday: 2026-02-10\n",
}
LATER = {
    "data/papers/2026/same.yaml": paper("A Paper That Stays, Renamed", "2601.00004", "2026-01-13")
}


def git(root: Path, *arguments: str, day: str = "") -> None:
    stamp = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    said = ("-c", "user.name=x", "-c", "user.email=x@example.org", *arguments)
    subprocess.run(["git", *said], cwd=root, check=True, capture_output=True,
                   env={**os.environ, **(stamp if day else {})})  # fmt: skip


def commit(root: Path, day: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", day, day=day)


def lived(root: Path, site: str = "") -> Path:
    """A list of which git knows January, February and March of 2026."""
    files = lay("")
    files["data/list.yaml"] += f"site: {site}\n" if site else ""
    write(root, {**files, **OLD})
    git(root, "init", "-q")
    commit(root, "2026-01-15")
    write(root, NEW)
    (root / "data/papers/2026/ants.yaml").unlink()
    commit(root, "2026-02-12")
    write(root, LATER)
    commit(root, "2026-03-12")
    return root


def call(root: Path, *arguments: str) -> Result:
    said = ["-C", str(root), "changes", *arguments]
    return CliRunner().invoke(awesomequant, said, catch_exceptions=False)


SAYS = {
    "New (1)": "* Flies in *Flight* <b>. Mei Lin. arXiv 2026",
    "Now published (1)": "* How Bees See: ICML 2026 (before: arXiv 2026)",
    "Corrected (1)": "* On Wasps: title (before: On Waspss)",
    "Taken off (1)": "* Ants Retracted Later: retracted",
}


def test_a_month_tells_what_happened_in_it_and_nothing_of_later(tmp_path: Path) -> None:
    root = lived(tmp_path)
    told = call(root, "--since", "2026-02", "--until", "2026-02-28", "--format", "text")
    lines = told.stdout.splitlines()
    assert lines[0] == "A list: February 2026"
    for heading, line in SAYS.items():
        assert lines[lines.index(heading) + 2] == line
    assert "Renamed" not in told.stdout
    assert told.stderr == ""


@pytest.mark.parametrize(
    ("since", "until", "says"),
    [
        ("2026-03-01", "2026-03-31", "title (before: A Paper That Stays)"),
        ("2026-04-01", "2026-04-30", "Nothing has changed."),
        ("2026-02-13", "2026-02-28", "Nothing has changed."),
        ("2026-02-01", "2026-03-31", "Corrected (2)"),
    ],
)
def test_other_days_tell_other_changes(since: str, until: str, says: str, tmp_path: Path) -> None:
    assert says in call(lived(tmp_path), "--since", since, "--until", until).stdout


def test_markdown_makes_no_markup_of_a_title_and_leads_to_the_page(tmp_path: Path) -> None:
    root = lived(tmp_path, "https://bees.example.org/")
    text = call(root, "--since", "2026-02", "--until", "2026-02-28").stdout
    assert "<b>" not in text
    assert "*Flight*" not in text
    assert "(https://bees.example.org/papers/flies/)" in text


def test_without_git_only_what_the_records_say_is_told(tmp_path: Path) -> None:
    root = write(tmp_path, {**lay(""), **OLD})
    told = call(root, "--since", "2026-01-11", "--until", "2026-01-31")
    assert "New (3)" in told.stdout
    assert "Taken off" not in told.stdout
    assert "is not told:" in told.stderr
    assert "the list lies in no repository of git" in told.stderr


def test_a_shallow_clone_says_that_it_is_one(tmp_path: Path) -> None:
    root = lived(tmp_path / "all")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", str(tmp_path / "some"))
    told = call(tmp_path / "some", "--since", "2026-02-01", "--until", "2026-03-31")
    assert "this clone is shallow" in told.stderr
    assert "New (1)" in told.stdout
    assert "Corrected" not in told.stdout


def test_what_rises_comes_from_the_history(tmp_path: Path) -> None:
    root = lived(tmp_path)
    write(
        root,
        {"data/history/2026-01-20.yaml": "bees: 3\n", "data/history/2026-02-20.yaml": "bees: 45\n"},
    )
    text = call(root, "--since", "2026-02", "--until", "2026-02-28", "--format", "text").stdout
    assert "* How Bees See: 42 citations more" in text


def test_pages_are_a_month_each_with_an_index_and_a_feed(tmp_path: Path) -> None:
    root = lived(tmp_path, "https://bees.example.org/")
    folder = root / "docs/changes"
    call(root, "--since", "2026-01", "--until", "2026-04-30", "--pages", str(folder))
    assert sorted(one.name for one in folder.iterdir()) == [
        "2026-01.md", "2026-02.md", "2026-03.md", "feed.xml", "index.md",
    ]  # fmt: skip
    index = (folder / "index.md").read_text()
    wanted = "[February 2026](2026-02.md): 1 new, 1 now published, 1 corrected, 1 taken off"
    assert wanted in index
    feed = ET.parse(folder / "feed.xml").getroot()  # noqa: S314 -- ours
    entries = [one.findtext(f"{ATOM}title") for one in feed.iter(f"{ATOM}entry")]
    assert entries == ["March 2026", "February 2026", "January 2026"]
    (second,) = [
        one for one in feed.iter(f"{ATOM}entry") if one.findtext(f"{ATOM}title") == entries[1]
    ]
    assert second.findtext(f"{ATOM}id") == "https://bees.example.org/changes/2026-02/"
    assert "<b>" in (
        second.findtext(f"{ATOM}content") or ""
    )  # as text, which no reader takes for markup


@pytest.mark.parametrize("wrong", ["February", "2026-13", "2026-02-30", "-1"])
def test_a_day_that_is_none_is_named(wrong: str, tmp_path: Path) -> None:
    result = call(write(tmp_path, lay("")), f"--since={wrong}")
    assert result.exit_code == 2
    assert "is no day" in result.output
