"""What the forms of a word have in common: its beginning, without endings that only bend it.

``stems.js`` cuts words so too; ``tests/vectors/stems.txt`` holds the two together.  A stem is always
a beginning of its word, so that in the order of terms all forms of a word stand side by side and a
search reads them in one piece.  Endings that make another word of it stay (``transformer`` is no
``transform``), but for those of a few verbs that the field is full of (``quantizer``).
"""

import re

# The longest first.  Suffixes of what Porter's stemmer takes off in its first steps, and of its
# later ones those of -ate and -ize (M. F. Porter, An algorithm for suffix stripping, 1980).
_ENDINGS = (
    "ations", "ators", "ation", "ating", "ative", "ator", "ated", "ates", "ate",
    "ities", "izers", "isers", "ions", "ings", "izer", "iser", "ity", "ies", "ion", "ing", "ed",
    "es", "is", "s", "e", "y",
)  # fmt: skip
# Of izer and iser the beginning stays: quantizer is quantiz, as quantize and quantization are.
_KEPT = {"izers": 2, "isers": 2, "izer": 2, "iser": 2}
_BITS = re.compile(r"[0-9][0-9.]*bits")
_LEAST = 3  # letters of a stem
_NO_PLURAL = ("ss", "us", "is")  # loss, status, analysis; but GPUs
_ABBREVIATION = 4  # letters of the plural of one
_VOWELS = frozenset("aeiouy")
# What an ending seems to be, and is not.
_WHOLE = frozenset(("embed", "speed", "seed", "feed", "need", "bias", "alias", "atlas", "canvas"))


def stem(word: str) -> str:
    """Return the beginning that a word shares with its other forms; the word where it has none."""
    if _BITS.fullmatch(word):
        return word[:-1]
    if not (word.isascii() and word.isalpha()) or word in _WHOLE:
        return word
    for ending in _ENDINGS:
        rest = word[: len(word) - len(ending) + _KEPT.get(ending, 0)]
        if not word.endswith(ending) or len(rest) < _LEAST:
            continue
        if ending == "s":
            ends = not word.endswith(_NO_PLURAL) or len(word) <= _ABBREVIATION
        else:  # survey has no y to lose, and string no ing
            ends = not _VOWELS.isdisjoint(rest) and not (ending == "y" and rest[-1] in _VOWELS)
        if ends:
            word = rest
            break
    # Mapped, mapping and map; processes and process.
    if len(word) > _LEAST and word[-1] == word[-2] and word[-1] not in _VOWELS:
        return word[:-1]
    return word


_BRITISH = re.compile("(?<=...)i([sz])(?=(?:e|ed|es|er|ers|ing|ations?)$)")


def other_spelling(word: str) -> str:
    """Return how the other side of the ocean writes a word (quantisation); "" where it does not."""
    return _BRITISH.sub(lambda found: "iz" if found[1] == "s" else "is", word) \
        if _BRITISH.search(word) else ""
