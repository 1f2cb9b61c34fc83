"""Pages: front matter, titles, addresses."""

import pytest

from sites import marked, only, site, told
from workshopsite.model.page import output_path

PAGE = "content/call-for-papers.md"


def page(tmp_path, text, path=PAGE, **files):
    found, problems = site(tmp_path, {path: text, **files}, drafts=True)
    return (found.pages[0] if found.pages else None), problems


class TestTitles:
    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("---\ntitle: Call\n---\n# Other\n", "Call"),
            (
                "---\ntitle:\nfeature_text: |\n  ## Sums:    in 2021  \n  ### More\n---\n# Other\n",
                "Sums: in 2021",
            ),
            ('---\ntitle: ""\n---\n# Other\n', "Other"),
            ("---\ntitle:\n---\n## Second level\n", "Second level"),
            ("---\nfeature_text: no heading\n---\nText\n\nOther\n=====\n", "Other"),
            ("Other *one*\n---\nText\n", "Other *one*"),
            ("# Other {#id}\n", "Other"),
            ("# Other #\n", "Other"),
            ("```\n# code\n```\n# Other\n", "Other"),
            ("````\n```python\n# code\n```\n````\n# Other\n", "Other"),
            ("~~~\n```\n# code\n~~~\n# Other\n", "Other"),
            ("    # code\n\n\t# code\n\n# Other\n", "Other"),
            ("<!--\n# Old\n-->\n# Other\n", "Other"),
            ("<!-- # Old -->\n# Other\n", "Other"),
            ("- item\n---\n# Other\n", "Other"),
            ("#hashtag\n\n# Other\n", "Other"),
            ("::: program\n---\n# Other\n", "Other"),
            ("", "Call for papers"),
            ("Text only\n", "Call for papers"),
        ],
    )
    def test_the_title_is_the_first_that_there_is(self, tmp_path, text, title):
        made, problems = page(tmp_path, text)
        assert (made.title, told(problems)) == (title, [])

    @pytest.mark.parametrize(
        ("path", "title"),
        [
            ("content/index.md", "Home"),
            ("content/past/index.md", "Past"),
            ("content/past/year_2020.md", "Year 2020"),
            ("content/FAQ.md", "FAQ"),
        ],
    )
    def test_the_file_name_is_the_last_choice(self, tmp_path, path, title):
        assert page(tmp_path, "Text\n", path)[0].title == title

    def test_the_heading_that_gives_the_title_becomes_the_first_level(self, tmp_path):
        assert (
            page(tmp_path, "Text\n\n### Other\n\n# Next\n")[0].body == "Text\n\n# Other\n\n# Next\n"
        )
        assert page(tmp_path, "Other\n---\nText\n")[0].body == "Other\n===\nText\n"

    def test_the_heading_of_the_feature_text_is_taken_out_of_it(self, tmp_path):
        made, _ = page(tmp_path, "---\nfeature_text: |\n  Before\n\n  ## Sums\n  After\n---\n")
        assert (made.title, made.feature_text) == ("Sums", "Before\n\nAfter")

    def test_a_typed_title_leaves_headings_alone(self, tmp_path):
        made, _ = page(tmp_path, "---\ntitle: Call\nfeature_text: '## Sums'\n---\n### Other\n")
        assert (made.feature_text, made.body) == ("## Sums", "### Other\n")


class TestFrontMatter:
    def test_every_key_is_read(self, tmp_path):
        made, problems = page(
            tmp_path,
            "---\ntitle: Call\nlayout: workshop\ndescription: How\nexcerpt: To\n"
            "feature_text: |\n  ## Big\nfeature_image: '/assets/sea.svg'\naside: false \n"
            "permalink: pretty\nnav: Papers\naliases: [/cfp, /old/cfp.html]\ndraft: yes\n"
            "extra: {n: 3, flag: true}\n---\nText\n",
            **{"assets/sea.svg": "<svg/>"},
        )
        assert told(problems) == []
        assert (made.layout, made.description, made.excerpt) == ("workshop", "How", "To")
        assert (made.feature_image.address, made.aside) == ("/assets/sea.svg", False)
        assert (made.permalink, made.nav, made.draft) == (None, "Papers", True)
        assert made.aliases == ("/cfp/", "/old/cfp.html")
        assert made.extra == {"n": 3, "flag": True}
        assert (made.body, made.body_line) == ("Text\n", 16)

    @pytest.mark.parametrize(
        ("typed", "nav"), [("false", False), ("no", False), ("true", True), ("Papers", "Papers")]
    )
    def test_the_menu_entry(self, tmp_path, typed, nav):
        assert page(tmp_path, f"---\nnav: {typed}\n---\n")[0].nav == nav

    @pytest.mark.parametrize(
        ("typed", "rule"),
        [
            ("title: [a]", "wrong-type"),
            ("layout:", "wrong-type"),
            ("layout: {a: b}", "wrong-type"),
            ("excerpt: [a]", "wrong-type"),
            ("feature_text: [a]", "wrong-type"),
            ("feature_image: sea.jpg", "missing-file"),
            ("feature_image: sea", "bad-picture"),
            ("aside: sometimes", "wrong-type"),
            ("permalink: cfp", "bad-value"),
            ("permalink: /a b/", "bad-value"),
            ("permalink: /../cfp/", "bad-value"),
            ("permalink: /a/./b/", "bad-value"),
            ("permalink: /a//b/", "bad-value"),
            ("permalink: //example.org/", "bad-value"),
            ("permalink: /:categories/", "bad-value"),
            ("permalink: /cfp/?a=b", "bad-value"),
            ("permalink: /cfp/#a", "bad-value"),
            ("aliases: [cfp]", "bad-value"),
            ("aliases: {a: b}", "wrong-type"),
            ("aliases:", "wrong-type"),
            ("nav: [a]", "wrong-type"),
            ("draft: maybe", "wrong-type"),
            ("tilte: Call", "unknown-key"),
            ("path: x", "unknown-key"),
            ("timezone: UTC", "unknown-key"),
        ],
    )
    def test_a_wrong_key_is_one_problem_and_the_page_stays(self, tmp_path, typed, rule):
        made, problems = page(tmp_path, f"---\ndescription: How\n{typed}\n---\n# Call\n")
        assert (only(problems).rule.name, only(problems).place.line) == (rule, 3)
        assert (made.description, made.title) == ("How", "Call")
        assert made.broken

    def test_the_caret_stands_under_one_of_several_aliases(self, tmp_path):
        _, problems = page(tmp_path, "---\naliases:\n- /a/\n- b\n---\n")
        assert (only(problems).place.line, marked(only(problems))) == (4, "b")


class TestAddresses:
    @pytest.mark.parametrize(
        ("path", "address", "output"),
        [
            ("content/index.md", "/", "index.html"),
            ("content/a/b.md", "/a/b/", "a/b/index.html"),
            ("content/a/index.md", "/a/", "a/index.html"),
            ("content/a/index/index.md", "/a/index/", "a/index/index.html"),
            ("content/FAQ.md", "/FAQ/", "FAQ/index.html"),
            ("content/v1.2.md", "/v1.2/", "v1.2/index.html"),
            ("content/404.md", "/404.html", "404.html"),
            ("content/a/404.md", "/a/404/", "a/404/index.html"),
            ("content/README.md", "/README/", "README/index.html"),
            ("content/ünï code.md", "/ünï code/", "ünï code/index.html"),
        ],
    )
    def test_the_name_is_kept(self, tmp_path, path, address, output):
        made, problems = page(tmp_path, "Text\n", path)
        assert (made.address, output_path(made.address), told(problems)) == (address, output, [])

    @pytest.mark.parametrize(
        ("typed", "address"),
        [
            ("pretty", "/call-for-papers/"),
            ("/x/", "/x/"),
            ("/x", "/x/"),
            ("/x.html", "/x.html"),
            ("/", "/"),
            ("/v1.2/", "/v1.2/"),
            ("/ünï/", "/ünï/"),
        ],
    )
    def test_a_permalink(self, tmp_path, typed, address):
        made, problems = page(tmp_path, f"---\npermalink: {typed}\n---\n")
        assert (made.address, told(problems)) == (address, [])

    def test_the_page_at_the_root_is_home_whatever_its_file(self, tmp_path):
        assert page(tmp_path, "---\npermalink: /\n---\n")[0].is_home
        assert not page(tmp_path, "Text\n", "content/a/index.md")[0].is_home


class TestFiles:
    def test_drafts_are_left_out_and_counted(self, tmp_path):
        files = {"content/index.md": "# Sums\n", "content/a.md": "---\ndraft: true\n---\n"}
        found, problems = site(tmp_path, files)
        assert [one.path for one in found.pages] == ["content/index.md"]
        assert (found.drafts_left_out, told(problems)) == (1, [])
        found, _ = site(tmp_path, files, drafts=True)
        assert (len(found.pages), found.drafts_left_out) == (2, 0)

    @pytest.mark.parametrize("name", ["call.MD", "call.Md", "about.markdown"])
    def test_another_ending_is_refused_with_the_right_name(self, tmp_path, name):
        _, problems = page(tmp_path, "# Call\n", f"content/{name}")
        assert only(problems).rule.name == "page-ending"
        assert only(problems).hint == f'rename it to "{name.partition(".")[0]}.md"'

    @pytest.mark.parametrize("name", ["README", "notes.txt", "a.md.html"])
    def test_other_files_are_no_pages(self, tmp_path, name):
        found, problems = site(
            tmp_path, {"content/index.md": "# Sums\n", f"content/{name}": "# Not a page\n"}
        )
        assert (len(found.pages), told(problems)) == (1, [])
        assert [file.path for file in found.published_files] == [f"content/{name}"]

    @pytest.mark.parametrize(
        "raw", [b"---\ntitle: [\n---\n# Text\n", b"---\ntitle: x\n", b"caf\xe9\n"]
    )
    def test_a_page_that_cannot_be_read_stays_as_an_empty_one(self, tmp_path, raw):
        found, problems = site(tmp_path, {"content/index.md": "# Sums\n", "content/a.md": raw})
        assert [(one.path, one.body, set(one.broken)) for one in found.pages] == [
            ("content/a.md", "", {"body"}),
            ("content/index.md", "# Sums\n", set()),
        ]
        assert only(problems).place.path == "content/a.md"
