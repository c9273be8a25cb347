"""Find a value's node in YAML text, and where in the text it begins and ends."""

from typing import Any

import yaml

from awesomequant.library.problems import Path
from awesomequant.store.strict import LOADER


def compose(text: str) -> yaml.Node | None:
    """Return the node of the one document of a sound ``text``; None for an empty one."""
    node: yaml.Node | None = yaml.compose(text, Loader=LOADER)
    return node


def find(root: yaml.Node | None, path: Path) -> yaml.Node | None:
    """Return the node at ``path``, or None where the path leads nowhere."""
    node = root
    for step in path:
        node = _child(node, step)
    return node


def pair(mapping: yaml.MappingNode, key: Any) -> int | None:
    """Return the number of the pair with that key, or None."""
    keys = [node.value for node, _ in mapping.value]
    return keys.index(key) if key in keys else None


def is_block(node: yaml.Node) -> bool:
    """Return whether a list or mapping is written without brackets."""
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def start(node: yaml.Node) -> int:
    """Return the index of the node's first character."""
    return int(node.start_mark.index)


def end(node: yaml.Node, text: str) -> int:
    """Return the index behind the node's last character.

    The parser lets what is written without brackets or quotes end where the next value begins;
    here blank lines and comments behind it are no part of it.
    """
    if is_block(node) and node.value:
        last = node.value[-1]
        return end(last[1] if isinstance(last, tuple) else last, text)
    stop = int(node.end_mark.index)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return len(text[:stop].rstrip())
    return stop


def line_start(text: str, index: int) -> int:
    """Return the index of the first character of the line around ``index``."""
    return text.rfind("\n", 0, index) + 1


def line_end(text: str, index: int) -> int:
    """Return the index behind the line break of the line around ``index``."""
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1


def _child(node: yaml.Node | None, step: Any) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        at = pair(node, step)
        return None if at is None else node.value[at][1]
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step] if step < len(node.value) else None
    return None
