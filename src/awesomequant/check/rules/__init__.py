"""Rules of a bibliography: one file, one rule, found by this folder."""
