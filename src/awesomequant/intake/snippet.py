"""Read the BibTeX of one paper as pages offer it for pasting."""

from typing import Any

from awesomequant.intake.compose import Wish
from awesomequant.intake.formats import bibtex
from awesomequant.library.draft import Draft
from awesomequant.library.problems import Refusal

# More than any page offers at once, and little enough to be read while someone waits.
_LONGEST = 50_000
_FIELDS = ("volume", "number", "pages")


def wishes(text: str) -> list[Wish]:
    """Give what each entry says; raises Refusal where there is none, or one is broken."""
    reading = bibtex.read(text[:_LONGEST], "BibTeX")
    if reading.drafts:
        return [_wish(draft) for draft in reading.drafts]
    if reading.problems:
        msg = f"{reading.problems[0]}; copy the whole entry"
        raise Refusal(msg)
    msg = "there is no BibTeX entry; it begins with '@inproceedings{key,' or the like"
    raise Refusal(msg)


def _wish(draft: Draft) -> Wish:
    arxiv = f"arXiv:{draft.arxiv}" if draft.arxiv else None
    ids = tuple(text for text in (draft.doi, draft.url, arxiv) if text)
    given: dict[str, Any] = {
        "title": draft.title,
        "authors": list(draft.authors),
        "venue": draft.venue,
        "year": str(draft.year) if draft.year else None,
        **{name: draft.more.get(name) for name in _FIELDS},
    }
    return Wish(ids, {name: value for name, value in given.items() if value})
