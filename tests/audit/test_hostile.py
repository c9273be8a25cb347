"""Bibliographies that were made to exhaust their reader: what they take grows as they do."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from audit.hostile_files import SHAPES, nearly_alike_people, one_title, xdata_nowhere
from support import with_record

from awesomequant.audit.auditing import audit
from awesomequant.audit.documents import of_bibtex
from awesomequant.audit.findings import Verdict
from awesomequant.audit.records import Records
from awesomequant.audit.wishes import Wishes
from awesomequant.store import load
from awesomequant.works import candidates
from awesomequant.works.identity import Judgement, same_work
from awesomequant.works.statement import Statement

RECORD = """\
title: "Bees That Count in the Winter"
authors: [Anna Müller, Ben van der Berg, Cho Lee]
venue: BeeConf
year: 2020
tags: [counting]
"""


def steps(act: Callable[[], object]) -> int:
    """Return how many functions are called: what a machine is busy with does not change it."""
    count = 0

    def called(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        act()
    finally:
        sys.setprofile(None)
    return count


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> list[Records]:
    """A list that has one of their titles."""
    root = with_record(tmp_path_factory.mktemp("list"), RECORD, "2020/bees.yaml")
    return [Records("bees", load(root).library)]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda one: one.__name__)
def test_twice_the_file_takes_twice_the_steps(
    lists: list[Records], shape: Callable[[int], str]
) -> None:
    """And no more than it would beside a few things that are done once."""

    def run(size: int) -> int:
        text = shape(size)
        return steps(lambda: audit(of_bibtex(text, "refs.bib"), lists, Wishes()))

    run(20)  # what is worked out once a process
    small, large = run(60), run(120)
    assert large < 2.6 * small + 3_000


@pytest.mark.parametrize("shape", [nearly_alike_people, one_title])
def test_no_more_is_compared_within_a_file_than_anybody_has(
    lists: list[Records], shape: Callable[[int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once that is spent an entry is compared with one other, and then with none."""
    monkeypatch.setattr("awesomequant.audit.auditing._COMPARED", 400)
    monkeypatch.setattr("awesomequant.audit.auditing._COMPARED_EACH", 0)
    compared = 0

    def counted(one: Statement, other: Statement) -> Judgement:
        nonlocal compared
        compared += 1
        return judge(one, other)

    judge = same_work
    monkeypatch.setattr(candidates, "same_work", counted)
    audit(of_bibtex(shape(600), "refs.bib"), lists, Wishes())
    assert 100 <= compared <= 250  # of 600 entries with eight and more each


def test_an_entry_that_stands_there_twice_is_found_behind_many_alike(lists: list[Records]) -> None:
    """A copy needs no comparison with what is like it."""
    text = one_title(300)
    again = text.splitlines()[7].replace("k7,", "again,")
    found = audit(of_bibtex(f"{text}{again}\n", "refs.bib"), lists, Wishes())
    assert [one.entry for one in found.findings if one.verdict is Verdict.TWICE] == [300]


def test_what_is_not_there_is_told_so_often_and_no_more() -> None:
    """6,000 entries with a hundred names each were 600,000 lines."""
    problems = of_bibtex(xdata_nowhere(300), "refs.bib").problems
    assert 10_000 < len(problems) <= 10_101
    assert "the rest has nothing of others" in problems[-1].message
