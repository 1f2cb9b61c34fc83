"""JSON Schemas of what organisers type, for editors that complete, explain and check it.

They are put together from the models: the keys with their descriptions and examples (`making.py`),
and the form of each key's type (`model/forms.py`).
"""

from __future__ import annotations

NAMES = ("workshop", "program", "people", "papers", "competition", "front-matter")
"""What there are schemas for: data files without their ending, and the top of pages."""

FOLDER = ".schemas"
"""Where they are in a site's folder: beside content/, so that the files there can name them."""
