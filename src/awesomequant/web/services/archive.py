"""The Internet Archive: the copy that it keeps of a page that is gone."""

from urllib.parse import quote

from awesomequant.web.facts import Facts, get
from awesomequant.web.reading import json_of
from awesomequant.web.values import Answers, Broken, Reply, Request, Service, id_of
from awesomequant.works.identifiers import UnsafeAddress, canonical

SERVICE = Service("archive", "archive.org", ("page",), interval=1.0, tells={"copy": 20})
_COPY = "https://web.archive.org/web/"


def request(keys: tuple[str, ...]) -> Request:
    """Ask for the copy of one page ``page:https://…``."""
    return Request(
        f"https://archive.org/wayback/available?url={quote(id_of(keys[0]), safe='')}", keys
    )


def parse(reply: Reply) -> Answers:
    """Return the address of the nearest copy; None where there is no copy."""
    copies = get(json_of(reply), "archived_snapshots")
    if not isinstance(copies, dict):
        raise Broken("the reply names no copies")
    address = get(copies, "closest", "url")
    if get(copies, "closest", "available") is not True or not isinstance(address, str):
        return dict.fromkeys(reply.request.keys)
    try:
        copy = canonical(address.replace("http://", "https://", 1))
    except UnsafeAddress:
        raise Broken("the reply names an unsafe copy") from None
    if not copy.startswith(_COPY):
        raise Broken("the reply names a copy elsewhere")
    return dict.fromkeys(reply.request.keys, Facts(page=copy))
