"""RIS as the suites of Zotero and JabRef have it, and what we make of it."""

import pytest
from foreign import Suite, differing, explained

from awesomequant.intake.formats import ris

ZOTERO_SEEN = Suite(
    """TY  - PAT
A1  - Burg,D.R.
A1  - Gold,A.S.
T1  - Method of detecting bees
Y1  - 1990/2/27
VL  - 877609
IS  - 4,904,581
RP  - Not In File
A2  - Epitope,I.
CY  - OR
PB  - 4,629,783
KW  - AIDS
KW  - virus
KW  - infection
Y2  - 1986/6/23
M1  - G01N 33/569 G01N 33/577
M2  - 435/5 424/3 424/7.1
N2  - A method is disclosed for detecting the presence of bees
ER  - \x20
TY  - AGGR
AB  - Abstract
AD  - Author Address
AN  - Accession Number
AU  - Name1, Author
AU  - Name2, Author
CY  - Place Published
DA  - Date Accessed
DO  - 10.1234/123456
ET  - Date Published
J2  - Periodical Title
KW  - Keyword1, Keyword2, Keyword3
Keyword4; Keyword5
LA  - Language
M3  - Type of Work
PB  - Publisher
PY  - Year
SN  - ISSN/ISBN
SP  - Pages
T2  - Periodical
TI  - Title of data
UR  - URL
VL  - Volume
ID  - 2
ER  - \x20


TY  - BOOK
A2  - Editor, Series
A3  - Editor
A4  - Translator
AU  - Name1, Author
CY  - Place Published
DA  - Date
ET  - Edition
J2  - Abbreviation
NV  - Number of Volumes
PB  - Publisher
SN  - ISBN
ST  - Short Title
T2  - Series Title
TI  - Title of a book
TT  - Translated Title
VL  - Volume
Y2  - Access Date
ID  - 8
ER  - \x20


TY  - CHAP
A2  - Editor
A3  - Editor, Series
AU  - Name1, Author
PB  - Publisher
SE  - Chapter
SP  - Pages
T2  - Book Title
T3  - Series Title
TI  - Title of a chapter
ID  - 9
ER  - \x20


TY  - CPAPER
A2  - Editor
AU  - Name1, Author
C1  - Place Published
CY  - Conference Location
M1  - Issue
PB  - Publisher
T2  - Conference Name
TI  - Title of a paper
ID  - 15
ER  - \x20


TY  - CONF
A2  - Editor
AU  - Name1, Author
C3  - Proceedings Title
PB  - Publisher
T2  - Conference Name
T3  - Series Title
TI  - Title of a talk
ID  - 16
ER  - \x20


TY  - COMP
A2  - Editor, Series
AU  - Programmer
ET  - Version
PB  - Publisher
T2  - Series Title
TI  - Title of a program
ID  - 14
ER  - \x20
""",
    {
        "Method of detecting bees": {
            "authors": ["D.R. Burg", "A.S. Gold"], "year": 1990, "date": "1990-02-27", "volume": "877609",
            "number": "4,904,581", "publisher": "4,629,783", "tags": ["AIDS", "virus", "infection"],
            "abstract": "A method is disclosed for detecting the presence of bees", "access_date": "1986/6/23",
            "note": "G01N 33/569 G01N 33/577", "place_published": "OR", "type": "other",
        },
        "Title of data": {
            "authors": ["Author Name1", "Author Name2"], "doi": "10.1234/123456", "venue": "Periodical", "volume": "Volume",
            "tags": ["Keyword1, Keyword2, Keyword3", "Keyword4", "Keyword5"], "language": "Language", "issn": "ISSN/ISBN",
            "publisher": "Publisher", "pages": "Pages", "abstract": "Abstract", "year": None, "type": "dataset",
        },
        "Title of a book": {
            "authors": ["Author Name1"], "editors": ["Editor"], "venue": "Series Title", "publisher": "Publisher",
            "edition": "Edition", "type": "book", "issn": "ISBN", "volume": "Volume", "secondary_authors": "Editor, Series",
            "subsidiary_authors": "Translator", "short_title": "Short Title", "translated_title": "Translated Title",
        },
        "Title of a chapter": {
            "authors": ["Author Name1"], "editors": ["Editor"], "venue": "Book Title", "tertiary_title": "Series Title",
            "pages": "Pages", "section": "Chapter", "type": "chapter", "tertiary_authors": "Editor, Series",
        },
        "Title of a paper": {
            "authors": ["Author Name1"], "editors": ["Editor"], "venue": "Conference Name", "note": "Issue",
            "place_published": "Conference Location", "custom1": "Place Published", "type": "conference",
        },
        "Title of a talk": {
            "editors": ["Editor"], "venue": "Conference Name", "custom3": "Proceedings Title",
            "tertiary_title": "Series Title", "publisher": "Publisher",
        },
        "Title of a program": {"authors": ["Programmer"], "venue": "Series Title", "edition": "Version", "type": "software"},
    },
)  # fmt: skip

SUITES = {"Zotero, seen": ZOTERO_SEEN}


@pytest.mark.parametrize("name", SUITES)
def test_the_records_of_others_are_read_as_they_mean_them(name: str) -> None:
    assert differing(SUITES[name], ris.read) == explained(SUITES[name])
