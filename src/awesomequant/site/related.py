"""Papers close to one: by the words of their titles, their topics, their people and their code.

What was tried, and what each came to: docs/decisions/related.md.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import copy
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate, pairwise
from typing import NamedTuple
from zlib import crc32

from awesomequant.library.earlier import Earlier
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.site.search.stems import stem
from awesomequant.site.search.tokenise import words
from awesomequant.store.cache import Cache, digest
from awesomequant.works.titles import STOP_WORDS

# The cost of a paper does not grow with the list.  Of a word, a tag or a person of no more papers
# than these all are looked at; of another one those that stand next to the paper in the default
# order, which puts like years side by side.
ALL_OF, NEIGHBOURS = 64, 24
# Of the papers that are looked at the likeliest are compared in full.
COMPARED = 60
# What a word is worth by the halvings from all papers to its own: the root of these, less for what
# a third of a list has, and no more for what is very rare.  Whole numbers in few steps, so that one
# paper more changes little, and all machines agree.
_WORTH = (3, 6, 12, 18, 22, 25, 28, 30, 32, 34, *[35] * 20)
# What it is worth to have all words, tags, people or code in common.
_KINDS = (1000, 1000, 300, 300)
_YEAR, _YEARS = 20, 5  # what a year between two takes off, and how many years do
# Two that have no more in common than a usual word are not related.
LEAST = 180
# Papers of a term that are known by one digest: some eight.
_CUT = 8

# What begins the word that stands for all of one meaning; no word that a title is cut into does.
_MEANT = "~"

_KIND = "related"

_stem = lru_cache(maxsize=1 << 16)(stem)


def relations(library: Library, cache: Cache | None = None) -> "Relations":
    """Return what is near to each paper of a library, worked out once; ``cache`` may know it."""
    made: dict[str, Relations] = library.memo.setdefault(relations, {})
    if "" not in made:
        for earlier in library.earlier:
            known: Relations | None = earlier.library.memo.get(relations, {}).get("")
            is_as_it_was = earlier.library.synonyms == library.synonyms
            if known and is_as_it_was and earlier.agrees(_basis):
                made[""] = known.followed(earlier)
                return made[""]
        made[""] = Relations(library, cache)
    return made[""]


def _basis(paper: Paper) -> object:
    """Return what of a paper says to which others it is near."""
    cited = paper.citations.count if paper.citations else 0
    code = tuple(code.url for code in paper.code)
    return paper.title, paper.known_as, paper.tags, paper.authors, paper.year, cited, code


class _Words:
    """What a paper is called by: stems of words, and a word for each group that means the same."""

    def __init__(self, synonyms: Iterable[Iterable[str]]) -> None:
        # Phrases by their first stems: most words of a title begin none.
        self._phrases: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for number, group in enumerate(synonyms):
            for phrase in {tuple(map(_stem, words(text))) for text in group}:
                if phrase:
                    self._phrases[phrase[0]].append((phrase, f"{_MEANT}{number}"))

    def of(self, paper: Paper) -> set[str]:
        """Return the words of a paper."""
        said = f"{paper.title} {' '.join(paper.known_as)}" if paper.known_as else paper.title
        every = words(said)
        stems = [*map(_stem, every)]
        found = {
            one
            for one, word in zip(stems, every, strict=True)
            if len(word) > 1 and word not in STOP_WORDS
        }
        phrases = self._phrases
        for at, one in enumerate(stems):
            for phrase, meant in phrases.get(one, ()):
                if tuple(stems[at : at + len(phrase)]) == phrase:
                    found.add(meant)
        return found


class _Shared(NamedTuple):
    """What papers have in common, kind by kind: of each term its papers, and what it is worth."""

    kinds: "array[int]"  # how many terms are of each kind
    sizes: "array[int]"
    worths: "array[int]"
    places: "array[int]"  # of the papers of all terms, one after the other

    @classmethod
    def of(cls, library: Library) -> "_Shared":
        """Find it out of the papers."""
        met: list[defaultdict[str, list[int]]] = [defaultdict(list) for _ in _KINDS]
        of_words, of_tags, of_people, of_code = met
        called = _Words(library.synonyms)
        for at, paper in enumerate(library.papers):
            for word in called.of(paper):
                of_words[word].append(at)
            for tag in dict.fromkeys(paper.tags):
                of_tags[tag].append(at)
            for url in {one.url for one in paper.code}:
                of_code[url].append(at)
        for slug, signed in library.by_author.items():
            if len(signed) > 1:
                of_people[slug] = [library.rank[paper.id] for paper in signed]
        made = cls(*(array("I") for _ in cls._fields))
        every = len(library.papers).bit_length()
        for kind in met:
            # In one order, whatever the order in a set is.
            names = sorted([name for name, found in kind.items() if len(found) > 1])
            made.kinds.append(len(names))
            for name in names:
                found = kind[name]
                worth = _WORTH[every - len(found).bit_length()]
                made.sizes.append(len(found))
                # The words that mean the same count besides.
                made.worths.append(worth // 2 if name[0] == _MEANT else worth)
                made.places.extend(found)
        return made

    def packed(self) -> bytes:
        """Return it as bytes for this machine."""
        return array("I", map(len, self)).tobytes() + b"".join([one.tobytes() for one in self])

    @classmethod
    def read(cls, content: bytes) -> "_Shared":
        """Read what was packed."""
        every = array("I", content)
        starts = [*accumulate(every[: len(cls._fields)], initial=len(cls._fields))]
        return cls(*(every[start:end] for start, end in pairwise(starts)))


class Relations:
    """What is near to each paper of a library.

    Papers are their places in the default order, and what they may have in common (words, tags,
    people, repositories) are numbered terms; what a single paper has is none.
    """

    def __init__(self, library: Library, cache: Cache | None = None) -> None:
        """Number what papers have in common, and weigh it; ``cache`` may know it."""
        papers = library.papers
        self._rank = library.rank
        self.visits = 0  # papers that were looked at, each for each term that it shares
        self._said = [
            _sum(repr(_basis(paper)).encode("utf-8", "surrogatepass")) for paper in papers
        ]
        shared = self._known(library, cache or Cache(None))
        self._worth = shared.worths
        ends = [*accumulate(shared.sizes, initial=0)]
        self._found = [shared.places[start:end] for start, end in pairwise(ends)]
        self._kinds: list[list[tuple[int, ...]]] = []
        self._sums: list[array[int]] = []
        worth_of = shared.worths.__getitem__
        for first, last in pairwise(accumulate(shared.kinds, initial=0)):
            had: list[list[int]] = [[] for _ in papers]
            for term in range(first, last):
                for at in self._found[term]:
                    had[at].append(term)
            self._sums.append(array("I", [sum(map(worth_of, terms)) for terms in had]))
            self._kinds.append([*map(tuple, had)])
        self._ends_group = [not crc32(paper.id.encode()) % _CUT for paper in papers]
        self._years = [paper.year or 0 for paper in papers]
        cited = [paper.citations.count if paper.citations else 0 for paper in papers]
        # Among equals the most cited is nearest, then the first by its id.
        self._ordered = sorted(range(len(papers)), key=lambda at: (-cited[at], papers[at].id))
        self._order = [0] * len(papers)
        for place, at in enumerate(self._ordered):
            self._order[at] = place
        self._papers = papers

    def _known(self, library: Library, cache: Cache) -> _Shared:
        # To cut all titles into words takes longer than the rest of a page that a note changes.
        words_of_list = repr((library.synonyms, library.people))
        made_of = digest(b"".join(self._said), words_of_list)
        key = digest(_KIND)
        kept = cache.take(_KIND, [key]).get(key, b"")
        if kept.startswith(made_of):
            return _Shared.read(kept[len(made_of) :])
        shared = _Shared.of(library)
        cache.keep(_KIND, {key: made_of + shared.packed()})
        return shared

    def followed(self, earlier: Earlier) -> "Relations":
        """Return them for the list as it is now, where nothing changed that they follow from."""
        found = copy(self)
        vars(found)["_papers"] = earlier.now(self._papers)
        return found

    def made_of(self, shown: Sequence[bytes]) -> list[bytes]:
        """Return what the papers near to each follow from, as digests, in the default order.

        ``shown`` is what a page shows of each paper.  To know the papers themselves they would have
        to be worked out, ten times the work; so a page is made again where one that is looked at
        for it changed.
        """
        # What of a paper tells how near it is to others: its terms are what they are called, for
        # their numbers change with each that comes.
        signs = [
            _sum(b"\0".join((seen, said, *(b"%d" % sums[at] for sums in self._sums))))
            for at, (seen, said) in enumerate(zip(shown, self._said, strict=True))
        ]
        parts: list[list[bytes]] = [[] for _ in signs]
        for found, worth in zip(self._found, self._worth, strict=True):
            told = b"%d" % worth
            if len(found) <= ALL_OF:
                whole = _sum(told + b"".join([signs[at] for at in found]))
                for at in found:
                    parts[at].append(whole)
                continue
            # Where a group ends follows from its papers: one that comes or goes moves no others.
            ends = [place for place, at in enumerate(found, 1) if self._ends_group[at]]
            cuts = sorted({0, *ends, len(found)})
            groups = [
                _sum(told + b"".join([signs[at] for at in found[start:end]]))
                for start, end in pairwise(cuts)
            ]
            for start, end in pairwise(cuts):
                first = bisect_right(cuts, max(0, start - NEIGHBOURS)) - 1
                last = bisect_left(cuts, min(len(found), end + NEIGHBOURS))
                window = _sum(b"".join(groups[first:last]))
                for at in found[start:end]:
                    parts[at].append(window)
        return [_sum(sign + b"".join(part)) for sign, part in zip(signs, parts, strict=True)]

    def near(self, paper: Paper, most: int = 5) -> list[Paper]:
        """At most ``most`` papers that a reader of ``paper`` may want next, the closest first."""
        here = self._rank[paper.id]
        order, year, years = self._order, self._years[here], self._years
        # By what the papers looked at share; then those that share most, by all that both have.
        shared: dict[int, int] = {}
        for terms, sums, scale in zip(self._kinds, self._sums, _KINDS, strict=True):
            for term in terms[here]:
                found, worth = self._found[term], self._worth[term] * scale // sums[here]
                if len(found) > ALL_OF:
                    at = bisect_left(found, here)
                    found = found[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]
                self.visits += len(found)
                for at in found:
                    if at in shared:
                        shared[at] += worth
                    else:
                        shared[at] = worth
        shared.pop(here, None)
        # One number each, to be sorted: three times as fast as what it is made of.
        every, ordered = len(order), self._ordered
        keys = sorted([order[at] - worth * every for at, worth in shared.items()])
        likely = [ordered[key % every] for key in keys[:COMPARED]]
        far = [[min(_YEARS, abs(years[at] - year)) * _YEAR, order[at], at] for at in likely]
        worths = self._worth
        for terms, sums, scale in zip(self._kinds, self._sums, _KINDS, strict=True):
            if mine := set(terms[here]):
                own = sums[here]
                for one in far:
                    at = one[2]
                    both = 0
                    for term in terms[at]:
                        if term in mine:
                            both += worths[term]
                    if both:
                        one[0] -= 2 * scale * both // (own + sums[at])
        far.sort()
        return [self._papers[at] for away, _, at in far[:most] if away <= -LEAST]


def _sum(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()
