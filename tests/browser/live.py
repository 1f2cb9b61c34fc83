"""What the browser tests wait for."""

from __future__ import annotations

from playwright.sync_api import Page

CONNECTED = "window.workshopsiteConnected === true"
_NOTE = "document.addEventListener('LiveReloadConnect', () => window.workshopsiteConnected = true)"


def visit(tab: Page, url: str) -> None:
    """Open an address and wait until the page listens for changes."""
    tab.add_init_script(_NOTE)
    tab.goto(url)
    tab.wait_for_load_state()
    connected(tab)


def connected(tab: Page) -> None:
    """Wait until the page listens for changes."""
    tab.wait_for_function(CONNECTED)


def mark(tab: Page) -> None:
    """Leave a mark on the page that a reload wipes away."""
    tab.evaluate("window.mark = 1")


def is_same_page(tab: Page) -> bool:
    """Whether the page was not reloaded since it was marked."""
    return bool(tab.evaluate("window.mark === 1"))


def sees(tab: Page, text: str) -> None:
    """Wait until the page shows a text."""
    tab.get_by_text(text).first.wait_for(timeout=30_000)
