"""The links of an entry: which leads to the paper, which to code, which elsewhere."""

import re
from collections.abc import Callable
from dataclasses import replace

from awesomequant.intake.formats.markdown import words
from awesomequant.intake.formats.markdown.inline import Link
from awesomequant.intake.formats.markdown.pieces import Parts
from awesomequant.library.draft import Draft, DraftLink
from awesomequant.works.identifiers import repair

Say = Callable[[str], None]


def with_links(draft: Draft, parts: Parts, say: Say) -> Draft:
    """Return the draft with its paper's address, its code and its other links."""
    chosen = _paper_link(parts)
    if chosen:
        url, repairs = repair(chosen.url)
        for line in repairs:
            say(line)
        if not url:
            say(f"the link '{chosen.label}' has no address")
        draft = replace(draft, url=url or None)
    rest = [link for link in parts.links if link is not chosen]
    for link in rest:
        draft = _with_link(draft, link, say)
    return _with_badges(draft, parts)


def _paper_link(parts: Parts) -> Link | None:
    """Return the link of the paper: the title's own, else the first that leads to a paper."""
    own = parts.title.link
    papers = [link for link in parts.links if link.url and words.is_paper(link)]
    if own and own.url and not words.is_code_host(own.url):
        better = [link for link in papers if link is not own]
        if not better or words.is_paper_address(own.url) or not words.is_no_paper_host(own.url):
            return own
    if own and not own.url and not papers:
        return None
    lead = venue_link(parts)
    if lead or papers:
        return lead or papers[0]
    return own if own and own.url and not words.is_code_host(own.url) else _unknown(parts)


def _unknown(parts: Parts) -> Link | None:
    """Return the first link that nothing speaks against."""
    for link in parts.links:
        known = (
            words.is_code(link) or words.is_other(link.label) or words.is_no_paper_host(link.url)
        )
        if not known and not link.image and _is_web(link.url):
            return link
    return None


def venue_link(parts: Parts) -> Link | None:
    """Return the link before a title that is not one itself: its label is the venue, mostly."""
    before = parts.unit.flat.links(parts.unit.flat.text[: parts.title.start] or " ")
    first = next((link for link in before if not link.image), None)
    if first is None or words.is_code(first) or words.is_other(first.label) or not first.label:
        return None
    return first


def _with_link(draft: Draft, link: Link, say: Say) -> Draft:
    url, repairs = repair(link.url)
    if link.image and (words.is_live_badge(link.image) or not url):
        return draft
    if not _is_web(url):
        if not url:
            say(f"the link '{link.label}' has no address; it was left out")
        return draft
    for line in repairs:
        say(line)
    if url == draft.url:
        return draft
    if words.is_code(link):
        if re.search(r"com+ing|soon", link.label):
            say(f"the label '{link.label}' promises code")
        return replace(draft, code=(*draft.code, DraftLink(link.label.strip("[] ") or "code", url)))
    label = link.label.strip("[] ") or "link"
    return replace(draft, links=(*draft.links, DraftLink(label, url)))


def _is_web(url: str) -> bool:
    return bool(re.match(r"https?://[^/]+\.", url, re.IGNORECASE))


def _with_badges(draft: Draft, parts: Parts) -> Draft:
    """The draft with the repository that a badge counts the stars of, where it has no code."""
    for mark in parts.links:
        if (
            mark.image
            and words.is_live_badge(mark.image)
            and not draft.code
            and words.is_code_host(mark.url)
        ):
            draft = replace(draft, code=(DraftLink(mark.label or "code", repair(mark.url)[0]),))
    for image in parts.badges:
        repository = words.badge_repository(image)
        if repository and not draft.code:
            draft = replace(draft, code=(DraftLink("code", repository),))
    return draft
