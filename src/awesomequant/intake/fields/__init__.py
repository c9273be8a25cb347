"""What single values and labelled ones say: cells under their heads, keys of objects, links."""
