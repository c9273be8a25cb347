"""Authors of two statements are compared: agreeing, some, none, or nothing can be said."""

import time

import pytest

from awesomequant.works.author_likeness import Agreement, Common, agree, in_common
from awesomequant.works.people import People, Person, group, parse_person

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
    (SOME, 0, "Abcdefghijklmnopqrst, A.", "Abcdefghijklmnopquvw, A."),  # 17 letters of 20 are 85 %
    (NONE, 0, "Bcdefghijklmnopqrst, A.", "Bcdefghijklmnopquvw, A."),  # 16 of 19 are less
    (NONE, 0, "{Courbariaux}; Lin, M.", "Courbarieux; Berg, S."),
    (ALL, 1, "St.John", "St. John"),
    (ALL, 1, "Li, Xu", "Xu, Li"),
    (ALL, 1, "de E, Weinan", "de E, W."),
    (ALL, 1, "E, Weinan", "E, W."),
    (ALL, 2, "O, Jun; E, W.", "O, J.; E, W."),
    (NONE, 0, "E, Weinan", "O, W."),
    (NONE, 0, "Wang, Jun", "Wang, Jing"),
    (NONE, 0, "Lee, Ann", "Lee, Bo; Chen, Ann"),
    (NONE, 0, "{Team A}", "{Team B}"),
    (UNKNOWN, 0, "", "Lin, M."),
    (UNKNOWN, 0, "", "{Team A}"),
    (UNKNOWN, 0, "王, 小明", "Wang, Xiaoming"),
    (UNKNOWN, 0, "{ATLAS Collaboration}", "Aad, G.; …"),
]


@pytest.mark.parametrize(("verdict", "common", "one", "other"), PAIRS)
def test_two_bylines_agree_or_not(verdict: Common, common: int, one: str, other: str) -> None:
    assert in_common(byline(one), byline(other)) == (verdict, common)
    assert in_common(byline(other), byline(one)) == (verdict, common)
    assert verdict.agrees == (verdict in {ALL, MOST})


def test_a_slip_is_looked_for_in_the_first_forty_names() -> None:
    many = [f"{'abcdefghijklmnopqrstuvwxyz'[at // 2] * 9}{'xy'[at % 2]}, A." for at in range(39)]
    slips = ("Courbariaux, M.", "Courbarieux, M.")
    last, later = (";".join(names) for names in ([*many, slips[0]], [*many, "Berg, S.", slips[0]]))
    assert in_common(byline(last), byline(slips[1])) == (SOME, 0)
    assert in_common(byline(later), byline(slips[1])) == (NONE, 0)


def test_thousands_of_names_are_compared_at_once() -> None:
    families = [f"Family{'abcdefghij'[at % 10]}{at:x}" for at in range(3000)]
    one, other = (
        byline(";".join(f"{family}, {given}" for family in families)) for given in ("A.", "A. B.")
    )
    start = time.process_time()
    assert in_common(one, other) == (ALL, 3000)
    assert time.process_time() - start < 3  # 0.1 s on the machine that this was written on


AGREEMENTS = [
    ("Jane Doe", "Jane Doe", "yes"),
    ("José García", "Jose Garcia", "yes"),
    ("Fei-Fei Li", "Fei Fei Li", "yes"),
    ("Xiaoming Wang", "Xiao-Ming Wang", "yes"),
    ("J. Doe", "Jane Doe", "perhaps"),
    ("J. Doe", "J. A. Doe", "perhaps"),
    ("Jane Doe", "Jane Alice Doe", "perhaps"),
    ("J. A. Doe", "Jane Alice Doe", "perhaps"),
    ("J.-P. Serre", "Jean-Pierre Serre", "perhaps"),
    ("X. M. Wang", "Xiaoming Wang", "perhaps"),
    ("Wang Xiaoming", "Xiao-Ming Wang", "perhaps"),
    ("Wei Li", "Li Wei", "perhaps"),
    ("Müller, Hans", "Mueller, Hans", "perhaps"),
    ("Gabriel García", "García Márquez, Gabriel", "perhaps"),
    ("Ana Ruiz", "Ana Ruiz Vega", "perhaps"),
    ("Guido van Rossum", "Guido Rossum", "perhaps"),
    ("Rob Fergus", "Robert Fergus", "perhaps"),
    ("Doe", "Jane Doe", "perhaps"),
    ("Madonna", "Madonna Ciccone", "perhaps"),
    ("Martin King", "Martin King Jr.", "perhaps"),
    ("王小明", "Xiaoming Wang", "perhaps"),
    ("Alice John Doe", "John Doe", "perhaps"),
    ("Jane Doe", "John Doe", "no"),
    ("Jane Doe", "Jane Roe", "no"),
    ("John A. Doe", "John B. Doe", "no"),
    ("A. John Doe", "J. Doe", "no"),
    ("K. Doe", "Jane Doe", "no"),
    ("Jean-Pierre Serre", "Jean-Paul Serre", "no"),
    ("Martin King Sr.", "Martin King Jr.", "no"),
    ("John Smith II", "John Smith III", "no"),
    ("Li Zhang", "Lin Zhang", "no"),
    ("王小明", "王晓明", "no"),
    ("Y. LeCun", "Yann LeCun", "perhaps"),
    ("Y. A. LeCun", "Yann LeCun", "perhaps"),
    ("Yann A. LeCun", "Yann B. LeCun", "no"),
    ("K. He", "Kaiming He", "perhaps"),
    ("Kaiming He", "He Kaiming", "perhaps"),
    ("Kaiming He", "K. M. He", "perhaps"),
    ("Kaiming He", "Kai He", "perhaps"),
    ("Jürgen Groß", "Juergen Gross", "perhaps"),
    ("A. Jäger", "A. Jaeger", "perhaps"),
    ("A. Köhler", "A. Koehler", "perhaps"),
    ("A. Lüders", "A. Lueders", "perhaps"),
    ("A. Sørensen", "A. Soerensen", "perhaps"),
    ("A. Åberg", "A. Aaberg", "perhaps"),
    ("D. Knuth", "E. Knuth", "no"),
    ("A. van den Oord", "Aäron van den Oord", "perhaps"),
    ("Oord, A.", "Aäron van den Oord", "perhaps"),
    ("Quoc Le", "Quoc V. Le", "perhaps"),
    ("Steele, Guy", "Guy L. Steele, Jr.", "perhaps"),
    ("M.-T. Luong", "Minh-Thang Luong", "perhaps"),
    ("Minh-Thang Luong", "Thang Luong", "perhaps"),
    ("Anna Lee", "Anne Lee", "no"),
    ("Mario Vargas", "Vargas Llosa, Mario", "perhaps"),
    ("Kurt Gödel", "Kurt Godel", "yes"),
    ("李飞飞", "Fei-Fei Li", "perhaps"),
    ("Christopher Manning", "Chris Manning", "perhaps"),
]


@pytest.mark.parametrize(("one", "other", "verdict"), AGREEMENTS)
def test_two_written_names_may_be_one_persons(one: str, other: str, verdict: str) -> None:
    first, second = parse_person(one), parse_person(other)
    assert agree(first, second) == verdict
    assert agree(second, first) == verdict


def test_groups_agree_with_groups_only() -> None:
    assert agree(group("Gemini Team"), group("Gemini Team, Google")) is Agreement.PERHAPS
    assert agree(group("Gemini Team"), group("Gemma Team")) is Agreement.NO
    assert agree(group("Google DeepMind"), parse_person("Google DeepMind")) is Agreement.YES
    assert agree(group("Doe"), parse_person("Jane Doe")) is Agreement.NO
