"""The frame of a filled page keeps all that shows, and loses what does not."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from awesomequant.site.frame import bare

MENU = """
<ul class="md-nav__list"><li class="md-nav__item"><a href="../.." class="md-nav__link">
<span class="md-ellipsis">
Home
</span></a></li>
<li class="md-nav__item md-nav__item--nested"><input type="checkbox" id="__nav_2">
<label class="md-nav__link" for="__nav_2"><span class="md-ellipsis">More &amp; more</span></label>
<nav><ul><li class="md-nav__item"><a href="../../more/a/" class="md-nav__link">
<span class="md-ellipsis">A</span></a></li>
<li class="md-nav__item md-nav__item--nested"><ul><li class="md-nav__item"><a href="../../more/b/" class="md-nav__link"><span class="md-ellipsis">B</span></a></li></ul></li></ul></nav></li>
<li class="md-nav__item"><a href="../../end/" class="md-nav__link"><span class="md-ellipsis">End</span></a></li></ul>
"""
CONTENTS = (
    '<div class="md-sidebar md-sidebar--secondary" data-md-type="toc" hidden>\n'
    '<div class="md-sidebar__scrollwrap"><div class="md-sidebar__inner">\n'
    '<nav class="md-nav md-nav--secondary" aria-label="Table of contents">{}</nav>\n'
    "</div></div></div>"
)
COLOURS = '<script>var palette=__md_get("__palette");if(a<b){"[data-md-color-media=x]"}</script>'
CHOICE = '<input class="md-option" data-md-color-media="" type="radio">'
WORDS = {"clipboard.copy": "Copy", "search.result.none": "None"}
CONFIG = f'<script id="__config" type="application/json">{json.dumps({"base": "../..", "translations": WORDS})}</script>'


def test_a_section_of_the_menu_is_a_link_to_its_first_page() -> None:
    links = BeautifulSoup(bare(f"<nav>{MENU}</nav><li>a</li>"), "html.parser").select("a")
    assert [(str(one["href"]), one.text.strip()) for one in links] == [
        ("../..", "Home"), ("../../more/a/", "More & more"), ("../../end/", "End"),
    ]  # fmt: skip
    flat = bare(MENU)
    assert flat.count("<li") == flat.count("</li>") == 3
    assert "<input" not in flat


def test_contents_that_are_empty_go_and_others_stay() -> None:
    assert bare(f"<main>{CONTENTS.format('')}<p>x</p></main>") == "<main><p>x</p></main>"
    full = CONTENTS.format('<ul><li><a href="#a">A</a></li></ul>')
    assert bare(full) == full


STORAGE = "<script>__md_scope=new URL('../..',location),__md_get=e=>e</script>"


@pytest.mark.parametrize(
    "who_stores",
    [
        "",
        '<form data-md-component="palette"></form>',
        '<a data-md-component="source">a</a>',
        '<script>__md_get("__consent")</script>',
    ],
)
def test_what_the_theme_stores_by_goes_where_nothing_is_stored(who_stores: str) -> None:
    assert bare(STORAGE + who_stores) == (STORAGE if who_stores else "") + who_stores


def test_places_where_nothing_stands_go() -> None:
    full = '<div data-md-component="announce"><p>News</p></div>'
    assert bare(f'<div data-md-component="skip">\n</div>{full}') == full


def test_an_icon_is_drawn_once_and_shown_by_its_name_from_then_on() -> None:
    drawing = "M3 4h4v4H3z" * 8
    icon = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="{drawing}"/></svg>'
    )
    small = '<svg viewBox="0 0 24 24"><path d="M3 6h18"/></svg>'
    found = BeautifulSoup(bare(f"{icon}{small}{small}<p>{icon}</p>"), "html.parser")
    paths = found.find_all("path")
    assert [str(one["d"]) for one in paths] == [drawing, "M3 6h18", "M3 6h18"]
    [use] = found.find_all("use")
    assert use["href"] == f"#{paths[0]['id']}"
    assert [str(one["viewbox"]) for one in found.find_all("svg")] == ["0 0 24 24"] * 4
    assert bare(small) == small


def test_settings_that_say_nothing_are_left_out() -> None:
    said = {"base": "../..", "search": "a.js", "tags": None, "version": None}
    script = '<script id="__config" type="application/json">{}</script>'
    words = {"translations": {"select.version": "Version"}}
    assert bare(script.format(json.dumps(said | words))) == script.format(
        '{"base":"../..","translations":{}}'
    )
    versioned = {"version": {"provider": "mike"}, **words}
    assert json.loads(bare(script.format(json.dumps(versioned))).split(">")[1][:-8]) == versioned


def test_colours_that_nobody_can_choose_need_no_script() -> None:
    assert bare(COLOURS) == ""
    assert bare(CHOICE + COLOURS) == CHOICE + COLOURS


@pytest.mark.parametrize("search", ["", '<input data-md-component="search-query">'])
def test_words_of_the_theme_s_search_go_where_it_is_not(search: str) -> None:
    found = re.search(r"<script[^>]*>(.*)</script>", bare(CONFIG + search))
    assert found
    config = json.loads(found[1])
    assert config["base"] == "../.."
    assert config["translations"] == (WORDS if search else {"clipboard.copy": "Copy"})


@pytest.mark.parametrize("inside", ["{}", "[1]", "not JSON"])
def test_settings_of_another_theme_stay_as_they_are(inside: str) -> None:
    script = f'<script id="__config" type="application/json">{inside}</script>'
    assert bare(script) == script
