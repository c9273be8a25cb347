"""What the fuzzers begin with: a few sound texts for each target, all of our own making."""

RECORD = """title: "Bees: A Study of $\\\\ell_1$ Hives"
authors: [Ann Lee, "van der Berg, Rob", {group: Team Wax}, et al.]
venue: icml  # the workshop
year: 2020
tags:
  - honey
  - wax
url: https://bees.org/p?a=1#b
arxiv: "2001.01234v2"
code:
  - url: https://github.com/bees/hive
    label: official
note: 'it''s "so" & <b>'
abstract: |
  A line.

  Another line with $x^2$.
"""
FIELDS = """{"title": "Beta: $x^2$ & <b>", "authors": ["Ann Lee", {"group": "Team Wax"}], "venue": "ICML", "year": "2021", "tags": ["low-bit"],
"type": "conference", "url": "https://a.org/b", "arxiv": "2001.01234", "doi": "10.1000/a", "code": [{"url": "https://github.com/a/b", "label": "official"}],
"links": [{"url": "https://b.org", "label": "Slides"}], "note": "x", "volume": "3", "pages": "1-9", "abstract": "An abstract.", "bibtex_key": "lee20", "added": "2021-06-01", "fields": {"bits": ["1"], "remark": "r"}}
"""
MARKDOWN = """# Bees

Some words of prose, with a [link](https://a.org).

## Wax (2020)

- [Bees and Wax](https://arxiv.org/abs/2001.01234), Ann Lee, Bo Chen et al., **ICML 2020**. [[code]](https://github.com/a/b) ![](https://img.shields.io/github/stars/a/b)
- **Honey: A Survey.** *A. Lee and B. Chen.* NeurIPS'21 [[pdf]](https://b.org/x.pdf) [[bib]](b.bib)
  - note: a "quoted" word, 12 citations
1. Lee, A., & Chen, B. (2019). Hives. Journal of Bees, 12(3), 4-5. doi:10.1000/bees.12

| Title | Authors | Venue | Code |
|:--|--|--|--|
| [Wings](http://c.org) | Ann Lee | CVPR 2019 | [link](https://github.com/c/d) |

<details><summary>BibTeX</summary>

```bibtex
@article{lee, title={Bees and Wax}, author={Lee, Ann and Chen, Bo}, year=2020}
```
</details>
<table><tr><td><a href="https://d.org">Nectar</a></td><td>2018</td></tr></table>
"""
BIBTEX = """@string{icml = "Int. Conf."}
@inproceedings{lee20, title = {{B}ees and {\\'E}t{\\'e} $\\ell_1$}, author = "Lee, Ann and {Team Wax} and others",
  booktitle = icml # " 2020", year = 2020, month = jun, pages = {1--2}, doi = {10.1000/x_y}, url = {https://a.org/\\_b},
  eprint = {2001.01234}, archivePrefix = {arXiv}, crossref = {p}, keywords = {a, b; c}}
@proceedings{p, title = {Proc.}, editor = {von Berg, Jr., Rob}}
@comment{x} % y
"""
RIS = """TY  - CONF
TI  - Bees and Wax
AU  - Lee, Ann
AU  - Chen, Bo, Jr.
PY  - 2020/06/12/
T2  - ICML
DO  - 10.1000/x
UR  - https://a.org/b
SP  - 1
EP  - 2
N2  - An abstract.
ER  -

"""
JSON = """[{"id": "lee", "type": "paper-conference", "title": "Bees & <i>Wax</i>", "author": [{"family": "Lee", "given": "Ann"}, {"literal": "Team"}],
"issued": {"date-parts": [[2020, 6, 1]]}, "container-title": "ICML", "DOI": "10.1000/x", "URL": "https://a.org", "page": "1-2", "year": 2020, "tags": ["a"]}]"""
CSV = '''title,authors,year,venue,url,tags
"Bees, and ""Wax""","Ann Lee; Bo Chen",2020,ICML,https://a.org,a; b
Honey,Lee,2019,"NeurIPS
2019",10.1000/x,=1+1
'''
REPLY = """{"message": {"title": ["Bees"], "author": [{"given": "Ann", "family": "Lee"}], "DOI": "10.1000/a", "issued": {"date-parts": [[2020]]}, "is-referenced-by-count": 12,
"items": [{"title": ["Bees"]}]}, "data": {"r0": {"databaseId": 1, "nameWithOwner": "o/r", "stargazerCount": 5}}, "results": [{"title": "Bees", "cited_by_count": 3, "doi": "https://doi.org/10.1000/a", "authorships": [{"author": {"display_name": "A"}}]}],
"result": {"hits": {"hit": [{"info": {"title": "Bees.", "authors": {"author": {"text": "Ann Lee 0001"}}}}]}}, "notes": [{"forum": "abc", "content": {"title": {"value": "Bees"}}}], "star_count": 3, "likes": 2, "archived_snapshots": {"closest": {"url": "http://web.archive.org/web/2020/x", "available": true}}}"""
XML = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><entry><id>http://arxiv.org/abs/1909.05840v2</id><title>Bees</title><published>2019-09-12T00:00:00Z</published><summary>An abstract.</summary><author><name>Ann Lee</name></author><arxiv:doi>10.1000/a</arxiv:doi><arxiv:journal_ref>Proc. of Bees 5 (2020)</arxiv:journal_ref></entry></feed>"""
PAGE = """<!doctype html><html><head><meta name="citation_title" content="Bees &amp; Wax"><meta name="citation_author" content="Lee, Ann"><meta name="citation_publication_date" content="2020/06/12"><meta name="citation_doi" content="10.1000/x"></head><body><h2>2020</h2><ul><li><a href="https://a.org">Bees</a>, <i>A. Lee</i>, ICML 2020</li></ul></body></html>"""
PUBMED = """PMID- 12345678
TI  - Bees and
      wax.
FAU - Lee, Ann
DP  - 2020 Jun 12
JT  - Journal of Bees
AID - 10.1000/x [doi]
PG  - 1-2
"""
ENDNOTE = "%0 Conference Paper\n%T Bees and Wax\n%A Lee, Ann\n%D 2020\n%B ICML\n%U https://a.org\n%R 10.1000/x\n%P 1-2\n"
ENDNOTE_XML = "<xml><records><record><ref-type name='Journal Article'>17</ref-type><contributors><authors><author><style>Lee, Ann</style></author></authors></contributors><titles><title><style face='italic'>Bees</style></title></titles><dates><year>2020</year></dates><electronic-resource-num>10.1000/x</electronic-resource-num></record></records></xml>"
ORG = "* Bees\n** 2020\n- [[https://a.org][Bees and Wax]], Ann Lee, ICML 2020 :code: [[https://github.com/a/b]]\n#+BEGIN_SRC bibtex\n@article{x, title={Y}}\n#+END_SRC\n| Title | Year |\n|---+---|\n| Bees | 2020 |\n"
RST = "Bees\n====\n\n- `Bees and Wax <https://a.org>`_, Ann Lee, *ICML* 2020. |code|\n- Honey_ [1]_\n\n.. _Honey: https://b.org\n.. |code| image:: https://c.org/a.png\n\n=====  ====\nTitle  Year\n=====  ====\nBees   2020\n=====  ====\n"
# The unit that most is said in, an entry: one takes a third of what a page does.
LINES = (
    "- Bees. A. Lee. 2020.",
    *MARKDOWN.splitlines()[6:9],
    "|Title|Year|\n|-|-|\n|[Wings](http://c.org)|2019|\n",
    "## [Bees](https://a.org)\n*Lee et al.* - ICML'20\n",
)
ORG_LINES = (
    "- [[https://a.org][Bees and Wax]], Ann Lee, ICML 2020 :code:\n",
    "* Bees [2/3]\n:PROPERTIES:\n:YEAR: 2020\n:END:\n",
    "| Bees | [[https://a.org]] |\n",
)
RST_LINES = (
    "- `Bees and Wax <https://a.org>`_, Ann Lee, *ICML* 2020.\n",
    "Bees_ [1]_\n\n.. _Bees: https://b.org\n.. [1] Lee, 2020\n",
    ".. list-table::\n\n   * - Bees\n     - 2020\n",
)
WORDS = "honey: {name: Honey, parent: food, aliases: [nectar, Mead]}\nfood:\n  name: Food\n  description: What bees eat.\nwax: {name: Wax, replaced_by: honey}\n"
SETTINGS = "title: Awesome Bees\ndescription: 'Papers: bees'\nsite: https://bees.org/\nsections: [papers]\nrules: {ignore: [rare-tag], error: [spacing]}\nfields: {level: {type: text, label: Level}}\n"
PROFILE = "title: Bees\nsections: [Wax]\nskip_sections: [Tools]\ncolumns: {Paper: title, Who: authors}\nentries: data.papers\nvenue: ICML\nyear: 2020\n"

SEEDS: dict[str, tuple[str, ...]] = {
    "import markdown": (MARKDOWN[:320], MARKDOWN[300:640], MARKDOWN[560:], *LINES),
    "import org": (ORG, *ORG_LINES), "import rst": (RST, *RST_LINES), "import html": (PAGE, "<ul><li>Bees, 2020</li></ul>"),
    "import bibtex": (BIBTEX[:390], BIBTEX[380:], "@misc{a, title={B}, year={2020}}"),
    "bibtex": (BIBTEX[:390], BIBTEX[380:], "@misc{a, title={B}, crossref={a}}"),
    "import ris": (RIS, "TY  - JOUR\nT1  - Bees\nER  - \n"), "import csv": (CSV, "title\tyear\nBees\t2020\n"),
    "import json": (JSON, '{"papers": [{"title": "Bees", "year": 2020, "url": "https://a.org"}]}'),
    "import csl-json": (JSON,), "import yaml": (RECORD, "- title: Bees\n  year: 2020\n"),
    "import pubmed": (PUBMED,), "import endnote": (ENDNOTE,), "import endnote-xml": (ENDNOTE_XML,),
    "import identifiers": ("2001.01234\n10.1000/x\nhttps://a.org # b\nPMID: 123\n",),
    "record": (RECORD, RECORD[:200]), "tags": (WORDS,), "settings": (SETTINGS,), "profile": (PROFILE,),
    "yaml": (RECORD, WORDS, "a: [b, {c: d}]\n# awesomequant: ignore[x]\n- e\n"),
    "yaml edit": (RECORD, "title: a\nyear: 2020 # b\n", "{title: a, tags: [b]}\n", "note: |\n  a\n\nurl: b\n"),
    "encoding": (RECORD[:80], "Bücher für Käufer, é", "\ufefftitle: x"),
    "identifier": ("arXiv:2001.01234v2", "https://doi.org/10.1000/a(b)", "https://aclanthology.org/P18-1128/",
                   "10.1109/CVPR.2020.00001", "https://openreview.net/forum?id=abc_-d", "PMC12345",
                   "https://github.com/a/b/tree/main", "math.GT/0309136", "978-3-16-148410-0"),
    "address": ("https://a.org/b?c=d&utm_source=e#f", "http://user@bücher.example:8080/%7Ea/../b", "www.a.org",
                "https://www.google.com/url?q=https%3A%2F%2Fa.org&sa=D", "https://[::1]/a", "//a.b"),
    "people": ("Ann Lee, Bo Chen, and Rob van der Berg et al.", "Lee, A., & Chen, B.", "王小明、李华", "Doe JA, Roe R",
               "Lee, Jr., Ann and {Team Wax} and others", "family=Berg, given=Rob, prefix=von"),
    "venue": ("Proceedings of the 37th International Conference on Machine Learning (ICML 2020), PMLR 119",
              "CVPR'20 (Oral)", "IEEE Trans. Pattern Anal. Mach. Intell., vol. 3", "arXiv preprint", "NeurIPS Workshop on Bees"),
    "date": ("12 June 2020", "2020-06-12T10:11:12Z", "Jun 2020", "ICLR'17", "2020年6月", "6/7/2024", "2019-2021", "MIT license"),
    "title": ("Q-BERT: Hessian Based Quantization (Extended Version)", "Bees II", "[Reply] A note on Bees", "蜜蜂: Bees 2"),
    "tex": (r"{\'E}t\"{u}de \textbf{of} $\frac{a}{b}$ \& \emph{x} --- ``q''", r"\begin{x}a\end{x} \verb|a| \href{a}{b}",
            r"\left( \sqrt[3]{x} \over y \right) \text{if }", r"\newcommand{\a}[1]{#1} \a{b} %c"),
    "shown": (r"Bees $\ell_1$ and $x^{2}_{i}$ <b> & [a](b) *c* $5", r"# a $\mathbb{R}^n \sum_{i=0}^n \binom{a}{b}$",
              r"$\begin{matrix} a & b \\ c \end{matrix} \hat{x} \not= \text{a}$"),
    "markup": ("A <i>bee</i> &amp; <sub>2</sub><mml:math><mml:mi>x</mml:mi><mml:msup><mml:mi>y</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math> &#x41;",
               "<jats:p>A</jats:p><tex-math>$a$</tex-math><![CDATA[b]]>"),
    "issue form": ("Bees\n\n### Tags\n\n- [x] honey\n- [ ] wax\n\n### Year\n\n2020", "https://a.org 2001.01234"),
    "hand edit": (" [[code]](https://github.com/x/y)", "[New Bees](https://a.org), Ann Lee, ICML 2020", "**12** citations | x"),
    "shown record": (FIELDS, FIELDS, RECORD.replace("34v2", "34")), "adoption": (MARKDOWN[:320], MARKDOWN[300:640], MARKDOWN[560:]),
    "journal": ('{"at": 1, "answers": {"k": {"title": "A", "authors": ["A B", {"group": "G"}], "year": 2020, "stars": 9}}, "etag": "x"}\n',
                '["https://a.org", 1.5, null, "ok", "", ""]\n', '["https://a.org", 1.5, 1.0, "missing", "404", "https://b.org"]\n'),
    "names of git": ("data/papers/2020/alpha.yaml\ndata/papers/2021/beta.yaml\n", "data/papers/2020/alpha.yaml\0README.md\0",
                     '"data/papers/2021/caf\\303\\251.yaml"\n', "src/x.py\ndata/tags.yaml\n"),
    "headers": ("12", "Wed, 21 Oct 2026 07:28:00 GMT", '"default";r=0;t=5', "limit=1, remaining=0, reset=9"),
}  # fmt: skip


def seeds_of(name: str) -> tuple[str, ...]:
    """Return the seeds of a target; all services are told all kinds of replies."""
    return SEEDS.get(name) or (REPLY, XML, PAGE, JSON, REPLY[:300], "[]", "{}", "null")
