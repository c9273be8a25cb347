"""The scripts of the worker that checks bibliographies: made once a version, of our sources.

A wheel brings them along, in ``packed``.  From a clone they are made when a site is first built,
in two seconds, and kept for all lists by what this program and its libraries are.
"""

from collections.abc import Mapping
from pathlib import Path

from awesomequant.compiler import tables
from awesomequant.compiler.minify import minified
from awesomequant.compiler.program import Program
from awesomequant.store.cache import Cache, cache_folder, digest, program

WORKER, TABLES = "audit-worker.js", "audit-tables.js"
_HERE = Path(__file__).parent
_PACKAGE = _HERE.parent
_PACKED = _HERE / "packed"
_ASKED = "awesomequant.audit.questions"
# What the worker's own script asks of the engine.
_ENGINE = "const $$engine = {{ question: (...given) => new {0}(...given), {1} }};\n"
_METHODS = ("wanted", "by_packs", "missed", "audited", "mended")
# The libraries that are in the scripts; their licence wants to be told.
_HEAD = """\
// Made of awesomequant's Python. In it: latex2mathml (MIT, (c) Ronie Martinez), and signs of TeX
// from pylatexenc (MIT, (c) Philippe Faist).
"""


def scripts() -> Mapping[str, str]:
    """Return the scripts by their names."""
    files = {name: _PACKED / name for name in (WORKER, TABLES)}
    if all(file.is_file() for file in files.values()):
        return {name: file.read_text("utf-8") for name, file in files.items()}
    folder = cache_folder()
    cache = Cache(folder / "worker" / f"{program().hex()}.sqlite" if folder else None)
    keys = {name: digest(name) for name in files}
    kept = cache.take("script", keys.values())
    if len(kept) == len(keys):
        return {name: kept[key].decode() for name, key in keys.items()}
    made = {WORKER: worker(), TABLES: _HEAD + tables.script()}
    cache.keep("script", {keys[name]: text.encode() for name, text in made.items()})
    return made


def worker(package: Path = _PACKAGE) -> str:
    """Return the worker's script, made of the sources of a package like this one."""
    engine = Program(package, is_short=True)
    engine.reach([(_ASKED, "Question")], _METHODS)
    methods = ", ".join(f"{one}: (it, ...given) => it.${one}(...given)" for one in _METHODS)
    asked = _ENGINE.format(engine.name(_ASKED, "Question"), methods)
    own = (_HERE / "worker.js").read_text("utf-8")
    return _HEAD + minified(f'"use strict";\n{engine.script()}\n{asked}{own}')
