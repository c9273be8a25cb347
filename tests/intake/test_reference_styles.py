"""References in the styles of fields and countries, as lists copy them: people, title, venue, year."""

from typing import Any

import pytest

from awesomequant.intake.formats import markdown
from awesomequant.library.draft import Draft

LINK = "https://doi.org/10.1000/bees"
TWO = ("A. Keeper", "B. Drone")
WHOLE = ("Ann Keeper", "Bo Drone")

# Each style: a line, who wrote the work, what it is called, where it stood, when.
STYLES = {
    "APA": (
        f"- Keeper, A., & Drone, B. (2020). Bees that count in hives. *Apidologie*, *41*(2), 1–9. {LINK}",
        TWO, "Bees that count in hives", "Apidologie", 2020,
    ),
    "Vancouver": (
        "- Keeper A, Drone B. Bees that count in hives. Apidologie. 2020;41(2):1-9. doi: 10.1000/bees.",
        TWO, "Bees that count in hives", "Apidologie", 2020,
    ),
    "ACS": (
        f"- Keeper, A.; Drone, B. Bees that count in hives: a study. *Apidologie* **2020**, *41* (2), 1–9. [DOI]({LINK})",
        TWO, "Bees that count in hives: a study", "Apidologie", 2020,
    ),
    "IEEE": (
        f"- A. Keeper and B. Drone, “Do bees count in hives? A study,” in *Proc. ICRA*, 2020, pp. 1–9. [[pdf]({LINK})]",
        TWO, "Do bees count in hives? A study", "ICRA", 2020,
    ),
    "MLA": (
        f'- Keeper, Ann, and Bo Drone. "Bees that count in hives." *Apidologie* 41.2 (2020): 1-9. [pdf]({LINK})',
        WHOLE, "Bees that count in hives", "Apidologie", 2020,
    ),
    "Harvard": (
        f"- Keeper, A. and Drone, B. (2020) ‘Bees that count in hives’, *Apidologie*, 41(2), pp. 1–9. Available at: <{LINK}>",
        TWO, "Bees that count in hives", "Apidologie", 2020,
    ),
    "GB/T 7714": (
        f"- Keeper A, Drone B. Bees that count in hives[J]. Apidologie, 2020, 41(2): 1-9. [[原文]({LINK})]",
        TWO, "Bees that count in hives", "Apidologie", 2020,
    ),
    "GOST": (
        f"- Keeper A., Drone B. Bees that count in hives // Apidologie. – 2020. – Т. 41, № 2. – С. 1–9. [[PDF]({LINK})]",
        TWO, "Bees that count in hives", "Apidologie", 2020,
    ),
    "GOST, one person whose initials stand apart": (
        rf"1. \* Keeper A. B. Bees that count: a study of hives // Phys. Rev. Lett. — 2020. — Vol. 41, № 2. — P. 1–9. [[doi]]({LINK})",
        ("A. B. Keeper",), "Bees that count: a study of hives", "Phys. Rev. Lett", 2020,
    ),
    "GOST, in Russian": (
        f"1. Пасечник А. Ю. Пчёлы считают соты // Успехи пчеловодных наук. — 2020. — Т. 52, вып. 6(318). — С. 53–112. [[doi]]({LINK})",
        ("А. Ю. Пасечник",), "Пчёлы считают соты", "Успехи пчеловодных наук", 2020,
    ),
    "GOST, a book": (
        f"1. Пасечник А. Ю. **Пчёлы считают соты**. — М.: Улей, 2020. — 192 с. [[doi]]({LINK})",
        ("А. Ю. Пасечник",), "Пчёлы считают соты", None, 2020,
    ),
    "HAL": (
        f"1. Ann Keeper, Bo Drone. Bees that count in hives. *Communications of the ACM*, Association for Computing Machinery, 2020, 52 (7), pp.107-115. [⟨10.1000/bees⟩]({LINK})",
        WHOLE, "Bees that count in hives", "Communications of the ACM", 2020,
    ),
    "a thesis in French": (
        f"- Ann Keeper. *Bees that Count in Hives*. Thèse de doctorat, Université de Rucher, mai 2020. [manuscrit]({LINK})",
        ("Ann Keeper",), "Bees that Count in Hives", "Thèse de doctorat, Université de Rucher", 2020,
    ),
    "a meeting with its short name and place": (
        f"- [Bees that Count in Hives]({LINK})<br>Ann Keeper, Bo Drone<br>*Proc. of the 38th ACM SIGBEE Conference on the Design and Implementation of Hives and Combs (HIVE), Barcelona, Spain, June 2020*",
        WHOLE, "Bees that Count in Hives",
        "Proc. of the 38th ACM SIGBEE Conference on the Design and Implementation of Hives and Combs (HIVE)", 2020,
    ),
    "an abbreviated journal, people before a quotation": (
        f'- **Ann Keeper**, Bo Drone "Bees that Count in Hives," in *Proc. ACM Interact. Mob. Wearable Ubiquitous Technol.*, 2020. [pdf]({LINK})',
        WHOLE, "Bees that Count in Hives", "Proc. ACM Interact. Mob. Wearable Ubiquitous Technol", 2020,
    ),
    "French": (
        f"- Ann KEEPER, Bo DRONE, « Bees that count in hives », *Apidologie*, vol. 41, n° 2, 2020, p. 1–9. [[texte]({LINK})]",
        ("Ann KEEPER", "Bo DRONE"), "Bees that count in hives", "Apidologie", 2020,
    ),
    "Portuguese": (
        f"- **Bees that count in hives**. Ann Keeper e Bo Drone. *Physical Review B*, 2020. ([PDF]({LINK}))",
        WHOLE, "Bees that count in hives", "Physical Review B", 2020,
    ),
    "Japanese": (
        f"- 山田太郎、佐藤花子「ミツバチは数える」『養蜂研究』2020年. [本文]({LINK})",
        ("山田太郎", "佐藤花子"), "ミツバチは数える", "養蜂研究", 2020,
    ),
    "Chinese": (
        f"- 王小明、李静：《蜜蜂会计数》，软件学报，2020 [链接]({LINK})",
        ("王小明", "李静"), "蜜蜂会计数", "软件学报", 2020,
    ),
    "families and a bold title": (
        f"- ★ Keeper, Drone, Queen — **Bees that count** ⟨ICLR'20⟩ → [pdf]({LINK})",
        ("Keeper", "Drone", "Queen"), "Bees that count", "ICLR", 2020,
    ),
    "families in a label": (
        f"- [Keeper & Drone (2020): Bees that count in hives]({LINK})",
        ("Keeper", "Drone"), "Bees that count in hives", None, 2020,
    ),
}  # fmt: skip


def read(source: str) -> list[Draft]:
    return markdown.read(f"# Bees\n\n## Papers\n\n{source}\n", "list.md").drafts


@pytest.mark.parametrize("style", STYLES)
def test_a_reference_is_read_in_the_style_it_is_written_in(style: str) -> None:
    line, authors, title, venue, year = STYLES[style]
    # Three of one hand, for a list votes; the others are of other people about other things.
    others = [
        line.replace("Keeper", "Warden")
        .replace("Пчёлы", "Осы")
        .replace("Bees", "Wasps")
        .replace("bees", "wasps")
        for _ in range(2)
    ]
    [draft, *_] = read("\n".join([line, *others]))
    assert (draft.title, draft.authors, draft.year) == (title, authors, year)
    assert (draft.venue or "").rstrip(".") == (venue or "")
    assert (draft.url or "").rstrip("/") == LINK


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://doi.org/10.1016/S0140-6736(19)30912-4.", "https://doi.org/10.1016/S0140-6736(19)30912-4"),
        ("doi: 10.1016/j.bees.2020.1.", "https://doi.org/10.1016/j.bees.2020.1"),
        ("DOI: `10.1016/j.bees.2020.1`", "https://doi.org/10.1016/j.bees.2020.1"),
        ("(https://example.org/bees)", "https://example.org/bees"),
    ],
)  # fmt: skip
def test_a_bare_address_is_read_to_its_end(text: str, url: str) -> None:
    [draft] = read(f"- **Bees that count in hives**, Ann Keeper, Bo Drone, ICML 2020. {text}")
    assert draft.url == url


def test_signs_that_are_digits_and_no_numbers_are_no_mistake() -> None:
    drafts = read(f"- [ICML 20] Bees that count in hives [[paper]({LINK})] ❶❷²\n")
    assert [(one.title, one.venue, one.year) for one in drafts] == [
        ("Bees that count in hives", "ICML", 2020)
    ]


def told(draft: Draft) -> dict[str, Any]:
    return {"venue": draft.venue, "year": draft.year, "people": len(draft.authors)}


def test_what_stands_at_one_place_of_all_entries_is_one_thing() -> None:
    fields = [
        ("Ann Keeper, Bo Drone", "ICML"), ("Cy Queen, Di Comb", "NeurIPS"), ("Ed Wax, Flo Larva", "ICLR"),
        ("Gus Sting, Hal Hive", "Bioinformatics"), ("Ida Pollen, Joe Nectar", "Current Biology"),
        ("ANA Collaboration", "eLife"), ("Kim Mead, Lou Brood", "Past & Present"),
    ]  # fmt: skip
    lines = [
        f"* [Study number {at} of what bees do]({LINK}{at}) · {who} · {venue} · 20{10 + at}"
        for at, (who, venue) in enumerate(fields)
    ]
    assert [told(one) for one in read("\n".join(lines))] == [
        {"venue": venue, "year": 2010 + at, "people": 1 if "ANA" in who else 2}
        for at, (who, venue) in enumerate(fields)
    ]


def test_of_two_that_have_the_form_of_names_the_dated_one_is_the_venue() -> None:
    lines = [
        f"{at}. Ann Keeper, Bo Drone. [*Study number {at} of what bees do*]({LINK}{at}). {venue}, 2020."
        for at, venue in enumerate(["Digital Discovery", "World Psychiatry", "Computer Graphics Forum"], 1)
    ]  # fmt: skip
    assert [told(one)["venue"] for one in read("\n".join(lines))] == [
        "Digital Discovery", "World Psychiatry", "Computer Graphics Forum",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heading", ["News", "📢 Latest updates", "Maintainers", "Project Maintainers & Contributors",
                "How to contribute", "更新日志", "Conferences"],
)  # fmt: skip
def test_what_a_list_says_of_itself_is_no_work(heading: str) -> None:
    papers = "\n".join(
        f"- [Study number {at} of bees](https://arxiv.org/abs/2001.0000{at}), ICML 2020"
        for at in range(1, 7)
    )
    aside = (
        "- **[2025/01/12]** We have a [mailing list](https://lists.example.org/bees).\n"
        "- [Symposium on Reading](https://reading.example.org/)\n"
        "- [Wilma Ott](https://github.com/wilmaott)\n"
        "3. Open a [pull request](https://github.com/bees/list/pulls) and say why."
    )  # fmt: skip
    reading = markdown.read(
        f"# Bees\n\n## Papers\n\n{papers}\n\n## {heading}\n\n{aside}\n", "list.md"
    )
    assert [one.title for one in reading.drafts] == [
        f"Study number {at} of bees" for at in range(1, 7)
    ]


def test_a_table_of_names_and_values_below_a_heading_is_one_work() -> None:
    source = "".join(
        f"### Study number {at} of what bees do\n\n| | |\n| --- | --- |\n| **Authors** | Ann Keeper, Bo Drone |\n"
        f"| **Venue** | Apidologie |\n| **Year** | 2020 |\n| **Link** | [Paper]({LINK}{at}) |\n\n"
        for at in range(1, 4)
    )  # fmt: skip
    assert [(one.title, one.url, told(one)) for one in read(source)] == [
        (f"Study number {at} of what bees do", f"{LINK}{at}",
         {"venue": "Apidologie", "year": 2020, "people": 2})
        for at in range(1, 4)
    ]  # fmt: skip


def test_a_column_whose_head_says_nothing_is_known_by_its_texts() -> None:
    source = "| Ref | Who | What | Forum | When |\n|---|---|---|---|---|\n" + "".join(
        f"| {at} | Ann Keeper, Bo Drone | [Study number {at} of what bees do]({LINK}{at}) | ICML | 2020 |\n"
        for at in range(1, 4)
    )
    assert [(one.title, told(one)) for one in read(source)] == [
        (f"Study number {at} of what bees do", {"venue": "ICML", "year": 2020, "people": 2})
        for at in range(1, 4)
    ]


def told_more(line: str) -> dict[str, Any]:
    [draft, *_] = read(
        "\n".join([line, line.replace("Bees", "Wasps"), line.replace("Bees", "Ants")])
    )
    return dict(draft.more)


def test_who_printed_a_work_and_where_a_meeting_was_held_is_kept_apart() -> None:
    book = f"1. Keeper A. B. **Bees that Count**. — Berlin: Hive Verlag, 2020. — 192 p. [[doi]]({LINK})"
    assert told_more(book)["publisher"] == "Hive Verlag"
    held = f"1. Ann Keeper, Bo Drone. Bees that Count. *POPL 2018*, Jan 2018, Combtown, Miellande. [PDF]({LINK})"
    assert told_more(held)["extra"] == {"place": "Combtown, Miellande"}
    journal = f"1. Ann Keeper, Bo Drone. Bees that Count. *Journal of Bees*, Springer Verlag, 2009, 43 (3), pp.263-288. [doi]({LINK})"
    assert told_more(journal)["publisher"] == "Springer Verlag"


def test_a_reference_without_link_and_year_is_one_by_its_people_and_venue() -> None:
    text = (
        f"- Ann Keeper, Bo Drone. Bees that count in hives. *POPL*, 2018. [PDF]({LINK})\n"
        "- Cy Queen, Di Comb. Wasps that forget, and why. *Journal of Wasps*, à paraître.\n"
        f"- Ed Wax. « Des fourmis ». *JFLA*, 2014. [PDF]({LINK}1)\n"
    )
    found = read(text)
    assert [one.title for one in found] == [
        "Bees that count in hives", "Wasps that forget, and why", "Des fourmis",
    ]  # fmt: skip
    assert (found[1].venue, "note" in found[1].more) == ("Journal of Wasps", False)


def test_a_bracket_that_an_address_lacks_is_put_in() -> None:
    text = "- Ann Keeper, Bo Drone. “Bees that count in hives.” *POPL*, 2018. [PDF](/pdf/bees.pdf | [Video](https://b.ee/v)\n"
    [draft] = read(text)
    assert (draft.url, [link.url for link in draft.links]) == ("/pdf/bees.pdf", ["https://b.ee/v"])


def test_an_edition_and_its_house_are_no_venue() -> None:
    lines = [
        "1. Keeper, A. B.; van der Drone, C.: *Bees that Count: A Primer*. 2. Auflage, Hive Studium, 2007. ISBN 978-3827372932.",
        "2. Queen, D.; Comb, E.: *Wasps and Paper: Concepts and Design*. 5th ed., Hive-Wesley, 2011.",
        f"3. Wax, F. u. a.: *Ants that Walk in Lines*. In: SOSP 2007, S. 205–220. [[PDF]]({LINK})",
        f"4. Larva, G.; Sting, H.: *Practical Hive Tolerance*. In: OSDI 1999. [Volltext]({LINK}). Nur Abschnitte 1–5, der Beweis kann ausgelassen werden.",
    ]
    found = read("\n".join(lines))
    assert [(one.title, one.venue, one.year) for one in found] == [
        ("Bees that Count: A Primer", None, 2007),
        ("Wasps and Paper: Concepts and Design", None, 2011),
        ("Ants that Walk in Lines", "SOSP", 2007),
        ("Practical Hive Tolerance", "OSDI", 1999),
    ]
    assert [one.more.get("publisher") for one in found[:2]] == ["Hive Studium", "Hive-Wesley"]
    assert list(map(str, found[2].authors)) == ["F. Wax", "et al."]
    assert found[3].more["note"] == "Nur Abschnitte 1–5, der Beweis kann ausgelassen werden."


def test_behind_a_dash_people_stand_before_what_they_did() -> None:
    lines = [
        "* [Birthday problem, hive collisions and wax](https://eprint.iacr.org/2006/043.pdf) - Ann Keeper: proves wax secure without collisions.",
        "* [Argon bees](https://eprint.iacr.org/2006/044.pdf) - Bo Drone, Cy Queen, and Di Comb (2015).",
        "* [Salsa20 family of stream hives](https://eprint.iacr.org/2006/045.pdf) - D. J. Sting: explains the design of the family.",
        "* [New Features of Dances: Analysis of Salsa, ChaCha, and Rumba](https://eprint.iacr.org/2006/046.pdf) - Analysis of the Salsa20 family of hives.",
        "* [RFC 198-1: HMACs](https://eprint.iacr.org/2006/047.pdf) - The document itself.",
    ]
    found = read("\n".join(lines))
    assert [(one.title, list(map(str, one.authors)), one.year, one.venue) for one in found] == [
        ("Birthday problem, hive collisions and wax", ["Ann Keeper"], None, None),
        ("Argon bees", ["Bo Drone", "Cy Queen", "Di Comb"], 2015, None),
        ("Salsa20 family of stream hives", ["D. J. Sting"], None, None),
        ("New Features of Dances: Analysis of Salsa, ChaCha, and Rumba", [], None, None),
        ("RFC 198-1: HMACs", [], None, None),
    ]
    assert found[0].more["note"] == "proves wax secure without collisions."


def test_a_sentence_in_korean_is_a_note_and_a_link_to_a_review_nobody() -> None:
    text = (
        "- [x] **Bees that count in hives** [2018, CVPR] ([리뷰](reviews/bees.md))\n"
        "    - → 국내 연구진(최윤제 님)의 논문. 코드가 깔끔해서 입문용으로 좋습니다.\n"
        "- [x] **Wasps that forget** [2014, NIPS] ([paper](https://arxiv.org/abs/1406.26611)) ([리뷰](reviews/w.md))\n"
    )
    found = read(text)
    assert [(one.title, one.authors, one.venue) for one in found] == [
        ("Bees that count in hives", (), "CVPR"), ("Wasps that forget", (), "NIPS"),
    ]  # fmt: skip
    assert "국내 연구진" in found[0].more["note"]


def test_one_family_with_its_year_is_people_where_the_others_have_theirs() -> None:
    whos = ["Keeper et al", "Drone and Queen", "Comb et al", "Szepesvari", "Wax et al"]
    text = "\n".join(
        f"- [{at}] [Study number {at} of what bees do]({LINK}{at}), {who}, 201{at}. "
        f"**Algorithm: {name}.**"
        for at, (who, name) in enumerate(zip(whos, ["BEE", "WAX", "Hive Counter Module (HCM)", "COMB", "MEAD"], strict=True))
    )  # fmt: skip
    found = read(text)
    assert [(len(one.authors), one.venue, one.year) for one in found] == [
        (2, None, 2010), (2, None, 2011), (2, None, 2012), (1, None, 2013), (2, None, 2014),
    ]  # fmt: skip


def test_a_name_in_capitals_with_an_initial_is_one() -> None:
    text = (
        f"* How Bees Count Wax(1989), LAWRENCE R KEEPER. [[pdf]]({LINK}1)\n"
        f"* How Wasps Forget(2006), Ann Drone et al. [[pdf]]({LINK}2)\n"
    )
    assert [list(map(str, one.authors)) for one in read(text)] == [
        ["LAWRENCE R KEEPER"], ["Ann Drone", "et al."],
    ]  # fmt: skip


def test_references_copied_from_dblp_have_their_people_before_a_colon() -> None:
    lines = [
        "* Ann Keeper, Bo Drone: Bees that Count in Hives. INTERSPEECH 2020: 1234-1238",
        "* Cy Queen, Gus Larva, Hal Hive: Wasps that Forget Their Paper. IEEE Trans. Inf. Theory 66(3): 1234-1256 (2020)",
        "* Di Comb, Ed Wax, Flo Sting: Ants that Walk in Lines. CoRR abs/2001.01234 (2020)",
        "* Joe Nectar, Kim Mead, Lou Brood, Max Smoker: Hornets that Wait. KDD 2020: 11-19",
    ]
    found = read("\n".join(lines))
    assert [(one.title, len(one.authors), one.venue, one.year) for one in found] == [
        ("Bees that Count in Hives", 2, "INTERSPEECH", 2020),
        ("Wasps that Forget Their Paper", 3, "IEEE Trans. Inf. Theory", 2020),
        ("Ants that Walk in Lines", 3, "CoRR", 2020),
        ("Hornets that Wait", 4, "KDD", 2020),
    ]
    assert found[2].arxiv == "2001.01234"
    # A title may have the form of names before its colon; where others have none it stays whole.
    titles = ["Green Bees, Greener Hives: The Energy of Wax", "How Wasps Forget", "Why Ants Walk"]
    listed = "\n".join(f"* {title}. ICML 2020 [pdf]({LINK})" for title in titles)
    assert [one.title for one in read(listed)] == titles


def test_physicists_part_people_title_and_journal_by_commas() -> None:
    lines = [
        "1. A. Keeper and B. Drone, Bees that count in hives, J. Chem. Phys. 120, 1234 (2004).",
        "2. C. Queen et al., Wasps that forget their paper, Phys. Rev. B 78, 045101 (2008).",
        "3. D. Comb, Ants that walk in lines, Comput. Phys. Commun. 180, 2175 (2009).",
    ]
    found = read("\n".join(lines))
    assert [(one.title, one.venue, one.year, one.more.get("volume")) for one in found] == [
        ("Bees that count in hives", "J. Chem. Phys", 2004, "120"),
        ("Wasps that forget their paper", "Phys. Rev. B", 2008, "78"),
        ("Ants that walk in lines", "Comput. Phys. Commun", 2009, "180"),
    ]
    assert [len(one.authors) for one in found] == [2, 2, 1]


def test_others_left_unnamed_may_stand_in_brackets() -> None:
    lines = [
        "1. Пасечник А. Ю. [и др.] Осы забывают // Пчеловодство. 2016. Т. 5. С. 1–10.",
        "2. Keeper A. B. [et al.] Ants that walk // Apidologie. 2017. Т. 6. С. 1–10.",
    ]
    found = read("\n".join(lines))
    assert [(one.title, list(map(str, one.authors)), one.venue) for one in found] == [
        ("Осы забывают", ["А. Ю. Пасечник", "et al."], "Пчеловодство"),
        ("Ants that walk", ["A. B. Keeper", "et al."], "Apidologie"),
    ]


def test_a_link_called_preprint_is_no_venue_beside_a_server() -> None:
    text = f"1. Queen C, Keeper A. Ants that walk. *bioRxiv* 2022.01.01.123456. [Preprint]({LINK})"
    assert [(one.title, one.venue, one.year) for one in read(text)] == [
        ("Ants that walk", "bioRxiv", 2022)
    ]
