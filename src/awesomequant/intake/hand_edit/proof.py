"""The proof of a hand edit: which edited lines the pages show when they are made again."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from awesomequant.intake.hand_edit.drift import RULE, Drifting
from awesomequant.intake.hand_edit.lines import Edit, gist
from awesomequant.intake.hand_edit.page import Page
from awesomequant.intake.records import Provenance
from awesomequant.library.draft import Draft
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.store import Project
from awesomequant.store.pages import README

_HINT = "it is made of data/list.yaml, a file of data/sections/ or a template: change it there"
# What a draft calls the fields of a record.
_FIELDS = {
    "venue": ("venue",), "year": ("year",), "tags": ("tags",), "authors": ("authors",),
    "code_links": ("code",), "other_links": ("links",), "url": ("url", "arxiv", "doi"),
}  # fmt: skip
_TEXTS = {"title": ("title",), "note": ("note",), "citations": ("citations",), "stars": ("code",)}
Key = tuple[int, Edit]  # an edit, and the number of its page


class Miss(NamedTuple):
    """What is said of an edit that the pages do not show, and the record that it is of."""

    said: str
    file: str = ""


def missed_edits(
    read: Sequence[Page],
    after: Mapping[str, str],
    project: Project,
    changed: Mapping[str, Container[str]],
) -> Iterator[tuple[Key, Miss]]:
    """Yield the edits that do not stand on the pages as they are made ``after`` all, and why.

    ``changed`` has the fields that the edits changed of each record that was there, by its file.
    """
    later = Drifting(project.library, project.text, Provenance("", ""))
    for at, page in enumerate(read):
        text = after.get(page.page.name, after[README])
        lines = text.splitlines()
        gists = Counter(gist(line) for line in lines)
        before = Counter(gist(line) for line in page.page.was.splitlines())
        by_paper: dict[str, list[str]] = {}
        for draft in page.read(text):
            if paper := later.paper(draft):
                by_paper.setdefault(paper.id, []).append(lines[draft.place.line - 1])
        now = page.entries(page.now, page.page.now)
        before_entries = page.entries(page.was, page.page.was)
        for edit in page.edits:
            key = at, edit
            if edit.was == edit.now:
                heads = _heads(page.page.now, edit.now)
                if heads != _heads(text, edit.now) or heads == _heads(page.page.was, edit.now):
                    why = (
                        "was moved: the order is that of 'outline' or 'sections' in data/list.yaml"
                    )
                    yield key, Miss(f"'{_short(edit.now)}' {why}")
                continue
            if edit.now is None:
                one = gist(edit.was or "")
                if gists[one] >= before[one]:
                    why = "still stands" if page.is_whole else "is kept: the page was cut off"
                    yield key, Miss(f"'{_short(edit.was)}' was taken out and {why}")
                continue
            said = Counter(gist(edit.now))
            # What a person wrote anew stands there in the form of the list: with a label, say.
            if gists[gist(edit.now)] or (
                edit.was is None
                and any(not said - Counter(one) for one in gists if not before[one])
            ):
                continue
            entry = now.get(edit.line)
            paper = later.paper(entry) if entry else None
            if not (entry and paper):
                yield key, Miss(f"'{_short(edit.now)}' belongs to no entry")
                continue
            was, file = before_entries.get(edit.was_line), paper.source_file
            made = by_paper.get(paper.id, []) if page.page.name in after else []
            if why := _misheard(edit, was, entry, made, changed.get(file)):
                yield key, Miss(f"{why} {file}", file)


def told(
    read: Sequence[Page], missed: Mapping[Key, Miss], known: Container[tuple[str, int]]
) -> Iterator[Problem]:
    """Yield a problem for each edit that was not borne out; lines that went together are one."""
    last: Key | None = None
    for (at, edit), why in missed.items():
        file, is_gone = read[at].file, edit.now is None
        with_last = is_gone and last and last[1].now is None and last[1].line == edit.line
        last = (at, edit)
        if not with_last and (file, edit.line) not in known:
            count = sum(one[0] == at and one[1].now is None and one[1].line == edit.line
                        for one in missed) if is_gone else 1  # fmt: skip
            more = f", as do {count - 1} more lines" if count > 1 else ""
            # What is said of a record names its file.
            hint = "" if why.file else _HINT
            yield Problem(Place(file, edit.line), RULE, f"{why.said}{more}", hint, Level.WARNING)


def _heads(text: str, line: str | None) -> list[str]:
    """Return the headings below which a line stands on a page, each time that it does."""
    found, head = [], ""
    for one in map(str.strip, text.splitlines()):
        head = one if one.startswith("#") else head
        if one == line:
            found.append(head)
    return found


def _short(line: str | None) -> str:
    return (line or "")[:60]


def _misheard(
    edit: Edit, was: Draft | None, now: Draft, made: Sequence[str], changed: Container[str] | None
) -> str:
    """Return what of an edited entry its record does not say, or says still; empty for nothing.

    What was ``made`` of it on the page is nothing where its tag was taken out, and with it went its
    place on the page of that topic: then nothing else may have been edited.
    """
    if not made:
        is_less = edit.was and not Counter(gist(edit.now or "")) - Counter(gist(edit.was))
        has_left = is_less and "tags" in (changed or ())
        return "" if has_left else f"'{_short(edit.now)}' stands no longer on the page: see"
    if words := _standing(edit, was, made, changed):
        return f"'{' '.join(words)}' was taken out of the line and still stands: change"
    words = _unheard(edit.now or "", now, made, changed)
    return f"'{' '.join(words)}' is in no field of" if words else ""


def _standing(
    edit: Edit, was: Draft | None, made: Sequence[str], changed: Container[str] | None
) -> list[str]:
    """Return the words that a person took out of an entry's line and that it is made with again.

    What a field said that was ``changed`` may stand for something else: NeurIPS, where he wrote
    "NIPS".
    """
    if not (edit.was and edit.now and was) or changed is None:
        return []
    gone = Counter(gist(edit.was)) - Counter(gist(edit.now))
    fields = was.to_json()
    for name, ours in {**_FIELDS, **_TEXTS}.items():
        if any(one in changed for one in ours):
            gone -= Counter({word: gone[word] for word in gist(str(fields.get(name) or ""))})
    least = min((Counter(gist(one)) for one in made), key=lambda one: (gone & one).total())
    left = gone & (least - Counter(gist(edit.now)))
    return [word for word in dict.fromkeys(gist(edit.was)) if word in left]


def _unheard(
    line: str, draft: Draft, made: Sequence[str], changed: Container[str] | None
) -> list[str]:
    """Return the words of an entry's line that its record does not say again in any way.

    What a field says that was ``changed``, or any of a new record, is heard however the list writes
    it: "NIPS" for NeurIPS.  What a reader makes of a line besides may be wrong: "(LABN)" was no
    venue.
    """
    fields = draft.to_json()
    heard = {word.lower() for one in made for word in gist(one)}
    for name, ours in _FIELDS.items():
        if changed is None or any(one in changed for one in ours):
            heard |= {word.lower() for word in gist(str(fields[name] or ""))}
    said = [word for word in gist(line) if not word.startswith("http")]
    return [word for word in said if word.lower() not in heard and word.strip()]
