"""One example of each field as a person writes it: told where a value is refused; in editors."""

from collections.abc import Mapping
from typing import Final

# By the field's name, wherever it stands.  What is one word or text of anybody's own has none.
EXAMPLES: Final[Mapping[str, str]] = {
    "title": 'title: "A Title: With All Its Words"',
    "also_titled": 'also_titled: ["An Earlier Title"]',
    "known_as": "known_as: [LSQ]",
    "authors": "authors: [Jane Doe, John Roe]",
    "editors": "editors: [Jane Doe, John Roe]",
    "venue": "venue: CVPR",
    "year": "year: 2024",
    "date": "date: 2024-06-17",
    "tags": "tags: [first-tag, second-tag]",
    "url": "url: https://example.org/paper",
    "arxiv": 'arxiv: "2401.01234"',
    "doi": "doi: 10.1109/CVPR42600.2020.00165",
    "code": "code: [{url: https://github.com/someone/something}]",
    "stars": "stars: {count: 1200, source: GitHub, as_of: 2024-06-17}",
    "links": "links: [{label: Slides, url: https://example.org/slides}]",
    "citations": "citations: {count: 120, source: OpenAlex, as_of: 2024-06-17}",
    "count": "count: 1200",
    "as_of": "as_of: 2024-06-17",
    "notices": "notices: [{type: erratum, doi: 10.1000/e1, date: 2024-06-17}]",
    "added": "added: 2024-06-17",
    "aliases": "aliases: [an-earlier-id]",
    "locked": "locked: [venue, year]",
    "not_duplicate_of": "not_duplicate_of: [id-of-the-other]",
    "fields": "fields: {name-of-the-field: value}",
    "extra": "extra: {name: value}",
}
