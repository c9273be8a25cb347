"""What an entry says of a work beside its record: what is told, how sure that is, in which words."""

from pathlib import Path

import pytest
from support import with_record

from awesomequant.audit.auditing import Lists, audit, mended
from awesomequant.audit.documents import of_bibtex
from awesomequant.audit.records import Records
from awesomequant.audit.wishes import Prefer, Wishes
from awesomequant.store import load

HIVES = """\
title: "CountBees: Small Integers for Hives That Grow"
also_titled: ["BeeCount: Integers for Hives That Are Large and Grow"]
authors: [Anna Müller, Ben van der Berg, Cho Lee]
venue: BeeConf
year: 2020
tags: [counting]
arxiv: "1905.01234"
"""
WAX = """\
title: "Wax Numbers: What Combs Can Hold in Winter"
authors: [Anna Müller, Mart Lindqvist, Cho Lee]
venue: arXiv
year: 2018
tags: [counting]
arxiv: "1806.04321"
"""
NAMES = "Anna Müller and Ben van der Berg and Cho Lee"
EARLIER = "BeeCount: Integers for Hives That Are Large and Grow"
NOW = "CountBees: Small Integers for Hives That Grow"


@pytest.fixture
def known(tmp_path: Path) -> Lists:
    """The toy list with a work that has appeared under another title, and with a preprint."""
    project = with_record(tmp_path, HIVES, "2020/hives.yaml")
    (project / "data/papers/2018").mkdir(exist_ok=True)
    (project / "data/papers/2018/wax.yaml").write_text(WAX)
    return [Records("toy", load(project).library)]


def told(source: str, known: Lists, wishes: Wishes = Wishes()) -> list[tuple[str, str, str]]:  # noqa: B008
    """Return each finding: verdict, level, message."""
    found = audit(of_bibtex(source, "x.bib"), known, wishes).findings
    return [(str(one.verdict), str(one.level), one.message) for one in found]


def of_hives(title: str, where: str, authors: str = NAMES) -> str:
    """Return an entry of the work that has appeared."""
    return f"@article{{hives, title={{{title}}}, author={{{authors}}}, {where}}}\n"


PRINTED = "journal={BeeConf}, year=2020"
PREPRINT = "journal={arXiv preprint arXiv:1905.01234}, year=2019"


def test_a_title_that_all_know_cited_where_it_was_printed_is_the_readers_to_choose(
    known: Lists,
) -> None:
    """No error, and written only when asked."""
    source = of_hives(EARLIER, PRINTED)
    said = f"it has the title of an earlier version; it appeared as “{NOW}”"
    assert told(source, known) == [("wrong-field", "warning", said)]
    assert mended(of_bibtex(source, "x.bib"), known, Wishes()).text == source


def test_a_part_of_an_earlier_title_is_told_with_both(known: Lists) -> None:
    """The nearer one first."""
    source = of_hives("BeeCount: Integers for Hives", f"{PRINTED}, eprint={{1905.01234}}")
    said = f"the title differs; the list has “{EARLIER}”, in print “{NOW}”"
    assert told(source, known) == [("wrong-field", "warning", said)]


@pytest.mark.parametrize(
    ("title", "authors", "said"),
    [
        (EARLIER, NAMES, f"; its title is “{NOW}” now"),
        ("CountBees: A Study of Bees", NAMES, f"; its title is “{NOW}” now"),
        (NOW, "Anna Müller and Cho Lee and Ben van der Berg", "; the authors stand in another order"),
        (NOW, "Anna Müller and Cho Lee", "; its authors lack Ben van der Berg"),
    ],
)  # fmt: skip
def test_what_a_preprint_has_otherwise_is_no_fault_of_who_cites_it(
    title: str, authors: str, said: str, known: Lists
) -> None:
    """It is told, and written, with that the work has appeared; who keeps preprints keeps titles."""
    source = of_hives(title, PREPRINT, authors)
    ((verdict, level, message),) = told(source, known)
    assert (verdict, level) == ("published-now", "warning")
    assert said in message
    after = mended(of_bibtex(source, "x.bib"), known, Wishes()).text
    assert told(after, known) == []
    if authors == NAMES:
        assert told(source, known, Wishes(Prefer.PREPRINT)) == []


@pytest.mark.parametrize(
    ("authors", "said"),
    [
        ("Cho Lee and Anna Müller and Mart Lindqvist", "the authors stand in another order"),
        ("Anna Müller and Marinus Lindqvist and Cho Lee",
         "it names Marinus Lindqvist; the list has Mart Lindqvist"),
        ("Anna Müller and Dora Kim and Cho Lee", "Dora Kim is not among the authors on the list"),
        ("Anna Müller and Dora Kim and Eve Roy", "Dora Kim and Eve Roy are not among the authors"),
    ],
)  # fmt: skip
def test_authors_of_a_preprint_may_be_those_of_another_version(
    authors: str, said: str, known: Lists
) -> None:
    """Likely, never an error; who is spelled otherwise is told beside the one that is meant."""
    source = (
        "@misc{wax, title={Wax Numbers: What Combs Can Hold in Winter}, "
        f"author={{{authors}}}, eprint={{1806.04321}}, year=2018}}"
    )
    ((verdict, level, message),) = told(source, known)
    assert (verdict, level) == ("wrong-field", "warning")
    assert message.startswith(said)


def test_the_number_of_a_preprint_in_the_title_of_a_book_leads_to_the_work(known: Lists) -> None:
    """As Scholar's @inproceedings have it; a title and an author that are a little wrong then count."""
    source = (
        "@inproceedings{wax, title={Waxes Numbers: What Combs Can Hold in Winter}, "
        "author={Anna Müller and Cho Lee}, booktitle={arXiv preprint arXiv:1806.04321}, year=2018}"
    )
    assert {message.split(";")[0] for _, _, message in told(source, known)} >= {
        "its authors lack Mart Lindqvist", "the title differs",
    }  # fmt: skip
