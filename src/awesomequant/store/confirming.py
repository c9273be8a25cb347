"""What is confirmed of a list's records, kept between runs by what its sources and volumes say.

To read the sources of 2,436 records and the titles of 156 volumes took 0.3 s; to know them again,
0.01.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from pydantic_core import from_json

from awesomequant.door import Door
from awesomequant.library.confirmed import (
    By,
    Confirmed,
    Verdicts,
    held_by_volume,
    of_sources,
    with_volume,
)
from awesomequant.library.json_text import packed
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.store import attributions, proceedings
from awesomequant.store.cache import Cache, digest

_SOURCES, _VOLUMES = "confirmed", "held-by-volume"


class Confirming:
    """What is confirmed of some papers, worked out when somebody asks."""

    def __init__(self, root: Path, cache: Cache, library: Library) -> None:
        """Ask ``cache`` before the sources of the list at ``root``, and its volumes."""
        self._root, self._cache = root, cache
        self._papers, self._volumes = library.papers, library.proceedings
        self._said = library.attributions

    def confirmed(self) -> Verdicts:
        """Return what is confirmed, by id and field.

        Raises BrokenFiles where a file of the sources cannot be read: a page would say of what they
        confirm that nothing does.
        """
        by_sources = self._by_sources()
        held = self._held() if self._volumes else {}
        names = {old: paper.id for paper in self._papers for old in paper.aliases}
        by_id = {names.get(one, one): of_it for one, of_it in by_sources.items()}
        return {
            paper.id: told
            for paper in self._papers
            if (told := with_volume(by_id.get(paper.id, {}), paper, held.get(_sign(paper), "")))
        }

    def _by_sources(self) -> Mapping[str, Mapping[str, Confirmed]]:
        key = digest(*self._contents(attributions.FOLDER))
        if known := self._cache.take(_SOURCES, [key]).get(key):
            return {
                one: {name: Confirmed(By(by), tuple(who), more) for name, (by, who, more) in of_it}
                for one, of_it in from_json(known)
            }
        found = of_sources(self._said.held)
        with suppress(ValueError):  # what JSON cannot hold
            told = [(one, [*of_it.items()]) for one, of_it in found.items()]
            self._cache.keep(_SOURCES, {key: packed(told)})
            self._cache.keep_only(_SOURCES, {key})
        return found

    def _held(self) -> dict[str, str]:
        """Return what of which papers their volumes have: what did not change is known."""
        key = digest(*self._contents(proceedings.FOLDER))
        known = self._cache.take(_VOLUMES, [key]).get(key)
        before: dict[str, str] = from_json(known) if known else {}
        now = {}
        for paper in self._papers:
            if paper.venue and paper.year:
                sign = _sign(paper)
                found = before.get(sign)
                now[sign] = held_by_volume(paper, self._volumes) if found is None else found
        if now != before:
            with suppress(ValueError):
                self._cache.keep(_VOLUMES, {key: packed(now)})
                self._cache.keep_only(_VOLUMES, {key})
        return now

    def _contents(self, folder: str) -> Iterator[str | bytes]:
        door = Door(self._root)
        for name, _ in sorted(door.files(folder)):
            with suppress(OSError):  # nor does anybody else read it
                content = door.content(name, attributions.BYTES)
                yield name
                yield content


def _sign(paper: Paper) -> str:
    return "\0".join((paper.venue or "", str(paper.year), paper.title, *paper.also_titled))
