"""Python put into JavaScript does the same; what is not known is refused, with its place."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from compiler import sample
from compiler.beside import answers, script, told

from awesomequant.compiler.modules import CompileError
from awesomequant.compiler.program import Program

_TESTS = Path(__file__).parents[1]
_ROOMS = ("values", "loops", "calls", "texts", "flow", "objects")
TEXTS = (
    "", "a", "bee hive", "Ann  Lee ", "aXa", "ÉCOLE à\nß", "ǆ İI ıi", "𝑥 of 𝑛\t𝕓a", "\u2028x\x1cy",
    "ΑΣ ΟΔΟΣ", "re'\"\\z", "ﬁn ²3", "a𠮷b a",
)  # fmt: skip
PATTERNS = (
    (r"\b(?:arxiv|corr)\b", 2), (r"(?P<a>x)|(?P<b>\d+)", 0), (r"[^\W\d_]+", 0), (r"[\W_]+", 0),
    (r"\s*+(a|b)*+c?", 0), (r"(?<![\w.])a(?!b)", 0), (r"^a$", 8), (r"(?m)^\S", 0), (r"i", 2),
    (r"[a-z]+", 2), (r"(a)?b\1?", 0), (r"x*", 0), (r"(?>a+)b", 0), (r"\d{2,}", 0), (r".a", 16),
    (r"  a  # a comment\n | [ ]b", 64), (r"\Aa|\Z", 0), (r"(?i:ph\.?d)\.?", 0), (r"[^\S\n]+", 0),
    (r"(?:(\w)\d)+", 0), (r"a{,2}", 0), (r"[]a-]", 0), (r"é|\u00df", 2), (r"\B.", 0),
    (r"(?:([ab])\s*+)?+,", 0), (r"[\w-]+?$", 0), (r"[^\]\\{}]+", 0), (r"𝑥|[𝑎-𝑧]", 0),
)  # fmt: skip
SEARCHED = (
    "", "a", "aab", "a b", "x12y", "arXiv, corr.", "PhD ph.d.", "İIıi", "a\nb\n", "é É ß ẞ", "12a 3",
    "{a}\\b]", "𝑥 = 𝑎𝑏", "AB ab_9", "b, a", "\u2028a\x1c",
)  # fmt: skip


def questions() -> Iterator[tuple[str, Sequence[Any]]]:
    """What is asked of both."""
    yield "values", []
    for words in (["b", "aa", "", "c"], ["B", "a", "b", "bb"]):
        yield "loops", [words]
        yield "calls", [words]
    for text in TEXTS:
        yield "texts", [text]
        yield "objects", [text]
    for number in range(5):
        yield "flow", [number]
    for form, flags in PATTERNS:
        for text in SEARCHED:
            yield "patterns", [form, flags, text]


def test_all_kinds_of_python_give_the_same(tmp_path: Path) -> None:
    program = tmp_path / "program.js"
    entries = {name: ("compiler.sample", name) for name in (*_ROOMS, "patterns")}
    program.write_text(script(entries, _TESTS), "utf-8")
    asked = [*questions()]
    wrong = [
        (name, args, want, got)
        for (name, args), got in zip(asked, answers(program, asked, tmp_path), strict=True)
        if got != (want := json.loads(json.dumps(told(getattr(sample, name), args))))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("import random\ndef f(): return random.random()", "2:17: random.random is not known"),
        ("async def f(): pass", "asked has no f"),
        (
            "def f(x):\n    x += (1,)\n    return x",
            "2:5: whether += changes a list or makes a tuple",
        ),
        ("def f(x):\n    with x: pass", "2:5: of contexts suppress alone is known"),
        ("def f(x): return eval(x)", "1:18: the function eval is not known"),
        ("def f(x): return x @ x", "1:18: the operator MatMult is not known"),
        ("def f(x): return unknown", "1:18: the name unknown is not known"),
        ("class A:\n    def __eq__(self, o): return 1\ndef f(): return A()", "2:5: __eq__ is not"),
        ("def f(x): return x.g(y=1)", "1:18: whose method g this is is not known"),
        ("def g(a): pass\ndef f(): g(1, 2)", "2:10: too many arguments: 2 for 1"),
        ("def f(x):\n    for a in x: pass\n    else: return 1\n    global y", ""),
        ("def f(x): return [(lambda a=b: a)() for b in x]", "1:29: of a default only what stands"),
        ("def f():\n    def g(*a): pass\n    g()", "2:5: a function in a function has its"),
        ("def f(): return b'bytes'", "1:17: a constant of this kind is not known"),
    ],
)
def test_what_is_not_known_is_refused_with_its_place(
    tmp_path: Path, source: str, words: str
) -> None:
    (tmp_path / "asked.py").write_text(source, "utf-8")
    program = Program(tmp_path)
    if not words:
        program.reach([("asked", "f")])
        return
    with pytest.raises(CompileError) as error:
        program.reach([("asked", "f")])
    assert words in str(error.value)
