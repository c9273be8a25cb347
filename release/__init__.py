"""What a release is made of, and what it may be made of: locks, licences, the archives, their SBOM.

No part of the package: who installs awesomequant gets none of it.  ``make.py`` runs it, in .venv.
"""
