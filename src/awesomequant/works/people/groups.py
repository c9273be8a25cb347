"""Names that are likely a group's, a hint for checks and importers; and where it is certain."""

import re
from collections.abc import Sequence

from awesomequant.text import regex

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
_EASTERN = regex(
    "团队|團隊|研究院|研究所|研究室|大学|大學|学院|公司|协会|協会|学会|委员会|委員会|组$|팀|연구소|연구원|대학교|학회"
)
# No person is called "… of the …"; "de" and "von" are in the names of persons.
_BETWEEN = frozenset(("of", "for", "the", "at"))
_JOINED = regex(r"^\S+ (?:and|&) |\s(?:and|&) \S++$|[/+@]", re.IGNORECASE)
# OpenAI, DeepSeek-AI, BigScience, 3GPP: a word with a capital or digit inside …
_INNER = regex(r"[^\W\d_]\d|\d[^\W\d_]|[a-z]{2}[A-Z]|(?:[a-z]-?|^| )AI\b")
# … unless it is a family's: McCarthy, MacLeod, LeCun, DiCaprio, DeVries, VanderPlas, LaFontaine.
_FAMILY = regex(r"\b(?:Ma?c|Le|La|Di|De|Del|Du|Da|Van|Vander|Von|Fitz|St|Al|El|O)(?=[A-Z][a-z])")
_SIGN = regex(r"[A-Z][A-Z0-9.&-]{2,}")
_WORD = regex(r"\w+")


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


def groups_among(names: Sequence[str]) -> frozenset[str]:
    """Return the groups among the names of a record whose format has ``Family, Given``.

    A comma at the end keeps a name whole: so EndNote's manual has groups written.  Many programs
    leave it out.  Then a name of several words without a comma is a group's where its words are,
    and where no other name of the record is a person's in natural order.
    """
    whole = [name for name in names if "," not in name and " " in name]
    likely = [name for name in whole if looks_like_group(name)]
    without_comma = likely if len(likely) == len(whole) else []
    return frozenset((*without_comma, *(name for name in names if name.endswith(","))))
