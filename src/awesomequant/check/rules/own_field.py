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
from awesomequant.library.settings import OwnField
from awesomequant.text import did_you_mean

STOPS_A_BUILD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield each own field, or value of one, that is not defined."""
    known = library.settings.fields
    for paper in library.papers:
        for name, value in paper.fields.items():
            path: Path = ("fields", name)
            if name not in known:
                hint = did_you_mean(name, known) or "define it under 'fields' in data/list.yaml"
                message = f"the list has no field '{name}' of its own"
                yield Finding(paper.source_file, (*path, None), message, hint)
                continue
            for tail, message, hint in _wrong(known[name], value):
                yield Finding(paper.source_file, (*path, *tail), message, hint)


def _wrong(own: OwnField, value: str | tuple[str, ...]) -> Iterator[tuple[Path, str, str]]:
    """Yield what is wrong with a value: where below it, what, and what to do."""
    if own.type == "list" and isinstance(value, str):
        yield (), f"'{own.label}' is a list", f"write [{value}]"
    elif own.type != "list" and not isinstance(value, str):
        yield (), f"'{own.label}' is one value", "write it without brackets"
    items = (value,) if isinstance(value, str) else value
    for index, item in enumerate(items):
        if own.values and item not in own.values:
            hint = did_you_mean(item, own.values) or "it is one of " + ", ".join(own.values)
            tail: Path = () if isinstance(value, str) else (index,)
            yield tail, f"'{item}' is no value of '{own.label}'", hint
