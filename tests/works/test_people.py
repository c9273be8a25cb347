"""Names of people: their parts, what they are shown and sorted as, which spellings are one name."""

import re
import string
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from awesomequant.works.author_likeness import Agreement, agree
from awesomequant.works.people import (
    ET_AL,
    People,
    Person,
    clean,
    from_parts,
    group,
    initials,
    is_et_al,
    looks_like_group,
    parse_person,
    person_key,
    person_slug,
    read_bibtex_name,
    split_bibtex,
    split_people,
    written,
)
from awesomequant.works.people.same_name import folded
from awesomequant.works.people.words import SUFFIX

VECTORS = Path(__file__).parents[1] / "vectors" / "names.txt"


def vectors() -> list[tuple[str, Person, str]]:
    """Read text, parts and shown form of each name."""
    rows = []
    for line in VECTORS.read_text("utf-8").splitlines():
        if "=>" in line and not line.startswith("#"):
            text, parts, *shown = (part.strip() for part in line.split("=>"))
            given, particle, family, suffix = (part.strip() for part in parts.split("|"))
            rows.append((text, Person(family, given, particle, suffix), (shown or [text])[0]))
    return rows


NAMES = vectors()


def test_there_are_enough_names() -> None:
    assert len({text for text, _, _ in NAMES}) >= 170


@pytest.mark.parametrize(("text", "person", "shown"), NAMES)
def test_a_name_is_taken_apart_and_shown(text: str, person: Person, shown: str) -> None:
    assert parse_person(text) == person
    assert parse_person(text).shown == shown


@pytest.mark.parametrize(("text", "person", "shown"), NAMES)
def test_every_form_of_a_name_is_read_back(text: str, person: Person, shown: str) -> None:
    assert parse_person(person.inverted) == person
    assert parse_person(written(person)) == person
    assert parse_person(shown).shown == shown
    assert person_key(parse_person(text)) == person_key(person)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("", Person("")),
        (" ,, ", Person("")),
        ("  Ann \n\t Lee ", Person("Lee", "Ann")),
        ("Lee,", Person("Lee")),
        (" , Ann Lee", Person("Lee", "Ann")),
    ],
)
def test_blanks_and_loose_commas_say_nothing(text: str, person: Person) -> None:
    assert parse_person(text) == person


@pytest.mark.parametrize(
    ("text", "inverted"),
    [
        ("Martin Luther King Jr.", "King, Jr., Martin Luther"),
        ("Vincent van Gogh", "van Gogh, Vincent"),
        ("Guido Van Rossum", "Van Rossum, Guido"),
        ("Madonna", "Madonna"),
        ("Sammy Davis, Jr.", "Davis, Jr., Sammy"),
        ("山田 太郎", "山田, 太郎"),
        ("Ngô Bảo Châu", "Ngô, Bảo Châu"),
        ("Иванов И. И.", "Иванов, И. И."),
        ("Gates, III, William Henry", "Gates, III, William Henry"),
        ("Aäron van den Oord", "van den Oord, Aäron"),
        ("Luc Van Gool", "Van Gool, Luc"),
        ("Cher", "Cher"),
        ("Trần Đại Nghĩa", "Trần, Đại Nghĩa"),
        ("鈴木 一郎", "鈴木, 一郎"),
        ("Колмогоров А.Н.", "Колмогоров, А.Н."),
        ("José Ortega y Gasset", "Ortega y Gasset, José"),
        ("Jane Smith, Ph.D.", "Smith, Ph.D., Jane"),
        ("Omar ibn al-Khattab", "ibn al-Khattab, Omar"),
    ],
)
def test_names_sort_by_family(text: str, inverted: str) -> None:
    assert parse_person(text).inverted == inverted


def test_a_group_is_never_taken_apart() -> None:
    team = group(" Gemini  Team, Google ")
    assert (team.shown, team.inverted, team.is_group) == (
        "Gemini Team, Google",
        "Gemini Team, Google",
        True,
    )
    assert not parse_person("Google DeepMind").is_group
    assert person_key(team) == person_key(group("gemini team, google"))


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ({"family": "Berg", "given": "Rianne", "particle": "van den"}, "Rianne van den Berg"),
        ({"family": "Rossum", "given": "Guido", "particle": "Van"}, "Guido Van Rossum"),
        ({"family": "Alembert", "given": "Jean", "particle": "d'"}, "Jean d'Alembert"),
        ({"family": "King", "given": "Martin Luther", "suffix": "Jr."}, "Martin Luther King Jr."),
        ({"family": "King Jr.", "given": "Martin Luther"}, "Martin Luther King Jr."),
        ({"family": "", "given": "Madonna"}, "Madonna"),
        ({"family": "Mao 0001", "given": "Huizi"}, "Huizi Mao"),
        ({"family": "Ruiz Vega", "given": "Ana"}, "Ruiz Vega, Ana"),
    ],
)
def test_parts_make_the_person_that_the_text_makes(parts: dict[str, str], text: str) -> None:
    person = from_parts(**parts)
    assert person == parse_person(text)
    assert written(person) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Martin Luther King", "M. L."),
        ("Jean-Pierre Serre", "J.-P."),
        ("J.P. Serre", "J. P."),
        ("J.-P. Serre", "J.-P."),
        ("JP Morgan", "J. P."),
        ("Jean le Rond d'Alembert", "J. le R."),
        ("Ai-jun Wu", "A.-j."),
        ('William "Bill" Gates', "W."),
        ("Robert (Bob) Smith", "R."),
        ("Лев Толстой", "Л."),
        ("山田 太郎", "太郎"),
        ("Madonna", ""),
        ("Łukasz Kaiser", "Ł."),
        ("J. R. R. Tolkien", "J. R. R."),
        ("Minh-Thang Luong", "M.-T."),
        ("DJ Patil", "D. J."),
        ("Maria do Carmo Nicoletti", "M. do C."),
        ("Анна Андреевна Ахматова", "А. А."),
        ("鈴木 一郎", "一郎"),
        ("Émilie du Châtelet", "É."),
        ("Li F.-F.", "F.-F."),
        ("Cher", ""),
        ("Oliver Wendell Holmes Sr.", "O. W."),
    ],
)
def test_given_names_are_shortened_to_initials(text: str, expected: str) -> None:
    assert initials(parse_person(text)) == expected


SAME = [
    ("José García", "Jose Garcia", "jose garcia", "JOSÉ GARCÍA", "García, José"),
    ("J. Smith", "J Smith", "Smith, J."),
    ("J.P. Doe", "J. P. Doe", "JP Doe", "J P Doe"),
    ("J.-P. Serre", "J-P. Serre", "J-P Serre", "Serre J-P"),
    ("Guido Van Rossum", "Guido van Rossum", "Rossum, Guido van"),
    ("Conor O'Brien", "Conor O’Brien"),
    ("Fei-Fei Li", "Fei‑Fei Li"),
    ("Łukasz Kaiser", "Lukasz Kaiser"),
    ("Søren Sørensen", "Soren Sorensen"),
    ("Sammy Davis, Jr.", "Sammy Davis Jr", "Davis, Jr., Sammy"),
    ("王小明", "王 小明", "王, 小明"),
    ("Ngô Bảo Châu", "Ngo, Bao Chau", "Bảo Châu Ngô"),
    ("Королёв Сергей Павлович", "Сергей Павлович Королев"),
    ("Gabriel García Márquez", "García Márquez, Gabriel"),
    ("أحمد زويل", "احمد زويل"),
    ("Aäron van den Oord", "Aaron Van Den Oord"),
    ("G. L. Steele, Jr.", "Steele, Jr, G.L."),
    ("DJ Patil", "D.J. Patil"),
    ("Bjørn Ærø", "Bjorn Aero"),
    ("박 지성", "박지성"),
    ("Ó Séaghdha, Diarmuid", "Diarmuid O Seaghdha"),
    ("Guðmundur Þór", "Gudmundur Thor"),
    ("Kurt Gödel", "KURT GODEL"),
    ("Žižek, Slavoj", "slavoj zizek"),
    ("Wei Wang 0042", "Wei Wang"),
]
APART = [
    ("J. Smith", "John Smith"),
    ("Müller", "Mueller"),
    ("Sørensen", "Soerensen"),
    ("Fei-Fei Li", "Fei Fei Li"),
    ("Xiaoming Wang", "Xiao Ming Wang"),
    ("Wei Wang", "Wang Wei"),
    ("王小明", "王晓明"),
    ("かとう", "がとう"),
    ("Ed Smith", "E. D. Smith"),
    ("Martin King", "Martin King Jr."),
    ("John Smith", "John A. Smith"),
    ("Andrew Ng", "Andrew N. G."),
    ("Conor O'Brien", "Conor OBrien"),
    ("สมชาย", "สมชย"),
    ("김철수", "김철소"),
    ("Kurt Gödel", "Kurt Goedel"),
    ("G. Steele", "Guy Steele"),
    ("Minh Thang Luong", "Minh-Thang Luong"),
    ("李飞飞", "李非非"),
    ("Wang Wei", "Wei Wang"),
    ("Al Gore", "A. L. Gore"),
    ("Ann Lee", "Anne Lee"),
    ("Guy Steele", "Guy Steele Jr."),
]


@pytest.mark.parametrize("spellings", SAME, ids=lambda names: names[0])
def test_accents_case_and_dots_of_initials_make_no_other_name(spellings: tuple[str, ...]) -> None:
    people = [parse_person(text) for text in spellings]
    assert len({person_key(person) for person in people}) == 1
    assert len({person_slug(person) for person in people}) == 1


@pytest.mark.parametrize(("one", "other"), APART)
def test_nothing_else_makes_two_spellings_one_name(one: str, other: str) -> None:
    first, second = parse_person(one), parse_person(other)
    assert person_key(first) != person_key(second)
    assert person_slug(first) != person_slug(second)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("José García", "jose-garcia"),
        ("Laurens van der Maaten", "laurens-van-der-maaten"),
        ("Fei-Fei Li", "fei--fei-li"),
        ("J. Smith", "j-smith"),
        ("Łukasz Kaiser", "lukasz-kaiser"),
        ("Conor O'Brien", "conor-obrien-08a9an"),
        ("김철수", "gim-ceol-su-"),
        ("やまだ たろう", "ya-ma-da-ta-ro-u-"),
        ("ヤマダ タロウ", "ya-ma-da-ta-ro-u-"),
        ("Лев Толстой", "lev-tolstoi-"),
        ("王小明", "cjk-9rgdw6hyr"),
        ("山田 太郎", "cjk-"),
        ("محمد بن سلمان", "arabic-"),
        ("דוד בן גוריון", "hebrew-"),
        ("สมชาย", "thai-"),
        ("Louis 14", "louis-14-"),
        ("!!!", "name-"),
        ("Sinéad O'Connor", "sinead-oconnor-"),
        ("Minh-Thang Luong", "minh--thang-luong"),
        ("Aäron van den Oord", "aaron-van-den-oord"),
        ("박 지성", "bag-ji-seong-"),
        ("Анна Ахматова", "anna-akhmatova-"),
        ("李飞飞", "cjk-"),
        ("Σωκράτης Παπαδόπουλος", "sokratis-papadopoylos-"),
        ("نجيب محفوظ", "arabic-"),
        ("Ægir Þór", "aegir-thor"),
        ("Đặng Văn Ngữ", "van-ngu-dang"),
    ],
)
def test_an_address_is_readable_where_that_is_certain(text: str, slug: str) -> None:
    assert person_slug(parse_person(text)).startswith(slug)


def test_letters_with_a_stroke_and_every_hyphen_and_apostrophe_are_those_of_a_keyboard() -> None:
    assert folded("øłđðħŧıæœþ ØŁĐ") == "olddhtiaeoeth old"
    assert folded("a‐b‑c‒d–e-f") == "a-b-c-d-e-f"
    assert folded("a’b‘cʼd`e'f") == folded("a`b'c'd'e'f") == "a'b'c'd'e'f"
    assert folded("a\u200cb\u200dç") == "abc"


def test_an_address_has_at_most_eighty_letters_of_the_name() -> None:
    assert person_slug(Person("a" * 80)) == "a" * 80
    assert re.fullmatch(r"a{80}-\d\w{5}", person_slug(Person("a" * 81)))
    assert re.fullmatch(r"a{79}-\d\w{5}", person_slug(Person("bb", "a" * 79)))


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Jane Doe, MD", Person("Doe", "Jane", "", "MD")),
        ("Doe, MD", Person("Doe", "MD")),  # initials
        ("King, M. L., MD", Person("King", "M. L.", "", "MD")),
        ("John Smith Jr. III", Person("Smith", "John", "", "Jr. III")),
        ("Ana e Silva", Person("Silva", "Ana e")),
        ("Ana Costa e Silva", Person("Costa e Silva", "Ana")),
        ("Joan Maria i Puig", Person("Maria i Puig", "Joan")),
        ("José y Gasset", Person("José y Gasset")),
        ("Madonna, Jr.", Person("Madonna", suffix="Jr.")),
        ("J. D.", Person("D.", "J.")),  # initials alone are no family
    ],
)
def test_degrees_and_joined_families_are_read_where_there_are_names_enough(
    text: str, person: Person
) -> None:
    assert parse_person(text) == person


LETTERS = st.one_of(
    st.sampled_from("abz -'.éüßøñ0159"),
    st.sampled_from("ABZÉŁ王小明晓김철かがカ日アامبןדІїЖяΑω"),
    st.characters(exclude_categories=("C", "Z")),
)
TEXTS = st.text(LETTERS, min_size=1, max_size=30).filter(str.strip)


@given(TEXTS, TEXTS)
@example("o'brien", "obrien")
@example("a-b", "a b")
@example("ann lee", "ann-lee")
@example("王小明", "王晓明")
@example("a" * 90, "a" * 91)
def test_two_names_never_share_an_address(one: str, other: str) -> None:
    first, second = parse_person(one), parse_person(other)
    assert (person_key(first) == person_key(second)) == (person_slug(first) == person_slug(second))
    assert re.fullmatch(r"[a-z0-9]+(?:--?[a-z0-9]+)*", person_slug(first))


WORDS = st.text(st.sampled_from(string.ascii_letters + "éñüßŁ王김'-."), min_size=1, max_size=8)
WRITTEN = st.lists(
    st.one_of(
        WORDS,
        st.sampled_from(["van", "de", "Van", "Jr.", "III", "J.", "y", "Nguyễn", "王", "0001"]),
    ),
    min_size=1,
    max_size=6,
).map(" ".join)


@given(WRITTEN)
def test_a_name_in_natural_order_is_shown_as_it_is_written(text: str) -> None:
    assume(not re.search(r"['’](?:\s|$)|(?:^|\s)0\d{3}(?:\s|$)", text))
    assume(not any(map(SUFFIX.fullmatch, text.split()[:-1])))  # "Smith Jr. J. A." is put right
    assert parse_person(text).shown == text


@given(st.one_of(WRITTEN, TEXTS, st.builds("{}, {}".format, WRITTEN, WRITTEN)))
def test_no_text_is_lost_and_none_raises(text: str) -> None:
    assume(not re.search(r"0\d{3}", text))
    person = parse_person(text)
    letters = sorted(re.sub(r"[\s,]", "", text))
    assert sorted(re.sub(r"\s", "", person.shown)) == letters
    assert isinstance(initials(person), str)
    assert agree(person, person) is Agreement.YES


@pytest.mark.parametrize(
    "text",
    [
        "et al.", "et al", "Et Al.", "et. al.", ", et al.", "and others", "others", "and 12 others", "+ 3 more",
        "1,200 additional authors not shown", "u. a.", "u.a.", "und andere", "et autres", "y otros",
        "e outros", "e altri", "en anderen", "e.a.", "m.fl.", "och andra", "i in.", "a kol.", "и др.", "и другие",
        "та ін.", "και άλλοι", "dkk.", "và cộng sự", "ve ark.", "وآخرون", "ואחרים", "等", "等人", "ほか", "他3名",
        "외 3명", "…", "...",
    ],
)  # fmt: skip
def test_others_are_told_in_many_languages(text: str) -> None:
    assert is_et_al(text)
    assert split_people(f"Ann Lee, {text}") == People((parse_person("Ann Lee"),), others=True)


def test_others_are_written_in_one_way() -> None:
    assert ET_AL == "et al."
    assert is_et_al(ET_AL)


@pytest.mark.parametrize(
    "text", ["Thomas More", "Wang Deng", "In", "Al", "Jan Al", "他", "Alia", "Etc Doe", ""]
)
def test_names_are_no_others(text: str) -> None:
    assert not is_et_al(text)
    assert not split_people(f"Ann Lee, {text}").others


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee", ["Ann Lee"]),
        ("Ann Lee and Bo Chen", ["Ann Lee", "Bo Chen"]),
        ("Ann Lee, Bo Chen", ["Ann Lee", "Bo Chen"]),
        ("Ann Lee, Bo Chen, and Carl van der Dee", ["Ann Lee", "Bo Chen", "Carl van der Dee"]),
        ("Ann Lee; Bo Chen; Carl Dee", ["Ann Lee", "Bo Chen", "Carl Dee"]),
        ("Lee, Ann; Chen, Bo", ["Ann Lee", "Bo Chen"]),
        ("Lee, Ann; Chen, Bo and Dee, Carl", ["Ann Lee", "Bo Chen", "Carl Dee"]),
        ("Lee, Ann and Chen, Bo", ["Ann Lee", "Bo Chen"]),
        ("Lee, Ann, Chen, Bo, and Dee, Carl", ["Ann Lee", "Bo Chen", "Carl Dee"]),
        ("Lee, A., Chen, B. C., & van der Dee, D.", ["A. Lee", "B. C. Chen", "D. van der Dee"]),
        ("King, Jr., Martin Luther", ["Martin Luther King Jr."]),
        ("King, M. L., Jr., Lee, A.", ["M. L. King Jr.", "A. Lee"]),
        ("Sammy Davis, Jr., Ann Lee", ["Sammy Davis Jr.", "Ann Lee"]),
        ("Lee, Ann, Bo Chen, and Carl Dee", ["Ann Lee", "Bo Chen", "Carl Dee"]),
        ("Lee, Ann", ["Ann Lee"]),
        ("García Márquez, Gabriel", ["Gabriel García Márquez"]),
        ("van den Berg, Rianne Maria", ["Rianne Maria van den Berg"]),
        ("Lee A, Chen BC, Dee D", ["A. Lee", "B. C. Chen", "D. Dee"]),
        ("Klein A-M", ["Klein A-M"]),
        ("Klein A-M, Vaissière BE, Cane JH", ["A.-M. Klein", "B. E. Vaissière", "J. H. Cane"]),
        ("Hao LI, Wei XU", ["Hao LI", "Wei XU"]),
        ("Hinton, LeCun and Bengio", ["Hinton", "LeCun", "Bengio"]),
        ("王小明、李华", ["王小明", "李华"]),
        ("王小明，李华，张三", ["王小明", "李华", "张三"]),
        ("王小明, 李华", ["王小明", "李华"]),
        ("Ann Lee & Karl von und zu Berg", ["Ann Lee", "Karl von und zu Berg"]),
        ("Ann Lee und Bo Chen", ["Ann Lee", "Bo Chen"]),
        ("Иванов И. И., Петров П. П.", ["Иванов И. И.", "Петров П. П."]),
        ("", []),
        ("Goodfellow, I., Bengio, Y., & Courville, A.", ["I. Goodfellow", "Y. Bengio", "A. Courville"]),
        ("Ian Goodfellow, Yoshua Bengio and Aaron Courville", ["Ian Goodfellow", "Yoshua Bengio", "Aaron Courville"]),
        ("Vaswani A, Shazeer N, Parmar N", ["A. Vaswani", "N. Shazeer", "N. Parmar"]),
        ("He, Kaiming; Zhang, Xiangyu; Ren, Shaoqing", ["Kaiming He", "Xiangyu Zhang", "Shaoqing Ren"]),
        ("LeCun, Yann, Yoshua Bengio, and Geoffrey Hinton", ["Yann LeCun", "Yoshua Bengio", "Geoffrey Hinton"]),
        ("van den Oord, A., Dieleman, S.", ["A. van den Oord", "S. Dieleman"]),
        ("Guy L. Steele, Jr. and Gerald Jay Sussman", ["Guy L. Steele Jr.", "Gerald Jay Sussman"]),
        ("Madonna & Cher", ["Madonna", "Cher"]),
        ("He, Kaiming and Zhang, Xiangyu and Ren, Shaoqing", ["Kaiming He", "Xiangyu Zhang", "Shaoqing Ren"]),
    ],
)  # fmt: skip
def test_lists_are_taken_apart_as_people_write_them(text: str, names: list[str]) -> None:
    assert [person.shown for person in split_people(text).people] == names
    if text:
        cut = split_people(f"{text} et al.")
        assert ([person.shown for person in cut.people], cut.others) == (names, True)


def plain(source: str) -> str:
    return re.sub(
        r"[{}]", "", source.replace(r"\'e", "é").replace(r"\'\i ", "í").replace("~", " ")
    ).strip()


def read_bibtex(field: str) -> People:
    """Read all names of a field; `plain` stands for a reader of TeX."""
    listed = [read_bibtex_name(name, plain) for name in split_bibtex(field)]
    people = tuple(person for one in listed for person in one.people)
    return People(people, any(one.others for one in listed))


@pytest.mark.parametrize(
    ("field", "shown", "others"),
    [
        ("Doe, Jane and Roe, Richard", ["Jane Doe", "Richard Roe"], False),
        ("Doe, Jane\n  AND Richard Roe", ["Jane Doe", "Richard Roe"], False),
        ("Doe, Jane and others", ["Jane Doe"], True),
        ("Doe, Jane and Others", ["Jane Doe"], True),
        ("Jane Doe and et al.", ["Jane Doe"], True),
        ("Doe, J., et al.", ["J. Doe"], True),
        ("others", [], True),
        ("{Google DeepMind} and Doe, Jane", ["[Google DeepMind]", "Jane Doe"], False),
        ("{Gemini Team, Google} and {Barnes and Noble}", ["[Gemini Team, Google]", "[Barnes and Noble]"], False),
        ("{Barnes} and {Noble}", ["[Barnes]", "[Noble]"], False),
        ("{A} {B}", ["A B"], False),
        ("{Foo Bar", ["Foo Bar"], False),  # never closed
        ("{\\'e}", ["é"], False),  # a letter, no group
        ("Doe, Jane, MD", ["Jane Doe MD"], False),
        ("Jane {Ruiz Vega}", ["Jane Ruiz Vega"], False),
        ("{\\'e}lan Doe", ["élan Doe"], False),
        ("Mart\\'\\i nez, Ana", ["Ana Martínez"], False),
        ("Knuth, D.~E.", ["D. E. Knuth"], False),
        ("Knuth,~Donald", ["Donald Knuth"], False),
        ("King, Jr., Martin Luther", ["Martin Luther King Jr."], False),
        ("family=Berg, given=Rianne, prefix=van den, useprefix=true", ["Rianne van den Berg"], False),
        ("family=King, given={Martin Luther}, suffix=Jr., given-i=ML and Doe, Jane", ["Martin Luther King Jr.", "Jane Doe"], False),
        ('given="Ana", family="Ruiz Vega"', ["Ana Ruiz Vega"], False),
        ("given-i=R, family=Berg", ["R Berg"], False),
        ("Huizi Mao 0001 and Song Han", ["Huizi Mao", "Song Han"], False),
        ("0001 and Song Han", ["0001", "Song Han"], False),  # a number alone is no namesake's
        ("Lee, A., Chen, B., and Dee, C.", ["A. Lee", "B. Chen", "C. Dee"], False),
        ("Ann Lee; Bo Chen", ["Ann Lee", "Bo Chen"], False),
        ("Doe, Jane and ", ["Jane Doe"], False),
        ("Doe, Jane and and Roe, Richard", ["Jane Doe", "Richard Roe"], False),
        ("Brandt, Ann and Anderson, Bo", ["Ann Brandt", "Bo Anderson"], False),
        ("Doe}, Jane and Roe, {Richard", ["Jane Doe", "Richard Roe"], False),
        ("", [], False),
    ],
)  # fmt: skip
def test_a_field_of_bibtex_is_read(field: str, shown: list[str], *, others: bool) -> None:
    read = read_bibtex(field)
    assert [f"[{one.shown}]" if one.is_group else one.shown for one in read.people] == shown
    assert read.others is others


@pytest.mark.parametrize(
    ("field", "inverted"),
    [
        ("Jane {Ruiz Vega}", "Ruiz Vega, Jane"),
        ("Jane {Ruiz\nVega}", "Ruiz Vega, Jane"),
        ("Jane {Ruiz~Vega}", "Ruiz Vega, Jane"),
        ("Jane {Ruiz\tVega}", "Ruiz Vega, Jane"),
        ("Jane {{Ruiz} Vega}", "Ruiz Vega, Jane"),
        ("{Ana Maria} Ruiz", "Ruiz, Ana Maria"),
        ("{Jane} {Ruiz Vega}", "Ruiz Vega, Jane"),
        ("Jane Ruiz~Vega", "Vega, Jane Ruiz"),
        ("{Ruiz, Vega}, Jane", "Ruiz, Vega, Jane"),
        (r"Jane {\'e}lan {Ruiz Vega}", "Ruiz Vega, Jane élan"),
        (r"{\v S}imon Doe", r"Doe, \v Simon"),  # a brace that begins a command only ends it
        (r"Jane {\em Ruiz Vega}", r"Vega, Jane \em Ruiz"),
    ],
)
def test_braces_keep_words_together(field: str, inverted: str) -> None:
    (person,) = read_bibtex(field).people
    assert person.inverted == inverted


@given(st.text(st.sampled_from("ab {},\\~=;'and\n."), max_size=40))
def test_no_field_of_bibtex_raises(field: str) -> None:
    assert all(person.family for person in read_bibtex(field).people)


@pytest.mark.parametrize(
    "text",
    [
        "Gemini Team", "Qwen Team", "Google DeepMind", "World Health Organization", "ATLAS Collaboration",
        "The Unicode Consortium", "OpenAI", "DeepSeek-AI", "NIST", "IEEE Computer Society", "EleutherAI", "Meta AI",
        "Microsoft Research", "LIGO Scientific Collaboration", "Bank of England", "BIG-bench authors group",
        "Python Software Foundation", "Université de Montréal", "Institute for Advanced Study", "3GPP", "清华大学",
        "Team Gemma", "Llama Team, AI @ Meta", "Department of Energy", "NLLB Team", "Save the Bees", "Friends at Work", "Hives for Peace", "HuggingFace", "AT&T Labs",
    ],
)  # fmt: skip
def test_likely_groups_are_hinted_at(text: str) -> None:
    assert looks_like_group(text)


@pytest.mark.parametrize(
    "text",
    [
        "Grace Hopper", "Yann LeCun", "Leonardo DiCaprio", "Rory MacLeod", "Sean McCarthy", "Jake VanderPlas", "王小明",
        "Ludwig van Beethoven", "Madonna", "J. R. R. Tolkien", "Ai Weiwei", "Karl von und zu Guttenberg",
        "William H. Press", "Sammy Davis, Jr.", "Team", "University", "Hao LI", "JP Morgan", "Ana de la Cruz", "DeShawn Church",
    ],
)  # fmt: skip
def test_persons_are_not_taken_for_groups(text: str) -> None:
    assert not looks_like_group(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Doe*", "Jane Doe"), ("Jane Doe¹", "Jane Doe"), ("Jane Doe†", "Jane Doe"), ("Jane Doe1,2*", "Jane Doe"),
        ("*Jane Doe", "Jane Doe"), ("Jane Doe$^{1,2}$", "Jane Doe"), ("Jane Doe^1", "Jane Doe"), ("Jane Doe ‡,", "Jane Doe"),
        ("Prof. Dr. Jane Doe", "Jane Doe"), ("Univ.-Prof. Dr. Jane Doe", "Univ.-Prof. Dr. Jane Doe"), ("Dr. Dre", "Dr. Dre"), ("Louis 14", "Louis 14"), ("Jane Doe Jr.", "Jane Doe Jr."),
        ("Huizi Mao 0001", "Huizi Mao 0001"), ("J. D.", "J. D."), ("", ""),
    ],
)  # fmt: skip
def test_marks_of_footnotes_are_taken_off(text: str, name: str) -> None:
    assert clean(text) == name


def test_the_order_of_writing_makes_no_other_person() -> None:
    person = parse_person("Иванов И. И.")
    assert replace(person, family_first=False) == person


def test_fifty_thousand_names_are_read_in_a_second() -> None:
    names = [f"{given} {chr(65 + number % 26)}. {family}{number}"
             for number in range(12_500)
             for given, family in (("Ann", "Lee"), ("José", "García-"), ("Rianne", "van den Berg"), ("Bo", "Smith Jr"))]  # fmt: skip
    start = time.process_time()
    for name in names:
        parse_person(name)
    assert time.process_time() - start < 3  # 0.5 s on the machine that this was written on
