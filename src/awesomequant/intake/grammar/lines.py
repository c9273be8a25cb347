"""What a line says by itself and with the lines below it: an entry, what describes one, a note."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from awesomequant.intake.fields.columns import Role, role_of
from awesomequant.intake.grammar.document import (
    BOLD,
    BREAK,
    EM,
    PRIVATE,
    SOFT,
    SPANS,
    Block,
    Flat,
    Link,
    all_flats,
    flat_of,
)
from awesomequant.intake.grammar.labels import is_generic, is_paper, is_paper_address
from awesomequant.intake.grammar.line_labels import is_label_line
from awesomequant.intake.grammar.people import people_strength
from awesomequant.intake.grammar.roles import piece_sense
from awesomequant.intake.grammar.separators import pieces
from awesomequant.intake.grammar.venues import find, names_journal

# What a line is by itself.


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
    # What stands out, people, a date, a paper: all that an entry has.  "**Beta Diffusion**" has the
    # form of a name, and would go with the entry above: of one list 50 of 2,900 were lost so.
    is_bold = flat.text.lstrip().startswith(BOLD) and any(map(is_paper, links))
    found = pieces([(flat, 0)]) if is_bold else []
    if found and found[0].form == "bold" and not found[0].key and not is_generic(found[0].text):
        roles = {part[0] for piece in found[1:] for part in piece_sense(piece).roles}
        # "Ann Keeper, Bo Drone" in bold are people; what stands out is none where others follow.
        is_sure = people_strength(found[0].text) == 2
        has_people = "people" in roles or (not is_sure and "weak-people" in roles)
        if has_people and not roles.isdisjoint(("date", "venue", "server")):
            return "entry"
    is_any_titled = any(map(is_titled, links))
    # The colon of "[Guest Editorial: Bees and Wasps](…), ICML 2017" is of the title, where the
    # link leads to a paper: two works were links of the one above them.
    begins = flat.text.lstrip(SPANS + " ")[:1]
    is_of_title = any(
        flat.marks.get(begins) is link and ": " in link.label and is_paper_address(link.url)
        for link in links
    )
    if is_label_line(flat) and not is_of_title:
        label = flat.shown.replace("：", ":").partition(":")[0]
        return "entry" if role_of(label) is Role.TITLE else "attribute"
    if is_any_titled:
        return "entry"
    if len(links) == 1 and not flat.plain(PRIVATE.sub(" ", flat.text)):
        # One link to a paper under its short name: ``[FlashBin](…)``.
        label = links[0].label
        is_told = is_generic(label) or find(label).year or re.fullmatch("[A-Z]{2,5}", label)
        if not is_told and (is_paper_address(links[0].url) or flat.text.strip()[:1] in SPANS):
            return "entry"
    if not links and people_strength(flat.shown) == 2:
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
    if is_quoted or (is_numbered and (flat.leads_out or _size(flat.shown) > _LABEL)):
        return "entry"
    if not (notes or names) or is_short:
        is_telling = any(role in _TELLING or role == "weak-people" for _, role, _ in told)
        return "attribute" if is_telling or is_short else "note"
    if any(is_paper(link) for link in links) and count <= 60:
        return "entry"
    first = next((one for one in found if any(map(str.isalnum, one.text))), None)
    stands_out = first is not None and first.form in ("bold", "quote")
    return "entry" if flat.leads_out and stands_out and count <= 40 else "note"


def _size(text: str) -> int:
    """Return how many words a text has; Chinese, Japanese and Korean have no blanks, or few."""
    return max(len(text.split()), len(_EAST_ASIAN.findall(text)) // 2)


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


_COUNT = re.compile(r"\s*\[?(\d{1,4})[\]).]\s+\S")
_LEAD = re.compile(r"^[\s|*•·+>-]*(?:\(?\[?\d{1,4}[\]).]{1,2}\s*)?")
_BULLET = re.compile(r"\s*([^\w\s\ue000-\uf8ff\[(\"“«'#$<&]|o(?= ))\ufe0f?(?=\s+\S)")


def entries_of(flat: Flat) -> Iterator[tuple[int, Flat]]:
    """Yield the entries that share a paragraph, each with the offset of its line."""
    lines = re.split(f"[{SOFT}{BREAK}]", flat.text)
    # One sign, drawn by hand, begins each: ``→ …``, ``§ …``, ``o …``.  Signs that differ from line
    # to line are labels of one entry: ``📄 …``, ``💻 …``.
    signs = [found[1] if (found := _BULLET.match(line)) else "" for line in lines]
    starts = [at for at, sign in enumerate(signs) if sign and sign == signs[0]]
    if len(starts) < 2 or not set(signs) <= {signs[0], ""}:
        # They are counted, one after the other: ``[5] …``, ``[6] …``.
        counts = {at: int(one[1]) for at, line in enumerate(lines) if (one := _COUNT.match(line))}
        are_counted = all(two == one + 1 for one, two in pairwise(counts.values()))
        starts = list(counts) if len(counts) > 1 and are_counted else []
    if not starts and len(lines) > 1:
        for at, line in enumerate(lines):
            own = Flat(_LEAD.sub("", line), flat.marks)
            mark = flat.marks.get(own.text.lstrip(SPANS)[:1])
            is_link = isinstance(mark, Link) and not mark.image and len(mark.label.split()) > 2
            is_led = own.text.startswith(("[", "【", "(")) or own.text[:1] in SPANS
            # What a line is by itself is asked last, and of none where the first is no entry: of a
            # list with its works on four lines each that was a fifth of the reading.
            if (is_link or (is_led and own.links())) and speaks(own) == "entry":
                starts.append(at)
            elif at == 0:
                break
    if len(starts) < 2 or starts[0] != 0:
        yield 0, flat
        return
    for start, end in pairwise([*starts, len(lines)]):
        yield start, Flat(SOFT.join(lines[start:end]), flat.marks)


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
        if count >= 2 and count * 2 > total[level] and count * 5 >= most
    )


def is_headed(heading: Block, body: Sequence[Block]) -> bool:
    """Return whether a section is one entry: a title, and below it what describes it."""
    shown = heading.flat.shown
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
    # A work without a link has its people by their label.
    labels = [flat.shown.partition(":")[0] for flat in flats if is_labelled]
    is_signed = any(role_of(label) is Role.AUTHORS for label in labels)
    return own or ("attribute" in said and (leads_out or is_signed))


_DATE_APART = re.compile(r"([^()\[\]]+)[(\[][^()\[\]]*\d\d[)\]]\W*")


def is_dated(text: str) -> bool:
    """Return whether a short text names a year, as a heading "2023" does.

    "Bees That Count (ICML 2017)" is a title with its date, where no conference is named at length.
    """
    apart = _DATE_APART.fullmatch(text)
    if apart and len(apart[1].split()) > 2 and not names_journal(apart[1]):
        return False
    return bool(find(text).year) and len(text.split()) <= 5


# What the blocks below a line say of it: that they describe it, or are entries of their own.


def first_flat(block: Block) -> Flat:
    """Return the first text that stands in a block, an empty one where none does."""
    return next(all_flats([block]), Flat())


def is_labelled(block: Block) -> bool:
    """Return whether a list is one entry, a field an item: ``- Title: …``, ``- Authors: …``."""
    shown = [flat.shown for flat in map(first_flat, block.inside)]
    roles = [role_of(text.partition(":")[0]) for text in shown if ":" in text[:40]]
    is_one = roles[:1] == [Role.TITLE] and roles.count(Role.TITLE) == 1
    return is_one and len(roles) > 1 and len(roles) == len(shown)


def is_about(title: Flat, below: Block) -> bool:
    """Return whether a list below a paragraph describes the work that the paragraph names."""
    # The paragraph begins with what may be a title, and not with a list's introduction.
    first = title.text.partition(BREAK)[0].partition(SOFT)[0]
    count = len(title.plain(first).split())
    stands_out = BOLD in first or EM in first or bool(title.links(first)) or count >= 5
    introduces = first.rstrip(SPANS + " ").endswith((":", "："))
    if not (1 <= count <= 60 and stands_out and not introduces and below.inside):
        return False
    flats = [first_flat(item) for item in below.inside]
    said = [speaks(flat) for flat in flats]
    deeper = [flat for item in below.inside for flat in list(all_flats([item]))[1:]]
    if said.count("entry") * 3 > len(said) or any(speaks(flat) == "entry" for flat in deeper):
        return False
    text = title.plain(PRIVATE.sub(" ", title.text))
    alone = speaks(title) == "entry" and len(text.split()) <= 4
    return alone or "attribute" in said


def describe(own: Flat, below: Sequence[Block]) -> bool:
    """Return whether the items below an item describe it."""
    # "Reviews", and below it "Modern reviews" with its works, are topics both.
    said = ["entry" if _is_topic(item) else speaks(first_flat(item)) for item in below]
    entries, count = said.count("entry"), len(said)
    if own.text.rstrip(SPANS + " ").endswith((":", "：")) and not own.leads_out:
        return False
    if speaks(own) == "entry":
        return entries * 2 < count or (count < 3 and entries < 2)
    if entries * 2 >= count:
        return False
    if "attribute" in said:
        return True
    # Neither side has links: a short line above titles with their years is a topic.
    shown = [flat.shown for flat in map(first_flat, below)]
    dated = sum(len(text.split()) < 25 and bool(find(text).year) for text in shown)
    return dated * 2 < count and len(own.shown.split()) > 4


def _is_topic(item: Block) -> bool:
    """Return whether what stands below an item are mostly entries, and itself is none."""
    lists = [block for block in item.inside if block.kind == "list"]
    said = [speaks(first_flat(one)) for block in lists for one in block.inside]
    return said.count("entry") * 2 > len(said) and speaks(first_flat(item)) != "entry"


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


def labelled_lines(block: Block) -> Block:
    """Return a table of names and values, which describes one work, as the lines that it is."""
    rows = [row.inside for row in block.inside if row.kind == "row"]
    if block.kind != "table" or not rows or any(len(row) != 2 for row in rows):
        return block
    told = [(flat_of(name).shown.rstrip(" :："), flat_of(value)) for name, value in rows]
    told = [(name, value) for name, value in told if name or value.text.strip()]
    known = [name for name, _ in told if role_of(name) is not Role.OTHER]
    is_one = len(known) > 1 and len(known) * 2 > len(told) and len(set(known)) == len(known)
    # "Title | Authors" is no name with its value: such a first row names columns.
    if not is_one or role_of(told[0][0]) in (Role.ROW, Role.OTHER):
        return block
    if role_of(told[0][1].shown) is not Role.OTHER:
        return block
    lines = []
    for name, value in told:
        flat = Flat(f"{name}: ")
        flat.extend(value, "")
        item = Block("item", block.line, block.last)
        item.inside = [Block("paragraph", block.line, block.last, flat)]
        lines.append(item)
    return Block("list", block.line, block.last, inside=lines)
