"""A name in its parts, when two spellings are one, and what is a group or says "et al."."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256

# Words of names: particles, prefixes, suffixes, and families that stand first or last.
#
# Each table holds what is certain in any name.  A word that is a particle in one language and a
# given name in another ("Ben", "Do", "San") is in none of them.

# Lower-case words that belong to the family name behind them.  BibTeX takes every lower-case word
# for one, which makes "Ortega y" a given name and a typing error a particle.
PARTICLES = frozenset(
    """
    a' aan af al am ap at auf aus av bar bin bint binti bte d' d’ da dal dall' dalla das de de'
    de’ degli dei del dela dell' della delle dello den der des di do dos du el het ibn im in la
    las le les lo los na op ould 's ’s 't ’t te ten ter then thor til tot uit un' und ut van vande
    vanden vander ver vom von vor voor zu zum zur
    بن ابن بنت آل בן בת
    """.split()
)

# Capitalised words that begin a family name of two words, as its bearer writes it: "Van Rossum" and
# "De Niro" sort under V and D, so the word is a part of the family name and no particle.
PREFIXES = frozenset(
    """
    Al D' D’ Da Dal Dalla De Degli Dei Del Della Dello Den Der Des Di Dos Du El Ibn La Las Le Los
    Mac Mc Ní Nic Saint Sainte St. Ste. Ten Ter Uí Van Vande Vanden Vander Vom Von Ó 'T ’T
    """.split()
)

# Before one of these a capitalised "Van", "Di", "Da" is half of a given name: Linh Van Nguyen,
# Xiao Di Wu.  The most frequent family names of Viet Nam, China and Korea, without accents.
EASTERN = frozenset(
    """
    bui cao chang chen cheng choi chu chung dang dao deng dinh do doan duong fan fang feng gao guo
    han hao he ho hoang hu huang huynh jiang jung kang kim lam le lee li liang lin liu lu luo luong
    ly ma mai ngo nguyen park pan peng pham phan ren shen shi song su sun ta tan tang thai tran
    trinh truong tsai vo vu wang wei wu xia xiao xie xu yan yang yao ye yin yu yuan zeng zhang zhao
    zheng zhou zhu
    """.split()
)

# Families of Viet Nam with their own letters.  Whoever writes the letters writes the order too:
# "Ngô Bảo Châu" begins with the family, where the name has a middle and does not end in a family.
VIETNAMESE = frozenset(
    """
    nguyễn trần lê phạm huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương đinh đoàn trịnh trương hoàng đào
    lương phùng
    """.split()
)

# "Silva Neto" is one family name: Portuguese adds what tells grandson and nephew to it.
AGNOMES = frozenset(("Filho", "Neto", "Sobrinho", "Júnior"))

# "Senior" and "Junior" written out are family names as well, so they are left alone.
# (SR alone in capitals are the initials of many Indian names, Vi and Xi are names.)
SURE_SUFFIX = re.compile(r"[Jj]n?r\.?|JR\.?|[Ss]n?r\.?|2nd|3rd|[4-9]th|(?i:ph\.?d\.?)|D\.?Phil\.?")
SUFFIX = re.compile(rf"{SURE_SUFFIX.pattern}|I{{2,3}}|IV|VI{{1,3}}|fils|père")
# What is a suffix only behind a comma and a whole name: "Jane Doe, MD", but "Doe, MD" has initials.
DEGREE = re.compile(r"MD|M\.?Sc\.?|B\.?Sc\.?|Esq\.?|Dr\.?-Ing\.?")

# Han, kana and Hangul: the family stands first, and a blank between the names says nothing.
FAMILY_FIRST = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003134f]"
)

# "Иванов Иван Иванович": who is called by a patronymic at the end has his family first.
PATRONYMIC = re.compile(r"\w+(?:[оеі]вич|ьич|[оеії]вна|[иі]чна)", re.IGNORECASE)

_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
# JP, TJ: two or three capitals without a vowel are initials, but for one name that has no vowel.
BARE_INITIALS = re.compile(r"\b(?!NG\b)[B-DF-HJ-NP-TV-XZ]{2,3}\b")


def are_initials(word: str) -> bool:
    """Return whether a word is initials with their full stops: ``J.-P.``, ``И.И.``."""
    return word.isupper() and _INITIALS.fullmatch(word) is not None


# What Unicode does not decompose and keyboards lack.  Only what is one letter with a stroke, or the
# customary ASCII for a ligature: ü is never "ue", since Mueller and Müller are two families.
_LETTERS = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe",
    "þ": "th", "\u200c": "", "\u200d": "",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "’": "'", "‘": "'", "ʼ": "'", "`": "'",
})  # fmt: skip
# Up to Arabic a mark is an accent or a vowel point that writers leave out.  Farther on it is a
# letter's half: か and が, or the vowels of Thai.
_LAST_ACCENTED = "\u06ff"


def folded(text: str) -> str:
    """Return text in small letters without accents, with one sign for each hyphen and apostrophe.

    Letters that differ in more than an accent stay apart, in every script.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    kept: list[str] = []
    bare = False
    for char in unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS):
        if not unicodedata.combining(char):
            bare = char <= _LAST_ACCENTED
        elif bare:
            continue
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


# One person, or a group that signs as one, in the parts that bibliographies tell apart.


@dataclass(frozen=True, slots=True)
class Person:
    """A name in its parts; a name in one word, and a group, is a family name alone.

    ``particle`` is what stands in lower case before the family name; a capitalised "Van" is a part
    of ``family``.  ``family_first`` is the order in which a name was written without a comma: it
    counts for `shown` alone, and two persons that differ in it are equal.
    """

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    is_group: bool = False
    family_first: bool = field(default=False, compare=False)

    @property
    def surname(self) -> str:
        """The family name with its particle: ``van Gogh``."""
        return _joined(self.particle, self.family)

    @property
    def is_eastern(self) -> bool:
        """Whether the whole name is in a script in which families stand first."""
        if self.family.isascii():  # nearly all of them
            return False
        return all(FAMILY_FIRST.match(part) for part in (self.family, self.given) if part)

    @property
    def given_apart(self) -> str:
        """The given names with blanks between bare initials: ``J P`` for JP, where it is no name.

        In a name written in capitals throughout nothing tells them from a name.
        """
        if self.family.isupper():
            return self.given
        return BARE_INITIALS.sub(lambda found: " ".join(found[0]), self.given)

    @property
    def shown(self) -> str:
        """The name in its natural order: ``Martin Luther King Jr.``, ``山田 太郎``."""
        if self.family_first or self.is_eastern:
            return _joined(self.surname, self.given, self.suffix)
        return _joined(self.given, self.surname, self.suffix)

    @property
    def inverted(self) -> str:
        """The name as bibliographies sort it: ``van Gogh, Vincent``, ``King, Jr., Martin Luther``.

        A name without a given one has no other order than its natural one.
        """
        if not self.given:
            return self.shown
        return ", ".join(part for part in (self.surname, self.suffix, self.given) if part)


def group(name: str) -> Person:
    """Make a group, whose name is never taken apart."""
    return Person(" ".join(name.split()), is_group=True)


def initials(person: Person) -> str:
    """Return the given names as initials: ``J.-P.``, ``M. L.``, ``J. le R.``; may be empty.

    A given name in a script that has no capitals is returned whole: nobody cites by half of 太郎.
    """
    kept: list[str] = []
    for word in person.given_apart.replace(".", ". ").replace(". -", ".-").split():
        if word[0] in '"“„«(‘':  # a nickname
            continue
        if word in PARTICLES or word.lower() == word.upper():
            kept.append(word)
        else:
            halves = [part for part in word.split("-") if part]
            kept.append("-".join(one if one in PARTICLES else f"{one[0]}." for one in halves))
    return " ".join(kept)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


# When two spellings are one name, and the address that a name has for ever.

_PLAIN = re.compile(r"[a-z]+(?:[ -][a-z]+)*")
_LONGEST = 80
_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
# Only scripts that every version of Unicode at hand names alike, or addresses would move with it.
_SCRIPTS = frozenset(
    "arabic armenian bengali cjk devanagari ethiopic georgian gujarati gurmukhi hebrew kannada "
    "khmer lao latin malayalam myanmar sinhala tamil telugu thai tibetan".split()
)
_ROMAN = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяєіѓґђћјљњџўѕќαβγδεζηθικλμνξοπρσςτυφχψω",
        "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya ye i g g d c j lj "
        "nj dz u dz k a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(" "),
        strict=True,
    )
)


@lru_cache(maxsize=1 << 16)
def person_key(person: Person) -> str:
    """Return what all spellings of a name share that differ in accents, case or initials' dots.

    ``José García``, ``Garcia, Jose`` and ``JOSE GARCIA`` are one name; so are ``J.P. Doe`` and
    ``J. P. Doe``.  ``J. Doe`` and ``John Doe`` are two: which John it is, nobody can tell.
    """
    if person.is_eastern:  # a blank between the names says nothing
        text = folded(person.shown).replace(" ", "")
    else:
        text = folded(f"{person.given_apart} {person.surname} {person.suffix}")
    undotted = " ".join(text.replace(".-", "-").replace(".", " ").split())
    return undotted or text.strip()


@lru_cache(maxsize=1 << 16)
def person_slug(person: Person) -> str:
    """Return the address part of a name: of small letters, digits and hyphens, from its key alone.

    ``jane-doe``; ``fei--fei-li``, since Fei Fei Li is another spelling; what such letters cannot
    tell apart ends in a hash that begins with a digit: ``conor-obrien-1k3v9q``,
    ``gim-cheol-su-7x2m0a``, ``arabic-4n8r1t6wq``.
    """
    key = person_key(person)
    if len(key) <= _LONGEST and _PLAIN.fullmatch(key):
        return key.replace("-", "--").replace(" ", "-")
    return hashed_slug(key)


def hashed_slug(spelling: str) -> str:
    """Return an address part that ends in a hash of a spelling, and is no name's plain one.

    Names in Hangul, kana, Cyrillic and Greek are romanised letter by letter from tables that never
    change.  How Han characters are read depends on the bearer (山田 is Yamada or Shantian), and
    Arabic and Hebrew leave their vowels out: these get the name of the script instead.
    """
    text = folded(spelling)
    words = re.sub(r"[^a-z0-9]+", "-", "".join(_roman(char) for char in text)).strip("-")
    letters = [char for char in text if char.isalpha()]
    if words and all(_roman(char) or char in _ROMAN for char in letters):
        return f"{words[:_LONGEST].strip('-')}-{_hash(spelling, 6)}"
    script = unicodedata.name(letters[0], "").split(" ")[0].lower() if letters else ""
    return f"{script if script in _SCRIPTS else 'name'}-{_hash(spelling, 9)}"


def _roman(char: str) -> str:
    if char.isascii():
        return "" if char == "'" else char
    name = unicodedata.name(char, "")
    if name.startswith(("HANGUL SYLLABLE", "HIRAGANA LETTER", "KATAKANA LETTER")):
        return f"{name.split()[-1].lower()}-"
    return _ROMAN.get(char, "")


def _hash(key: str, length: int) -> str:
    number = int.from_bytes(sha256(key.encode()).digest()[:8])
    signs = [str(number % 10)]
    number //= 10
    for _ in range(length - 1):
        number, digit = divmod(number, len(_DIGITS))
        signs.append(_DIGITS[digit])
    return "".join(signs)


# How lists say that some are left unnamed.

ET_AL = "et al."

# Where a word could be a name ("Thomas More", "In"), the number before it or the full stop behind
# it is asked for.
_WORDS = r"""
    others|other (?:co-?)?(?:authors|contributors)
    |\+? ?\d[\d,.]* (?:more|others?|additional|remaining)(?: (?:authors|people))?(?: not shown)?
    |et ?\.? ?al(?:ii|iae|ia)?|& ?al\.|etc|\.\.\.|…
    |et autres|und andere|u\. ?a\.?|y otros|y otras|y cols?\.|e outros|e cols?\.|e altri|i altres
    |en anderen|e\. ?a\.?|m\. ?fl\.?|mfl\.|med flere|med flera|og andre|och andra|ja muut
    |i in\.|i inni|a kol\.|a další|és mtsai|și alții|ve ark\.|ve arkadaşları|ve diğerleri|dkk
    |và cs\.|và cộng sự|и др\.?|и другие|и соавт\.|та ін\.|і інші|και συν\.|και άλλοι
    |وآخرون|و ?آخرون|و ?همکاران|ואחרים|ועמיתיו
    |等人?|ほか(?: ?\d+名)?|他(?: ?\d+名)|외 ?\d+ ?[명인]
"""
_PATTERN = "|".join(line.strip() for line in _WORDS.split("\n")).strip("|")
_PATTERN = _PATTERN.replace(" ?", r"\s*").replace(" ", r"\s+").replace("||", "|")
_AND = r"(?:(?:and|&|und|et|y|e)\s+)?"
# "and 1,200 additional authors not shown" and the blanks around it; a list is not read from afar.
_LAST_WORDS = 60
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
    found = _BEHIND.search(text, max(len(text) - _LAST_WORDS, 0))
    return (text[: found.start()].rstrip(" ,;"), True) if found else (text, False)


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
