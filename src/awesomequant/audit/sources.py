"""The files that are audited, opened: bibliographies, and papers that name theirs."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from awesomequant.audit.documents import Document, of_bibtex, of_drafts
from awesomequant.door import named
from awesomequant.intake.files.encodings import UndecidedError, decoded
from awesomequant.intake.files.opening import MOST_BYTES, opened
from awesomequant.intake.formats import Profile
from awesomequant.library.problems import Level, Refusal

_BIBTEX = (".bib", ".bibtex")
_PAPERS = (".tex", ".aux", ".ltx")
# A reader's own bibliography; ten times the largest that we know of, of a whole field, is larger.
MOST = 64 * 1024 * 1024
# What LaTeX takes for a comment.
_COMMENT = re.compile(r"(?<!\\)%.*")
_NAMED = re.compile(
    r"\\(?:bibliography|bibdata|addbibresource|addglobalbib|nobibliography)"
    r"\*?\s*(?P<options>\[[^\]]*\])?\s*\{(?P<files>[^{}]*)\}"
)

# What a paper consists of besides its file; notes of LaTeX have \@input.
_PART = re.compile(
    r"\\(?:@?input|include|subfile)(?![A-Za-z])\s*"
    r"(?:\{(?P<braced>[^{}\n]{1,400})\}|(?P<bare>[^\s{}\\]{1,400}))"
)
# A book has some fifty; a chapter with its pictures in TikZ a megabyte.
_MOST_PARTS, _MOST_OF_A_PART = 1000, 16 * 1024 * 1024


@dataclass(frozen=True)
class Opened:
    """A file with what it holds; ``encoding`` is what its bytes are written in.

    ``is_whole`` says that its text gives back its bytes, all of them: only then it is mended.
    """

    path: Path
    document: Document
    encoding: str = "utf-8"
    is_whole: bool = False
    note: str = ""


def open_all(
    paths: Iterable[Path], tell: Callable[[str], None], stated: str | None = None
) -> list[Opened]:
    """Open files, each once, and those that papers among them name; raises Refusal.

    What a paper consists of and cannot be read is told.
    """
    found: dict[Path, Opened] = {}
    for path in paths:
        is_paper = path.suffix.lower() in _PAPERS
        for one in bibliographies(path, tell) if is_paper else [path]:
            if one.resolve() not in found:
                found[one.resolve()] = _opened(one, stated)
    return list(found.values())


def bibliographies(paper: Path, tell: Callable[[str], None]) -> list[Path]:
    """Return the bibliographies that a paper, or LaTeX's notes on it, names; raises Refusal.

    What it inputs, includes, or has for subfiles counts, as far as that lies in its folder.
    """
    names: dict[str, Path] = {}
    for file, text in _read_whole(paper, tell):
        for one in _NAMED.finditer(text):
            for name in _files(one):
                names.setdefault(name, file)
    if not names:
        raise Refusal(f"{paper} names no bibliography; name the .bib itself")
    found = []
    for name, file in names.items():
        # LaTeX looks from where it runs, beside the paper; a subfile is also run where it lies.
        there = [folder / name for folder in dict.fromkeys((paper.parent, file.parent))]
        one_there = next((one for one in there if one.is_file()), None)
        if one_there is None:
            raise Refusal(f"{file} names {there[0]}, which is not there; name the .bib itself")
        found.append(one_there)
    return list(dict.fromkeys(found))


def _read_whole(paper: Path, tell: Callable[[str], None]) -> Iterator[tuple[Path, str]]:
    """Yield the texts of which a paper consists, without comments, each with its file, once."""
    root = paper.parent.resolve()
    waiting, met = [paper], {paper.resolve()}
    while waiting:
        file = waiting.pop(0)
        try:
            text = _text(named(file, _MOST_OF_A_PART))
        except OSError as error:
            if file is paper:
                raise Refusal(f"{paper} cannot be read: {error.strerror}") from None
            tell(f"{file}, a part of {paper}, cannot be read: {error.strerror}")
            continue
        text = "\n".join(_COMMENT.sub("", line) for line in text.splitlines())
        yield file, text
        for one in _PART.finditer(text):
            name = (one["braced"] or one["bare"] or "").strip().strip('"')
            if not name or "\\" in name or "#" in name:
                continue  # a command says which
            part = _part(name, paper, file)
            if part is None:
                tell(f"{file} names {name}, which is not there")
            elif not part.resolve().is_relative_to(root):
                tell(f"{file} names {name}, which lies outside the folder of {paper}: not read")
            elif part.resolve() not in met:
                if len(met) == _MOST_PARTS:
                    tell(f"{paper} has more than {_MOST_PARTS} parts; the others were not read")
                    return
                met.add(part.resolve())
                waiting.append(part)


def _text(content: bytes) -> str:
    with suppress(UndecidedError):
        return decoded(content)[0]
    return content.decode("ascii", "replace")  # as what is looked for is written


def _part(name: str, paper: Path, file: Path) -> Path | None:
    """Return the file that a part is called by; None where there is none."""
    for folder in (paper.parent, file.parent):
        for called in (f"{name}.tex", name):  # LaTeX adds the ending before it looks
            with suppress(OSError, ValueError):  # no name of a file
                if (folder / called).is_file():
                    return folder / called
    return None


def _files(one: re.Match[str]) -> Iterator[str]:
    if "remote" in (one["options"] or ""):
        return  # it is fetched by biber
    for name in map(str.strip, one["files"].split(",")):
        # What has another ending is no BibTeX; LaTeX adds its own where there is none.
        if name and not name.lower().endswith(_BIBTEX):
            name = f"{name}.bib"  # noqa: PLW2901
        if name:
            yield name


def _opened(path: Path, stated: str | None) -> Opened:
    _refuse_large(path)
    if path.suffix.lower() not in _BIBTEX:
        # With columns in ten languages: 7 ms, for what is no BibTeX alone.
        from awesomequant.intake.files.reading import read_file  # noqa: PLC0415

        source = read_file(path, None, Profile(), None, stated)
        errors = [one for one in source.reading.problems if one.level is not Level.NOTE]
        text = opened(path, stated).text
        return Opened(path, of_drafts(source.reading.drafts, errors, str(path), text))
    text, encoding = opened(path, stated)
    document = of_bibtex(text, str(path))
    codec, mark = _codec(encoding, stated)
    content = named(path, MOST_BYTES)
    if content.startswith(b"\xef\xbb\xbf"):
        codec, mark = "utf-8-sig", ""
    try:
        is_whole = (mark + text).encode(codec) == content
    except (UnicodeError, LookupError):
        is_whole = False
    return Opened(path, document, codec, is_whole, encoding)


def _codec(encoding: str, stated: str | None) -> tuple[str, str]:
    """Return the codec that gives a text's bytes back, and the mark that stands before them."""
    if stated:
        return stated, ""
    names = {"": "utf-8", "GBK": "gb18030", "Shift-JIS": "shift_jis", "windows-1252": "cp1252"}
    return names.get(encoding, encoding), ""


def _refuse_large(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise Refusal(f"{path} cannot be read: {error.strerror}") from None
    if size > MOST:
        raise Refusal(f"{path} is larger than {MOST // 2**20} MB; part it")
