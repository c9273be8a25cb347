"""By which keys a paper is looked up, and in which files these stand, as it was found out before.

To name the files of 10,000 papers takes 0.4 s anew, since the numbers of a work and the names of
its authors hide in addresses and spellings; as they were kept it takes 0.03.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from awesomequant.export.looked_up import behind, titles
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.store.cache import Cache, dealt, digest
from awesomequant.text import squash
from awesomequant.works.catalogue import start

# Papers whose files are kept as one value.
_TOGETHER = 128
_ELSEWHERE = "@"


def author_file(name: str) -> str:
    """Return the same for a name as it is signed."""
    return start("author", squash(name))


def _usual_file(slug: str) -> str:
    """Return the file that nearly every spelling of a person stands in."""
    return f"author/{slug[:1]}"


def numbers(paper: Paper) -> Iterator[tuple[str, str]]:
    """Yield kind and key of each number of a work."""
    known = {found.scheme: found.id.lower() for found in paper.identifiers}
    if arxiv := (paper.arxiv or known.get("arxiv") or "").lower():
        yield "arxiv", arxiv
    # arXiv's own DOI is the arXiv id once more, and a program that has it has the id.
    if doi := known.get("doi"):
        yield "doi", doi
    for one in paper.identifiers:
        if one.strong and one.scheme not in ("arxiv", "doi"):
            yield "id", one.key


def papers_by_file(
    library: Library, records: Mapping[str, bytes], cache: Cache
) -> dict[str, list[Paper]]:
    """Return which papers the files of titles, numbers and people are made of, by kind and name.

    ``records`` are the digests of what the papers say, by their ids: where one is missing nothing
    is kept.  A person's entry tells of all of the person's papers.
    """
    files = _files(library, records, cache)
    found, elsewhere = defaultdict[str, list[Paper]](list), defaultdict[str, set[str]](set)
    for paper in library.papers:
        for name in files[paper.id].split():
            if name[0] != _ELSEWHERE:
                found[name].append(paper)
            else:
                slug, _, file = name[1:].partition("=")
                elsewhere[slug].add(file)
    for slug in library.people.keys() & library.by_author.keys():
        known = library.people[slug]
        elsewhere[slug].update(author_file(name) for name in (known.name, *known.aliases))
    more = defaultdict[str, dict[str, Paper]](dict)
    for slug, names in elsewhere.items():
        of_person = {paper.id: paper for paper in library.by_author.get(slug, ())}
        for file in (*names, _usual_file(slug)):
            more[file] |= of_person
    for file, papers in more.items():
        there = papers | {paper.id: paper for paper in found.get(file, ())}
        found[file] = sorted(there.values(), key=lambda paper: library.rank[paper.id])
    return found


def _files(library: Library, records: Mapping[str, bytes], cache: Cache) -> dict[str, str]:
    """Return the files that each paper stands in, by its id; those of the cache as they are."""
    # Not as JSON: to write a model so pydantic compiles it first.
    kind, people = "lookup files", repr(library.people)
    by_key = {
        digest(people, *[records.get(one, b"") for one in run], *run): run
        for run in dealt(library.by_id, _TOGETHER)
    }
    is_known = records.keys() >= library.by_id.keys()
    taken = cache.take(kind, by_key) if is_known else {}
    found, new = dict[str, str](), dict[bytes, bytes]()
    met: dict[int, tuple[str, ...]] = {}
    for key, run in by_key.items():
        lines = taken.get(key, b"").decode(errors="replace").split("\n")
        if key not in taken or len(lines) != len(run):
            lines = [" ".join(_of(library.by_id[one], library, met)) for one in run]
            new[key] = "\n".join(lines).encode()
        found |= zip(run, lines, strict=True)
    if new and is_known:
        cache.keep(kind, new)
        cache.keep_only(kind, by_key)
    return found


def _of(paper: Paper, library: Library, met: dict[int, tuple[str, ...]]) -> Iterator[str]:
    """Yield the files that a paper stands in, and who of its authors stands in one besides.

    ``met`` are those of the authors of other papers.
    """
    names = [start("title", key) for key in (*titles(paper), *behind(paper))]
    names += [start(kind, key) for kind, key in numbers(paper)]
    for signed in paper.people:
        one = id(signed)  # a name that is signed twice is one object
        if one not in met:
            slug, file = library.persons.page_of(signed).slug, author_file(signed.shown)
            met[one] = (
                (file,) if file == _usual_file(slug) else (file, f"{_ELSEWHERE}{slug}={file}")
            )
        names += met[one]
    yield from dict.fromkeys(names)
