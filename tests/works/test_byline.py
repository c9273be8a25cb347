"""Authors of two statements are compared: agreeing, some, none, or nothing can be said."""

import pytest

from awesomequant.works.byline import Common, in_common
from awesomequant.works.people import People, Person, group

ALL, MOST, SOME = Common.ALL, Common.MOST, Common.SOME
UNKNOWN, NONE = Common.UNKNOWN, Common.NONE


def byline(text: str) -> People:
    """Read `Family, Given; …`; `{Group}` is one, a last `…` stands for others."""
    names = [one.strip() for one in text.split(";") if one.strip()]
    people = [
        group(name.strip("{}"))
        if name.startswith("{")
        else Person(name.partition(",")[0].strip(), name.partition(",")[2].strip())
        for name in names
        if name != "…"
    ]
    return People(tuple(people), others="…" in names)


PAIRS = [
    (ALL, 1, "Buciluă, Cristian", "BUCILUA, C."),
    (ALL, 1, "Müller, Jörg", "Mueller, J"),
    (ALL, 1, "Sørensen, Bjørn", "Sorensen, Bjorn"),
    (ALL, 1, "Sørensen, B.", "Soerensen, B."),
    (ALL, 1, "Bäcker, A.", "Baecker, A."),
    (ALL, 1, "Ng, A.-B.", "Ng, A. B."),
    (ALL, 1, "O'Neil-Smith, Jo", "Smith, J."),
    (ALL, 1, "李, 雷", "李, 雷"),
    (SOME, 1, "Lin, M.; Park, J.; Roy, A.", "Lin, M.; Berg, S.; Das, C.; Okafor, O."),
    (MOST, 2, "Lin, M.; Park, J.; Roy, A.", "Lin, M.; Park, J.; Das, C.; Okafor, O."),
    (MOST, 1, "Lin, M.; Lin, M.", "Lin, Mei; Park, J.; Roy, A."),
    (ALL, 1, "Wang, Xiao-Ming", "Wang, Xiaoming"),
    (ALL, 1, "Wang, XM", "Wang, Xiaoming"),
    (ALL, 1, "Wang, Xiaoming", "Xiaoming, Wang"),
    (ALL, 1, "van der Maaten, Laurens", "Maaten, L."),
    (ALL, 1, "Jordan, Michael I.", "Jordan, Michael"),
    (ALL, 1, "Lee, Dan", "Lee, Daniel"),
    (ALL, 1, "Lin", "Lin, Mei"),
    (MOST, 2, "Lin, M.; Park, J.; Roy, A.; Sen, B.", "Sen, B.; Lin, M.; Das, C.; Berg, S."),
    (MOST, 1, "Lin, M.; …", "Park, J.; Lin, M.; Roy, A.; Sen, B."),
    (ALL, 1, "{ATLAS Collaboration}", "{Atlas collaboration}"),
    (SOME, 1, "Lin, M.; Park, J.; Roy, A.", "Sen, B.; Lin, M.; Das, C."),
    (SOME, 0, "Courbariaux, Matthieu", "Courbarieux, M."),
    (NONE, 0, "Wang, Jun", "Wang, Jing"),
    (NONE, 0, "Lee, Ann", "Lee, Bo; Chen, Ann"),
    (NONE, 0, "{Team A}", "{Team B}"),
    (UNKNOWN, 0, "", "Lin, M."),
    (UNKNOWN, 0, "王, 小明", "Wang, Xiaoming"),
    (UNKNOWN, 0, "{ATLAS Collaboration}", "Aad, G.; …"),
]


@pytest.mark.parametrize(("verdict", "common", "one", "other"), PAIRS)
def test_two_bylines_agree_or_not(verdict: Common, common: int, one: str, other: str) -> None:
    assert in_common(byline(one), byline(other)) == (verdict, common)
    assert in_common(byline(other), byline(one)) == (verdict, common)


def test_five_thousand_names_are_compared_at_once() -> None:
    names = ";".join(f"Family{'abcdefghij'[at % 10]}{at:x}, A." for at in range(5000))
    assert in_common(byline(names), byline(names))[0] is ALL
