"""Works that are called by their id, because the title is not known yet."""

from dataclasses import replace

from awesomequant.intake.joining import identifiers
from awesomequant.library.draft import Draft

_NAMES = {"arxiv": "arXiv", "doi": "doi"}


def called_by_id(draft: Draft) -> Draft:
    """Return a draft that has a title: where it states none, its id or its address."""
    if draft.title:
        return draft
    first = next((one for one in identifiers(draft) if one.scheme in _NAMES), None)
    name = f"{_NAMES[first.scheme]}:{first.id}" if first else draft.url
    return replace(draft, title=name or "")
