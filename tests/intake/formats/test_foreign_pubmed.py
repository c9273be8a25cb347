"""PubMed's form as JabRef's suite has it, and what we make of it."""

import pytest
from foreign import Suite, asked, differing, explained, score

from awesomequant.intake.formats import pubmed

# The file of one entry with everything, that of seven with what is odd, and single lines.  An entry
# that has no title there has one here, for without one it is told and no draft.
JABREF = Suite(
    """PMID- 20481061
LID - https://pubmed.example.org/20481061/ [pii]
OWN - NLM
STAT- MEDLINE
DA  - 20100520
DCOM- 20100526
LR  - 20150731
IS  - 0955-2359 (Print)
IS  - 0955-2359 (Linking)
VI  - 20
IP  - 4
DP  - 2009
TI  - From danger and honey to health and wax: health advice for the hive
      girl in early twentieth-century Britain.
PG  - 454-81
AB  - Lorem ipsum abstract
FAU - Lon, Vicky
AU  - Lon V
AD  - Centre for the History of Bees, University of
      Hives. Vicky.Lon@example.org
FAU - Marla, Hilary
AU  - Marla H
LA  - eng
GR  - /076053/Z/04/Z/Hive Trust/United Kingdom
GR  - 076053/Hive Trust/United Kingdom
PT  - Historical Article
PT  - Journal Article
PT  - Research Support, Non-U.S. Gov't
PL  - England
TA  - 20 Century Br Bees
JT  - 20 century British bees
JID - 9015384
SB  - QIS
MH  - Attitude to Honey
MH  - Employment/psychology
MH  - History, 20th Century
MH  - Bees, Working/*history/psychology
PMC - PMC4513071
MID - EMS54115
OID - NLM: EMS54115
EDAT- 2009/01/01 00:00
CRDT- 2010/05/21 06:00
PST - ppublish
SO  - 20 Century Br Bees. 2009;20(4):454-81.

This line should be omitted by the importer.

PMC -22664230
TI  - A conference on bees
BTI -    \x20
FAU -
FED - Some Editor
PT  - Clinical Conference
PT  - Consensus Development Conference
PT  - Consensus Development Conference, NIH
FED - Some test data
JT  - Test Journal
PG  -
PL  - \x20
IS  -
VI  -
AB  - Old Abstract
AB  - new abstract
DP  - 2013 06 10
MH  -
AID -
CON - First Comment
CIN - Different Comment

PMCR- 20481061
CTI - TestBookTitle
DP  - 2010   06
TI  - This is a Testtitle
TI  - This title should be appended:
TI  - LastTitle
PT  - Book

PMID-22664220
TI  - A report on bees
PT  - Technical Report
AID - doi:10.1016/j.cpr.2005.02.002

PMID-22664238
TI  - An editorial on bees
PT  - Editorial
JT  - Inproceedings book title

PMID-96578310
TI  - Proceedings on bees
PT  - Overall
MH  - Female

PMID-45984220
TI  - Anything on bees
PT  -
MH  - Female
OT  - Male

PMID-22664795
TI  - Articles of five kinds on bees
MH  - Female
PT  - journal article
PT  - classical article
PT  - corrected and republished article
PT  - introductory journal article
PT  - newspaper article

PMID- 27433151
SO  invalid line
TI  - This is a test title

PMID- 27394443
SO- another invalid line
TI  -This is also a test title

PMID- 27376099
OWN - NLM
IS  - 2277-9175 (Electronic)
VI  - 5
DP  - 2016
TI  - Proteomics: A new perspective for bees.
PG  - 67
LID - 10.4103/2277-9175.180636 [doi]
AB  - some things will be described
CN  - corporater
FAU - Shruth, Basavara Sahu
AU  - Shruth BS
FAU - Vinod, Pala
AU  - Vinod P
FAU - Selva
LA  - eng
PT  - Journal Article
DEP - 20160419
PL  - India
TA  - Adv Bee Res
JT  - Advanced bee research
CTI - name of collection
TT  - title that is transliterated
ISBN- ISBN 978-3-86680-192-9
OT  - Biomarkers
OT  - electrophoresis
AID - 10.4103/2277-9175.180636 [doi]
AID - ABR-5-67 [pii]
""",
    {
        "From danger and honey to health and wax: health advice for the hive girl in early twentieth-century Britain": {
            "abstract": "Lorem ipsum abstract", "place": "England", "authors": ["Vicky Lon", "Hilary Marla"], "number": "4", "venue": "20 century British bees",
            "grants": "/076053/Z/04/Z/Hive Trust/United Kingdom; 076053/Hive Trust/United Kingdom", "language": "eng", "pages": "454-81", "volume": "20",
            "MeSH terms": "Attitude to Honey; Employment/psychology; History, 20th Century; Bees, Working/*history/psychology", "year": 2009, "type": "article",
            "ISSN": "0955-2359 (Print); 0955-2359 (Linking)", "url": "https://pubmed.ncbi.nlm.nih.gov/20481061/",
        },
        "A conference on bees": {"year": 2013, "date": "2013-06-10", "authors": [], "venue": "Test Journal", "type": "conference", "commented on in": "Different Comment"},
        "This is a Testtitle: This title should be appended: LastTitle": {"type": "book", "year": 2010, "date": "2010-06", "collection": "TestBookTitle"},
        "A report on bees": {"type": "report", "doi": "10.1016/j.cpr.2005.02.002"},
        "An editorial on bees": {"venue": "Inproceedings book title", "type": "conference"},
        "Proceedings on bees": {"type": "book", "MeSH terms": "Female"},
        "Anything on bees": {"type": "other", "MeSH terms": "Female", "tags": ["Male"]},
        "Articles of five kinds on bees": {"type": "article", "MeSH terms": "Female"},
        "This is a test title": {"url": "https://pubmed.ncbi.nlm.nih.gov/27433151/"},
        "This is also a test title": {"url": "https://pubmed.ncbi.nlm.nih.gov/27394443/"},
        "Proteomics: A new perspective for bees": {
            "abstract": "some things will be described", "place": "India", "doi": "10.4103/2277-9175.180636", "authors": ["Basavara Sahu Shruth", "Pala Vinod", "Selva", "{corporater}"],
            "collection": "name of collection", "ISSN": "2277-9175 (Electronic)", "ISBN": "ISBN 978-3-86680-192-9", "venue": "Advanced bee research", "language": "eng",
            "tags": ["Biomarkers", "electrophoresis"], "pages": "67", "volume": "5", "year": 2016, "original title": "title that is transliterated", "type": "article",
        },
    },
    {
        ("An editorial on bees", "type"): ("article", "what appeared in a journal is an article"),
        ("Proceedings on bees", "type"): ("other", "PubMed has no type 'Overall' any more"),
    },
)  # fmt: skip

SUITES = {"JabRef": JABREF}


@pytest.mark.parametrize("name", SUITES)
def test_the_articles_of_others_are_read_as_they_mean_them(name: str) -> None:
    assert differing(SUITES[name], pubmed.read) == explained(SUITES[name])


def test_of_each_suite_95_fields_in_100_are_as_its_makers_mean_them() -> None:
    # As many articles and fields as JabRef has: a case that is left out, and a field that is read
    # worse, are seen here.
    assert asked(SUITES.values()) == (11, 63)
    assert score(SUITES.values(), pubmed.read) >= 0.95
