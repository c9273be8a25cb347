"""Whether a text names people, who they are, and whether they edited."""

import re
from functools import lru_cache

from awesomequant.intake.grammar.venues import (
    has_word_of_journals,
    is_acronym,
    is_known,
    is_venue,
)
from awesomequant.library.author import Author, stated
from awesomequant.text import fold, one_line
from awesomequant.works.people import ET_AL, People, split_people, without_et_al
from awesomequant.works.venues import is_well_known
from awesomequant.works.venues.abbreviations import is_abbreviated

# The same texts are asked again and again: venues, labels, the names of a list's authors.
_KEPT = 20_000

# "e", "y" and "och" are "and" between two whole names; in "João Costa e Silva" and "José Ortega
# y Gasset" they are of one.  "et" and "und" join none but names.
_WORD = r"(?:[^\W\d_a-z][\w.’'-]*)"
_AND_BETWEEN = re.compile(
    rf"((?:^|[,;]\s*){_WORD}(?:\s{_WORD}){{1,3}})\s(?:e|y|i|og|och|en|ja|ja|és|și|ve)\s"
    rf"(?={_WORD}(?:\s{_WORD}){{1,3}}\s*[.,]?$)"
    rf"|(?<=\b[^\W\d_a-z]\.),?\s(?:y|e|i|og|och)\s(?={_WORD})"
    rf"|(?<=[^\W\d_])([.,]?)\s(?:et|und)\s(?!al\b)(?={_WORD})"
)
# As German law writes: "Keeper, Ann D./Drone, Bo".
_SLASHED = re.compile(r"(?<=[^\W\d_]|\.)\s?/\s?(?=[^\W\d_a-z][\w’'-]+,\s[^\Wa-z])")
_MAY_JOIN = re.compile(r"\s(?:e|y|i|og|och|en|ja|és|și|ve|et|und)\s")
_AND = re.compile(r"(?:(?<!\s)\s++)?(?:,\s*+)?(?:\band\b|&|;|、|，)\s*", re.IGNORECASE)
CONJUNCTION = re.compile(r"\s*(?:and|&|et|und|y|e|i|og|och|en)\s", re.IGNORECASE)
"""What stands before the last of several names, and before no venue."""
_AND_OR_COMMA = re.compile(r",|;|&|\band\b|、|，")
_NO_LIST = re.compile(r"https?:|[?!<>=]|\d\d|\s[-–—|]\s")
_NAME_LEAD = re.compile(r"^\s*(?i:by|par|por|authors?|from)\s*[:：]?\s+(?=[^a-z])")
_NAME = re.compile(r"[^\W\d_][\w.'’`´-]*(?:\s+[\w.'’`´*()-]+){0,5}[*†‡§¶#∗]*")
# Marks of footnotes; a number that stands alone is the name's ("Area 51"), and so is that of "L3".
_NOISE = re.compile(r"[*†‡§¶∗^#]+|(?<=[^\W\d_]{2})\d+\b")
# Words of titles and venues; a set is asked in a tenth of the time of a pattern, and of each name.
_NOT_A_NAME = frozenset(
    """
    the for with using via of network networks learning model models conference workshop journal
    transactions neural proceedings international language arxiv paper code university oral
    spotlight survey thesis dissertation dept department we this is review submitted report blog
    appear track tracks benchmark benchmarks dataset datasets findings letters symposium proc
    published accepted presented engineering computers surveys january february march april june
    july august september october november december intelligence machine analysis theory system
    systems data search design inference planning tuning training reasoning sampling feedback
    """.split()  # noqa: SIM905 -- a hundred quoted words are not read
)
_WORDS = re.compile(r"\w+")
# What is done by means of it: "Fuzzing by Principled Search (CCS 2018)" was signed.
_ACTION = re.compile(r"\w{3,12}tions?", re.IGNORECASE)
_PARTICLE = re.compile(r"af|al|bin|da|de|del|della|den|der|di|dos?|du|el|la|le|ten|ter|van|von|zu")
_CUT = re.compile(
    r"(?<=al\.)[,.]?\s+|(?<=al),\s+|[,.:;]\s+|(?<!\s)\s++[-–—|]\s+"
    r"|(?<!\s)\s++(?=\((?!.{0,2000}et al))"
)
# Families with initials behind them, as medicine writes: "Keeper A, van der Drone BC".
_MOST_CUTS = 60
_SHORT_GIVEN = re.compile(
    r"((?:[a-z’']+\s)*[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+)?)"
    # "山田 太郎" is a whole name, and no family with two initials.
    r"\s((?![\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af])[^\W\d_a-z]{1,3}\.?"
    r"|(?:[^\W\d_a-z]\.(?:[ -]|-[a-z]\.)?){1,4})"
)
_NUMBERED = re.compile(r"[A-Z]\d{1,2}")
_ONE_AND_MORE = re.compile(r"[^\W\d_]+ [A-Z]{3}")  # "YouTube DNN", "Keeper ABC"
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{2,4}|[\uac00-\ud7af]{2,4}")
# No name has so many signs in a row: it is a note in Chinese, Japanese or Korean.
_SENTENCE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{7}|[\uac00-\ud7af]{5}")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_INITIAL = re.compile(r"(?<![\w.])[A-ZА-ЯЁ]\.(?!\w{3})")
_IN_CAPITALS = re.compile(r"[A-Z]{2,} [A-Z]\.? [A-Z]{2,}")  # "LAWRENCE R RABINER"
_CAPITALS = re.compile(r"[A-Z]{2,}[a-z]?")
_CITED = re.compile(
    r"(?P<who>[^\d()\[\]]{2,120}?)[,\s]*[(\[]?(?P<year>(?:19|20)\d\d)[a-z]?[)\]]?\.?"
)
# No digit: "CVE-2017-5753 and CVE-2017-5715" are no two persons.
FAMILY = re.compile(r"(?:(?:van|von|de|der|den|di|la|le|el|al)\s)*[^\W\d_a-z](?:[^\W\d_]|[’'-])+")
# Fewer words than groups are hinted at by in `works/people`: "Vision Conference" has the form, too.
_GROUP = re.compile(
    r"(?:[^\W_][\w&.'’/-]*\s){1,6}"
    r"(?:collaborations?|consortium|consortia|team|(?:working|study|research) group|investigators)"
)
_TWO_FAMILIES = re.compile(rf"{FAMILY.pattern} (?:e|y|et|und|og|och|en|i|и) {FAMILY.pattern}")
_MOST_WORDS = 30
_SIGNS_BEFORE = re.compile(r"^[^\w(\"'’]+")
_BRACKETS = re.compile(r"\([^()]*\)")


def is_people(text: str, *, alone: bool = False) -> bool:
    """Return whether a text lists persons; one name ``alone`` counts only where that is said."""
    bare = "" if _NO_LIST.search(text) else _bare(text).rstrip(".")
    if not bare or len(bare) > 6000:
        return False
    pieces = _AND.split(bare)
    parts = [_trimmed(part) for piece in pieces for part in piece.split(",")]
    parts = [part for part in parts if part]
    likely = [part for part in parts if _is_name(part)]
    has_more = _has_more(text)
    if "." in bare and any(map(is_abbreviated, parts)):  # "J. Chem. Phys."
        return False
    if len(parts) == 1:
        words = bare.split()
        is_one = 2 <= len(words) <= 4 and not _CAPITALS.fullmatch(words[0])
        is_one = is_one and not _NUMBERED.fullmatch(words[-1])  # "Tacotron V2"
        is_one = is_one or bool(_IN_CAPITALS.fullmatch(bare))
        return len(likely) == 1 and (has_more or (alone and is_one))
    spaced = any(" " in part or "." in part or len(part) == 1 for part in parts)
    if likely and _CAPITALS.fullmatch(parts[-1]):
        return False  # the last of them is a venue
    are_turned = all(piece.count(",") == 1 for piece in pieces)  # ``Family, Given``
    return len(likely) >= 0.8 * len(parts) and (spaced or has_more or are_turned)


def are_short(text: str) -> bool:
    """Return whether a text lists families with initials behind them: "Keeper AB, Drone C"."""
    return all(map(_SHORT_GIVEN.fullmatch, filter(None, _listed(text))))


def are_families(text: str) -> bool:
    """Return whether a text may list families alone, "Han, Mao, Dally"; two may be one person."""
    listed = _listed(text)
    return len(listed) > 2 and all(FAMILY.fullmatch(part) for part in listed)


def are_east_asian(text: str) -> bool:
    """Return whether a text lists names written in Chinese, Japanese or Korean."""
    parts = _AND_OR_COMMA.split(in_english(_NAME_LEAD.sub("", text)))
    return all(_EAST_ASIAN.fullmatch(part.strip(" .").removesuffix("等")) for part in parts)


def _are_several(text: str) -> bool:
    """Return whether a text lists East Asian names, as "정하윤, 김도현" before their venue."""
    return not text.isascii() and bool(_AND_OR_COMMA.search(text)) and are_east_asian(text)


@lru_cache(maxsize=_KEPT)
def people_strength(text: str) -> int:
    """Return how surely a text names people: 2 for a list of names, 1 for what may be one, else 0.

    "Deep Bees and Shallow Wasps" has the form of two names: only its place can tell.
    """
    text = in_english(text)
    # A name is short: what has no comma or "and" for long is a sentence.
    if len(text) > 60 and max(map(len, _AND_OR_COMMA.split(text))) > 60:
        return 0
    if has_word_of_journals(text) or _SENTENCE.search(text):
        return 0
    parts = [part.strip(" .") for part in _AND_OR_COMMA.split(_NAME_LEAD.sub("", text))]
    if are_east_asian(text):
        return 2 if len(parts) > 1 else 1
    # Korean words beside one another, and none a name: "국내 연구진의 논문".
    if _HANGUL.search(text) and len(parts) == 1 and not _has_more(text):
        return 0
    if len(parts) == 2 and "," not in text and all(map(FAMILY.fullmatch, parts)):
        return 1  # "Keeper & Drone"
    if _TWO_FAMILIES.fullmatch(text.strip(" .,")):
        return 1
    if ":" in _NAME_LEAD.sub("", text) or not is_people(text, alone=True):
        return int(are_families(text))
    if _has_more(text) or _INITIAL.search(text):
        return 2
    if (are_short(text) and not _ONE_AND_MORE.fullmatch(text)) or _IN_CAPITALS.fullmatch(
        text.strip(" .")
    ):
        return 2
    listed = [part for part in _listed(text) if part]
    are_whole = all(" " in part for part in listed)
    is_listed = not set(",;、，").isdisjoint(text)
    return 2 if len(listed) > 2 or (len(listed) == 2 and is_listed and are_whole) else 1


# "Keeper+, ICML2020" and "Keeper+ (2020)": how Japanese notes leave the others unnamed.
_PLUS = re.compile(rf"^(\W*{FAMILY.pattern})\+(?=,\s|\s?[(['’]|\s(?:\S{{2,12}}\s)?(?:19|20)\d\d)")


def with_others(text: str) -> str:
    """Return a text whose "Keeper+" before a venue or a year is written as "Keeper et al."."""
    return _PLUS.sub(rf"\1 {ET_AL}", text) if "+" in text else text


@lru_cache(maxsize=_KEPT)
def cited(label: str) -> tuple[str, int] | None:
    """Return people and year of a label such as "Keeper, Swarm (1975)" or "Wax et al. 1991".

    Family names alone are joined by "and": else "Keeper, Swarm" were one person, Swarm Keeper.
    """
    found = _CITED.fullmatch(with_others(label.strip(" []")))
    if found is None:
        return None
    who, more = without_et_al(found["who"].strip(" ,;"))
    parts = [part for part in re.split(r"\s*(?:,|&|\band\b)\s*", who.strip(" ,")) if part]
    if parts and all(FAMILY.fullmatch(part) for part in parts):
        is_name = more or len(parts) > 1 or not is_acronym(parts[0])
        known = len(parts) == 1 and is_known(parts[0])
        people = " and ".join(parts) + (" et al." if more else "")
        return (people, int(found["year"])) if is_name and not known else None
    strength = people_strength(found["who"])
    return (found["who"], int(found["year"])) if strength and not is_venue(who) else None


@lru_cache(maxsize=_KEPT)
def split(text: str, *, alone: bool = False) -> tuple[str, str]:
    """Return the persons that a text begins with, and the rest: ``He et al., ICCV 2017`` has both.

    The persons are empty where it begins with none, or is nothing else.
    """
    # The last cuts alone: each is asked of all before it, and a flood of commas has thousands.
    for found in reversed(list(_CUT.finditer(text))[-_MOST_CUTS:]):
        end = found.start() + found[0].startswith(".")  # the full stop may be an initial's
        first, rest = text[:end], text[found.end() :]
        if CONJUNCTION.match(rest):  # of "NVIDIA, Arm, and Intel" the last is no venue
            continue
        # "Ann Keeper, Bo Drone y Cy Queen, ICML 2020" joins its last in Spanish.
        joined = in_english(first)
        last = _AND_OR_COMMA.split(_bare(joined))[-1]
        if not _is_name(_trimmed(last)) and not _has_more(first):
            continue  # "Fay Li, Hua Zhang, Journal of Apiculture" goes on with its venue
        if not last.isascii() and has_word_of_journals(last):
            continue  # "정하윤, 김도현, 한국꿀벌학회 논문집" has no third person
        if rest.strip(" .,;:()") and (is_people(joined, alone=alone) or _are_several(joined)):
            return first, rest
    return "", text


_VENUE_BEHIND_A_STOP = re.compile(r"[a-z]{2}\. [A-Z][A-Za-z]*[A-Z]$")


def venue_behind(text: str, *, dated: bool) -> tuple[str, str]:
    """Return the people of a list of names and the venue that it ends with, which may be empty.

    "Ann Keeper, Bo Drone, NeurIPS" has the form of three names.  Behind whole names one word is
    where they published if it is spelled as an acronym or a year follows (``dated``): "Automatica".
    """
    # "*Ann Keeper, Bo Drone. UIST.*"
    bare = text.rstrip(" ,.;")
    people, sign, last = bare.rpartition(". " if _VENUE_BEHIND_A_STOP.search(bare) else ", ")
    words = last.split()
    if not sign or not words or CONJUNCTION.match(last):
        return text, ""
    is_one = is_known(last) or any(is_well_known(one) and len(one) > 2 for one in (last, words[0]))
    are_whole = all(len(name.split()) > 1 for name in _AND_OR_COMMA.split(people) if name.strip())
    is_word = len(words) == 1 and not last.endswith(".")
    may_be_one = is_one or (are_whole and is_word and (dated or is_acronym(last)))
    # Whether people stand before it is asked last: that takes the longest, and few come so far.
    return (people, last) if may_be_one and people_strength(people) else (text, "")


def signs_as_a_group(text: str) -> bool:
    """Return whether a text is the name of a group that signs works: "ANA Collaboration"."""
    return bool(_GROUP.fullmatch(fold(text)))


def in_english(text: str) -> str:
    """Return a list of names with "and" before the last of them, whatever language says it."""
    if "/" in text and "," in text:
        text = _SLASHED.sub("; ", text)
    if not _MAY_JOIN.search(text):  # asked of every text, and seldom so
        return text
    return _AND_BETWEEN.sub(lambda found: f"{found[1] or found[2] or ''} and ", text)


@lru_cache(maxsize=_KEPT)  # a text is asked whether it is of people, of families, of initials
def _bare(text: str) -> str:
    text = _BRACKETS.sub(" ", one_line(text)) if "(" in text and len(text) < 6000 else text
    if not text[:1].isalnum():
        text = _SIGNS_BEFORE.sub("", text)  # "★ Keeper, Drone"
    named = without_et_al(_NOISE.sub("", _NAME_LEAD.sub("", text)).strip())[0]
    return named.strip(" ,;:：，·-–—(){}|")


@lru_cache(maxsize=_KEPT)
def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for piece in _AND.split(_bare(text)) for part in piece.split(","))


_LAST_INITIAL = re.compile(r"(?:^|[\s.-])[A-ZА-ЯЁ]\.$")


def _trimmed(name: str) -> str:
    """Return a name without the marks around it; the full stop of an initial is its own."""
    name = name.strip(" ,")
    return name if name[-1:] == "." and _LAST_INITIAL.search(name) else name.strip(" ,.")


def _is_name(text: str) -> bool:
    """Return whether a text has the form of one name: capital words, with particles among them."""
    words = text.split()
    # Chinese has no small letters, Russian has: "Осы забывают" is of a title.
    is_capital = all(not word[0].islower() or _PARTICLE.fullmatch(word) for word in words)
    return (
        bool(_NAME.fullmatch(text))
        and not _NUMBERED.fullmatch(words[0])  # "L3 Cache Attack"
        and is_capital
        and (not text[:1].islower() or bool(_PARTICLE.fullmatch(words[0])))
        and len(words) <= 6
        and _NOT_A_NAME.isdisjoint(map(str.lower, found := _WORDS.findall(text)))
        and not ("tion" in text.lower() and any(map(_ACTION.fullmatch, found)))
        and words[0] not in ("In", "At", "On", "To")
    )


# "Keeper, A., Drone, B., … Queen, C." names the last of many.
_OMITTED = re.compile(
    r"(?:(?<![\s,;])[\s,;]++)?(?:…|\.\s?\.\s?\.)[\s,;]*(?:(?:and|&|et|und|y)\s+)?(?=[^\W\d_a-z])"
)


_BARS = re.compile(r"(?<!\s)\s++[/·•|]\s+")


def names(text: str) -> tuple[Author, ...]:
    """Return the authors that a list names, as a record states them; "et al." is kept."""
    if _OMITTED.search(text, 1):
        text = f"{_OMITTED.sub(', ', text)}, {ET_AL}"
    bare = _trimmed(_bare(_BARS.sub(", ", in_english(text))))
    # Of "**Ann Keeper**#, Bo Drone" the sign of a footnote was a part by itself.
    parts = [part for part in bare.split(", ") if part.strip(" ,")]
    bare = ", ".join(parts)
    # "Keeper, Ann" is one person; three single words are three families.
    if len(parts) > 2 and all(FAMILY.fullmatch(part) and " " not in part for part in parts):
        bare = " and ".join(parts)
    if parts and all(_SHORT_GIVEN.fullmatch(part) for part in parts):  # "Keeper AB, Drone C"
        whole = []
        for family, given in (one.groups() for one in map(_SHORT_GIVEN.fullmatch, parts) if one):
            letters = given.rstrip(".")  # "AB" are "A. B."
            whole.append(f"{family}, {given if '.' in letters else '. '.join(letters) + '.'}")
        bare = " and ".join(whole)
    return stated(People(split_people(bare).people, _has_more(text)))


def _has_more(text: str) -> bool:
    return without_et_al(_NAME_LEAD.sub("", text).strip())[1]


# Who edited the book that a work stands in, which references say before or behind its title.

# "(Eds.)" in the languages of references.
_EDITOR = (
    r"[(\[](?:[Ee]ds?|[Ee]ditors?|Hrsg|Hg|[Hh]erausgeber(?:in)?|[ÉéEe]ds?|[Éé]diteurs?|[Dd]irs?|[Cc]oords?|[Cc]omps?"
    r"|[Oo]rgs?|a cura di|[Рр]ед|[Оо]тв\. ред|red)\.?[)\]]"
)
_EDITORS = re.compile(_EDITOR)
_EDITED_BEFORE = re.compile(
    r"(?P<open>(?<![\w-])(?:[Ii]n|[Dd]ans|[Ee]n|[Ee]m|[Вв])\b:?) (?=[^\Wa-z])"
    r"(?P<who>(?:(?!\b[Ii]n\b)[^()\[\]\ue000-\uf8ff\n]){3,160}?),? ?"
    rf"{_EDITOR}\s?[:,.]?\s+"
)
_EDITED_BY = re.compile(
    r"(?:edited by|ed\. by|eds?\.|herausgegeben von|(?:hrsg|hg)\. v(?:on|\.)|(?:édité|dirigé) par"
    r"|sous la dir(?:ection|\.) d(?:e |['’])|a cura di|(?:editado|coordinado|organizado) por"
    r"|под ред(?:акцией|\.))"
    r"\s?(?P<who>[^()\d]{3,160}?)(?:,\s(?P<rest>(?:pp?\. ?|S\. ?)?\d[\d–-]*\.?))?",
    re.IGNORECASE,
)


def editors_apart(text: str) -> str:
    """Return a line with the editors of a book in brackets of their own, before its "In".

    "In B. Drone & C. Queen (Eds.), *Handbook of bees*" named two persons where the work stood.
    """

    def told(found: re.Match[str]) -> str:
        return (
            f"(edited by {found['who']}) {found['open']} "
            if people_strength(found["who"]) > 0
            else found[0]
        )

    return _EDITED_BEFORE.sub(told, text) if "." in text and _EDITORS.search(text) else text


def editors_in(text: str) -> tuple[str, str] | None:
    """Return the editors that a text names as such, and the pages behind them, else None."""
    found = _EDITED_BY.fullmatch(text)
    return (
        (found["who"], found["rest"] or "") if found and people_strength(found["who"]) > 0 else None
    )
