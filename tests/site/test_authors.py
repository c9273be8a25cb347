"""Pages of authors: one a name, at an address that nobody else on the list can move."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from listing import lay, write
from support import ROOT

from awesomequant.export import exporters
from awesomequant.library.library import Library
from awesomequant.library.problems import Level
from awesomequant.site import addresses
from awesomequant.site.addresses import author_pages
from awesomequant.site.pages import Site
from awesomequant.site.pieces import Pieces
from awesomequant.store.project import load

PEOPLE = """\
# data/people.yaml
garcia-madrid: {name: José García, aliases: [J. García], not_aliases: [Jose Garcia], orcid: 0000-0002-1825-0097}
solo: {name: Ann Once}
"""


def library(root: Path, *authors: str, people: str = "") -> Library:
    """Load a list with one paper for each text of authors."""
    records = "".join(
        f'# data/papers/2020/p{at}.yaml\ntitle: Paper {at}\narxiv: "2001.{at:05}"\nauthors: [{names}]\n'
        for at, names in enumerate(authors, 1)
    )  # fmt: skip
    project = load(write(root, lay(records + people)))
    assert not [one for one in project.problems if one.level is Level.ERROR]
    return project.library


def pages(listed: Library) -> dict[str, tuple[str, int]]:
    return {page.name: (page.address, len(page.papers)) for page in author_pages(listed).values()}


def test_spellings_of_one_name_share_a_page_that_tells_them(tmp_path: Path) -> None:
    listed = library(tmp_path, "José García", '"García, José"', "Jose Garcia", "JOSE GARCIA")
    (page,) = author_pages(listed).values()
    assert (page.address, page.name, len(page.papers)) == ("authors/jose-garcia/", "José García", 4)
    assert page.spellings == ("JOSE GARCIA", "Jose Garcia")
    assert page.known is None


def test_names_in_any_script_have_addresses_that_do_not_move(tmp_path: Path) -> None:
    names = ("王小明", "李明", "王晓明", "محمد علي", "김철수", "Лев Толстой", "José García")
    before = pages(library(tmp_path / "one", *names, *names))
    assert set(before) == set(names)
    assert len({address for address, _ in before.values()}) == len(names)
    assert all(re.fullmatch(r"authors/[a-z0-9-]+/", address) for address, _ in before.values())
    more = pages(library(tmp_path / "two", "Aaa Bbb", "Aaa Bbb", "小明王", *names, *names))
    assert {name: more[name][0] for name in names} == {name: before[name][0] for name in names}


def test_a_group_has_a_page_of_its_own(tmp_path: Path) -> None:
    listed = library(tmp_path, '{group: "Gemini Team, Google"}', '{group: "Gemini Team, Google"}')
    (page,) = author_pages(listed).values()
    assert page.name == "Gemini Team, Google"
    assert re.fullmatch(r"authors/gemini-team-google-\d\w{5}/", page.address)


def test_one_paper_makes_no_page_but_of_a_known_person(tmp_path: Path) -> None:
    listed = library(tmp_path, "Ann Once", "Bo Once", people=PEOPLE)
    assert pages(listed) == {"Ann Once": ("authors/solo/", 1)}


def test_a_curator_joins_and_parts_names(tmp_path: Path) -> None:
    names = ("José García", "J. García", "Jose Garcia", "Jose Garcia")
    found = author_pages(library(tmp_path, *names, people=PEOPLE))
    known = found["garcia-madrid"]
    assert (known.name, known.spellings, len(known.papers)) == ("José García", ("J. García",), 2)
    assert known.known is not None
    (other,) = [page for slug, page in found.items() if slug != "garcia-madrid"]
    assert (other.name, other.known, len(other.papers)) == ("Jose Garcia", None, 2)


def test_a_paper_is_signed_as_it_was_and_leads_to_the_page(tmp_path: Path) -> None:
    listed = library(tmp_path, "J. García, Ann Lee, et al.", "José García", people=PEOPLE)
    pieces = Pieces(listed, {}, author_pages(listed), lambda *_: "")
    assert pieces.signed(listed.by_id["p1"].people) == (
        '<a href="../../authors/garcia-madrid/">J. García</a>, Ann Lee'
    )


def test_a_name_without_a_page_leads_to_the_search_for_its_papers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "_PAGES", 1)
    wu = "'Bo \"B\" Wu'"
    listed = library(tmp_path, "Ann Lee", "Ann Lee", "Ann Lee", wu, wu, "Once Only")
    found = author_pages(listed)
    assert [page.name for page in found.values()] == ["Ann Lee"]
    pieces = Pieces(listed, {}, found, lambda *_: "")
    by_name = {paper.names[0]: paper.people for paper in listed.papers if paper.names}
    assert pieces.signed(by_name["Once Only"]) == "Once Only"
    link = BeautifulSoup(pieces.signed(by_name['Bo "B" Wu']), "html.parser").a
    assert link
    query = parse_qs(urlsplit(str(link["href"])).query)
    assert str(link["href"]).startswith("../../explore/?q=")
    assert query["q"] == ['"Bo B Wu"']


@pytest.mark.parametrize(
    ("most", "least"), [(9, 2), (5, 2), (4, 3), (3, 4), (2, 4), (1, 5), (0, 8)]
)
def test_those_with_the_most_papers_have_pages_and_equals_are_treated_alike(
    most: int, least: int
) -> None:
    counts = [1, 1, 7, 4, 3, 3, 2, 1]
    assert addresses.least_for(most, counts, 2) == least
    assert sum(count >= least for count in counts) <= most


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("a: {name: A B, orcid: 0000-0002-1825-0098}", "is no ORCID"),
        ("a: {name: A B, orcid: 0000-0002-1825-009}", "orcid"),
        ("a: {name: A B, aliases: [C], not_aliases: [C]}", "stands under 'not_aliases'"),
        ("A b: {name: A B}", "id"),
        ("a-: {name: A B}", "id"),
        ("a: {aliases: [C]}", "name"),
        ("a: {name: A B, homepage: nowhere}", "homepage"),
    ],
)
def test_what_an_entry_may_not_say_is_told_at_its_place(
    entry: str, message: str, tmp_path: Path
) -> None:
    project = load(write(tmp_path, lay(f"# data/people.yaml\n{entry}\n")))
    (problem,) = project.problems
    assert problem.place.file == "data/people.yaml"
    assert message in str(problem)


def test_a_page_says_what_is_known_of_the_name(tmp_path: Path) -> None:
    names = ("José García", "J. García", "Jose Garcia", "Jose Garcia", "JOSE GARCIA")
    site = Site(library(tmp_path, *names, people=PEOPLE), ROOT, exporters())
    found = {
        page.address: page.body for page in site.pages() if page.address.startswith("authors/")
    }
    known = found.pop("authors/garcia-madrid/")
    assert 'href="https://orcid.org/0000-0002-1825-0097"' in known
    assert "Also written J. García" in known
    assert "Works under this name" not in known
    (other,) = found.values()
    assert "Works under this name" in other


def test_a_long_list_of_authors_opens_on_demand(tmp_path: Path) -> None:
    many = ", ".join(f"Ann{'x' * at} Lee" for at in range(70))
    site = Site(library(tmp_path, f"{many}, et al."), ROOT, exporters())
    body = next(page.body for page in site.pages() if page.address == "papers/p1/")
    first, rest = body.split("<details", 1)
    assert first.count(" Lee") == 40
    assert "and 30 more et al." in rest
    assert rest.split("</details>")[0].count(" Lee") == 30


def test_an_address_with_a_double_hyphen_may_be_kept(tmp_path: Path) -> None:
    listed = library(
        tmp_path, "Fei-Fei Li", people="# data/people.yaml\nfei--fei-li: {name: Fei-Fei Li}\n"
    )
    assert pages(listed) == {"Fei-Fei Li": ("authors/fei--fei-li/", 1)}
