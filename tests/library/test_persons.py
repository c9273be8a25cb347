"""The people of a list: whose page a name leads to."""

import re

from awesomequant.library.persons import Person, Persons
from awesomequant.works.people import parse_person


def entry(
    identity: str, name: str, aliases: tuple[str, ...] = (), not_aliases: tuple[str, ...] = ()
) -> Person:
    return Person(id=identity, name=name, aliases=aliases, not_aliases=not_aliases)


def page(persons: Persons, name: str) -> tuple[str, bool]:
    found = persons.page_of(parse_person(name))
    return found.slug, found.entry is None


def test_a_name_nobody_looked_into_has_a_page_of_its_own() -> None:
    found = Persons().page_of(parse_person("García, José"))
    assert (found.slug, found.entry) == ("jose-garcia", None)


def test_aliases_lead_to_one_page() -> None:
    persons = Persons([entry("jane-doe-roe", "Jane Roe", ("Jane Doe", "J. Doe"))])
    for name in ("Jane Roe", "Doe, Jane", "J Doe", "JANE DOE"):
        assert page(persons, name) == ("jane-doe-roe", False)
    assert page(persons, "John Doe") == ("john-doe", True)


def test_a_disclaimed_spelling_has_a_page_of_its_own() -> None:
    persons = Persons([entry("jose-garcia", "José García", (), ("Jose Garcia",))])
    assert page(persons, "José García") == ("jose-garcia", False)
    assert page(persons, "JOSÉ GARCÍA") == ("jose-garcia", False)
    slug, is_by_name = page(persons, "Jose Garcia")
    assert is_by_name
    assert re.fullmatch(r"jose-garcia-\d\w{5}", slug)


def test_two_entries_that_differ_in_accents_are_told_apart_by_spelling() -> None:
    persons = Persons([entry("garcia-madrid", "José García"), entry("garcia-lima", "Jose Garcia")])
    assert page(persons, "José García") == ("garcia-madrid", False)
    assert page(persons, "Garcia, Jose") == ("garcia-lima", False)
    slug, is_by_name = page(persons, "JOSE GARCIA")
    assert is_by_name
    assert slug.startswith("jose-garcia-")
    assert not persons.rivals


def test_a_spelling_that_two_entries_claim_leads_to_neither() -> None:
    persons = Persons([entry("one", "J. Doe"), entry("two", "Jane Doe", ("J. Doe",))])
    assert page(persons, "J. Doe")[1]
    assert {entry.id for entry in persons.rivals["J. Doe"]} == {"one", "two"}


def test_an_address_that_an_entry_took_is_given_to_no_other_name() -> None:
    persons = Persons([entry("jane-doe", "Jane Roe")])
    slug, is_by_name = page(persons, "Jane Doe")
    assert is_by_name
    assert slug.startswith("jane-doe-")
