"""Tables of other libraries that the run time has in their place, in a script of their own.

A table is lines of a key and a value, a tab between; it is the same on every machine that has the
same version of the library.
"""

from collections.abc import Callable, Mapping
from html.entities import html5

from awesomequant.compiler.literals import text


def _entities() -> Mapping[str, str]:
    """Return the characters that HTML knows by name; a name with its semicolon, if it needs one."""
    bare = {name.removesuffix(";") for name in html5 if name[-1] != ";"}
    return {name: char for name, char in html5.items() if name[-1] == ";" or name in bare}


def _signs() -> Mapping[str, str]:
    """Return the commands of TeX that `tex.commands.sign` knows."""
    from pylatexenc.latex2text import get_default_latex_context_db  # noqa: PLC0415 -- 60 ms

    from awesomequant.language.tex.commands import sign  # noqa: PLC0415 -- with it

    known = get_default_latex_context_db()
    names = [
        one.macroname
        for category in known.category_list
        for one in known.iter_macro_specs([category])
    ]
    return {name: char for name in sorted(set(names)) if (char := sign(name))}


def _latex() -> Mapping[str, str]:
    """Return how pylatexenc writes a character in TeX."""
    from pylatexenc.latexencode import get_builtin_uni2latex_dict  # noqa: PLC0415 -- 60 ms

    return {chr(code): tex for code, tex in sorted(get_builtin_uni2latex_dict().items())}


def _symbols() -> Mapping[str, str]:
    """Return the signs that latex2mathml knows by a command, as numbers."""
    from latex2mathml.symbols_parser import SYMBOLS  # noqa: PLC0415 -- it reads a file

    return SYMBOLS


def _letters() -> Mapping[str, str]:
    """Return the letters of mathematics, by a style and the letter that stands in it."""
    from awesomequant.language.mathml import VARIANTS, styled  # noqa: PLC0415 -- for these alone

    letters = [*map(chr, [*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B)])]
    letters += map(chr, [0x131, 0x237, *range(0x370, 0x400)])
    found = {f"{style} {one}": styled(one, style) for style in VARIANTS for one in letters}
    return {key: char for key, char in found.items() if char != key[-1]}


_TABLES: Mapping[str, Callable[[], Mapping[str, str]]] = {
    "html5": _entities,
    "tex_signs": _signs,
    "uni2latex": _latex,
    "symbols": _symbols,
    "mathematical": _letters,
}
# What stands for the ends that divide a table, where a value is one of them.
_ENDS = str.maketrans({"\n": "\x01", "\t": "\x02"})


def script() -> str:
    """Return a script that holds all tables."""
    lines = ["(globalThis.awesomequant_tables ??= {});"]
    for name, made in _TABLES.items():
        rows = [
            f"{key.translate(_ENDS)}\t{value.translate(_ENDS)}" for key, value in made().items()
        ]
        lines.append(f"globalThis.awesomequant_tables.{name} = {text(chr(10).join(rows))};")
    return "\n".join([*lines, ""])
