"""What a column of a table, or a labelled line of an entry, holds: told by its head.

A head is read as the noun phrase it is.  Its words are known in ten languages, each with the role
it gives; which of several counts is a matter of grammar: the last in English, German and the
languages of East Asia ("Publication date", "论文题目"), the first in Romance languages and Russian
("Nom de la conférence", "Дата публикации"), and the one before an "of" anywhere.  A head whose
chief word nobody knows says nothing: "Time complexity" is no date.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from awesomequant.intake.fields import column_words as words
from awesomequant.text import fold


class Role(StrEnum):
    """What a column or a labelled line holds; of a combined head's roles the first here leads."""

    TITLE = "title"
    PAPER = "paper"
    """The link of the paper itself."""
    VENUE = "venue"
    AUTHORS = "authors"
    DATE = "date"
    CODE = "code"
    LINKS = "links"
    TAGS = "tags"
    CITATIONS = "citations"
    STARS = "stars"
    ABSTRACT = "abstract"
    NOTE = "note"
    DOI = "doi"
    ARXIV = "arxiv"
    ID = "id"
    ADDED = "added"
    EDITORS = "editors"
    KIND = "kind"
    """What sort of work it is, as reference managers say it."""
    VOLUME = "volume"
    ISSUE = "issue"
    PAGES = "pages"
    PUBLISHER = "publisher"
    ROW = "row"
    """The running number of a row, which says nothing of the work."""
    OTHER = "other"

    @classmethod
    def _missing_(cls, value: object) -> "Role | None":
        """Return what profiles called a note before."""
        return cls.NOTE if value == "text" else None


class _Word(NamedTuple):
    """What a word or a phrase of a head says.

    ``part`` is a word of grammar: a name, a link, a count or an "of".  ``weak`` is how well it may
    name the title where no head of the table does better (0: not at all).  ``alone`` words say
    nothing beside a word that nobody knows: "Training time" is no date.  ``leads`` is the order of
    the word's language: whether the chief word stands first.
    """

    role: Role
    part: str = ""
    weak: int = 0
    alone: bool = False
    leads: bool = False


# The strength of a head that says "title" itself; other words may name the title where none does.
_STATED = 4
_SIGNS = {
    "⭐": Role.STARS, "🌟": Role.STARS, "★": Role.STARS, ":star:": Role.STARS, "🔥": Role.CITATIONS,
    ":fire:": Role.CITATIONS, "📄": Role.PAPER, "📃": Role.PAPER, "📑": Role.PAPER,
    ":page_facing_up:": Role.PAPER, "💻": Role.CODE, ":computer:": Role.CODE, "🔗": Role.LINKS,
    ":link:": Role.LINKS, "📅": Role.DATE, "🗓": Role.DATE, ":calendar:": Role.DATE,
    "👥": Role.AUTHORS, "🏷": Role.TAGS, ":label:": Role.TAGS, "📝": Role.NOTE, ":memo:": Role.NOTE,
    "#": Role.ROW, "№": Role.ROW,
}  # fmt: skip
_OF_BIBLIOGRAPHIES = {"number": Role.ISSUE, "no": Role.ISSUE, "label": Role.ID}
# A head is short; a sentence that ends in a colon is none.
_LONGEST, _MOST_WORDS = 120, 8

_MARKUP = re.compile(r"<[^<>]{0,200}>|!?\[(?=[^\[\]]{0,100}\]\()|\]\([^()\s]{0,200}\)|[*`~\\]|'s\b")
_PLURAL = re.compile(r"\((?:e?s|en|innen|es)\)|/(?:in|innen)\b|[:*_]innen\b", re.IGNORECASE)
_CODE_OF_EMOJI = re.compile(r":[a-z0-9_+-]{2,40}:")
_TL_DR = re.compile(r"\btl\s?[;:,]\s?dr\b", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+|[&/,;()+|\u3001\uff0f\uff08\uff09\n\u30fb\u00b7]|[#\u2116]")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_PARTICIPLE = re.compile(r"\b(published|publie|publicado|pubblicato|veroffentlicht|released)\b")
_EAST_ASIAN = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def _lexicon() -> dict[tuple[str, ...], _Word]:
    """Return what each word and phrase says, by its folded words."""
    found: dict[tuple[str, ...], _Word] = {}
    alone = frozenset(words.ALONE.split())

    def learn(names: str, word: _Word) -> None:
        for name in names.split():
            key = tuple(fold(name).split("_"))
            found[key] = word._replace(alone=word.alone or name in alone)

    learn(words.OF, _Word(Role.OTHER, "of"))
    learn(words.PER, _Word(Role.OTHER, "per"))
    learn(words.FILLER, _Word(Role.OTHER, "filler"))
    learn(words.AND, _Word(Role.OTHER, "and"))
    leading = (words.ROMANCE, words.RUSSIAN)
    # Where languages share a word ("note", "tag") the one learnt last has it.
    for table in (
        *leading,
        words.GERMAN,
        words.KOREAN,
        words.JAPANESE,
        words.CHINESE,
        words.ENGLISH,
    ):
        for role, names in table.items():
            weak = _STATED if role == Role.TITLE else 0
            learn(names, _Word(Role(role), "plain", weak, leads=table in leading))
    learn(words.NAME, _Word(Role.TITLE, "name", weak=3))
    learn(words.NAME_FIRST, _Word(Role.TITLE, "name", weak=3, leads=True))
    learn(words.TITLE, _Word(Role.TITLE, "name", weak=_STATED))
    learn(words.TITLE_FIRST, _Word(Role.TITLE, "name", weak=_STATED, leads=True))
    learn(words.LINK, _Word(Role.PAPER, "link"))
    learn(words.LINK_FIRST, _Word(Role.PAPER, "link", leads=True))
    learn(words.LINK_PLURAL, _Word(Role.LINKS, "link"))
    learn(words.COUNT, _Word(Role.OTHER, "count"))
    learn(words.PAPERS, _Word(Role.PAPER, "plain", weak=3, alone=True))
    learn("publication", _Word(Role.VENUE, "plain", weak=2))
    learn(words.THINGS, _Word(Role.OTHER, "plain", weak=1, alone=True))
    learn(words.PUBLISHERS, _Word(Role.PUBLISHER, "plain"))
    learn(words.TIMES, _Word(Role.DATE, "plain", alone=True))
    learn(words.SOURCES, _Word(Role.VENUE, "plain", alone=True))
    return found


_LEXICON: Mapping[tuple[str, ...], _Word] = _lexicon()
# Of each word the longest phrase that begins with it: most words begin none.
_LONGEST_PHRASE = {phrase[0]: len(phrase) for phrase in sorted(_LEXICON, key=len)}
_UNKNOWN = _Word(Role.OTHER)


def role_of(head: str) -> Role:
    """Return what a column or a labelled line of this head holds; OTHER for one that says nothing.

    A bare "Paper" is the link of the paper here.  In the head of a table it may be the title:
    ``roles_of`` knows, which sees all heads.
    """
    return next(iter(roles_in(head)), Role.OTHER)


@lru_cache(maxsize=20_000)
def roles_in(head: str) -> tuple[Role, ...]:
    """Return all roles of a combined head such as "Title & Authors"; the leading one first."""
    found = {word.role for word in _chief_words(head) if word.role is not Role.OTHER}
    # The venue of a head may be but a "published", which goes with its date.
    if Role.VENUE in found and Role.DATE in found and _PARTICIPLE.search(fold(head)):
        found.remove(Role.VENUE)
    return tuple(role for role in Role if role in found)


def roles_of(
    heads: Sequence[str],
    columns: Sequence[Sequence[str]] = (),
    stated: Mapping[str, Role] = MappingProxyType({}),
) -> list[tuple[Role, ...]]:
    """Return the roles of the columns of one table, each the leading one first; () where none.

    The title stands in one column: in the one whose head says so best, be it "Paper" or "Method";
    of two that say it alike, as "Name" and "Paper" do, in the one of the longer texts.  The texts
    of ``columns`` are those of a few rows, a sequence for each head; ``stated`` is what a person
    says of some heads.
    """
    said = {_plain(head): role for head, role in stated.items()}
    given = [said.get(_plain(head)) for head in heads]
    found = [
        list(roles_in(head)) if role is None else [role] * (role is not Role.OTHER)
        for head, role in zip(heads, given, strict=True)
    ]
    weak = [
        max((word.weak for word in _chief_words(head)), default=0) if role is None else 0
        for head, role in zip(heads, given, strict=True)
    ]
    if Role.TITLE in given:
        at = given.index(Role.TITLE)
    elif any(weak):
        best = [place for place, strength in enumerate(weak) if strength == max(weak)]
        at = max(best, key=lambda place: wordiness(columns[place])) if columns else best[0]
        found[at] = [Role.TITLE, *(role for role in found[at] if role is not Role.TITLE)]
        if weak[at] < _STATED:  # "Paper" is the title itself, and no second link of it
            found[at] = [role for role in found[at] if role not in (Role.PAPER, Role.VENUE)]
    else:
        at = -1
    for place, roles in enumerate(found):
        if place != at and Role.TITLE in roles:
            roles.remove(Role.TITLE)
    # In a bibliography, which has volumes, these are something else.
    if any(Role.VOLUME in roles for roles in found):
        for place, head in enumerate(heads):
            if given[place] is None and _plain(head) in _OF_BIBLIOGRAPHIES:
                found[place] = [_OF_BIBLIOGRAPHIES[_plain(head)]]
    publishers = [place for place, roles in enumerate(found) if roles[:1] == [Role.PUBLISHER]]
    if publishers and not any(Role.VENUE in roles for roles in found):
        found[publishers[0]] = [Role.VENUE]  # lists of papers call it so
    return [tuple(roles) for roles in found]


def _plain(head: str) -> str:
    return fold(" ".join(head.split()))


def wordiness(texts: Sequence[str]) -> int:
    """Return how many words a text of a column has at most in half of the rows."""
    counts = sorted(len(text.split()) for text in texts)
    return min(counts[len(counts) // 2], 40) if counts else 0


@lru_cache(maxsize=4096)
def _chief_words(head: str) -> tuple[_Word, ...]:
    """Return what each part of a head says: parts are what stands between signs and "and"."""
    if len(head.strip()) > _LONGEST:
        return ()
    text = _CODE_OF_EMOJI.sub(" ", _MARKUP.sub(" ", _PLURAL.sub("", head)))
    tokens = _TOKEN.findall(_TL_DR.sub("tldr", text.replace("_", " ")))
    words = list(_known(tokens))
    if len(words) > _MOST_WORDS:
        return ()
    # The parts of a head say each something of their own.
    parts: list[list[_Word]] = [[]]
    for one in words:
        if one is None or one.part == "and":
            parts.append([])
        elif one.part != "filler":
            parts[-1].append(one)
    found = [word for part in parts if part and (word := _chief(part)) is not None]
    if not found and not any(word is _UNKNOWN for word in words):
        found = [_Word(role, "plain") for sign, role in _SIGNS.items() if sign in head][:1]
    return tuple(found)


def _known(tokens: Sequence[str]) -> Iterator[_Word | None]:
    """Yield what the words of a head say, longest phrases first; None for a sign that parts."""
    keys: list[str] = []
    for token in tokens:  # "paperTitle" has two words, "arXiv" is one
        is_one = (fold(token),) in _LEXICON or (fold(token).removesuffix("s"),) in _LEXICON
        keys += [fold(token)] if is_one else map(fold, _HUMP.split(token))
    at = 0
    while at < len(keys):
        if not keys[at][0].isalnum():
            number = keys[at] in "#\u2116"  # "# citations", "#Stars": the number of them
            yield _LEXICON[("number",)] if number else None
            at += 1
            continue
        for length in range(min(_LONGEST_PHRASE.get(keys[at], 1), len(keys) - at), 0, -1):
            if word := _looked_up(tuple(keys[at : at + length])):
                yield word
                at += length
                break
        else:
            yield from _of_unspaced(keys[at])
            at += 1


def _looked_up(key: tuple[str, ...]) -> _Word | None:
    """Return what a phrase says, also in the plural."""
    for ending in ("", "s", "es"):
        if key[-1].endswith(ending):
            found = _LEXICON.get((*key[:-1], key[-1].removesuffix(ending)))
            if found:
                return found
    if not key[-1].endswith("ies"):  # of "p" it would make "py", the year in exports of databases
        return None
    return _LEXICON.get((*key[:-1], f"{key[-1].removesuffix('ies')}y"))


def _of_unspaced(key: str) -> Iterator[_Word]:
    """Yield the words of a German compound, or of a script that writes no blanks."""
    if not _EAST_ASIAN.search(key):
        may_be = words.ENDINGS if key.endswith(words.ENDINGS) else ()
        ending = next((one for one in may_be if len(key) > len(one) + 2 and key.endswith(one)), "")
        if ending:
            before = key.removesuffix(ending)
            yield _looked_up((before,)) or _looked_up((before.removesuffix("en"),)) or _UNKNOWN
        yield (_looked_up((ending,)) if ending else None) or _UNKNOWN
        return
    at = 0
    while at < len(key):
        for end in range(len(key), at, -1):
            if word := _LEXICON.get((key[at:end],)):
                yield word
                at = end
                break
        else:
            yield _UNKNOWN
            at += 1


_COUNTED = (Role.CITATIONS, Role.STARS)
_NAMED = (Role.VENUE, Role.AUTHORS, Role.EDITORS, Role.PUBLISHER, Role.TAGS)
_OTHERWISE_NAMED = (Role.OTHER, Role.CODE, Role.LINKS, Role.DATE)
# What a word of many meanings may stand beside: "source of the paper", but not "source of date".
_BESIDE = (Role.PAPER, Role.VENUE, Role.LINKS, Role.TAGS)
_DATED = (Role.ADDED, Role.OTHER)
_LINKED = (Role.CODE, Role.ARXIV, Role.DOI, Role.LINKS)


def _chief(part: Sequence[_Word]) -> _Word | None:  # noqa: PLR0911 -- a table of cases
    """Return what one noun phrase says, None where its chief word is not known."""
    ofs = [at for at, word in enumerate(part) if word.part == "of"]
    if ofs and 0 < ofs[0] < len(part) - 1:  # what stands behind an "of" goes before its noun
        part = [*part[ofs[0] + 1 :], *part[: ofs[0]]]
    part = [word for word in part if word.part != "of"]
    if any(word.part == "per" for word in part):  # "cites per year" is neither
        return None
    if any(word.part == "count" for word in part):  # a number of authors is no author
        return next((word for word in part if word.role in _COUNTED), None)
    if not part:
        return None
    chief = part[0] if part[0].leads else part[-1]
    others = [word for word in part if word is not chief]
    if chief.part == "name":
        return _named(chief, others)
    if chief.part == "link":  # what they are said to lead to
        led = (word for word in others if word.role in (*_LINKED, Role.PAPER))
        rest = _Word(Role.LINKS, "plain") if others else chief
        word = next(led, rest)
        return _Word(Role.PAPER) if others and word.role is Role.PAPER else word
    if not chief.part or (chief.alone and any(word.role not in _BESIDE for word in others)):
        return None
    if chief.role is Role.VENUE:  # "Year published" is a date
        return next((word for word in others if word.role is Role.DATE), chief)
    if chief.role is Role.DATE:  # a date of access or of adding is no date of the work
        return next((word for word in others if word.role in _DATED and word.part), chief)
    return chief


def _named(chief: _Word, others: Sequence[_Word]) -> _Word | None:
    """Return what a column of names or titles holds, by what it says bears them."""
    for word in others:
        if word.role in _NAMED:
            return word
        if word.role is Role.PAPER:
            return chief._replace(weak=_STATED)
    if _UNKNOWN in others:  # of "Title" and "English Title" the first is the title
        role = Role.TITLE if chief.weak == _STATED else Role.OTHER  # "Meeting Name" names no paper
        chief = chief._replace(weak=chief.weak - 1, role=role)
    named_otherwise = any(word.role in _OTHERWISE_NAMED and word.part for word in others)
    return None if named_otherwise else chief
