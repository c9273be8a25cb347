"""Tables of results, of any format: read cell by cell, then by what their columns hold."""
