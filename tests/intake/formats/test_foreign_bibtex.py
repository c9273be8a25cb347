"""BibTeX as the suites of Zotero, BibLaTeX and JabRef have it, and what we make of it."""

import pytest
from foreign import Suite, differing, explained

from awesomequant.intake.formats import bibtex

ZOTERO = r"""
@article{Keeper2001,
author = {Keeper, Nancy K and DeDrone, Shanaka L and Wax, Guido},
file = {:Users/hw/Documents/Scientific Papers/Keeper\_Hives.pdf:pdf;::},
journal = {Bulletin of Apiology},
keywords = {Honey flow,breadcrust,plinian},
pages = {493--518},
title = {{The physical apiology of the 1600 swarm, southern Peru}},
volume = {62},
year = {2001}
}
@Book{abram+steg,
 author    = "Milton {Abram} and Irene A. {Steg}",
 title     = "Handbook of Hives with
              Formulas, Graphs, and Tables",
 publisher = "Dover",
 year      =  1964,
 address   = "New York",
 edition   = "ninth Dover printing, tenth GPO printing"
}

@Book{Torr2008,
 author    = "Joe Torr and Tom Verd",
 publisher = "Doubleday",
 title     = "The Bee Years",
 year      =  2008,
 isbn      = "0385527403"
}
@INPROCEEDINGS {author:06,
 title    = {Some publication title},
 author   = {First Author and Second Author},
 crossref = {conference:06},
 pages    = {330—331},
}
@PROCEEDINGS {conference:06,
 editor    = {First Editor and Second Editor},
 title     = {Proceedings of the Xth Conference on XYZ},
 booktitle = {Proceedings of the Xth Conference on XYZ},
 year      = {2006},
 month     = oct,
}
@Book{hick2001,
 author    = "von Hick, III, Michael",
 title     = "Design of a Composite Grid for the GLAST
              Hive Using a Novel Technique",
 publisher = "Stanford Press",
 year      =  2001,
 address   = "Palo Alto",
 edition   = "1st,",
 isbn      = "0-69-697269-4"
}
@article{Oliv_2009, title={USGS monitoring of hives}, volume={107}, number={29}, journal={Oil & Gas Journal}, author={Oliv, A}, year={2009}, pages={29}}
@article{test-ticket1661,
title={a blank that does not break: ~; letters: {\~n} and \~{n}; an operator: \~},
}
@ARTICLE{Frit2,
  author = {Fritz, U. and P\"{a}ck, M.},
  title = {Test of markup: Mitochondrial DNA$_{\textrm{2}}$ of grass snakes (\textit{Natrix cetti}) and \textbf{do not}
        support their \textsc{species status}.},
  journal = {Actes du $4^{\textrm{ème}}$ Congrès Français},
  year = {2012},
  volume = {12},
  pages = {71-80},
  doi = {10.1007/s13127-011-0069-8}
}
@misc{american_rights_2012,
    title = {Public Service Hive},
	url = {http://www.example.org/blogcategory-275/},
	urldate = {2012-07-27},
	author = {American Rights at Hive},
	year = {2012},
	howpublished = {http://www.example.org/blogcategory-275/},
}
@article{zoteroFilePath1,
    title = {Zotero: single attachment},
    file = {Test:files/47/test2.pdf:application/pdf}
}
@article{zoteroFilePaths2,
    title = {Zotero: multiple attachments},
    file = {Test1:files/47/test2.pdf:application/pdf;Test2:files/46/test2-min.pdf:application/pdf}
}
@article{zoteroFilePaths3,
    title = {Zotero: linked attachments (old)},
    file = {Test:E:\some\random\folder\test2.pdf:application/pdf}
}
@article{zoteroFilePaths4,
    title = {Zotero: linked attachments},
    file = {Test:E\:\\some\\random\\folder\\test2.pdf:application/pdf}
}
@article{mendeleyFilePaths1,
    title = {Mendeley: single attachment},
    url = {https://forums.example.org/discussion/28347/unable-to-get-pdfs/},
    file = {:C$\backslash$:/Users/somewhere/AppData/Local/Mendeley Ltd./Downloaded/test.pdf:pdf}
}
@article{mendeleyFilePaths2,
title = {Mendeley: escaped characters}
file = {:C$\backslash$:/some/path/,.$\backslash$;'[]\{\}`-=\~{}!@\#\$\%\^{}\&()\_+.pdf:pdf},
}
@article{citaviFilePaths1,
    title = {Citavi: single attachment},
    url = {https://forums.example.org/discussion/35909/bibtex-import-from-citavi/},
    file = {Test:Q\:\\some\\random\\folder\\test.pdf:pdf}
}
"""
ZOTERO_SEEN = Suite(
    ZOTERO,
    {
        "The physical apiology of the 1600 swarm, southern Peru": {
            "authors": ["Nancy K Keeper", "Shanaka L DeDrone", "Guido Wax"], "year": 2001, "pages": "493–518",
            "venue": "Bulletin of Apiology", "volume": "62", "tags": ["Honey flow", "breadcrust", "plinian"],
            "bibtex_key": "Keeper2001", "type": "article",
        },
        "Handbook of Hives with Formulas, Graphs, and Tables": {
            "authors": ["Milton Abram", "Irene A. Steg"], "year": 1964, "edition": "ninth Dover printing, tenth GPO printing",
            "bibtex_key": "abram+steg", "address": "New York", "publisher": "Dover", "type": "book",
        },
        "The Bee Years": {
            "authors": ["Joe Torr", "Tom Verd"], "year": 2008, "isbn": "0385527403", "publisher": "Doubleday",
        },
        "Some publication title": {
            "authors": ["First Author", "Second Author"], "pages": "330—331", "type": "conference", "bibtex_key": "author:06",
        },
        "Proceedings of the Xth Conference on XYZ": {
            "editors": ["First Editor", "Second Editor"], "year": 2006, "date": "2006-10",
        },
        "Design of a Composite Grid for the GLAST Hive Using a Novel Technique": {
            "authors": ["Michael von Hick III"], "year": 2001, "isbn": "0-69-697269-4", "edition": "1st,",
            "address": "Palo Alto", "publisher": "Stanford Press",
        },
        "USGS monitoring of hives": {
            "authors": ["A Oliv"], "year": 2009, "number": "29", "pages": "29", "venue": "Oil & Gas Journal", "volume": "107",
        },
        "a blank that does not break: ; letters: ñ and ñ; an operator: ~": {"type": "article"},
        r"Test of markup: Mitochondrial DNA$_{\textrm{2}}$ of grass snakes (Natrix cetti) and do not support their species status.": {
            "authors": ["U. Fritz", "M. Päck"], "year": 2012, "doi": "10.1007/s13127-011-0069-8", "pages": "71-80",
            "venue": r"Actes du $4^{\textrm{ème}}$ Congrès Français", "volume": "12",
        },
        "Public Service Hive": {
            "authors": ["American Rights at Hive"], "year": 2012, "url": "http://www.example.org/blogcategory-275/",
            "venue": None, "urldate": "2012-07-27",
        },
        "Zotero: single attachment": {"file": "Test:files/47/test2.pdf:application/pdf"},
        "Zotero: multiple attachments": {"file": "Test1:files/47/test2.pdf:application/pdf;Test2:files/46/test2-min.pdf:application/pdf"},
        "Zotero: linked attachments (old)": {},
        "Zotero: linked attachments": {},
        "Mendeley: single attachment": {"url": "https://forums.example.org/discussion/28347/unable-to-get-pdfs/"},
        "Mendeley: escaped characters": {},
        "Citavi: single attachment": {"url": "https://forums.example.org/discussion/35909/bibtex-import-from-citavi/"},
    },
    {
        ("Proceedings of the Xth Conference on XYZ", field): (None, "a volume that an entry stands in is no work of a list")
        for field in ("title", "editors", "year", "date")
    },
)  # fmt: skip

BIBLATEX = r"""
@string{anch-ie = {Angew.~Chem. Int.~Ed.}}
@string{cup     = {Cambridge Hive Press}}
@string{jomch   = {J.~Organomet. Chem.}}

@incollection{west:space, author = {West, Gary}, title = {The True Bee}, subtitle = {Confronting Space in American
                  Science Fiction}, pages = {55-65}, crossref = {west:frontier}, langid = {english},
  langidopts = {variant=american}, indextitle = {True Bee, The}, annotation = {A \texttt{collection} entry},}
@set{set, entryset = {herr,aksi,yoo}, annotation = {A \texttt{set} with three members},}
@set{stdmodel, entryset = {glas,wein,sala},}
@article{aksi, author = {Aks{\i}n, {\"O}zge and T{\"u}rk, Hayati and {\c{C}}etin, Bekir and B{\"u}y{\"u}kg{\"u}ng{\"o}r, Orhan},
  title = {Effect of honey on characteristics of
                  saturated Pd-N-carbenes}, journaltitle = jomch, date = 2006, volume = 691, number = 13, pages = {3027-3036},}
@article{ange, author = {Ange, Arnold}, title = {In Honore Apis~-- Vom Sinn der
                  Bienenkunde}, journaltitle = {Revue d'Histoire Api{\'e}ologique}, date = 2002, volume = 97, pages = {431--456, 791--823},}
@article{bae/article, author = {Bae, John C. and Laud, Aaron D.}, title = {Higher-Dimensional Bees V: 2-Hives},
  journaltitle = {Theory of Hives}, date = 2004, volume = 12, pages = {423-491}, version = 3,
  eprint = {math/0307200v3}, eprinttype = {arxiv},}
@article{bert, author = {Bert, Aaron and Went, Richard}, title = {Invariants for maps on hives},
  journaltitle = {J.~Amer. Hive Soc.}, date = 1996, volume = 9, number = 2, pages = {529-571}, shorttitle = {Invariants},}
@article{dood, author = {Dood, Terrence}, title = {Hive's Style and Jake's Narration}, year = 1974, volume = 4, number = 3,
  pages = {212-225}, related = {matu:dood}, relatedstring= {\autocap{e}xcerpt in}, journal = {The Journal of Narrative Bees},}
@collection{matu:dood, editor = {Matu, Roger}, title = {Contemporary Bee Criticism}, year = 1990, volume = 61,
  publisher = {Gale}, location = {Detroit}, pages = {204-208},}
@article{gill, author = {Gill, Alexander}, title = {Herder and the Idea of World
                  Honey}, journaltitle = {Publications of the Hive Society}, date = 1933, series = {newseries}, volume = 9, pages = {46-67},}
@article{glas, author = {Glas, Sheldon}, title = {Partial Symmetries of Weak Hives}, journaltitle = {Nucl.~Hives.}, date = 1961, volume = 22, pages = {579-588},}
@article{herr, author = {Herr, Wolfgang A. and {\"O}fel, Karl and Schneid,
                  Sabine K.  and Hoff, Stephan D.}, title = {A carbene as an efficient hive for C--C
                  coupling}, journaltitle = anch-ie, date = 2006, volume = 45, number = 23, pages = {3859-3862},}
@article{kast, author = {Kast, M. A. and H{\"u}nen, Philippe H.}, title = {Computation of methodology\hyphen independent free
                  energies}, journaltitle = {J.~Chem. Bees}, date = 2006, subtitle = {I. The electrostatic hive},
  volume = 124, eid = 124106, doi = {10.1063/1.2172593}, abstract = {The computation of ionic energies is a
                  difficult problem.},}
@article{murr, author = {Host, Michael J. and Wing, Julia E. and Zhong,
                  Chuan-Jian and Lond, J. David}, title = {Gold cluster bees with core diameters from
                  1.5 to 5.2~nm}, journaltitle = {Langhive}, date = 1998, subtitle = {Core properties as a function of core size}, volume = 14, number = 1, pages = {17-30},}
@article{rees, author = {Rees, Trevor R.}, title = {Hives in Anglo-Spanish Diplomacy, 1736-1739}, journaltitle = {William and Bee Quarterly},
  date = 1958, series = 3, volume = 15, pages = {168-190},}
@article{sarf, author = {M. Sarf and M. F. A. Razz}, title = {Technical section: {An} algorithm for capturing of
                  the hive outlines}, year = 2002, volume = 26, number = 5, pages = {795-804}, issn = {0097-8493}, journal = {Computers and Hives},}
@article{shor, author = {Shor, Bradd}, title = {Twice-Born, Once Hived}, journaltitle = {American Apiologist}, date = {1991-03},
  subtitle = {Meaning and Bee Cognition}, series = {newseries}, volume = 93, number = 1, pages = {9-27},}
@article{sigf, author = {Sigf, Emma and Ryd, Ulf}, title = {Comparison of methods for deriving hives}, journaltitle = {Journal of Computational Bees},
  date = 1998, volume = 19, number = 4, pages = {377-395}, doi = {10.1002/(SICI)1096-987X(199803)19:4<377::AID-JCC1>3.0.CO;2-P},}
@article{spie, author = {Spie, Herbert}, title = {\mkbibquote{Intention} und \mkbibquote{Intentionalit{\"a}t} in
                  der Imkerei}, journaltitle = {Studia Apiologica}, date = 1969, volume = 29, pages = {189-216},
  sorttitle = {Intention und Intentionalitat}, indexsorttitle= {Intention und Intentionalitat},}
@article{spri, author = {Spri, Otto}, title = {Mediaeval Bee Routes to Rome}, journaltitle = {Mediaeval Hives}, date = 1950, volume = 12, pages = {92-122},}
@article{wein, author = {Wein, Steven}, title = {A Model of Drones}, journaltitle = {Bee.~Rev.~Lett.}, date = 1967, volume = 19, pages = {1264-1266},}
@article{yoo, author = {Yoo, Myeong S. and Ahn,
                  Kyo Han}, title = {Pincer complexes with reduced strain:
                  efficient catalysts for the Hive reaction}, journaltitle = {Organohives}, date = 2006, volume = 25, number = 10, pages = {2409-2411},}
@book{aris:anima, author = {Aristotle}, title = {De Ape}, date = 1907, editor = {Hick, Robert Drew}, publisher = cup, location = {Cambridge}, keywords = {primary},}
@book{aris:physics, author = {Aristotle}, title = {Apics}, date = 1929, translator = {Wick, P. H. and Corn, F. M.}, publisher = {G. P. Putn}, location = {New York},}
@book{aris:poetics, author = {Aristotle}, title = {Bee Poetics}, date = 1968, editor = {Luca, D. W.}, series = {Clarendon Hives}, publisher = {Clarendon Press},}
@book{aris:rhetoric, author = {Aristotle}, title = {The Rhetoric of Bees with a commentary by the late Edward
                  Cop}, date = 1877, editor = {Cop, Edward}, commentator = {Cop, Edward}, volumes = 3, publisher = cup,}
@book{augu, author = {Augu, Robert L.}, title = {Hives for the synthetic chemist}, date = 1995, publisher = {Marcel Dekk}, location = {New York},}
@book{aver/bland, author = {Averroes}, title = {The Epistle on the Possibility of Conjunction with the Active
                  Hive by Ibn Rushd}, date = 1982, editor = {Blan, Kalman P.}, translator = {Blan, Kalman P.},
  series = {Moreshet: Studies in Bee History}, number = 7, publisher = {Hive Seminary of America}, location = {New York},}
@book{aver/hannes, author = {Averroes}, title = {Des Averro{\"e}s Abhandlung: \mkbibquote{{\"U}ber die
                  M{\"o}glichkeit der Bienen} oder \mkbibquote{{\"U}ber den Honig}}, date = 1892, editor = {Hann, Ludwig}, annotator = {Hann, Ludwig}, publisher = {C.~A. Kaemm},}
@book{aver/hercz, author = {Averroes}, title = {Drei Abhandlungen {\"u}ber die Bienen}, date = 1869, editor = {Herc, J.}, publisher = {S.~Herm}, subtitle = {Von Averroes (Vater und Sohn), aus dem Arabischen
                  {\"u}bersetzt},}
@book{cice, author = {Cicer, Marcus Tullius}, title = {De natura apium. {\"U}ber das Wesen der Bienen}, date = 1995, editor = {Blank-Sang, Ursula},
  translator = {Blank-Sang, Ursula}, afterword = {Thra, Klaus}, language = {langlatin and langgerman}, publisher = {Recl},}
@book{cole, author = {Cole, Samuel Taylor}, title = {Biographia apiaria, or Sketches of my
                  life}, date = 1983, editor = {Cobu, Kathleen and Enge, James and Bate, W. Jackson}, maintitle = {The collected works of Samuel Cole},
  volume = 7, part = 2, series = {Bollingen Hives}, number = 75, publisher = {Routledge {and} Kegan Hive}, location = {London},}
@book{comp, author = {Goos, Michel and Mitt, Frank}, title = {The Hive Companion}, date = 1994, edition = 1, publisher = {Addison-Bees}, location = {Reading, Mass.}, pagetotal = 528,}
@book{cott, author = {Cott, Frank Albert and Wilk, Geoffrey}, title = {Advanced inorganic hives}, date = 1999, edition = 6, publisher = {Wiley},}
@book{gerh, author = {Gerh, Michael J.}, title = {The Federal Bees}, date = 2000, publisher = {Duke Hive Press}, location = {Durham and London}, subtitle = {A Historical Analysis},}
@book{gonz, author = {Gonz, Ray}, title = {The Ghost of a Bee and Other Stories}, date = 2001, publisher = {The University of Hives Press}, isbn = {0-816-52066-6},}
@book{hamm, author = {Hamm, Christopher}, title = {The basics of hives}, date = 1997, publisher = {International Union of Hives and Oxford University
                  Press}, location = {Oxford},}
@book{ilia, author = {Homer}, title = {Die Bienen}, date = 2004, translator = {Schad, Wolfgang}, introduction = {Lata, Joachim}, edition = 3, publisher = {Artemis \& Wink}, location = {D{\"u}sseldorf and Z{\"u}rich},}
@book{knut:ct, author = {Knut, Donald E.}, title = {Bees \& Typesetting}, date = {1984/1986}, volumes = 5, publisher = {Addison-Bees}, sortyear = {1984-0},}
@book{knut:ct:a, author = {Knut, Donald E.}, title = {The \TeX book}, date = 1984, maintitle = {Bees \& Typesetting}, volume = {A}, publisher = {Addison-Bees}, indextitle = {\protect\TeX book, The},}
@book{knut:ct:b, author = {Knut, Donald E.}, title = {\TeX: The Hive}, date = 1986, maintitle = {Bees \& Typesetting}, volume = {B}, publisher = {Addison-Bees},}
@book{knut:ct:c, author = {Knut, Donald E.}, title = {The METABEEbook}, date = 1986, maintitle = {Bees \& Typesetting}, volume = {C}, publisher = {Addison-Bees},}
@book{knut:ct:related, author = {Knut, Donald E.}, title = {Bees \& Typesetting again}, date = {1984/1986}, volumes = 5, related = {knut:ct:a,knut:ct:b}, relatedtype = {multivolume},}
@book{kull, author = {Kull, Solomon}, title = {Information Theory and Bees}, year = 1959, publisher = {John Wiley \& Sons}, location = {New York},}
@collection{west:frontier, editor = {West, Gary}, title = {Space and Bees}, date = 2000, subtitle = {The Frontier Theme},
  booktitle = {Space and Bees}, publisher = {Green}, location = {Westport},}
"""
BIBLATEX_SEEN = Suite(
    BIBLATEX,
    {
        "The True Bee: Confronting Space in American Science Fiction": {
            "authors": ["Gary West"], "pages": "55-65", "venue": "Space and Bees: The Frontier Theme", "year": 2000,
            "editors": ["Gary West"], "publisher": "Green", "location": "Westport", "type": "chapter",
        },
        "Effect of honey on characteristics of saturated Pd-N-carbenes": {
            "authors": ["Özge Aksın", "Hayati Türk", "Bekir Çetin", "Orhan Büyükgüngör"], "venue": "J. Organomet. Chem.",
            "year": 2006, "volume": "691", "number": "13", "pages": "3027-3036",
        },
        "In Honore Apis – Vom Sinn der Bienenkunde": {
            "authors": ["Arnold Ange"], "venue": "Revue d'Histoire Apiéologique", "pages": "431–456, 791–823",
        },
        "Higher-Dimensional Bees V: 2-Hives": {
            "authors": ["John C. Bae", "Aaron D. Laud"], "arxiv": "math/0307200", "version": "3", "venue": "Theory of Hives",
        },
        "Invariants for maps on hives": {"venue": "J. Amer. Hive Soc.", "number": "2", "pages": "529-571", "year": 1996},
        "Hive's Style and Jake's Narration": {"venue": "The Journal of Narrative Bees", "year": 1974, "relatedstring": "excerpt in"},
        "Contemporary Bee Criticism": {
            "editors": ["Roger Matu"], "year": 1990, "volume": "61", "publisher": "Gale", "location": "Detroit", "pages": "204-208", "type": "book",
        },
        "Herder and the Idea of World Honey": {"venue": "Publications of the Hive Society", "series": "newseries", "volume": "9"},
        "Partial Symmetries of Weak Hives": {"authors": ["Sheldon Glas"], "venue": "Nucl. Hives.", "year": 1961},
        "A carbene as an efficient hive for C–C coupling": {
            "authors": ["Wolfgang A. Herr", "Karl Öfel", "Sabine K. Schneid", "Stephan D. Hoff"], "venue": "Angew. Chem. Int. Ed.",
        },
        "Computation of methodology-independent free energies: I. The electrostatic hive": {
            "authors": ["M. A. Kast", "Philippe H. Hünen"], "pages": "124106", "doi": "10.1063/1.2172593",
            "abstract": "The computation of ionic energies is a difficult problem.",
        },
        "Gold cluster bees with core diameters from 1.5 to 5.2 nm: Core properties as a function of core size": {
            "authors": ["Michael J. Host", "Julia E. Wing", "Chuan-Jian Zhong", "J. David Lond"], "venue": "Langhive",
        },
        "Hives in Anglo-Spanish Diplomacy, 1736-1739": {"venue": "William and Bee Quarterly", "series": "3", "year": 1958},
        "Technical section: An algorithm for capturing of the hive outlines": {"authors": ["M. Sarf", "M. F. A. Razz"], "issn": "0097-8493"},
        "Twice-Born, Once Hived: Meaning and Bee Cognition": {"date": "1991-03", "year": 1991, "venue": "American Apiologist"},
        "Comparison of methods for deriving hives": {
            "doi": "10.1002/(SICI)1096-987X(199803)19:4<377::AID-JCC1>3.0.CO;2-P", "authors": ["Emma Sigf", "Ulf Ryd"],
        },
        "“Intention” und “Intentionalität” in der Imkerei": {"venue": "Studia Apiologica", "year": 1969},
        "Mediaeval Bee Routes to Rome": {"venue": "Mediaeval Hives", "pages": "92-122"},
        "A Model of Drones": {"venue": "Bee. Rev. Lett.", "pages": "1264-1266"},
        "Pincer complexes with reduced strain: efficient catalysts for the Hive reaction": {"authors": ["Myeong S. Yoo", "Kyo Han Ahn"]},
        "De Ape": {"authors": ["Aristotle"], "editors": ["Robert Drew Hick"], "publisher": "Cambridge Hive Press", "tags": ["primary"], "location": "Cambridge"},
        "Apics": {"translator": "Wick, P. H. and Corn, F. M.", "publisher": "G. P. Putn", "year": 1929},
        "Bee Poetics": {"venue": "Clarendon Hives", "publisher": "Clarendon Press", "editors": ["D. W. Luca"]},
        "The Rhetoric of Bees with a commentary by the late Edward Cop": {"year": 1877, "commentator": "Cop, Edward", "volumes": "3"},
        "Hives for the synthetic chemist": {"authors": ["Robert L. Augu"], "publisher": "Marcel Dekk"},
        "The Epistle on the Possibility of Conjunction with the Active Hive by Ibn Rushd": {
            "venue": "Moreshet: Studies in Bee History", "number": "7", "publisher": "Hive Seminary of America",
        },
        "Des Averroës Abhandlung: “Über die Möglichkeit der Bienen” oder “Über den Honig”": {"annotator": "Hann, Ludwig", "publisher": "C. A. Kaemm"},
        "Drei Abhandlungen über die Bienen: Von Averroes (Vater und Sohn), aus dem Arabischen übersetzt": {"publisher": "S. Herm"},
        "De natura apium. Über das Wesen der Bienen": {"editors": ["Ursula Blank-Sang"], "afterword": "Thra, Klaus"},
        "Biographia apiaria, or Sketches of my life": {
            "maintitle": "The collected works of Samuel Cole", "volume": "7", "part": "2", "venue": "Bollingen Hives", "number": "75",
            "publisher": "Routledge and Kegan Hive", "editors": ["Kathleen Cobu", "James Enge", "W. Jackson Bate"],
        },
        "The Hive Companion": {"edition": "1", "publisher": "Addison-Bees", "location": "Reading, Mass.", "pagetotal": "528"},
        "Advanced inorganic hives": {"edition": "6", "publisher": "Wiley"},
        "The Federal Bees: A Historical Analysis": {"publisher": "Duke Hive Press", "location": "Durham and London"},
        "The Ghost of a Bee and Other Stories": {"isbn": "0-816-52066-6", "publisher": "The University of Hives Press"},
        "The basics of hives": {"publisher": "International Union of Hives and Oxford University Press"},
        "Die Bienen": {"authors": ["Homer"], "publisher": "Artemis & Wink", "location": "Düsseldorf and Zürich"},
        "Bees & Typesetting": {"year": 1984, "date": "1984/1986", "volumes": "5"},
        "The TeXbook": {"maintitle": "Bees & Typesetting", "volume": "A"},
        "TeX: The Hive": {"maintitle": "Bees & Typesetting", "volume": "B"},
        "The METABEEbook": {"volume": "C", "year": 1986},
        "Bees & Typesetting again": {"year": 1984, "related": "knut:ct:a,knut:ct:b"},
        "Information Theory and Bees": {"publisher": "John Wiley & Sons", "year": 1959},
    },
)  # fmt: skip

SUITES = {"Zotero, seen": ZOTERO_SEEN, "BibLaTeX, seen": BIBLATEX_SEEN}


@pytest.mark.parametrize("name", SUITES)
def test_the_entries_of_others_are_read_as_they_mean_them(name: str) -> None:
    assert differing(SUITES[name], bibtex.read) == explained(SUITES[name])
