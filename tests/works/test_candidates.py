"""Whatever may be one work is found among many statements, and nothing is compared with all."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.works.candidates import Works, alike, traces
from awesomequant.works.identifiers import Identifier
from awesomequant.works.identity import Judgement, Statement, Verdict, same_work
from awesomequant.works.kinds import Kind


def said(title: str, arxiv: str = "", **more: object) -> Statement:
    """Make a statement with at most an arXiv id."""
    ids = (Identifier("arxiv", arxiv),) if arxiv else ()
    return Statement(title=title, identifiers=ids, **more)  # type: ignore[arg-type]


HELD = {
    "bees": said("A Field Study of Solitary Bees in Orchards", "2001.00001", year=2020),
    "awq": said("AWQ: Activation-aware Rounding of Weights", "2001.00002", year=2021),
    "renamed": said("Nectar by Mail", "2001.00003", also_titled=("HiveNet: Sugar for Far Hives",)),
    "page": said("Wax", addresses=("https://www.example.org/wax/",)),
    "deep": said("Deep Learning", venue="Nature", year=2015),
}


@pytest.fixture
def works() -> Works[str]:
    found: Works[str] = Works()
    for owner, statement in HELD.items():
        found.add(statement, owner)
    return found


FOUND = [
    (said("Quite Another Title", "2001.00001"), "bees", Verdict.NO),
    (said("Study of a Title", "2001.00001"), "bees", Verdict.PERHAPS),
    (said("", "2001.00001"), "bees", Verdict.YES),
    (said("A field study of solitary bees in orchards!", year=2020), "bees", Verdict.YES),
    (said("A Feild Study of Solitary Bees in Orchards", year=2020), "bees", Verdict.PERHAPS),
    (said("The Field Study of Solitary Bees in an Orchard", year=2020), "bees", Verdict.PERHAPS),
    (said("AWQ: Rounding Weights by Activations"), "awq", Verdict.PERHAPS),
    (said("Activation-aware Rounding of Weights"), "awq", Verdict.PERHAPS),
    (said("HiveNet: Sugar for Far Hives", year=2021), "renamed", Verdict.YES),
    (said("Wax", addresses=("http://example.org/wax",)), "page", Verdict.YES),
    (said("Deep Learning", year=2016, venue="MIT Press", kind=Kind.BOOK), "deep", Verdict.PERHAPS),
]


@pytest.mark.parametrize(("statement", "owner", "verdict"), FOUND)
def test_an_owner_is_found(
    works: Works[str], statement: Statement, owner: str, verdict: Verdict
) -> None:
    (match,) = works.matches(statement)
    assert (match.owner, match.judgement.verdict) == (owner, verdict)


def test_the_likeliest_stands_first_and_a_plain_no_nowhere(works: Works[str]) -> None:
    works.add(said("On the Long Sleep of Wasps in Lapland", "2009.00009"), "wasps")
    wrong = said("On the Long Sleep of Wasps in Lapland", "2001.00001")
    assert [match.owner for match in works.matches(wrong)] == ["wasps", "bees"]
    assert works.matches(said("Quite Other Words about Nothing")) == []


def test_what_is_known_of_an_owner_is_replaced_and_it_is_found_by_both(works: Works[str]) -> None:
    works.add(
        said(
            "Sleep of Wasps in Subarctic Winters", "2001.00001", also_titled=(HELD["bees"].title,)
        ),
        "bees",
    )
    for title in (HELD["bees"].title, "Sleep of Wasps in Subarctic Winters"):
        assert works.matches(said(title, year=2020))[0].judgement.verdict is Verdict.YES
    assert len(works.matches(said("", "2001.00001"))) == 1


WORDS = st.lists(
    st.sampled_from(["binary", "hive", "quantized", "low", "wax", "fast", "graph", "deep"]),
    min_size=2, max_size=8,
).map(" ".join)  # fmt: skip


@given(st.lists(WORDS, max_size=10))
def test_no_pair_of_a_small_list_is_missed(titles: list[str]) -> None:
    statements = [said(title, year=2020) for title in titles]

    def judge(one: int, other: int) -> Judgement:
        return same_work(statements[one], statements[other])

    found = {(one, other) for one, other, _ in alike([*map(traces, statements)], judge)}
    told = {
        (one, other)
        for other in range(len(titles))
        for one in range(other)
        if same_work(statements[one], statements[other]).verdict is not Verdict.NO
        and titles[one][:12] == titles[other][:12]
    }
    assert told <= found


@pytest.mark.parametrize(
    "statement",
    [
        lambda at: said(f"Title Number {at} of a Thousand Hives by Keeper {at * 7}", year=2020),
        lambda _: said("Preface"),
        lambda at: said(f"Words {at} and {at * 3} Copied Down a List", "2001.00001"),
        lambda at: said(f"AWQ: {at} Times {at * 5}"),
    ],
    ids=["a-row", "one-title", "one-link", "one-name"],
)
def test_many_statements_take_seconds_whatever_they_have_in_common(
    statement: object,
) -> None:
    assert callable(statement)
    start = time.process_time()
    statements = [statement(at) for at in range(1500)]
    found_by = [*map(traces, statements)]
    for _ in alike(found_by, lambda one, other: same_work(statements[one], statements[other])):
        pass
    assert time.process_time() - start < 20


def test_rare_words_find_a_title_that_begins_otherwise() -> None:
    works: Works[int] = Works()
    works.add(said("Quite Early Field Studies of Solitary Bees in Orchards", year=2020), 0)
    (match,) = works.matches(said("Early Field Studies of Solitary Bees in Orchards", year=2020))
    assert match.judgement.verdict is Verdict.PERHAPS
    for at in range(1, 102):  # the words are rare no more
        works.add(said(f"Early Field Studies {at * 7919} Solitary Bees and Orchards {at}"), at)
    assert works.matches(said("Early Field Studies of Solitary Bees in Orchards", year=2020)) == []


def test_of_many_owners_of_one_link_the_newest_thirty_are_looked_at() -> None:
    works: Works[int] = Works()
    for at in range(40):
        works.add(said(f"Honey {chr(97 + at % 26) * 9} {at}", "2001.00001"), at)
    found = works.matches(said("Quite Other Words", "2001.00001"))
    assert [match.owner for match in found] == list(range(10, 40))


def test_of_many_like_titles_the_likest_twenty_are_looked_at() -> None:
    works: Works[int] = Works()
    words = [f"{chr(97 + at)}{'xyz'[: 2 + at % 2]}" for at in range(26)]
    for at, word in enumerate(words):
        works.add(said(f"A Long Field Study of Solitary Bees in {word} Orchards of Spain"), at)
    found = works.matches(said("A Long Field Study of Solitary Bees in lmn Orchards of Spain"))
    assert len(found) == 20
    assert {match.owner for match in found} >= set(range(0, 26, 2))  # the shorter words
