"""Keys for BibTeX in the form that a list chose; ids are tested where records are made."""

import pytest

from awesomequant.works.ids import is_bibtex_key, propose_key
from awesomequant.works.people import parse_person


@pytest.mark.parametrize(
    ("form", "title", "year", "first", "key"),
    [
        ("id", "Attention Is All You Need", 2017, "Ashish Vaswani", None),
        ("author-year-word", "Attention Is All You Need", 2017, "Ashish Vaswani", "vaswani2017attention"),
        ("author-year-word", "The Łódź Net", None, "Łucja Żak", "zaklodz"),
        ("author-year-word", "On $x$", 2017, None, "2017x"),
        ("author-year-word", "神经网络", 2017, "王小明", None),
        ("author-year-word", "A Map of Bees", 2008, "Laurens van der Maaten", "vandermaaten2008map"),
        ("acronym", "Q-BERT: Quantization", 2020, "Sheng Shen", "Q-BERT"),
        ("acronym", "QuIP#: Even Better", 2020, "Sheng Shen", "QuIP"),
        ("acronym", "Plain Words", 2020, "Sheng Shen", "shen2020plain"),
    ],
)  # fmt: skip
def test_a_new_work_gets_a_key_of_the_form_that_its_list_chose(
    form: str, title: str, year: int | None, first: str | None, key: str | None
) -> None:
    person = parse_person(first) if first else None
    assert propose_key(form, title, year, person, set()) == key
    assert key is None or is_bibtex_key(key)


def test_two_keys_differ_in_more_than_capitals() -> None:
    taken: set[str] = set()
    keys = []
    for _ in range(28):
        key = propose_key("acronym", "BERT: A Bee", 2020, parse_person("Jane Doe"), taken)
        assert key
        keys.append(key)
        taken.add(key.lower())
    assert keys[:3] == ["BERT", "doe2020bert", "doe2020bertb"]
    assert keys[-2:] == ["doe2020bertz", "doe2020bert-2"]
