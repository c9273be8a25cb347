"""The pages that are made in a list's own folder: README.md, and what is cut off into ``lists/``.

What a person has in ``lists/`` stays theirs: ours bear a mark in their first line.  What a person
wrote on one of ours is not written over unseen.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path

from awesomequant import door
from awesomequant.door import PAGE_BYTES, Door, Kind
from awesomequant.library.problems import Refusal
from awesomequant.store import git
from awesomequant.store.batch import write_all
from awesomequant.store.writing import holds, write, write_generated

README = "README.md"
FOLDER = "lists/"
# Where the pages are kept as they were rendered last: where no git knows them, an edit of one is
# told from what the records say meanwhile by nothing else.
KEPT = ".cache/awesomequant/"
MARK = "<!-- made by awesomequant: what is changed here is lost, so change the record instead -->"


# In a README.md that a person keeps: what stands between two such lines is rendered.
BEGIN = re.compile(
    r"[ \t]*<!-- awesomequant: (?:papers|topic (?P<topic>[a-z0-9-]+))(?P<flat> flat)?"
    r"(?: h(?P<level>[1-6]))? -->[ \t]*"
)
END = "<!-- awesomequant: end -->"
# What README.md said of itself before it bore the mark.
_SAID = "This page is rendered from `data/`; a change made here by hand is lost"


class ForeignPage(Refusal):
    """A README.md that a person made stands where ours would."""


class EditedByHand(ForeignPage):
    """A page of ours holds edits by hand that no record has."""


def marked(page: str) -> str:
    """Return a rendered README.md with the mark that tells it from a person's own."""
    # What begins with "---" is read by others as a head of fields, and only there.
    return f"{page.rstrip()}\n\n{MARK}\n" if page.startswith("---") else f"{MARK}\n{page}"


def begin(topic: str | None = None, *, is_flat: bool = False, level: int = 0) -> str:
    """Return the line that begins the region of a topic, or of all that have none.

    ``level`` is that of the headings inside, 0 for the next below the heading above.
    """
    name = f"topic {topic}" if topic else "papers"
    return f"<!-- awesomequant: {name}{' flat' if is_flat else ''}{f' h{level}' * bool(level)} -->"


def rendered_lines(page: str) -> frozenset[int] | None:
    """Return the numbers (from 1) of the lines that stand between marks; None where none are."""
    found, is_inside = set[int](), False
    for number, line in enumerate(page.splitlines(), 1):
        is_inside = is_inside or bool(BEGIN.fullmatch(line))
        if is_inside:
            found.add(number)
        is_inside = is_inside and line.strip() != END
    return frozenset(found) or None


def is_ours(page: str) -> bool:
    """Return whether a README.md is one that was rendered, or bears regions that are."""
    lines = page.splitlines()
    return MARK in (*lines[:1], *lines[-1:]) or _SAID in page or any(map(BEGIN.fullmatch, lines))


def kept_text(root: Path, name: str = README) -> str | None:
    """Return a page, README.md, as it stands; None where there is none that is text."""
    try:
        return door.content(root, name, PAGE_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def backup(root: Path, name: str = README) -> str | None:
    """Copy a page to a name that nothing has, and give that name; None where there is none.

    A copy that a command made and was killed is that of the next one.
    """
    if not door.has(root, name):
        return None
    page = door.content(root, name, PAGE_BYTES)
    names = (f"{name}.before{f'-{number}' if number else ''}" for number in count())
    free = next(one for one in names if not os.path.lexists(root / one) or holds(root / one, page))
    write(root / free, page)
    return free


def page_bytes(root: Path) -> dict[str, int]:
    """Return the size of README.md, 0 where there is none, and of each page of ours in lists/."""
    return {README: _size(root, README)} | {name: _size(root, name) for name in _made(root)}


def page_sizes(texts: Mapping[str, str]) -> dict[str, int]:
    """Return the size of each page among ``texts``, as ``page_bytes`` of those that lie there."""
    return {
        name: len(text.encode("utf-8"))
        for name, text in texts.items()
        if name == README or name.startswith(FOLDER)
    }


def write_pages(root: Path, texts: Mapping[str, str], *, replace: bool = False) -> list[str]:
    """Write the pages, all or none, and take away those of ours that are no more; name them all.

    Raises Refusal where a file that is not ours stands in the way of one; ForeignPage where it is a
    README.md, which is copied aside and replaced where that is wanted.
    """
    page = kept_text(root)
    is_foreign = (root / README).exists() and (page is None or not is_ours(page))
    if is_foreign and page != texts.get(README, page):
        if not replace:
            hint = "take it in with 'awesomequant init --from README.md', or write over it with"
            raise ForeignPage(
                f"{README} was not made by awesomequant and is kept; {hint} 'awesomequant readme "
                "--replace', which keeps a copy"
            )
        backup(root)
    refuse_in_the_way(root, texts)
    pages = {root / name: text for name, text in texts.items()}
    # They go last: only then does nothing lead there.
    gone = [root / name for name in sorted({*_made(root)} - set(texts))]
    changed = write_all(root, pages, gone)
    if gone and not Door(root).listing(FOLDER.rstrip("/")):
        (root / FOLDER).rmdir()
    return sorted(path.relative_to(root).as_posix() for path in changed)


def refuse_in_the_way(root: Path, texts: Iterable[str]) -> None:
    """Raise Refusal where a file that is not ours has the name of a page in lists/."""
    made = set(_made(root))
    for name in texts:
        if name != README and name not in made and os.path.lexists(root / name):
            raise Refusal(f"{name} is in the way and not one of ours; move or rename it")


def keep_rendered(root: Path, texts: Mapping[str, str]) -> None:
    """Keep the pages as they were rendered, where no git does, for ``before_edit``."""
    if not git.is_inside(root) and _keeps(root):
        for name, text in texts.items():
            write_generated(root / KEPT / name, text)


def stale_pages(root: Path, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the pages that are not as ``texts`` say, and what is to be said of each."""
    for name, text in texts.items():
        if not door.has(root, name):
            yield name, "is missing"
        elif door.content(root, name, PAGE_BYTES) != text.encode():
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
    kept = kept_text(root, KEPT + name)
    return (None, "") if kept is None else (kept, "the last rendering")


def _says(text: str, other: str) -> bool:
    """Whether two texts are one but for their line ends."""
    return text.splitlines() == other.splitlines()


def _made(root: Path) -> Iterator[str]:
    """Yield the names of the pages in lists/ that bear the mark."""
    at = Door(root)
    for name, entry in at.files(FOLDER.rstrip("/"), 0):
        # A link may lead out of the list: what stands behind one is never ours.
        if entry.kind is Kind.FILE and name.endswith(".md"):
            with suppress(OSError):
                if at.head(name, 200).partition(b"\n")[0].strip() == MARK.encode():
                    yield name


def _size(root: Path, name: str) -> int:
    return (root / name).lstat().st_size if door.has(root, name) else 0


def _keeps(root: Path) -> bool:
    """Return whether what is kept would lie in the list: a stranger's link may lead elsewhere."""
    at, step = Door(root), KEPT.rstrip("/")
    kinds = {at.kind(step.partition("/")[0]), at.kind(step), at.kind(_FILE)}
    return not kinds & {Kind.LINK, Kind.OTHER}


# Which pages are as they were rendered: what a person wrote on one is not written over unseen.
#
# A page that is neither a rendering of this folder nor the one of git's HEAD was edited by hand.
# Fingerprints tell it, not the text: a page is rendered ten times between two commits, and each of
# these may lie there again after a ``git stash pop``.

_FILE = f"{KEPT}renderings"
# Of a list in a hundred pages fifty renderings; no file that grows for ever.
_MOST = 5000
_SIZE = 1024 * 1024


def note_rendered(root: Path, texts: Iterable[str]) -> None:
    """Note pages as ones that hold nothing but what the records say."""
    known = dict.fromkeys(_known(root))
    new = dict.fromkeys(_print(block) for text in texts for block in _blocks(text))
    if new.keys() <= known.keys() or not _keeps(root):
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
        return door.content(root, _FILE, _SIZE).decode("ascii").split()
    except (OSError, UnicodeDecodeError):
        return []
