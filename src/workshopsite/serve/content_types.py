"""The Content-Type of a file."""

from __future__ import annotations

import mimetypes
from pathlib import PurePosixPath


def content_type(path: str) -> str:
    """The Content-Type of a file by its name, with a charset where it is text."""
    kind = _KINDS.get(PurePosixPath(path).suffix.lower()) or mimetypes.guess_type(path)[0]
    kind = kind or "application/octet-stream"
    is_text = kind.startswith("text/") or kind.endswith(("javascript", "json", "xml"))
    return f"{kind}; charset=utf-8" if is_text else kind


# What systems disagree on, or do not know.
_KINDS = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".bib": "text/plain",
    ".css": "text/css",
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
