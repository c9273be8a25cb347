"""Read a list in Emacs' org form by the grammar of lists: headings, items, tables, links."""

import re

from awesomequant.intake.formats import Profile
from awesomequant.intake.grammar.document import (
    BOLD,
    BOLD_END,
    EM,
    EM_END,
    SOFT,
    Block,
    Flat,
    Writer,
)
from awesomequant.intake.grammar.reader import read_blocks
from awesomequant.library.draft import Reading

SUFFIXES = (".org",)

_HEADING = re.compile(
    r"(\*{1,20})\s+(?:(?:TODO|DONE|NEXT|WAIT)\s+)?(?:\[#\w\]\s+)?(.*?)(\s+:[\w@:]+:)?\s*$"
)
_ITEM = re.compile(r"(\s*)(?:[-+]|\d{1,4}[.)])\s+(?:\[[ xX-]\]\s+)?(.*)$|(\s+)\*\s+(.*)$")
_KEYWORD = re.compile(
    r"\s*#(?:\+\w[\w-]*:|\s|$)|\s*:[\w+-]+:(?:\s|$)|\s*#\+(?:begin|end)_?", re.IGNORECASE
)
_CODE = re.compile(r"\s*#\+begin_(src|example|export|comment)\b", re.IGNORECASE)
_PIECE = re.compile(
    r"\[\[(?P<url>[^\[\]\n]{1,2000})\](?:\[(?P<label>[^\[\]\n]{0,500})\])?\]"
    r"|(?<![\w])(?P<mark>[*/=~_+])(?P<styled>\S(?:[^\n]{0,300}?\S)?)(?P=mark)(?!\w)"
)


def read(source: str, file: str, profile: Profile | None = None) -> Reading:
    """Return the entries of the text ``source``; ``file`` is the name that places bear."""
    return read_blocks(_blocks(source.split("\n")), file, profile)


read_profiled = read


def _blocks(lines: list[str]) -> list[Block]:
    """Return the blocks of a document; an item holds what is indented below it."""
    top = Block("document", 1, len(lines))
    # The items that are open, each with how far it is indented.
    opened: list[tuple[int, Block]] = []
    until = ""
    for number, line in enumerate(lines, 1):
        if until:
            until = "" if line.strip().lower().startswith(until) else until
        elif found := _CODE.match(line):
            until = f"#+end_{found[1].lower()}"
        elif found := _HEADING.match(line):
            opened.clear()
            # One deeper than written: the document's title is a keyword, and no heading.
            level = len(found[1]) + 1
            top.inside.append(Block("heading", number, number, _flat(found[2]), level))
        elif _KEYWORD.match(line) or not line.strip():
            top.inside += [Block("gap", number, number)] * (not line.strip() and not opened)
        elif line.lstrip().startswith("|"):
            _row(top, number, line)
        elif found := _ITEM.match(line):
            indent = len(found[1] if found[2] is not None else found[3])
            while opened and opened[-1][0] >= indent:
                opened.pop()
            text = found[2] if found[2] is not None else found[4]
            item = Block("item", number, number)
            item.inside.append(Block("paragraph", number, number, _flat(text)))
            around = opened[-1][1] if opened else top
            if not around.inside or around.inside[-1].kind != "list":
                around.inside.append(Block("list", number, number))
            around.inside[-1].inside.append(item)
            opened.append((indent, item))
        else:
            indent = len(line) - len(line.lstrip())
            while opened and opened[-1][0] >= indent:
                opened.pop()
            _go_on(opened[-1][1] if opened else top, number, line)
    _close(top)
    return top.inside


def _go_on(block: Block, number: int, line: str) -> None:
    """Add a line of text to the paragraph right above it, or begin one."""
    last = block.inside[-1] if block.inside else None
    if last and last.kind == "paragraph" and last.last == number - 1:
        last.flat.extend(_flat(line), SOFT)
        last.last = number
    else:
        block.inside.append(Block("paragraph", number, number, _flat(line)))


def _row(top: Block, number: int, line: str) -> None:
    """Add a row to the table that is open; a rule below the first one makes it the head."""
    last = top.inside[-1] if top.inside else None
    if last is None or last.kind != "table" or last.last != number - 1:
        last = Block("table", number, number)
        top.inside.append(last)
    last.last = number
    if re.match(r"\s*\|[-+]+\|?\s*$", line):
        for cell in last.inside[0].inside if len(last.inside) == 1 else ():
            cell.level = 1
        return
    cells = line.strip().strip("|").split("|")
    row = Block("row", number, number)
    row.inside = [
        Block("cell", number, number, inside=[Block("paragraph", number, number, _flat(cell))])
        for cell in cells
    ]
    last.inside.append(row)


def _close(block: Block) -> None:
    """Drop the gaps, and let each block end where what is inside it does."""
    block.inside = [inner for inner in block.inside if inner.kind != "gap"]
    for inner in block.inside:
        _close(inner)
        inner.last = max([inner.last, *(one.last for one in inner.inside)])


def _flat(text: str) -> Flat:
    """Return a line with its links and styles."""
    writer = Writer()
    end = 0
    for found in _PIECE.finditer(text):
        writer.text(text[end : found.start()])
        end = found.end()
        if found["url"]:
            writer.open_link(found["url"])
            writer.text(found["label"] or found["url"])
            writer.close_link()
        elif found["mark"] in "=~":
            writer.code(found["styled"])
        else:
            opens, closes = (BOLD, BOLD_END) if found["mark"] == "*" else (EM, EM_END)
            writer.text(opens)
            writer.flat.extend(_flat(found["styled"]), "")
            writer.text(closes)
    writer.text(text[end:])
    return writer.finished()
