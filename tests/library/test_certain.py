"""What is certainly sound is what the model takes, and comes out as the model gives it."""

import re
from pathlib import Path
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from awesomequant.library import certain, field_types
from awesomequant.library.certain import Certain
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.store import strict

ROOT = Path(__file__).parents[2]
RECORDS = sorted((ROOT / "data/papers").rglob("*.yaml"))
GIVEN = {"id": "bees", "source_file": "data/papers/2020/bees.yaml", "title": "Bees"}


def the_same(values: Any) -> bool:
    """Say whether the values are sound, having compared what the quick and the full way say."""
    try:
        model = Paper.model_validate(values)
    except ValidationError as error:
        wrong = error.errors(include_context=False)
    else:
        wrong = []
    if wrong:
        with pytest.raises(ValidationError) as found:
            certain.validated(Paper, values)
        assert found.value.errors(include_context=False) == wrong
        return False
    quick = certain.validated(Paper, values)
    assert quick == model
    assert type(quick) is Paper
    assert quick.model_fields_set == model.model_fields_set
    assert quick.__dict__ == model.__dict__
    return True


def test_records_come_out_alike() -> None:
    for file in RECORDS:
        values = strict.read(file.read_text("utf-8"))
        assert the_same({**values, "id": file.stem, "source_file": file.name})


def test_the_settings_come_out_alike() -> None:
    values = strict.read((ROOT / "data/list.yaml").read_text("utf-8"))
    assert certain.validated(Settings, values) == Settings.model_validate(values)


def marked() -> dict[str, tuple[Any, TypeAdapter[Any]]]:
    """Return every marked type by name: its mark's schema, and what validates it whole."""
    found = {}
    for name, kind in vars(field_types).items():
        marks = [one for one in getattr(kind, "__metadata__", ()) if isinstance(one, Certain)]
        if marks:
            found[name] = (marks[-1].schema, TypeAdapter(kind))
    return found


MARKED = marked()
# What is near to each form: its signs, its lengths, and what ends or begins it wrongly.
WORDS = [
    "2020", "1899", "0999", "٢٠٢٠", "12345678901234", "2024-06-17", "2024-13-01", "2024-02-30",
    "1909.05840", "0703.0001", "0704.0001", "1412.12345", "1501.1234", "2513.00001", "math/0211159",
    "10.1109/abc.2020.1", "10.48550/arxiv.1909.05840", "10.1145/3190000/3186116/p499-x.pdf",
    "10.1000/A", "10.1000/a.", "10.1000/a/../b", "10.1000/a--b", "10.48551/a", "10.123/a",
    "https://a.b/", "http://a-b.org/c?d=e#f", "https://a.b", "https://a.b//", "https://a.b/./c",
    "https://a.b/.c", "https://a.b/c/..", "https://xn--a.org/", "https://a_b.org/", "https://1.2.3.4/",
    "https://a.b:80/", "https://a@b.c/", "https://a..b/c", "https://a.b/%41", "https://A.b/", "https://a.b/c d",
    "https://a.b/?", "https://a.b/#", "https://a.b/(c)", "https://a.b/c'", "https://-a.b/", "https://a-.b/",
    "https://a.123/", "https://a.0x7f/", "https://a.b?c", "ftp://a.b/", "https://a.b./", " https://a.b/",
    "", " ", "a", " a", "a ", "a\n", "\ta", "a\tb", "a\nb", "a\u200bb", "\xa0a", "a\xa0b", "a\x85", "\ufeffa",
    "می\u200cخواهم", "x" * 80, "x" * 81, "x" * 400, "x" * 401, "x" * 2_001, "x" * 10_001, "é" * 80,
    "a-b", "-a", "a--b", "a-", "A", "a_b", "null", "\u2028", "a\u2028b", "\U000e0041",
]  # fmt: skip


@pytest.mark.parametrize("name", MARKED)
@given(st.data())
def test_what_is_certain_is_what_the_type_takes(name: str, data: st.DataObject) -> None:
    schema, full = MARKED[name]
    quick: TypeAdapter[Any] = TypeAdapter(Annotated[Any, _Bare(schema)])
    pattern = schema.get("pattern") or schema["steps"][0]["pattern"]
    # Rust's spelling of a character, and Python's.
    pattern = re.sub(r"\\x\{([0-9a-f]+)\}", lambda one: f"\\U{one[1]:0>8}", pattern)
    near = st.sampled_from(WORDS) | st.text(max_size=12) | st.from_regex(pattern, fullmatch=True)
    parts = data.draw(st.lists(near, min_size=1, max_size=2))
    for value in (parts[0], "".join(parts)):
        try:
            found = quick.validate_python(value)
        except ValidationError:
            continue
        assert full.validate_python(value) == found


class _Bare:
    """A type of nothing but one schema of pydantic's core."""

    def __init__(self, schema: Any) -> None:
        self._schema = schema

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> Any:
        return self._schema


def test_most_of_what_lists_hold_is_certain() -> None:
    counted = dict.fromkeys(MARKED, 0)
    for word in WORDS:
        for name, (schema, _) in MARKED.items():
            try:
                TypeAdapter(Annotated[Any, _Bare(schema)]).validate_python(word)
            except ValidationError:
                continue
            counted[name] += 1
    assert min(counted.values()) > 0, counted


FIELDS = st.dictionaries(
    st.sampled_from([*Paper.model_fields, "titel"]),
    st.sampled_from(WORDS)
    | st.none()
    | st.lists(st.sampled_from([*WORDS, "et al.", "Jane Doe"]), max_size=3)
    | st.lists(
        st.dictionaries(
            st.sampled_from(["url", "label", "stars", "group"]), st.sampled_from(WORDS), max_size=3
        ),
        max_size=2,
    )
    | st.dictionaries(
        st.sampled_from(["count", "source", "as_of", "bits"]), st.sampled_from(WORDS), max_size=3
    ),
    max_size=4,
)


@given(FIELDS)
def test_whatever_a_record_says_is_said_of_it(values: dict[str, Any]) -> None:
    the_same({**GIVEN, **values})


@pytest.mark.parametrize(
    ("values", "is_sound"),
    [
        ({"year": "2020", "date": "2020-02"}, True),
        ({"date": "2020-02-01"}, True),
        ({"year": "2019", "date": "2020-02"}, False),
        ({"year": "2020", "date": "2020-02-30"}, False),
        ({"year": "2999"}, False),
        ({"authors": ["Jane Doe", {"group": "The Bees"}, "et al."]}, True),
        ({"authors": ["et al.", "Jane Doe"]}, False),
        ({"doi": "10.1000/ABC"}, True),
        ({"url": "HTTPS://Bees.org"}, True),
        ({"fields": {"bits": ["2", "4"], "kind": "a"}}, True),
        ({"extra": {}, "tags": None}, False),
    ],
)
def test_fields_that_depend_on_others(values: dict[str, Any], is_sound: bool) -> None:  # noqa: FBT001
    assert the_same({**GIVEN, **values}) is is_sound
