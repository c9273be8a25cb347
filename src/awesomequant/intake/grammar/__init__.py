"""The grammar of lists: from the blocks of a document, in any form, to its entries.

A line goes through these modules, in this order:

1. ``document``: the blocks of any form (``formats/markdown`` makes those of Markdown,
   ``html_blocks`` those of HTML), and their text with its links and styles.
2. ``units``, which asks ``lines`` and ``templates``: which blocks are one entry, what stands below
   it, what the columns of a table hold (``tables``), which headings are labels.
3. ``separators``: the runs of words of an entry, apart at brackets, signs, styles and
   ``line_labels``; ``keys`` by which a list cites and ``capital_families`` are told from all its
   entries.
4. ``roles``, with ``people``, ``venues`` (journals by their ``abbreviations``), ``imprints``,
   ``edited_books`` and ``labels``: what each run may be; ``titles``: where in a run a title may
   stand.
5. ``title_choice``: the readings of an entry, scored whole; the entries of a list vote.
6. ``affiliations``: where people work is no venue.  ``customs``: what a list does in all its
   entries; what stands at one place of all is one thing.
7. ``statements``, which asks ``entry_links``, ``counts`` and ``publication`` (venue, date,
   imprint): what the chosen reading says, field by field, as a draft.
8. ``reader`` does all this for a list; ``sections`` says which of its sections hold papers.
"""
