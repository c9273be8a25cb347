"""A name, a group and a cut list come in the same by every door: files, services, forms, records."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from support import run, with_record

from awesomequant.export import exporters
from awesomequant.intake.adding import entries_in
from awesomequant.intake.files import issue_form
from awesomequant.intake.formats import bibtex, csl_json, ris
from awesomequant.intake.formats import json as own_json
from awesomequant.intake.grammar import people as listed
from awesomequant.library.author import MOST_AUTHORS, Author, Group, people
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.store import strict
from awesomequant.web import facts
from awesomequant.works.people import Person, group, parse_person, written

VECTORS = Path(__file__).parents[1] / "vectors" / "names.txt"
TEXTS = [
    line.split("=>")[0].strip()
    for line in VECTORS.read_text("utf-8").splitlines()
    if "=>" in line and not line.startswith("#")
]
Door = Callable[[Person], tuple[Author, ...]]


def _csl(person: Person) -> dict[str, str]:
    """Return a person in the parts that CSL has."""
    parts = {
        "family": person.family,
        "given": person.given,
        "non-dropping-particle": person.particle,
        "suffix": person.suffix,
    }
    return {name: part for name, part in parts.items() if part}


def _authors(text: str) -> tuple[Author, ...]:
    (draft,) = bibtex.read(f"@misc{{x, title={{T}}, author={{{text}}}}}", "x").drafts
    return draft.authors


def from_bibtex(person: Person) -> tuple[Author, ...]:
    return _authors(person.inverted)


def from_bibtex_as_written(person: Person) -> tuple[Author, ...]:
    return _authors(written(person))


def from_biblatex(person: Person) -> tuple[Author, ...]:
    parts = {
        "family": person.family,
        "given": person.given,
        "prefix": person.particle,
        "suffix": person.suffix,
    }
    return _authors(", ".join(f"{name}={{{part}}}" for name, part in parts.items() if part))


def from_csl(person: Person) -> tuple[Author, ...]:
    item = json.dumps([{"title": "T", "author": [_csl(person)]}])
    return csl_json.read(item, "x").drafts[0].authors


def from_ris(person: Person) -> tuple[Author, ...]:
    parts = (person.surname, person.given, person.suffix)
    name = ", ".join(part for part in parts if part) if person.given else person.shown
    return ris.read(f"TY  - JOUR\nTI  - T\nAU  - {name}\nER  - \n", "x").drafts[0].authors


def from_our_json(person: Person) -> tuple[Author, ...]:
    return (
        own_json.read(json.dumps({"title": "T", "authors": [written(person)]}), "x")
        .drafts[0]
        .authors
    )


def from_a_pasted_entry(person: Person) -> tuple[Author, ...]:
    (draft,) = entries_in(f"@misc{{x, title={{T}}, author={{{person.inverted}}}}}")
    return draft.authors


def from_an_issue(person: Person) -> tuple[Author, ...]:
    wish = issue_form.wish_of(f"### Title\n\nT\n\n### Authors\n\n{written(person)}\nBo Drone\n")
    first, last = wish.said.authors
    assert last == "Bo Drone"
    return (first,)


def from_a_list(person: Person) -> tuple[Author, ...]:
    first, last = listed.names(f"{written(person)}; Bo Drone")
    assert last == "Bo Drone"
    return (first,)


def from_a_service(person: Person) -> tuple[Author, ...]:
    return facts.names([written(person)])


def from_crossref(person: Person) -> tuple[Author, ...]:
    parts = {"family": person.surname, "given": person.given, "suffix": person.suffix}
    return facts.from_csl({"author": [parts]}).authors


def from_a_record(person: Person) -> tuple[Author, ...]:
    text = f"authors: [{json.dumps(person.inverted, ensure_ascii=False)}]\n"
    values = {**strict.read(text), "title": "T", "id": "x", "source_file": "x"}
    return Paper.model_validate(values).authors


DOORS: list[Door] = [
    from_bibtex, from_bibtex_as_written, from_biblatex, from_csl, from_ris, from_our_json,
    from_a_pasted_entry, from_an_issue, from_a_list, from_a_service, from_crossref, from_a_record,
]  # fmt: skip


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_every_name_is_the_same_by_every_door(door: Door) -> None:
    persons = [parse_person(text) for text in TEXTS]
    assert len(set(persons)) >= 120
    assert {person: people(door(person)) for person in persons} == {
        person: (person,) for person in persons
    }


WAYS = {"bibtex": bibtex, "biblatex": bibtex, "csl-json": csl_json, "ris": ris, "json": own_json}


@pytest.mark.parametrize("way", WAYS)
def test_every_name_goes_out_as_it_came_in(way: str) -> None:
    # Elizabeth II has no given name, for which only our own JSON has a form.
    persons = [one for one in map(parse_person, TEXTS) if one.given or not one.suffix]
    persons += [group("Gemini Team, Google"), group("Barnes and Noble"), group("Hive")]
    values = {"id": "x", "source_file": "x", "title": "T", "year": 2020, "url": "https://a.org/x"}
    authors = [{"group": one.shown} if one.is_group else written(one) for one in persons]
    before = Paper.model_validate({**values, "authors": [*authors, "et al."]})
    library = Library(Settings(title="x", description="y"), papers=(before,))
    text = exporters()[way].write(library.papers, library)
    (draft,) = WAYS[way].read(text, "x").drafts
    if way == "ris":  # where a comma would part a name
        persons = [group(one.shown.replace(",", "")) if one.is_group else one for one in persons]
    assert people(draft.authors) == tuple(persons)
    assert draft.authors[-1] == "et al."


GROUP = Group(group="Gemini Team, Google")


@pytest.mark.parametrize(
    "authors",
    [
        _authors("{Gemini Team, Google} and Doe, Jane and others"),
        csl_json.read(
            '[{"title": "T", "author": [{"literal": "Gemini Team, Google"},'
            ' {"family": "Doe", "given": "Jane"}, {"literal": "others"}]}]',
            "x",
        ).drafts[0].authors,
        ris.read(
            "TY  - JOUR\nTI  - T\nAU  - Gemini Team, Google,\nAU  - Doe, Jane\nAU  - et al.\nER  - \n", "x"
        ).drafts[0].authors,
        own_json.read(
            '{"title": "T", "authors": [{"group": "Gemini Team, Google"}, "Jane Doe", "et al."]}', "x"
        ).drafts[0].authors,
    ],
    ids=["bibtex", "csl", "ris", "json"],
)  # fmt: skip
def test_a_group_and_those_left_out_are_kept(authors: tuple[Author, ...]) -> None:
    assert authors == (GROUP, "Jane Doe", "et al.")


def test_editors_are_read_as_authors_are() -> None:
    (draft,) = bibtex.read("@book{x, title={T}, editor={Doe, Jane and {Hive}}}", "x").drafts
    assert draft.more["editors"] == ("Jane Doe", Group(group="Hive"))


def test_an_entry_with_thousands_of_authors_is_kept_whole(tmp_path: Path) -> None:
    names = " and ".join(f"Keeper{number}, Ann" for number in range(3000))
    project = with_record(tmp_path, "title: X\n")
    (project / "many.bib").write_text(
        f"@article{{m, title={{Of Many Hands}}, journal={{BeeConf}}, year=2020, author={{{names}}}}}",
        "utf-8",
    )
    done = run("import", project / "many.bib", cwd=project)
    assert done.returncode == 0, done.stderr
    told = run("export", "--format", "jsonl", "--query", "Hands", cwd=project).stdout
    authors = json.loads(told)["authors"]
    assert (len(authors), authors[0], authors[-1]) == (3000, "Ann Keeper0", "Ann Keeper2999")
    assert (
        run("export", "--format", "bibtex", "--query", "Hands", cwd=project).stdout.count(" and ")
        == 2999
    )


def test_what_is_more_than_a_record_holds_is_told_by_et_al() -> None:
    kept = facts.names([f"Ann Keeper{number}" for number in range(MOST_AUTHORS + 200)])
    assert len(kept) == MOST_AUTHORS + 1
    assert kept[-2:] == (f"Ann Keeper{MOST_AUTHORS - 1}", "et al.")


def test_an_import_says_how_many_authors_it_left_out(tmp_path: Path) -> None:
    names = " and ".join(f"Keeper{number}, Ann" for number in range(MOST_AUTHORS + 7))
    project = with_record(tmp_path, "title: X\n")
    (project / "many.bib").write_text(
        f"@article{{m, title={{Of Many Hands}}, journal={{BeeConf}}, year=2020, author={{{names}}}}}",
        "utf-8",
    )
    done = run("import", project / "many.bib", cwd=project)
    assert "it names 5007 authors; the first 5000 were kept, and 'et al.'" in done.stderr
    told = run("export", "--format", "jsonl", "--query", "Hands", cwd=project).stdout
    assert json.loads(told)["authors"][-2:] == [f"Ann Keeper{MOST_AUTHORS - 1}", "et al."]


def test_a_list_that_a_service_cuts_says_so() -> None:
    assert facts.names(["Ann Keeper", "et al."]) == ("Ann Keeper", "et al.")
    held = facts.Facts(authors=(GROUP, "Ann Keeper", "et al."))
    assert facts.from_json(json.loads(json.dumps(held.to_json()))) == held
