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

ZOTERO_UNSEEN = Suite(
    """TY  - JOUR
T1  - From Basic to Applied Bees to Improve Hives: \u2028Potential Contributions of Honey
AU  - Ligh, Janice
AU  - McNaugh, David
Y1  - 2014/06/01
PY  - 2014
DA  - 2014/06/01
N1  - doi: 10.3109/07434618.2014.906498
DO  - 10.3109/07434618.2014.906498
T2  - Augmentative Bee Communication
JF  - Augmentative Bee Communication
JO  - Augment Bee Commun
SP  - 99
EP  - 105
VL  - 30
IS  - 2
PB  - Informa Hives
SN  - 0743-4618
M3  - doi: 10.3109/07434618.2014.906498
UR  - http://dx.doi.org/10.3109/07434618.2014.906498
Y2  - 2014/12/17
ER  -
TY  - BOOK
SN  - 9783642002304
AU  - Depen, Otto
T1  - Bienenverfassung und Finanzkrise
T2  - Bibliothek der Bienen
PY  - 2009
CY  - Berlin, Heidelberg
PB  - Spring Berlin Heidelberg
KW  - Finanzkrise / Honig / Online-Publikation
KW  - Constitutional law
KW  - Law
UR  - http://dx.doi.org/10.1007/978-3-642-00230-4
L1  - doi:10.1007/978-3-642-00230-4
VL  - 7
AB  - In dem Buch befinden sich einzelne Waben zu ...
LA  - ger
H1  - UB Mannheim
H2  - 300 QN 100 D419
H1  - UB Leipzig
H2  - PL 415 D419
TS  - BibTeX
DO  - 10.1007/978-3-642-00230-4
ER  -

TY  - JOUR
T1  - Deprecated tag test
N1  - The Y1 date tag is deprecated.
Y1  - 1900/01/01
DA  - 1950/01/01
ER  - \x20
TY  - JOUR
TI  - Mixed author tags
N1  - A1 is not deprecated.
A1  - Georg, Danko
AU  - Bell, Leon
AU  - Carm, Avishy
ER  - \x20
TY  - JOUR\r
TI  - Using focus hives to adapt, information-seeking bees\r
T2  - Journal of the Hive Association\r
VL  - 100\r
IS  - 6\r
SP  - 674\r
EP  - 682\r
PY  - 2008\r
DO  - 10.1016/S0027-9684(15)31340-7\r
AU  - Brya, C.J.\r
AU  - Wetmore-Ark, L.\r
N1  - Cited By :10\r
N1  - Export Date: 13 July 2022\r
ER  - \r
\r
TY  - JOUR\r
T2  - Bee Mortality Statistics 2015\r
PY  - 0000\r
N1  - Cited By :1\r
N1  - Export Date: 13 July 2022\r
ER  - \r
\r
TY  - DATA\r
T1  - Moving language: Bees’ verbs correspond to drones’ locomotion\r
AU  - Wes, Kelsey Louise\r
AU  - Tamis-LeMon, Catherine\r
DO  - 10.17910/B7.1322\r
UR  - http://beebrary.org/volume/1322\r
AB  - How do bees learn language? (M = 2,006.00, SD = 579.02), r(26) = .42, p = .035.\r
PY  - 2021\r
PB  - Beebrary\r
ER  - \r
TY  - GEN
T1  - Citavi Item
KW  - Tag
H2  - Call Number
M4  - Citavi
ER  -
""",
    {
        "From Basic to Applied Bees to Improve Hives: Potential Contributions of Honey": {
            "authors": ["Janice Ligh", "David McNaugh"], "date": "2014-06-01", "doi": "10.3109/07434618.2014.906498", "issn": "0743-4618",
            "number": "2", "journal_name": "Augment Bee Commun", "pages": "99-105", "venue": "Augmentative Bee Communication",
            "url": "http://dx.doi.org/10.3109/07434618.2014.906498", "volume": "30", "notes": "doi: 10.3109/07434618.2014.906498",
        },
        "Bienenverfassung und Finanzkrise": {
            "authors": ["Otto Depen"], "year": 2009, "issn": "9783642002304", "abstract": "In dem Buch befinden sich einzelne Waben zu ...",
            "doi": "10.1007/978-3-642-00230-4", "language": "ger", "place_published": "Berlin, Heidelberg", "H1": "UB Mannheim; UB Leipzig",
            "H2": "300 QN 100 D419; PL 415 D419", "publisher": "Spring Berlin Heidelberg", "venue": "Bibliothek der Bienen",
            "url": "http://dx.doi.org/10.1007/978-3-642-00230-4", "volume": "7", "type": "book",
            "tags": ["Finanzkrise / Honig / Online-Publikation", "Constitutional law", "Law"],
        },
        "Deprecated tag test": {"date": "1950-01-01", "year": 1950, "notes": "The Y1 date tag is deprecated."},
        "Mixed author tags": {"authors": ["Danko Georg", "Leon Bell", "Avishy Carm"], "notes": "A1 is not deprecated."},
        "Using focus hives to adapt, information-seeking bees": {
            "authors": ["C.J. Brya", "L. Wetmore-Ark"], "year": 2008, "doi": "10.1016/S0027-9684(15)31340-7", "number": "6", "pages": "674-682",
            "venue": "Journal of the Hive Association", "volume": "100", "notes": "Cited By :10; Export Date: 13 July 2022",
        },
        "Moving language: Bees’ verbs correspond to drones’ locomotion": {
            "authors": ["Kelsey Louise Wes", "Catherine Tamis-LeMon"], "year": 2021, "doi": "10.17910/B7.1322", "venue": "Beebrary",
            "abstract": "How do bees learn language? (M = 2,006.00, SD = 579.02), r(26) = .42, p = .035.", "type": "dataset",
            "url": "http://beebrary.org/volume/1322",
        },
        "Citavi Item": {"tags": ["Tag"], "H2": "Call Number", "M4": "Citavi"},
    },
)  # fmt: skip

SUITES = {"Zotero, seen": ZOTERO_SEEN, "Zotero, unseen": ZOTERO_UNSEEN}


@pytest.mark.parametrize("name", SUITES)
def test_the_records_of_others_are_read_as_they_mean_them(name: str) -> None:
    assert differing(SUITES[name], ris.read) == explained(SUITES[name])
