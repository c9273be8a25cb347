"""Say venues and tags in the words of the list; what it has no word for is proposed as one."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from awesomequant.library.library import Library
from awesomequant.text import fold, one_line, slug
from awesomequant.works.venues import Answer, Venues

LONGEST = 80


@dataclass(slots=True)
class Word:
    """A word that the list lacks: its id, its name as written, its kind, other spellings met."""

    id: str
    name: str
    kind: str = "other"
    aliases: list[str] = field(default_factory=list)


class Vocabulary:
    """The words of a list, and those that an import adds to them."""

    def __init__(self, library: Library) -> None:
        """Begin with the words that the list has."""
        self.library = library
        self.venues: dict[str, Word] = {}
        self.tags: dict[str, Word] = {}
        self._resolver = Venues(library.venues.values())
        self._tag_ids: dict[str, str] = {}
        for tag in library.tags.values():
            for name in (tag.label, *tag.aliases, tag.id):
                self._tag_ids[_key(name)] = tag.deprecated or tag.id

    def venue(self, text: str, kind: str | None = None) -> Answer:
        """Return which venue a text names; one that the list lacks is known from then on."""
        answer = self._resolver.resolve(text, kind=kind)
        identity = answer.proposed_id
        if not identity or identity in self.library.venues:
            return answer
        word = self.venues.get(identity)
        if word is None:
            word = self.venues[identity] = Word(identity, answer.name, answer.kind)
            self._resolver.learn(word)
        elif not self._resolver.has(answer.name):
            if word.name == identity:
                word.name = answer.name
            elif answer.name not in (word.name, *word.aliases) and len(answer.name) <= LONGEST:
                word.aliases.append(answer.name)
        return answer

    def tag_ids(self, names: Iterable[str]) -> list[str]:
        """The ids of tags, each once; those that the list lacks are added to what it gets."""
        found: dict[str, None] = {}
        for name in names:
            identity = self._tag_ids.get(_key(name)) or slug(name)[:60].strip("-")
            if not identity:
                continue
            if identity not in self.library.tags and identity not in self.tags:
                self.tags[identity] = Word(identity, one_line(name)[:LONGEST])
            self._tag_ids.setdefault(_key(name), identity)
            found[identity] = None
        return list(found)[:30]


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(name)).strip() or name


def entries(words: Mapping[str, Word]) -> dict[str, dict[str, object]]:
    """Return venues that are new as the entries of ``venues.yaml``."""
    return {
        identity: {
            "name": word.name[:400],
            "kind": word.kind,
            **({"aliases": word.aliases} if word.aliases else {}),
        }
        for identity, word in sorted(words.items(), key=lambda item: fold(item[0]))
    }
