"""Every regular expression that runs in a reader's browser or editor, and lines made against each.

Literals are read from the scripts by a small lexer, those that are put together are caught while
Node.js loads the module, and those of JSON schemas run in the editors of curators.  The lines are
derived as those for Python's patterns are, once a form is written as Python would have it.
"""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from fuzz.patterns import hostile

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("templates", "src/awesomequant")
SIZES = 1000, 4000


class Script(NamedTuple):
    """A pattern, its flags, and the file that has it."""

    form: str
    flags: str
    where: str


# Behind what a stroke begins a pattern, and not a division.
_BEFORE = re.compile(r"(?:[=(,:!&|?{};\[<>+*%~^-]|\b(?:return|typeof|case|in|of|=>))\s*\Z|\A\s*\Z")
_TOKEN = re.compile(
    r"//[^\n]*|/\*.*?\*/|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|/", re.DOTALL
)
_LITERAL = re.compile(r"/((?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)/([dgimsuyv]*)")


def literals(text: str) -> Iterator[tuple[str, str]]:
    """Yield form and flags of each regular expression that a script writes out."""
    at = 0
    code = ""  # without comments, and texts as their quotes alone
    while found := _TOKEN.search(text, at):
        code += text[at : found.start()]
        at = found.end()
        if found[0] == "/":
            form = _LITERAL.match(text, found.start())
            if form and _BEFORE.search(code[-40:]):
                yield form[1], form[2]
                at, code = form.end(), code + "r"
            else:
                code += "/"
        elif found[0][0] == "`":  # what stands in its braces is code
            code += '""'
            for part in re.findall(r"\$\{([^{}`]*)\}", found[0]):
                yield from literals(part)
        elif found[0][0] != "/":
            code += '""'


def scripts() -> list[Path]:
    """Return every script and template that may hold one."""
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    return sorted(
        path
        for path in found
        if path.suffix in (".js", ".mjs") and "node_modules" not in path.parts
    )


def put_together(node: str, folder: Path) -> list[tuple[str, str, str]]:
    """Return the patterns that modules put together as they are loaded, each with its file.

    The files of the compiler's run time are parts of one script, and are loaded as that.
    """
    parts = [path for path in scripts() if path.parent.name == "runtime"]
    whole = folder / "runtime.mjs"
    whole.write_text("\n".join(path.read_text("utf-8") for path in parts), "utf-8")
    modules = [path for path in scripts() if path not in parts]
    files = [str(path) for path in (whole, *modules) if "RegExp(" in path.read_text("utf-8")]
    program = """
import { pathToFileURL } from 'node:url';
const met = [], files = JSON.parse(process.argv[1]);
let file = '';
globalThis.RegExp = new Proxy(RegExp, {
  construct(kind, said) { met.push([String(said[0].source ?? said[0]), said[1] ?? '', file]); return new kind(...said); },
  apply(kind, self, said) { met.push([String(said[0].source ?? said[0]), said[1] ?? '', file]); return kind(...said); },
});
for (file of files) await import(pathToFileURL(file).href);
console.log(JSON.stringify(met));"""
    done = subprocess.run([node, "--input-type=module", "-e", program, json.dumps(files)],
                          capture_output=True, text=True, check=True, timeout=60)  # fmt: skip
    return [(form, flags, where) for form, flags, where in json.loads(done.stdout)]


def of_schemas() -> Iterator[Script]:
    """Yield the patterns of the JSON schemas, which editors run over what a curator types."""
    files = [*(ROOT / "schema").glob("*.json"), *(ROOT / "templates").rglob("*.schema.json")]
    for path in files:
        queue = [json.loads(path.read_text("utf-8"))]
        while queue:
            value = queue.pop()
            if isinstance(value, dict):
                queue += value.values()
                said = [value.get("pattern"), *value.get("patternProperties", ())]
                yield from (Script(one, "u", path.name) for one in said if isinstance(one, str))
            elif isinstance(value, list):
                queue += value


def every(node: str, folder: Path) -> list[Script]:
    """Return all patterns, each once."""
    found = {
        Script(*one, path.name) for path in scripts() for one in literals(path.read_text("utf-8"))
    }
    made = put_together(node, folder)
    found |= {Script(form, flags, Path(where).name) for form, flags, where in made}
    return sorted(found | set(of_schemas()))


# As Python would have it.

_PROPERTY = re.compile(r"\\([pP])\{(?:[A-Za-z_]+=)?([A-Za-z_]+)\}")
_POINT = re.compile(r"\\u\{([0-9a-fA-F]+)\}")
_CLASSES = {"L": "A-Za-zé", "N": "0-9", "M": "\u0301", "P": "!-/", "S": "$+", "Z": " "}


def as_python(form: str) -> str:
    """Return a form of JavaScript as Python writes it, near enough to derive lines from it."""
    form = _POINT.sub(lambda found: re.escape(chr(int(found[1], 16))), form)
    parts, is_class = [], False
    for piece in re.split(r"(\\[pP]\{[^}]*\}|\\.|[\[\]])", form, flags=re.DOTALL):
        part = piece
        if part in ("[", "]"):
            is_class = part == "["
        if found := _PROPERTY.fullmatch(part):
            named = _CLASSES.get(found[2][0], "A-Za-z")
            part = named if is_class and found[1] == "p" else f"[{'^' * (found[1] == 'P')}{named}]"
        parts.append(re.sub(r"\(\?<(?=[A-Za-z_])", "(?P<", part))
    return "".join(parts)


_UNITS = (" ", "a", "a ", "-", "(", "[", "{", '"', "'", "\\", "1", "1.", ":", "a:", '"a" ', "/", "<",
          "&", ",", "|", "\t", "é", "中", "+", "#", "a-", "1-", "“", "\u0301", ".", "a.b", "==")  # fmt: skip


def lines(one: Script, size: int) -> list[str]:
    """Return hostile lines for a pattern: of its own parts, and of signs that any grammar knows."""
    own = list(hostile(as_python(one.form), re.IGNORECASE if "i" in one.flags else 0, size))
    return [*own, *((unit * size)[:size] + tail for unit in _UNITS for tail in ("", "\0", "!"))]


MEASURE = """
const asked = JSON.parse(require('fs').readFileSync(0, 'utf8'));
for (const [form, flags, small, large] of asked) {
  const made = new RegExp(form, flags.replace(/[gy]/g, '') + 'g');
  const took = (line) => {
    const begun = process.cpuUsage().user;
    for (const _ of line.matchAll(made)) ;
    line.replace(made, '');
    return (process.cpuUsage().user - begun) / 1e6;
  };
  for (let at = 0; at < small.length; at++) {
    const least = took(small[at]);
    // What takes long at the small size is not asked at the large one: it might never end.
    const most = least > 0.3 ? 99 : took(large[at]);
    if (most > 0.5) console.log(JSON.stringify([form, flags, small[at].slice(0, 40), least, most]));
  }
}"""


def astray(found: list[Script], node: str, patience: float = 300) -> list[str]:
    """Return what is told of patterns that go astray on a line made against them."""
    asked = [[one.form, one.flags, lines(one, SIZES[0]), lines(one, SIZES[1])] for one in found]
    try:
        done = subprocess.run([node, "-e", MEASURE], input=json.dumps(asked), text=True,
                              capture_output=True, check=True, timeout=patience)  # fmt: skip
    except subprocess.TimeoutExpired:
        return [f"one of {len(found)} has no end"]
    return done.stdout.splitlines()
