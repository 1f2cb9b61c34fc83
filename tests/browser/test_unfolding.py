"""Questions that open by their address, and players that load nothing before a click."""

from __future__ import annotations

import pytest

from built import built
from static_server import static_server

PLAYER = "https://www.youtube-nocookie.com/embed/abc_DEF-123"
FILES = {
    "content/workshop.yaml": "title: X\ndate: 2025-05-05\ntimezone: UTC\n",
    "content/program.yaml": (
        "- {time: 9:00, title: T, speaker: Ada Example, video: 'https://youtu.be/abc_DEF-123'}\n"
    ),
    "content/faq.md": "---\ntitle: Questions\nlayout: faq\n---\n"
    + "".join(f"## Question {at}?\n\nAnswer {at}.\n\n" for at in range(40)),
    "assets/favicon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}


@pytest.fixture
def address(tmp_path):
    """Where the finished site stands."""
    with static_server(built(tmp_path, FILES)) as address:
        yield address


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(chromium, request):
    """A tab that notes what it asks other hosts for, and gets an empty page from them."""
    context = chromium.new_context(java_script_enabled=request.param)
    asked = []

    def answer(route):
        asked.append(route.request.url)
        route.fulfill(body="<title>Player</title>", content_type="text/html")

    context.route(lambda url: not url.startswith("http://127.0.0.1"), answer)
    page = context.new_page()
    page.asked = asked
    yield page
    context.close()


def test_the_address_of_a_question_opens_its_answer_and_shows_both(page, address):
    page.goto(f"{address}faq/#question-25")
    question = page.get_by_text("Question 25?")
    answer = page.get_by_text("Answer 25.")
    from playwright.sync_api import expect

    expect(answer).to_be_in_viewport()  # it scrolls once the answer is open
    expect(question).to_be_in_viewport()
    assert not page.get_by_text("Answer 24.").is_visible()


def test_a_question_unfolds_by_keyboard(page, address):
    page.goto(f"{address}faq/")
    page.locator("summary").nth(3).focus()
    page.keyboard.press("Enter")
    page.get_by_text("Answer 3.").wait_for(state="visible")


def test_a_video_is_loaded_into_the_page_by_the_click_that_names_its_host(page, address):
    page.goto(f"{address}program/t/", wait_until="networkidle")
    page.get_by_text("Video on this page").click()
    load = page.get_by_role("link", name="Load from www.youtube-nocookie.com")
    load.wait_for(state="visible")
    page.wait_for_load_state("networkidle")
    assert page.asked == []
    load.click()
    page.frame_locator("iframe").locator("html").wait_for()
    page.wait_for_load_state("networkidle")
    assert page.asked == [PLAYER]
    assert page.url == f"{address}program/t/"
