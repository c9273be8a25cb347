"""The Jinja environments: one a kind of output, templates from the project first, then ours.

And what a template marks for the page to be finished: links to its own headings.
"""

import re
import traceback
from collections.abc import Callable, MutableMapping, Sequence
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import markupsafe
from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
)
from markupsafe import Markup, escape

from awesomequant import door
from awesomequant.door import PAGE_BYTES
from awesomequant.language import html, markdown, plain
from awesomequant.language.characters import shown
from awesomequant.language.markdown import anchors, headings
from awesomequant.library.messages import PLACE, Messages
from awesomequant.library.problems import Refusal
from awesomequant.render.compiled import Compiled
from awesomequant.text import compact, fold, slug

_HERE = Path(__file__).resolve()
# Inside the wheel the templates lie in the package; in a checkout they lie beside ``src``.
OURS = (_HERE.parents[1] / "templates", _HERE.parents[3] / "templates")


class TemplateProblemError(Refusal):
    """A template that cannot be rendered; the message names its file and line."""


# What markupsafe escapes text with, in C: a fifth of what `html.escape` takes.
escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
_ENGLISH = Messages()
_SAFE = frozenset((int, float, date))  # written without a sign that HTML knows


def _printed(value: object) -> str:
    """Return a value as a template prints it: what `escape` gives, but as plain text.

    A page prints some forty values, each of which became Markup on the way, also what was so
    already: of the 64 µs that the page of a paper took in its template these were 13.
    """
    kind = type(value)
    if kind is str:
        return escaped(value)  # type: ignore[arg-type]
    if kind is Markup:
        return value  # type: ignore[return-value]
    if kind in _SAFE:
        return str(value)
    return escape(value)


class _Template(Template):
    @classmethod
    def _from_namespace(
        cls,
        environment: Environment,
        namespace: MutableMapping[str, Any],
        globals: MutableMapping[str, Any],  # noqa: A002 -- Jinja's name
    ) -> "Template":
        # What Jinja compiled calls by this name what escapes the values that it joins.
        namespace["escape"] = _printed
        return super()._from_namespace(environment, namespace, globals)


def template_folders(root: Path) -> list[Path]:
    """Return the folders that templates are looked for in, the project's own before ours."""
    return [folder for folder in (root / "templates", *OURS) if folder.is_dir()]


def own_templates(root: Path, *forms: str) -> bool:
    """Return whether a list has templates of its own of the forms: these may look at anything."""
    own = root / "templates"
    is_ours = own.is_dir() and any(folder.is_dir() and own.samefile(folder) for folder in OURS)
    return not is_ours and any(True for form in forms for _ in own.glob(form))


def ours(environment: Environment, name: str) -> str | None:
    """Return the text of the template ``name`` where it is one of ours; None for a list's own."""
    text, file, _ = (environment.loader or FileSystemLoader(())).get_source(environment, name)
    place = Path(file or "").resolve()
    return text if any(place.is_relative_to(folder.resolve()) for folder in OURS) else None


def for_markdown(root: Path, messages: Messages = _ENGLISH) -> Environment:
    """Return the environment for README.md and other Markdown.

    Every value is escaped as Markdown text where it is printed, so that none can be forgotten;
    what a filter or a macro gives is Markdown already.
    """
    environment = _environment(root, "markdown", messages)
    environment.finalize = lambda value: (
        value if isinstance(value, Markup) else Markup(markdown.show(str(value)))  # noqa: S704 -- just escaped
    )
    for name, form in markdown.FORMS.items():
        environment.filters[name] = _marked(form)
    environment.filters |= {"ready": _marked(str), "say": _saying(messages, markdown.show)}
    return environment


def for_html(root: Path, messages: Messages = _ENGLISH) -> Environment:
    """Return the environment for pages: values are escaped as HTML.

    ``math`` shows a text with its formulas, ``plain`` is for attributes, which hold text alone, and
    ``ready`` prints what is HTML already.
    """
    environment = _environment(root, "html", messages)
    environment.globals["page_language"] = messages.language
    environment.globals["is_right_to_left"] = messages.direction == "rtl"
    saying = _saying(messages, escaped, isolates=messages.direction == "rtl")
    environment.filters |= {"math": _math, "ready": _marked(str), "say": saying}
    environment.filters["listed"] = partial(_listed, messages)
    return environment


def render(environment: Environment, name: str, **values: Any) -> str:
    """Return the template ``name`` filled with ``values``.

    Raises TemplateProblemError with file and line, whatever goes wrong in a template: it calls
    methods and does sums like any program.
    """
    try:
        template = environment.get_template(name)
        # As ``template.render``, which for each page goes through all globals twice: 15 of the 25
        # microseconds that a page of nothing takes.
        known = {**environment.globals, **values}
        context = environment.context_class(environment, known, name, template.blocks)
        try:
            return environment.concat(template.root_render_func(context))
        except Exception:  # noqa: BLE001 -- raised again, with the places of the templates
            environment.handle_exception()
    except Refusal:
        raise
    except Exception as error:
        folders = list(map(str, getattr(environment.loader, "searchpath", ())))
        # Jinja gives the traceback of an error the places of the templates; the last one failed.
        steps = traceback.walk_tb(error.__traceback__)
        places = [(frame.f_code.co_filename, line) for frame, line in steps]
        inside = [f"{file}:{line}" for file, line in places if file.startswith(tuple(folders))]
        place = inside[-1] if inside else None
        if isinstance(error, TemplateNotFound):
            said = f"there is no template {error.name}; looked in {', '.join(folders)}"
        elif isinstance(error, TemplateError):
            said = f"{error.message}; mend the template there"
        elif place:
            said = f"{type(error).__name__}: {error}; mend the template there"
        else:
            raise
        raise TemplateProblemError(f"{place}: {said}" if place else said) from error


class _Loader(FileSystemLoader):
    """Loads a list's own templates through the door, and ours as any file."""

    def __init__(self, root: Path) -> None:
        super().__init__(template_folders(root))
        self._root = root

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text, and its file; a link to one is a link to anything."""
        own = f"templates/{template}"
        try:
            text = door.content(self._root, own, PAGE_BYTES).decode("utf-8")
        except (FileNotFoundError, NotADirectoryError):
            return super().get_source(environment, template)
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
            raise TemplateProblemError(f"{shown(own)} cannot be read: {why}") from None
        return text, str(self._root / own), lambda: True


class _Environment(Environment):
    template_class = _Template


def _environment(root: Path, kind: str, messages: Messages) -> Environment:
    environment = _Environment(
        loader=_Loader(root),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Else it asks the file system for each template of each page; what is served is made by
        # another environment.
        auto_reload=False,
        bytecode_cache=Compiled(kind, OURS, messages),
    )
    # No text of a list, but a comma or an "and".
    environment.globals["between"] = lambda loop: Markup(  # noqa: S704
        messages.between(loop.index0, loop.length)
    )
    environment.filters |= {
        "compact": lambda count: messages.decimal(compact(count)),
        "fold": fold,
        "number": messages.number,
        "plain": plain.show,
        "slug": slug,
    }
    return environment


def _saying(
    messages: Messages, escape_: Callable[[str], str], *, isolates: bool = False
) -> Callable[..., Markup]:
    """Return ``say`` as a filter: of a text without places what stands for it is a constant.

    Jinja works filters of constants out when it compiles, so that these cost a page nothing.
    On pages, where ``isolates``, what stands in a text that is read leftwards runs its own way.
    """

    def shown(value: object, apart: str | None) -> str:
        return value if type(value) is Markup else escape_(messages.shown(value, apart))

    def text_of(part: str) -> str:
        # Blanks stay, which Markdown has none of at the ends of a line; so do apostrophes, as in
        # the text of a template.
        core = part.strip()
        before, _, behind = part.partition(core) if core else (part, "", "")
        return f"{before}{escape_(core)}{behind}".replace("&#39;", "'")

    @lru_cache(maxsize=1 << 10)
    def cut(form: str) -> tuple[str, ...]:
        """Return a form as text, name of a place, its sign, text …, the texts escaped."""
        parts: list[str] = PLACE.split(messages.isolated(form) if isolates else form)
        parts[::3] = map(text_of, parts[::3])
        return tuple(parts)

    def say(text: str, one: str = "", **places: object) -> Markup:
        first, *others = cut(messages.form(text, one, places.get("count")))
        made = [first]
        for name, apart, behind in zip(*[iter(others)] * 3, strict=True):
            made += shown(places[name], apart), behind
        return Markup("".join(made))  # noqa: S704 -- its text and what stands in it are escaped

    return say


def _listed(messages: Messages, names: Sequence[str]) -> Markup:
    """Return names as the language joins them: with commas, and "and" before the last."""
    gaps = [messages.between(at, len(names)) for at in range(len(names))]
    return Markup("".join(f"{escape(one)}{gap}" for one, gap in zip(names, gaps, strict=True)))  # noqa: S704 -- names are escaped


def _math(text: str) -> Markup:
    """Return a text with its formulas as HTML; most have none."""
    return Markup(html.show(text)) if "$" in text else escape(text)  # noqa: S704 -- as below


def _marked(form: Callable[..., str]) -> Callable[..., Markup]:
    """Return ``form`` as a filter whose text is not escaped again."""
    return lambda value: Markup(form(value))  # noqa: S704 -- the form makes it safe where it stands


# Links of a page to its own headings, which GitHub numbers where two have the same text.
#
# A template marks a heading, ``## Papers{{ here("papers") }}``, and links to it from anywhere,
# ``[Papers](#{{ there("papers") }})``: only the finished page knows which number the heading has.

# Control characters, which no text of a list may hold.
_HEADING_MARK = re.compile("\x02([^\x02\x03]*)\x03")
_LINK_MARK = re.compile("\x02#([^\x02\x03]*)\x03")


def here(key: object) -> Markup:
    """Return the mark of a heading, to stand on its line."""
    return Markup(f"\x02{key}\x03")  # noqa: S704 -- taken out again by ``linked``


def there(key: object) -> Markup:
    """Return what stands for the anchor of the heading that is marked with ``key``."""
    return Markup(f"\x02#{key}\x03")  # noqa: S704 -- the same


MARKS: dict[str, Callable[..., Markup]] = {
    "here": here,
    "there": there,
    # Markdown has six levels of headings, and what is deeper stands on the sixth.
    "hashes": lambda level: Markup("#" * min(level, 6)),  # noqa: S704 -- a mark
    "blanks": lambda number: Markup(" " * number),  # noqa: S704 -- no text
}


def anchored(page: str) -> dict[str, str]:
    """Return the anchor of each marked heading of a rendered page by its key."""
    found = list(headings(page))
    numbered = anchors(_HEADING_MARK.sub("", text) for _, text in found)
    return {
        key: anchor
        for (line, _), anchor in zip(found, numbered, strict=True)
        for key in _HEADING_MARK.findall(line)
    }


def linked(page: str) -> str:
    """Return a rendered page with the anchors of its headings in the links to them, and no marks.

    A link to what nothing marks is left without an anchor, so that it leads to the page's top.
    """
    if "\x02" not in page:
        return page
    by_key = anchored(page)
    page = _LINK_MARK.sub(lambda link: by_key.get(link[1], ""), page)
    return _HEADING_MARK.sub("", page)
