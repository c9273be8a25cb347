"""Lists in HTML, reStructuredText and org are read by the same grammar as those in Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.intake.formats import IMPORTERS, Importer
from awesomequant.registry import parts

PAPER, CODE = "https://arxiv.org/abs/2001.0000", "https://github.com/example/bees"

RST = f"""Bees
====

Some words about bees.

Counting
--------

* `A study of bees <{PAPER}1>`_, Ann Keeper, Bo Drone, ICML 2020. `code <{CODE}>`__
* **A theory of hives**. *Cy Queen et al.* NeurIPS 2021. `paper <{PAPER}2>`_

  It is long.

.. list-table::
   :header-rows: 1

   * - Title
     - Venue
     - Year
     - Paper
   * - Swarms that learn
     - ICLR
     - 2022
     - `link <{PAPER}3>`_
"""
ORG = f"""#+TITLE: Bees
* Counting :tag:
#+begin_src sh
- [[https://example.org][no entry]]
#+end_src
- TODO [[{PAPER}1][A study of bees]], Ann Keeper, Bo Drone, ICML 2020. [[{CODE}][code]]
- *A theory of hives*. /Cy Queen et al./ NeurIPS 2021. [[{PAPER}2][paper]]
  - It is long.
| Title             | Venue | Year | Paper             |
|-------------------+-------+------+-------------------|
| Swarms that learn | ICLR  | 2022 | [[{PAPER}3][link]] |
""".replace("- TODO ", "- [X] ")
HTML = f"""<!doctype html><html><head><title>Bees</title></head><body>
<nav><ul><li><a href="https://example.org/menu">The menu of the site</a></ul></nav>
<h1>Bees</h1><h2>Counting</h2>
<ul><li><a href="{PAPER}1">A study of bees</a>, Ann Keeper, Bo Drone, ICML 2020
[<a href="{CODE}">code</a>]
<li><b>A theory of hives</b>. <i>Cy Queen et al.</i> NeurIPS 2021. <a href="{PAPER}2">paper</a>
<ul><li>It is long.</ul></ul>
<table><tr><th>Title<th>Venue<th>Year<th>Paper
<tr><td>Swarms that learn<td>ICLR<td>2022<td><a href="{PAPER}3">link</a></table>
</body></html>
"""
FORMS = {"rst": RST, "org": ORG, "html": HTML}


def importer(name: str) -> Importer:
    return parts(IMPORTERS, None)[name]


@pytest.mark.parametrize("form", FORMS)
def test_a_document_of_each_form_gives_its_works(form: str) -> None:
    drafts = importer(form).read(FORMS[form], "list").drafts
    told = [
        (draft.title, draft.url, draft.venue, draft.year, draft.authors, draft.sections)
        for draft in drafts
    ]
    above = ("Counting",)
    assert told == [
        ("A study of bees", f"{PAPER}1", "ICML", 2020, ("Ann Keeper", "Bo Drone"), above),
        ("A theory of hives", f"{PAPER}2", "NeurIPS", 2021, ("Cy Queen", "et al."), above),
        ("Swarms that learn", f"{PAPER}3", "ICLR", 2022, (), above),
    ]
    assert [link.url for link in drafts[0].code] == [CODE]
    assert drafts[1].more["note"] == "It is long."


@pytest.mark.parametrize("form", FORMS)
def test_each_entry_bears_the_line_that_it_begins_on(form: str) -> None:
    lines = FORMS[form].split("\n")
    first = importer(form).read(FORMS[form], "list").drafts[0]
    assert "A study of bees" in lines[first.place.line - 1]


def test_what_docutils_finds_wrong_is_told_with_its_line() -> None:
    reading = importer("rst").read("Bees\n====\n\n`no end\n", "list.rst")
    assert [(one.place.line, "without end-string" in one.message) for one in reading.problems] == [
        (4, True)
    ]


def test_no_file_is_opened_for_a_strangers_text() -> None:
    source = ".. include:: /etc/passwd\n\n.. raw:: html\n   :file: /etc/passwd\n"
    reading = importer("rst").read(source, "list.rst")
    assert not reading.drafts
    assert len(reading.problems) == 2


@pytest.mark.parametrize("form", FORMS)
@given(text=st.text(st.sampled_from("ab1 *|[]<>/=`_-+#:.\n\t\\&;\ue000量"), max_size=200))
def test_no_text_makes_a_reader_stumble(form: str, text: str) -> None:
    importer(form).read(text, "list")
