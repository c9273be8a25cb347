"""GitHub: stars, archived and renamed repositories, fifty to a query where there is a token.

Facts of November 2026: a query of 50 aliases costs one point; a missing repository is a null under
its alias and an error with its path; REST answers for single ones, also without a token.
"""

import json
import re
from typing import Any

from awesomequant.web.facts import Facts, count, get, items, text
from awesomequant.web.reading import json_of
from awesomequant.web.values import (
    Answers,
    Broken,
    Limited,
    Reply,
    Request,
    Service,
    TooMuch,
    id_of,
)

SERVICE = Service(
    "github", "api.github.com", ("github",), interval=1.0, batch=50, pause=60.0,
    tokens=("GITHUB_TOKEN", "GH_TOKEN"), keyless=1, most_keyless=50, tells={"stars": 10},
    title="GitHub", home="https://github.com/",
)  # fmt: skip
_HEADERS = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
_FIELDS = "{databaseId nameWithOwner stargazerCount isArchived}"
_NAME = re.compile(r"[A-Za-z0-9._-]+/[A-Za-z0-9._-]+")
_LIMITS = frozenset(("RATE_LIMITED", "RATE_LIMIT"))
_TOO_MUCH = frozenset(("RESOURCE_LIMITS_EXCEEDED", "MAX_NODE_LIMIT_EXCEEDED", "TIMEOUT"))


def request(keys: tuple[str, ...]) -> Request:
    """Ask for repositories ``github:owner/name``: one by REST, several by one query."""
    if len(keys) == 1:
        return Request(f"https://api.github.com/repos/{_path(keys[0])}", keys, headers=_HEADERS)
    names = [_path(key).split("/") for key in keys]
    declared = ",".join(f"$o{at}:String!,$n{at}:String!" for at in range(len(keys)))
    asked = " ".join(
        f"r{at}: repository(owner:$o{at},name:$n{at}){_FIELDS}" for at in range(len(keys))
    )
    variables = {f"o{at}": owner for at, (owner, _) in enumerate(names)}
    variables |= {f"n{at}": name for at, (_, name) in enumerate(names)}
    query = f"query({declared}){{{asked}}}"
    body = json.dumps({"query": query, "variables": variables}).encode()
    headers = {**_HEADERS, "Content-Type": "application/json"}
    return Request("https://api.github.com/graphql", keys, "POST", body, headers)


def parse(reply: Reply) -> Answers:
    """Return stars, state, present name and number of each repository of the reply."""
    value = json_of(reply)
    keys = reply.request.keys
    if get(value, "full_name") is not None:
        stars = count(value.get("stargazers_count"))
        if stars is None:  # without a count it says nothing
            raise Broken("the reply holds no count of stars")
        facts = _facts(value, stars, name="full_name", number="id", archived="archived")
        return {keys[0]: facts} if keys else {}
    errors = {
        str(get(error, "path", 0)): str(error.get("type")) for error in items(value, "errors")
    }
    if _LIMITS & set(errors.values()):
        raise Limited("too many requests (GraphQL)")
    if not isinstance(get(value, "data"), dict):
        raise Broken("the reply holds no data")
    answers: Answers = {}
    for at, key in enumerate(keys):
        found = get(value, "data", f"r{at}")
        stars = count(get(found, "stargazerCount"))
        if stars is not None:
            answers[key] = _facts(
                found, stars, name="nameWithOwner", number="databaseId", archived="isArchived"
            )
        elif errors.get(f"r{at}") == "NOT_FOUND":
            answers[key] = None
    if not answers and _TOO_MUCH & set(errors.values()):
        raise TooMuch("the query was too large")
    return answers


def _path(key: str) -> str:
    """Return ``owner/name``; raises Broken for anything that is no name of a repository."""
    found = _NAME.fullmatch(id_of(key))
    if not found or ".." in id_of(key).split("/"):
        raise Broken(f"'{key[:80]}' is no repository")
    return found[0]


def _facts(found: dict[str, Any], stars: int, *, name: str, number: str, archived: str) -> Facts:
    """Return the facts of a repository; REST and GraphQL call its fields by other names."""
    full = text(found.get(name))
    return Facts(
        name=f"github.com/{full}" if full and _NAME.fullmatch(full) else None,
        number=count(found.get(number)),
        stars=stars,
        archived=found.get(archived) is True,
    )
