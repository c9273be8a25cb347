"""Values of models written as JSON, and read again by who knows that he wrote them himself.

What was validated once need not be validated again: to build the 10,000 records of a list from
their JSON takes 0.09 s, with all that a record must be 0.15.  Only what nobody else can have
written may come this way; the cache's seal tells.
"""

import functools
from collections.abc import Iterable
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, SchemaValidator, core_schema

M = TypeVar("M", bound=BaseModel)

_PLAIN: dict[Any, CoreSchema] = {
    str: core_schema.str_schema(),
    int: core_schema.int_schema(),
    bool: core_schema.bool_schema(),
    date: core_schema.date_schema(),
}


def to_json(values: Iterable[BaseModel]) -> bytes:
    """Return values as a list in JSON, of each what it states and not what it leaves to defaults.

    Raises ValueError for what JSON cannot hold.
    """
    written = ",".join([value.model_dump_json(exclude_unset=True) for value in values])
    return f"[{written}]".encode()


@functools.cache
def several(model: type[BaseModel]) -> SchemaValidator:
    """Return what reads the JSON of ``to_json``, as a list of values of ``model``."""
    # Without the model's own validator, where it was made: that is the slow one.
    return SchemaValidator(core_schema.list_schema(schema_of(model)), None, _use_prebuilt=False)


def from_json(model: type[M], text: bytes) -> list[M]:
    """Return the values of ``model`` that ``to_json`` made a text of."""
    return cast("list[M]", several(model).validate_json(text))


def schema_of(model: type[BaseModel]) -> CoreSchema:
    """Return what builds a model from sound values; raises TypeError for types unknown here."""
    fields = {name: _field(field) for name, field in model.model_fields.items()}
    return core_schema.model_schema(model, core_schema.model_fields_schema(fields))


def _field(field: FieldInfo) -> core_schema.ModelField:
    schema = _of(field.annotation)
    made: Any = field.default_factory
    if isinstance(made, type) and issubclass(made, BaseModel):
        # Not by calling it: that would make the validator which this one saves.
        schema = core_schema.with_default_schema(schema, default={}, validate_default=True)
    elif made is not None:
        schema = core_schema.with_default_schema(schema, default_factory=made)
    elif not field.is_required():
        schema = core_schema.with_default_schema(schema, default=field.default)
    return core_schema.model_field(schema)


def _of(annotation: Any) -> CoreSchema:
    origin, inner = get_origin(annotation), get_args(annotation)
    schema: CoreSchema | None = None
    if annotation in _PLAIN:
        schema = _PLAIN[annotation]
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        schema = schema_of(annotation)
    elif isinstance(annotation, type) and issubclass(annotation, Enum):
        schema = core_schema.enum_schema(annotation, list(annotation))
    elif origin is Annotated:
        schema = _of(inner[0])
    elif origin is Literal:
        schema = core_schema.literal_schema(list(inner))
    elif origin is tuple and inner[1:] == (...,):
        schema = core_schema.tuple_variable_schema(_of(inner[0]))
    elif origin is dict:
        schema = core_schema.dict_schema(*map(_of, inner))
    elif origin in (Union, UnionType):
        one, *more = (_of(choice) for choice in inner if choice is not NoneType)
        schema = core_schema.union_schema([one, *more], mode="left_to_right") if more else one
        if NoneType in inner:
            schema = core_schema.nullable_schema(schema)
    if schema is None:
        msg = f"{annotation!r} is not known here"
        raise TypeError(msg)
    return schema
