"""Our public data format: one JSON object with every paper and all that is known of it.

Its fields are those of a record, and besides them ``id``, ``bibtex_key``, ``identifiers`` (scheme
to id), ``page`` (relative to the site's root) and ``source_file``; ``url`` is where a reader finds
the paper, derived from ``doi`` or ``arxiv`` where the record has no address of its own.
"""

import json
from collections.abc import Sequence

from awesomequant.library.library import Library
from awesomequant.library.paper import Paper

SUFFIX = ".json"
MEDIA_TYPE = "application/json"
SCHEMA = 1


def export(papers: Sequence[Paper], library: Library) -> str:  # noqa: ARG001 -- the exporters' form
    """Give the papers as ``{"schema": 1, "papers": [ … ]}``."""
    document = {"schema": SCHEMA, "papers": [paper.to_object() for paper in papers]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
