"""Render templates: the one door to Jinja, and text that is safe in each kind of output."""

from markupsafe import Markup

from awesomequant.render.environment import (
    TemplateProblemError,
    for_html,
    for_markdown,
    own_templates,
    render,
    template_folders,
)

__all__ = [
    "Markup",
    "TemplateProblemError",
    "for_html",
    "for_markdown",
    "own_templates",
    "render",
    "template_folders",
]
