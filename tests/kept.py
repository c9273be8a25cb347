"""A list of nine papers, some with hostile titles, for what readers keep and compare."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from awesomequant.store import canonical
from awesomequant.store.writing import write

HOSTILE = 'A & b_c | "q" </td><img src=x onerror=alert(1)> 5% #1'
FORMULA = "=1+1"
MATH = r"Norms of $\ell_1$ in $x_2$"
STARS = {"count": 1234, "source": "GitHub", "as_of": "2026-05-01"}
CITED = {"count": 99, "source": "OpenAlex", "as_of": "2026-06-01"}


def _record(title: str, **more: Any) -> dict[str, Any]:
    given = {"title": title, "venue": "ICML", "year": 2020, "url": "https://example.org/"}
    return {**given, "added": "2021-01-12", **more}


RECORDS = (
    _record(
        "Q-BERT",
        authors=["Ana Müller", "Wei Chen"],
        tags=["bert", "low-bit"],
        code=[{"url": "https://github.com/a/b", "stars": STARS}],
        citations=CITED,
        fields={"bits": ["2", "4"]},
        doi="10.1109/test.2020.1",
    ),
    _record("Binary networks", venue="arXiv", arxiv="1911.11907", year=2019, tags=["low-bit"]),
    _record(HOSTILE, tags=["nlp"], aliases=["once-called"]),
    _record(FORMULA),
    _record(MATH),
    *(_record(f"Filler {number}") for number in range(6, 10)),
)
TAGS = {"low-bit": {"label": "Low-bit"}, "nlp": {"label": "NLP"}}
TAGS["bert"] = {"label": "BERT", "parent": "nlp"}
VENUES = {
    "ICML": {"name": "Machine Learning", "kind": "conference"},
    "arXiv": {"name": "arXiv", "kind": "preprint"},
}
LIST = {
    "title": "T",
    "description": "D",
    "fields": {"bits": {"label": "Bits", "type": "list", "column": True}},
}
MKDOCS = """
site_name: Bits
site_url: https://example.org/bits/
theme:
  name: material
  font: false
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: custom
      toggle: {icon: material/weather-night, name: Dark}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: custom
      toggle: {icon: material/weather-sunny, name: Light}
plugins: [search, awesomequant]
"""


def built(root: Path) -> Path:
    """Build the site of the list in a folder; its papers are p1, p2 … in the order above."""
    for number, given in enumerate(RECORDS, 1):
        write(root / f"data/papers/{given['year']}/p{number}.yaml", canonical.record(given))
    write(root / "data/list.yaml", canonical.record(LIST))
    write(root / "data/tags.yaml", canonical.entries(TAGS))
    write(root / "data/venues.yaml", canonical.entries(VENUES))
    write(root / "docs/index.md", "# Home\n\n<!-- awesomequant: newest -->\n")
    write(root / "mkdocs.yml", MKDOCS)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    subprocess.run(command, cwd=root, capture_output=True, check=True)
    return root / "site"
