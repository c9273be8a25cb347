"""What entries of papers are made of, and the files that hold them."""

import os
from array import array
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from awesomequant.library.json_text import packed
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.store.cache import digest


def recipe(paper: Paper, library: Library) -> bytes:
    """Return the digest of all that a paper's citation is made of, and with it each entry of ours.

    Besides the record that is its venue as the list knows it, how the list wants BibTeX, what is
    confirmed of it, and the names of the list's own fields; the program itself is a part of the
    name of the cache.  Labels of tags, persons and other papers are in no entry.
    """
    known: dict[str, tuple[Paper, bytes]] = library.memo.setdefault(recipe, {})
    if paper.id not in known or known[paper.id][0] is not paper:
        venue = library.venue(paper)
        confirmed = packed(library.confirmed.get(paper.id))
        own = packed(paper), packed(venue), _settings(library), confirmed
        known[paper.id] = (paper, digest(*own))
    return known[paper.id][1]


def take_records(records: Mapping[str, bytes], library: Library) -> None:
    """Let ``recipe`` take for what papers say these digests, by their ids.

    Loading has worked them out: to write 10,000 records anew took 0.1 s.
    """
    told = {venue.id: packed(venue) for venue in library.venues.values()}
    known: dict[str, tuple[Paper, bytes]] = library.memo.setdefault(recipe, {})
    for paper in library.papers:
        venue = told.get(paper.venue or "", b"")
        known[paper.id] = (paper, digest(records[paper.id], venue, _settings(library)))


def _settings(library: Library) -> bytes:
    known: dict[str, bytes] = library.memo.setdefault(_settings, {})
    if "" not in known:
        settings = library.settings
        known[""] = packed([settings.bibtex, list(settings.fields)])
    return known[""]


# What tells a file from another that lies there by now: size, time and inode.
Stamp = tuple[int, int, int]


class Piece(NamedTuple):
    """A part of a file: the text of a paper, and what stands before it.

    That of the last paper has all that stands behind it too; ``ends_line`` says whether that is
    stripped to the end of a line, without an empty one.
    """

    paper: Paper
    before: str
    rest: str = ""
    tail: str = ""
    ends_line: bool | None = None

    def around(self, text: str) -> str:
        """Return the part for a paper of this text."""
        if self.ends_line is None:
            return self.before + text
        text += self.rest
        return self.before + (text.rstrip("\n") + "\n" if self.ends_line else text) + self.tail

    def key(self, library: Library, between: str) -> bytes:
        """Return the digest of what it is made of, where most papers stand behind ``between``."""
        own = recipe(self.paper, library)
        if self.before == between and self.ends_line is None:
            return own
        return digest(own, self.before, self.rest, self.tail, str(self.ends_line))


class FileOfEntries:
    """A file with the texts of papers, which need not be in memory: 750 MB of 100,000."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        at: Mapping[str, int],
        file: str,
        stamp: Stamp,
        lengths: Sequence[int],
    ) -> None:
        """Know where the text of each paper is, of the file that bears the ``stamp``.

        ``at`` gives the number of a paper's piece by its id.
        """
        self._path, self._stamp = file, stamp
        self._file: int | None = None
        # What of the last piece is its paper's own is not known.
        self._papers = [piece.paper for piece in pieces[:-1]]
        self._at = at
        self._ends = array("Q", accumulate(lengths))
        befores = {before: len(before.encode()) for before in {piece.before for piece in pieces}}
        self._before = array("I", (befores[piece.before] for piece in pieces))

    def read(self, papers: Sequence[Paper]) -> list[bytes] | None:
        """Return the texts of papers; None where one is not there."""
        known, last = self._papers, len(self._papers)
        places = [self._at.get(paper.id, last) for paper in papers]
        if any(
            at >= last or known[at] is not paper for at, paper in zip(places, papers, strict=True)
        ):
            return None
        if self._file is None:
            self._file = _opened(self._path, self._stamp)
        spans = [(self._begin(at) + self._before[at], self._ends[at]) for at in places]
        # Most often they stand one behind the other: 32 at once take a fifth of the time.
        first, end = self._begin(min(places)), self._ends[max(places)]
        if max(places) - min(places) >= len(papers):
            found = [self._bytes(*span) for span in spans]
        else:
            data = self._bytes(first, end)
            found = [data[start - first : stop - first] for start, stop in spans]
        is_whole = all(
            len(of) == end - start for of, (start, end) in zip(found, spans, strict=True)
        )
        return found if is_whole else None

    def _begin(self, at: int) -> int:
        return self._ends[at - 1] if at else 0

    def _bytes(self, start: int, end: int) -> bytes:
        return _read(self._file, end - start, start) if self._file not in (None, -1) else b""

    def __del__(self) -> None:
        """Leave the file."""
        if self._file is not None and self._file >= 0:
            os.close(self._file)


def _opened(path: str, stamp: Stamp) -> int:
    """Open the file that bears a stamp; -1 where it is not that any more.

    Other builds make it anew, and the two trees of a site change places.  A file that is opened
    stays what it is, since no build writes over one.
    """
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return -1
    it = os.fstat(file)
    if (it.st_size, it.st_mtime_ns, it.st_ino) == stamp:
        return file
    os.close(file)
    return -1


def _read(file: int, size: int, at: int) -> bytes:
    if hasattr(os, "pread"):  # two processes may have it open, and one place in it
        return os.pread(file, size, at)
    os.lseek(file, at, os.SEEK_SET)
    return os.read(file, size)


def places(pieces: Sequence[Piece], library: Library) -> Mapping[str, int]:
    """Return the number of each paper's piece by its id: most files have the order of the list."""
    if all(piece.paper is paper for piece, paper in zip(pieces, library.papers, strict=False)):
        known: dict[str, int] = library.memo.setdefault(places, {})
        if not known:  # 10 MB of 100,000 papers, and there are six formats
            known.update({paper.id: at for at, paper in enumerate(library.papers)})
        return known
    return {piece.paper.id: at for at, piece in enumerate(pieces)}


def files_of(library: Library) -> dict[str, FileOfEntries]:
    """Return the files that hold texts of papers, by the name of the format."""
    return library.memo.setdefault(files_of, {})
