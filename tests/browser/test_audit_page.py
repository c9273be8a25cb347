"""The page that checks a bibliography, as a reader uses it: files in, findings, the mended file out."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.conftest import heard
from checked import built, lists, serving
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from awesomequant.audit.auditing import Lists, audit, mended
from awesomequant.audit.documents import of_bibtex
from awesomequant.audit.wishes import Names, Wishes

HOSTILE = "<img src=x onerror=alert(1)>"
BIB = f"""% of a hive
@article{{bees, title={{Bees That Count: Small Integers in Hives}},
  author = {{Müller, Anna and van der Berg, Ben and Lee, Cho}},
  journal = {{arXiv preprint arXiv:1905.01234}},
  year = 2019
}}
@inproceedings{{again,
  title = {{Bees That Count: Small Integers in Hives}},\r
  author = {{Müller, Anna and Lee, Cho}},\r
  booktitle = {{Workshop on Wasps}},\r
  year = {{2020}},\r
}}
@misc{{other, title={{Of Wasps {HOSTILE}}}, author={{Poe, A.}}, year={{2001}}}}
@article{{<b>, title={{Broken {HOSTILE}
"""
FIRST = BIB[: BIB.index("@inproceedings")]
ASKED = ".aq-audit input[type=file]"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("checked"))


@pytest.fixture(scope="module")
def listed(project: Path) -> Lists:
    return lists(project)


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    with serving(project) as address:
        yield address


@pytest.fixture
def empty(page: Page, address: str) -> Page:
    return opened(page, address)


def opened(page: Page, address: str) -> Page:
    page.goto(f"{address}/audit/")
    expect(page.locator(".aq-audit.aq-live")).to_be_visible()
    return page


def give(page: Page, *files: tuple[str, str | bytes]) -> None:
    """Choose files, and wait for what the page says of them."""
    about(page).evaluate("it => { it.textContent = ''; }")
    payloads = [
        FilePayload(
            name=name, mimeType="", buffer=text if isinstance(text, bytes) else text.encode()
        )
        for name, text in files
    ]
    page.set_input_files(ASKED, payloads)
    done(page)


def done(page: Page) -> None:
    expect(about(page)).to_be_focused(timeout=60_000)
    expect(page.locator(".aq-audit")).not_to_have_attribute("aria-busy", "true")


def about(page: Page) -> Locator:
    return page.locator(".aq-audit__about")


def messages(page: Page) -> list[str]:
    return page.locator(".aq-finding__message").all_text_contents()


def saved(page: Page) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("Download the mended file")).click()
    return Path(download.value.path()).read_bytes()


def box(page: Page, key: str, title: str) -> Locator:
    entry = page.locator(".aq-entry").filter(has=page.locator(f"h3 code:text-is('{key}')"))
    return entry.get_by_role("checkbox", name=re.compile(re.escape(title)))


def test_a_file_shows_what_the_command_says(empty: Page, listed: Lists) -> None:
    give(empty, ("refs.bib", BIB))
    found = audit(of_bibtex(BIB, "refs.bib"), listed, Wishes())
    assert messages(empty) == [f.message for one in found.judged for f in one.findings]
    expect(about(empty)).to_have_text(
        "refs.bib: 3 entries: 1 with a wrong field, 1 a preprint that has appeared, "
        "1 not known here. 4 KB of lookup files fetched, nothing sent."
    )
    bees = empty.locator(".aq-entry").first
    expect(bees).to_contain_text("line 2")
    link = bees.get_by_role("link", name="Bees That Count")
    assert str(link.get_attribute("href")).endswith("papers/bees/")
    assert empty.request.get(f"{empty.url}{link.get_attribute('href')}").ok
    gone, come = (bees.locator(f".aq-diff {name}").all_text_contents() for name in ("del", "ins"))
    assert [line.partition(": ")[2] for line in gone] == [
        "@article{bees, title={Bees That Count: Small Integers in Hives},",
        "  journal = {arXiv preprint arXiv:1905.01234},", "  year = 2019",
    ]  # fmt: skip
    assert "  booktitle = {International Conference on Bees}," in [
        line.partition(": ")[2] for line in come
    ]
    # What no list knows, and what could not be read, as text.
    expect(empty.locator(".aq-checked__unread")).to_contain_text("line 14")
    empty.get_by_text("1 entry is not known here").click()
    expect(empty.locator(".aq-checked__unknown li")).to_contain_text(f"other Of Wasps {HOSTILE}")
    assert not empty.locator(".aq-audit img").count()


def test_what_is_certain_is_taken_and_the_file_is_that_of_fix(empty: Page, listed: Lists) -> None:
    give(empty, ("refs.bib", BIB))
    fixed = mended(of_bibtex(BIB, "refs.bib"), listed, Wishes()).text
    assert saved(empty) == fixed.encode() != BIB.encode()
    expect(empty.locator(".aq-checked__about")).to_contain_text("Saved: refs.bib with")
    # One is left, and stays as it is.
    box(empty, "bees", "cite it as published").uncheck()
    left = saved(empty)
    assert b"@article{bees" in left
    assert b"Ben and Lee" in left[left.index(b"@inproceedings") :]
    box(empty, "bees", "cite it as published").check()
    assert saved(empty) == fixed.encode()


def test_what_is_likely_waits_for_the_reader(empty: Page) -> None:
    give(empty, ("refs.bib", BIB.replace("Small Integers", "Smal Integers")))
    likely = empty.locator(".aq-finding:has(.aq-finding__likely) input")
    expect(likely.first).not_to_be_checked()
    empty.get_by_role("button", name="Take what is likely").click()
    expect(likely.first).to_be_checked()
    empty.get_by_role("button", name="Leave what is likely").click()
    expect(likely.first).not_to_be_checked()


def test_all_that_changes_follows_what_is_taken(empty: Page) -> None:
    give(empty, ("refs.bib", BIB))
    empty.get_by_text("All that changes").click()
    whole = empty.locator(".aq-checked__whole")
    expect(whole.locator("ins").first).to_contain_text("@inproceedings{bees")
    for one in empty.locator(".aq-finding__take input").all():
        one.uncheck()
    expect(whole).to_contain_text("Nothing is taken.")
    expect(empty.locator(".aq-checked__count")).to_contain_text("0 of")
    assert saved(empty) == BIB.encode()


def test_the_mended_file_is_copied(empty: Page, listed: Lists) -> None:
    empty.context.grant_permissions(["clipboard-read", "clipboard-write"])
    give(empty, ("refs.bib", BIB))
    empty.get_by_role("button", name="Copy: refs.bib").click()
    expect(empty.locator(".aq-checked__about")).to_contain_text("Copied: refs.bib with")
    fixed = mended(of_bibtex(BIB, "refs.bib"), listed, Wishes()).text
    copied = empty.evaluate("navigator.clipboard.readText()")
    assert copied.replace("\r\n", "\n") == fixed.replace("\r\n", "\n")


def test_counts_filter_the_entries(empty: Page) -> None:
    give(empty, ("refs.bib", BIB))
    shown = empty.locator(".aq-entry")
    expect(shown).to_have_count(2)
    wrong = empty.get_by_role("button", name="1 with a wrong field")
    wrong.press("Enter")
    expect(wrong).to_have_attribute("aria-pressed", "true")
    expect(shown).to_have_count(1)
    empty.get_by_role("button", name="1 a preprint that has appeared").click()
    expect(shown).to_have_count(2)
    wrong.click()
    expect(shown.first).to_contain_text("bees")
    expect(shown).to_have_count(1)


def test_wishes_are_those_of_the_command_and_keep_what_was_left(empty: Page, listed: Lists) -> None:
    give(empty, ("refs.bib", BIB))
    box(empty, "again", "Ben van der Berg").uncheck()
    names = empty.get_by_label("Given names:")
    names.select_option("initials")
    wishes = Wishes(names=Names.INITIALS)
    found = audit(of_bibtex(BIB, "refs.bib"), listed, wishes)
    every = [f.message for one in found.judged for f in one.findings]
    expect(empty.locator(".aq-finding__message")).to_have_text(every)
    expect(box(empty, "again", "Ben van der Berg")).not_to_be_checked()
    empty.get_by_label("Preprints that have appeared:").select_option("preprint")
    expect(about(empty)).not_to_contain_text("has appeared")


def test_entries_are_pasted(empty: Page) -> None:
    empty.get_by_role("button", name="Check", exact=True).click()
    expect(about(empty)).to_contain_text("There is nothing to check yet")
    empty.get_by_label("Or paste BibTeX:").fill(BIB)
    empty.get_by_role("button", name="Check", exact=True).click()
    expect(about(empty)).to_contain_text("pasted.bib: 3 entries")
    # By the key, into the field and anywhere on the page.
    empty.context.grant_permissions(["clipboard-read", "clipboard-write"])
    empty.evaluate("text => navigator.clipboard.writeText(text)", FIRST)
    for place in ("textarea", "h1"):
        empty.reload()
        expect(empty.locator(".aq-audit.aq-live")).to_be_visible()
        empty.locator(f"main {place}").click()
        empty.keyboard.press("Control+V")
        expect(about(empty)).to_contain_text("pasted.bib: 1 entry")


def test_files_are_dropped(empty: Page) -> None:
    empty.evaluate(
        """text => {
          const data = new DataTransfer();
          data.items.add(new File([text], "refs.bib"));
          for (const kind of ["dragover", "drop"]) {
            document.body.dispatchEvent(
              new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
          }
        }""",
        BIB,
    )
    expect(about(empty)).to_contain_text("refs.bib: 3 entries")


def test_a_paper_asks_for_the_bibliography_that_it_names(empty: Page) -> None:
    give(empty, ("paper.tex", r"\bibliography{refs,more} % \bibliography{no}"))
    expect(about(empty)).to_have_text("paper.tex names refs.bib, more.bib: give that too.")
    give(empty, ("more.bib", BIB))
    expect(about(empty)).to_have_text("paper.tex names refs.bib: give that too.")
    give(empty, ("refs.bib", FIRST))
    expect(empty.locator(".aq-checked h2")).to_have_text(["refs.bib", "more.bib"])
    give(empty, ("own.tex", "no word of it"))
    expect(about(empty)).to_have_text("own.tex names no bibliography; give the .bib itself.")
    give(empty, ("paper.aux", r"\bibdata{refs}"), ("refs.bib", BIB), ("other.bib", BIB))
    expect(empty.locator(".aq-checked h2")).to_have_text(["refs.bib", "other.bib"])


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("x.bib", b"", "x.bib is empty."),
        ("x.bib", b"%PDF-1.7", "x.bib is a PDF."),
        ("x.bib", b"\x00\x01\x02\x03", "x.bib is no text"),
        ("x.ris", b"TY  - JOUR\nER  - \n", "x.ris is no BibTeX."),
        ("x.bib", b"only words", "x.bib: no entries."),
        ("x.bib", b"@misc{a, title={\x01}}", "That did not work: it holds what no text has."),
        ("x.bib", b" " * (50 * 1024 * 1024), "x.bib has 50 MB; up to 16 MB are checked here."),
    ],
)
def test_what_is_no_bibliography_is_told(empty: Page, name: str, content: bytes, says: str) -> None:
    if len(content) < 1024:
        give(empty, (name, content))
    else:  # as much as Playwright hands over by itself
        empty.evaluate(
            """([name, size]) => {
              const data = new DataTransfer();
              data.items.add(new File([new Uint8Array(size)], name));
              const field = document.querySelector(".aq-audit input[type=file]");
              field.files = data.files;
              field.dispatchEvent(new Event("change"));
            }""",
            [name, len(content)],
        )
    expect(about(empty)).to_contain_text(says)
    assert not empty.locator(".aq-entry").count()


@pytest.mark.parametrize("codec", ["cp1252", "utf-16", "utf-8-sig"])
def test_a_file_comes_back_in_its_own_encoding(empty: Page, listed: Lists, codec: str) -> None:
    text = BIB.replace("{bees,", "{bees, note={Größe}, ")
    give(empty, ("refs.bib", text.encode(codec)))
    fixed = mended(of_bibtex(text, "refs.bib"), listed, Wishes()).text
    assert fixed != text
    assert saved(empty) == fixed.encode(codec)


def test_a_check_is_called_off(page: Page, address: str) -> None:
    page.route("**/engine", lambda _: None)  # never answered
    opened(page, address)
    page.set_input_files(ASKED, [FilePayload(name="a.bib", mimeType="", buffer=BIB.encode())])
    expect(page.locator(".aq-audit__progress")).to_contain_text("1 of 3 lookup files, 2 KB")
    page.get_by_role("button", name="Cancel").click()
    expect(about(page)).to_contain_text("Cancelled.")
    page.unroute("**/engine")
    page.get_by_role("button", name="Try again").click()
    expect(about(page)).to_contain_text("a.bib: 3 entries")


def test_a_checker_that_does_not_come_is_told(
    page: Page, address: str, complaints: list[str]
) -> None:
    opened(page, address)
    page.route("**/audit-worker.js", lambda route: route.abort())
    page.set_input_files(ASKED, [FilePayload(name="a.bib", mimeType="", buffer=BIB.encode())])
    expect(about(page)).to_contain_text("That did not work: the checker could not be loaded.")
    complaints.clear()


def test_very_many_findings_come_in_portions(empty: Page) -> None:
    entry = BIB[BIB.index("@inproceedings") : BIB.index("@misc")]
    unknown = "@misc{{u{0}, title={{Of Wasps, Part {0}}}, author={{Poe, A. {0}}}, year={{2001}}}}\n"
    many = "".join(entry.replace("again", f"k{at}") for at in range(3000))
    give(empty, ("big.bib", many + "".join(unknown.format(at) for at in range(2000))))
    expect(about(empty)).to_contain_text("5,000 entries")
    expect(empty.locator(".aq-entry")).to_have_count(100)
    empty.get_by_role("button", name="Show 100 more").click()
    expect(empty.locator(".aq-entry")).to_have_count(200)
    expect(empty.locator(".aq-entry").nth(100)).to_be_focused()
    assert empty.evaluate("document.querySelectorAll('*').length") < 15_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(reader: Callable[..., Page], address: str, scheme: str) -> None:
    page = opened(reader(color_scheme=scheme), address)
    for files in ([], [("refs.bib", BIB), ("more.bib", BIB)]):
        if files:
            give(page, *files)
        for one in page.locator(".aq-checked summary").all():
            one.click()
        found = Axe().run(page).response["violations"]
        assert not found, [(one["id"], one["nodes"][0]["html"]) for one in found]


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_nothing_is_wider_than_the_screen(
    reader: Callable[..., Page], address: str, width: int
) -> None:
    page = opened(reader(viewport={"width": width, "height": 844}), address)
    long = BIB.replace("{again,", "{" + "again" * 40 + ",").replace("Wasps", "Wasps" * 40)
    give(page, ("a-file-with-a-name-that-goes-on-and-on-" * 4 + ".bib", long))
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_without_a_script_it_says_how_else(reader: Callable[..., Page], address: str) -> None:
    page = reader(java_script_enabled=False)
    page.goto(f"{address}/audit/")
    expect(about(page)).to_have_text(
        "This page needs JavaScript. On your machine awesomequant audit refs.bib says the same."
    )
    expect(about(page)).to_be_visible()


def test_the_worker_comes_with_the_first_file_alone(empty: Page) -> None:
    asked: list[str] = []
    empty.on("request", lambda request: asked.append(request.url))
    empty.get_by_label("Or paste BibTeX:").fill("@")
    assert not asked
    give(empty, ("refs.bib", BIB))
    assert any(url.endswith("audit-worker.js") for url in asked)


def test_it_works_in_firefox(firefox: Browser, address: str, listed: Lists) -> None:
    complaints: list[str] = []
    context = heard(firefox.new_context(), complaints)
    page = opened(context.new_page(), address)
    give(page, ("refs.bib", BIB))
    found = audit(of_bibtex(BIB, "refs.bib"), listed, Wishes())
    assert messages(page) == [f.message for one in found.judged for f in one.findings]
    page.evaluate(
        """() => {
          URL.createObjectURL = (blob) => { window.handed = blob.arrayBuffer(); return "#"; };
        }"""
    )
    page.get_by_role("button", name=re.compile("Download the mended file")).click()
    expect(page.locator(".aq-checked__about")).to_contain_text("Saved")
    content = bytes(page.evaluate("handed.then((it) => Array.from(new Uint8Array(it)))"))
    assert content == mended(of_bibtex(BIB, "refs.bib"), listed, Wishes()).text.encode()
    context.close()
    assert not complaints
