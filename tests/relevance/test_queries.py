"""The queries are what they say, and the judge of their answers is just."""

from collections.abc import Sequence

import pytest
from relevant import SETS, Judge, Query, Verdict, queries
from support import ROOT

from awesomequant.store import load

YES, NO = Verdict(one=True, three=True, ten=True), Verdict(one=False, three=False, ten=False)
THREE, TEN = NO._replace(three=True, ten=True), NO._replace(ten=True)


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(load(ROOT).library)


def test_each_query_is_asked_once_and_a_third_of_each_kind_is_unseen() -> None:
    seen, unseen = map(queries, SETS)
    every = [query.q for query in seen + unseen]
    assert len(every) == len(set(every)) >= 180
    for kind in {query.kind for query in seen}:
        held = sum(query.kind == kind for query in unseen)
        assert held == round((held + sum(query.kind == kind for query in seen)) / 3), kind


def test_what_is_wanted_is_on_the_list(judge: Judge) -> None:
    ids = {paper.id for paper in judge.library.papers}
    for query in (query for name in SETS for query in queries(name)):
        assert len(query.top) <= 3, query
        assert ids.issuperset(query.top), query
        for facts in (query.any, query.only, query.all):
            assert not facts or judge.right(facts), query
        if query.only:
            assert set(query.top) <= judge.right(query.only), query
        wanted = (query.top, query.any, query.only, query.all, query.least, query.none)
        assert any(wanted) or query.superset_of, query


@pytest.mark.parametrize(
    ("wanted", "found", "verdict"),
    [
        (Query("", "q", top=["gptq"]), ["gptq", "awq"], YES),
        (Query("", "q", top=["gptq"]), ["awq", "gptq"], THREE),
        (Query("", "q", top=["gptq"]), ["awq", "quip", "kivi", "gptq"], TEN),
        (Query("", "q", top=["gptq"]), [], NO),
        (Query("", "q", any={"author": "elias frantar"}), ["gptq", "qmoe", "quik"], YES),
        (Query("", "q", any={"author": "elias frantar"}), ["gptq", "awq", "quik", "qmoe"], TEN._replace(one=True)),
        (Query("", "q", any={"author": "elias frantar"}), ["gptq"], NO._replace(one=True)),
        (Query("", "q", any={"author": "urs koster"}), ["koster-flexpoint-2017", "awq"], YES),
        (Query("", "q", any=[{"tag": "posit"}, {"title": "^awq:"}]), ["awq", "tent", "posits-good-bad-2019"], YES),
        (Query("", "q", only={"venue": "MLSys", "year": 2024}, top=["awq"]), ["awq", "qmoe"], YES),
        (Query("", "q", only={"venue": "MLSys", "year": 2024}, top=["awq"]), ["awq", "gptq"], NO),
        (Query("", "q", only={"code": True}), [], NO),
        (Query("", "q", all={"author": "elias frantar", "year": "2023..2023"}), ["qigen", "gptq"], YES),
        (Query("", "q", all={"author": "elias frantar", "year": 2023}), ["gptq"], NO),
        (Query("", "q", all={"tag": ["posit", "-edge"], "venue": "-SFI", "year": 2019}), ["posits-good-bad-2019"], YES),
        (Query("", "q", least=2), ["gptq"], NO),
        (Query("", "q", superset_of="other"), ["gptq"], NO),
        (Query("", "q", superset_of="other"), ["awq", "quip", "gptq"], YES),
        (Query("", "q", none=True), [], YES),
        (Query("", "q", none=True), ["awq"], NO),
    ],
    ids=str,
)  # fmt: skip
def test_an_answer_is_judged_by_what_stands_first_and_by_the_whole(
    judge: Judge, wanted: Query, found: Sequence[str], verdict: Verdict
) -> None:
    assert judge.verdict(wanted, {"q": found, "other": ["quip", "awq"]}) == verdict


def test_an_unknown_fact_is_told(judge: Judge) -> None:
    with pytest.raises(ValueError, match="colour: 'red' is no fact of a paper"):
        judge.right({"colour": "red"})
