"""Build values of the events of a YAML parser, and refuse what is not in our subset.

Without recursion, and nothing twice: an ordinary loader crashes on 100,000 brackets.
"""

from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from awesomequant.library.problems import Path
from awesomequant.store import syntax
from awesomequant.store.syntax import YamlError, explain, refuse

# str | None | list[Value] | dict[str, Value]; pydantic gives every value its type.
Value = Any

MAX_DEPTH = 12
# libyaml's where PyYAML was built with it; both give the same events.
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NONE = frozenset(("", "~", "null"))
_FRAME = frozenset((StreamStartEvent, DocumentEndEvent, StreamEndEvent))
_ENDS = frozenset((MappingEndEvent, SequenceEndEvent))


def read(text: str) -> Value:
    """Return the one document of ``text``; None for an empty one.

    Raises YamlError, at the place of the slip that misled the parser where there is one.
    """
    try:
        value = _read(text)
    except YamlError as error:
        raise syntax.behind(error, text) from None
    if slips := list(syntax.swallowed(text)):
        # A dash at the start of a line is only swallowed where a text without quotes goes on
        # there; in quotes and below a "|" somebody meant it.
        texts: Iterator[Any] = (event for event in _events(text) if type(event) is ScalarEvent)
        going_on = {
            line
            for one in texts
            if not one.style
            for line in range(one.start_mark.line + 1, one.end_mark.line + 1)
        }
        for slip in slips:
            if slip.line - 1 in going_on:
                raise slip
    return value


def _read(text: str) -> Value:
    """Return the value that the events build; ``frames`` are the containers around the open one."""
    # No recursion: 100,000 brackets would end the process, not the reading.
    root: list[Value] = []
    frames: list[Value] = []
    container: Value = root
    key: str | None = None
    for event in _events(text):
        kind = type(event)
        if kind in _ENDS:
            container = frames.pop()
            continue
        if type(container) is dict and key is None:
            key = _key(event, container)
            continue
        child: Value
        if kind is ScalarEvent:
            child = _scalar(event)
        else:
            _refuse_properties(event)
            if len(frames) >= MAX_DEPTH:
                message = f"this is nested more than {MAX_DEPTH} levels deep"
                refuse(event, message, "put brackets in quotes")
            child = {} if kind is MappingStartEvent else []
        if key is None:
            container.append(child)
        else:
            container[key] = child
            key = None
        if kind is not ScalarEvent:
            frames.append(container)
            container = child
    return root[0] if root else None


def positions(text: str) -> dict[Path, tuple[int, int]]:
    """Return line and column (from 1) of every value of a sound ``text`` by its path.

    The place of a key stands under the path of its value with None behind it.
    """
    node = yaml.compose(text, Loader=LOADER)
    return dict(_places(node, ())) if node else {}


def _places(node: yaml.Node, path: Any) -> Iterator[tuple[Any, tuple[int, int]]]:
    yield path, (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _places(item, (*path, index))
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*path, key.value, None), (key.start_mark.line + 1, key.start_mark.column + 1)
            yield from _places(value, (*path, key.value))


def _events(text: str) -> Iterator[Event]:
    """Yield the events inside the one document; syntax errors come as YamlError."""
    documents = 0
    try:
        parser = LOADER(text)
        while parser.check_event():
            event = parser.get_event()
            kind = type(event)
            if kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    refuse(event, "a second document begins here", "one file holds one document")
            elif kind is AliasEvent:
                refuse(event, f"the alias '*{event.anchor}' is not allowed", "write the value out")
            elif kind not in _FRAME:
                yield event
    except yaml.YAMLError as error:
        raise explain(error, text) from None


def _key(event: Any, mapping: dict[str, Value]) -> str:
    """Return the key that ``event`` states, if it may stand in ``mapping``."""
    if type(event) is not ScalarEvent:
        refuse(event, "a key must be plain text", "put values with : [ { in quotes")
    key = _scalar(event)
    if key is None:
        refuse(event, "a key is empty", "write a name before the colon")
    if key == "<<":
        refuse(event, "the merge key '<<' is not allowed", "write the fields out")
    if key in mapping:
        refuse(event, f"'{key}' is given twice", "keep one of the two")
    return str(key)


def _scalar(event: Any) -> str | None:
    _refuse_properties(event)
    value: str = event.value
    # In quotes it is text: a title may be "Null".
    return None if value in _NONE and event.implicit[0] else value


def _refuse_properties(event: Any) -> None:
    """Refuse what YAML calls the properties of a value: an anchor and a tag."""
    if event.anchor is not None:
        refuse(event, f"the anchor '&{event.anchor}' is not allowed", "write the value out")
    if event.tag is not None:
        refuse(event, f"the tag '{event.tag}' is not allowed", "put values with ! in quotes")
