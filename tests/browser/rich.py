"""A site with every kind of page and every feature that has a control, built once a session."""

import os
import subprocess
import sys
from pathlib import Path

from checked import RECORD, recorded
from support import copy_of_toy

from awesomequant.store import canonical
from benchmarks.generate import Generator

PAPERS = 420  # more than a list page shows at once, so that some have a second page
MKDOCS = """
site_name: Awesome Bees
site_url: https://example.github.io/awesome-bees/
theme:
  name: material
  font: false
  features: [navigation.tabs, content.code.copy, content.tabs.link]
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: custom
      accent: custom
      toggle: {icon: material/weather-night, name: Switch to dark}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: custom
      accent: custom
      toggle: {icon: material/weather-sunny, name: Switch to light}
plugins: [search, awesomequant]
markdown_extensions:
  - admonition
  - attr_list
  - tables
  - toc: {permalink: true, permalink_title: Link to this section}
  - pymdownx.details
  - pymdownx.highlight: {use_pygments: true}
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
"""
BLOCKS = "find counts files tags years venues newest most-cited trending latest-year"
FRONT = "# Bees\n\n" + "\n\n".join(f"<!-- awesomequant: {block} -->" for block in BLOCKS.split())
# What a page with a place for a bibliography is given: with changes that are certain and likely,
# an entry of no list, and one that is broken.
CHECKED = """@article{bees,
  title = {Bees That Count: Small Integers in Hives},
  author = {Müller, Anna and van der Berg, Ben and Lee, Cho},
  journal = {arXiv preprint arXiv:1905.01234},
  year = 2019
}
@inproceedings{again,
  title = {Bees That Count: Smal Integers in Hives},
  author = {Müller, A. and Lee, Cho},
  booktitle = {BeeConf},
  year = {2020}
}
@misc{other, title={Of Wasps}, author={Poe, A.}, year={2001}}
@article{broken, title={Broken
"""
BY_HAND = """
# How bees are counted

## By hand { #by-hand }

See [the other way](#by-machine), [the papers](papers/index.md) and <https://example.org/>.

```sh
python count.py --bees 12
```

??? note "What folds"
    A note.

## By machine

=== "One"
    ```python
    print("one bee")
    ```

=== "Two"
    ```python
    print("two bees")
    ```

| Bee | Count |
|-----|------:|
| honey | 12 |
"""


def write_project(folder: Path) -> Path:
    """Write the toy list, many generated papers beside its own, and pages written by hand."""
    project = copy_of_toy(folder)
    made = Generator(PAPERS)
    for name, record in made.papers():
        file = project / f"data/papers/{record['year']}/{name}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(canonical.record(record), "utf-8")
    vocabularies = {
        "venues": {name: venue for name, venue in made.venues.items() if name != "arXiv"},
        "tags": made.tags,
    }
    for name, entries in vocabularies.items():
        with (project / f"data/{name}.yaml").open("a", encoding="utf-8") as vocabulary:
            vocabulary.write(canonical.entries(entries))
    settings = project / "data/list.yaml"
    bits = "  bits: {label: Bits, type: list, facet: true, column: true}\n"
    text = settings.read_text("utf-8").replace("facet: true}\n", "facet: true}\n" + bits, 1)
    settings.write_text(text, "utf-8")
    (project / "data/papers/2020").mkdir(exist_ok=True)
    (project / "data/papers/2020/bees.yaml").write_text(RECORD, "utf-8")
    worker = project / "templates/site/assets/audit-worker.js"
    worker.parent.mkdir(parents=True)
    worker.write_text(recorded(project, CHECKED, "refs.bib"), "utf-8")
    (project / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    (project / "docs/counting.md").write_text(BY_HAND, "utf-8")
    (project / "docs/index.md").write_text(FRONT, "utf-8")
    (project / "docs/statistics.md").write_text(
        "# Statistics\n\n<!-- awesomequant: statistics -->\n"
    )
    return project


def built(folder: Path) -> Path:
    """Build it below the address that the list says is its own, and give its folder."""
    project = write_project(folder)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    site = (project / "site").rename(folder / "awesome-bees")
    os.link(site / "404.html", folder / "404.html")
    (folder / "favicon.ico").touch()  # asked for where a feed is shown
    return site
