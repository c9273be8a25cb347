"""The grammar of lists: from the blocks of a document, in any form, to its entries.

A line goes through these modules, in this order:

1. ``blocks`` (``html_blocks`` for HTML, ``formats/markdown`` for Markdown): headings, items, rows;
   their text with its links and styles is ``inline``.
2. ``units``, ``lines``, ``tables``: which blocks are one entry, and what stands below it.
3. ``pieces``, ``labels``: the runs of words of an entry, apart at brackets, signs and styles.
4. ``roles``, with ``people``, ``venues`` and ``words``: what each run may be.
5. ``title_choice``: the readings of an entry, scored whole; the entries of a list vote.
6. ``parts``, ``details``, ``links``, ``statements``: the draft that the chosen reading states.
7. ``reader`` does all this for a list; ``sections`` says which of its sections hold papers.
"""
