"""What the benchmark ran on, and with which versions."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from bench.tool import Tool


def machine() -> dict[str, str]:
    """What matters of this machine, by name."""
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    kilobytes = re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text())
    return {
        "Measured on": f"{datetime.now(UTC):%-d %B %Y}",
        "Processor": cpu[1] if cpu else platform.machine(),
        "Cores": str(len(os.sched_getaffinity(0))),
        "Memory": f"{int(kilobytes[1]) / 1e6:.0f} GB" if kilobytes else "unknown",
        "System": platform.freedesktop_os_release()["PRETTY_NAME"],
        "Kernel": f"{platform.system()} {platform.release()}",
        "Python": sys.version.split()[0],
    }


def version(tool: Tool, scratch: Path) -> str:
    """The version of a tool, as it says itself."""
    command = [*tool.command(scratch), *tool.version]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"\d+\.\d[\w.]*", said)
    return found[0] if found else said.strip()
