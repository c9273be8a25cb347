"""A README.md that only leads to the pages of its list is adopted with them."""

from pathlib import Path

import pytest
from support import run

from awesomequant.intake.adoption.linked_pages import chapters_of
from awesomequant.intake.files import reading as intake
from awesomequant.intake.formats import Profile
from awesomequant.store import load

PAGE = """\
# Awesome Bees

All that is known of bees.

## Contents

1. [Wax](chapters/wax.md)
2. [Honey and Nectar](https://github.com/ann/bees/blob/main/chapters/honey.md)
3. [Hives](chapters/hives.md)
4. [How to contribute](CONTRIBUTING.md)

## Thanks

To [Bo](https://bo.example) and [his list](https://github.com/bo/ants/blob/main/README.md).
"""


def entries(name: str, count: int, heading: str = "") -> str:
    lines = [
        f"- [How Many {name} Fit a Comb of {at} Cells](https://arxiv.org/abs/2001.0{at:04}) (2020)"
        for at in range(1, count + 1)
    ]
    return heading + "\n".join(lines) + "\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "chapters").mkdir()
    (tmp_path / "README.md").write_text(PAGE, "utf-8")
    (tmp_path / "chapters/wax.md").write_text(entries("Bees", 4, "# Wax\n\n## Old\n\n"), "utf-8")
    honey = entries("Drops", 9, "## Honey and Nectar\n\n").replace("2001.0", "2101.0")
    (tmp_path / "chapters/honey.md").write_text(honey, "utf-8")
    (tmp_path / "CONTRIBUTING.md").write_text(entries("Lines", 5), "utf-8")
    return tmp_path


def read(file: Path) -> intake.Source:
    return intake.read_file(file, None, Profile(), None)


def test_the_pages_that_a_page_leads_to_are_its_chapters(repository: Path) -> None:
    found = chapters_of(read(repository / "README.md"), read)
    assert [one.file.name for one in found.sources] == ["wax.md", "honey.md"]
    sections = [one.reading.drafts[0].sections for one in found.sources]
    assert sections == [("Wax", "Old"), ("Honey and Nectar",)]
    assert found.line == 8
    told = [(one.place.line, one.message[:28]) for one in found.problems]
    assert told == [(8, "13 entries were read in the "), (9, "it leads to hives.md, which ")]


def test_they_are_adopted_with_it(repository: Path) -> None:
    done = run("init", repository, "--from", repository / "README.md")
    assert done.returncode == 0, done.stderr
    assert "13 entries became 13 records" in done.stderr
    assert "wax.md: words: 100 % of " in done.stderr
    page = (repository / "README.md").read_text("utf-8")
    above, _, below = page.partition("<!-- awesomequant: papers flat -->")
    assert above == PAGE[: PAGE.index("\n## Thanks")] + "\n"
    assert below.index("How Many Drops Fit") < below.index("## Thanks")
    assert set(load(repository).library.tags) == {"wax", "old", "honey-and-nectar"}
    assert run("-C", repository, "readme", "--check").returncode == 0
    assert "## Old" in (repository / "chapters/wax.md").read_text("utf-8")


def test_a_page_that_is_the_list_itself_has_no_chapters(repository: Path) -> None:
    page = repository / "README.md"
    page.write_text(PAGE + entries("Stings", 3), "utf-8")
    assert not chapters_of(read(page), read).sources


@pytest.mark.parametrize(
    "address",
    ["../outside.md", "/etc/outside.md", "link.md", "https://b.ee/blob/main/chapters/wax.md",
     "https://github.com/ann/bees/wiki/wax.md", "chapters/wax.md%00", "http://[", "https://github.com/"],
)  # fmt: skip
def test_what_lies_outside_the_repository_is_no_chapter(repository: Path, address: str) -> None:
    outside = repository.parent / "outside.md"
    outside.write_text(entries("Ants", 5), "utf-8")
    (repository / "link.md").symlink_to(outside)
    page = repository / "README.md"
    page.write_text(f"# Bees\n\n- [Wax]({address})\n", "utf-8")
    assert not chapters_of(read(page), read).sources
