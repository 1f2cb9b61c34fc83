"""What the docs say of a rule, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from workshopsite.problems import RULES

_INSTALLED = Path(str(files("workshopsite"))) / "rules.md"
_IN_A_CLONE = Path(__file__).parents[3] / "docs" / "rules.md"


def rule_section(name: str) -> str | None:
    """A rule's section of docs/rules.md as Markdown, its heading included; None for other names."""
    if name not in RULES:
        return None
    page = (_INSTALLED if _INSTALLED.is_file() else _IN_A_CLONE).read_text("utf-8")
    lines = iter(page.partition(f"\n### {name}\n")[2].splitlines())
    return "\n".join([f"### {name}", *_until_heading(lines)]).rstrip()


def _until_heading(lines: Iterator[str]) -> Iterator[str]:
    """Lines up to the next heading; what looks like one within code is none."""
    in_code = False
    for line in lines:
        in_code ^= line.startswith("```")
        if not in_code and line.startswith(("## ", "### ")):
            return
        yield line
