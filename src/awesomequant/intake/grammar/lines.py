"""What a line says by itself and with those below it, what the rows and columns of a table say."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from awesomequant.intake.fields.column_words import THINGS
from awesomequant.intake.fields.columns import Role, role_of, roles_of, wordiness
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
from awesomequant.intake.grammar.labels import is_generic, is_label_line, is_paper
from awesomequant.intake.grammar.people import people_strength
from awesomequant.intake.grammar.roles import piece_sense, sense
from awesomequant.intake.grammar.separators import pieces
from awesomequant.intake.grammar.venues import find, is_known, names_journal
from awesomequant.text import fold
from awesomequant.works.paper_pages import is_paper_address
from awesomequant.works.venues import is_well_known

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
    count = sum(size(text) for text in (*notes, *names))
    # "Swarms that learn [paper]" is an entry of three words, "full text here" a label.
    most = 2 if any(is_paper(link) for link in links) else 3
    is_short = count <= most and bool(links or flat.marks)
    # A quotation is a title, and so is what follows a number: "[4] Haddad. “GRAINS”. arXiv, 2024."
    is_quoted = flat.leads_out and any(one.form == "quote" for one in found)
    is_numbered = bool(_NUMBERED.match(flat.text))
    if is_quoted or (is_numbered and (flat.leads_out or size(flat.shown) > _LABEL)):
        return "entry"
    if not (notes or names) or is_short:
        is_telling = any(role in _TELLING or role == "weak-people" for _, role, _ in told)
        return "attribute" if is_telling or is_short else "note"
    if any(is_paper(link) for link in links) and count <= 60:
        return "entry"
    first = next((one for one in found if any(map(str.isalnum, one.text))), None)
    stands_out = first is not None and first.form in ("bold", "quote")
    return "entry" if flat.leads_out and stands_out and count <= 40 else "note"


def size(text: str) -> int:
    """Return how many words a text has; Chinese, Japanese and Korean have no blanks, or few."""
    return max(len(text.split()), len(_EAST_ASIAN.findall(text)) // 2)


def is_titled(link: Link) -> bool:
    """Return whether the label of a link may be a title, and says no more than that."""
    count = size(link.label)
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
    # Chinese has no blanks: of three theses with a note below the notes were taken for the works.
    return dated * 2 < count and size(own.shown) > 4


def _is_topic(item: Block) -> bool:
    """Return whether what stands below an item are mostly entries, and itself is none."""
    lists = [block for block in item.inside if block.kind == "list"]
    said = [speaks(first_flat(one)) for block in lists for one in block.inside]
    return said.count("entry") * 2 > len(said) and speaks(first_flat(item)) != "entry"


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


# Tables: which row names the columns, and what each column holds.


def heads_of(rows: list[Block]) -> tuple[list[str], list[Block]]:
    """Return the heads of a table's columns, and its other rows."""
    first = [flat_of(cell) for cell in rows[0].inside]
    is_head = any(cell.level for cell in rows[0].inside)
    shown = [flat.shown for flat in first]
    if not is_head:
        # Without ``th`` the first row names columns where its texts are short and lead nowhere.
        known = sum(role_of(text) is not Role.OTHER for text in shown)
        is_short = all(not flat.links() and len(flat.text.split()) <= 3 for flat in first)
        is_head = len(first) > 1 and is_short and known > 0
    return (shown, rows[1:]) if is_head else ([], rows)


def columns_of_entries(rows: Sequence[Block]) -> frozenset[int]:
    """Return the columns whose cells list entries, as the readings of a timetable do."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for row in rows:
        for at, cell in enumerate(row.inside):
            # A number, a code link, the people below a title are attributes of one.
            found[at].append(sum(map(_begins, _lines_of(cell))))
    return frozenset(
        at
        for at, counts in found.items()
        if sum(count > 1 for count in counts) * 3 > sum(count > 0 for count in counts)
    )


def entries_in(cell: Block) -> Iterator[Flat]:
    """Yield the entries of a cell whose column lists them, where ``<br>`` divides its lines."""
    begun = Flat("")
    for one in _lines_of(cell):
        # A title without a link says where it appeared.
        is_imprinted = find(one.shown).year and len(one.shown.split()) > 2 * _FEW_WORDS
        if begun.text and (_begins(one) or is_imprinted):
            yield begun
            begun = one
        else:
            begun = Flat(f"{begun.text}{SOFT}{one.text}".strip(SOFT), cell.flat.marks)
    if begun.shown.strip():
        yield begun


def _begins(line: Flat) -> bool:
    """Return whether an entry begins, also behind a word on it: ``Optional: [Title](…)``."""
    # "Ann Keeper, Bo Drone, [code](…)" leads out as well, and is of the title above it.
    return speaks(line) == "entry" or any(map(is_titled, line.links()))


def _lines_of(cell: Block) -> Iterator[Flat]:
    """Yield the lines of a cell, or the items of the lists in it, each as a text of its own."""
    for block in cell.inside or [cell]:
        if block.kind == "list":
            yield from map(first_flat, block.inside)
        else:
            lines = re.split(f"[{SOFT}{BREAK}]", block.flat.text)
            yield from (Flat(line.strip(), block.flat.marks) for line in lines)


def settled_roles(
    heads: Sequence[str], rows: Sequence[Block], stated: Mapping[str, Role]
) -> list[Role]:
    """Return the role of each column: by a person's word, by its head, the title's by its texts."""
    width = max((len(row.inside) for row in rows), default=0)
    if not heads:
        return [Role.OTHER] * width if width != 1 else []
    texts = [
        [flat_of(row.inside[at]).shown for row in rows[:60] if at < len(row.inside)]
        for at in range(len(heads))
    ]
    roles = [found[0] if found else Role.OTHER for found in roles_of(heads, texts)]
    roles = [stated.get(head, role) for head, role in zip(heads, roles, strict=True)]
    titles = [at for at, role in enumerate(roles) if role is Role.TITLE]
    for at in titles:  # "Ref" may head running numbers; one column is the title's
        if at != titles[0] or _share(texts[at], str.isdecimal) > _MOST_OF_A_COLUMN:
            roles[at] = Role.OTHER
    # "Chiu and Nichols (2016)" below "Model" is how a table of results names what they made.
    of_persons = [
        [] if fold(head) in _THINGS else one for head, one in zip(heads, texts, strict=True)
    ]
    _by_its_texts(Role.AUTHORS, roles, of_persons)
    _by_its_texts(Role.DATE, roles, texts)
    if Role.TITLE not in roles:
        wordy = [at for at, one in enumerate(roles) if one in (Role.OTHER, Role.PAPER, Role.LINKS)]
        wordiest = max(wordy, key=lambda at: wordiness(texts[at]), default=None)
        if wordiest is not None and wordiness(texts[wordiest]) >= 2:
            roles[wordiest] = Role.TITLE
    _by_its_texts(Role.VENUE, roles, texts)
    return roles


_MOST_OF_A_COLUMN = 0.6
_FEW_WORDS = 3
_THINGS = frozenset(THINGS.split())
_SENSES = {Role.AUTHORS: "people", Role.DATE: "date", Role.VENUE: "venue"}


def _by_its_texts(role: Role, roles: list[Role], texts: Sequence[Sequence[str]]) -> None:
    """Give a role that no head names to the column whose head says nothing and whose texts do."""
    if role in roles:
        return

    def holds(text: str) -> bool:
        told = sense(text).roles[0][0]
        # "arXiv" among "ICML" and "JOSS" is where the work stands as well.
        if told != _SENSES[role] and (role is not Role.VENUE or told != "server"):
            return False
        # "GUPDS" below "Name" has the form of a venue, and is what somebody calls a method.
        says, venue = find(text), find(text).venue or ""
        is_sure = is_well_known(venue) or is_known(venue) or names_journal(venue)
        return role is not Role.VENUE or bool(says.year) or is_sure

    for at, held in enumerate(roles):
        if held is Role.OTHER and _share(texts[at], holds) > _MOST_OF_A_COLUMN:
            roles[at] = role
            return


def _share(texts: Sequence[str], holds: Callable[[str], bool]) -> float:
    """Return of which share of the texts of a column something holds, the empty ones apart."""
    told = [text.strip() for text in texts if any(map(str.isalnum, text))]
    return sum(map(holds, told)) / len(told) if told else 0.0
