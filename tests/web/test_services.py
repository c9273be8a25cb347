"""A source is pure: a reply, also a wicked one, becomes facts or a reason why there are none."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomequant.registry import parts
from awesomequant.web.facts import Facts, from_json
from awesomequant.web.reading import json_of
from awesomequant.web.services import SERVICES
from awesomequant.web.values import Reply, Request, Unanswered

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "fixtures" / "apis"
SOURCES: dict[str, Any] = dict(parts(SERVICES))


def handwritten() -> Iterator[Any]:
    for file in sorted((HERE / "replies").glob("*.json")):
        for at, case in enumerate(json.loads(file.read_text("utf-8"))):
            yield pytest.param(file.stem, case, id=f"{file.stem}-{at}")


def reply(case: dict[str, Any]) -> Reply:
    body = case["text"].encode() if "text" in case else json.dumps(case["body"]).encode()
    asked = Request("https://x.org/", tuple(case["keys"]))
    return Reply(asked, case.get("status", 200), case.get("headers", {}), body, at=1.8e9)


@pytest.mark.parametrize(("source", "case"), list(handwritten()))
def test_a_reply_becomes_facts_or_a_reason(source: str, case: dict[str, Any]) -> None:
    parse = SOURCES[source].parse
    if "error" in case:
        with pytest.raises(Unanswered) as caught:
            parse(reply(case))
        assert type(caught.value).__name__ == case["error"]
        return
    facts = {key: from_json(said) if said else None for key, said in case["facts"].items()}
    assert parse(reply(case)) == facts


def test_every_source_has_replies_of_its_own() -> None:
    assert {file.stem for file in (HERE / "replies").glob("*.json")} == set(SOURCES)


KEYS = {
    "arxiv": "arxiv:1909.05840", "doi": "doi:10.1000/a(b)<c>;d?e#f", "acl": "acl:P18-1128",
    "github": "github:o/r.x", "gitlab": "gitlab:g/s/r", "hf": "hf:datasets/o/r",
    "openreview": "openreview:abc_-def", "page": "page:http://proceedings.mlr.press/v1/a.html?b=1",
    "title": 'title:"A|B", $x^2$ -c. d & e? #f <g>/h:i',
}  # fmt: skip


@pytest.mark.parametrize("name", SOURCES)
def test_a_question_goes_to_a_host_of_the_service_and_holds_no_secret(name: str) -> None:
    service = SOURCES[name].SERVICE
    assert service.name == name
    for scheme in service.schemes:
        for number in {1, service.sizes.get(scheme, service.batch)}:
            asked = SOURCES[name].request((KEYS[scheme],) * number)
            parts_of = urlsplit(asked.url)
            assert parts_of.scheme == "https"
            assert parts_of.hostname in {service.host, *service.redirects}
            assert asked.keys == (KEYS[scheme],) * number
            assert not {" ", "<", "#"} & set(asked.url)
            assert len(asked.url) < 8000


@pytest.mark.parametrize(
    "key", ["github:o/..", "github:a", "github:o/r\n", 'github:o/"){x}', "github:o/r/s"]
)
def test_a_name_that_is_no_repository_is_not_asked_for(key: str) -> None:
    with pytest.raises(Unanswered):
        SOURCES["github"].request((key,))


def test_a_page_of_another_host_is_not_asked_for() -> None:
    with pytest.raises(Unanswered):
        SOURCES["pages"].request(("page:https://evil.org/",))


# Every recorded reply, where the recordings are at hand.

FOLDERS = {"doi.org": "doi"}
QUESTIONS = {
    "github": "github:PyGithub/PyGithub", "arxiv": "arxiv:1707.08567", "doi.org": "doi:10.1126/x",
    "crossref": "doi:10.1371/journal.pone.0033693", "openalex": "arxiv:1706.03762",
    "huggingface": "arxiv:2103.00020", "openreview": "openreview:forum1", "dblp": "title:A toy",
    "datacite": "doi:10.6084/m9.figshare.4724797", "semanticscholar": "doi:10.2139/ssrn.2250500",
}  # fmt: skip


def recorded() -> Iterator[Any]:
    if not SHARED.is_dir():
        return
    for file in sorted(SHARED.rglob("*.*")):
        if not file.name.endswith((".meta.json", ".md")) and file.parent != SHARED:
            yield pytest.param(file, id=str(file.relative_to(SHARED)))


def replayed(file: Path) -> Reply:
    body, status, headers = file.read_bytes(), 200, {}
    meta = file.with_name(file.name.partition(".")[0] + ".meta.json")
    keys: tuple[str, ...] = (QUESTIONS[file.parent.name],)
    if ".transcribed." in file.name and file.suffix == ".json":
        said = json.loads(body)
        if isinstance(said, dict) and "_status" in said:
            inner = said["body"]
            body = inner.encode() if isinstance(inner, str) else json.dumps(inner).encode()
            status, headers = said["_status"], said.get("_headers", {})
    elif meta.is_file():
        about = json.loads(meta.read_text("utf-8"))
        status, headers = about["status"], about.get("response_headers", {})
        asked = json.loads(about.get("request_body") or "{}")
        if isinstance(asked, dict) and "ids" in asked:
            keys = tuple(f"doi:{name}" for name in asked["ids"])
    headers = {name.lower(): value for name, value in headers.items()}
    return Reply(Request("https://x.org/", keys), status, headers, body, at=1.8e9)


@pytest.mark.parametrize("file", list(recorded()))
def test_every_recorded_reply_becomes_facts_or_our_error(file: Path) -> None:
    name = FOLDERS.get(file.parent.name, file.parent.name)
    said = replayed(file)
    try:
        answers = SOURCES[name].parse(said)
    except Unanswered:
        return
    assert said.status == 200
    assert set(answers) <= set(said.request.keys)
    assert all(facts is None or isinstance(facts, Facts) for facts in answers.values())


@pytest.mark.skipif(not SHARED.is_dir(), reason="the recordings are not at hand")
@pytest.mark.parametrize(
    ("file", "key", "facts"),
    [
        ("arxiv/id_2104.12255v1.xml", "arxiv:2104.12255", {"title": "0", "year": 2021}),
        ("arxiv/id_astro-ph_0601001.xml", "arxiv:astro-ph/0601001", {"year": 2006}),
        ("arxiv/id_0808.05394_1707.08567.xml", "arxiv:1707.08567", {"year": 2017}),
        ("crossref/one.json", "doi:10.1371/journal.pone.0033693",
         {"citations": 72, "year": 2012, "venue": "PLoS ONE"}),
        ("openalex/arxiv_landing_1706.03762.trimmed.json", "arxiv:1706.03762", {"citations": 7660}),
        ("github/repo_200.json", "github:PyGithub/PyGithub", {"name": "github.com/PyGithub/PyGithub"}),
        ("huggingface/paper.transcribed.json", "arxiv:2103.00020",
         {"code": "https://github.com/OpenAI/CLIP"}),
        ("doi.org/csl_1.json", "doi:10.1126/science.169.3946.635", {"year": 1970}),
    ],
)  # fmt: skip
def test_the_recordings_say_what_they_say(file: str, key: str, facts: dict[str, Any]) -> None:
    said = replayed(SHARED / file)
    asked = Request("https://x.org/", (key,))
    source = SOURCES[FOLDERS.get(file.partition("/")[0], file.partition("/")[0])]
    found = source.parse(Reply(asked, said.status, said.headers, said.body))[key]
    assert {name: getattr(found, name) for name in facts} == facts


def test_a_wall_in_place_of_data_is_told_apart() -> None:
    wall = b"<!doctype html><title>Making sure you&#39;re not a bot!</title>"
    with pytest.raises(Unanswered, match="keeps programs out"):
        json_of(Reply(Request("https://x.org/"), 200, {}, wall))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "data",
                    "r0",
                    "r1",
                    "errors",
                    "type",
                    "path",
                    "title",
                    "results",
                    "message",
                    "items",
                    "DOI",
                    "authors",
                    "externalIds",
                    "citationCount",
                    "stargazers_count",
                    "full_name",
                    "notes",
                    "content",
                    "attributes",
                    "titles",
                    "id",
                    "result",
                    "hits",
                    "hit",
                    "info",
                    "author",
                    "authorships",
                ]
            )
            | st.text(max_size=3),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(
    JSON,
    st.sampled_from(sorted(SOURCES)),
    st.sampled_from([200, 200, 200, 400, 404, 500]),
    st.sampled_from([0, -1]),
)
def test_no_json_makes_a_source_fail_in_another_way(
    value: Any, name: str, status: int, at: int
) -> None:
    # The first and the last: those who are asked by title too are so last.
    scheme = SOURCES[name].SERVICE.schemes[at]
    asked = Request("https://x.org/", (KEYS[scheme],))
    try:
        answers = SOURCES[name].parse(Reply(asked, status, {}, json.dumps(value).encode()))
    except Unanswered:
        return
    for facts in answers.values():
        assert facts is None or from_json(json.loads(json.dumps(facts.to_json()))) == facts


@pytest.mark.parametrize("name", sorted(SOURCES))
@pytest.mark.parametrize(
    "value",
    [None, 1, True, "x", [], [[]], [None], [1], {}, {"data": 1}, {"data": [1]}, {"message": []},
     {"message": {"items": 3}}, {"data": {"r0": 1}}, {"notes": [{"content": 1}]}, {"results": [1]},
     {"errors": 3}, {"errors": [{"path": 3}], "data": {}}, {"title": 3}, {"full_name": 1}],
    ids=json.dumps,
)  # fmt: skip
def test_a_value_of_another_shape_is_our_error(name: str, value: Any) -> None:
    scheme = SOURCES[name].SERVICE.schemes[-1]
    asked = Request("https://x.org/", (KEYS[scheme],))
    try:
        answers = SOURCES[name].parse(Reply(asked, 200, {}, json.dumps(value).encode()))
    except Unanswered:
        return
    assert all(facts is None or isinstance(facts, Facts) for facts in answers.values())
