"""Where the documentation is: its address, and the page of each topic and each command."""

from collections.abc import Mapping

SITE = "https://awesomequant.github.io/awesomequant/"

# What somebody types behind ``awesomequant docs``.  Commands have a page each, too: the one that
# tells when to use it; what it takes its own help says.
TOPICS: Mapping[str, str] = {
    "add": "contribute/",
    "begin": "curate/",
    "commands": "reference/commands/",
    "duplicates": "reference/duplicates/",
    "fields": "how-to/#a-field-of-your-own",
    "formats": "exchange/",
    "how-to": "how-to/",
    "language": "curate/#your-own-language",
    "look": "curate/#your-own-look",
    "parts": "parts/",
    "records": "reference/records/",
    "rules": "reference/rules/",
    "security": "security/",
    "tokens": "unattended/#tokens",
    "weekly": "unattended/",
}
COMMANDS: Mapping[str, str] = {
    "add": "update/#one-paper-awesomequant-add",
    "build": "curate/#the-site",
    "changes": "decide/#what-changed",
    "check": "curate/#check-it-and-mend-what-can-be-mended",
    "docs": "docs/",
    "doctor": "curate/#the-repository",
    "explain": "reference/rules/",
    "explain-record": "exchange/#into-a-list-that-exists",
    "explain-venue": "exchange/#into-a-list-that-exists",
    "export": "take-along/",
    "find": "take-along/",
    "flow": "decide/#numbers-for-a-survey",
    "fmt": "curate/#check-it-and-mend-what-can-be-mended",
    "gaps": "decide/#what-others-have-and-this-list-lacks",
    "import": "exchange/",
    "init": "curate/#begin",
    "links": "update/#now-and-then-awesomequant-links",
    "pages": "exchange/",
    "proceedings": "scope/#proceedings",
    "readme": "curate/#a-list-too-long-for-one-page",
    "refuse": "decide/#refuse-a-work",
    "rename": "curate/#check-it-and-mend-what-can-be-mended",
    "schema": "curate/#the-repository",
    "scope": "scope/#how-it-is-applied",
    "serve": "curate/#begin",
    "tag": "tagging/",
    "update": "update/",
}


def address(page: str = "") -> str:
    """Return the address of a page, given as it stands below the site."""
    return SITE + page
