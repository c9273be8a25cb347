"""Text that is printed into Markdown is shown as that text, whoever renders it."""

import json
import re
from html import unescape

import markdown
import pytest
from bs4 import BeautifulSoup, Tag
from hostile import TITLES
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from support import ROOT

from awesomequant.language.markdown import anchors, destination, escape, headings
from awesomequant.text import one_line
from awesomequant.works.identifiers import UnsafeAddress, canonical

EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "meta", "sane_lists",
    "smarty", "tables", "toc", "wikilinks", "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic",
    "pymdownx.details", "pymdownx.emoji", "pymdownx.highlight", "pymdownx.inlinehilite",
    "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark", "pymdownx.smartsymbols",
    "pymdownx.snippets", "pymdownx.superfences", "pymdownx.tasklist", "pymdownx.tilde",
]  # fmt: skip
ON_GITHUB = MarkdownIt("gfm-like")
IN_PYTHON = markdown.Markdown(extensions=EXTENSIONS)
# What shows a letter or sign as a picture of itself is still that sign.
TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'"})


def shown(html: str) -> tuple[str, set[str]]:
    soup = BeautifulSoup(html, "html.parser")
    tags = {tag.name for tag in soup.find_all()} - {"p", "ul", "li", "em"}
    return one_line(soup.get_text()), tags


@pytest.mark.parametrize("title", TITLES)
def test_a_hostile_title_is_text_on_github(title: str) -> None:
    text, tags = shown(ON_GITHUB.render(f"- x {escape(title)} [link](https://a.org)\n"))
    assert text == one_line(f"x {title} link")
    assert tags <= {"a"}


@pytest.mark.parametrize("title", TITLES)
def test_a_hostile_title_is_text_in_python_markdown(title: str) -> None:
    text, tags = shown(IN_PYTHON.reset().convert(f"x {escape(title)} [link](https://a.org)\n"))
    assert text.translate(TYPOGRAPHY) == one_line(f"x {title} link")
    assert tags <= {"a"}


@pytest.mark.parametrize("title", TITLES)
def test_a_hostile_title_is_text_at_the_start_of_a_line(title: str) -> None:
    for html in (ON_GITHUB.render(escape(title)), IN_PYTHON.reset().convert(escape(title))):
        text, tags = shown(html)
        assert text.translate(TYPOGRAPHY) == one_line(title)
        assert not tags - {"a"}


@given(st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" \n"), min_size=1))
@example("a_b_c * d")
def test_any_text_is_shown_as_it_is_on_github(text: str) -> None:
    seen, tags = shown(ON_GITHUB.render(f"x {escape(text)}"))
    assert seen == one_line(f"x {text}")
    assert tags <= {"a"}


@given(
    st.text(st.sampled_from("aA1 .-+:;/()'\"[]{}<>*_`~^$#!@&%=|\\?,\n"), min_size=1, max_size=30)
)
def test_any_punctuation_is_shown_as_it_is_by_both(text: str) -> None:
    for html in (
        ON_GITHUB.render(f"x {escape(text)}"),
        IN_PYTHON.reset().convert(f"x {escape(text)}"),
    ):
        seen, tags = shown(html)
        assert seen.translate(TYPOGRAPHY) == one_line(f"x {text}")
        assert tags <= {"a"}


def test_ordinary_titles_stay_readable() -> None:
    for title in (
        "XNOR-Net++: Improved Binary Neural Networks",
        "How Does It Work? A 4-bit Study, Part II (Extended)",
        "What's Hidden: 1.58-bit LLMs / a survey; or not!",
        "+1 or -1"[1:],
    ):
        assert escape(title) == title


@given(st.text(max_size=40))
def test_a_canonical_address_ends_a_link_where_it_should(tail: str) -> None:
    try:
        address = canonical(f"https://x.org/{tail}")
    except UnsafeAddress:
        return
    html = ON_GITHUB.render(f"[a]({destination(address)}) b")
    link = BeautifulSoup(html, "html.parser").find("a")
    assert isinstance(link, Tag)
    assert link.get_text() == "a"
    assert unescape(str(link["href"])).startswith("https://x.org/")


# Pages of headings, and what the package github-slugger 2.0.0 makes of each.
PAGES = json.loads((ROOT / "tests/vectors/slugs.json").read_text("utf-8"))


@pytest.mark.parametrize(("page", "made"), PAGES)
def test_an_anchor_is_the_one_that_github_makes(page: list[str], made: list[str]) -> None:
    assert list(anchors(page)) == made


@given(st.lists(st.sampled_from(["a", "a 1", "a-1", "A", "a 1 1", "b", "", "-1"])))
def test_no_two_headings_of_a_page_have_one_anchor(page: list[str]) -> None:
    made = list(anchors(page))
    assert len(set(made)) == len(made)


def test_the_headings_of_a_page_are_those_that_a_renderer_finds() -> None:
    page = (
        "# A *b* [c](https://x.org) ![d](e.png)\n\n## `code` &#42;f&#42; g_h ##\n\ntext\n"
        "```\n# in a fence\n~~~\n```\n   ### <b>i</b> _j_\n\n~~~~\n# k\n~~~\n# l\n~~~~\n#m\n"
        "\n###### n & o &amp; p\n\n    # q\n"
    )
    html = BeautifulSoup(ON_GITHUB.render(page), "html.parser")
    shown_there = [tag.get_text() for tag in html.find_all(re.compile("^h[1-6]$"))]
    assert [text for _, text in headings(page)] == shown_there
