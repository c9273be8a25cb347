"""A small list to try rules on, and the way examples are laid over it."""

import re
from pathlib import Path

FILES = {
    "data/list.yaml": """\
title: A list
description: To try rules on
sections: [papers]
fields:
  bits: {label: Bits, type: list, values: ["1", "2", "4", "8"]}
  grain: {label: Grain, type: choice, values: [tensor, channel]}
  remark: {label: Remark}
""",
    "data/tags.yaml": """\
low-bit: {label: Low-bit, aliases: [low-bits, lowbit]}
""",
    "data/venues.yaml": """\
ACL: {name: Annual Meeting of the ACL, kind: conference}
arXiv: {name: arXiv, kind: preprint, aliases: [arxiv, CoRR]}
CVPR: {name: Conference on Computer Vision and Pattern Recognition, kind: conference}
CVPRW: {name: Workshops of CVPR, kind: workshop}
ECCV: {name: European Conference on Computer Vision, kind: conference, held: even}
ICCV: {name: International Conference on Computer Vision, kind: conference, held: odd}
ICML: {name: International Conference on Machine Learning, kind: conference}
NeurIPS: {name: Neural Information Processing Systems, kind: conference, aliases: [NIPS]}
SustaiNLP: {name: Workshop on Simple and Efficient NLP, kind: workshop}
TPAMI: {name: Transactions on Pattern Analysis, kind: journal}
""",
    "data/papers/2020/alpha.yaml": """\
title: Alpha Networks of Few Bits
venue: CVPR
year: 2020
tags: [low-bit]
arxiv: "2001.01234"
""",
}
# What a record begins with that an example adds.
RECORD = "title: Beta Graphs with Many Edges\nvenue: CVPR\nyear: 2020\ntags: [low-bit]\n"
FIRST = "data/papers/2020/alpha.yaml"
_FILE = re.compile(r"^# (data/\S+\.(?:ya?ml|txt))\n", re.MULTILINE)
_FIELD = re.compile(r"^(?=[\w\"'-])", re.MULTILINE)


def lay(example: str) -> dict[str, str]:
    """Return the files of the list with an example laid over them, field by field.

    What stands above the first line ``# data/…yaml`` belongs to the first record.  A field without
    a value takes that of the list away.
    """
    files = dict(FILES)
    first, *rest = _FILE.split(example)
    for name, text in [(FIRST, first), *zip(rest[::2], rest[1::2], strict=True)]:
        new = name.startswith("data/papers/")
        files[name] = _overlaid(files.get(name, RECORD if new else ""), text)
        if name.startswith("data/sections/"):
            section = f"sections: [papers, {Path(name).stem}]\n"
            files["data/list.yaml"] = _overlaid(files["data/list.yaml"], section)
    return files


def write(root: Path, files: dict[str, str]) -> Path:
    """Write the files below ``root``, and give it."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return root


def _overlaid(base: str, over: str) -> str:
    fields = _fields(base) | _fields(over)
    return "".join(text for key, text in fields.items() if text.strip() != f"{key}:")


def _fields(text: str) -> dict[str, str]:
    chunks = [chunk for chunk in _FIELD.split(text) if chunk.strip()]
    return {chunk.partition(":")[0]: chunk.rstrip("\n") + "\n" for chunk in chunks}
