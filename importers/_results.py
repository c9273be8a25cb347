"""Make the tables of data/results/ of gathered facts, one by one a line of JSON; or look at them.

    python importers/_results.py FACTS README            # writes data/results, benchmarks, models
    python importers/_results.py FACTS README --sample 120 --seed 7   # compares, writes nothing

FACTS is results.jsonl, a fact a line with the place it has in its source; README names the licences
of the repositories.  A file is made of the facts of one table: those of one file of a repository
whose lines lie close together.  Numbers and names are taken, no words of others.
"""

import argparse
import json
import random
import re
import shutil
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from awesomequant.library.axes import NOT_STATED
from awesomequant.store import canonical, load
from awesomequant.store.results import text
from awesomequant.store.strays import BENCHMARKS, MODELS, RESULTS
from awesomequant.text import slug, squash
from awesomequant.works.identifiers import identified
from awesomequant.works.identity import Statement

ROOT = Path(__file__).parents[1]
Fact = dict[str, Any]
# A row of a Markdown table lies below the last one; between two tables stand a heading, a blank
# line, a head and its rule.
APART = 3
# What is said of a metric by which of its facts: to others it means nothing.
SAID_OF = {
    "context_length": lambda metric: "perplexity" in metric,
    "tasks": lambda metric: "avg" in metric,
    "shots": lambda metric: metric in ("accuracy", "pass@1", "avg zero-shot accuracy"),
    "harness": lambda metric: metric in ("accuracy", "pass@1", "avg zero-shot accuracy"),
    "steps": lambda metric: metric in ("FID", "ImageReward", "LPIPS", "PSNR"),
}
WANTED = {"perplexity": ["context_length"], "accuracy": ["shots"], "pass@1": ["shots"]}
HUNDREDTHS = ("accuracy", "top-1", "top-5", "pass@1", "mAP", "mIoU", "EM", "F1", "AP", "score")
# A source that names the metric "accuracy or F1" leaves open what its numbers are.
UNCLEAR = "accuracy or F1"
_TUNED = "after LoRA fine-tuning on the task"
_CODE = {
    "HuggingFace code base; rounded to one digit": ("HuggingFace", "rounded to one digit"),
    "llama.cpp defaults; not comparable with other code bases": ("llama.cpp", ""),
}
_NUMBER_IN = re.compile(r"q(\d)|(\d)bit|iq(\d)")
_SIZE = re.compile(r"(\d+(?:\.\d+)?[MB])(?:\b|$)")
PARTS = ("w", "a", "kv", "attn", "group", "as-stated")
ROUNDED = 0.06
DOUBT = "better than full precision in the same table"
# What stands far out of its row of bits: found by the rule odd-order, the numbers as the source has
# them.  By repository, line, model and benchmark.
DOUBTS = {
    ("hahnyuan/RPTQ4LLM", 77, "OPT-13B", "boolq"): "worse by 7 points than at fewer bits",
    ("hahnyuan/RPTQ4LLM", 73, "OPT-6.7B", "boolq"): "worse by 6 points than at fewer bits",
    (
        "facebookresearch/SpinQuant",
        106,
        "LLaMA-2-70B",
        "wikitext-2",
    ): "far worse than at fewer bits",
}


def benchmark_id(fact: Fact) -> str:
    """Return the id of what a fact measures."""
    said = fact["benchmark"]
    metric = {"perplexity": "", "accuracy": "", "avg zero-shot accuracy": ""}.get(
        said["metric"], said["metric"]
    )
    name = f"{said['dataset']} {metric}"
    if said["dataset"] == "LAMBADA" and said["metric"] == "perplexity":
        name += " perplexity"
    if _TUNED in (fact.get("protocol", {}).get("notes") or ""):
        name += " fine-tuned"
    return slug(name)


def protocol(fact: Fact) -> dict[str, Any]:
    """Return how a fact was measured: None is not stated, and what means nothing has no key."""
    said, metric = fact.get("protocol", {}), fact["benchmark"]["metric"]
    kept: dict[str, Any] = {}
    for key in ("context_length", "tasks", "shots", "harness", "steps", "backend", "calibration"):
        if key not in SAID_OF or SAID_OF[key](metric):
            value = said.get(key)
            if isinstance(value, str) and key == "tasks":
                value = tuple(slug(one) for one in value.split(", "))
            kept[key] = str(value) if isinstance(value, int) else value
    kept["weight_quantizer"] = said.get("weight_quantizer")
    kept["code"] = _CODE.get(said.get("notes"), (None, ""))[0]
    return kept


def note(fact: Fact) -> str:
    """Return what is to be said of a fact besides."""
    said = fact.get("protocol", {}).get("notes") or ""
    said = _CODE.get(said, ("", said))[1]
    return "; ".join(filter(None, (said, fact.get("note"))))


def doubt(fact: Fact) -> str | None:
    """Return what speaks against a fact."""
    source = fact["source"]
    key = source["repo"], source["line"], fact["model"], benchmark_id(fact)
    return DOUBT if fact.get("flag") else DOUBTS.get(key)


def at(fact: Fact) -> dict[str, str]:
    """Return the bits of a fact: each a number or a word, and what the source calls them."""
    found: dict[str, str] = {}
    bits = fact["bits"]
    for part in ("w", "a", "kv", "attn"):
        said = bits.get(part)
        if said is None:
            continue
        word = str(said)
        if part == "w" and word.startswith(("gguf ", "AQLM ")):
            found["as-stated"] = word
            inner = _NUMBER_IN.search(word)
            number = inner and next(filter(None, inner.groups()))
            word = f"{bits['w_nominal']:g}" if "w_nominal" in bits else number or "mixed"
        elif word == "fp8 (block)":
            found["as-stated"], word = word, "fp8"
        found[part] = word
    if (group := fact.get("protocol", {}).get("group_size")) is not None:
        found["group"] = str(group)
    return {part: found[part] for part in PARTS if part in found}


def figure(number: float) -> str:
    """Return a number as its source told it, as far as JSON kept it."""
    return f"{number:.12g}"


def tables(facts: Iterable[Fact]) -> Iterator[list[Fact]]:
    """Yield the facts of each table: those of one file whose lines lie close together."""
    by_file: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        by_file[fact["source"]["repo"], fact["source"]["file"]].append(fact)
    for some in by_file.values():
        some.sort(key=lambda fact: fact["source"]["line"])
        pieces = [[some[0]]]
        for before, fact in pairwise(some):
            if fact["source"]["line"] - before["source"]["line"] > APART:
                pieces.append([])
            pieces[-1].append(fact)
        yield from _joined(pieces)


def _joined(pieces: list[list[Fact]]) -> Iterator[list[Fact]]:
    """Yield pieces, those joined that are columns of one table, or sentences of one text."""
    kept = pieces[0]
    for piece in pieces[1:]:
        is_column = _columns(piece) == _columns(kept)
        is_sentence = len(_lines(piece)) <= 2 and len(_lines(kept[-len(piece) :])) <= 2  # noqa: PLR2004
        if is_column or is_sentence:
            kept = kept + piece
        else:
            yield kept
            kept = piece
    yield kept


def _columns(piece: list[Fact]) -> tuple[object, ...]:
    return (
        {fact["model"] for fact in piece},
        {benchmark_id(fact) for fact in piece},
        {json.dumps(at(fact)) for fact in piece},
    )


def _lines(piece: list[Fact]) -> set[int]:
    return {fact["source"]["line"] for fact in piece}


class Works:
    """The ids of the list's papers, by what facts say of a work."""

    def __init__(self) -> None:
        """Read the list."""
        self.library = load(ROOT).library
        self.missed: Counter[str] = Counter()
        self._known: dict[tuple[str | None, str | None], str | None] = {}

    def id(self, fact: Fact) -> str | None:
        """Return the id of a fact's work; None for a baseline, and where it is not listed."""
        key = fact.get("work_title"), fact.get("arxiv")
        if key not in self._known:
            self._known[key] = self._found(*key)
        if key[0] and not self._known[key]:
            self.missed[key[0]] += 1
        return self._known[key]

    def _found(self, title: str | None, arxiv: str | None) -> str | None:
        if not title:
            return None
        own = identified(f"arxiv:{arxiv}") if arxiv else None
        match = self.library.works.owner_of(
            Statement(title=title, identifiers=(own,) if own else ())
        )
        return match.owner if match else None


def table_values(some: list[Fact], works: Works, licences: Mapping[str, str]) -> dict[str, Any]:
    """Return a table as the values of a file."""
    source, first = some[0]["source"], some[0]
    rows = _rows(some, works)
    shared = _shared(rows, some)
    same: dict[str, Any] = {
        "source": {
            "url": f"https://github.com/{source['repo']}",
            "commit": source["commit"],
            "file": source["file"],
            "as_of": first["as_of"],
            "licence": licences.get(source["repo"], NOT_STATED),
        },
        "as_of": first["file_as_of"] if first["file_as_of"] != first["as_of"] else None,
        **shared,
    }
    references = _references(rows)
    if references:
        same["references"] = references
    same["rows"] = [
        {
            "work": row["work"],
            "method": row["method"],
            "variant": row["variant"],
            "model": row["model"],
            "at": row["at"],
            "protocol": row["protocol"],
            "values": row["values"],
            "references": row["references"],
            "told_by": row["told_by"],
            "rival": "true" if row["rival"] else None,
            "line": row["line"],
            "note": row["note"],
            "doubt": row["doubt"],
        }
        for row in rows
    ]
    return same


def _rows(some: list[Fact], works: Works) -> list[dict[str, Any]]:
    """Return the rows of a table: facts of one line, or of lines one below the other."""
    rows: list[dict[str, Any]] = []
    for fact in some:
        line, benchmark = fact["source"]["line"], benchmark_id(fact)
        told = {
            "work": works.id(fact),
            "method": fact["method"],
            "variant": fact.get("variant"),
            "model": fact["model"],
            "at": at(fact),
            "told_by": fact["kind"],
            "rival": bool(fact.get("baseline")),
            "note": note(fact) or None,
            "doubt": doubt(fact),
        }
        own = protocol(fact)
        for row in reversed(rows):
            fits = all(row[key] == value for key, value in told.items())
            if not fits or benchmark in row["values"] or _unlike(row["protocol"], own):
                continue
            if {line} == set(row["lines"]) or (
                line == row["lines"][-1] + 1 and len(set(row["lines"])) == len(row["lines"])
            ):
                break
        else:
            row = {**told, "protocol": {}, "values": {}, "references": {}, "lines": [], "tasks": []}
            rows.append(row)
        row["protocol"] |= own
        row["values"][benchmark] = figure(fact["value"])
        fp = fact.get("fp_value")
        row["references"][benchmark] = NOT_STATED if fp is None else figure(fp)
        row["lines"].append(line)
        if fact["benchmark"]["metric"] == "accuracy":
            row["tasks"].append(benchmark)
    for row in rows:
        _name_tasks(row)
        lines = row["lines"]
        row["line"] = f"{lines[0]}" if lines[0] == lines[-1] else f"{lines[0]}-{lines[-1]}"
    return rows


def _name_tasks(row: dict[str, Any]) -> None:
    """Name the tasks of a mean that tells but their number, where its row has as many.

    The mean of what the row has must be the one that is told, but for rounding.
    """
    told = row["protocol"].get("tasks")
    if not isinstance(told, str):
        return
    tasks = {name: float(said) for name, said in row["values"].items() if name in row["tasks"]}
    mean = float(next(said for name, said in row["values"].items() if "average" in name))
    if len(tasks) == int(told) and abs(sum(tasks.values()) / len(tasks) - mean) < ROUNDED:
        row["protocol"]["tasks"] = tuple(sorted(tasks))


def _unlike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return any(one[key] != value for key, value in other.items() if key in one)


def _shared(rows: list[dict[str, Any]], some: list[Fact]) -> dict[str, Any]:
    """Take what all rows of a table have in common out of them, and return it."""
    tellers = Counter(row["told_by"] for row in rows)
    shared: dict[str, Any] = {"told_by": tellers.most_common(1)[0][0]}
    for row in rows:
        if row["told_by"] == shared["told_by"]:
            row["told_by"] = None
    for key in ("model", "note"):
        if len({row[key] for row in rows}) == 1:
            shared[key] = rows[0][key]
            for row in rows:
                row[key] = None
    (scale,) = {fact.get("source_scale") for fact in some}  # see _of_one_scale
    shared["scale"] = figure(scale) if scale else None
    bits = _common(rows, "at")
    if any("a" not in row["at"] for row in rows) and "a" not in bits:
        bits["a"] = NOT_STATED
    shared["at"] = {part: bits[part] for part in PARTS if part in bits}
    wanted = {"tasks", *(key for metric in _metrics(some) for key in WANTED.get(metric, ()))}
    open_ = {
        key
        for row in rows
        for key, said in row["protocol"].items()
        if said is None and key in wanted
    }
    for row in rows:
        row["protocol"] = {key: said for key, said in row["protocol"].items() if said is not None}
    shared["protocol"] = dict.fromkeys(sorted(open_), NOT_STATED) | _common(rows, "protocol")
    return shared


def _common(rows: list[dict[str, Any]], field: str) -> dict[str, Any]:
    """Take out of a mapping of each row what all rows say that say anything, and return it.

    What one of them leaves open stays with the others, if it means something to that one.
    """
    found: dict[str, Any] = {}
    for key in dict.fromkeys(key for row in rows for key in row[field]):
        said = {row[field].get(key) for row in rows}
        if len(said) == 1:
            found[key] = next(iter(said))
            for row in rows:
                del row[field][key]
    return found


def _metrics(some: list[Fact]) -> set[str]:
    return {
        "perplexity" if "perplexity" in fact["benchmark"]["metric"] else fact["benchmark"]["metric"]
        for fact in some
    }


def _references(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Take out of rows what all about one model are measured by, and return it, a line a model."""
    said: dict[str | None, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        for benchmark, reference in row["references"].items():
            said[row["model"]][benchmark].add(reference)
    found = []
    for model, values in said.items():
        same = {name: next(iter(some)) for name, some in values.items() if len(some) == 1}
        told = {name: value for name, value in same.items() if value != NOT_STATED}
        if told:
            found.append({"model": model, "values": told})
        for row in rows:
            if row["model"] == model:
                row["references"] = {
                    name: value for name, value in row["references"].items() if name not in same
                }
    return found


def benchmarks(facts: list[Fact], spellings: Mapping[tuple[str, str], list[str]]) -> str:
    """Return data/benchmarks.yaml."""
    entries: dict[str, dict[str, Any]] = {}
    for fact in facts:
        said, name = fact["benchmark"], benchmark_id(fact)
        if name in entries:
            continue
        metric = said["metric"]
        is_mean = "avg" in metric
        is_sum = name == "mme-score"  # of points, up to 2,000
        is_tuned = name.endswith("-fine-tuned")
        label = said["dataset"] if metric in ("accuracy", "top-1", "perplexity") or is_mean else (
            f"{said['dataset']} {metric}"
        )  # fmt: skip
        if is_mean:
            label = (
                "Mean of zero-shot tasks" if "zero-shot" in metric else f"{said['dataset']} mean"
            )
        entries[name] = {
            "label": f"{label}, fine-tuned" if is_tuned else label,
            "dataset": said["dataset"],
            "split": "after fine-tuning on it" if is_tuned else None,
            "metric": metric,
            "direction": said["direction"],
            "unit": "%" if any(word in metric for word in HUNDREDTHS) and not is_sum else None,
            "protocol": ["shots"] if is_mean and "zero-shot" in metric else WANTED.get(
                "perplexity" if "perplexity" in metric else metric, []
            ) or (["steps"] if SAID_OF["steps"](metric) else []),
            "is_mean": "true" if is_mean else None,
            "digits": "3" if metric in ("LPIPS", "ImageReward") else None,
            "noise": _noise(metric),
            "aliases": _aliases(spellings.get((said["dataset"], metric), []), name, label),
        }  # fmt: skip
    return _once(dict(sorted(entries.items())))


def models(facts: list[Fact], spellings: Mapping[str, list[str]]) -> str:
    """Return data/models.yaml."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for fact in facts:
        metric = fact["benchmark"]["metric"]
        is_image = metric in ("top-1", "top-5", "top-1 error", "box mAP", "mAP", "mIoU", "pose AP")
        is_made = metric in ("FID", "ImageReward", "LPIPS", "PSNR")
        kind = "image generation" if is_made else "vision" if is_image else "language"
        kinds[fact["model"]][kind] += 1
    entries = {}
    for model in sorted(kinds, key=str.casefold):
        size = _SIZE.search(model)
        entries[model] = {
            "kind": kinds[model].most_common(1)[0][0],
            "size": size[1] if size else None,
            "aliases": _aliases(spellings.get(model, []), model, model),
        }
    return _once(entries)


def _noise(metric: str) -> str | None:
    """Return how much is luck: 44 of 5,794 facts are better than their reference by more."""
    if "perplexity" in metric:
        return "3 %"
    return "2.5" if any(word in metric for word in (*HUNDREDTHS, "corr")) else None


def _aliases(spelled: Iterable[str], *taken: str) -> list[str]:
    known = {squash(one) for one in taken}
    found: dict[str, str] = {}
    for one in spelled:
        if squash(one) and squash(one) not in known and len(one) <= 80:  # noqa: PLR2004
            found.setdefault(squash(one), one)
    return list(found.values())


def _once(entries: dict[str, dict[str, Any]]) -> str:
    """Return entries as a file, in which no spelling stands twice: "2-7B" may be either."""
    count = Counter(squash(one) for entry in entries.values() for one in entry["aliases"])
    names = {squash(name) for name in entries}
    for entry in entries.values():
        entry["aliases"] = [
            one for one in entry["aliases"] if count[squash(one)] == 1 and squash(one) not in names
        ]
    return canonical.entries(entries)


def licences(readme: str) -> dict[str, str]:
    """Return the licence of each repository, as the table of the README has it."""
    found = re.findall(
        r"^\| ([\w.-]+/[\w.-]+) \| ([^|]+?) \| [0-9a-f]{7,} \|", readme, re.MULTILINE
    )
    return {repo: NOT_STATED if licence == "none found" else licence for repo, licence in found}


def is_clean(fact: Fact) -> bool:
    """Return whether a fact says what it measures."""
    return UNCLEAR not in fact["benchmark"]["metric"]


def write(facts: list[Fact], readme: str, told: Mapping[str, Any]) -> None:
    """Write all files anew."""
    works, known = Works(), licences(readme)
    folder = ROOT / RESULTS
    shutil.rmtree(folder, ignore_errors=True)
    count: Counter[str] = Counter()
    every = [part for some in tables(facts) for part in _of_one_scale(some)]
    for some in every:
        source = some[0]["source"]
        owner, name = source["repo"].split("/")
        stem = slug(source["file"].removeprefix("docs/").rpartition(".")[0].replace("/", " "))
        start = slug(name) if stem in ("readme", "") else f"{slug(name)}-{stem}"[:60].strip("-")
        count[start] += 1
        file = folder / slug(f"{owner} {name}") / f"{start}-{count[start]}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text(table_values(some, works, known)), "utf-8")
    spelled = {(one["dataset"], one["metric"]): one["spellings"] for one in told["benchmarks"]}
    (ROOT / BENCHMARKS).write_text(benchmarks(facts, spelled), "utf-8")
    named = {one["model"]: one["spellings"] for one in told["models"]}
    (ROOT / MODELS).write_text(models(facts, named), "utf-8")
    print(f"{len(facts)} facts in {len(every)} tables; not listed: {dict(works.missed)}")  # noqa: T201


def _of_one_scale(some: list[Fact]) -> Iterator[list[Fact]]:
    """Yield the parts of a table that were told in one scale."""
    by_scale: dict[object, list[Fact]] = defaultdict(list)
    for fact in some:
        by_scale[fact.get("source_scale")].append(fact)
    yield from by_scale.values()


def look(facts: list[Fact], readme: str, number: int, seed: int) -> int:
    """Compare a sample of facts with what the list has of them, key by key; return the faults."""
    works, known = Works(), licences(readme)
    by_line: dict[tuple[str, str, int | None, str, str | None], list[Any]] = defaultdict(list)
    for one in works.library.results.all:
        source = one.table.source
        by_line[source.url, source.file or "", one.line, one.benchmark, one.model].append(one)
    faults = 0
    for fact in random.Random(seed).sample(facts, number) if number < len(facts) else facts:  # noqa: S311
        source = fact["source"]
        key = f"https://github.com/{source['repo']}", source["file"], source["line"]
        there = by_line[*key, benchmark_id(fact), fact["model"]]
        said = [_differences(fact, one, works, known) for one in there]
        best = min(said, key=len, default=["it is not there"])
        if best:
            faults += 1
            print(f"{source['repo']} {source['file']}:{source['line']}: {best}")  # noqa: T201
    number = min(number, len(facts))
    print(f"{number - faults} of {number} right in all keys")  # noqa: T201
    return faults


def _differences(fact: Fact, one: Any, works: Works, known: Mapping[str, str]) -> list[str]:
    """Return the keys in which a result does not say what its fact says."""
    row, table, held = one.told, one.table, works.library.results.held
    own = held.benchmarks[one.benchmark]
    terms = {key: value for key, value in one.protocol.items() if value != NOT_STATED}
    metric = fact["benchmark"]["metric"]
    meant = {key: said for key, said in protocol(fact).items() if said is not None}
    said = {
        key: value for key, value in terms.items() if key not in SAID_OF or SAID_OF[key](metric)
    }
    if isinstance(meant.get("tasks"), str) and isinstance(said.get("tasks"), tuple):
        said["tasks"] = str(len(said["tasks"]))  # what the source tells but the number of
    title = fact.get("work_title")
    paper = works.library.by_id.get(row.work or "")
    titles = {squash(one) for one in (paper.title, *paper.also_titled)} if paper else set()
    work = (not title) if paper is None else (
        squash(title or "") in titles or paper.arxiv == fact.get("arxiv")
    )  # fmt: skip
    pairs = {
        "work": (True, work or (paper is None and title in works.missed)),
        "method": (fact["method"], row.method),
        "variant": (fact.get("variant"), row.variant),
        "model": (fact["model"], one.model),
        "dataset": (fact["benchmark"]["dataset"], own.dataset),
        "metric": (metric, own.metric),
        "direction": (fact["benchmark"]["direction"], own.direction),
        "bits": (at(fact), {key: value for key, value in one.at.items() if value != NOT_STATED}),
        "protocol": (meant, said),
        "value": (fact["value"], one.value),
        "fp_value": (fact.get("fp_value"), one.reference),
        "kind": (fact["kind"], one.told_by),
        "baseline": (bool(fact.get("baseline")), row.rival),
        "note": (note(fact), one.note),
        "flag": (doubt(fact), row.doubt),
        "scale": (fact.get("source_scale"), float(table.scale) if table.scale else None),
        "commit": (fact["source"]["commit"], table.source.commit),
        "as_of": (fact["as_of"], str(table.source.as_of)),
        "file_as_of": (fact["file_as_of"], str(table.as_of or table.source.as_of)),
        "licence": (known.get(fact["source"]["repo"]), table.source.licence),
    }
    return [f"{key}: {one!r} is {other!r}" for key, (one, other) in pairs.items() if one != other]


def main() -> None:
    """Write the files, or compare a sample."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("facts", type=Path)
    asked.add_argument("readme", type=Path)
    asked.add_argument("--sample", type=int)
    asked.add_argument("--seed", type=int, default=0)
    given = asked.parse_args()
    facts = [json.loads(line) for line in given.facts.read_text("utf-8").splitlines()]
    facts = [fact for fact in facts if is_clean(fact)]
    readme = given.readme.read_text("utf-8")
    if given.sample:
        sys.exit(1 if look(facts, readme, given.sample, given.seed) else 0)
    write(facts, readme, json.loads((given.facts.parent / "benchmarks.json").read_text("utf-8")))


if __name__ == "__main__":
    main()
