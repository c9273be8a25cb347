"""What every test shares."""

import os

from hypothesis import settings

# In CI the same examples every time: a red run there must be red again at home.
settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("home", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "home")
