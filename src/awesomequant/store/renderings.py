"""Which pages are as they were rendered: what a person wrote on one is not written over unseen.

A page that is neither a rendering of this folder nor the one of git's HEAD was edited by hand.
Fingerprints tell it, not the text: a page is rendered ten times between two commits, and each of
these may lie there again after a ``git stash pop``.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from awesomequant.store import git
from awesomequant.store.pages import BEGIN, END, KEPT, MARK, is_ours, kept_text
from awesomequant.store.writing import write_generated

_FILE = f"{KEPT}renderings"
# Of a list in a hundred pages fifty renderings; no file that grows for ever.
_MOST = 5000
_SIZE = 1024 * 1024


def note_rendered(root: Path, texts: Iterable[str]) -> None:
    """Note pages as ones that hold nothing but what the records say."""
    known = dict.fromkeys(_known(root))
    new = dict.fromkeys(_print(block) for text in texts for block in _blocks(text))
    if new.keys() <= known.keys():
        return
    lines = [*known, *(one for one in new if one not in known)][-_MOST:]
    # The folder says itself that it is no part of the list: a repository that was there before
    # has a .gitignore of its own.
    write_generated(root / KEPT / ".gitignore", "*\n")
    write_generated(root / _FILE, "".join(f"{line}\n" for line in lines))


def edited_pages(root: Path, texts: Mapping[str, str]) -> list[str]:
    """Return the pages of ``texts`` that hold a hand edit which writing them would erase.

    Where nothing is known of how a page was, none is; nor while git merges: what it put together
    stands on both sides of it, and a page with its marks of a conflict is to be rendered anew.
    """
    known = frozenset(_known(root))
    found = [name for name, text in texts.items() if _is_edited(root, name, text, known)]
    return [] if found and git.is_merging(root) else found


def _is_edited(root: Path, name: str, text: str, known: frozenset[str]) -> bool:
    page = kept_text(root, name)
    if page is None or not is_ours(page) or page == text:
        return False
    made = {_print(block) for block in _blocks(text)}
    other = {_print(block) for block in _blocks(page)} - made - known
    if not other or "\n<<<<<<< " in f"\n{page}":
        return False
    committed = git.text_at(root, "HEAD", name)
    if committed is None or not is_ours(committed):
        return bool(known)
    return not other <= {_print(block) for block in _blocks(committed)}


def _blocks(page: str) -> Iterator[str]:
    """Yield what is rendered of a page: all of it, or what stands between each two marks.

    Marks may be written, moved and taken out; what a person keeps around them is never written.
    """
    lines = [line for line in map(str.rstrip, page.splitlines()) if line != MARK]
    starts = [at for at, line in enumerate(lines, 1) if BEGIN.fullmatch(line)]
    parts = [lines[at:] for at in starts] if starts else [lines]
    for part in parts:
        end = part.index(END) if starts and END in part else len(part)
        if block := "\n".join(part[:end]).strip():
            yield block


def _print(block: str) -> str:
    return hashlib.sha256(block.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _known(root: Path) -> list[str]:
    """Return the fingerprints that were noted, the oldest first; none where nobody can read them.

    They are a convenience of this folder: with them goes the warning, not the page.
    """
    try:
        with (root / _FILE).open(encoding="ascii") as stream:
            return stream.read(_SIZE).split()
    except (OSError, UnicodeDecodeError):
        return []
