"""The spellings of a vocabulary, ready to be asked, and how two names of venues compare."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, Protocol

from awesomequant.text import fold
from awesomequant.works.venues import words as english
from awesomequant.works.venues.words import Word, is_acronym, words_of, written


class VenueEntry(Protocol):
    """What the resolver asks of an entry of a vocabulary."""

    @property
    def id(self) -> str:
        """The short name that records use."""

    @property
    def name(self) -> str:
        """The full name."""

    @property
    def kind(self) -> str:
        """One of the kinds of venues."""

    @property
    def aliases(self) -> Iterable[str]:
        """Other spellings."""


# The core of a venue's name: without leads, sponsors and little words; and how cores compare.

_REMEMBERED: Final = 10_000
_HEADS: Final = english.EVENTS | english.PERIODICALS
_GENERAL: Final = _HEADS | {"international", "joint", "world", "annual"}
# A topic alone names a conference where it is long enough to be nobody else's: "Neural Information
# Processing Systems" is one, "Machine Learning" and "Pattern Recognition" are journals.
_TOPIC, _TOPIC_OF_PROCEEDINGS = 4, 3


class Core(NamedTuple):
    """A name without leads, sponsors and little words, and what was set aside."""

    tokens: tuple[str, ...]
    sponsors: frozenset[str]
    lead: str = ""

    @property
    def content(self) -> list[str]:
        """Return the words that say what it is about."""
        return [token for token in self.tokens if token not in _GENERAL]

    @property
    def is_event(self) -> bool:
        """Whether it names a conference or the like, by its own word."""
        return not english.EVENTS.isdisjoint(self.tokens)


def key_of(text: str) -> str:
    """Return the key under which two spellings are one: case, accents and signs do not count."""
    return " ".join(word.key for word in words_of(text)) or fold(text).strip()


def core_of(words: Sequence[Word], own: frozenset[str] = frozenset(), *, bare: bool) -> Core:
    """Return the core of a name; ``bare`` sets sponsors aside, but those that are its ``own``."""
    start = 0
    keys = [word.key for word in words]
    while start < len(keys) and (
        keys[start] in english.LEADS
        or (keys[start] == "advances" and (words[start].is_cut or keys[start + 1 :][:1] == ["in"]))
    ):
        start += 1
    lead = next((key for key in keys[:start] if key in ("proceedings", "advances")), "")
    end = len(keys) - (start < len(keys) - 1 and keys[-1] == "proceedings")
    named = [key for key in keys[start:end] if key not in english.STOPS]
    sponsors = frozenset(key for key in named if is_sponsor(key) and key not in own)
    rest = tuple(key for key in named if not bare or key not in sponsors)
    rest = tuple("conference" if key == "meeting" else key for key in rest if key != "annual")
    core = Core(rest, sponsors, lead)
    if not core.content:  # "Proceedings of the IEEE", "Journal of the ACM"
        whole = tuple(key for key in keys if key not in english.STOPS)
        return Core(whole, frozenset())
    return core


def is_sponsor(key: str) -> bool:
    """Whether a word, folded, is a society that holds conferences."""
    return key in english.SPONSORS or bool(english.SIG.fullmatch(key))


def singular(tokens: Iterable[str]) -> str:
    """Return tokens as a key; "Learning Representation" is a slip for the plural."""
    return " ".join(
        token[:-1] if len(token) > 4 and token[-1] == "s" and token[-2] not in "sui" else token  # noqa: PLR2004
        for token in tokens
    )


def words_of_names(entry: VenueEntry) -> set[str]:
    """Return the words that the names of an entry are made of."""
    return {token for text in (entry.id, entry.name, *entry.aliases) for token in _tokens(text)}


# The names of a vocabulary, which are asked for with each text that may mean them.
@lru_cache(maxsize=1 << 12)
def _tokens(text: str) -> tuple[str, ...]:
    return core_of(words_of(text), bare=False).tokens


@lru_cache(maxsize=1 << 12)
def _sponsors(text: str) -> frozenset[str]:
    return core_of(words_of(text), bare=True).sponsors


def topic(tokens: Sequence[str]) -> tuple[str, ...]:
    """Return the words behind "Conference" and its like: what it is about."""
    head = next((at for at, token in enumerate(tokens) if token in english.EVENTS), -1)
    return tuple(tokens[head + 1 :])


def is_topic(core: Core) -> bool:
    """Whether words without a "Conference" are enough to name one by what it is about."""
    return not core.is_event and len(core.content) >= (
        _TOPIC_OF_PROCEEDINGS if core.lead else _TOPIC
    )


def initials(tokens: Sequence[str]) -> str:
    """Return the first letters of words, which an abbreviation keeps."""
    return "".join(token[0] for token in tokens)


def begins(short: Sequence[str], full: Sequence[str], shortest: int) -> bool:
    """Whether each word of ``short`` is the beginning of its counterpart."""
    return len(short) == len(full) and all(
        one == other or (len(one) >= shortest and other.startswith(one))
        for one, other in zip(short, full, strict=True)
    )


def agree(text: Core, entry: Core) -> bool:
    """Whether the sponsors of two names allow them to be one venue."""
    stated = text.sponsors - set(entry.tokens)
    if stated and entry.sponsors:
        return not stated.isdisjoint(entry.sponsors)
    if stated:  # "IEEE Transactions on X" is not the "Transactions on X" of another house
        return entry.is_event
    # Without its house "IEEE Access" would be a word.
    return not entry.sponsors or not _HEADS.isdisjoint(entry.tokens)


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
        # Towns and years stand behind many names, and each is asked for again and again.
        self._known: dict[tuple[tuple[Word, ...], str | None], Hit | None] = {}

    def add(self, entries: Iterable[VenueEntry]) -> None:
        """Take more entries; a spelling that another entry has stays that one's."""
        new = list(entries)
        self._known.clear()
        self.entries |= {entry.id: entry for entry in new}
        # Ids come before aliases and aliases before names: what records say is the surest.
        spelt = [(entry, entry.id) for entry in new]
        spelt += [(entry, alias) for entry in new for alias in entry.aliases]
        spelt += [(entry, entry.name) for entry in new]
        for entry, text in spelt:
            spelling = Spelling(entry, text, core_of(words_of(text), bare=False))
            self._exact.setdefault(key_of(text), spelling)
            if is_acronym(text.replace(" ", "")):
                self._acronyms.setdefault(text, entry)
        for entry in new:
            for spelling in _spellings(entry):
                tokens = spelling.core.tokens
                self._cores.setdefault(singular(tokens), []).append(spelling)
                self._initials.setdefault(initials(tokens), []).append(spelling)

    def exact(self, text: str) -> Hit | None:
        """Return the entry that is called so, whatever the case and the signs."""
        found = self._exact.get(key_of(text))
        return Hit(found.entry, IN_FULL, (_called(found, text),)) if found else None

    def acronym(self, text: str) -> VenueEntry | None:
        """Return the entry that has this acronym, letter for letter."""
        return self._acronyms.get(text)

    def find(self, words: Sequence[Word], kind: str | None = None) -> Hit | None:
        """Return the entry that the words name, all of them; None where none or several may be."""
        asked = tuple(words), kind
        if asked not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[asked] = self._find(words, kind)
        return self._known[asked]

    def _find(self, words: Sequence[Word], kind: str | None) -> Hit | None:
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
            # Conferences that are held together, "ECML/PKDD": the first is the venue.
            is_joint = len(left) > 1 and all(word.gap in ("-", "/") for word in left[1:])
            held = [word for word in left if not (word.key.isdecimal() or is_sponsor(word.key))]
            entries = [one for word in held if (one := self._acronyms.get(word.text))]
            if not (is_joint and entries) or len(entries) < len(held):
                return None
            return Hit(entries[0], IN_PART, (f"'{written(left)}' begins with {entries[0].id}",))
        theirs = _sponsors(entry.name)
        # IEEE Micro is a magazine, MICRO a conference: a stated journal is no acronym of one.
        if sponsors and ((theirs and sponsors.isdisjoint(theirs)) or kind == "journal"):
            return None
        return Hit(entry, IN_PART, (f"'{written(left)}' is the acronym of {entry.id}",))

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
            # In full before shortened, whole before abbreviated: the first that is one entry's.
            tried = (
                (said, without, [one for one in spellings if one.without == without])
                for said, spellings in (("is", whole), ("abbreviates", begun))
                for without in ("", "International", "Conference")
            )
            for said, without, spellings in tried:
                fitting = {one.entry.id: one for one in spellings if agree(core, one.core)}
                if len(fitting) > 1 and kind:
                    fitting = {at: one for at, one in fitting.items() if one.entry.kind == kind}
                # What several entries are called is no name of one; nor is a short topic.
                if len(fitting) != 1 or (without == "Conference" and not is_topic(core)):
                    continue
                found = next(iter(fitting.values()))
                aside = without or ("International" if tokens != core.tokens else "")
                if aside == "International":
                    # "Conference on Computer Vision" may be the European one as well.
                    about = self._cores.get(singular(topic(found.core.tokens)), ())
                    if len({one.entry.id for one in about if one.without == "Conference"}) > 1:
                        return None
                told = f"'{written(words)}' {said} '{found.text}', a name of {found.entry.id}"
                if aside:
                    return Hit(found.entry, SHORTENED, (f"'{aside}' set aside", told))
                return Hit(found.entry, IN_FULL if said == "is" else SHORTENED, (told,))
        return None


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
