"""The clock: the day for what is stored, a monotonic one for waiting; tests bring their own."""

import time
from datetime import UTC, datetime


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
