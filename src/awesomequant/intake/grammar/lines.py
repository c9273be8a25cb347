"""What a line says by itself: that it is an entry, that it describes one, or something else."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from awesomequant.intake.fields.columns import Role, role_of
from awesomequant.intake.grammar.blocks import Block, all_flats
from awesomequant.intake.grammar.inline import BOLD, BREAK, EM, PRIVATE, SOFT, SPANS, Flat, Link
from awesomequant.intake.grammar.labels import is_label_line
from awesomequant.intake.grammar.people import people_strength
from awesomequant.intake.grammar.pieces import pieces
from awesomequant.intake.grammar.roles import piece_sense
from awesomequant.intake.grammar.venues import find
from awesomequant.intake.grammar.words import is_generic, is_paper, is_paper_address


def speaks(flat: Flat) -> str:
    """Return whether a text is an "entry" by itself, an "attribute" of one, or only a "note"."""
    if not flat.speaks:
        flat.speaks = _speaks(flat)
    return flat.speaks


_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_NUMBERED = re.compile(rf"[\s{SPANS}]*\[\d{{1,4}}\][\s{SPANS}]*\w")
_LABEL = 4  # "[keeper2020] ICML 2020" is a label with a date, a longer line is a reference
_TELLING = frozenset(("people", "venue", "date", "link", "keyed", "badge", "tag"))


def _speaks(flat: Flat) -> str:
    links = [link for link in flat.links() if not link.image]
    if _is_whole(flat, links):
        return "entry"
    if is_label_line(flat):
        label = flat.plain(flat.text).replace("：", ":").partition(":")[0]
        return "entry" if role_of(label) is Role.TITLE else "attribute"
    if any(is_titled(link) for link in links) or _is_name_alone(flat, links):
        return "entry"
    if not links and people_strength(flat.plain(flat.text)) == 2:
        return "attribute"
    found = pieces([(flat, 0)])
    told = [(piece, *part) for piece in found for part in piece_sense(piece).roles]
    notes = [text for _, role, text in told if role == "note"]
    names = [text for piece, role, text in told if role == "weak-people" and piece.form != "em"]
    count = sum(_size(text) for text in (*notes, *names))
    # "Swarms that learn [paper]" is an entry of three words, "full text here" a label.
    most = 2 if any(is_paper(link) for link in links) else 3
    is_short = count <= most and bool(links or flat.marks)
    # A quotation is a title, and so is what follows a number: "[4] Haddad. “GRAINS”. arXiv, 2024."
    is_quoted = flat.leads_out and any(one.form == "quote" for one in found)
    is_numbered = bool(_NUMBERED.match(flat.text))
    if is_quoted or (is_numbered and (flat.leads_out or _size(flat.plain(flat.text)) > _LABEL)):
        return "entry"
    if not (notes or names) or is_short:
        is_telling = any(role in _TELLING or role == "weak-people" for _, role, _ in told)
        return "attribute" if is_telling or is_short else "note"
    if any(is_paper(link) for link in links) and count <= 60:
        return "entry"
    first = next((one for one in found if any(map(str.isalnum, one.text))), None)
    stands_out = first is not None and first.form in ("bold", "quote")
    return "entry" if flat.leads_out and stands_out and count <= 40 else "note"


def _is_whole(flat: Flat, links: Sequence[Link]) -> bool:
    """Return whether a text has all that an entry has: what stands out, people, a date, a paper.

    "**Beta Diffusion**" has the form of a name, and would go with the entry above it: of one list
    50 of 2,900 entries were lost so.  What stands out there is no person, where the people follow.
    """
    if not flat.text.lstrip().startswith(BOLD) or not any(map(is_paper, links)):
        return False
    first, *rest = pieces([(flat, 0)]) or (None,)
    if first is None or first.form != "bold" or first.key or is_generic(first.text):
        return False
    told = [part[0] for piece in rest for part in piece_sense(piece).roles]
    is_sure = people_strength(first.text) == 2  # "Ann Keeper, Bo Drone"
    has_people = "people" in told or (not is_sure and "weak-people" in told)
    return has_people and any(role in told for role in ("date", "venue", "server"))


def _size(text: str) -> int:
    """Return how many words a text has; Chinese, Japanese and Korean have no blanks, or few."""
    return max(len(text.split()), len(_EAST_ASIAN.findall(text)) // 2)


def _is_name_alone(flat: Flat, links: Sequence[Link]) -> bool:
    """Return whether a text is one link to a paper under its short name: ``[FlashBin](…)``."""
    if len(links) != 1 or flat.plain(PRIVATE.sub(" ", flat.text)):
        return False
    label = links[0].label
    is_told = is_generic(label) or bool(find(label).year) or bool(re.fullmatch("[A-Z]{2,5}", label))
    return not is_told and (is_paper_address(links[0].url) or flat.text.strip()[:1] in SPANS)


def is_titled(link: Link) -> bool:
    """Return whether the label of a link may be a title, and says no more than that."""
    count = _size(link.label)
    if is_generic(link.label) or count < 2 or link.url.startswith("#"):
        return False
    if find(link.label).year and count <= 4:
        return False
    if is_paper_address(link.url):
        return True
    return count > 2 and not people_strength(link.label)


def may_be_title(flat: Flat) -> bool:
    """Return whether a text begins with what may be a title, and not with a list's introduction."""
    first = flat.text.partition(BREAK)[0].partition(SOFT)[0]
    count = len(flat.plain(first).split())
    stands_out = BOLD in first or EM in first or bool(flat.links(first)) or count >= 5
    return 1 <= count <= 60 and stands_out and not first.rstrip(SPANS + " ").endswith((":", "："))


def entries_of(flat: Flat) -> Iterator[tuple[int, Flat]]:
    """Yield the entries that share a paragraph, each with the offset of its line."""
    lines = re.split(f"[{SOFT}{BREAK}]", flat.text)
    starts = _drawn(lines) or _counted(lines)
    if not starts:
        starts = [at for at, line in enumerate(lines) if _begins_entry(flat, line)]
    if len(starts) < 2 or starts[0] != 0:
        yield 0, flat
        return
    for start, end in pairwise([*starts, len(lines)]):
        yield start, Flat(SOFT.join(lines[start:end]), flat.marks)


_COUNT = re.compile(r"\s*\[?(\d{1,4})[\]).]\s+\S")


def _counted(lines: Sequence[str]) -> list[int]:
    """Return the lines that are counted, one after the other: ``[5] …``, ``[6] …``."""
    numbers = {at: int(found[1]) for at, line in enumerate(lines) if (found := _COUNT.match(line))}
    are_counted = all(two == one + 1 for one, two in pairwise(numbers.values()))
    return list(numbers) if len(numbers) > 1 and are_counted else []


_BULLET = re.compile(r"\s*([^\w\s\ue000-\uf8ff\[(\"“«'#$<&]|o(?= ))\ufe0f?(?=\s+\S)")


def _drawn(lines: Sequence[str]) -> list[int]:
    """Return the lines that begin with one sign, drawn by hand: ``→ …``, ``§ …``, ``o …``.

    Signs that differ from line to line are labels of one entry: ``📄 …``, ``💻 …``.
    """
    signs = [found[1] if (found := _BULLET.match(line)) else "" for line in lines]
    starts = [at for at, sign in enumerate(signs) if sign and sign == signs[0]]
    return starts if len(starts) > 1 and set(signs) <= {signs[0], ""} else []


_LEAD = re.compile(r"^[\s|*•·+>-]*(?:\(?\[?\d{1,4}[\]).]{1,2}\s*)?")


def _begins_entry(flat: Flat, line: str) -> bool:
    text = _LEAD.sub("", line)
    one = Flat(text, flat.marks)
    if speaks(one) != "entry":
        return False
    mark = flat.marks.get(text.lstrip(SPANS)[:1])
    is_link = isinstance(mark, Link) and not mark.image and len(mark.label.split()) > 2
    is_led = text.startswith(("[", "【", "(")) or text[:1] in SPANS
    return is_link or (is_led and bool(flat.links(text)))


# Headings that are titles: "### A study of bees", with its people and links below.


def end_of_section(blocks: Sequence[Block], at: int) -> int:
    """Return the index of the heading behind the one at ``at``."""
    return next(
        (end for end in range(at + 1, len(blocks)) if blocks[end].kind == "heading"), len(blocks)
    )


def headed_levels(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the levels at which most headings are titles of works."""
    total: defaultdict[int, int] = defaultdict(int)
    headed: defaultdict[int, int] = defaultdict(int)
    for at, block in enumerate(blocks):
        if block.kind != "heading":
            continue
        end = end_of_section(blocks, at)
        is_leaf = end == len(blocks) or blocks[end].level <= block.level
        if is_leaf and end > at + 1:
            total[block.level] += 1
            headed[block.level] += is_headed(block, blocks[at + 1 : end])
    # Two headings with a link below them are none yet, where twenty of another level are titles.
    most = max(headed.values(), default=0)
    return frozenset(
        level
        for level, count in headed.items()
        if count >= 2 and count * 2 > total[level] and count * _FEW_BESIDE >= most
    )


def is_headed(heading: Block, body: Sequence[Block]) -> bool:
    """Return whether a section is one entry: a title, and below it what describes it."""
    shown = heading.flat.plain(heading.flat.text)
    if len(body) > 14 or any(block.kind == "table" for block in body):
        return False
    lists = [block for block in body if block.kind == "list"]
    described = sum(len(list(all_flats([item]))) > 1 for one in lists for item in one.inside)
    if described > 1:  # whose items have lines of their own
        return False
    flats = list(all_flats(block for block in body if block.kind != "code"))
    said = [speaks(flat) for flat in flats]
    # "### Title [[pdf](…)]" is a work, and so is what has its people or its venue labelled below.
    own = any(map(is_titled, heading.flat.links())) or (
        heading.flat.leads_out and speaks(heading.flat) == "entry"
    )
    is_labelled = len(flats) > 1 and all(map(is_label_line, flats[:2])) and "entry" not in said
    fewest = 1 if is_labelled else 3
    if not own and (_size(shown) < fewest or shown.endswith(":") or is_dated(shown)):
        return False
    if not said or said.count("entry") > (1 if own else max(1, len(said) // 3)):
        return False
    leads_out = heading.flat.leads_out or any(flat.leads_out for flat in flats)
    return own or ("attribute" in said and leads_out)


_FEW_BESIDE = 5


def is_dated(text: str) -> bool:
    """Return whether a short text names a year, as a heading "2023" does."""
    return bool(find(text).year) and len(text.split()) <= 5
