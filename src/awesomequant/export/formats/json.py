"""Our public data format: one JSON object with every paper and all that is known of it.

Its fields are those of a record, and besides them ``id``, ``bibtex_key``, ``identifiers`` (scheme
to id), ``page`` (relative to the site's root) and ``source_file``; ``url`` is where a reader finds
the paper, derived from ``doi`` or ``arxiv`` where the record has no address of its own, and
``type`` is what kind of work it is, stated or not.  ``confirmed`` has for each field that is
confirmed what it is by: ``publisher``, ``registry`` or ``sources`` (two that say the same).
"""

from awesomequant.export.citation import Citation
from awesomequant.export.public_json import as_json

LABEL = "JSON"
ORDER = 6
SUFFIX = ".json"
MEDIA_TYPE = "application/json"
SCHEMA = 1
# A paper a line: no blanks for programs to skip, and a change of one paper is one line's.
HEAD = f'{{"schema":{SCHEMA},"papers":[\n'
BETWEEN = ",\n"
TAIL = "\n]}\n"


def entry(cited: Citation) -> str:
    """Return the object of one paper."""
    return as_json(cited)
