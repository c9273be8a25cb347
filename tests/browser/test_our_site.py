"""Our own site in a real browser: a reader finds a paper and opens its page."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect


@pytest.mark.parametrize(
    ("address", "asked", "first"),
    [
        ("papers/gptqq/", "gptqq", "OPTQ: Accurate Quantization"),
        ("papers/2016/deep_compression.html", "2016 deep compression", "Deep Compression"),
        ("tags/no%20such-thing", "no such thing", ""),
        ("%E0%A4%A/%%%", "%E0%A4%A %%%", ""),
    ],
)
def test_the_page_of_what_is_not_there_searches_for_what_was_asked(
    site: str, page: Page, complaints: list[str], address: str, asked: str, first: str
) -> None:
    page.goto(f"{site}/{address}")
    complaints[:] = [one for one in complaints if "404" not in one]
    form = page.get_by_role("search", name="What was asked for")
    expect(form.get_by_role("searchbox")).to_have_value(asked)
    expect(form.locator(".aq-found a").first).to_contain_text(first)
    below = page.locator("footer").bounding_box()
    shown = form.locator(".aq-found").bounding_box()
    assert below
    assert shown
    assert shown["y"] + shown["height"] <= below["y"]
    form.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/awesomequant/explore/?q=*")


def test_the_page_of_what_is_not_there_is_as_accessible_as_the_others(
    site: str, page: Page, complaints: list[str]
) -> None:
    page.goto(f"{site}/papers/gptqq/")
    complaints[:] = [one for one in complaints if "404" not in one]
    expect(page.locator(".aq-lost .aq-found a").first).to_be_visible()
    violations = Axe().run(page).response["violations"]
    assert not [(found["id"], found["nodes"][0]["html"]) for found in violations]


def test_a_reader_searches_for_ghostnet_and_opens_its_page(site: str, page: Page) -> None:
    page.goto(f"{site}/")
    page.get_by_role("searchbox", name="Search papers and pages").click()
    page.keyboard.type("GhostNet")
    page.locator(".aq-found a", has_text="GhostNet: More Features").first.click()
    page.wait_for_url("**/papers/ghostnet/**")
    expect(page.get_by_role("heading", level=1)).to_contain_text("GhostNet: More Features")
    expect(page.locator("pre")).to_contain_text("@inproceedings{ghostnet,")


PAGES = (
    "",
    "explore/",
    "papers/",
    "papers/ghostnet/",
    "tags/binarization/",
    "years/2020/",
    "venues/",
    "statistics/",
    "decisions/house/",
    "decisions/relevance/",
    "curate/",
    "docs/",
    "how-to/look/",
    "reference/formats/",
    "reference/rules/",
    "authors/",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_no_accessibility_violation(
    site: str, page: Page, address: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{site}/{address}")
    page.wait_for_timeout(300)
    violations = Axe().run(page).response["violations"]
    assert not [(found["id"], found["nodes"][0]["html"]) for found in violations]


def test_nothing_is_wider_than_a_phone(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for address in PAGES:
        page.goto(f"{site}/{address}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 360, address


def test_a_table_wider_than_the_page_is_reached_by_keys(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site}/decisions/house/")
    frame = page.locator(".md-typeset__scrollwrap").first
    expect(frame).to_have_attribute("tabindex", "0")
    frame.focus()
    page.keyboard.press("ArrowRight")
    for _ in range(100):
        if frame.evaluate("frame => frame.scrollLeft"):
            break
        page.wait_for_timeout(100)
    else:
        pytest.fail("it does not scroll")
    page.set_viewport_size({"width": 1440, "height": 740})
    expect(frame).not_to_have_attribute("tabindex", "0")


def clipboard(page: Page, kind: str) -> str:
    """Return what lies in the clipboard in one of its forms."""
    read = """async (kind) => {
      const [item] = await navigator.clipboard.read();
      return item.types.includes(kind) ? (await item.getType(kind)).text() : "";
    }"""
    return str(page.evaluate(read, kind))


def test_a_reader_copies_a_reference_in_the_style_of_choice(site: str, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/papers/ghostnet/")
    styles = page.get_by_role("group", name="Style of the reference")
    labels = ["APA", "IEEE", "ACM", "Chicago", "GB/T 7714", "Plain text"]
    assert styles.get_by_role("radio").count() == len(labels)
    references = styles.locator("p")
    seen = set()
    for number, label in enumerate(labels):
        styles.get_by_role("radio", name=label, exact=True).check()
        expect(references.nth(number)).to_be_visible()
        assert references.locator("visible=true").count() == 1
        button = page.get_by_role("button", name="Copy reference")
        button.press("Enter")
        expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
        copied = clipboard(page, "text/plain")
        assert copied == references.nth(number).inner_text()
        assert "GhostNet" in copied
        is_set = references.nth(number).locator("i").count() > 0
        assert ("<i>" in clipboard(page, "text/html")) == is_set
        seen.add(copied)
        expect(button).to_be_visible(timeout=5000)  # it is called so again
    assert len(seen) == len(labels)
    page.get_by_role("button", name="Copy BibTeX").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert clipboard(page, "text/plain").startswith("@inproceedings{ghostnet,")


def test_the_style_is_chosen_by_keys_and_kept_for_the_next_paper(site: str, page: Page) -> None:
    page.goto(f"{site}/papers/ghostnet/")
    page.get_by_role("radio", name="APA").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="ACM")).to_be_checked()
    page.goto(f"{site}/papers/dorefa-net/")
    expect(page.get_by_role("radio", name="ACM")).to_be_checked()
    expect(page.locator(".aq-styles p").nth(2)).to_be_visible()


def test_without_a_script_the_first_style_and_bibtex_stand_there(
    site: str, chromium: Browser
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/papers/ghostnet/")
    expect(page.locator(".aq-reference p")).to_be_visible()
    expect(page.locator(".aq-cite code")).to_contain_text("@inproceedings{ghostnet,")
    expect(page.get_by_role("group", name="Style of the reference")).to_have_count(0)
    expect(page.get_by_role("button", name="Copy reference")).to_have_count(0)
    context.close()


@pytest.mark.parametrize(
    ("search", "feed", "name"),
    [
        ("", "feed.xml", "Feed"),
        ("?tag=binarization", "tags/binarization/feed.xml", "Feed: Binarization"),
        ("?venue=cvpr&q=nets", "venues/cvpr/feed.xml", "Feed: CVPR"),
        ("?year=2020", "years/2020/feed.xml", "Feed: 2020"),
        ("?author=Song%20Han", "feed.xml", "Feed"),
        ("?tag=binarization&venue=CVPR", "feed.xml", "Feed"),
        ("?kind=journal", "feed.xml", "Feed"),
    ],
)
def test_explore_offers_the_feed_that_fits(
    site: str, page: Page, search: str, feed: str, name: str
) -> None:
    page.goto(f"{site}/explore/{search}")
    link = page.locator(".aq-feed")
    expect(link).to_have_text(name)
    assert link.evaluate("link => link.href") == f"{site}/{feed}"
    assert page.request.get(f"{site}/{feed}").ok
