"""README.md: the toy list as a golden file, and what holds for every list."""

import json
import re
from html import unescape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hostile import TITLES
from markdown_it import MarkdownIt
from support import ROOT, TOY, copy_of_toy, with_record

from awesomequant.language import plain
from awesomequant.language.markdown import anchors
from awesomequant.library.problems import has_errors
from awesomequant.library.settings import LOOKS
from awesomequant.render import TemplateProblemError
from awesomequant.site.building import rendered, write_readme
from awesomequant.store import canonical, load
from awesomequant.store.pages import MARK
from awesomequant.text import one_line

GOLDEN = ROOT / "tests/golden/README.md"


def test_the_toy_list_renders_as_the_golden_file() -> None:
    assert rendered(load(TOY))["README.md"] == GOLDEN.read_text("utf-8")


def test_rendering_twice_changes_nothing(tmp_path: Path) -> None:
    project = load(copy_of_toy(tmp_path))
    assert write_readme(project)
    before = (project.root / "README.md").stat().st_mtime_ns
    assert not write_readme(load(project.root))
    assert (project.root / "README.md").stat().st_mtime_ns == before


def test_our_own_readme_is_current_and_names_every_paper() -> None:
    project = load(ROOT)
    texts = rendered(project)
    assert {name: (ROOT / name).read_text("utf-8") for name in texts} == texts
    text = "".join(texts.values())
    assert len(re.findall(r"^- \\\[.*", text, re.MULTILINE)) >= len(project.library.papers)


def anchored(page: str) -> dict[str, str]:
    """Return the text of each heading by its anchor, as GitHub shows the page."""
    tokens = MarkdownIt().parse(page)
    texts = [
        BeautifulSoup(MarkdownIt().renderInline(tokens[at + 1].content), "html.parser").get_text()
        for at, token in enumerate(tokens)
        if token.type == "heading_open"
    ]
    return dict(zip(anchors(texts), texts, strict=True))


def contents(page: str) -> list[tuple[str, str]]:
    """Return the links of a page to its own headings: the text of each, and the anchor."""
    return re.findall(r"\[([^\]]*)\]\(#([^)]*)\)", page)


@pytest.mark.parametrize("page", [ROOT / "README.md", GOLDEN])
def test_every_entry_of_the_contents_leads_to_its_heading(page: Path) -> None:
    text = page.read_text("utf-8")
    assert contents(text)
    for label, anchor in contents(text):
        assert anchored(text)[anchor] == unescape(label)


@pytest.mark.parametrize(
    ("titles", "made"),
    [
        (["2021"], ["2021-1"]),
        (["2021", "2019"], ["2021-1", "2019-1"]),
        (["Papers"], ["papers-1"]),
        (["Contents", "Contributing"], ["contents-1", "contributing"]),
        (["Tools", "tools", "Tools!"], ["tools", "tools-1", "tools-2"]),
        (["Members"], ["members"]),
        (["Awesome Bees"], ["awesome-bees"]),
        (["C++ & friends: 量子化?"], ["c--friends-量子化"]),
        (["🔥 Hot"], ["-hot"]),
        (["2021-1", "2021"], ["2021-1", "2021-2"]),
        (["*stars* `code` <b> a_b"], ["stars-code-b-a_b"]),
    ],
)
def test_headings_of_the_same_text_are_numbered_as_github_does(
    tmp_path: Path, titles: list[str], made: list[str]
) -> None:
    project = copy_of_toy(tmp_path)
    names = [f"more-{at}" for at in range(len(titles))]
    for name, given in zip(names, titles, strict=True):
        title = json.dumps(given, ensure_ascii=False)
        items = "items: [{title: A, links: [{label: b, url: https://x.org}]}]"
        text = f"kind: resources\ntitle: {title}\n{items}\n"
        (project / f"data/sections/{name}.yaml").write_text(text, "utf-8")
    settings = project / "data/list.yaml"
    order = f"sections: [papers, {', '.join(names)}]"
    settings.write_text(re.sub("sections:.*", order, settings.read_text("utf-8")), "utf-8")
    read = load(project)
    assert not has_errors(read.problems)
    page = rendered(read)["README.md"]
    assert [anchor for _, anchor in contents(page)][-len(made) :] == made
    for label, anchor in contents(page):
        assert anchored(page)[anchor] == unescape(label)


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("licence: MIT", ["MIT", ""]),
        ("formats: [INT8, 'FP4|FP8']", ["", "INT8, FP4|FP8"]),
    ],
)
def test_resources_with_a_licence_or_formats_stand_in_a_table(
    tmp_path: Path, told: str, shown: list[str]
) -> None:
    """What a cell holds stays in it: a bar, a second line, a link beside the first."""
    project = copy_of_toy(tmp_path)
    (project / "data/sections/tools.yaml").write_text(
        "kind: resources\ntitle: Tools\nitems:\n"
        "  - title: a | b\n    by: Bee Works\n    year: 2019\n    note: |\n      One.\n\n      Two | 3.\n"
        "    links: [{label: x, url: https://x.org/1}, {label: docs, url: https://x.org/2}]\n"
        f"    {told}\n"
        "  - {title: plain, links: [{label: x, url: https://x.org/3}]}\n",
        "utf-8",
    )
    page = BeautifulSoup(
        MarkdownIt("gfm-like").render(rendered(load(project))["README.md"]), "html.parser"
    )
    rows = [
        [cell.get_text().strip() for cell in row.find_all("td")]
        for row in page.find_all("tr")
        if row.find("td")
    ]
    assert rows == [
        ["a | b [docs]", "Bee Works, 2019", *shown, "One. Two | 3."],
        ["plain", "", "", "", ""],
    ]


def test_the_names_below_a_highlight_lead_to_the_homepages_that_are_known(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    paper = next(iter(load(project).library.by_id["buzz"].names))
    (project / "data/people.yaml").write_text(
        f"one:\n  name: {paper}\n  homepage: https://x.org/home\n", "utf-8"
    )
    assert f"\n[{paper}](https://x.org/home)" in rendered(load(project))["README.md"]


def test_a_template_of_an_older_list_makes_its_links_as_ever(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    file = project / "templates/README.md.j2"
    file.parent.mkdir()
    file.write_text(
        "[{{ 2021 }}](#{{ 2021 | string | anchor }}) [no](#{{ there('nothing') }})\n"
        "{% import 'readme/entry.md.j2' as entry with context %}\n"
        "{% include 'readme/papers.md.j2' %}\n"
    )
    page = rendered(load(project))["README.md"]
    assert page.startswith(f"{MARK}\n[2021](#2021) [no](#)\n")
    assert "\n### 2021\n" in page
    assert not set(page) & {"\x02", "\x03"}


def test_it_opens_with_what_it_is_the_site_what_stands_on_it_and_two_commands() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    opening, _, rest = text.partition("## Contents")
    assert "model quantization" in opening
    assert "https://awesomequant.github.io/awesomequant/" in opening
    assert "/CONTRIBUTING.md)" in opening
    contents = rest.partition("## ")[0]
    assert "![" not in (opening + contents).replace("[![Awesome]", "")
    assert re.findall(r"^python3 make.py \w+(?=  # )", contents, re.MULTILINE) == [
        "python3 make.py serve", "python3 make.py test",
    ]  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
def test_a_hostile_title_stays_text_in_the_list(tmp_path: Path, title: str) -> None:
    record = {"title": title, "venue": "BeeConf", "year": "2020", "url": "https://x.org/a"}
    project = load(with_record(tmp_path, canonical.record(record)))
    assert not project.problems
    page = BeautifulSoup(
        MarkdownIt("gfm-like").render(rendered(project)["README.md"]), "html.parser"
    )
    entry = next(item for item in page.find_all("li") if item.find("a", href="https://x.org/a"))
    assert one_line(plain.show(title)) in one_line(entry.get_text())
    assert {tag.name for tag in entry.find_all()} <= {"a", "p"}


def test_a_template_of_the_project_takes_the_place_of_ours(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "templates").mkdir()
    (project / "templates/README.md.j2").write_text(
        "{{ settings.title }}: {{ library.papers | length }}\n"
    )
    assert rendered(load(project))["README.md"] == f"{MARK}\nAwesome Bees: 3\n"


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{% if %}", ":1: Expected an expression"),
        ("a\n\n{{ nothing }}", ":3: 'nothing' is undefined"),
        ("a\n{{ settings.titel }}", ":2: 'awesomequant.library.settings.Settings object' has no"),
        ("a\n{{ settings.title | shout }}", ":2: No filter named 'shout'"),
        ("a\n{{ 1 / 0 }}", ":2: ZeroDivisionError: division by zero"),
        ("a\n{{ settings.title + 1 }}", ":2: TypeError: "),
        (
            "{% for p in library.papers %}\n{{ p.year.upper() }}\n{% endfor %}",
            ":2: 'int object' has",
        ),
        ("a\n{% include 'x.md' %}", ":2: there is no template x.md"),
    ],
)
def test_a_mistake_in_a_template_is_told_with_its_file_and_line(
    tmp_path: Path, template: str, told: str
) -> None:
    project = copy_of_toy(tmp_path)
    file = project / "templates/README.md.j2"
    file.parent.mkdir()
    file.write_text(template)
    with pytest.raises(TemplateProblemError) as caught:
        rendered(load(project))["README.md"]
    assert str(caught.value).startswith(f"{file}{told}")


def test_a_mistake_in_a_part_of_a_template_names_that_part(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    file = project / "templates/readme/papers.md.j2"
    file.parent.mkdir(parents=True)
    file.write_text("## Papers\n\n{{ papers[0] }}\n")
    with pytest.raises(TemplateProblemError, match=r"papers\.md\.j2:3: 'papers' is undefined"):
        rendered(load(project))["README.md"]


def test_the_marks_follow_the_thresholds_of_the_list() -> None:
    library = load(TOY).library
    marked = {paper.id: library.is_highly_cited(paper) for paper in library.papers}
    assert marked == {"buzz": True, "counting-bees-2021": False, "honey": False}


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("true", "A. One, A. Two, A. Three, A. Four, A. Five, A. Six, et al."),
        ("2", "A. One, A. Two, et al."),
        ("8", "A. One, A. Two, A. Three, A. Four, A. Five, A. Six, A. Seven, A. Eight."),
        ("all", "A. One, A. Two, A. Three, A. Four, A. Five, A. Six, A. Seven, A. Eight."),
        ("false", ""),
    ],
)
def test_a_list_says_how_many_authors_an_entry_names(tmp_path: Path, said: str, shown: str) -> None:
    project = copy_of_toy(tmp_path)
    settings = project / "data/list.yaml"
    settings.write_text(settings.read_text("utf-8") + f"readme: {{authors: {said}}}\n", "utf-8")
    names = ", ".join(
        f"A. {one}" for one in ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight"]
    )
    record = project / "data/papers/2021/buzz.yaml"
    text = re.sub("authors: .*", f"authors: [{names}]", record.read_text("utf-8"))
    record.write_text(text, "utf-8")
    page = rendered(load(project))["README.md"]
    assert f" *{shown}*" in page if shown else " *A. One" not in page


@pytest.mark.parametrize("said", ["0", "none", "-1", "12345", "1.5"])
def test_what_is_no_number_of_authors_is_refused(tmp_path: Path, said: str) -> None:
    project = copy_of_toy(tmp_path)
    settings = project / "data/list.yaml"
    settings.write_text(settings.read_text("utf-8") + f"readme: {{authors: {said}}}\n", "utf-8")
    [problem] = load(project).problems
    assert f"'{said}' is neither true, false, all nor a number of authors" in problem.message


LOOK_OF_NO = {  # how one paper stands in each look
    "classic": "- \\[[J. Apic.](https://doi.org/10.1000/honey%282019%291)\\] No. \\[**`honey`**\\]\n",
    "compact": "- [No](https://doi.org/10.1000/honey%282019%291). J. Apic.\n",
    "table": "| Title | Authors | Venue | Code, links |\n| --- | --- | --- | --- |\n"
    "| [No](https://doi.org/10.1000/honey%282019%291) | *A. Keeper.* | J. Apic. |",
    "grouped": "<details><summary>1 paper</summary>\n\n- **[No](https://doi.org/10.1000/honey%282019%291).** J. Apic.\n"
    "    - *A. Keeper.*\n    - \\[**`honey`**\\]\n\n\n</details>\n",
}


@pytest.mark.parametrize("look", LOOKS)
def test_a_list_has_the_look_that_it_names(tmp_path: Path, look: str) -> None:
    root = copy_of_toy(tmp_path)
    settings = root / "data/list.yaml"
    text = settings.read_text("utf-8").replace(
        "site: https://example.github.io/awesome-bees/\n", ""
    )
    settings.write_text(f"{text}readme: {{look: {look}}}\n", "utf-8")
    assert LOOK_OF_NO[look] in rendered(load(root))["README.md"]


def test_what_a_list_says_itself_has_its_way_in_every_look(tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    settings = root / "data/list.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(f"{text}readme: {{look: grouped, folded: false, bold: false}}\n", "utf-8")
    page = rendered(load(root))["README.md"]
    assert "<summary>1 paper" not in page
    assert "- [No](" in page
