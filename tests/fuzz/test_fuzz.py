"""A minute of the fuzzer, always the same one; and what it found on longer runs, once more."""

import json
import random
from pathlib import Path
from zlib import crc32

import pytest
from fuzz.mutation import mutated, runs, verdict
from fuzz.seeds import SEEDS, seeds_of
from fuzz.targets import TARGETS

HERE = Path(__file__).resolve().parent
FOUND = json.loads((HERE / "found.json").read_text("utf-8"))
# So many runs take a second or two; of the others 1,000 do.
RUNS = {"hand edit": 100, "shown record": 300, "adoption": 300, "journal": 500,
        "import markdown": 400, "import html": 400, "import org": 400, "import rst": 300}  # fmt: skip
MANY = ("reply", "address", "identifier", "headers", "encoding", "markup")


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_makes_a_reader_raise_or_hang(name: str) -> None:
    number = RUNS.get(name, 5000 if name.startswith(MANY) else 1000)
    dice = random.Random(crc32(name.encode()))  # noqa: S311 -- makes inputs, guards nothing
    assert not list(runs(TARGETS[name], seeds_of(name), number, dice))


@pytest.mark.parametrize("case", FOUND, ids=lambda case: f"{case['target']}: {case['was']}")
def test_what_was_found_is_mended(case: dict[str, str]) -> None:
    assert not verdict(TARGETS[case["target"]], case["text"])


@pytest.mark.parametrize("name", TARGETS)
def test_the_seeds_are_read(name: str) -> None:
    for text in seeds_of(name):
        assert not verdict(TARGETS[name], text)


def test_every_target_that_reads_a_form_has_seeds_of_it() -> None:
    assert not [name for name in TARGETS if name not in SEEDS and not name.startswith("reply ")]


def test_inputs_come_again_by_their_number() -> None:
    one, other = (
        [mutated(seeds_of("people"), dice) for _ in range(50)]
        for dice in (random.Random(7), random.Random(7))  # noqa: S311
    )
    assert one == other


def test_a_hang_and_an_exception_are_caught() -> None:
    def raises(_: str) -> None:
        raise KeyError("x")

    def hangs(_: str) -> None:
        while True:
            pass

    assert verdict(raises, "").startswith("KeyError")
    assert "CPU" in verdict(hangs, "", 0.2)
