"""Addresses that have a meaning of their own, whoever makes the page that stands there."""

from __future__ import annotations

HOME = "/"
"""The site's first page."""

PROGRAM = "/program/"
"""The page that shows the whole program; ids of days and slots are anchors on it."""

NOT_FOUND = "/404.html"
"""What hosts show for an address that does not exist."""
