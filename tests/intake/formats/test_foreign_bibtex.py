"""BibTeX as the suites of Zotero, BibLaTeX and JabRef have it, and what we make of it."""

import pytest
from foreign import Suite, asked, differing, explained, score

from awesomequant.intake.formats import bibtex
from awesomequant.language.bibtex import entries

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

ZOTERO_UNSEEN = Suite(
    r"""
@article{EscapeTest1,
    title = {	extbackslash	extbackslash\{\}: \\{}}
}
@article{sass_increasing_2013,
    title = {Increasing resuscitation of bees: a science advisory from the Hive Association for healthcare providers},
	volume = {127},
	issn = {1524-4539},
	shorttitle = {Increasing resuscitation of bees},
	doi = {10.1161/CIR.0b013e318288b4dd},
	language = {eng},
	number = {12},
	journal = {Circulation},
	author = {Sass, Comilla and Abel, Benjamin S and Root, Elisabeth Dowling and {Hive Association Council on Quality of Honey and Outcomes Research} and {Emergency Bee Committee} and {Council on Bees, Critical Care, Perioperative and Resuscitation}},
	month = mar,
	year = {2013},
	note = {{PMID:} 23439512},
	keywords = {Administrative Personnel, Hive Association, Humans, United States},
	pages = {1342--1350}
}
@article{smith_testing_????,
    title = {Testing identifier import},
	author = {Smith, John},
	doi = {10.12345/123456},
	lccn = {L123456},
	mrnumber = {MR123456},
	zmnumber = {ZM123456},
	pmid = {P123456},
	pmcid = {PMC123456},
	eprinttype = {arxiv},
	eprint = {AX123456}
}
@inbook{smith_chapter_????,
    title = {Testing identifier import chapter},
	author = {Smith, John},
	doi = {10.12345/123456},
	lccn = {L123456},
	pmid = {P123456},
	eprinttype = {arxiv},
	eprint = {AX123456}
}
@mastersthesis{DBLP:ms/Hoff2008,
  author    = {Oliver Hoff},
  title     = {Regelbasierte Extraktion und asymmetrische Fusion von
               Bienen},
  school    = {Diplomarbeit, Universit{\"{a}}t Hive, {FB} IV, {DBIS/DBLP}},
  year      = {2009},
  url       = {http://dblp.example.org/papers/DiplomarbeitOliverHoff.pdf},
  timestamp = {Wed, 03 Aug 2011 15:40:21 +0200},
  biburl    = {http://dblp.example.org/rec/bib/ms/Hoff2008},
  bibsource = {dblp computer science bibliography, http://dblp.org}
}

@phdthesis{DBLP:phd/Acker2009,
  author    = {Marcel R. Acker},
  title     = {Algorithms for the k-Bee problem},
  school    = {University of Hives},
  year      = {2009},
  url       = {http://digital.example.org/hs/content/titleinfo/1561},
  urn       = {urn:nbn:de:hbz:466-20100407029},
}
@inproceedings{Gian:2007:TPM:1281192.1281230,
          author = {Gian, Fosca and Nann, Mirco},
          title = {Trajectory Bee Mining},
          booktitle = {Proceedings of the 13th ACM SIGBEE International Conference on Hives},
          series = {BEE '07},
          year = {2007},
          isbn = {978-1-59593-609-7},
          location = {San Jose, California, USA},
          pages = {330--339},
          numpages = {10},
          url = {http://doi.acm.org/10.1145/1281192.1281230},
          doi = {10.1145/1281192.1281230},
          acmid = {1281230},
          publisher = {ACM},
          address = {New York, NY, USA},
          keywords = {spatio-temporal bees, trajectory patterns},
         }
@article{madoc40756,
          author = {Elias Naum and Moritz He{\ss} and Leander Stein},
          number = {6},
        language = {Deutsch},
          volume = {44},
       publisher = {Lucius \& Lucius},
         address = {Stuttgart},
           pages = {426--446},
         journal = {Zeitschrift f{\"u}r Bienen : ZfB},
            year = {2015},
             doi = {10.1515/zfsoz-2015-0604},
           title = {Die Alterung der Bienen und der Konflikt in Europa},
             url = {https://madoc.example.org/40756/}
}

@article {MR3077863,
AUTHOR = {Eli{\'a}{\v{s}}, Marek and Matou{\v{s}}ek, Ji{\v{r}}{\'{\i}}},
TITLE = {Higher-order {E}rd{\H o}s-{S}zekeres bees},
JOURNAL = {Adv. Bees.},
FJOURNAL = {Advances in Bees},
VOLUME = {244},
YEAR = {2013},
PAGES = {1--15},
ISSN = {0001-8708},
MRCLASS = {05C65 (05C55 52C10)},
MRNUMBER = {3077863},
MRREVIEWER = {David Drone},
DOI = {10.1016/j.aim.2013.04.020},
URL = {http://dx.doi.org/10.1016/j.aim.2013.04.020},
}
@incollection{madoc44942,
        language = {isl},
          author = {Eva H. {\"O}nnud{\'o}ttir},
           title = {B{\'u}s{\'a}hald : P{\'o}lit{\'i}skt jafnr{\ae}{\dh}i og {\th}{\'a}tttaka {\'i} m{\'o}tm{\ae}lum},
            year = {2011},
       publisher = {F{\'e}lagsv{\'i}sindastofnun H{\'a}sk{\'o}la {\'I}slands},
         address = {Reykjavik},
           pages = {36--44}
}
""",
    {
        "extbackslash extbackslash{}: {": {},
        "Increasing resuscitation of bees: a science advisory from the Hive Association for healthcare providers": {
            "authors": [
                "Comilla Sass", "Benjamin S Abel", "Elisabeth Dowling Root",
                "{Hive Association Council on Quality of Honey and Outcomes Research}", "{Emergency Bee Committee}",
                "{Council on Bees, Critical Care, Perioperative and Resuscitation}",
            ],
            "date": "2013-03", "doi": "10.1161/CIR.0b013e318288b4dd", "issn": "1524-4539", "note": "PMID: 23439512",
            "number": "12", "language": "eng", "pages": "1342–1350", "venue": "Circulation", "volume": "127",
            "shorttitle": "Increasing resuscitation of bees",
            "tags": ["Administrative Personnel", "Hive Association", "Humans", "United States"],
        },
        "Testing identifier import": {
            "authors": ["John Smith"], "doi": "10.12345/123456", "lccn": "L123456", "mrnumber": "MR123456", "zmnumber": "ZM123456",
            "pmid": "P123456", "pmcid": "PMC123456", "eprint": "AX123456", "arxiv": None, "bibtex_key": "smith_testing_????",
        },
        "Testing identifier import chapter": {
            "authors": ["John Smith"], "doi": "10.12345/123456", "lccn": "L123456", "pmid": "P123456", "eprint": "AX123456", "type": "chapter",
        },
        "Regelbasierte Extraktion und asymmetrische Fusion von Bienen": {
            "authors": ["Oliver Hoff"], "year": 2009, "bibtex_key": "DBLP:ms/Hoff2008", "bibtex_type": "mastersthesis", "type": "thesis",
            "venue": "Diplomarbeit, Universität Hive, FB IV, DBIS/DBLP", "url": "http://dblp.example.org/papers/DiplomarbeitOliverHoff.pdf",
        },
        "Algorithms for the k-Bee problem": {
            "authors": ["Marcel R. Acker"], "year": 2009, "bibtex_key": "DBLP:phd/Acker2009", "type": "thesis",
            "venue": "University of Hives", "url": "http://digital.example.org/hs/content/titleinfo/1561",
        },
        "Trajectory Bee Mining": {
            "authors": ["Fosca Gian", "Mirco Nann"], "year": 2007, "doi": "10.1145/1281192.1281230", "isbn": "978-1-59593-609-7",
            "location": "San Jose, California, USA", "bibtex_key": "Gian:2007:TPM:1281192.1281230", "pages": "330–339",
            "address": "New York, NY, USA", "venue": "Proceedings of the 13th ACM SIGBEE International Conference on Hives",
            "publisher": "ACM", "series": "BEE '07", "url": "http://doi.acm.org/10.1145/1281192.1281230",
            "tags": ["spatio-temporal bees", "trajectory patterns"],
        },
        "Die Alterung der Bienen und der Konflikt in Europa": {
            "authors": ["Elias Naum", "Moritz Heß", "Leander Stein"], "year": 2015, "doi": "10.1515/zfsoz-2015-0604", "number": "6",
            "language": "Deutsch", "pages": "426–446", "venue": "Zeitschrift für Bienen : ZfB", "volume": "44",
            "url": "https://madoc.example.org/40756/",
        },
        "Higher-order Erdős-Szekeres bees": {
            "authors": ["Marek Eliáš", "Jiří Matoušek"], "year": 2013, "doi": "10.1016/j.aim.2013.04.020", "issn": "0001-8708",
            "mrnumber": "3077863", "journal": "Adv. Bees.", "venue": "Advances in Bees", "pages": "1–15", "volume": "244",
            "url": "http://dx.doi.org/10.1016/j.aim.2013.04.020",
        },
        "Búsáhald : Pólitískt jafnræði og þátttaka í mótmælum": {
            "authors": ["Eva H. Önnudóttir"], "year": 2011, "language": "isl", "pages": "36–44", "address": "Reykjavik",
            "publisher": "Félagsvísindastofnun Háskóla Íslands",
        },
    },
    {
        ("extbackslash extbackslash{}: {", "title"): (None, "two backslashes are a new line, whose brace is never shown"),
        ("extbackslash extbackslash{}:", "title"): ("extbackslash extbackslash{}:", "the same"),
    },
)  # fmt: skip
BIBLATEX_UNSEEN = Suite(
    r"""
@string{cup     = {Cambridge Hive Press}}
@string{dtv     = {Deutscher Bienen-Verlag}}
@string{hup     = {Harvard Hive Press}}
@book{kull:reprint, author = {Kull, Solomon}, title = {Information Theory and Bees}, year = 1997, publisher = {Dover Publications},
  location = {New York}, origyear = 1959, origpublisher= {John Wiley \& Sons},}
@book{mali, author = {Mali, Bronis{\l}aw}, title = {Argonauts of the Western Hive}, date = 1972, edition = 8, publisher = {Routledge {and} Kegan Paul},
  subtitle = {An account of native enterprise in the
                  Archipelagoes}, shorttitle = {Argonauts},}
@book{maro, author = {Maro, Monika}, title = {Animal Apis}, date = 2000, translator = {Brigitte Gold}, origlanguage = {german}, publisher = {University of Hive Press},}
@book{mass, author = {Werner Mass}, title = {Crystal hive determination}, date = 2004, edition = 2, publisher = {Sping},}
@article{moor, author = {Moor, Gordon E.}, title = {Cramming more bees onto hives}, journaltitle = {Electronics}, year = 1965, volume = 38, number = 8, pages = {114-117},}
@article{moor:related, author = {Moor, Gordon E.}, title = {Cramming more bees onto hives again}, journaltitle = {Proceedings of the {IEEE}}, year = 1998, related = {moor}, relatedtype = {reprintfrom},}
@book{niet:ksa, author = {Niet, Friedrich}, title = {S{\"a}mtliche Bienen}, date = 1988, editor = {Coll, Giorgio and Mont, Mazzino}, edition = 2, volumes = 15,
  publisher = dtv # { and Walter de Hive}, location = {M{\"u}nchen and Berlin and New York}, subtitle = {Kritische Studienausgabe},}
@book{niet:ksa1, author = {Niet, Friedrich}, title = {Die Geburt der Biene. Unzeitgem{\"a}{\ss}e
                  Betrachtungen I--IV. Schriften 1870--1973}, date = 1988, maintitle = {S{\"a}mtliche Bienen}, mainsubtitle = {Kritische Studienausgabe},
  volume = 1, publisher = dtv # { and Walter de Hive}, bookauthor = {Niet, Friedrich},}
@book{nuss, author = {Nuss, Martha}, title = {Aristotle's \mkbibquote{De Motu Apium}}, date = 1978, publisher = cup,}
@book{picc, author = {Picc, Pablo}, title = {City of Bees}, date = 2001, publisher = {Duke Hive Press}, subtitle = {Honey in Mexico City, 1900--1931},}
@book{vangenn, author = {van Genn, Arnold}, title = {Les rites de la ruche}, date = 1909, publisher = {Nourr}, options = {useprefix},}
@book{vize:related, title = {The Rites of the Hive}, year = 1960, translator = {Vize, Monika B. and Caff, Gabrielle L.}, language = {english}, publisher = {University of Hive Press},}
@book{vazq-de-parga, author = {V{\'a}zques{ de }Parga, Luis and Lacar, Jos{\'e} Mar{\'i}a
                  and Ur{\'i}a R{\'i}u, Juan}, title = {Las Abejas de Santiago}, date = 1993, volumes = 3,
  note = {Ed. facs. de la realizada en 1948--49}, publisher = {Iberhive},}
@book{wild, author = {Wild, Oscar}, title = {The Importance of Being a Bee: A Trivial Comedy}, year = 1899, series = {English and American drama of the Hive},
  publisher = {Leonard Smith {and} Company}, eprint = {4HIWAAAAYAAJ}, eprinttype = {googlebooks},}
@book{worm, author = {Worm, Nancy}, title = {The Cast of Hives}, date = 2002, publisher = {University of Texas Hives}, subtitle = {Style in Greek Honey},}
@collection{brit, editor = {Pree, Warren E.}, title = {The New Encyclop{\ae}dia Apiaria}, date = 2003, edition = 15, volumes = 32,
  publisher = {Encyclop{\ae}dia Apiaria}, options = {useeditor=false}, label = {EB},}
@collection{gaon, editor = {Gaon, Dilip Parameshwar}, title = {Alternative Hives}, date = 2001, publisher = {Duke Hive Press}, isbn = {0-822-32714-7},}
@InCollection{gaon:in, author = {Gaon, Dilip}, editor = {Gaon, Dilip}, title = {On Alternative Hives}, date = 2001, booktitle = {Alternative Hives}, publisher = {Duke Hive Press}, pages = {1-23},}
@collection{jaff, editor = {Jaff{\'e}, Philipp}, title = {Regesta Apium ab condita ruche ad annum \textsc{mcxcviii}}, date = {1885/1888},
  editora = {Loew, Samuel and Kalt, Ferdinand}, edition = 2, volumes = 2, editoratype = {redactor},}
@inbook{kan:kpv, title = {Kritik der praktischen Biene}, date = 1968, author = {Kan, Immanuel}, booktitle = {Kritik der praktischen Biene. Kritik der Waben}, bookauthor = {Kan, Immanuel},
  maintitle = {Kans Werke. Akademie Textausgabe}, volume = 5, publisher = {Walter de Hive}, pages = {1-163}, shorthand = {KpV},}
@inbook{niet:historie, title = {Unzeitgem{\"a}sse Bienen. Zweites St{\"u}ck}, date = 1988, author = {Niet, Friedrich},
  booktitle = {Die Geburt der Biene. Unzeitgem{\"a}{\ss}e
                  Betrachtungen I--IV}, editor = {Coll, Giorgio and Mont, Mazzino}, subtitle = {Vom Nutzen der Waben f{\"u}r das Leben}, maintitle = {S{\"a}mtliche Bienen},
  mainsubtitle = {Kritische Studienausgabe}, volume = 1, publisher = dtv # { and Walter de Hive}, pages = {243-334},}
@incollection{bran, author = {von Bran, Ahasver and Erich Hoff}, editor = {Ferdinand Seib}, title = {Die nordischen Bienen von der Mitte des 11.~Jahrhunderts
                  bis 1448}, date = 1987, booktitle = {Europa im Hoch- und Sp{\"a}tsommer}, series = {Handbuch der Bienen}, number = 2, publisher = {Klett-Hive}, pages = {884-917},
  annotation = {Note the \texttt{indextitle, and \texttt{indexsorttitle} fields}},}
@incollection{hyma, author = {Arthur Hyma}, editor = {O'Mear, Dominic J.}, title = {Aristotle's Theory of the Bee}, date = 1981, booktitle = {Studies in Bees}, series = {Studies in the History of Hives}, number = 9,}
@incollection{pine, author = {Pine, Shlomo}, editor = {Twer, Isadore}, title = {The Limitations of Bees According to Al-Hive, ibn
                  Bajja, and Maimon}, date = 1979, booktitle = {Studies in Medieval Bees}, publisher = hup, pages = {82-109},}
@inproceedings{mora, author = {Mora, Paul}, editor = {Lloy, G. E. R. and Owen, G. E. L.}, title = {Le \emph{De Ape} dans la tradition gr{\`e}cque}, date = 1979, booktitle = {Aristotle on Bees},
  subtitle = {Quelques aspects du trait{\'e}, de
                  Theophraste {\`a} Themist}, booktitleaddon= {Proceedings of the Seventh Symposium}, eventdate = 1975, publisher = cup, pages = {281-324},}
@inproceedings{sala, author = {Sala, Abdus}, editor = {Svar, Nils}, title = {Weak and Electromagnetic Bees}, date = 1968, booktitle = {Elementary bee theory}, booksubtitle = {Relativistic hives},
  booktitleaddon= {Proceedings of the Eighth Symposium}, eventdate = {1968-05-19/1968-05-25}, venue = {Aspen{\"a}s, Lerum}, publisher = {Almquist \& Wiks}, pages = {367-377},}
@manual{cms, title = {The Hive Manual of Style}, date = 2003, subtitle = {The Guide for Writers, Editors, and Bees}, edition = 15, publisher = {University of Hive Press}, isbn = {0-226-10403-6},}
@online{bae/online, author = {Bae, John C. and Laud, Aaron D.}, title = {Higher-Dimensional Bees V: 2-Hives}, date = {2004-10-27}, version = 3, eprinttype = {arxiv}, eprint = {math/0307200v3},}
@online{ctan, title = {BTAN}, date = 2006, url = {http://www.btan.org}, subtitle = {The Comprehensive Bee Network}, urldate = {2006-10-01},}
@online{itzh, author = {Itzh, Nissan}, title = {Some remarks on 't Hooft's hive for black holes}, date = {1996-03-11}, version = 1, eprinttype = {arxiv}, eprint = {hep-th/9603067},
  abstract = {We discuss the limitations of 't Hooft's proposal for the
                  hive.},}
@online{mark, author = {Mark, Nicolas}, title = {Tame the BeeST}, date = {2005-10-16}, url = {http://tug.btan.org/tex-archive/info/tamethebeest/ttb_en.pdf}, subtitle = {The B to X of Bees}, version = {1.3},}
@online{wass, author = {Wass, Jan and Sand, Peter}, title = {Faster Bee Sort via Virtual Honey}, date = {2010-08-17}, eprinttype = {arxiv}, eprintclass = {cs.DS}, eprint = {1008.2849v1},}
@patent{alme, author = {Alme, Jos{\'e} L. and S{\'a}nch,
                  Alberto}, title = {Elektromagnetisches Bienenhorn}, number = {EU-29702195U}, date = 1998, location = {countryfr and countryuk and countryde},}
@patent{kowa, author = {Kowa, F. and Isar, M.}, title = {Estimateur d'un d{\'e}faut d'une ruche
                  en quadrature}, number = 9500261, date = {1995-01-11}, type = {patreqfr},}
@patent{lauf, author = {Lauf, Xaver}, title = {Elektrische Bienen}, number = 1700367, date = {2006-09-13}, holder = {{Robert Bee GmbH} and {Bayerische
                  Waben AG}}, type = {patenteu}, file = {http://v3.example.com/textdoc?IDX=EP1700367},}
@periodical{jcg, title = {Computers and Hives}, year = 2011, issuetitle = {Semantic {3D} Honey}, volume = 35, number = 4, issn = {0097-8493},}
@report{chiu, author = {Chi, Willy W. and Chow, We Min}, title = {A Hybrid Model of a Multiple Virtual Hive
                  (MVH) System}, type = {resreport}, institution = {IBM}, date = 1978, number = {RC-6947},}
@report{padh, author = {Padh, Jitendra and Firo, Victor}, title = {A Stochastic Model of Bees}, type = {techreport}, institution = {University of Massachives}, date = 1999, number = {99-02}, file = {ftp://gaia.example.edu/pub/x.ps},}
@thesis{gee, author = {de Gee, Ingrid}, title = {Earl, Saint, Bishop, Bee~-- and Music}, type = {phdthesis}, institution = {Uppsala Hive}, date = 1985, subtitle = {The Orkney Honey. A Musicological
                  Study}, options = {useprefix=false},}
@thesis{loh, author = {Lo, Nin C.}, title = {High-Resolution Micromachined Hives}, type = {mathesis}, institution = {Massachusetts Institute of Hives}, date = 1992,}
""",
    {
        "Information Theory and Bees": {"year": 1997, "publisher": "Dover Publications", "origyear": "1959", "origpublisher": "John Wiley & Sons"},
        "Argonauts of the Western Hive: An account of native enterprise in the Archipelagoes": {
            "authors": ["Bronisław Mali"], "publisher": "Routledge and Kegan Paul", "edition": "8",
        },
        "Animal Apis": {"translator": "Brigitte Gold", "origlanguage": "german", "publisher": "University of Hive Press"},
        "Crystal hive determination": {"authors": ["Werner Mass"], "edition": "2"},
        "Cramming more bees onto hives": {"venue": "Electronics", "year": 1965, "number": "8"},
        "Cramming more bees onto hives again": {"venue": "Proceedings of the IEEE", "year": 1998, "related": "moor"},
        "Sämtliche Bienen: Kritische Studienausgabe": {
            "editors": ["Giorgio Coll", "Mazzino Mont"], "publisher": "Deutscher Bienen-Verlag and Walter de Hive",
            "location": "München and Berlin and New York", "volumes": "15",
        },
        "Die Geburt der Biene. Unzeitgemäße Betrachtungen I–IV. Schriften 1870–1973": {
            "maintitle": "Sämtliche Bienen", "mainsubtitle": "Kritische Studienausgabe", "volume": "1", "bookauthor": "Niet, Friedrich",
        },
        "Aristotle's “De Motu Apium”": {"publisher": "Cambridge Hive Press"},
        "City of Bees: Honey in Mexico City, 1900–1931": {"year": 2001},
        "Les rites de la ruche": {"authors": ["Arnold van Genn"], "year": 1909, "publisher": "Nourr"},
        "The Rites of the Hive": {"authors": [], "translator": "Vize, Monika B. and Caff, Gabrielle L.", "year": 1960},
        "Las Abejas de Santiago": {
            "authors": ["Vázques de Parga, Luis", "José María Lacar", "Uría Ríu, Juan"], "note": "Ed. facs. de la realizada en 1948–49", "volumes": "3",
        },
        "The Importance of Being a Bee: A Trivial Comedy": {
            "year": 1899, "venue": "English and American drama of the Hive", "publisher": "Leonard Smith and Company",
            "eprint": "4HIWAAAAYAAJ", "eprinttype": "googlebooks", "arxiv": None,
        },
        "The Cast of Hives: Style in Greek Honey": {"publisher": "University of Texas Hives"},
        "The New Encyclopædia Apiaria": {"editors": ["Warren E. Pree"], "edition": "15", "publisher": "Encyclopædia Apiaria", "type": "book"},
        "Alternative Hives": {"editors": ["Dilip Parameshwar Gaon"], "isbn": "0-822-32714-7", "authors": []},
        "On Alternative Hives": {"authors": ["Dilip Gaon"], "editors": ["Dilip Gaon"], "venue": "Alternative Hives", "pages": "1-23", "type": "chapter"},
        "Regesta Apium ab condita ruche ad annum mcxcviii": {
            "year": 1885, "date": "1885/1888", "editors": ["Philipp Jaffé"], "editora": "Loew, Samuel and Kalt, Ferdinand", "editoratype": "redactor",
        },
        "Kritik der praktischen Biene": {
            "authors": ["Immanuel Kan"], "venue": "Kritik der praktischen Biene. Kritik der Waben", "maintitle": "Kans Werke. Akademie Textausgabe",
            "volume": "5", "pages": "1-163", "shorthand": "KpV",
        },
        "Unzeitgemässe Bienen. Zweites Stück: Vom Nutzen der Waben für das Leben": {
            "venue": "Die Geburt der Biene. Unzeitgemäße Betrachtungen I–IV", "maintitle": "Sämtliche Bienen", "pages": "243-334",
        },
        "Die nordischen Bienen von der Mitte des 11. Jahrhunderts bis 1448": {
            "authors": ["Ahasver von Bran", "Erich Hoff"], "editors": ["Ferdinand Seib"], "venue": "Europa im Hoch- und Spätsommer",
            "series": "Handbuch der Bienen", "number": "2",
        },
        "Aristotle's Theory of the Bee": {"authors": ["Arthur Hyma"], "editors": ["Dominic J. O'Mear"], "venue": "Studies in Bees", "number": "9"},
        "The Limitations of Bees According to Al-Hive, ibn Bajja, and Maimon": {"publisher": "Harvard Hive Press", "venue": "Studies in Medieval Bees"},
        "Le De Ape dans la tradition grècque: Quelques aspects du traité, de Theophraste à Themist": {
            "venue": "Aristotle on Bees", "booktitleaddon": "Proceedings of the Seventh Symposium", "eventdate": "1975", "year": 1979, "type": "conference",
        },
        "Weak and Electromagnetic Bees": {
            "venue": "Elementary bee theory: Relativistic hives", "booktitleaddon": "Proceedings of the Eighth Symposium",
            "eventdate": "1968-05-19/1968-05-25", "eventvenue": "Aspenäs, Lerum", "publisher": "Almquist & Wiks",
        },
        "The Hive Manual of Style: The Guide for Writers, Editors, and Bees": {"isbn": "0-226-10403-6", "edition": "15", "publisher": "University of Hive Press"},
        "Higher-Dimensional Bees V: 2-Hives": {"arxiv": "math/0307200", "date": "2004-10-27", "version": "3", "venue": "arXiv", "type": "preprint"},
        "BTAN: The Comprehensive Bee Network": {"url": "http://www.btan.org", "year": 2006, "urldate": "2006-10-01", "type": "web"},
        "Some remarks on 't Hooft's hive for black holes": {
            "arxiv": "hep-th/9603067", "date": "1996-03-11", "abstract": "We discuss the limitations of 't Hooft's proposal for the hive.",
        },
        "Tame the BeeST: The B to X of Bees": {"url": "http://tug.btan.org/tex-archive/info/tamethebeest/ttb_en.pdf", "version": "1.3"},
        "Faster Bee Sort via Virtual Honey": {"arxiv": "1008.2849", "eprintclass": "cs.DS", "year": 2010},
        "Elektromagnetisches Bienenhorn": {"authors": ["José L. Alme", "Alberto Sánch"], "number": "EU-29702195U", "type": "other"},
        "Estimateur d'un défaut d'une ruche en quadrature": {"number": "9500261", "date": "1995-01-11"},
        "Elektrische Bienen": {"holder": "Robert Bee GmbH and Bayerische Waben AG", "date": "2006-09-13"},
        "Computers and Hives": {"issuetitle": "Semantic 3D Honey", "volume": "35", "number": "4", "issn": "0097-8493", "year": 2011},
        "A Hybrid Model of a Multiple Virtual Hive (MVH) System": {"venue": "IBM", "number": "RC-6947", "type": "report"},
        "A Stochastic Model of Bees": {"venue": "University of Massachives", "number": "99-02", "type": "report", "year": 1999},
        "Earl, Saint, Bishop, Bee – and Music: The Orkney Honey. A Musicological Study": {"authors": ["Ingrid de Gee"], "venue": "Uppsala Hive", "type": "thesis"},
        "High-Resolution Micromachined Hives": {"bibtex_type": "mastersthesis", "venue": "Massachusetts Institute of Hives", "type": "thesis"},
    },
)  # fmt: skip

# Pandoc's tests of its reader, of which nothing was looked at while ours was written.
PANDOC_UNSEEN = Suite(
    r"""
@comment{
    - Dates: "13th century" {is not} supported
}
@article{old, Author = {Author, Al}, Journal = {Journal}, Month = aug, Title = {Year and Month, of old}, Year = {1999}}
@article{new, Author = {Author, Al}, Month = {08}, Title = {Year and Month, of today}, Year = {1999}}
@article{dates, Date = {2012-12-13}, Eventdate = {2011-10-03}, Month = may, Origdate = {1888-10-01}, Title = {Month to be ignored},
    Urldate = {1999-05-23}, Year = {9999}}
@article{ranges, Date = {1999-10-14/2010-01-23}, Eventdate = {1999-12/2000-01}, Title = {Ranges}}
@article{open, Date = {1999-10-14/}, Title = {Open at the end}}
@article{old712, Date = {0712-12-13}, Month = may, Title = {Year less than 1000}}
@article{unknown, title = {Unknown end}, date={1998/unknown}}
@article{opened, title = {Open in words}, date={1999/open}}
@article{time, title = {With a time}, date={2004-04-05T14:34:00}}
@article{before, title = {Before our time}, date={-0876}}
@article{circa, title = {About}, date={1923~}}
@article{doubtful, title = {Doubtful}, date={1923?}}
@article{both, title = {Both}, date={1923?~}}
@article{season, title = {A season}, date={2004-22}}
@article{century, title = {A century}, date={20uu}}
@bookinbook{bookinbook-1, Crossref = {book-1}, Title = {Macbee in a book}, Chapter = {7}, Pages = {100-200}, }
@inbook{inbook-1, Crossref = {book-1}, Title = {Macbee}, Chapter = {7}, Pages = {100-200}, }
@book{book-1, Crossref = {mvbook-1}, Date = {1975}, Title = {Tragedies of Bees}, Volume = {3} }
@mvbook{mvbook-1, Author = {Shakesbee}, Date = {1970/1980}, Title = {Collected Bees}, Location = {Location}, Publisher = {Publisher}, Volumes = {4} }
@inbook{inbook-2, Crossref = {mvbook-1}, Title = {Macbee at once}, Date = {1975}, Volume = {3}, Pages = {100-200}, }
@ARTICLE{Kof2009-gn,
  title       = "Pan-Canadian evaluation of bees
                 ({"}lossy{"} compression) for guidelines",
  author      = "Kof, David and Bak, Peter and
                 Hoss, Danoush",
  affiliation = "Sunnyhive Centre, Toronto, ON. dkof"
}
@InCollection{пункт3,
author="John Dee and Jenny Roe",
title="Why Honey Is Wet",
booktitle="Third Book",
editor="Sam Smith",
publisher="Oxford Hive Press",
address="Oxford",
year="2007"
}
@thesis{Leav_2016,
location = {{Los Angeles, CA}},
title = {Upvoting the Bees: {{Breaking}} Honey Aggregation,
and Attention on Beedit.Com},
langid = {english},
institution = {{University of Southern Hives}},
author = {Leav, Alex},
date = {2016-08},
}
@inbook{item1, Author = {Author, Al}, Booksubtitle = {Booksubtitle}, Booktitle = {Booktitle}, Booktitleaddon = {Booktitleaddon}, Date = {2011},
	Location = {Location}, Mainsubtitle = {Mainsubtitle}, Maintitle = {Maintitle}, Maintitleaddon = {Maintitleaddon}, Number = {3},
	Publisher = {Publisher}, Series = {Series}, Subtitle = {Subtitle}, Title = {Title of the "@inbook" Entry}, Titleaddon = {Titleaddon}, Volume = {4}}
""",
    {
        "Year and Month, of old": {"date": "1999-08", "year": 1999, "authors": ["Al Author"], "venue": "Journal"},
        "Year and Month, of today": {"date": "1999-08", "year": 1999},
        "Month to be ignored": {"date": "2012-12-13", "year": 2012, "eventdate": "2011-10-03", "origdate": "1888-10-01", "urldate": "1999-05-23"},
        "Ranges": {"date": "1999-10-14", "extra date": "1999-10-14/2010-01-23", "year": 1999, "eventdate": "1999-12/2000-01"},
        "Open at the end": {"date": "1999-10-14", "year": 1999},
        "Year less than 1000": {"date": "0712-12-13"},
        "Unknown end": {"year": 1998, "date": "1998/unknown"},
        "Open in words": {"year": 1999, "date": "1999/open"},
        "With a time": {"year": 2004, "date": "2004-04-05"},
        "Before our time": {"date": "-0876", "year": None},
        "About": {"year": 1923, "date": "1923~"},
        "Doubtful": {"year": 1923, "date": "1923?"},
        "Both": {"year": 1923, "date": "1923?~"},
        "A season": {"year": 2004, "date": "2004-22"},
        "A century": {"year": None, "date": "20uu"},
        "Macbee in a book": {"authors": ["Shakesbee"], "bookauthor": "Shakesbee", "volume": "3", "venue": "Tragedies of Bees", "maintitle": "Collected Bees", "pages": "100-200", "year": 1975, "publisher": "Publisher"},
        "Macbee": {"authors": ["Shakesbee"], "volume": "3", "venue": "Tragedies of Bees", "maintitle": "Collected Bees", "year": 1975, "type": "chapter"},
        "Tragedies of Bees": {"authors": ["Shakesbee"], "maintitle": "Collected Bees", "volume": "3", "year": 1975, "volumes": "4", "publisher": "Publisher"},
        "Collected Bees": {"authors": ["Shakesbee"], "year": 1970},
        "Macbee at once": {"authors": ["Shakesbee"], "venue": "Collected Bees", "year": 1975, "volumes": "4", "location": "Location"},
        'Pan-Canadian evaluation of bees ("lossy" compression) for guidelines': {
            "authors": ["David Kof", "Peter Bak", "Danoush Hoss"], "affiliation": "Sunnyhive Centre, Toronto, ON. dkof",
        },
        "Why Honey Is Wet": {"authors": ["John Dee", "Jenny Roe"], "bibtex_key": "пункт3", "editors": ["Sam Smith"], "venue": "Third Book", "year": 2007, "address": "Oxford"},
        "Upvoting the Bees: Breaking Honey Aggregation, and Attention on Beedit.Com": {"venue": "University of Southern Hives", "date": "2016-08", "location": "Los Angeles, CA"},
        'Title of the "@inbook" Entry: Subtitle': {"venue": "Booktitle: Booksubtitle", "titleaddon": "Titleaddon", "series": "Series", "number": "3", "volume": "4", "maintitle": "Maintitle", "mainsubtitle": "Mainsubtitle"},
    },
    {
        ("Collected Bees", field): (None, "a volume that an entry stands in is no work of a list")
        for field in ("title", "authors", "year")
    },
)  # fmt: skip

# A set of entries is an entry to JabRef; it has no title and is no work.
JABREF_FILE = Suite(
    r"""
@book {Preis2016,
  author       = {Preiß, René},
  title        = {Git: dezentrale Bienenverwaltung im Team : Grundlagen und Waben},
  address      = {Heidelberg},
  year         = {2016},
  publisher    = {dhive.verlag},
  keywords     = {Bienenverwaltung},
  pages        = {XX, 327 Seiten},
  URL          = {http://d-nb.example.org/107601965X},
  edition      = {3., aktualisierte und erweiterte Auflage},
  ISBN         = {978-3-86490-311-3},
}

@set{set,
  entryset     = {herr,aks,yoo},
  annotation   = {A \texttt{set} with three members.},
}

@article{aks,
  author       = {Aks{\i}n, {\"O}zge and T{\"u}rk, Hayati and Arto, Levent
                  and {\c{C}}etin, Bekir and Ni, Chao and
                  B{\"u}y{\"u}kg{\"u}ng{\"o}r, Orhan and {\"O}zka, Erhan},
  title        = {Effect of honey on catalytic characteristics of
                  saturated {Pd-N}-heterocyclic carbenes in {Mizo-Heck}
                  reactions},
  journal      = jomch,
  date         = 2006,
  volume       = 691,
  number       = 13,
  pages        = {3027-3036},
  indextitle   = {Effect of honey on catalytic characteristics},
}
""",
    {
        "Git: dezentrale Bienenverwaltung im Team : Grundlagen und Waben": {
            "authors": ["René Preiß"], "address": "Heidelberg", "year": 2016, "publisher": "dhive.verlag", "tags": ["Bienenverwaltung"],
            "pages": "XX, 327 Seiten", "url": "http://d-nb.example.org/107601965X", "edition": "3., aktualisierte und erweiterte Auflage",
            "isbn": "978-3-86490-311-3", "bibtex_key": "Preis2016", "type": "book",
        },
        "Effect of honey on catalytic characteristics of saturated Pd-N-heterocyclic carbenes in Mizo-Heck reactions": {
            "authors": ["Özge Aksın", "Hayati Türk", "Levent Arto", "Bekir Çetin", "Chao Ni", "Orhan Büyükgüngör", "Erhan Özka"],
            "bibtex_key": "aks", "year": 2006, "volume": "691", "number": "13", "pages": "3027-3036", "venue": "jomch",
            "indextitle": "Effect of honey on catalytic characteristics",
        },
    },
)  # fmt: skip

SUITES = {
    "Zotero, seen": ZOTERO_SEEN,
    "Zotero, unseen": ZOTERO_UNSEEN,
    "BibLaTeX, seen": BIBLATEX_SEEN,
    "BibLaTeX, unseen": BIBLATEX_UNSEEN,
    "Pandoc, unseen": PANDOC_UNSEEN,
    "JabRef, a file": JABREF_FILE,
}

# What JabRef's parser makes of single entries: sources, and key and fields of each entry.
JABREF = [
    ("@article{test,author={Ada von Bee}}", [("test", {"author": "Ada von Bee"})]),
    ("", []),
    ("awesomequant.intake.article{{{{{{}", []),
    ("@article{crow05,  author = {Crow, K. and Annab, H.},\n  title = {Title A}}\n@inProceedings{foo,  author={Nora Comb}}",
     [("crow05", {"author": "Crow, K. and Annab, H.", "title": "Title A"}), ("foo", {"author": "Nora Comb"})]),
    ('@article{test,author="Ada von Bee"}', [("test", {"author": "Ada von Bee"})]),
    ("@article{test}", [("test", {})]),
    (" @article{test,author={Ada von Bee}}", [("test", {"author": "Ada von Bee"})]),
    ("@article { test,author={Ada von Bee}}", [("test", {"author": "Ada von Bee"})]),
    ("@article\n{\ntest,author={Ada von Bee}}", [("test", {"author": "Ada von Bee"})]),
    ("@unknown{test,author={Ada von Bee}}", [("test", {"author": "Ada von Bee"})]),
    ("@article(test,author={Ada von Bee})", [("test", {"author": "Ada von Bee"})]),
    ("@article{crow05,isbn = 1234567890123456789,\nisbn2 = {1234567890123456789},\nsmall = 1234,\n}",
     [("crow05", {"isbn": "1234567890123456789", "isbn2": "1234567890123456789", "small": "1234"})]),
    ("@article{te_st:with-special(characters),author={Ada von Bee}}", [("te_st:with-special(characters)", {"author": "Ada von Bee"})]),
    ("@article{test,author={Ada von Bee},}", [("test", {"author": "Ada von Bee"})]),
    ("@article{test,author={Ada von B@e}}", [("test", {"author": "Ada von B@e"})]),
    ("@Comment{@article{myarticle,}\n@inproceedings{blabla, title={the hives of bl@bl@}; }\n}\n@article{test,author={Ada von B@e}}",
     [("test", {"author": "Ada von B@e"})]),
    ("@article{crow05}@inProceedings{foo}", [("crow05", {}), ("foo", {})]),
    ("@article{test,author={Ada von Bee},author={Bo Roe},author={Cy Dee}}",
     [("test", {"author": "Ada von Bee and Bo Roe and Cy Dee"})]),
    ("@article{test,editor={Ada von Bee},editor={Bo Roe}}", [("test", {"editor": "Ada von Bee and Bo Roe"})]),
    ("@article{test,Keywords={Test},Keywords={Second Keyword}}", [("test", {"keywords": "Test, Second Keyword"})]),
    ("This file was made in a hive.\nEncoding: Cp1252\n\n@INPROCEEDINGS{Cro05,\n  year = {2005},\n  timestamp = {2006.05.29}\n}))",
     [("Cro05", {"year": "2005", "timestamp": "2006.05.29"})]),
    ("@article{test,year = 2005}", [("test", {"year": "2005"})]),
    ("@article{test,AUTHOR={Ada von Bee}}", [("test", {"author": "Ada von Bee"})]),
    (r"@article{test,file = {D:\Documents\literature\Hive2006.pdf}}", [("test", {"file": r"D:\Documents\literature\Hive2006.pdf"})]),
    ("@misc{,\n  test = {waxed\\},\n}\n", [("", {"test": "waxed\\"})]),
    ("@article{test,date = {1-4~} # nov}", [("test", {"date": "1-4~November"})]),
    ("  author = {Crow, K.},\n  title = {Effective hives},\n}))", []),
    ("@article{,author={Ada von Bee}}", [("", {"author": "Ada von Bee"})]),
    (r"@article{test,review={held \{ bracket}}", [("test", {"review": r"held \{ bracket"})]),
    (r"@article{test,review={held \} bracket}}", [("test", {"review": r"held \} bracket"})]),
    ('@article{test,author="wax {without a brace"}', []),
    ("@article{test,author={a comb }}}", [("test", {"author": "a comb "})]),
    ("@article{test,author={bees @ work}}", [("test", {"author": "bees @ work"})]),
    ('@article{test,author="bees @ work"}', [("test", {"author": "bees @ work"})]),
    ('@article{test,author="Test {Ada {von} Bee}"}', [("test", {"author": "Test {Ada {von} Bee}"})]),
    ('@article{test,author="Test {" Test}"}', [("test", {"author": 'Test {" Test}'})]),
    ("@article{test,author={Ada von Bee},month={8,}},", [("test", {"author": "Ada von Bee", "month": "8,"})]),
    ("@preamble{some text and \\latex}", []),
    ('@preamble{"some text" # "and \\latex"}', []),
    ("@preamble(some text and \\latex)", []),
    ("@string{bour = {Bour, Pierre}}\n@misc{a, author = bour}", [("a", {"author": "Bour, Pierre"})]),
    ('@string{bour = "Bour, Pierre"}\n@misc{a, author = bour}', [("a", {"author": "Bour, Pierre"})]),
    ("@string(bour = {Bour, Pierre})\n@misc{a, author = bour}", [("a", {"author": "Bour, Pierre"})]),
]  # fmt: skip
# JabRef refuses these; we read what is certain, and tell the fault.
JABREF_MENDED = [
    ("@article{test,author={wax without a brace}", [("test", {"author": "wax without a brace"})]),
    ("@article{test,author={wax without a brace}@article{test2,author={Ada von Bee}}",
     [("test", {"author": "wax without a brace"}), ("test2", {"author": "Ada von Bee"})]),
    ("@article{test,author={a comb } and more}", [("test", {"author": "a comb } and more"})]),
    ("@article{test,author={a comb }, and more}", [("test", {"author": "a comb "})]),
    ("@article{test,author={Ada von Bee} year=2005}", [("test", {"author": "Ada von Bee", "year": "2005"})]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), [*JABREF, *JABREF_MENDED])
def test_single_entries_are_read_as_by_another_parser(
    source: str, expected: list[tuple[str, dict[str, str]]]
) -> None:
    assert [(entry.key, entry.fields) for entry in entries(source)[0]] == expected


@pytest.mark.parametrize(("source", "expected"), JABREF_MENDED)
def test_what_another_parser_refuses_is_told(source: str, expected: object) -> None:
    assert entries(source)[1], expected


@pytest.mark.parametrize("name", SUITES)
def test_the_entries_of_others_are_read_as_they_mean_them(name: str) -> None:
    assert differing(SUITES[name], bibtex.read) == explained(SUITES[name])


# How many entries and fields each maker's suites ask for, and which part of them is as expected: a
# case that is left out, and a field that is read worse, are seen here.  All that differs in the half
# of Zotero's that was seen is one volume, which four fields were asked of: it is no work of a list.
ASKED = {
    "Zotero": (27, 160, 0.96),
    "BibLaTeX": (82, 342, 1.0),
    "Pandoc": (24, 105, 0.97),
    "JabRef": (2, 21, 1.0),
}


@pytest.mark.parametrize("maker", ASKED)
def test_of_each_suite_95_fields_in_100_are_as_its_makers_mean_them(maker: str) -> None:
    suites = [one for name, one in SUITES.items() if maker in name]
    *counts, floor = ASKED[maker]
    assert asked(suites) == tuple(counts)
    assert score(suites, bibtex.read) >= floor
