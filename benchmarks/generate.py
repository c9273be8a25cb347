"""Make lists of any size that look like real ones, the same for the same seed.

    python benchmarks/generate.py 10000 /tmp/list     write data/ with 10,000 records

Words follow Zipf's law, so that indexes meet frequent words, rare ones and new ones; years, counts,
tags and venues are as unevenly spread as in lists that exist.  About 1.5 KB of YAML a paper.
"""

import argparse
import bisect
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from awesomequant.library.library import Library
from awesomequant.library.order import default_order
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Tag, Venue
from awesomequant.store import canonical
from awesomequant.text import slug


def listed(words: str) -> list[str]:
    """Return the words of a text."""
    return words.split()


KNOWN = listed(
    """neural network quantization low-bit training binary learning efficient deep weights
activation inference language model transformer post-training 4-bit mixed-precision hardware
accelerator pruning distillation calibration gradient attention vision integer floating-point
compression outlier rotation sparse memory edge federated diffusion generation detection robust
adaptive stochastic differentiable hessian layer-wise channel tensor dynamic search architecture
fine-tuning adapter kernel throughput latency energy convolutional recurrent graph speech retrieval
embedding large-scale fast accurate towards rethinking analysis survey benchmark"""
)
GLUE = listed("of for with via and in by on the from to without beyond as")
GIVEN = listed("""Wei Ming Yuki Ana José Priya Lars Fatima Chen Olga Ivan Maria Jan Zoë Søren Amir Lena
Hiroshi Ngoc Élodie Paul Sara Tom Ruth Kai Li Jun Hao Yi Xin""")
ONSETS = listed("b c ch d f g h j k kr l m n p qu r s sh st t tr v w y z")
VOWELS = listed("a e i o u ai ei ou")
CODAS = ["", "n", "ng", "r", "s", "l", "th", "ck"]
KINDS = ("conference",) * 6 + ("journal",) * 3 + ("workshop",)
BITS = ("1", "2", "3", "4", "8", "fp8", "mixed")
FIVE_DIGITS = 2015  # the year from which on arXiv's numbers have five
EPOCH = date(2021, 1, 1)


class Zipf:
    """Choose from a sequence, the n-th thing about 1/n as often as the first."""

    def __init__(self, things: Sequence[Any]) -> None:
        self.things = things
        self.sums = list(accumulate(1 / (place + 2) for place in range(len(things))))

    def one(self, chance: random.Random) -> Any:
        """Return one of them."""
        return self.things[bisect.bisect(self.sums, chance.random() * self.sums[-1])]


class Generator:
    """A source of papers; two with the same size and seed give the same."""

    def __init__(self, count: int, seed: int = 1, *, abstracts: bool = True) -> None:
        self.count = count
        self.chance = random.Random(seed)  # noqa: S311 -- repeatable, not secret
        self.abstracts = abstracts
        self.taken: set[str] = set()  # arXiv numbers and repositories: each is of one paper
        coined = [self._coined() for _ in range(min(20_000, 500 + count))]
        self.title_words = Zipf(KNOWN + coined[:4000])
        self.abstract_words = Zipf(GLUE + KNOWN + coined)
        families = dict.fromkeys(self._coined().capitalize() for _ in range(300 + count // 8))
        self.families = Zipf(list(families))
        self.given = Zipf(GIVEN)
        self.venues = dict(self._venues(min(250, 12 + count // 40)))
        self.tags = dict(self._tags(min(60, 5 + count // 100)))
        self.venue_ids = Zipf(list(self.venues))
        self.tag_ids = Zipf(list(self.tags))

    def settings(self) -> dict[str, Any]:
        """Return what ``data/list.yaml`` holds."""
        bits = {"label": "Bits", "type": "list", "values": BITS, "facet": True, "column": True}
        about = f"{self.count} papers that nobody wrote, for measuring"
        return {"title": "A generated list", "description": about, "fields": {"bits": bits}}

    def papers(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the id and the record of each paper."""
        for number in range(self.count):
            record = self._paper()
            yield f"{slug(record['title'])[:60].strip('-')}-{number}", record

    def _paper(self) -> dict[str, Any]:
        chance = self.chance
        year = 2026 - min(int(chance.expovariate(0.28)), 24)
        tags = {self.tag_ids.one(chance) for _ in range(chance.choice((1, 1, 2, 2, 3)))}
        citations = int(chance.lognormvariate(2.2, 1.6))
        record: dict[str, Any] = {
            "title": self._title(),
            "authors": self._authors(),
            "venue": self.venue_ids.one(chance),
            "year": year,
            "tags": sorted(tags),
            "url": f"https://example.org/{chance.getrandbits(48):x}",
        }
        if year >= FIVE_DIGITS:
            record["arxiv"] = self._arxiv(year)
        if chance.random() < 0.45:
            record["code"] = [self._code()]
        if chance.random() < 0.85:
            record["citations"] = {"count": citations, "source": "seed", "as_of": date(2026, 11, 1)}
        if self.abstracts:
            record["abstract"] = self._sentences()
        record["fields"] = {"bits": sorted(set(chance.choices(BITS, k=2)))}
        record["added"] = max(date(year, 1, 1), EPOCH) + timedelta(days=chance.randint(0, 300))
        return record

    def _title(self) -> str:
        chance = self.chance
        count = chance.randint(4, 10)
        words = [self.title_words.one(chance) for _ in range(count)]
        words.insert(count // 2, chance.choice(GLUE))
        title = " ".join(word if word in GLUE else word.capitalize() for word in words)
        return f"{self._acronym()}: {title}" if chance.random() < 0.5 else title

    def _acronym(self) -> str:
        stem = "".join(self.chance.choices("ABCDEFGILMNOPQRSTVX", k=self.chance.randint(2, 4)))
        return stem + self.chance.choice(("", "", "Net", "-Q", "Quant", "-LM", "++"))

    def _authors(self) -> list[str]:
        chance = self.chance
        names = (
            f"{self.given.one(chance)} {self.families.one(chance)}"
            for _ in range(chance.randint(2, 8))
        )
        return list(dict.fromkeys(names))

    def _arxiv(self, year: int) -> str:
        # Drawn anew where it was given out: with two works under one number, `check` tells of
        # hundreds at 10,000 papers, and of what it found a build stops.
        while True:
            month, number = self.chance.randint(1, 10), self.chance.randint(1, 29_999)
            found = f"{year % 100:02}{month:02}.{number:05}"
            if found not in self.taken:
                self.taken.add(found)
                return found

    def _code(self) -> dict[str, Any]:
        name = f"{self.families.one(self.chance)}/{self._acronym()}".lower().replace("+", "p")
        path = slug_path(name)
        if path in self.taken:  # else one repository has as many counts of stars as papers
            path += f"-{len(self.taken)}"
        self.taken.add(path)
        code: dict[str, Any] = {"url": f"https://github.com/{path}", "label": "code"}
        if self.chance.random() < 0.9:
            count = int(self.chance.lognormvariate(3.5, 1.8))
            code["stars"] = {"count": count, "source": "seed", "as_of": date(2026, 11, 1)}
        return code

    def _sentences(self) -> str:
        chance = self.chance
        sentences = (
            " ".join(self.abstract_words.one(chance) for _ in range(chance.randint(12, 24)))
            for _ in range(8)
        )
        return ". ".join(sentence.capitalize() for sentence in sentences) + "."

    def _coined(self) -> str:
        chance = self.chance
        return "".join(
            chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(CODAS)
            for _ in range(chance.randint(1, 3))
        )

    def _venues(self, count: int) -> Iterator[tuple[str, dict[str, Any]]]:
        yield "arXiv", {"name": "arXiv", "kind": "preprint", "aliases": ["CoRR"]}
        for number in range(count):
            name = f"Conference on {self._coined().capitalize()} {self._coined().capitalize()}"
            yield (
                f"{self._acronym()[:4].upper()}{number}",
                {
                    "name": name,
                    "kind": self.chance.choice(KINDS),
                },
            )

    def _tags(self, count: int) -> Iterator[tuple[str, dict[str, Any]]]:
        for word in KNOWN[:count]:
            yield slug(word), {"label": word.capitalize(), "description": f"Papers on {word}"}


def slug_path(name: str) -> str:
    """Return ``owner/name`` in the letters of a repository's address."""
    return "/".join(slug(part) or "x" for part in name.split("/"))


def library(count: int, seed: int = 1, *, abstracts: bool = True) -> Library:
    """Return a Library of ``count`` papers."""
    made = Generator(count, seed, abstracts=abstracts)
    papers = (
        Paper.model_validate({"id": name, "source_file": f"data/papers/{name}.yaml", **record})
        for name, record in made.papers()
    )
    return Library(
        Settings.model_validate(made.settings()),
        tags={name: Tag.model_validate({"id": name, **tag}) for name, tag in made.tags.items()},
        venues={
            name: Venue.model_validate({"id": name, **venue}) for name, venue in made.venues.items()
        },
        papers=default_order(papers),
    )


def tree(root: Path, count: int, seed: int = 1, *, abstracts: bool = True) -> None:
    """Write a project of ``count`` papers below ``root``, one YAML file a paper."""
    made = Generator(count, seed, abstracts=abstracts)
    data = root / "data"
    data.mkdir(parents=True, exist_ok=True)
    (data / "list.yaml").write_text(canonical.record(made.settings()), "utf-8")
    (data / "tags.yaml").write_text(canonical.entries(made.tags), "utf-8")
    (data / "venues.yaml").write_text(canonical.entries(made.venues), "utf-8")
    for name, record in made.papers():
        file = data / "papers" / str(record["year"]) / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(canonical.record(record), "utf-8")


def main() -> None:
    """Write a project where the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    tree(arguments.folder, arguments.count, arguments.seed)


if __name__ == "__main__":
    main()
