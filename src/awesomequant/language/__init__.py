"""One language for text: plain Unicode, with mathematics between dollar signs.

Every title, name and abstract of a list is text in this language.  ``tex`` and ``markup`` read it
from TeX and from HTML, JATS or MathML; ``html``, ``plain``, ``markdown`` and ``tex`` write it.
``math`` says which dollars hold a formula, ``signs`` which characters no text may hold.
"""
