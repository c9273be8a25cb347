"""The files that are audited, opened: bibliographies, and papers that name theirs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from awesomequant.audit.documents import Document, of_bibtex, of_drafts
from awesomequant.door import named
from awesomequant.intake.files.opening import MOST_BYTES, opened
from awesomequant.intake.files.reading import read_file
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


def open_all(paths: Iterable[Path], stated: str | None = None) -> list[Opened]:
    """Open files, each once, and those that papers among them name; raises Refusal."""
    found: dict[Path, Opened] = {}
    for path in paths:
        for one in bibliographies(path) if path.suffix.lower() in _PAPERS else [path]:
            if one.resolve() not in found:
                found[one.resolve()] = _opened(one, stated)
    return list(found.values())


def bibliographies(paper: Path) -> list[Path]:
    """Return the bibliographies that a paper, or LaTeX's notes on it, names; raises Refusal."""
    text = "\n".join(_COMMENT.sub("", line) for line in opened(paper).text.splitlines())
    names = [name for one in _NAMED.finditer(text) for name in _files(one)]
    if not names:
        raise Refusal(f"{paper} names no bibliography; name the .bib itself")
    found = [paper.parent / name for name in dict.fromkeys(names)]
    for one in found:
        if not one.is_file():
            raise Refusal(f"{paper} names {one}, which is not there; name the .bib itself")
    return found


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
