"""The Jinja environments: one a kind of output, templates from the project first, then ours."""

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
)
from markupsafe import Markup

from awesomequant.language import html, markdown, plain
from awesomequant.library.problems import Refusal
from awesomequant.text import compact, fold, slug

_HERE = Path(__file__).resolve()
# Inside the wheel the templates lie in the package; in a checkout they lie beside ``src``.
_OURS = (_HERE.parents[1] / "templates", _HERE.parents[3] / "templates")


class TemplateProblemError(Refusal):
    """A template that cannot be rendered; the message names its file and line."""


def template_folders(root: Path) -> list[Path]:
    """Return the folders that templates are looked for in, the project's own before ours."""
    return [folder for folder in (root / "templates", *_OURS) if folder.is_dir()]


def for_markdown(root: Path) -> Environment:
    """Return the environment for README.md and other Markdown.

    Every value is escaped as Markdown text where it is printed, so that none can be forgotten;
    what a filter or a macro gives is Markdown already.
    """
    environment = _environment(root)
    environment.finalize = lambda value: (
        value if isinstance(value, Markup) else Markup(markdown.show(str(value)))  # noqa: S704 -- just escaped
    )
    for name, form in markdown.FORMS.items():
        environment.filters[name] = _marked(form)
    return environment


def for_html(root: Path) -> Environment:
    """Return the environment for pages: values are escaped as HTML.

    ``math`` shows a text with its formulas, ``plain`` is for attributes, which hold text alone, and
    ``ready`` prints what is HTML already.
    """
    environment = _environment(root)
    environment.filters |= {"math": _marked(html.show), "ready": _marked(str)}
    return environment


def render(environment: Environment, name: str, **values: Any) -> str:
    """Return the template ``name`` filled with ``values``.

    Raises TemplateProblemError with file and line, whatever goes wrong in a template: it calls
    methods and does sums like any program.
    """
    try:
        return environment.get_template(name).render(**values)
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


def _environment(root: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(template_folders(root)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"compact": compact, "fold": fold, "plain": plain.show, "slug": slug}
    return environment


def _marked(form: Callable[..., str]) -> Callable[..., Markup]:
    """Return ``form`` as a filter whose text is not escaped again."""
    return lambda value: Markup(form(value))  # noqa: S704 -- the form makes it safe where it stands
