"""Our Python put into JavaScript, so that a page runs the engine of the command line, and no copy.

`modules` reads sources and says what their names mean, `names` and `inference` what is known of a
value; `expressions`, `comprehensions`, `calls`, `statements` and `classes` write JavaScript, and
`program` joins what an entry reaches with the run time of `runtime/`.  What it does not know it
refuses, with its place.
"""
