"""Change one value of a YAML text and keep every other byte: comments, quotes, order, layout."""

from awesomequant.edit.change import remove, rename_key, set_value
from awesomequant.edit.comments import Comment, comments, drop_comment
from awesomequant.edit.form import formatted
from awesomequant.edit.proof import EditError

__all__ = [
    "Comment",
    "EditError",
    "comments",
    "drop_comment",
    "formatted",
    "remove",
    "rename_key",
    "set_value",
]
