"""How long it takes from saving a file until the browser shows it.

    python tests/bench/serve.py [FOLDER]

starts a preview of a copy of FOLDER (the repository's own site if not given), opens its home page
in Chromium and saves a page, the program, a template and a stylesheet twenty times each. It prints
the median, the best and the worst time in milliseconds. The time runs from the end of the write
until the changed text is in the page, or the changed colour is computed, as seen by the page
itself; for the first three that is a reload of the page.

This is no test: its numbers depend on the machine and on what else it does.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import sleep, time

TESTS = Path(__file__).parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "browser")]

from conftest import FLAGS  # noqa: E402
from live import connected, visit  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402

from serving import serving  # noqa: E402

TIMES = 20


def copied(folder: Path, target: Path) -> Path:
    """A copy of the site, with a template and a stylesheet to save."""
    for top in ("content", "templates", "assets"):
        if (folder / top).is_dir():
            shutil.copytree(folder / top, target / top)
    partial = target / "templates/partials/footer.html"
    partial.parent.mkdir(parents=True, exist_ok=True)
    partial.write_text('{% include "theme/partials/footer.html" %}\n')
    (target / "assets").mkdir(exist_ok=True)
    (target / "assets/site.css").touch()
    return target


def measured(tab: Page, save: Callable[[int], None], seen: str, *, reloads: bool) -> list[float]:
    """Seconds from the save until a condition on the page is true, for each of the saves."""
    taken = []
    for number in range(TIMES):
        sleep(0.6)  # so that the check in the background of the save before is through
        save(number)
        start = time()
        # The page says when, in its own time; asking it from here would add the way to and fro.
        when = tab.wait_for_function(
            f"() => ({seen.replace('NUMBER', str(number))}) && Date.now()", polling="raf"
        )
        taken.append(when.json_value() / 1000 - start)
        if reloads:
            connected(tab)
    return taken


def main() -> None:
    """Measure and print."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TESTS.parent
    with (
        tempfile.TemporaryDirectory() as copy,
        sync_playwright() as playwright,
        serving(copied(folder, Path(copy))) as site,
    ):
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        tab = browser.new_page()
        visit(tab, site.url)
        root = Path(copy)

        def appended(name: str, text: str) -> Callable[[int], None]:
            before = (root / name).read_text()
            return lambda number: site.write(name, before + text.replace("NUMBER", str(number)))

        def text(kind: str) -> str:
            return f"document.body?.textContent.includes('{kind} saved NUMBER.')"

        program = (root / "content/program.yaml").read_text()
        title = program.split("title: ", 1)[1].split("\n", 1)[0].rstrip("}")
        saves = {
            "page": (appended("content/index.md", "\n\nPage saved NUMBER.\n"), text("Page")),
            "program": (
                lambda number: site.write(
                    "content/program.yaml", program.replace(title, f"Talk saved {number}.", 1)
                ),
                text("Talk"),
            ),
            "template": (
                appended("templates/partials/footer.html", "<p>Template saved NUMBER.</p>\n"),
                text("Template"),
            ),
            "stylesheet": (
                appended("assets/site.css", "\nbody { outline: NUMBERpx solid red; }\n"),
                "getComputedStyle(document.body).outlineWidth === 'NUMBERpx'",
            ),
        }
        print(f"{'':<12}{'median':>8}{'best':>8}{'worst':>8}   milliseconds, {TIMES} saves each")
        for name, (save, seen) in saves.items():
            taken = [s * 1000 for s in measured(tab, save, seen, reloads=name != "stylesheet")]
            print(f"{name:<12}{median(taken):>8.0f}{min(taken):>8.0f}{max(taken):>8.0f}")
        browser.close()


if __name__ == "__main__":
    main()
