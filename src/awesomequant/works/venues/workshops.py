"""Workshops: a venue of their own or of a collection, never the conference they are held at."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from awesomequant.works.venues import matching
from awesomequant.works.venues import words as english
from awesomequant.works.venues.answer import Answer, VenueEntry
from awesomequant.works.venues.core import core_of, is_acronym, words_of_names
from awesomequant.works.venues.index import Index
from awesomequant.works.venues.naming import Named, bare_name
from awesomequant.works.venues.parts import is_neutral, is_place, is_series
from awesomequant.works.venues.reading import Reading, read
from awesomequant.works.venues.wording import Part, Word

_SHORTEST: Final = 4  # letters of an acronym with a W for its workshops: KDDW


def collections(index: Index) -> dict[str, str]:
    """Return, by conference, the id of the entry that holds all its workshops.

    Such an entry is called as the conference is, and "Workshops"; or its acronym and a W.
    """
    found: dict[str, str] = {}
    for entry in index.entries.values():
        for text in (entry.name, entry.id, *entry.aliases) if entry.kind == "workshop" else ():
            words = [word for part in read(text).parts for word in part.words]
            host = _host_of_w(index, text)
            if words and words[-1].key == "workshop" and (hit := index.find(words[:-1])):
                host = hit.entry
            if host and host.kind != "workshop":
                found.setdefault(host.id, entry.id)
    return found


def _host_of_w(index: Index, word: str) -> VenueEntry | None:
    """Return the conference whose acronym, with a W behind it, is the word: CVPRW, NeurIPS-W."""
    bare = word[:-1].rstrip("- ") if word.endswith("W") and len(word) >= _SHORTEST else ""
    entry = index.acronym(bare)
    return entry if entry and entry.kind == "conference" else None


def answer(
    index: Index, collected: Mapping[str, str], reading: Reading, kind: str | None
) -> Answer | None:
    """Return the answer for a text that speaks of a workshop, None for any other text."""
    parts = [part for part in reading.parts if part.words]
    hosts = [part for part in parts if part.mark in ("@", "at")]
    own = [part for part in parts if part not in hosts]
    host = next((hit.entry for part in hosts if (hit := index.find(part.words))), None)
    texts = [word.text for part in parts for word in part.words] + [part.text for part in parts]
    of_w = next((entry for text in texts if (entry := _host_of_w(index, text))), None)
    is_said = any("workshop" in part.keys for part in parts if not is_series(part))
    if not (is_said or of_w or (host and own)):
        return None
    hit = matching.find(index, own, kind) if own else None
    if hit and hit.entry != host and (_is_workshop(hit.entry) or not is_said):
        parent = host.id if host else _parents(collected).get(hit.entry.id)
        return _answer(reading, bare_name(own), hit.entry, parent, hit.evidence)
    host = host or of_w or _named_host(index, own)
    if host is None:
        return _answer(reading, bare_name(own), None, None, ("'Workshop' says that it is one",))
    collection = index.entries.get(collected.get(host.id, ""))
    told = [f"a workshop at {host.id}, not {host.id} itself"]
    if collection:
        told.append(f"{collection.id} holds the workshops of {host.id}")
    return _answer(reading, _named(own, host), collection, host.id, told)


def _answer(
    reading: Reading, named: Named, entry: VenueEntry | None, parent: str | None,
    told: Sequence[str],
) -> Answer:  # fmt: skip
    return Answer(
        entry.id if entry else None, named.name, named.acronym, reading.year,
        entry.kind if entry else "workshop", ", ".join(reading.notes), parent,
        (*reading.evidence, *told),
    )  # fmt: skip


def _parents(collected: Mapping[str, str]) -> dict[str, str]:
    return {collection: host for host, collection in collected.items()}


def _is_workshop(entry: VenueEntry) -> bool:
    """Whether an entry is one, or is called so: SiPS, a conference, is the "Workshop on …"."""
    return entry.kind == "workshop" or "workshop" in words_of_names(entry)


def _named_host(index: Index, parts: Sequence[Part]) -> VenueEntry | None:
    """Return the conference that a text names before or beside the word "Workshop"."""
    words: list[Word] = []
    for part in parts:
        if "workshop" in part.keys:
            words += part.words[: part.keys.index("workshop")]
            break
        words += part.words if part.mark != "(" else ()
    found = [index.find(words)] if words else []
    found += [index.find(part.words) for part in parts]
    texts = [word.text for part in parts for word in part.words if is_acronym(word.text)]
    entries = [hit.entry for hit in found if hit] + [index.acronym(text) for text in texts]
    return next((one for one in entries if one and one.kind not in ("workshop", "journal")), None)


def _named(parts: Sequence[Part], host: VenueEntry) -> Named:
    """Return what a workshop is called: by its own name, else by that of its conference."""
    own = words_of_names(host) | english.NEUTRAL | english.LEADS | english.SPONSORS | {"workshop"}
    left = [
        _without(part, own - {"workshop"})
        for part in parts
        if not own.issuperset(_spelled(part)) and not is_place(part)
    ]
    named = bare_name(left)
    if named.name and any(not is_neutral(part) for part in left):
        return named
    acronym = f"{host.id}W" if is_acronym(host.id) else ""
    return Named(f"{host.id} Workshops", acronym)


def _without(part: Part, host: AbstractSet[str]) -> Part:
    """Return a part without the words of the conference that it begins with."""
    start = next(at for at, key in enumerate((*part.keys, "")) if key not in host)
    return replace(part, words=part.words[start:] or part.words)


def _spelled(part: Part) -> set[str]:
    """Return the words of a part; an acronym with a W for workshops is the acronym."""
    tokens = core_of(part.words, bare=False).tokens
    return {key.removesuffix("w") if part.text.endswith("W") else key for key in tokens}
