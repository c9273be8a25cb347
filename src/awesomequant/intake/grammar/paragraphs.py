"""What paragraphs usually are: how entries begin, what stands below, which lead elsewhere."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from awesomequant.intake.grammar.document import (
    BOLD,
    EM,
    MARK,
    PRIVATE,
    SPANS,
    Block,
    Flat,
    Link,
    Unit,
)
from awesomequant.intake.grammar.labels import is_generic, is_label_line, is_person
from awesomequant.intake.grammar.lines import speaks
from awesomequant.library.draft import Draft
from awesomequant.text import squash

# "KEEPER, Ann; DRONE, Bo. Bees", "Keeper, A. (2020). Bees": a reference begins with its people.
_REFERENCE = re.compile(
    r"[^\w(\[“\"]*(?:[a-z]{1,3} ){0,2}[^\W\d_a-z][\w’'-]+, [^\W\d_a-z][^,.;:&()]{0,40}"
    r"(?:[.;,&(]|\bet al\b)"
)


def is_reference(flat: Flat) -> bool:
    """Return whether a text begins as a reference does, with family and given name, and is dated.

    By itself one without a link is a note, and was taken for what is said of the work above it.
    """
    return bool(_REFERENCE.match(flat.shown) and _ANY_YEAR.search(flat.shown))


_ANY_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def are_explained(blocks: Sequence[Block]) -> bool:
    """Return whether the paragraphs that are entries have one below that says what they are."""
    said = [
        speaks(block.flat) if block.kind == "paragraph" and not is_reference(block.flat) else ""
        for block in blocks
    ]
    behind = [two for one, two in pairwise(said) if one == "entry"]
    return behind.count("note") >= 3 and behind.count("note") * 5 >= len(behind) * 3


def are_quoted(blocks: Sequence[Block]) -> bool:
    """Return whether entries have a quotation below that speaks of them.

    One quotation of a page, "> After reading above papers you will …", speaks to its reader: as the
    note of the last of 13 works it was gone from its place.
    """
    kinds = [block.kind for block in blocks if block.kind != "heading"]
    pairs = [(one, two) for one, two in pairwise(kinds) if one in ("paragraph", "list")]
    quoted = sum(two == "quote" for _, two in pairs)
    return quoted >= 3 and quoted * 5 >= len(pairs)


# Of so many paragraphs with one opening nearly all are entries: then those are, too, that by
# themselves might say more of the entry above.
_MANY, _NEARLY_ALL = 20, 0.9


def opening(flat: Flat) -> str:
    """Return the sign that a paragraph begins with, if it leads out and is no label: bold, a link.

    Empty for one that begins with plain words, and for a label with its link: "**Slides** [pdf]".
    """
    first = flat.text.lstrip()[:1]
    link = flat.marks.get(first)
    if not flat.leads_out or is_label_line(flat):
        return ""
    if isinstance(link, Link):
        return "" if link.image or is_generic(link.label) else "link"
    if first not in (BOLD, EM):
        return ""
    said, _, behind = flat.text.lstrip()[1:].partition(SPANS[SPANS.index(first) + 1])
    is_alone = not any(map(str.isalnum, flat.plain(PRIVATE.sub(" ", behind))))
    return "" if is_alone and is_generic(flat.plain(said)) else first


def usual_openings(blocks: Sequence[Block]) -> frozenset[str]:
    """Return the openings of the paragraphs of a document that are entries nearly always.

    "**[ICCV]** Fast R-CNN, [[paper](…)]" has two words and a link, as "full text here" has; of one
    list 21 works of 1,264 went with the one above them, which got their code and their arXiv id.
    """
    total: defaultdict[str, int] = defaultdict(int)
    entries: defaultdict[str, int] = defaultdict(int)
    for block in blocks:
        if block.kind == "paragraph" and (sign := opening(block.flat)):
            said = speaks(block.flat)
            total[sign] += said != "note"
            entries[sign] += said == "entry"
    return frozenset(
        sign
        for sign, count in entries.items()
        if count >= _MANY and count >= _NEARLY_ALL * total[sign]
    )


# What leads from a sentence to the links it goes on with, and what speaks of the page itself.
_INTRODUCES = re.compile(
    r".{20,}\b(?:including|includes?|following|namely|such as|e\.g\.,?)\W*"
    r"|\W*(?:this|these|our|the present) (?:\w+ )?(?:list|repo|repository|section|page|document"
    r"|collection|readme|website|file|guide|roadmap)s?\b.*",
    re.IGNORECASE | re.DOTALL,
)


def introduces(unit: Unit) -> bool:
    """Return whether a paragraph introduces what stands below or behind it.

    "Papers of the top venues, including [ICML](…) (International …), [KDD](…)" is no work.
    """
    lead = re.split(MARK, unit.lines[0][0].text, maxsplit=1)[0]
    return bool(_INTRODUCES.fullmatch(PRIVATE.sub("", lead)))


def leads_elsewhere(unit: Unit, draft: Draft) -> bool:
    """Return whether an entry leads to a person, or to what a search of his own finds.

    "[Ann Keeper](…)(Hive University): Robotics" names whom to know and in what, "[OSDI](…): 2021"
    where to look.
    """
    first = unit.lines[0][0] if unit.lines else Flat()
    begun = first.marks.get(first.text.lstrip(SPANS + " ")[:1])
    leads = [draft.url] if draft.url else []
    leads += [link.url for link in (*draft.code, *draft.links)]
    if isinstance(begun, Link) and is_person(begun) and not draft.year:
        # "Mesh Graphormer" has the form of a name; where somebody works, works do not.
        is_employed = squash(draft.title) == squash(begun.label) and bool(
            draft.more.get("extra", {}).get("affiliation")
        )
        if is_employed or not leads:
            return True
    # "[ann/awesome-bees](…)" is a repository, whatever it holds.
    if _OWNED.fullmatch(draft.title) and not (draft.url or draft.authors or draft.year):
        return True
    is_name = len(draft.title.split()) <= 2 and not draft.authors
    return is_name and bool(leads) and all(map(_SEARCH.search, leads))


_OWNED = re.compile(r"[\w.-]+/[\w.-]+")
_SEARCH = re.compile(r"/search\b|[?&](?:q|query|search)=", re.IGNORECASE)
