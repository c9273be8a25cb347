"""Works found again after some have changed are those that are found from nothing."""

import random
from collections.abc import Sequence

import pytest

from awesomequant.works import candidates
from awesomequant.works.candidates import Traces, alike, touched
from awesomequant.works.identity import Judgement, Verdict

WORDS = ["bees", "wax", "hives", "honey", "drones", "nectar", "waggle", "dances"]


def _traces(chance: random.Random) -> Traces:
    words = [chance.choice(WORDS) for _ in range(chance.randrange(2, 6))]
    titles = ["".join(words), *("".join(words[1:]) for _ in range(chance.randrange(2)))]
    return Traces(
        tuple(f"doi:{chance.randrange(40)}" for _ in range(chance.randrange(2))),
        tuple(f"title {words[0]}{chance.randrange(9)}" for _ in range(chance.randrange(2))),
        tuple({f"first {title[:4]}": None for title in titles}),
        tuple(titles),
        tuple(tuple(sorted({*words[number:]})) for number, _ in enumerate(titles)),
    )


def _found(
    works: Sequence[tuple[int, Traces]], only: set[int] | None = None
) -> list[tuple[int, int, Judgement]]:
    def judge(one: int, other: int) -> Judgement:
        # By the two alone, and nothing that a cache knows.
        said = hash((works[one], works[other])) % 3
        return Judgement([*Verdict][said], (str(said),))

    return list(alike([own for _, own in works], judge, only))


@pytest.mark.parametrize("seed", range(150))
def test_what_is_not_touched_finds_what_it_found(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)  # noqa: S311 -- the same ones each time
    # So that few works reach the bounds beyond which an index is silent.
    for name, value in (("OFTEN", 4), ("LARGE", 3), ("NEAREST", 3), ("NEAR_TITLE", 20)):
        monkeypatch.setattr(candidates, name, value)
    works = [(number * 10, _traces(chance)) for number in range(60)]
    then = _found(works)
    kept = [one for one in works if chance.random() > 0.04]
    gone = [own for one, own in works if (one, own) not in kept]
    fresh = [(chance.randrange(600) * 10 + 5, _traces(chance)) for _ in range(chance.randrange(3))]
    now = sorted([*kept, *fresh], key=lambda one: one[0])
    new = {at for at, one in enumerate(now) if one in fresh}
    anew = touched([own for _, own in now], new, gone)
    places = {one: at for at, (one, _) in enumerate(now)}
    stay = [
        (places[works[one][0]], places[works[other][0]], said)
        for one, other, said in then
        if works[other][0] in places and places[works[other][0]] not in anew
    ]
    assert sorted([*stay, *_found(now, anew)], key=lambda pair: pair[1]) == _found(now)
    # And it was worth it: most were not looked at.
    assert len(anew) < len(now) or len(gone) + len(new) > 1
