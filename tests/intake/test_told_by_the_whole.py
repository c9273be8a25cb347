"""What a page, a column or a whole list says of its entries, which one alone does not show."""

import pytest

from awesomequant.intake.formats import markdown
from awesomequant.library.draft import Draft


def drafts(text: str) -> list[Draft]:
    return markdown.read(text, "README.md").drafts


def told(text: str) -> list[tuple[str | None, int | None]]:
    return [(one.venue, one.year) for one in drafts(text)]


@pytest.mark.parametrize(
    ("title", "venue", "year"),
    [
        ("ICLR 2023 论文和代码汇总 (Papers & Code)", "ICLR", 2023),
        ("【ECCV 2022 开源项目合集】", "ECCV", 2022),
        ("ACL 2021 論文とコードのまとめ", "ACL", 2021),
        ("KDD 2020 논문 모음", "KDD", 2020),
        # A topic of its own beside the venue's name
        ("ICLR 2023 蜜蜂论文合集", None, None),
    ],
)
def test_the_title_of_a_page_is_the_venue_of_its_papers_in_any_tongue(
    title: str, venue: str | None, year: int | None
) -> None:
    text = f"# {title}\n\n# Wax\n\n"
    for at, name in enumerate(["Bees", "Ants", "Wasps"]):
        text += (
            f"**How {name} Learn to Count Their Wax**\n\n"
            f"- Paper: https://arxiv.org/abs/2001.0000{at}\n- Code: None\n\n"
        )
    assert told(text) == [(venue, year)] * 3


@pytest.mark.parametrize("head", ["Lieu", "Luogo", "Lugar", "Forum", "Место"])
def test_a_column_of_venues_is_known_by_its_head_or_by_what_stands_in_it(head: str) -> None:
    text = f"# Wax\n\n## Papers\n\n| Year | Title | {head} |\n|---|---|---|\n"
    venues = ["ICML", "arXiv", "NeurIPS", "arXiv", "Nature"]
    for at, venue in enumerate(venues):
        text += f"| 202{at} | [How Bees Count to {at}](https://arxiv.org/abs/2001.0000{at}) "
        text += f"| {venue} |\n"
    assert [venue for venue, _ in told(text)] == venues


@pytest.mark.parametrize("label", ["発表", "発表会議", "初出"])
def test_a_venue_is_labelled_in_japanese_and_names_there_are_whole(label: str) -> None:
    text = "# 輪読会\n\n"
    for at, names in enumerate(["山田 太郎", "平尾 礼央, 新井 美桜", "Ann Keeper, Bo Drone ら"]):
        text += (
            f"## How Bees Learn to Count to {at} by Their Wax\n"
            f"- 論文: https://arxiv.org/abs/2001.0000{at}\n- 著者: {names}\n- {label}: LAK 2013\n\n"
        )
    assert told(text) == [("LAK", 2013)] * 3
    assert [one.authors for one in drafts(text)] == [
        ("山田 太郎",), ("平尾 礼央", "新井 美桜"), ("Ann Keeper", "Bo Drone", "et al."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("behind", "authors", "venue", "year"),
    [
        ("[Keeper+, Interspeech2017]", ("Keeper", "et al."), "Interspeech", 2017),
        ("[van den Drone+, 2016]", ("van den Drone", "et al."), None, 2016),
        ("(Queen+ ACL 2019)", ("Queen", "et al."), "ACL", 2019),
    ],
)
def test_a_plus_behind_a_family_leaves_the_others_unnamed(
    behind: str, authors: tuple[str, ...], venue: str | None, year: int
) -> None:
    text = f"## Wax\n\n- [How Bees Learn to Count](https://arxiv.org/abs/2001.00001) {behind}\n"
    (one,) = drafts(text)
    assert (one.authors, one.venue, one.year) == (authors, venue, year)


@pytest.mark.parametrize("sign", ["y", "e", "och"])
def test_the_last_of_several_is_joined_in_other_languages_before_a_venue_too(sign: str) -> None:
    text = (
        "## Wax\n\n- **How Bees Learn to Count**, Ann Keeper, Bo Drone "
        f"{sign} C. D. Queen, ACM TOCS 1984. [PDF](https://ann.example.org/wax.pdf)\n"
    )
    (one,) = drafts(text)
    assert one.authors == ("Ann Keeper", "Bo Drone", "C. D. Queen")
    assert (one.venue, one.year) == ("ACM TOCS", 1984)


def test_names_that_are_turned_may_be_parted_by_strokes() -> None:
    text = (
        "## Wax\n\n- Keeper, Ann / Drone, Bo / Queen, Cy: [How Bees Learn to Count]"
        "(https://ann.example.org/wax.html), in: The Hive Journal 8.1 (2016), S. 107–121.\n"
    )
    (one,) = drafts(text)
    assert one.authors == ("Ann Keeper", "Bo Drone", "Cy Queen")


FAMILIES = """## Wax

- Keeper, *How Bees Learn to Count Their Wax* (1949) - [pdf](https://ann.example.org/1.pdf). Old.
- Drone{sign} Queen, *A Hive That Never Sleeps at Night* (1976) - [pdf](https://ann.example.org/2.pdf)
- Hive, *On Combs Without Any Corners at All* (1999) - [pdf](https://ann.example.org/3.pdf)
- Comb, *Twenty Years of Honey in One Jar* (2009) - [pdf](https://ann.example.org/4.pdf)
"""


@pytest.mark.parametrize("sign", [",", " e", " &"])
def test_families_stand_alone_before_titles(sign: str) -> None:
    found = drafts(FAMILIES.format(sign=sign))
    assert [one.authors for one in found] == [("Keeper",), ("Drone", "Queen"), ("Hive",), ("Comb",)]
    assert [one.more.get("note") for one in found] == ["Old.", None, None, None]


def test_topics_before_titles_are_no_people() -> None:
    text = "## Wax\n\n"
    for at, topic in enumerate(["Vision", "Planning", "Vision", "Control", "Planning"]):
        text += f"- {topic}, *How Bees Learn to Count to {at} at Night* (2001) - "
        text += f"[pdf](https://ann.example.org/{at}.pdf)\n"
    assert [one.authors for one in drafts(text)] == [()] * 5


@pytest.mark.parametrize("head", ["DOI", "Paper Link", "arXiv"])
def test_the_column_of_papers_beats_the_links_of_other_columns(head: str) -> None:
    text = f"## Wax\n\n| Method | Paper Title | DB | {head} |\n|---|---|---|---|\n"
    data = ["ISBI", "Hives 12", "Comb-Bees"]
    labels = ["ArXiv (2015)", "Neurocomputing (2018)", "Nature Methods (2021)"]
    for at, label in enumerate(labels):
        text += f"| Net{at} | How Bees Learn to Count to {at} by Their Wax "
        text += f"| [{data[at]}](http://hive.example.org/{at}) | [{label}](https://doi.org/10.1/{at}) |\n"
    found = drafts(text)
    assert [one.url for one in found] == [f"https://doi.org/10.1/{at}" for at in range(3)]
    years = [2015, 2018, 2021]
    assert [one.year for one in found] == years
    if head == "DOI":
        assert [one.venue for one in found] == ["ArXiv", "Neurocomputing", "Nature Methods"]


@pytest.mark.parametrize("quoted", ["« {} »", "„{}“", "「{}」"])
def test_quotation_marks_around_a_link_are_no_words(quoted: str) -> None:
    link = quoted.format("[How Bees Learn to Count](https://doi.org/10.1/1)")
    text = f"## Cire\n\n- Ann Keeper et Bo Drone, {link}, *Revue des abeilles*, 2018, vol. 4.\n"
    (one,) = drafts(text)
    assert (one.title, one.authors) == ("How Bees Learn to Count", ("Ann Keeper", "Bo Drone"))
    assert (one.venue, one.year) == ("Revue des abeilles", 2018)


REFERENCES = """## Abelhas

KEEPER, José Armando. Counting the bees of a hive by ear. **Revista das Abelhas**, Curitiba, n. 4, \
p. 79-97, 2014. Disponível em: <https://doi.org/10.1590/1>. Acesso em: 10 mar. 2023.

DRONE, Ann M. Computational honey. **Communications of the Hive**, v. 49, n. 3, p. 33-35, 2006. \
Disponível em: <https://doi.org/10.1590/2>.

QUEEN, Cy. **A casa das abelhas**: repensando a cera à noite. Porto Alegre: Colmeia, 2008.

HIVE, Eva; COMB, Bo T. Combs without corners: a study. **Journal of Wax**, v. 4, p. 253-278, 1994.

WASP, Laci *et al.* Bees at dusk. In: SIMPÓSIO BRASILEIRO DE ABELHAS, 22., 2011, Aracaju. **Anais** \
[...]. Porto Alegre: SBA, 2011. p. 150-159.
"""


def test_references_as_paragraphs_have_their_families_in_capitals() -> None:
    found = drafts(REFERENCES)
    assert [(one.title, one.venue, one.year) for one in found] == [
        ("Counting the bees of a hive by ear", "Revista das Abelhas", 2014),
        ("Computational honey", "Communications of the Hive", 2006),
        ("A casa das abelhas: repensando a cera à noite", None, 2008),
        ("Combs without corners: a study", "Journal of Wax", 1994),
        ("Bees at dusk", "SIMPÓSIO BRASILEIRO DE ABELHAS", 2011),
    ]
    assert [one.authors for one in found] == [
        ("José Armando Keeper",), ("Ann M. Drone",), ("Cy Queen",), ("Eva Hive", "Bo T. Comb"),
        ("Laci Wasp", "et al."),
    ]  # fmt: skip
    assert found[2].more["publisher"] == "Colmeia"
    assert [one.more.get("note") for one in found] == [None] * 5


@pytest.mark.parametrize(
    "style",
    [
        "Keeper, A., & Drone, B. ({year}). How bees count to {at}. *Journal of Wax*, 4(2), 1–9.",
        "Keeper, Ann, and Bo Drone. “How bees count to {at}.” *Journal of Wax* 4 ({year}): 1–9.",
        "Keeper, Ann; Drone, Bo: How bees count to {at}. In: Journal of Wax 4 ({year}), S. 1–9.",
    ],
)
def test_a_reference_without_a_link_is_not_said_of_the_work_above_it(style: str) -> None:
    text = "## Wax\n\n"
    for at in range(6):
        text += style.format(year=2010 + at, at=at) + " <https://doi.org/10.1590/1>" * (at % 2)
        text += "\n\n"
    found = drafts(text)
    assert [one.year for one in found] == [2010 + at for at in range(6)]
    assert [one.title for one in found] == [f"How bees count to {at}" for at in range(6)]
