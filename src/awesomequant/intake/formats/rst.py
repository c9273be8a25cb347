"""Read a list in reStructuredText by the grammar of lists; docutils takes the text apart."""

import io

from docutils import nodes
from docutils.core import publish_doctree
from docutils.utils import Reporter

from awesomequant.intake.formats import Profile
from awesomequant.intake.grammar.document import (
    BOLD,
    BOLD_END,
    BREAK,
    EM,
    EM_END,
    SOFT,
    Block,
    Flat,
    Writer,
)
from awesomequant.intake.grammar.reader import problem, read_blocks
from awesomequant.library.draft import Reading

SUFFIXES = (".rst",)

# No file is opened, nothing is run and nothing fetched for a stranger's text.
_SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": Reporter.ERROR_LEVEL,
    "halt_level": Reporter.SEVERE_LEVEL + 1,
    "_disable_config": True,
    "doctitle_xform": False,
}


def read(source: str, file: str, profile: Profile | None = None) -> Reading:
    """Return the entries of the text ``source``; ``file`` is the name that places bear.

    What docutils finds wrong is told with its line.
    """
    heard = io.StringIO()
    try:
        tree = publish_doctree(source, settings_overrides={**_SETTINGS, "warning_stream": heard})
    except Exception as error:  # noqa: BLE001 -- a library's fault on a stranger's text is a finding
        return Reading(problems=[problem(file, 1, f"the text could not be taken apart: {error}")])
    reading = read_blocks(list(_blocks(tree, 0)), file, profile)
    for found in tree.findall(nodes.system_message):
        line = found.get("line") or 1
        said = found.children[0].astext() if found.children else "it is no reStructuredText"
        reading.problems.append(problem(file, line, said.split("\n")[0]))
    return reading


read_profiled = read

_KINDS = {
    "bullet_list": "list", "enumerated_list": "list", "list_item": "item", "block_quote": "quote",
    "definition_list": "list", "definition_list_item": "item", "literal_block": "code",
    "field_list": "list", "field": "item", "table": "table", "row": "row", "entry": "cell",
}  # fmt: skip


def _blocks(node: nodes.Element, level: int) -> list[Block]:
    """Return the blocks inside a node; sections lie ``level`` deep."""
    found: list[Block] = []
    for child in node.children:
        if not isinstance(child, nodes.Element) or isinstance(child, nodes.system_message):
            continue
        line = _line(child)
        name = child.tagname
        if name == "section":
            found += _blocks(child, level + 1)
        elif name == "title":
            found.append(Block("heading", line, line, _flat(child), max(1, level)))
        elif name in ("paragraph", "term", "field_name", "line"):
            found.append(Block("paragraph", line, line, _flat(child)))
        elif kind := _KINDS.get(name):
            block = Block(kind, line, line)
            block.level = int(name == "entry" and isinstance(child.parent.parent, nodes.thead))
            block.inside = [] if kind == "code" else _blocks(child, level)
            block.last = max([line, *(inner.last for inner in block.inside)])
            found.append(block)
        else:
            found += _blocks(child, level)
    return found


def _line(node: nodes.Node | None) -> int:
    """Return the line of a node, or that of what it stands in: docutils knows but some."""
    while node is not None:
        if node.line:
            return int(node.line)
        node = node.parent
    return 1


_SIGNS = {"strong": (BOLD, BOLD_END), "emphasis": (EM, EM_END), "title_reference": (EM, EM_END)}


def _flat(node: nodes.Element) -> Flat:
    writer = Writer()
    _write(node, writer)
    return writer.finished()


def _write(node: nodes.Node, writer: Writer) -> None:
    if isinstance(node, nodes.Text):
        writer.text(str(node).replace("\n", SOFT))
    elif isinstance(node, nodes.literal):
        writer.code(node.astext())
    elif isinstance(node, nodes.image):
        writer.image(str(node.get("alt", "")), str(node.get("uri", "")))
    elif isinstance(node, nodes.Element):
        opens, closes = _SIGNS.get(node.tagname, ("", ""))
        address = node.get("refuri") if isinstance(node, nodes.reference) else None
        if address:
            writer.open_link(str(address))
        writer.text(opens)
        for child in node.children:
            _write(child, writer)
        writer.text(closes if not isinstance(node, nodes.line) else closes + BREAK)
        if address:
            writer.close_link()
