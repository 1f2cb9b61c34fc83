"""What makes a site besides its files: this program, and the packages that it uses."""

from __future__ import annotations

import os
import sys

from workshopsite.again.standing import standing

OURS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
"""Where this package is."""


def look_at_program() -> dict[str, str]:
    """How all files of the program stand, those of the theme too, by their paths.

    So do the folders that packages are in, whose times tell that one was installed or removed.

    Raises:
        OSError: something cannot be looked at.
    """
    folders = filter(os.path.isdir, sys.path[1:])  # the first is the script's, or the current one
    return {path: standing(os.stat(path)) for path in (*_own_files(), *folders)}


def look_at_packages() -> dict[str, str]:
    """How the files of all modules stand that are loaded now, are not ours, and not Python's own.

    They tell that somebody has changed a package where it is.

    Raises:
        OSError: something cannot be looked at.
    """
    files = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    return {file: standing(os.stat(file)) for file in files if file and _is_of_package(file)}


def _is_of_package(file: str) -> bool:
    is_pythons = file.startswith(_PYTHON) and "-packages" not in file
    return not is_pythons and not file.startswith(os.path.join(OURS, ""))


_PYTHON = os.path.join(os.path.dirname(os.__file__), "")


def _own_files() -> list[str]:
    found: list[str] = []
    pending = [OURS]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if not entry.is_dir():
                    found.append(entry.path)
                elif entry.name != "__pycache__":  # which changes while the program runs
                    pending.append(entry.path)
    return found
