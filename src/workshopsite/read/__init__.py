"""Files to plain data: text, lists and mappings with a position for each, and an index of files."""
