"""The same works in many shapes: print them, read them back, and say what was lost.

python tests/intake/shapes.py --report               all shapes, the worst first
python tests/intake/shapes.py --show seen-017        a document, and what comes back wrong
python tests/intake/shapes.py --report --part unseen (or aside-a, aside-b, fresh, last)
"""

import argparse
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # run as a script

from intake import shapes_seen
from intake.shape_document import Document, Shape, drawn, printed
from intake.shape_parts import Want

from awesomequant.intake.formats import markdown
from awesomequant.library.author import Author, Group
from awesomequant.library.draft import Draft, DraftLink

SEEN = 220
PARTS = ("seen", "unseen", "aside-a", "aside-b", "fresh", "last")
UNLOOKED = ("fresh", "last")


@cache
def shapes(part: str) -> list[Shape]:
    """Return the shapes of a part; those that are held out are loaded only when asked for."""
    if part == "seen":
        return drawn("seen", shapes_seen.LAYOUTS, shapes_seen.STYLES, SEEN)
    if part.startswith("aside-"):
        from intake import shapes_aside  # noqa: PLC0415

        return shapes_aside.shapes(part.removeprefix("aside-"))
    if part == "fresh":
        from intake import shapes_fresh  # noqa: PLC0415

        return shapes_fresh.shapes()
    if part == "last":
        from intake import shapes_last  # noqa: PLC0415

        return shapes_last.shapes()
    from intake import shapes_unseen  # noqa: PLC0415

    return drawn("unseen", shapes_unseen.LAYOUTS, shapes_unseen.STYLES, SEEN // 2)


# ---- equal? ----


def plain(text: str | None) -> str:
    """Return what of a text counts: its letters and digits, without case."""
    folded = unicodedata.normalize("NFKC", text or "").casefold()
    return re.sub(r"[\W_]+", "", folded)


def _name(author: Author) -> str:
    if isinstance(author, Group):
        return plain(author.group)
    parts = [part.strip() for part in author.split(",")]
    return plain(" ".join([*parts[1:], parts[0]]))  # "Kim, J." is "J. Kim"


def _venue(text: str | None) -> str:
    # As written, or as it is called: "In Proceedings of ICML", "ICML (Oral)" and "ICML" are equal.
    # A thesis is of its university, whether or not the venue says that it is one.
    bare = re.sub(r"\b(19|20)\d\d\b", " ", text or "").casefold()
    bare = re.sub(
        r"\b(ph\.? ?d\.?|doctoral)? ?(thesis|dissertation)\b|thèse de doctorat", " ", bare
    )
    bare = re.sub(
        r"^\s*(in:?\s+)?(proc\w*\.? of (the )?|proc\.\s)?|\(?(oral|spotlight)\)?\s*$", "", bare
    )
    return {"nips": "neurips", "corr": "arxiv"}.get(plain(bare), plain(bare))


def _address(url: str | None) -> str:
    return re.sub(r"^https?://(www\.)?", "", url or "").rstrip("/")


def _addresses(links: Iterable[DraftLink], without: Iterable[str] = ()) -> set[str]:
    return {_address(link.url) for link in links} - set(map(_address, without))


def _noted(want: Want, draft: Draft) -> bool:
    """Say whether a note came back: as the note, or as the field that its label names."""
    note = plain(str(draft.more.get("note") or ""))
    own = [draft.more.get("fields"), draft.more.get("extra")]
    fields = [text for one in own if isinstance(one, Mapping) for text in one.values()]
    return note == plain(want.note) or (
        bool(want.note) and not note and plain(want.note) in map(plain, map(str, fields))
    )


def lost(want: Want, draft: Draft) -> list[str]:
    """Return the fields in which a draft is not what its entry says."""
    authors = [name for author in draft.authors if (name := _name(author)) not in {"etal", ""}]
    tags = [tag for tag in map(plain, draft.tags) if tag not in set(map(plain, want.spare))]
    stars = next((link.stars for link in draft.code if link.stars is not None), None)
    equal = {
        "title": plain(draft.title) in {plain(want.title), plain(want.rest or want.title)},
        "authors": authors == [_name(name) for name in want.authors],
        "venue": _venue(draft.venue) == _venue(want.venue),
        "year": draft.year == want.year,
        "url": _address(draft.url) == _address(want.url),
        "code": _addresses(draft.code, want.either) == set(map(_address, want.code)),
        "links": _addresses(draft.links, want.either) == set(map(_address, want.links)),
        "tags": tags == [plain(tag) for tag in want.tags],
        "note": _noted(want, draft),
        "citations": draft.citations == want.citations,
        "stars": stars == want.stars,
    }
    return [name for name, holds in equal.items() if not holds and name not in want.unasked]


@dataclass(frozen=True)
class Result:
    """How a shape came back: what is wrong with each work, and the drafts that are no work."""

    shape: Shape
    works: tuple[tuple[Want, Draft | None, tuple[str, ...]], ...]
    strays: tuple[Draft, ...]

    @property
    def total(self) -> int:
        """Return how many there are to get right: an entry too many is as wrong as a lost one."""
        return len(self.works) + len(self.strays)

    @property
    def right(self) -> int:
        """Return how many works came back equal in all fields."""
        return sum(not fields for _, _, fields in self.works)

    @property
    def failures(self) -> Counter[str]:
        """Return how often each field is wrong."""
        found = Counter(name for _, _, fields in self.works for name in fields)
        if self.strays:
            found["stray"] = len(self.strays)
        return found


def compared(shape: Shape, document: Document) -> Result:
    """Read a document, and compare what comes back with what its entries say."""
    left = _drafts(shape, document)
    works = []
    for want in document.wants:
        draft = next(_candidates(want, left), None)
        if draft:
            left.remove(draft)
        fields = tuple(lost(want, draft)) if draft else ("missing",)
        works.append((want, draft, fields))
    return Result(shape, tuple(works), tuple(left))


def _drafts(shape: Shape, document: Document) -> list[Draft]:
    try:
        return list(markdown.read(document.text, "README.md").drafts)
    except Exception:
        # A part that nobody looks at is counted to its end: here all works of a shape are missing
        # then, while the exception stops the run of any other part.
        if not shape.id.startswith(UNLOOKED):
            raise
        return []


def _candidates(want: Want, drafts: list[Draft]) -> Iterator[Draft]:
    title = plain(want.title)
    yield from (one for one in drafts if plain(one.title) == title)
    addresses = {_address(url) for url in (want.url, *want.code) if url}
    yield from (one for one in drafts if _address(one.url) in addresses)
    yield from (one for one in drafts if title in plain(one.title))


@cache
def results(part: str) -> list[Result]:
    """Print and read all shapes of a part."""
    return [compared(shape, printed(shape)) for shape in shapes(part)]


def summary(part: str) -> str:
    """Return how many works of a part came back equal, and which fields are lost most."""
    found = results(part)
    right, total = sum(one.right for one in found), sum(one.total for one in found)
    whole = sum(one.right == one.total for one in found)
    fields = sum((one.failures for one in found), Counter[str]())
    return (
        f"{part}: {right} of {total} works equal ({right / total:.1%}), {whole} of {len(found)} "
        f"shapes whole; wrong: {_counts(fields)}"
    )


def _counts(fields: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in fields.most_common()) or "nothing"


# ---- at the terminal ----


def report(part: str) -> Iterator[str]:
    """Yield a line for each shape, the worst first, then the sum and each style's share."""
    found = results(part)
    for one in sorted(found, key=lambda one: one.right / one.total):
        yield f"{one.right:3} of {one.total:3}  {one.shape.id}  {_counts(one.failures)}"
        yield f"            {one.shape}"
    yield ""
    shares: dict[str, list[int]] = {}
    for one in found:
        names = [f"layout: {one.shape.layout.name}"]
        names += [f"{choice}: {style}" for choice, style in one.shape.choices.items()]
        for name in names:
            share = shares.setdefault(name, [0, 0])
            share[0] += one.right
            share[1] += one.total
    for name, (right, total) in sorted(shares.items(), key=lambda item: item[1][0] / item[1][1]):
        yield f"{right / total:6.1%} of {total:4}  {name}"
    yield ""
    yield summary(part)


def show(id_: str) -> Iterator[str]:
    """Yield a shape's document, and what was expected and found where they differ."""
    part = id_.rpartition("-")[0]
    shape = next(shape for shape in shapes(part) if shape.id == id_)
    document = printed(shape)
    result = compared(shape, document)
    yield document.text
    yield f"---- {shape.id}: {shape}\n---- {result.right} of {result.total} equal"
    for want, draft, fields in result.works:
        for name in fields:
            if draft is None:
                yield f"{want.title[:40]}: missing"
                continue
            wanted = getattr(want, name)
            found = draft.more.get(name) if name == "note" else getattr(draft, name, None)
            yield f"{want.title[:40]}: {name} is {found!r}, not {wanted!r}"
    for draft in result.strays:
        yield f"stray: {draft.title!r} (line {draft.place.line})"


def main() -> None:
    """Print a shape, or the table of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", metavar="SHAPE")
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--part", choices=PARTS, default="seen")
    given = parser.parse_args()
    lines = show(given.show) if given.show else report(given.part)
    for line in lines if given.show or given.report else [summary(given.part)]:
        print(line)  # noqa: T201


if __name__ == "__main__":
    main()
