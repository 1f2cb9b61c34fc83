"""What the preview answers, address by address; without sockets and threads."""

import subprocess
import sys
from threading import Event, Thread
from time import sleep

import pytest

from serving import SITE
from sites import write
from workshopsite.markup import markdown as markdown_module
from workshopsite.model.site import Options
from workshopsite.read.source import Source
from workshopsite.render.tools import Stopped
from workshopsite.serve import preview as preview_module
from workshopsite.serve.preview import Preview
from workshopsite.serve.version import Version


def previewed(folder, files=SITE, **options):
    shown = Preview(write(folder, files), Options(drafts=True, **options))
    shown.reload()
    return shown


def text(answer):
    return answer.body.decode()


WORKSHOP = "title: W\ndate: 2026-11-20\ntimezone: UTC\n"


def program_of(title):
    talk = f"- {{time: 9:00, title: {title}, speaker: Ada Example, abstract: About it.}}\n"
    return {"content/workshop.yaml": WORKSHOP, "content/program.yaml": talk}


def test_a_page_is_answered_with_the_client_in_its_head(tmp_path):
    shown = previewed(tmp_path)
    answer = shown.answer("/call/")
    assert (answer.status, answer.kind) == (200, "text/html; charset=utf-8")
    assert "Send papers." in text(answer)
    assert f'data-state="{shown.shown.state}"' in text(answer).split("</head>")[0]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/assets/site.css", "text/css; charset=utf-8"),
        (["/assets/theme.css", "v=1"][0], "text/css; charset=utf-8"),
        ("/assets/dates.js", "text/javascript; charset=utf-8"),
        ("/files/notes.txt", "text/plain; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/files/a.pdf", "application/pdf"),
        ("/files/a.unknown", "application/octet-stream"),
        ("/files/a.woff2", "font/woff2"),
    ],
)
def test_a_file_has_its_type_and_a_charset_where_it_is_text(tmp_path, path, kind):
    files = SITE | {f"content/files/a.{end}": b"x" for end in ("pdf", "unknown", "woff2")}
    answer = previewed(tmp_path, files).answer(path)
    assert (answer.status, answer.kind) == (200, kind)


def test_a_folder_without_its_slash_leads_to_it_as_on_a_host(tmp_path):
    shown = previewed(tmp_path, base_url="https://example.org/repo/")
    assert shown.answer("/repo/call").location == "/repo/call/"
    assert shown.answer("/repo").location == "/repo/"
    assert shown.answer("/").location == "/repo/"


def test_an_html_file_is_found_without_its_ending(tmp_path):
    shown = previewed(tmp_path, SITE | {"content/old.html": "<p>old</p>"})
    assert "<p>old</p>" in text(shown.answer("/old"))
    assert "<p>old</p>" in text(shown.answer("/old.html"))
    assert shown.answer("/call.html").status == 404


@pytest.mark.parametrize("path", ["/repo/nothing", "/repo/a/b/c/", "/call/", "/repo//call/"])
def test_an_address_that_is_none_gets_the_404_page_at_any_depth(tmp_path, path):
    answer = previewed(tmp_path, base_url="https://example.org/repo/").answer(path)
    assert answer.status == 404
    assert 'href="/repo/"' in text(answer)
    assert "client.js" in text(answer)


def test_the_site_stands_below_the_path_of_its_own_address(tmp_path):
    files = {"content/index.md": "# Hi\n", "content/workshop.yaml": "title: A\n"}
    shown = previewed(tmp_path, files)
    assert shown.base == "/"
    write(tmp_path, {"content/workshop.yaml": "title: A\nurl: https://example.org/2026/\n"})
    shown.reload()
    assert shown.base == "/2026/"
    assert shown.answer("/2026/").status == 200


@pytest.mark.parametrize("path", ["/caf%C3%A9/", "/café/", "/a%20b/"])
def test_names_in_any_letters_are_found(tmp_path, path):
    files = SITE | {"content/café.md": "# Coffee\n", "content/a b.md": "# Coffee\n"}
    assert "Coffee" in text(previewed(tmp_path, files).answer(path))


@pytest.mark.parametrize(
    "path",
    [
        "/../secret",
        "/%2e%2e/secret",
        "/%2e%2e%2fsecret",
        "/..%5csecret",
        "/%252e%252e%252fsecret",
        "/assets/../../secret",
        "/assets/%c0%ae%c0%ae/secret",
        "//etc/passwd",
        "/%00",
        "/content/index.md",
        "/content/workshop.yaml",
        "/workshop.yaml",
        "/templates/page.html",
        "/\\..\\secret",
    ],
)
def test_no_address_leads_out_of_the_outputs(tmp_path, path):
    write(tmp_path, {"secret": "secret words"})
    site = tmp_path / "site"
    answer = previewed(site).answer(path)
    assert answer.status == 404
    assert "secret words" not in text(answer)


def test_answers_are_made_of_the_named_outputs_alone(tmp_path):
    """Whatever is asked for, only outputs of the plan are ever made."""
    shown = previewed(tmp_path)
    asked = []
    version = shown.shown.version
    make = version.make
    version.make = lambda path: asked.append(path) or make(path)
    for path in ("/", "/call/", "/../x", "/assets/site.css", "/%2e%2e/"):
        shown.answer(path)
    assert asked == ["index.html", "call/index.html", "404.html", "assets/site.css", "404.html"]
    assert set(asked) <= set(version.planned)


def test_drafts_are_shown_with_a_badge(tmp_path):
    files = SITE | {"content/draft.md": "---\ndraft: true\n---\n# Not yet\n"}
    answer = previewed(tmp_path, files).answer("/draft/")
    assert answer.status == 200
    assert 'class="badge draft"' in text(answer)


def test_a_broken_site_answers_500_with_the_terminals_text_escaped(tmp_path):
    shown = previewed(tmp_path, SITE | {"content/call.md": "---\n<script>x: 1\n---\n# Call\n"})
    answer = shown.answer("/")
    assert answer.status == 500
    assert "content/call.md:2" in text(answer)
    assert "&lt;script&gt;x" in text(answer)
    assert "<script>x" not in text(answer)
    assert "last-good" not in text(answer)


def test_the_last_good_version_of_a_page_is_one_click_away(tmp_path):
    shown = previewed(tmp_path)
    write(tmp_path, {"content/workshop.yaml": "titel: Wrong\n"})
    shown.reload()
    broken = shown.answer("/call/")
    assert broken.status == 500
    assert 'href="?last-good"' in text(broken)
    good = shown.answer("/call/", last_good=True)
    assert good.status == 200
    assert "Send papers." in text(good)
    assert "workshopsite-problems" in text(good)
    assert shown.answer("/assets/site.css").status == 200
    write(tmp_path, {"content/workshop.yaml": SITE["content/workshop.yaml"]})
    shown.reload()
    assert shown.answer("/call/").status == 200


def test_a_preview_starts_on_an_empty_folder_and_heals(tmp_path):
    shown = previewed(tmp_path, {})
    assert shown.answer("/").status == 500
    assert "there is no folder content/ here" in text(shown.answer("/"))
    write(tmp_path, SITE)
    shown.reload()
    assert shown.answer("/").status == 200


def test_a_page_whose_template_fails_is_500_with_its_own_problems(tmp_path):
    template = '{% extends "page.html" %}{% block content %}{{ page.titel }}{% endblock %}'
    files = SITE | {
        "content/bad.md": "---\nlayout: bad\n---\n# Bad\n",
        "content/worse.md": "---\nlayout: bad\n---\n# Worse\n",
        "templates/bad.html": template,
    }
    shown = previewed(tmp_path, files)
    for path in ("/bad/", "/worse/"):
        answer = shown.answer(path)
        assert answer.status == 500
        assert "templates/bad.html:1" in text(answer)
        assert "did you mean" in text(answer)
    assert shown.answer("/call/").status == 200
    write(tmp_path, {"templates/bad.html": template.replace("titel", "title")})
    shown.reload()
    assert shown.answer("/bad/").status == 200


def test_a_page_that_fails_keeps_saying_why(tmp_path):
    files = SITE | {"templates/page.html": "{{ nothing }}"}
    shown = previewed(tmp_path, files)
    assert [shown.answer("/call/").status for _ in range(2)] == [500, 500]
    assert "is not known here" in text(shown.answer("/call/"))


def test_an_empty_html_file_is_an_empty_page(tmp_path):
    files = {"content/empty.html": "", "content/index.md": "# Hi\n\n[dead](nowhere.md)\n"}
    shown = previewed(tmp_path, SITE | files)
    shown.answer("/")
    assert shown.answer("/empty.html").status == 200


def test_a_missing_page_is_a_problem_page_where_the_404_page_fails(tmp_path):
    shown = previewed(tmp_path, SITE | {"templates/404.html": "{{ nothing }}"})
    assert shown.answer("/x").status == 500


def test_problems_of_making_a_page_are_shown_over_it(tmp_path):
    shown = previewed(tmp_path, SITE | {"content/index.md": "# Hi\n\n[dead](nowhere.md)\n"})
    answer = shown.answer("/")
    assert answer.status == 200
    assert "content/index.md:3:" in text(answer)
    assert "workshopsite-problems" in text(answer)
    assert "workshopsite-problems" in text(shown.answer("/call/"))


def test_the_check_finds_what_nobody_has_asked_for(tmp_path):
    shown = previewed(tmp_path, SITE | {"content/call.md": "# Call\n\n[x](index.md#nothing)\n"})
    assert "workshopsite-problems" not in text(shown.answer("/"))
    found = shown.shown.version.check(lambda: True)
    assert [problem.rule.name for problem in found] == ["dead-anchor"]
    assert "dead-anchor" in text(shown.answer("/"))
    assert "dead-anchor" in text(shown.answer("/program/"))


def test_rules_on_the_site_are_asked_in_the_background(tmp_path):
    """A page that was asked for does not wait for them; what they find is shown over it."""
    twice = '- {time: "9:00-10:00", title: One}\n- {time: "9:30", title: Two}\n'
    shown = previewed(tmp_path, SITE | {"content/program.yaml": twice})
    assert shown.shown.problems == ()
    assert text(shown.answer("/program/")).count("workshopsite-problems") == 0
    found = shown.shown.version.check(lambda: True)
    assert [problem.rule.name for problem in found] == ["overlap"]
    assert "workshopsite-problems" in text(shown.answer("/program/"))


def test_the_first_page_does_not_even_wait_for_the_rules_to_be_imported(tmp_path):
    program = (
        "import sys; from pathlib import Path; from workshopsite.model.site import Options;"
        "import workshopsite.serve.session; from workshopsite.serve.preview import Preview;"
        "shown = Preview(Path(sys.argv[1]), Options()); shown.reload();"
        "print(shown.answer('/').status, 'workshopsite.check.table' in sys.modules)"
    )
    arguments = [sys.executable, "-c", program, str(write(tmp_path, SITE))]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True)
    assert done.stdout == "200 False\n"


def test_a_rule_that_is_switched_off_is_silent_from_the_start(tmp_path):
    undecided = SITE["content/workshop.yaml"] + "important_dates: [2026-11-21 AoE Deadline]\n"
    page = "# Call\n\n[dead](nowhere.md) <!-- ignore: dead-link -->\n"
    files = {"content/workshop.yaml": undecided, "content/call.md": page}
    shown = previewed(tmp_path, SITE | files)
    assert "workshopsite-problems" not in text(shown.answer("/call/"))


def test_what_was_saved_is_on_the_pages_whatever_it_was(tmp_path):
    shown = previewed(tmp_path, SITE | {"templates/partials/head.html": "<!-- 1 -->"})
    retitled = SITE["content/workshop.yaml"].replace("Energy", "Water")
    edits = {
        "content/call.md": ("# Call\n\nSend posters.\n", "/call/", "Send posters."),
        "content/program.yaml": ("- {time: '9:00', title: New talk}\n", "/program/", "New talk"),
        "content/workshop.yaml": (retitled, "/call/", "Water Workshop"),
        "templates/partials/head.html": ("<!-- 2 -->", "/call/", "<!-- 2 -->"),
        "content/new.md": ("# A new page\n", "/new/", "A new page"),
    }
    for path, (content, address, words) in edits.items():
        assert words not in text(shown.answer(address))
        write(tmp_path, {path: content})
        shown.reload([path])
        assert words in text(shown.answer(address))


def test_after_an_edit_of_a_page_the_site_is_not_loaded_from_the_start(tmp_path, monkeypatch):
    shown = previewed(tmp_path)
    loads = []
    monkeypatch.setattr("workshopsite.model.reload.load_anew", lambda *_: loads.append(1))
    write(tmp_path, {"content/call.md": "# Call\n\nSend posters.\n"})
    shown.reload(["content/call.md"])
    assert "Send posters." in text(shown.answer("/call/"))
    assert not loads


def test_a_template_that_fails_on_many_pages_is_one_problem_over_the_others(tmp_path):
    component = "{% macro bad() %}{{ nothing }}{% endmacro %}"
    calls = {f"content/p{n}.md": f"# P{n}\n\n::: bad\n" for n in range(3)}
    shown = previewed(tmp_path, SITE | calls | {"templates/components/bad.html": component})
    version = shown.shown.version
    for path in ("/p0/", "/p1/"):
        shown.answer(path)
        assert len(version.noticed) == 1
    version.check(lambda: True)
    shown.answer("/p2/")
    assert len(version.noticed) == 1


def test_a_template_that_is_known_follows_the_sites_language(tmp_path):
    """Compiled templates are kept from one reading to the next."""
    files = SITE | {"templates/page.html": "{{ site.dates[0] | date }} {{ _('Program') }}"}
    shown = previewed(tmp_path, files)
    assert "20 November 2026 Program" in text(shown.answer("/call/"))
    french = SITE["content/workshop.yaml"] + "language: fr\n"
    write(tmp_path, {"content/workshop.yaml": french})
    shown.reload()
    assert "20 novembre 2026 Programme" in text(shown.answer("/call/"))


def test_the_page_of_a_talk_does_not_wait_for_the_texts_of_the_others(tmp_path, monkeypatch):
    talk = '- {{time: "{}:00", title: Talk {}, speaker: Ada Example, abstract: About {}.}}\n'
    program = "".join(talk.format(at, at, at) for at in (9, 10, 11))
    workshop = "title: W\ndate: 2026-11-20\ntimezone: UTC\nurl: https://example.org/\n"
    files = {"content/workshop.yaml": workshop, "content/program.yaml": program}
    shown, converted = previewed(tmp_path, files), []

    def converting(text, *, language):
        converted.append(text)
        return text

    monkeypatch.setattr("workshopsite.render.events.plain_text", converting)
    assert '"description":"About 10."' in text(shown.answer("/program/talk-10/"))
    assert converted == ["About 10."]


def test_after_a_save_no_place_is_looked_for_in_the_files(tmp_path, monkeypatch):
    """What is to be made is listed anew each time; where it is written is for messages only."""
    files = program_of("Apples") | {
        "content/people.yaml": "ada: {name: Ada Example}\n",
        "content/papers.yaml": "- {title: Pears, authors: ada}\n",
    }
    shown, looked = previewed(tmp_path, files), []
    monkeypatch.setattr(Source, "place", lambda *given: looked.append(given))
    write(tmp_path, {"content/papers.yaml": "- {title: Plums, authors: ada}\n"})
    shown.reload(["content/papers.yaml"])
    assert {"people/ada/index.html", "papers/plums/index.html"} <= set(shown.shown.version.planned)
    assert looked == []


def test_the_page_of_a_talk_does_not_ask_what_everybody_does(tmp_path, monkeypatch):
    shown = previewed(tmp_path, program_of("Apples"))
    for asked in ("_parts", "_papers"):
        monkeypatch.setattr(f"workshopsite.render.whereabouts.{asked}", None)
    assert shown.answer("/program/apples/").status == 200


def test_the_home_page_converts_no_text_of_a_talk(tmp_path, monkeypatch):
    talk = "- {time: 9:00, title: Talk, speaker: Ada Example, abstract: It is _about_ sums.}\n"
    workshop = "title: W\ndate: 2026-11-20\ntimezone: UTC\nurl: https://example.org/\n"
    files = {"content/workshop.yaml": workshop, "content/program.yaml": talk}
    shown, converted = previewed(tmp_path, files | {"content/index.md": "Welcome.\n"}), []
    monkeypatch.setattr(markdown_module, "_text_html", lambda *given: converted.append(given))
    assert '"subEvent":[{"@id":"https://example.org/program/talk/#event"}]' in text(
        shown.answer("/")
    )
    assert converted == []


def test_a_page_that_is_being_made_when_a_file_is_saved_is_broken_off_and_made_anew(
    tmp_path, monkeypatch
):
    shown, made = previewed(tmp_path, program_of("Apples")), []
    before, make = shown.shown.version, Version.make

    def saving(version, path):
        if not made:
            made.append(path)
            write(tmp_path, program_of("Pears"))
            shown.reload(["content/program.yaml"])
        return make(version, path)

    monkeypatch.setattr(Version, "make", saving)
    assert "Pears" in text(shown.answer("/program/"))
    with pytest.raises(Stopped):
        make(before, "program/index.html")
    assert before.check(lambda: True) is None


def test_pages_that_nobody_asked_for_yet_are_made_although_the_next_version_is_broken(tmp_path):
    shown = previewed(tmp_path, program_of("Apples"))
    write(tmp_path, {"content/program.yaml": "- nothing: at all\n"})
    shown.reload(["content/program.yaml"])
    assert b"Apples" in shown.shown.version.make("program/index.html")
    assert shown.answer("/program/").status == 500
    assert "Apples" in text(shown.answer("/program/", last_good=True))


def test_who_asks_while_the_site_is_read_waits_for_the_new_pages(tmp_path, monkeypatch):
    shown, reading, read, found = previewed(tmp_path), Event(), Event(), []
    assert "Send papers." in text(shown.answer("/call/"))
    load = preview_module.load_again

    def loading(*given):
        reading.set()
        assert read.wait(10)
        return load(*given)

    monkeypatch.setattr(preview_module, "load_again", loading)
    write(tmp_path, {"content/call.md": "# Call\n\nSend more papers.\n"})
    reader = Thread(target=shown.reload, args=[["content/call.md"]])
    asker = Thread(target=lambda: found.append(text(shown.answer("/call/"))))
    reader.start()
    assert reading.wait(10)
    asker.start()
    asker.join(0.05)
    assert found == []
    read.set()
    asker.join(10)
    reader.join(10)
    assert "Send more papers." in found[0]


def test_who_waits_for_a_page_or_for_the_site_is_known(tmp_path, monkeypatch):
    shown, quiet = previewed(tmp_path), []
    for part in ("answer", "read"):
        done = getattr(shown, f"_{part}")

        def noting(*args, done=done, **options):
            sleep(0.01)
            quiet.append(shown.waiting.quiet)
            return done(*args, **options)

        monkeypatch.setattr(shown, f"_{part}", noting)
    shown.answer("/call/")
    shown.reload()
    assert quiet == [0, 0]
    sleep(0.01)
    assert shown.waiting.quiet > 0


def test_a_check_that_nobody_wants_any_more_ends_without_a_result(tmp_path):
    shown = previewed(tmp_path, SITE | {"content/call.md": "# Call\n\n[x](index.md#nothing)\n"})
    assert shown.shown.version.check(lambda: False) is None
    assert shown.shown.problems == ()


def test_a_mistake_of_ours_while_reading_is_a_problem_page_and_not_the_end(tmp_path, monkeypatch):
    shown = previewed(tmp_path)
    load = preview_module.load_anew
    monkeypatch.setattr(preview_module, "load_anew", lambda *_: {}["oops"])
    shown.reload()
    assert "mistake in workshopsite itself" in text(shown.answer("/"))
    monkeypatch.setattr(preview_module, "load_anew", load)
    shown.reload()
    assert shown.answer("/").status == 200


def test_a_mistake_of_ours_while_making_a_page_is_a_problem_page(tmp_path, monkeypatch):
    shown = previewed(tmp_path)
    monkeypatch.setattr("workshopsite.render.renderer.finish", lambda *_, **__: {}["oops"])
    answer = shown.answer("/call/")
    assert answer.status == 500
    assert "mistake in workshopsite itself" in text(answer)
    found = shown.shown.version.check(lambda: True)
    assert "own-mistake" in {problem.rule.name for problem in found}


def test_a_file_that_goes_away_before_it_is_asked_for_is_no_crash(tmp_path):
    shown = previewed(tmp_path, SITE | {"content/raw.html": "<p>raw</p>"})
    (tmp_path / "content/raw.html").unlink()
    (tmp_path / "content/files/notes.txt").unlink()
    assert shown.answer("/raw.html").status == 500
    assert "cannot be read" in text(shown.answer("/raw.html"))
    assert shown.answer("/files/notes.txt").body == b""


def test_a_large_file_is_not_kept_in_memory(tmp_path):
    shown = previewed(tmp_path, SITE | {"content/film.mp4": b"x" * 1_000_001})
    assert len(shown.answer("/film.mp4").body) == 1_000_001
    (tmp_path / "content/film.mp4").unlink()
    assert shown.answer("/film.mp4").body == b""


def test_nothing_is_written(tmp_path):
    shown = previewed(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    shown.answer("/")
    shown.shown.version.check(lambda: True)
    assert sorted(tmp_path.rglob("*")) == before


def test_the_state_changes_with_each_reading_and_each_preview(tmp_path):
    one, other = previewed(tmp_path), previewed(tmp_path)
    first = one.shown.state
    one.reload()
    assert len({first, one.shown.state, other.shown.state}) == 3
