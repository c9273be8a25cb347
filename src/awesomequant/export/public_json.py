"""A paper as our public JSON has it."""

from typing import Any

from awesomequant.export.citation import Citation


def as_object(cited: Citation) -> dict[str, Any]:
    """Return the record's fields and what follows from them; what is not known is left out.

    ``doi`` stays the record's own, for what is read in again must say the same: the DOI that arXiv
    gives a preprint stands under ``identifiers`` alone.
    """
    paper = cited.paper
    record = paper.model_dump(mode="json", exclude_none=True)
    identifiers = {found.scheme: found.id for found in paper.identifiers}
    derived = {
        "type": cited.kind.value,
        "url": cited.address,
        "bibtex_key": cited.key,
        "identifiers": identifiers | ({"doi": cited.doi.lower()} if cited.doi else {}),
        "page": paper.page,
    }
    return {"id": record.pop("id"), **record, **derived}
