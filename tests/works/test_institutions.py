"""Where people work: universities, institutes and firms, and nothing else."""

import pytest

from awesomequant.works.people.institutions import names_institutions


@pytest.mark.parametrize(
    "text",
    [
        "MIT",
        "MIT, NVIDIA",
        "MIT, Acme Robotics",  # one is known, the other is capital
        "HP Labs",
        "Google Brain",
        "Huawei Research Europe",
        "Stanford & UC Berkeley",
        "(Tsinghua University / SenseTime)",
        "University of the Bees and Institute of Wax",
        "Technische Hochschule Waben",
        "École Normale des Abeilles",
        "Московский университет",
        "清华大学、北京大学",
        "서울대학교",
        "株式会社ミツバチ",
        "BeeLab",
        "A B C D E F University",  # seven words are not too many
        f"MIT, {'B' * 294}",  # neither are 300 signs
    ],
)
def test_where_people_work_is_known(text: str) -> None:
    assert names_institutions(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ann Keeper",
        "Apple Trees in Spring",  # a firm's name with words that are no part of a firm
        "Meta Learning",
        "Cambridge University Press",
        "Master thesis, TU Berlin",
        "Journal of the Institute of Wax",
        "Proceedings of the University of Bees",
        "MIT, works on wax",
        "we met at the University",
        "A Study That Was Made at a University",
        "Colab",
        "A B C D E F G University",
        f"MIT, {'B' * 296}",
    ],
)
def test_nothing_else_is_taken_for_a_place_of_work(text: str) -> None:
    assert not names_institutions(text)
