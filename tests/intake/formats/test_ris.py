"""RIS as programs write it: every form of a line, every tag in a field or in ``extra``."""

import time
from typing import Any

import pytest
from foreign import facts

from awesomequant.intake.formats import ris

HEAD = "TY  - JOUR\nTI  - T\n"


def record(lines: str, type_: str = "JOUR") -> dict[str, Any]:
    (draft,) = ris.read(f"TY  - {type_}\nTI  - T\n{lines}\nER  - \n", "x.ris").drafts
    return facts(draft)


@pytest.mark.parametrize(
    "source",
    [
        "TY  - JOUR\nTI  - T\nAU  - Lee, Ann\nER  - \n",
        "TY  - JOUR\r\nTI  - T\r\nAU  - Lee, Ann\r\nER  - \r\n",
        "\ufeffTY - JOUR\nTI - T\nAU - Lee, Ann\nER -\n",
        "TY\t-\tJOUR\nTI\t-\tT\nAU\t-\tLee, Ann\nER\t-\n",
        "TY  -JOUR\nTI  -T\nAU  -Lee, Ann\nER  -\n",
        "  TY  - JOUR\n  TI  - T\n  AU  - Lee, Ann\n  ER  - \n",
        "TY- JOUR\nTI- T\nAU- Lee, Ann\nER- \n",
        "TY  - JOUR\n\nTI  - T\n\nAU  - Lee, Ann\n\nER  - \n",
        "TY  - JOUR\nTI  - T\nAU  - Lee, Ann",
        "TI  - T\nAU  - Lee, Ann\nER  - \n",
    ],
)
def test_a_line_is_read_however_it_is_set(source: str) -> None:
    (draft,) = ris.read(source, "x").drafts
    assert (draft.title, draft.authors) == ("T", ("Ann Lee",))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("A1  - Lee, Ann\nAU  - Roe, Bo\nA1  - Dee, Cy", {"authors": ["Ann Lee", "Bo Roe", "Cy Dee"]}),
        ("A1  - Lee, Ann\nAU  - Lee, Ann", {"authors": ["Ann Lee"]}),
        ("AU  - Burger,D.R.; Gold, A.S.\nAU  - et al.", {"authors": ["D.R. Burger", "A.S. Gold", "et al."]}),
        ("AU  - World Hive Organization,", {"authors": ["{World Hive Organization}"]}),
        ("AU  - World Hive Organization", {"authors": ["{World Hive Organization}"]}),
        ("A1  - Lee, Ann\nA1  - Hive Team", {"authors": ["Ann Lee", "{Hive Team}"]}),
        ("AU  - Department of Bees\nAU  - Hive Council", {"authors": ["{Department of Bees}", "{Hive Council}"]}),
        # Names in natural order: that of a group proves nothing, and a word is no group.
        ("AU  - Ann Lee\nAU  - Bo Council", {"authors": ["Ann Lee", "Bo Council"]}), ("AU  - Aristotle", {"authors": ["Aristotle"]}),
        ("UR  - //www.bees.org/a", {"url": "https://www.bees.org/a"}), ("UR  - //share/bees", {"url": None, "UR": "//share/bees"}),
        ("AU  - M&uuml;ller, J.", {"authors": ["J. Müller"]}),
        ("Y1  - 1990/2/27", {"date": "1990-02-27"}), ("PY  - 2001///", {"year": 2001, "year_": None}),
        ("PY  - 2001\nDA  - Jun 17", {"date": "2001-06-17"}), ("PY  - 2001\nDA  - 2001/06//Summer", {"date": "2001-06", "extra date": "2001/06//Summer"}),
        ("PY  - 2001\nY2  - 2011/1/1", {"year": 2001, "access_date": "2011/1/1"}), ("Y2  - 2011/1/1", {"year": None, "access_date": "2011/1/1"}),
        ("AB  - An\n  abstract", {"abstract": "An abstract"}), ("N2  - An abstract", {"abstract": "An abstract"}),
        ("AB  - One\nN2  - One", {"abstract": "One", "abstract2": None}), ("AB  - One\nN2  - Two", {"abstract": "One", "abstract2": "Two"}),
        ("AB  - T2-weighted\nUK-based bees", {"abstract": "T2-weighted UK-based bees"}),
        ("KW  - a, b\nKW  - c", {"tags": ["a, b", "c"]}), ("KW  - a, b", {"tags": ["a", "b"]}), ("KW  - a\nb; c", {"tags": ["a", "b", "c"]}),
        ("JO  - J. Bees\nJF  - Journal of Bees", {"venue": "Journal of Bees", "journal_name": "J. Bees"}),
        ("JA  - J. Bees", {"venue": "J. Bees", "alternate_title2": None}), ("T2  - Bees & Wax\nJO  - Bees &amp; Wax", {"venue": "Bees & Wax", "journal_name": None}),
        ("JO  - arXiv preprint arXiv:2001.00001", {"arxiv": "2001.00001"}), ("AN  - arXiv:2001.00001", {"arxiv": "2001.00001", "accession_number": None}),
        ("AN  - WOS:123", {"arxiv": None, "accession_number": "WOS:123"}),
        ("M3  - doi:10.1/x", {"doi": "10.1/x", "type_of_work": None}), ("M3  - Article", {"doi": None, "type_of_work": "Article"}),
        ("DO  - 10.1/x\nN1  - doi: 10.1/x", {"doi": "10.1/x", "notes": "doi: 10.1/x"}),
        ("UR  - http://x.org; http://y.org\nL1  - http://x.org/a.pdf\nL2  - https://github.com/a/b\nL2  - http://x.org/full",
         {"url": "http://x.org", "links": ["https://github.com/a/b", "http://y.org", "http://x.org/a.pdf", "http://x.org/full"]}),
        ("UR  - PM:123", {"url": None, "UR": "PM:123"}), ("L1  - internal-pdf://1/x.pdf", {"links": [], "file_attachments1": "internal-pdf://1/x.pdf"}),
        ("SP  - 12\nEP  - 34", {"pages": "12-34"}), ("SP  - 12-34\nEP  - 34", {"pages": "12-34"}), ("C7  - 124106", {"pages": "124106"}),
        ("ZZ  - odd\nC1  - x\nC1  - y", {"ZZ": "odd", "custom1": "x; y"}),
    ],
)  # fmt: skip
def test_a_tag_stands_where_it_belongs(lines: str, expected: dict[str, Any]) -> None:
    found = record(lines)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("type_", "lines", "expected"),
    [
        ("BOOK", "AU  - Lee, Ann\nA2  - Roe, Bo\nA3  - Dee, Cy\nPB  - H\nT2  - S", {"editors": ["Cy Dee"], "venue": "S", "secondary_authors": "Roe, Bo"}),
        ("BOOK", "A2  - Roe, Bo\nPB  - H", {"editors": ["Bo Roe"], "venue": "H"}),
        ("EDBOOK", "AU  - Lee, Ann", {"authors": [], "editors": ["Ann Lee"], "type": "book"}),
        ("CHAP", "BT  - B\nED  - Roe, Bo\nT3  - S", {"venue": "B", "editors": ["Bo Roe"], "tertiary_title": "S"}),
        ("CONF", "T2  - BeeConf\nC3  - Proc. of BeeConf", {"venue": "BeeConf", "custom3": "Proc. of BeeConf"}),
        ("RPRT", "SN  - HR-12", {"number": "HR-12", "issn": None}), ("RPRT", "SN  - 1234-5678", {"number": None, "issn": "1234-5678"}),
        ("RPRT", "IS  - 3\nSN  - HR-12", {"number": "3", "issn": "HR-12"}), ("STAND", "SN  - ISO 12", {"number": "ISO 12"}),
        ("THES", "A2  - Roe, Bo\nPB  - Uni\nT2  - Theses", {"editors": [], "secondary_authors": "Roe, Bo", "venue": "Uni", "secondary_title": "Theses"}),
        ("DATA", "C3  - Survey\nPB  - House", {"venue": "House", "custom3": "Survey"}), ("PCOMM", "A2  - Roe, Bo", {"editors": []}),
        ("THES", "PB  - Uni\nM3  - Master's thesis", {"bibtex_type": "mastersthesis", "venue": "Uni", "type_of_work": None}),
        ("THES", "PB  - Uni\nM3  - Ph.D. Thesis", {"type": "thesis", "type_of_work": "Ph.D. Thesis"}),
        ("NONSENSE", "", {"type": "other"}),
    ],
)  # fmt: skip
def test_what_a_tag_means_follows_from_the_type(
    type_: str, lines: str, expected: dict[str, Any]
) -> None:
    found = record(lines, type_)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("T1  - A title", "A title"), ("CT  - A title", "A title"), ("BT  - A title", "A title"), ("ST  - A title", "A title"),
        ("TI  - On <i>Apis</i>\n  &amp; H<sub>2</sub>O", "On Apis & H₂O"), ("TI  - A\u2028title", "A title"),
    ],
)  # fmt: skip
def test_a_title_is_found_under_any_tag_that_has_one(lines: str, title: str) -> None:
    (draft,) = ris.read(f"TY  - GEN\n{lines}\nER  - \n", "x").drafts
    assert draft.title == title
    assert not draft.more["extra"]


def test_what_is_odd_is_told_by_its_place() -> None:
    reading = ris.read("stray\nTI  - T\nER  -\nTY  - GEN\nTI  - U\nTY  - GEN\nER  -\n", "x")
    assert [(str(one.place), one.message) for one in reading.problems] == [
        ("x:1:1", "'stray' stands outside a record"),
        ("x:2:1", "the record has no beginning (TY)"),
        ("x:4:1", "the record has no end (ER)"),
        ("x:6:1", "the record has no title (TI or T1)"),
    ]


@pytest.mark.parametrize(
    "tag",
    [
        "AU",
        "A1",
        "KW",
        "UR",
        "L1",
        "L2",
        "DO",
        "M3",
        "N1",
        "AN",
        "PY",
        "Y1",
        "DA",
        "T2",
        "JO",
        "SP",
        "EP",
        "AB",
        "ID",
        "VL",
        "C7",
        "A2",
    ],
)
@pytest.mark.parametrize("piece", [";", ",", "<", "&", "<i>", "a, b; ", "arXiv:", "http://", "10.1/", "2001/", "-", "\n", "\n  x"])  # fmt: skip
def test_no_value_of_ten_thousand_signs_takes_a_second(tag: str, piece: str) -> None:
    began = time.process_time()
    ris.read(f"{HEAD}{tag}  - {piece * (10_000 // len(piece))}\nER  - \n", "x")
    assert time.process_time() - began < 1
