"""The grammar of lists: from the blocks of a document, in any form, to its entries.

A line goes through these modules, in this order:

1. ``blocks`` (``html_blocks`` for HTML, ``formats/markdown`` for Markdown): headings, items, rows;
   their text with its links and styles is ``inline``.
2. ``units``, ``lines``, ``below``, ``tables``: which blocks are one entry, what stands below it.
3. ``pieces``, ``labels``: the runs of words of an entry, apart at brackets, signs and styles.
4. ``roles``, with ``people``, ``venues`` and ``words``: what each run may be; ``divisions``: where
   in a run a title may stand.
5. ``title_choice``: the readings of an entry, scored whole; the entries of a list vote.
6. ``places``: what stands at one place of all entries is one thing.
7. ``parts``, ``details``, ``links``, ``counts``, ``imprints``, ``remnants``: what the chosen
   reading says, field by field; ``statements`` makes the draft of it.
8. ``reader`` does all this for a list; ``sections`` says which of its sections hold papers.
"""
