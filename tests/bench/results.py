"""What a run of the benchmark found, as it is kept in results.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Any

from bench.corpus import SIZES

KEPT = Path(__file__).parent / "results.json"
"""Those of the last run of everything, from which docs/performance.md is made."""


class Results:
    """Medians of what was measured; None where nothing was.

    Attributes:
        data: as in results.json: "machine", "versions", "builds" and "previews" by size and tool,
            "commands", "markdown". Times are lists of seconds, one for each run.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data

    @classmethod
    def read(cls, path: Path = KEPT) -> Results:
        return cls(json.loads(path.read_text("utf-8")))

    def write(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(self.data, indent=1, ensure_ascii=False) + "\n", "utf-8")

    @property
    def sizes(self) -> list[str]:
        """The sizes at which builds were measured, the smallest first."""
        return [size for size in SIZES if size in self.data["builds"]]

    @property
    def tools(self) -> list[str]:
        """The tools that were measured."""
        return list(self.data["versions"])

    def build(self, tool: str, size: str, step: str) -> float | None:
        """Seconds of a build."""
        return self._median("builds", size, tool, "seconds", step)

    def memory(self, tool: str, size: str) -> float | None:
        """The greatest memory of a build, in MB."""
        found = self._at("builds", size, tool, "memory")
        return float(found) if found else None

    def files(self, tool: str, size: str) -> dict[str, int]:
        """How many files of each ending were made, and their "bytes"."""
        return dict(self._at("builds", size, tool, "files") or {})

    def preview(self, tool: str, size: str, what: str) -> float | None:
        """Seconds until a preview answered."""
        return self._median("previews", size, tool, what)

    def command(self, name: str) -> float | None:
        """Seconds of a command."""
        return self._median("commands", name)

    def markdown(self) -> dict[str, tuple[float, float]]:
        """Seconds of stock Python-Markdown and with our extension, by kind of text."""
        return {name: (slow, fast) for name, (slow, fast) in self.data["markdown"].items()}

    def _median(self, *keys: str) -> float | None:
        found = self._at(*keys)
        return median(found) if found else None

    def _at(self, *keys: str) -> Any:
        found: Any = self.data
        for key in keys:
            found = found.get(key, {})
        return found
