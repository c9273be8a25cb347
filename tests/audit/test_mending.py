"""Mends in the reader's own text: what no change speaks of stays, sign for sign."""

from pathlib import Path

import pytest
from support import with_record

from awesomequant.audit.auditing import Lists, audit, mended
from awesomequant.audit.declined import declined, with_line
from awesomequant.audit.documents import Document, of_bibtex
from awesomequant.audit.editing import applied, can_edit, edits
from awesomequant.audit.findings import Mend
from awesomequant.audit.records import Records
from awesomequant.audit.wishes import Names, Prefer, Venues, Wishes
from awesomequant.library.problems import Refusal
from awesomequant.store import load

RECORD = """\
title: "Bees That Count: Small Integers in Hives"
also_titled: ["Counting Bees"]
authors: [Anna Müller, Ben van der Berg, Cho Lee]
venue: BeeConf
year: 2020
tags: [counting]
arxiv: "1905.01234"
doi: 10.1109/bees.2020.00001
pages: 100–109
"""
NAMES = "Anna Müller and Ben van der Berg and Cho Lee"


def lists(folder: Path) -> Lists:
    """The toy list with a record more."""
    return [Records("toy", load(with_record(folder, RECORD, "2020/bees.yaml")).library)]


def fixed(folder: Path, source: str, wishes: Wishes = Wishes()) -> str:  # noqa: B008 -- frozen
    """A text with all that is certain mended."""
    return mended(of_bibtex(source, "x.bib"), lists(folder), wishes).text


RIGHT = """@string{bee = "Int. Conf. on Bees"}
@inproceedings{bees,
  title = {Bees that count: small integers in hives},
  author = {M{\\"u}ller, A. and van der Berg, Ben and others},
  booktitle = bee,
  year = 2020,
  doi = {10.1109/BEES.2020.00001},
}
"""


def test_a_right_file_comes_back_byte_for_byte(tmp_path: Path) -> None:
    """Initials, a string for the venue, capitals of the DOI: other forms of the same."""
    assert fixed(tmp_path, RIGHT) == RIGHT
    assert not audit(of_bibtex(RIGHT, "x.bib"), lists(tmp_path / "b"), Wishes()).findings


@pytest.mark.parametrize(
    ("written", "then"),
    [
        ("year = 2019", "year = 2020"),
        ('year = "2019"', 'year = "2020"'),
        ("YEAR={2021}", "YEAR={2020}"),
        ("date = {2019-06-14}", "date = {2020-06-14}"),
    ],
)
def test_a_year_is_written_as_the_one_that_stood_there(
    tmp_path: Path, written: str, then: str
) -> None:
    """In its braces, quotation marks or none; of a date month and day stay."""
    source = (
        "% mine\n@inproceedings{bees,\n\ttitle={Bees That Count: Small Integers in Hives},"
        f"\n\tauthor={{{NAMES}}},\n\tbooktitle={{BeeConf}},\n\t{written}}}"
    )
    assert fixed(tmp_path, source) == source.replace(written, then)


def test_a_venue_is_the_string_that_the_file_has_for_it(tmp_path: Path) -> None:
    """Where strings stand for venues; else its name."""
    head = '@string{bee = "International Conference on Bees"}\n@string{japi = "J. Apic."}\n'
    entry = (
        "@inproceedings{b, title={Bees That Count: Small Integers in Hives}, "
        f"author={{{NAMES}}}, booktitle=XX, year=2020}}"
    )
    wrong, right = entry.replace("XX", "japi"), entry.replace("XX", "bee")
    told = audit(of_bibtex(head + wrong, "x"), lists(tmp_path), Wishes()).findings
    assert [one.field for one in told] == ["booktitle"]
    assert fixed(tmp_path / "b", head + right) == head + right


def test_authors_that_are_there_stay_as_they_stand(tmp_path: Path) -> None:
    """The one who is lacking is written as the others are."""
    source = RIGHT.replace("van der Berg, Ben and others", "Lee, C.")
    then = '{M{\\"u}ller, A. and van der Berg, B. and Lee, C.}'
    assert then in fixed(tmp_path, source)


PREPRINT = """@article{DBLP:journals/corr/abs-1905-01234,
  author       = {Anna M{\\"{u}}ller and
                  Ben van der Berg and
                  Cho Lee},
  title        = {Counting Bees},
  journal      = {CoRR},
  volume       = {abs/1905.01234},
  year         = {2019},
  url          = {https://doi.org/10.48550/arXiv.1905.01234},
  doi          = {10.48550/ARXIV.1905.01234},
  eprinttype   = {arXiv},
  eprint       = {1905.01234},
  note         = {read twice},
}
"""
APPEARED = """@inproceedings{DBLP:journals/corr/abs-1905-01234,
  author       = {Anna M{\\"{u}}ller and
                  Ben van der Berg and
                  Cho Lee},
  title        = {Bees That Count: Small Integers in Hives},
  booktitle    = {BeeConf},
  year         = {2020},
  pages        = {100--109},
  url          = {https://doi.org/10.1109/bees.2020.00001},
  doi          = {10.1109/bees.2020.00001},
  eprinttype   = {arXiv},
  eprint       = {1905.01234},
  note         = {read twice},
}
"""


def test_a_preprint_that_has_appeared(tmp_path: Path) -> None:
    """Type, names of fields, what is of the preprint alone; all else keeps its place and look."""
    new = fixed(tmp_path, PREPRINT).replace("{International Conference on Bees}", "{BeeConf}")
    assert new == APPEARED


@pytest.mark.parametrize(
    ("other", "then"),
    [
        ("booktitle={Intl. Conf. on Bees}", "booktitle={Intl. Conf. on Bees}"),
        ("booktitle=bee", "booktitle=bee"),
        ("booktitle={Proc. of the 5th Intl. Conf. on Bees}", "booktitle={International Conference on Bees}"),
    ],
)  # fmt: skip
def test_a_venue_is_written_as_the_file_writes_it_elsewhere(
    tmp_path: Path, other: str, then: str
) -> None:
    """One venue under two names is two in print; what is of one year is not for another."""
    head = '@string{bee = "International Conference on Bees"}\n'
    right = (
        "@inproceedings{hives, title={Counting Sort for Hives}, author={Müller, Anna}, "
        f"{other}, year=2019}}\n"
    )
    preprint = (
        f"@misc{{bees, title={{Counting Bees}}, author={{{NAMES}}}, eprint={{1905.01234}}, "
        "archiveprefix={arXiv}, year={2019}}\n"
    )
    project = with_record(tmp_path, RECORD, "2020/bees.yaml")
    hives = "title: Counting Sort for Hives\nauthors: [Anna Müller]\nvenue: BeeConf\nyear: 2019\ntags: [counting]\n"
    (project / "data/papers/2019").mkdir(exist_ok=True)
    (project / "data/papers/2019/hives.yaml").write_text(hives)
    known = [Records("toy", load(project).library)]
    document = of_bibtex(head + right + preprint, "x.bib")
    assert then in mended(document, known, Wishes()).text.splitlines()[-1]


def test_a_blank_behind_a_comma_is_not_written_again(tmp_path: Path) -> None:
    """As arXiv writes one behind titles."""
    source = (
        f"@misc{{bees,\n  title={{Counting Bees}}, \n  author={{{NAMES}}},\n  year={{2019}},\n"
        "  eprint={1905.01234},\n  archivePrefix={arXiv}, \n}\n"
    )
    new = fixed(tmp_path, source)
    assert [line for line in new.splitlines() if line.endswith(" ")] == [
        "  title={Bees That Count: Small Integers in Hives}, ", "  archivePrefix={arXiv}, ",
    ]  # fmt: skip


def test_who_prefers_preprints_keeps_them(tmp_path: Path) -> None:
    """Under the title and in the year that the preprint has."""
    assert fixed(tmp_path, PREPRINT, Wishes(Prefer.PREPRINT)) == PREPRINT


def test_what_an_entry_inherits_is_written_into_the_entry(tmp_path: Path) -> None:
    """The volume is that of other entries too."""
    source = f"""@inproceedings{{bees, title={{Bees That Count: Small Integers in Hives}},
  author={{{NAMES}}}, crossref={{b2019}}}}
@proceedings{{b2019, title={{BeeConf}}, booktitle={{BeeConf}}, year=2019}}
"""
    new = fixed(tmp_path, source)
    assert new.splitlines()[-1] == source.splitlines()[-1]
    assert "year={2020}" in "".join(new.splitlines()[:-1])


def test_what_was_read_with_a_doubt_is_not_mended(tmp_path: Path) -> None:
    """A brace too many is the reader's to mend first."""
    source = (
        "@article{bees, title={Bees That Count: Small Integers in Hives}}, "
        f"author={{{NAMES}}}, journal={{BeeConf}}, year=2011}}\n"
    )
    assert fixed(tmp_path, source) == source


@pytest.mark.parametrize(
    ("wishes", "then"),
    [
        (Wishes(names=Names.INITIALS), "author={Müller, A. and van der Berg, B. and Lee, C.}"),
        (Wishes(venues=Venues.LONG), "booktitle={International Conference on Bees}"),
        (Wishes(), "booktitle={BeeConf}"),
    ],
)
def test_forms_that_are_asked_for(tmp_path: Path, wishes: Wishes, then: str) -> None:
    """And asked for again they are no finding."""
    source = (
        "@inproceedings{bees, title={Bees That Count: Small Integers in Hives}, "
        "author={Müller, Anna and van der Berg, Ben and Lee, Cho}, booktitle={BeeConf}, year=2020}"
    )
    new = fixed(tmp_path, source, wishes)
    assert then in new
    assert not audit(of_bibtex(new, "x.bib"), lists(tmp_path / "again"), wishes).findings


LAYOUTS = [
    "@article{a,\n  title = {T},\n  year  = {1999}\n}",
    "@article(a\n , title = {T}\n , year = 1999\n)",
    "@ARTICLE{a, TITLE={T}, YEAR={1999},}",
    '@article{a,\r\n\ttitle = "T",\r\n\tyear = "1999",\r\n}\r\n',
]


@pytest.mark.parametrize("source", LAYOUTS)
def test_a_field_put_in_and_taken_out_leaves_the_text(source: str) -> None:
    """In each layout; what is put in reads as what was meant."""
    document = of_bibtex(source, "x.bib")
    new = of_bibtex(_with(document, Mend("", {"author": "Doe, Jane", "pages": "1--2"})), "x.bib")
    entry = new.entries[0]
    assert (entry.value("author"), entry.value("pages")) == ("Doe, Jane", "1--2")
    assert not new.problems
    assert _with(new, Mend("", {"author": None, "pages": None})) == source


def test_a_value_with_a_brace_too_many_is_not_written() -> None:
    """Whatever it would do to the entries behind it."""
    document = of_bibtex(LAYOUTS[0], "x.bib")
    assert not can_edit(document, document.entries[0], Mend("", {"note": "}{"}))


def _with(document: Document, mend: Mend) -> str:
    entry = document.entries[0]
    assert can_edit(document, entry, mend)
    return applied(document.text, edits(document, entry, [mend]))


def test_what_was_declined_is_never_written_over_where_it_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "refs.bib"
    assert declined(file) == frozenset()
    (tmp_path / "refs.bib.audit").mkdir()
    with pytest.raises(
        Refusal, match=r"refs\.bib\.audit, where declined findings are kept, cannot"
    ):
        with_line(file, "a year it-says")
