"""One JSON object a line and paper, for tools that read streams; fields as in ``json``."""

import json

from awesomequant.export.citation import Citation
from awesomequant.export.public_json import as_object

SUFFIX = ".jsonl"
MEDIA_TYPE = "application/jsonl"


def entry(cited: Citation) -> str:
    """Return the object of one paper in a line."""
    return json.dumps(as_object(cited), ensure_ascii=False) + "\n"
