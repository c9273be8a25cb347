"""Where the documentation is: its address, and the page of each topic and each command."""

from collections.abc import Mapping

SITE = "https://awesomequant.github.io/awesomequant/"

# What somebody types behind ``awesomequant docs``.  Commands have a page each, too: the one that
# tells when to use it; what it takes its own help says.
TOPICS: Mapping[str, str] = {
    "add": "contribute/",
    "begin": "curate/",
    "big-lists": "how-to/large/",
    "bring": "curate/bring/",
    "commands": "reference/commands/",
    "duplicates": "reference/duplicates/",
    "fields": "how-to/fields/",
    "files": "reference/files/",
    "first-week": "curate/first-week/",
    "formats": "reference/formats/",
    "how-it-works": "how-it-works/",
    "how-to": "how-to/",
    "language": "how-to/language/",
    "look": "how-to/look/",
    "parts": "parts/",
    "read": "read/find/",
    "records": "reference/records/",
    "results": "how-to/results/",
    "repository": "how-to/repository/",
    "rules": "reference/rules/",
    "scaling": "scaling/",
    "security": "security/",
    "settings": "reference/list/",
    "several-lists": "several-lists/",
    "site": "how-to/site/",
    "tokens": "unattended/#tokens",
    "weekly": "unattended/",
}
COMMANDS: Mapping[str, str] = {
    "add": "update/#one-paper-awesomequant-add",
    "audit": "read/audit/",
    "build": "curate/#publish",
    "changes": "decide/#what-changed",
    "check": "how-to/check/",
    "docs": "docs/",
    "doctor": "how-to/repository/",
    "explain": "reference/rules/",
    "explain-record": "how-to/scope/#where-records-come-from",
    "explain-venue": "exchange/#into-a-list-that-exists",
    "export": "reference/export/",
    "find": "read/find/#at-a-terminal",
    "flow": "decide/#numbers-for-a-survey",
    "fmt": "how-to/check/",
    "gaps": "decide/#what-others-have-and-this-list-lacks",
    "import": "exchange/",
    "import-results": "exchange/#tables-of-results",
    "init": "curate/#begin",
    "links": "update/#now-and-then-awesomequant-links",
    "pages": "reference/export/#what-all-formats-share",
    "proceedings": "how-to/scope/#proceedings",
    "readme": "how-to/look/",
    "refuse": "decide/#refuse-a-work",
    "rename": "how-to/check/",
    "results": "how-to/results/#what-is-there",
    "schema": "how-to/repository/",
    "scope": "how-to/scope/#how-it-is-applied",
    "serve": "curate/#begin",
    "tag": "tagging/",
    "update": "update/",
}


def address(page: str = "") -> str:
    """Return the address of a page, given as it stands below the site."""
    return SITE + page
