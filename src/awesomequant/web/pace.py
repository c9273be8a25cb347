"""The time as the client sees it, and how often a host may be asked."""

import random
import re
import time
from collections.abc import Mapping
from datetime import UTC, datetime

# The clock: the day for what is stored, a monotonic one for waiting; tests bring their own.


class Clock:
    """The real time."""

    def now(self) -> float:
        """Return the seconds since 1970."""
        return time.time()

    def monotonic(self) -> float:
        """Return seconds that never go back, for intervals and deadlines."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)

    def today(self) -> str:
        """Return the day in UTC as YYYY-MM-DD."""
        return datetime.fromtimestamp(self.now(), UTC).date().isoformat()


# Pace: the least time between two requests to one host, slowed by what its replies say.

_JITTER = 0.1
_SLOWEST = 30.0
_SECONDS = re.compile(r"(\d+)s")
_LEFT = re.compile(r"\br=(\d+).*?\bt=(\d+)")


class Pace:
    """One queue for each host: ``turn`` returns when the next request may leave."""

    def __init__(self, clock: Clock) -> None:
        """Begin with no request made."""
        self._clock = clock
        self._free: dict[str, float] = {}
        self._least: dict[str, float] = {}

    def turn(self, host: str, interval: float) -> None:
        """Wait until ``interval`` (or what the host asked for) has passed since the last turn."""
        now = self._clock.monotonic()
        free = self._free.get(host, 0.0)
        if free > now:
            self._clock.sleep(free - now)
        gap = max(interval, self._least.get(host, 0.0))
        jitter = 1 + random.random() * _JITTER  # noqa: S311 -- spreads requests, guards nothing
        self._free[host] = max(now, free) + gap * jitter

    def heed(self, host: str, headers: Mapping[str, str]) -> None:
        """Slow down to the rate that a reply states, and further where its budget runs low."""
        # Crossref states so many requests in so many seconds, the draft of RateLimit how many are
        # left until the window ends.
        limit = headers.get("x-rate-limit-limit", "")
        unit = _SECONDS.fullmatch(headers.get("x-rate-limit-interval", ""))
        left = _LEFT.search(headers.get("ratelimit", ""))
        if limit.isdecimal() and int(limit) and unit:
            least = int(unit[1]) / int(limit)
        elif left and 0 < int(left[1]) < int(left[2]):
            least = int(left[2]) / int(left[1])
        else:
            return
        self._least[host] = min(least, _SLOWEST)
