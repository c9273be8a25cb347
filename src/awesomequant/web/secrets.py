"""Credentials: read from the environment when a request leaves, and taken out of every text."""

import functools
import os
import re
from collections.abc import Mapping

from awesomequant.registry import parts
from awesomequant.web.services import SERVICES
from awesomequant.web.values import Service

# The variables that a credential was read from: those of a list's own services are known by that.
_READ: set[str] = set()
_SHORTEST = 6
_IN_ADDRESS = re.compile(r"(?i)\b((?:api_?key|access_?token|token|key|mailto)=)[^&\s\"')]+")


def credential(service: Service, environ: Mapping[str, str] = os.environ) -> str | None:
    """Return the credential for a service, or None where no variable holds one."""
    _READ.update(service.tokens)
    found = (environ.get(name, "").strip() for name in service.tokens)
    return next((value for value in found if value), None)


@functools.cache
def variables() -> frozenset[str]:
    """Return the environment variables in which our services look for a credential."""
    return frozenset(name for one in parts(SERVICES).values() for name in one.SERVICE.tokens)


def redact(text: str) -> str:
    """Return ``text`` without any credential of the environment and without keys in addresses."""
    names = variables() | _READ
    # The longest first: a short key that is part of a longer one would leave the rest of it.
    values = sorted((os.environ.get(name, "").strip() for name in names), key=len, reverse=True)
    for value in values:
        if len(value) >= _SHORTEST:  # "x" for a key would be taken out of every word
            text = text.replace(value, "***")
    return _IN_ADDRESS.sub(r"\1***", text)
