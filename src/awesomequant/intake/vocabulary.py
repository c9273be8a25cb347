"""Say venues and tags in the words of the list; what it has no word for is proposed as one."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from awesomequant.intake.joining import PREPRINTS
from awesomequant.library.library import Library
from awesomequant.text import fold, one_line, slug

LONGEST = 80
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|['’]\d\d\b")
_LEAD = re.compile(
    r"^(in\s+)?(the\s+)?(proceedings|proc\.?|advances)(\s+of(\s+the)?|\s+in)?\s+"
    r"(\d+(st|nd|rd|th)\s+|[a-z-]*(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+)?",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z&/-]{1,15})(?:\s*['’]?\d{2,4})?\)")
_KINDS = (
    (r"thesis|dissertation", "thesis"),
    (r"workshop", "workshop"),
    (r"technical report|report|white paper", "report"),
    (
        r"journal|transactions|letters|magazine|review|nature|science|access|neurocomputing",
        "journal",
    ),
    (r"conference|symposium|proceedings|meeting|advances in", "conference"),
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that the list lacks: its name as written, its kind, other spellings met."""

    name: str
    kind: str = "other"
    spellings: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True)
class Vocabulary:
    """The words of a list, and those that an import adds to them."""

    library: Library
    venues: dict[str, Word] = field(default_factory=dict)
    tags: dict[str, Word] = field(default_factory=dict)
    _venue_ids: dict[str, str] = field(default_factory=dict)
    _tag_ids: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index every spelling that the list knows."""
        for venue in self.library.venues.values():
            for name in (venue.name, *venue.aliases, venue.id):
                self._venue_ids[_key(name)] = venue.id
        for tag in self.library.tags.values():
            for name in (tag.label, *tag.aliases, tag.id):
                self._tag_ids[_key(name)] = tag.deprecated or tag.id

    def venue(self, name: str, kind: str | None = None) -> str:
        """Give the id of a venue; one that the list lacks is added to what it gets."""
        name = one_line(name)
        for form in _forms(name):
            if form in self._venue_ids:
                return self._met(name, self._venue_ids[form])
        acronym = _ACRONYM.search(name)
        identity = acronym[1] if acronym else name[:LONGEST].strip()
        self._venue_ids[_key(name)] = self._venue_ids[_key(identity)] = identity
        self.venues[identity] = Word(name, _kind(name, kind))
        return identity

    def _met(self, name: str, identity: str) -> str:
        """Take note of another spelling of a word that is new."""
        word = self.venues.get(identity)
        if word and name not in (identity, word.name) and len(name) <= LONGEST:
            word.spellings[name] = None
        return identity

    def tag_ids(self, names: Iterable[str]) -> list[str]:
        """Give the ids of tags, each once; those that the list lacks are added to what it gets."""
        found: dict[str, None] = {}
        for name in names:
            identity = self._tag_ids.get(_key(name)) or slug(name)[:60].strip("-")
            if not identity:
                continue
            if identity not in self.library.tags and identity not in self.tags:
                self.tags[identity] = Word(one_line(name)[:LONGEST])
            self._tag_ids.setdefault(_key(name), identity)
            found[identity] = None
        return list(found)[:30]


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(name)).strip() or name


def _forms(name: str) -> Iterable[str]:
    """Yield the spellings under which a venue may be known, whole names only."""
    yield _key(name)
    undated = one_line(_YEAR.sub(" ", name)).strip(" ,.-")
    yield _key(undated)
    bare = _LEAD.sub("", undated)
    yield _key(bare)
    yield _key(_ACRONYM.sub(" ", bare))
    acronym = _ACRONYM.search(name)
    if acronym:
        yield _key(acronym[1])


def _kind(name: str, stated: str | None) -> str:
    """Guess what a venue is from its name; what the source states comes first."""
    if fold(name) in PREPRINTS:
        return "preprint"
    if stated and stated != "other":
        return stated
    return next((kind for pattern, kind in _KINDS if re.search(pattern, fold(name))), "other")


def entries(words: Mapping[str, Word]) -> dict[str, dict[str, object]]:
    """Give venues that are new as the entries of ``venues.yaml``."""
    return {
        identity: {
            "name": word.name[:400],
            "kind": word.kind,
            **({"aliases": list(word.spellings)} if word.spellings else {}),
        }
        for identity, word in sorted(words.items(), key=lambda item: fold(item[0]))
    }
