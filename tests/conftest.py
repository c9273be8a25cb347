"""What every test shares."""

import atexit
import os
import shutil
import signal
import tempfile

from hypothesis import settings

# What tests make of their lists is not to lie in the cache of whoever runs them.
if "AWESOMEQUANT_CACHE" not in os.environ:
    os.environ["AWESOMEQUANT_CACHE"] = tempfile.mkdtemp(prefix="awesomequant-tests-")
    atexit.register(shutil.rmtree, os.environ["AWESOMEQUANT_CACHE"], ignore_errors=True)
# Nor is the key of their values to lie in his home.
os.environ.setdefault("AWESOMEQUANT_CACHE_KEY", "a key that everybody knows")

# In CI the same examples every time: a red run there must be red again at home.
settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("home", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "home")

# A shell starts what it puts in the background with Ctrl-C ignored, nohup what it keeps alive with
# the end of the terminal, and every program that a test starts inherits that: nine tests of Ctrl-C
# failed there, and three of a closed terminal.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
