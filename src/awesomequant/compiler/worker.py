"""The script of the worker that checks bibliographies: made once a version, of our sources.

A wheel brings it along (`packed`); from a clone it is made when a site is first built, in some
seconds, and kept by the digest of what it is made of.
"""

from pathlib import Path

from awesomequant.compiler.minify import minified
from awesomequant.compiler.program import Program

_SOURCES = Path(__file__).parents[2]
_HERE = Path(__file__).parent
PACKED = _HERE / "audit-worker.js"
_ASKED = "awesomequant.audit.questions"
# What the worker's own script asks of the engine.
_ENGINE = "const $$engine = {{ question: (...given) => new {0}(...given), {1} }};\n"
_METHODS = ("wanted", "missed", "audited", "mended")


def made(folder: Path = _SOURCES) -> str:
    """Return the script, made of the sources below a folder."""
    program = Program(folder, is_short=True)
    program.reach([(_ASKED, "Question")], _METHODS)
    methods = ", ".join(f"{one}: (it, ...given) => it.${one}(...given)" for one in _METHODS)
    engine = _ENGINE.format(program.name(_ASKED, "Question"), methods)
    own = (_HERE / "worker.js").read_text("utf-8")
    return minified(f'"use strict";\n{program.script()}\n{engine}{own}')
