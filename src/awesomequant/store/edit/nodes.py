"""Where in a YAML text a value begins and ends, and how another may stand in its place."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from awesomequant.library.problems import Path
from awesomequant.store.canonical import inline, quoted, record
from awesomequant.store.events import LOADER


def compose(text: str) -> yaml.Node | None:
    """Return the node of the one document of a sound ``text``; None for an empty one."""
    node: yaml.Node | None = yaml.compose(text, Loader=LOADER)
    return node


def find(root: yaml.Node | None, path: Path) -> yaml.Node | None:
    """Return the node at ``path``, or None where the path leads nowhere."""
    node = root
    for step in path:
        if isinstance(node, yaml.MappingNode):
            at = pair(node, step)
            node = None if at is None else node.value[at][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step] if step < len(node.value) else None
        else:
            return None
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


# What stands there replaced, or taken out.


class Splice(NamedTuple):
    """New text in place of what stands between two marks."""

    first: int
    last: int
    new: str

    def into(self, text: str) -> str:
        """Return ``text`` with it."""
        return text[: self.first] + self.new + text[self.last :]


def replacements(text: str, parent: yaml.Node, node: yaml.Node, value: Any) -> Iterator[Splice]:
    """Yield how ``node`` may be replaced, in the form nearest to the old one first."""
    first, last = start(node), end(node, text)
    blank = " " if text[first - 1 : first] == ":" else ""
    if not is_block(node):
        forms = [inline(value)]
        if not isinstance(value, list | tuple | dict):
            style = getattr(node, "style", None)
            if not style and str(value)[:1].isalpha():
                forms.insert(0, str(value))  # it stood there without quotes, and may again
            forms = [] if style == '"' else forms
            if style == "'":
                forms.insert(0, "'" + str(value).replace("'", "''") + "'")
            forms.append(quoted(str(value).lower() if isinstance(value, bool) else str(value)))
        for form in forms:
            yield Splice(first, last, blank + form)
    elif isinstance(parent, yaml.MappingNode):
        key = next(key for key, held in parent.value if held is node)
        colon = text.index(":", end(key, text)) + 1
        # Written behind a key of the same length, which, unlike a list's own, holds no colon.
        form = record({"k" * len(key.value): value}).partition(":")[2].rstrip("\n")
        yield Splice(colon, last, form.replace("\n", "\n" + " " * key.start_mark.column))
    else:  # an item of a list
        yield Splice(first, last, inline(value))


def removals(text: str, parent: yaml.CollectionNode, at: int) -> Iterator[Splice]:
    """Yield how one item of a list or one pair of a mapping may go."""

    def span(number: int) -> tuple[int, int]:
        item = parent.value[number]
        one, other = item if isinstance(item, tuple) else (item, item)
        return start(one), end(other, text)

    first, last = span(at)
    if len(parent.value) == 1:
        empty = "[]" if isinstance(parent, yaml.SequenceNode) else "{}"
        yield Splice(start(parent), end(parent, text), empty)
        return
    if not is_block(parent):
        yield Splice(span(at - 1)[1], last, "") if at else Splice(first, span(1)[0], "")
        return
    line, below = line_start(text, first), line_end(text, last)
    before = text[line:first].strip(" ")
    if before == "-" and isinstance(parent, yaml.MappingNode):
        yield Splice(first, span(at + 1)[0], "")  # the next key moves up to the dash
    elif before in ("", "-"):
        yield Splice(line, below, "")
        # With a comment behind the value that loses it, and is no proof; then the comment stays,
        # on a line of its own.
        behind = text[last:below].strip()
        yield Splice(line, below, f"{' ' * parent.start_mark.column}{behind}\n")
