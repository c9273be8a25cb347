"""The provenance speaks of a record or of a source that the list does not have.

``data/provenance/`` says of each record who said what it says.  A record that was renamed keeps its
entry if the id of the entry changes with it; a source is an entry of ``sources.yaml``.

Wrong::

    # data/provenance/2020.yaml
    alfa: {met: [a-list]}
    # data/provenance/sources.yaml
    a-list: {name: owner/list}

Right::

    # data/provenance/2020.yaml
    alpha: {met: [a-list]}
    # data/provenance/sources.yaml
    a-list: {name: owner/list}
"""

from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level
from awesomequant.text import did_you_mean

NEEDS = ("data/papers", "data/provenance/sources.yaml")


def check(library: Library) -> Iterator[Finding]:
    """Yield each entry of no record, and each field whose source is unknown."""
    known = library.attributions.held
    if not known.records:
        return
    ids = {*library.by_id, *(alias for paper in library.papers for alias in paper.aliases)}
    for name, entry in known.records.items():
        if name not in ids:
            hint = did_you_mean(name, library.by_id) or "delete the line"
            message = f"there is no record '{name}'"
            yield Finding(entry.source_file, (name, None), message, hint, Level.WARNING)
        for field, witness in entry.fields.items():
            if witness not in known.witnesses:
                path = (name, "fields", field)
                message = f"there is no source '{witness}' in data/provenance/sources.yaml"
                hint = did_you_mean(witness, known.witnesses)
                yield Finding(entry.source_file, path, message, hint, Level.WARNING)
        for field, several in entry.also.items():
            for at, witness in enumerate(several):
                if witness not in known.witnesses:
                    message = f"there is no source '{witness}' in data/provenance/sources.yaml"
                    hint = did_you_mean(witness, known.witnesses)
                    also = (name, "also", field, at)
                    yield Finding(entry.source_file, also, message, hint, Level.WARNING)
        for at, witness in enumerate(entry.met):
            if witness not in known.witnesses:
                message = f"there is no source '{witness}' in data/provenance/sources.yaml"
                hint = did_you_mean(witness, known.witnesses)
                yield Finding(entry.source_file, (name, "met", at), message, hint, Level.WARNING)
