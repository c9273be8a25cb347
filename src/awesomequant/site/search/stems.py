"""What the forms of a word have in common: its beginning, without endings that only bend it.

``stems.js`` cuts words so too; ``tests/vectors/stems.json`` holds the two together.  A stem is
always a beginning of its word, so that in the order of terms all forms of a word stand side by side
and a search reads them in one piece.  Endings that make another word stay (``transformer`` is no
``transform``), but for those of verbs in -ize and -ate (``optimizer``, ``accelerator``).
"""

import re

# The longest first.  Suffixes of what Porter's stemmer takes off in its first steps, and of its
# later ones those of -ate and -ize (M. F. Porter, An algorithm for suffix stripping, 1980).
_ENDINGS = (
    "ations", "ators", "ation", "ating", "ative", "ator", "ated", "ates", "ate",
    "ities", "izers", "isers", "ions", "ings", "izer", "iser", "ity", "ies", "ion", "ing", "ed",
    "es", "is", "s", "e", "y",
)  # fmt: skip
# Of izer and iser the beginning stays: optimizer is optimiz, as optimize and optimization are.
_KEPT = {"izers": 2, "isers": 2, "izer": 2, "iser": 2}
_BENT = frozenset(("ings", "ies", "ing", "ed", "es", "s"))  # endings that make no other word
_BITS = re.compile(r"[0-9][0-9.]*bits")
_LEAST = 3  # letters of a stem
_NO_PLURAL = ("ss", "us", "is")  # loss, status, analysis; but GPUs
_ABBREVIATION = 4  # letters of the plural of one
_VOWELS = frozenset("aeiouy")
_DOUBLE = re.compile(r"[aeiouy]([^aeiouy])\1$")
# What an ending seems to be, and is not.
_WHOLE = frozenset(("embed", "speed", "seed", "feed", "need", "bias", "alias", "atlas", "canvas"))


def stem(word: str) -> str:
    """Return the beginning that a word shares with its other forms; the word where it has none."""
    return _cut(word)[0]


def base(word: str) -> str:
    """Return what all words begin with that a word stands for while it is typed, or as a plural.

    That of a form is its stem, so that it finds whatever its simplest form finds: pruned finds the
    pruner that prune finds.  Of a word that another one was derived from it is its singular.
    """
    root, ending = _cut(word)
    if ending in _BENT or ending == "bits":
        return root
    return word[:-1] if word.endswith("s") and ending not in ("", "is") else word


def _cut(word: str) -> tuple[str, str]:
    """Return the stem of a word, and the ending that was taken off."""
    if _BITS.fullmatch(word):
        return word[:-1], "bits"
    if not (word.isascii() and word.isalpha()) or word in _WHOLE:
        return word, ""
    taken = ""
    for ending in _ENDINGS:
        rest = word[: len(word) - len(ending) + _KEPT.get(ending, 0)]
        if not word.endswith(ending) or len(rest) < _LEAST:
            continue
        if ending == "s":
            ends = not word.endswith(_NO_PLURAL) or len(word) <= _ABBREVIATION
        else:  # survey has no y to lose, and string no ing
            ends = not _VOWELS.isdisjoint(rest) and not (ending == "y" and rest[-1] in _VOWELS)
        if ends:
            word, taken = rest, ending
            break
    # Mapped, mapping and map; processes and process; but gptqq is no gptq.
    return (word[:-1] if len(word) > _LEAST and _DOUBLE.search(word) else word), taken


# Plurals that are no beginning of their singular, nor share one with it.
_PLURALS = {
    "matrix": "matrices", "index": "indices", "vertex": "vertices", "appendix": "appendices",
    "criterion": "criteria", "phenomenon": "phenomena", "optimum": "optima", "minimum": "minima",
    "maximum": "maxima", "spectrum": "spectra", "lemma": "lemmata",
}  # fmt: skip
_IRREGULAR = _PLURALS | {plural: word for word, plural in _PLURALS.items()}
_BRITISH = re.compile("(?<=...)i([sz])(?=(?:e|ed|es|er|ers|ing|ations?)$)")


def other_spelling(word: str) -> str:
    """Return how a word is written as well: quantisation, matrices; an empty text if it is not."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not _BRITISH.search(word):
        return ""
    return _BRITISH.sub(lambda found: "iz" if found[1] == "s" else "is", word)
