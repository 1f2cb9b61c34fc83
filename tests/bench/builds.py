"""Measures builds: tools in turn, so that what the machine does meanwhile hits all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from bench.corpus import SIZES, corpus
from bench.processes import CommandFailedError, Run, run
from bench.tool import Tool
from bench.tools import OURS

COLD, NOTHING, PAGE = "cold", "nothing changed", "one page edited"
PROGRAM, ONE_CORE = "one talk's title edited", "cold, on one core"
STEPS = (COLD, NOTHING, PAGE, PROGRAM, ONE_CORE)
"""What is measured of a build; the last two of ours only."""

SLOW = 12.0
"""Seconds of a cold build from which on a tool is measured in two rounds only."""

AWAY = "away"
"""The folder in the scratch folder for what is done with."""


@dataclass
class Site:
    """The site of a corpus, as a tool builds it.

    Attributes:
        tool: what builds it.
        size: the corpus's size.
        scratch: the folder in which tools and sites are.
        steps: what was measured, by name, in the order of the rounds.
        slow: whether a cold build takes longer than SLOW.
        memory: MB that a cold build had, all its processes together.
        files: how many files it made, by ending, and "bytes".
    """

    tool: Tool
    size: str
    scratch: Path
    steps: dict[str, list[Run]] = field(default_factory=dict)
    slow: bool = False
    memory: float = 0.0
    files: dict[str, int] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return self.scratch / "sites" / f"{self.tool.key}-{self.size}"

    @property
    def cache(self) -> Path:
        """What it has for the user's folder of caches."""
        return self.folder.with_name(f"{self.folder.name}.cache")

    @property
    def environment(self) -> dict[str, str]:
        return {
            "XDG_CACHE_HOME": str(self.cache),
            "LC_ALL": "C.UTF-8",
            "NO_COLOR": "1",
            "PYTHONDONTWRITEBYTECODE": "",  # as it is where nobody has set it
        }

    def build(self, *prefix: str, watched: bool = False) -> Run:
        command = [*prefix, *self.tool.command(self.scratch), *self.tool.arguments]
        return run(command, self.folder, self.environment, watched=watched)

    def write(self) -> None:
        """Write the site anew."""
        self._put_away(self.folder)
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        self.tool.write(self.size, self.folder)
        self.clear()

    def begin(self) -> None:
        """Write the site and build it once, which does not count."""
        self.write()
        warm = self.build(watched=True)
        self.memory = warm.memory
        self.files = self._counted()
        self.slow = warm.seconds > SLOW

    def clear(self) -> None:
        """Take away the result, and all that is kept for the next build."""
        for path in [self.cache, *(self.folder / n for n in (self.tool.made, *self.tool.kept))]:
            self._put_away(path)

    def _put_away(self, path: Path) -> None:
        """Move a file or folder out of the way.

        To delete thousands of files would slow down whatever makes files next: for some seconds
        ext4 passes over what it has just freed, which takes a build of L a second and more.
        """
        if path.exists():
            away = self.scratch / AWAY
            away.mkdir(parents=True, exist_ok=True)
            path.rename(Path(mkdtemp(dir=away)) / path.name)

    def round(self, number: int) -> None:
        """Measure each step once."""
        self.clear()
        self._measure(COLD)
        self._measure(NOTHING)
        self._edited(PAGE, lambda: self._edit_page(number), "notes/**/*.html")
        if self.tool is OURS:
            self._edited(PROGRAM, lambda: self._edit_program(number), "program/**/*.html")
            self.clear()
            self._measure(ONE_CORE, "taskset", "--cpu-list", "0")

    def _measure(self, step: str, *prefix: str) -> None:
        self.steps.setdefault(step, []).append(self.build(*prefix))

    def _edited(self, step: str, edit: Callable[[], str], pages: str) -> None:
        sentence = edit()
        self._measure(step)
        made = (self.folder / self.tool.made).glob(pages)
        if not any(sentence in page.read_text("utf-8") for page in made):
            raise CommandFailedError(f"{self.tool.name} did not build what was edited: {sentence}")

    def _edit_page(self, number: int) -> str:
        """Append a sentence to a plain page, each time to another one."""
        sentence = f"This was added in round {number}."
        name = f"note-{number % (SIZES[self.size] // 4) + 1}"
        source = self.folder / self.tool.source.format(kind="notes", name=name)
        with source.open("a", encoding="utf-8") as file:
            file.write(f"\n{sentence}\n")
        return sentence

    def _edit_program(self, number: int) -> str:
        """Change the title of a talk, each time of another one."""
        talks = [text for text in corpus(self.size) if text.kind == "talks"]
        title = f"Revised in round {number}"
        program = self.folder / "content/program.yaml"
        text = program.read_text("utf-8")
        before = f"title: {talks[number % len(talks)].title}\n"
        program.write_text(text.replace(before, f"title: {title}\n", 1), "utf-8")
        return title

    def _counted(self) -> dict[str, int]:
        made = [p for p in (self.folder / self.tool.made).rglob("*") if p.is_file()]
        endings = Counter(path.suffix or path.name for path in made)
        return {**dict(sorted(endings.items())), "bytes": sum(p.stat().st_size for p in made)}

    def results(self) -> dict[str, Any]:
        """What is kept of all this."""
        runs = [run for step in self.steps.values() for run in step]
        return {
            "seconds": {step: [round(r.seconds, 4) for r in rs] for step, rs in self.steps.items()},
            "memory": round(max(self.memory, *(run.memory for run in runs)), 1),
            "files": self.files,
        }


def measured(
    tools: list[Tool], size: str, runs: int, scratch: Path, tell: Callable[[str], None]
) -> dict[str, Any]:
    """The results of each tool for one size, by its name."""
    sites = [Site(tool, size, scratch) for tool in tools]
    for site in sites:
        tell(f"{size} {site.tool.name}")
        site.begin()
    for number in range(1, runs + 1):
        for site in sites:
            if number <= 2 or not site.slow:
                tell(f"{size} {site.tool.name} {number}")
                site.round(number)
    return {site.tool.name: site.results() for site in sites}
