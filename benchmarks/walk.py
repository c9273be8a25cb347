"""Count the files and functions that one value passes on its way through the house.

python benchmarks/walk.py [--names]

Two walks through a list that is loaded, each traced at run time to the file that it writes: a line
of a Markdown list that becomes a record, and a reply of a service that becomes a count.  What runs
while modules are loaded is left out, as are expressions that Python makes functions of.
"""

import inspect
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests")]
from services import World, project  # noqa: E402 -- of the tests, which the path now leads to
from serving import FakeClock, serving  # noqa: E402

from awesomequant.intake.accession import accession, contents  # noqa: E402
from awesomequant.intake.files.reading import read_file  # noqa: E402
from awesomequant.intake.formats import Profile  # noqa: E402
from awesomequant.intake.records import Provenance  # noqa: E402
from awesomequant.store import load  # noqa: E402
from awesomequant.store.batch import write_all  # noqa: E402
from awesomequant.update.inquiry import Plan  # noqa: E402
from awesomequant.update.refresh import refresh  # noqa: E402
from awesomequant.web.cache import Journal  # noqa: E402
from awesomequant.web.client import Client  # noqa: E402
from awesomequant.web.wire import Wire  # noqa: E402

Walk = Callable[[], None]
PACKAGE = str(ROOT / "src/awesomequant") + "/"
LINE = "- [[CVPR2020](https://arxiv.org/abs/1909.05840)] Bees of Few Bits. [[code](https://github.com/a/b)]"


def main() -> None:
    """Print the two walks."""
    os.environ.setdefault("GITHUB_TOKEN", "of-nobody")  # without one, few are asked
    for what, walk in (("a Markdown line to its record", _line), ("a reply to its count", _reply)):
        with tempfile.TemporaryDirectory() as folder:
            seen = _traced(walk, Path(folder))
        files = sorted({file for file, _ in seen})
        print(f"{what:32} {len(files)} files, {len(seen)} functions")
        if "--names" in sys.argv:
            for file in files:
                print("   ", file, *(name for it, name in sorted(seen) if it == file))


def _traced(walk: Callable[[Path], Walk], folder: Path) -> set[tuple[str, str]]:
    """Return file and name of every function of the package that a prepared walk calls."""
    go = walk(folder)
    seen: set[tuple[str, str]] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        # The body of a class runs while its module is loaded, and is no function.
        is_function = code.co_flags & inspect.CO_OPTIMIZED and "<" not in code.co_name
        if event == "call" and is_function and code.co_filename.startswith(PACKAGE):
            seen.add((code.co_filename.removeprefix(PACKAGE), code.co_qualname))

    sys.setprofile(note)
    go()
    sys.setprofile(None)
    return seen


def _line(folder: Path) -> Walk:
    root = project(folder / "list", {})
    file = folder / "list.md"
    file.write_text(f"# Papers\n\n{LINE}\n", "utf-8")
    library = load(root).library

    def go() -> None:
        source = read_file(file, None, Profile(), root)
        plan = accession(source.reading.drafts, library, Provenance("list", "2026-01-01"))
        assert plan.records
        write_all(root, contents(root, plan)[0])

    return go


def _reply(folder: Path) -> Walk:
    code = "code: [{url: 'https://github.com/big/net'}]"
    record = f"title: Bees\nvenue: TOYS\nyear: 2020\nurl: https://example.org/\n{code}\n"
    root = project(folder / "list", {"bees": record})
    loaded = load(root)

    def go() -> None:
        with serving(World()) as server:
            client = Client(Wire(routes={"*": server.base}), FakeClock())
            refresh(loaded, Plan(frozenset(["stars"])), client, Journal(folder / "cache"))
        assert "stars" in (root / "data/metrics.yaml").read_text("utf-8")

    return go


if __name__ == "__main__":
    main()
