"""What was worked out of records for the rules that compare them, known again between runs.

What a work is found by follows from its record and the vocabulary, the judgement on two works from
both records, and which works are alike from all of them in their order.  Of 10,000 records of which
none has changed nothing is compared; of which one has, those that are found by what it is found by,
or was.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from pydantic_core import SchemaValidator, core_schema, from_json

from awesomequant.library.order import age, by_age
from awesomequant.library.recalled import Pair
from awesomequant.store import Project
from awesomequant.store.cache import Cache, digest
from awesomequant.store.project import TAGS, VENUES
from awesomequant.store.roots import LIST
from awesomequant.works.candidates import Traces, alike, touched
from awesomequant.works.identity import Judgement, Verdict
from awesomequant.works.title_likeness import Likeness

# A change of one record writes one of so many parts anew, and not all traces: 4 MB at 10,000.
_PARTS = 64
_LENGTH = 16  # of a digest
# Where more than one record in so many has changed, all are compared: most are touched by that.
_OF_SO_MANY = 20

# Not for its own sake, since the cache brings nothing that we did not write: tuples are made on the
# way, which took another 25 ms of 10,000.
_TEXTS = core_schema.tuple_variable_schema(core_schema.str_schema())
_TRACES = SchemaValidator(
    core_schema.dict_schema(
        core_schema.str_schema(),
        core_schema.tuple_positional_schema(
            [_TEXTS, _TEXTS, _TEXTS, _TEXTS, core_schema.tuple_variable_schema(_TEXTS)]
        ),
    )
)
_ANYTHING = SchemaValidator(core_schema.any_schema())

_Pairs = Sequence[Sequence[Any]]


class _Found(NamedTuple):
    """The pairs that a run found in a list, of records told by their digests in hexadecimals.

    ``of`` is the digest of all records in order, with and without an identifier in common.
    """

    of: str
    alike: _Pairs | None = None
    sharing: _Pairs | None = None


class Known:
    """What is known of the works of a project, and of pairs of them."""

    def __init__(self, project: Project) -> None:
        """Let the library ask here before it compares."""
        self._cache = Cache.of(project.root)
        self._library = library = project.library
        known = project.digests
        self._words = digest(*(known.get(file, b"") for file in (LIST, TAGS, VENUES)))
        self._digests = {
            paper.id: known[paper.source_file]
            for paper in library.papers
            if paper.source_file in known
        }
        self._sequence = b"".join(self._digests.values())
        self._of = digest(self._sequence).hex()
        # What works are found by, by their digests, and of what the library was told, by name.
        self._traces: dict[str, Traces] = {}
        self._told: tuple[set[str], set[tuple[str, str]]] | None = None
        self._is_as_before = False
        if len(self._digests) == len(library.papers):
            library.asked_first.append(self)

    def alike(self) -> tuple[Pair, ...] | None:
        """Return the pairs that are alike; None where nobody knows."""
        if (pairs := self._as_before("alike")) is not None:
            return pairs
        before = self._before
        if before.of == self._of and before.alike is not None:
            return tuple(self._pairs(before.alike))
        self._tell()
        return None if before.alike is None else self._alike_again(before.alike)

    def sharing(self) -> tuple[Pair, ...] | None:
        """Return the pairs with an identifier in common; None where nobody knows."""
        if (pairs := self._as_before("sharing")) is not None:
            return pairs
        before = self._before
        if before.of == self._of and before.sharing is not None:
            return tuple(self._pairs(before.sharing))
        self._tell()
        return None

    def _as_before(self, name: str) -> tuple[Pair, ...] | None:
        """Return the pairs that the list had before, where no record tells another work now."""
        for earlier in self._library.earlier:
            was = earlier.library
            if name in vars(was) and earlier.agrees(lambda one: (was.statement(one), age(one))):  # noqa: B023
                self._is_as_before = True
                found: tuple[Pair, ...] = vars(was)[name]
                fresh = earlier.fresh
                return tuple(
                    [
                        (fresh.get(one.id, one), fresh.get(other.id, other), said)
                        for one, other, said in found
                    ]
                )
        return None

    def keep(self) -> None:
        """Keep what the library has worked out since, and let go of it."""
        # What is kept is of one list, that of the last comparison, and stays so.
        if self._cache.is_on and not self._is_as_before:
            self._keep_all()
        self._traces.clear()  # 240 MB of 100,000 papers, if they were compared
        asked = self._library.asked_first
        asked[:] = [one for one in asked if one is not self]

    def _keep_all(self) -> None:
        library, made = self._library, vars(self._library)
        if self._told is not None:
            traces, pairs = self._told
            if new := library.traces.keys() - traces:
                found = {self._hex(name): own for name, own in library.traces.items()}
                self._keep("traces", found, {_part(self._hex(name)) for name in new})
            if library.judged.keys() != pairs:
                judged = {
                    self._hex(one) + self._hex(other): _told(said)
                    for (one, other), said in library.judged.items()
                }
                self._keep("judged", judged, range(_PARTS))
        if not library.asked_first:
            return
        before = self._before if self._before.of == self._of else _Found(self._of)
        now = _Found(
            self._of,
            [*self._written(made["alike"])] if "alike" in made else before.alike,
            [*self._written(made["sharing"])] if "sharing" in made else before.sharing,
        )
        if now != before or before is not self._before:
            self._cache.keep("pairs", {self._words: json.dumps(now).encode()})
            self._cache.keep("sequence", {self._words: self._sequence})
            self._cache.keep_only("pairs", {self._words})
            self._cache.keep_only("sequence", {self._words})

    @cached_property
    def _before(self) -> _Found:
        text = self._cache.take("pairs", [self._words]).get(self._words)
        return _Found(*from_json(text)) if text else _Found("")

    def _alike_again(self, before: _Pairs) -> tuple[Pair, ...] | None:
        """Return the pairs, of which those stay whose younger record nothing new may touch."""
        library = self._library
        sequence = self._cache.take("sequence", [self._words]).get(self._words, b"")
        if digest(sequence).hex() != self._before.of:  # of another run, which was killed
            return None
        then = {sequence[at : at + _LENGTH] for at in range(0, len(sequence), _LENGTH)}
        now = {*self._digests.values()}
        gone = {of.hex() for of in then - now}
        many = len(gone) + len(now - then)
        if many * _OF_SO_MANY > len(now) or gone - self._traces.keys():
            return None
        papers = by_age(library.papers)
        found_by = [library.traces.get(one.id) or library.traces_of(one) for one in papers]
        fresh = {name for name, of in self._digests.items() if of not in then} if now - then else ()
        new = {at for at, paper in enumerate(papers) if paper.id in fresh}
        anew = touched(found_by, new, [self._traces[of] for of in gone])
        pairs = alike(found_by, lambda *two: library.judge(papers[two[0]], papers[two[1]]), anew)
        found = [(papers[one], papers[other], said) for one, other, said in pairs]
        places = {paper.id: at for at, paper in enumerate(papers)}
        # What stays: the older of two is there still, or the younger would be touched.
        there = [pair for pair in before if bytes.fromhex(pair[1]) in now]
        found += (pair for pair in self._pairs(there) if places[pair[1].id] not in anew)
        # The sort is stable: of one record the likeliest stands first.
        return tuple(sorted(found, key=lambda pair: places[pair[1].id]))

    def _tell(self) -> None:
        """Tell the library what works are found by and what was judged: something is compared."""
        if self._told is not None:
            return
        library = self._library
        names = {of.hex(): name for name, of in self._digests.items()}
        found = chain.from_iterable(part.items() for part in self._taken("traces", _TRACES))
        self._traces = {of: Traces._make(texts) for of, texts in found}
        library.traces.update({names[of]: own for of, own in self._traces.items() if of in names})
        judged = chain.from_iterable(part.items() for part in self._taken("judged", _ANYTHING))
        for pair, (verdict, evidence, likeness, shared, *more) in judged:
            one, other = (names.get(of) for of in (pair[: 2 * _LENGTH], pair[2 * _LENGTH :]))
            if one and other:
                library.judged[one, other] = _said(verdict, evidence, likeness, shared, *more)
        self._told = set(library.traces), set(library.judged)

    def _pairs(self, pairs: _Pairs) -> Iterator[Pair]:
        names = {of: name for name, of in self._digests.items()} if pairs else {}
        papers = self._library.by_id
        for one, other, *said in pairs:
            first, second = (papers.get(names.get(bytes.fromhex(of), "")) for of in (one, other))
            if first and second:
                yield first, second, _said(*said)

    def _written(self, pairs: Iterable[Pair]) -> Iterator[list[Any]]:
        for one, other, said in pairs:
            yield [self._hex(one.id), self._hex(other.id), *_told(said)]

    def _hex(self, name: str) -> str:
        return self._digests[name].hex()

    def _taken(self, kind: str, form: SchemaValidator) -> Iterator[dict[str, Any]]:
        keys = [self._key(kind, part) for part in range(_PARTS)]
        yield from map(form.validate_json, self._cache.take(kind, keys).values())

    def _keep(self, kind: str, values: Mapping[str, Any], changed: Iterable[int]) -> None:
        parts: dict[int, dict[str, Any]] = {part: {} for part in changed}
        for of, value in values.items():
            if (part := _part(of)) in parts:
                parts[part][of] = value
        texts = {
            self._key(kind, part): json.dumps(held, separators=(",", ":")).encode()
            for part, held in parts.items()
        }
        self._cache.keep(kind, texts)
        self._cache.keep_only(kind, {self._key(kind, part) for part in range(_PARTS)})

    def _key(self, kind: str, part: int) -> bytes:
        return digest(kind, self._words, str(part))


def _part(of: str) -> int:
    return int(of[:2], 16) % _PARTS


def _told(said: Judgement) -> list[Any]:
    flags = said.is_collision, said.is_namesake
    return [said.verdict, [*said.evidence], said.likeness, [*said.shared], *flags]


def _said(
    verdict: str, evidence: Iterable[str], likeness: int, shared: Iterable[str], *flags: bool
) -> Judgement:
    is_collision, is_namesake = flags
    return Judgement(
        Verdict(verdict), tuple(evidence), Likeness(likeness), tuple(shared),
        is_collision=is_collision, is_namesake=is_namesake,
    )  # fmt: skip
