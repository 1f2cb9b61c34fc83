"""What is slow to import is imported where it is used, and not before."""

import json
import os
import subprocess
import sys

from sites import write

NEVER = (
    "asyncio",  # serve and check --external
    "icalendar",  # tests read calendars with it
    "livereload",
    "rich",
    "tornado",
    "watchfiles",
    "workshopsite.explain.explained",
    "workshopsite.external.check",
    "workshopsite.schema.making",
    "workshopsite.serve.session",
)
"""What no build imports."""

SOMETIMES = (
    "PIL",  # the card of a site whose address is known
    "babel.dates",
    "coloraide",
    "latex2mathml",
    "markdown",
    "pygments",
    "workshopsite.read.paper_rows",
)
"""What only some builds import."""

WORKSHOP = "id: sums\ntitle: Sums\n"
ALL_OF_IT = {
    "content/workshop.yaml": WORKSHOP
    + 'url: https://sums.test/\ndate: 2023-05-23\ntheme: {accent: "#336699"}\n',
    "content/papers.csv": "id,title,authors\n1,A,Ada Example\n",
    "content/a.md": "---\ntitle: A\n---\n*x* and $x$\n\n```python\nx = 1\n```\n",
}


def imported(folder, files):
    """The modules that a build of a site imports."""
    write(folder, files)
    code = (
        "import atexit, json, sys\n"
        "atexit.register(lambda: print(json.dumps(list(sys.modules))))\n"
        "from workshopsite.cli import main\n"
        f"main(['build', '--quiet', {str(folder)!r}])\n"
    )
    environment = os.environ | {"WORKSHOPSITE_PROCESSES": "1"}
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, timeout=60, env=environment
    )
    return set(json.loads(ran.stdout.splitlines()[-1]))


def test_a_build_imports_what_its_site_needs_and_nothing_else(tmp_path):
    small = imported(tmp_path / "small", {"content/workshop.yaml": WORKSHOP})
    assert small.isdisjoint((*NEVER, *SOMETIMES))
    large = imported(tmp_path / "large", ALL_OF_IT)
    assert large.isdisjoint(NEVER)
    assert large.issuperset(SOMETIMES)
