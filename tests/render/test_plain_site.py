"""The plain Markdown pages: links lead from file to file, and no text becomes markup."""

import posixpath
import re
from dataclasses import replace
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from support import TOY

from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Tag
from awesomequant.render.plain_site import pages, venue_names
from awesomequant.store import load
from benchmarks.generate import library as generated

_LINK = re.compile(r"\]\((?!https?:)([^)]+)\)")


def paper(**more: Any) -> Paper:
    given = {"id": "a", "source_file": "a.yaml", "title": "Bees", "venue": "BeeConf", "year": 2020}
    return Paper.model_validate(given | more)


@pytest.mark.parametrize("library", [generated(40), load(TOY).library], ids=["40", "toy"])
def test_every_link_leads_to_a_page(library: Library) -> None:
    found = pages(library)
    for path, text in found.items():
        for link in _LINK.findall(text):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link))
            assert target in found, f"{path} leads to {link}"


def test_the_index_lists_what_has_papers() -> None:
    tags = {name: Tag(id=name, label="Bits") for name in ("low", "few", "none")}
    papers = (paper(tags=["low"]), paper(id="b", tags=["few"], venue=None, year=None))
    found = pages(Library(Settings(title="A list", description="About"), tags=tags, papers=papers))
    assert found["index.md"] == (
        '---\ntitle: "A list"\n---\n\n# A list\n\nAbout\n'
        "\n## Years\n\n- [2020](years/2020.md)\n"
        "\n## Tags\n\n- [Bits](tags/low.md)\n- [Bits](tags/few.md)\n"
        "\n## Venues\n\n- [BeeConf](venues/beeconf.md)\n"
    )
    assert "[[more](../papers/b.md)]" in found["tags/few.md"]
    assert found["tags/none.md"].endswith("# Bits\n\n"), "it is there, and empty"


HOSTILE = '"]: {x} # *a* <b> [c](javascript:d)\n```'


def test_a_title_stays_text_in_front_matter_and_heading() -> None:
    title = " ".join(HOSTILE.split())
    library = Library(Settings(title="A list", description="x"), papers=(paper(title=title),))
    text = pages(library)["papers/a.md"]
    _, head, body = text.split("---\n", 2)
    assert set(yaml.safe_load(head)) == {"title"}
    shown = MarkdownIt().render(body.partition("```bibtex")[0])
    assert BeautifulSoup(shown, "html.parser").h1.get_text() == title  # type: ignore[union-attr]
    assert "<b>" not in shown
    assert 'href="javascript' not in shown


def test_a_paper_says_who_is_left_out_and_where_it_is() -> None:
    more = {"authors": ["Ann Lee", "et al."], "abstract": "On *bees*.", "url": "https://a.org/"}
    text = pages(replace(generated(0), papers=(paper(**more),)))["papers/a.md"]
    assert "Ann Lee et al.\n\nBeeConf, [2020](../years/2020.md)\n\nOn &#42;bees&#42;.\n\n" in text
    assert "- [paper](https://a.org/)\n" in text
    assert text.endswith("}\n```\n")


@pytest.mark.parametrize(
    ("venues", "names"),
    [
        (["ICML", "Bees & Co"], ["icml", "bees-and-co"]),
        (["A-B", "A B", "A/B", "A B 2"], ["a-b", "a-b-2", "a-b-3", "a-b-2-2"]),
        (["蜜蜂", "蜂"], ["venue", "venue-2"]),
        ([], []),
    ],
)
def test_venues_that_are_spelled_alike_get_numbers(venues: list[str], names: list[str]) -> None:
    assert list(venue_names(venues).values()) == names
