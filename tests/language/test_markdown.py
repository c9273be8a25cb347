"""Text that is printed into Markdown is shown as that text, whoever renders it."""

from html import unescape

import markdown
import pytest
from bs4 import BeautifulSoup, Tag
from hostile import TITLES
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from awesomequant.language.markdown import destination, escape, heading_slug
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


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("Codes and docs", "codes-and-docs"),
        ("Tools & docs", "tools--docs"),
        ("C++ (2020)", "c-2020"),
        ("量子化", "量子化"),
        ("snake_case", "snake_case"),
        ("Über", "über"),
    ],
)
def test_an_anchor_is_the_one_that_github_makes(heading: str, slug: str) -> None:
    assert heading_slug(heading) == slug
