"""The page that checks a bibliography: how its script opens files, and when a site has it."""

import json
import subprocess
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

import pytest
from support import ROOT, copy_of_toy, run

from awesomequant.audit.sources import bibliographies
from awesomequant.compiler.made import TABLES, WORKER
from awesomequant.intake.files.opening import opened
from awesomequant.library.problems import Refusal

SCRIPTS = ROOT / "templates/site/scripts"
BIB = "@article{{a,\n  title = {{Über {0}}},\r\n  author = {{García, José and Müller, {0}}},\n}}\n"
CHINESE = "量化神经网络的综述与应用方法研究，作者是张三和李四，发表于计算机学报第三期"
JAPANESE = "ニューラルネットワークの量子化に関する研究と、その応用についての調査である"
CYRILLIC = "Квантование нейронных сетей, обзор методов и приложений к задачам зрения"
POLISH = "Wałęsa, Łukasz i Żółć, Święta oraz Gęślą jaźń"


def in_script(call: str, given: Any) -> Any:
    """Return what a script makes of something, in Node.js."""
    modules = "".join(
        f"import * as {name} from {json.dumps((SCRIPTS / f'audit-{name}.js').as_uri())};"
        for name in ("opening", "papers")
    )
    source = (
        f"{modules}import {{ readFileSync }} from 'node:fs';"
        "const given = JSON.parse(readFileSync(0, 'utf8'));"
        f"console.log(JSON.stringify(given.map({call})));"
    )
    command = ["node", "--input-type=module", "-e", source]
    done = subprocess.run(
        command, input=json.dumps(given), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


OPEN = """(one) => {
  try {
    const { text, encoding, bytes } = opening.opened("x.bib", new Uint8Array(Buffer.from(one, "base64")));
    const back = bytes(text);
    return { text, encoding, back: back && Buffer.from(back).toString("base64") };
  } catch (error) { return { refused: error.message }; }
}"""


def samples() -> list[bytes]:
    """Files in many encodings, and such as hold no text."""
    latin = BIB.format("Söhne")
    plain = BIB.format("Wasps").translate(str.maketrans("Üíéü", "Uieu"))
    found = [
        latin.encode(codec)
        for codec in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252")
    ]
    found += [
        b"\xfe\xff" + latin.encode("utf-16-be"),
        b"\x00\x00\xfe\xff" + latin.encode("utf-32-be"),
    ]
    found += [
        b"\xff\xfe" + latin.encode("utf-16-le")[:-1],
        "a\ud800b".encode("utf-16-le", "surrogatepass"),
    ]
    for text, codecs in (
        (CHINESE, ("utf-8", "gb18030")),
        (JAPANESE, ("utf-8", "shift_jis", "euc_jp")),
        (CYRILLIC, ("cp1251", "koi8-r")),
        ("神經網路的量化與應用方法研究，作者是張三和李四", ("big5",)),
        (POLISH, ("cp1250", "iso8859-2")),
        ("Año nuevo, El Niño", ("cp1252", "mac_roman", "cp850")),
        ("Dvořák, Čapek, Škvorecký", ("cp1250",)),
        ("Curaçao – naïve “œuvre” … Lodz", ("cp1252",)),
    ):
        written = plain.replace("Wasps", text)
        found += [written.encode(codec) for codec in codecs]
    found += [
        plain.encode().replace(b"Wasps", b"Wa\x00sps"),
        plain.encode() + b"\x00\x01\x02" * 50,
        bytes(range(256)),
        b"%PDF-1.7 \xe2\xe3", b"PK\x03\x04\x14\x00xl/", b"\x1f\x8b\x08\x00", b"7z\xbc\xaf\x27\x1c",
        b"", b" \n\t", b"<!DOCTYPE html><html><body>", b"\xff", b"\x81\x82 caf\xe9",
        b"\xef\xbb\xbf\xff", plain.encode() + b"\xed\xa0\x80",
    ]  # fmt: skip
    return found


def test_the_script_opens_a_file_as_the_command_does(tmp_path: Path) -> None:
    every = samples()
    made = in_script(OPEN, [b64encode(one).decode() for one in every])
    read = 0
    for content, answer in zip(every, made, strict=True):
        file = tmp_path / "x.bib"
        file.write_bytes(content)
        try:
            text, encoding = opened(file)
        except Refusal:
            assert "refused" in answer, (content, answer)
            continue
        read += 1
        assert answer.get("text") == text, (content, answer)
        assert answer["encoding"] == encoding
        # Where it is not whole the command mends nothing, and the page says what it writes.
        if "\ufffd" not in text:
            assert b64decode(answer["back"]) == content
        else:
            assert answer["back"] is None
    assert read > 12


def test_what_is_refused_is_told_by_its_name() -> None:
    told = ("%PDF-1.4", "PK\x03\x04", "", "<html>", "\x00\x01\x02")
    made = in_script(OPEN, [b64encode(one.encode()).decode() for one in told])
    assert [one["refused"].split(".bib ")[1].split()[:3] for one in made] == [
        ["is", "a", "PDF."], ["is", "packed,", "or"], ["is", "empty."], ["is", "a", "web"],
        ["is", "no", "text"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        r"\bibliography{refs}",
        "\\bibliography{a, b.bib}\n% \\bibliography{c}\n5\\% \\bibliography{d} % \\bibliography{e}",
        r"\addbibresource[datatype=bibtex]{deep/er/refs.bib}\addglobalbib{all}",
        r"\addbibresource[location=remote]{http://example.org/x.bib}\nobibliography* {own}",
        "\\bibdata{one,two}\r\\bibliography\n{three}",
        r"no word of it",
    ],
)
def test_a_paper_names_the_bibliographies_that_the_command_opens(text: str, tmp_path: Path) -> None:
    paper = tmp_path / "paper.tex"
    paper.write_bytes(text.encode())
    [names] = in_script("(one) => papers.namedIn(one)", [text])
    for name in (
        "refs",
        "a",
        "b",
        "c",
        "d",
        "e",
        "deep/er/refs",
        "all",
        "own",
        "one",
        "two",
        "three",
    ):
        file = tmp_path / f"{name}.bib"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    try:
        wanted = [file.name for file in bibliographies(paper, print)]
    except Refusal:
        wanted = []
    assert names == wanted


def test_of_what_is_given_papers_say_what_is_checked_first() -> None:
    call = "([named, given]) => papers.chosenOf(new Map(Object.entries(named)), given)"
    assert in_script(
        call,
        [
            [{}, ["b.bib", "a.bib"]],
            [{"p.tex": ["a.bib", "c.bib"]}, ["b.bib", "A.bib"]],
            [{"p.tex": ["a.bib"], "q.aux": ["b.bib", "a.bib"]}, ["b.bib", "a.bib"]],
        ],
    ) == [
        {"chosen": ["b.bib", "a.bib"], "missing": []},
        {"chosen": ["A.bib", "b.bib"], "missing": ["c.bib"]},
        {"chosen": ["a.bib", "b.bib"], "missing": []},
    ]


def test_a_site_has_the_page_and_its_worker_where_the_list_wants_it(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    site, rules = project / "site", project / "data/list.yaml"
    made = [site / "audit/index.html", *(site / "assets" / name for name in (WORKER, TABLES))]
    assert run("-C", project, "build").returncode == 0
    assert [file for file in made if not file.is_file()] == []
    rules.write_text(rules.read_text("utf-8") + "audit: false\n", "utf-8")
    assert run("-C", project, "build").returncode == 0
    assert [file for file in made if file.is_file()] == []
