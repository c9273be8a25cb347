"""Merge a draft into a record that is listed: what is empty is filled, nothing is overwritten."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from awesomequant.library.paper import Paper
from awesomequant.library.problems import Path
from awesomequant.text import squash

_FILLED = ("authors", "arxiv", "doi", "abstract", "volume", "number", "pages", "publisher")
_COMPARED = ("title", "venue", "year")


class Change(NamedTuple):
    """A value that a record gets: the record's file, the path in it, the value."""

    file: str
    path: Path
    value: Any

    def __str__(self) -> str:
        """Give the change as one line of a plan."""
        shown = (
            self.value if not isinstance(self.value, dict) else self.value.get("url", self.value)
        )
        return f"{self.file}: {self.path[0]} gets {shown}"


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
    if "tags" not in paper.locked:
        yield from _appended(
            paper, "tags", [tag for tag in values["tags"] if tag not in paper.tags]
        )


def _appended(paper: Paper, name: str, new: list[Any]) -> Iterator[Change]:
    """Yield the changes that append to a list of the record, or make it."""
    held = len(getattr(paper, name))
    if new and not held:
        yield Change(paper.source_file, (name,), [_plain(item) for item in new])
        return
    for at, item in enumerate(new):
        yield Change(paper.source_file, (name, held + at), _plain(item))


def _plain(item: Any) -> Any:
    """Give a link without the fields that it does not have."""
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
