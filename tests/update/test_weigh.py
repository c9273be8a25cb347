"""What services say is weighed: filled where nothing stands, proposed where something does."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from awesomequant.library.author import Group
from awesomequant.library.change import Change
from awesomequant.library.library import Library
from awesomequant.library.order import default_order
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Venue
from awesomequant.registry import parts
from awesomequant.update import inquiry, matching, weigh
from awesomequant.update.matching import Said
from awesomequant.update.proposals import Held, Proposal
from awesomequant.update.weigh import Case
from awesomequant.web.facts import Facts
from awesomequant.web.services import SERVICES
from awesomequant.web.values import Service, Tells
from awesomequant.works.identity import Verdict

LONG = "Symposium on Counting Bees, Wasps and Hornets in the Dark, in Rain and in Snow"
VENUES = [
    Venue(id="Dark", name=LONG, kind="conference"),
    Venue(id="arXiv", name="arXiv", kind="preprint"),
    Venue(id="Beeconf", name="Conference on Bees and Hives", kind="conference", aliases=("BC",)),
    Venue(id="JH", name="Journal of Honey", kind="journal"),
]
TITLE = "Counting Bees with Radar at Night"
PEOPLE = ["Ann Other", "Bo Bee"]
PREPRINT = {
    "id": "bees", "title": TITLE, "authors": PEOPLE, "venue": "arXiv", "year": 2020,
    "arxiv": "2001.01234", "abstract": "We count.",
}  # fmt: skip
PRINTED = PREPRINT | {"venue": "Beeconf", "doi": "10.1000/bees"}
OTHER = {"id": "honey", "title": "Honey", "venue": "JH", "year": 2019, "doi": "10.1000/honey"}


def paper(given: dict[str, Any], **more: Any) -> Paper:
    """Return a paper; a field that is None is taken away."""
    values = {key: value for key, value in (given | more).items() if value is not None}
    if "year" in values:
        values["year"] = str(values["year"])
    return Paper(source_file=f"data/papers/{values['id']}.yaml", **values)


def case(of: Paper, *said: tuple[str, Facts]) -> Case:
    library = Library(
        Settings(title="Bees", description="All of them"),
        venues={venue.id: venue for venue in VENUES},
        papers=default_order([of, paper(OTHER)]),
    )
    return Case(of, library, tuple(Said(*one) for one in said), parts(SERVICES))


def facts(**more: Any) -> Facts:
    """Return what a service says of the paper: the same work, and more."""
    return Facts(**({"title": TITLE, "arxiv": "2001.01234"} | more))


def told(of: Paper, *said: tuple[str, Facts]) -> list[object]:
    """Return what the sayings come to, in short."""
    return [
        ("fill", one.field, one.value, one.by)
        if isinstance(one, Change)
        else (one.kind, dict(one.set), dict(one.was), one.because)
        if isinstance(one, Proposal)
        else one.message
        if isinstance(one, Held)
        else one
        for one in weigh.weigh(case(of, *said))
    ]


# A paper that is listed as a preprint: its version of record is proposed.

PUBLISHED = [
    # what is said, what is proposed, why
    ({"venue": "Beeconf", "year": 2021}, {"venue": "Beeconf", "year": "2021"}, " in Beeconf"),
    ({"venue": "BC", "year": 2021}, {"venue": "Beeconf", "year": "2021"}, " in BC"),
    # A spelling that the list does not have is shown: accepted, it becomes an alias.
    (
        {"venue": "J. Honey", "year": 2021},
        {"venue": "J. Honey", "year": "2021"},
        " in J. Honey, which is JH",
    ),
    # As an alias it may have 80 signs, and no more.
    (
        {"venue": f"IEEE {LONG}"},
        {"venue": "Dark"},
        f" in IEEE {LONG}",
    ),
    ({"venue": "Wasps Weekly"}, {"venue": "Wasps Weekly"}, " in Wasps Weekly"),
    ({"venue": "Beeconf", "year": 2020}, {"venue": "Beeconf"}, " in Beeconf"),
    ({"doi": "10.1000/new"}, {"doi": "10.1000/new"}, ""),
    ({"doi": "10.1000/new", "year": 2021}, {"doi": "10.1000/new", "year": "2021"}, ""),
    (
        {"venue": "JH", "doi": "10.1000/new"},
        {"venue": "JH", "doi": "10.1000/new"},
        " in JH",
    ),
]


@pytest.mark.parametrize(("said", "new", "where"), PUBLISHED, ids=str)
def test_the_version_of_record_of_a_preprint_is_proposed(
    said: dict[str, Any], new: dict[str, str], where: str
) -> None:
    was = {key: value for key, value in (("venue", "arXiv"), ("year", "2020")) if key in new}
    expected = ("published", new, was, f"crossref: published{where}")
    assert told(paper(PREPRINT), ("crossref", facts(published=True, **said))) == [expected]


NOT_PUBLISHED = [
    (PREPRINT, "crossref", {"year": 2021}),  # neither where nor under which DOI
    (PREPRINT, "crossref", {"venue": "arXiv", "year": 2021}),  # where it is already
    (PREPRINT, "crossref", {"venue": "CoRR", "published": False}),
    (PREPRINT, "crossref", {"title": "Wasps", "venue": "JH"}),  # another work
    (PREPRINT, "openalex", {"venue": "JH"}),  # is not asked for it
    (PREPRINT, "arxiv", {"venue": "Wasps Weekly", "year": 2021}),  # authors write it as they like
    (PREPRINT | {"locked": ["venue"]}, "crossref", {"venue": "JH"}),
    (PREPRINT | {"locked": ["year"]}, "crossref", {"venue": "JH"}),
    (PREPRINT | {"locked": ["doi"]}, "crossref", {"venue": "JH"}),
    (PREPRINT | {"doi": "10.1000/old"}, "crossref", {"doi": "10.1000/new"}),
]


@pytest.mark.parametrize(("record", "service", "said"), NOT_PUBLISHED, ids=str)
def test_no_version_of_record_is_proposed(
    record: dict[str, Any], service: str, said: dict[str, Any]
) -> None:
    assert told(paper(record), (service, facts(**({"published": True} | said)))) == []


def test_a_record_without_venue_and_year_is_told_both() -> None:
    said = facts(venue="JH", year=2021, published=True)
    (proposed,) = told(paper(PREPRINT, venue=None, year=None), ("crossref", said))
    new, was = {"venue": "JH", "year": "2021"}, {"venue": "", "year": ""}
    assert proposed == ("published", new, was, "crossref: published in JH")


def test_hearsay_of_a_venue_that_the_list_has_is_proposed() -> None:
    said = facts(venue="BC", published=True)
    (proposed,) = told(paper(PREPRINT), ("arxiv", said))
    assert proposed == (
        "published",
        {"venue": "Beeconf"},
        {"venue": "arXiv"},
        "arxiv: published in BC",
    )


def test_of_hearsay_of_another_venue_the_doi_is_left() -> None:
    said = facts(venue="Wasps Weekly", doi="10.1000/new", published=True)
    (proposed,) = told(paper(PREPRINT), ("arxiv", said))
    why = "arxiv: published in Wasps Weekly"
    assert proposed == ("published", {"doi": "10.1000/new"}, {}, why)


def test_who_says_nothing_new_or_names_a_foreign_doi_is_passed_over() -> None:
    foreign = ("crossref", facts(doi="10.1000/honey", venue="JH", published=True))
    silent = ("semanticscholar", facts(year=2021, published=True))
    last = ("arxiv", facts(venue="BC", published=True))
    held, proposed = told(paper(PREPRINT), last, silent, foreign)
    assert held == "crossref gives it 10.1000/honey, the DOI of 'honey'"
    assert proposed == (
        "published",
        {"venue": "Beeconf"},
        {"venue": "arXiv"},
        "arxiv: published in BC",
    )


def test_the_most_trusted_service_alone_proposes() -> None:
    said = [(one, facts(venue=venue, published=True)) for one, venue in (
        ("semanticscholar", "JH"), ("crossref", "BC"))]  # fmt: skip
    (proposed,) = told(paper(PREPRINT), *said)
    assert proposed == (
        "published",
        {"venue": "Beeconf"},
        {"venue": "arXiv"},
        "crossref: published in BC",
    )


# A paper with its version of record: DOI and year.

DOIS = [
    # the record's DOI, who says which, what comes of it
    (None, "crossref", "10.1000/new", ("fill", "doi", "10.1000/new", "crossref")),
    (None, "arxiv", "10.1000/new", ("doi", {"doi": "10.1000/new"}, {}, "arxiv names this DOI")),
    (
        "10.1000/bees",
        "crossref",
        "10.1000/new",
        ("doi", {"doi": "10.1000/new"}, {"doi": "10.1000/bees"}, "crossref names this DOI"),
    ),
    (None, "crossref", "10.1000/honey", "crossref gives it 10.1000/honey, the DOI of 'honey'"),
    ("10.1000/Bees", "crossref", "10.1000/bees", None),
    (None, "datacite", "10.1000/new", None),  # is not asked for DOIs
    (None, "crossref", None, None),
]


@pytest.mark.parametrize(("own", "service", "doi", "expected"), DOIS)
def test_a_doi_is_filled_proposed_or_held(
    own: str | None, service: str, doi: str | None, expected: object
) -> None:
    found = told(paper(PRINTED, doi=own), (service, facts(doi=doi)))
    assert found == ([expected] if expected else [])


def test_a_locked_doi_stays() -> None:
    assert told(paper(PRINTED, doi=None, locked=["doi"]), ("crossref", facts(doi="10.1/x"))) == []


def test_who_names_no_doi_leaves_the_word_to_the_next() -> None:
    found = told(
        paper(PRINTED, doi=None), ("crossref", facts()), ("semanticscholar", facts(doi="10.1000/s"))
    )
    assert found == [("fill", "doi", "10.1000/s", "semanticscholar")]


YEARS = [
    # who, what is said, the year proposed
    ("crossref", {"year": 2022}, "2022"),
    ("crossref", {"year": 2018}, "2018"),
    ("crossref", {"year": 2021}, None),  # online and in print
    ("crossref", {"year": None}, None),
    ("crossref", {"year": 2022, "doi": "10.1000/x", "arxiv": "2001.01234"}, None),  # another work's
    ("semanticscholar", {"year": 2022}, None),  # is not asked for years
]


@pytest.mark.parametrize(("service", "said", "year"), YEARS)
def test_a_year_far_from_the_record_s_is_proposed(
    service: str, said: dict[str, Any], year: str | None
) -> None:
    found = told(paper(PRINTED), (service, facts(**({"doi": "10.1000/bees"} | said))))
    years = [one for one in found if isinstance(one, tuple) and one[0] == "year"]
    expected = ("year", {"year": year}, {"year": "2020"}, f"{service} has another year")
    assert years == ([expected] if year else [])


def test_a_locked_year_and_an_unknown_one_stay() -> None:
    said = ("crossref", facts(doi="10.1000/bees", year=2023))
    assert told(paper(PRINTED, locked=["year"]), said) == []
    assert told(paper(PRINTED, year=None), said) == []


def test_of_two_other_years_one_is_proposed() -> None:
    said = ("crossref", facts(doi="10.1000/bees", year=2023))
    assert len(told(paper(PRINTED), said, said)) == 1


# What is empty, whatever the record is.


def test_people_and_abstract_are_filled_by_who_is_trusted_most_with_each() -> None:
    mine = facts(authors=("Ann Other", "et al."), abstract="We count at night.")
    theirs = facts(authors=(Group(group="Hive"), "Bo Bee"), abstract="Not free to reuse.")
    found = told(paper(PRINTED, authors=None, abstract=None), ("arxiv", mine), ("crossref", theirs))
    assert found == [
        ("fill", "authors", [{"group": "Hive"}, "Bo Bee"], "crossref"),
        ("fill", "abstract", "We count at night.", "arxiv"),
    ]


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (PRINTED, {}),  # both stand there
        (PRINTED | {"authors": [], "locked": ["authors"]}, {}),
        (PRINTED | {"abstract": None, "locked": ["abstract"]}, {}),
        (PRINTED | {"authors": []}, {"title": "Wasps"}),  # the id of the record may be wrong
        (PRINTED | {"authors": []}, {"authors": ()}),
    ],
)
def test_nothing_is_filled(record: dict[str, Any], said: dict[str, Any]) -> None:
    stated = {"authors": ("Ann Other",), "abstract": "We count."} | said
    assert told(paper(record), ("arxiv", facts(**stated))) == []


def test_who_names_nobody_leaves_the_word_to_the_next() -> None:
    found = told(
        paper(PRINTED, authors=None), ("crossref", facts()), ("arxiv", facts(authors=("Bo Bee",)))
    )
    assert found == [("fill", "authors", ["Bo Bee"], "arxiv")]


CODE = "https://github.com/bees/radar"


@pytest.mark.parametrize(
    ("more", "said", "expected"),
    [
        ({}, {}, True),
        ({"code": [{"url": "https://github.com/bees/old"}]}, {}, False),
        ({"locked": ["code"]}, {}, False),
        ({}, {"title": "Wasps"}, False),
        ({}, {"code": None}, False),
    ],
)
def test_code_is_proposed_where_none_is_linked(
    more: dict[str, Any], said: dict[str, Any], *, expected: bool
) -> None:
    say = ("huggingface", facts(**({"code": CODE} | said)))
    proposal: object = ("code", {"code.+": CODE}, {}, "the page of huggingface names this code")
    # Twice said is proposed once.
    assert told(paper(PRINTED, **more), say, say) == ([proposal] if expected else [])


NOTICES = [
    # who, the notice, where it is told to stand, what is proposed
    ("crossref", "retraction 10.1000/r 2024-05-02", " https://doi.org/10.1000/r", "retracted"),
    ("crossref", "retraction", "", "retracted"),
    ("crossref", "erratum 10.1000/c", " https://doi.org/10.1000/c", "corrected"),
    ("crossref", "expression-of-concern 10.1000/c", " https://doi.org/10.1000/c", "doubted"),
    # Of who is not asked for notices a bare word is told, and one with a DOI to look at proposed.
    ("openalex", "retraction", "", None),
    ("openalex", "retraction 10.1000/r", " https://doi.org/10.1000/r", "retracted"),
    # What has appeared is often withdrawn where its preprint lies.
    ("arxiv", "withdrawal https://arxiv.org/abs/1", " https://arxiv.org/abs/1", None),
]


@pytest.mark.parametrize(("service", "notice", "where", "name"), NOTICES)
def test_notices_are_told_and_proposed(
    service: str, notice: str, where: str, name: str | None
) -> None:
    kind = notice.partition(" ")[0]
    told_of = f"bees: {kind} according to {service}{where}"
    proposal: object = (name, {"notices.+": notice}, {}, f"{service} says so")
    said = (service, facts(notices=(notice,)))
    assert told(paper(PRINTED), said) == ([told_of, proposal] if name else [told_of])
    assert told(paper(PRINTED, note="Mine."), said) == ([told_of, proposal] if name else [told_of])
    assert told(paper(PRINTED, locked=["notices"]), said) == [told_of]


def test_a_notice_that_the_record_has_is_not_told_again() -> None:
    """By its DOI, or a word that says no more than what it has; in a note, too, as lists had it."""
    say = ("crossref", facts(notices=("retraction 10.1000/r",)))
    word = ("openalex", facts(notices=("retraction",)))
    known = [{"type": "retraction", "doi": "10.1000/R"}]
    assert told(paper(PRINTED, notices=known), say, word) == []
    assert told(paper(PRINTED, note="Retracted: https://doi.org/10.1000/r"), say, word) == []
    # Two services, one notice: the one that says where it stands.
    assert [one[0] for one in told(paper(PRINTED), word, say) if isinstance(one, tuple)] == [
        "retracted"
    ]


def test_a_withdrawn_preprint_gets_a_notice_and_two_notices_a_line_each() -> None:
    text = "withdrawal https://arxiv.org/abs/1905.00001"
    (_, proposal) = told(paper(PREPRINT), ("arxiv", facts(notices=(text,))))
    assert proposal == ("retracted", {"notices.+": text}, {}, "arxiv says so")
    both = facts(notices=("erratum 10.1000/e", "corrigendum 10.1000/f"))
    names = [one[0] for one in told(paper(PRINTED), ("crossref", both)) if isinstance(one, tuple)]
    assert names == ["corrected", "corrected-2"]


# Whether it is the paper at all.


def test_what_speaks_of_another_work_is_held_back_with_its_reason() -> None:
    of = paper(PREPRINT)
    library = case(of).library
    same = Said("crossref", facts())
    other = Said("arxiv", facts(title="W" * 90, authors=("Cy Dee",)))
    sound, held = matching.agreeing(of, library, [other, same])
    assert sound == [same]
    (why,) = held
    assert why.subject == "bees"
    assert why.message.startswith(f"arxiv calls it '{'W' * 80}' (")


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ({}, Verdict.YES),
        ({"arxiv": None}, Verdict.YES),  # it was asked for by our id, and names none
        ({"arxiv": None, "title": None}, Verdict.YES),
        ({"arxiv": None, "title": "Wasps", "authors": ("Cy Dee",)}, Verdict.NO),
    ],
)
def test_a_reply_without_an_identifier_speaks_of_the_one_it_was_asked_by(
    said: dict[str, Any], verdict: Verdict
) -> None:
    of = paper(PREPRINT)
    assert matching.judgement(facts(**said), of, case(of).library).verdict is verdict


# What to ask for.

LACKS = [
    (PREPRINT, {}, {Tells.NOTICES, Tells.PUBLISHED}),
    (PREPRINT, {"authors": None}, {Tells.NOTICES, Tells.PUBLISHED, Tells.PEOPLE}),
    (PREPRINT, {"abstract": None}, {Tells.NOTICES, Tells.PUBLISHED, Tells.ABSTRACT}),
    (PREPRINT, {"abstract": None, "locked": ["abstract"]}, {Tells.NOTICES, Tells.PUBLISHED}),
    (PREPRINT, {"authors": None, "locked": ["authors"]}, {Tells.NOTICES, Tells.PUBLISHED}),
    (PRINTED, {}, {Tells.NOTICES}),
    (PRINTED, {"doi": None}, {Tells.NOTICES, Tells.DOI}),
    (PRINTED, {"doi": None, "locked": ["doi"]}, {Tells.NOTICES}),
]


@pytest.mark.parametrize(("record", "more", "lacking"), LACKS)
def test_what_a_record_lacks_is_asked_for(
    record: dict[str, Any], more: dict[str, Any], lacking: set[Tells]
) -> None:
    of = paper(record, **more)
    asked = {what for what in inquiry.METADATA if inquiry.lacks(of, what, case(of).library)}
    assert asked == lacking


TOLD = [
    ({}, set()),
    ({"authors": ("A B",)}, {Tells.PEOPLE}),
    ({"abstract": "x"}, {Tells.ABSTRACT}),
    ({"doi": "10.1/x"}, {Tells.DOI}),
    ({"published": True}, set()),  # it does not say where
    ({"venue": "JH"}, set()),
    ({"published": True, "venue": "JH"}, {Tells.PUBLISHED}),
    ({"published": True, "doi": "10.1/x"}, {Tells.PUBLISHED, Tells.DOI}),
    ({"citations": 0}, {Tells.CITATIONS}),
    ({"notices": ("correction",)}, set()),  # another service may know of another
]


@pytest.mark.parametrize(("said", "settled"), TOLD)
def test_what_an_answer_settles(said: dict[str, Any], settled: set[Tells]) -> None:
    asked = (*inquiry.METADATA, Tells.CITATIONS)
    assert {what for what in asked if inquiry.tells(facts(**said), what)} == settled


@pytest.mark.parametrize(
    ("venue", "expected"),
    [("arXiv", True), (None, True), ("Beeconf", False), ("CoRR", True), ("Unheard Of", False)],
)
def test_a_paper_is_a_preprint_by_its_venue(venue: str | None, *, expected: bool) -> None:
    of = paper(PREPRINT, venue=venue)
    assert matching.is_preprint(of, case(of).library) is expected


REPOSITORIES = [
    ("https://github.com/Bees/Radar", "github:bees/radar"),
    ("https://github.com/bees/radar/tree/main/src", "github:bees/radar"),
    ("https://huggingface.co/datasets/bees/night", "hf:datasets/bees/night"),
    ("https://gitlab.com/hive/deep/radar", "gitlab:hive/deep/radar"),
    ("https://gitlab.com/hive/radar/-/tree/main", "gitlab:hive/radar"),
    ("https://gitlab.com/hive", None),
    ("https://github.com/bees", None),
    ("https://arxiv.org/abs/2001.01234", None),
    ("https://example.org/radar", None),
    ("javascript:alert(1)", None),
]


@pytest.mark.parametrize(("url", "key"), REPOSITORIES)
def test_a_repository_is_asked_for_by_its_key(url: str, key: str | None) -> None:
    assert inquiry.repository(url) == key


def test_repositories_are_listed_with_all_that_link_them() -> None:
    code = [{"url": "https://example.org/"}, {"url": CODE}]
    of = paper(PREPRINT, code=code)
    also = paper(OTHER, id="also", doi=None, code=[{"url": f"{CODE}.git"}])
    kept = [
        paper(OTHER, id=f"no-{field}", doi=None, code=[{"url": CODE}], locked=[field])
        for field in ("code", "stars")
    ]
    library = replace(case(of).library, papers=default_order([of, also, *kept]))
    services = parts(SERVICES)
    assert inquiry.repositories(library, services) == {"github:bees/radar": [(also, 0), (of, 1)]}
    bare = {name: one for name, one in services.items() if name != "github"}
    own = SimpleNamespace(
        SERVICE=Service(
            "forge", "example.org", ("page",), 1.0, pages=frozenset(("example.org",)),
            tells={"stars": 10},
        )
    )  # fmt: skip
    found = inquiry.repositories(library, bare | {"forge": own})
    assert found["page:https://example.org/"] == [(of, 0)]


def test_papers_are_asked_for_by_the_identifier_that_a_service_likes_best() -> None:
    both, one, none = paper(PRINTED), paper(PREPRINT, id="one"), paper(OTHER, id="two", doi=None)
    found = inquiry.paper_keys([both, one, none], parts(SERVICES)["semanticscholar"].SERVICE)
    assert found == {"doi:10.1000/bees": [both], "arxiv:2001.01234": [one]}


def test_code_is_looked_for_where_none_is_linked() -> None:
    of = paper(PREPRINT)
    linked = paper(PREPRINT, code=[{"url": CODE}])
    locked = paper(PREPRINT, locked=["code"])
    assert inquiry.without_code([linked, of, locked]) == [of]


def test_purposes_are_chosen_by_name() -> None:
    assert inquiry.chosen("stars, code,") == {"stars", "code"}
    with pytest.raises(KeyError, match="colour"):
        inquiry.chosen("stars,colour")
