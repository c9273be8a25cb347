"""What is near to a paper, compared with what follows from the words of the rule."""

import datetime as dt
import random

import pytest

from awesomequant.library.library import Library, default_order
from awesomequant.library.paper import Code, Measure, Paper
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Tag
from awesomequant.site.related import Relations

DAY = dt.date(2024, 1, 1)


def made(seed: int, number: int = 60) -> Library:
    pick = random.Random(seed)  # noqa: S311 -- no secret
    tags = {
        f"t{at}": Tag(id=f"t{at}", label=f"T{at}", parent="t0" if at == 3 else None)
        for at in range(6)
    }
    papers = [
        Paper(
            id=f"p{at}",
            source_file="x.yaml",
            title=f"T {at}",
            year=pick.choice([None, 2019, 2020, 2021]),
            tags=tuple(pick.sample(sorted(tags), pick.randrange(4))),
            code=tuple(Code(url=f"https://a.org/{pick.randrange(9)}") for _ in range(pick.randrange(2))),
            citations=pick.choice([None, Measure(count=pick.randrange(3), source="s", as_of=DAY)]),
        )
        for at in range(number)
    ]  # fmt: skip
    return Library(Settings(title="A", description="B"), tags=tags, papers=default_order(papers))


@pytest.mark.parametrize("seed", range(6))
def test_the_nearest_have_the_most_in_common_then_the_same_time_then_the_most_readers(
    seed: int,
) -> None:
    library = made(seed)
    relations = Relations(library)
    for paper in library.papers:
        tags, code = set(library.tags_of(paper)), {one.url for one in paper.code}

        def far(
            other: Paper, tags: set[str] = tags, code: set[str] = code, year: int = paper.year or 0
        ) -> tuple[int, int, int, str]:
            shared = len(tags & set(library.tags_of(other)))
            shared += 2 * bool(code & {one.url for one in other.code})
            cited = other.citations.count if other.citations else 0
            return (-shared, abs((other.year or 0) - year), -cited, other.id)

        # Candidates are the twenty on either side, under any of its tags.
        others = [
            other
            for other in library.papers
            if other is not paper and tags & set(library.tags_of(other))
        ]
        near = [
            other for other in others if any(-20 <= place(library, tag, other, paper) < 20 for tag in tags)
        ]  # fmt: skip
        assert relations.near(paper) == sorted(near, key=far)[:5]


def place(library: Library, tag: str, other: Paper, paper: Paper) -> int:
    """Return how far one paper of a tag stands from another; far, where one has it not."""
    of_tag = list(library.by_tag[tag])
    return of_tag.index(other) - of_tag.index(paper) if other in of_tag else 99
