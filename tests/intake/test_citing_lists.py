"""Lists that cite as their field does: keys, families in brackets, journals by abbreviations."""

import pytest

from awesomequant.intake.formats import markdown
from awesomequant.intake.grammar.roles import sense
from awesomequant.intake.grammar.titles import divisions
from awesomequant.intake.grammar.venues import find, is_imprint
from awesomequant.library.draft import Draft


def drafts(text: str) -> list[Draft]:
    return markdown.read(text, "list.md").drafts


def who(draft: Draft) -> list[str]:
    return [str(author) for author in draft.authors]


KEYED = """# Wax theory

- **[KDQ85]** The Wax Complexity of Hives, Ann Keeper, Bo Drone, and Cy Queen, STOC 1985. <https://bees.example/kdq>
- **[Kee92]** A Note on Efficient Wax, Ann Keeper, STOC 1992
- **[KDQ+19]** Hives: Short Proofs for Bees and More, Ann Keeper, Bo Drone, Cy Queen, Di Wasp. https://eprint.iacr.org/2019/953
  - explained: [Understanding Hives](https://bees.example/hives)
- **[KD]** Ann Keeper and Bo Drone. *Bees of many dimensions*. To appear. [pdf](https://bees.example/kd.pdf)
"""


def test_the_keys_by_which_a_list_cites_are_no_venues() -> None:
    found = drafts(KEYED)
    assert [(one.venue, one.year) for one in found] == [
        ("STOC", 1985), ("STOC", 1992), (None, None), (None, None),
    ]  # fmt: skip
    assert [one.more["bibtex_key"] for one in found] == ["KDQ85", "Kee92", "KDQ+19", "KD"]
    # Where venues have their year, the last of many names is a person.
    assert who(found[2]) == ["Ann Keeper", "Bo Drone", "Cy Queen", "Di Wasp"]
    # "Understanding Hives" has the form of a name, and its line says what it is.
    assert [link.url for link in found[2].links] == ["https://bees.example/hives"]


@pytest.mark.parametrize(
    "form", ["`[{}]` A. Keeper. {}.", "[[{}]](https://bees.example/a.pdf) A. Keeper. {}."]
)
def test_keys_stand_in_code_spans_and_links_too(form: str) -> None:
    titles = ["On hives, learning with bees", "Fully waxen signing", "Somewhat practical wax"]
    keys = ["Kee05", "Kee09", "Kee12"]
    lines = [f"- {form.format(*one)} STOC 2005." for one in zip(keys, titles, strict=True)]
    found = drafts("# Wax\n\n" + "\n".join(lines))
    assert [one.title for one in found] == titles
    assert {one.venue for one in found} == {"STOC"}


def test_brackets_that_name_venues_are_no_keys() -> None:
    venues = [("OSDI", 20), ("SOSP", 21), ("ATC", 19)]
    lines = [
        f"- [{name}{year}] [Bees in {name}](https://doi.org/10.1/{name})" for name, year in venues
    ]
    found = drafts("# Systems\n\n" + "\n".join(lines))
    assert [(one.venue, one.year) for one in found] == [
        (name, 2000 + year) for name, year in venues
    ]


@pytest.mark.parametrize(
    ("text", "people", "place"),
    [
        ("Queen, Drone & Wasp, 2022", "Queen, Drone & Wasp", "2022"),
        ("Keeper, Drone, Wasp, TOCS '84", "Keeper and Drone and Wasp", "TOCS '84"),
        ("Keeper, SIGCOMM '88", "Keeper", "SIGCOMM '88"),
        ("Keeper, Drone, Wasp, 2017", "Keeper and Drone and Wasp", "2017"),
        ("Keeper 1999, ApJ 517, 565", "Keeper", "ApJ 1999"),
    ],
)
def test_families_in_brackets_sign_a_work(text: str, people: str, place: str) -> None:
    assert [said for _, said in sense(text).roles] == [people, place]
    assert sense(text).roles[0][0] == "people"


@pytest.mark.parametrize("text", ["Neuron, 2015", "Bioinformatics, 2022"])
def test_one_name_and_a_year_are_left_to_the_other_entries(text: str) -> None:
    assert sense(text).roles[0] != ("people", text.rpartition(", ")[0])


def test_one_family_and_a_year_are_people_where_the_others_are() -> None:
    found = drafts(
        "# Week 1\n\n"
        "- [Four claims about bees](https://bees.example/1) (Keeper, 2015) (15 mins)\n"
        "- [Bees from first principles](https://bees.example/2) (Queen, Drone & Wasp, 2022)\n"
        "- [Hives via debate](https://arxiv.org/abs/1805.00899) (Keeper, Drone and Queen, 2018)\n"
        "- [Wax risks](https://arxiv.org/abs/1906.01820) (Wasp et al., 2019)\n"
    )
    assert [who(one)[0] for one in found] == ["Keeper", "Queen", "Keeper", "Wasp"]
    assert [one.venue for one in found] == [None] * 4


def test_astronomers_cite_before_the_title() -> None:
    title, lead = divisions("Owusu & Lund 2017, ApJ, 847, 29: Bees: a Gap in the Radius of Hives")[
        -1
    ][:2]
    assert (title, *lead) == (
        "Bees: a Gap in the Radius of Hives", "Owusu & Lund 2017, ApJ, 847, 29",
    )  # fmt: skip


def test_mathematicians_cite_by_abbreviations() -> None:
    found = drafts(
        "# Topology\n\n"
        "* A. Keeper. *Rational wax theory*. Ann. of Math. (2) 90 (1969), 205–295.\n"
        "* B. Drone. *The distance of hives*. Found. Comput. Math. 15 (2015), 613–650.\n"
        "* C. Queen. *Swarms, Hives and Applications*. J. Appl. Comput. Topol. 5 (2021), 391–423.\n"
    )
    assert [one.venue for one in found] == [
        "Ann. of Math", "Found. Comput. Math", "J. Appl. Comput. Topol",
    ]  # fmt: skip
    assert [one.title for one in found][2] == "Swarms, Hives and Applications"
    assert found[1].more["volume"] == "15"


@pytest.mark.parametrize(
    "text", ["e124", "349(6251), aac4716", "34 (17), i972–i980", "14:R80", "C1–C68"]
)
def test_articles_have_numbers_with_letters(text: str) -> None:
    assert is_imprint(text)


@pytest.mark.parametrize("text", ["GPT4", "vgg16", "T5", "cole2020", "seq2seq"])
def test_names_of_works_with_numbers_are_no_imprint(text: str) -> None:
    assert not is_imprint(text)


def test_a_title_goes_on_behind_its_last_comma_and_its_and() -> None:
    titles = [
        one.title
        for one in divisions("Waxen, transparent, and bee-proof hives, Ann Keeper, Bo Drone")
    ]
    assert "Waxen, transparent" not in titles
    assert find("Review, and Open Problems").year is None
    of_survey = [
        one.title for one in divisions("A Survey of Bees: Taxonomy, Review, and Open Problems")
    ]
    assert of_survey == ["A Survey of Bees: Taxonomy, Review, and Open Problems"]


JAPANESE = """# 論文メモ

## 2020年

### Bees That Count in the Dark

- 著者:Ann Keeper、Bo Drone
- 会議:ECCV 2020
- 論文:https://arxiv.org/abs/2005.00001
- 一言で:ミツバチは数を数える。

### Wax Remembers Where It Was

- 著者:Cy Queen ら
- 会議:CVPR 2018
- 一言で:蜜蝋は覚えている。
"""


def test_labels_need_no_blank_where_none_is_written() -> None:
    found = drafts(JAPANESE)
    assert [who(one) for one in found] == [["Ann Keeper", "Bo Drone"], ["Cy Queen", "et al."]]
    assert [(one.venue, one.year) for one in found] == [("ECCV", 2020), ("CVPR", 2018)]
    assert [one.more["note"] for one in found] == ["ミツバチは数を数える。", "蜜蝋は覚えている。"]


def test_who_is_left_out_between_names_is_said_by_et_al() -> None:
    (one,) = drafts(
        "**Bees that count**\n\nAnn Keeper, Bo Drone, ..., Cy Queen\n\n[Apidologie 2020](https://doi.org/10.1/b)\n"
    )
    assert who(one) == ["Ann Keeper", "Bo Drone", "Cy Queen", "et al."]


NESTED = """# Living review

* Reviews

    * Modern reviews

        * [Bees in the Large Hive Collider](https://arxiv.org/abs/1709.00001)
        * [Wax and the physical sciences](https://arxiv.org/abs/1903.00002)

    * Specialised reviews

        * [Graphs of Bees in Physics](https://arxiv.org/abs/2007.00003)

* Generative models / density estimation

    * GANs

        * [HiveGAN: simulating high-energy swarms](https://arxiv.org/abs/1712.00004)
        * [Fewer correlated bees in lattice simulations](https://arxiv.org/abs/1811.00005)
"""


def test_topics_within_topics_describe_nothing() -> None:
    titles = [one.title for one in drafts(NESTED)]
    assert titles == [
        "Bees in the Large Hive Collider", "Wax and the physical sciences",
        "Graphs of Bees in Physics", "HiveGAN: simulating high-energy swarms",
        "Fewer correlated bees in lattice simulations",
    ]  # fmt: skip


# A reference to a part of a book: its title, the book, who edited that, the pages.
CHAPTERS = {
    "APA": (
        "- Keeper, A. (2019). Counting in the dark. In B. Drone & C. Queen (Eds.), *Handbook of bee cognition* (pp. 11–29). Springer.",
        "Counting in the dark", "Handbook of bee cognition", ["B. Drone", "C. Queen"], "11-29",
    ),
    "APA, an edition": (
        "- Wasp, D., & Hive, E. (2020). Dancing. In C. Queen (Ed.), *The social insects* (2nd ed., pp. 100–120). Oxford University Press.",
        "Dancing", "The social insects", ["C. Queen"], "100-120",
    ),
    "Chicago": (
        '- Keeper, Ann. "Give Me a Hive." In *Bees Observed*, edited by Bo Drone and Cy Queen, 141–170. London: Sage, 1983.',
        "Give Me a Hive", "Bees Observed", ["Bo Drone", "Cy Queen"], None,
    ),
    "German": (
        "- Zweig, Katharina; Krafft, Tobias (2018): Fairness und Bienen. In: Mohabbat, Resa et al. (Hrsg.): Bienen und Staat in der Gesellschaft. Berlin, S. 204–227.",
        "Fairness und Bienen", "Bienen und Staat in der Gesellschaft", ["Resa Mohabbat", "et al."], "204-227",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("line", "title", "book", "editors", "pages"), CHAPTERS.values(), ids=CHAPTERS
)
def test_editors_of_a_book_are_not_where_a_chapter_stands(
    line: str, title: str, book: str, editors: list[str], pages: str | None
) -> None:
    (one,) = drafts(f"## References\n\n{line}\n")
    assert (one.title, one.venue) == (title, book)
    assert [str(name) for name in one.more["editors"]] == editors
    assert pages is None or one.more["pages"] == pages


def test_german_law_joins_names_by_a_stroke_and_says_when_it_looked() -> None:
    (one, two, _) = drafts(
        "## Literatur\n\n"
        "- Keeper, Ann D./Drone, Bo (2017): Meaningful Bees and Their Rights. In: International Bee Law 7 (4), S. 233–242.\n"
        "- Queen, Cy (2019): Blackbox Hives – Fragen einer Regulierung der Bienen. In: Zeitschrift für Bienenrecht 37, S. 1–9. [Volltext](https://bees.example/a) (Abruf: 03.04.2021)\n"
        "- Wasp, Di (2020): Die freie Wabe – Grundbedingung einer gerechten Ordnung. In: Bienenzeitung 7, S. 3–9.\n"
    )
    assert who(one) == ["Ann D. Keeper", "Bo Drone"]
    assert one.venue == "International Bee Law"
    assert two.title == "Blackbox Hives - Fragen einer Regulierung der Bienen"
    assert (two.venue, two.year, two.more.get("note")) == (
        "Zeitschrift für Bienenrecht",
        2019,
        None,
    )


@pytest.mark.parametrize(
    "text",
    ["Abruf: 03.04.2021", "consulté le 3 septembre 2018", "accessed 3 May 2020", "acesso em: 4 maio 2020", "дата обращения: 01.02.2020"],
)  # fmt: skip
def test_the_day_of_a_visit_is_no_date_of_a_work(text: str) -> None:
    assert [role for role, _ in sense(text).roles] == ["mark"]


FRENCH = """# Bibliographie

- ◆ REINE Cécile, « Compter les abeilles », *Revue des ruches*, nᵒ 44, 2016, p. 119-130.
- GARDE Anne et BOURDON Marc, *La cire et la ruche*, Paris, Institut de l'abeille, 2014, [HAL](https://hal.archives-ouvertes.fr/hal-01).
- REINE Cécile *et al.*, « Quantités de cire », *Science*, vol. 331, 2011, p. 176-182.
- « De la page à la ruche », par Élise GUÊPE, 2014. [PDF](https://bees.example/a.pdf)
"""


def test_families_in_capitals_are_families_where_the_list_begins_with_them() -> None:
    found = drafts(FRENCH)
    assert [who(one) for one in found] == [
        ["Cécile Reine"], ["Anne Garde", "Marc Bourdon"], ["Cécile Reine", "et al."],
        ["Élise Guêpe"],
    ]  # fmt: skip
    assert [one.title for one in found] == [
        "Compter les abeilles", "La cire et la ruche", "Quantités de cire", "De la page à la ruche",
    ]  # fmt: skip
    assert [one.year for one in found] == [2016, 2014, 2011, 2014]
    assert found[1].more["publisher"] == "Institut de l'abeille"


def test_two_words_one_in_capitals_are_no_name_elsewhere() -> None:
    found = drafts(
        "# Bees\n\n- [Wax at night](https://doi.org/10.1/a), *USENIX Security*, 2020\n"
        "- [Wax at noon](https://doi.org/10.1/b), *Bee Letters*, 2021\n"
        "- [Wax at dawn](https://doi.org/10.1/c), *Bee Letters*, 2022\n"
    )
    assert found[0].venue == "USENIX Security"
    assert not found[0].authors


def test_a_cell_of_remarks_is_kept_without_the_labels_of_its_links() -> None:
    (one,) = drafts(
        "| Year | Paper | Remarks |\n| --- | --- | --- |\n"
        "| 2023 | [A challenge of many hives](https://arxiv.org/abs/2209.00001) "
        "| Six hives compared. [code](https://github.com/bees/six), [data](https://bees.example/six) |\n"
    )
    assert one.more["note"] == "Six hives compared."
    assert [link.url for link in one.code] == ["https://github.com/bees/six"]
