"""The scripts of the worker that checks bibliographies, made of our sources.

It imports what it needs to make them and nothing else, so that the build of a wheel can ask it.
"""

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from awesomequant.compiler import tables
from awesomequant.compiler.minify import minified
from awesomequant.compiler.program import Program

WORKER, TABLES = "audit-worker.js", "audit-tables.js"
_HERE = Path(__file__).parent
_PACKAGE = _HERE.parent
PACKED = _HERE / "packed"
_ASKED = (
    ("awesomequant.audit.questions", "Question"),
    ("awesomequant.audit.looked_up", "LookedUp"),
)
# What the worker's own script asks of the engine.
_ENGINE = (
    "const $$engine = {{ question: (...given) => new {0}(...given), "
    "list: (held) => new {1}(held), {2} }};\n"
)
_METHODS = ("wanted", "by_packs", "missed", "audited", "mended")
# The libraries that are in the scripts; their licence wants to be told.
_HEAD = """\
// Made of awesomequant's Python. In it: latex2mathml {latex2mathml} (MIT, (c) Ronie Martinez), and
// signs of TeX from pylatexenc {pylatexenc} (MIT, (c) Philippe Faist).
"""


def head() -> str:
    """Return what the scripts begin with: the libraries that are in them, as they are here."""
    return _HEAD.format(**{name: version(name) for name in ("latex2mathml", "pylatexenc")})


def scripts() -> Mapping[str, str]:
    """Return the scripts by their names."""
    return {WORKER: worker(), TABLES: head() + tables.script()}


def worker(package: Path = _PACKAGE) -> str:
    """Return the worker's script, made of the sources of the package in a folder of its own."""
    engine = Program(package, is_short=True)
    engine.reach(_ASKED, _METHODS)
    methods = ", ".join(f"{one}: (it, ...given) => it.${one}(...given)" for one in _METHODS)
    asked = _ENGINE.format(*(engine.name(*one) for one in _ASKED), methods)
    own = (_HERE / "worker.js").read_text("utf-8")
    return head() + minified(f'"use strict";\n{engine.script()}\n{asked}{own}')
