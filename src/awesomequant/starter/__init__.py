"""What ``init`` copies: a list with one example, its pages, and how MkDocs builds them."""
