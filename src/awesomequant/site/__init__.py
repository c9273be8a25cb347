"""The website: a Library becomes pages and files; knows no MkDocs."""
