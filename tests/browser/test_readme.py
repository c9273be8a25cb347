"""README.md as GitHub shows it: rendered by its parser, in a column of its width, in a browser."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from clients import found, left_out
from playwright.sync_api import Browser, Page
from support import ROOT

CMARK = found("cmark-gfm")
pytestmark = pytest.mark.skipif(CMARK is None, reason=left_out("cmark-gfm"))
EXTENSIONS = ("table", "strikethrough", "autolink", "tagfilter", "tasklist")
# What of github-markdown-css decides how high things are: letters, margins, pictures.
STYLE = """
:root { color-scheme: light dark }
body { box-sizing: border-box; max-width: 1012px; margin: 0 auto; padding: 32px; overflow-wrap: break-word;
  font: 16px/1.5 "DejaVu Sans", Arial, sans-serif; background: Canvas; color: CanvasText }
@media (max-width: 767px) { body { padding: 16px } }
h1, h2, h3 { margin: 24px 0 16px; line-height: 1.25; font-weight: 600 }
h1 { font-size: 2em } h2 { font-size: 1.5em } h3 { font-size: 1.25em }
h1, h2 { padding-bottom: .3em; border-bottom: 1px solid }
p, blockquote, ul, ol, table, pre, details { margin: 0 0 16px }
ul, ol { padding-left: 2em } li > ul { margin: 0 } li + li { margin-top: .25em } li > p { margin-top: 16px }
blockquote { padding: 0 1em; border-left: .25em solid }
pre { padding: 16px; overflow: auto; font-size: 85%; line-height: 1.45 }
code { font-size: 85%; font-family: "DejaVu Sans Mono", monospace }
table { display: block; width: max-content; max-width: 100%; overflow: auto } th, td { padding: 6px 13px }
img { max-width: 100%; box-sizing: content-box } img[align=right] { padding-left: 20px }
"""


def as_github_shows(markdown: Path, folder: Path) -> Path:
    """Write a page of the repository as HTML, its pictures by their own addresses."""
    assert CMARK
    options = [word for name in EXTENSIONS for word in ("-e", name)]
    body = subprocess.run(
        [*CMARK, "--unsafe", *options], input=markdown.read_text("utf-8"), text=True, check=True,
        capture_output=True, encoding="utf-8",
    ).stdout  # fmt: skip
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>{STYLE}</style>'
    file = folder / "README.html"
    base = f'<base href="{markdown.parent.as_uri()}/">'
    file.write_text(f"<!DOCTYPE html><html>{head}{base}<body>{body}</body></html>", "utf-8")
    return file


@pytest.fixture(scope="module")
def readme(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of our own README.md."""
    return as_github_shows(ROOT / "README.md", tmp_path_factory.mktemp("readme")).as_uri()


@pytest.fixture
def opened(chromium: Browser, readme: str) -> Callable[[int, str], Page]:
    """Return what opens README.md at a width, in light or dark; nothing is asked of the network."""

    def opened(width: int, scheme: str = "light") -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        context.route("https://**", lambda route: route.abort())
        page = context.new_page()
        page.goto(readme)
        return page

    return opened


def test_the_first_paper_stands_on_the_second_screen(opened: Callable[..., Page]) -> None:
    page = opened(1012)
    first = page.locator("h2:has-text('Papers') ~ ul > li").first.bounding_box()
    assert first
    assert first["y"] + first["height"] < 1100
    # Before it stands one picture, and the newest papers begin there.
    before = page.locator("img:not([src*='awesome.re'])").all()
    assert (
        sum((box := one.bounding_box()) is not None and box["y"] < first["y"] for one in before)
        <= 1
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1012])
def test_it_is_as_wide_as_the_screen_and_its_picture_is_shown(
    opened: Callable[..., Page], width: int, scheme: str
) -> None:
    page = opened(width, scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    sizes = page.evaluate(
        "[...document.querySelectorAll('img:not([src*=\"awesome.re\"])')].map(i => [i.naturalWidth, i.alt])"
    )
    assert sizes
    assert all(width > 0 and alt for width, alt in sizes)


def test_every_link_of_it_leads_somewhere(opened: Callable[..., Page]) -> None:
    for address in opened(1012).evaluate("[...document.links].map(a => a.href)"):
        parts = urlsplit(address)
        assert parts.scheme in ("https", "http", "file"), address
        if parts.scheme == "file" and not parts.fragment:
            assert Path(unquote(parts.path)).exists(), address


def test_topics_and_the_newest_are_named_on_the_first_screen(opened: Callable[..., Page]) -> None:
    page = opened(1012)
    links = page.locator("h2:has-text('Contents') + ul a")
    tops = [box["y"] for one in links.all() if (box := one.bounding_box())]
    assert len(tops) > 20
    assert max(tops) < 900
