"""Propose the id of a new record: an acronym, or words of its title with the year."""

import re
from collections.abc import Container
from itertools import chain, count
from string import ascii_lowercase

from awesomequant.text import slug, squash
from awesomequant.works.people import Person, folded

# Names that a file system or a web server keeps for itself (security.md F1).
RESERVED = frozenset(
    ("con", "prn", "aux", "nul", "index", "search", "404", "feed", "sitemap", "robots")
) | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
# What BibTeX itself takes for a key (its manual names no other limits): no blank, and none of the
# signs that end a key or an entry.  DBLP's ``DBLP:conf/nips/VaswaniSPUJGKP17`` is one.
BIBTEX_KEY = r"""[^\s"#%'(),={}\x00-\x1f]{1,200}"""
_STOP_WORD = re.compile(
    "an?|the|of|for|with|and|or|on|in|to|via|by|from|using|towards?|is|are|how|does|do|at|as|can|be"
    "|its|into|over|under|not"
)
_ACRONYM = re.compile(r"(\S+(?: \S+)??)\s*(?::|\s[-–—]\s|[–—])\s*\S")


def is_bibtex_key(text: str) -> bool:
    """Whether a text can be the key of an entry of BibTeX."""
    return re.fullmatch(BIBTEX_KEY, text) is not None


def acronym(title: str) -> str | None:
    """Return the name a title begins with, as ``Q-BERT`` in ``Q-BERT: Hessian …``, or None.

    At least three characters and two capitals, at most two words; digits and ``+ # *`` are kept,
    since they tell works apart.
    """
    found = _ACRONYM.match(title)
    name = found[1] if found else ""
    if any(_STOP_WORD.fullmatch(word.lower()) for word in name.split()):
        return None
    return name if len(squash(name)) >= 3 and sum(map(str.isupper, name)) >= 2 else None  # noqa: PLR2004


def propose(title: str, year: int | None, first: Person | None, taken: Container[str]) -> str:
    """Return an id that is not ``taken``: the acronym, else family or title words and the year.

    The family is that of the ``first`` author with its particles: ``van-der-maaten``.
    """
    name = slug(acronym(title) or "")  # of other letters than Latin ones an id has none
    dated = f"{name}-{year}" if year else slug(title)[:79].strip("-")
    candidates = [name, dated] if name else []
    spelled = [slug(word) for word in title.split()]
    words = [word for word in spelled if word and not _STOP_WORD.fullmatch(word)] or ["paper"]
    words = words[:80]  # more have no place in an id, and each length of them is tried
    family = slug(folded(first.surname)) if first else ""  # Łukasiewicz keeps its first letter
    lead = [family] if family else []
    tail = str(year or "")  # a draft has none; its id is not changed when it gets one
    shortest = 1 if lead else 3
    lengths = range(min(shortest, len(words)), len(words) + 1)
    candidates += [_bounded([*lead, *words[:length]], tail) for length in lengths]
    counted = (
        _bounded([*lead, *words[:shortest]], f"{tail}-{number}".lstrip("-")) for number in count(2)
    )
    every = chain(candidates, counted)
    return next(one for one in every if one not in taken and one not in RESERVED)


def propose_key(
    form: str, title: str, year: int | None, first: Person | None, taken: Container[str]
) -> str | None:
    """Return a key for BibTeX in a form that a list chose; None where the id is the key.

    ``author-year-word`` is Google Scholar's: ``vaswani2017attention``; ``acronym`` the name that a
    title begins with, and that where it begins with none.  ``taken`` are keys in small letters: to
    BibTeX two that differ in capitals are one.
    """
    words = [squash(slug(folded(word))) for word in title.split()]
    telling = next((word for word in words if word and not _STOP_WORD.fullmatch(word)), "")
    family = squash(slug(folded(first.surname))) if first else ""
    if form == "id" or not family + telling:  # of other letters than Latin ones a key has none
        return None
    key = f"{family}{year or ''}{telling}"[:60]
    name = re.sub(r"[^A-Za-z0-9.+*-]", "", acronym(title) or "") if form == "acronym" else ""
    if len(squash(name)) > 1 and name.lower() not in taken:
        return name
    ends = chain([""], ascii_lowercase[1:], (f"-{number}" for number in count(2)))
    return next(key + end for end in ends if (key + end).lower() not in taken)


def _bounded(words: list[str], tail: str) -> str:
    """Return the words and the tail as an id of at most 80 characters."""
    return "-".join(filter(None, ("-".join(words)[: 79 - len(tail)].strip("-"), tail)))
