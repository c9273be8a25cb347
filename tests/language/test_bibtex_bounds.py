"""BibTeX that was made to exhaust who reads it: each source is cut, told, and read in one look."""

import pytest

from awesomequant.audit import documents
from awesomequant.audit.documents import of_bibtex
from awesomequant.language.bibtex import scan, scanner
from awesomequant.language.bibtex.tokens import closing
from awesomequant.library.problems import Refusal

ENTRY = "@article{k, title={On Bees}, year=2001}\n"


def reasons(source: str) -> str:
    return " | ".join(one.reason for one in scan(source).broken)


def test_strings_lend_no_more_than_so_many_times_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name of 4,000 signs in each of 100,000 fields was 400 MB; what is left stays its name."""
    monkeypatch.setattr(scanner, "_PAGE", 0)
    source = '@string{a = "' + "x" * 3000 + '"}\n' + "@misc{k, title=a, note=a}\n" * 100
    found = scan(source)
    assert len(found.entries[0].fields["title"]) == 3000
    assert found.entries[-1].fields["title"] == "a"
    assert "make it too long" in found.broken[-1].reason


def test_entries_have_no_more_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that all others name for their data."""
    monkeypatch.setattr(scanner, "_PAGE", 0)
    source = "@xdata{d, abstract={" + "y" * 3000 + "}}\n"
    source += "".join(f"@misc{{k{at}, title={{Bees}}, xdata={{d}}}}\n" for at in range(100))
    found = scan(source)
    having = sum("abstract" in entry.fields for entry in found.entries[1:])
    assert 0 < having < 99
    assert "makes the file too long" in found.broken[-1].reason


def test_values_and_fields_have_a_most(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left out is told."""
    monkeypatch.setattr(scanner, "_MOST_SIGNS", 100)
    monkeypatch.setattr(scanner, "_MOST_FIELDS", 3)
    assert "longer than 100 signs" in reasons(ENTRY.replace("On Bees", "x" * 101))
    many = ENTRY.replace("year", "a={1}, b={2}, c={3}, year")
    assert "more than 3 fields" in reasons(many)


def test_a_source_of_faults_alone_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read before stays; that the rest was not is told."""
    monkeypatch.setattr(scanner, "_MOST_FAULTS", 5)
    found = scan(ENTRY + "@misc{m, title={Wasps}, note=" + " # ".join(["none"] * 50) + "}")
    assert [entry.key for entry in found.entries] == ["k"]
    assert len(found.broken) == 6
    assert "what follows was not read" in found.broken[-1].reason


def test_what_nothing_closes_is_not_looked_for_again_and_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each of many comments that are never closed looked through all of the file."""
    monkeypatch.setattr(scanner, "_PAGE", 0)
    looked = 0

    def counted(source: str, at: int, limit: int) -> int:
        nonlocal looked
        looked += limit - at
        return closing(source, at, limit)

    monkeypatch.setattr("awesomequant.language.bibtex.scanner.closing", counted)
    source = "@comment{{ " * 500 + ENTRY
    assert [entry.key for entry in scan(source).entries] == ["k"]
    assert looked < 500 * scanner._NEAR + 3 * len(source)


def test_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do."""
    monkeypatch.setattr(documents, "MOST_ENTRIES", 3)
    assert len(of_bibtex(ENTRY * 3, "x.bib").entries) == 3
    with pytest.raises(Refusal, match="more than 3 entries; part it"):
        of_bibtex(ENTRY * 4, "x.bib")
