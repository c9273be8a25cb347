"""What a researcher comes for, in two browsers: each task with its clicks and keys, as told in docs.

``docs/decisions/tasks.md`` has the table; a task that takes more than it says there fails here.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser.conftest import heard
from playwright.sync_api import Browser, Download, FilePayload, Locator, Page, expect
from support import ROOT

TABLE = ROOT / "docs/decisions/tasks.md"


class Reader:
    """Somebody at a page, whose clicks and keys are counted."""

    def __init__(self, page: Page, site: str) -> None:
        """Stand on the front page, with nothing done yet."""
        self.page, self.site = page, site
        self.clicks = self.keys = 0
        page.goto(f"{site}/")

    def click(self, at: Locator) -> None:
        """Press something."""
        at.click()
        self.clicks += 1

    def type(self, text: str) -> None:
        """Type where the focus is; a link is pasted, which is one key."""
        self.page.keyboard.type(text)
        self.keys += 1 if "://" in text else len(text)

    def search(self, text: str) -> None:
        """Go to the page's box with the key that leads there, and type."""
        self.page.keyboard.press("/")
        self.keys += 1
        self.type(text)

    def pick(self, at: Locator, value: str) -> None:
        """Choose one of a list: a click opens it, another takes the value."""
        at.select_option(value)
        self.clicks += 2

    def found(self, text: str) -> Locator:
        """Return what the box of the page found."""
        return self.page.locator(".aq-found a", has_text=text).first

    def named(self, role: str, name: str) -> Locator:
        """Return the first control that is called so."""
        return self.page.get_by_role(role, name=re.compile(name)).first  # type: ignore[arg-type]

    def filters(self, facet: str, *values: str) -> None:
        """Open the filters where they are closed, and tick values."""
        fold = self.page.locator(".aq-fold")
        if not fold.evaluate("fold => fold.open"):
            self.click(fold.locator("> summary"))
        for value in values:
            where = f'fieldset[data-facet="{facet}"] li[data-value="{value}"]'
            box = self.page.locator(where)
            box.wait_for(state="attached")
            for more in box.locator("xpath=ancestor::details[contains(@class,'aq-more')]").all():
                if not more.evaluate("one => one.open"):
                    self.click(more.locator("> summary"))
            self.click(box.locator("input"))

    def papers(self) -> int:
        """Return how many papers the page says that it has, when it has found them."""
        expect(self.page.locator(".aq-explore")).not_to_have_attribute("aria-busy", "true")
        said = self.page.locator(".aq-status").inner_text()
        return int(re.sub(r"\D", "", said.split(" paper", maxsplit=1)[0]) or 0)


def bibtex_of_a_method(reader: Reader) -> None:
    """The BibTeX of GPTQ."""
    reader.search("gptq")
    reader.click(reader.found("OPTQ"))
    reader.click(reader.named("button", "Copy BibTeX"))
    expect(reader.named("button", "Copied")).to_be_visible()


def a_survey_from_memory(reader: Reader) -> None:
    """That survey of efficient inference."""
    reader.search("survey efficient inference")
    reader.click(reader.found("A Survey of Quantization Methods"))
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text("Survey")


def two_topics_at_once(reader: Reader) -> None:
    """KV caches and rotations, both."""
    reader.click(reader.named("link", "^KV cache"))
    reader.filters("tag", "rotation")
    expect(reader.page.locator(".aq-chip")).to_have_text(["Tags: Rotations and other transforms"])
    assert 0 < reader.papers() < 40


def what_is_most_starred(reader: Reader) -> None:
    """The most starred code of post-training quantization since 2023."""
    reader.click(reader.named("link", "^Post-training"))
    reader.filters("year", "2026", "2025", "2024", "2023")
    reader.pick(reader.page.get_by_label("Sort by"), "stars")
    expect(reader.page.locator(".aq-list .aq-row__code").first).to_contain_text("★")


def a_venue_s_year_as_a_file(reader: Reader) -> None:
    """All of CVPR 2023 as BibTeX."""
    reader.search("cvpr")
    reader.click(reader.found("CVPR"))
    reader.filters("year", "2023")
    expect(reader.page.locator(".aq-chip")).to_have_text(["Year: 2023"])
    saved: list[Download] = []

    def keep(one: Download) -> None:  # a method of a list is none that it can mark
        saved.append(one)

    reader.page.on("download", keep)
    reader.click(reader.page.locator(".aq-take summary"))
    reader.click(reader.named("button", "^BibTeX"))
    expect(reader.page.locator(".aq-hint")).to_have_text(re.compile(r"^\d+ papers in BibTeX\.$"))
    # Firefox tells who drives it nothing of files that a page makes.
    if reader.page.context.browser and reader.page.context.browser.browser_type.name == "chromium":
        text = Path(saved[0].path()).read_text("utf-8")
        assert text.count("\n@") + 1 >= reader.papers() > 5


def an_author_oldest_first(reader: Reader) -> None:
    """What Song Han wrote first."""
    reader.search("song han")
    reader.click(reader.found("Song Han"))
    reader.pick(reader.page.get_by_label("Sort by"), "year")
    reader.click(reader.named("button", "Newest first"))
    expect(reader.page.locator(".aq-list .aq-row").first).to_contain_text("201")


def is_it_there(reader: Reader) -> None:
    """Whether a link from a mail is on the list."""
    reader.search("https://arxiv.org/pdf/2210.17323v2.pdf")
    expect(reader.found("OPTQ")).to_be_visible()


def years_apart(reader: Reader) -> None:
    """Binarization in 2019 beside 2024."""
    reader.click(reader.named("link", "^Binarization"))
    reader.filters("year", "2019", "2024")
    expect(reader.page.locator(".aq-chip")).to_have_text(["Year: 2019", "Year: 2024"])
    assert reader.papers() > 60


def kept_with_a_note(reader: Reader) -> None:
    """Three works kept, with a note on one."""
    reader.click(reader.named("link", "^KV cache"))
    for at in range(3):
        reader.click(reader.page.locator(".aq-list .aq-row button.aq-keep").nth(at))
    reader.click(reader.named("link", "^Reading list"))
    reader.click(reader.page.get_by_label(re.compile("^Note on")).first)
    reader.type("for Tuesday")
    reader.page.keyboard.press("Tab")
    reader.keys += 1
    reader.page.reload()
    expect(reader.page.get_by_label(re.compile("^Note on")).first).to_have_value("for Tuesday")
    expect(reader.page.locator(".aq-row")).to_have_count(3)


def a_list_for_a_colleague(reader: Reader) -> None:
    """Three works as a link for a colleague."""
    reader.click(reader.named("link", "^KV cache"))
    for at in range(3):
        reader.click(reader.page.locator(".aq-list .aq-row button.aq-keep").nth(at))
    reader.click(reader.named("link", "^Reading list"))
    reader.click(reader.named("button", "^Copy link"))
    expect(reader.page.get_by_text(re.compile("[Cc]opied")).first).to_be_visible()


def side_by_side(reader: Reader) -> None:
    """Three works side by side as Markdown."""
    reader.click(reader.named("link", "^KV cache"))
    for at in range(3):
        reader.click(reader.page.locator(".aq-list .aq-row button.aq-compare").nth(at))
    reader.click(reader.named("link", "^Compare 3 papers"))
    expect(reader.page.locator(".aq-comparison th a")).to_have_count(3)
    reader.click(reader.named("button", "^Copy table"))
    expect(reader.page.get_by_text("Copied as Markdown")).to_be_visible()


def something_like_it(reader: Reader) -> None:
    """Works like AWQ."""
    reader.search("awq")
    reader.click(reader.found("AWQ"))
    expect(reader.page.locator(".aq-related li").nth(2)).to_be_visible()


def a_topic_s_feed(reader: Reader) -> None:
    """The feed of a topic."""
    reader.click(reader.named("link", "^KV cache"))
    feed = reader.page.locator(".aq-bar .aq-feed")
    expect(feed).to_be_in_viewport()
    assert reader.page.request.get(feed.evaluate("link => link.href")).ok


def a_pdf_from_the_list(reader: Reader) -> None:
    """The PDF of LLM.int8()."""
    reader.search("llm.int8")
    reader.page.keyboard.press("Enter")
    reader.keys += 1
    row = reader.page.locator(".aq-list .aq-row").first
    expect(row).to_contain_text("8-bit Matrix Multiplication")
    assert row.get_by_role("link", name="PDF").get_attribute("href")


def a_mistake(reader: Reader) -> None:
    """Telling of a mistake in an entry."""
    reader.search("dorefa")
    reader.click(reader.found("DoReFa-Net"))
    assert "issues/new" in str(reader.named("link", "[Rr]eport").get_attribute("href"))


def a_bibliography_mended(reader: Reader) -> None:
    """My own .bib, wrong years and all, mended."""
    source = (
        "@inproceedings{qin, title={BiBench: Benchmarking and Analyzing Network Binarization},"
        " author={Qin, Haotong and Zhang, Mingyuan and Ding, Yifu and Li, Aoyu and Cai, Zhongang"
        " and Liu, Ziwei and Yu, Fisher and Liu, Xianglong}, year={2020},"
        " booktitle={International Conference on Machine Learning}}"
    )
    reader.click(reader.named("link", "Check a bibliography"))
    file = FilePayload(name="refs.bib", mimeType="", buffer=source.encode())
    reader.page.set_input_files("main input[type=file]", file)
    reader.clicks += 2  # the button, and the file
    expect(reader.page.locator(".aq-diff ins")).to_contain_text("year={2023}")
    reader.click(reader.named("button", "Download the mended file"))
    said = reader.page.get_by_text("Saved: refs.bib with 1 finding mended.")
    expect(said).to_be_visible()


TASKS: tuple[Callable[[Reader], None], ...] = (
    bibtex_of_a_method,
    a_survey_from_memory,
    two_topics_at_once,
    what_is_most_starred,
    a_venue_s_year_as_a_file,
    an_author_oldest_first,
    is_it_there,
    years_apart,
    kept_with_a_note,
    a_list_for_a_colleague,
    side_by_side,
    something_like_it,
    a_topic_s_feed,
    a_pdf_from_the_list,
    a_mistake,
    a_bibliography_mended,
)


def told() -> dict[str, tuple[int, int]]:
    """Return what the docs say that each task takes: clicks and keys."""
    rows = re.findall(r"^\| (.+?) \|.*\| (\d+), (\d+) \|", TABLE.read_text("utf-8"), re.MULTILINE)
    return {task: (int(clicks), int(keys)) for task, clicks, keys in rows}


@pytest.fixture(params=["chromium", "firefox"])
def at_hand(request: pytest.FixtureRequest, complaints: list[str]) -> Iterator[Page]:
    """A page of each browser, which may complain of nothing."""
    browser: Browser = request.getfixturevalue(request.param)
    context = heard(browser.new_context(), complaints)
    if request.param == "chromium":
        context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()
    assert not complaints


@pytest.mark.parametrize("task", TASKS)
def test_a_task_takes_what_the_docs_say(
    site: str, at_hand: Page, task: Callable[[Reader], None]
) -> None:
    reader = Reader(at_hand, site)
    task(reader)
    assert (reader.clicks, reader.keys) == told()[str(task.__doc__)]


def test_every_task_is_told_once() -> None:
    assert list(told()) == [task.__doc__ for task in TASKS]
