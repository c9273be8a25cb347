"""Is a bibliography true? A reader's own entries compared with what lists know, and mended."""
