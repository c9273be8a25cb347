"""The links of an entry: which leads to the paper, which to code, which elsewhere."""

import re
from dataclasses import replace

from awesomequant.intake.grammar import words
from awesomequant.intake.grammar.inline import Link
from awesomequant.intake.grammar.parts import Found, Say
from awesomequant.intake.grammar.title_choice import Reading
from awesomequant.intake.grammar.venues import find, is_venue, names_periodical, names_server
from awesomequant.library.draft import Draft, DraftLink
from awesomequant.works.identifiers import repair


def with_links(draft: Draft, reading: Reading, found: Found, say: Say) -> Draft:
    """Return the draft with the links of its entry: to the paper, to code, elsewhere."""
    chosen = _paper_link(reading, found)
    if chosen:
        url, repairs = repair(chosen.url)
        for line in repairs:
            say(line)
        if not url:
            say(f"the link '{chosen.label}' has no address")
        draft = replace(draft, url=url or None)
    for link in found.links:
        if link is not chosen:
            draft = _with_link(draft, link, say)
    if draft.code:
        return draft
    # An entry without code has the repository whose stars a badge counts.
    counted = [link for link in found.links if link.image and words.is_live_badge(link.image)]
    for link in counted:
        if words.is_code_host(link.url):
            return replace(draft, code=(DraftLink(link.label or "code", repair(link.url)[0]),))
    repository = next(filter(None, map(words.badge_repository, found.badges)), None)
    return replace(draft, code=(DraftLink("code", repository),)) if repository else draft


def _paper_link(reading: Reading, found: Found) -> Link | None:
    """Return the link of the paper: the title's own, else the first that leads to a paper."""
    own = reading.link
    papers = [link for link in found.links if link.url and words.is_paper(link)]
    # A copy in the list's own repository stands behind the page on the web.
    pages = [link for link in found.links if words.is_paper_address(link.url)]
    papers = (
        [link for link in papers if is_web(link.url)] or [*filter(_on_the_web, pages)] or papers
    )
    if own and own.url and not words.is_code_host(own.url):
        better = [link for link in papers if link is not own]
        if not better or words.is_paper_address(own.url) or not words.is_no_paper_host(own.url):
            return own
    if own and not own.url and not papers:
        return None
    telling = telling_link(reading, found)
    first = next((link for link in found.links if link in papers or link is telling), None)
    if first:
        return first
    # A title may lead to a page in the list's own repository: that is the best address there is.
    if own and own.url and is_web(own.url) and not _is_repository(own.url):
        return own
    for link in found.links:  # the first that nothing speaks against
        known = (
            words.is_code(link) or words.is_other(link.label) or words.is_no_paper_host(link.url)
        )
        if not known and not link.image and is_web(link.url):
            return link
    return None


def telling_link(reading: Reading, found: Found) -> Link | None:
    """Return the link whose label is no title and tells of the work: its venue, its people.

    Such as ``[[ECCV](…)]`` before a title, ``[ICML 2020](…)`` and ``[Keeper (1975)](…)`` behind it.
    """
    lead = [part.piece.link for part in reading.parts if part.role == "link"]
    first = next((link for link in lead if link and not link.image), None)
    if first and words.is_person(first):
        first = None
    if first and first.label and not words.is_code(first) and not words.is_other(first.label):
        return first
    for link in found.links:
        if link.image or link is reading.link or words.is_code(link) or not is_web(link.url):
            continue
        label = link.label.strip("[]() ")
        says = find(label)
        longest = 14 if is_venue(label.partition(" ")[0]) or names_periodical(label) else 8
        is_dated = bool(says.year) and len(label.split()) <= longest
        if is_dated or names_server(label) or (not says.year and is_venue(label)):
            # "ICLR Workshop 2025" is a venue, a "Workshop" alone a page beside the paper.
            # "MedIA" is a journal, "media" is not.
            is_acronym = bool(re.search("[a-z][A-Z]|[A-Z]{2}", label))
            is_told = is_dated or is_acronym or not words.is_other(label)
            if not words.is_no_paper_host(link.url) and is_told:
                return link
    return None


def _on_the_web(link: Link) -> bool:
    return is_web(link.url)


def _is_repository(url: str) -> bool:
    return words.is_code_host(url) and "/blob/" not in url and "/tree/" not in url


def _with_link(draft: Draft, link: Link, say: Say) -> Draft:
    url, repairs = repair(link.url)
    if link.image and (words.is_live_badge(link.image) or not url):
        return draft
    if not is_web(url):
        if not url:
            say(f"the link '{link.label}' has no address; it was left out")
        return draft
    for line in repairs:
        say(line)
    if url == draft.url:
        return draft
    label = link.label.strip("[]() ")
    if words.is_code(link):
        if re.search(r"com+ing|soon", link.label):
            say(f"the label '{link.label}' promises code")
        return replace(draft, code=(*draft.code, DraftLink(label or "code", url)))
    return replace(draft, links=(*draft.links, DraftLink(label or "link", url)))


def is_web(url: str) -> bool:
    """Return whether an address is one of the web."""
    return bool(re.match(r"https?://[^/]+\.", url, re.IGNORECASE))
