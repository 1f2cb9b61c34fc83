"""What a page holds besides what is on the screen at first."""

from __future__ import annotations

from playwright.sync_api import Page

_UNFOLD = """() => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { content-visibility: visible !important }");
  document.adoptedStyleSheets.push(sheet);
}"""

_LOAD = """() => {
  for (const one of document.images) one.loading = "eager";
  return Promise.all([...document.images].map(one => one.decode()));
}"""


def unfold(tab: Page) -> None:
    """Open everything that folds, and let the browser lay out what it puts off until it is seen."""
    tab.evaluate(_UNFOLD)


def load_pictures(tab: Page) -> None:
    """Load the pictures that the browser puts off, too, and wait for them; a failing one raises."""
    tab.evaluate(_LOAD)
