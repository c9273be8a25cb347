"""What a contributor did is named at its line, once, whatever the parser and the model make of it."""

import pytest
import yaml

from awesomequant.library.problems import Problem
from awesomequant.store import events, printed
from awesomequant.store.project import problems_in

FILE = "data/papers/2020/x.yaml"
GOOD = """\
title: "A title"
venue: BeeConf
year: 2020
tags: [flight]
url: https://x.org/a
"""
NBSP, WIDE = "\u00a0", "\u3000"


def every(sign: str) -> str:
    return "".join(f"{sign}{line}\n" for line in GOOD.splitlines())


def listed(*lines: str) -> str:
    return GOOD.replace("[flight]", "\n" + "\n".join(lines))


# A text, the place that is told, what is said, and what to do.
SLIPS = [
    # spaces that are no blanks
    (GOOD.replace("title: ", f"title:{NBSP}"), "1:7", "a no-break space follows the colon", "blank"),
    (GOOD.replace("year: ", f"year:{NBSP}"), "3:6", "a no-break space follows the colon", "blank"),
    (GOOD.replace("url: ", f"url:{NBSP}"), "5:5", "a no-break space follows the colon", "blank"),
    (GOOD.replace("year: ", f"year:{WIDE}"), "3:6", "an ideographic space follows the", "blank"),
    (GOOD.replace(": ", f":{NBSP}"), "1:7", "a no-break space follows the colon", "blank"),
    (GOOD + f"code: [{{url:{NBSP}https://x.org}}]\n", "6:13", "a no-break space follows", "blank"),
    (GOOD + f"code:\n{NBSP}{NBSP}- url: https://x.org\n", "7:1", "in the indentation", "blanks"),
    (GOOD + f"code:\n  - url: https://x.org\n{NBSP * 4}label: x\n", "8:1", "in the inden", "blanks"),
    (listed(f"  -{NBSP}flight"), "5:4", "a no-break space follows the '-'", "blank"),
    ("\t" + GOOD, "1:1", "a tab stands in the indentation", "blanks"),
    (GOOD + "code:\n\t- url: https://x.org\n", "7:1", "a tab stands in the indentation", "blanks"),
    # colons
    (GOOD.replace("title: ", "title："), "1:6", "a fullwidth colon '：' stands for", "': '"),
    (GOOD.replace("year: ", "year："), "3:5", "a fullwidth colon '：' stands for a", "': '"),
    (GOOD.replace("year: ", "year： "), "3:5", "a fullwidth colon '：' stands for a", "': '"),
    (GOOD.replace("year: ", "year ："), "3:6", "a fullwidth colon '：' stands for a", "': '"),
    (GOOD.replace("year: ", "year﹕"), "3:5", "a small colon '﹕' stands for a", "': '"),
    (GOOD.replace('title: "A title"', "title：“全角”"), "1:6", "a fullwidth colon", "': '"),
    (GOOD.replace(": ", "："), "1:6", "a fullwidth colon '：' stands for a colon", "': '"),
    (GOOD + "code:\n  - url：https://x.org\n", "7:8", "a fullwidth colon", "': '"),
    (GOOD.replace("year: ", "year:"), "3:1", "no blank follows the colon of 'year'", "'year: …'"),
    (GOOD.replace("url: ", "url:"), "5:1", "no blank follows the colon of 'url'", "'url: …'"),
    (GOOD.replace(": ", ":"), "1:1", "no blank follows the colon of 'title'", "'title: …'"),
    (GOOD.replace("year: 2020", "year = 2020"), "3:1", "'=' stands for the colon", "'year: …'"),
    ('title = "A"\nyear = 2020\n', "1:1", "'=' stands for the colon of 'title'", "'title: …'"),
    (GOOD.replace("year: 2020", "year 2020"), "3:1", "a key without its colon", "'key: value'"),
    (GOOD.replace('"A title"', "A title: more"), "1:15", "a colon stands where", "double quotes"),
    # quotation marks
    (GOOD.replace('"A title"', "“A: b”"), "1:8", "'“' is no quotation mark of YAML", "“…”"),
    (GOOD.replace('"A title"', "«A: b»"), "1:8", "'«' is no quotation mark of YAML", "“…”"),
    (GOOD.replace('"A title"', "「A: b」"), "1:8", "'「' is no quotation mark of YAML", "“…”"),
    (GOOD.replace("[flight]", "[“flight”, “honey”]"), "4:8", "'“' is no quotation mark", "“…”"),
    (GOOD.replace("year", "“year”"), "3:1", "'“' is no quotation mark of YAML", "“…”"),
    (GOOD.replace('"A title"', '"A" title'), "1:12", "goes on behind the quotation", "double"),
    (GOOD.replace('"A title"', "'it's'"), "1:12", "text goes on behind the quotation", "double"),
    (GOOD.replace('"A title"', '"A title'), "1:8", "the quotation that begins here", "closing"),
    # lists
    (GOOD.replace("[flight]", "[flight，honey]"), "4:14", "a fullwidth comma", "','"),
    (GOOD.replace("[flight]", "[flight、honey]"), "4:14", "an ideographic comma", "','"),
    (GOOD.replace("[flight]", "［flight］"), "4:7", "'［' begins no list", "[a, b]"),
    (GOOD.replace("[flight]", "【flight】"), "4:7", "'【' begins no list", "[a, b]"),
    (GOOD.replace("[flight]", "[flight"), "4:7", "a list or mapping in brackets is", "close it"),
    (GOOD + "authors: [\n", "6:10", "a list or mapping in brackets is broken", "close it"),
    (GOOD + "authors: [Ann,\n", "6:10", "a list or mapping in brackets is broken", "close it"),
    (GOOD + "code:\n  - {url: https://x.org\n", "7:5", "in brackets is broken here", "close it"),
    (listed("  flight", "  honey"), "5:3", "'tags' must be a list, not text", "'- ' before each"),
    (listed("  -flight", "  -honey"), "5:3", "no blank follows the '-'", "'- item'"),
    (listed("-flight", "-honey"), "5:1", "no blank follows the '-'", "'- item'"),
    (listed("  — flight", "  — honey"), "5:3", "a list item cannot begin with '—'", "'- '"),
    (listed("  – flight"), "5:3", "a list item cannot begin with '–'", "'- '"),
    (listed("  • flight"), "5:3", "a list item cannot begin with '•'", "'- '"),
    (listed("  * flight"), "5:3", "a list item cannot begin with '*'", "'- '"),
    (listed("  - flight", "    - honey"), "6:5", "read as part of the one above", "alike"),
    (GOOD + "code:\n  -url: https://x.org\n", "7:3", "no blank follows the '-'", "'- item'"),
    (GOOD + "code:\n  url: https://x.org\n", "7:3", "must be a list, not a mapping", "'- '"),
    # signs at the beginning of a value
    (GOOD.replace('"A title"', "@x"), "1:8", "a value cannot begin with '@'", "double quotes"),
    (GOOD.replace('"A title"', "`x` y"), "1:8", "a value cannot begin with '`'", "double quotes"),
    (GOOD.replace('"A title"', "%x"), "1:8", "a value cannot begin with '%'", "double quotes"),
    (GOOD.replace('"A title"', "*A* b"), "1:8", "a value cannot begin with '*'", "double quotes"),
    (GOOD.replace('"A title"', "& b"), "1:8", "a value cannot begin with '*' or '&'", "double"),
    (GOOD.replace('"A title"', "> b"), "1:10", "begins with '|' or '>'", "double quotes"),
    (GOOD.replace('"A title"', "? b"), "1:8", "a value cannot begin with '? '", "double quotes"),
    (GOOD.replace('"A title"', "- b"), "1:8", "a list item cannot begin on the", "double quotes"),
    (GOOD.replace('"A title"', "#1 b"), "1:8", "what follows a '#' is a comment", "double quotes"),
    (GOOD + "note: #1 of its kind\n", "6:7", "'note' is empty: what follows", '"#1 of its kind"'),
    (GOOD + "code:\n  - url: https://x.org\n    label: #7\n", "8:12", "'label' is empty", '"#7"'),
    (GOOD.replace('"A title"', "[Re] b"), "1:13", "behind a list in brackets", "double quotes"),
    (GOOD.replace('"A title"', "[Re] B: c"), "1:13", "behind a list in brackets", "double"),
    (GOOD.replace('"A title"', "{B}ert"), "1:11", "behind a list in brackets", "double quotes"),
    # what was pasted or merged
    (every("+"), "1:1", "this is a diff", "the file itself"),
    ("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n" + every(" "), "1:1", "a diff", "itself"),
    ("@@ -0,0 +1,5 @@\n" + every("+"), "1:1", "this is a diff", "the file itself"),
    (GOOD.replace("year", "+year"), "3:1", "this is a diff", "the file itself"),
    (GOOD.replace("year", "-year: 2019\n+year"), "3:1", "this is a diff", "the file itself"),
    (GOOD.replace("year: 2020\n", "<<<<<<< HEAD\nyear: 2020\n=======\nyear: 2021\n>>>>>>> b\n"),
     "3:1", "two versions were merged", "delete the lines"),
    (GOOD.replace("[flight]\n", "\n<<<<<<< HEAD\n  - flight\n=======\n  - honey\n>>>>>>> b\n"),
     "5:1", "two versions were merged", "delete the lines"),
    (GOOD + "<<<<<<< HEAD\n=======\nnote: x\n>>>>>>> b\n", "6:1", "two versions", "delete the"),
    (GOOD + "||||||| base\nnote: x\n", "6:1", "two versions were merged", "delete the lines"),
    ("```yaml\n" + GOOD + "```\n", "1:1", "this line fences code in Markdown", "delete it"),
    (every("> "), "1:1", "this is quoted as in a mail", "delete the sign"),
    ("".join(f"{at}  {line}\n" for at, line in enumerate(GOOD.splitlines(), 1)), "1:1",
     "a line number stands before the field", "delete the numbers"),
    ("".join(f"{at} | {line}\n" for at, line in enumerate(GOOD.splitlines(), 1)), "1:1",
     "a line number stands before the field", "delete the numbers"),
    ("<!DOCTYPE html>\n<html>\n<body>x: y</body>\n</html>\n", "1:1", "a web page", "'Raw'"),
    # letters that look like others
    (GOOD.replace("year", "ye\u200bar"), "3:3", "the invisible character U+200B", "delete it"),
    (GOOD.replace("year", "ye\u00adar"), "3:1", "is not a field here", "soft hyphen"),
    (GOOD.replace("title:", "titl\u0435:"), "1:1", "is not a field", "a cyrillic small letter ie"),
    (GOOD.replace("year", "ｙｅａｒ"), "3:1", "is not a field here", "fullwidth latin small letter y"),
    (GOOD.replace("year:", "yeer:"), "3:1", "'yeer' is not a field here", "did you mean 'year'?"),
    # line ends of old Macintoshes
    (GOOD.replace("\n", "\r"), "1:17", "a carriage return alone", "LF"),
    (GOOD.replace("2020\n", "2020\r"), "3:11", "a carriage return alone", "LF"),
]  # fmt: skip


@pytest.fixture(params=["libyaml", "pure Python", "our own form first"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a test on both parsers: they give up at places and in words of their own."""
    name = str(request.param)
    if name != "our own form first":
        monkeypatch.setattr(printed, "read", lambda _: None)
        loader = yaml.CBaseLoader if name == "libyaml" else yaml.BaseLoader
        monkeypatch.setattr(events, "LOADER", loader)
    return name


def found(text: str) -> list[Problem]:
    return problems_in(FILE, text)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "place", "said", "way_out"), SLIPS)
def test_a_slip_is_one_message_at_its_line_with_its_cause(
    text: str, place: str, said: str, way_out: str
) -> None:
    (one,) = found(text)
    assert str(one.place) == f"{FILE}:{place}"
    assert said in one.message
    assert way_out.replace("“…”", '"…"') in one.hint


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "place", "said"), [slip[:3] for slip in SLIPS if "\r" not in slip[0]]
)
def test_windows_line_ends_change_nothing(text: str, place: str, said: str) -> None:
    (one,) = found(text.replace("\n", "\r\n"))
    assert str(one.place) == f"{FILE}:{place}"
    assert said in one.message


# What looks like a slip and is right: where something else is wrong, it is not blamed.
RIGHT = [
    "note: «quoted» words\n",
    "note: “quoted” words\n",
    "note: a bar — and a foo，and more\n",
    "note: |\n  <<<<<<< HEAD\n  +title: x\n  year：2020\n  ```\n  — item\n  a:b = c\n",
    "abstract: >-\n  > cited: this\n  1  one: two\n\n  - a\n    - b\n",
    'note: "a list\n  - a\n    - b"\n',
    "note: it is 12:30 = noon\n",
    "code:\n- url: https://x.org/c  # - not: this\n  label: “x”\n",
    'links:\n  - label: a\n    url: https://x.org/b\n  - {label: c, url: "https://x.org/d"}\n',
    "authors:\n  - Ann － Bo\n  - “Cy” Dee\n",
    "authors: [\n  Ann Bo,\n  Cy Dee,\n]\n",
]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_read_and_never_blamed(text: str) -> None:
    assert found(GOOD + text) == []
    (one,) = found(GOOD + text + "bibtex_key: a: b\n")
    assert "a colon stands where none is allowed" in one.message
    (one,) = found(GOOD.replace("2020", "1020") + text)
    assert one.message == "'year' must be 1900 or more"


def test_mistakes_that_have_nothing_to_do_with_each_other_are_all_told() -> None:
    text = GOOD.replace("2020", "1020").replace("https", "javascript") + "notes: x\n"
    assert [one.place.line for one in found(text)] == [3, 5, 6]


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("data/list.yaml", "title: X\ndescription: Y\naccent: #7a1f5c\n",
         """3:9: 'accent' is empty: what follows a '#' is a comment; put the value in double quotes: "#7a1f5c" """),
        ("data/list.yaml", "title: X\ndescription: Y\nlicence: #2 of them\n", "3:10: 'licence' is empty"),
        ("data/list.yaml", "title: X\ndescription: Y\norigins:\n  - title: A\n    url: https://x.org\n    note: #1\n",
         "6:11: 'note' is empty"),
    ],
)  # fmt: skip
def test_a_setting_that_a_hash_made_empty_is_told(file: str, text: str, told: str) -> None:
    (problem,) = problems_in(file, text)
    assert told.strip() in str(problem)


@pytest.mark.parametrize(
    "more",
    [
        "licence:  # to be found out\n",
        "licence:\n",
        "fields:  #our own\n  hive: {label: Hive}\n",
        "branch: main #2\n",
        "maintainers: #all\n  - {name: Ann}\n",
    ],
)
def test_a_comment_behind_a_key_is_no_value(more: str) -> None:
    assert not problems_in("data/list.yaml", f"title: X\ndescription: Y\n{more}")


def test_what_stands_in_a_text_of_several_lines_is_no_comment() -> None:
    text = 'title: X\ndescription: "Y\n\n  accent: #7a1f5c"\n'
    assert not problems_in("data/list.yaml", text)
