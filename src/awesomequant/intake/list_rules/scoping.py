"""Is a work of the list's field? Yes, no, or to be read by a person; by data, not by code."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from awesomequant.intake.earlier import earlier_decision
from awesomequant.intake.joining import statement
from awesomequant.intake.said import identifiers
from awesomequant.language.plain import show
from awesomequant.library.draft import Draft
from awesomequant.library.library import Library
from awesomequant.library.list_rules import Review, Scope
from awesomequant.text import fold, squash

_WORD = re.compile(r"[^\W_]+")


class Answer(StrEnum):
    """Whether a work counts."""

    IN = "in"
    OUT = "out"
    READ = "to be read"


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether a work counts, and what says so."""

    answer: Answer
    why: str


class Judge:
    """Rules on works by a scope; what two sentences of it contradict is for a person to read."""

    def __init__(
        self, scope: Scope, library: Library | None = None, *, overrules: bool = False
    ) -> None:
        """Take the phrases apart once; what the ``library`` has counts, whatever is said of it.

        What it refused does not, unless somebody ``overrules`` that.
        """
        self._scope = scope
        self._overrules = overrules
        self._library = library
        self._titles = _Phrases(scope.titles)
        self._against = _Phrases(scope.against)
        self._sure = _Phrases(scope.sure)
        self._headings = _Phrases(scope.headings)
        self._reviewed: dict[str, Review] = {}
        for review in scope.reviewed:
            is_identifier = re.match("(arxiv|doi|openreview):", review.work)
            key = review.work.lower() if is_identifier else squash(review.work)
            self._reviewed[key] = review

    def rule(self, draft: Draft) -> Ruling:
        """Return the ruling on one entry: a person's word, its title, where it stands."""
        ruling = self._ruled(draft)
        if self._library is None:
            return ruling
        refused = None if self._overrules else earlier_decision(draft, self._library)
        if ruling.answer is Answer.IN and not refused:
            return ruling
        # A record is completed though its work would not be taken today.
        if match := self._library.works.owner_of(statement(draft, self._library)):
            return Ruling(Answer.IN, f"it is listed as {match.owner}")
        if refused and refused.review is None:
            return Ruling(Answer.OUT, refused.why)
        return ruling

    def _ruled(self, draft: Draft) -> Ruling:
        # Under any of its titles and ids.
        keys = [squash(title) for title in (draft.title, *draft.more.get("also_titled", ()))]
        keys += [str(found).lower() for found in identifiers(draft)]
        for review in filter(None, map(self._reviewed.get, keys)):
            answer = Answer.IN if review.counts else Answer.OUT
            return Ruling(answer, f"reviewed: {review.because}")
        # A person's word goes before any phrase; of two phrases that contradict each other none is
        # believed, but for one that the list is sure of.
        title = show(draft.title)
        said, against = self._titles.first(title), self._against.first(title)
        if said and against:
            if sure := self._sure.first(title):
                return Ruling(Answer.IN, f"its title has '{said}' and '{sure}'")
            return Ruling(Answer.READ, f"its title has '{said}', but also '{against}'")
        if said:
            return Ruling(Answer.IN, f"its title has '{said}'")
        if against:
            return Ruling(Answer.OUT, f"its title has '{against}'")
        return self._by_place(draft)

    def _by_place(self, draft: Draft) -> Ruling:
        """Rule on an entry whose title says nothing, by the lists and headings that have it."""
        met = draft.more.get("attribution", {}).get("met", ())
        for source in self._scope.lists:
            if source in met:
                return Ruling(Answer.IN, f"'{source}' has it, which holds nothing else")
        for heading in draft.sections:
            if self._headings.first(heading):
                return Ruling(Answer.READ, f"it stands under '{heading}' in a wider list")
        return Ruling(Answer.OUT, "nothing in its title says so")


_SIGNS = {"*": "[^ ]*", "#": r"[0-9]+(?: [0-9]+)?"}


def _form(word: str) -> str:
    """Return the pattern of a word of a phrase."""
    form = "".join(_SIGNS.get(sign, sign) for sign in word)
    # Once a word fits it is not fitted anew for what follows: "*a* *a* *a*" took for ever.
    return f"(?>{form}(?= ))" if "*" in word and "#" not in word else form


class _Phrases:
    """A row of phrases, as one pattern: the first of them that a text has is asked for."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._patterns = []
        for phrase in phrases:
            # Words with one blank around each.  Hyphens part words in phrases as in titles:
            # "1.58-bit" is three words, of which `#` takes two.
            parts = re.findall(r"[^\W_]+|[*#]|\s+|.", fold(phrase))
            kept = [part if part in _SIGNS or part[0].isalnum() else " " for part in parts]
            words = " ".join(map(_form, "".join(kept).split()))
            self._patterns.append((phrase, re.compile(f" {words} ")))
        # Most titles have none of them: one pattern says so before each is asked for.
        every = "|".join(f"(?:{pattern.pattern})" for _, pattern in self._patterns)
        self._any = re.compile(every or "(?!)")

    def first(self, text: str) -> str:
        """Return the first phrase that a text has, empty where it has none."""
        words = f" {' '.join(_WORD.findall(fold(text)))} "
        if not self._any.search(words):
            return ""
        return next(phrase for phrase, pattern in self._patterns if pattern.search(words))
