"""What is said where a source was hardly understood: how much, entries as read, what helps."""

from pathlib import Path

import pytest
from support import copy_of_toy, run

from awesomequant.intake.files.reading import read_file
from awesomequant.intake.files.understanding import is_little
from awesomequant.intake.formats import Profile

EVENTS = """\
# Bees

## Papers

- [Bees That Count](https://arxiv.org/abs/2001.00001). Ann Keeper. ICML 2020.
- [Wasps That Rest](https://arxiv.org/abs/2001.00002). Bo Drone. ICML 2020.
- [Hives of Few Bits](https://arxiv.org/abs/2001.00003). Cy Wasp. ICLR 2021.
- [Combs of Fewer Bits](https://arxiv.org/abs/2001.00004). Cy Wasp. ICLR 2021.

## Events

- Bees meet on Monday in the hive near the lake
- On Tuesday they dance for the others at noon
- They never meet on a Wednesday, nobody knows why
"""
# Its entries stand under a heading that says they are none.
TOOLS = """\
# Bees

## Tools

- [Bees That Count](https://github.com/a/b)
- [Hives That Rest](https://github.com/a/c)
"""


def reading(tmp_path: Path, text: str, profile: Profile | None = None) -> tuple[Path, bool]:
    file = tmp_path / "list.md"
    file.write_text(text, "utf-8")
    return file, is_little(read_file(file, None, profile or Profile(), None).reading)


def test_a_list_that_was_read_is_no_little(tmp_path: Path) -> None:
    assert not reading(tmp_path, EVENTS.split("## Events", maxsplit=1)[0])[1]


def test_three_entries_are_shown_and_what_was_left_out_is_counted(tmp_path: Path) -> None:
    text = EVENTS.replace("\n## Events\n\n", "")
    told = run("import", reading(tmp_path, text)[0], "--explain").stdout
    assert "title Bees That Count | authors Ann Keeper | venue ICML | year 2020" in told
    assert "4 of 7 that stand as entries were read" in told
    assert "not understood: Bees meet on Monday" in told


@pytest.mark.parametrize("asked", [[], ["--dry-run"], ["--format", "jsonl"]])
def test_what_was_hardly_understood_is_not_written_and_what_helps_is_said(
    tmp_path: Path, asked: list[str]
) -> None:
    root = copy_of_toy(tmp_path)
    before = sorted((root / "data").rglob("*"))
    file, is_unclear = reading(tmp_path, TOOLS)
    assert is_unclear
    done = run("-C", root, "import", file, *asked)
    assert done.returncode == 1
    assert "little of it was understood" in done.stderr
    assert "a profile with the line 'sections: [Tools]' reads 2 entries" in done.stderr
    assert "nothing was written" in done.stderr
    assert sorted((root / "data").rglob("*")) == before


def test_a_profile_is_the_word_of_a_person_who_looked(tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    file, _ = reading(tmp_path, TOOLS)
    profile = tmp_path / "profile.yaml"
    profile.write_text("sections: [Tools]\n", "utf-8")
    done = run("-C", root, "import", file, "--profile", profile)
    assert (done.returncode, "2 new records written" in done.stderr) == (0, True)


def test_a_line_among_entries_that_is_none_is_told(tmp_path: Path) -> None:
    text = (
        EVENTS.split("## Events", maxsplit=1)[0]
        + "- Please send us whatever you find, we are happy\n"
    )
    done = run("import", reading(tmp_path, text)[0], "--format", "jsonl")
    assert (
        "list.md:10:1: stands among entries and was not understood: 'Please send us" in done.stderr
    )
    assert done.returncode == 0
