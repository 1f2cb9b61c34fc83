"""How much a site may hold: what is beyond is a mistake, and would take all memory or hours.

Whatever is refused because there is too much of it is refused by a number that stands here,
by one of pictures in `pictures/recipe.py`, or, for what a page nests, by one of the dialect.
They keep a build within 500 MB, and leave room for ten times the largest workshop that we know.
"""

from __future__ import annotations

LARGEST_TEXT = 5_000_000
"""Bytes of a page, a data file or a template."""

LONGEST_NAME = 255
"""Bytes of the name of a file or folder: no usual file system has longer ones."""

MOST_VALUES = 200_000
"""Values in a YAML file: a few lines of anchors and aliases can stand for billions."""

MOST_LEVELS = 100
"""Levels of nesting in a YAML file: nobody types more, and they would exhaust Python's stack."""

MOST_ROWS = 20_000
"""Rows of a table."""

MOST_CELLS = 500_000
"""Cells of a table, and so its columns as well."""

MOST_SLOTS = 1_000
"""Slots in a day: where one ends is found by looking at all others."""
