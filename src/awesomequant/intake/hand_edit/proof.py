"""The proof of a hand edit: which edited lines the pages show when they are made again."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from awesomequant.intake.hand_edit.drift import RULE, Papers
from awesomequant.intake.hand_edit.page import Edit, Page, gist
from awesomequant.library.draft import Draft
from awesomequant.library.library import Library
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.store.pages import README

_HINT = "it is made of data/list.yaml, a file of data/sections/ or a template: change it there"
_ORDER = "was moved: the order is that of 'outline' or 'sections' in data/list.yaml"
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
    library: Library,
    changed: Mapping[str, Container[str]],
) -> Iterator[tuple[Key, Miss]]:
    """Yield the edits that do not stand on the pages as they are made ``after`` all, and why.

    ``changed`` has the fields that the edits changed of each record that was there, by its file.
    """
    papers = Papers(library)
    for at, page in enumerate(read):
        text = after.get(page.name, after[README])
        lines = text.splitlines()
        gists, before = (Counter(map(gist, one)) for one in (lines, page.was.text.splitlines()))
        entries = _entries(page, text, papers)
        for edit in page.edits:
            short, why, file = f"'{(edit.now or edit.was or '')[:60]}'", "", ""
            if edit.now is None:
                one = gist(edit.was or "")
                if gists[one] >= before[one]:
                    why = "still stands" if page.is_whole else "is kept: the page was cut off"
                    why = f"{short} was taken out and {why}"
            elif edit.was == edit.now:
                was, now, then = (
                    _heads(one, edit.now) for one in (page.was.text, page.now.text, text)
                )
                why = f"{short} {_ORDER}" if now != then or now == was else ""
            elif not gists[gist(edit.now)]:
                said = Counter(gist(edit.now))
                if edit.was is None and any(not said - Counter(n) for n in gists if not before[n]):
                    continue  # it stands there in the form of the list: with a label, say
                entry = page.now.papers.get(edit.line)
                paper = papers.of(entry) if entry else None
                if entry and paper:
                    old, file = page.was.papers.get(edit.was_line), paper.source_file
                    shown = entries.get(paper.id, ()) if page.name in after else ()
                    made = [lines[one.place.line - 1] for one in shown]
                    why = _misheard(edit, old, entry, made, changed.get(file))
                    why = f"{why} {file}" if why else ""
                else:
                    why = f"{short} belongs to no entry"
            elif edit.was and (of := _other_signs(edit, page, papers, entries)):
                why, file = f"{short} has other signs in its title: see {of}", of
            if why:
                yield (at, edit), Miss(why, file)


def _entries(page: Page, text: str, papers: Papers) -> dict[str, list[Draft]]:
    """Return the entries of a text of the page by the paper that each is of."""
    found: dict[str, list[Draft]] = {}
    for draft in page.read(text):
        if paper := papers.of(draft):
            found.setdefault(paper.id, []).append(draft)
    return found


def _other_signs(
    edit: Edit, page: Page, papers: Papers, entries: Mapping[str, Sequence[Draft]]
) -> str:
    """Return the record whose title has lost signs that a person wrote; empty for none.

    The words of the line stand there.  Of signs those of a title count: "All You Need?" is not
    "All You Need!", and an item that begins with "*" is no edit.
    """
    old, new = page.was.papers.get(edit.was_line), page.now.papers.get(edit.line)
    if not old or not new or old.title == new.title:
        return ""
    paper = papers.of(new) or papers.of(old)
    if not paper or any(one.title == new.title for one in entries.get(paper.id, ())):
        return ""
    return paper.source_file


def told(
    read: Sequence[Page], missed: Mapping[Key, Miss], known: Container[tuple[str, int]]
) -> Iterator[Problem]:
    """Yield a problem for each edit that was not borne out; lines that went together are one."""
    gone = Counter((at, edit.line) for at, edit in missed if edit.now is None)
    last: tuple[int, int] | None = None
    for (at, edit), why in missed.items():
        file, place = read[at].file, (at, edit.line) if edit.now is None else None
        if (place is None or place != last) and (file, edit.line) not in known:
            count = gone[place] if place else 1
            more = f", as do {count - 1} more lines" if count > 1 else ""
            # What is said of a record names its file.
            hint = "" if why.file else _HINT
            yield Problem(Place(file, edit.line), RULE, f"{why.said}{more}", hint, Level.WARNING)
        last = place


def _heads(text: str, line: str) -> list[str]:
    """Return the headings below which a line stands on a page, each time that it does."""
    found, head = [], ""
    for one in map(str.strip, text.splitlines()):
        head = one if one.startswith("#") else head
        if one == line:
            found.append(head)
    return found


def _misheard(
    edit: Edit, was: Draft | None, now: Draft, made: Sequence[str], changed: Container[str] | None
) -> str:
    """Return what of an edited entry its record does not say, or says still; empty for nothing.

    ``made`` are the lines that its record makes.  What a field says that was ``changed``, or any of
    a new record, is heard however the list writes it: "NIPS" for NeurIPS.
    """
    line = edit.now or ""
    said, wrote = gist(edit.was or ""), gist(line)
    gone = Counter(said) - Counter(wrote)
    if not made:
        # Its tag was taken out, and with it went its place on the page of that topic: then nothing
        # else may have been edited.
        is_less = edit.was and not Counter(wrote) - Counter(said)
        has_left = is_less and "tags" in (changed or ())
        return "" if has_left else f"'{line[:60]}' stands no longer on the page: see"
    # The words that a person took out of the line and that it is made with again.
    if edit.was and edit.now and was and changed is not None:
        fields = was.to_json()
        for name, ours in {**_FIELDS, **_TEXTS}.items():
            if any(one in changed for one in ours):
                gone -= Counter({word: gone[word] for word in gist(str(fields.get(name) or ""))})
        least = min((Counter(gist(one)) for one in made), key=lambda one: (gone & one).total())
        left = gone & (least - Counter(wrote))
        if words := [word for word in dict.fromkeys(said) if word in left]:
            return f"'{' '.join(words)}' was taken out of the line and still stands: change"
    # The words of the line that its record does not say again in any way.  What a reader makes of
    # a line besides its fields may be wrong: "(LABN)" was no venue.
    fields = now.to_json()
    heard = {word.lower() for one in made for word in gist(one)}
    for name, ours in _FIELDS.items():
        if changed is None or any(one in changed for one in ours):
            heard |= {word.lower() for word in gist(str(fields[name] or ""))}
    lost = [word for word in wrote if not word.startswith("http")]
    lost = [word for word in lost if word.lower() not in heard and word.strip()]
    return f"'{' '.join(lost)}' is in no field of" if lost else ""
