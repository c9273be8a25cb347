"""Open the documentation in the browser, or say its address."""

import click

from awesomequant.console import is_at_a_terminal, show
from awesomequant.docs import COMMANDS, TOPICS, address
from awesomequant.library.problems import Refusal
from awesomequant.text import did_you_mean

_PAGES = {**COMMANDS, **TOPICS}


@click.command("docs")
@click.argument("topic", required=False)
def command(topic: str | None) -> None:
    """Open the documentation in the browser, or say its address.

    TOPIC is a subject (begin, add, fields, tokens …) or a command; without one it is the first
    page.  The address is printed, too; where standard output is no terminal, nothing is opened.

    \b
    Examples:
      awesomequant docs
      awesomequant docs weekly
      awesomequant docs import
    """
    if topic is not None and topic.lower() not in _PAGES:
        hint = did_you_mean(topic.lower(), _PAGES)
        told = f"the docs have no topic '{topic}'" + (f"; {hint}" if hint else "")
        raise Refusal(f"{told}\ntopics: {', '.join(TOPICS)}\ncommands: {', '.join(COMMANDS)}")
    where = address(_PAGES[topic.lower()] if topic else "docs/")
    show(where)
    if is_at_a_terminal():
        click.launch(where)  # where there is no browser, the address has been said
