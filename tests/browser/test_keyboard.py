"""Pages by keyboard: all that can be operated is reached, and one sees where one is."""

import pytest
from whole_page import unfold

from every_kind import KINDS
from measured_sites import in_words

PAGES = [
    ("kinds", ""),
    ("kinds", "program/"),
    ("kinds", "program/keynote-3-what-2-2-joules-can-do/"),
    ("kinds", "papers/p08/"),
    ("kinds", "people/"),
    ("kinds", "call/"),
    ("kinds", "faq/"),
    ("kinds", "plain/"),
    ("kinds", "competition/"),
    ("one", ""),
    ("portraits", "program/"),
]

CONTROLS = """() => {
  const controls = [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex='0'], iframe, audio, video")];
  const works = element => element.checkVisibility({visibilityProperty: true}) &&
    !element.disabled && element.tabIndex >= 0 && !element.closest("[inert]") &&
    !(element.type === "radio" && !element.checked);
  window.controls = controls.filter(works);
  return window.controls.map(element =>
    `${element.tagName} ${element.textContent.trim().slice(0, 30)} ${element.id}`);
}"""
"""What a keyboard must reach; of a group of radio buttons, only the chosen one."""

FOCUSED = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const {outlineStyle, outlineWidth} = getComputedStyle(element);
  const isFrame = element.tagName === "IFRAME";
  const uncovered = ({left, top, width, height}) => {
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return width > 1 && height > 1 && hit !== null && element.contains(hit);
  };
  return {
    at: window.controls.indexOf(element),
    what: element.outerHTML.slice(0, 120),
    ring: isFrame || outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    seen: isFrame || [...element.getClientRects()].some(uncovered),
  };
}"""
"""Where the focus is; whether it has a ring of two pixels, and whether nothing covers it.

Of a frame no such thing is asked: the focus goes to what is in it.
"""


def walked(tab, most):
    """What one press of the tabulator after the other focuses, from the top to the end."""
    for _ in range(most):
        tab.keyboard.press("Tab")
        focused = tab.evaluate(FOCUSED)
        if focused is None:
            return
        yield focused


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page[0]}-{in_words(page)}")
def test_every_control_is_reached_and_seen_when_it_has_the_focus(sites, tabs, page, width):
    tab = tabs(width)
    tab.goto(sites.address(*page))
    unfold(tab)
    controls = tab.evaluate(CONTROLS)
    steps = list(walked(tab, len(controls) + 20))
    reached = {step["at"] for step in steps}
    assert [name for at, name in enumerate(controls) if at not in reached] == []
    assert [step["what"] for step in steps if not step["ring"]] == []
    assert [step["what"] for step in steps if not step["seen"]] == []


def test_the_first_control_leads_past_the_menu(sites, tabs):
    tab = tabs(360)
    tab.goto(sites.address("kinds", "program/"))
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_function("document.activeElement.id === 'main-content'", timeout=30_000)


def test_what_folds_opens_by_keyboard(sites, tabs):
    tab = tabs(360)
    tab.goto(sites.address("kinds", "faq/"))
    tab.locator("main summary").first.focus()
    tab.keyboard.press("Enter")
    assert tab.locator("main details").first.evaluate("one => one.open")


OPEN_AND_SHOWN = """selector => {
  const one = document.querySelector(selector);
  const {top, bottom} = one.getBoundingClientRect();
  return one.open && top < innerHeight && bottom > 0;
}"""


@pytest.mark.parametrize(
    ("address", "folded"),
    [
        ("program/#keynote-1-what-2-0-joules-can-do", "#keynote-1-what-2-0-joules-can-do details"),
        ("faq/#may-i-send-two", "details:has(#may-i-send-two), #may-i-send-two"),
    ],
)
def test_what_folds_is_opened_and_shown_by_a_link(sites, chromium, address, folded):
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    tab = context.new_page()
    tab.goto(sites.address("kinds", address))
    tab.wait_for_function(OPEN_AND_SHOWN, arg=folded, timeout=30_000)
    context.close()


def test_a_frame_is_reached_once_something_is_loaded_into_it(sites, chromium):
    context = chromium.new_context()
    context.route(lambda url: not url.startswith(sites.url), _answer_for_others)
    tab = context.new_page()
    tab.goto(sites.address("kinds", KINDS["talk with a video"]))
    tab.get_by_text("Video on this page").click()
    load = tab.locator(".player[open] .button")
    load.focus()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.tagName") == "A"
    load.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_function("!document.querySelector('.player[open] iframe').inert")
    load.focus()
    tab.keyboard.press("Tab")
    # The frame has a process of its own, which takes the focus a moment after the key is handled.
    tab.wait_for_function("document.activeElement.tagName === 'IFRAME'", timeout=30_000)
    context.close()


def _answer_for_others(route):
    route.fulfill(body="<button>Play</button>", content_type="text/html")


def test_what_cannot_be_reached_or_seen_is_found(tab):
    """So that the first test can fail."""
    tab.set_content(
        "<button tabindex='-1'>No</button><button style='outline: none'>Bare</button>"
        "<a href='#x' id='x'>Under</a><button>Good</button>"
        "<style>button:focus, a:focus { outline: 3px solid }</style>"
        "<div style='position: fixed; inset: 0; block-size: 60px; background: red'></div>"
    )
    controls = tab.evaluate(CONTROLS)
    steps = list(walked(tab, 9))
    assert [name.split()[1] for name in controls] == ["Bare", "Under", "Good"]
    assert [step["at"] for step in steps] == [0, 1, 2]
    assert [step["ring"] for step in steps] == [False, True, True]
    assert [step["seen"] for step in steps] == [False] * 3
