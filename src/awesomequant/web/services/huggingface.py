"""Hugging Face: the likes of models, data sets and spaces; the code that its paper pages name.

500 requests in five minutes without a token (2026); the code links are made by users: they are
proposed, never taken over.
"""

from urllib.parse import quote

from awesomequant.web.facts import Facts, count, get, text
from awesomequant.web.reading import json_of
from awesomequant.web.values import (
    HEARSAY,
    Answers,
    Broken,
    Reply,
    Request,
    Service,
    id_of,
    scheme_of,
)
from awesomequant.works.identifiers import UnsafeAddress, canonical

SERVICE = Service(
    "huggingface", "huggingface.co", ("hf", "arxiv"), interval=0.65, tokens=("HF_TOKEN",),
    tells={"stars": 10, "code": HEARSAY},
    title="Hugging Face", home="https://huggingface.co/",
)  # fmt: skip
_KINDS = ("datasets/", "spaces/")


def request(keys: tuple[str, ...]) -> Request:
    """Ask for a paper ``arxiv:ID`` or for ``hf:[datasets/|spaces/]owner/name``."""
    name = quote(id_of(keys[0]), safe="/")
    if scheme_of(keys[0]) == "arxiv":
        return Request(f"https://huggingface.co/api/papers/{name}", keys)
    kind = "" if name.startswith(_KINDS) else "models/"
    return Request(f"https://huggingface.co/api/{kind}{name}", keys)


def parse(reply: Reply) -> Answers:
    """Return the code that a paper's page names, or the likes of a repository as its stars."""
    value = json_of(reply)
    keys = reply.request.keys
    if keys and scheme_of(keys[0]) == "hf":
        likes = count(get(value, "likes"))
        if likes is None:
            raise Broken("the reply holds no count of likes")
        name = text(get(value, "id"))
        kind = next((kind for kind in _KINDS if id_of(keys[0]).startswith(kind)), "")
        full = f"huggingface.co/{kind}{name}" if name else None
        return {keys[0]: Facts(stars=likes, name=full)}
    title = text(get(value, "title"), "title")
    if title is None:
        raise Broken("the reply holds no title")
    address = get(value, "githubRepo")
    try:
        code = canonical(address) if isinstance(address, str) else None
    except UnsafeAddress:  # users type it in
        code = None
    return dict.fromkeys(keys, Facts(title=title, arxiv=text(get(value, "id")), code=code))
