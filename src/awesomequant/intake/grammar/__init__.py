"""The grammar of lists: from the blocks of a document, in any form, to its entries."""
