"""BibTeX source as entries: what is broken is told by its line, and nothing ends the reading."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.language.bibtex import entries
from awesomequant.language.bibtex.scanner import Scanner


@pytest.mark.parametrize(
    ("source", "fields", "told"),
    [
        ("@misc{a, title={X}, Title={Y}}", [{"title": "X"}], ["'title' is given twice; the first was kept"]),
        ("@misc{a, title={X}}\n@misc{a, title={Y}}", [{"title": "X"}, {"title": "Y"}], ["the key 'a' is given twice"]),
        ("@misc{a, title={X}}\n@misc{a, title={Y}, title={Z}}", [{"title": "X"}, {"title": "Y"}],
         ["the key 'a' is given twice", "'title' is given twice; the first was kept"]),
        ('@string{b = "Bee"}\n@string{b = "Ant"}\n@misc{a, title = b # " {#}s"}', [{"title": "Bee {#}s"}],
         ["the string 'b' is defined twice; the first was kept"]),
        ('@misc{a, title = "Bees" Year = 2018}', [{"title": "Bees", "year": "2018"}], ["a comma is missing before 'Year'"]),
        ("@misc{a, title = {X} title = {Y}}", [{"title": "X"}],
         ["a comma is missing before 'title'", "'title' is given twice; the first was kept"]),
        ("@misc{a, title = {where {b} year = {c}}}", [{"title": "where {b} year = {c}"}], []),
        ("@misc{a, month = may, note = nobody}", [{"month": "May", "note": "nobody"}],
         ["'note' names the string 'nobody', which is not defined"]),
        ("@inproceedings{a, title={X}, crossref={B}}\n@book{b, title={T}, booktitle={BT}, year=2020}",
         [{"title": "X", "booktitle": "T", "year": "2020"}, {"title": "T", "booktitle": "BT", "year": "2020"}], []),
        ("@misc{a, title={X}, crossref={a}}", [{"title": "X"}], ["its crossref 'a' is no entry of the file"]),
        ("@misc{a, title={X}\n@misc{b, title={Y}}", [{"title": "X"}, {"title": "Y"}],
         ["the closing brace of 'a' is missing"]),
    ],
)  # fmt: skip
def test_entries_are_read_and_what_is_odd_is_told(
    source: str, fields: list[dict[str, str]], told: list[str]
) -> None:
    found, broken = entries(source)
    assert [entry.fields for entry in found] == fields
    assert [one.reason for one in broken] == told


@pytest.mark.parametrize(
    ("source", "fields", "told"),
    [
        # braces, quotation marks and commas that are missing or too many
        ("@misc{a, title={A}}, year={2002},\n}", [{"title": "A", "year": "2002"}],
         [(1, 19, "a closing brace too many; the fields behind it were read")]),
        ('@misc{a,\n title = "He said "hi" there",\n year = 2003}', [{"title": 'He said "hi" there', "year": "2003"}],
         [(2, 2, "'title' is not well-formed; it was read as 'He said \"hi\" there'")]),
        ("@misc{a,\n title = Words without braces,\n year = 2004}", [{"title": "Words without braces", "year": "2004"}],
         [(2, 2, "'title' is not well-formed; it was read as 'Words without braces'")]),
        ("@misc{a,\n title = {Never {closed} one,\n author = {Ann Bee},\n year = {2005}\n}\n@misc{b, title={B}}",
         [{"title": "Never {closed} one", "author": "Ann Bee", "year": "2005"}, {"title": "B"}],
         [(2, 2, "'title' is never closed; it was read up to the next field")]),
        ('@misc{a,\n title = "Never closed,\n author = "Ann Bee",\n}', [{"title": "Never closed", "author": "Ann Bee"}],
         [(2, 2, "'title' is never closed; it was read up to the next field")]),
        ("@misc{a, title={Last}, year=2007\n\n@misc{b, title={B}}", [{"title": "Last", "year": "2007"}, {"title": "B"}],
         [(2, 1, "the closing brace of 'a' is missing")]),
        ("@misc{a, title={Last}}}}\n@misc{b, title={B}}", [{"title": "Last"}, {"title": "B"}], []),
        ("@misc{a, title={A set \\{ open}, year=2014}", [{"title": "A set \\{ open", "year": "2014"}],
         [(1, 10, "'title' has a brace behind a backslash without its partner")]),
        ("@misc{a, title={X} Y}, year=2016}", [{"title": "X} Y", "year": "2016"}],
         [(1, 10, "'title' is not well-formed; it was read as 'X} Y'")]),
        ("@misc{a, title={X}, ???, year=2015}", [{"title": "X", "year": "2015"}], [(1, 21, "'???' is no field")]),
        ("@misc{a\n title={X}}", [{"title": "X"}], [(2, 2, "a comma is missing behind the key 'a'")]),
        ("@misc{title={X}}", [{"title": "X"}], [(1, 1, "an entry without a key")]),
        ("@misc{a, title={T}, abstract={never {closed,\n}", [{"title": "T", "abstract": "never {closed"}],
         [(1, 21, "'abstract' is never closed; it was read up to the end of the entry")]),
        ("@misc{a, title={X}, note={x = never closed", [{"title": "X"}],
         [(1, 21, "'note' is never closed; it was left out, and what follows it")]),
        ("@hives20,\n title={X},\n year=2020\n}\n@misc{b, title={B}}\n @last,\n year = 1\n}", [{"title": "B"}],
         [(1, 1, "'@hives20,' has no type before its key; it was not read"),
          (6, 2, "'@last,' has no type before its key; it was not read")]),
        ("mail to\n@anna, or to a@b.org\n@misc{a, note={x\n@b,\n y = {z}}}", [{"note": "x\n@b,\n y = {z}"}], []),
        # comments, and what only looks like one
        ("%@misc{a, title={X}}\n@misc{b, title={B}}", [{"title": "B"}], [(1, 2, "'@misc{' is commented out with '%'")]),
        ("% @misc{a,\n%  title={X},\n% }", [], [(1, 3, "'@misc{' is commented out with '%'")]),
        ("% see: @misc{a,\n title={X}}", [{"title": "X"}], []),
        ("@misc{a, title={X},\n % year={1999},\n year={2013}}", [{"title": "X", "year": "2013"}],
         [(2, 2, "'% year={1999},' is commented out")]),
        ("@comment{x {a} @misc{no, title={No}}}\n@misc{a, title={50% more}}", [{"title": "50% more"}], []),
        ("@comment{never closed\n@misc{a, title={X}}", [{"title": "X"}], [(1, 1, "'@comment{' is never closed; what follows was read")]),
        # signs in values that mean something outside
        ("@misc{a, title={CLEF@SIGIR, a@b.c}, note={see @misc{b, x}}}", [{"title": "CLEF@SIGIR, a@b.c", "note": "see @misc{b, x}"}], []),
        ('@misc{a, title = "A {"}quoted{"} {\\"u}ber"}', [{"title": 'A {"}quoted{"} {\\"u}ber'}], []),
        ("@misc{a, title={a = {b}, c = 3 # d}}", [{"title": "a = {b}, c = 3 # d"}], []),
        ("@misc{a, title={{{{{{deep}}}}}}, year=1}", [{"title": "{{{{{deep}}}}}", "year": "1"}], []),
        # strings and pieces
        ('@string(acm = "ACM")\n@misc(a, publisher = acm # { Press} # "", year = 2 # 0 # 20)', [{"publisher": "ACM Press", "year": "2020"}], []),
        ("@misc{a, month = jan # {~3}, journal = cacm}", [{"month": "January~3", "journal": "Communications of the ACM"}], []),
        ('@misc{a, title = b}\n@string{b = "late"}', [{"title": "late"}], []),
        # lists given twice
        ("@misc{a, author={A B}, author={C D}, keywords={x}, keywords={y}}", [{"author": "A B and C D", "keywords": "x, y"}],
         [(1, 24, "'author' is given twice; both were kept"), (1, 52, "'keywords' is given twice; both were kept")]),
        ("@misc{a, note={x}, note={x}}", [{"note": "x"}], []),
    ],
)  # fmt: skip
def test_a_fault_costs_no_more_than_it_must_and_is_told_by_its_place(
    source: str, fields: list[dict[str, str]], told: list[tuple[int, int, str]]
) -> None:
    found, broken = entries(source)
    assert [entry.fields for entry in found] == fields
    assert [(one.line, one.column, one.reason) for one in broken] == told


INHERITED = """
@inbook{scene, title={A Scene}, crossref={tragedies}}
@book{tragedies, title={Tragedies}, subtitle={Early Ones}, crossref={works}, volume=3, doi={10.1/volume}, note={n}}
@mvbook{works, title={Works}, author={Ann Bard}, publisher={Hive}, date={1970/1980}}
@inproceedings{p, title={P}, crossref={proc}, year=2006}
@proceedings{proc, title={Proc. of X}, editor={Ed Itor}, date={2005-10}, xdata={hive, place}, url={http://x.org}}
@xdata{hive, publisher={Hive Press}, title={none}}
@xdata{place, location={Paris}}
@article{art, title={Art}, crossref={issue}}
@periodical{issue, title={J. of Bees}, issuetitle={Wax}, year=1999, number=4}
@misc{round, title={R}, crossref={about}}
@misc{about, title={A}, crossref={round}, year=1}
"""


def test_entries_inherit_as_biber_has_it_and_never_what_names_one_work() -> None:
    found, broken = entries(INHERITED)
    fields = {entry.key: entry.fields for entry in found}
    assert fields["scene"] == {
        "title": "A Scene", "booktitle": "Tragedies", "booksubtitle": "Early Ones", "maintitle": "Works", "volume": "3",
        "author": "Ann Bard", "bookauthor": "Ann Bard", "publisher": "Hive", "date": "1970/1980",
    }  # fmt: skip
    assert fields["p"] == {
        "title": "P", "booktitle": "Proc. of X", "year": "2006", "editor": "Ed Itor", "publisher": "Hive Press", "location": "Paris",
    }  # fmt: skip
    assert (fields["art"]["journaltitle"], fields["art"]["number"]) == ("J. of Bees", "4")
    assert fields["round"]["year"] == "1"
    assert {entry.key for entry in found if entry.holds} >= {
        "tragedies",
        "works",
        "proc",
        "hive",
        "place",
        "issue",
    }
    assert not broken


# Each line of 10,000 signs, in each place of an entry: the longest took 0.1 s.
HOSTILE = ["{", "}", "@", "@a{", "@a{b,", "a={", "a={x},", 'a="x" ', "\\", "\\{", "#", '"', ",", "%", "=", "a b=c ",
           "\n", "\n,", "\t", "(", "{a", "a\n="]  # fmt: skip
PLACES = ["{}", "@misc{{a, title={{T}}, note={{{}}}}}", "@misc{{a, title={{T}}, {}", "@misc{{{}", '@misc{{a, title="{}',
          "@string{{{}", "@comment{{{}", "@misc{{a, title={{T}}, note={}", "@misc({}"]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("piece", HOSTILE)
def test_no_line_of_ten_thousand_signs_takes_a_second(piece: str, place: str) -> None:
    began = time.process_time()
    entries(place.format(piece * (10_000 // len(piece))))
    assert time.process_time() - began < 1


@given(st.text(st.sampled_from('@{}()",=#%\\ \nabmisc1'), max_size=120))
def test_no_source_ends_the_reading_and_every_place_is_in_it(source: str) -> None:
    found, broken = entries(source)
    lines = source.split("\n")
    places = [(one.line, one.column) for one in found] + [(one.line, one.column) for one in broken]
    for line, column in places:
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


@given(
    st.lists(
        st.dictionaries(
            st.from_regex(r"[a-z]{1,8}", fullmatch=True).filter(lambda name: name not in ("crossref", "xdata")),
            st.text(st.characters(exclude_characters="{}\\", exclude_categories=["C"]), max_size=30),
            max_size=4,
        ),
        max_size=4,
    )
)  # fmt: skip
def test_what_is_written_in_braces_is_read_as_it_was(written: list[dict[str, str]]) -> None:
    source = "".join(
        f"@misc{{key{at},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) + "}\n"
        for at, fields in enumerate(written)
    )  # fmt: skip
    found, broken = entries(source)
    assert [entry.fields for entry in found] == written
    assert not broken


def test_ten_thousand_missing_commas_do_not_end_the_reading() -> None:
    fields = " ".join(f"f{'-' * (at % 20)}{chr(97 + at % 26)} = {{x}}" for at in range(10_000))
    ((entry,), broken) = entries(f"@misc{{a, {fields}}}")
    assert len(entry.fields) == 260
    assert sum("comma" in one.reason for one in broken) == 9_999


def test_strings_made_of_strings_bring_no_more_than_names_have() -> None:
    more = "".join(f"@string{{a{n + 1} = a{n} # a{n} # a{n}}}" for n in range(30))
    text = (
        f"@string{{a0 = {{0123456789}}}}{more}@article{{x, title = a30, note = {{z}} # a2 # {{z}}}}"
    )
    scanner = Scanner(text)
    (entry,) = scanner.entries()
    assert len(entry.fields["title"]) <= 4_000
    assert entry.fields["note"] == f"z{'0123456789' * 9}z"
    assert "the string 'a5' makes 'a6' too long; it was left out" in [
        one.reason for one in scanner.broken
    ]
    once = f"@string{{a = {{{'x' * 100_000}}}}}{'@article{x, title = a}' * 10}"
    assert sum(len(one.fields["title"]) for one in Scanner(once).entries()) <= 40_000


def test_each_field_is_told_where_it_stands() -> None:
    """The places of its name and of its value with the signs around it; none of what is doubtful."""
    source = (
        'ä\n@misc{k,\n title = {1 {2}},\n y="3" # {4} , z = w, t={1}, t={2}\n}\n@string{w="5"}\n'
    )
    entry = entries(source)[0][0]
    stands = {name: source[at.value : at.end] for name, at in entry.stands.items()}
    assert stands == {"title": "{1 {2}}", "y": '"3" # {4}', "z": "w"}
    assert [source[at.name] for at in entry.stands.values()] == ["t", "y", "z"]
    assert source[entry.begin : entry.head] == "@misc{k"
    assert source[entry.begin : entry.end].endswith("t={2}\n}")
