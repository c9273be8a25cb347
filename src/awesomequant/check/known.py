"""What was worked out of records for the rules that compare them, known again between runs.

What a work is found by follows from its record and the vocabulary, and the judgement on two works
from both records: of 10,000 records of which one has changed, one is taken apart, and its pairs
alone are judged again.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic_core import SchemaValidator, ValidationError, core_schema

from awesomequant.store import Project
from awesomequant.store.cache import Cache, digest
from awesomequant.store.project import LIST, TAGS, VENUES
from awesomequant.works.candidates import Traces
from awesomequant.works.identity import Judgement, Verdict
from awesomequant.works.title_likeness import Likeness

# A change of one record writes one of so many parts anew, and not all traces: 4 MB at 10,000.
_PARTS = 64

_TEXTS = core_schema.tuple_variable_schema(core_schema.str_schema(strict=True))
_TRACES = SchemaValidator(
    core_schema.dict_schema(
        core_schema.str_schema(),
        core_schema.tuple_positional_schema(
            [_TEXTS, _TEXTS, _TEXTS, _TEXTS, core_schema.tuple_variable_schema(_TEXTS)]
        ),
    )
)
_JUDGED = SchemaValidator(
    core_schema.dict_schema(
        core_schema.str_schema(),
        core_schema.tuple_positional_schema(
            [
                core_schema.str_schema(pattern=f"^({'|'.join(Verdict)})$"),
                _TEXTS,
                core_schema.int_schema(ge=min(Likeness), le=max(Likeness)),
                _TEXTS,
                core_schema.bool_schema(),
                core_schema.bool_schema(),
            ]
        ),
    )
)


class Known:
    """What is known of the works of a project, and of pairs of them."""

    def __init__(self, project: Project) -> None:
        """Tell the library what the cache knows of its records."""
        self._cache = Cache.of(project.root)
        self._library = library = project.library
        words = (project.digests.get(file, b"") for file in (LIST, TAGS, VENUES))
        self._words = digest(*words)
        self._digests = {
            paper.id: project.digests[paper.source_file].hex()
            for paper in library.papers
            if paper.source_file in project.digests
        }
        traces = self._taken("traces", _TRACES)
        self._traces = {
            name: Traces(*traces[of]) for name, of in self._digests.items() if of in traces
        }
        library.traces.update(self._traces)
        names = {of: name for name, of in self._digests.items()}
        self._judged: dict[tuple[str, str], Judgement] = {}
        for pair, (verdict, evidence, likeness, *more) in self._taken("judged", _JUDGED).items():
            one, other = (names.get(of) for of in (pair[:32], pair[32:]))
            if one and other:
                said = Judgement(Verdict(verdict), evidence, Likeness(likeness), *more)
                self._judged[one, other] = said
        library.judged.update(self._judged)

    def keep(self) -> None:
        """Keep what the library has worked out since."""
        library = self._library
        if library.traces.keys() != self._traces.keys():
            new = library.traces.keys() - self._traces.keys()
            found = {
                of: library.traces[name]
                for name, of in self._digests.items()
                if name in library.traces
            }
            changed = {_part(self._digests[name]) for name in new if name in self._digests}
            self._keep("traces", found, changed)
        if library.judged.keys() != self._judged.keys():
            judged = {
                self._digests[one] + self._digests[other]: (
                    said.verdict,
                    said.evidence,
                    said.likeness,
                    said.shared,
                    said.is_collision,
                    said.is_namesake,
                )
                for (one, other), said in library.judged.items()
                if one in self._digests and other in self._digests
            }
            self._keep("judged", judged, range(_PARTS))

    def _taken(self, kind: str, form: SchemaValidator) -> dict[str, Any]:
        keys = [self._key(kind, part) for part in range(_PARTS)]
        found: dict[str, Any] = {}
        for value in self._cache.take(kind, keys).values():
            try:
                found |= form.validate_json(value)
            except ValidationError:  # not written by us
                continue
        return found

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
