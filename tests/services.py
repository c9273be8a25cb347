"""A world of services: what GitHub, Semantic Scholar, OpenAlex and the others would answer.

Facts follow from the key, so that any number of works exists; tests put in what they want to be
otherwise.  Faults are asked for by service.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from zlib import crc32

from serving import Asked, Said

from awesomequant.web.services import pages

ATOM = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:arxiv='http://arxiv.org/schemas/atom'>"


def number(key: str, most: int = 5000) -> int:
    """Return the count that everyone agrees on for a key."""
    return 10 + crc32(key.encode()) % most


@dataclass
class World:
    """Answers every request as the service of its host would; counts them by host."""

    titles: dict[str, str] = field(default_factory=dict)
    repositories: dict[str, dict[str, Any]] = field(default_factory=dict)
    works: dict[str, dict[str, Any]] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)
    # What each service finds by title, in its own shape: all that shares a word with the question.
    found: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    walls: bool = True
    fault: Callable[[Asked], Said | None] = lambda _: None
    requests: dict[str, int] = field(default_factory=dict)

    def __call__(self, asked: Asked) -> Said:
        """Return the answer of the host that was asked."""
        self.requests[asked.host] = self.requests.get(asked.host, 0) + 1
        said = self.fault(asked)
        if said:
            return said
        query = {name: values[0] for name, values in parse_qs(urlsplit(asked.path).query).items()}
        return _HOSTS[asked.host](self, asked, query)

    def hits(self, service: str, question: str) -> list[dict[str, Any]]:
        """Return what a service finds by the words of a title, as its search does: too much."""
        words = set(re.findall(r"\w+", question.lower()))
        return [
            one
            for one in self.found.get(service, [])
            if words & set(re.findall(r"\w+", str(one).lower()))
        ]

    def title(self, key: str) -> str:
        """Return the title of a work by its key."""
        return self.titles.get(key.lower(), f"The title of {key}")

    def store(self, name: str) -> dict[str, Any] | None:
        """Return what GitHub knows of a repository."""
        if name.lower() in self.unknown:
            return None
        known = {"id": number(name, 10**6), "name": name, "stars": number(name), "archived": False}
        return known | self.repositories.get(name.lower(), {})

    def work(self, key: str) -> dict[str, Any] | None:
        """Return what is known of a work; a fact of its own takes the place of the usual one."""
        if key in self.unknown:
            return None
        known = {"title": self.title(key), "citations": number(key), "authors": ["Ada B", "Cy D"]}
        return known | self.works.get(key, {})


def _github(world: World, asked: Asked, _: Mapping[str, str]) -> Said:
    budget = {"X-RateLimit-Limit": "5000", "X-RateLimit-Remaining": "4000"}
    if asked.bare != "/graphql":
        found = world.store(asked.bare.removeprefix("/repos/"))
        if not found:
            return _json({"message": "Not Found"}, 404)
        single = {
            "id": found["id"], "full_name": found["name"], "stargazers_count": found["stars"],
            "archived": found["archived"],
        }  # fmt: skip
        return _json(single, headers={**budget, "ETag": f'"{number(str(single))}"'})
    if "authorization" not in asked.headers:
        return _json({"message": "requires authentication"}, 401)
    names = json.loads(asked.body)["variables"]
    data: dict[str, Any] = {}
    errors = []
    for at in range(len(names) // 2):
        found = world.store(f"{names[f'o{at}']}/{names[f'n{at}']}")
        data[f"r{at}"] = found and {
            "databaseId": found["id"], "nameWithOwner": found["name"],
            "stargazerCount": found["stars"], "isArchived": found["archived"],
        }  # fmt: skip
        if not found:
            errors.append({"type": "NOT_FOUND", "path": [f"r{at}"], "message": "Could not resolve"})
    return _json({"data": data, **({"errors": errors} if errors else {})}, headers=budget)


def _semanticscholar(world: World, asked: Asked, _: Mapping[str, str]) -> Said:
    if "x-api-key" not in asked.headers:
        return _json({"message": "Too Many Requests.", "code": "429"}, 429)
    ids = json.loads(asked.body)["ids"]
    if any(
        not re.fullmatch(r"(DOI:10\.|ARXIV:|ACL:)\S+", one) or "malformed" in one for one in ids
    ):
        return _json({"error": "No valid paper ids given"}, 400)
    found = [world.work(_lowered(one)) for one in ids]
    if not any(found):
        return _json({"error": "No valid paper ids given"}, 400)
    return _json([
        work and {
            "title": work["title"], "citationCount": work["citations"], "year": work.get("year"),
            "venue": work.get("venue", ""), "externalIds": {"DOI": work.get("doi")},
            "authors": [{"name": name} for name in work["authors"]],
        } for work in found
    ])  # fmt: skip


def _lowered(name: str) -> str:
    scheme, _, rest = name.partition(":")
    return f"{scheme.lower()}:{rest}"


def _openalex(world: World, asked: Asked, query: Mapping[str, str]) -> Said:
    headers = {"X-RateLimit-Limit": "1000", "X-RateLimit-Remaining": "900"}
    if asked.bare.startswith("/works/doi:"):
        name = unquote(asked.bare.removeprefix("/works/doi:"))
        preprint = name.startswith("10.48550/arxiv.")
        key = f"arxiv:{name.removeprefix('10.48550/arxiv.')}" if preprint else f"doi:{name}"
        work = world.work(key)
        page = b"<!doctype html><title>404</title>"
        if not work:
            return Said(page, 404, {"Content-Type": "text/html"})
        return _json(_openalex_work(world, key), headers=headers)
    kind, _, values = query["filter"].partition(":")
    if kind == "title.search":
        return _json({"results": world.hits("openalex", values)}, headers=headers)
    asked_for = values.split("|")
    if len(asked_for) > 100:
        return _json({"error": "too many values"}, 400)
    if kind == "doi":
        keys = [f"doi:{value}" for value in asked_for]
    else:
        keys = [f"arxiv:{v.partition('/abs/')[2]}" for v in asked_for if v.startswith("https")]
    # Lists leave out one existing work in fifty.
    found = [_openalex_work(world, key) for key in keys if world.work(key) and number(key) % 50]
    return _json({"meta": {"count": len(found)}, "results": found}, headers=headers)


def _openalex_work(world: World, key: str) -> dict[str, Any]:
    work = world.work(key) or {}
    scheme, _, name = key.partition(":")
    places = [{"landing_page_url": f"http://arxiv.org/abs/{name}"}] if scheme == "arxiv" else []
    doi = f"https://doi.org/{name}" if scheme == "doi" else None
    return {
        "doi": doi, "title": work["title"], "cited_by_count": work["citations"],
        "locations": places, "is_retracted": work.get("retracted", False),
    }  # fmt: skip


def _crossref(world: World, asked: Asked, query: Mapping[str, str]) -> Said:
    pace = {"X-Rate-Limit-Limit": "1", "X-Rate-Limit-Interval": "1s", "X-Api-Pool": "public-array"}
    if "query.bibliographic" in query:
        found = world.hits("crossref", query["query.bibliographic"])
        return _json({"status": "ok", "message": {"items": found}}, headers=pace)
    if "filter" not in query:
        name = unquote(asked.bare.removeprefix("/works/"))
        if not world.work(f"doi:{name}"):
            return Said(b"Resource not found.", 404, {"Content-Type": "text/plain"})
        return _json({"status": "ok", "message": _crossref_work(world, name)}, headers=pace)
    names = [part.removeprefix("doi:") for part in query["filter"].split(",")]
    found = [_crossref_work(world, name) for name in names if world.work(f"doi:{name}")]
    return _json({"status": "ok", "message": {"items": found}}, headers=pace)


def _crossref_work(world: World, name: str) -> dict[str, Any]:
    work = world.work(f"doi:{name}") or {}
    return {
        "DOI": name.upper(), "title": [work["title"]], "is-referenced-by-count": work["citations"],
        "author": [dict(zip(("given", "family"), one.split(), strict=True)) for one in work["authors"]],
        "updated-by": work.get("updates", []), "container-title": [work.get("venue", "Toys")],
        "issued": {"date-parts": [[work.get("year")]]}, "type": "journal-article",
    }  # fmt: skip


def _arxiv(world: World, _: Asked, query: Mapping[str, str]) -> Said:
    ids = query["id_list"].split(",")
    kind = {"Content-Type": "application/atom+xml"}
    if any("abc" in one for one in ids):
        return Said(f"{ATOM}<entry><id>error</id></entry></feed>".encode(), 400, kind)
    entries = [_entry(world, one) for one in ids[: int(query["max_results"])]]
    return Said(f"{ATOM}{''.join(entries)}</feed>".encode(), 200, kind)


def _entry(world: World, name: str) -> str:
    work = world.work(f"arxiv:{name}")
    if not work:
        return ""
    who = "".join(f"<author><name>{one}</name></author>" for one in work["authors"])
    journal = (
        f"<arxiv:journal_ref>{work['journal']}</arxiv:journal_ref>" if "journal" in work else ""
    )
    return (
        f"<entry><id>http://arxiv.org/abs/{name}v2</id><title>{escape(work['title'])}</title>{who}"
        f"<summary>What {name} is about.</summary><published>2020-01-02T00:00:00Z</published>"
        f"{journal}</entry>"
    )


def _huggingface(world: World, asked: Asked, _: Mapping[str, str]) -> Said:
    headers = {"RateLimit": '"api";r=499;t=212'}
    if asked.bare.startswith("/api/papers/"):
        name = asked.bare.removeprefix("/api/papers/")
        work = world.work(f"arxiv:{name}")
        if not work or "code" not in work:
            return _json({"error": "Paper not found"}, 404, headers)
        found = {"id": name, "title": work["title"], "githubRepo": work["code"]}
        return _json(found, headers=headers)
    name = asked.bare.removeprefix("/api/").removeprefix("models/")
    return _json({"id": name, "likes": number(name)}, headers=headers)


def _gitlab(_: World, asked: Asked, __: Mapping[str, str]) -> Said:
    name = unquote(asked.bare.removeprefix("/api/v4/projects/"))
    found = {"id": number(name, 10**6), "path_with_namespace": name, "star_count": number(name)}
    return _json({**found, "archived": False})


def _datacite(world: World, asked: Asked, query: Mapping[str, str]) -> Said:
    names = re.findall(r'"10\.48550/arxiv\.([^"]+)"', query.get("query", ""))
    single = asked.bare.removeprefix("/dois/10.48550/arxiv.")
    works = [_registered(world, one) for one in names or [single] if world.work(f"arxiv:{one}")]
    if "query" not in query:
        return _json({"data": works[0]} if works else {"errors": []}, 200 if works else 404)
    return _json({"data": works})


def _registered(world: World, name: str) -> dict[str, Any]:
    work = world.work(f"arxiv:{name}") or {}
    creators = [{"name": ", ".join(reversed(one.split()))} for one in work["authors"]]
    doi = f"10.48550/arxiv.{name}"
    return {"attributes": {
        "doi": doi, "titles": [{"title": work["title"]}], "creators": creators,
        "publicationYear": 2020, "publisher": "arXiv",
    }}  # fmt: skip


def _page(world: World, asked: Asked, _: Mapping[str, str]) -> Said:
    work = world.works.get(f"page:https://{asked.host}{asked.path}")
    if not work:
        return Said(b"<html><title>Not found</title></html>", 404, {"Content-Type": "text/html"})
    who = "".join(f'<meta name="citation_author" content="{one}">' for one in work["authors"])
    text = f'<html><head><meta name="citation_title" content="{escape(work["title"])}">{who}</head></html>'
    return Said(text.encode(), 200, {"Content-Type": "text/html; charset=utf-8"})


def _openreview(world: World, _: Asked, query: Mapping[str, str]) -> Said:
    if world.walls:
        return _json({"name": "ChallengeRequiredError", "message": "Challenge required"}, 403)
    found = [
        {"content": {name: {"value": value} for name, value in hit.items()}}
        for hit in world.hits("openreview", query.get("term", ""))
    ]
    return _json({"notes": found})


def _dblp(world: World, _: Asked, query: Mapping[str, str]) -> Said:
    if world.walls:
        page = b"<!doctype html><title>Making sure you&#39;re not a bot!</title>"
        return Said(page, 500, {"Content-Type": "text/html"})
    found = [{"info": hit} for hit in world.hits("dblp", query["q"])]
    hits = {"@total": str(len(found)), **({"hit": found} if found else {})}
    return _json({"result": {"hits": hits}})


def _doi(_: World, __: Asked, ___: Mapping[str, str]) -> Said:
    return Said(b"<html>DOI Not Found</html>", 404, {"Content-Type": "text/html"})


def _json(value: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Said:
    return Said(json.dumps(value).encode(), status, headers or {})


_HOSTS: dict[str, Callable[[World, Asked, Mapping[str, str]], Said]] = {
    "api.github.com": _github,
    "api.semanticscholar.org": _semanticscholar,
    "api.openalex.org": _openalex,
    "api.crossref.org": _crossref,
    "export.arxiv.org": _arxiv,
    "huggingface.co": _huggingface,
    "gitlab.com": _gitlab,
    "api.datacite.org": _datacite,
    "api2.openreview.net": _openreview,
    "dblp.org": _dblp,
    "doi.org": _doi,
    **dict.fromkeys(pages.HOSTS, _page),
}  # fmt: skip


def project(root: Path, papers: Mapping[str, str]) -> Path:
    """Write a small list with the given records, by id."""
    (root / "data/papers").mkdir(parents=True)
    (root / "data/list.yaml").write_text("title: Toys\ndescription: Toy papers.\n")
    (root / "data/tags.yaml").write_text("toy: {label: toy}\n")
    (root / "data/venues.yaml").write_text(
        "arXiv: {name: arXiv, kind: preprint}\n"
        "TOYS: {name: Toy Conference, kind: conference, aliases: [Toys]}\n"
    )
    for name, text in papers.items():
        year = re.search(r"^year: *(\d{4})", text, re.MULTILINE)
        folder = root / "data/papers" / (year[1] if year else "none")
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.yaml").write_text(text)
    return root


def records(count: int) -> Iterator[tuple[str, str]]:
    """Yield ids and records of a large list: a third each with a DOI, on arXiv alone, with both."""
    for at in range(count):
        arxiv = f"{2001 + at % 12:04d}.{10_000 + at:05d}"
        doi = f"10.1000/toy.{at}"
        kind = at % 3
        lines = [
            f'title: "The title of {"doi:" + doi if kind != 1 else "arxiv:" + arxiv}"',
            f"venue: {'arXiv' if kind == 1 else 'TOYS'}", "year: 2020", "tags: [toy]",
        ]  # fmt: skip
        lines += [f'arxiv: "{arxiv}"'] if kind else []
        lines += [f"doi: {doi}"] if kind != 1 else []
        lines += ["code:", f"  - url: https://github.com/toy{at}/net"]
        yield f"toy-{at}", "\n".join(lines) + "\n"
