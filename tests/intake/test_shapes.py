"""The same works come back from whatever shape a list prints them in."""

import pytest
from intake.shape_document import printed
from intake.shapes import plain, results, shapes, summary

# The aim is 97 % of works equal in all fields, in all parts.  Until it is reached the floor is
# what was reached last, so that it never falls.  Each part was written when the ones before it had
# been looked at, and read .695, .617, .700 and .527 of its works when it was new; "last" has the
# forms of lists drawn at random.
FLOORS = {
    "seen": 0.98,
    "unseen": 0.97,
    "aside-a": 0.97,
    "aside-b": 0.94,
    "fresh": 0.92,
    "last": 0.76,
}


@pytest.mark.parametrize(("part", "floor"), FLOORS.items())
def test_works_come_back_equal_from_the_shapes(part: str, floor: float) -> None:
    found = results(part)
    right, total = sum(one.right for one in found), sum(one.total for one in found)
    assert right / total >= floor, summary(part)


def test_a_third_of_the_shapes_is_kept_out_of_sight() -> None:
    seen, unseen = shapes("seen"), shapes("unseen")
    assert len(seen) + len(unseen) >= 300
    assert len(unseen) >= (len(seen) + len(unseen)) / 3
    assert not {one.layout.name for one in seen} & {one.layout.name for one in unseen}


def test_a_part_of_other_lists_and_works_is_kept_aside_in_halves() -> None:
    first, second = shapes("aside-a"), shapes("aside-b")
    assert len(first) + len(second) >= 120
    assert abs(len(first) - len(second)) <= 1
    named = {one.layout.name for one in (*first, *second)}
    known = [*shapes("seen"), *shapes("unseen")]
    assert len(named) == len(first) + len(second)
    assert not named & {one.layout.name for one in known}
    titles = {work.title for one in (*first, *second) for work in one.works}
    assert len(titles) >= 60
    assert not titles & {work.title for one in known for work in one.works}


def test_a_fresh_part_is_of_other_forms_and_works_than_all_that_were_looked_at() -> None:
    fresh = shapes("fresh")
    known = [one for part in FLOORS if part not in {"fresh", "last"} for one in shapes(part)]
    named = {one.layout.name for one in fresh}
    assert len(named) == len(fresh) >= 120
    assert not named & {one.layout.name for one in known}
    assert all(len(one.works) == 12 for one in fresh)
    titles = {work.title for one in fresh for work in one.works}
    assert len(titles) >= 60
    assert not titles & {work.title for one in known for work in one.works}


def test_a_last_part_prints_known_works_in_forms_of_its_own() -> None:
    last = shapes("last")
    named = {one.layout.name for one in last}
    assert len(named) == len(last) >= 18
    assert not named & {
        one.layout.name for part in FLOORS if part != "last" for one in shapes(part)
    }
    assert all(len(set(one.works)) == 12 for one in last)
    assert all(len(printed(one).wants) == 12 for one in last)


@pytest.mark.parametrize("part", FLOORS)
def test_nothing_is_expected_that_a_document_does_not_print(part: str) -> None:
    for shape in shapes(part):
        document = printed(shape)
        text = plain(document.text)
        for want in document.wants:
            assert len(document.wants) >= 5, shape.id
            for said in (want.title, want.note, *want.tags):
                assert plain(said) in text, (shape.id, said)
            # A name may be printed turned, but each of its longer words is there.
            for name in want.authors:
                assert all(plain(word) in text for word in name.split() if len(word) > 3), name
            for address in (want.url, *want.code, *want.links):
                # A DOI that is said in so many letters is an address as well.
                said = address.removeprefix("https://doi.org/")
                assert said in document.text.replace("&amp;", "&"), (shape.id, address)
            # Half of a year may be printed: CVPR'23.
            assert want.year is None or str(want.year)[2:] in text, (shape.id, want.title)
