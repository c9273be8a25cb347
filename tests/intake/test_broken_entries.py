"""One entry that is broken in a bibliography of any format: it is told, the others come in.

The same of JSON: ``formats/test_broken_json.py``.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from awesomequant.intake.files.reading import read_file
from awesomequant.intake.formats import Profile
from awesomequant.library.draft import Reading
from awesomequant.library.problems import Refusal

NINES = "9" * 5000


class Format(NamedTuple):
    """A format: how a sound entry looks, what stands around all, and broken entries of it."""

    suffix: str
    entry: str
    broken: Sequence[str]
    head: str = ""
    tail: str = ""


FORMATS = (
    Format(".bib", "@article{kNUMBER, title={TITLE}, year={2020}}\n", (
        "@article{b, title={B, year={2020}}\n", "@article{b, title={B}}, year={2020}}\n",
        '@article{b, title="B, year={2020}}\n', "@article{b title={B}}\n", "@article{, title={B}}\n",
        "@article(b, title={B})\n", "@article{b, title={B} year={2020}}\n", "@{b, title={B}}\n",
        f"@article{{b, title={{{'{' * 5000}{'}' * 5000}}}}}\n", f"@article{{b, title={{{'{' * 5000}}}}}\n",
        "@string{x = y # z}\n", "@string{x = x}\n@article{b, title=x}\n", '@article{b, title=u # "x"}\n',
        "@article{b, crossref={b}, title={B}}\n", "@article{b, crossref={k1}}\n@article{k9, crossref={b}}\n",
        "@comment{ @article{x, title={B}} \n", '@preamble{ "x" \n', "@article{b,\n title = {B\n@article{c, title={C}}\n",
        f"@article{{b, year={NINES}, title={{B}}, month=foo, pages={{{NINES}}}}}\n",
        f"@article{{b, author={{{'a and ' * 3000}}}, title={{B}}}}\n", "@article{b, title={B\0C}}\n",
        "@article{b, date={2020-13-45/..}, title={$x^{2}}\n",
    )),
    Format(".ris", "TY  - JOUR\nTI  - TITLE\nPY  - 2020\nER  - \n\n", (
        "TY  - JOUR\nTI  - B\nPY  - 2020\n\n", "TI  - B\nER  - \n\n", "TY  - JOUR\nER  - \n\n", "ER  - \nER  - \n",
        "TY  - \nTI  - B\nER  - \n", "TY - JOUR\nTI - B\nER -\n", "garbage\n", "TY  - JOUR\n  TI  - B\nER  - \n",
        f"TY  - JOUR\nTI  - B\nPY  - {NINES}\nSP  - {NINES}\nER  - \n", "TY  - JOUR\nTI  - B\nAU  - ,,,\nER  - \n",
        "TY  - JOUR\nTI  - B\nUR  - http://[::1\nDO  - 10.\nER  - \n", "TY  - JOUR\nTI  - B\0\nER  - \n",
        "TY  - JOUR\nTI  - B\nTY  - JOUR\nTI  - C\nER  - \n", "1. TY  - JOUR\nTI  - B\nER  - \n",
    )),
    Format(".csv", "TITLE,Ann Lee,2020\n", (
        '"B,x,1\n', 'B"x,y,1\n', '"B"x,y,1\n', ",,\n", "B\n", "B,x,1,2,3\n", f'"{chr(10) * 50}\n', f"B,x,{NINES}\n",
        "B,x,NaN\n", "B\tx\t1\n", '"""B,x,1\n', 'B,x,1"\n', "=cmd|1,x,1\n", "B\0,x,1\n", f"B,{'x' * 200_000},1\n",
        f'"B{"x" * 200_000}",x,1\n', "title,authors,year\n", "#comment\n", "B;x;1\n",
    ), head="title,authors,year\n"),
    Format(".yaml", "- title: TITLE\n  year: 2020\n", (
        "- title: B: C\n", "- title: 'B\n", "- title: [B\n", "- title: {B\n", "- title: &a B\n", "- title: *a\n",
        "- title: !!python/object:os.system x\n", "- title: B\n  title: C\n", "- title: B\n year: 1\n",
        "- title: B\n\tyear: 1\n", "- 5\n", "- [a]\n", f"- title: {'[' * 200}{']' * 200}\n", "- title: B\u2028x\n",
        '- title: "\\ud83d"\n', "- title: @b\n", "- title: |\n b\n", "title: B\n", "? x\n", "- <<: *a\n  title: B\n",
        '- title: "B" c\n', "- &b\n  title: C\n", "- !x {title: B}\n", "- {title: B\n", f"- title: B\n  year: {NINES}\n",
    )),
    Format(".xml", "<record><titles><title>TITLE</title></titles></record>\n", (
        "<record><titles><title>B</titles></record>\n", "<record><titles><title>B & C</title></titles></record>\n",
        "<record><titles><title>&nbsp;B</title></titles></record>\n", "<record/>\n", "<record a=b/>\n",
        "<record><titles><title>B\x01</title></titles></record>\n", "<record><titles><title>&#0;</title></titles></record>\n",
        f"<record>{'<a>' * 5000}{'</a>' * 5000}</record>\n", "<!-- -- -->\n", "<record><title>B<br></title></record>\n",
        "<record><titles><title>B</title></titles>\n", "</record>\n", "<record><![CDATA[</record>\n", "x & y\n",
    ), head="<xml><records>\n", tail="</records></xml>\n"),
    Format(".nbib", "PMID- NUMBER\nTI  - TITLE\nDP  - 2020\n\n", (
        "PMID- x\nTI  - B\n\n", "TI  - B\n\n", "PMID- 5\nTI  - B\nDP  - 2020 Foo 99\nFAU - ,\n\n", "PMID- 5\n\n",
        "garbage\n\n", f"PMID- {NINES}\nTI  - B\nPG  - {NINES}\n\n", "PMID- 5\nTI  - B\0\n\n",
    )),
    Format(".enw", "%0 Journal Article\n%T TITLE\n%D 2020\n\n", (
        "%0\n%T B\n\n", "%T B\n\n", "%0 X\n\n", "garbage\n\n", f"%0 Journal Article\n%T\n%A ,\n%D {NINES}\n\n", "%%\n%Q x\n\n",
    )),
    Format(".jsonl", '{"title": "TITLE", "year": 2020}\n', (
        '{"title": "B"\n', "{'title': 'B'}\n", "5\n", "[]\n", f'{{"title": "B", "n": {"[" * 20000}}}\n',
        f'{{"title": "B", "n": {NINES}}}\n', '{"title": null}\n', '{"title": "B", "authors": {"a": [[5]]}}\n', "x\n",
        '{"title": "B"} {"title": "C"}\n', '{"title": "B", "issued": {"date-parts": 5}}\n',
    )),
)  # fmt: skip
CASES = [(form, broken) for form in FORMATS for broken in form.broken]


def title(number: int) -> str:
    return f"A Good Title of Number {number}"


def read(folder: Path, form: Format, broken: str) -> Reading:
    good = [form.entry.replace("TITLE", title(n)).replace("NUMBER", str(n)) for n in range(1, 5)]
    text = form.head + "".join((*good[:2], broken, *good[2:])) + form.tail
    file = folder / f"list{form.suffix}"
    file.write_text(text, "utf-8", newline="")
    return read_file(file, None, Profile(), None).reading


@pytest.mark.parametrize(
    ("form", "broken"), CASES, ids=lambda one: one.suffix if isinstance(one, Format) else one[:30]
)
def test_the_others_come_in(form: Format, broken: str, tmp_path: Path) -> None:
    reading = read(tmp_path, form, broken)
    found = [draft.title for draft in reading.drafts]
    assert [title(n) for n in range(1, 5) if title(n) not in found] == []


@pytest.mark.parametrize("broken", FORMATS[4].broken)
def test_a_broken_record_of_xml_is_told_at_its_line(broken: str, tmp_path: Path) -> None:
    reading = read(tmp_path, FORMATS[4], broken)
    assert [one.place.line for one in reading.drafts] == [2, 3, 5 + broken.count("\n") - 1,
                                                          6 + broken.count("\n") - 1]  # fmt: skip
    if "record" in broken and broken[1:8] != "/record":
        assert [one.line for one in reading.skipped] == [4]


@pytest.mark.parametrize(
    "around", ['<!DOCTYPE xml [<!ENTITY a "b">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">']
)
def test_xml_with_a_document_type_is_not_read(around: str, tmp_path: Path) -> None:
    form = FORMATS[4]._replace(head=f"{around}<xml><records>")
    reading = read(tmp_path, form, "<record/>")
    assert not reading.drafts
    assert "document type" in reading.skipped[0].reason


def test_zero_bytes_of_one_entry_are_told_and_a_file_of_them_is_no_text(tmp_path: Path) -> None:
    told = [one.message for one in read(tmp_path, FORMATS[0], "@misc{b, title={B\0C}}\n").problems]
    assert any("zero bytes" in one for one in told)
    (tmp_path / "x.csv").write_bytes(b"title\n" + b"a\0b\0c\0\n" * 50)
    with pytest.raises(Refusal, match="line 2"):
        read_file(tmp_path / "x.csv", None, Profile(), None)
