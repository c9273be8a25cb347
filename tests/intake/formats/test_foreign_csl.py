"""CSL-JSON as the suites of Zotero and others have it, and what we make of it."""

import json
from typing import Any

import pytest
from foreign import Suite, asked, differing, explained, score

from awesomequant.intake.formats import csl_json

ZOTERO_SEEN = Suite(
    """[
	{
		"id": "http://zotero.org/users/1/items/BDQ",
		"type": "book",
		"title": "Stochastic bees: With applications to hives",
		"collection-title": "Lecture notes in bees",
		"publisher": "Springer",
		"publisher-place": "Heidelberg",
		"volume": "2058",
		"number-of-pages": "206",
		"event-place": "Heidelberg",
		"ISBN": "978-3-642-32156-6",
		"language": "en",
		"author": [
			{
				"family": "Bach",
				"given": "Mostafa"
			}
		],
		"issued": {
			"date-parts": [
				[
					"2013",
					1,
					1
				]
			]
		}
	}
]""",
    {
        "Stochastic bees: With applications to hives": {
            "authors": ["Mostafa Bach"], "date": "2013-01-01", "year": 2013, "ISBN": "978-3-642-32156-6", "language": "en",
            "number-of-pages": "206", "publisher": "Springer", "publisher-place": "Heidelberg", "venue": "Lecture notes in bees",
            "volume": "2058", "type": "book", "bibtex_key": None,
        },
    },
)  # fmt: skip

# Zotero writes an item of each of its types in this form; here with the variables of each, whose values
# tell what they are.  A type of item that CSL has no name for borrows another's: software is a book.
_VALUES: dict[str, Any] = {
    "DOI": "10.1234/example.doi", "ISBN": "978-1-234-56789-7", "ISSN": "1234-5679", "archive": "Archive",
    "archive_location": "Archive location", "authority": "Authority", "call-number": "Call number", "chapter-number": "Session",
    "collection-number": "9", "collection-title": "Series", "container-title": "Publication title", "dimensions": "1:22:33",
    "edition": "8", "event": "Conference name", "event-place": "Place", "genre": "Type", "issue": "5",
    "journalAbbreviation": "Journal abbreviation", "medium": "Medium", "number": "3", "number-of-pages": "4",
    "number-of-volumes": "7", "page": "1-10", "publisher": "Publisher", "publisher-place": "Place", "references": "History",
    "scale": "Scale", "section": "Section", "source": "Library catalog", "status": "Legal status", "version": "Version", "volume": "6",
    **{role: [{"family": f"{role}Last", "given": "First"}] for role in (
        "editor", "translator", "collection-editor", "container-author", "composer", "reviewed-author", "recipient", "interviewer",
    )},
}  # fmt: skip
_KEPT = "archive archive_location call-number source "
_IN_BOOKS = "ISBN collection-editor collection-number collection-title edition event-place number-of-volumes publisher publisher-place translator volume "
_TYPES = {
    "artwork": ("graphic", "other", _KEPT + "dimensions medium"),
    "audioRecording": ("song", "other", _KEPT + "ISBN collection-title composer dimensions event-place medium number-of-volumes publisher publisher-place volume"),
    "bill": ("bill", "other", "authority chapter-number container-title number page references section volume"),
    "blogPost": ("post-weblog", "web", "container-title genre"),
    "book": ("book", "book", _KEPT + _IN_BOOKS + "editor number-of-pages"),
    "bookSection": ("chapter", "chapter", _KEPT + _IN_BOOKS + "container-author container-title editor page"),
    "case": ("legal_case", "other", "authority container-title number page references volume"),
    "computerProgram": ("book", "book", _KEPT + "ISBN collection-title event-place genre medium publisher publisher-place version"),
    "conferencePaper": ("paper-conference", "conference",
                        _KEPT + "DOI ISBN collection-editor collection-title container-title editor event event-place page publisher publisher-place translator volume"),
    "dictionaryEntry": ("entry-dictionary", "chapter", _KEPT + _IN_BOOKS + "container-title editor page"),
    "document": ("article", "preprint", _KEPT + "editor publisher reviewed-author translator"),
    "email": ("personal_communication", "other", "recipient"),
    "encyclopediaArticle": ("entry-encyclopedia", "chapter", _KEPT + _IN_BOOKS + "container-title editor page"),
    "film": ("motion_picture", "other", _KEPT + "dimensions genre medium publisher"),
    "forumPost": ("post", "web", "container-title genre"),
    "hearing": ("bill", "other", "authority chapter-number event-place number number-of-volumes page publisher publisher-place references section"),
    "instantMessage": ("personal_communication", "other", "recipient"),
    "interview": ("interview", "other", _KEPT + "interviewer medium translator"),
    "journalArticle": ("article-journal", "article",
                       _KEPT + "DOI ISSN collection-title container-title editor issue journalAbbreviation page reviewed-author translator volume"),
    "letter": ("personal_communication", "other", _KEPT + "genre recipient"),
    "magazineArticle": ("article-magazine", "article", _KEPT + "ISSN container-title issue page reviewed-author translator volume"),
    "manuscript": ("manuscript", "preprint", _KEPT + "event-place genre number-of-pages publisher-place translator"),
    "map": ("map", "other", _KEPT + "ISBN collection-editor collection-title edition event-place genre publisher publisher-place scale"),
    "newspaperArticle": ("article-newspaper", "article", _KEPT + "ISSN container-title edition event-place page publisher-place reviewed-author section translator"),
    "patent": ("patent", "other", "authority call-number event-place number page publisher-place references status"),
    "podcast": ("song", "other", "collection-title dimensions medium number"),
    "presentation": ("speech", "other", "event event-place genre publisher-place"),
    "radioBroadcast": ("broadcast", "other", _KEPT + "container-title dimensions event-place medium number publisher publisher-place"),
    "report": ("report", "report", _KEPT + "collection-editor collection-title event-place genre number page publisher publisher-place translator"),
    "statute": ("legislation", "other", "chapter-number container-title number page references section volume"),
    "thesis": ("thesis", "thesis", _KEPT + "event-place genre number-of-pages publisher publisher-place"),
    "tvBroadcast": ("broadcast", "other", _KEPT + "container-title dimensions event-place medium number publisher publisher-place"),
    "videoRecording": ("motion_picture", "other", _KEPT + "ISBN collection-title dimensions event-place medium number-of-volumes publisher publisher-place volume"),
    "webpage": ("webpage", "web", "container-title genre translator"),
}  # fmt: skip
# Under which name of ours a variable stands; all others keep their own.
_OURS = {
    "DOI": "doi",
    "container-title": "venue",
    "page": "pages",
    "issue": "number",
    "editor": "editors",
}


def _item(name: str, type_: str, variables: list[str]) -> dict[str, Any]:
    return {
        "type": type_, "id": name, "title": f"The {name}", "URL": f"http://www.example.com/{name}", "abstract": "Abstract note",
        "author": [{"family": f"{name}Last", "given": "First"}, {"literal": "Institutional Author"}],
        "accessed": {"date-parts": [["1997", 6, 13]]}, "issued": {"date-parts": [["1999", 12, 31]]},
        "language": "en-US", "note": "Extra", "shortTitle": "Short title",
        **{variable: _VALUES[variable] for variable in variables},
    }  # fmt: skip


def _facts(name: str, kind: str, variables: list[str]) -> dict[str, Any]:
    def shown(variable: str) -> Any:
        if variable == "editor":
            return ["First editorLast"]
        return _VALUES[variable] if isinstance(_VALUES[variable], str) else f"{variable}Last, First"

    # What stands in nothing appeared in its series, or at its event.
    ours = _OURS | dict.fromkeys(
        ("collection-title", "event") if "container-title" not in variables else (), "venue"
    )
    return {
        "authors": [f"First {name}Last", "{Institutional Author}"], "type": kind, "abstract": "Abstract note", "date": "1999-12-31", "year": 1999,
        "url": f"http://www.example.com/{name}", "language": "en-US", "accessed": "1997-06-13", "shortTitle": "Short title", "note": "Extra",
        **{ours.get(variable, variable): shown(variable) for variable in variables},
    }  # fmt: skip


ZOTERO_TYPES = Suite(
    json.dumps([_item(name, type_, rest.split()) for name, (type_, _, rest) in _TYPES.items()]),
    {f"The {name}": _facts(name, kind, rest.split()) for name, (_, kind, rest) in _TYPES.items()},
)

SUITES = {"Zotero, seen": ZOTERO_SEEN, "Zotero, types": ZOTERO_TYPES}


@pytest.mark.parametrize("name", SUITES)
def test_the_items_of_others_are_read_as_they_mean_them(name: str) -> None:
    assert differing(SUITES[name], csl_json.read) == explained(SUITES[name])


def test_of_each_suite_95_fields_in_100_are_as_its_makers_mean_them() -> None:
    # As many items and fields as Zotero has: a case that is left out, and a field that is read
    # worse, are seen here.
    assert asked(SUITES.values()) == (35, 711)
    assert score(SUITES.values(), csl_json.read) >= 0.99


@pytest.mark.parametrize(
    ("issued", "year", "date", "left"),
    [
        ({"date-parts": [["2019", "5", "3"]]}, 2019, "2019-05-03", None),
        ({"date-parts": [[2019, 5]]}, 2019, "2019-05", None),
        ({"date-parts": [2019, 5]}, 2019, "2019-05", None),
        ({"date-parts": [[2019, 5, 3], [2019, 6, 1]]}, 2019, "2019-05-03", "2019-05-03/2019-06-01"),
        ({"date-parts": [[2019]], "season": 2}, 2019, None, "2019, season 2"),
        ({"date-parts": [[None]]}, None, None, None),
        ({"raw": "2019-05-03"}, 2019, "2019-05-03", None),
        ({"raw": "May 3, 2019"}, 2019, "2019-05-03", None),
        ({"literal": "Spring 2019"}, 2019, None, "Spring 2019"),
        ({"literal": "in press"}, None, None, "in press"),
        ({"year": 2019, "month": 5}, 2019, "2019-05", None),
        ([{"year": "2019", "month": "5"}], 2019, "2019-05", None),
        ("2019-05", 2019, "2019-05", None),
        (2019, 2019, None, None),
        ({"date-parts": [[2019, 13]]}, 2019, None, "2019-13"),
        ({"date-parts": [["x"]], "nonsense": {}}, None, None, "x"),
    ],
)  # fmt: skip
def test_a_date_of_any_form_is_read_and_what_is_more_is_kept(
    issued: object, year: int | None, date: str | None, left: str | None
) -> None:
    (draft,) = csl_json.read(json.dumps([{"title": "T", "issued": issued}]), "x").drafts
    assert (draft.year, draft.more.get("date")) == (year, date)
    assert draft.more["extra"].get("issued") == left
