"""``awesomequant explain-venue`` shows what the resolver makes of a text, and why."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from listing import lay, write

from awesomequant.cli import awesomequant


def explain(root: Path, *texts: str) -> Result:
    return CliRunner().invoke(awesomequant, ["-C", str(root), "explain-venue", *texts])


def test_a_known_venue_is_shown_with_its_evidence(tmp_path: Path) -> None:
    write(tmp_path, lay(""))
    shown = explain(tmp_path, "Proc. Int. Conf. Mach. Learn., 2019 (Oral)")
    assert (shown.exit_code, shown.output.splitlines()) == (
        0,
        [
            "Proc. Int. Conf. Mach. Learn., 2019 (Oral)",
            "  is ICML (conference)",
            "  called Int. Conf. Mach. Learn.",
            "  year: 2019",
            "  note: Oral",
            "  because the year 2019 set aside",
            "  because 'Oral' kept as a note",
            (
                "  because 'Proc. Int. Conf. Mach. Learn.' abbreviates"
                " 'International Conference on Machine Learning', a name of ICML"
            ),
        ],
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("github.com", "  names no venue"),
        ("Foo Letters", "  is no venue of the list; it would become 'Foo Letters' (journal)"),
        ("ICML 2020 AutoML Workshop", "  held at: ICML"),
    ],
)
def test_what_the_list_lacks_is_told_and_exits_with_one(
    tmp_path: Path, text: str, said: str
) -> None:
    write(tmp_path, lay(""))
    shown = explain(tmp_path, "ICML", text)
    assert shown.exit_code == 1
    assert "  is ICML (conference)" in shown.output.splitlines()
    assert said in shown.output.splitlines()


def test_it_explains_outside_a_list_what_the_words_alone_tell(tmp_path: Path) -> None:
    shown = explain(tmp_path, "arXiv preprint arXiv:1909.05840")
    assert "  year: 2019" in shown.output.splitlines()
    assert "it names the preprint server arXiv" in shown.output
