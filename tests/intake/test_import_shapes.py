"""Lists of shapes that no code names: how each writes its entries is inferred from the list."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import SHARED, run

from awesomequant.intake.formats import Profile, markdown
from awesomequant.intake.grammar import entry_links, roles, titles, venues
from awesomequant.intake.grammar import people as listed

PAPER = "https://arxiv.org/abs/2001.0000"
CODE = "https://github.com/bees/hive"

# Each list: its source, and of its first entry title, address, venue, year, authors, code, tags.
SHAPES = {
    "venue link, then the title": (
        f"## 2020\n- [[BeeConf]({PAPER}1)] Bees That Count: a Study. [`hives`] [[torch]({CODE})]\n"
        f"- [[ACL]({PAPER}2)] Another Study of Drones. [`hives`]\n",
        ("Bees That Count: a Study", f"{PAPER}1", "BeeConf", 2020, (), CODE, ("hives",)),
    ),
    "plain title, links behind a line break": (
        f"- Bees That Count: a Study <br> BeeConf 2020 [[Paper]]({PAPER}1) [[Code]]({CODE})\n"
        f"- Another Study of Drones <br> Arxiv 2021 [[Paper]]({PAPER}2)\n",
        ("Bees That Count: a Study", f"{PAPER}1", "BeeConf", 2020, (), CODE, ()),
    ),
    "quoted title after a bold name": (
        f'* **Hive**: "Bees That Count in Hives", BeeConf, 2020 (*Apis*). [[Paper]({PAPER}1)][[Code]({CODE})]\n'
        f'* **Drone**: "Another Study of Drones", ACL, 2021. [[Paper]({PAPER}2)]\n',
        ("Bees That Count in Hives", f"{PAPER}1", "BeeConf", 2020, (), CODE, ()),
    ),
    "linked title, short authors, bars": (
        f"- [Bees That Count: a Study]({PAPER}1), Keeper et al., BeeConf 2020 | [github]({CODE})\n"
        f"- [Another Study of Drones]({PAPER}2), Drone et al., ACL 2021\n",
        ("Bees That Count: a Study", f"{PAPER}1", "BeeConf", 2020, ("Keeper", "et al."), CODE, ()),
    ),
    "authors and venue in a sub-item": (
        f"- Bees That Count: a Study. [[pdf]]({PAPER}1) [[code]]({CODE})\n"
        "  - Ann Keeper, Bo Drone. *BeeConf 2020*\n"
        f"- Another Study of Drones. [[pdf]]({PAPER}2)\n  - Cy Queen, Di Comb. *ACL 2021*\n",
        ("Bees That Count: a Study", f"{PAPER}1", "BeeConf", 2020, ("Ann Keeper", "Bo Drone"), CODE, ()),
    ),
    "venue in front in brackets": (
        f"- [BeeConf 2020 Oral] Bees That Count: a Study [[Paper]({PAPER}1)] [[Code]({CODE})]\n"
        f"- [arXiv 2106] Another Study of Drones [[Paper]({PAPER}2)]\n",
        ("Bees That Count: a Study", f"{PAPER}1", "BeeConf Oral", 2020, (), CODE, ()),
    ),
    "date in parentheses and emphasis": (
        f"- (*ICLR'20*) Bees That Count: a Study [[paper]({PAPER}1)][[code]({CODE})]\n"
        f"- (*2021.05*) Another Study of Drones [[paper]({PAPER}2)]\n",
        ("Bees That Count: a Study", f"{PAPER}1", "ICLR", 2020, (), CODE, ()),
    ),
    "a reference in the style of psychologists": (
        f"- Keeper, A., Drone, B. (2020). Bees that count in hives. *BeeConf*. [[link]({PAPER}1)]\n"
        f"- Queen, C., & Comb, D. (2021). Another study of drones. *ICML*. [[link]({PAPER}2)]\n",
        ("Bees that count in hives", f"{PAPER}1", "BeeConf", 2020, ("A. Keeper", "B. Drone"), None, ()),
    ),
    "a citation with a quoted title": (
        f'**[1]** Keeper, Ann, et al. "**Bees that count in hives**." BeeConf 18.7 (2020): 1527-1554. [[pdf]]({PAPER}1)\n\n'
        f'**[2]** Queen, Cy, et al. "**Another study of drones**." arXiv preprint arXiv:2101.00001 (2021). [[pdf]]({PAPER}2)\n',
        ("Bees that count in hives", f"{PAPER}1", "BeeConf", 2020, ("Ann Keeper", "et al."), None, ()),
    ),
    "a bold block of lines": (
        f"**Bees That Count: a Study**<br>\nAnn Keeper, Bo Drone<br>\nBeeConf 2020. [[Paper]({PAPER}1)] [[Code]({CODE})]\n\n"
        f"**Another Study of Drones**<br>\nCy Queen, Di Comb<br>\nACL 2021. [[Paper]({PAPER}2)]\n",
        ("Bees That Count: a Study", f"{PAPER}1", "BeeConf", 2020, ("Ann Keeper", "Bo Drone"), CODE, ()),
    ),
    "a heading with attributes below": (
        f"# L\n### Bees That Count: a Study\n- Authors: Ann Keeper, Bo Drone\n- Venue: BeeConf 2020\n- Paper: {PAPER}1\n- Code: {CODE}\n\n"
        f"### Another Study of Drones\n- Authors: Cy Queen\n- Venue: ACL 2021\n- Paper: {PAPER}2\n",
        ("Bees That Count: a Study", f"{PAPER}1", "BeeConf", 2020, ("Ann Keeper", "Bo Drone"), CODE, ()),
    ),
    "a table by its header": (
        "| Year | Venue | Method | Title | Authors | Tags | Links |\n|-|-|-|-|-|-|-|\n"
        f"| 2020 | BeeConf | Hive | Bees That Count: a \\| Study | Ann Keeper, Bo Drone | `hives` | [[paper]({PAPER}1)] [[code]({CODE})] |\n"
        f"| 2021 | ACL | Dr | Another Study of Drones | Cy Queen | `d` | [[paper]({PAPER}2)] |\n",
        ("Bees That Count: a | Study", f"{PAPER}1", "BeeConf", 2020, ("Ann Keeper", "Bo Drone"), CODE, ("hives",)),
    ),
    "a table in HTML with a gap": (
        "<table>\n<tr><th>Title</th><th>Venue</th><th>Date</th><th>Code</th></tr>\n"
        f'<tr><td><a href="{PAPER}1">Bees That Count: a Study</a></td><td>BeeConf</td>\n\n<td>2020-05</td><td><a href="{CODE}">Code</a></td></tr>\n'
        f'<tr><td><a href="{PAPER}2">Another Study of Drones</a></td><td>ACL</td><td>2021-01</td><td></td></tr>\n</table>\n',
        ("Bees That Count: a Study", f"{PAPER}1", "BeeConf", 2020, (), CODE, ()),
    ),
    "addresses as they are": (
        f"* Bees That Count in Hives, Keeper et al., ICCV 2020: {PAPER}1\n"
        f"* Another Study of Drones, Drone et al., ACL 2021: {PAPER}2\n",
        ("Bees That Count in Hives", f"{PAPER}1", "ICCV", 2020, ("Keeper", "et al."), None, ()),
    ),
    "badges for links": (
        f"+ **Bees That Count: a Study** (Jul, 2020) [![Star](https://img.shields.io/github/stars/bees/hive.svg)]({CODE}) "
        f"[![arXiv](https://img.shields.io/badge/arXiv-b31b1b.svg)]({PAPER}1) [![Publish](https://img.shields.io/badge/Conference-ECCV'20-blue)]()\n"
        f"+ **Another Study of Drones** (Jan, 2021) [![arXiv](https://img.shields.io/badge/arXiv-b31b1b.svg)]({PAPER}2)\n",
        ("Bees That Count: a Study", f"{PAPER}1", "ECCV", 2020, (), CODE, ()),
    ),
    "venue and year in the heading": (
        f"## CVPR 2020\n- Bees That Count: a Study. Ann Keeper, Bo Drone. [pdf]({PAPER}1) [code]({CODE})\n"
        f"- Another Study of Drones. Cy Queen, Di Comb. [pdf]({PAPER}2)\n",
        ("Bees That Count: a Study", f"{PAPER}1", "CVPR", 2020, ("Ann Keeper", "Bo Drone"), CODE, ()),
    ),
    "Chinese brackets and labels": (
        f"- 【CVPR 2020】Bees That Count: a Study [论文]({PAPER}1) [代码]({CODE})\n- 【ICCV 2021】Another Study of Drones [论文]({PAPER}2)\n",
        ("Bees That Count: a Study", f"{PAPER}1", "CVPR", 2020, (), CODE, ()),
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_a_list_is_understood_from_its_own_entries(shape: str) -> None:
    source, expected = SHAPES[shape]
    drafts = markdown.read(source, "list.md").drafts
    assert [draft.title for draft in drafts[1:]] == [re.sub("^A", "A", drafts[1].title)]
    assert drafts[1].title.lower() == "another study of drones"
    first = drafts[0]
    code = first.code[0].url if first.code else None
    assert (
        first.title,
        first.url,
        first.venue,
        first.year,
        first.authors,
        code,
        first.tags,
    ) == expected


WORKS = (
    ("Deep Learning of Bees", "Ann Keeper, Bo Drone", "NeurIPS", "2019"),
    ("A Survey of Honey", "Cy Queen and Di Comb", "ICML", "2020"),
    ("HiveNet: Counting Combs Fast", "E. Wax, F. Larva, G. Sting", "Nature", "2021"),
)
SIGNS = ("—", "–", "-", "|", "·", "•", "::", "//", "→", "/", "~", "...", "*", "»", "►", "#", "<br>")


@pytest.mark.parametrize("order", ["tavy", "atvy", "tvya", "vtay", "ytav"])
@pytest.mark.parametrize("sign", [*(f" {sign} " for sign in SIGNS), "\t", "   "])
def test_any_sign_between_blanks_parts_what_an_entry_says(sign: str, order: str) -> None:
    lines = [
        "- " + sign.join({"t": f"[{title}]({PAPER}{at})", "a": who, "v": venue, "y": year}[part] for part in order)
        for at, (title, who, venue, year) in enumerate(WORKS, 1)
    ]  # fmt: skip
    drafts = markdown.read("# Bees\n\n## Papers\n\n" + "\n".join(lines) + "\n", "list.md").drafts
    people = [
        ("Ann Keeper", "Bo Drone"),
        ("Cy Queen", "Di Comb"),
        ("E. Wax", "F. Larva", "G. Sting"),
    ]
    assert [(one.title, one.authors, one.venue, one.year) for one in drafts] == [
        (title, who, venue, int(year))
        for (title, _, venue, year), who in zip(WORKS, people, strict=True)
    ]


@pytest.mark.parametrize("tail", [", 2019", " 2019", ""])
@pytest.mark.parametrize(
    "venue",
    [
        "NeurIPS",
        "Nature",
        "Interspeech",
        "Pattern Recognition",
        "PLoS ONE",
        "IEEE TPAMI",
        "BeeConf",
    ],
)
def test_the_venue_behind_a_list_of_names_is_no_person(venue: str, tail: str) -> None:
    source = f"# Bees\n\n- [Deep Learning of Bees](https://b.org/1), Ann Keeper, Bo Drone, {venue}{tail}\n"
    source += f"- [A Survey of Honey](https://b.org/2), Cy Queen, Di McComb, {venue}{tail}\n"
    for draft in markdown.read(source, "list.md").drafts:
        assert (len(draft.authors), draft.venue) == (2, venue)


def test_a_last_name_is_no_venue() -> None:
    assert roles.sense("Ann Keeper, Bo McDrone, Di LeComb").roles[0][0] == "people"
    for text in ("Keeper A, Drone B, LeComb D", "Ann Keeper, Bo Drone, J. Comb"):
        assert [role for role, _ in roles.sense(text).roles] == ["people"]


MENDED = {
    f"- [[Paper]] ({PAPER}1) Bees That Count Well\n": "a blank between a link's text",
    f"- [[ACL]({PAPER}1\n)] Bees That Count Well\n": "broken over two lines",
    f"- Bees That Count Well [[Paper({PAPER}1)]\n": "the bracket that a link's text lacked",
    "- [[ACL](ttps://arxiv.org/abs/2001.00001)] Bees That Count Well\n": "corrected the letters",
}


@pytest.mark.parametrize("source", MENDED)
def test_a_slip_is_mended_and_told(source: str) -> None:
    reading = markdown.read(source + f"- [[ACL]({PAPER}2)] Another Study of Drones\n", "list.md")
    assert reading.drafts[0].url == "https://arxiv.org/abs/2001.00001"
    assert any(MENDED[source] in problem.message for problem in reading.problems)


def test_sections_of_tools_are_left_out_and_counted() -> None:
    source = (
        f"# L\n## Papers\n- [Bees That Count]({PAPER}1) (2020)\n- [Drones That Do Not]({PAPER}2) (2021)\n"
        "- [Queens of the Hive]({0}3) (2019)\n## Tools\n- [Hive Counter Deluxe](https://example.org/x)\n"
    ).format(PAPER)
    reading = markdown.read(source, "list.md")
    assert len(reading.drafts) == 3
    assert [(entry.line, entry.sections) for entry in reading.skipped] == [(7, ("Tools",))]
    taken = markdown.read(source, "list.md", Profile(sections=("Tools",)))
    assert [draft.title for draft in taken.drafts] == ["Hive Counter Deluxe"]
    left = markdown.read(source, "list.md", Profile(skip_sections=("papers",)))
    assert not left.drafts


def test_bibtex_below_an_entry_is_joined_to_it() -> None:
    source = (
        f"**Bees That Count: a Study** [[Paper]({PAPER}1)]\n\n<details><summary>Bibtex</summary><pre><code>"
        "@inproceedings{a,\n title={Bees That Count: A Study},\n\n author={Keeper, Ann and Drone, Bo},\n"
        " booktitle={BeeConf}, year={2020}}</code></pre></details>\n"
    )
    (draft,) = markdown.read(source, "list.md").drafts
    assert (draft.authors, draft.venue, draft.year) == (("Ann Keeper", "Bo Drone"), "BeeConf", 2020)


def test_full_stops_before_a_flame_are_no_count() -> None:
    text = "Bees That Count... 🔥 and ,, :fire: but 1.2k 🔥"
    assert entry_links.citations(text) == [1200]


@pytest.mark.parametrize(
    ("text", "venue", "year"),
    [
        ("ICLR'17", "ICLR", 2017), ("2017-ICML-", "ICML", 2017), ("EMNLP24 Findings", "EMNLP Findings", 2024),
        ("AAAI2020", "AAAI", 2020), ("[2019/04]", None, 2019), ("MLSys24_BestPaper", "MLSys BestPaper", 2024),
        ("NIPS '98", "NIPS", 1998), ("16 Jul 2022", None, 2022), ("arXiv preprint arXiv:1512.03385 (2015)", "arXiv", 2015),
        ("Science 350.6266 (2015): 1332-1338", "Science", 2015), ("arXiv:2412.14363v1 [cs.LG]", None, None),
        ("2008", None, 2008), ("ResNet50", "ResNet50", None), ("", None, None),
    ],
)  # fmt: skip
def test_venue_and_year_are_found_in_all_their_clothes(
    text: str, venue: str | None, year: int | None
) -> None:
    assert venues.find(text) == (venue, year)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ann Keeper, Bo Drone and Cy Queen", ("Ann Keeper", "Bo Drone", "Cy Queen")),
        ("Keeper, Ann, et al.", ("Ann Keeper", "et al.")),
        ("Keeper, Ann, Bo Drone, and Cy Queen", ("Ann Keeper", "Bo Drone", "Cy Queen")),
        ("Keeper, Ann and Drone, Bo", ("Ann Keeper", "Bo Drone")),
        ("Keeper, A., Drone, B. C.", ("A. Keeper", "B. C. Drone")),
    ],
)
def test_names_are_told_apart(text: str, people: tuple[str, ...]) -> None:
    assert listed.is_people(text)
    assert listed.names(text) == people


@pytest.mark.parametrize(
    "text", ["CVPR 2018", "EMNLP Findings", "Under review", "Bees That Count", ""]
)
def test_what_is_no_list_of_names_is_not_taken_for_one(text: str) -> None:
    assert not listed.is_people(text, alone=True) or text == "Bees That Count"


@given(
    st.text(st.sampled_from("ab1 [](){}|*_`\"<>#-\n\\:/.&;$@!~^=+,'\ue000\ufeff量"), max_size=300)
)
def test_no_text_makes_the_reader_stumble(text: str) -> None:
    markdown.read(text, "list.md")
    titles.trimmed(text)


@pytest.mark.parametrize(
    "piece", ["[", "](", "((", "**", "|", "<a href=", "[[a](", "``", '"a ', "a, ", "2020 ", "(20"]
)
def test_a_flood_of_one_sign_comes_to_an_end(piece: str) -> None:
    markdown.read("- " + piece * (10_000 // len(piece)), "list.md")


def test_explain_says_what_was_inferred_and_a_profile_overrides_it(tmp_path: Path) -> None:
    file = tmp_path / "list.md"
    file.write_text(SHAPES["a table by its header"][0], "utf-8")
    told = run("import", file, "--explain").stdout
    assert "'Method' is other, 'Title' is title, 'Authors' is authors" in told
    profile = tmp_path / "profile.yaml"
    profile.write_text("columns: {Method: title, Title: text}\nvenue: Hive\n", "utf-8")
    done = run("import", file, "--profile", profile, "--format", "jsonl")
    assert '"title": "Hive"' in done.stdout
    profile.write_text("titel: linked\n", "utf-8")
    wrong = run("import", file, "--profile", profile, "--format", "jsonl")
    assert (wrong.returncode, "did you mean 'title'?" in wrong.stderr) == (2, True)
    profile.write_text("title：linked\nvenue: Hive\n", "utf-8")
    broken = run("import", file, "--profile", profile, "--format", "jsonl")
    assert broken.returncode == 2
    assert f"{profile}:1:6: a fullwidth colon" in broken.stderr


# Per cent of the fields of 35 lists that are read as people read them; they may only rise.
FLOORS = {
    "title": 98, "url": 99, "sections": 99, "venue": 97, "year": 98, "tags": 98, "code_links": 98,
    "citations": 99, "stars": 99, "authors": 97,
}  # fmt: skip


@pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="the corpus is not in a plain clone")
def test_the_corpus_is_read_as_its_hand_checked_answers_say(tmp_path: Path) -> None:
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    root = Path(__file__).parents[2]
    corpus = SHARED / "corpus"
    subprocess.run([sys.executable, root / "benchmarks/corpus.py", corpus, tmp_path], check=True)
    scored = subprocess.run(
        [sys.executable, corpus / "score.py", tmp_path], capture_output=True, text=True, check=True
    ).stdout
    total = re.search(r"^TOTAL .*$", scored, re.MULTILINE)
    assert total
    shares = {name: float(share) for name, share in re.findall(r"(\w+)=([\d.]+)%", total[0])}
    fallen = {name: (shares[name], floor) for name, floor in FLOORS.items() if shares[name] < floor}
    assert not fallen
