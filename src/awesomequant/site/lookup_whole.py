"""What whoever audits reads whole, for each reference may need any of it.

How all venues are called; which works were refused because they were withdrawn; which works stand
in a volume of another venue than the list has them from.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from awesomequant.export import looked_up
from awesomequant.library.json_text import compact, read_packed
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.site.lookup_files import whole
from awesomequant.store.cache import Cache, digest
from awesomequant.store.proceedings import sum_of
from awesomequant.works.proceedings import volume

FOLDER = "by"
KIND = "audit"
_KEPT = "volumes of other venues"
Files = Callable[[], Iterator[tuple[str, str]]]


def groups(
    library: Library, records: Mapping[str, bytes], cache: Cache
) -> Iterator[tuple[str, tuple[Paper, ...], Files, str]]:
    """Yield the name of the files, what makes them, and of what."""
    refused = (one for one in library.decisions.refused if looked_up.is_withdrawn(one.why))
    elsewhere = in_other_volumes(library, records, cache)
    entries = {
        "venues": [compact(looked_up.venue(one)) for one in library.venues.values()],
        "refused": [compact(looked_up.refused(one)) for one in refused],
        "volumes": [compact({"id": one, "volumes": found}) for one, found in elsewhere.items()],
    }
    said = digest(*(part for key, texts in entries.items() for part in (key, *texts)))
    yield f"{FOLDER}/{KIND}", (), partial(_made, entries), said.hex()


def _made(entries: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    for name, text in whole(KIND, entries):
        yield f"{FOLDER}/{KIND}/{name}.json", text


def in_other_volumes(
    library: Library, records: Mapping[str, bytes], cache: Cache
) -> dict[str, list[str]]:
    """Return the works whose title stands in a volume of another venue or year, with those volumes.

    To look through the 128,000 titles of 156 volumes takes 0.25 s.
    """
    if not library.proceedings:
        return {}
    is_known = records.keys() >= library.by_id.keys()
    sums = (records[one] for one in sorted(records)) if is_known else ()
    key = digest(sum_of(library.proceedings), *sums)
    if is_known and (kept := cache.take(_KEPT, [key])):
        return dict(read_packed(kept[key]))
    by_key: dict[str, list[Paper]] = {}
    for paper in library.papers:
        for title in looked_up.titles(paper):
            by_key.setdefault(title, []).append(paper)
    found: dict[str, list[str]] = {}
    for where, titles in library.proceedings.items():
        for paper in (one for title in titles.among(by_key.keys()) for one in by_key[title]):
            own = volume(paper.venue, paper.year) if paper.venue and paper.year else None
            if own != where:
                found.setdefault(paper.id, []).append(f"{where[0]} {where[1]}")
    found = {one: sorted(set(found[one])) for one in sorted(found)}
    if is_known:
        cache.keep(_KEPT, {key: compact(found).encode()})
        cache.keep_only(_KEPT, [key])
    return found
