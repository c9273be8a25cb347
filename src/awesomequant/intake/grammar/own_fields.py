"""A list's own fields in the lines of its page: ``[Bits: 2, 4]``."""

import re
from collections.abc import Mapping

from awesomequant.intake.grammar.inline import Flat
from awesomequant.library.settings import OwnField

Answers = dict[str, str | list[str]]
"""Answers to a list's own fields, as its README.md writes them: ``[Bits: 2, 4]``."""


def take(flat: Flat, own: Mapping[str, OwnField]) -> Answers:
    """Take the groups that begin with the label of an own field out of a text, and read them.

    Left in, ``[Track: CVPR]`` would be a venue and ``[Topic: bees]`` a tag.
    """
    by_label = {one.label: (name, one) for name, one in own.items()}
    found: Answers = {}

    def read(group: re.Match[str]) -> str:
        name, one = by_label[group[1]]
        said = flat.plain(group[2])
        found[name] = said.split(", ") if one.type == "list" else said
        return ""

    if by_label:
        labels = "|".join(map(re.escape, sorted(by_label, key=len, reverse=True)))
        flat.text = re.sub(rf"\s*\[({labels}): ([^\[\]]+)\]", read, flat.text)
    return found
