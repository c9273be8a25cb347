"""The table of agreement: every output says the same of every paper of our list.

Each output is read by the parser that ``answers.py`` has for it, none of them ours, and the
answers are laid side by side: fourteen outputs, eight questions.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from typing import Any
from xml.etree import ElementTree as ET

from answers import (
    FORMATS,
    READERS,
    TYPES,
    Answers,
    from_bibtex,
    from_coins,
    from_item,
    from_json_ld,
)
from hard_works import library as hard_list
from support import ROOT, feeds_of
from zotero import saved

from awesomequant.export import exporters
from awesomequant.language import plain
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.site.feeds import LENGTH
from awesomequant.site.pages import Site
from awesomequant.store import load

# What a paper is by its id, and by each output: the answers.
Table = dict[str, dict[str, Answers]]
_SPAN = re.compile(r'class="Z3988" title="([^"]*)"')
_JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>')
_BOX = re.compile(r'<div class="aq-cite"><pre [^>]*><code>(.*?)</code>', re.DOTALL)
_ATOM = "{http://www.w3.org/2005/Atom}"


def of_feeds(library: Library, papers: tuple[Paper, ...]) -> Iterator[tuple[str, Answers]]:
    """Yield what feeds say of every paper; one holds the newest alone, so each gets a few."""
    for start in range(0, len(papers), LENGTH):
        text = feeds_of(library, papers[start : start + LENGTH])["feed.xml"]
        for entry in ET.fromstring(text).iter(f"{_ATOM}entry"):  # noqa: S314 -- our own text
            names = [one.text or "" for one in entry.findall(f"{_ATOM}author/{_ATOM}name")]
            address = entry.findtext(f"{_ATOM}id") or ""
            yield (
                address.removeprefix("https://a.org/papers/").strip("/"),
                {
                    "title": entry.findtext(f"{_ATOM}title"),
                    "shown": [one for one in names if one != "et al."],
                    "others": "et al." in names,
                },
            )


def table(library: Library) -> Table:
    found: Table = {paper.id: {} for paper in library.papers}
    ids = {paper.key: paper.id for paper in library.papers}
    formats = exporters()
    for name, read in READERS.items():
        for key, said in read(formats[name].write(library.papers, library)).items():
            found[ids[key]][name] = said
    by_title = {
        plain.show(paper.title).replace("+", "\uff0b"): paper.id for paper in library.papers
    }
    spans: set[str] = set()
    boxes = []
    for page in Site(library, ROOT, formats).pages():
        if not page.address.startswith("papers/"):
            spans.update(_SPAN.findall(page.body))
            continue
        outputs = found[page.address.removeprefix("papers/").strip("/")]
        [item] = saved(f"<html><head>{page.head}</head></html>")
        outputs["meta"] = from_item(item)
        [script] = _JSON_LD.findall(page.head)
        outputs["json-ld"] = from_json_ld(script)
        boxes += _BOX.findall(page.body)
    for key, said in from_bibtex(unescape("\n".join(boxes))).items():
        found[ids[key]]["cite box"] = said
    for span in spans:
        said = from_coins(unescape(span))
        found[by_title[said["title"]]]["coins"] = said
    for paper, said in of_feeds(library, library.papers):
        found[paper]["feed"] = said
    return found


@cache
def ours() -> Table:
    return table(load(ROOT).library)


# One way to say each answer, whatever the output: None where it has no word for the question.


def kinds(output: str, said: Answers) -> Any:
    """Return the kinds of work that a type may stand for."""
    if "kind" in said:
        return {"conference" if said["kind"] == "workshop" else said["kind"]}
    if "type" not in said:
        return None
    name = {"meta": "zotero", "coins": "zotero", "cite box": "bibtex"}.get(output, output)
    return {
        kind.removeprefix("master's ")
        for kind, types in TYPES.items()
        if types[FORMATS.index(name)] == said["type"]
    }


def letters(*names: str) -> str:
    """Return a name's letters in the order of the alphabet, however it is turned and stopped."""
    # DBLP's numbers tell namesakes apart, and are no part of a name.
    bare = re.sub(r" \d{4}\b|[\W_]", "", " ".join(names))
    return "".join(sorted(bare.casefold()))


def everybody(_output: str, said: Answers) -> Any:
    if "shown" in said:
        return [letters(name) for name in said["shown"] or ()]
    return [letters(*name) for name in said["people"]] if "people" in said else None


def parted(_output: str, said: Answers) -> Any:
    """Return family and given name of each; Zotero has a suffix with the family name."""
    if "people" not in said:
        return None
    return [
        (letters(name[0], *name[2:]), letters(*name[1:2]), len(name) > 1) for name in said["people"]
    ]


def groups(_output: str, said: Answers) -> Any:
    """Return the names of one part: groups, and people with one name."""
    if "people" in said:
        return [letters(*name) for name in said["people"] if len(name) == 1]
    return None


def of_others(output: str, said: Answers) -> Any:
    # Tags, COinS and JSON-LD have no word for "et al.".
    return None if output in ("meta", "coins", "json-ld") else bool(said.get("others"))


def place(output: str, said: Answers) -> Any:
    return None if output in ("json", "jsonl", "feed") else said.get("place") or []


def date(output: str, said: Answers) -> Any:
    if output == "feed":
        return None
    # BibTeX's styles know no day.
    return (said.get("date") or "")[:7]


def day(output: str, said: Answers) -> Any:
    return None if output in ("feed", "bibtex", "cite box") else said.get("date") or ""


def doi(output: str, said: Answers) -> Any:
    return None if output == "feed" else (said.get("doi") or "").lower()


def arxiv(output: str, said: Answers) -> Any:
    # Zotero takes an arXiv id from nothing but the DOI and the address.
    return None if output in ("feed", "meta", "coins") else said.get("arxiv") or ""


def pages(output: str, said: Answers) -> Any:
    return None if output == "feed" else said.get("pages") or ""


QUESTIONS: dict[str, Callable[[str, Answers], Any]] = {
    "people": everybody, "names in parts": parted, "groups": groups, "others": of_others,
    "container": place, "date": date, "day": day, "DOI": doi, "arXiv": arxiv, "pages": pages,
}  # fmt: skip


def disagreements(rows: Table) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield paper, question and answers wherever two outputs say different things."""
    for paper, outputs in rows.items():
        told = {output: kinds(output, said) for output, said in outputs.items()}
        if not set.intersection(*filter(None, told.values())):
            yield paper, "type", told
        for question, ask in QUESTIONS.items():
            answers = {output: ask(output, said) for output, said in outputs.items()}
            known = [one for one in answers.values() if one is not None]
            if any(one != known[0] for one in known):
                yield paper, question, answers


def test_every_output_says_the_same_of_every_paper_of_our_list() -> None:
    rows = ours()
    assert len(rows) == len(load(ROOT).library.papers) > 2_000
    everywhere = {*READERS, "meta", "json-ld", "cite box"}
    for paper, outputs in rows.items():
        assert set(outputs) >= everywhere, paper
    listed = [paper for paper, outputs in rows.items() if {"coins", "feed"} <= set(outputs)]
    assert len(listed) > 0.8 * len(rows)
    assert list(disagreements(rows)) == []


def test_every_output_says_the_same_of_works_that_are_hard() -> None:
    rows = table(hard_list())
    assert len(rows) > 70
    assert list(disagreements(rows)) == []


def test_the_table_shows_each_way_to_disagree() -> None:
    paper, outputs = next(
        (paper, said)
        for paper, said in ours().items()
        if said["csv"].get("pages") and "coins" in said
    )
    wrong = {
        ("csl-json", "type"): "book",
        ("ris", "people"): [("Somebody", "Else")],
        ("meta", "place"): ["Awesome Model Quantization"],
        ("biblatex", "date"): "1999",
        ("json-ld", "doi"): "10.48550/arXiv.1909.05840",
        ("json", "arxiv"): "1909.05840v1",
        ("coins", "pages"): "7",
        ("csv", "others"): not outputs["csv"].get("others"),
    }
    found = defaultdict(set)
    for (output, name), answer in wrong.items():
        changed = outputs | {output: outputs[output] | {name: answer}}
        found[output, name] = {question for _, question, _ in disagreements({paper: changed})}
    assert all(found[one] for one in wrong), found
