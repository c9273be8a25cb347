"""EndNote's tagged form as JabRef's suite has it, and what we make of it."""

import pytest
from foreign import Suite, asked, differing, explained, score

from awesomequant.intake.formats import endnote

# References of one type each, whose values are the names of their tags; where one had no title, it
# has one here, for without one it is told and no draft.
JABREF = Suite(
    """%0
%A testA0
%A testA1
%E testE0
%E testE1
%T testT
%0 Test0
%T Test of a second
%7 test7
%C testC
%D 2013
%8 test8
%J testJ
%B testB2
%0 Journal
%T Test of an article
%B testB0
%0 Book
%T Test of a book
%B testB1
%I testI0
%0 Thesis
%T Test of a thesis
%I testI1
%P testP
%V testV
%N testN
%U http://www.example.org/testU
%R doi:10.1234/testr
%O testO1
%K testK
%X testX
%9 Masters
%F testF

%0 Book
%A Preiß, René
%A Stach, Bjørn
%C Heidelberg
%D 2016
%I dhive.verlag
%K Bienenverwaltung
%L 6H 1249(3)
%P XX, 327 \x20
%T Git : dezentrale Bienenverwaltung im Team : Grundlagen und Waben
%U http://d-nb.example.org/107601965X
%7 3., aktualisierte und erweiterte Auflage
%@ 978-3-86490-311-3
%[ 20151028
%= 20151125
%1 UB Bienen (geschlossen: 24.12.15 - 3.1.16)

%0
%O Artn testO
%A testA,
%E testE0, testE1
%T Test of an article number
""",
    {
        "testT": {"authors": ["testA0", "testA1"], "editors": ["testE0", "testE1"], "type": "other"},
        "Test of a second": {"place": "testC", "%B": "testB2", "date": "test8", "edition": "test7", "venue": "testJ", "year": 2013, "type": "other"},
        "Test of an article": {"venue": "testB0", "type": "article"},
        "Test of a book": {"publisher": "testI0", "venue": "testB1", "type": "book"},
        "Test of a thesis": {
            "abstract": "testX", "bibtex_key": "testF", "doi": "10.1234/testr", "tags": ["testK"], "alternate journal": "testO1", "number": "testN", "pages": "testP",
            "venue": "testI1", "url": "http://www.example.org/testU", "volume": "testV", "type": "thesis", "bibtex_type": "mastersthesis",
        },
        "Git : dezentrale Bienenverwaltung im Team : Grundlagen und Waben": {
            "place": "Heidelberg", "authors": ["René Preiß", "Bjørn Stach"], "edition": "3., aktualisierte und erweiterte Auflage", "tags": ["Bienenverwaltung"],
            "pages": "XX, 327", "publisher": "dhive.verlag", "url": "http://d-nb.example.org/107601965X", "year": 2016, "type": "book", "ISBN or ISSN": "978-3-86490-311-3",
        },
        "Test of an article number": {"authors": ["{testA}"], "editors": ["testE1 testE0"], "pages": "testO", "type": "other"},
    },
    {
    },
)  # fmt: skip

SUITES = {"JabRef": JABREF}


@pytest.mark.parametrize("name", SUITES)
def test_the_references_of_others_are_read_as_they_mean_them(name: str) -> None:
    assert differing(SUITES[name], endnote.read) == explained(SUITES[name])


def test_of_each_suite_95_fields_in_100_are_as_its_makers_mean_them() -> None:
    # As many references and fields as JabRef has: a case that is left out, and a field that is
    # read worse, are seen here.
    assert asked(SUITES.values()) == (7, 48)
    assert score(SUITES.values(), endnote.read) >= 0.95
