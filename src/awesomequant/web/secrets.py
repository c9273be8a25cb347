"""Credentials: read from the environment when a request leaves, and taken out of every text."""

import os
import re
from collections.abc import Iterable, Mapping

from awesomequant.web.values import Service

SECRETS = (
    "GITHUB_TOKEN", "GH_TOKEN", "GITLAB_TOKEN", "HF_TOKEN", "OPENALEX_API_KEY",
    "SEMANTIC_SCHOLAR_API_KEY", "S2_API_KEY",
)  # fmt: skip
_SHORTEST = 6
_IN_ADDRESS = re.compile(r"(?i)\b((?:api_?key|access_?token|token|key|mailto)=)[^&\s\"')]+")


def credential(service: Service, environ: Mapping[str, str] = os.environ) -> str | None:
    """Give the credential for a service, or None where no variable holds one."""
    found = (environ.get(name, "").strip() for name in service.tokens)
    return next((value for value in found if value), None)


def redact(text: str, names: Iterable[str] = SECRETS) -> str:
    """Give ``text`` without any credential of the environment and without keys in addresses."""
    values = sorted((os.environ.get(name, "").strip() for name in names), key=len, reverse=True)
    for value in values:
        if len(value) >= _SHORTEST:
            text = text.replace(value, "***")
    return _IN_ADDRESS.sub(r"\1***", text)
