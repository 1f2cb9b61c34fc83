"""Lists that are written in one text: ``A; B; C``."""

from __future__ import annotations

import re


def split_list(text: str, separator: str) -> list[str]:
    """The parts between separators that stand outside of parentheses; empty ones are left out.

    Args:
        text: as "Ada Example (CNRS; Exampleville); Bob Example".
        separator: a regular expression without groups, as ";".
    """
    parts, at, depth = [], 0, 0
    for match in re.finditer(rf"[()]|{separator}", text):
        if match[0] in "()":
            depth = max(depth + (1 if match[0] == "(" else -1), 0)
        elif not depth:
            parts.append(text[at : match.start()].strip())
            at = match.end()
    parts.append(text[at:].strip())
    return [part for part in parts if part]
