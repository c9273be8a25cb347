"""An importer that stumbles over one entry reads the others, whatever it raises."""

from pathlib import Path
from types import ModuleType

import pytest

from awesomequant.intake.files.fence import read_around
from awesomequant.intake.files.reading import read_file, read_folder
from awesomequant.intake.formats import Profile, bibtex, csv, markdown, ris
from awesomequant.library.draft import Reading
from awesomequant.library.problems import Refusal

BIB = [f"@article{{k{n}, title={{A Title of Kind {n}}}, year={{2020}}}}\n" for n in range(40)]
RIS = [f"TY  - JOUR\nTI  - A Title of Kind {n}\nPY  - 2020\nER  - \n\n" for n in range(40)]
LIST = [
    f"- [A Title of Some Kind {n}](https://arxiv.org/abs/2001.{n:05}), CVPR 2020\n"
    for n in range(40)
]
ROWS = ["title,year\n", *(f"A Title of Kind {n},2020\n" for n in range(40))]


@pytest.mark.parametrize(
    ("module", "parts", "bad"),
    [
        (bibtex, BIB, {7}), (bibtex, BIB, {0, 1, 39}), (ris, RIS, {3, 30}), (csv, ROWS, {9}),
        (markdown, LIST, {5}), (bibtex, BIB, set(range(0, 40, 4))),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "error", [ValueError("x\ny"), RecursionError(), AssertionError(), KeyError("k")]
)
def test_the_others_are_read_and_the_bad_ones_told_at_their_lines(
    module: ModuleType,
    parts: list[str],
    bad: set[int],
    error: Exception,
) -> None:
    marked = [
        f"{one.replace('Kind', 'Kind BANG', 1)}" if n in bad else one for n, one in enumerate(parts)
    ]

    def real(text: str) -> object:
        if hasattr(module, "read_profiled"):
            return module.read_profiled(text, "x", Profile())
        return module.read(text, "x")

    def read(text: str) -> Reading:
        if "BANG" in text:
            raise error
        found = real(text)
        assert isinstance(found, Reading)
        return found

    text = "".join(marked)
    reading = read_around(read, text, "x")
    entries = len(parts) - len(bad) - (parts is ROWS)
    assert len(reading.drafts) == entries
    lines = [problem.place.line for problem in reading.problems if "stumbles" in problem.message]
    assert len(lines) == len(bad)
    assert all("BANG" in "".join(text.splitlines()[line - 1 : line + 2]) for line in lines)


def test_what_cannot_be_read_at_all_is_told_and_refusals_pass() -> None:
    def broken(_text: str) -> Reading:
        raise ZeroDivisionError

    reading = read_around(broken, "".join(BIB), "x")
    assert [str(one.place) for one in reading.problems] == ["x:1:1"]
    assert "ZeroDivisionError" in reading.skipped[0].reason
    assert read_around(broken, "", "x").skipped

    def refuses(_text: str) -> Reading:
        raise Refusal("no")

    with pytest.raises(Refusal):
        read_around(refuses, "x", "x")


def test_a_file_and_a_folder_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = bibtex.read

    def read(source: str, file: str) -> Reading:
        if "BANG" in source:
            raise StopIteration
        return real(source, file)

    monkeypatch.setattr(bibtex, "read", read)
    (tmp_path / "a.bib").write_text("".join(BIB).replace("Kind 3}", "BANG}"), "utf-8")
    (tmp_path / "b.bib").write_text(BIB[39].replace("Title", "BANG"), "utf-8")
    reading = read_file(tmp_path / "a.bib", None, Profile(), None).reading
    assert len(reading.drafts) == 39
    assert [one.place.line for one in reading.problems if "stumbles" in one.message] == [4]
    reading = read_folder(tmp_path, None, Profile(), None).reading
    assert len(reading.drafts) == 39
