"""How a program is asked to stop: Ctrl-C, by another program, by closing the terminal."""

import signal

STOPS = (signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else []))
# With which code it ends where the system would not: a full disk may have room tomorrow.
REFUSED = 3
