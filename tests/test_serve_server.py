"""The preview as a program: what browsers, neighbours and attackers meet."""

import asyncio
import re
import shutil
import socket
import sys
from itertools import count
from threading import Thread
from time import sleep

import pytest
from click.testing import CliRunner
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from serving import SITE, serving, wait_for
from sites import write
from workshopsite.cli import main
from workshopsite.serve.port import Bound, bind

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and shell scripts")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A preview for tests that change nothing."""
    folder = write(tmp_path_factory.mktemp("ünicöde wörkshop"), SITE)
    with serving(
        folder, "--base-url", "https://example.org/repo/", "--allow-host", "Box.Lan"
    ) as it:
        yield it


@pytest.fixture(scope="module")
def edited(tmp_path_factory):
    """A preview for tests that change the site."""
    with serving(write(tmp_path_factory.mktemp("site"), SITE)) as it:
        yield it


@pytest.fixture
def site(edited):
    """The same, with the site as it was and nothing said yet."""
    for top in ("content", "assets", "templates", "_site"):
        shutil.rmtree(edited.folder / top, ignore_errors=True)
    write(edited.folder, SITE)
    edited.write("content/start.md", f"# Start {next(_numbers)}\n")
    edited.shows("/start/", (edited.folder / "content/start.md").read_text()[2:].strip())
    said = -1
    while said != len(edited.lines):  # writing so much may be more than one burst
        said = len(edited.lines)
        sleep(0.12)
    edited.lines.clear()
    return edited


_numbers = count()


# what is answered


def test_the_address_is_printed_with_its_path_when_it_is_answered(server):
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/repo/", server.url)
    assert server.get("/repo/").status == 200


def test_nothing_may_be_kept_by_a_cache_or_used_by_other_sites(server):
    for path in ("/repo/", "/repo/assets/site.css", "/repo/nothing", "/__workshopsite__/state"):
        headers = server.get(path).headers
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "server" not in headers


def test_a_redirect_keeps_the_query(server):
    reply = server.get("/repo/call?x=1")
    assert (reply.status, reply.headers["location"]) == (302, "/repo/call/?x=1")
    assert server.get("/repo/call/?x=1&y=%ff").status == 200


def test_the_root_leads_to_the_site(server):
    assert server.get("/").headers["location"] == "/repo/"
    assert server.get("/elsewhere").status == 404


def test_head_answers_without_a_body(server):
    reply, whole = server.get("/repo/", "HEAD"), server.get("/repo/")
    assert (reply.status, reply.body) == (200, b"")
    assert reply.headers["content-length"] == str(len(whole.body))


def test_other_methods_are_refused_without_a_traceback(server):
    reply = server.get("/repo/", "POST")
    assert reply.status == 405
    assert "Traceback" not in reply.text


def test_livereloads_own_way_to_force_a_reload_is_not_there(server):
    assert server.get("/forcereload?path=x").status == 404


def test_the_client_is_livereloads_and_ours(server):
    assert "LiveReload" in server.get("/__workshopsite__/livereload.js").text
    assert "LiveReloadPlugin" in server.get("/__workshopsite__/client.js").text
    assert server.get("/__workshopsite__/other").status == 404


@pytest.mark.parametrize(
    "path",
    ["/repo/../../secret", "/repo/%2e%2e/%2e%2e/secret", "/repo/..%2f..%2fsecret", "//secret"],
)
def test_traversal_over_the_wire_ends_at_the_404_page(server, path):
    assert server.get(path).status == 404


# who is answered


@pytest.mark.parametrize("host", ["localhost:1", "127.0.0.1", "[::1]:80", "a.localhost", "box.lan"])
def test_our_own_names_are_answered(server, host):
    assert server.get("/repo/", Host=host).status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "@", "[::1"]
)
@pytest.mark.parametrize(
    "path", ["/repo/", "/__workshopsite__/state", "/__workshopsite__/livereload.js"]
)
def test_other_names_are_refused_on_every_address(server, host, path):
    assert server.get(path, Host=host).status in {400, 403}


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "x://["])
def test_pages_of_other_sites_are_refused(server, origin):
    assert server.get("/repo/", Origin=origin).status == 403


def test_a_tunnels_name_may_stand_in_origin(server):
    assert server.get("/repo/", Origin="https://box.lan").status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Host": "evil.example"},
        {"Host": "evil.example", "Origin": "http://evil.example"},
    ],
)
def test_the_websocket_is_refused_to_others(server, headers):
    async def connect():
        request = HTTPRequest(f"ws://127.0.0.1:{server.port}/livereload", headers=headers)
        with pytest.raises(HTTPClientError) as refused:
            await websocket_connect(request)
        assert refused.value.code == 403
        await asyncio.sleep(0.05)  # in which the client closes its socket

    asyncio.run(connect())


def test_nonsense_on_the_websocket_closes_it_and_nothing_else(server):
    async def talk():
        for nonsense in ("{", "[]", b"\xff", "x" * 70_000):
            async with server.tab() as tab:
                await tab.connection.write_message(nonsense, binary=isinstance(nonsense, bytes))
                assert await asyncio.wait_for(tab.connection.read_message(), 5) is None
        async with server.tab():
            assert server.get("/repo/").status == 200

    asyncio.run(talk())
    assert "Traceback" not in server.output


# what is told


def test_a_save_reloads_every_tab_at_once_and_saves_in_a_row_reload_each_time(site):
    async def edit():
        async with site.tab() as one, site.tab() as other:
            for number in range(3):
                site.write("content/index.md", f"# Number {number}\n")
                assert (await one.heard(1), await other.heard(1)) == ("*", "*")
                assert f"Number {number}" in site.get("/").text

    asyncio.run(edit())


def test_fifty_files_at_once_are_one_reload(site):
    async def edit():
        async with site.tab() as tab:
            for number in range(50):
                site.write(f"content/page{number}.md", f"# Page {number}\n")
            assert await tab.heard() == "*"
            assert await tab.is_left_alone()

    asyncio.run(edit())
    assert "and 49 more files changed" in site.output
    assert site.output.count("changed, read") == 1


def test_what_an_editor_left_behind_is_not_told_of(site):
    site.write("content/index.md.orig", "# Old\n")
    sleep(0.1)
    site.write("content/index.md", "# New\n")
    site.shows("/", "New")
    wait_for(lambda: "content/index.md changed, read" in site.output)
    assert "orig" not in site.output


def test_a_stylesheet_is_named_to_be_exchanged_but_a_new_one_reloads(site):
    async def edit():
        async with site.tab() as tab:
            site.write("assets/site.css", "body { color: red; }\n")
            assert await tab.heard() == "/assets/site.css"
            assert "red" in site.get("/assets/site.css").text
            site.write("assets/more.css", "p { color: red; }\n")
            assert await tab.heard() == "*"
            (site.folder / "assets/site.css").unlink()
            assert await tab.heard() == "*"
            assert "site.css" not in site.get("/").text

    asyncio.run(edit())


def test_a_removed_and_a_renamed_page_are_gone(site):
    (site.folder / "content/index.md").write_text("# Welcome\n")
    (site.folder / "content/call.md").rename(site.folder / "content/papers.md")
    site.shows("/papers/", "Send papers")
    wait_for(lambda: site.get("/call/").status == 404)
    (site.folder / "content/papers.md").unlink()
    wait_for(lambda: site.get("/papers/").status == 404)


def test_a_mistake_is_shown_everywhere_and_heals(site):
    async def edit():
        async with site.tab() as tab:
            site.write("content/workshop.yaml", "titel: Wrong\n")
            assert await tab.heard() == "*"
            assert site.get("/call/").status == 500
            site.write("content/workshop.yaml", SITE["content/workshop.yaml"])
            assert await tab.heard() == "*"
            assert site.get("/call/").status == 200

    asyncio.run(edit())
    assert site.output.count("content/workshop.yaml:1:1: error") > 0


def test_a_mistake_found_in_the_background_is_told_and_heals(site):
    async def edit():
        async with site.tab() as tab:
            site.write("content/call.md", "# Call\n\n[dead](nowhere.md)\n")
            assert await tab.heard_anything() == "*"
            assert await tab.heard_anything() == "workshopsite:problems"
            assert "content/call.md:3" in site.get("/__workshopsite__/problems").text
            site.write("content/call.md", "# Call\n")
            assert await tab.heard_anything() == "*"
            assert await tab.heard_anything() == "workshopsite:problems"
            assert site.get("/__workshopsite__/problems").text == ""

    asyncio.run(edit())
    wait_for(lambda: "No problem is left." in site.output)
    assert site.output.count("content/call.md:3") == 1


def test_the_content_folder_may_go_and_come_back(site):
    shutil.move(site.folder / "content", site.folder / "elsewhere")
    wait_for(lambda: site.get("/").status == 500)
    shutil.move(site.folder / "elsewhere", site.folder / "content")
    site.shows("/", "Welcome")


def test_a_built_site_beside_it_is_neither_served_nor_watched(site):
    site.write("_site/index.html", "published")
    site.write("_site/only.html", "published")
    sleep(0.25)
    assert "changed" not in site.output
    assert "published" not in site.get("/").text
    assert site.get("/only").status == 404


def test_workshop_yaml_is_read_again_too(site):
    site.write("content/workshop.yaml", SITE["content/workshop.yaml"].replace("Energy", "Water"))
    site.shows("/", "Water Workshop")


def test_a_page_is_never_half_made_and_never_old(site):
    """Requests while the site changes get one whole version, and the last one in the end."""
    body = "\n\n".join(["word " * 100] * 10)
    replies = []
    done = []

    def ask():
        while not done:
            replies.append(site.get("/"))

    asking = [Thread(target=ask) for _ in range(3)]
    for thread in asking:
        thread.start()
    for number in range(8):
        site.write("content/index.md", f"# Version {number}\n\n{body}\n\nend {number}\n")
        sleep(0.06)
    site.shows("/", "Version 7")
    done.append(True)
    for thread in asking:
        thread.join()
    assert len(replies) > 8
    for reply in replies:
        assert reply.status == 200
        assert reply.text.rstrip().endswith("</html>")
        begin = re.findall(r"Version (\d)", reply.text)
        assert not begin or f"end {begin[0]}" in reply.text


@posix
def test_follow_goes_to_the_page_that_was_changed_and_open_opens_the_whole_address(tmp_path):
    opened, browser = tmp_path / "opened", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}\n')
    browser.chmod(0o755)
    paged = SITE | {"content/café.md": "# Coffee\n", "content/b.md": "---\npermalink: /c/\n---\n"}
    folder = write(tmp_path / "site", paged)
    arguments = ["--open", "--follow", "--base-url", "https://a.org/repo/"]
    with serving(folder, *arguments, BROWSER=str(browser)) as it:

        async def edit():
            async with it.tab() as tab:
                it.write("content/call.md", "# Call\n\nChanged.\n")
                assert await tab.heard() == "workshopsite:follow:/repo/call/"
                it.write("content/café.md", "# More coffee\n")
                assert await tab.heard() == "workshopsite:follow:/repo/caf%C3%A9/"
                it.write("content/b.md", paged["content/b.md"] + "# B\n")
                assert await tab.heard() == "workshopsite:follow:/repo/c/"
                it.write("content/program.yaml", SITE["content/program.yaml"] + "\n")
                assert await tab.heard() == "*"

        asyncio.run(edit())
        wait_for(opened.exists)
        wait_for(lambda: opened.read_text() == f"{it.url}\n")


def test_it_starts_on_an_empty_folder_and_heals(tmp_path):
    with serving(tmp_path) as it:
        assert it.get("/").status == 500
        assert "there is no folder content/ here" in it.output
        write(tmp_path, SITE)
        it.shows("/", "Welcome")


# beginning and end


def run(*arguments):
    return CliRunner().invoke(main, ["serve", *map(str, arguments)])


def test_a_port_that_is_taken_is_said_in_one_sentence(tmp_path, server):
    ended = run(tmp_path, "--port", server.port)
    sentence = rf"error: port {server.port} is used by another program; .*\n"
    assert (ended.exit_code, ended.stdout) == (1, "")
    assert re.fullmatch(sentence, ended.stderr)


@pytest.mark.parametrize("host", ["no-such-host.invalid", "192.0.2.1"])
def test_a_host_that_is_none_is_said_in_one_sentence(tmp_path, host):
    ended = run(tmp_path, "--host", host)
    assert (ended.exit_code, ended.stdout) == (1, "")
    assert ended.stderr.startswith(f'error: "{host}" is no address of this machine')
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [["--port", "70000"], ["--allow-host", "http://x/"], ["--base-url", "x"], ["no-such-folder"]],
)
def test_a_wrong_command_is_2(tmp_path, arguments):
    assert run(*arguments).exit_code == 2


def test_the_next_free_port_is_taken():
    bound = [bind("127.0.0.1", None) for _ in range(2)]
    for one in bound:
        one.sockets[0].close()
    assert 8000 <= bound[0].port < bound[1].port <= 8099


def test_a_name_with_several_addresses_has_one_port():
    bound = bind("localhost", 0)
    for one in bound.sockets:
        one.close()
    assert bound.port > 0
    assert bound.addresses == [f"http://localhost:{bound.port}"]


def test_every_address_is_printed_for_a_phone():
    bound = bind("0.0.0.0", 0)
    bound.sockets[0].close()
    assert bound.addresses[0] == f"http://127.0.0.1:{bound.port}"
    assert all("0.0.0.0" not in address for address in bound.addresses)


def test_an_ipv6_address_is_printed_in_brackets():
    assert Bound([], "::1", 8000).addresses == ["http://[::1]:8000"]


@posix
def test_ctrl_c_ends_at_once_with_a_browser_open_and_a_page_in_the_making(tmp_path):
    slow = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    with serving(write(tmp_path, SITE | {"templates/page.html": slow})) as it:

        async def hold():
            async with it.tab():
                assert await asyncio.to_thread(it.stop) < 5  # the page would take an hour

        with socket.create_connection(("127.0.0.1", it.port)) as waiting:
            waiting.sendall(b"GET /call/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
            sleep(0.3)
            assert it.get("/__workshopsite__/state").status == 200
            asyncio.run(hold())
    assert it.process.returncode == 0
    assert "Traceback" not in it.output
