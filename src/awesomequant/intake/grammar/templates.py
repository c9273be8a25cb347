"""Headings that are labels: a template that is filled in below the title of each work.

Issues and notes on papers are written so: "## Title", "### Summary", "### Authors", "### Link".
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from awesomequant.intake.fields.columns import Role, role_of
from awesomequant.intake.grammar.document import BREAK, SOFT, Block, Flat, all_flats
from awesomequant.intake.grammar.lines import end_of_section, is_titled
from awesomequant.text import fold

_FEWEST = 2
_HINT = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
# Headings of a topic may be "Overview" and "Papers"; these are said of one work alone.
_OF_A_WORK = frozenset((Role.AUTHORS, Role.ABSTRACT, Role.DATE, Role.PAPER, Role.VENUE))
_OF_LINKS = frozenset((Role.PAPER, Role.CODE, Role.LINKS))


def _name(heading: Block) -> str:
    """Return what a heading says, without the form that it asks for: "Date (yyyy/MM/dd)"."""
    return _HINT.sub("", heading.flat.shown).rstrip(" :：")


def with_labels(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, in which the headings of a template are the labels of what is below."""
    levels = _levels(blocks)
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        block, end = blocks[at], end_of_section(blocks, at)
        if block.kind == "heading" and block.level in levels:
            found.append(_labelled(block, blocks[at + 1 : end]))
            at = end
        else:
            found.append(block)
            at += 1
    return found


def _levels(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the levels whose headings recur below others and say what is below of one work."""
    names: defaultdict[int, Counter[str]] = defaultdict(Counter)
    listing: Counter[int] = Counter()
    above: list[int] = []
    for at, block in enumerate(blocks):
        if block.kind != "heading":
            continue
        above = [level for level in above if level < block.level]
        name = _name(block)
        # A heading above none is of the page itself; one that has others below it is a topic.
        end = end_of_section(blocks, at)
        is_leaf = end == len(blocks) or blocks[end].level <= block.level
        names[block.level][fold(name) if above and is_leaf else f"#{at}"] += 1
        links = [link for flat in all_flats(blocks[at + 1 : end]) for link in flat.links()]
        listing[block.level] += role_of(name) in _OF_LINKS and any(map(is_titled, links))
        above.append(block.level)
    levels = []
    for level, counts in names.items():
        recurring = {name for name, count in counts.items() if count >= _FEWEST}
        roles = {role_of(name) for name in recurring} - {Role.OTHER}
        known = (name for name in counts if name in recurring or role_of(name) is not Role.OTHER)
        is_most = sum(counts[name] for name in known) * 4 > counts.total() * 3
        # Where what is called "Papers" holds titles, the headings part a list.
        if is_most and not listing[level] and len(roles) > 1 and roles & _OF_A_WORK:
            levels.append(level)
    return frozenset(levels)


def _labelled(heading: Block, body: Sequence[Block]) -> Block:
    """Return what stands below a heading as a list of lines, each with the heading as its label."""
    name = _name(heading)
    role = role_of(name)
    lines: list[Block] = []
    for block in body:
        for flat in all_flats([block] if block.kind != "code" else ()):
            # Below the people stands where they work, which is none of them.
            is_further = role is Role.AUTHORS and bool(lines)
            text = f"{name}: (" if is_further else f"{name}: "
            line = Flat(text)
            one = replace(flat, text=re.sub(f"[{BREAK}{SOFT}]", " ", flat.text))
            line.extend(one, "")
            line.text += ")" * is_further
            item = Block("item", block.line, block.last)
            item.inside = [Block("paragraph", block.line, block.last, line)]
            lines.append(item)
    last = max((block.last for block in body), default=heading.last)
    return Block("list", heading.line, last, inside=lines)
