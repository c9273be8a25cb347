"""Read every list of a corpus and write what was read, for its scoring program.

python benchmarks/corpus.py CORPUS OUT
python CORPUS/score.py OUT
python benchmarks/corpus.py --large CORPUS [NAME ...]

The last form says what reading a list of 1.3 MB takes: each named list of the corpus, or several
with ``+`` between them, is repeated to that size.  In the repeated parts words of one length change
places, so that no text is met twice: a cache would answer for the repetition alone, and words that
nobody writes would mean nothing to the grammar.
"""

import json
import random
import re
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from awesomequant.intake.formats import markdown

SIZE = 1_300_000
LARGE = (
    "diff-usion", "youngfish42", "iml-wg", "efficientml_latest", "tmgthb",
    "BradyFU+OSU-NLP+HuangOwen+Peldom+hanjuku+yinyunie+GeorgeDu+pliang+MingSun",
)  # fmt: skip
_ADDRESS = re.compile(r"(\]\([^()\s]*\)|https?://\S+|<[^<>]*>)")
_WORD = re.compile(r"(?<![\w/.-])[a-z]{5,}(?![\w/.-])")


def sources(corpus: Path) -> dict[str, Path]:
    """Return the lists of a corpus by the names of their folders."""
    return {
        meta.parent.name: meta.parent / json.loads(meta.read_text("utf-8"))["file"]
        for meta in sorted(corpus.glob("*/META.json"))
    }


def read(text: str) -> tuple[list[str], float]:
    """Return the entries of a list as JSON, and the CPU seconds of reading it."""
    began = time.process_time()
    drafts = markdown.read(text, "README.md").drafts
    took = time.process_time() - began
    return [json.dumps(draft.to_json(), ensure_ascii=False) for draft in drafts], took


def whole(corpus: Path, out: Path) -> None:
    """Write ``OUT/<list>.jsonl`` for each list, and print what each one took."""
    out.mkdir(parents=True, exist_ok=True)
    for name, source in sources(corpus).items():
        lines, took = read(source.read_text("utf-8-sig"))
        (out / f"{name}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
        print(f"{name:52} {len(lines):5} entries {took:6.2f} CPU s")


def enlarged(text: str) -> str:
    """Return a list repeated to 1.3 MB, in whose further parts words of a length change places."""
    runs = _ADDRESS.split(text)  # every second is an address
    words = defaultdict(list)
    for run in runs[::2]:
        for word in _WORD.findall(run):
            words[len(word)].append(word)
    left: dict[int, list[str]] = {}

    def changed(run: str) -> str:
        return _WORD.sub(lambda found: left[len(found[0])].pop(), run)

    parts, chance = [text], random.Random(7)  # noqa: S311 -- the same at each run
    while sum(map(len, parts)) < SIZE:
        left.update((length, chance.sample(known, len(known))) for length, known in words.items())
        parts.append("".join(run if at % 2 else changed(run) for at, run in enumerate(runs)))
    return "\n\n".join(parts).encode()[:SIZE].decode("utf-8", "ignore")


def large(corpus: Path, names: Sequence[str]) -> None:
    """Print what lists of 1.3 MB take: the median of three readings, each in a new process.

    It has read nothing before: its caches are empty, as they are for who imports a list.
    """
    known = sources(corpus)
    for name in names or LARGE:
        found = [one for part in name.split("+") for one in known if part in one]
        text = enlarged("\n\n".join(known[one].read_text("utf-8-sig") for one in found))
        runs = []
        for _ in range(3):
            with ProcessPoolExecutor(1, get_context("spawn")) as process:
                runs.append(process.submit(read, text).result())
        took = statistics.median(took for _, took in runs)
        print(f"{name[:52]:52} {len(runs[0][0]):5} entries {took:6.2f} CPU s", flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "--large":
        large(Path(sys.argv[2]), sys.argv[3:])
    else:
        whole(Path(sys.argv[1]), Path(sys.argv[2]))
