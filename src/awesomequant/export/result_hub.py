"""Results as a model hub takes them: a file for the folder ``.eval_results/`` of a model.

https://huggingface.co/docs/hub/eval-results: an entry names a data set of the hub and its task,
which a benchmark of data/benchmarks.yaml states as ``hub``.
"""

from collections.abc import Iterator, Sequence

from awesomequant.export.results import Chosen
from awesomequant.library.axes import is_stated
from awesomequant.library.library import Library
from awesomequant.library.problems import Refusal
from awesomequant.library.reported import Result
from awesomequant.store import canonical


def hub_entries(library: Library, found: Sequence[Chosen]) -> str:
    """Return the entries of one model by one method; raises Refusal for more, and for none."""
    results = [one for group in found for one in group.results]
    for what, names in (
        ("model", {one.model for one in results}),
        ("method", {one.told.method for one in results}),
    ):
        if len(names) != 1:
            shown = ", ".join(sorted(str(name) for name in names)[:5])
            why = f"such a file is of one {what}, and these are of {len(names)}: {shown}"
            raise Refusal(f"{why}; name the one that is meant")
    told = [one for one in results if _place(library, one)]
    if not told:
        known = ", ".join(sorted({one.benchmark for one in results}))
        hint = "add 'hub: OWNER/DATASET#TASK' to it in data/benchmarks.yaml"
        raise Refusal(f"no benchmark of these says what the hub calls it ({known}); {hint}")
    return "".join(line for one in told for line in _entry(library, one))


def _place(library: Library, result: Result) -> str | None:
    own = library.results.held.benchmarks.get(result.benchmark)
    return own.hub if own else None


def _entry(library: Library, result: Result) -> Iterator[str]:
    place = _place(library, result) or ""
    name, _, task = place.partition("#")
    yield f"- dataset: {canonical.inline({'id': name, 'task_id': task or 'default'})}\n"
    yield f"  value: {result.value:g}\n"
    day = result.table.as_of or result.table.source.as_of
    if day:
        yield f"  date: {canonical.quoted(str(day))}\n"
    source = {"url": result.address, "name": library.settings.title}
    yield f"  source: {canonical.inline(source)}\n"
    rules = library.settings.results
    said = [
        f"{part.label} {value}"
        for name, part in rules.parts.items()
        if is_stated(value := result.at.get(name))
    ]
    said += [
        f"{rules.protocol.get(key, key)} {value if isinstance(value, str) else ', '.join(value)}"
        for key, value in result.protocol.items()
        if is_stated(value)
    ]
    said += [result.told.variant] if result.told.variant else []
    if said:
        yield f"  notes: {canonical.quoted('; '.join(said))}\n"
