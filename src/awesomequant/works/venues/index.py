"""The spellings of a vocabulary, ready to be asked, and the entry that a text names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from awesomequant.text import fold
from awesomequant.works.venues import words as english
from awesomequant.works.venues.answer import VenueEntry
from awesomequant.works.venues.core import (
    Core,
    agree,
    begins,
    core_of,
    initials,
    is_acronym,
    is_sponsor,
    is_topic,
    key_of,
    singular,
    topic,
    words_of_names,
)
from awesomequant.works.venues.words import Part, Word, is_neutral, is_place, words_of, written

# The spellings of a vocabulary, ready to be asked: exact, bare, abbreviated, or an acronym.

_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SECTION: Final = re.compile(r"(.*\b[IVA-D]{1,4}):.*")
# How surely an entry is named: by its name in full, by one shortened, by its acronym beside others.
IN_FULL, SHORTENED, IN_PART = 3, 2, 1


class Spelling(NamedTuple):
    """One spelling of an entry: whose it is, as it stands, its core, and what the core leaves out.

    ``without`` is empty, "International", or "Conference" where only the topic is left.
    """

    entry: VenueEntry
    text: str
    core: Core
    without: str = ""


class Hit(NamedTuple):
    """The entry that words name, how surely, and why."""

    entry: VenueEntry
    strength: int
    evidence: tuple[str, ...]


class Index:
    """All spellings of a vocabulary."""

    def __init__(self) -> None:
        self.entries: dict[str, VenueEntry] = {}
        self._exact: dict[str, Spelling] = {}
        self._acronyms: dict[str, VenueEntry] = {}
        self._cores: dict[str, list[Spelling]] = {}
        self._initials: dict[str, list[Spelling]] = {}

    def add(self, entries: Iterable[VenueEntry]) -> None:
        """Take more entries; a spelling that another entry has stays that one's."""
        new = list(entries)
        self.entries |= {entry.id: entry for entry in new}
        # Ids come before aliases and aliases before names: what records say is the surest.
        spelt = [(entry, entry.id) for entry in new]
        spelt += [(entry, alias) for entry in new for alias in entry.aliases]
        spelt += [(entry, entry.name) for entry in new]
        for entry, text in spelt:
            self._add_exact(entry, text)
        for entry in new:
            for spelling in _spellings(entry):
                tokens = spelling.core.tokens
                self._cores.setdefault(singular(tokens), []).append(spelling)
                self._initials.setdefault(initials(tokens), []).append(spelling)

    def _add_exact(self, entry: VenueEntry, text: str) -> None:
        spelling = Spelling(entry, text, core_of(words_of(text), bare=False))
        self._exact.setdefault(key_of(text), spelling)
        if is_acronym(text.replace(" ", "")):
            self._acronyms.setdefault(text, entry)

    def exact(self, text: str) -> Hit | None:
        """Return the entry that is called so, whatever the case and the signs."""
        found = self._exact.get(key_of(text))
        return Hit(found.entry, IN_FULL, (_called(found, text),)) if found else None

    def acronym(self, text: str) -> VenueEntry | None:
        """Return the entry that has this acronym, letter for letter."""
        return self._acronyms.get(text)

    def find(self, words: Sequence[Word], kind: str | None = None) -> Hit | None:
        """Return the entry that the words name, all of them; None where none or several may be."""
        found = self._found(words, kind) if words else None
        while found is None and len(words) > 1 and words[-1].key.isdecimal():  # a volume's number
            words = words[:-1]
            found = self._found(words, kind)
        return found

    def _found(self, words: Sequence[Word], kind: str | None) -> Hit | None:
        if found := self._exact.get(" ".join(word.key for word in words)):
            return Hit(found.entry, IN_FULL, (_called(found, written(words)),))
        if hit := self._by_acronym(words, kind):
            return hit
        core = core_of(words, bare=False)
        hit = self._by_core(core, words, kind)
        if hit is None and core.sponsors:
            hit = self._by_core(core_of(words, bare=True), words, kind)
        return hit

    def _by_acronym(self, words: Sequence[Word], kind: str | None) -> Hit | None:
        """Find what stands behind a lead or a sponsor: "IEEE ICASSP", "Proceedings of ICML"."""
        left = list(words)
        while len(left) > 1 and left[0].key in english.LEADS:
            del left[0]
        found = self._exact.get(" ".join(word.key for word in left))
        is_led = any(word.key == "proceedings" for word in words)
        # "Proceedings of Science" is a series, not the journal.
        if found and (found.entry.kind in ("conference", "workshop") or not is_led):
            return Hit(found.entry, IN_FULL, (_called(found, written(left)),))
        sponsors = set()
        while len(left) > 1 and is_sponsor(left[0].key) and left[0].text.isupper():
            sponsors.add(left.pop(0).key)
        if len(left) > 1 and left[-1].key == "proceedings":
            left.pop()
        entry = self._acronyms.get(written(left))
        if entry is None:
            return self._held_together(left)
        theirs = core_of(words_of(entry.name), bare=True).sponsors
        # IEEE Micro is a magazine, MICRO a conference: a stated journal is no acronym of one.
        if sponsors and ((theirs and sponsors.isdisjoint(theirs)) or kind == "journal"):
            return None
        return Hit(entry, IN_PART, (f"'{written(left)}' is the acronym of {entry.id}",))

    def _held_together(self, words: Sequence[Word]) -> Hit | None:
        """Find two acronyms of conferences held together: the first is the venue."""
        if len(words) < 2 or any(word.gap not in ("-", "/") for word in words[1:]):  # noqa: PLR2004
            return None
        names = [word.text for word in words if not (word.key.isdecimal() or is_sponsor(word.key))]
        entries = [entry for name in names if (entry := self._acronyms.get(name))]
        if not entries or len(entries) < len(names):
            return None
        return Hit(entries[0], IN_PART, (f"'{written(words)}' begins with {entries[0].id}",))

    def _by_core(self, core: Core, words: Sequence[Word], kind: str | None) -> Hit | None:
        """Find a name of the same core, or one whose words begin with those of the text (ISO 4).

        An event's "International" may be missing on either side; a journal's may not.
        """
        shortest = 2 if any(word.is_cut for word in words) else 3
        for tokens in dict.fromkeys((core.tokens, _national(core))):
            begun = [
                one
                for one in self._initials.get(initials(tokens), ())
                if len(tokens) > 1 and begins(tokens, one.core.tokens, shortest)
            ]
            whole = self._cores.get(singular(tokens), ())
            for said, spellings in (("is", whole), ("abbreviates", begun)):
                for without in ("", "International", "Conference") if spellings else ():
                    fitting = [one for one in spellings if one.without == without]
                    if found := self._only(core, fitting, kind):
                        aside = without or ("International" if tokens != core.tokens else "")
                        return self._hit(found, f"'{written(words)}' {said}", aside)
        return None

    def _only(self, core: Core, found: Iterable[Spelling], kind: str | None) -> Spelling | None:
        """Return the one entry among those found whose sponsors agree; None for several."""
        fitting = {one.entry.id: one for one in found if agree(core, one.core)}
        if len(fitting) > 1 and kind:
            fitting = {name: one for name, one in fitting.items() if one.entry.kind == kind}
        one = next(iter(fitting.values())) if len(fitting) == 1 else None
        return None if one and one.without == "Conference" and not is_topic(core) else one

    def _hit(self, found: Spelling, said: str, without: str) -> Hit | None:
        told = f"{said} '{found.text}', a name of {found.entry.id}"
        if without == "International":
            # "Conference on Computer Vision" may be the European one as well.
            about = self._cores.get(singular(topic(found.core.tokens)), ())
            if len({one.entry.id for one in about if one.without == "Conference"}) > 1:
                return None
        if without:
            return Hit(found.entry, SHORTENED, (f"'{without}' set aside", told))
        is_full = said.endswith(" is")
        return Hit(found.entry, IN_FULL if is_full else SHORTENED, (told,))


def _spellings(entry: VenueEntry) -> Iterator[Spelling]:
    """Yield the names of an entry with their cores; one word is met whole or not at all."""
    own = frozenset(fold(text) for text in (entry.id, *entry.aliases))
    texts = dict.fromkeys((entry.name, *entry.aliases, entry.id))
    # "Very Large Scale Integration (VLSI) Systems" is met without its brackets, and
    # "Circuits and Systems I: Regular Papers" without what its section is called.
    texts |= dict.fromkeys(_BRACKETS.sub(" ", text) for text in list(texts))
    texts |= {cut[1]: None for text in list(texts) if (cut := _SECTION.fullmatch(text))}
    for text in texts:
        words = words_of(text)
        cores = [core_of(words, own, bare=bare) for bare in (False, True)] if words[1:] else []
        for core in dict.fromkeys(cores):
            yield Spelling(entry, text, core)
            if core.is_event:
                if (tokens := _national(core)) != core.tokens:
                    yield Spelling(entry, text, core._replace(tokens=tokens), "International")
                yield Spelling(entry, text, core._replace(tokens=topic(core.tokens)), "Conference")


def _national(core: Core) -> tuple[str, ...]:
    """Return the tokens of an event's name without "International"."""
    kept = tuple(word for word in core.tokens if word != "international")
    return kept if core.is_event else core.tokens


def _called(found: Spelling, text: str) -> str:
    what = {found.entry.id: "the id of", found.entry.name: "the name of"}
    return f"'{text}' is {what.get(found.text, 'an alias of')} {found.entry.id}"


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
        entry = _entry_of_acronym(index, part, kind, is_last=at == len(parts) - 1)
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


def _entry_of_acronym(
    index: Index, part: Part, kind: str | None, *, is_last: bool
) -> VenueEntry | None:
    """Return the entry whose acronym a part is, or ends with before a year or the text's end."""
    if not is_acronym(part.words[-1].text):
        return None
    hit = index.find(part.words, kind)
    has_name = any(not is_sponsor(word.key) for word in part.words[:-1])
    if hit or not (has_name and (part.is_dated or is_last)):
        return hit.entry if hit else None
    return index.acronym(part.words[-1].text)
