"""The addresses and identifiers of one entry: which lead to the paper, to code, or elsewhere."""

import re
from typing import Any, Final

from awesomequant.intake.fields import column_words as words
from awesomequant.intake.fields import values
from awesomequant.intake.fields.columns import Role, role_of
from awesomequant.library.draft import DraftLink
from awesomequant.text import fold, one_line
from awesomequant.works import clues
from awesomequant.works.identifiers import identified, repair

ADDRESSED: Final = (Role.PAPER, Role.CODE, Role.LINKS, Role.DOI, Role.ARXIV)
"""The roles whose values are addresses or identifiers."""

_REPOSITORY = re.compile(r"[A-Za-z0-9][\w-]{0,38}/[\w.-]{1,100}")
_OF_LINKS = re.compile(r"(?<![\s-])[\s-]++(?:urls?|links?)$", re.IGNORECASE)
_OPEN = frozenset((*words.LINK.split(), *words.LINK_PLURAL.split(), "resources", "sources"))
_OF_RECORDS = ("doi", "arxiv")
_LONGEST_LABEL = 80


class Links:
    """Where the addresses of one entry lead, gathered until all of them are known.

    ``ids`` has its DOI and its number at arXiv; ``beside`` are cells that say more than addresses.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.papers: list[str] = []
        self.code: list[str] = []
        self.others: list[DraftLink] = []
        self.ids: dict[str, str] = {}
        self.beside: list[tuple[str, str]] = []

    def identify(self, scheme: str, identity: str) -> bool:
        """Take the first identifier of a scheme; False for a second that is another."""
        if identity:
            self.ids.setdefault(scheme, identity)
        return bool(identity) and fold(self.ids[scheme]) == fold(identity)

    def take(self, role: Role, label: str, value: Any, text: str) -> bool:
        """Take what stands under a label; False where it has no address and is no identifier."""
        if isinstance(value, list) and any(isinstance(one, dict) for one in value):
            return self._objects(role, label, value)
        if role in (Role.DOI, Role.ARXIV):
            bare = text if role is Role.DOI or ":" in text else f"arXiv:{text}"
            found = identified(bare) or identified(text)
            # The DOI of a preprint at arXiv is its number.
            if found and found.scheme in _OF_RECORDS:
                return self.identify(found.scheme, found.id)
        if role is Role.CODE and _REPOSITORY.fullmatch(text):
            self.code.append(f"https://github.com/{text}")
            return True
        if role is Role.PAPER and "://" not in text and (found := identified(text)):
            if found.scheme in _OF_RECORDS:
                return self.identify(found.scheme, found.id)
            self.papers.append(found.url or text)
            return True
        links = list(values.links(text))
        for own_label, address in links:
            self.add(role, label, own_label, address)
        if links and values.without_links(text):  # what is said beside the address is kept with it
            self.beside.append((label, text))
        return bool(links)

    def _objects(self, role: Role, label: str, listed: list[Any]) -> bool:
        """Take links that are objects, each with its own label; False where one is none."""
        found = [values.linked(one) for one in listed if isinstance(one, dict)]
        if len(found) < len(listed) or not all(url for _, url in found):
            return False
        for own_label, url in found:
            self.add(role, label, own_label, url)
        return True

    def add(self, role: Role, head: str, label: str, address: str) -> None:
        """Add one address that stands under a head; its own label, if any, says more."""
        url = repair(address)[0]
        said = role_of(label) if label else Role.OTHER
        if said in ADDRESSED:
            role = said
        elif label and role is Role.CODE and not values.is_code(url):
            role = Role.LINKS  # in a cell of code, "docs" is none
        # A head such as "Links" says nothing of one of them, "Project page" does.
        is_open = role is Role.PAPER or fold(label or head) in _OPEN
        if role is Role.CODE or (is_open and values.is_code(url)):
            self.code.append(url)
        elif role is Role.LINKS and not (
            is_open and (found := identified(url)) and found.scheme not in clues.CODE
        ):
            shown = _OF_LINKS.sub("", one_line((label or head).replace("_", " "))) or "link"
            self.others.append(DraftLink(shown[:_LONGEST_LABEL], url))
        else:
            self.papers.append(url)

    def url(self) -> str | None:
        """Return the address of the paper; further ones become identifiers, or links."""
        first, *others = list(dict.fromkeys(self.papers)) or [""]
        for address in others:
            found = identified(address)
            is_id = found is not None and found.scheme in _OF_RECORDS
            if not (is_id and found and self.identify(found.scheme, found.id)):
                self.others.append(DraftLink("paper", address))
        return first or None
