"""The Jinja environments: one a kind of output, templates from the project first, then ours."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
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
    """Give the folders that templates are looked for in, the project's own before ours."""
    return [folder for folder in (root / "templates", *_OURS) if folder.is_dir()]


def for_markdown(root: Path) -> Environment:
    """Give the environment for README.md and other Markdown.

    Every value is escaped as Markdown text where it is printed, so that none can be forgotten;
    what a filter or a macro gives is Markdown already.
    """
    environment = _environment(root)
    environment.finalize = _as_markdown
    for name, form in markdown.FORMS.items():
        environment.filters[name] = _marked(form)
    return environment


def for_html(root: Path) -> Environment:
    """Give the environment for pages: values are escaped as HTML.

    ``math`` shows a text with its formulas, ``plain`` is for attributes, which hold text alone, and
    ``ready`` prints what is HTML already.
    """
    environment = _environment(root)
    environment.filters |= {"math": _marked(html.show), "ready": _marked(str)}
    return environment


def render(environment: Environment, name: str, **values: Any) -> str:
    """Give the template ``name`` filled with ``values``; raises TemplateProblemError."""
    try:
        return environment.get_template(name).render(**values)
    except TemplateSyntaxError as error:
        place = f"{error.filename or name}:{error.lineno}"
        msg = f"{place}: {error.message}"
    except TemplateNotFound as error:
        msg = f"there is no template {error.name}; looked in {_searched(environment)}"
    except TemplateError as error:
        msg = f"{name}: {error.message}"
    raise TemplateProblemError(msg)


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


def _as_markdown(value: Any) -> Any:
    return value if isinstance(value, Markup) else Markup(markdown.show(str(value)))  # noqa: S704 -- just escaped


def _marked(form: Callable[..., str]) -> Callable[..., Markup]:
    """Give ``form`` as a filter whose text is not escaped again."""
    return lambda value: Markup(form(value))  # noqa: S704 -- the form makes it safe where it stands


def _searched(environment: Environment) -> str:
    loader = environment.loader
    return ", ".join(map(str, loader.searchpath)) if isinstance(loader, FileSystemLoader) else ""
