"""CSL-JSON as the suites of Zotero and others have it, and what we make of it."""

import json

import pytest
from foreign import Suite, differing, explained

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

SUITES = {"Zotero, seen": ZOTERO_SEEN}


@pytest.mark.parametrize("name", SUITES)
def test_the_items_of_others_are_read_as_they_mean_them(name: str) -> None:
    assert differing(SUITES[name], csl_json.read) == explained(SUITES[name])


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
