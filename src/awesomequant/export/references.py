"""What references are made of in every style: names in a row, italics, full stops, capitals.

A reference is text in which ``$…$`` is math, and in which italics stand between the two control
characters that were made for a second typeface, shift out and shift in: no record can hold either.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from awesomequant.export.citation import Citation
from awesomequant.language import html, plain
from awesomequant.language.math import pieces
from awesomequant.works.kinds import Kind
from awesomequant.works.people import ET_AL, Person, initials

OUT, IN = "\x0e", "\x0f"
_STOPS = ".?!…"
_CLOSING = f"{IN}”"
_MARKS = re.compile('[“"]([^“”"]+)[”"]')
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
# What arXiv's DOIs begin with: one leads to where its address does.
_ARXIV_DOI = "10.48550/"


def italic(text: str | None) -> str:
    """Return a text set in italics; nothing of nothing."""
    return f"{OUT}{text}{IN}" if text else ""


def as_html(reference: str) -> str:
    """Return a reference with its formulas and italics as HTML."""
    return html.show(reference).replace(OUT, "<i>").replace(IN, "</i>")


def as_plain(reference: str) -> str:
    """Return a reference as one pastes it where there is no markup."""
    return plain.show(reference).replace(OUT, "").replace(IN, "")


def stopped(text: str) -> str:
    """Return a text with a full stop, unless it ends in a mark that stands for one."""
    end = text[-1:]
    if end in _CLOSING and end:  # what ends before italics or a quotation do
        end = text.rstrip(_CLOSING)[-1:] or " "
    return text if end in _STOPS else f"{text}."


def sentences(*parts: str | None) -> str:
    """Join what is known, each a sentence with its full stop."""
    return " ".join([stopped(part) for part in parts if part])


def commas(*parts: str | None) -> str:
    """Join what is known by commas."""
    return ", ".join(filter(None, parts))


def quoted(title: str, mark: str = ".") -> str:
    """Return a title in quotation marks, those in it single, with the mark that ends it inside."""
    inner = _MARKS.sub(r"‘\1’", title) if '"' in title or "“" in title else title
    return f"“{inner if mark == '.' and inner[-1] in _STOPS else inner + mark}”"


# People.


def _is_plain(person: Person) -> bool:
    """Whether a name is a given one and a family, as nine of ten are: asked first, it is cheap."""
    if person.particle or person.suffix or not person.family:
        return False
    return person.given.isalpha() and person.family.isascii()


def forward(person: Person, *, short: bool = False) -> str:
    """Return a name in its natural order; a ``short`` one with initials.

    Where families stand first without a blank between, as in 王小明, initials would name nobody.
    """
    if _is_plain(person):
        return f"{initials(person) if short else person.given} {person.family}"
    if person.is_eastern:
        return person.family + person.given
    if person.is_group or not person.given:
        return person.shown
    given = initials(person) if short else person.given
    return " ".join(filter(None, (given, person.particle, person.family, person.suffix)))


def inverted(person: Person, *, short: bool = False, demoted: bool = False) -> str:
    """Return ``Family, Given, Jr.``, as the first name of a reference stands.

    A ``demoted`` particle stands behind the given names: ``Gogh, Vincent van``.
    """
    if _is_plain(person):
        return f"{person.family}, {initials(person) if short else person.given}"
    if person.is_group or not person.given or person.is_eastern:
        return forward(person)
    given = initials(person) if short else person.given
    if demoted:
        return commas(person.family, f"{given} {person.particle}".rstrip(), person.suffix)
    return ", ".join(filter(None, (person.surname, given, person.suffix)))


def listed(names: Sequence[str], last: str = "and", *, others: bool = False) -> str:
    """Join names: ``A``, ``A and B``, ``A, B, and C``; with ``others`` ``A et al.``."""
    if others:
        return f"{names[0]} {ET_AL}" if len(names) == 1 else ", ".join([*names, ET_AL])
    if len(names) < 3:  # noqa: PLR2004 -- two need no comma
        return f" {last} ".join(names)
    return f"{', '.join(names[:-1])}, {last} {names[-1]}"


# Places and dates.


def server(cited: Citation) -> str | None:
    """Return where a preprint lies: its container, or arXiv where its number alone says it."""
    return cited.container or ("arXiv" if cited.arxiv and cited.kind is Kind.PREPRINT else None)


def doi_address(cited: Citation) -> str | None:
    """Return the address that the DOI is."""
    return f"https://doi.org/{cited.doi}" if cited.doi else None


def own_address(cited: Citation) -> str | None:
    """Return the address of a work where it says more than its DOI."""
    says_doi = cited.address == doi_address(cited) or (cited.doi or "").startswith(_ARXIV_DOI)
    return None if says_doi else cited.address


def paged(cited: Citation, *, label: bool = False) -> str | None:
    """Return the first and the last page, or the number of the article; ``p.`` before one."""
    if not cited.pages:
        return None
    word = "" if not label else "pp. " if len(cited.pages) > 1 else "p. "
    return word + "–".join(cited.pages)


# Titles in the capitals of a headline, as the Chicago manual has them.

# The words that stay small are those of citeproc, which every CSL style leaves so.
_SMALL_WORDS = (
    "a about above across afore after against al along alongside amid amidst among amongst an "
    "and anenst apropos apud around as aside astride at athwart atop barring before behind "
    "below beneath beside besides between beyond but by c ca circa d' de despite down during "
    "et except for forenenst from given in inside into lest like modulo near next nor "
    "notwithstanding of off on onto or out over per plus pro qua sans since so than the "
    "through throughout thru thruout till to toward towards under underneath until unto up "
    "upon v v. van versus via vis-à-vis von vs vs. with within without yet"
)
_SMALL = frozenset(_SMALL_WORDS.split())
# Where a word ends, besides blanks; a quotation mark behind a blank opens one.
_SIGN = re.compile(r"""([‘’“”]| "| '|"|'|[-–—/.,;?!:\[\]()])""")
_INVOLVED = re.compile(r"""[$'"‘’“”]|[^\S ]""")
_BLANKS = re.compile(r"(\s+)")
_APOSTROPHES = ("'", "’")


def headline(title: str) -> str:
    """Return a title with the capitals of a headline; a word that has one is left as it is."""
    tokens = title.split(" ")
    # A title without formulas, quotations and apostrophes, which ends in a word of more than a few
    # letters, in a third of the time: its words are those of other titles.
    if tokens[-1].isalpha() and tokens[-1] not in _SMALL and not _INVOLVED.search(title):
        rises = True
        for at, token in enumerate(tokens):
            tokens[at], rises = _risen(token, rises)
        return " ".join(tokens)
    words: list[str] = []  # also the signs and the blanks between
    last, lets_rise = None, True
    for piece in pieces(title):
        if piece.is_math:
            words.append(f"${piece.text}$")
            lets_rise = False
            continue
        parts = _SIGN.split(piece.text)
        for at, part in enumerate(parts):
            if at % 2:
                words.append(part)
                lets_rise = lets_rise or part[-1] in "!?:"
                continue
            for place, word in enumerate(_BLANKS.split(part)):
                words.append(word)
                if not word.strip():
                    continue
                is_free = len(word) > 1 and word not in _SMALL
                is_tied = place == 0 and words[-2:-1] and words[-2] in _APOSTROPHES  # "we're"
                if word.islower() and (is_free or lets_rise) and not is_tied:
                    words[-1] = word[0].upper() + word[1:]
                last, lets_rise = len(words) - 1, False
    if last is not None and len(words[last]) > 1 and words[last] in _SMALL:
        words[last] = words[last].capitalize()
    return "".join(words)


@lru_cache(maxsize=1 << 15)
def _risen(token: str, rises: bool) -> tuple[str, bool]:  # noqa: FBT001 -- a key of the cache
    """Return what stands between two blanks, and whether what follows rises even if it is small."""
    parts = _SIGN.split(token)
    for at, word in enumerate(parts):
        if at % 2:
            rises = rises or word in "!?:"
        elif word:
            if word.islower() and (rises or (len(word) > 1 and word not in _SMALL)):
                parts[at] = word[0].upper() + word[1:]
            rises = False
    return "".join(parts), rises
