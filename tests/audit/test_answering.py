"""What the page in the browser is answered: the same as the command says and does."""

from pathlib import Path

import pytest
from audit.test_mending import lists

from awesomequant.audit.answering import audited, hunks, mended_as_wanted
from awesomequant.audit.auditing import Lists, audit, mended
from awesomequant.audit.documents import of_bibtex
from awesomequant.audit.telling import as_json
from awesomequant.audit.wishes import Names, Prefer, Venues, Wishes

SOURCE = """% of a hive
@article{bees, title={Bees That Count: Small Integers in Hives},
  author = {Müller, Anna and van der Berg, Ben and Lee, Cho},
  journal = {arXiv preprint arXiv:1905.01234},
  year = 2018
}
@inproceedings{again,
  title = {Bees That Count: Small Integers in Hives},\r
  author = {Müller, Anna and Lee, Cho},\r
  booktitle = {BeeConf},\r
  year = {2023},\r
}
@misc{other, title={Of Wasps}, year={2001}}
"""
DOCUMENT = of_bibtex(SOURCE, "x.bib")


@pytest.fixture
def listed(tmp_path: Path) -> Lists:
    return lists(tmp_path)


def test_the_report_is_that_of_the_command(listed: Lists) -> None:
    for wishes in (Wishes(), Wishes(Prefer.PREPRINT, Names.INITIALS, Venues.SHORT)):
        answer = audited(DOCUMENT, listed, wishes)
        assert answer["report"] == as_json([audit(DOCUMENT, listed, wishes)], (), ())


def test_each_change_is_told_alone_in_whole_lines(listed: Lists) -> None:
    answer = audited(DOCUMENT, listed, Wishes())
    assert answer["changes"] == [
        (0, [
            (2, ["@article{bees, title={Bees That Count: Small Integers in Hives},"],
                ["@inproceedings{bees, title={Bees That Count: Small Integers in Hives},"]),
            (4, ["  journal = {arXiv preprint arXiv:1905.01234},", "  year = 2018"],
                ["  booktitle = {BeeConf},", "  year = 2020,", "  pages = {100--109},",
                 "  eprint = {1905.01234},", "  archivePrefix = {arXiv}"]),
        ]),
        (2, [(9, ["  author = {Müller, Anna and Lee, Cho},"],
                 ["  author = {Müller, Anna and van der Berg, Ben and Lee, Cho},"])]),
        (3, [(11, ["  year = {2023},"], ["  year = {2020},"])]),
    ]  # fmt: skip


def test_all_that_is_certain_is_what_fix_writes(listed: Lists) -> None:
    certain = mended(DOCUMENT, listed, Wishes()).text
    for wanted in (None, [0, 2, 3], [0, 1, 2, 3, 4]):
        answer = mended_as_wanted(DOCUMENT, listed, Wishes(), wanted)
        assert answer["text"] == certain != SOURCE
        assert answer["made"] == [0, 2, 3]


@pytest.mark.parametrize("wanted", [[], [0], [2], [0, 3]])
def test_what_is_left_stays_as_it_is(listed: Lists, wanted: list[int]) -> None:
    """Also where it is found again when the others were mended."""
    answer = mended_as_wanted(DOCUMENT, listed, Wishes(), wanted)
    assert answer["made"] == wanted
    alone = dict(audited(DOCUMENT, listed, Wishes())["changes"])
    assert answer["diff"] == [hunk for number in wanted for hunk in alone[number]]
    assert (answer["text"] == SOURCE) == (not wanted)


def test_the_difference_gives_the_mended_file(listed: Lists) -> None:
    answer = mended_as_wanted(DOCUMENT, listed, Wishes(), None)
    lines = SOURCE.split("\n")
    for line, old, new in reversed(answer["diff"]):
        stood = lines[line - 1 : line - 1 + len(old)]
        assert [one.removesuffix("\r") for one in stood] == old
        end = "\r" if stood[-1].endswith("\r") else ""
        lines[line - 1 : line - 1 + len(old)] = [f"{one}{end}" for one in new]
    assert "\n".join(lines) == answer["text"]


def test_an_entry_of_very_many_lines_is_one_difference() -> None:
    """To look for the lines that two of 3,000 share would take a minute."""

    def entry(word: str) -> str:
        lines = "".join(f"  f{number} = {{{word}}},\n" for number in range(3000))
        return f"@misc{{x, title={{A}},\n{lines}}}\n"

    [(line, old, new)] = hunks(of_bibtex(entry("a"), "x.bib"), of_bibtex(entry("b"), "x.bib"))
    assert (line, len(old), len(new)) == (2, 3000, 3000)
