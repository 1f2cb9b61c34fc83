"""A build whose command line is plain does without click, and does and says the same as with it."""

import os
import subprocess
import sys

import pytest

from sites import write

FILES = {
    "content/workshop.yaml": "id: sums\ntitle: Sums\ndate: 2023-05-23\n",
    "content/a.md": "# A\n\n## B\n\n#### C\n",
    "content/b.md": "---\ndraft: yes\n---\n# B\n",
}
WITH_CLICK = "from workshopsite.cli import main\nmain()\n"
AS_EVER = "from workshopsite.entry import main\nmain()\n"
LOADED = "import atexit, sys\natexit.register(lambda: print('click' in sys.modules))\n"

PLAIN = [
    [],
    ["--quiet"],
    ["-q", "--all"],
    ["--strict"],
    ["--drafts", "--noindex"],
    ["--base-url", "https://sums.test/a/"],
    ["--output=public", "."],
]
REFUSED = [
    ["--base-url=sums.test"],
    ["--base-url=https://sums.test/?a"],
]


def ran(code, folder, arguments, **environment):
    """What a build prints and its exit code, and the files that it wrote."""
    command = [sys.executable, "-c", code, "build", *arguments]
    around = os.environ | {"WORKSHOPSITE_PROCESSES": "1"} | environment
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, env=around)
    made = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    shown = {str(file.relative_to(folder)): data for file, data in made.items()}
    site = {name: data for name, data in shown.items() if not name.startswith(".workshopsite")}
    return done.stdout.partition(b" s)")[0].rpartition(b"(")[0], done.stderr, done.returncode, site


def alike(tmp_path, arguments, files=FILES, **environment):
    """What is said of a build both with click and as ever, which must be the same."""
    with_click, as_ever = (
        ran(code, write(tmp_path / name, files), arguments, **environment)
        for name, code in (("click", WITH_CLICK), ("ever", AS_EVER))
    )
    assert as_ever == with_click
    return as_ever


@pytest.mark.parametrize("arguments", PLAIN)
def test_a_plain_build_is_the_same_as_with_click(tmp_path, arguments):
    *_, code, made = alike(tmp_path, arguments)
    assert (code == 0) == any(name.endswith("a/index.html") for name in made)


def test_a_plain_build_that_fails_says_the_same(tmp_path):
    _, said, code, _ = alike(tmp_path, [], {**FILES, "content/c.md": "[c](nowhere.md)\n"})
    assert code == 1
    assert b"nowhere.md" in said


@pytest.mark.parametrize("arguments", REFUSED)
def test_what_is_wrong_on_a_plain_command_line_is_for_click_to_say(tmp_path, arguments):
    _, said, code, _ = alike(tmp_path, arguments)
    assert code == 2
    assert said.startswith(b"Usage: ")


def test_a_wrong_date_of_the_environment_is_for_click_to_say(tmp_path):
    _, said, code, _ = alike(tmp_path, [], SOURCE_DATE_EPOCH="yesterday")
    assert (code, b"SOURCE_DATE_EPOCH" in said) == (2, True)


def test_a_shell_that_asks_how_to_go_on_is_for_click_to_answer(tmp_path):
    folder = write(tmp_path / "site", FILES)
    code = f"import sys\nsys.argv[0] = 'workshopsite'\n{AS_EVER}"
    *_, made = ran(code, folder, [], _WORKSHOPSITE_COMPLETE="bash_source")
    assert made.keys() == FILES.keys()


def test_a_stream_in_ascii_is_left_to_click(tmp_path):
    files = {**FILES, "content/\u65e5.md": "[c](nowhere.md)\n"}
    _, said, *_ = alike(tmp_path, [], files, PYTHONIOENCODING="ascii")
    assert "\u65e5".encode() in said


def test_click_is_imported_only_for_what_is_not_plain(tmp_path):
    folder = write(tmp_path / "site", FILES)
    taken = []
    for arguments in ([], ["--strict"], ["--dry-run"], ["--format=text"]):
        command = [sys.executable, "-c", LOADED + AS_EVER, "build", *arguments]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        taken.append(done.stdout.splitlines()[-1])
    assert taken == ["False", "False", "True", "True"]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break differently")
def test_a_reader_of_a_plain_build_that_went_away_is_no_error(tmp_path):
    folder = write(tmp_path / "site", FILES)
    command = [sys.executable, "-m", "workshopsite", "build"]
    around = {name: it for name, it in os.environ.items() if name != "PYTHONUNBUFFERED"}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=folder, stdout=pipe, stderr=pipe, env=around) as process:
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, b"Broken" in said, b"Error" in said) == (1, False, False)


NOTHING_IS_READABLE = "import os\nos.access = lambda path, mode: mode != os.R_OK\n"


def test_a_folder_that_cannot_be_read_is_for_click_to_refuse(tmp_path):
    folder = write(tmp_path / "site", FILES)
    _, said, code, _ = ran(NOTHING_IS_READABLE + AS_EVER, folder, [])
    assert (code, b"is not readable" in said) == (2, True)
