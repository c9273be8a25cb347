"""One resolver of venues: any spelling of one, workshops apart, and what it says beside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from awesomequant.works.venues import words as english
from awesomequant.works.venues.answer import Answer, VenueEntry
from awesomequant.works.venues.core import (
    Named,
    bare_name,
    core_of,
    is_acronym,
    kind_told,
    words_of_names,
)
from awesomequant.works.venues.index import Hit, Index, entry_named
from awesomequant.works.venues.reading import Reading, read
from awesomequant.works.venues.words import Part, Word, is_neutral, is_place, is_series

# Workshops: a venue of their own or of a collection, never the conference they are held at.

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
    hit = entry_named(index, own, kind) if own else None
    # SiPS, a conference, is called the "Workshop on …".
    is_workshop = hit is not None and (
        hit.entry.kind == "workshop" or "workshop" in words_of_names(hit.entry)
    )
    if hit and hit.entry != host and (is_workshop or not is_said):
        hosts_of = {held: at for at, held in collected.items()}
        parent = host.id if host else hosts_of.get(hit.entry.id)
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
    of_host = words_of_names(host) | english.NEUTRAL | english.LEADS | english.SPONSORS
    left: list[Part] = []
    for part in parts:
        tokens = core_of(part.words, bare=False).tokens
        if part.text.endswith("W"):  # an acronym with a W for workshops is the acronym
            tokens = tuple(key.removesuffix("w") for key in tokens)
        if is_place(part) or (of_host | {"workshop"}).issuperset(tokens):
            continue
        # Without the words of the conference that it begins with, but from "Workshop" on.
        own = (at for at, key in enumerate(part.keys) if key == "workshop" or key not in of_host)
        start = next(own, len(part.words))
        left.append(replace(part, words=part.words[start:] or part.words))
    named = bare_name(left)
    if named.name and any(not is_neutral(part) for part in left):
        return named
    acronym = f"{host.id}W" if is_acronym(host.id) else ""
    return Named(f"{host.id} Workshops", acronym)


# One resolver of venues: any spelling of one, and what it says beside.

_REMEMBERED: Final = 8192  # texts; the largest list that was measured has 2,100 spellings
_ASSOCIATION: Final = frozenset(("association", "computational", "linguistics"))


class Venues:
    """The venues of one vocabulary, known by all their spellings."""

    def __init__(self, entries: Iterable[VenueEntry]) -> None:
        self._index = Index()
        self._resolve = lru_cache(_REMEMBERED)(self._answer)
        self.learn(*entries)

    def learn(self, *entries: VenueEntry) -> None:
        """Take more entries, as an import does that meets a venue the list lacks."""
        self._index.add(entries)
        self._collected = collections(self._index)
        self._hosts = {held: host for host, held in self._collected.items()}
        self._findings = {
            host: entry
            for entry in self._index.entries.values()
            for text in (entry.name, *entry.aliases, entry.id)
            if "indings" in text and (host := _host_of_findings(read(text).parts)) is not None
        }
        self._resolve.cache_clear()

    def resolve(self, text: str, *, kind: str | None = None) -> Answer:
        """Return what a text says of a venue; ``kind`` is a kind of venue that its source states.

        Any text may be given.  A venue is known only where nothing in the text speaks against it:
        a new entry is mended sooner than a paper at the wrong venue.
        """
        return self._resolve(text, kind)

    def has(self, text: str) -> bool:
        """Whether an entry is called just so, case and signs aside: nothing was worked out."""
        return self._index.exact(text) is not None

    def known(self, text: str) -> str | None:
        """Return the id of the venue that a text names, None where the vocabulary lacks it."""
        return self._resolve(text, None).id

    def _answer(self, text: str, kind: str | None) -> Answer:
        """Return the answer for a text that has not been asked for yet."""
        if hit := self._index.exact(text):
            return self._known(hit, Named(text.strip(), ""), Reading())
        reading = read(text)
        parts = reading.parts
        if all(map(is_neutral, parts)) and any(map(is_series, parts)):
            reading.nothing = f"'{text}' is a series of books, it says nothing of the venue"
        if reading.nothing and not reading.has_arxiv_number:
            kind = "preprint" if reading.is_submitted else "other"
            told = (*reading.evidence, reading.nothing)
            return Answer(
                year=reading.year, kind=kind, note=", ".join(reading.notes), evidence=told
            )
        special = self._of_findings(reading) or answer(self._index, self._collected, reading, kind)
        if special:
            return self._apart(special, parts)
        named = bare_name(parts)
        if hit := entry_named(self._index, parts, kind):
            return self._known(hit, named, reading)
        return self._of_server(reading) or self._apart(_unknown(named, reading, kind), parts)

    def _apart(self, answer: Answer, parts: Sequence[Part]) -> Answer:
        """Return an answer that proposes no id which is already a spelling of another venue.

        "CVPRW@CVPRW": where every part of it names another venue, nothing is left to propose.
        """
        if answer.id is not None:
            return answer
        names = (answer.name, *(part.text for part in parts), "")
        for acronym, name in ((answer.acronym, answer.name), *(("", name) for name in names)):
            free = replace(answer, acronym=acronym, name=name)
            if not self._index.exact(free.proposed_id) and not self._is_of(free.proposed_id, parts):
                break
        if free == answer:
            return answer
        told = f"'{answer.acronym or answer.name}' is another venue, and no name for this one"
        return replace(free, evidence=(*answer.evidence, told))

    def _is_of(self, name: str, parts: Sequence[Part]) -> bool:
        """Whether a proposed name, read by itself, names a venue that the vocabulary has."""
        is_new = sum(len(part.text) for part in parts) > len(name) > 0
        return is_new and self._resolve(name, None).id is not None

    def _known(self, hit: Hit, named: Named, reading: Reading) -> Answer:
        entry = hit.entry
        return Answer(
            entry.id, named.name, entry.id if is_acronym(entry.id) else named.acronym,
            reading.year, entry.kind, ", ".join(reading.notes), self._hosts.get(entry.id),
            (*reading.evidence, *hit.evidence),
        )  # fmt: skip

    def _of_findings(self, reading: Reading) -> Answer | None:
        """Answer for the Findings of a conference, which are a venue beside it."""
        host = _host_of_findings(reading.parts)
        if host is None:
            return None
        # The Findings of the Association at large hold those of all its conferences.
        entry = self._findings.get(host) or self._findings.get("")
        ids = {one.lower(): one for one in self._index.entries}
        shown = ids.get(host or "acl", (host or "acl").upper())
        told = f"the Findings of {shown} are a venue of their own"
        return Answer(
            entry.id if entry else None, f"Findings of {shown}", "", reading.year,
            entry.kind if entry else "conference", ", ".join(reading.notes),
            evidence=(*reading.evidence, told),
        )  # fmt: skip

    def _of_server(self, reading: Reading) -> Answer | None:
        """Answer for a preprint server in any of its spellings."""
        shown = [part for part in reading.parts if part.words]
        server = english.SERVERS.get(shown[0].keys[0]) if shown else None
        filled = (
            english.SERVER_WORDS.issuperset(part.keys[not at :]) for at, part in enumerate(shown)
        )
        if not all(words or is_neutral(part) for words, part in zip(filled, shown, strict=True)):
            server = None
        if reading.has_arxiv_number and all(map(is_neutral, shown)):
            server = "arXiv"
        if server is None:
            return None
        spellings = [server, *(name for name, usual in english.SERVERS.items() if usual == server)]
        hit = next((hit for name in spellings if (hit := self._index.exact(name))), None)
        return Answer(
            hit.entry.id if hit else None, server, "", reading.year,
            hit.entry.kind if hit else "preprint", ", ".join(reading.notes),
            evidence=(*reading.evidence, f"it names the preprint server {server}"),
        )  # fmt: skip


def _unknown(named: Named, reading: Reading, kind: str | None) -> Answer:
    told, why = kind_told(reading.parts, kind)
    evidence = list(reading.evidence)
    if named.acronym and named.acronym != named.name:
        evidence.append(f"'{named.acronym}' is its acronym")
    evidence += (
        [why, "no entry of the vocabulary is called so"] if named.name else ["no name is left"]
    )
    return Answer(
        None, named.name, named.acronym, reading.year, told if named.name else "other",
        ", ".join(reading.notes), evidence=tuple(evidence),
    )  # fmt: skip


def _host_of_findings(parts: Sequence[Part]) -> str | None:
    """Return whose Findings the parts name, "" for the Association's at large, None for none."""
    words = [word for part in parts for word in part.words]
    keys = [word.key for word in words]
    if "findings" not in keys:
        return None
    hosts = [word.key for word in words if is_acronym(word.text)]
    others = [host for host in hosts if host != "acl"]
    if hosts:
        return others[-1] if others else "acl"
    return "" if _ASSOCIATION.issubset(keys) else None


def is_preprint_server(text: str) -> bool:
    """Whether a text names a preprint server, such as arXiv, or says that a work is a preprint."""
    return _NOWHERE.resolve(text).kind == "preprint" or text.strip().lower() == "preprint"


_NOWHERE: Final = Venues(())
