"""A field of the list's own does not fit what ``data/list.yaml`` says of it.

A list defines its own columns under ``fields`` in ``data/list.yaml``; records give them under
``fields:``.  A ``choice`` is one of its values, a ``list`` is a list of them, and a ``text`` is one
text.  Mend the value, or add it to ``data/list.yaml``.

Wrong::

    fields: {bits: "3.5"}

Right::

    fields: {bits: ["2", "4"]}
"""

from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Path
from awesomequant.text import did_you_mean

BY_RECORD = True
STOPS_A_BUILD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield each own field, or value of one, that is not defined."""
    known = library.settings.fields
    for paper in library.papers:
        file = paper.source_file
        for name, value in paper.fields.items():
            path: Path = ("fields", name)
            if name not in known:
                hint = did_you_mean(name, known) or "define it under 'fields' in data/list.yaml"
                message = f"the list has no field '{name}' of its own"
                yield Finding(file, (*path, None), message, hint)
                continue
            own, is_one = known[name], isinstance(value, str)
            if own.type == "list" and is_one:
                yield Finding(file, path, f"'{own.label}' is a list", f"write [{value}]")
            elif own.type != "list" and not is_one:
                message = f"'{own.label}' is one value"
                yield Finding(file, path, message, "write it without brackets")
            for index, item in enumerate((value,) if isinstance(value, str) else value):
                if own.values and item not in own.values:
                    hint = did_you_mean(item, own.values) or "it is one of " + ", ".join(own.values)
                    message = f"'{item}' is no value of '{own.label}'"
                    yield Finding(file, path if is_one else (*path, index), message, hint)
