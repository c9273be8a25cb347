"""Cut text into the words that the search index knows; tokenise.js cuts queries the same way.

Both are held together by ``tests/vectors/words.json`` and a test over every character.
"""

import re
import unicodedata
from functools import lru_cache

# Letters that decomposition leaves as they are, though readers type them without their strokes;
# among them the final sigma and the i without a dot.
_PLAIN = {
    "ß": "ss", "\u03c2": "\u03c3", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th",
    "ł": "l", "ħ": "h", "\u0131": "i",
}  # fmt: skip
_STROKES = str.maketrans(_PLAIN)
_ACCENTS = re.compile("[\u0300-\u036f]+")
# Scripts written without blanks between words, and Hangul, whose endings are part of the word.
_CJK = (
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003134f"
)
_NUMBER = r"[0-9]+(?:[.:][0-9]+)+"  # 1.58 bits, 2:4 sparsity
_SIGNED = r"(?:[+#]+(?![^\W_]|[+#]))?"  # XNOR-Net and XNOR-Net++ are two works
_ANY_WORD = rf"{_NUMBER}|[{_CJK}]+|(?:(?![{_CJK}])[^\W_])+{_SIGNED}"
_WORD = re.compile(_ANY_WORD)
_HYPHENS = "[-\u2010\u2012\u2013\u2212]"
_COMPOUND = re.compile(rf"(?:{_ANY_WORD})(?:{_HYPHENS}(?:{_ANY_WORD}))+")
_WRITTEN = re.compile(rf"(?:{_ANY_WORD})(?:{_HYPHENS}(?:{_ANY_WORD}))*")
_ODD = re.compile(r"[+#]|[0-9][.:][0-9]")
# Between words of ASCII text stands what is neither in a word nor joins two of them.
_BLANKS = "".join(
    sign if sign.isalnum() or sign in "+#-.:" else " " for sign in map(chr, range(128))
)
_NO_SIGNS = {code: None for code in range(128) if not chr(code).isalnum()}
_LONGEST = 40
_NUMBER_THEN_LETTER = re.compile("(?<=[0-9])(?=[a-z])")
# Where a name that is made of others begins anew: Mat|GPTQ, Q|Lo|RA, Ternary|BERT.  Two letters
# (Vi|T, Sp|QR) are no name that anybody looks for.
_ANEW = re.compile("(?<=[a-z])(?=[A-Z][A-Za-z]{2})|(?<=[A-Z])(?=[A-Z][a-z][A-Za-z])")
_REST_OF_NAME = re.compile("[A-Za-z0-9]{3,40}")


def fold(text: str) -> str:
    """Return ``text`` in lower case, without accents, every letter in its plainest form."""
    if text.isascii():
        return text.lower()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.lower()))
    return unicodedata.normalize("NFC", bare.lower().translate(_STROKES))


def words(text: str) -> list[str]:
    """The words of ``text`` in order, as a query is read: CJK text as pairs of characters."""
    found = []
    for run in _WORD.findall(fold(text)):
        if len(run) > 1 and is_cjk(run):  # no blanks tell its words: overlapping pairs do
            found += [run[place : place + 2] for place in range(len(run) - 1)]
        else:
            found.append(run)
    return found


def compounds(text: str) -> list[list[str]]:
    """Return the words of ``text``, those together that hyphens join."""
    return [_WORD.findall(written) for written in _WRITTEN.findall(fold(text))]


def joined(text: str) -> str:
    """Return the words of ``text`` as one."""
    if text.isascii() and not _ODD.search(text):
        return text.lower().translate(_NO_SIGNS)  # the same, ten times as fast
    return "".join(words(text))


def pieces(text: str) -> list[str]:
    """Cut a text where no word and no compound goes on: its terms are those of its pieces."""
    if text.isascii():
        # "net." is "net", so that fewer pieces differ.
        return text.translate(_BLANKS).replace(". ", " ").replace(": ", " ").split()
    return text.split()


@lru_cache(maxsize=1 << 15)  # for a process that makes the index of a list again and again
def terms(text: str) -> frozenset[str]:
    """Return what a paper with ``text`` is found by: its words and the other ways to write them.

    ``4-bit`` is found as 4, bit and 4bit, ``W4A8`` as w4a8, w4 and a8, ``Net++`` as net too, and
    ``QLoRA`` as lora: of the works on GPTQ some are called FairGPTQ.
    """
    if text.isalpha() and text.isascii() and text.islower():
        return frozenset((text,))
    folded = fold(text)
    found = set(words(folded))
    # What is written with hyphens is found as one word as well.
    for compound in _COMPOUND.findall(folded):
        joint = "".join(_WORD.findall(compound))
        if len(joint) <= _LONGEST:
            found.add(joint)
    found.update(word.rstrip("+#") for word in tuple(found) if word[-1] in "+#")
    if _NUMBER_THEN_LETTER.search(folded):
        found.update(part for word in tuple(found) for part in _NUMBER_THEN_LETTER.split(word))
    for anew in _ANEW.finditer(text):
        if rest := _REST_OF_NAME.match(text, anew.end()):
            found.add(rest.group().lower())
    if not folded.isascii():
        found.update(run[-1] for run in _WORD.findall(folded) if is_cjk(run))
    return frozenset(found)


def is_cjk(run: str) -> bool:
    """Return whether a text begins with a sign of a script that has no blanks between words."""
    return _CJK_START.match(run) is not None


_CJK_START = re.compile(f"[{_CJK}]")
