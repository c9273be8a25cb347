r"""bibtex, biber and pdflatex set every entry that we write, and the PDF says what the record says.

Every entry of our list, and those of a hundred works that are hard.  What counts as the same: of a
title every word outside formulas, letter for letter; small and large letters alike in BibTeX,
whose styles set titles small, but for acronyms and names with a capital inside, which must have
theirs; of people each name in full, in their order; container, year, DOI.  Blanks do not count,
nor which of its signs TeX has for a quotation mark or a dash.  Of a formula only is asked that
LaTeX sets it: in a PDF it is signs on a plane.

Letters that pdflatex has no font for (Chinese, Arabic, Greek, the horns of Vietnamese) are declared
to print their number, as a document in these languages declares its fonts; so much is expected.
"""

import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import clients
import hard_works
import pytest
from hostile import TITLES
from support import ROOT

from awesomequant.export import Citation, citation, exporters
from awesomequant.language import math, plain, tex
from awesomequant.library.author import Group
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Venue
from awesomequant.store import load
from awesomequant.text import one_line
from awesomequant.works.kinds import Kind
from awesomequant.works.people import Person

pytestmark = pytest.mark.skipif(not clients.found("biber"), reason=clients.left_out("biber"))

# A page as broad as TeX can make it, so that hardly a line breaks; an entry begins with its key.
_DOCUMENT = r"""
\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{lmodern,amsmath,amssymb}
\input{glyphtounicode}\pdfgentounicode=1
\setlength{\textwidth}{500cm}\setlength{\paperwidth}{550cm}\pdfpagewidth=\paperwidth\setlength{\oddsidemargin}{0pt}
\hyphenpenalty=10000 \exhyphenpenalty=10000 \raggedright \frenchspacing
\newcommand\marked[1]{\par\noindent @@\detokenize\expandafter{#1}@@ }
"""
_BY_BIBTEX = r"""
\usepackage[hidelinks]{hyperref}
\renewcommand\bibitem[1]{\edef\entrykey{\detokenize{#1}}\marked{\entrykey}}
\renewenvironment{thebibliography}[1]{}{}
"""
# Nothing that costs time and prints nothing: names are not told apart, the order is the file's.
_BY_BIBER = r"""
\usepackage[backend=biber,sorting=none,maxnames=999,uniquename=false,uniquelist=false]{biblatex}
\defbibenvironment{bibliography}{}{}{\edef\entrykey{\thefield{entrykey}}\marked{\entrykey}}
"""
_LIBRARIES: tuple[Callable[[], Library], ...] = (lambda: load(ROOT).library, hard_works.library)


def written(name: str, variant: str | None, libraries: Iterable[Library]) -> str:
    form = exporters()[name]
    return "\n".join(form.write(one.papers, one, variant) for one in libraries)


def run(*command: str | Path, folder: Path) -> str:
    """Run a program of TeX; return all that it says, and fail where it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=540)
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    told = "\n".join(re.findall(r"^!.*\n.*\n.*", said, re.MULTILINE)) or said
    assert done.returncode == 0, told[-4000:]
    return said


def declared(text: str) -> str:
    """Return declarations of the letters that pdflatex has no font for."""
    known = {
        chr(int(number, 16))
        for encoding in ("t1", "ts1", "oms", "ot1")
        for number in re.findall(r"\\DeclareUnicodeCharacter\{(\w+)\}", _file(f"{encoding}enc.dfu"))
    }
    lacking = {char for char in text if ord(char) > 0x7F} - known
    signs = [f"\\DeclareUnicodeCharacter{{{ord(c):04X}}}{{{_shown(c)}}}\n" for c in lacking]
    return "".join([*signs, _VIETNAMESE])


# Letters and accents of T5, the encoding of Vietnamese, which TeX Live has in a package of 38 MB:
# here they print what they stand on.
_VIETNAMESE = r"""
\providecommand\ohorn{o}\providecommand\OHORN{O}\providecommand\uhorn{u}\providecommand\UHORN{U}
\providecommand\h[1]{#1}
"""


def _file(name: str) -> str:
    path = subprocess.run(["kpsewhich", name], capture_output=True, text=True, check=True).stdout
    return Path(path.strip()).read_text("utf-8", "replace")


def _shown(char: str) -> str:
    return f"(U+{ord(char):04X})"


def lines_of(pdf: Path) -> dict[str, str]:
    """Return the text of each entry of a PDF by its key."""
    run("pdftotext", "-raw", "-enc", "UTF-8", pdf, folder=pdf.parent)
    text = pdf.with_suffix(".txt").read_text("utf-8").replace("\f", "\n")
    found = re.split(r"@@(.*?)@@", text, flags=re.DOTALL)
    return {
        re.sub(r"\s", "", key): entry for key, entry in zip(found[1::2], found[2::2], strict=True)
    }


def faults(log: str) -> list[str]:
    """Return what a log of LaTeX tells of errors and of letters that it did not print."""
    asked_again = re.compile(r"Rerun|rerun|undefined references|Empty bibliography|No file")
    found = re.findall(
        r"^(?:!|Missing character|(?:LaTeX|Package \w+) Warning).*", log, re.MULTILINE
    )
    return [line for line in found if not asked_again.search(line)]


# What stands for the same sign in a record and in a PDF.
_SAME = str.maketrans({
    **dict.fromkeys("’‘´`", "'"), **dict.fromkeys("“”„", '"'), **dict.fromkeys("–—−‐‑", "-"),
    # Đ and Ð have one place in T1; the comma below a letter is a sign of its own there.
    "Đ": "Ð", "Ț": "T", "ț": "t", "Ș": "S", "ș": "s",
    "…": "...", "˜": "~", "ˆ": "^", ",": "", "\xad": "", "µ": "μ",
})  # fmt: skip


def seen(text: str, *, accents: bool = True) -> str:
    """Return text as it is compared: no blanks, one sign for each quotation mark and dash."""
    text = unicodedata.normalize("NFKC", text.translate(_SAME))
    if not accents:
        # Of two accents on a letter each is a sign of its own in the PDF.
        parts = unicodedata.normalize("NFKD", text)
        text = re.sub(r"[^\w@]|_", "", "".join(c for c in parts if not unicodedata.combining(c)))
    return re.sub(r"-+", "-", re.sub(r"\s+", "", text))


def lacks(cited: Citation, line: str, lacking: str, variant: str | None) -> Iterator[str]:
    """Yield what of a citation a line of a PDF does not say, in order; ``lacking`` has no font."""
    accents = variant is None

    def told(text: str) -> str:
        source = tex.ascii_only(text) if variant else text
        table = {ord(char): _shown(char) for char in source if char in lacking}
        return seen(text.translate(table), accents=accents)

    text, at = seen(line, accents=accents), 0
    for person in cited.people:
        name = told(_name(person))
        found = text.find(name, at)
        if found < 0:
            yield f"author {person.shown}"
        at = max(found, at)
    editors = (person for person in cited.editors if told(_name(person)) not in text)
    yield from (f"editor {person.shown}" for person in editors)
    if (cited.others or cited.more_editors) and told("et al") not in text:
        yield "et al."
    small = text.casefold()
    words = [piece.text for piece in math.pieces(cited.title) if not piece.is_math]
    yield from (f"title {one}" for one in words if told(one).casefold() not in small)
    for word in re.findall(r"[A-Za-z]*[a-z0-9][A-Z]\w*|[A-Z]{2,}\w*", " ".join(words)):
        if told(word) not in text:
            yield f"capitals of {word}"
    place = cited.container or (cited.publisher if cited.kind is not Kind.PREPRINT else None)
    for what, value in (("place", place), ("year", str(cited.year or "")), ("doi", cited.doi)):
        if value and told(value).casefold() not in small:
            yield f"{what} {value}"


def _name(person: Person) -> str:
    if person.is_group:
        return person.shown
    return " ".join(filter(None, (person.given, person.particle, person.family, person.suffix)))


def cited_by_key(makers: Iterable[Callable[[], Library]] = _LIBRARIES) -> dict[str, Citation]:
    found: dict[str, Citation] = {}
    for library in (make() for make in makers):
        found |= {paper.key: citation(paper, library) for paper in library.papers}
    return found


# The fields whose lack BibTeX's styles tell, and what a citation has of each.
_LACK: Mapping[str, Callable[[Citation], object]] = {
    "author": lambda cited: cited.people,
    "author and editor": lambda cited: (*cited.people, *cited.editors),
    "year": lambda cited: cited.year,
    "journal": lambda cited: cited.container,
    "booktitle": lambda cited: cited.container,
    "publisher": lambda cited: cited.publisher,
    "school": lambda cited: cited.publisher,
    "institution": lambda cited: cited.publisher,
}


@pytest.mark.parametrize("variant", [None, "latex"])
def test_bibtex_and_pdflatex_print_every_entry(variant: str | None, tmp_path: Path) -> None:
    by_bibtex(variant, _LIBRARIES, tmp_path)


def by_bibtex(variant: str | None, makers: Sequence[Callable[[], Library]], tmp_path: Path) -> None:
    works = cited_by_key(makers)
    source = written("bibtex", variant, (make() for make in makers))
    (tmp_path / "refs.bib").write_text(source, "utf-8")
    aux = "\\bibstyle{plainurl}\n\\bibdata{refs}\n\\citation{*}\n"
    (tmp_path / "a.aux").write_text(aux, "utf-8")
    said = run("bibtex", "a", folder=tmp_path)
    warnings = re.findall(r"^Warning--(.*)", said, re.MULTILINE)
    lacking = [re.fullmatch(r"empty (.+) in (\S+)", one) for one in warnings]
    ours = [
        warning
        for warning, found in zip(warnings, lacking, strict=True)
        if found is None or _LACK[found[1]](works[found[2]])
    ]
    assert not ours, "BibTeX warns of what the record does not lack"
    signs = declared(source)
    text = f"{_DOCUMENT}{_BY_BIBTEX}{signs}\\begin{{document}}\\input{{a.bbl}}\\end{{document}}\n"
    (tmp_path / "b.tex").write_text(text, "utf-8")
    run("pdflatex", "-interaction=nonstopmode", "b", folder=tmp_path)
    check_text(tmp_path / "b.pdf", works, signs, variant)


def test_biber_and_pdflatex_print_every_entry(tmp_path: Path) -> None:
    by_biber(_LIBRARIES, tmp_path)


def by_biber(makers: Sequence[Callable[[], Library]], tmp_path: Path) -> None:
    source = written("biblatex", None, (make() for make in makers))
    (tmp_path / "refs.bib").write_text(source, "utf-8")
    signs = declared(source)
    text = (
        f"{_DOCUMENT}{_BY_BIBER}{signs}\\addbibresource{{refs.bib}}\n"
        "\\begin{document}\\nocite{*}\\printbibliography\\end{document}\n"
    )
    (tmp_path / "b.tex").write_text(text, "utf-8")
    run("pdflatex", "-interaction=nonstopmode", "b", folder=tmp_path)
    said = run("biber", "b", folder=tmp_path)
    assert not re.findall(r"^(?:WARN|ERROR).*", said, re.MULTILINE)
    run("pdflatex", "-interaction=nonstopmode", "b", folder=tmp_path)
    check_text(tmp_path / "b.pdf", cited_by_key(makers), signs, None)


def check_text(pdf: Path, works: Mapping[str, Citation], signs: str, variant: str | None) -> None:
    """Hold what a PDF prints of each work against its record, and its log against silence."""
    assert not faults(pdf.with_suffix(".log").read_text("utf-8", "replace"))
    lines = lines_of(pdf)
    assert set(lines) == set(works)
    numbers = re.findall(r"Character\{(\w+)\}", signs)
    lacking = "".join(chr(int(number, 16)) for number in numbers)
    wrong = [
        f"{key} lacks {what}: {' '.join(lines[key].split())}"
        for key, cited in works.items()
        for what in lacks(cited, lines[key], lacking, variant)
    ]
    assert not wrong, "\n".join(wrong)


def test_biber_reads_the_same_of_both_forms(tmp_path: Path) -> None:
    """Accents as commands become the letters again: the two lists that biber makes are equal."""
    made = {}
    head = f"{_DOCUMENT}{_BY_BIBER}\\addbibresource{{refs.bib}}\n"
    for variant in (None, "latex"):
        source = written("biblatex", variant, [hard_works.library()])
        (tmp_path / "refs.bib").write_text(source, "utf-8")
        text = head + "\\begin{document}\\nocite{*}\\printbibliography\\end{document}\n"
        (tmp_path / "b.tex").write_text(text, "utf-8")
        # Not set here, so that it may be of letters without a font.
        (tmp_path / "b.bbl").unlink(missing_ok=True)
        run("pdflatex", "-interaction=nonstopmode", "b", folder=tmp_path)
        run("biber", "b", folder=tmp_path)
        made[variant] = _read((tmp_path / "b.bbl").read_text("utf-8"))
    assert made["latex"] == made[None]


def _read(bbl: str) -> list[str]:
    """Return the lines of a list of biber's as text; hashes are of the source."""
    lines = [line for line in bbl.splitlines() if "hash" not in line]
    return [unicodedata.normalize("NFKC", plain.show(tex.read(line).text)) for line in lines]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Čéd Émile Ångström", "Č. É. Ångström"), ("Łukasz Żak", "Ł. Żak"), ("Ø. Åse", "Ø. Åse"),
        ("Éa Óe", "É. Óe"), ("Đặng Ệ", "Đ. Ệ"),
    ],
)  # fmt: skip
def test_initials_are_letters_with_their_accents(name: str, shown: str, tmp_path: Path) -> None:
    """Styles that abbreviate names find the first letter of one that is written in commands."""
    given, _, family = name.rpartition(" ")
    source = tex.ascii_only(f"@misc{{a, author = {{{family}, {given}}}, title = {{ÉTÉ à Łódź}}}}")
    (tmp_path / "refs.bib").write_text(source, "utf-8")
    aux = "\\bibstyle{abbrv}\n\\bibdata{refs}\n\\citation{*}\n"
    (tmp_path / "a.aux").write_text(aux, "utf-8")
    run("bibtex", "a", folder=tmp_path)
    bbl = (tmp_path / "a.bbl").read_text("utf-8")
    printed = tex.read(bbl.partition("\\bibitem{a}")[2].partition("\\newblock")[0]).text
    assert printed.strip() == f"{shown}."
    assert "Été à łódź." in tex.read(bbl).text


# What would be a command, the end of a field, of an entry or of the document, where it stood bare.
HOSTILE = (
    r"\write18{touch hit}", r"\immediate\write18{touch hit}", r"\input{/etc/passwd}", r"\input|id", r"\openout5=hit",
    r"\csname input\endcsname{hit}", r"^^5cinput{hit}", r"\catcode`\%=12 a", r"\end{document}", r"\begin{document}",
    r"\end{thebibliography}", r"\bibitem{hit} x", r"} @article{hit, title={Hit}}", "}, url={javascript:hit",
    '", note = "hit', "{", "}", "{{", "}}{", "a{b", "a}b", "\\", "\\\\", r"a\ b", r"\relax", r"\def\x{y}\x",
    r"\let\par\undefined", r"\loop\iftrue\repeat", r"\href{javascript:x}{y}", r"\verb|a|", "%", "100% a", "a%b",
    "#1", "##", "$", "$$", "$a", r"$\undefined$", r"$\input{x}$", r"$\href{x}{y}$", r"$\text{\input{x}}$",
    r"$\frac$", r"$\left($", "$}{$", "&", "~", "_", "^", "^^", "^^M", "``a''", ",,", "a and b", "others",
    "and others", "Jr., A", "@string{a=b}", "@comment{", '@preamble{"\\hit"}', r"\cite{x}", r"\nocite{*}", "`Abd al-Malik",
    "``", "'a", "''a", "<a", "-a", "\\'e", "TITLE{}", "𝔸𝕓", "①", "½", "İ", "ſ", "\u202f\u00a0a\u2009b",
    r"$a_{b}^{c}_{d}$", r"$a^{b}_{c}^{d}$",
)  # fmt: skip


def hostile_library() -> Library:
    """Return works that bear each hostile text in every field that is handed out."""
    texts = list(dict.fromkeys(one_line(one) for one in (*TITLES, *HOSTILE)))
    papers = tuple(
        Paper(
            id=f"x{at}", source_file=f"data/papers/2020/x{at}.yaml", title=f"{text} End", year=2020, venue=f"V{at}",
            authors=("Ann Lee", Group(group=f"{text.replace('$', '')} Team")), tags=(), url="https://x.org/a", pages="1-2",
            note=text, abstract=text, volume=text[:20], booktitle=f"B {text}" if at % 2 == 0 else None, publisher=f"P {text}",
        ) for at, text in enumerate(texts)
    )  # fmt: skip
    venues = {
        f"V{at}": Venue(
            id=f"V{at}",
            name=f"{text.replace('$', '')} V",
            kind="journal" if at % 2 else "conference",
        )
        for at, text in enumerate(texts)
    }
    return Library(Settings(title="A list", description="x"), venues=venues, papers=papers)


@pytest.mark.parametrize("program", ["bibtex", "bibtex in ASCII", "biber"])
def test_hostile_texts_are_printed_and_do_nothing(program: str, tmp_path: Path) -> None:
    if program == "biber":
        by_biber([hostile_library], tmp_path)
    else:
        by_bibtex("latex" if "ASCII" in program else None, [hostile_library], tmp_path)
    assert not [path for path in tmp_path.iterdir() if path.stem.startswith("hit")]
