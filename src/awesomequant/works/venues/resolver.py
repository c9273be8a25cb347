"""One resolver of venues: any spelling of one, workshops apart, and what it says beside."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from awesomequant.works.venues import words as english
from awesomequant.works.venues.index import (
    IN_FULL,
    IN_PART,
    Hit,
    Index,
    VenueEntry,
    core_of,
    is_sponsor,
    key_of,
    words_of_names,
)
from awesomequant.works.venues.spelling import (
    Answer,
    Named,
    Reading,
    bare_name,
    host_of_findings,
    kind_told,
    read,
    without_lead,
)
from awesomequant.works.venues.words import (
    Part,
    Word,
    is_acronym,
    is_neutral,
    is_place,
    is_series,
)

# Find the entry that the parts of a text name, where nothing in them speaks against it.

_MOST_PARTS: Final = 5  # "Acoustics, Speech, and Signal Processing" has three
_NEAR: Final = 3  # a town, its state and its country
_OWN_SUBTITLE: Final = 3  # words of content from which a name is nobody else's beginning
_SAME_STEM: Final = 5


def entry_named(index: Index, parts: Sequence[Part], kind: str | None = None) -> Hit | None:
    """Return the entry that the first parts name, else the one whose acronym stands among them.

    A name may have commas of its own, so that the longest run of parts is tried first: of
    "International Conference on Machine Learning, Optimization, and Data Science" the first part
    is a known name, and the venue is another.
    """
    shown = [part for part in parts if part.words]
    for end in range(min(len(shown), _MOST_PARTS), 0, -1):
        head = [word for part in shown[:end] if part.mark != "(" for word in part.words]
        if not head or shown[end - 1].mark == "(":
            continue
        if hit := index.find(head, kind):
            inside = [part for part in shown[:end] if part.mark == "("]
            dated = any(part.is_dated for part in parts[: parts.index(shown[end - 1]) + 2])
            if _agrees(index, hit, [*inside, *shown[end:]], is_dated=dated):
                return hit
    return _by_acronym(index, shown, kind)


def _agrees(index: Index, hit: Hit, rest: Sequence[Part], *, is_dated: bool) -> bool:
    """Whether the rest of a text lets its first parts name this entry."""
    at = 0
    while at < len(rest):
        seen = 0
        # As many of the next parts as name the same entry once more.
        for end in range(0 if is_neutral(rest[at]) else min(len(rest) - at, _MOST_PARTS), 0, -1):
            found = index.find([word for part in rest[at : at + end] for word in part.words])
            if found and found.entry.id == hit.entry.id:
                seen = end
                break
        if not seen and not _allows(index, hit, rest[at:], is_dated=is_dated):
            return False
        seen = max(seen, 1)
        is_dated = is_dated or any(part.is_dated for part in rest[at : at + seen])
        at += seen
    return True


def _allows(index: Index, hit: Hit, rest: Sequence[Part], *, is_dated: bool) -> bool:
    """Whether the first of the remaining parts says nothing against the entry."""
    part = rest[0]
    is_event = hit.entry.kind in ("conference", "workshop", "other")
    if is_neutral(part) or (part.mark == "and" and is_event):  # held together with another
        return True
    if index.find(part.words):
        return False
    if is_acronym(part.text) and (part.is_dated or part.mark == "(") and not is_place(part):
        # Beside a name in full it is one more acronym of it; with a year it is what was held.
        return not part.is_dated and hit.strength == IN_FULL
    if not is_event:
        return part.mark == "(" and is_place(part)
    own = words_of_names(hit.entry)
    if not (english.EVENTS | english.PERIODICALS).isdisjoint(part.keys):
        # "16th European Conference" says nothing that the entry's name does not.
        return own.issuperset(core_of(part.words, bare=True).content)
    is_telling = hit.strength == IN_FULL and len(own - english.EVENTS) >= _OWN_SUBTITLE
    is_subtitle = part.mark == ":" and is_telling  # ": Human Language Technologies"
    near = [one for one in rest[:_NEAR] if one.mark == part.mark]
    return is_subtitle or (is_dated and part.mark != "(") or any(map(is_place, near))


def _by_acronym(index: Index, parts: Sequence[Part], kind: str | None) -> Hit | None:
    """Find the entry whose acronym stands in the text, where the name beside it can be its own.

    More than one conference is called ICML: most words of the name that stands before the acronym,
    or where none does of those behind it, must be words of the entry's name.
    """
    for at, part in enumerate(parts):
        if not is_acronym(part.words[-1].text):
            continue
        hit = index.find(part.words, kind)
        entry = hit.entry if hit else None
        # Behind other words only before a year or at the end: "Proceedings of the ACM ICS 2019".
        has_name = any(not is_sponsor(word.key) for word in part.words[:-1])
        if hit is None and has_name and (part.is_dated or at == len(parts) - 1):
            entry = index.acronym(part.words[-1].text)
        if entry is None:
            continue
        before = [one for one in parts[:at] if not is_neutral(one) and not is_place(one)]
        said = [word for one in before for word in core_of(one.words, bare=True).content]
        said += core_of(part.words[:-1], bare=True).content if len(part.words) > 1 else []
        behind = [one for one in parts[at + 1 :] if not english.EVENTS.isdisjoint(one.keys)]
        if not said:
            before = behind
            said = [word for one in behind for word in core_of(one.words, bare=True).content]
        own = words_of_names(entry)
        if said and own <= set(key_of(entry.id).split()):
            # No name is known of it but the acronym: its capitals have to be first letters of the
            # words, in their order.
            firsts = iter([word.key[0] for one in before for word in one.words])
            if all(letter.lower() in firsts for letter in entry.id if letter.isupper()):
                said = []
        differs = before and {"workshop", "symposium"} & set(before[0].keys) - own
        shared = [word for word in said if any(one.startswith(word[:_SAME_STEM]) for one in own)]
        if not differs and (not said or 2 * len(shared) > len(said)):
            acronym = part.words[-1].text
            return Hit(entry, IN_PART, (f"'{acronym}' is the acronym of {entry.id}",))
    return None


def _answer(
    reading: Reading, named: Named, entry: VenueEntry | None, kind: str, told: Iterable[str],
    parent: str | None = None,
) -> Answer:  # fmt: skip
    """Return what a text says; ``kind`` is what is known of a venue without an ``entry``."""
    return Answer(
        entry.id if entry else None, named.name, named.acronym, reading.year,
        entry.kind if entry else kind, ", ".join(reading.notes), parent,
        (*reading.evidence, *told),
    )  # fmt: skip


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


class Venues:
    """The venues of one vocabulary, known by all their spellings."""

    def __init__(self, entries: Iterable[VenueEntry]) -> None:
        self._index = Index()
        self._resolve = lru_cache(_REMEMBERED)(self._worked_out)
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
            if "indings" in text and (host := host_of_findings(read(text).parts)) is not None
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

    def _worked_out(self, text: str, kind: str | None) -> Answer:
        """Return the answer for a text that has not been asked for yet."""
        if hit := self._index.exact(text):
            return self._known(hit, Named(text.strip(), ""), Reading())
        reading = read(text)
        parts = reading.parts
        if all(map(is_neutral, parts)) and any(map(is_series, parts)):
            reading.nothing = f"'{text}' is a series of books, it says nothing of the venue"
        if reading.nothing and not reading.has_arxiv_number:
            kind = "preprint" if reading.is_submitted else "other"
            return _answer(reading, Named("", ""), None, kind, [reading.nothing])
        # Findings and workshops bear the name of a conference and are not it: they come first.
        special = (
            self._with_note(reading, text)
            or self._of_findings(reading)
            or self._of_workshop(reading, kind)
        )
        if special:
            return self._apart(special, parts)
        named = bare_name(parts)
        if hit := entry_named(self._index, parts, kind):
            return self._known(hit, named, reading)
        if server := self._of_server(reading):
            return server
        told, evidence = "other", ["no name is left"]
        if named.name:
            told, why = kind_told(parts, kind)
            evidence = [why, "no entry of the vocabulary is called so"]
            if named.acronym and named.acronym != named.name:
                evidence.insert(0, f"'{named.acronym}' is its acronym")
        return self._apart(_answer(reading, named, None, told, evidence), parts)

    def _apart(self, answer: Answer, parts: Sequence[Part]) -> Answer:
        """Return an answer that proposes no id which is already a spelling of another venue.

        "CVPRW@CVPRW": where every part of it names another venue, nothing is left to propose.
        """
        if answer.id is not None:
            return answer
        length = sum(len(part.text) for part in parts)
        names = (answer.name, *(part.text for part in parts), "")
        for acronym, name in ((answer.acronym, answer.name), *(("", name) for name in names)):
            free = replace(answer, acronym=acronym, name=name)
            proposed = free.proposed_id
            # Less than the whole text, read by itself, may name a venue of the vocabulary as well.
            is_less = length > len(proposed) > 0
            if not self._index.exact(proposed) and not (is_less and self.known(proposed)):
                break
        if free == answer:
            return answer
        told = f"'{answer.acronym or answer.name}' is another venue, and no name for this one"
        return replace(free, evidence=(*answer.evidence, told))

    def _known(self, hit: Hit, named: Named, reading: Reading) -> Answer:
        entry = hit.entry
        if is_acronym(entry.id):
            named = Named(named.name, entry.id)
        parent = self._hosts.get(entry.id)
        return _answer(reading, named, entry, entry.kind, hit.evidence, parent)

    def _with_note(self, reading: Reading, text: str) -> Answer | None:
        """Answer for a name of which a part was set aside as a note: "…: Industry Track"."""
        hit = self._index.exact(without_lead(text)) if reading.notes else None
        said = replace(reading, notes=[])
        return self._known(hit, Named(hit.entry.name, ""), said) if hit else None

    def _of_findings(self, reading: Reading) -> Answer | None:
        """Answer for the Findings of a conference, which are a venue beside it."""
        host = host_of_findings(reading.parts)
        if host is None:
            return None
        # The Findings of the Association at large hold those of all its conferences.
        entry = self._findings.get(host) or self._findings.get("")
        ids = {one.lower(): one for one in self._index.entries}
        shown = ids.get(host or "acl", (host or "acl").upper())
        told = f"the Findings of {shown} are a venue of their own"
        return _answer(reading, Named(f"Findings of {shown}", ""), entry, "conference", [told])

    def _of_workshop(self, reading: Reading, kind: str | None) -> Answer | None:
        """Answer for a text that speaks of a workshop; None for any other text."""
        index = self._index
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
            parent = host.id if host else self._hosts.get(hit.entry.id)
            return _answer(reading, bare_name(own), hit.entry, "workshop", hit.evidence, parent)
        host = host or of_w or _named_host(index, own)
        if host is None:
            told = ["'Workshop' says that it is one"]
            return _answer(reading, bare_name(own), None, "workshop", told)
        collection = index.entries.get(self._collected.get(host.id, ""))
        told = [f"a workshop at {host.id}, not {host.id} itself"]
        if collection:
            told.append(f"{collection.id} holds the workshops of {host.id}")
        return _answer(reading, _named(own, host), collection, "workshop", told, host.id)

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
        told = f"it names the preprint server {server}"
        return _answer(reading, Named(server, ""), hit and hit.entry, "preprint", [told])


def is_preprint_server(text: str) -> bool:
    """Whether a text names a preprint server, such as arXiv, or says that a work is a preprint."""
    return _NOWHERE.resolve(text).kind == "preprint" or text.strip().lower() == "preprint"


_NOWHERE: Final = Venues(())
