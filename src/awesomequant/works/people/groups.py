"""Names that are likely a group's: a hint for checks and importers, never a decision."""

import re

# Words that end or begin the names of teams, and that are hardly a family's name.  ("Bank",
# "Church", "Press", "Board", "Bureau" and "Power" are families, and are left out.)
_WORDS = re.compile(
    r"""\b(?:
    academy|agency|alliance|association|associates|authority|centre|center|challenge
    |coalition|collaborations?|college|commission|committee|community|company|conference|consortia
    |consortium|contributors|corporation|council|department|dept|developers|directorate|division
    |editors|experiment|facility|federation|forum|foundation|group|hospital|incorporated
    |industries|initiative|institut|institute|institution|instituto|istituto|investigators|labs?
    |laborator(?:y|ies)|maintainers|ministry|museum|network|observatory|office|organi[sz]ation
    |panel|partnership|program(?:me)?|project|research|researchers|school|secretariat|service
    |society|software|solutions|squad|staff|survey|syndicate|systems|task\ force|taskforce|teams?
    |technolog(?:y|ies)|trust|university|universit[äàée]t?|universidade?|volunteers|workgroup
    |équipe|gesellschaft|verein|universiteit|universitet|akademie|stiftung|gmbh|inc|ltd|llc|plc
    |corp|s\.?a\.?r\.?l|e\.v|(?-i:AI)|deepmind|google|microsoft|nvidia|huawei|alibaba|tencent
    |baidu|bytedance|amazon|openai|facebook|deepseek|qualcomm|nasa
    )\b\.?""",
    re.VERBOSE | re.IGNORECASE,
)
_EASTERN = re.compile(
    "团队|團隊|研究院|研究所|研究室|大学|大學|学院|公司|协会|協会|学会|委员会|委員会|组$|팀|연구소|연구원|대학교|학회"
)
_CYRILLIC = re.compile(
    r"\b(?:институт|университет|академия|группа|команда|общество|министерство)\b", re.IGNORECASE
)
# No person is called "… of the …"; "de" and "von" are in the names of persons.
_BETWEEN = re.compile(r"^the\b|\b(?:of|for|the|and|&|at)\b|\bof\b|\s&\s|/|\+", re.IGNORECASE)
# OpenAI, EleutherAI, BigScience, 3GPP: a word with a capital or digit inside …
_INNER = re.compile(r"[^\W\d_]\d|\d[^\W\d_]|[a-z]{2,}[A-Z]|[a-z]AI\b")
# … unless it is a family's: McCarthy, MacLeod, LeCun, DiCaprio, DeVries, VanderPlas, LaFontaine.
_FAMILY = re.compile(
    r"\b(?:Ma?c|Le|La|Di|De|Del|Du|Da|Des|Van|Vander|Von|Fitz|St|Al|El|O)[A-Z][a-z]+"
)
_SIGN = re.compile(r"[A-Z][A-Z0-9.&-]{2,}")


def looks_like_group(text: str) -> bool:
    """Return whether a name is likely that of a team, an office or a firm.

    "Gemini Team", "World Health Organization", "OpenAI", "NIST".  Wrong now and then in both
    directions ("Ai Weiwei" is not taken, "Studio Ghibli" is missed): good for a hint alone.
    """
    words = text.split()
    if not words or ("," in text and not _WORDS.search(text)):
        return False
    if len(words) == 1 and _SIGN.fullmatch(text):
        return True
    bare = _FAMILY.sub("", text)
    return bool(
        _EASTERN.search(text)
        or _CYRILLIC.search(text)
        or (len(words) > 1 and (_WORDS.search(bare) or _BETWEEN.search(bare)))
        or (len(words) == 1 and (_INNER.search(bare) or _WORDS.fullmatch(bare)))
    )
