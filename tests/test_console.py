"""What is told of an exception: a place, a cause and a way out, whoever made the mistake."""

import errno
import os
import shutil
from collections.abc import Callable

import pytest
from jinja2 import TemplateNotFound
from mkdocs.exceptions import Abort, PluginError

from awesomequant.console import refused_by_system, told
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


def made_of(error: BaseException, made: type[Exception], *, hidden: bool = False) -> Exception:
    """Return what a library makes of an error; ``hidden`` where it says that it is not of that."""

    def fails() -> None:
        raise error

    def call() -> None:
        try:
            fails()
        except BaseException as cause:
            if hidden:
                raise made("of theirs") from None
            raise made("of theirs") from cause

    return raised(call)


@pytest.mark.parametrize("hidden", [False, True])
@pytest.mark.parametrize("made", [ValueError, RuntimeError, PluginError, Abort])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG])
def test_a_full_disk_is_one_whatever_a_library_makes_of_it(
    number: int, made: type[Exception], *, hidden: bool
) -> None:
    error = made_of(made_of(of_the_system(number, "a/b"), OSError), made, hidden=hidden)
    refused = refused_by_system(error)
    assert refused is not None
    assert refused.errno == number
    assert told(error).startswith(f"Error: a/b: {os.strerror(number)}; ")


def test_what_is_of_the_list_is_not_taken_for_the_systems() -> None:
    missing = of_the_system(errno.ENOENT, "a/b")
    assert refused_by_system(made_of(missing, PluginError)) is None
    full = of_the_system(errno.ENOSPC, "a/b")
    assert refused_by_system(made_of(full, Refusal)) is None  # ours, which knows better
    assert refused_by_system(ValueError("x")) is None
    assert refused_by_system(TemplateNotFound("entry.md.j2")) is None  # an OSError to Python


def test_memory_and_hundreds_of_copies_are_the_systems_too() -> None:
    assert told(MemoryError()) == "Error: Cannot allocate memory; there is not enough memory for it"
    words = "[Errno 28] No space left on device: 'a/b' -> 'c/b'"
    error = shutil.Error([("a/b", "c/b", words), ("a/d", "c/d", words)])
    assert told(error).startswith("Error: c/b: No space left on device; make room on the disk")
    assert told(shutil.Error([("a/b", "c/b", "odd")])) == "Error: odd"
    assert told(shutil.Error([])).startswith("Error: ")
    assert told(shutil.Error("a and a are the same file")).endswith("are the same file")
