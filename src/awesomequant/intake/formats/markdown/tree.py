"""Markdown parsed to a tree of blocks, addresses left as they are written."""

from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from awesomequant.intake.formats.markdown.inline import BREAK, PRIVATE, Flat, flatten


@dataclass(slots=True)
class Node:
    """A block token with what stands inside it."""

    token: Token
    inside: list["Node"] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """Return the token's type without the ending of an opening tag."""
        return self.token.type.removesuffix("_open")

    @property
    def line(self) -> int:
        """Return the line on which it begins, from 1."""
        own = self.token.map or next(
            (node.token.map for node in self.inside if node.token.map), None
        )
        return (own or [0])[0] + 1


def parse(source: str) -> list[Node]:
    """Return the blocks of a document as a tree."""
    return _tree(_parser().parse(PRIVATE.sub("\ufffd", source)))


def flat_of(node: Node) -> Flat:
    """Return the inline text of a paragraph, heading or cell."""
    inline = next((inner.token for inner in node.inside if inner.kind == "inline"), None)
    return flatten(inline.children or []) if inline else Flat()


def whole_item(item: Node) -> Flat:
    """Return all that stands in an item as one text."""
    flat = Flat()
    for node in item.inside:
        if node.kind == "paragraph":
            flat.extend(flat_of(node), BREAK if flat.text else "")
        elif node.kind in ("bullet_list", "ordered_list"):
            for sub in node.inside:
                flat.extend(whole_item(sub), BREAK if flat.text else "")
    return flat


def _tree(tokens: list[Token]) -> list[Node]:
    """Return the block tokens as a tree."""
    top: list[Node] = []
    opened: list[Node] = []
    for token in tokens:
        if token.nesting < 0:
            opened.pop()
            continue
        node = Node(token)
        (opened[-1].inside if opened else top).append(node)
        if token.nesting > 0:
            opened.append(node)
    return top


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").disable("text_join")
    # Addresses stay as written: a percent-encoded copy would no longer be the author's.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser
