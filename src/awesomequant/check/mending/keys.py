"""Which field a key means that is none: by its letters, or by the word of another format for it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from awesomequant.intake.fields.columns import Role, role_of
from awesomequant.text import fold

# What the heads of tables and the keys of other formats are called, as fields of a record; a word
# for "note" may mean an abstract, one for "links" any of them: of these nothing is certain.
_OF_ROLES: Final[Mapping[Role, str]] = {
    Role.TITLE: "title",
    Role.VENUE: "venue",
    Role.AUTHORS: "authors",
    Role.EDITORS: "editors",
    Role.DATE: "year",
    Role.CODE: "code",
    Role.TAGS: "tags",
    Role.DOI: "doi",
    Role.ARXIV: "arxiv",
    Role.ABSTRACT: "abstract",
    Role.ADDED: "added",
    Role.KIND: "type",
    Role.VOLUME: "volume",
    Role.ISSUE: "number",
    Role.PAGES: "pages",
    Role.PUBLISHER: "publisher",
    Role.PAPER: "url",
}
# Within a mapping: a link's address and its name.
_WITHIN: Final[Mapping[str, str]] = {
    "link": "url",
    "href": "url",
    "address": "url",
    "name": "label",
    "title": "label",
    "text": "label",
    "number": "count",
    "value": "count",
    "date": "as_of",
    "day": "as_of",
    "from": "source",
    "service": "source",
}
_SHORTEST: Final = 3


def fields_meant(key: str, fields: Iterable[str], *, is_record: bool) -> Iterator[list[str]]:
    """Yield which of ``fields`` a key may mean, the surest first: its letters, a word, a slip."""
    names = list(fields)
    bare = _bare(key)
    yield [name for name in names if _bare(name) == bare]
    by_word = _OF_ROLES.get(role_of(key)) if is_record else _WITHIN.get(fold(key))
    near = [name for name in names if len(bare) >= _SHORTEST and is_one_slip(bare, _bare(name))]
    yield list(dict.fromkeys([*([by_word] if by_word in names else []), *near]))


def _bare(key: str) -> str:
    return "".join(char for char in fold(key) if char.isalnum())


def is_one_slip(word: str, other: str) -> bool:
    """Return whether one letter more, less or other, or two that changed places, part two words."""
    if abs(len(word) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    one, two = word[start:], other[start:]
    if one[1:] == two[1:] or one[1:] == two or one == two[1:]:
        return True
    return one[:2] == two[1::-1] and one[2:] == two[2:] and len(two) > 1
