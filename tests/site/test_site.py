"""The built site: every page is there, says what the record says, and asks no third party."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import clients
import pytest
from bs4 import BeautifulSoup, Tag
from hostile import TITLES
from support import ROOT, TOY, copy_of_toy, run, with_record
from zotero import saved

from awesomequant.export import citation, exporters
from awesomequant.language import plain
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.site.addresses import of_part
from awesomequant.site.filling import site_of
from awesomequant.site.pages import Site
from awesomequant.site.shell import SLOTS, Page, Shell, source
from awesomequant.site.skeleton import Skeleton
from awesomequant.store import canonical, load
from awesomequant.store.cache import Cache
from awesomequant.store.names import Names
from awesomequant.works.kinds import Kind

# The frame takes 12 KB, a paper with its authors, its entry and what is related 4 to 8.
LARGEST = 21 * 1024
# Five rows of results, and links to sixty tables that have more, may add so much.
OF_RESULTS = 4 * 1024
# The rows of a hundred papers, and what Zotero is told of each.
LARGEST_LIST = 300 * 1024  # 200 rows, as Zotero wants them too: 50 KB as they travel
# What Zotero calls the kinds of work that our list has.
ITEMS = {
    Kind.ARTICLE: "journalArticle",
    Kind.CONFERENCE: "conferencePaper",
    Kind.WORKSHOP: "conferencePaper",
    Kind.PREPRINT: "preprint",
    Kind.THESIS: "thesis",
    Kind.REPORT: "report",
}
# A page of a paper by more people may be larger: DeepSeek-V3 has 198.
MANY_AUTHORS = 40


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own list as ``mkdocs build --strict`` makes it."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "WARNING  -" not in done.stderr
    return folder


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of a list whose titles, names and notes try to be more than text."""
    project = copy_of_toy(tmp_path_factory.mktemp("hard"))
    kinds = ("book", "chapter", "thesis", "report", "dataset", "software", "standard", "web")
    for number, text in enumerate(TITLES):
        record = {
            "title": f"{number}: {text}", "authors": [text, "Jane Doe", {"group": text}],
            "editors": [text], "venue": "BeeConf", "year": "2020", "abstract": text, "note": text,
            "url": f"https://x.org/a?b={number}&d=%22e", "extra": {"a b": text}, "pages": "1–2",
            "links": [{"url": f"https://x.org/{number}?a=b&c", "label": "Site"}],
            "type": kinds[number % len(kinds)], "added": "2024-01-02",
        }  # fmt: skip
        file = project / f"data/papers/2020/h{number}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(canonical.record(record), "utf-8")
    # A block stands below a heading of the page, which knows the level.
    index = project / "docs/index.md"
    index.write_text(index.read_text("utf-8").replace("<!-- awesomequant: section", "## More\n\n<!-- awesomequant: section"), "utf-8")  # fmt: skip
    done = run("-C", project, "build")
    assert done.returncode == 0, done.stderr
    return project / "site"


# What vnu says of the markup that Material writes, and why it stands: all of it is in the theme's
# base.html and partials/nav-item.html, which would have to be copied whole to change a word.
THEMES = (
    # Firefox would open the menu of the last visit again; no other attribute keeps it from that.
    "Attribute “autocomplete” is only allowed when the input type is",
    # Of a folded part of the menu; browsers take it for none.
    "Bad value “” for attribute “tabindex” on element “label”",
    # The contents of a page that is in no menu: what the label would open is left out.
    "The value of the “for” attribute of the “label” element must be the ID of a non-hidden",
)
_OF_THEME = re.compile(r'class="md-(toggle|nav__link|nav__title)"')
# A file that lies on a disk has no site of its own for vnu, and data in a page it takes for a
# script: what a policy lets run is asked of a browser (tests/browser/test_policy.py).
_OF_POLICY = re.compile(
    r"Resource violates Content Security Policy"
    r"|Inline script violates Content Security Policy[^\n]*\n[^\n]*type=\"application/(?:ld\+)?json\""
)


def test_vnu_has_nothing_to_say_of_what_we_write(built: Path, hard: Path) -> None:
    client = clients.found("vnu")
    if not client:
        pytest.skip(clients.left_out("vnu"))
    java, jar = client
    # A page of each kind and dozens of those that are many: vnu takes 30 ms of each.
    many = [sorted(built.glob(f"{name}/*/index.html")) for name in ("papers", "years", "tags", "venues", "authors")]  # fmt: skip
    chosen = [file for files in many for file in files[:: max(1, len(files) // 25)]]
    by_hand = [*built.glob("*.html"), *built.glob("*/index.html"), *built.glob("more/*/index.html")]
    pages = [*by_hand, *chosen, *hard.rglob("*.html")]
    assert len(pages) > 150
    # It guesses the language of a page by its words: a title full of signs seems French to it.
    command = [java, "-Xss4m", "-jar", jar, "--no-langdetect", "--format", "json", "--exit-zero-always"]  # fmt: skip
    command += map(str, pages)
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    said = json.loads(done.stderr)["messages"]
    ours = [
        (one.get("url", "")[-60:], one["message"], one.get("extract"))
        for one in said
        if not _OF_POLICY.match(f"{one['message']}\n{' '.join(one.get('extract', '').split())}")
        and not (one["message"].startswith(THEMES) and _OF_THEME.search(one.get("extract", "")))
    ]
    assert ours == []
    assert said, "it has always something to say of the theme: it saw no page"


def soup(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text("utf-8"), "html.parser")


Start = tuple[str, dict[str, str]]
LEADING = {"a", "link", "script", "img", "iframe", "source"}


class Tags(HTMLParser):
    """The tags of a page with their attributes; 2,900 trees of all took two minutes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[Start] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in LEADING:
            self.found.append((tag, {name: value or "" for name, value in attrs}))


@pytest.fixture(scope="module")
def tags(built: Path) -> dict[Path, list[Start]]:
    """What leads somewhere or loads something, of each page."""
    return {file: Tags(file.read_text("utf-8")).found for file in built.rglob("*.html")}


def test_there_is_a_page_for_every_paper_year_venue_and_tag(built: Path) -> None:
    library = load(ROOT).library
    # What a joined record was called leads on to the one that it is now.
    moved = {alias for paper in library.papers for alias in paper.aliases}
    pages = {file.parent.name for file in built.glob("papers/*/index.html")}
    assert pages == set(library.by_id) | moved
    first = re.compile("[^_]*")  # of a list that goes on over several pages
    for kind, names in (("years", set(map(str, library.by_year))), ("tags", set(library.tags))):
        found = {file.parent.name for file in built.glob(f"{kind}/*/index.html")}
        assert {name for name in found if first.fullmatch(name)} == names
    found = {file.parent.name for file in built.glob("venues/*/index.html")}
    assert sum(bool(first.fullmatch(name)) for name in found) == len(library.by_venue)


def test_every_paper_of_a_year_stands_on_its_pages_and_none_is_large(built: Path) -> None:
    library = load(ROOT).library
    for year, papers in library.by_year.items():
        shown = [
            str(link["href"]).split("/")[-2]
            for number in range(1, 99)
            if (file := built / of_part(f"years/{year}/", number) / "index.html").is_file()
            for link in soup(file).select(".aq-list .aq-row__title")
        ]
        assert sorted(shown) == sorted(paper.id for paper in papers)
    for kind in ("years", "tags", "venues", "authors"):
        for file in built.glob(f"{kind}/*/index.html"):
            assert file.stat().st_size < LARGEST_LIST, file


def test_the_picture_of_the_survey_is_a_file_of_the_site(built: Path) -> None:
    [picture] = soup(built / "index.html").select(".aq-box img")
    assert (built / str(picture["src"])).is_file()
    assert picture["alt"]


@pytest.mark.parametrize(
    ("path", "shown"), [("docs/images/b.png", "../images/b.png"), ("pictures/b.png", None)]
)
def test_a_picture_outside_the_docs_stands_on_no_page(
    tmp_path: Path, path: str, shown: str | None
) -> None:
    project = copy_of_toy(tmp_path)
    with (project / "data/sections/begin.yaml").open("a") as file:
        file.write(f"    picture: {{path: {path}, alt: B}}\n")
    read = load(project)
    box = Site(read.library, project, exporters(project)).block("section", "../", "begin")
    found = BeautifulSoup(box, "html.parser").img
    assert (found and found["src"]) == shown


@pytest.mark.parametrize("block", ["files", "explore"])
def test_the_whole_list_is_offered_in_every_format(tmp_path: Path, block: str) -> None:
    project = copy_of_toy(tmp_path)
    (project / "exporters").mkdir()
    (project / "exporters/plain.py").write_text(
        "LABEL, SUFFIX, MEDIA_TYPE = 'Plain', '.txt', 'text/plain'\ndef entry(cited):\n    return ''\n"
    )
    shown = Site(load(project).library, project, exporters(project)).block(block, "../")
    # Beside the files stands the page that compares a reader's own with the list.
    links = BeautifulSoup(shown, "html.parser").select(
        ".aq-files a:not([href$='audit/']), .aq-take a:not([href$='audit/'])"
    )
    assert ("../papers.txt", "Plain") in [(str(one["href"]), one.text) for one in links]
    assert len(links) == sum(bool(form.label) for form in exporters(project).values())


def test_resources_in_a_table_are_rows_with_a_heading_each(built: Path) -> None:
    rows = soup(built / "more/toolkits/index.html").select(".aq-section tbody tr")
    names = [row.select_one("th[scope=row] a") for row in rows]
    assert all(name and str(name["href"]).startswith("https://") for name in names)
    assert len(rows) > 90


def test_no_slot_is_left_on_any_page(built: Path) -> None:
    for file in [*built.rglob("*.html"), *built.rglob("*.xml"), *built.rglob("*.json")]:
        text = file.read_text("utf-8")
        assert not any(token in text for token in SLOTS.values()), file


def test_a_paper_page_says_what_its_record_says(built: Path) -> None:
    page = soup(built / "papers/ghostnet/index.html")
    heading = page.h1
    assert heading
    assert heading.get_text() == "GhostNet: More Features from Cheap Operations"
    article = page.find("article", class_="aq-paper")
    assert isinstance(article, Tag)
    text = article.get_text(" ", strip=True)
    for fact in (
        "Kai Han",
        "CVPR",
        "2020",
        "47 citations",
        "counted January 2021",
        "1.2k stars, January 2021",
        "Code",
    ):
        assert fact in text
    assert "@inproceedings{ghostnet," in text
    links = [str(link["href"]) for link in article.find_all("a")]
    assert "https://github.com/huawei-noah/ghostnet" in links
    assert any(link.endswith("/edit/main/data/papers/2020/ghostnet.yaml") for link in links)
    canonical_link = page.find("link", rel="canonical")
    assert isinstance(canonical_link, Tag)
    assert str(canonical_link["href"]).endswith("/awesomequant/papers/ghostnet/")


def test_no_paper_page_is_larger_than_twenty_one_kilobytes(built: Path) -> None:
    large = [
        file.parent.name
        for file in built.glob("papers/*/index.html")
        if file.stat().st_size > LARGEST + OF_RESULTS * ('<h2 id="results">' in file.read_text())
    ]
    # Each name stands there some ten times, for readers and for programs.
    papers = load(ROOT).library.by_id
    assert [name for name in large if len(papers[name].people) <= MANY_AUTHORS] == []


def test_every_link_inside_the_site_leads_to_a_file(
    built: Path, tags: dict[Path, list[Start]]
) -> None:
    files = {file.relative_to(built).as_posix() for file in built.rglob("*") if file.is_file()}
    broken, asked = [], 0
    for file, found in tags.items():
        if file.name == "404.html":
            continue
        here = "https://site/" + file.relative_to(built).as_posix().removesuffix("index.html")
        for tag, attributes in found:
            if tag in ("source", "iframe"):
                continue
            address = urljoin(here, attributes.get("href") or attributes.get("src") or "")
            parts = urlsplit(address)
            target = unquote(parts.path).lstrip("/")
            target += "index.html" if parts.path.endswith("/") else ""
            asked += parts.netloc == "site"
            if parts.netloc == "site" and target not in files:
                broken.append((here, address))
    assert not broken
    assert asked > 50 * len(tags)


def test_no_page_loads_anything_from_elsewhere(built: Path, tags: dict[Path, list[Start]]) -> None:
    for file, found in tags.items():
        loaded = [at.get("src", "") for tag, at in found if tag not in ("a", "link")]
        loaded += [
            at.get("href", "")
            for tag, at in found
            if tag == "link" and "canonical" not in at.get("rel", "").split()
        ]
        assert not [url for url in loaded if re.match(r"(https?:)?//", url)], file
    for file in built.rglob("*.css"):
        assert not re.search(r"url\(\s*[\"']?(https?:)?//", file.read_text("utf-8")), file


def test_every_page_of_the_site_is_in_the_one_sitemap(built: Path) -> None:
    found = re.findall("<loc>https://awesomequant.github.io/awesomequant/(.*?)</loc>", (built / "sitemap.xml").read_text("utf-8"))  # fmt: skip
    moved = {f"papers/{alias}/" for paper in load(ROOT).library.papers for alias in paper.aliases}
    files = (file.relative_to(built).as_posix() for file in built.rglob("index.html"))
    pages = {file.removesuffix("index.html") for file in files} - moved
    assert len(found) == len(set(found))
    # Empty until a reader chooses something, and a part of Explore.
    empty = {"reading-list/", "compare/", "filters/"}
    for page in empty:
        text = (built / page / "index.html").read_text("utf-8")
        assert '<meta name="robots" content="noindex">' in text
    assert set(found) == pages - empty


@pytest.mark.parametrize("page", ["index.html", "curate/index.html", "papers/ghostnet/index.html", "years/2020/index.html"])  # fmt: skip
def test_browsers_offer_to_search_the_site_from_each_page(built: Path, page: str) -> None:
    [link] = soup(built / page).find_all("link", rel="search")
    assert (built / page).parent.joinpath(str(link["href"])).resolve() == built / "opensearch.xml"


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("data/list.yaml", "site: https://a.org/l/\n"),
        ("mkdocs.yml", "site_url: https://a.org/l/\n"),
    ],
)
def test_a_list_says_once_where_its_site_is(tmp_path: Path, file: str, line: str) -> None:
    project = copy_of_toy(tmp_path)
    for name in ("data/list.yaml", "mkdocs.yml"):
        lines = (project / name).read_text("utf-8").splitlines(keepends=True)
        kept = "".join(one for one in lines if not one.startswith(("site:", "site_url:")))
        (project / name).write_text(kept + (line if name == file else ""), "utf-8")
    assert run("-C", project, "build").returncode == 0
    found = (project / "site/sitemap.xml").read_text("utf-8")
    for address in ("", "explore/", "papers/buzz/", "years/2021/"):
        assert f"<loc>https://a.org/l/{address}</loc>" in found
    for page in ("index.html", "papers/buzz/index.html"):
        link = soup(project / "site" / page).find("link", rel="canonical")
        assert isinstance(link, Tag)
        assert str(link["href"]).startswith("https://a.org/l/")


def test_names_are_known_wherever_the_address_of_the_site_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = load(copy_of_toy(tmp_path))
    stated = project.library.settings.model_copy(update={"site": None})
    project = replace(project, library=replace(project.library, settings=stated))
    project.library.names_known.append(Names(Cache(tmp_path / "cache.sqlite"), b""))
    assert project.library.by_author, "and so names are learned"

    def led(*_: object) -> None:
        raise AssertionError("it was known where names lead")

    monkeypatch.setattr(Library, "_led", led)
    site = site_of(project, Skeleton.bare("https://a.org/l/"))
    assert site.library.settings.site == "https://a.org/l/"
    assert site.library.by_author == project.library.by_author


def test_a_new_list_has_no_empty_sitemap(tmp_path: Path) -> None:
    assert run("-C", tmp_path, "init").returncode == 0
    assert run("-C", tmp_path, "build").returncode == 0
    assert not list(tmp_path.glob("site/sitemap*"))
    assert (tmp_path / "site/robots.txt").read_text() == "User-agent: *\nAllow: /\n"


def test_a_robots_txt_of_a_project_stays(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "docs/robots.txt").write_text("User-agent: x\n")
    assert run("-C", project, "build").returncode == 0
    assert (project / "site/robots.txt").read_text() == "User-agent: x\n"


def folded(*names: str) -> str:
    """Return a name without what Zotero puts behind initials, or between them."""
    return re.sub(r"[\s.]", "", "".join(names)).casefold()


def test_zotero_saves_from_the_page_of_each_paper_what_its_record_says(built: Path) -> None:
    library = load(ROOT).library
    for paper in library.papers:
        cited = citation(paper, library)
        [item] = saved((built / paper.page / "index.html").read_text("utf-8"))
        found = item.fields
        assert item.type == ITEMS[cited.kind], paper.id
        assert found["title"] == plain.show(paper.title)
        people = [(folded(one.surname, one.suffix), folded(one.given)) for one in cited.people]
        saved_people = [(folded(family), folded(given)) for _, family, given in item.people]
        assert saved_people == people, paper.id
        place = [found[name] for name in ("publicationTitle", "proceedingsTitle", "repository") if name in found]  # fmt: skip
        is_preprint = cited.kind is Kind.PREPRINT
        assert place == [cited.container or ("arXiv" if is_preprint and cited.arxiv else None)]
        assert found["date"].replace("/", "-") == (paper.date or str(paper.year))
        assert found.get("DOI") == cited.doi
        assert found.get("pages", "") == "-".join(cited.pages)
        assert found.get("abstractNote", "") == plain.show(paper.abstract or "")
        assert item.pdf == (cited.pdf or "")
        if cited.arxiv:
            assert not is_preprint or found["archiveID"] == f"arXiv:{cited.arxiv}"
            assert cited.arxiv in " ".join([*found.values(), item.pdf])


def test_zotero_offers_the_papers_of_every_list_on_its_first_two_pages(built: Path) -> None:
    site = Site(load(ROOT).library, ROOT, exporters())
    long = 0
    for part in site.parts():
        if part.number < 3 and part.papers and not part.listed.author:
            file = built / part.address / "index.html"
            titles = [item.fields["title"] for item in saved(file.read_text("utf-8"))]
            shown = (plain.show(paper.title) for paper in part.papers)
            # Its parser makes blanks of pluses: the wide one stands for them.
            assert titles == [title.replace("+", "\uff0b") for title in shown]
            long += part.number == 2
    assert long > 3


def test_the_search_index_has_every_paper_and_the_theme_has_none(built: Path) -> None:
    index = json.loads((built / "search-index/meta.json").read_text("utf-8"))
    assert index["count"] == len(load(ROOT).library.papers)
    theme = json.loads((built / "search/search_index.json").read_text("utf-8"))
    found = [entry["location"] for entry in theme["docs"]]
    assert not [location for location in found if re.match("papers/[a-z0-9]|explore/", location)]


def test_a_project_may_have_an_explore_page_of_its_own(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    own = "# Look around\n\nWords of ours.\n\n<!-- awesomequant: explore -->\n"
    (project / "docs/explore.md").write_text(own, "utf-8")
    run("build", cwd=project)
    text = (project / "site/explore/index.html").read_text("utf-8")
    assert "Words of ours." in text
    assert 'class="aq-explore"' in text


def test_two_builds_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    for file in built.rglob("*.html"):
        assert file.read_bytes() == (tmp_path / file.relative_to(built)).read_bytes(), file


@pytest.mark.parametrize("title", TITLES)
def test_a_hostile_record_is_text_on_its_page(tmp_path: Path, title: str) -> None:
    record = {
        "title": title,
        "authors": [title],
        "venue": "BeeConf",
        "year": "2020",
        "url": "https://x.org/a",
        "abstract": title,
        "note": title,
    }
    project = load(with_record(tmp_path, canonical.record(record)))
    assert not project.problems
    site = Site(project.library, project.root, exporters())
    page = next(page for page in site.pages() if page.address == "papers/x/")
    html = Shell.of(f"<html><head><title>{SLOTS['title']}</title></head>{source()}</html>")
    filled = BeautifulSoup(html.fill(page), "html.parser")
    assert filled.title
    assert filled.title.get_text() == plain.show(title)
    scripts = filled.find_all("script", type=lambda kind: kind != "application/ld+json")
    assert [str(script) for script in scripts] == [
        '<script defer="" src="../../assets/cite.js"></script>'
    ]
    assert not filled.find_all(["img", "b", "iframe"])
    # Only what a style of references sets in italics stands in them, and of this record no title.
    set_in_italics = {str(tag) for tag in filled.select("i")}
    assert set_in_italics <= {"<i>International Conference on Bees</i>"}
    for tag in filled.find_all():
        assert not [name for name in tag.attrs if name.startswith("on")]
        assert not str(tag.get("href", "")).lower().startswith("javascript:")


def test_a_shell_is_split_once_and_keeps_what_is_not_a_slot() -> None:
    html = (
        f'<head><link href="https://a.org/shell/{SLOTS["address"]}/"><title>{SLOTS["title"]}</title>'
        f"</head><h1>{SLOTS['heading']}</h1>{SLOTS['body']}"
    )
    page = Page("papers/x/", "A & B", "A &amp; <i>B</i>", "d", "<p>C</p>", head="<meta>")
    assert Shell.of(html).fill(page) == (
        '<head><link href="https://a.org/papers/x/"><title>A &amp; B</title>'
        '<meta name="description" content="d"><meta></head>'
        "<h1>A &amp; <i>B</i></h1><p>C</p>"
    )


def test_venues_that_are_spelled_alike_have_pages_of_their_own(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    venues = project / "data/venues.yaml"
    venues.write_text(venues.read_text() + "J Apic: {name: Another, kind: journal}\n")
    record = project / "data/papers/2021/buzz.yaml"
    record.write_text(record.read_text().replace("BeeConf", "J Apic"))
    library = load(project).library
    pages = [page.address for page in Site(library, project, exporters()).pages()]
    assert {"venues/j-apic/", "venues/j-apic-2/"} <= set(pages)


def test_an_error_in_a_record_ends_a_plain_mkdocs_build_with_its_place(tmp_path: Path) -> None:
    project = with_record(tmp_path, "title: a: b\n")
    command = [sys.executable, "-m", "mkdocs", "build"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "data/papers/2020/x.yaml:1:9: a colon stands where none is allowed" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_shell_that_pages_are_filled_from_is_neither_left_nor_told(tmp_path: Path) -> None:
    """MkDocs would tell of a page that is empty, each time that the site is served anew."""
    project = copy_of_toy(tmp_path)
    (project / "docs/shell").mkdir()
    (project / "docs/shell/own.md").write_text("# A page of one's own\n")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-v"], cwd=project, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    assert "Page skipped" not in done.stderr
    assert [one.name for one in (project / "site/shell").iterdir()] == ["own"]
    assert "xqslot" not in (project / "site/sitemap.xml").read_text("utf-8")
    assert "xqslot" not in (project / "site/papers/buzz/index.html").read_text("utf-8")


def test_an_unknown_block_is_told_with_its_page(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "docs/index.md").write_text("<!-- awesomequant: newst -->\n")
    done = run("-C", project, "build")
    assert done.returncode == 1
    assert "index.md: there is no template site/blocks/newst.html.j2" in done.stderr


def test_a_warning_of_mkdocs_stops_a_strict_build(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "docs/index.md").write_text("[nowhere](nowhere.md)\n")
    done = run("-C", project, "build")
    assert done.returncode == 1
    assert "nowhere.md" in done.stderr
    assert run("-C", project, "build", "--no-strict").returncode == 0


def test_a_list_of_another_field_is_built_by_the_same_tool() -> None:
    for file in (ROOT / "src").rglob("*.py"):
        assert "quantiz" not in file.read_text("utf-8").lower(), file
    for file in (ROOT / "templates").rglob("*.j2"):
        assert "quantiz" not in file.read_text("utf-8").lower(), file
    assert TOY.is_dir()


def test_a_list_replaces_a_module_or_a_whole_script(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    own = project / "templates/site"
    (own / "scripts").mkdir(parents=True)
    (own / "assets").mkdir()
    (own / "scripts/cite.js").write_text("const mine = 1;\nconsole.log(mine);\n", "utf-8")
    (own / "assets/explore.js").write_text("// all mine\n", "utf-8")
    done = run("-C", str(project), "build")
    assert done.returncode == 0, done.stderr
    assets = project / "site/assets"
    assert "const mine=1;" in (assets / "cite.js").read_text("utf-8")
    assert (assets / "explore.js").read_text("utf-8") == "// all mine\n"
    (own / "scripts/cite.js").write_text("\nimport mine from 'mine';\n", "utf-8")
    done = run("-C", str(project), "build")
    assert done.returncode == 1
    assert "templates/site/scripts/cite.js:2: write: import { name }" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("tags", "rows"), [(0, 200), (2, 200), (6, 150), (30, 60)])
def test_rich_rows_make_a_page_of_fewer(tags: int, rows: int) -> None:
    words = tuple(f"t{number}" for number in range(tags))
    papers = tuple(
        Paper(id=name, title=name, tags=words, source_file=f"{name}.yaml") for name in "abc"
    )
    library = Library(Settings(title="Bees", description="Bees."), papers=papers)
    assert Site(library, ROOT, exporters()).per_page == rows
