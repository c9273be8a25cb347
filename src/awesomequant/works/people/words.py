"""Words of names: particles, prefixes, suffixes, and families that stand first or last."""

import re

from awesomequant.text import regex

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
SURE_SUFFIX = regex(r"[Jj]n?r\.?|JR\.?|[Ss]n?r\.?|2nd|3rd|[4-9]th|(?i:ph\.?d\.?)|D\.?Phil\.?")
SUFFIX = regex(rf"{SURE_SUFFIX.pattern}|I{{2,3}}|IV|VI{{1,3}}|fils|père")
# What is a suffix only behind a comma and a whole name: "Jane Doe, MD", but "Doe, MD" has initials.
DEGREE = regex(r"MD|M\.?Sc\.?|B\.?Sc\.?|Esq\.?|Dr\.?-Ing\.?")

# Han, kana and Hangul: the family stands first, and a blank between the names says nothing.
FAMILY_FIRST = regex(
    "[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003134f]"
)

# "Иванов Иван Иванович": who is called by a patronymic at the end has his family first.
PATRONYMIC = regex(r"\w+(?:[оеі]вич|ьич|[оеії]вна|[иі]чна)", re.IGNORECASE)

_INITIALS = regex(r"(?:[^\W\d_]\.-?)+|[^\W\d_](?:-[^\W\d_])+")
# JP, TJ: two or three capitals without a vowel are initials, but for one name that has no vowel.
BARE_INITIALS = regex(r"\b(?!NG\b)[B-DF-HJ-NP-TV-XZ]{2,3}\b")


def are_initials(word: str) -> bool:
    """Return whether a word is initials, with stops or hyphens: ``J.-P.``, ``И.И.``, ``J-P``."""
    return word.isupper() and _INITIALS.fullmatch(word) is not None
