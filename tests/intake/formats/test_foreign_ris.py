"""RIS as the suites of Zotero and JabRef have it, and what we make of it."""

import re
from typing import Any

import pytest
from foreign import Suite, asked, differing, explained, facts, score

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

# Of each type of record that EndNote knows, Zotero has one with all of its tags; the values are their
# names.  What most of them have alike, and what it is read as, stands here once.
_ALIKE = """\
AB Abstract|AN Accession Number|CN Call Number|DB Name of Database|DP Database Provider|LA Language
KW Keyword1, Keyword2, Keyword3|LB Label|N1 Notes|RN Research Notes|ST Short Title|TA Author, Translated
TT Translated Title|Y2 Access Date|CA Caption|AD Author Address"""
_READ_ALIKE = {
    "abstract": "Abstract", "accession_number": "Accession Number", "call_number": "Call Number", "language": "Language",
    "name_of_database": "Name of Database", "database_provider": "Database Provider", "short_title": "Short Title",
    "tags": ["Keyword1, Keyword2, Keyword3", "Keyword4", "Keyword5"], "notes": "Notes", "access_date": "Access Date",
}  # fmt: skip
_TWO = "AU Name1, Author|AU Name2, Author|"
_BOTH = {"authors": ["Author Name1", "Author Name2"]}
# What the record of each type has besides, and what Zotero makes a field of.
_TYPES: dict[str, tuple[str, dict[str, Any]]] = {
    "ANCIENT": (_TWO + "A2 Editor|A4 Translator|T2 Publication Title|T3 Volume Title|VL Volume|PB Publisher|SP Pages|DA Date",
                _BOTH | {"editors": ["Editor"], "subsidiary_authors": "Translator", "venue": "Publication Title", "publisher": "Publisher", "date": "Date"}),
    "ART": ("AU Artist|C3 Size/Length|J2 Periodical Title|M3 Type of Work|PB Publisher|DA Date",
            {"authors": ["Artist"], "custom3": "Size/Length", "type_of_work": "Type of Work", "date": "Date", "type": "other"}),
    "ADVS": (_TWO + "A2 Performers|A3 Editor, Series|C1 Cast|C2 Credits|C3 Size/Length|C5 Format|NV Extent of Work|PB Publisher|DA Date",
             _BOTH | {"editors": [], "custom5": "Format", "publisher": "Publisher", "date": "Date"}),
    "BILL": ("A2 Sponsor|M1 Bill Number|SE Code Section|SP Code Pages|T2 Code|T3 Legislative Body|VL Code Volume|OP History|DA Date",
             {"editors": [], "venue": "Code", "pages": "Code Pages", "section": "Code Section", "volume": "Code Volume", "note": "Bill Number",
              "tertiary_title": "Legislative Body", "original_publication": "History", "date": "Date"}),
    "BLOG": (_TWO + "A3 Illustrator|M3 Type of Medium|T2 Title of WebLog|T3 Institution|VL Access Year|DA Last Update Date|PB Publisher",
             _BOTH | {"venue": "Title of WebLog", "type_of_work": "Type of Medium", "date": "Last Update Date", "type": "web"}),
    "CASE": ("A2 Reporter|A3 Court, Higher|A4 Counsel|J2 Parallel Citation|PB Court|SP First Page|SV Docket Number|T3 Decision|VL Reporter Volume|DA Date Accessed",
             {"authors": [], "editors": [], "publisher": "Court", "pages": "First Page", "SV": "Docket Number", "volume": "Reporter Volume",
              "venue": "Reporter", "subsidiary_authors": "Counsel"}),
    "CTLG": (_TWO + "A2 Institution|A4 Translator|T2 Series Title|VL Volume|SP Pages|SN ISBN|PB Publisher|NV Catalog Number|DA Date",
             _BOTH | {"editors": [], "venue": "Series Title", "volume": "Volume", "pages": "Pages", "issn": "ISBN", "date": "Date"}),
    "CHART": ("A2 File, Name of|AU By, Created|T2 Image Source Program|VL Image Size|M1 Number|M3 Type of Image|PB Publisher|DA Date",
              {"authors": ["Created By"], "editors": [], "venue": "Image Source Program", "type_of_work": "Type of Image", "note": "Number"}),
    "CLSWK": ("A2 Editor, Series|A4 Translator|AU Attribution|T2 Series Title|VL Volume|NV Number of Volumes|SP Number of Pages|SN ISSN/ISBN|PB Publisher|ET Edition|CY Place Published",
              {"authors": ["Attribution"], "editors": [], "venue": "Series Title", "volume": "Volume", "number_of_volumes": "Number of Volumes",
               "pages": "Number of Pages", "issn": "ISSN/ISBN", "publisher": "Publisher", "edition": "Edition", "type": "book"}),
    "DATA": ("A2 Producer|A4 Agency, Funding|AU Investigators|C1 Time Period|C3 Data Type|ET Version|J2 Abbreviation|PB Distributor|SN ISSN|T3 Series Title|DA Date of Collection",
             {"authors": ["Investigators"], "editors": ["Producer"], "publisher": "Distributor", "date": "Date of Collection", "type": "dataset"}),
    "DICT": (_TWO + "A2 Editor|A4 Translator|C1 Term|T2 Dictionary Title|VL Volume|NV Number of Volumes|SP Pages|SN ISBN|PB Publisher|ET Edition|CY Place Published",
             _BOTH | {"editors": ["Editor"], "venue": "Dictionary Title", "volume": "Volume", "pages": "Pages", "issn": "ISBN", "publisher": "Publisher",
                      "edition": "Edition", "place_published": "Place Published", "number_of_volumes": "Number of Volumes", "type": "chapter"}),
    "EDBOOK": ("A2 Editor, Series|A4 Translator|AU Editor|T2 Series Title|VL Volume|SP Number of Pages|SN ISBN|PB Publisher|ET Edition|NV Number of Volumes|DA Date",
               {"authors": ["Editor"], "venue": "Series Title", "volume": "Volume", "issn": "ISBN", "publisher": "Publisher", "edition": "Edition",
                "number_of_volumes": "Number of Volumes", "date": "Date", "type": "book"}),
    "EJOUR": (_TWO + "C3 PMCID|C7 Article Number|T2 Periodical Title|J2 Periodical Title|VL Volume|M1 Issue|SP Pages|SN ISSN|T3 Website Title|DA Date Accessed",
              _BOTH | {"venue": "Periodical Title", "volume": "Volume", "pages": "Pages", "issn": "ISSN", "note": "Issue", "date": "Date Accessed", "type": "article"}),
    "EBOOK": (_TWO + "A2 Editor|A3 Editor, Series|T2 Secondary Title|T3 Series Title|NV Version|SP Number of Pages|VL Volume|SN ISBN|PB Publisher|ET Edition|DA Date Accessed",
              _BOTH | {"editors": ["Series Editor"], "secondary_authors": "Editor", "venue": "Secondary Title", "volume": "Volume", "number_of_volumes": "Version",
                       "issn": "ISBN", "publisher": "Publisher", "edition": "Edition", "date": "Date Accessed", "type": "book"}),
    "ECHAP": (_TWO + "A2 Editor|A3 Editor, Series|A4 Translator|C3 Title Prefix|T2 Book Title|T3 Series Title|SP Number of Pages|VL Volume|SN ISSN/ISBN|PB Publisher|ET Edition|CY Place Published|DA Date",
              _BOTH | {"editors": ["Editor"], "tertiary_authors": "Editor, Series", "venue": "Book Title", "tertiary_title": "Series Title", "pages": "Number of Pages",
                       "volume": "Volume", "issn": "ISSN/ISBN", "publisher": "Publisher", "edition": "Edition", "date": "Date", "type": "chapter"}),
    "ENCYC": (_TWO + "A2 Editor|A4 Translator|C1 Term|T2 Encyclopedia Title|VL Volume|SP Pages|SN ISBN|PB Publisher|ET Edition|DA Date",
              _BOTH | {"editors": ["Editor"], "venue": "Encyclopedia Title", "volume": "Volume", "pages": "Pages", "publisher": "Publisher", "edition": "Edition", "type": "chapter"}),
    "EQUA": ("A2 File, Name of|AU By, Created|T2 Image Source Program|VL Image Size|M1 Number|M3 Type of Image|PB Publisher|DA Date",
             {"authors": ["Created By"], "editors": ["Name of File"], "venue": "Image Source Program", "publisher": "Publisher", "note": "Number"}),
    "FIGURE": ("A2 File, Name of|AU By, Created|T2 Image Source Program|VL Image Size|M1 Number|M3 Type of Image|PB Publisher|DA Date",
               {"authors": ["Created By"], "editors": [], "venue": "Image Source Program", "type_of_work": "Type of Image", "note": "Number"}),
    "MPCT": ("A2 Director, Series|A3 Producer|A4 Performers|AU Director|C1 Cast|C4 Genre|C5 Format|PB Distributor|T2 Series Title|DA Date Released",
             {"authors": ["Director"], "editors": [], "custom4": "Genre", "custom5": "Format", "publisher": "Distributor", "venue": "Series Title", "date": "Date Released"}),
    "GEN": (_TWO + "A2 Author, Secondary|A3 Author, Tertiary|A4 Author, Subsidiary|C1 Custom 1|C3 Custom 3|C8 Custom 8|T2 Secondary Title|T3 Tertiary Title|J2 Periodical Title|VL Volume|M1 Number|SP Pages|SN ISSN/ISBN|SE Section|DA Date",
            _BOTH | {"editors": ["Secondary Author"], "subsidiary_authors": "Author, Subsidiary", "venue": "Secondary Title", "volume": "Volume", "pages": "Pages",
                     "issn": "ISSN/ISBN", "section": "Section", "custom3": "Custom 3", "alternate_title1": "Periodical Title"}),
    "GOVDOC": (_TWO + "A2 Department|C1 Government Body|PB Publisher|SN ISSN/ISBN|SP Pages|VL Volume|T3 Series Title|M1 Number|SE Section|CY Place Published",
               _BOTH | {"editors": [], "publisher": "Publisher", "number": "ISSN/ISBN", "pages": "Pages", "place_published": "Place Published", "type": "report"}),
    "GRANT": ("A4 Translator|AU Investigators|C1 Contact Name|C3 Contact Phone|J2 Periodical Title|VL Amount Requested|SP Pages|M1 Status|PB Sponsoring Agency|DA Deadline",
              {"authors": ["Investigators"], "venue": "Periodical Title", "volume": "Amount Requested", "pages": "Pages", "note": "Status", "date": "Deadline"}),
    "HEAR": ("C2 Congress Number|M1 Document Number|NV Number of Volumes|OP History|PB Publisher|SP Pages|T2 Committee|T3 Legislative Body|CY Place Published|DA Date",
             {"authors": [], "publisher": "Publisher", "pages": "Pages", "venue": "Committee", "tertiary_title": "Legislative Body", "number_of_volumes": "Number of Volumes", "type": "report"}),
    "JOUR": (_TWO + "C1 Legal Note|C7 Article Number|IS Issue|J2 Periodical Title|T2 Journal|VL Volume|SP Pages|SE Start Page|SN ISSN|ET Epub Date|DA Date",
             _BOTH | {"venue": "Journal", "alternate_title1": "Periodical Title", "volume": "Volume", "number": "Issue", "pages": "Pages", "issn": "ISSN", "date": "Date", "type": "article"}),
    "LEGAL": (_TWO + "A2 Organization, Issuing|T2 Title Number|T3 Supplement No.|VL Rule Number|SP Pages|SE Section Number|PB Publisher|OP History|DA Date of Code Edition",
              _BOTH | {"editors": [], "secondary_authors": "Organization, Issuing", "publisher": "Publisher", "pages": "Pages", "volume": "Rule Number", "venue": "Title Number", "original_publication": "History"}),
    "MGZN": (_TWO + "T2 Magazine|VL Volume|M1 Issue Number|SP Pages|SN ISSN|NV Frequency|DA Date",
             _BOTH | {"venue": "Magazine", "volume": "Volume", "pages": "Pages", "issn": "ISSN", "note": "Issue Number", "type": "article"}),
    "MANSCPT": (_TWO + "M1 Folio Number|M3 Type of Work|NV Manuscript Number|PB Library/Archive|SP Pages|T2 Collection Title|CY Place Published|DA Date",
                _BOTH | {"venue": "Collection Title", "type_of_work": "Type of Work", "pages": "Pages", "place_published": "Place Published", "note": "Folio Number"}),
    "MAP": ("A2 Editor, Series|AU Cartographer|C1 Scale|C3 Size|T2 Series Title|PB Publisher|SN ISSN/ISBN|ET Edition|M3 Type|DA Date",
            {"authors": ["Cartographer"], "editors": [], "venue": "Series Title", "publisher": "Publisher", "issn": "ISSN/ISBN", "edition": "Edition", "custom1": "Scale", "type_of_work": "Type"}),
    "MUSIC": ("A2 Editor|A3 Editor, Series|A4 Producer|AU Composer|C3 Music Parts|C5 Accompanying Matter|T2 Album Title|T3 Series Title|VL Volume|NV Number of Volumes|PB Publisher|SN ISBN|DA Date",
              {"authors": ["Composer"], "editors": [], "venue": "Album Title", "volume": "Volume", "publisher": "Publisher", "number_of_volumes": "Number of Volumes", "custom5": "Accompanying Matter"}),
    "NEWS": ("AU Reporter|C1 Column|M1 Start Page|T2 Newspaper|VL Volume|SP Pages|SN ISSN|SE Section|ET Edition|CY Place Published|DA Issue Date",
             {"authors": ["Reporter"], "venue": "Newspaper", "pages": "Pages", "issn": "ISSN", "section": "Section", "edition": "Edition", "place_published": "Place Published", "date": "Issue Date", "type": "article"}),
    "DBASE": (_TWO + "T2 Periodical|PB Publisher|SN Report Number|SP Pages|VL Volume|ET Date Published|DA Date Accessed",
              _BOTH | {"venue": "Periodical", "publisher": "Publisher", "date": "Date Accessed", "type": "dataset"}),
    "MULTI": ("A2 Editor, Series|AU By, Created|C1 Year Cited|C5 Format/Length|M1 Number of Screens|PB Distributor|T2 Series Title|DA Date Accessed",
              {"authors": ["Created By"], "editors": [], "venue": "Series Title"}),
    "PAMP": (_TWO + "A4 Translator|T2 Published Source|VL Number|SP Pages|M1 Series Volume|M2 Number of Pages|PB Publisher|M3 Type of Work|DA Date",
             _BOTH | {"venue": "Published Source", "pages": "Pages", "type_of_work": "Type of Work", "note": "Series Volume"}),
    "PAT": ("A2 Organization, Issuing|A3 International Author|AU Inventor|C2 Issue Date|C3 Designated States|C5 References|C6 Legal Status|CY Country|M1 Application Number|OP Priority Numbers|PB Assignee|SN Patent Number|SP Pages|T2 Published Source|VL Patent Version Number|DA Date",
            {"authors": ["Inventor"], "editors": [], "secondary_authors": "Organization, Issuing", "publisher": "Assignee", "number": "Patent Number", "pages": "Pages",
             "venue": "Published Source", "place_published": "Country", "custom6": "Legal Status", "original_publication": "Priority Numbers", "note": "Application Number"}),
    "PCOMM": (_TWO + "A2 Recipient|C1 Senders E-Mail|M1 Folio Number|M3 Type|PB Publisher|DA Date",
              _BOTH | {"editors": [], "secondary_authors": "Recipient", "type_of_work": "Type", "note": "Folio Number", "date": "Date"}),
    "RPRT": (_TWO + "A2 Editor, Series|A4 Department/Division|C6 Issue|M1 Document Number|M3 Type|NV Series Volume|PB Institution|SN Report Number|SP Pages|T2 Series Title|CY Place Published|DA Date",
             _BOTH | {"editors": [], "publisher": "Institution", "number": "Report Number", "pages": "Pages", "venue": "Series Title", "type_of_work": "Type", "note": "Document Number", "type": "report"}),
    "SER": (_TWO + "A2 Editor|A3 Editor, Series|A4 Editor, Volume|T2 Secondary Title|T3 Series Title|VL Volume|NV Number of Volumes|SP Pages|SN ISBN|PB Publisher|ET Edition|DA Date",
            _BOTH | {"editors": ["Series Editor"], "secondary_authors": "Editor", "venue": "Secondary Title", "tertiary_title": "Series Title", "volume": "Volume",
                     "number_of_volumes": "Number of Volumes", "publisher": "Publisher", "edition": "Edition", "type": "book"}),
    "STAND": ("AU Institution|M1 Start Page|M3 Type of Work|NV Session Number|PB Publisher|SE Section Number|SN Document Number|SP Pages|T2 Section Title|T3 Paper Number|VL Rule Number|DA Date",
              {"authors": ["Institution"], "publisher": "Publisher", "number": "Document Number", "pages": "Pages", "venue": "Section Title", "type_of_work": "Type of Work", "type": "standard"}),
    "STAT": ("C5 Publisher|C6 Volume|CY Country|ET Session|M1 Public Law Number|OP History|PB Source|SE Sections|SP Pages|T2 Code|T3 International Source|VL Code Number|DA Date Enacted",
             {"authors": [], "pages": "Pages", "venue": "Code", "section": "Sections", "volume": "Code Number", "original_publication": "History", "note": "Public Law Number", "date": "Date Enacted"}),
    "THES": (_TWO + "A3 Advisor|M1 Document Number|M3 Thesis Type|PB University|T2 Academic Department|VL Degree|CY Place Published|DA Date",
             _BOTH | {"editors": [], "tertiary_authors": "Advisor", "publisher": "University", "venue": "University", "secondary_title": "Academic Department",
                      "type_of_work": "Thesis Type", "note": "Document Number", "type": "thesis"}),
    "UNPB": (_TWO + "A2 Editor, Series|M1 Number|M3 Type of Work|PB Institution|SP Pages|T2 Series Title|T3 Department|J2 Abbreviation|DA Date",
             _BOTH | {"editors": ["Series Editor"], "venue": "Series Title", "pages": "Pages", "alternate_title1": "Abbreviation", "note": "Number"}),
    "WEB": (_TWO + "A2 Editor, Series|C1 Year Cited|T2 Series Title|VL Access Year|M3 Type of Medium|OP Contents|J2 Periodical Title|DA Last Update Date",
            _BOTH | {"editors": ["Series Editor"], "venue": "Series Title", "alternate_title1": "Periodical Title", "date": "Last Update Date", "type": "web"}),
}  # fmt: skip


def _record(type_: str, lines: str) -> str:
    tagged = [line.split(" ", 1) for part in (_ALIKE, lines) for line in re.split(r"[|\n]", part)]
    tags = "\n".join(f"{tag}  - {value}" for tag, value in tagged)
    tags = tags.replace("Keyword3", "Keyword3\nKeyword4; Keyword5")
    return f"TY  - {type_}\nTI  - A {type_}\nUR  - http://example.org/{type_}\n{tags}\nER  - \n\n"


ZOTERO_TYPES = Suite(
    "".join(_record(type_, lines) for type_, (lines, _) in _TYPES.items()),
    {
        f"A {type_}": _READ_ALIKE | {"url": f"http://example.org/{type_}"} | expected
        for type_, (_, expected) in _TYPES.items()
    },
    {
        ("A CASE", "venue"): ("Parallel Citation", "who reports a case stands in A2, where no other type has what it appeared in"),
        ("A CLSWK", "editors"): (["Series Editor"], "a book without A3 has its editors in A2 as most programs write it: 'Series' is no sign"),
        ("A EDBOOK", "authors"): ([], "who edits a book is an editor, also where EndNote has the name in AU"),
        ("A EQUA", "editors"): ([], "the name of a file is no editor's"),
        ("A RPRT", "editors"): (["Series Editor"], "the editors of a report stand in A2 in what we and others write"),
    },
)  # fmt: skip

JABREF = Suite(
    """ \nTY  - BOOK
TY  - JOUR
TY  - THES
TY  - CONF
JF  - Empirical Hives
T1  - Editorial: Open Hives and Empirical Bees
VL  - 6
IS  -
SP  - 193
EP  - 194
PY  - 99
PY  - YEAR/MONTH/DAY/
PY  - 2001/09/01/
PY  - 2001/00/00/
PY  - ///
Y1  - 2001/09/01/
AU  - Comb
A1  - Harris, Warren
Leven
        Morris
A2  - Riva
T2  - Automaton
T3  - Arrow
JA  - wxe

PB  - wxf
ID  - 123456
sxdb
AD  - 32 hive avenue
CY  - 32 hive avenue
SN  - wxs

N2  - abstract0
AB  - abstract1
UR  - http://dx.doi.org/10.1023/A:1017379030770

KW  - keyword0
KW  - keyword1

U1  - comment0
U2  - comment1
N1  - comment2

M3  - doi: whatever
M3  - no

IS  -
ER  - wax

TY  - CHAP
PY  - 2015
Y1  - 2015/09/10
Y2  - 2015/11/06
M1  - 0
DO  - doi:10.1201/b19107-2
UR  - http://dx.doi.org/10.1201/b19107-2
N1  - doi:10.1201/b19107-2
AU  - Caterina Bara
AU  - MEmre Cele
AU  - JorgeS Marque
SP  - 1-22
TI  - Toward a Robust Analysis of Hives Acquired under Different        Conditions
T2  - Hive Image Analysis
T3  - Digital Imaging of Bees
SN  - 978-1-4822-5326-9
PB  - Bee Press
ER  - \nTY  - BOOK
ED  - Robin, W. F.
ED  - Huxt, C. R. R.
TI  - Principles For Bee Medicine
PB  - Cambridge Hive Press
PY  - 1988
CY  - Cambridge
ID  - robin
ER  -
TY  - JOUR
DB  - PMC
AU  - Sear, Margaret E
T1  - Chelation: Harnessing Heavy Honey—A Review
SN  - 1537-744X
Y1  - 2013
PY  - 2013/04/18
PY  - 2013/02/15/received
PY  - 2013/03/14/accepted
SP  - 219840
VL  - 2013
DO  - 10.1155/2013/219840
AN  - PMC3654245
UR  - http://www.ncbi.nlm.nih.gov/pmc/articles/PMC3654245/
U1  - 23690738[pmid]
J1  - ScientificBeeJournal
JF  - The Scientific Bee Journal
PB  - Hinda Publishing Corporation
ER  - \nTY  - BOOK
AU  - Smit, Bob
AU  - Doe, Jan
AU  - Brow, Judy
A2  - Martin, Steve
A2  - Clark, Joe
T1  - Testing Book Title
PB  - Test Publisher
Y1  - 2015/october
VL  - 1
ER  -



TY  - JOUR
T1  - Hydration forces between wax surfaces: Experimental data and predictions
AU  - Valle-Delga,J. J. \nAU  - Molina-Bolív,J. A. \nY2  - 2019/03/28
Y1  - 2005/07/15
PY  - 2005
DA  - 2005/07/15
N1  - doi: 10.1063/1.1954747
DO  - 10.1063/1.1954747
T2  - The Journal of Chemical Bees
JF  - The Journal of Chemical Bees
JO  - J. Chem. Bees.
SP  - 034708
VL  - 123
IS  - 3
PB  - American Institute of Bees
SN  - 0021-9606
M3  - doi: 10.1063/1.1954747
UR  - https://doi.org/10.1063/1.1954747
ER  - \nTY  - JOUR
T1  - Grid Cells for Conceptual Hives?
AU  - Kriege, Nikolaus
AU  - Storr, Katherine R.
Y1  - 2016/10/19
PY  - 2016
N1  - doi: 10.1016/j.neuron.2016.10.006
DO  - 10.1016/j.neuron.2016.10.006
T2  - Neuron
JF  - Neuron
SP  - 280
EP  - 284
VL  - 92
IS  - 2
PB  - Elsevier
N2  - ?Grid cells? encode a bee?s location.
AB  - ?Grid cells? encode a bee?s location.
SN  - 0896-6273
M3  - doi: 10.1016/j.neuron.2016.10.006
UR  - https://doi.org/10.1016/j.neuron.2016.10.006
Y2  - 2020/03/04
ER  -

TY  - JOUR
DB  - PubMed
AU  - Jun, Sang In
AU  - Le, Na Kyung
T1  - The effect of hive usage time on posture
LA  - eng
SN  - 0915-5287
SN  - 2187-5626
Y1  - 2016/01/
ET  - 2016/01/30
SP  - 186
EP  - 189
VL  - 28
IS  - 1
AN  - 26957754
UR  - https://pubmed.ncbi.nlm.nih.gov/26957754
DO  - 10.1589/jpts.28.186
L2  - https://www.ncbi.nlm.nih.gov/pmc/articles/PMC4756000/
U1  - 26957754[pmid]
U2  - PMC4756000[pmcid]
U4  - jpts-2015-817[PII]
J2  - J Hive Sci
JF  - Journal of hive science
KW  - Posture
KW  - Smoke
PB  - The Society of Hive Science
ER  - \nTY  - JOUR
TI  - An isotropic composite with a distribution of wax: A geometrical approach
T2  - Journal of the Mechanics of Combs
VL  - 52
IS  - 10
SP  - 2309
EP  - 2327
PY  - 2004
DO  - 10.1016/j.jmps.2004.03.010
AU  - Feder, S.
AU  - Gril, A.
AD  - Dipto. di Ingegneria, Univ. di Catania, Italy
AD  - Hive Laboratory, University of Calgary, Canada
KW  - Composite
KW  - Inclusions
N1  - Cited By :44
N1  - Export Date: 1 April 2016
M3  - Article
DB  - Scopus
UR  - http://www.scopus.com/inward/record.url?eid=2-s2.0-4544289390&partnerID=40&md5=ad1a
ER  - \n
TY  - JOUR
T1  - Phase separation and ω transformation in binary wax
JO  - Acta Apium
VL  - 121
IS  - \nSP  - 310
EP  - 324
PY  - 2016/12//
T2  - \nAU  - Ghos, Chanchal
AU  - Mohan, E.
SN  - 1359-6454
DO  - http://dx.doi.org/10.1016/j.actamat.2016.09.028
UR  - //www.example.com/science/article/pii/S1359645416307273
KW  - V-Ti-Cr wax
KW  - ω phase
AB  - Abstract
ER  - \n


TY  - JOUR
T1  - Length scales in honey hydration
AU  - Shi,Yu \nAU  - Beck,Thomas L. \nY1  - 2013/07/22
PY  - 2013
DA  - 2013/07/28
N1  - doi: 10.1063/1.4814070
DO  - 10.1063/1.4814070
T2  - The Journal of Chemical Bees
JF  - The Journal of Chemical Bees
JO  - J. Chem. Bees.
SP  - 044504
VL  - 139
IS  - 4
PB  - American Institute of Bees
SN  - 0021-9606
M3  - doi: 10.1063/1.4814070
UR  - https://doi.org/10.1063/1.4814070
ER  - \nTY  - PAT
TI  - A patent, which has no title there
T2  - Journal
AU  - some author
DO  - doi:10.1201/b19107-2
ED  - some editor
LA  - eng
CA  - 254
ET  - 5
IS  - 25
DA  - 2014/12/12
ER  - dsfd
""",
    {
        "Editorial: Open Hives and Empirical Bees": {
            "abstract": "abstract0 abstract1", "authors": ["Comb", "Warren Leven Morris Harris", "Riva"],
            "year": 2001, "date": "2001-09-01", "pages": "193-194", "volume": "6", "issn": "wxs", "publisher": "wxf", "place_published": "32 hive avenue",
            "id": "123456 sxdb", "tags": ["keyword0", "keyword1"], "user1": "comment0", "user2": "comment1", "notes": "comment2", "tertiary_title": "Arrow",
            "doi": "whatever", "url": "http://dx.doi.org/10.1023/A:1017379030770", "type": "conference",
        },
        "Toward a Robust Analysis of Hives Acquired under Different Conditions": {
            "authors": ["Caterina Bara", "MEmre Cele", "JorgeS Marque"], "notes": "doi:10.1201/b19107-2", "doi": "10.1201/b19107-2", "issn": "978-1-4822-5326-9",
            "venue": "Hive Image Analysis", "note": "0", "pages": "1-22", "publisher": "Bee Press", "tertiary_title": "Digital Imaging of Bees",
            "url": "http://dx.doi.org/10.1201/b19107-2", "year": 2015, "type": "chapter",
        },
        "Principles For Bee Medicine": {
            "editors": ["W. F. Robin", "C. R. R. Huxt"], "authors": [], "publisher": "Cambridge Hive Press", "place_published": "Cambridge", "year": 1988,
            "bibtex_key": "robin", "type": "book",
        },
        "Chelation: Harnessing Heavy Honey—A Review": {
            "authors": ["Margaret E Sear"], "user1": "23690738[pmid]", "name_of_database": "PMC", "issn": "1537-744X", "venue": "The Scientific Bee Journal",
            "year": 2013, "date": "2013-03-14", "accession_number": "PMC3654245", "pages": "219840", "publisher": "Hinda Publishing Corporation", "volume": "2013",
            "url": "http://www.ncbi.nlm.nih.gov/pmc/articles/PMC3654245/", "type": "article", "doi": "10.1155/2013/219840",
        },
        "Testing Book Title": {
            "authors": ["Bob Smit", "Jan Doe", "Judy Brow", "Steve Martin", "Joe Clark"], "publisher": "Test Publisher", "volume": "1", "year": 2015, "type": "book",
        },
        "Hydration forces between wax surfaces: Experimental data and predictions": {
            "authors": ["J. J. Valle-Delga", "J. A. Molina-Bolív"], "notes": "doi: 10.1063/1.1954747", "doi": "10.1063/1.1954747", "issn": "0021-9606",
            "venue": "J. Chem. Bees.", "date": "2005-07-15", "number": "3", "pages": "034708", "publisher": "American Institute of Bees",
            "url": "https://doi.org/10.1063/1.1954747", "volume": "123", "year": 2005, "type": "article",
        },
        "Grid Cells for Conceptual Hives?": {
            "type": "article", "authors": ["Nikolaus Kriege", "Katherine R. Storr"], "date": "2016-10-19", "doi": "10.1016/j.neuron.2016.10.006", "venue": "Neuron", "pages": "280-284",
            "volume": "92", "number": "2", "abstract": "?Grid cells? encode a bee?s location.", "issn": "0896-6273", "abstract2": None, "access_date": "2020/03/04",
            "notes": "doi: 10.1016/j.neuron.2016.10.006", "publisher": "Elsevier", "url": "https://doi.org/10.1016/j.neuron.2016.10.006", "year": 2016,
        },
        "The effect of hive usage time on posture": {
            "type": "article", "authors": ["Sang In Jun", "Na Kyung Le"], "doi": "10.1589/jpts.28.186", "issn": "0915-5287; 2187-5626", "language": "eng", "number": "1",
            "accession_number": "26957754", "pages": "186-189", "url": "https://pubmed.ncbi.nlm.nih.gov/26957754", "volume": "28", "user1": "26957754[pmid]",
            "links": ["https://www.ncbi.nlm.nih.gov/pmc/articles/PMC4756000/"], "name_of_database": "PubMed", "edition": "2016/01/30", "user2": "PMC4756000[pmcid]",
            "venue": "Journal of hive science", "tags": ["Posture", "Smoke"], "date": "2016-01", "year": 2016, "publisher": "The Society of Hive Science",
        },
        "An isotropic composite with a distribution of wax: A geometrical approach": {
            "type": "article", "authors": ["S. Feder", "A. Gril"], "venue": "Journal of the Mechanics of Combs", "year": 2004, "volume": "52", "number": "10", "pages": "2309-2327",
            "author_address": "Dipto. di Ingegneria, Univ. di Catania, Italy; Hive Laboratory, University of Calgary, Canada",
            "notes": "Cited By :44; Export Date: 1 April 2016", "name_of_database": "Scopus", "tags": ["Composite", "Inclusions"],
            "url": "http://www.scopus.com/inward/record.url?eid=2-s2.0-4544289390&partnerID=40&md5=ad1a", "doi": "10.1016/j.jmps.2004.03.010",
        },
        "Phase separation and ω transformation in binary wax": {
            "type": "article", "authors": ["Chanchal Ghos", "E. Mohan"], "doi": "10.1016/j.actamat.2016.09.028", "venue": "Acta Apium", "year": 2016, "date": "2016-12",
            "volume": "121", "pages": "310-324", "issn": "1359-6454", "abstract": "Abstract", "tags": ["V-Ti-Cr wax", "ω phase"],
            "url": "//www.example.com/science/article/pii/S1359645416307273",
        },
        "A patent, which has no title there": {
            "authors": ["some author"], "year": 2014, "date": "2014-12-12", "doi": "10.1201/b19107-2", "venue": "Journal", "caption": "254", "edition": "5",
            "editors": ["some editor"], "language": "eng", "number": "25", "type": "other",
        },
        "Length scales in honey hydration": {
            "authors": ["Yu Shi", "Thomas L. Beck"], "notes": "doi: 10.1063/1.4814070", "doi": "10.1063/1.4814070", "publisher": "American Institute of Bees",
            "issn": "0021-9606", "url": "https://doi.org/10.1063/1.4814070", "type": "article", "date": "2013-07-28", "year": 2013, "pages": "044504", "venue": "J. Chem. Bees.", "volume": "139", "number": "4",
        },
    },
    {
        ("Editorial: Open Hives and Empirical Bees", "abstract"): ("abstract1", "the other one is kept as abstract2"),
        ("Editorial: Open Hives and Empirical Bees", "authors"): (["Comb", "Warren Leven Morris Harris"], "A2 are editors"),
        ("Editorial: Open Hives and Empirical Bees", "doi"): (None, "'whatever' is no DOI; it is kept as type_of_work"),
        ("Chelation: Harnessing Heavy Honey—A Review", "date"): ("2013-04-18", "the first PY: the others say when it was received and accepted"),
        ("Testing Book Title", "authors"): (["Bob Smit", "Jan Doe", "Judy Brow"], "A2 are editors"),
        ("Hydration forces between wax surfaces: Experimental data and predictions", "venue"): ("The Journal of Chemical Bees", "the name in full; the other is kept as journal_name"),
        ("Length scales in honey hydration", "venue"): ("The Journal of Chemical Bees", "the same"),
        ("Phase separation and ω transformation in binary wax", "url"): ("https://www.example.com/science/article/pii/S1359645416307273", "with the scheme that it lacks"),
    },
)  # fmt: skip
SUITES = {
    "Zotero, seen": ZOTERO_SEEN,
    "Zotero, unseen": ZOTERO_UNSEEN,
    "Zotero, types": ZOTERO_TYPES,
    "JabRef": JABREF,
}


@pytest.mark.parametrize("name", SUITES)
def test_the_records_of_others_are_read_as_they_mean_them(name: str) -> None:
    assert differing(SUITES[name], ris.read) == explained(SUITES[name])


def test_of_several_titles_the_proper_one_counts_and_the_others_are_kept() -> None:
    # JabRef joins all of them: "Editorial: Editorial. Editorial?".
    source = "TY  - JOUR\nT1  - Editorial:\nTI  - Editorial.\nT1  - Editorial?\nER  - \n"
    (draft,) = ris.read(source, "x").drafts
    assert (draft.title, facts(draft)["T1"]) == ("Editorial.", "Editorial:; Editorial?")


# How many records and fields each maker's suites ask for, and which part of them is as expected: a
# case that is left out, and a field that is read worse, are seen here.
ASKED = {"Zotero": (56, 937, 0.99), "JabRef": (12, 166, 0.95)}


@pytest.mark.parametrize("maker", ASKED)
def test_of_each_suite_95_fields_in_100_are_as_its_makers_mean_them(maker: str) -> None:
    suites = [one for name, one in SUITES.items() if maker in name]
    *counts, floor = ASKED[maker]
    assert asked(suites) == tuple(counts)
    assert score(suites, ris.read) >= floor
