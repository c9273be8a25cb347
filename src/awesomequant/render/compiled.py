"""Templates compiled once, as Python compiles modules, and kept beside these.

To compile those of a page took 0.15 s, of a build that changes one page a third.  Only our own are
kept on the disk: who can write there can change the program itself, while a cache, or the templates
of a list, may be a stranger's, and compiled code is run unseen.
"""

import importlib.util
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache

from awesomequant.library.messages import Messages
from awesomequant.store.cache import program
from awesomequant.store.writing import write_beside

_Known = dict[tuple[str, str], tuple[str, CodeType]]
# Of this process: a server makes the site again and again.
_KNOWN: _Known = {}


class Compiled(BytecodeCache):
    """The compiled templates of a kind of environment, which differ by what these print and how."""

    def __init__(self, kind: str, ours: tuple[Path, ...], messages: Messages) -> None:
        """Keep those of the folders ``ours`` on the disk, others as long as this process lives."""
        # What a template says is worked out when it is compiled, in the language of the list.
        self._kind, self._is_own = f"{kind}{messages.digest and '-'}{messages.digest}", messages.own
        self._ours = tuple(f"{folder.resolve()}{os.sep}" for folder in ours)
        self.writes = not sys.dont_write_bytecode

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the key of a template, which says whether it is one of ours."""
        is_ours = (
            filename and not self._is_own and os.path.realpath(filename).startswith(self._ours)
        )
        whose = "ours" if is_ours else "own"
        return f"{whose}-{self._kind}-{super().get_cache_key(name, filename)}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template that is compiled, where it is still the same text."""
        checksum, code = _KNOWN.get((self._kind, bucket.key), ("", None))
        if code is not None and checksum == bucket.checksum:
            bucket.code = code
        elif file := _file(bucket):
            with suppress(OSError), file.open("rb") as stream:
                bucket.load_bytecode(stream)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was just compiled."""
        if bucket.code is None:
            return
        _KNOWN[self._kind, bucket.key] = bucket.checksum, bucket.code
        file = _file(bucket)
        if file is None or not self.writes:
            return
        with suppress(OSError):  # a program that its user may not write to
            if not file.parent.is_dir():
                for old in file.parent.parent.glob("templates-*"):
                    shutil.rmtree(old, ignore_errors=True)
            write_beside(file, bucket.bytecode_to_string())


def _file(bucket: Bucket) -> Path | None:
    if not bucket.key.startswith("ours-"):
        return None
    # What a template becomes depends on the program too, as on what it escapes while compiling.
    folder = f"templates-{program().hex()[:12]}"
    return Path(importlib.util.cache_from_source(__file__)).parent / folder / bucket.key


def compile_ours() -> None:
    """Compile all of our templates, as an installer compiles modules, whatever is said of writing.

    Raises TemplateError for one that cannot be.
    """
    # Who makes environments asks us for what these keep.
    from awesomequant.render.environment import for_html, for_markdown  # noqa: PLC0415

    nobodys = Path(__file__).parent  # no list: it has no templates of its own
    kinds = (for_html(nobodys), _is_html), (for_markdown(nobodys), _is_markdown)
    for environment, is_its in kinds:
        kept = environment.bytecode_cache
        if isinstance(kept, Compiled) and environment.loader:
            kept.writes = True
            for name in filter(is_its, environment.loader.list_templates()):
                environment.get_template(name)


def _is_html(name: str) -> bool:
    return name.startswith("site/") and name.endswith((".j2", ".schema.json"))


def _is_markdown(name: str) -> bool:
    return name.endswith(".md.j2")
