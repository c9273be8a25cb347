"""What each field of BibTeX and BibLaTeX comes to: a field of a record, a link, or ``extra``."""

from typing import Any

import pytest
from foreign import facts

from awesomequant.intake.formats import bibtex


def entry(fields: str, kind: str = "article") -> dict[str, Any]:
    (draft,) = bibtex.read(f"@{kind}{{k, title={{T}}, {fields}}}", "x.bib").drafts
    return facts(draft)


def checked(fields: str, expected: dict[str, Any], kind: str = "article") -> None:
    found = entry(fields, kind)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("subtitle={And More}", {"title": "T: And More", "subtitle": None}),
        ("subtitle={T}", {"title": "T"}),
        ("titleaddon={A Review}, shorttitle={T}", {"title": "T", "titleaddon": "A Review", "shorttitle": "T"}),
        ("journaltitle={Bees}, journalsubtitle={And Wax}", {"venue": "Bees: And Wax"}),
        (r"journal={\apj}", {"venue": "The Astrophysical Journal"}),
        (r"journal = \prl", {"venue": "Physical Review Letters"}),
        ("journal={J. Bees}, fjournal={Journal of Bees}", {"venue": "Journal of Bees", "journal": "J. Bees"}),
        ("shortjournal={J. Bees}", {"venue": "J. Bees"}),
        ("journal={Computers \\& Bees}, publisher={Hive}", {"venue": "Computers & Bees", "publisher": "Hive"}),
        ("journal={Computers \\&amp; Bees}", {"venue": "Computers & Bees"}),
        ("series={newseries}, journal={J}", {"venue": "J", "series": "newseries"}),
        ("year=2020, month=jun, day=17", {"date": "2020-06-17", "day": None}),
        ("year=2020, month={Summer}", {"year": 2020, "date": None, "month": "Summer"}),
        ("year={in press}", {"year": None, "extra year": None}),
        ("date={2020-06-17/2020-06-19}", {"date": "2020-06-17", "extra date": "2020-06-17/2020-06-19"}),
        ("date={1923~}", {"year": 1923, "date": "1923~"}),
        ("eid={124106}", {"pages": "124106", "eid": None}),
        ("pages={1--9}, eid={124106}", {"pages": "1–9", "eid": "124106"}),
        ("articleno={12}, numpages={34}", {"pages": "12", "numpages": "34"}),
        ("issue={3}", {"number": "3"}),
        ("number={3}, issue={Spring}", {"number": "3", "issue": "Spring"}),
        ("doi={https://doi.org/10.1000/x\\_1}", {"doi": "https://doi.org/10.1000/x_1"}),
        ("keywords={a, b; c, d}", {"tags": ["a, b", "c, d"]}),
        ("keywords={a, {b, c}, d}", {"tags": ["a", "b, c", "d"]}),
        ("edition=2, isbn={1}, address={P}", {"edition": "2", "isbn": "1", "address": "P"}),
        ("venue={Hall 1}", {"venue": None, "eventvenue": "Hall 1"}),
        ("author+an={1=corr}", {"author+an": "1=corr"}),
    ],
)  # fmt: skip
def test_a_field_of_an_article_stands_where_it_belongs(
    fields: str, expected: dict[str, Any]
) -> None:
    checked(fields, expected)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("eprint={2001.00001v2}, archivePrefix={arXiv}, primaryClass={cs.LG}", {"arxiv": "2001.00001", "primaryclass": "cs.LG", "eprint": None, "venue": "arXiv"}),
        ("eprint={arXiv:2001.00001}, eprintclass={cs.LG}", {"arxiv": "2001.00001", "eprintclass": "cs.LG"}),
        ("eprint={https://arxiv.org/abs/2001.00001}", {"arxiv": "2001.00001"}),
        ("eprint={hep-th/9711200}, archivePrefix={arXiv}", {"arxiv": "hep-th/9711200"}),
        ("arxivId={2001.00001}", {"arxiv": "2001.00001", "arxivid": None}),
        ("journal={arXiv preprint arXiv:2001.00001}", {"arxiv": "2001.00001"}),
        ("journal={arXiv e-prints}, eid={arXiv:2001.00001}, pages={arXiv:2001.00001}", {"arxiv": "2001.00001", "pages": None, "eid": None}),
        ("journal={CoRR}, volume={abs/2001.00001}", {"arxiv": "2001.00001", "venue": "CoRR", "volume": None}),
        ("note={arXiv:2001.00001 [cs.LG]}", {"arxiv": "2001.00001", "note": None}),
        ("note={See also arXiv:2001.00001}", {"arxiv": "2001.00001", "note": "See also arXiv:2001.00001"}),
        ("eprint={AX1}, eprinttype={arxiv}", {"arxiv": None, "eprint": "AX1", "eprinttype": "arxiv"}),
        ("eprint={10125/1}, eprinttype={hdl}", {"url": "https://hdl.handle.net/10125/1", "eprint": None}),
        ("eprint={123}, eprinttype={jstor}", {"url": "https://www.jstor.org/stable/123"}),
        ("eprint={4HI}, eprinttype={googlebooks}", {"url": None, "eprint": "4HI"}),
    ],
)  # fmt: skip
def test_a_number_of_a_preprint_is_found_wherever_it_stands(
    fields: str, expected: dict[str, Any]
) -> None:
    checked(fields, expected)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (r"url={http://x.org/a\_b\%20c?d=1\&e=2\#f}", {"url": "http://x.org/a_b%20c?d=1&e=2#f"}),
        (r"url={http://x.org/\~{}me}", {"url": "http://x.org/~me"}),
        (r"url={http://x.org/{\textasciitilde}me}", {"url": "http://x.org/~me"}),
        (r"url={http://x.org/$\sim$me}", {"url": "http://x.org/~me"}),
        (r"url={\url{http://x.org/a_b}}", {"url": "http://x.org/a_b"}),
        ("url={http://x.org/a http://y.org/b}", {"url": "http://x.org/a", "links": ["http://y.org/b"]}),
        ("url={http://x.org/a/\n    b.pdf}", {"url": "http://x.org/a/b.pdf"}),
        ("url={www.x.org/a}", {"url": "http://www.x.org/a"}),
        (r"howpublished={\url{http://x.org/a_b}}", {"url": "http://x.org/a_b", "venue": None, "howpublished": None}),
        (r"howpublished={Available at \url{http://x.org}, accessed 2020}",
         {"url": "http://x.org", "venue": None, "howpublished": "Available at http://x.org, accessed 2020"}),
        ("howpublished={Lecture notes}", {"venue": "Lecture notes"}),
        ("url={http://x.org}, howpublished={http://x.org}", {"url": "http://x.org", "howpublished": None}),
        (r"note={\url{http://x.org}}", {"url": "http://x.org", "note": "http://x.org"}),
        ("url={http://x.org}, note={Code: https://github.com/a/b}", {"url": "http://x.org", "note": "Code: https://github.com/a/b"}),
        ("ee={http://x.org}, url={db/conf/nips.html}", {"url": "http://x.org"}),
        ("url={http://x.org}, code={https://github.com/a/b}, slides={https://x.org/s.pdf}, url_video={https://x.org/v}",
         {"links": ["https://github.com/a/b", "https://x.org/s.pdf", "https://x.org/v"], "code": None, "slides": None}),
        ("url={http://x.org}, repository={https://gitlab.com/a/b}", {"links": ["https://gitlab.com/a/b"]}),
        ("pdf={paper.pdf}, biburl={https://dblp.org/x.bib}", {"url": None, "pdf": "paper.pdf", "biburl": "https://dblp.org/x.bib"}),
    ],
)  # fmt: skip
def test_an_address_is_read_without_its_escapes_wherever_it_stands(
    fields: str, expected: dict[str, Any]
) -> None:
    checked(fields, expected, kind="misc")


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("proceedings", "editor={A B}, year=2020", {"type": "book", "bibtex_type": "proceedings", "editors": ["A B"]}),
        ("collection", "publisher={H}", {"type": "book", "publisher": "H"}),
        ("online", "url={http://x.org}, organization={Hive}", {"type": "web", "venue": "Hive"}),
        ("online", "eprint={2001.00001}, eprinttype={arxiv}", {"type": "preprint", "venue": "arXiv"}),
        ("software", "version={1.2}, url={https://github.com/a/b}", {"type": "software", "version": "1.2"}),
        ("dataset", "publisher={Zenodo}", {"type": "dataset", "venue": "Zenodo"}),
        ("thesis", "type={phdthesis}, institution={Uni}", {"type": "thesis", "venue": "Uni", "bibtex_type": "thesis"}),
        ("thesis", "type={mathesis}, institution={Uni}", {"bibtex_type": "mastersthesis", "venue": "Uni"}),
        ("phdthesis", "type={Master's thesis}, school={Uni}", {"bibtex_type": "mastersthesis"}),
        ("phdthesis", "type={Habilitation}, school={Uni}", {"bibtex_type": "phdthesis", "extra type": "Habilitation"}),
        ("report", "type={resreport}, institution={IBM}", {"type": "report", "venue": "IBM", "extra type": None}),
        ("inproceedings", "booktitle={Proc. of X}, booksubtitle={On Y}, series={LNCS}, volume=3",
         {"venue": "Proc. of X: On Y", "series": "LNCS", "volume": "3"}),
        ("inproceedings", "eventtitle={BeeConf 2020}", {"venue": "BeeConf 2020"}),
        ("inbook", "maintitle={Works}, bookauthor={A B}", {"venue": "Works", "bookauthor": "A B"}),
        ("book", "maintitle={Works}, series={Hive Series}, publisher={H}", {"venue": "Hive Series", "maintitle": "Works", "publisher": "H"}),
        ("misc", "publisher={GitHub}, journal={GitHub repository}, howpublished={\\url{https://github.com/a/b}}",
         {"type": "software", "venue": "GitHub repository", "url": "https://github.com/a/b"}),
    ],
)  # fmt: skip
def test_each_type_of_entry_is_the_kind_of_work_it_means(
    kind: str, fields: str, expected: dict[str, Any]
) -> None:
    checked(fields, expected, kind)


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("On <i>Apis</i> and H<sub>2</sub>O", "On Apis and H₂O"),
        ("A &amp; B &lt; C", "A & B < C"), (r"A \&amp; B", "A & B"), ("Caf&eacute; &#946;", "Café β"),
        (r"{\textless}i{\textgreater}Apis{\textless}/i{\textgreater} mellifera", "Apis mellifera"),
        (r"$\less$i$\greater$Apis$\less$/i$\greater$ mellifera", "Apis mellifera"),
        ("the <unk> token, a<b and AT&T; more", "the <unk> token, a<b and AT&T; more"),
        (r"M\"obius, Ho\'{a}ng, Erd{\H o}s, \v{S}afa\v{r}\'\i k, {\AA}ngstr\"om, \c{C}a, \k{a}, \l{}\'od\'z, na\"{\i}ve", "Möbius, Hoáng, Erdős, Šafařík, Ångström, Ça, ą, łódź, naïve"),
        (r"Fast $\ell_1$ and $O(n^2)$ in \emph{three} \textsc{parts}--two", r"Fast $\ell_1$ and $O(n^2)$ in three parts–two"),
    ],
)  # fmt: skip
def test_accents_mathematics_and_html_of_a_title_are_read(source: str, title: str) -> None:
    (draft,) = bibtex.read(f"@misc{{k, title={{{source}}}}}", "x").drafts
    assert draft.title == title


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("family=Berg, given=Rianne, prefix=van den, useprefix=true", ["Rianne van den Berg"]),
        ("given={Jean Pierre}, family=Foo, suffix=Jr.", ["Jean Pierre Foo Jr."]),
        ("{World Hive Organization} and others", ["{World Hive Organization}", "et al."]),
        ("M&uuml;ller, J. and Barnes {and} Noble and von Bees, III, Ann", ["J. Müller", "Barnes and Noble", "Ann von Bees III"]),
        ("Vaswani, Ashish 0001 AND O'Neil, {\\'E}mile", ["Ashish Vaswani", "Émile O'Neil"]),
    ],
)  # fmt: skip
def test_names_of_all_forms_are_read(author: str, names: list[str]) -> None:
    assert entry(f"author={{{author}}}")["authors"] == names


def test_a_volume_is_a_work_unless_something_stands_in_it() -> None:
    alone = bibtex.read("@proceedings{p, title={Proc.}, year=2020}", "x")
    held = bibtex.read("@proceedings{p, title={Proc.}}\n@inproceedings{a, title={A}, crossref={p}}", "x")  # fmt: skip
    assert [draft.title for draft in alone.drafts] == ["Proc."]
    assert [draft.title for draft in held.drafts] == ["A"]
    assert held.prose == {("volumes",): 1}


def test_problems_bear_line_and_column() -> None:
    reading = bibtex.read(
        "@misc{a,\n  title={T},\n  ??,\n  year=2020}\n  @misc{b, note={N}}", "x.bib"
    )
    assert [str(problem.place) for problem in reading.problems] == ["x.bib:3:3", "x.bib:5:3"]


def test_a_title_too_long_for_a_record_leaves_its_subtitle() -> None:
    found = entry(f"subtitle={{{'x' * 399}}}")
    assert (found["title"], len(found["subtitle"])) == ("T", 399)
