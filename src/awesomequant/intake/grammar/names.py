"""Whether a text names people, or a venue and its year."""

import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from awesomequant.library.author import Author, stated
from awesomequant.text import fold, one_line
from awesomequant.works.dates import read_date
from awesomequant.works.people import People, split_people, without_et_al

# The same texts are asked again and again: venues, labels, the names of a list's authors.
_KEPT = 20_000

# Tell a list of authors from other text, and take it apart into names.

_AND = re.compile(r"\s*(?:,\s*)?(?:\band\b|&|;|、|，)\s*", re.IGNORECASE)
_AND_OR_COMMA = re.compile(r",|;|&|\band\b|、|，")
_NAME_LEAD = re.compile(r"^\s*(?i:by|authors?|from)\s*[:：]?\s+(?=[^a-z])")
_NAME = re.compile(r"[^\W\d_][\w.'’`´-]*(?:\s+[\w.'’`´*()-]+){0,5}[*†‡§¶#∗]*")
# Marks of footnotes; a number that stands alone is the name's ("Area 51").
_NOISE = re.compile(r"[*†‡§¶∗^]+|(?<=[^\W\d_])\d+\b")
_NOT_A_NAME = re.compile(
    r"\b(the|for|with|using|via|of|networks?|learning|models?|conference|workshop|journal"
    r"|transactions|neural"
    r"|proceedings|international|language|arxiv|paper|code|university|oral|spotlight|survey"
    r"|we|this|is|review|submitted|report|blog|appear|tracks?|benchmarks?|datasets?|findings|letters"
    r"|symposium|proc|published|accepted|presented|engineering|computers|surveys|january|february|march|april|june|july|august|september|october|november|december|intelligence|machine|analysis|theory|systems?|data)\b",
    re.IGNORECASE,
)
_PARTICLE = re.compile(r"af|al|bin|da|de|del|della|den|der|di|dos?|du|el|la|le|ten|ter|van|von|zu")
_INITIALS = re.compile(r"([A-Z]\.?[\s-]?){1,4}")
_CUT = re.compile(r"(?<=al\.)[,.]?\s+|(?<=al),\s+|[,.:;]\s+|\s+[-–—|]\s+|\s+(?=\((?!.*et al))")
# Families with initials behind them, as medicine writes: "Keeper A, van der Drone BC".
_SHORT_GIVEN = re.compile(
    r"(?:[a-z’']+\s)*[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+)?\s[^\W\d_a-z]{1,3}\.?"
)
_INITIAL = re.compile(r"(?<![\w.])[A-Z]\.(?!\w{3})")
_CAPITALS = re.compile(r"[A-Z]{2,}[a-z]?")


def is_people(text: str, *, alone: bool = False) -> bool:
    """Return whether a text lists persons; one name ``alone`` counts only where that is said."""
    bare = _bare(text).rstrip(".")
    if not bare or len(bare) > 6000 or re.search(r"https?:|[?!<>=]|\d\d|\s[-–—|]\s", text):
        return False
    parts = [_trimmed(part) for piece in _AND.split(bare) for part in piece.split(",")]
    parts = [part for part in parts if part]
    likely = [part for part in parts if _is_name(part)]
    has_more = _has_more(text)
    if len(parts) == 1:
        is_one = 2 <= len(bare.split()) <= 4 and not _CAPITALS.fullmatch(bare.split()[0])
        return len(likely) == 1 and (has_more or (alone and is_one))
    spaced = any(" " in part or "." in part or len(part) == 1 for part in parts)
    if likely and _CAPITALS.fullmatch(parts[-1]):
        return False  # the last of them is a venue
    are_turned = all(piece.count(",") == 1 for piece in _AND.split(bare))  # ``Family, Given``
    return len(likely) >= 0.8 * len(parts) and (spaced or has_more or are_turned)


_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{2,4}|[\uac00-\ud7af]{2,4}")


# No name has so many signs of Han and Kana in a row: it is a note in Chinese or Japanese.
_SENTENCE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{7}")


@lru_cache(maxsize=_KEPT)
def people_strength(text: str) -> int:
    """Return how surely a text names people: 2 for a list of names, 1 for what may be one, else 0.

    "Deep Bees and Shallow Wasps" has the form of two names: only its place can tell.
    """
    # A name is short: what has no comma or "and" for long is a sentence.
    if len(text) > 60 and max(map(len, _AND_OR_COMMA.split(text))) > 60:
        return 0
    if _JOURNAL.search(text) or _SENTENCE.search(text):
        return 0
    parts = [part.strip(" .") for part in _AND_OR_COMMA.split(_NAME_LEAD.sub("", text))]
    if all(_EAST_ASIAN.fullmatch(part.removesuffix("等")) for part in parts):
        return 2 if len(parts) > 1 else 1
    if len(parts) == 2 and "," not in text and all(map(_FAMILY.fullmatch, parts)):
        return 1  # "Keeper & Drone"
    if ":" in _NAME_LEAD.sub("", text) or not is_people(text, alone=True):
        return 0
    if _has_more(text) or _INITIAL.search(text):
        return 2
    listed = [
        part for piece in _AND.split(_bare(text)) for part in piece.split(",") if part.strip()
    ]
    if all(_SHORT_GIVEN.fullmatch(part.strip()) for part in listed):
        return 2
    are_whole = all(" " in part.strip() for part in listed)
    is_listed = bool(re.search("[,;、，]", text))
    return 2 if len(listed) > 2 or (len(listed) == 2 and is_listed and are_whole) else 1


_CITED = re.compile(
    r"(?P<who>[^\d()\[\]]{2,120}?)[,\s]*[(\[]?(?P<year>(?:19|20)\d\d)[a-z]?[)\]]?\.?"
)
_FAMILY = re.compile(r"(?:(?:van|von|de|der|den|di|la|le|el|al)\s)*[^\W\d_a-z][\w’'-]+", re.UNICODE)


@lru_cache(maxsize=_KEPT)
def cited(label: str) -> tuple[str, int] | None:
    """Return people and year of a label such as "Keeper, Swarm (1975)" or "Wax et al. 1991".

    Family names alone are joined by "and": else "Keeper, Swarm" were one person, Swarm Keeper.
    """
    found = _CITED.fullmatch(label.strip(" []"))
    if found is None:
        return None
    who, more = without_et_al(found["who"].strip(" ,;"))
    parts = [part for part in re.split(r"\s*(?:,|&|\band\b)\s*", who.strip(" ,")) if part]
    if parts and all(_FAMILY.fullmatch(part) for part in parts):
        is_name = more or len(parts) > 1 or not _ACRONYM.fullmatch(parts[0])
        known = len(parts) == 1 and bool(_KNOWN.fullmatch(fold(parts[0])))
        people = " and ".join(parts) + (" et al." if more else "")
        return (people, int(found["year"])) if is_name and not known else None
    strength = people_strength(found["who"])
    return (found["who"], int(found["year"])) if strength and not is_venue(who) else None


@lru_cache(maxsize=_KEPT)
def split(text: str, *, alone: bool = False) -> tuple[str, str]:
    """Return the persons that a text begins with, and the rest: ``He et al., ICCV 2017`` has both.

    The persons are empty where it begins with none, or is nothing else.
    """
    for found in reversed(list(_CUT.finditer(text))):
        end = found.start() + found[0].startswith(".")  # the full stop may be an initial's
        first, rest = text[:end], text[found.end() :]
        last = _AND_OR_COMMA.split(_bare(first))[-1]
        if not _is_name(_trimmed(last)) and not _has_more(first):
            continue  # "Fay Li, Hua Zhang, Journal of Apiculture" goes on with its venue
        if rest.strip(" .,;:()") and is_people(first, alone=alone):
            return first, rest
    return "", text


def _bare(text: str) -> str:
    text = re.sub(r"\([^()]*\)", " ", one_line(text)) if len(text) < 6000 else text
    named = without_et_al(_NOISE.sub("", _NAME_LEAD.sub("", text)).strip())[0]
    return named.strip(" ,;:·-–—(){}|")


def _trimmed(name: str) -> str:
    """Return a name without the marks around it; the full stop of an initial is its own."""
    name = name.strip(" ,")
    return name if re.search(r"(?:^|[\s.-])[A-Z]\.$", name) else name.strip(" ,.")


def _is_name(text: str) -> bool:
    """Return whether a text has the form of one name: capital words, with particles among them."""
    words = text.split()
    is_capital = all(
        word[:1].isupper() or not word[:1].isascii() or not word[:1].isalpha()
        or _PARTICLE.fullmatch(word)
        for word in words
    )  # fmt: skip
    return (
        bool(_NAME.fullmatch(text))
        and is_capital
        and (not text[:1].islower() or bool(_PARTICLE.fullmatch(words[0])))
        and len(words) <= 6
        and not _NOT_A_NAME.search(text)
        and words[0] not in ("In", "At", "On", "To")
    )


def names(text: str) -> tuple[Author, ...]:
    """Return the authors that a list names, as a record states them; "et al." is kept."""
    bare = _trimmed(_bare(re.sub(r"\s+[/·•|]\s+", ", ", text)))
    parts = bare.split(", ")
    # "Keeper, Ann" is one person; three single words are three families.
    if len(parts) > 2 and all(_FAMILY.fullmatch(part) and " " not in part for part in parts):
        bare = " and ".join(parts)
    if parts and all(_SHORT_GIVEN.fullmatch(part) for part in parts):  # "Keeper AB, Drone C"
        turned = (part.rstrip(".").rpartition(" ") for part in parts)
        bare = " and ".join(f"{family}, {'. '.join(given)}." for family, _, given in turned)
    listed = split_people(bare)
    return stated(People(listed.people, _has_more(text)))


def _has_more(text: str) -> bool:
    return without_et_al(_NAME_LEAD.sub("", text).strip())[1]


# Find venue and year in all their clothes: ``ICLR'17``, ``2017-ICML-``, ``EMNLP24 Findings``.

_LATEST = datetime.now(UTC).year + 1
_ARXIV_ID = re.compile(
    r"(?<=arxiv)[:\s]+\d{4}\.\d{4,5}(v\d+)?(\s*\[[\w.-]+\])?|\b[a-z-]+/\d{7}\b"
    r"|\barxiv:\s*\d{4}\.\d{4,5}(v\d+)?(\s*\[[\w.-]+\])?",
    re.IGNORECASE,
)
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"(?<!\d)((?:19|20)\d\d)\s?[-/.]\s?(0?[1-9]|1[0-2])(?:\s?[-/.]\s?\d{{1,2}})?(?!\d)"
    rf"|(?<!\w)\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+((?:19|20)\d\d)(?!\d)"
    rf"|(?<!\w){_MONTH},?\s+(?:\d{{1,2}},?\s+)?((?:19|20)\d\d)(?!\d)"
    rf"|(?<!\d)(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_ARXIV_MONTH = re.compile(
    r"(?<=arxiv)[\s'-]?(?!20[0-2]\d)(\d\d)(?:0[1-9]|1[0-2])(?!\d)", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"[(\[]\s*((?:19|20)\d\d)\s*[)\]]")
_WHOLE = re.compile(r"(?<!\d)(?<!\d[.:-])((?:19|20)\d\d)(?!\d|:\s?\d)")
_SHORT = re.compile(r"(?<=[A-Za-z])\s?['’‘`´](\d\d)(?!\d)|^['’‘`´](\d\d)(?!\d)")
_GLUED = re.compile(
    r"(?<=[A-Za-z]{3})(\d\d)(?=[\s_,.;:)-]|[wos]?$)|(?<=arxiv)[\s-](\d\d)(?!\d)"
    r"|(?-i:(?<=[A-Z]{3}))[\s-](\d\d)(?=$|[\s,])",
    re.IGNORECASE,
)
# Where the name of the venue ends: volume, issue, pages, a publisher's sentence.
_TAIL = re.compile(
    r"\s+\d+(\.\d+)*\s*(?=[(:]|$)|[,;]?\s*\b(vol|volume|no|pp?|pages?)\b\.?\s*\d.*|:\s*\d.*"
    r"|(?<=[a-z]{6})\.\s+\S.*|,?\s+(ACM|IEEE|Springer|Elsevier|PMLR)\b\s*(?:$|[,.;(].*)|\s+preprint\b.*",
)
_EDGE = " \t,.;:-–—_|/()[]{}<>\"'“”*•·+~=&@#!"
_LEAD = re.compile(
    r"^(?:(?:to appear|accepted|published|presented|appeared|forthcoming)\b[\s:]*)?"
    r"(?:(?:in|by|at|to|as)[:\s]\s*)?(?:a\s)?(?:@\s?)?",
    re.IGNORECASE,
)
OPENS = re.compile(
    r"^(?i:(?:to appear|accepted|published|presented|appeared|forthcoming)\b[\s:]*"
    r"(?:(?:in|by|at|to|as)\b)?"
    r"|in\b|@)[:\s]*(?=[^\Wa-z]|arXiv)"
)
"""What opens the name of a venue: "accepted to ICML", "in Computers & Bees"."""
_KNOWN = re.compile(
    r"(arxiv|corr|biorxiv|medrxiv|preprint|under review|submitted|blog|tech(nical)? report"
    r"|report|phd thesis"
    r"|thesis|nature|science|book|neural computation|pattern recognition|chemrxiv|hal|ssrn"
    r"|interspeech|eurographics"
    r"|openreview)"
    r"(\s+(preprint|communications|workshop|machine intelligence))?"
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*[wos]?\b")


_EMOJI = re.compile(r"[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f★]+")


class Found(NamedTuple):
    """What a text says: a venue, a year, both or neither."""

    venue: str | None
    year: int | None


@lru_cache(maxsize=_KEPT)
def find(text: str) -> Found:
    """Return the venue and the year that a short text names."""
    dated = read_date(text.strip(" :："))
    if dated:
        return Found(None, dated.year if dated.year <= _LATEST else None)
    work = _ARXIV_ID.sub(" ", _EMOJI.sub(" ", one_line(text)))
    year, rest = _year(work)
    venue = venue_name(rest)
    if venue and year is None and "." in venue and text.strip().endswith(f"{venue}."):
        venue += "."  # IEEE Trans. Magn. ends in an abbreviation, not in a full stop
    return Found(venue, year)


def date_of(text: str) -> str | None:
    """Return the month or day that a text names, as ``2024-06`` or ``2024-06-17``; else None."""
    found = _DATE.search(_ARXIV_ID.sub(" ", text))
    dated = read_date(text) or (read_date(found[0]) if found else None)
    return dated.day if dated else None


def names_server(text: str) -> bool:
    """Return whether a label names a server of preprints: a venue, if none else is."""
    return bool(
        re.fullmatch(r"arxiv|bior?xiv|medrxiv|chemrxiv|openreview", fold(text.strip(" []()")))
    )


@lru_cache(maxsize=_KEPT)
def year_of(text: str) -> int | None:
    """Return the year that a text names."""
    return _year(_ARXIV_ID.sub(" ", text))[0]


def _year(text: str) -> tuple[int | None, str]:
    """Return the year and what is left without it; a year beside a venue beats a date."""
    for pattern in (_DATE, _ARXIV_MONTH, _IN_BRACKETS, _WHOLE, _SHORT, _GLUED):
        for found in reversed(list(pattern.finditer(text))):
            groups = [group for group in found.groups() if group and group.isdigit()]
            year = _whole(max(groups, key=len)) if groups else None
            if year is not None:
                return year, f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _whole(digits: str) -> int | None:
    """Return a year of four digits for four or two; None for one that cannot be."""
    year = int(digits)
    if len(digits) == 2:
        year += 2000 if year <= _LATEST - 2000 else 1900
        return year if year > 1984 else None  # 50 of ResNet50 is no year
    return year if 1900 < year <= _LATEST else None


def venue_name(text: str) -> str | None:
    """Return the name of a venue without its tail, or None where no name is left."""
    name = _WHOLE.sub(" ", _DATE.sub(" ", text)).replace("_", " ")
    name = re.sub(r"\(\s*\)|\[\s*\]", " ", name)
    name = one_line(_LEAD.sub("", name.strip(_EDGE), count=1)) if len(name) > 4 else name
    cut = one_line(_TAIL.sub("", name)).strip(_EDGE)
    name = re.sub(r"\s+([,.])", r"\1", cut or name.strip(_EDGE))
    if name.count("(") > name.count(")"):
        name = name.partition("(")[0].strip(_EDGE)
    has_letters = sum(map(str.isalpha, name)) > 1
    return one_line(name) if has_letters and len(name) <= 100 else None


_JOURNAL = re.compile(
    r"\b(journals?|transactions|trans\.|conference|proceedings|proc\.|workshops?|symposium|letters"
    r"|annals|advances in|lecture notes|arxiv|preprint|dissertation|technical report|congress"
    r"|frontiers in|colloquium|zeitschrift|revue|revista|rivista|spektrum|tagung"
    r"|computing surveys|actes"
    r"|findings of)\b|学报|期刊|杂志|会议|学会|論文誌|학회|저널|журнал",
    re.IGNORECASE,
)
# In a short name they are a venue's: "A review of the science of bees" is a title.
_SHORT_JOURNAL = re.compile(
    r"\b(nature|science|review|reviews|bulletin|acta|archives|magazine|press|thesis|chapter|meeting"
    r"|international|track|summit|findings)\b",
    re.IGNORECASE,
)


def names_journal(text: str) -> bool:
    """Return whether a text has a word of which journals and conferences are named."""
    if _JOURNAL.search(text):
        return True
    return bool(_SHORT_JOURNAL.search(text)) and len(text.split()) <= 4 and " a " not in text


def names_periodical(text: str) -> bool:
    """Return whether a short text surely names a journal or a conference by its words."""
    return bool(_JOURNAL.search(text)) and len(text.split()) > 1


def is_venue(text: str) -> bool:
    """Return whether a short text without a year is a venue's name: an acronym or a known word."""
    words = text.split()
    if not words or len(words) > 6:
        return False
    return bool(_KNOWN.fullmatch(fold(text)) or _ACRONYM.match(words[0]))


_SPAN_OF_YEARS = re.compile(
    r"\b(before|until|till|up to|prior|pre|since|after|from|post|older|earlier|last)\b[\W_]*"
    r"(?:19|20)\d\d"
    r"|(?:19|20)\d\d\W*(and (before|earlier|later|after|older)|\+|onwards?|earlier|以前|之前)"
    r"|(?:19|20)\d\d\s*[-–—~/&]\s*(?:(?:19|20)\d\d|\d\d(?![-\d])|now|present|$)",
    re.IGNORECASE,
)


def of_heading(heading: str) -> int | None:
    """Return the year that a heading names; none for a span of years such as "Before 2022".

    In a longer heading it must begin or end with it: "The winners of the 2019 challenge on bees"
    are not of 2019.
    """
    if _SPAN_OF_YEARS.search(heading):
        return None
    if len(heading.split()) <= 5:
        return year_of(heading)
    found = re.search(r"^\W*((?:19|20)\d\d)\b|\b((?:19|20)\d\d)\W*$", heading)
    return _whole(found[1] or found[2]) if found else None
