"""Rules that look at finished pages: what nothing leads to, what says nothing, ids, styles."""

import pytest

from built import built, errors, result
from sites import marked, told

HOME = {"content/workshop.yaml": "title: Sums\nurl: https://example.org/\n"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


def found(folder, files):
    """What is wrong, as "rule file:line:column"."""
    return told(result(folder, {**HOME, **files}).problems)


class TestUnlinked:
    def found(self, folder, **pages):
        files = {f"content/{name}.md": text for name, text in pages.items()}
        return found(folder, {"content/index.md": "# Sums\n", **files})

    def test_a_page_that_nothing_leads_to_is_named(self, tmp_path):
        assert self.found(tmp_path, call="---\nnav: false\n---\n# Call\n") == [
            "unlinked-page call.md:2:6"
        ]

    def test_a_link_to_itself_does_not_count(self, tmp_path):
        page = "---\nnav: false\n---\n# Call\n\n[Call](call.md)\n"
        assert self.found(tmp_path, call=page) == ["unlinked-page call.md:2:6"]

    @pytest.mark.parametrize(
        "other", ["[Call](call.md)", '<img alt="x" srcset="/call/">', "[Dates](/call/#call)"]
    )
    def test_one_that_a_page_leads_to_is_not(self, tmp_path, other):
        page = "---\nnav: false\n---\n# Call\n"
        assert self.found(tmp_path, call=page, venue=f"# Venue\n\n{other}\n") == []

    @pytest.mark.parametrize("key", ["nav: true", "aliases: [/cfp/]"])
    def test_nor_one_in_the_menu_or_with_an_alias(self, tmp_path, key):
        assert self.found(tmp_path, **{"a/call": f"---\n{key}\n---\n# Call\n"}) == []

    def test_nothing_is_said_where_a_page_could_not_be_made(self, tmp_path):
        page = "---\nnav: false\n---\n# Call\n"
        wrong = "---\nlayout: nowhere\n---\n# Venue\n"
        assert self.found(tmp_path, call=page, venue=wrong) == ["unknown-layout venue.md:2:9"]


class TestTexts:
    def found(self, folder, body):
        files = {"content/index.md": f"# Sums\n\n{body}\n", "content/x.svg": SVG}
        return found(folder, files)

    @pytest.mark.parametrize(
        "link",
        [
            '<a href="index.md"></a>',
            '<a href="index.md"> <span></span></a>',
            '<a href="index.md"><img src="x.svg" alt=""></a>',
        ],
    )
    def test_a_link_without_text_is_a_warning(self, tmp_path, link):
        assert self.found(tmp_path, link) == ["empty-link index.md:3:10"]

    @pytest.mark.parametrize(
        "link",
        [
            '<a href="index.md" aria-label="Home"></a>',
            '<a href="index.md"><img src="x.svg" alt="Home"></a>',
            '<a href="index.md"><svg><title>Home</title></svg></a>',
            '<a id="here"></a>',
            '<a name="here"></a>',
        ],
    )
    def test_one_with_a_name_is_fine(self, tmp_path, link):
        assert self.found(tmp_path, link) == []

    def test_the_right_one_of_several_links_is_shown(self, tmp_path):
        body = "[a](index.md) [](index.md) [b](index.md)"
        [problem] = errors(tmp_path, {"content/index.md": f"# Sums\n\n{body}\n"})
        assert (problem.place.column, marked(problem)) == (18, "index.md")

    def test_each_of_two_dead_links_is_reported(self, tmp_path):
        assert self.found(tmp_path, "[a](gone.md)\n\n`gone.md` [b](gone.md)") == [
            "dead-link index.md:3:5",
            "dead-link index.md:5:15",
        ]


class TestIds:
    def found(self, folder, body):
        return found(folder, {"content/index.md": f"# Sums\n\n{body}\n"})

    def test_the_second_of_two_equal_ids_is_shown(self, tmp_path):
        body = '<i id="a">x</i> <b id="a">y</b>'
        assert self.found(tmp_path, body) == ["repeated-id index.md:3:20"]

    def test_so_is_one_that_a_heading_has_as_well(self, tmp_path):
        assert self.found(tmp_path, '<i id="dates">x</i>\n\n## Dates') == [
            "repeated-id index.md:3:4"
        ]

    def test_equal_headings_have_ids_of_their_own(self, tmp_path):
        assert self.found(tmp_path, "## Dates\n\n## Dates") == []

    def test_an_old_anchor_beside_an_id_is_fine(self, tmp_path):
        assert self.found(tmp_path, '<a id="a" name="a">x</a>') == []


class TestStyles:
    def test_links_in_styles_become_relative(self, tmp_path):
        style = (
            "<p style=\"background: url('/x.svg')\">x</p>\n<style>p { color: url(/x.svg) }</style>"
        )
        files = {"content/a/b.md": f"# B\n\n{style}\n", "content/x.svg": SVG}
        html = (built(tmp_path, files) / "a/b/index.html").read_text("utf-8")
        assert html.count("url(../../x.svg)") + html.count("url('../../x.svg')") == 2

    def test_other_links_in_styles_stay(self, tmp_path):
        style = '<p style="fill: url(#clip); background: url(data:x), url(//example.org/x)">x</p>'
        files = {"content/index.md": f'# A\n\n<i id="clip">x</i>\n{style}\n'}
        html = (built(tmp_path, files) / "index.html").read_text("utf-8")
        assert "url(#clip); background: url(data:x), url(//example.org/x)" in html

    def test_a_dead_one_is_shown_where_it_stands(self, tmp_path):
        files = {"content/index.md": '# A\n\n<p style="background: url(/gone.svg)">x</p>\n'}
        assert found(tmp_path, files) == ["dead-link index.md:3:27"]


class TestPicturesOfTemplates:
    def found(self, folder, html):
        files = {
            "content/index.md": "# Sums\n\n::: box\n",
            "content/x.svg": SVG,
            "templates/components/box.html": f"{{% macro box() %}}\n{html}\n{{% endmacro %}}\n",
        }
        return found(folder, files)

    @pytest.mark.parametrize(
        "html",
        [
            '<p><img src="/x.svg"></p>',
            '<p><img src="{{ url(\'/x.svg\') }}" title="alt > x"></p>',
            "<p><img class='a'\n src='/x.svg'></p>",
        ],
    )
    def test_one_without_alt_is_a_warning_in_the_template(self, tmp_path, html):
        assert self.found(tmp_path, html) == ["missing-alt templates/components/box.html:2:4"]

    @pytest.mark.parametrize(
        "html",
        [
            '<img src="/x.svg" alt="">',
            '<img\n  alt="{{ 1 > 0 }}"\n  src="/x.svg">',
            '<img src="/x.svg"{% if true %} alt="x"{% endif %}>',
            '<img src="/x.svg" {{ "alt" }}>',
            '{# <img src="/x.svg"> #}<!-- <img src="/x.svg"> -->',
        ],
    )
    def test_one_with_alt_is_fine(self, tmp_path, html):
        assert self.found(tmp_path, html) == []

    @pytest.mark.parametrize("html", ["<img {{", "<img {%", '<img "', "<img "])
    def test_thousands_that_never_end_are_looked_at_in_no_time(self, tmp_path, html):
        files = {"content/index.md": "# Sums\n", "templates/unused.html": html * 4000}
        assert found(tmp_path, files) == []

    def test_one_of_a_text_is_shown_in_the_text(self, tmp_path):
        assert self.found(tmp_path, "") == []
        page = {"content/index.md": '# Sums\n\n`x.svg` <img src="x.svg">\n'}
        assert found(tmp_path, page) == ["missing-alt index.md:3:19"]


def test_a_link_that_a_template_writes_with_entities_is_told_there(tmp_path):
    footer = '<footer>\n<a href=&amp;"/imprint/">Imprint</a>\n</footer>\n'
    files = {"content/index.md": "# Sums\n", "templates/partials/footer.html": footer}
    places = {str(one.place) for one in errors(tmp_path, files) if one.rule.name == "dead-link"}
    assert places
    assert all(place.startswith("templates/partials/footer.html:2") for place in places)
