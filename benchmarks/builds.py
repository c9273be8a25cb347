"""Builds of a list in forks of this process, as commands make them and as ``serve`` does."""

import contextlib
import json
import os
import shutil
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import Environment, TemplateError
from mkdocs.config import load_config

from awesomequant.check.run import audit
from awesomequant.commands import build as command
from awesomequant.export import exporters
from awesomequant.export.styles import styles
from awesomequant.registry import parts
from awesomequant.render import environment
from awesomequant.site import building, mkdocs_serve
from awesomequant.site.search import segments
from awesomequant.site.skeleton import Shown, Skeleton
from awesomequant.store import kept, load
from awesomequant.store.writing import FOLDER
from awesomequant.web.services import SERVICES

ROOT = Path(__file__).parents[1]
# What is made of a list, and nothing that it is made of.
MADE = ("site", ".awesomequant", ".cache", "README.md", "lists")


class RefusedError(Exception):
    """A build that found the list unsound, or could not be done."""


def apart(act: Callable[[], Any], said: Path) -> None:
    """Run ``act`` in a fork; raises RefusedError with what it said where it fails."""
    child = os.fork()
    if not child:
        _end_of(act, said)
    _, status = os.waitpid(child, 0)
    if code := os.waitstatus_to_exitcode(status):
        raise RefusedError(f"exit code {code}: {said.read_text('utf-8')}")


def _end_of(act: Callable[[], Any], said: Path) -> NoReturn:
    code = 99
    try:
        with said.open("wb") as stream:
            os.dup2(stream.fileno(), 1)
            os.dup2(stream.fileno(), 2)
        act()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 98
    except BaseException:  # noqa: BLE001 -- nothing goes up into what is our parent's to do
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def prepare(root: Path, program: Path) -> None:
    """Do here what every fork would do anew: make pydantic's validators, compile templates.

    Three fifths of a build of forty papers are Jinja's compiler.
    """
    # MkDocs runs in a process that is told by nothing else which program it belongs to.
    path = [str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])]
    os.environ["PYTHONPATH"] = os.pathsep.join(path)
    _everywhere("OURS", (program,))
    audit(load(ROOT / "tests/toy", wholly=True))
    exporters(), styles(), parts(SERVICES)
    # What lies together in the cache is made anew together: all of so short a list, of one edit.
    _everywhere("_TOGETHER", 2)
    # And a record or two are few of them.
    _everywhere("_OF_SO_MANY", 4)
    vars(segments)["LEAST"] = 8
    really: Any = Environment.compile
    known = dict[tuple[Any, ...], Any]()

    def compiled(self: Any, source: Any, name: Any = None, filename: Any = None) -> Any:
        # Templates of two kinds, and what is constant in them is escaped when they are compiled.
        key = bool(self.finalize), source, name, filename
        if key not in known:
            known[key] = really(self, source, name, filename)
        return known[key]

    setattr(Environment, "compile", compiled)  # noqa: B010 -- an overloaded method
    for made in (environment.for_html(root), environment.for_markdown(root)):
        for name in made.list_templates(["j2"]):
            with contextlib.suppress(TemplateError):  # one of the other kind, with its filters
                made.get_template(name)


def _everywhere(name: str, value: Any) -> None:
    """Give a constant of the program another value, in each module that has it."""
    found = [vars(it) for key, it in [*sys.modules.items()] if key.startswith("awesomequant.")]
    for here in [here for here in found if name in here]:
        here[name] = value


@dataclass(frozen=True)
class Way:
    """How a list is built: the cache, by how many processes, whether as in CI."""

    cache: str
    processes: int = 1
    is_ci: bool = False
    is_recent: bool = True
    memo: Path | None = None  # where skeletons are taken from and kept, beside any cache

    def take(self, program: Path) -> None:
        """Have this process build so."""
        os.environ["AWESOMEQUANT_CACHE"] = self.cache
        os.environ.pop("CI", None)
        if self.is_ci:
            os.environ["CI"] = "true"
        if not self.is_recent:  # files are known by their times at once, not only after 2 s
            kept._RECENT_NS = 0
        _everywhere("OURS", (program,))
        number = self.processes
        # By two also what is so short that two would not pay: reading the list, and few outputs.
        _everywhere("LEAST_FILES", 0 if number > 1 else 10**9)
        _everywhere("_WORTH_A_PROCESS", 0)
        vars(building)["number_of_workers"] = lambda _papers: number


def build(root: Path, program: Path, way: Way) -> None:
    """Build a list as the command does."""
    way.take(program)
    os.chdir(root)
    asked: list[Path] = []

    def kept(root: Path, shown: Shown, *, strict: bool) -> tuple[Skeleton, Path] | None:
        # What MkDocs made of the same files outside data/, if it was strict or not.
        of = sorted(contents(root, [*MADE, "data"]).items())
        key = blake2b(json.dumps([of, repr(shown), strict]).encode()).hexdigest()[:32]
        asked.append(Path(way.memo or "", key))
        found = Skeleton.read(asked[-1])
        return (found, asked[-1]) if found else None

    if way.memo:
        vars(building)["_kept"] = kept
    command.command.main([], obj=root, standalone_mode=False)
    if made := [place for place in asked if not place.exists()]:
        shutil.copytree(root / FOLDER / "skeleton", made[-1])


def contents(root: Path, without: Iterable[str] = ()) -> dict[str, str]:
    """Return the digest of each file below a folder by its name, but for folders ``without``."""
    found, passed = {}, set(without)
    for above, folders, names in os.walk(root):
        here = Path(above).relative_to(root).as_posix()
        if here == ".":
            folders[:] = [name for name in folders if name not in passed]
        for name in set(names) - (passed if here == "." else set()):
            file = Path(above, name)
            key = name if here == "." else f"{here}/{name}"
            found[key] = blake2b(file.read_bytes(), digest_size=16).hexdigest()
    return found


class Serving:
    """A process that fills a site again and again, as that of ``serve`` does."""

    def __init__(self, root: Path, program: Path, folder: Path, cache: Path) -> None:
        """Start it; it waits to be asked."""
        self.site, said = folder / "served", folder / "served.txt"
        folder.mkdir()
        asked, ask = os.pipe()
        answer, answered = os.pipe()
        self.process = os.fork()
        if not self.process:
            os.close(ask)
            os.close(answer)
            way = Way(str(cache))
            _end_of(lambda: self._serve(root, program, way, asked, answered), said)
        os.close(asked)
        os.close(answered)
        self._ask, self._answer, self._said = ask, os.fdopen(answer, "rb"), said

    def _serve(self, root: Path, program: Path, way: Way, asked: int, answered: int) -> None:
        way.take(program)
        os.chdir(root)
        served, is_first = mkdocs_serve._Served(self.site.parent), True
        ahead, early = served.ahead, dict[str, bytes | None]()

        def shown() -> None:
            # Some of the pages that readers would be given now, before the site is whole.
            names = sorted(name for name in contents(self.site) if name.endswith(".html"))
            pages = ahead._pages
            for name in names[:: len(names) // 20]:
                early[name] = pages.make(name) if pages else None

        ahead.shown = shown
        while os.read(asked, 1):
            try:
                config = load_config(str(root / "mkdocs.yml"), site_dir=str(self.site))
                if is_first:
                    config.plugins.on_startup(command="serve", dirty=False)
                is_first = False
                early.clear()
                served.rebuild(config)
                for name, page in early.items():
                    if page is not None and page != (self.site / name).read_bytes():
                        _differs(name)
                os.write(answered, b"+")
            except Exception:  # noqa: BLE001 -- told by our parent
                traceback.print_exc()
                sys.stderr.flush()
                os.write(answered, b"-")

    def rebuild(self) -> None:
        """Have it bring its site up to date."""
        os.write(self._ask, b"!")
        if self._answer.read(1) != b"+":
            raise RefusedError(self._said.read_text("utf-8"))

    def end(self) -> None:
        """End it."""
        os.close(self._ask)
        os.waitpid(self.process, 0)
        self._answer.close()


def _differs(name: str) -> NoReturn:
    raise RefusedError(f"{name} was given out ahead, and is another one in the site")


def unlike(what: str, found: dict[str, str], wanted: dict[str, str]) -> Iterator[str]:
    for name in sorted(found.keys() | wanted.keys()):
        if found.get(name) != wanted.get(name):
            how = "lacks" if name not in found else "has" if name not in wanted else "differs in"
            yield f"{what} {how} {name}"


def copy_of(root: Path, copy: Path) -> None:
    """Copy a list without what was made of it."""

    def made(above: str, names: list[str]) -> list[str]:
        return [name for name in names if Path(above) == root and name in MADE]

    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(root, copy, ignore=made)
