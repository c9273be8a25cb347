"""A laboratory with two lists below one root, which have a work and some words in common."""

import shutil
from pathlib import Path

from support import ROOT, copy_of_toy

MKDOCS = """site_name: {title}
theme: {{name: material, font: false}}
plugins: [search, awesomequant]
nav: [Home: index.md, Explore: explore.md]
"""
# The same work as the toy list's buzz.yaml, told by another curator: its preprint alone.
SAME = """title: "Buzz: how bees really fly fast and far"
authors: [Zoë Müller, Ludwig van der Bee]
venue: arXiv
year: 2020
tags: [flug, shared-tag]
arxiv: "2101.00010"
abstract: A hive of words that the other record lacks.
added: 2021-03-01
"""
# Another work under the id of one of the toy list.
OTHER = """title: Wax cells seen from below
authors: [Anna Wabe]
venue: HiveConf
year: 2022
tags: [shared-tag]
url: https://example.org/wax
added: 2021-08-01
"""


def write(root: Path, files: dict[str, str]) -> Path:
    """Write files below a folder."""
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


def lab(folder: Path) -> Path:
    """Return a root with the lists ``bees`` and ``hives``."""
    root = folder / "lab"
    root.mkdir(parents=True)
    shutil.move(copy_of_toy(folder), root / "bees")
    for file in (root / "bees/data/list.yaml", root / "bees/mkdocs.yml"):
        lines = file.read_text("utf-8").splitlines(keepends=True)
        file.write_text("".join(one for one in lines if "awesome-bees/" not in one), "utf-8")
    starter = ROOT / "src/awesomequant/starter/lists"
    return write(
        root,
        {
            "lists.yaml": "title: Our lists\ndescription: All of them.\nlists: [bees, hives]\n"
            "site: https://lab.example.org/all/\n",
            "mkdocs.yml": MKDOCS.format(title="Our lists"),
            "docs/index.md": (starter / "docs/index.md").read_text("utf-8"),
            "shared/tags.yaml": "shared-tag: {label: Shared, description: In all lists}\n",
            "shared/venues.yaml": "HiveConf: {name: Conference on Hives, kind: conference}\n",
            "hives/data/list.yaml": "title: Waben\ndescription: Über Waben.\nlanguage: de\n"
            'accent: "#7a1f5c"\n',
            "hives/data/tags.yaml": "flug: {label: Flug, aliases: [fliegen]}\n",
            "hives/data/venues.yaml": "arXiv: {name: arXiv, kind: preprint}\n",
            "hives/data/papers/2020/buzz.yaml": SAME,
            "hives/data/papers/2022/honey.yaml": OTHER,
            "hives/mkdocs.yml": MKDOCS.format(title="Waben"),
            "hives/docs/index.md": "# Waben\n\n<!-- awesomequant: counts -->\n",
        },
    )
