"""What is told of an exception: a place, a cause and a way out, whoever made the mistake."""

import errno
import os
from collections.abc import Callable

import pytest

from awesomequant.console import told
from awesomequant.library.problems import Refusal
from awesomequant.text import compact


def of_the_system(number: int, *files: str) -> OSError:
    return OSError(number, os.strerror(number), files[0], None, *files[1:])


def raised(call: Callable[[], object]) -> Exception:
    with pytest.raises(Exception) as caught:  # noqa: PT011 -- whatever it is
        call()
    return caught.value


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (Refusal("no such thing; do that"), "Error: no such thing; do that"),
        (of_the_system(errno.ENOSPC, "a/b"), "Error: a/b: No space left on device; make room"),
        (of_the_system(errno.EACCES, "a/b"), "Error: a/b: Permission denied; see who may"),
        (of_the_system(errno.EROFS, "a/b"), "Error: a/b: Read-only file system; nothing can be"),
        (of_the_system(errno.ENOSPC, "here", "there"), "Error: there: No space left on device"),
        (of_the_system(errno.EISDIR, "a/b"), "Error: a/b: Is a directory"),
        (OSError("odd"), "Error: odd"),
        (ValueError("never raised"), "Error: nowhere: ValueError: never raised"),
    ],
)
def test_a_word_on_what_to_do_follows_the_cause(error: Exception, words: str) -> None:
    assert told(error).startswith(words)


def test_a_mistake_of_others_is_theirs_and_one_of_ours_is_ours() -> None:
    theirs = told(raised(lambda: 1 / 0))
    assert theirs.startswith(f"Error: {__file__}:")
    assert "ZeroDivisionError: division by zero\n" in theirs
    ours = told(raised(lambda: compact("many")))  # type: ignore[arg-type]
    assert ours.startswith("Error: this is a mistake of awesomequant, not yours: TypeError: ")
    assert "text.py:" in ours
