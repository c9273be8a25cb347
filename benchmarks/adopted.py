"""One list made of the lists of others, as real ones are: for measuring, never to be published."""

import json
import os
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

_PAGES = {".md", ".bib", ".ris", ".csv"}
_TRIES = 4


def adopt(sources: Sequence[Path], project: Path, ours: Sequence[str]) -> list[str]:
    """Make a list of those at some places; returns what is to be said of what was left out.

    ``ours`` is the command.
    """
    files = [file for source in sources for file in pages(source)]
    if not files:
        msg = f"there is no list in {', '.join(map(str, sources))}"
        raise SystemExit(msg)
    project.mkdir(parents=True)
    environment = {**os.environ, "AWESOMEQUANT_CACHE": "off"}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [*ours, "-C", str(project), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)

    (project / "data").mkdir()
    (project / "data/list.yaml").write_text("title: Of others\ndescription: To be measured\n")
    refused = list[str]()
    for file in files:
        done = run("import", "--offline", "--sections-as-tags", str(file))
        if done.returncode:
            said = (done.stderr.strip().splitlines() or ["nothing"])[-1]
            refused.append(f"{file.parent.name}: {said}")
    (project / "docs").mkdir(exist_ok=True)
    (project / "docs/index.md").write_text("# Home\n\n<!-- awesomequant: statistics -->\n")
    gone: Counter[str] = Counter()
    # What several lists say of one work may contradict itself: such records are left out.
    for _ in range(_TRIES):
        done = run("check", "--output-format", "json")
        wrong = {
            one["file"]: one["rule"]
            for one in json.loads(done.stdout)
            if one["level"] == "error" and one["file"].startswith("data/papers/")
        }
        if not wrong:
            break
        for name, rule in wrong.items():
            (project / name).unlink()
            gone[rule] += 1
    notes = [f"Made of {len(files)} lists of others."]
    if gone:
        told = ", ".join(f"{number} by {rule}" for rule, number in gone.most_common())
        notes.append(f"Left out, since something in them is an error: {told}.")
    return [*notes, *(f"Not joined: {one}" for one in refused)]


def pages(source: Path) -> Iterator[Path]:
    """Yield the lists at a place: a file, or in each folder the largest file that may be one."""
    if source.is_file():
        yield source
        return
    here = [one for one in source.iterdir() if one.is_file() and one.suffix.lower() in _PAGES]
    if here and not any(one.is_dir() for one in source.iterdir() if one.name[0] != "."):
        yield max(here, key=lambda one: one.stat().st_size)
        return
    for folder in sorted(one for one in source.iterdir() if one.is_dir() and one.name[0] != "."):
        yield from pages(folder)
