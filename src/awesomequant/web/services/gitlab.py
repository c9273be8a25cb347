"""GitLab: stars, archived and renamed projects, one request each (400 a minute are allowed)."""

from urllib.parse import quote

from awesomequant.web.facts import Facts, count, get, text
from awesomequant.web.reading import json_of
from awesomequant.web.values import Answers, Broken, Reply, Request, Service, id_of

SERVICE = Service(
    "gitlab", "gitlab.com", ("gitlab",), interval=0.2, tokens=("GITLAB_TOKEN",),
    header="PRIVATE-TOKEN", prefix="", tells={"stars": 10},
)  # fmt: skip


def request(keys: tuple[str, ...]) -> Request:
    """Ask for one project ``gitlab:group/name``."""
    return Request(f"https://gitlab.com/api/v4/projects/{quote(id_of(keys[0]), safe='')}", keys)


def parse(reply: Reply) -> Answers:
    """Return stars, state, present path and number of the project."""
    value = json_of(reply)
    stars = count(get(value, "star_count"))
    if stars is None:
        raise Broken("the reply holds no count of stars")
    path = text(get(value, "path_with_namespace"))
    facts = Facts(
        name=f"gitlab.com/{path}" if path else None,
        number=count(get(value, "id")),
        stars=stars,
        archived=get(value, "archived") is True,
    )
    return dict.fromkeys(reply.request.keys, facts)
