"""Read one block as an entry: ``[[CVPR](…)] [47:fire:] Title. [tag] [[torch](…)] [1.2k:star:]``."""

import re
from collections.abc import Callable
from dataclasses import replace

from awesomequant.identifiers import repair
from awesomequant.importers.markdown.blocks import Block, Flat
from awesomequant.models import Draft, DraftLink
from awesomequant.problems import Place
from awesomequant.text import one_line

Say = Callable[[str], None]

_GROUP = re.compile(r"\[([^\[\]]{0,200})\]")
_LEAD = re.compile(r"\s*\[\s*[\ue000-\uf8ff]")
_GLUED = re.compile(r"\s*\[[^\[\]]*\]\w")
_CITATION_COMMENT = re.compile(r"<!--\s*citation\s+([\d.]+k?)\s*-->")
_COMMENT = re.compile(r"<!--.*?-->")
_COUNT = re.compile(r"([\d.,]{1,12}k?)\s*(:fire:|:star:|🔥|⭐)")
_YEAR = re.compile(r"\b(19|20)\d\d$")
_CODE_LABEL = re.compile(
    r"code|torch|tensorflow|keras|jax|caffe|mxnet|matlab|implement|github|official", re.IGNORECASE
)
_CODE_HOST = re.compile(
    r"https?://(www\.)?(github|gitlab|bitbucket|codeberg)\.(com|org)/[^/]+/[^/]+"
)
# Words for "here is the paper" name no venue.
_GENERIC = frozenset(("paper", "pdf", "link", "url"))


def is_entry(block: Block) -> bool:
    """Say whether a block has the shape of an entry: a list item that begins with ``[[…](…)``."""
    lead = _LEAD.match(block.flat.text)
    return bool(
        block.kind == "list_item" and lead and block.flat.text[lead.end() - 1] in block.flat.links
    )


def year_of(block: Block) -> int | None:
    """Give the year that the nearest heading is or ends with."""
    found = (_YEAR.search(heading) for heading in reversed(block.headings))
    return next((int(year[0]) for year in found if year), None)


def read_entry(block: Block, file: str, say: Say) -> Draft:
    """Give the draft of an entry; ``say`` is told what was repaired or is doubtful."""
    flat = block.flat
    place = Place(file, block.line)
    draft = Draft(place, "", year=year_of(block), sections=block.headings)
    for group in _GROUP.finditer(flat.text):
        draft = _with_group(draft, group[1].strip(), flat, say)
    comment = _CITATION_COMMENT.search(flat.text)
    if comment:
        draft = _with_citations(draft, count(comment[1]), say)
    if _GLUED.match(flat.text):
        say("a blank was put between the venue and the title")
    title = one_line(_GROUP.sub(" ", _COMMENT.sub("", flat.text)))
    return replace(draft, title=title.removesuffix("."))


def count(text: str) -> int:
    """Give the number that ``1.2k``, ``1,200`` or ``1200`` states."""
    digits = text.replace(",", "").rstrip(".")
    return round(float(digits[:-1]) * 1000) if digits.endswith("k") else int(float(digits))


def _with_group(draft: Draft, group: str, flat: Flat, say: Say) -> Draft:
    """Give the draft with what one pair of brackets holds: a link, tags or a count."""
    number = _COUNT.fullmatch(group)
    if number and number[2] in (":fire:", "🔥"):
        return _with_citations(draft, count(number[1]), say)
    if number:
        return _with_stars(draft, count(number[1]), say)
    marks = [char for char in group if char in flat.links or char in flat.codes]
    if rest := one_line("".join(char for char in group if char not in marks)).strip(" ,;&"):
        say(f"a stray '{rest}' in the brackets was dropped")
    for char in marks:
        if char in flat.codes:
            draft = replace(draft, tags=(*draft.tags, flat.codes[char]))
        else:
            draft = _with_link(draft, flat.links[char].label, flat.links[char].url, say)
    return draft


def _with_link(draft: Draft, label: str, written: str, say: Say) -> Draft:
    """Give the draft with one link more; the first link of an entry is its paper's."""
    url, repairs = repair(written)
    for line in repairs:
        say(line)
    if not draft.venue and not draft.url and not draft.code:
        if not url:
            say(f"the link '{label}' has no address")
        venue = None if label.lower() in _GENERIC else label
        return replace(draft, venue=venue, url=url or None)
    if not url:
        say(f"the link '{label}' has no address; it was left out")
        return draft
    if _CODE_LABEL.search(label) or _CODE_HOST.match(url):
        if re.search(r"com+ing|soon", label):
            say(f"the label '{label}' promises code")
        return replace(draft, code=(*draft.code, DraftLink(label, url)))
    return replace(draft, links=(*draft.links, DraftLink(label, url)))


def _with_citations(draft: Draft, number: int, say: Say) -> Draft:
    if draft.citations not in (None, number):
        say(f"two citation counts, {draft.citations} and {number}; the first was kept")
        return draft
    return replace(draft, citations=number)


def _with_stars(draft: Draft, number: int, say: Say) -> Draft:
    """Give the draft with stars bound to the code link they stand behind."""
    if not draft.code:
        say(f"{number} stars without a code link; they were left out")
        return draft
    *others, last = draft.code
    return replace(draft, code=(*others, replace(last, stars=number)))
