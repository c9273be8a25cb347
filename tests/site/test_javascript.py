"""JavaScript is cut into tokens that are its text, and its names are found."""

import re

import pytest

from awesomequant.site.javascript import Kind, ScriptError, Token, declared, free, tokens


def code(text: str) -> list[Token]:
    return [
        token
        for token in tokens(text)
        if token.kind not in {Kind.BLANK, Kind.COMMENT, Kind.NEWLINE}
    ]


LITERALS = [
    ("a = 'it\\'s // no comment';", ["'it\\'s // no comment'"]),
    ('a = "/* nor this";', ['"/* nor this"']),
    ('a = "two\\\nlines";', ['"two\\\nlines"']),
    ("a = `x ${b} y`;", ["`x ${", "} y`"]),
    ("a = `x\n  // kept\n`;", ["`x\n  // kept\n`"]),
    ("a = `{ ${ { b: `}${c}` } } $ \\` }`;", ["`{ ${", "`}${", "}`", "} $ \\` }`"]),
    ("a = /[/'\"]\\//gu;", ["/[/'\"]\\//gu"]),
    ("a = b / c / d;", []),
    ("a = (b) / c / d;", []),
    ("a = b[0] / c / d;", []),
    ("a = b++ / c / d;", []),
    ("a = b.of / c / d;", []),
    ("a = `b` / c / d;", ["`b`"]),
    ("if (a) /b/.test(c);", ["/b/"]),
    ("return /b/;", ["/b/"]),
    ("f(/b/, /c/);", ["/b/", "/c/"]),
    ("a => /b/;", ["/b/"]),
    ("a = b ? /c/ : /d/;", ["/c/", "/d/"]),
    ("{ a(); }\n/b/.test(c);", ["/b/"]),
    ("a / /b/.c;", ["/b/"]),
]


@pytest.mark.parametrize(("text", "literals"), LITERALS)
def test_literals_are_told_from_signs(text: str, literals: list[str]) -> None:
    found = tokens(text)
    assert "".join(token.text for token in found) == text
    assert [token.text for token in found if token.kind is Kind.LITERAL] == literals


def test_every_token_knows_its_line_and_depth() -> None:
    found = code("a({\n  b: `1\n2`,\n  c\n});\nd")
    assert [(token.text, token.line, token.depth) for token in found] == [
        ("a", 1, 0),
        ("(", 1, 0),
        ("{", 1, 1),
        ("b", 2, 2),
        (":", 2, 2),
        ("`1\n2`", 2, 2),
        (",", 3, 2),
        ("c", 4, 2),
        ("}", 5, 1),
        (")", 5, 0),
        (";", 5, 0),
        ("d", 6, 0),
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("\na = 'b\n';", 2, "this string is not closed"),
        ("a;\n/* b", 2, "this comment is not closed"),
        ("a = `b\n${c", 1, "this ${ is not closed"),
        ("a = `b", 1, "this template is not closed"),
        ("a = `${b} c\n", 1, "this template is not closed"),
        ("a = /b\n/;", 1, "this regular expression is not closed"),
        ("a(\n[\n", 2, "this [ is not closed"),
        ("a\n}", 2, "this } closes nothing"),
        ("(a]", 1, "this ] closes nothing"),
    ],
)
def test_what_is_not_closed_is_told_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(ScriptError, match=re.escape(message)) as caught:
        tokens(text)
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("const a = 1, b = f(2, c), d = [e, g];", "a b d"),
        ("let a;\nvar b", "a b"),
        ("const { a, b: c, d: [e, f], ...g } = h, i = 1;", "a c e f g i"),
        ("function a(b) { const c = 1; }", "a"),
        ("async function a() {}\nfunction* b() {}", "a b"),
        ("class A extends B { c() { let d; } }", "A"),
        ("for (const a of b) { let c; }", ""),
        ("a = class extends B {};", ""),
        ("a.const = 1; f(() => { var b; });", ""),
    ],
)
def test_names_of_the_top_level_are_found(text: str, names: str) -> None:
    assert list(declared(code(text))) == names.split()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("const a = b(c.d, e?.f, { g, h: i });", "b c e g i"),
        ("function a(b, { c, d: e }, ...f) { return b + c + e + f + g; }", "g"),
        ("f((b, c) => b + c, e => e);", "f"),
        ("class A { b = z; c(d) { return d; } async f() {} }", "z"),
        ("try { a(); } catch (b) { c(b); }", "a c"),
        ("if (a) { b(); } while (c) { d(); }", "a b c d"),
        ("a ? b : c;", "a b c"),
        ("a = `b ${c} ${`${d}`}`;", "a c d"),
        ("for (const [a, b] of c) d(a, b);", "c d"),
    ],
)
def test_names_that_are_bound_nowhere_are_found(text: str, names: str) -> None:
    assert list(free(code(text))) == names.split()
