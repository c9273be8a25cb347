"""Who said what of a draft, carried along as it is joined, and kept with the record it becomes."""

from collections.abc import Iterable, Mapping
from typing import Any

from awesomequant.library.draft import Draft

Said = Mapping[str, Any]


def joined(main: Draft, other: Draft, *, authors_of: Draft) -> dict[str, Any]:
    """Return what is known of the sources of two drafts of one work.

    The fields of the ``main`` one stand, those it lacks are the other's; the authors are those of
    the draft that names more of them.
    """
    first, second = (one.more.get("attribution") or {} for one in (main, other))
    if not (first or second):
        return {}
    result: dict[str, Any] = {}
    for name in {**first, **second}:
        mine, theirs = first.get(name), second.get(name)
        if isinstance(mine or theirs, Mapping):
            result[name] = {**(theirs or {}), **(mine or {})}
            chosen = (authors_of.more.get("attribution") or {}).get(name) or {}
            result[name].pop("authors", None)
            result[name] |= {"authors": chosen["authors"]} if "authors" in chosen else {}
        else:
            result[name] = list(dict.fromkeys([*(mine or ()), *(theirs or ())]))
    witnesses = {**(other.more.get("witnesses") or {}), **(main.more.get("witnesses") or {})}
    return {"attribution": result, "witnesses": witnesses}


def kept(draft: Draft, written: Iterable[str]) -> dict[str, Any]:
    """Return what is kept of a draft's sources where its fields ``written`` went into a record."""
    known: Said = draft.more.get("attribution") or {}
    names = frozenset(written)
    result = {}
    for key, value in known.items():
        if isinstance(value, Mapping):
            value = {name: said for name, said in value.items() if name in names}  # noqa: PLW2901
        if value:
            result[key] = value
    return result
