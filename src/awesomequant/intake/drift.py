"""A hand edit of the generated README.md as edits of the records behind it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from awesomequant.intake.joining import identified, keys
from awesomequant.intake.vocabulary import Vocabulary
from awesomequant.language import plain
from awesomequant.library.author import Group
from awesomequant.library.change import TAKEN, Change
from awesomequant.library.draft import Draft, DraftLink
from awesomequant.library.library import Library
from awesomequant.library.paper import SHOWN_AUTHORS, Paper
from awesomequant.text import one_line
from awesomequant.works.identifiers import UnsafeAddress, canonical
from awesomequant.works.titles import ratio

_ALIKE = 0.7


@dataclass(frozen=True, slots=True)
class Drift:
    """How an edited README.md differs from the one that the records make.

    ``lost`` are edits that no record can take, a line each.
    """

    changes: list[Change] = field(default_factory=list)
    new: list[Draft] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def drift(was: list[Draft], now: list[Draft], library: Library) -> Drift:
    """Compare the entries of the README.md that the records make with those of the edited one."""
    result = Drift()
    left = {_said(draft): draft for draft in was}
    edited = [draft for draft in now if left.pop(_said(draft), None) is None]
    before = list(left.values())
    for draft in edited:
        pair = _pair(draft, before)
        if pair is None:
            result.new.append(draft)
            continue
        before.remove(pair)
        paper = _paper(pair, library)
        if paper:
            result.changes.extend(_changes(paper, pair, draft, library))
            if draft.authors != pair.authors and _is_cut(paper):
                shown = f"the first {SHOWN_AUTHORS} authors of {paper.id} are shown"
                result.lost.append(f"{shown}: change them in {paper.source_file}")
    result.gone.extend(paper.id for draft in before if (paper := _paper(draft, library)))
    return result


def _said(draft: Draft) -> str:
    """Give all that an entry says, but for the line it stands on."""
    said = {key: value for key, value in draft.to_json().items() if key != "line"}
    return repr((said, draft.more.get("fields")))


def _pair(draft: Draft, before: list[Draft]) -> Draft | None:
    """Give the entry that was edited: by identifier or title, else the most alike."""
    own = set(keys(draft))
    for other in before:
        if own & set(keys(other)):
            return other
    near = [(ratio(draft.title, other.title), at) for at, other in enumerate(before)]
    best = max(near, default=(0.0, 0))
    return before[best[1]] if best[0] >= _ALIKE else None


def _paper(draft: Draft, library: Library) -> Paper | None:
    for key in keys(draft):
        if papers := library.by_identifier.get(key):
            return next((paper for paper in papers if _is_title(paper, draft)), papers[0])
    return next((paper for paper in library.papers if _is_title(paper, draft)), None)


def _is_title(paper: Paper, draft: Draft) -> bool:
    shown = one_line(plain.show(paper.title))  # README.md has no formulas
    return shown.rstrip(".") == draft.title.rstrip(".")


def _changes(paper: Paper, was: Draft, now: Draft, library: Library) -> Iterator[Change]:
    """Yield the values that an edit of one line means for the record."""
    vocabulary = Vocabulary(library)
    if now.title != was.title:
        yield Change(paper.source_file, ("title",), now.title)
    if now.url != was.url and now.url:
        yield _address(paper, now.url)
    if now.venue and now.venue != was.venue:
        yield Change(paper.source_file, ("venue",), vocabulary.venue(now.venue).proposed_id)
    if now.year and now.year != was.year:
        yield Change(paper.source_file, ("year",), now.year)
    if now.tags != was.tags:
        yield Change(paper.source_file, ("tags",), vocabulary.tag_ids(now.tags))
    if now.authors != was.authors and not _is_cut(paper):
        groups = {one.group for one in paper.authors if isinstance(one, Group)}
        names = [{"group": name} if name in groups else name for name in now.authors]
        yield Change(paper.source_file, ("authors",), names)
    old, new = was.more.get("fields", {}), now.more.get("fields", {})
    for name in library.settings.fields:
        if new.get(name) != old.get(name):
            yield Change(paper.source_file, ("fields", name), new.get(name, TAKEN))
    if now.code != was.code:
        yield from _links(paper, "code", now.code)
    if now.links != was.links:
        yield from _links(paper, "links", now.links)


def _is_cut(paper: Paper) -> bool:
    """Whether README.md shows fewer authors than the record has, so that an edit is no whole."""
    return paper.others or len(paper.names) > SHOWN_AUTHORS


def _address(paper: Paper, url: str) -> Change:
    """Give the change of an address: an arXiv one becomes the preprint's number."""
    found = identified(url)
    if found and found.scheme in ("arxiv", "doi") and not paper.url:
        return Change(paper.source_file, (found.scheme,), found.id)
    return Change(paper.source_file, ("url",), canonical(url))


def _links(paper: Paper, name: str, links: tuple[DraftLink, ...]) -> Iterator[Change]:
    """Yield the whole list of links where the edit left it safe to write."""
    held = {link.url: link for link in getattr(paper, name)}
    try:
        items = [(canonical(link.url), link.label) for link in links]
    except UnsafeAddress:
        return
    value: list[dict[str, Any]] = []
    for url, label in items:
        stars = getattr(held.get(url), "stars", None)
        counted = {"stars": stars.model_dump(mode="json")} if stars else {}
        value.append({"url": url, "label": label, **counted})
    yield Change(paper.source_file, (name,), value)
