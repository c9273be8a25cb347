"""What a page's Content-Security-Policy lets run and load is what its owner wrote, and no more."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.site.policy import (
    DIRECTIVES,
    admitting,
    digest,
    guarded,
    is_place,
    joined,
    renewed,
    sources,
)
from awesomequant.site.shell import SLOTS, Shell

PAGE = '<html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def said(html: str) -> dict[str, list[str]]:
    """Return the policy of a page, by directive."""
    found = re.search('<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert found, html
    return {name: places for name, *places in (one.split() for one in found[1].split(";"))}


def test_a_policy_stands_behind_the_encoding_and_before_all_else() -> None:
    html = guarded(PAGE.format(head="<script>a()</script>", body=""), {})
    assert html.index("Content-Security") < html.index("<script>")
    assert html.startswith('<html><head><meta charset="utf-8"><meta http-equiv=')
    assert guarded("<head><title>x</title></head>", {}).startswith("<head><meta http-equiv=")


@pytest.mark.parametrize("fragment", ["", "<p>part of a page</p>", "User-agent: *"])
def test_what_is_no_page_stays(fragment: str) -> None:
    assert guarded(fragment, {}) == fragment


def test_a_policy_of_the_owners_own_stays_the_only_one() -> None:
    own = """<meta http-equiv='content-security-policy' content="default-src *">"""
    page = PAGE.format(head=own, body="")
    assert guarded(page, {}) == page


# The digest is that of the standard's example (CSP 3, 8.4).
def test_the_digest_of_a_script_is_the_standards() -> None:
    known = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
    assert digest("alert('Hello, world.');") == known
    assert digest("a\r\nb\rc") == digest("a\nb\nc")


@pytest.mark.parametrize(
    ("attributes", "runs"),
    [
        ("", True),
        (' type="module"', True),
        (" type=text/javascript", True),
        (' TYPE="importmap"', True),
        (' type="application/ld+json"', False),
        (' id="__config" type="application/json"', False),
        (' type="text/template"', False),
        (' src="assets/a.js"', False),
    ],
)
def test_scripts_that_run_are_known_by_their_digest(attributes: str, *, runs: bool) -> None:
    html = PAGE.format(head="", body=f"<script{attributes}>a()</script>")
    assert (digest("a()") in said(guarded(html, {}))["script-src"]) == runs


@pytest.mark.parametrize(
    ("tag", "directive", "place"),
    [
        (
            "<script src='https://cdn.x.org/mathjax.js?a=1'></script>",
            "script-src",
            "https://cdn.x.org",
        ),
        ('<script src="//x.org:8443/a.js"></script>', "script-src", "x.org:8443"),
        ('<link rel="stylesheet" href="https://x.org/a.css">', "style-src", "https://x.org"),
        ('<link rel="stylesheet" href="https://x.org/a.css">', "font-src", "https://x.org"),
        (
            '<link href="https://fonts.googleapis.com/css?family=A&amp;b" rel=stylesheet>',
            "font-src",
            "https://fonts.gstatic.com",
        ),
        ('<link rel="shortcut icon" href="https://x.org/i.png">', "img-src", "https://x.org"),
        ('<img alt="" src="https://img.shields.io/a.svg">', "img-src", "https://img.shields.io"),
        ('<img srcset="a.png 1x, https://x.org/b.png 2x">', "img-src", "https://x.org"),
        ('<video poster="https://x.org/b.png">', "img-src", "https://x.org"),
        ('<iframe src="https://www.youtube.com/embed/x">', "frame-src", "https://www.youtube.com"),
        ('<form action="https://lists.x.org/join">', "form-action", "https://lists.x.org"),
        ('<a data-md-component="source" href="#">', "connect-src", "https://api.github.com"),
        ('<pre class="mermaid"><code>', "script-src", "https://unpkg.com"),
    ],
)
def test_what_the_tags_of_a_page_load_is_let_through(tag: str, directive: str, place: str) -> None:
    places = said(guarded(PAGE.format(head="", body=tag), {}))[directive]
    assert place in places
    assert places[0] == "'self'"


@pytest.mark.parametrize(
    "tag",
    [
        '<a href="https://x.org">',
        '<img src="a.png">',
        '<img src="data:image/png;base64,AA">',
        '<script src="http://[::1"></script>',
        "<script src='https://x.org;script-src *'></script>",
        "<script src=\"https://x'unsafe-inline'/a\"></script>",
        "<script src='javascript:a()'></script>",
        '<link rel="canonical" href="https://x.org/">',
        '<link rel="alternate" href="https://x.org/feed.xml">',
    ],
)
def test_links_and_what_is_no_host_open_nothing(tag: str) -> None:
    assert said(guarded(PAGE.format(head="", body=tag), {})) == said(
        guarded(PAGE.format(head="", body=""), {})
    )


def test_a_page_without_anything_of_others_loads_from_its_site_alone() -> None:
    policy = said(guarded(PAGE.format(head="", body=""), {}))
    assert policy.pop("style-src") == ["'self'", "'unsafe-inline'"]  # of attributes
    assert policy.pop("img-src") == ["'self'", "data:"]
    assert policy.pop("object-src") == ["'none'"]
    assert set(policy) == {"default-src", "script-src", "base-uri", "form-action"}
    assert {*map(tuple, policy.values())} == {("'self'",)}


def test_an_owner_names_more_places() -> None:
    more = {"connect-src": ["https://stats.x.org"], "script-src": ["https://stats.x.org"]}
    policy = said(guarded(PAGE.format(head="", body=""), more))
    assert policy["connect-src"] == ["'self'", "https://stats.x.org"]
    assert policy["script-src"] == ["'self'", "https://stats.x.org"]
    assert more.keys() <= DIRECTIVES


@pytest.mark.parametrize("place", ["https://x.org", "*.x.org", "x.org:8080", "data:", "blob:"])
def test_a_host_is_a_place(place: str) -> None:
    assert is_place(place)


@pytest.mark.parametrize("place", ["", "x y", "x;y", "'unsafe-inline'", "https://x.org/a\n", "x\n"])
def test_what_would_say_more_is_no_place(place: str) -> None:
    assert not is_place(place)


def test_a_shell_that_leaves_scripts_out_lets_the_others_alone_run() -> None:
    idle = "<script>__md_scope=new URL(&quot;..&quot;,location)</script>"
    html = PAGE.format(
        head=f"<title>{SLOTS['title']}</title>{idle}<script>\n    b()\n</script>",
        body=SLOTS["body"],
    )
    shell = "".join(Shell.of(guarded(html, {"img-src": ["https://x.org"]})).parts)
    assert said(shell)["script-src"] == ["'self'", digest("\nb()\n")]
    assert said(shell)["img-src"] == ["'self'", "data:", "https://x.org"]


def test_a_page_without_a_policy_is_given_none_when_it_is_renewed() -> None:
    page = PAGE.format(head="<script>a()</script>", body="")
    assert renewed(page, page) == page


def test_a_page_knows_the_scripts_of_others_that_it_brings_in() -> None:
    other = PAGE.format(head="<script>b()</script>", body="<img src='https://x.org/a.png'>")
    page = PAGE.format(head="<script>a()</script>", body="")
    both = said(guarded(page, joined([sources(page), sources(other)])))
    assert both["script-src"] == ["'self'", digest("a()"), digest("b()")]
    assert both["img-src"] == ["'self'", "data:", "https://x.org"]
    shell = renewed(guarded(page, sources(other)).replace("a()", "c()"), page)
    assert said(shell)["script-src"] == ["'self'", digest("c()"), digest("b()")]


def test_a_server_lets_a_script_of_its_own_run() -> None:
    page = guarded(PAGE.format(head="", body=""), {})
    served = admitting(page.encode(), "reload()").decode()
    assert said(served)["script-src"] == ["'self'", digest("reload()")]


@given(st.text(alphabet="<>\"'= /;:-abcsrciptmghef\n", max_size=200))
def test_whatever_a_page_says_its_policy_can_be_read(text: str) -> None:
    policy = said(guarded(PAGE.format(head="", body=text), {}))
    for place in [place for places in policy.values() for place in places]:
        assert re.fullmatch(r"'self'|'none'|'unsafe-inline'|'sha256-[\w+/]+=*'|[\w.:/*-]+", place)
