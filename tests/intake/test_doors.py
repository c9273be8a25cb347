"""Every form that comes in beside Markdown: a file of each, every field of it, nothing lost."""

import random
import re
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from support import ROOT

from awesomequant.intake.accession import accession
from awesomequant.intake.fields.columns import Role, role_of, roles_of
from awesomequant.intake.files.reading import Source, read_all, read_profile
from awesomequant.intake.formats import IMPORTERS, Profile
from awesomequant.intake.records import Provenance
from awesomequant.library.author import Group
from awesomequant.library.draft import Draft
from awesomequant.library.library import Library
from awesomequant.library.problems import Refusal
from awesomequant.library.settings import OwnField, Settings
from awesomequant.registry import parts
from awesomequant.store import canonical
from awesomequant.works.kinds import Kind

DATA = Path(__file__).parent.parent / "data/doors"
FLIGHT, CODE = "Flight Paths of Small Bees", ("code", "https://github.com/hive/flight", None)
PAGE, DOI = "https://hive.example.org/2020/17", "10.5555/hive.2020.17"
HONEY = "Honey at Scale"
CONSORTIUM = Group(group="The Bee Consortium")
# What the entries of each file come to: the fields of a draft, and of what few sources have.
EXPECTED: dict[str, list[dict[str, Any]]] = {
    "zotero.csv": [
        {
            "title": 'Flight Paths of Small Bees: A "Quiet" Study',
            "url": PAGE, "venue": "Proceedings of the Hive Conference", "year": 2020, "doi": DOI,
            "tags": ("flight", "small bees", "Computer Science - Insects"),
            "authors": ("Melli Apis", "Jan van der Waben", "Ann Imker"),
            "type": "conference", "abstract": "We follow bees, for a day.\n\nThey come home.",
            "added": "2021-02-01", "pages": "17-29", "volume": "3", "publisher": "Hive Press",
            "editors": ("Karl Wabe",), "date": "2020-06-17",
            "extra": {
                "ISBN": "978-3-16-148410-0", "Short Title": "Flight Paths", "Place": "Bremen",
                "Language": "en", "Conference Name": "HiveConf",
            },
        },
        {
            "title": HONEY, "url": "https://arxiv.org/abs/2101.01321", "venue": "arXiv",
            "year": 2021, "authors": ("Ann Imker",), "arxiv": "2101.01321", "type": "preprint",
            "added": "2021-02-02", "publisher": "arXiv", "date": "2021-01-05",
            "extra": {"Extra": "arXiv:2101.01321 [cs.IN]"},
        },
    ],
    "notion.csv": [
        {
            "title": FLIGHT, "url": PAGE, "venue": "HiveConf", "year": 2020,
            "tags": ("flight", "small bees"), "code": (CODE,), "added": "2021-03-03",
            "authors": ("Melli Apis", "Jan van der Waben", "Ann Imker"),
            "extra": {"Status": "Read"},
        },
        {
            "title": HONEY, "url": "https://arxiv.org/abs/2101.01321", "year": 2021,
            "authors": ("Ann Imker",), "added": "2021-03-04", "extra": {"Status": "To read"},
        },
    ],
    "sheet.csv": [
        {
            "title": FLIGHT, "url": PAGE, "venue": "HiveConf 2020", "year": 2020,
            "code": ((*CODE[:2], 1200),), "citations": 1204, "authors": ("M. Apis", "et al."),
            "note": "Bees, in\ntwo lines.", "extra": {"Bits": "4"},
        },
        {
            "title": HONEY, "url": "https://arxiv.org/abs/2101.01321", "venue": "HiveConf'21",
            "year": 2021, "authors": ("Ann Imker",), "extra": {"Bits": "8"},
        },
    ],
    "excel-german.csv": [
        {
            "title": "Bienen; ein Überblick", "venue": "Zeitschrift für Bienenkunde",
            "year": 2020, "date": "2020-05-12", "tags": ("Flug", "Honig"),
            "authors": ("Jörg Müller", "Ann Imker"), "note": "Über den Flug der Bienen.",
            "code": (("code", "https://github.com/hive/ueberblick", None),),
        },
        {"title": "Große Wespen", "year": 2019, "authors": ("Jörg Müller",)},
    ],
    "endnote.tsv": [
        {
            "title": FLIGHT, "url": PAGE, "venue": "HiveConf", "year": 2020, "doi": DOI,
            "tags": ("flight", "bees"), "authors": ("Melli Apis", "Ann Imker"),
            "type": "conference", "volume": "3", "number": "2", "pages": "17-29",
            "abstract": "We follow bees.", "date": "2020-06", "bibtex_key": "apis2020",
        },
    ],
    "papers.yaml": [
        {
            "title": f"{FLIGHT}: A Study", "url": "https://openreview.net/forum?id=5xEgrl_5FAJ",
            "venue": "ICLR 2026 (Oral)", "year": 2026, "arxiv": "2101.01320",
            "tags": ("flight", "small bees"), "code": (CODE,),
            "links": (
                ("dataset", "https://huggingface.co/datasets/hive/flight", None),
                ("homepage", "https://flight.example.org/", None),
            ),
            "authors": ("Melli Apis", "Jan van der Waben"), "note": "Bees fly home.",
            "pages": "17–29", "bibtex_key": "apis2026flight", "type": "conference",
            "bibtex_type": "inproceedings",
            "extra": {"institutions": "University of Hives", "envs": "Field; Lab", "date": "2025-10-28"},
        },
        {
            "title": HONEY, "url": "https://arxiv.org/abs/2101.01321", "year": 2021,
            "date": "2021-01-05",
        },
    ],
    "splats.yaml": [
        {
            "title": f"{FLIGHT}: A Study", "url": "https://arxiv.org/pdf/2101.01320.pdf",
            "year": 2025, "date": "2025-01-10", "tags": ("Flight",), "code": (CODE,),
            "links": (("project page", "https://flight.example.org/", None),),
            "authors": ("Melli Apis", "Jan van der Waben", "Ann Imker"),
            "abstract": "We follow bees, 54.6$\\times$ faster.", "bibtex_key": "apis2025flight",
            "extra": {"thumbnail": "assets/thumbnails/apis2025flight.jpg", "date_source": "arxiv"},
        },
    ],
    "projects.yaml": [
        {
            "title": "Flightpath", "tags": ("Flight Simulators", "python"), "code": (CODE,),
            "links": (("docs", "https://flight.example.org/docs", None),), "type": "software",
            "note": "Paths of bees.", "extra": {"pypi_id": "flightpath"},
        },
    ],
    "software": [
        {
            "title": "Honeypot", "url": "https://honeypot.example.org", "tags": ("Kitchen",),
            "code": (("code", "https://github.com/hive/honeypot", 120),), "type": "software",
            "note": "Self-hosted jars.", "extra": {"licenses": "MIT", "platforms": "Rust"},
        },
    ],
    "shelf": [
        {"title": HONEY, "year": 2021, "authors": ("Bo Kim",)},
        {
            "title": FLIGHT, "url": PAGE, "venue": "Journal of Hives", "year": 2020, "doi": DOI,
            "tags": ("flight", "bees"), "authors": ("Melli Apis", "Ann Imker"), "volume": "3",
            "pages": "17-29", "publisher": "Hive Press", "bibtex_key": "Apis2020Flight",
            "type": "article", "added": "2021-02-01", "date": "2020-06", "extra": {"language": "en"},
        },
    ],
    "references.json": [
        {
            "title": FLIGHT, "venue": "HiveConf", "year": 2020, "citations": 12,
            "doi": DOI, "arxiv": "2101.01320", "code": (CODE,),
            "links": (("slides", "https://hive.example.org/slides", None),),
            "authors": ("Melli Apis", Group(group="Bee Team")),
            "extra": {"openAccess": "true", "venue.type": "conference"},
        },
        {"title": HONEY, "year": 2021},
    ],
    "ids.txt": [
        {"title": "arXiv:2101.01320", "venue": "arXiv", "year": 2021, "arxiv": "2101.01320"},
        {"title": f"doi:{DOI}", "doi": DOI},
        {"title": "https://openreview.net/forum?id=5xEgrl_5FAJ",
         "url": "https://openreview.net/forum?id=5xEgrl_5FAJ"},
        {"title": HONEY, "venue": "arXiv", "year": 2021, "arxiv": "2101.01321"},
        {
            "title": "Waxing and Waning", "venue": "CVPR", "year": 2020,
            "url": "https://openaccess.thecvf.com/content_CVPR_2020/html/Apis_Waxing_CVPR_2020_paper.html",
        },
    ],
    "pubmed.nbib": [
        {
            "title": "Flight paths of small bees in a garden of probable interest",
            "venue": "Journal of Hives", "year": 2020, "date": "2020-03-12", "doi": DOI,
            "tags": ("flight",), "type": "article", "abstract": "BACKGROUND: Bees fly.",
            "volume": "579", "number": "7798", "pages": "270-273",
            "authors": ("Melli Apis", "Jan van der Waben", Group(group="Bee Consortium")),
            "links": (
                ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/32015543/", None),
                ("PMC", "https://pmc.ncbi.nlm.nih.gov/articles/PMC7095418/", None),
            ),
            "extra": {
                "MeSH terms": "Animals; *Bees", "language": "eng",
                "ISSN": "1476-4687 (Electronic)",
            },
        },
        {
            "title": "Zur Frage der Bienen", "venue": "Bienen", "year": 1999,
            "authors": ("A. B. Imker",), "url": "https://pubmed.ncbi.nlm.nih.gov/12345/",
            "type": Kind.ARTICLE,
        },
    ],
    "endnote.enw": [
        {
            "title": FLIGHT, "url": PAGE, "venue": "Hive Conference", "year": 2020, "doi": DOI,
            "date": "2020-06", "tags": ("flight", "small bees"), "volume": "3", "number": "2",
            "pages": "17-29", "publisher": "Hive Press", "bibtex_key": "apis2020",
            "authors": ("Melli Apis", CONSORTIUM), "editors": ("Karl Wabe",),
            "abstract": "Bees fly.\nThey come home.", "type": "conference",
            "extra": {"ISBN or ISSN": "2374-3468"},
        },
        {"title": HONEY, "venue": "Journal of Hives", "type": "article"},
    ],
    "endnote.xml": [
        {
            "title": FLIGHT, "url": PAGE, "venue": "Journal of Hives", "year": 2020, "doi": DOI,
            "date": "2020-06", "tags": ("flight", "small bees"), "volume": "3", "number": "2",
            "pages": "17-29", "bibtex_key": "apis2020", "authors": ("Melli Apis", "Ann Imker"),
            "editors": ("Karl Wabe",), "abstract": "Bees fly & come home.", "type": "article",
            "extra": {"ISBN or ISSN": "2374-3468"},
        },
        {
            "title": HONEY, "venue": "University of Hives", "publisher": "University of Hives",
            "type": "thesis",
        },
    ],
}  # fmt: skip
# What is told of them beside what is kept under its own name: line and words.
TOLD = {
    "sheet.csv": ["1: 'Reading list of the bee group' stands above the heads and is not read"],
    "excel-german.csv": ["1: the file is read as windows-1252, not as UTF-8"],
    "papers.yaml": ["32: the quotation that begins here never ends"],
    "references.json": ["16: '{\"publicationYear\": 2022}' was left out: it has no title"],
    "ids.txt": [
        "8: 'the one that Ann mentioned': neither an id nor an address (not http(s)://host)",
        "9: 'https://github.com/hive/flight': it is code and no paper; write it beside its paper with 'add'",
    ],
    "pubmed.nbib": [
        "34: the article has no title (TI)",
        "1: the bookkeeping of PubMed was left out: OWN, STAT",
    ],
    "endnote.enw": ["1: what is of one's own shelf was left out: %>"],
    "endnote.xml": ["1: what is of EndNote itself was left out: database, urls/pdf-urls/url"],
    "software": [f"1: 1 files of {DATA / 'software'} are read"],
    "shelf": [f"1: 2 files of {DATA / 'shelf'} are read", "1: not read: 1 .md"],
}
FORMS = sorted(EXPECTED)


def source(name: str, profile: Profile | None = None) -> Source:
    (found,) = read_all([DATA / name], None, profile or Profile(), None)
    return found


def shown(draft: Draft) -> dict[str, Any]:
    """Every field of a draft that says something, its place and the text of its names apart."""
    known = {one.name: getattr(draft, one.name) for one in fields(draft)}
    known |= {
        name: tuple((one.label, one.url, one.stars) for one in known[name])
        for name in ("code", "links")
    }
    del known["place"], known["authors_written"]
    known |= known.pop("more")
    return {name: value for name, value in known.items() if value not in (None, "", (), {})}


def test_a_file_of_every_form_is_read() -> None:
    assert sorted(path.name for path in DATA.iterdir()) == FORMS


@pytest.mark.parametrize("name", FORMS)
def test_every_field_of_every_form_is_read(name: str) -> None:
    assert list(map(shown, source(name).reading.drafts)) == EXPECTED[name]


@pytest.mark.parametrize("name", FORMS)
def test_what_is_not_read_is_told_with_its_line(name: str) -> None:
    told = [f"{one.place.line}: {one.message}" for one in source(name).reading.problems]
    assert [one for one in told if "no field holds" not in one] == TOLD.get(name, [])


@pytest.mark.parametrize("name", FORMS)
def test_every_value_is_kept_or_told(name: str) -> None:
    """What no field holds is named, with how many have it, and whether it was kept."""
    reading = source(name).reading
    told = " ".join(one.message for one in reading.problems)
    for draft in reading.drafts:
        for label in draft.more.get("extra") or {}:
            assert f"no field holds '{label}'" in told


OWN = MappingProxyType(
    {
        "bits": OwnField(label="Bits", type="list"),
        "state": OwnField(label="Status", type="choice", values=("Read",)),
    }
)


def test_a_column_or_key_of_an_own_field_of_the_list_is_its_answer() -> None:
    sheet = source("sheet.csv", Profile(own=OWN)).reading.drafts
    assert [draft.more["fields"] for draft in sheet] == [{"bits": ("4",)}, {"bits": ("8",)}]
    notion = source("notion.csv", Profile(own=OWN)).reading.drafts
    assert notion[0].more["fields"] == {"state": "Read"}
    # "To read" is none of the values that the list has: it is kept, as what it is.
    assert notion[1].more["extra"] == {"Status": "To read"}
    assert "fields" not in notion[1].more


def test_a_profile_says_what_a_head_or_a_key_means() -> None:
    profile = Profile.model_validate(
        {"columns": {"Status": "tags", "Name": "note", "Link": "title"}}
    )
    first = source("notion.csv", profile).reading.drafts[0]
    assert (first.title, first.more["note"]) == (PAGE, FLIGHT)
    assert first.tags == ("flight", "small bees", "Read")
    profile = Profile.model_validate({"entries": "categories", "columns": {"subtitle": "note"}})
    (category,) = source("projects.yaml", profile).reading.drafts
    assert (category.title, category.more["note"]) == ("Flight Simulators", "Whatever flies.")


# The examples of docs/exchange.md.

PAGE_OF_DOCS = ROOT / "docs/exchange.md"
EXAMPLES = {
    found[1]: found[2]
    for found in re.finditer(
        r'^```\w+ title="([^"]+)"\n(.*?)^```$',
        PAGE_OF_DOCS.read_text("utf-8"),
        re.DOTALL | re.MULTILINE,
    )
}


@pytest.mark.parametrize("name", ["library.csv", "papers.yaml"])
def test_an_example_of_the_docs_is_read_whole(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(EXAMPLES[name], "utf-8")
    (found,) = read_all([tmp_path / name], None, Profile(own=OWN), None)
    (draft,) = found.reading.drafts
    assert (draft.title, draft.year, draft.authors) == (FLIGHT, 2020, ("Melli Apis", "Ann Imker"))
    assert (draft.venue or "").startswith("HiveConf")
    assert (draft.url, draft.tags) == (f"https://doi.org/{DOI}", ("flight", "bees"))
    assert [link.url for link in draft.code] == [CODE[1]]
    assert not found.reading.problems


def test_the_ids_of_the_docs_are_read(tmp_path: Path) -> None:
    (tmp_path / "ids.txt").write_text(EXAMPLES["ids.txt"], "utf-8")
    (found,) = read_all([tmp_path / "ids.txt"], None, Profile(), None)
    assert [draft.title for draft in found.reading.drafts] == [
        "arXiv:1909.05840", FLIGHT, "https://openreview.net/forum?id=5xEgrl_5FAJ",
    ]  # fmt: skip
    assert not found.reading.problems


def test_the_mapping_of_the_docs_is_one(tmp_path: Path) -> None:
    (tmp_path / "mapping.yaml").write_text(EXAMPLES["mapping.yaml"], "utf-8")
    (tmp_path / "bees.yaml").write_text(
        "data:\n  bees:\n    - headline: Bees\n      written by: Ann Lee\n"
        "      where: {at: BeeConf}\n      colour: red\n", "utf-8"
    )  # fmt: skip
    profile = read_profile(tmp_path / "mapping.yaml")
    (found,) = read_all([tmp_path / "bees.yaml"], None, profile, None)
    (draft,) = found.reading.drafts
    assert (draft.title, draft.authors, draft.venue) == ("Bees", ("Ann Lee",), "BeeConf")
    assert draft.more["extra"] == {"colour": "red"}


def rows_of_roles() -> list[tuple[str, str]]:
    """Each head that the table of the docs names, with the roles that its row says."""
    table = (
        PAGE_OF_DOCS.read_text("utf-8").split("heads such as |\n|---|---|\n")[1].split("\n\n")[0]
    )
    found = []
    for row in table.split("\n"):
        roles, heads = (cell.strip() for cell in row.strip("|").split("|"))
        said = re.sub(r"^(\S+) counts the rows.*; (\S+) is none of these", r"\1, \2", heads)
        found += [
            (head.strip(), roles) for head in re.split(r"[,;]", said.replace("TL;DR", "TLDR"))
        ]
    return found


@pytest.mark.parametrize(("head", "roles"), rows_of_roles())
def test_the_heads_that_the_docs_name_say_what_they_say(head: str, roles: str) -> None:
    assert {role_of(head), *roles_of([head])[0][:1]} & set(roles.split(", "))


def test_the_docs_name_every_role_and_every_door() -> None:
    text = PAGE_OF_DOCS.read_text("utf-8")
    named = {role for _, roles in rows_of_roles() for role in roles.split(", ")}
    assert named == set(Role)
    for importer in parts(IMPORTERS).values():
        assert any(f"`{suffix}`" in text for suffix in importer.SUFFIXES)


# A file that was torn on its way.

SLIPS = [
    b'"',
    b"\n",
    b"\t",
    b": ",
    b"[",
    b"{",
    b"<",
    b"&",
    b"\xff",
    b"\x11",
    b",",
    b";",
    b"- ",
    b"'",
]
FILES = sorted(path for path in DATA.rglob("*") if path.suffix not in ("", ".md"))


def torn(content: bytes, dice: random.Random) -> bytes:
    """A file with a few bytes changed, lost, doubled or put in."""
    text = bytearray(content)
    for _ in range(dice.randint(1, 6)):
        at, width = dice.randrange(len(text)), dice.randint(1, 30)
        match dice.randrange(4):
            case 0:
                text[at] = dice.randrange(256)
            case 1:
                del text[at : at + min(width, len(text) - 1)]
            case 2:
                text[at:at] = dice.choice(SLIPS)
            case _:
                text[at:at] = text[dice.randrange(len(text)) :][:width]
    return bytes(text)


@pytest.mark.parametrize("file", FILES, ids=[path.name for path in FILES])
def test_a_torn_file_is_read_or_refused_and_makes_sound_records(file: Path, tmp_path: Path) -> None:
    dice = random.Random(file.name)  # noqa: S311 -- nothing secret is made
    library = Library(Settings(title="Bees", description="x"))
    for _ in range(60):
        (tmp_path / file.name).write_bytes(torn(file.read_bytes(), dice))
        with suppress(Refusal):
            (found,) = read_all([tmp_path / file.name], None, Profile(), None)
            plan = accession(found.reading.drafts, library, Provenance("x", "2021-01-12"))
            assert len(plan.records) + plan.joined <= len(found.reading.drafts)
            assert all(map(canonical.record, plan.records.values()))
