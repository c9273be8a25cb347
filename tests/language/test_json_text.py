"""JSON of strangers: what no file can hold becomes the sign for what is not known."""

import pytest

from awesomequant.language.json_text import value_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'{"a": "\ud83d\ude00"}', {"a": "😀"}),
        (r'{"a": "\ud83d!"}', {"a": "\ufffd!"}),
        (r'{"\udc00": ["\uDBFF", 1, null]}', {"\ufffd": ["\ufffd", 1, None]}),
        (rb'{"a": "\ud83d\ude00\ud83d"}', {"a": "😀\ufffd"}),
        (b'{"a": "\xed\xa0\x80"}', {"a": "\ufffd"}),
        ('{"a": "\ud800"}', {"a": "\ufffd"}),
        ('{"a": "naïve"}', {"a": "naïve"}),
    ],
)
def test_every_character_is_whole(text: str | bytes, value: object) -> None:
    assert value_of(text) == value
