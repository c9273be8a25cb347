"""Check the links of a list: politely, twice before one is called dead, with repairs to propose."""
