"""Our Python put into JavaScript, so that a page runs the engine of the command line, and no copy.

`modules` reads sources and finds what a name means, `types` what is known of a value, `expressions`,
`calls`, `statements` and `classes` write JavaScript, and `program` joins what an entry reaches with
the run time that lies in `runtime/`.  What it does not know it refuses, with its place.
"""
