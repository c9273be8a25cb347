"""One JSON object a line and paper, for tools that read streams; fields as in ``json``."""

import json
from collections.abc import Sequence

from awesomequant.library.library import Library
from awesomequant.library.paper import Paper

SUFFIX = ".jsonl"
MEDIA_TYPE = "application/jsonl"


def export(papers: Sequence[Paper], library: Library) -> str:  # noqa: ARG001 -- the exporters' form
    """Give the papers, one compact object a line."""
    return "".join(json.dumps(paper.to_object(), ensure_ascii=False) + "\n" for paper in papers)
