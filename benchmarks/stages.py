"""The stages of a build, each in a fork of this process and apart from the others.

Whole commands are what a person waits for (``benchmarks/speed.py``); these say where it goes.
"""

import cProfile
import json
import os
import re
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from awesomequant.check.rulebook import chosen, rules
from awesomequant.check.run import inspect
from awesomequant.commands import build as command
from awesomequant.site import filling
from awesomequant.site.building import rendered
from awesomequant.site.recipes import Recipes
from awesomequant.site.search import FOLDER as INDEX
from awesomequant.site.shelf import kept_skeleton
from awesomequant.site.skeleton import FILES
from awesomequant.site.trees import Entry, NextSite, building
from awesomequant.store import find_root, load
from awesomequant.store.cache import Cache
from benchmarks.aside import put_aside

MKDOCS = (
    "site_name: A generated list\nsite_url: https://example.org/list/\n"
    "theme: {name: material, font: false}\nplugins: [awesomequant]\n"
)


_PYTHONS_OWN = re.compile(r"importlib|[/\\](re|enum|sre_\w+)([/\\]\w+)?\.py$")


class Meter:
    """What stages took: function calls, or seconds of CPU and by the clock, and the peak memory."""

    def __init__(self, *, is_counting: bool) -> None:
        """Count calls, or take the time: a count makes everything twice as slow."""
        self._is_counting = is_counting
        self.found: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Add what is done meanwhile to a stage."""
        found = self.found[stage]
        if self._is_counting:
            profile = cProfile.Profile()
            profile.enable()
            try:
                yield
            finally:
                profile.disable()
                found[0] += _calls(profile)
            return
        cpu, wall = time.process_time(), time.perf_counter()
        yield
        found[0] += time.process_time() - cpu
        found[1] += time.perf_counter() - wall
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        found[2] = max(found[2], most / (1024 if sys.platform == "darwin" else 1) / 1024)


def _calls(profile: cProfile.Profile) -> int:
    """Return the calls of functions, and of builtin ones by these.

    Without those of Python itself that compile an expression or load a module: some are so when the
    first record asks for it, which made a list of 540 look as if each paper took more.
    """
    calls = 0
    for entry in profile.getstats():
        code = entry.code
        if not isinstance(code, str) and not _PYTHONS_OWN.search(code.co_filename):
            below = (sub.callcount for sub in entry.calls or () if isinstance(sub.code, str))
            calls += entry.callcount + sum(below)
    return calls


def measured(root: Path, cache: Path, *, is_counting: bool) -> dict[str, list[float]]:
    """Return what each stage takes: calls, or CPU and wall seconds and MB at most.

    The list at ``root`` has been built with ``cache`` once, so that MkDocs' skeleton is kept.
    """
    os.environ["AWESOMEQUANT_CACHE"] = str(cache)
    os.environ.pop("CI", None)
    found: dict[str, list[float]] = {}
    for is_cold, act in (
        (True, _load),
        (False, _load),
        (True, _check),
        (False, _check),
        (True, _readme),
        (True, _site),
        (True, _build),  # not measured: it leaves what the next ones bring up to date
        (False, _changed),
        (False, _changed),
    ):
        if is_cold:
            forget(root, cache)
        name = "cold" if is_cold else "warm"
        found |= _apart(partial(act, root, name), is_counting)
    return {stage: took for stage, took in found.items() if stage}


def forget(root: Path, cache: Path) -> None:
    """Take away what is known of a list and of its site, but for what MkDocs made."""
    for file in cache.rglob("*.sqlite*"):
        file.unlink()
    put_aside((root / "site", root / ".awesomequant"), root.parent)


def _apart(act: Callable[[Meter], None], is_counting: bool) -> dict[str, list[float]]:  # noqa: FBT001
    answer, mine = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if not child:
        _measure(act, Meter(is_counting=is_counting), mine)
    os.close(mine)
    with os.fdopen(answer) as stream:
        said = stream.read()
    if os.waitpid(child, 0)[1]:
        msg = "a stage failed, which is told above"
        raise RuntimeError(msg)
    found: dict[str, list[float]] = json.loads(said)
    return found


def _measure(act: Callable[[Meter], None], meter: Meter, answer: int) -> NoReturn:
    code = 1
    try:
        act(meter)
        with os.fdopen(answer, "w") as stream:
            json.dump(meter.found, stream)
        code = 0
    except BaseException:  # noqa: BLE001 -- nothing goes up into what is our parent's to do
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os._exit(code)


def _load(root: Path, name: str, meter: Meter) -> None:
    with meter(f"load, {name}"):
        load(root)


def _check(root: Path, name: str, meter: Meter) -> None:
    with meter(f"check, {name}"):
        project = load(root, wholly=True)
        every = rules(root)
        inspect(project, chosen(every, project.library.settings.rules), every)


def _readme(root: Path, _name: str, meter: Meter) -> None:
    project = load(root)
    with meter("README"):
        rendered(project)


def _site(root: Path, _name: str, meter: Meter) -> None:
    project = load(root)
    found = kept_skeleton(root, filling.shown_of(project.library, root))
    if found is None:
        msg = "no skeleton is kept"
        raise RuntimeError(msg)
    skeleton, folder = found
    with building(root):
        next_site = NextSite(root, root / skeleton.site_dir)
        with meter("pages, files …: what is to be made"):
            site, cache = filling.site_of(project, skeleton), Cache.of(root)
            recipes = Recipes(project, site, skeleton)
            every = list(filling.outputs(site, skeleton, folder / FILES, recipes, cache))
        pages = {paper.page for paper in project.library.papers}
        pages |= {part.address for part in site.parts()}
        pages |= {slotted.file for slotted in skeleton.slotted}
        entries = dict[str, Entry]()
        for output in every:
            stage = "pages" if output.name in pages else "files"
            stage = "index" if output.name == INDEX else stage
            stage = "feeds" if output.name.endswith("feed.xml") else stage
            with meter(stage):
                entries |= {name: next_site.put(name, it) for name, it in output.make()}
        with meter("pages, files …: put in place"):
            next_site.take_place(entries)


def _build(root: Path, _name: str, meter: Meter) -> None:
    del meter
    _built(root)


def _changed(root: Path, _name: str, meter: Meter) -> None:
    records = sorted((root / "data/papers").rglob("*.yaml"))
    record = records[len(records) // 2]
    text = re.sub(r"(?m)^note: .*\n", "", record.read_text("utf-8"))
    record.write_text(f"{text}note: Looked at {time.time_ns()} ns after.\n", "utf-8")
    with meter("one record changed, without the start"):
        _built(root)


def _built(root: Path) -> Any:
    os.environ["AWESOMEQUANT_QUIET"] = "1"
    find_root(root)
    return command.command.main([], obj=root, standalone_mode=False)
