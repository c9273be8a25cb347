"""The grammar of lists: from the blocks of a document, in any form, to its entries.

A line goes through these modules, in this order:

1. ``document``: the blocks of any form (``formats/markdown`` makes those of Markdown,
   ``html_blocks`` those of HTML), and their text with its links and styles.
2. ``units``, which asks ``lines`` (rows of tables among them), ``paragraphs``, ``headings``: which
   blocks are one entry, what stands below it, which headings are titles or labels.
3. ``separators``: the runs of words of an entry, apart at brackets, signs, styles and the
   ``labels`` of its lines.
4. ``signatures``: how a list signs and marks its works, told from all entries: keys, families in
   capitals or alone, where people work.
5. ``roles``, with ``people``, ``venues`` (and the imprint behind them) and ``labels``: what each
   run may be; ``titles``: where in a run a title may stand.
6. ``title_choice``: the readings of an entry, scored whole; the entries of a list vote.
7. ``customs``: what a list does in all its entries; what stands at one place of all is one thing.
8. ``statements``, which asks ``entry_links`` (and the counts beside them) and ``publication``
   (venue, date, imprint): what the chosen reading says, field by field, as a draft.
9. ``reader`` does all this for a list; by ``headings`` it says which of its sections hold papers.

What is known of works whoever states it is not here: years in a text, abbreviations of journals,
pages of papers, names, acronyms of venues are in ``works/``, words for columns in ``fields/``.
"""
