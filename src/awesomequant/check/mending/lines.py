"""Slips that break one line: each function proposes what it, or those below, should say."""

import re
from collections.abc import Iterator
from typing import Final, get_args, get_origin

from awesomequant.library.paper import Paper
from awesomequant.store.canonical import quoted
from awesomequant.store.syntax import BRACKETS, BULLETS, COLONS, PARTNERS, QUOTES, SPACES

Lines = list[str]

_KEY: Final = r"[\"'“”]?[\w-]+[\"'“”]?"
_HEAD: Final = rf"(?P<head> *(?:- +)?(?P<key>{_KEY}) *: +)"
_FIELD: Final = re.compile(rf"{_HEAD}(?P<value>\S.*?)(?P<behind>(?: +# .*| +#)? *)$")
_HASHED: Final = re.compile(rf"{_HEAD}(?P<value>#\S.*?)(?P<behind> *)$")
_WHITE: Final = rf"[{SPACES} ]"
_LEAD: Final = re.compile(rf"^[{SPACES} \t]+")
_ITEM: Final = re.compile(rf"^( *)(?:[{BULLETS}]|-(?=\S))[ {SPACES}]*")
_COLON: Final = re.compile(rf"^( *(?:- *)?{_KEY}){_WHITE}*(?:[{COLONS}]|:(?=[{SPACES}])){_WHITE}*")
_NO_BLANK: Final = re.compile(r"^( *(?:- +)?[a-z_]+)(?::(?=[^\s/:])| *= *(?=\S))")
_LISTED: Final = re.compile(rf"^( *(?:- +)?[\w-]+: +)([\[{BRACKETS}].*)$")
# A whole value, or an item of a list, in the quotation marks of a word processor.
_QUOTED: Final = re.compile(
    rf"([\[,:]\s+|\[)[{QUOTES}]([^{QUOTES}\"]*)[{QUOTES}](?=\s*(?:[,\]]|$))"
)
# A field that no blank parts from what stands before it, or several do: a line break was lost.  And
# a quotation that begins in a word: something was struck by mistake.
_BROKEN: Final = re.compile(
    rf"(?:\S|\s\s+)(?:{'|'.join((*Paper.model_fields, 'stars', 'label'))}): "
    r"|^[^\"]*[^\s\"(\[{][\"][^\"]*\"$"
)
_CLOSERS: Final = {"[": "]", "{": "}"}

_ANNOTATIONS: Final = {name: field.annotation for name, field in Paper.model_fields.items()}
_HOLDS: Final = frozenset(
    name
    for name, kind in _ANNOTATIONS.items()
    if {get_origin(kind), *map(get_origin, get_args(kind))} & {tuple, dict} or name == "citations"
)
# Values of a form of their own: in quotes they would read, and still not be of it.
_OF_FORM: Final = frozenset(("year", "date", "added", "count", "as_of", "stars"))


def _with(lines: Lines, at: int, *new: str) -> Lines:
    return [*lines[:at], *new, *lines[at + 1 :]]


def with_signs(lines: Lines, at: int) -> Iterator[Lines]:
    """Put the signs of YAML where those of word processors and other keyboards stand."""
    if at >= len(lines):
        return
    line = _LEAD.sub(lambda found: re.sub(rf"[{SPACES}]", " ", found[0]), lines[at])
    line = re.sub(rf"^( *-)[{SPACES}]", r"\1 ", line)
    line = _ITEM.sub(r"\1- ", line) if re.match(rf" *[^\s\-][ {SPACES}]", line) else line
    line = re.sub(r"^( *)--(?= )", r"\1-", line)
    line = _COLON.sub(r"\1: ", line)
    yield _with(lines, at, line)
    if found := _LISTED.match(line):
        yield _with(lines, at, found[1] + found[2].translate(PARTNERS))
    plain = _QUOTED.sub(r'\1"\2"', line)
    plain = re.sub(rf"^( *)[{QUOTES}]([\w-]+)[{QUOTES}](?=:)", r"\1\2", plain)
    yield _with(lines, at, plain)


def with_blanks_for_tabs(lines: Lines, at: int) -> Iterator[Lines]:
    """Indent with blanks every line that a tab indents, as wide as any editor shows it."""
    if at >= len(lines) or "\t" not in lines[at]:
        return
    for width in (2, 4, 8, 0):
        new = []
        for line in lines:
            lead = line[: len(line) - len(line.lstrip(" \t"))]
            # A tab behind a dash or colon is no indentation, and stands for one blank.
            rest = re.sub(r"^(- *|[\w-]+:)\t+", r"\1 ", line[len(lead) :])
            new.append(lead.replace("\t", " " * width) + rest)
        yield new


def with_colon(lines: Lines, at: int) -> Iterator[Lines]:
    """Put the colon of a field, or the blank behind it."""
    for number in (at, at - 1):
        if not 0 <= number < len(lines):
            continue
        line = lines[number]
        if _NO_BLANK.match(line):
            yield _with(lines, number, _NO_BLANK.sub(r"\1: ", line))
        found = re.match(r"( *(?:- +)?)([\w-]+) +(?=[^\s:=])", line)
        if found and found[2] in Paper.model_fields:
            yield _with(lines, number, f"{found[1]}{found[2]}: {line[found.end() :]}")


def with_dash(lines: Lines, at: int) -> Iterator[Lines]:
    """Put the blank behind the dash of each item, and items below one another."""
    if at >= len(lines):
        return
    if found := re.match(r"( *)-(?=[^\s\-])", lines[at]):
        alike = re.compile(rf"({found[1]}-)(?=[^\s\-])")
        yield [alike.sub(r"\1 ", line) if alike.match(line) else line for line in lines]
    # An item that is indented deeper than the one above it, with those that are as deep.
    above = re.match(r"( *)- ", lines[at - 1]) if at else None
    here = re.match(r"( +)- ", lines[at])
    if above and here and len(here[1]) > len(above[1]):
        end = at
        while end < len(lines) and lines[end].startswith(f"{here[1]}- "):
            end += 1
        yield [*lines[:at], *(above[1] + line.lstrip(" ") for line in lines[at:end]), *lines[end:]]


def without_comma(lines: Lines, at: int) -> Iterator[Lines]:
    """Take the comma behind a quotation or list that ends a line, as in JSON, and one of two."""
    if at < len(lines) and re.match(r"[^\"']*\[[^\"']*,\s*,", lines[at]):
        yield _with(lines, at, re.sub(r",(?:\s*,)+", ",", lines[at]))
    if at < len(lines) and re.search(r"[\"'\]}] *,\s*$", lines[at]):
        yield _with(lines, at, lines[at].rstrip()[:-1].rstrip())


def with_escapes(lines: Lines, at: int) -> Iterator[Lines]:
    r"""Double the backslashes of a text in double quotes: who writes ``\g`` there means ``\g``."""
    found = _FIELD.match(lines[at]) if at < len(lines) else None
    if found and "\\" in found["value"] and re.fullmatch(r'".*"', found["value"]):
        value = re.sub(r'\\(?!")', r"\\\\", found["value"].replace("\\\\", "\\"))
        yield _with(lines, at, found["head"] + value + found["behind"])


def in_quotes(lines: Lines, at: int) -> Iterator[Lines]:
    """Put the whole text of a field in double quotes."""
    for number in (at, at - 1):
        line = lines[number] if 0 <= number < len(lines) else ""
        found = _HASHED.match(line) or _FIELD.match(line)
        key = found["key"].strip("\"'") if found else ""
        if found is None or key in _HOLDS | _OF_FORM:
            continue
        if _BROKEN.search(found["value"]) or _are_odd(found["value"]):
            continue
        is_list = found["value"][0] in "[{" and key not in Paper.model_fields and key != "label"
        if not is_list and (meant := _meant(found["value"])):
            yield _with(lines, number, found["head"] + quoted(meant) + found["behind"])
            break


def _are_odd(value: str) -> bool:
    """Return whether a text begins with a bracket and has not as many of either kind."""
    pairs = (("[", "]"), ("{", "}"))
    return value[0] in "[]{}" and any(value.count(one) != value.count(two) for one, two in pairs)


def _meant(value: str) -> str:
    """Return the text of a value whose quotes do not fit; empty where it may be one of two."""
    mark, count = value[0], value.count(value[0])
    if mark in QUOTES:
        return value.strip(QUOTES) if value[-1] in QUOTES else ""
    if mark not in "\"'":
        # Of a quotation that never begins the end goes; behind a digit it may be inches.
        ends = value[-1] == '"' and value.count('"') % 2
        return "" if ends and value[-2:-1].isdigit() else value.removesuffix('"') if ends else value
    if count == 1:  # it never ends
        return value[1:]
    if value[-1] != mark:
        # "Beta" Graphs: the quotes are the title's own.  'Beta's Graphs is one of two.
        return value if count % 2 == 0 and mark == '"' else ""
    return _within_quotes(value[1:-1], mark, is_even=count % 2 == 0)


def _within_quotes(body: str, mark: str, *, is_even: bool) -> str:
    """Return the text of a value in quotes that holds others; empty where it may be one of two."""
    if mark == "'" and re.search(r"\w'\w", body) and not is_even:
        return body.replace("''", "'")
    inside = re.search(mark, body)
    if inside is None or not is_even:
        return ""
    # "Beta "Graphs" with": one that opens inside of what is open.  "A" and "B" closes first.
    opens = body[: inside.start()][-1:] in ("", " ", "(") and body[inside.end() :][:1].strip()
    return body.replace('\\"', '"') if opens else f"{mark}{body}{mark}"


def closed(lines: Lines, at: int) -> Iterator[Lines]:
    """Close the brackets of a list, at the end of its line or of those that go on below."""
    if at >= len(lines):
        return
    # A file that begins with a bracket is all one value, as JSON is: where it ends, nobody sees.
    if not re.match(r" *(?:- +[\[{]|(?:- +)?[\w-]+: +[\[{])", lines[at]):
        return
    if spare := re.match(r"(.*[\]}]) *[\]}]\s*$", lines[at]):
        yield _with(lines, at, spare[1])
    depth = len(lines[at]) - len(lines[at].lstrip(" "))
    open_: list[str] = []
    for number in range(at, len(lines)):
        line = lines[number]
        if number > at and (
            not line.startswith(" " * (depth + 1)) or re.match(r" *[\w-]+: ", line)
        ):
            break
        for char in re.sub(r"\"[^\"]*\"", "", line):
            if char in _CLOSERS:
                open_.append(_CLOSERS[char])
            elif open_ and char == open_[-1]:
                open_.pop()
        if open_:
            yield _with(lines, number, line.rstrip(" ,") + "".join(reversed(open_)))


def once(lines: Lines, at: int) -> Iterator[Lines]:
    """Take a field that stands twice and says the same, or nothing, the one time."""
    found = re.match(r"( *)([\w-]+):", lines[at]) if at < len(lines) else None
    if found is None:
        return
    first = twin(lines, at)
    if first is None:
        return
    values = [lines[number].partition(":")[2].partition(" #")[0].strip() for number in (first, at)]
    is_one_line = not any(
        re.match(rf"{found[1]}(?: +\S|- )", lines[number + 1])
        for number in (first, at)
        if number + 1 < len(lines)
    )
    if is_one_line and (values[0].strip("\"'") == values[1].strip("\"'") or not all(values)):
        gone = at if not values[1] or values[0] else first
        yield [line for number, line in enumerate(lines) if number != gone]


def twin(lines: Lines, at: int) -> int | None:
    """Return the number of the line above that has the same key as the one ``at``, as deep."""
    found = re.match(r" *[\w-]+:", lines[at])
    above = range(at - 1, -1, -1) if found else ()
    return next((number for number in above if found and lines[number].startswith(found[0])), None)


def moved(lines: Lines, at: int) -> Iterator[Lines]:
    """Move a line, and what is deeper below it, to where lines above it begin."""
    for number in (at, at - 1):
        if not 0 <= number < len(lines) or not lines[number].strip():
            continue
        line = lines[number]
        # Anything else would become the end of the text above it.
        if not re.match(rf" *(?:- |{_KEY} *:(?: |$))", line):
            continue
        depth = len(line) - len(line.lstrip(" "))
        end = number + 1
        while end < len(lines) and lines[end].startswith(" " * (depth + 1)):
            end += 1
        columns = {0}
        for other in (*lines[:number], *lines[end : end + 1]):
            if begin := re.match(r"( *)(- +)?\S", other):
                columns |= {len(begin[1]), begin.end() - 1}
        for column in sorted(columns - {depth}):
            shift = column - depth
            block = [" " * shift + one if shift > 0 else one[-shift:] for one in lines[number:end]]
            yield [*lines[:number], *block, *lines[end:]]
