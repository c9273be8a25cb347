"""When two spellings are one name, and the address that a name has for ever."""

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256

from awesomequant.works.people.person import Person

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
