"""Every kind of page on screens from the smallest telephone on, and without scripts."""

from urllib.parse import urlsplit

import pytest
from whole_page import unfold

from every_kind import KINDS
from measured_sites import EVERY_PAGE, in_words

WIDTHS = (320, 360, 768, 1280)

TOO_WIDE = """() => {
  const root = document.documentElement;
  const cut = [root, document.body].filter(e => getComputedStyle(e).overflowX !== "visible");
  const moves = element => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement)
      if (getComputedStyle(box).overflowX !== "visible") return true;
    return false;
  };
  const out = [...document.querySelectorAll("main *, header *, footer *")].filter(element => {
    const {left, right, width} = element.getBoundingClientRect();
    const seen = element.checkVisibility() && width > 1;
    return seen && (right > root.clientWidth + 1 || left < -1) && !moves(element);
  });
  const wide = root.scrollWidth > root.clientWidth ? [`scrolls to ${root.scrollWidth}`] : [];
  return [...wide, ...cut.map(e => `${e.tagName} is cut`), ...out.slice(0, 5).map(e =>
    `${e.tagName} ${e.className} ${e.textContent.trim().slice(0, 40)}`)];
}"""
"""What is outside of the screen, unless it is in a box of its own that can be moved."""

WORDS = """() => {
  const words = text => text.normalize("NFKC").toLowerCase().match(/[\\p{L}\\p{N}:]+/gu) ?? [];
  const main = document.querySelector("main");
  const pieces = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const hidden = [];
  while (pieces.nextNode()) {
    const {data, parentElement} = pieces.currentNode;
    if (parentElement.closest("math, script, style, template, [aria-hidden]")) continue;
    if (!parentElement.checkVisibility()) hidden.push(...words(data));
  }
  return {shown: words(main.innerText), hidden};
}"""
"""The words of the main content that are shown, and those of the file that are not."""


def words(tab):
    """The words that the main content shows on some screen, and those that it shows on none."""
    shown, hidden = set(), set()
    for width in (360, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        found = tab.evaluate(WORDS)
        shown |= set(found["shown"])
        hidden |= set(found["hidden"])
    return shown, hidden - shown


def watched(tab, host):
    """A list that fills with what the browser complains about, and with requests to others."""
    complaints = []
    tab.on("console", lambda message: complaints.append(f"console: {message.text}"))
    tab.on("pageerror", lambda error: complaints.append(f"script: {error}"))
    tab.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
    tab.on("request", lambda request: complaints.extend(_elsewhere(request.url, host)))
    tab.on("response", lambda response: complaints.extend(_refused(response)))
    return complaints


def _elsewhere(url, host):
    parts = urlsplit(url)
    inside = parts.netloc == host or parts.scheme in ("data", "blob")
    return [] if inside else [f"another host: {url}"]


def _refused(response):
    return [f"{response.status}: {response.url}"] if response.status >= 400 else []


@pytest.fixture(scope="module")
def silent_tab(chromium, sites):
    """A tab, and the list of what the browser complains about in it."""
    context = chromium.new_context(reduced_motion="reduce")
    tab = context.new_page()
    yield tab, watched(tab, urlsplit(sites.url).netloc)
    context.close()


RIGHT_TO_LEFT = [
    ("from right to left", KINDS[kind])
    for kind in ("home", "program", "talk", "papers", "paper", "person", "committees", "plain")
]


@pytest.mark.parametrize(
    "page", [*EVERY_PAGE, *RIGHT_TO_LEFT], ids=lambda page: f"{page[0]}-{in_words(page)}"
)
def test_a_page_fits_every_screen_and_no_browser_complains(sites, silent_tab, page):
    tab, complaints = silent_tab
    complaints.clear()
    tab.set_viewport_size({"width": WIDTHS[0], "height": 800})
    tab.goto(sites.address(*page), wait_until="networkidle")
    wide = {}
    for folded in (True, False):
        if not folded:
            unfold(tab)
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 800})
            wide[width, folded] = tab.evaluate(TOO_WIDE)
    assert {where: what for where, what in wide.items() if what} == {}
    assert complaints == []


@pytest.fixture(scope="module")
def scriptless(chromium):
    """A tab that runs no scripts."""
    context = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("page", EVERY_PAGE, ids=in_words)
def test_no_word_is_missing_without_scripts(sites, scriptless, silent_tab, page):
    """Every word of the file is shown, and scripts show the same and perhaps more."""
    found = {}
    for name, tab in {"without": scriptless, "with": silent_tab[0]}.items():
        tab.goto(sites.address(*page))
        unfold(tab)
        found[name] = words(tab)
    shown, hidden = found["without"]
    assert len(shown) > 3
    assert hidden == set()
    assert shown - found["with"][0] == set()


def test_what_does_not_fit_or_complains_is_found(tab, sites):
    """So that the tests above can fail."""
    complaints = watched(tab, urlsplit(sites.url).netloc)
    tab.goto(sites.address("one"))
    tab.set_viewport_size({"width": 320, "height": 800})
    assert tab.evaluate(TOO_WIDE) == []
    assert complaints == []
    tab.evaluate("""() => {
      document.querySelector("main").innerHTML =
        "<p hidden>Nobody reads</p><div class='wide' style='inline-size: 400px'>Wide</div>";
      console.log("hello");
      return fetch("/no-such-file").then(() => fetch("http://rebound.example:1/")).catch(() => 1);
    }""")
    assert tab.evaluate(TOO_WIDE) == ["scrolls to 400", "DIV wide Wide"]
    assert words(tab) == ({"wide"}, {"nobody", "reads"})
    told = {complaint.partition(":")[0] for complaint in complaints}
    assert told == {"console", "failed", "another host", "404"}
