"""README.md as GitHub's own parser reads it: the text of the records, and no link but ours."""

import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from clients import found, left_out
from hostile import TITLES
from support import copy_of_toy

from awesomequant.intake.formats.markdown import read
from awesomequant.intake.hand_edit.sections import unshown
from awesomequant.language import markdown, plain
from awesomequant.site.building import rendered
from awesomequant.store import canonical, load
from awesomequant.text import one_line

CMARK = found("cmark-gfm")
pytestmark = pytest.mark.skipif(CMARK is None, reason=left_out("cmark-gfm"))
EXTENSIONS = ("table", "strikethrough", "autolink", "tagfilter", "tasklist")

# What GitHub makes something of in plain text, beside what all parsers of Markdown do.
TEXTS = (
    *TITLES,
    "a@b.org", "mail a.b-c_d@e-f.gov.uk, or x+y@z.io.", "xmpp:a@b.org/c", "mailto:a@b.org",
    "git@github.com:a/b.git", "(a@b.org) <a@b.org> | a@b.org | *a@b.org* `a@b.org`", "a@b, @a.b, a@@b.org",
    "a&#64;b.org and a&commat;b.org", "\\@a.b and c\\@d.ef", "user@host.com'; DROP", "ａ@b.org é@b.org",
    "http://a.b/c?d=e&f", "ftp://a.b, x://a.b, file:///a, //a.b", "WWW.A.B (www.c.d) www&#46;a.b",
    "http&#58;//a.b http:&#47;&#47;a.b", "a.b.org", "- [ ] task", "[x] done", "[ ] open", "~a~ ~~b~~",
    "a [^1] b", "[^1]: x", "> [!NOTE]", "[!WARNING]", "@user and @org/team", "#12, GH-12, org/repo#3",
    "a" * 40, "deadbeef1234567", "| - | - |", "a\u00a0@b.org", "==", "1986\\. A year", "+1 -1 *1",
    "<details><summary>a</summary>", "</td></table>", "<![CDATA[a]]>", "<?php ?>", "<!DOCTYPE a>", "&nbsp;&lt;&#x3c;",
    "a  \\\nb", "$a@b.org$ and $$x$$", "![a@b.org](x)", "[a@b.org]", "[a@b.org]: x", "<https://a.b>", "<!-- -->@b.org",
)  # fmt: skip


def shown(text: str) -> BeautifulSoup:
    """Return Markdown as GitHub's parser renders it."""
    assert CMARK
    options = [word for name in EXTENSIONS for word in ("-e", name)]
    page = subprocess.run(
        [*CMARK, "--unsafe", *options], input=text, capture_output=True, text=True, check=True,
        encoding="utf-8",
    ).stdout  # fmt: skip
    return BeautifulSoup(page, "html.parser")


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "form", ["{}", "- [A](https://x.org/a) {}", "# {}", "|A|\n|-|\n|{}|", "> {}"]
)
def test_text_is_text_wherever_it_stands(text: str, form: str) -> None:
    page = shown(form.format(markdown.show(text)) + "\n")
    links = [link["href"] for link in page.find_all("a")]
    assert links == ["https://x.org/a"] * form.count("[A]")
    ours = {"p", "ul", "li", "a", "h1", "table", "thead", "tbody", "tr", "th", "td", "blockquote"}
    assert {tag.name for tag in page.find_all()} <= ours
    assert one_line(page.get_text()).endswith(one_line(plain.show(one_line(text))))


def test_the_readme_of_hostile_records_has_no_link_but_ours(tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    toy = shown(rendered(load(root))["README.md"])
    before, kinds = (
        {link["href"] for link in toy.find_all("a")},
        {one.name for one in toy.find_all()},
    )
    asked = set()
    for at, text in enumerate(TEXTS):
        url = f"https://x.org/{at}"
        record = {"title": f"{text} {at}"[:380], "authors": ["A. Bee"], "venue": "BeeConf",
                  "year": "2020", "url": url, "note": text}  # fmt: skip
        file = root / f"data/papers/2020/x{at}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(canonical.record(record), "utf-8")
        asked.add(url)
    project = load(root)
    papers = [one for one in project.library.papers if one.id.startswith("x")]
    assert len(papers) > len(TEXTS) * 2 // 3  # of the others the reader refuses a character
    page = shown(rendered(project)["README.md"])
    links = {str(link["href"]) for link in page.find_all("a")}
    asked |= {f"{project.library.settings.site}{paper.page}" for paper in papers}
    assert {link for link in links - before if not link.startswith("#")} <= asked
    told = one_line(page.get_text())
    for paper in papers:
        assert one_line(plain.show(paper.title)) in told
    assert {tag.name for tag in page.find_all()} <= kinds | {"p", "li", "ul"}


@pytest.mark.parametrize("text", ["Mail a.b@c.org to bees", "a@b.org", "x @ y", "@a"])
def test_what_keeps_a_mail_address_text_is_no_part_of_it(text: str) -> None:
    assert unshown(markdown.show(text)) == text
    (draft,) = read(
        f"- [A study of {markdown.show(text)} and more](https://x.org/a), 2020.", "x"
    ).drafts
    assert draft.title == f"A study of {text} and more"
