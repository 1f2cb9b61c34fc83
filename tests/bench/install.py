"""Puts the other generators into a scratch folder: each in an environment of its own."""

from __future__ import annotations

import shutil
import subprocess
import venv
from pathlib import Path

from bench.tool import Tool

HERE = Path(__file__).parent
INSTALLER = HERE.parent / "install"
DEBIAN = ("jekyll", "ruby-jekyll-feed", "ruby-jekyll-sitemap")


def install(tools: list[Tool], scratch: Path) -> None:
    """Install what is not there yet, in the versions that requirements/ and npm/ name.

    Raises:
        subprocess.CalledProcessError: an installer failed; what it printed is on the terminal.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    for tool in tools:
        requirements = HERE / "requirements" / f"{tool.key}.txt"
        if requirements.exists():
            _from_pypi(requirements, scratch / tool.key)
        elif tool.origin.startswith("npm"):
            _from_npm(scratch)
        elif tool.origin.startswith("Debian") and shutil.which(tool.program) is None:
            subprocess.run(["sh", INSTALLER, *DEBIAN], check=True)


def _from_pypi(requirements: Path, folder: Path) -> None:
    done = folder / "installed.txt"  # written last: an installation that broke off is done again
    if done.exists() and done.read_bytes() == requirements.read_bytes():
        return
    venv.create(folder, clear=True, with_pip=True)
    python = next(folder.glob("bin/python"))
    subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", requirements], check=True)
    shutil.copy(requirements, done)


def _from_npm(scratch: Path) -> None:
    done = scratch / "node_modules/.package-lock.json"
    lock = HERE / "npm/package-lock.json"
    if done.exists() and done.stat().st_mtime > lock.stat().st_mtime:
        return
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(HERE / "npm" / name, scratch)
    subprocess.run(["npm", "ci", "--no-progress"], cwd=scratch, check=True)
