"""What people who write a record by hand for the first time get wrong: a table.

Each row is a file as somebody wrote it, the place that is to be named, words that the answer has,
and the file as ``check --fix`` leaves it; None where nobody can know what was meant.
"""

from collections.abc import Iterator
from typing import NamedTuple

from listing import FILES

FILE = "data/papers/2020/beta.yaml"
GOOD = """\
title: "Beta Graphs with Many Edges"
authors: [Jane Doe, John Roe]
venue: CVPR
year: 2020
tags: [low-bit]
arxiv: "2001.01235"
"""
LIST = FILES | {
    "data/tags.yaml": """\
low-bit: {label: Low-bit networks, aliases: [lowbit]}
vision: {label: Computer vision}
"""
}


class Mistake(NamedTuple):
    """One file with one mistake; ``at`` is "line:column"."""

    name: str
    text: str | bytes
    at: str
    says: str
    becomes: str | None
    file: str = FILE
    lies: str = FILE  # where --fix leaves it


def put(line: str, *, then: str = "") -> str:
    """Return the sound record with another line in place of the one of that field, and more."""
    key = line.partition(":")[0]
    lines = [line if one.partition(":")[0] == key else one for one in GOOD.splitlines()]
    if line not in lines:
        lines.append(line)
    return "\n".join(lines) + "\n" + then


def swap(old: str, new: str) -> str:
    """Return the sound record with one piece of it written in another way."""
    assert old in GOOD
    return GOOD.replace(old, new)


def _texts() -> Iterator[Mistake]:  # noqa: PLR0915 -- a table
    """What YAML cannot read, or reads as something else."""
    title = 'title: "Beta Graphs with Many Edges"'
    yield Mistake(
        "a colon in the title",
        put("title: Beta: Graphs with Many Edges"),
        "1:12",
        'title: "Beta: Graphs with Many Edges"',
        put('title: "Beta: Graphs with Many Edges"'),
    )
    yield Mistake(
        "a colon and a comment",
        put("title: Beta: Graphs  # ours"),
        "1:12",
        'title: "Beta: Graphs"',
        put('title: "Beta: Graphs"  # ours'),
    )
    yield Mistake(
        "smart quotes",
        swap(title, "title: “Beta: Graphs with Many Edges”"),
        "1:8",
        "quotation mark",
        put('title: "Beta: Graphs with Many Edges"'),
    )
    yield Mistake(
        "smart quotes that YAML reads",
        put("title: “Beta Graphs with Many Edges”"),
        "1:8",
        "quot",
        None,
    )
    yield Mistake("German quotes", put("venue: „CVPR“"), "3:8", "'CVPR'", GOOD)
    yield Mistake("a quote that never ends", swap('Edges"', "Edges"), "1:8", "never ends", GOOD)
    yield Mistake(
        "a quote that never begins", put('title: Beta Graphs with Many Edges"'), "1:8", "quot", None
    )
    yield Mistake(
        "quotes inside of quotes",
        put('title: "Beta "Graphs" with Many Edges"'),
        "1:15",
        "quot",
        put(r'title: "Beta \"Graphs\" with Many Edges"'),
    )
    yield Mistake(
        "text behind quotes",
        put('title: "Beta" Graphs with Edges'),
        "1:15",
        "quot",
        put(r'title: "\"Beta\" Graphs with Edges"'),
    )
    yield Mistake(
        "an apostrophe in single quotes",
        put("title: 'Beta's Graphs'"),
        "1:14",
        "quot",
        put('title: "Beta\'s Graphs"'),
    )
    yield Mistake(
        "a title in brackets",
        put("title: [CVPR] Beta Graphs"),
        "1:15",
        'title: "[CVPR] Beta Graphs"',
        put('title: "[CVPR] Beta Graphs"'),
    )
    yield Mistake(
        "a title that begins with @",
        put("title: @Beta Graphs"),
        "1:8",
        "@",
        put('title: "@Beta Graphs"'),
    )
    yield Mistake(
        "a title that begins with %",
        put("title: %Beta Graphs"),
        "1:8",
        "%",
        put('title: "%Beta Graphs"'),
    )
    yield Mistake(
        "a title that begins with a backtick",
        put("title: `Beta` Graphs"),
        "1:8",
        "`",
        put('title: "`Beta` Graphs"'),
    )
    yield Mistake(
        "a title that begins with *",
        put("title: *Beta Graphs"),
        "1:8",
        "*",
        put('title: "*Beta Graphs"'),
    )
    yield Mistake(
        "a title that begins with &",
        put("title: &Beta Graphs"),
        "1:8",
        "&",
        put('title: "&Beta Graphs"'),
    )
    yield Mistake(
        "a title that begins with !",
        put("title: !Beta Graphs"),
        "1:8",
        "!",
        put('title: "!Beta Graphs"'),
    )
    yield Mistake(
        "a title that is a comment",
        put("title: #Beta Graphs"),
        "1:8",
        "comment",
        put('title: "#Beta Graphs"'),
    )
    yield Mistake(
        "a title that ends at a #", put("title: Beta #Graphs with Edges"), "1:13", "comment", None
    )
    yield Mistake(
        "a backslash in quotes",
        put(r'title: "Beta Graphs $\gamma$"'),
        "1:22",
        "\\",
        put(r'title: "Beta Graphs $\\gamma$"'),
    )
    yield Mistake("a key without its colon", swap("year: 2020", "year 2020"), "4:1", "year: ", GOOD)
    yield Mistake(
        "no blank behind the colon", swap("year: 2020", "year:2020"), "4:1", "year: ", GOOD
    )
    yield Mistake("= for the colon", swap("year: 2020", "year = 2020"), "4:1", "year: ", GOOD)
    yield Mistake("a full-width colon", swap("year: 2020", "year：2020"), "4:5", "colon", GOOD)
    yield Mistake("a no-break space", swap("year: 2020", "year:\u00a02020"), "4:6", "blank", GOOD)
    yield Mistake("full-width digits", swap("2020\n", "２０２０\n"), "4:7", "2020", GOOD)
    yield Mistake(
        "a tab in the indentation", put("tags:", then="\t- low-bit\n"), "7:1", "tab", None
    )
    yield Mistake(
        "tabs before the items",
        swap("tags: [low-bit]", "tags:\n\t- low-bit"),
        "6:1",
        "tab",
        swap("tags: [low-bit]", "tags:\n  - low-bit"),
    )
    yield Mistake(
        "tabs in a mapping",
        GOOD + "code:\n\t- url: https://github.com/a/b\n\t  label: PyTorch\n",
        "8:1",
        "tab",
        GOOD + "code:\n  - url: https://github.com/a/b\n    label: PyTorch\n",
    )
    yield Mistake(
        "an indented field",
        swap("year: 2020", "  year: 2020"),
        "4:3",
        "begin line 4 in column 1",
        GOOD,
    )
    yield Mistake(
        "a field one blank in",
        swap("year: 2020", " year: 2020"),
        "4:2",
        "begin line 4 in column 1",
        GOOD,
    )
    yield Mistake("a first line indented", " " + GOOD, "1:1", "begin line 1 in column 1", GOOD)
    yield Mistake(
        "a label too far left",
        GOOD + "code:\n  - url: https://github.com/a/b\n  label: PyTorch\n",
        "9:3",
        "begin line 9 in column 5",
        GOOD + "code:\n  - url: https://github.com/a/b\n    label: PyTorch\n",
    )
    yield Mistake(
        "items that climb",
        swap("[low-bit]", "\n  - low-bit\n    - vision"),
        "7:5",
        "begin line 7 in column 3",
        swap("[low-bit]", "\n  - low-bit\n  - vision"),
    )
    yield Mistake(
        "an item that is not indented as the first",
        swap("[low-bit]", "\n  - low-bit\n - vision"),
        "7:2",
        "begin line 7 in column 3",
        swap("[low-bit]", "\n  - low-bit\n  - vision"),
    )
    yield Mistake(
        "no blank behind the dash",
        swap("[low-bit]", "\n  -low-bit\n  -vision"),
        "6:3",
        "- ",
        swap("[low-bit]", "\n  - low-bit\n  - vision"),
    )
    yield Mistake(
        "bullets",
        swap("[low-bit]", "\n  • low-bit\n  • vision"),
        "6:3",
        "- ",
        swap("[low-bit]", "\n  - low-bit\n  - vision"),
    )
    yield Mistake(
        "items without dashes",
        swap("[Jane Doe, John Roe]", "\n  Jane Doe\n  John Roe"),
        "3:3",
        "- ",
        swap("[Jane Doe, John Roe]", "\n  - Jane Doe\n  - John Roe"),
    )
    yield Mistake(
        "a list that never ends", swap("low-bit]", "low-bit"), "5:7", "tags: [low-bit]", GOOD
    )
    yield Mistake("a list that never begins", swap("[low-bit]", "low-bit]"), "5:7", "[", GOOD)
    yield Mistake(
        "full-width commas in a list",
        swap("Doe, John", "Doe，John"),
        "2:11",
        "an item for each person",
        None,
    )
    yield Mistake("full-width brackets", swap("[low-bit]", "【low-bit】"), "5:7", "[", GOOD)
    yield Mistake("a comma behind the line", swap("2020\n", "2020,\n"), "4:7", "2020", GOOD)
    yield Mistake("a comma behind quotes", swap('Edges"', 'Edges",'), "1:37", "comma", GOOD)
    yield Mistake("a comma behind each line", GOOD.replace("\n", ",\n"), "1:37", "comma", GOOD)
    yield Mistake(
        "a key in quotes with a comma",
        swap("year: 2020", '"year": 2020,'),
        "4:9",
        "2020",
        swap("year:", '"year":'),
    )
    yield Mistake("a key twice, alike", GOOD + "year: 2020\n", "7:1", "twice", GOOD)
    yield Mistake("a key twice, with two values", GOOD + "year: 2019\n", "7:1", "line 4", None)
    yield Mistake("a key twice, one empty", GOOD + "year:\n", "7:1", "twice", GOOD)
    yield Mistake("front matter", f"---\n{GOOD}---\n", "8:1", "delete", f"---\n{GOOD}")
    yield Mistake("two documents", f"{GOOD}---\n{GOOD}", "7:1", "document", None)
    yield Mistake("a fence around it", f"```yaml\n{GOOD}```\n", "1:1", "delete", GOOD)
    yield Mistake(
        "a pasted diff", "".join(f"+{line}\n" for line in GOOD.splitlines()), "1:1", "diff", GOOD
    )
    yield Mistake(
        "quoted as in a mail",
        "".join(f"> {line}\n" for line in GOOD.splitlines()),
        "1:1",
        "mail",
        GOOD,
    )
    yield Mistake(
        "line numbers",
        "".join(f"{at:2} {line}\n" for at, line in enumerate(GOOD.splitlines(), 1)),
        "1:1",
        "number",
        GOOD,
    )
    yield Mistake("line ends of an old Macintosh", GOOD.replace("\n", "\r"), "1:37", "LF", GOOD)
    yield Mistake("Latin-1", swap("Jane", "Jané").encode("latin-1"), "2:14", "UTF-8", None)
    yield Mistake("UTF-16", GOOD.encode("utf-16"), "1:1", "UTF-8", GOOD)
    yield Mistake("a zero-width space", swap("year: ", "year:\u200b "), "4:6", "U+200B", GOOD)
    yield Mistake(
        "a merge that nobody ended",
        GOOD + "<<<<<<< a\nnote: x\n=======\nnote: y\n>>>>>>> b\n",
        "7:1",
        "merged",
        None,
    )
    yield Mistake(
        "pasted BibTeX",
        "@inproceedings{doe2020,\n  title = {Beta Graphs},\n  year = {2020}\n}\n",
        "1:1",
        "BibTeX",
        None,
    )
    yield Mistake("a web page", "<!DOCTYPE html>\n<html></html>\n", "1:1", "web page", None)
    yield Mistake("only a title", "Beta Graphs with Many Edges\n", "1:1", "title: ", None)
    yield Mistake("an empty file", "", "1:1", "empty", None)


def _keys() -> Iterator[Mistake]:
    """Names of fields that are none."""
    for wrong, field in (
        ("yaer", "year"), ("Year", "year"), ("YEAR", "year"), ("Title", "title"), ("titel", "title"),
        ("author", "authors"), ("Authors", "authors"), ("tag", "tags"), ("keywords", "tags"),
        ("journal", "venue"), ("conference", "venue"), ("arXiv", "arxiv"), ("eprint", "arxiv"),
    ):  # fmt: skip
        line = next(
            at for at, one in enumerate(GOOD.splitlines(), 1) if one.startswith(f"{field}:")
        )
        wrote = GOOD.replace(f"{field}:", f"{wrong}:")
        yield Mistake(f"{wrong} for {field}", wrote, f"{line}:1", f"'{field}'", GOOD)
    link = "https://example.org/beta"
    for wrong in ("link", "URL", "paper_url", "pdf"):
        yield Mistake(
            f"{wrong} for url", f"{GOOD}{wrong}: {link}\n", "7:1", "'url'", f"{GOOD}url: {link}\n"
        )
    code = "https://github.com/a/b"
    made = f"{GOOD}code: [{{url: {code}}}]\n"
    yield Mistake("github for code", f"{GOOD}github: {code}\n", "7:1", "code: [{url: ", made)
    yield Mistake(
        "a field under another one", GOOD + "extra_note: x\n", "7:1", "is not a field", None
    )
    yield Mistake(
        "a field of the list's own",
        GOOD + "bits: [4]\n",
        "7:1",
        "fields: {bits",
        GOOD + "fields: {bits: [4]}\n",
    )
    yield Mistake(
        "month", GOOD + "month: June\n", "7:1", "is not a field", GOOD + "date: 2020-06\n"
    )
    yield Mistake("id", "id: beta\n" + GOOD, "1:1", "delete", GOOD)
    yield Mistake(
        "no title", swap('title: "Beta Graphs with Many Edges"\n', ""), "1:1", "title: ", None
    )


def _values() -> Iterator[Mistake]:  # noqa: PLR0915 -- a table
    """Values of another form than their field has."""
    yield Mistake("a text for a list", put("tags: low-bit"), "5:7", "[low-bit]", GOOD)
    yield Mistake(
        "several texts for a list",
        put("tags: low-bit, vision"),
        "5:7",
        "[low-bit, vision]",
        put("tags: [low-bit, vision]"),
    )
    yield Mistake("a list for a text", put("venue: [CVPR]"), "3:8", "venue: CVPR", GOOD)
    yield Mistake("two of a list for a text", put("venue: [CVPR, ICCV]"), "3:8", "CVPR", None)
    yield Mistake(
        "authors with and",
        put("authors: Jane Doe and John Roe"),
        "2:10",
        "[Jane Doe, John Roe]",
        GOOD,
    )
    yield Mistake(
        "authors with commas",
        put("authors: Jane Doe, John Roe"),
        "2:10",
        "[Jane Doe, John Roe]",
        GOOD,
    )
    yield Mistake(
        "family names first",
        put("authors: Doe, Jane; Roe, John"),
        "2:10",
        "[Jane Doe, John Roe]",
        GOOD,
    )
    yield Mistake(
        "one author", put("authors: Jane Doe"), "2:10", "[Jane Doe]", put("authors: [Jane Doe]")
    )
    yield Mistake(
        "authors as mappings",
        swap("[Jane Doe, John Roe]", "\n  - name: Jane Doe\n  - name: John Roe"),
        "3:5",
        "Jane Doe",
        swap("[Jane Doe, John Roe]", "\n  - Jane Doe\n  - John Roe"),
    )
    yield Mistake(
        "code as one link",
        GOOD + "code: https://github.com/a/b\n",
        "7:7",
        "code: [{url: https",
        GOOD + "code: [{url: https://github.com/a/b}]\n",
    )
    yield Mistake(
        "code as a list of links",
        GOOD + "code: [https://github.com/a/b]\n",
        "7:8",
        "url: https",
        GOOD + "code: [{url: https://github.com/a/b}]\n",
    )
    yield Mistake(
        "code as a mapping",
        GOOD + "code:\n  url: https://github.com/a/b\n",
        "8:3",
        "code: [{url: https",
        GOOD + "code:\n  - url: https://github.com/a/b\n",
    )
    yield Mistake(
        "a link without its label", GOOD + "links: [https://example.org/a]\n", "7:9", "label", None
    )
    yield Mistake(
        "stars as text",
        GOOD + "code: [{url: https://github.com/a/b, stars: 1.2k}]\n",
        "7:45",
        "count",
        None,
    )
    yield Mistake(
        "a count in short",
        GOOD + "citations: {count: 1.2k, source: OpenAlex, as_of: 2024-01-02}\n",
        "7:20",
        "1200",
        GOOD + "citations: {count: 1200, source: OpenAlex, as_of: 2024-01-02}\n",
    )
    yield Mistake(
        "a count with a comma",
        GOOD + 'citations: {count: "1,234", source: OpenAlex, as_of: 2024-01-02}\n',
        "7:20",
        "1234",
        GOOD + 'citations: {count: "1234", source: OpenAlex, as_of: 2024-01-02}\n',
    )
    yield Mistake(
        "an arXiv address for its id",
        put("arxiv: https://arxiv.org/abs/2001.01235"),
        "6:8",
        "2001.01235",
        GOOD,
    )
    yield Mistake(
        "an arXiv PDF for its id",
        put("arxiv: https://arxiv.org/pdf/2001.01235v3.pdf"),
        "6:8",
        "2001.01235",
        GOOD,
    )
    yield Mistake(
        "an arXiv id with prefix and version",
        put("arxiv: arXiv:2001.01235v2"),
        "6:8",
        "2001.01235",
        GOOD,
    )
    yield Mistake(
        "a DOI as an address",
        GOOD + "doi: https://doi.org/10.1109/CVPR.2020.00001\n",
        "7:6",
        "10.1109/CVPR.2020.00001",
        GOOD + "doi: 10.1109/CVPR.2020.00001\n",
    )
    yield Mistake(
        "a DOI with its prefix",
        GOOD + "doi: doi:10.1109/CVPR.2020.00001\n",
        "7:6",
        "10.1109/CVPR.2020.00001",
        GOOD + "doi: 10.1109/CVPR.2020.00001\n",
    )
    yield Mistake(
        "a DOI for an address",
        GOOD + "url: 10.1109/CVPR.2020.00001\n",
        "7:6",
        "doi",
        GOOD + "doi: 10.1109/CVPR.2020.00001\n",
    )
    yield Mistake(
        "a DOI for an arXiv id",
        put("arxiv: 10.1109/CVPR.2020.00001"),
        "6:8",
        "doi",
        swap('arxiv: "2001.01235"', "doi: 10.1109/CVPR.2020.00001"),
    )
    yield Mistake(
        "an arXiv address in url",
        swap('arxiv: "2001.01235"', "url: https://arxiv.org/abs/2001.01235"),
        "6:6",
        "arxiv",
        GOOD,
    )
    yield Mistake(
        "an address without its scheme",
        GOOD + "url: www.example.org/beta\n",
        "7:6",
        "https://",
        GOOD + "url: https://www.example.org/beta\n",
    )
    yield Mistake(
        "an address in angle brackets",
        GOOD + "url: <https://example.org/beta>\n",
        "7:6",
        "https://example.org/beta",
        GOOD + "url: https://example.org/beta\n",
    )
    yield Mistake(
        "an address as a Markdown link",
        GOOD + 'url: "[paper](https://example.org/beta)"\n',
        "7:6",
        "https://example.org/beta",
        GOOD + 'url: "https://example.org/beta"\n',
    )
    yield Mistake(
        "two addresses", GOOD + "url: https://a.org/b https://c.org/d\n", "7:6", "url", None
    )
    yield Mistake("a year of two digits", put("year: '20"), "4:7", "never ends", None)
    yield Mistake("a year of two digits in quotes", put('year: "20"'), "4:7", "four digits", None)
    yield Mistake("a year in words", put("year: two thousand twenty"), "4:7", "year: 2024", None)
    yield Mistake(
        "a month for a year",
        put("year: June 2020"),
        "4:7",
        "2020",
        put("year: 2020\ndate: 2020-06"),
    )
    yield Mistake(
        "a day for a year",
        put("year: 2020-06-14"),
        "4:7",
        "2020",
        put("year: 2020\ndate: 2020-06-14"),
    )
    for doubted in ("ca. 2020", "c. 2020", "~2020", "2020?", "before 2021", "≈ 2020"):
        yield Mistake(
            f"a year in doubt: {doubted}", put(f"year: {doubted}"), "4:7", "year: 2024", None
        )
    yield Mistake("a year to come", put("year: 2999"), "4:7", "2999", None)
    yield Mistake("a year with a slip", put("year: 202"), "4:7", "four digits", None)
    yield Mistake(
        "a day with dots",
        GOOD + "added: 17.06.2024\n",
        "7:8",
        "2024-06-17",
        GOOD + "added: 2024-06-17\n",
    )
    yield Mistake(
        "a day in words",
        GOOD + "added: June 17, 2024\n",
        "7:8",
        "2024-06-17",
        GOOD + "added: 2024-06-17\n",
    )
    yield Mistake(
        "a day with strokes",
        GOOD + "added: 2024/6/7\n",
        "7:8",
        "2024-06-07",
        GOOD + "added: 2024-06-07\n",
    )
    yield Mistake(
        "a day that may lack a digit", GOOD + "added: 2024-11-2\n", "7:8", "2024-06-17", None
    )
    yield Mistake("a day that may be two", GOOD + "added: 03/04/2024\n", "7:8", "YYYY-MM-DD", None)
    yield Mistake(
        "a day with its time",
        GOOD + "added: 2024-06-17T10:00:00Z\n",
        "7:8",
        "2024-06-17",
        GOOD + "added: 2024-06-17\n",
    )
    yield Mistake("no such day", GOOD + "added: 2024-02-31\n", "7:8", "no such day", None)
    yield Mistake("a day to come", GOOD + "added: 2999-01-01\n", "7:8", "future", None)
    yield Mistake(
        "the kind in capitals",
        GOOD + "type: Conference\n",
        "7:7",
        "conference",
        GOOD + "type: conference\n",
    )
    yield Mistake("a kind that is none", GOOD + "type: talk\n", "7:7", "article", None)
    yield Mistake("a tag by its label", put("tags: [Low-bit networks]"), "5:8", "low-bit", GOOD)
    yield Mistake("a tag in capitals", put("tags: [Low-Bit]"), "5:8", "low-bit", GOOD)
    yield Mistake("a tag with a blank", put("tags: [low bit]"), "5:8", "low-bit", GOOD)
    yield Mistake("a tag by another spelling", put("tags: [lowbit]"), "5:8", "low-bit", GOOD)
    yield Mistake(
        "a tag with its hash", put('tags: ["#low-bit"]'), "5:8", "low-bit", put('tags: ["low-bit"]')
    )
    yield Mistake("a tag that nobody knows", put("tags: [pruning]"), "5:8", "data/tags.yaml", None)
    yield Mistake("a venue with letters swapped", put("venue: CPVR"), "3:8", "CVPR", None)
    yield Mistake("a venue in small letters", put("venue: cvpr"), "3:8", "CVPR", GOOD)
    yield Mistake(
        "a venue by its name",
        put("venue: Conference on Computer Vision and Pattern Recognition"),
        "3:8",
        "CVPR",
        GOOD,
    )
    yield Mistake("a venue with its year", put("venue: CVPR 2020"), "3:8", "CVPR", GOOD)
    yield Mistake("null in words", put("venue: none"), "3:8", "venue", None)
    yield Mistake("an empty text", GOOD + 'note: ""\n', "7:7", "empty", GOOD)
    yield Mistake("n/a for a DOI", GOOD + "doi: N/A\n", "7:6", "doi", GOOD)
    yield Mistake(
        "HTML in the title", put('title: "Beta &amp; <i>Graphs</i>"'), "1:8", "Beta & Graphs", None
    )
    yield Mistake("TeX in the title", put(r"title: Beta {\'e}dges"), "1:8", "Beta édges", None)
    yield Mistake(
        "a full stop behind the title",
        put('title: "Beta Graphs with Many Edges."'),
        "1:8",
        "stop",
        GOOD,
    )


def _files() -> Iterator[Mistake]:
    """Files of a wrong name or in a wrong place."""
    other = "data/papers/2020/"
    yield Mistake("the ending .yml", GOOD, "1:1", "beta.yaml", GOOD, f"{other}beta.yml")
    yield Mistake("the ending .yaml.txt", GOOD, "1:1", "beta.yaml", GOOD, f"{other}beta.yaml.txt")
    yield Mistake("the ending .YAML", GOOD, "1:1", "beta.yaml", GOOD, f"{other}beta.YAML")
    yield Mistake(
        "the folder of another year", GOOD, "4:7", FILE, GOOD, "data/papers/2019/beta.yaml"
    )
    yield Mistake("no folder", GOOD, "4:7", FILE, GOOD, "data/papers/beta.yaml")
    yield Mistake(
        "beside the records",
        GOOD,
        "1:1",
        "data/papers/YEAR",
        None,
        "data/beta.yaml",
        "data/beta.yaml",
    )
    yield Mistake(
        "a name with blanks",
        GOOD,
        "1:1",
        "beta-graphs.yaml",
        GOOD,
        f"{other}Beta Graphs.yaml",
        f"{other}beta-graphs.yaml",
    )
    yield Mistake(
        "a name in capitals",
        GOOD,
        "1:1",
        "beta.yaml",
        GOOD,
        f"{other}Beta.yaml",
        f"{other}beta.yaml",
    )
    yield Mistake(
        "a name with an underscore",
        GOOD,
        "1:1",
        "beta-graphs.yaml",
        GOOD,
        f"{other}beta_graphs.yaml",
        f"{other}beta-graphs.yaml",
    )


# What is no mistake at all, though it looks like one.
SOUND = {
    "CRLF": GOOD.replace("\n", "\r\n"),
    "a byte order mark": "\ufeff" + GOOD,
    "a year in quotes": swap("2020\n", '"2020"\n'),
    "null": GOOD + "doi: null\n",
    "a tilde": GOOD + "doi: ~\n",
    "an empty field": GOOD + "doi:\n",
    "JSON": '{"title": "Beta Graphs with Many Edges", "venue": "CVPR", "year": 2020, "tags": ["low-bit"], "arxiv": "2001.01235",}\n',
    "single quotes": put("title: 'Beta Graphs with Many Edges'"),
}

MISTAKES = [*_texts(), *_keys(), *_values(), *_files()]
