"""Merge a draft into a record that is listed: what is empty is filled, nothing is overwritten."""

from collections.abc import Iterator
from typing import Any

from awesomequant.library.change import BEHIND, Change
from awesomequant.library.paper import Paper
from awesomequant.text import squash

_FILLED = (
    "authors",
    "editors",
    "arxiv",
    "doi",
    "abstract",
    "volume",
    "number",
    "pages",
    "publisher",
)
_COMPARED = ("title", "venue", "year")


def changes(paper: Paper, values: dict[str, Any]) -> Iterator[Change]:
    """Yield what ``values``, a record's fields from elsewhere, add to a paper."""
    for name in _FILLED:
        if values.get(name) and not getattr(paper, name) and name not in paper.locked:
            yield Change(paper.source_file, (name,), values[name])
    if values.get("url") and not paper.address and "url" not in paper.locked:
        yield Change(paper.source_file, ("url",), values["url"])
    for name in ("code", "links"):
        held = [*(link.url for link in paper.code), *(link.url for link in paper.links)]
        known = {url.rstrip("/").lower() for url in (*held, paper.address or "")}
        new = [link for link in values[name] if link["url"].rstrip("/").lower() not in known]
        if name not in paper.locked:
            yield from _appended(paper, name, new)
    if "also_titled" not in paper.locked:
        known = {squash(title) for title in (paper.title, *paper.also_titled)}
        titles = [title for title in values["also_titled"] if squash(title) not in known]
        yield from _appended(paper, "also_titled", titles)
    if "tags" not in paper.locked:
        yield from _appended(
            paper, "tags", [tag for tag in values["tags"] if tag not in paper.tags]
        )


def _appended(paper: Paper, name: str, new: list[Any]) -> Iterator[Change]:
    """Yield the changes that append to a list of the record, or make it."""
    for item in new:
        yield Change(paper.source_file, (name, BEHIND), _plain(item))


def _plain(item: Any) -> Any:
    """Return a link without the fields that it does not have."""
    return {key: value for key, value in item.items() if value} if isinstance(item, dict) else item


def differences(paper: Paper, values: dict[str, Any]) -> Iterator[str]:
    """Yield in what a source contradicts a record; the record's value stays."""
    for name in _COMPARED:
        ours, theirs = getattr(paper, name), values.get(name)
        if theirs and squash(str(ours)) != squash(str(theirs)):
            yield f"{name}: the list has '{ours}', the source '{theirs}'"
    for name in ("arxiv", "doi"):
        ours, theirs = getattr(paper, name), values.get(name)
        if ours and theirs and ours.lower() != theirs.lower():
            yield f"{name}: the list has {ours}, the source {theirs}"
