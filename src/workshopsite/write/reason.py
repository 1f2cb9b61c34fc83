"""Why the operating system refused something, in words for a message."""

from __future__ import annotations


def reason(error: OSError) -> str:
    """What the system says about an error, as part of a sentence."""
    text = error.strerror or str(error) or type(error).__name__
    return text[:1].lower() + text[1:]
