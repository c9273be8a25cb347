"""A Markdown note a paper, for Obsidian and other folders of notes; and what programs read of one.

The facts stand in the front matter, where every value is in quotes: a title with a colon, a hash
or dashes is text there, and so is one that would end the front matter.  Below it no text becomes
markup: what a record quotes is quoted.
"""

import re
from collections.abc import Iterator
from json.encoder import encode_basestring
from typing import Any

from awesomequant.export.citation import Citation
from awesomequant.language import plain
from awesomequant.language.markdown import destination, show

SUFFIX = ".md"
MEDIA_TYPE = "text/markdown"
BETWEEN = "\n"

# Line ends to YAML alone, and what it does not read: JSON leaves them as they are.
_UNREAD = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def entry(cited: Citation) -> str:
    """Return the note of one paper."""
    known = [f"{name}: {_value(value)}\n" for name, value in _facts(cited).items() if value]
    facts = _UNREAD.sub(lambda found: f"\\u{ord(found[0]):04x}", "".join(known))
    body = "".join([f"\n{block}\n" for block in _body(cited)])
    return f"---\n{facts}---\n\n# {show(cited.title)}\n{body}"


def _facts(cited: Citation) -> dict[str, Any]:
    """Return the properties, known or not, by name; of one name the first counts."""
    paper, title = cited.paper, plain.show(cited.title)
    facts: dict[str, Any] = {
        "citekey": cited.key,
        "title": title,
        # What a link may call it: its other titles, its name, and as pandoc cites it.
        "aliases": [title, *map(plain.show, paper.also_titled), *paper.known_as, f"@{cited.key}"],
        "authors": [*paper.names, "et al."] if cited.others else paper.names,
        "editors": [person.shown for person in cited.editors],
        "year": cited.year,
        "date": paper.date,
        "type": cited.kind.value,
        "venue": paper.venue,
        "container": plain.show(cited.container or ""),
        "publisher": cited.publisher,
        "doi": cited.doi,
        "arxiv": cited.arxiv,
        "url": cited.address,
        "pdf": cited.pdf,
        "code": [code.url for code in paper.code],
        "notices": [one.said.text for one in paper.notices],
        "tags": cited.keywords,
        "added": str(paper.added or ""),
    }
    for name, value in cited.own.items():
        facts.setdefault(name, value)
    return facts


def _value(value: Any) -> str:
    """Return a value as JSON, which YAML reads alike: no word becomes a date or a yes."""
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(encode_basestring, value))}]"
    return str(value)


def _body(cited: Citation) -> Iterator[str]:
    """Yield the blocks below the title."""
    paper = cited.paper
    names = ", ".join(map(show, paper.names)) + (" et al." if cited.others else "")
    yield "  \n".join(filter(None, (names, show(paper.where))))
    links = [("Paper", cited.address), ("PDF", cited.pdf)]
    links += [(code.label, code.url) for code in paper.code]
    links += [(link.label, link.url) for link in paper.links]
    shown = [f"[{show(label)}]({destination(url)})" for label, url in links if url]
    if shown:
        yield " · ".join(shown)
    for one in paper.notices:
        yield f"**{show(one.said.words)}**"
    for heading, text in (("Abstract", paper.abstract), ("Note of the list", paper.note)):
        if text:
            # As a quotation: whatever it says, and whomever it tells to do it, is the text's.
            quoted = "\n".join([f"> {show(line)}".rstrip() for line in text.splitlines()])
            yield f"## {heading}\n\n{quoted}"
