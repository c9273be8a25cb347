"""Render templates: the one door to Jinja, and text that is safe in each kind of output."""

from markupsafe import Markup

from awesomequant.render.environment import (
    TemplateProblemError,
    escaped,
    for_html,
    for_markdown,
    own_templates,
    render,
    template_folders,
)

__all__ = [
    "Markup",
    "TemplateProblemError",
    "escaped",
    "for_html",
    "for_markdown",
    "own_templates",
    "render",
    "template_folders",
]
