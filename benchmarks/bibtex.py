"""Make a large BibTeX file as people keep them, and measure how long reading it takes.

    python benchmarks/bibtex.py [ENTRIES] [FILE]

Accents as commands, strings, crossrefs to volumes, braces around capitals, abstracts; one entry in
five hundred is broken in one of four ways, and the count of findings is printed beside.
"""

import random
import sys
import time
from pathlib import Path

from awesomequant.intake.formats import bibtex

_FAMILIES = (
    'M{\\"u}ller',
    "Garc{\\'i}a",
    "Wang",
    "van den Berg",
    "{\\L}ukasiewicz",
    "Smith",
    "Kim",
)
_GIVEN = ('J{\\"o}rg', "Ana", "Wei", "Ren{\\'e}e", "John Q.", "Min-Jun", "Sofia")
_ENDINGS = [first + second for first in ("", "-B", "-L", "-S") for second in "aeiouy"]
_INITIALS = [first + ". " + second for first in "ABCDEFGHIJ" for second in "KLMNOPQRST"]
_WORDS = (
    "deep", "learning", "for", "{BERT}", "with", "mixed", "{INT8}", "precision", "$\\ell_2$",
    "norms", "under", "shift", 'na{\\"i}ve', "{B}ayes", "estimators", "on", "\\&", "beyond",
)  # fmt: skip
_BROKEN = (
    "@article{{open{0}, title = {{never closed, year = 2020\n\n",
    "@article{{comma{0}, title = {{Fine title {0}}} year = {{2020}}}}\n\n",
    "@article{{untitled{0}, year = {{2020}}}}\n\n",
    "@inproceedings{{lost{0}, title = {{Lost volume {0}}}, crossref = {{nowhere}}, year = 2019}}\n\n",
)


def make(count: int) -> str:
    """Return a file of ``count`` entries, the same for the same count."""
    dice = random.Random(count)  # noqa: S311 -- nothing secret is made
    parts = ['@string{tpami = "Transactions on Patterns"}\n@string{pub = {Some Publisher}}\n\n']
    for number in range(count):
        if number % 500 == 499:
            parts.append(_BROKEN[number // 500 % len(_BROKEN)].format(number))
        parts.append(_entry(number, dice))
    parts.extend(
        f"@proceedings{{conf{year}, title = {{Proceedings of the Conference {year}}}, "
        f"publisher = pub, year = {year}}}\n\n"
        for year in range(2000, 2025)
    )
    return "".join(parts)


def _entry(number: int, dice: random.Random) -> str:
    title = " ".join(dice.sample(_WORDS, 9))
    # As many people as papers: a name that is met a second time costs less than the first.
    names = " and ".join(
        f"{dice.choice(_FAMILIES)}{dice.choice(_ENDINGS)}, {dice.choice(_GIVEN)} {dice.choice(_INITIALS)}."
        for _ in range(dice.randint(1, 6))
    )
    year = dice.randint(2000, 2024)
    where = dice.choice((
        f"journal = tpami # { '{ ' }Series B{ '}' },\n  volume = {{{dice.randint(1, 40)}}}",
        f"crossref = {{conf{year}}}",
        f"journal = {{arXiv preprint arXiv:{year % 100:02}01.{number % 100000:05}}}",
    ))  # fmt: skip
    kind = "inproceedings" if where.startswith("crossref") else "article"
    abstract = " ".join(dice.choices(_WORDS, k=80)).replace("$\\ell_2$", "norm")
    return (
        f"@{kind}{{key{number},\n  title = {{{number} {title}}},\n  author = {{{names}}},\n"
        f"  {where},\n  year = {year},\n  pages = {{{number}--{number + 9}}},\n"
        f"  doi = {{10.1000/x.{number}}},\n  abstract = {{{abstract}}},\n}}\n\n"
    )


def main(count: int = 100_000, file: str | None = None) -> None:
    """Make, read and report."""
    text = make(count)
    if file:
        Path(file).write_text(text, "utf-8")
    print(f"{len(text) / 1e6:.0f} MB of BibTeX")
    began = time.process_time()
    reading = bibtex.read(text, "large.bib")
    took = time.process_time() - began
    print(f"{len(reading.drafts)} of {count} entries, {len(reading.problems)} findings")
    print(f"{took:.1f} CPU s, {took / count * 1e6:.0f} µs an entry")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, *sys.argv[2:3])
