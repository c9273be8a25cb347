"""Lists of people as people write them: who is left unnamed is told, and what is a group."""

import re
from typing import NamedTuple

from awesomequant.works.people.parsing import from_parts, parse_person
from awesomequant.works.people.person import DEGREE, FAMILY_FIRST, PARTICLES, SUFFIX, Person

# How lists say that some are left unnamed.

ET_AL = "et al."

# Where a word could be a name ("Thomas More", "In"), the number before it or the full stop behind
# it is asked for.
_WORDS = r"""
    others|other (?:co-?)?(?:authors|contributors)
    |\+? ?\d[\d,.]* (?:more|others?|additional|remaining)(?: (?:authors|people))?(?: not shown)?
    |et ?\.? ?al(?:ii|iae|ia)?|& ?al\.|etc|\.\.\.|…
    |et autres|und andere|u\. ?a\.|y otros|y otras|y cols?\.|e outros|e cols?\.|e altri|i altres
    |en anderen|e\. ?a\.|m\. ?fl\.|mfl\.|med flere|med flera|og andre|och andra|ja muut
    |i in\.|i inni|a kol\.|a další|és mtsai|și alții|ve ark\.|ve arkadaşları|ve diğerleri|dkk
    |và cs\.|và cộng sự|и др\.?|и другие|и соавт\.|та ін\.|і інші|και συν\.|και άλλοι
    |وآخرون|و ?آخرون|و ?همکاران|ואחרים|ועמיתיו
    |等人?|ほか(?: ?\d+名)?|他(?: ?\d+名)|외 ?\d+ ?[명인]
"""
_PATTERN = "|".join(line.strip() for line in _WORDS.split("\n")).strip("|")
_PATTERN = _PATTERN.replace(" ?", r"\s*").replace(" ", r"\s+").replace("||", "|")
_AND = r"(?:(?:and|&|und|et|y|e)\s+)?"
# "and 1,200 additional authors not shown" and the blanks around it; a list is not read from afar.
_LONGEST = 60
_ALONE = re.compile(rf"[\s,;]*{_AND}(?:{_PATTERN})[\s.]*", re.IGNORECASE)
_BEHIND = re.compile(
    rf"(?:[\s,;、，；]+{_AND}(?:{_PATTERN})|(?:…|\.\.\.|等人?))[\s.]*$", re.IGNORECASE
)


def is_et_al(text: str) -> bool:
    """Return whether a text says alone that others are left unnamed, in any of many languages."""
    return bool(_ALONE.fullmatch(text))


def without_et_al(text: str) -> tuple[str, bool]:
    """Return a list of names without an "et al." at its end, and whether it had one."""
    if is_et_al(text):
        return "", True
    found = _BEHIND.search(text, max(len(text) - _LONGEST, 0))
    return (text[: found.start()].rstrip(" ,;"), True) if found else (text, False)


# Lists of people as people write them; whether some are left unnamed is told.

_SEMICOLON = re.compile(r"\s*[;；]\s*(?:(?:and|&)\s+)?")
# Between the last two of a list.  "y", "e" and "i" join the halves of one family name as well, and
# "und" those of "von und zu".
_LAST = re.compile(
    r"(?:\s*,)?\s+(?:and|&|(?<!von )und(?! zu)|et|и|та|و)\s+|\s*,?\s*&\s*|\s+및\s+", re.IGNORECASE
)
_LEAD = re.compile(r"^(?:and|&)\s+", re.IGNORECASE)
_EASTERN_COMMA = re.compile(r"\s*[、，،]\s*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]?){1,4}")
_VANCOUVER = re.compile(r"([^\W\d_].*?[^\W\d_])\s+([A-Z]{1,3})")


class People(NamedTuple):
    """Those who are named, in order, and whether others are left unnamed ("et al.")."""

    people: tuple[Person, ...] = ()
    others: bool = False


def split_people(text: str) -> People:
    """Take apart a list of names: ``A, B, and C``, ``A; B``, ``Doe, J., & Roe, R.``, ``… et al.``.

    Commas part names, or the halves of one: which it is, the whole list tells.  Where it does not,
    a comma parts two names.
    """
    listed, others = without_et_al(_LEAD.sub("", " ".join(text.split())))
    if _SEMICOLON.search(listed):
        pieces = [name for piece in _SEMICOLON.split(listed) for name in _LAST.split(piece)]
        return People(tuple(parse_person(name) for name in pieces if name.strip()), others)
    pieces = [
        piece.strip(" ,")
        for piece in _LAST.split(_EASTERN_COMMA.sub(", ", listed))
        if piece.strip(" ,")
    ]
    return People(tuple(_parted(pieces, is_eastern=bool(_EASTERN_COMMA.search(listed)))), others)


def _parted(pieces: list[str], *, is_eastern: bool) -> list[Person]:
    """Part the names that no "and" parts; ``pieces`` are what stands between the words "and"."""
    parts: list[str] = []
    for part in [part for piece in pieces for part in re.split(r"\s*,\s*", piece)]:
        # "King, M. L., Jr." has two halves.
        if parts and (SUFFIX.fullmatch(part) or (DEGREE.fullmatch(part) and " " in parts[-1])):
            parts[-1] += f", {part}"
        else:
            parts.append(part)
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    if is_eastern or len(parts) == 1:
        return [parse_person(part) for part in parts]
    vancouver = [_VANCOUVER.fullmatch(part) for part in parts]
    if all(vancouver) and any(len(one[2]) == 1 for one in vancouver if one):  # Doe JA, Roe R
        names = [one.groups() for one in vancouver if one]
        return [from_parts(family=family, given=". ".join(given) + ".") for family, given in names]
    if len(parts) % 2 == 0 and _are_halves(pieces, pairs):
        return [parse_person(f"{family}, {given}") for family, given in pairs]
    # Doe, Jane, Richard Roe, and Ann Lee: only the first is turned round
    family, given, *rest = parts
    if rest and _is_family(family) and all(map(_is_whole, rest)):
        return [parse_person(f"{family}, {given}"), *map(parse_person, rest)]
    return [parse_person(part) for part in parts]


def _are_halves(pieces: list[str], pairs: list[tuple[str, str]]) -> bool:
    """Return whether each pair of parts is the family and the given name of one person."""
    if all(_are_initials(given.partition(",")[0]) for _, given in pairs):
        return True
    if any(FAMILY_FIRST.match(family) for family, _ in pairs):
        return len(pairs) == 1 and len(pairs[0][0]) == 1  # 王, 小明; but 王小明, 李华 are two
    if len(pairs) == 1 and len(pieces) == 1:  # García Márquez, Gabriel; but Ann Lee, Bo Chen
        return not all(map(_is_whole, pairs[0])) or _is_family(pairs[0][0])
    # What stands behind the last "and" is one name: a comma in it turns that one round, and all.
    is_turned = len(pieces) > 1 and pieces[-1].count(",") == 1
    return is_turned and any(_is_family(family) for family, _ in pairs)


def _is_family(part: str) -> bool:
    """Return whether a part can be a family name alone: one word, or one behind particles."""
    name = part.partition(",")[0]  # without "Jr.", whose full stop is no initial's
    words = name.split()
    return (len(words) == 1 or words[0] in PARTICLES) and not name.endswith(".")


def _is_whole(part: str) -> bool:
    name = part.partition(",")[0]
    return " " in name and not _are_initials(name)


def _are_initials(part: str) -> bool:
    """Return whether a part is initials alone, with full stops or without: ``J A``, ``JA``."""
    return re.sub("(?<=[-])[a-z]", "X", part).isupper() and _INITIALS.fullmatch(part) is not None


# Names that are likely a group's: a hint for checks and importers, never a decision.

# Words in the names of teams that are hardly a person's.  ("Bank", "Church", "Press", "Board",
# "Bureau" and "Power" are families, and Huawei is a given name: they are left out.)
_GROUP_WORDS = frozenset(
    """
    academy agency alliance association associates authority centre center challenge coalition
    collaboration collaborations college commission committee community company conference
    consortia consortium contributors corporation council department dept developers directorate
    division editors experiment facility federation forum foundation group hospital incorporated
    industries initiative institut institute institution instituto istituto investigators lab labs
    laboratory laboratories maintainers ministry museum network observatory office organisation
    organization panel partnership program programme project research researchers school secretariat
    service society software solutions squad staff survey syndicate systems taskforce team teams
    technology technologies trust university universität université universidad universidade
    università volunteers workgroup équipe gesellschaft verein universiteit universitet akademie
    stiftung gmbh inc ltd llc plc corp sarl deepmind google microsoft nvidia alibaba tencent baidu
    bytedance amazon openai facebook deepseek qualcomm nasa
    институт университет академия группа команда общество министерство
    """.split()
)
_EASTERN = re.compile(
    "团队|團隊|研究院|研究所|研究室|大学|大學|学院|公司|协会|協会|学会|委员会|委員会|组$|팀|연구소|연구원|대학교|학회"
)
# No person is called "… of the …"; "de" and "von" are in the names of persons.
_BETWEEN = frozenset(("of", "for", "the", "at"))
_JOINED = re.compile(r"^\S+ (?:and|&) |\s(?:and|&) \S+$|[/+@]", re.IGNORECASE)
# OpenAI, DeepSeek-AI, BigScience, 3GPP: a word with a capital or digit inside …
_INNER = re.compile(r"[^\W\d_]\d|\d[^\W\d_]|[a-z]{2,}[A-Z]|(?:[a-z]-?|^| )AI\b")
# … unless it is a family's: McCarthy, MacLeod, LeCun, DiCaprio, DeVries, VanderPlas, LaFontaine.
_FAMILY = re.compile(
    r"\b(?:Ma?c|Le|La|Di|De|Del|Du|Da|Van|Vander|Von|Fitz|St|Al|El|O)(?=[A-Z][a-z])"
)
_SIGN = re.compile(r"[A-Z][A-Z0-9.&-]{2,}")
_WORD = re.compile(r"\w+")


def looks_like_group(text: str) -> bool:
    """Return whether a name is likely that of a team, an office or a firm.

    "Gemini Team", "World Health Organization", "OpenAI", "NIST".  Of 22,000 authors of 35 lists it
    points at 28 texts, one of them a person's name ("YangXiao").  Good for a hint, not to decide.
    """
    words = {word.lower() for word in _WORD.findall(text)}
    if len(words) > 1 and not words.isdisjoint(_GROUP_WORDS):
        return True
    if "," in text:
        return False
    if " " not in text and _SIGN.fullmatch(text):
        return True
    is_held = not words.isdisjoint(_BETWEEN) or _JOINED.search(text)
    is_alone = " " not in text or text.endswith("AI")
    return bool(
        (is_held and " " in text)
        or (is_alone and _INNER.search(_FAMILY.sub("", text)))
        or (not text.isascii() and _EASTERN.search(text))
    )
