"""The chapters of a list: the pages of its own repository that its README.md leads to.

A long list may stand in files of its own, and its README.md be a table of contents of them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from awesomequant.intake.files.opening import opened
from awesomequant.intake.files.reading import Source
from awesomequant.language.markdown import visible
from awesomequant.library.draft import import_problem
from awesomequant.library.problems import Level, Place, Problem, Refusal
from awesomequant.text import fold, one_line

_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]{0,200}\]){1,300})\]\(\s*<?([^\s()<>]{1,1000})")
_HREF = re.compile(r"<a\s[^<>]{0,500}?href=[\"']?([^\"'\s<>]{1,1000})[^<>]{0,500}>(.{1,300}?)</a>")
# A file as GitHub shows it: owner, name, "blob", branch, and the path in the repository.
_ON_GITHUB = re.compile(r"/[^/]+/[^/]+/(?:blob|tree|raw)/[^/]+/(.+)")
_NO_CHAPTER = re.compile(
    r"contributing.*|contribute.*|code.of.conduct.*|licen[cs]e.*|changelog.*|.*template.*",
    re.IGNORECASE,
)
_SUFFIXES = (".md", ".markdown")
_README = "README.md"
# An example in a guide for contributors is an entry or two; more files no list was seen to have.
_FEWEST, _MOST_FILES = 3, 300
# A page with more entries of its own than this, beside those of its chapters, is the list itself:
# what it leads to is its translation, or an older edition.
_OWN = 0.2


@dataclass(frozen=True)
class Chapters:
    """The chapters of a page, read; the line of the page that leads to the last of them.

    ``problems`` tell what became of each, and which are missing.
    """

    sources: Sequence[Source] = ()
    line: int = 0
    problems: Sequence[Problem] = ()


def chapters_of(page: Source, read: Callable[[Path], Source]) -> Chapters:
    """Return the chapters that a page leads to, their entries below the name of their chapter."""
    found: list[Source] = []
    missing: list[Problem] = []
    last = 0
    for line, label, file in _files(opened(page.file).text, page.file):
        if not file.is_file():
            told = f"it leads to {file.name}, which is not here"
            missing.append(import_problem(Place(str(page.file), line), told))
            continue
        try:
            source = read(file)
        except Refusal as error:
            told = f"it leads to {file.name}: {error}"
            missing.append(import_problem(Place(str(page.file), line), told))
            continue
        if len(source.reading.drafts) >= _FEWEST:
            drafts = [  # below the name of their chapter, as the page calls it
                draft
                if draft.sections and fold(draft.sections[0]) == fold(label)
                else replace(draft, sections=(label, *draft.sections))
                for draft in source.reading.drafts
            ]
            found.append(replace(source, reading=replace(source.reading, drafts=drafts)))
            last = line
    count = sum(len(one.reading.drafts) for one in found)
    if not found or len(page.reading.drafts) > _OWN * count:
        return Chapters()
    names = ", ".join(one.file.name for one in found)
    message = (
        f"{count} entries were read in the pages that it leads to ({names}); they stand on "
        "README.md now, and those pages are left as they are"
    )
    note = import_problem(Place(str(page.file), last), message, Level.NOTE)
    return Chapters(found, last, [note, *missing])


def _files(text: str, page: Path) -> Iterator[tuple[int, str, Path]]:
    """Yield line, label and file of the links to Markdown files of the page's own repository."""
    folder = page.resolve().parent
    root = next((one for one in (folder, *folder.parents) if (one / ".git").exists()), folder)
    seen = {page.resolve()}
    for number, line in enumerate(text.splitlines(), 1):
        links = [(found[1], found[2]) for found in _LINK.finditer(line)]
        links += [(found[2], found[1]) for found in _HREF.finditer(line)]
        for label, url in links:
            file = _file(url, folder, root)
            if file and file not in seen and len(seen) <= _MOST_FILES:
                seen.add(file)
                yield number, one_line(visible(label)), file


def _file(url: str, folder: Path, root: Path) -> Path | None:
    """Return the Markdown file inside a repository that an address names; None for any other."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    path = unquote(parts.path)
    if parts.scheme or parts.netloc:
        shown = _ON_GITHUB.fullmatch(path)
        if parts.hostname != "github.com" or shown is None:
            return None
        folder, path = root, shown[1]
    if not path or "\0" in path or path.startswith("/"):
        return None
    file = (folder / path).resolve()
    # What lies outside, be it behind a link, is none of the list's.
    if not file.is_relative_to(root.resolve()):
        return None
    file = file / _README if file.is_dir() else file
    is_page = file.suffix.lower() in _SUFFIXES and not _NO_CHAPTER.fullmatch(file.name)
    # A list that is named among others has the form of an address of our own: it must be here.
    known = file.is_file() or (file.parent != root.resolve() and file.parent.is_dir())
    return file if is_page and known else None
