"""The preview in a browser: what an organiser sees while editing."""

import pytest
from live import connected, is_same_page, mark, sees, visit

from serving import SITE, Serving, serving
from sites import write

BROKEN = "This page cannot be made yet"


def test_saving_a_page_shows_it(site, tab):
    visit(tab, site.url)
    site.write("content/index.md", "# Bonjour\n")
    sees(tab, "Bonjour")
    connected(tab)
    site.write("content/index.md", "# Salut\n")
    sees(tab, "Salut")


def test_saving_the_program_shows_it(site, tab):
    visit(tab, site.url)
    sees(tab, "First talk")
    site.write("content/program.yaml", '- {time: "9:00", title: Other talk}\n')
    sees(tab, "Other talk")


def test_saving_a_template_of_the_site_shows_it(site, tab):
    visit(tab, f"{site.url}call/")
    template = (site.folder / "templates/page.html").read_text()
    site.write("templates/page.html", template.replace("one", "two"))
    tab.wait_for_function("document.getElementById('mark').textContent === 'two'")


def test_saving_a_stylesheet_exchanges_it_without_a_reload(site, tab):
    visit(tab, site.url)
    mark(tab)
    site.write("assets/site.css", "body { color: rgb(1, 2, 3); }\n")
    tab.wait_for_function("getComputedStyle(document.body).color === 'rgb(1, 2, 3)'")
    site.write("assets/site.css", "body { color: rgb(4, 5, 6); }\n")
    tab.wait_for_function("getComputedStyle(document.body).color === 'rgb(4, 5, 6)'")
    assert is_same_page(tab)


@pytest.mark.parametrize(
    ("file", "wrong"),
    [
        ("content/call.md", "---\ntitel: x\n---\n# Call\n"),
        ("content/program.yaml", '- {time: "25:00", title: Talk}\n'),
        ("content/workshop.yaml", "title: [\n"),
        ("templates/page.html", "{% block %}"),
        ("templates/page.html", "{{ page.titel }}"),
    ],
)
def test_a_mistake_is_shown_instead_of_the_page_and_heals(site, tab, file, wrong):
    right = (site.folder / file).read_text()
    visit(tab, f"{site.url}call/")
    site.write(file, wrong)
    sees(tab, BROKEN)
    sees(tab, f"{file}:")
    connected(tab)
    site.write(file, right)
    sees(tab, "Send papers.")
    assert tab.url == f"{site.url}call/"


def test_the_last_good_version_of_a_page_can_be_seen(site, tab):
    visit(tab, f"{site.url}call/")
    site.write("content/workshop.yaml", "title: [\n")
    tab.get_by_text("last good version").click()
    sees(tab, "Send papers.")
    assert tab.locator("#workshopsite-problems").count() == 1
    connected(tab)
    site.write("content/workshop.yaml", SITE["content/workshop.yaml"])
    tab.locator("#workshopsite-problems").wait_for(state="detached")


def test_a_broken_stylesheet_breaks_nothing_else(site, tab):
    visit(tab, site.url)
    site.write("assets/site.css", "body { color: rgb(1, 2, 3) }} nonsense {{\n")
    tab.wait_for_function("getComputedStyle(document.body).color === 'rgb(1, 2, 3)'")
    sees(tab, "Hello.")


def test_problems_of_other_pages_appear_over_this_one_and_go_away(site, tab):
    visit(tab, site.url)
    site.write("content/call.md", "# Call\n\n[dead](nowhere.md)\n")
    panel = tab.locator("#workshopsite-problems")
    panel.wait_for()
    panel.get_by_text("1 problem").click()
    sees(tab, "content/call.md:3")
    connected(tab)
    site.write("content/call.md", SITE["content/call.md"])
    panel.wait_for(state="detached")
    sees(tab, "Hello.")


def test_a_removed_page_becomes_a_404_page_and_comes_back(site, tab):
    site.write("content/index.md", "# Welcome\n")
    site.shows("/", "Welcome")
    visit(tab, f"{site.url}call/")
    (site.folder / "content/call.md").unlink()
    sees(tab, "Page not found")
    connected(tab)
    site.write("content/call.md", SITE["content/call.md"])
    sees(tab, "Send papers.")


def test_a_renamed_page_moves(site, tab):
    site.write("content/index.md", "# Welcome\n")
    visit(tab, f"{site.url}call/")
    (site.folder / "content/call.md").rename(site.folder / "content/papers.md")
    sees(tab, "Page not found")
    tab.goto(f"{site.url}papers/")
    sees(tab, "Send papers.")


def test_fifty_files_at_once_are_one_reload(site, tab):
    visit(tab, site.url)
    loads = []
    tab.on("load", lambda page: loads.append(page.url))
    for number in range(50):
        site.write(f"content/many/page{number}.md", f"# Page {number}\n")
    site.write("content/index.md", "# Many\n")
    sees(tab, "Many")
    tab.wait_for_timeout(700)
    assert len(loads) == 1
    assert site.output.count("changed, read") == 1


def test_two_tabs_show_it_both(site, context, tab):
    other = context.new_page()
    visit(tab, site.url)
    visit(other, f"{site.url}call/")
    site.write("content/workshop.yaml", SITE["content/workshop.yaml"].replace("Energy", "Water"))
    sees(tab, "Water Workshop")
    sees(other, "Water Workshop")


def test_a_tab_catches_up_when_the_server_is_started_again(site, tab):
    visit(tab, f"{site.url}call/")
    site.stop()
    site.write("content/call.md", "# While you were away\n")
    with serving(site.folder, port=site.port):
        sees(tab, "While you were away")


def test_a_tab_that_has_seen_it_all_is_not_reloaded_by_connecting(site, tab):
    visit(tab, site.url)
    mark(tab)
    tab.wait_for_timeout(500)
    assert is_same_page(tab)


def test_the_scroll_position_is_kept(site, tab):
    visit(tab, f"{site.url}long/")
    tab.evaluate("scrollTo(0, 1500)")
    site.write("content/long.md", (site.folder / "content/long.md").read_text() + "\nThe end.\n")
    sees(tab, "The end.")
    tab.wait_for_function("scrollY > 1400 && scrollY < 1600")


def test_the_scroll_position_is_kept_through_a_mistake_in_the_stylesheet(site, tab):
    visit(tab, f"{site.url}long/")
    tab.evaluate("scrollTo(0, 1500)")
    site.write("assets/site.css", "body { color: rgb(1, 2, 3); }\n")
    tab.wait_for_function("getComputedStyle(document.body).color === 'rgb(1, 2, 3)'")
    assert 1400 < tab.evaluate("scrollY") < 1600


def test_follow_opens_the_page_that_was_changed(tmp_path, tab):
    address = ["--base-url", "https://example.org/repo/"]
    with serving(write(tmp_path, SITE), "--follow", *address) as site:
        visit(tab, site.url)
        site.write("content/call.md", "# Call\n\nTwo pages.\n")
        sees(tab, "Two pages.")
        assert tab.url == f"{site.url}call/"
        connected(tab)
        site.write("content/call.md", "# Call\n\nThree pages.\n")
        sees(tab, "Three pages.")


def test_a_site_that_is_broken_at_the_start_heals(tmp_path, tab):
    with serving(tmp_path) as site:
        visit(tab, site.url)
        sees(tab, BROKEN)
        write(tmp_path, SITE)
        sees(tab, "Hello.")


def test_a_site_that_gets_an_address_with_a_path_moves_there(site, tab):
    visit(tab, site.url)
    site.write("content/workshop.yaml", f"{SITE['content/workshop.yaml']}url: https://a.org/b/\n")
    tab.wait_for_url(f"{site.url}b/")
    sees(tab, "Hello.")


def test_a_name_of_another_machine_that_leads_here_is_refused(site, tab):
    answer = tab.goto(f"http://rebound.example:{site.port}/")
    assert answer.status == 403
    sees(tab, "--allow-host")


def test_a_page_of_another_site_cannot_listen(site, tab):
    """A foreign page, here one on another port, tries to connect and to read."""
    with serving_elsewhere(site) as other:
        tab.goto(other.url)
        answer = tab.evaluate(
            """async (address) => {
              const closed = new Promise((done) => {
                const socket = new WebSocket(address.replace("http", "ws") + "livereload");
                socket.onopen = () => done("open");
                socket.onerror = () => done("refused");
              });
              const read = await fetch(address).then(() => "read", () => "refused");
              return [await closed, read];
            }""",
            site.url,
        )
        assert answer == ["refused", "refused"]


def serving_elsewhere(site: Serving):
    return serving(site.folder)


def test_an_ipv6_address_reloads_too(tmp_path, tab):
    """livereload.js alone does not understand such an address."""
    with serving(write(tmp_path, SITE), "--host", "::1") as site:
        assert "[::1]" in site.url
        visit(tab, site.url)
        site.write("content/index.md", "# Bonjour\n")
        sees(tab, "Bonjour")


def test_a_page_that_was_left_and_is_gone_back_to_is_up_to_date(site, tab):
    visit(tab, site.url)
    tab.goto(f"{site.url}call/")
    connected(tab)
    site.write("content/index.md", "# Bonjour\n")
    site.shows("/", "Bonjour")
    tab.wait_for_timeout(500)  # in which this page reloads
    tab.go_back()
    sees(tab, "Bonjour")


def test_draft_pages_carry_a_badge(site, tab):
    site.write("content/draft.md", "---\ndraft: true\n---\n# Not yet\n")
    site.shows("/draft/", "Not yet")
    visit(tab, f"{site.url}draft/")
    assert tab.locator(".badge.draft").is_visible()


def test_nothing_is_asked_of_other_hosts(site, tab):
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    visit(tab, site.url)
    assert asked
    assert all(url.startswith(site.url) for url in asked)


def test_saving_a_part_of_the_themes_style_exchanges_all_of_it_without_a_reload(site, tab):
    visit(tab, site.url)
    mark(tab)
    site.write("assets/people.css", "body { outline-color: rgb(1, 2, 3); }\n")
    tab.wait_for_function("getComputedStyle(document.body).outlineColor === 'rgb(1, 2, 3)'")
    assert is_same_page(tab)
