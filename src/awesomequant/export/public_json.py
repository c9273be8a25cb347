"""A paper as our public JSON has it."""

from typing import Any

from awesomequant.export.citation import Citation


def as_object(cited: Citation) -> dict[str, Any]:
    """Return the record's fields and what follows from them; what is not known is left out.

    ``doi`` stays the record's own, for what is read in again must say the same: under
    ``identifiers`` stands the work's, with the one that arXiv gives a preprint, and without the one
    that a preprint had of a work which has appeared since.
    """
    paper = cited.paper
    record = paper.model_dump(mode="json", exclude_none=True)
    own = {one.scheme: one.id for one in paper.identifiers if one.scheme != "doi" or cited.doi}
    doi = {"doi": cited.doi.lower()} if cited.doi else {}
    derived = {
        "type": cited.kind.value,
        "url": paper.address,
        "bibtex_key": cited.key,
        "identifiers": own | doi,
        "page": paper.page,
    }
    return {"id": record.pop("id"), **record, **derived}
