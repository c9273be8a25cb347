"""Which tag a text names: by its id, its label or an alias, in whatever spelling."""

from awesomequant.library.library import Library
from awesomequant.library.vocabulary import Tag
from awesomequant.text import slug


def tag_called(library: Library, text: str) -> Tag | None:
    """Return the one tag that goes by a name; None where there is none, or two share it."""
    if known := library.tag_of.get(text):
        return known
    by_words: dict[str, Tag | None] = library.memo.setdefault(tag_called, {})
    if not by_words:
        for tag in library.tags.values():
            for name in {slug(one) for one in (tag.id, tag.label, *tag.aliases)}:
                by_words[name] = None if by_words.get(name, tag) is not tag else tag
    return by_words.get(slug(text)) if slug(text) else None
