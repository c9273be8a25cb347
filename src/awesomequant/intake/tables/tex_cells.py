r"""What a cell of LaTeX shows: its text, how it looks, what is raised; no recursion, no end missed.

``language.tex`` reads titles, in which a formula stays a formula; of a cell the number in it
counts: ``$\mathbf{57.8}_{\pm 0.3}^{\dagger}$``.
"""

import re
from typing import TYPE_CHECKING

from awesomequant.intake.tables.grid import PLAIN, Content, Mark, Run, content
from awesomequant.language.tex.commands import ACCENTS, LETTERS, NO_TEXT, SIGNS, accented, sign
from awesomequant.language.tex.reader import OPERATORS

if TYPE_CHECKING:
    from collections.abc import Callable

_BOLD = frozenset((
    "textbf", "mathbf", "boldsymbol", "bm", "pmb", "bfseries", "bf", "best",
))  # fmt: skip
_UNDERLINED = frozenset(("underline", "uline", "ul", "uuline", "underbar", "dashuline"))
_STRUCK = frozenset(("sout", "st", "cancel", "xcancel", "bcancel", "xout"))
_ITALIC = frozenset(("textit", "emph", "mathit", "textsl"))
_RAISED = frozenset(("textsuperscript", "tnote", "footnotemark", "mathrlap"))
_LOWERED = frozenset(("textsubscript", "mathclap"))
# Those that hold till the end of their group.
_SWITCHES = frozenset(("bfseries", "bf"))
# What stands before the text of a command and is not shown: so many arguments of it.
_BEFORE = {
    "textcolor": 1, "rotatebox": 1, "scalebox": 1, "resizebox": 2, "colorbox": 1, "fcolorbox": 2,
    "parbox": 1, "raisebox": 1, "tabincell": 1, "adjustbox": 1, "fontsize": 2, "href": 1,
    "begingroup": 0, "multicolumn": 2, "multirow": 2,
}  # fmt: skip
# What shows nothing, with so many arguments.
_SHOWN_NOT = {
    "color": 1, "cellcolor": 1, "rowcolor": 1, "columncolor": 1, "hspace": 1, "vspace": 1,
    "label": 1, "phantom": 1, "hphantom": 1, "vphantom": 1, "footnotetext": 1, "footnote": 1,
    "thanks": 1, "index": 1, "setlength": 2, "fontseries": 1, "fontfamily": 1, "fontshape": 1,
    "arrayrulecolor": 1, "cline": 1, "cmidrule": 1, "cdashline": 1, "cdashlinelr": 1,
    "specialrule": 3, "renewcommand": 2, "SetCell": 1, "setcounter": 2, "addtocounter": 2,
    "ref": 1, "cref": 1, "Cref": 1, "autoref": 1, "hyperref": 0, "noalign": 1, "vspace*": 1,
    "hspace*": 1, "rule": 2, "SetRow": 1, "pagebreak": 0, "ADLdrawingmode": 1,
}  # fmt: skip
_CITES = re.compile(r"(?:no)?[cC]ite[a-zA-Z]*\*?|(?:text|paren|auto|foot)cite\*?")
_BRACED = frozenset((
    "makecell", "thead", "shortstack", "text", "mathrm", "mathsf", "mathtt", "mbox",
    "hbox", "num", "tablenum", "qty", "SI", "si", "unit", "ang", "operatorname", "texttt",
    "textsc", "textrm", "textsf", "textup", "textmd", "textnormal",
    "ensuremath", "fbox", "mathnormal", "mathcal", "mathbb", "url", "protect", "centering",
    "raggedright", "raggedleft", "multirowcell", "diagbox", "slashbox", "backslashbox",
    "makebox", "framebox", "relax", "left", "right", "big", "Big", "bigl", "bigr", "scriptstyle",
    "scriptscriptstyle", "displaystyle", "textstyle", "hfill", "hfil", "tablefootnote", "ctext",
    "highlight", "hl", "tt", "it", "rm", "sc", "sf", "em", "normalfont", "unboldmath", "smash",
    "llap", "rlap", "strut", "par", "linebreak", "newline", "tabularnewline", "hskip", "kern",
    "xspace", "enspace", "bgroup", "egroup", "space", "hline", "toprule", "midrule", "bottomrule",
    "addlinespace", "hdashline", "Xhline", "hrulefill", "nolinkurl", "vline", "cr", "footnotesize",
))  # fmt: skip
_WORDS = {
    "checkmark": "✓", "cmark": "✓", "xmark": "✗", "tick": "✓", "cross": "✗", "pm": "±",
    "uparrow": "↑", "downarrow": "↓", "Uparrow": "↑", "Downarrow": "↓", "upuparrows": "↑",
    "textuparrow": "↑", "textdownarrow": "↓", "dagger": "†", "ddagger": "‡", "dag": "†",
    "ddag": "‡", "textdagger": "†", "textdaggerdbl": "‡", "asterisk": "*", "textasteriskcentered":
    "*", "star": "*", "infty": "∞", "blacktriangle": "▲", "blacktriangledown": "▼",
    "triangle": "▲", "tabularnewline": "\n", "newline": "\n", "linebreak": "\n", "par": "\n",
    "cr": "\n", "nicefrac": "", "textpm": "±", "percent": "%", "textpercent": "%",
    "bigstar": "*", "diamond": "⋄", "sharp": "#", "textemdash": "—", "textendash": "–",
    "quad": " ", "qquad": " ", "enspace": " ", "space": " ", "hfill": " ", "ditto": "〃",
    "percentage": "%", "xspace": "",
}  # fmt: skip
_DINGS = {"51": "✓", "52": "✓", "55": "✗", "56": "✗", "53": "✗", "54": "✗"}
_TOKEN = re.compile(
    r"""
      \\(?P<word>[A-Za-z@]+\*?)[ \t\r\n]*
    | \\(?P<sign>.)
    | (?P<open>\{) | (?P<close>\})
    | (?P<dollar>\$\$?)
    | (?P<shift>[_^])
    | (?P<mark>---?|``|''|~|&)
    | (?P<text>[^\\{}$_^~`'&-]+|[`'-]|\\)
    """,
    re.VERBOSE | re.DOTALL,
)
_MARKS = {"---": "—", "--": "--", "``": "“", "''": "”", "~": " ", "&": " & "}
_OPTION = re.compile(r"\s*\[[^\[\]]{0,400}\]")
_ARGUMENT = re.compile(r"\s*\{([^{}]{0,2000})\}")
_ENVIRONMENT = re.compile(r"\s*\{[A-Za-z*]{1,40}\}(?:\s*\[[^\[\]]{0,40}\])?")
_SPECIFICATION = re.compile(r"\s*\{(?:[^{}]|\{[^{}]{0,200}\}){0,400}\}")
_LETTER = re.compile(r"\s*\{?\s*(\\[ij]|[^\W\d_])\s*\}?")
_LONGEST = 4000
_LENGTH = re.compile(r"\s*-?[\d.]+\s*(?:em|ex|pt|mm|cm|in|mu)?")
_DEEPEST = 200


def content_of_tex(source: str, *, is_formula: bool = False) -> Content:
    """Return what a cell's source shows; ``is_formula`` where it stood between dollars."""
    if source.isalnum():
        return content((Run(source),))
    return _Cell(source, is_formula=is_formula).read()


class _Cell:
    """One cell while it is read.

    ``marks`` are those of the group that is open, ``pending`` those of the next argument.
    """

    def __init__(self, source: str, *, is_formula: bool) -> None:
        self.source, self.at, self.is_formula = source[:_LONGEST], 0, is_formula
        self.marks, self.pending = PLAIN, PLAIN
        self.groups: list[tuple[frozenset[Mark], bool]] = []
        self.runs: list[Run] = []
        self.cited: list[str] = []
        self.pictures: list[str] = []
        self.unknown: dict[str, None] = {}
        if len(source) > _LONGEST:
            self.unknown[f"what is longer than {_LONGEST:,} signs"] = None

    def read(self) -> Content:
        """Read the source to its end."""
        steps: dict[str | None, Callable[[str], None]] = {
            "word": self._word, "sign": self._sign, "open": self._open, "close": self._close,
            "dollar": self._dollar, "shift": self._shift, "mark": self._mark, "text": self._text,
        }  # fmt: skip
        while found := _TOKEN.match(self.source, self.at):
            self.at = found.end()
            steps[found.lastgroup](found[found.lastgroup or 0])
        return content(
            self.runs,
            pictures=tuple(self.pictures),
            cited=tuple(self.cited),
            unknown=tuple(self.unknown),
        )

    def _say(self, text: str) -> None:
        if text:
            self.runs.append(Run(text, self.marks | self.pending))
            self.pending = PLAIN

    def _open(self, _: str) -> None:
        if len(self.groups) < _DEEPEST:
            self.groups.append((self.marks, self.is_formula))
            self.marks |= self.pending
        self.pending = PLAIN

    def _close(self, _: str) -> None:
        if self.groups:
            self.marks, self.is_formula = self.groups.pop()
        self.pending = PLAIN

    def _dollar(self, _: str) -> None:
        self.is_formula = not self.is_formula

    def _shift(self, char: str) -> None:
        if self.is_formula:
            self.pending = frozenset((Mark.RAISED if char == "^" else Mark.LOWERED,))
        else:
            self._say(char)

    def _mark(self, mark: str) -> None:
        if mark == "---" and self.is_formula:
            mark = "-"
        self._say(_MARKS.get(mark, mark))

    def _text(self, text: str) -> None:
        if self.pending and (first := text.lstrip()):  # of an argument without braces
            self._say(first[0])
            text = first[1:]
        self._say(text)

    def _sign(self, char: str) -> None:
        if char in ACCENTS and (found := _LETTER.match(self.source, self.at)):
            self.at = found.end()
            letter = {"\\i": "ı", "\\j": "ȷ"}.get(found[1], found[1])
            self._say(accented(letter, char))
        elif char == "\\":
            self._skip(_OPTION)
            self._say("\n")
        elif char in "()[]":
            self.is_formula = char in "(["
        else:
            self._say(SIGNS.get(char, char))

    def _skip(self, pattern: re.Pattern[str], times: int = 1) -> str:
        """Pass over what fits, and return the last of it."""
        last = ""
        for _ in range(times):
            if not (found := pattern.match(self.source, self.at)):
                break
            self.at = found.end()
            last = found[0]
        return last

    def _skip_group(self) -> str:
        """Pass over an argument, however deep, and return what stands in it."""
        if not (begin := re.compile(r"\s*\{").match(self.source, self.at)):
            return ""
        start, depth = begin.end(), 1
        for brace in re.compile(r"\\.|[{}]", re.DOTALL).finditer(self.source, start):
            depth += {"{": 1, "}": -1}.get(brace[0], 0)
            if not depth:
                self.at = brace.end()
                return self.source[start : brace.start()]
        self.at = len(self.source)
        return self.source[start:]

    def _word(self, name: str) -> None:
        if name in _BOLD:
            if name in _SWITCHES:
                self.marks |= {Mark.BOLD}
            else:
                self.pending |= {Mark.BOLD}
        elif name in _ITALIC:
            self.pending |= {Mark.ITALIC}
        elif name in _UNDERLINED:
            self.pending |= {Mark.UNDERLINED}
        elif name in _STRUCK:
            self.pending |= {Mark.STRUCK}
        elif name in _RAISED or name in _LOWERED:
            mark = Mark.RAISED if name in _RAISED else Mark.LOWERED
            if option := self._skip(_OPTION):
                self.runs.append(Run(option.strip(" []"), self.marks | {mark}))
            else:
                self.pending |= {mark}
        elif name in _WORDS:
            self._say(_WORDS[name])
        elif name == "ding" and (found := _ARGUMENT.match(self.source, self.at)):
            self.at = found.end()
            self._say(_DINGS.get(found[1].strip(), "■"))
        elif _CITES.fullmatch(name):
            self._skip(_OPTION, 2)
            self.cited += [key.strip() for key in self._skip_group().split(",") if key.strip()]
        elif name == "includegraphics":
            self._skip(_OPTION)
            self.pictures.append(self._skip_group())
        elif name in {"begin", "end"}:
            self._skip(_ENVIRONMENT)
            if name == "begin":
                self._skip(_SPECIFICATION)
        elif name in _BEFORE:
            self._skip(_OPTION, 2)
            for _ in range(_BEFORE[name]):
                self._skip_group()
            self._skip(_OPTION)
        elif name in _SHOWN_NOT:
            self._skip(_OPTION)
            for _ in range(_SHOWN_NOT[name]):
                self._skip_group()
        else:
            self._other(name)

    def _other(self, name: str) -> None:
        """Say what a command shows that changes nothing of how its argument is read."""
        if name in {"diagbox", "slashbox", "backslashbox"}:
            self._skip(_OPTION)
            first = self._skip_group()
            # Read in the place of the two, and not by a call for each that stands in another.
            self.source = f"{{{first}}} / {self.source[self.at :]}"
            self.at = 0
        elif name in {"hskip", "kern"}:
            self._skip(_LENGTH)
        elif name in _BRACED or name in NO_TEXT or f"{name}*" in _BRACED:
            self._skip(_OPTION, 2)
        elif name in ACCENTS and (found := _LETTER.match(self.source, self.at)):
            self.at = found.end()
            self._say(accented(found[1], name))
        elif name in LETTERS:
            self._say(LETTERS[name])
        elif name in OPERATORS:
            self._say(OPERATORS[name])
        elif known := sign(name):
            self._say(known)
        else:
            self.unknown.setdefault(f"'\\{name}'")
            # Without an argument its name is all that there is: \ours.
            if not _ARGUMENT.match(self.source, self.at):
                self._say(name + " " * self.source[self.at - 1].isspace())
