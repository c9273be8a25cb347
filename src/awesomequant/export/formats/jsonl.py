"""One JSON object a line and paper, for tools that read streams; fields as in ``json``."""

from awesomequant.export.citation import Citation
from awesomequant.export.public_json import as_json

SUFFIX = ".jsonl"
MEDIA_TYPE = "application/jsonl"


def entry(cited: Citation) -> str:
    """Return the object of one paper in a line."""
    return f"{as_json(cited)}\n"
