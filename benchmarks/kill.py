"""Kill ``awesomequant build`` with ``kill -9`` at random moments; count sites that are torn.

python benchmarks/kill.py [TIMES] [PAPERS] [SEED]

Before each build the list gets another name, which stands in the head of every page: a whole site
has one name everywhere.  Every fifth build is not killed, and must mend what was left.
"""

import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.generate import tree  # noqa: E402 -- found beside us, however we are started

COMMAND = [sys.executable, "-m", "awesomequant", "-C"]
MKDOCS = (
    "site_name: A\nsite_url: https://a.org/\ntheme: {name: material}\nplugins: [awesomequant]\n"
)
NAMED = re.compile(r"Named[0-9]+")
# Up to when a build is killed, as a part of what a whole one takes.
MOST = 1.05


def rename(project: Path, number: int) -> None:
    """Give the list another name, now and then also MkDocs something to do."""
    file = project / "data/list.yaml"
    text = re.sub(r"(?m)^title: .*", f"title: Named{number}", file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    if number % 4 == 0:
        (project / "docs/index.md").write_text(f"# Page {number}\n", "utf-8")


def names(project: Path) -> Counter[str]:
    """Return which names pages have, and how many each; a page without one counts as torn."""
    found: Counter[str] = Counter()
    for page in (project / "site").rglob("index.html"):
        found.update(set(NAMED.findall(page.read_text("utf-8"))) or {"none"})
    return found


def built(project: Path) -> float:
    """Build to the end; return the seconds that it took."""
    begun = time.monotonic()
    subprocess.run([*COMMAND, str(project), "build"], check=True, capture_output=True)
    return time.monotonic() - begun


def main(times: int = 60, papers: int = 300, seed: int = 1) -> None:
    """Kill it so many times; print each torn site and the total."""
    chance = random.Random(seed)  # noqa: S311 -- the same moments every time
    torn, old, new = 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "list"
        os.environ["AWESOMEQUANT_CACHE"] = str(Path(folder) / "cache")
        tree(project, papers)
        (project / "docs").mkdir()
        (project / "mkdocs.yml").write_text(MKDOCS, "utf-8")
        rename(project, 0)
        took = built(project)
        pages = names(project).total()
        for number in range(1, times + 1):
            rename(project, number)
            with subprocess.Popen(
                [*COMMAND, str(project), "build"],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            ) as process:
                time.sleep(chance.uniform(0, MOST * took))
                process.send_signal(signal.SIGKILL)
            found = names(project)
            is_new = f"Named{number}" in found
            old, new = old + (not is_new), new + is_new
            if len(found) > 1 or found.total() != pages:
                torn += 1
                print(f"build {number}: {dict(found)}")
            if number % 5 == 0:
                took = built(project)
                if names(project) != {f"Named{number}": pages}:
                    torn += 1
                    print(f"build {number}, mended: {dict(names(project))}")
    print(f"{times} kills of {papers} papers: {old} old sites, {new} new ones, {torn} torn")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
