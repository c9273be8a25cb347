"""Change one value of a YAML text and keep every other byte: comments, quotes, order, layout."""

from awesomequant.store.edit.change import (
    Comment,
    EditError,
    append_lines,
    comments,
    drop_comment,
    is_list,
    remove,
    rename_key,
    set_value,
)
from awesomequant.store.edit.form import formatted
from awesomequant.store.edit.several import set_several

__all__ = [
    "Comment",
    "EditError",
    "append_lines",
    "comments",
    "drop_comment",
    "formatted",
    "is_list",
    "remove",
    "rename_key",
    "set_several",
    "set_value",
]
