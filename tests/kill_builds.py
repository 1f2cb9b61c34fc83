"""Kill builds at random moments and see that the next one heals the site.

    python tests/kill_builds.py [TIMES]

A site changes to and fro between two versions. Each time a real ``workshopsite build`` of the
other version is started and killed (SIGKILL): one time at a random moment of the build, one time
at a random moment of its last part, in which it writes. Afterwards every file of the result must
be whole, as one of the two versions has it, and the next build must give exactly the version that
it was asked for.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

BUILD = [sys.executable, "-m", "workshopsite", "build", "--quiet"]
OURS = ".workshopsite/"


def version(folder: Path, number: int, many: int) -> Path:
    """Write version 0 or 1 of a site: files of both, files of one, folders that become files."""
    content = folder / "content"
    content.mkdir(parents=True)
    title = f"title: Version {number}\nurl: https://example.org/{number}/\n"
    (content / "workshop.yaml").write_text(title)
    for at in range(20):
        (content / f"page-{at}.md").write_text(f"---\ntitle: Page {at}\n---\n\n" + "Text. " * at)
        (content / f"only-{number}-{at}.md").write_text(f"# Only in {number}\n")
    for at in range(many):
        (content / f"changing-{at}.bin").write_bytes(bytes([number]) * 20_000)
        (content / f"only-{number}-{at}.txt").write_text(f"Only in {number}\n")
    if number:
        (content / "place").write_text("a file")
    else:
        (content / "place").mkdir()
        (content / "place/inside.txt").write_text("in a folder")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a result, without our bookkeeping."""
    found = (path for path in folder.rglob("*") if path.is_file())
    named = {path.relative_to(folder).as_posix(): path for path in found}
    return {name: path.read_bytes() for name, path in named.items() if not name.startswith(OURS)}


def build(site: Path, output: Path) -> None:
    """Build to the end, without a word."""
    done = subprocess.run([*BUILD, site, "--output", output], capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"a build failed:\n{done.stdout.decode()}{done.stderr.decode()}")


def started(site: Path, output: Path) -> subprocess.Popen[bytes]:
    """A build that is under way."""
    command = [*BUILD, site, "--output", output]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait_until_it_writes(process: subprocess.Popen[bytes], output: Path) -> None:
    """Wait for the first thing that a build writes when all is made: the manifest."""
    manifest = output / OURS / "manifest.json"
    before = manifest.stat().st_mtime_ns
    while process.poll() is None and manifest.stat().st_mtime_ns == before:
        time.sleep(0.0005)


def killed(site: Path, output: Path, seconds: float, *, in_the_end: bool) -> bool:
    """Start a build and kill it some seconds later; whether it was still running.

    Args:
        site: what to build.
        output: the result of an earlier build.
        seconds: how long to wait.
        in_the_end: whether to begin to wait when the build begins to write.
    """
    with started(site, output) as process:
        if in_the_end:
            wait_until_it_writes(process, output)
        time.sleep(seconds)
        was_running = process.poll() is None
        process.kill()
    return was_running


def durations(site: Path, output: Path) -> tuple[float, float]:
    """How many seconds a build takes, and how many of them it writes."""
    begin = time.perf_counter()
    with started(site, output) as process:
        wait_until_it_writes(process, output)
        middle = time.perf_counter()
        process.wait()
    end = time.perf_counter()
    return end - begin, end - middle


def torn(output: Path, versions: list[dict[str, bytes]]) -> list[str]:
    """The files of a result that are whole in neither version."""
    return [
        name
        for name, data in files(output).items()
        if data not in [version.get(name) for version in versions]
    ]


def lost(output: Path, versions: list[dict[str, bytes]]) -> list[str]:
    """The files that both versions have alike and the result does not have."""
    here = files(output)
    one, other = versions
    return [name for name, data in one.items() if other.get(name) == data and name not in here]


def kill_builds(times: int, folder: Path, *, many: int = 300, seed: int = 2021) -> Counter[str]:
    """Kill builds in a folder; how they ended. AssertionError where one does harm.

    Args:
        times: how many.
        folder: empty; gets the sites and their results.
        many: how many files each version has that change, and how many that only it has.
        seed: of the random moments.
    """
    sites = [version(folder / str(number), number, many) for number in (0, 1)]
    wanted = []
    for number, site in enumerate(sites):
        build(site, folder / f"wanted-{number}")
        wanted.append(files(folder / f"wanted-{number}"))
    output = folder / "out"
    build(sites[1], output)
    whole, writing = durations(sites[0], output)
    moments, ends, now = random.Random(seed), Counter[str](), 0
    for attempt in range(times):
        in_the_end = bool(attempt % 2)
        moment = moments.uniform(0, writing if in_the_end else whole)
        was_running = killed(sites[1 - now], output, moment, in_the_end=in_the_end)
        ends[_found(output, wanted[now], wanted[1 - now], was_running=was_running)] += 1
        # Every third time back to where it came from, else on to where it was going.
        now = now if attempt % 3 == 2 else 1 - now
        build(sites[now], output)
        assert files(output) == wanted[now], f"attempt {attempt} was not healed"
        assert [path.name for path in (output / OURS).iterdir()] == ["manifest.json"]
    return ends


def _found(output: Path, old: dict[str, bytes], new: dict[str, bytes], *, was_running: bool) -> str:
    """What is there after a build was killed, in a few words; it must be whole."""
    assert torn(output, [old, new]) == []
    assert lost(output, [old, new]) == []
    found = files(output)
    if found == new:
        return "killed when all was written" if was_running else "finished before it was killed"
    spooled = any(path.name.startswith("spool") for path in (output / OURS).iterdir())
    if found == old:
        return "killed while making the files" if spooled else "killed while reading"
    return "killed while writing"


def main() -> None:
    """Run from the command line."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    folder = Path(tempfile.mkdtemp())
    try:
        ends = kill_builds(times, folder)
    finally:
        shutil.rmtree(folder)
    for end, count in sorted(ends.items()):
        print(f"{count:4} {end}")  # noqa: T201 - this is a command
    healed = "every file was whole, and every next build healed the site"
    print(f"{times} builds killed: {healed}")  # noqa: T201 - this is a command


if __name__ == "__main__":
    main()
