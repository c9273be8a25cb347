"""The auditor on bibliographies in seven hands, with faults whose truth is known.

Here a file of each hand, of seeds that nobody looked at while the auditor was written; ``python
tests/audit/measuring.py seen`` (or ``unseen``, ``foreign``) measures all of them.
"""

import pytest
from audit.measuring import Measured, corpus, libraries, lists, measure
from audit.planted import bibliography
from support import ROOT

from awesomequant.audit.records import Records
from awesomequant.library.library import Library
from awesomequant.store import load

SEEDS = range(301, 315)
ENOUGH_PRECISION, ENOUGH_RECALL = 0.99, 0.95


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """What came of a file of each hand, of our list and of another one."""
    known, ours, rivers = lists(tmp_path_factory.mktemp("lists"), _ours())
    return measure(corpus(SEEDS, ours, rivers), known, libraries(known))


def _ours() -> Library:
    return load(ROOT).library


def test_what_is_mended_says_the_truth(measured: Measured) -> None:
    """A wrong mend is worse than none."""
    assert measured.mends > 300
    assert measured.precision >= ENOUGH_PRECISION, measured.wrong


def test_planted_faults_are_found_and_mended(measured: Measured) -> None:
    """Of a dozen kinds each is met, and most of each are told as what they are."""
    assert len(measured.planted) >= 12
    assert measured.recall >= ENOUGH_RECALL, measured.missed
    assert measured.mended >= ENOUGH_RECALL, measured.missed
    assert min(measured.found[kind] / count for kind, count in measured.planted.items()) >= 0.9


def test_no_entry_is_lost_and_no_key_changed(measured: Measured) -> None:
    """What is mended twice is the same; all entries are there under their keys."""
    assert measured.lost == []


def test_other_forms_of_the_same_are_not_told(measured: Measured) -> None:
    """Initials, abbreviations, small letters, lost accents, works of other fields: no finding."""
    assert measured.alarms == []


@pytest.mark.parametrize("seed", range(401, 408))
def test_nothing_is_told_of_a_bibliography_of_other_fields(seed: int) -> None:
    """Nor is anything changed: byte for byte."""
    known = [Records("ours", _ours())]
    file = bibliography(seed, [], of_list=False)
    result = measure([file], known, libraries(known))
    assert (result.alarms, result.mends, result.lost) == ([], 0, [])
