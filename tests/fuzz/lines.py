"""Hostile lines: the signs that each grammar lives on, again and again, in the dress of a format."""

import json
from collections.abc import Iterator

# What some grammar of ours looks for, reads on from, or turns back at.
UNITS = (
    "[", "]", "[]", "(", ")", "](", "[a](b", "[a](http://b.c) ", "![", "[[", "[^1]", "<", ">",
    "<a ", "<a href=", "<b>", "</", "<!--", "-->", "<td>", "<table>", "<li>", "&#", "&amp", "&#x41;",
    "{", "}", "{}", "{\\", "\\", "\\\\", "\\'e", "\\frac{", "$", "$$", "$a", "^{", "_{", '"', "'", '""',
    "“", "*", "**", "_", "__", "*a", "`", "``", "~", "|", "| a ", "#", "# ", "%", "@", "@a{", "=", "-",
    "--", " - ", "– ", "—", ":", ": ", "::", ";", "; ", ",", ", ", ",,", ".", ". ", "..", "/", "//",
    "?", "!", "+", "&", "& ", " ", "  ", "\t", "0", "1", "12 ", "2020", "2020 ", "2020-01-", "19",
    "1.", "1,", "1-", "a", "A", "a ", "A ", "A. ", "A.", "A B, ", "A, ", "a, ", "Aa ", "Aa, ", "aA",
    "and ", " and", "and and ", "A and ", "et al. ", "et al", "et ", "al. ", "others ", "von ",
    "van der ", "Jr., ", "ˇ", "é", "中", "中、", "́", "ﬁ", "\u200d", "http://", "http://a.b/",
    "https://doi.org/10.", "10.", "10.1/", "10.1000/a(", "arXiv:", "2001.", "2001.00001 ", "doi:",
    "www.", "www.a.b ", "a@b.c ", "a.b", "a.b.", "a/b", "%20", "%2", "a%", "xn--", "In ", "in ",
    "Proc. ", "Proceedings of the ", "of the ", "the ", "ICML ", "ICML 2020 ", "IEEE ", "Workshop ",
    "Workshop on ", "Vol. ", "vol. 1 ", "pp. ", "pp. 1-2 ", "J. ", "Journal of ", "Univ. ", "1st ",
    "Published in ", "to appear ", "Code: ", "code ", "Title: ", "title: ", "Paper ", "[Paper] ",
    "(ICML) ", "(2020) ", "(a", "[a", "{a", "a)", "a]", "a}", "a: b, ", "a: ", "- a ", "- [ ] ", "* [",
    "- ", "+ ", "> ", ">> ", "1) ", "true ", "null ", "~ ", "&a ", "*a ", "!a ", "? ", "<< ", "#a ",
    "a,b\t", "é́", "Š", "ß", "ı", ":smile:", "\\ud800", "{: .a", "{.a}", "://", "C++ ", "3D ", "4-bit ",
)  # fmt: skip
# The dress: what stands before and behind, and parts lines ("" for one line).
_PLAIN = ("{}", "- {}", "x {} x")


def dressed(name: str, body: str) -> Iterator[str]:  # noqa: C901 -- a form after the other
    """Yield a hostile text in the forms in which the reader ``name`` looks at it."""
    kind = name.removeprefix("import ").removeprefix("reply ")
    lines = body.strip().replace("\r", "")
    yield body
    if kind in ("markdown", "org", "rst", "html", "hand edit"):
        yield f"- [Paper](http://a.b/c) {body}\n- Bees. {body}, 2020."
        yield f"# {body}\n\n{body}\n\n- {body}"
        if kind == "markdown":
            yield f"|Title|Authors|Venue|\n|-|-|-|\n|{body}|{body}|\n"
        if kind in ("markdown", "html"):
            yield f"<table><tr><td>{body}</td><td>{body}</td></tr></table>"
    elif kind in ("bibtex", "entries"):
        yield f"@article{{x, title={{A}}, author={{{body}}}, note={{{body}}}, journal={{{body}}}}}"
        yield f'@article{{x, title="{body}", year={{{body}}}, url={{{body}}}, pages={{{body}}}}}'
    elif kind in ("ris", "pubmed", "endnote"):
        sign = {"ris": "{}  - ", "pubmed": "{:<4}- ", "endnote": "%{} "}[kind]
        tags = {"ris": ("TY", "TI", "AU", "PY", "T2", "UR", "N1"),
                "pubmed": ("PMID", "TI", "FAU", "DP", "JT", "AID", "AB"),
                "endnote": ("0", "T", "A", "D", "J", "U", "X")}[kind]  # fmt: skip
        yield "".join(f"{sign.format(tag)}{body}\n" for tag in tags)
    elif kind == "csv":
        yield f"title,authors,year,venue,url\n{body}\n"
        yield "title,authors,year,venue,url\n" + ",".join([json.dumps(body)] * 5) + "\n"
        yield f"title\tauthors\n{body}\t{body}\n"
    elif kind in ("json", "csl-json") or name.startswith("reply "):
        said = dict.fromkeys(("title", "author", "venue", "year", "url", "DOI", "abstract"), body)
        yield json.dumps([said])
        yield json.dumps({"data": said, "message": said, "results": [said], "title": [body]})
    elif kind in ("yaml", "record", "tags", "settings", "profile", "yaml edit"):
        text = json.dumps(body, ensure_ascii=False)
        yield f"title: {lines}\n"
        yield f"title: {text}\nauthors: [{text}]\nvenue: {text}\nnote: {text}\nurl: {text}\n"
        yield f"- title: {text}\n  authors: {text}\n"
    elif kind == "endnote-xml":
        yield f"<xml><records><record><titles><title>{body}</title></titles></record></records></xml>"
    elif kind in ("tex", "shown", "markup", "title"):
        yield f"${body}$ {body}"
        yield f"Bees: {body}"
    elif kind in ("address", "identifier"):
        yield f"https://a.b/{body}"
        yield f"https://{body}/a?b={body}#c"
    elif kind in ("people", "venue", "date"):
        yield f"Ann Lee, {body}"
        yield f"{body} 2020"


def bodies(unit: str, size: int) -> Iterator[str]:
    """Yield a unit again and again, ``size`` characters long: in one line, and in many."""
    yield (unit * (size // len(unit) + 1))[:size]
    line = (unit * (60 // len(unit) + 1))[:60]
    yield f"{line}\n" * (size // 61)
