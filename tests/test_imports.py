"""What is slow to import is imported where it is used, and not before."""

import json
import os
import subprocess
import sys

from sites import write

NEVER = (
    "asyncio",  # serve and check --external
    "difflib",  # mistakes
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


def printed(code, *arguments):
    """What a program prints."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def test_no_garbage_is_looked_for_while_modules_are_imported():
    code = (
        "import gc; from workshopsite.commands.loading import staying\n"
        "with staying():\n"
        "    looked = gc.isenabled()\n"
        "    made = [gc]\n"
        "print(looked, gc.isenabled(), any(it is made for it in gc.get_objects()))\n"
    )
    assert printed(code) == "False True False\n"


def test_what_a_first_command_leaves_is_garbage_for_a_second_one():
    code = (
        "import gc; from workshopsite.commands.loading import staying\n"
        "with staying():\n"
        "    pass\n"
        "left = [gc]\n"
        "with staying():\n"
        "    pass\n"
        "print(any(it is left for it in gc.get_objects()))\n"
    )
    assert printed(code) == "True\n"


def test_what_modules_declare_is_made_when_it_is_used():
    code = (
        "import dataclasses, re, sys\n"
        "def noted(make):\n"
        "    def made(*given, **named):\n"
        "        print(sys._getframe(1).f_globals['__name__'], make.__name__)\n"
        "        return make(*given, **named)\n"
        "    return made\n"
        "dataclasses.dataclass, re.compile = map(noted, (dataclasses.dataclass, re.compile))\n"
        "import workshopsite.cli, workshopsite.build, workshopsite.serve.session\n"
    )
    ours = {line for line in printed(code).splitlines() if line.startswith("workshopsite")}
    assert ours - {"workshopsite.late dataclass", "workshopsite.late compile"} == {
        "workshopsite.read.frontmatter compile",  # python-frontmatter insists
        "workshopsite.render.environment compile",  # asked for every value that a template prints
    }


def test_nothing_is_looked_through_when_the_program_ends():
    code = (
        "import atexit, gc\n"
        "from workshopsite.entry import main\n"
        "last = []\n"
        "atexit.register(lambda: last.append('of all'))\n"
        "def looking(phase, _):\n"
        "    if last and phase == 'start':\n"
        "        print(len(gc.get_objects()), flush=True)\n"
        "gc.callbacks.append(looking)\n"
        "main()\n"
    )
    assert int(printed(code, "--help").splitlines()[-1]) < 100
