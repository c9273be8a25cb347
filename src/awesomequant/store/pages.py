"""The pages that are made in a list's own folder: README.md, and what is cut off into ``lists/``.

What a person has in ``lists/`` stays theirs: ours bear a mark in their first line.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from awesomequant.library.problems import Refusal
from awesomequant.store import git
from awesomequant.store.writing import write_all, write_generated

README = "README.md"
FOLDER = "lists/"
# Where the pages are kept as they were rendered last: where no git knows them, an edit of one is
# told from what the records say meanwhile by nothing else.
KEPT = ".cache/awesomequant/"
MARK = "<!-- made by awesomequant: what is changed here is lost, so change the record instead -->"


def page_bytes(root: Path) -> dict[str, int]:
    """Return the size of README.md, 0 where there is none, and of each page of ours in lists/."""
    sizes = {README: _size(root / README)}
    return sizes | {name: _size(root / name) for name in _made(root)}


def write_pages(root: Path, texts: Mapping[str, str]) -> list[str]:
    """Write the pages, all or none, and take away those of ours that are no more; name them all.

    Raises Refusal where a file that is not ours stands in the way of one.
    """
    made = set(_made(root))
    for name in texts:
        if name != README and name not in made and os.path.lexists(root / name):
            raise Refusal(f"{name} is in the way and not one of ours; move or rename it")
    changed = write_all({root / name: text for name, text in texts.items()})
    gone = sorted(made - set(texts))
    for name in gone:  # only now does nothing lead there
        (root / name).unlink()
    if gone and not any((root / FOLDER).iterdir()):
        (root / FOLDER).rmdir()
    return sorted([*(path.relative_to(root).as_posix() for path in changed), *gone])


def keep_rendered(root: Path, texts: Mapping[str, str]) -> None:
    """Keep the pages as they were rendered, where no git does, for ``before_edit``."""
    if not git.is_inside(root):
        for name, text in texts.items():
            write_generated(root / KEPT / name, text)


def stale_pages(root: Path, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the pages that are not as ``texts`` say, and what is to be said of each."""
    for name, text in texts.items():
        if not (root / name).is_file():
            yield name, "is missing"
        elif (root / name).read_bytes() != text.encode():
            yield name, "is not current"
    for name in sorted(set(_made(root)) - set(texts)):
        yield name, "is no page of the list any more"


def before_edit(
    root: Path, name: str, now: str, branches: Iterable[str], revision: str | None = None
) -> tuple[str | None, str]:
    """Return a page as it was before a person edited it to ``now``, and which one that is.

    It is the one of HEAD; where that is the edited one already, or the person names a
    ``revision``, the one at which HEAD left that or the first of the ``branches`` that there is.
    Where no git knows it, it is the page as it was last rendered here, if that was kept.
    Raises Refusal for a revision that is not there.
    """
    committed = git.text_at(root, "HEAD", name)
    fork = git.forked_from(root, [revision] if revision else branches)
    forked = git.text_at(root, fork, name) if fork else None
    if revision is None and committed is not None and not _says(committed, now):
        earlier = fork and forked is not None and not _says(forked, committed)
        more = f" (for what was committed before, --base {fork[:12]})" if fork and earlier else ""
        return committed, f"HEAD{more}"
    if fork and forked is not None:
        return forked, fork[:12]
    if revision:
        raise Refusal(f"git knows no {name} at '{revision}', or no commit in common with it")
    kept = root / KEPT / name
    return (kept.read_text("utf-8"), "the last rendering") if kept.is_file() else (None, "")


def _says(text: str, other: str) -> bool:
    """Whether two texts are one but for their line ends."""
    return text.splitlines() == other.splitlines()


def _made(root: Path) -> Iterator[str]:
    """Yield the names of the pages in lists/ that bear the mark."""
    folder = root / FOLDER
    # A link may lead out of the list: what stands behind one is never ours.
    if not folder.is_dir() or folder.is_symlink():
        return
    for file in folder.glob("*.md"):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as stream:
                if stream.readline(200).strip() == MARK.encode():
                    yield f"{FOLDER}{file.name}"


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0
