"""Cut text into the words that the search index knows; tokenise.js cuts queries the same way.

Both are held together by ``tests/vectors/words.json`` and a test over every character.
"""

import re
import unicodedata

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
_NUMBER = r"[0-9]+(?:\.[0-9]+)+"
_SIGNED = r"(?:[+#]+(?![^\W_]|[+#]))?"  # XNOR-Net and XNOR-Net++ are two works
_ASCII_WORD = re.compile(rf"{_NUMBER}|[a-z0-9]+{_SIGNED}")
_ANY_WORD = rf"{_NUMBER}|[{_CJK}]+|(?:(?![{_CJK}])[^\W_])+{_SIGNED}"
_WORD = re.compile(_ANY_WORD)
_HYPHENS = "[-\u2010\u2012\u2013\u2212]"
_HYPHEN = re.compile(_HYPHENS)
_COMPOUND = re.compile(rf"(?:{_ANY_WORD})(?:{_HYPHENS}(?:{_ANY_WORD}))+")
_ODD = re.compile(r"[+#]|[0-9]\.[0-9]")
_BLANKS = {code: " " for code in range(128) if not chr(code).isalnum()}
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
    return _words(fold(text))


def terms(text: str) -> set[str]:
    """Return what a paper with ``text`` is found by: its words and the other ways to write them.

    ``4-bit`` is found as 4, bit and 4bit, ``W4A8`` as w4a8, w4 and a8, ``Net++`` as net too, and
    ``QLoRA`` as lora: of the works on GPTQ some are called FairGPTQ.
    """
    folded = fold(text)
    found = set(_words(folded))
    # What is written with hyphens is found as one word as well; most texts have none.
    for compound in _COMPOUND.findall(folded) if _HYPHEN.search(folded) else ():
        joined = "".join(_WORD.findall(compound))
        if len(joined) <= _LONGEST:
            found.add(joined)
    found.update(word.rstrip("+#") for word in tuple(found) if word[-1] in "+#")
    if _NUMBER_THEN_LETTER.search(folded):
        found.update(part for word in tuple(found) for part in _NUMBER_THEN_LETTER.split(word))
    for anew in _ANEW.finditer(text):
        if rest := _REST_OF_NAME.match(text, anew.end()):
            found.add(rest.group().lower())
    if not folded.isascii():
        found.update(run[-1] for run in _WORD.findall(folded) if _is_cjk(run))
    return found


def _words(folded: str) -> list[str]:
    if folded.isascii():
        if _ODD.search(folded):
            return _ASCII_WORD.findall(folded)
        return folded.translate(_BLANKS).split()  # the same, five times as fast
    found = []
    for run in _WORD.findall(folded):
        if len(run) > 1 and _is_cjk(run):  # no blanks tell its words: overlapping pairs do
            found += [run[place : place + 2] for place in range(len(run) - 1)]
        else:
            found.append(run)
    return found


def _is_cjk(run: str) -> bool:
    return _CJK_START.match(run) is not None


_CJK_START = re.compile(f"[{_CJK}]")
