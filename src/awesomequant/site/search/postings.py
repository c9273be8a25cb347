"""Which papers have which term, cut into files of some kilobytes that a query fetches one by one.

A posting is ``number * 2 + 1`` for a paper with the term in its title, else ``number * 2``; a file
holds the gaps between them, in 8, 16 or 32 bits as the widest gap of a term needs.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from awesomequant.site.search.binary import narrow, pack, width

Postings = Mapping[str, list[int]]
SHARD_BYTES = 16 * 1024
# A prefix whose terms lie in more files than this has a list of its own, so that a search for one
# letter fetches two files and still finds every paper.
SPREAD = 3
_AFTER = "\uffff"


def postings(papers: Iterable[tuple[set[str], set[str]]]) -> Postings:
    """Return the postings of papers in order, each as its title's terms and its other terms."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, (titled, others) in enumerate(papers):
        plain = number * 2
        strong = plain + 1
        for term in titled:
            found[term].append(strong)
        for term in others - titled:
            found[term].append(plain)
    return found


def shards(found: Postings) -> Iterator[tuple[str, list[str]]]:
    """Yield the first term and all terms of each file, in the order of JavaScript's strings."""
    size, group = 0, list[str]()
    for term in sorted(found, key=utf16):
        more = len(term) + 2 + len(found[term])
        if group and size + more > SHARD_BYTES:
            yield group[0], group
            size, group = 0, []
        size += more
        group.append(term)
    if group:
        yield group[0], group


def shard(found: Postings, terms: list[str]) -> bytes:
    """Return the file of some terms with their postings."""
    gaps = tuple(array(code) for code in "BHI")
    widths = array("B")
    for term in terms:
        numbers = found[term]
        steps = [after - (before & -2) for before, after in zip([-2, *numbers], numbers)]  # noqa: B905 -- one longer
        place = width(max(steps))
        widths.append(place)
        gaps[place].extend(steps)
    counts = narrow([len(found[term]) for term in terms])
    return pack({"terms": "\n".join(terms)}, counts, widths, *gaps)


def prefixes(found: Postings, firsts: list[str]) -> Postings:
    """Return the postings of every prefix whose terms lie in more than SPREAD files.

    ``firsts`` are the first terms of the files; the browser applies the same rule to them.
    """
    keys = [utf16(first) for first in firsts]
    merged: dict[str, list[int]] = {}
    waiting = [("", list(found))]
    while waiting:
        shorter, terms = waiting.pop()
        for prefix, longer in _deeper(shorter, terms).items():
            if _spread(keys, prefix) > SPREAD:
                merged[prefix] = _merged(found[term] for term in longer)
                waiting.append((prefix, longer))
    return merged


def _deeper(prefix: str, terms: list[str]) -> Mapping[str, list[str]]:
    """Group the terms that begin with ``prefix`` by one character more."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for term in terms:
        if len(term) > len(prefix):
            groups[term[: len(prefix) + 1]].append(term)
    return groups


def _spread(keys: list[bytes], prefix: str) -> int:
    """Return how many files hold terms that may begin with ``prefix``."""
    first = max(bisect_right(keys, utf16(prefix)) - 1, 0)
    return bisect_left(keys, utf16(prefix + _AFTER)) - first


def _merged(lists: Iterable[list[int]]) -> list[int]:
    """Return the papers of several terms, each once; in the title wins."""
    every = set[int]().union(*lists)
    return sorted(number for number in every if number % 2 or number + 1 not in every)


def utf16(term: str) -> bytes:
    """Return what sorts as JavaScript compares text."""
    return term.encode("utf-16-be", "surrogatepass")
