"""A validator without Python in it, for what a model certainly takes.

Most of the 50 µs that a record's validation took were calls of small functions of ours, some 80 a
record.  Where a type is marked with the values that it certainly takes and leaves as they are, in
terms that pydantic's core checks itself, a sound record takes 10 µs.  Whatever is not certain, and
all that is wrong, the model's own validator looks at, and finds the words for.
"""

import functools
import os
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from pydantic import BaseModel, GetCoreSchemaHandler, ValidationError
from pydantic_core import CoreSchema, SchemaValidator, core_schema

M = TypeVar("M", bound=BaseModel)

_KEY = "certain"


@dataclass(frozen=True, slots=True, eq=False)  # hashed by pydantic, and a schema has no hash
class Certain:
    """The mark of a type: ``schema`` takes only what the type takes, and as the type gives it."""

    schema: CoreSchema

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Add the mark to what pydantic makes of the type."""
        made = handler(source)
        return cast(
            "CoreSchema", {**made, "metadata": {**made.get("metadata", {}), _KEY: self.schema}}
        )


# pydantic looks for its plugins in the metadata of every installed package, 25 ms of 86, and a
# plugin is code that has no business with records.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


@functools.cache
def _validator(model: type[BaseModel]) -> SchemaValidator:
    model.model_rebuild()
    # Else it takes the model's own, which is made by now.
    return SchemaValidator(_certain(model.__pydantic_core_schema__), None, _use_prebuilt=False)


def validated(model: type[M], values: Any) -> M:
    """Return ``values`` as a model; raises ValidationError as the model does."""
    try:
        return cast("M", _validator(model).validate_python(values))
    except ValidationError:
        return model.model_validate(values)


def _certain(schema: Any) -> Any:
    """Return a core schema in which each marked type is first tried as what it certainly takes."""
    if isinstance(schema, list):
        return [_certain(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if marked := (schema.get("metadata") or {}).get(_KEY):
        # What is not certain the type looks at itself: a DOI in capitals, an address with a port.
        return core_schema.union_schema([marked, schema], mode="left_to_right")
    kept = ("cls", "config", "metadata", "function")
    return {key: part if key in kept else _certain(part) for key, part in schema.items()}
