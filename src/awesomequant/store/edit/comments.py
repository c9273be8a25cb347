"""Find the comments of a YAML text, which no parser gives, and take one out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from awesomequant.store.edit.nodes import compose, end, line_end, line_start, start

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\r\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its first sign ``#``; ``line`` counts from 1, ``index`` from 0."""

    index: int
    line: int
    text: str


def comments(text: str) -> list[Comment]:
    """Return the comments of a sound ``text`` in order."""
    if "#" not in text:
        return []
    root = compose(text)
    masked = text
    for first, last in _quoted(root, text) if root else ():
        masked = masked[:first] + masked[first:last].replace("#", "x") + masked[last:]
    return [
        Comment(found.start(), text.count("\n", 0, found.start()) + 1, found[0].rstrip())
        for found in _COMMENT.finditer(masked)
    ]


def drop_comment(text: str, comment: Comment) -> str:
    """Return ``text`` without a comment, and without its line where nothing else stands there."""
    first = line_start(text, comment.index)
    before = text[first : comment.index].rstrip()
    after = text[comment.index + len(comment.text) :]
    if before:
        return text[:first] + before + after.lstrip(" \t")
    return text[:first] + text[line_end(text, comment.index) :]


def _quoted(node: yaml.Node, text: str) -> Iterator[tuple[int, int]]:
    """Yield begin and end of every scalar in which a ``#`` may stand that begins no comment."""
    if isinstance(node, yaml.ScalarNode):
        if node.style in ("|", ">"):
            yield line_end(text, start(node)), end(node, text)
        elif node.style:
            yield start(node), end(node, text)
        return
    for child in node.value:
        for part in child if isinstance(child, tuple) else (child,):
            yield from _quoted(part, text)
