"""What a list is about is data: phrases, lists, headings, and what a person decided."""

import time

import pytest
from pydantic import ValidationError

from awesomequant.intake.list_rules.scoping import Answer, Judge
from awesomequant.library.draft import Draft
from awesomequant.library.list_rules import Scope
from awesomequant.library.problems import Place

BEES = Scope.model_validate(
    {
        "titles": ["bee*", "# wing*", "honey comb", "*wasp"],
        "against": ["bee line*", "spelling"],
        "sure": ["queen"],
        "lists": ["hive"],
        "headings": ["*hymenoptera*"],
        "reviewed": [
            {"work": "Beekeepers of Mars", "counts": "false", "because": "a novel"},
            {"work": "arxiv:2001.00001", "counts": "true", "because": "read"},
        ],
    }
)


def draft(title: str, **more: object) -> Draft:
    sections = more.pop("sections", ())
    return Draft(
        Place("x.bib"),
        title,
        arxiv=str(more.pop("arxiv", "")) or None,
        sections=tuple(map(str, sections)) if isinstance(sections, tuple) else (),
        more=more,
    )


@pytest.mark.parametrize(
    ("title", "answer"),
    [
        ("How Bees See", Answer.IN),
        ("How BÉES See", Answer.IN),
        ("Albee and Others", Answer.OUT),
        ("On 4-Winged Flight", Answer.IN),
        ("On 1.5-Winged Flight", Answer.IN),
        ("On Winged Flight", Answer.OUT),
        ("The Honey-Comb", Answer.IN),
        ("Honey, Combed", Answer.OUT),
        ("Superwasp", Answer.IN),
        ("A Bee Line to Paris", Answer.READ),
        ("A Queen Bee Makes a Bee Line", Answer.IN),
        ("Spelling", Answer.OUT),
        ("Queen", Answer.OUT),
        ("beekeepers of mars!", Answer.OUT),
        ("蜂", Answer.OUT),
    ],
)
def test_a_title_rules(title: str, answer: Answer) -> None:
    assert Judge(BEES).rule(draft(title)).answer is answer


def test_where_it_stands_rules_on_a_title_that_says_nothing() -> None:
    judge = Judge(BEES)
    hive = draft("Swarms", attribution={"met": ["garden", "hive"]})
    assert judge.rule(hive).answer is Answer.IN
    assert "'hive' has it" in judge.rule(hive).why
    garden = draft("Swarms", attribution={"met": ["garden"]}, sections=("Hymenoptera",))
    assert judge.rule(garden).answer is Answer.READ


def test_a_persons_word_stands_above_all_by_title_or_identifier() -> None:
    ruling = Judge(BEES).rule(draft("Swarms", arxiv="2001.00001v2"))
    assert (ruling.answer, ruling.why) == (Answer.IN, "reviewed: read")


def test_an_empty_scope_has_nothing_in_it() -> None:
    assert Judge(Scope()).rule(draft("How Bees See")).answer is Answer.OUT


@pytest.mark.parametrize(
    "phrase", ["*a*a*a*b", "***b", "#*#*", "w#a*k#", "#1#1#", "# # #", "w# a# k#"]
)
def test_a_phrase_of_more_ways_than_there_is_time_is_refused(phrase: str) -> None:
    with pytest.raises(ValidationError, match="more than 2"):
        Scope(titles=(phrase,))


@pytest.mark.parametrize(
    "phrase",
    [
        "*a* " * 15 + "b",
        "*a* *a* *a* # b",
        "#* # x",
        "#* #* x",
        "* " * 30 + "b",
        "w#a# b",
        "w#a#kv#",
        "a#" * 30 + "b",
    ],
)
def test_a_phrase_is_settled_at_the_cost_of_a_title(phrase: str) -> None:
    judge = Judge(Scope(titles=(phrase.strip(),)))
    began = time.process_time()
    for title in (
        "aaaa " * 80,
        "a" * 400,
        "1 " * 200,
        "1" * 400,
        "1" * 200 + " " + "1" * 199,
        "a1 1" * 99,
        "w1 1a1" * 60,
    ):
        assert judge.rule(draft(title)).answer is Answer.OUT
    assert time.process_time() - began < 5


def test_a_word_of_a_phrase_is_any_that_fits() -> None:
    judge = Judge(Scope(titles=("*ant* hive", "bee* # bit")))
    for title in ("An Antant Hive", "Giant hive", "Beehives of 2", "bees 1.58-bit", "Bee 4 bit"):
        is_in = not title.endswith("2")
        assert (judge.rule(draft(title)).answer is Answer.IN) == is_in, title
