"""Schemas for editors: they take what the loader takes, and refuse mistakes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import BeforeValidator

from editors import Yaml11, Yaml12, refused, refused_in, validator
from every_kind import every_kind
from key_table import RECORDS
from programs import programs
from recipes import recipes
from rule_examples import examples
from sites import site, write
from whole_sites import WHOLE_SITES, folder_of
from workshopsite.cli import main
from workshopsite.model.dates import parse_date
from workshopsite.model.fields import one_line
from workshopsite.model.page import Page
from workshopsite.model.paper import Paper
from workshopsite.model.people import TBA
from workshopsite.model.program import Slot
from workshopsite.model.times import parse_minutes, parse_moment, parse_range, parse_time
from workshopsite.problems import Mistake, Severity
from workshopsite.scaffold import new_site
from workshopsite.schema import FOLDER, NAMES
from workshopsite.schema.files import schema_text, write_schemas
from workshopsite.schema.making import Making

ROOT = Path(__file__).parent.parent
DOCS = sorted((ROOT / "docs").glob("*.md"))


def run(*arguments):
    return CliRunner().invoke(main, [str(each) for each in arguments])


class TestWhatIsRight:
    """No false alarm."""

    @pytest.mark.parametrize("name", WHOLE_SITES)
    def test_whole_sites(self, name, tmp_path):
        assert refused_in(folder_of(name, tmp_path)) == []

    def test_every_kind_of_page(self, tmp_path):
        assert refused_in(write(tmp_path, every_kind())) == []

    @pytest.mark.parametrize("page", ["recipes.md", "start.md"])
    def test_what_the_docs_make_of_a_new_site(self, page, tmp_path):
        for number, recipe in enumerate(recipes(ROOT / "docs" / page)):
            folder = tmp_path / str(number)
            new_site(folder)
            recipe.apply(folder)
            wrong = "8:75" in (folder / "content/program.yaml").read_text()  # as they show
            assert bool(refused_in(folder)) == wrong, recipe.title

    @pytest.mark.parametrize("page", [ROOT / "docs/format.md", ROOT / "README.md"], ids=str)
    def test_every_example_of_the_docs(self, page):
        for text in re.findall(r"(?ms)^```yaml\n(.*?)^```$", page.read_text("utf-8")):
            named = re.match(r"# content/(\w+)\.yaml\n", text)
            name = named[1] if named else "workshop"
            is_part = name == "workshop" and not re.search("(?m)^title:", text)
            assert refused(name, f"title: T\n{text}" if is_part else text) == [], text

    @pytest.mark.parametrize("example", list(examples()), ids=lambda example: example.rule)
    def test_every_right_example_of_the_rules(self, example, tmp_path):
        right = {path: text for path, text in example.right.items() if text is not None}
        assert refused_in(write(tmp_path, right)) == []

    @pytest.mark.parametrize("name", [name for name in NAMES if name != "workshop"])
    def test_a_file_without_anything_in_it(self, name):
        assert refused(name, "# nothing yet\n") == []

    def test_every_example_of_a_key(self):
        for name in NAMES:
            for definition in json.loads(schema_text(name))["definitions"].values():
                keys = definition.get("then", definition)
                keys = keys.get("else", keys)
                for key, told in keys.get("properties", {}).items():
                    alone = {**told, "definitions": validator(name).schema["definitions"]}
                    for example in told.get("examples", ()):
                        is_sign = example[0] in "%#"  # which has to be quoted
                        data = example if is_sign else yaml.load(example, Yaml12)
                        assert Draft7Validator(alone).is_valid(data), f"{key}: {example}"


BASE = {
    "content/workshop.yaml": "title: T\ndate: 2025-09-22\ntimezone: Europe/Paris\n",
    "content/people.yaml": "ada: {name: Ada Example}\nbob: {name: Bob Example}\n",
    "content/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "content/a.pdf": "%PDF",
}
HEAD = "title: T\ndate: 2025-09-22\ntimezone: Europe/Paris\n"

# A file, what is wrong in it, and the same mended.
MISTAKES = [
    ("program", "- {time: 9:00, title: A, speker: ada}", "- {time: 9:00, title: A, speaker: ada}"),
    ("program", "- {time: 25:00, title: A}", "- {time: 15:00, title: A}"),
    ("program", "- {time: 8:75, title: A}", "- {time: 8:45, title: A}"),
    ("program", "- {time: 13:00 pm, title: A}", "- {time: 1:00 pm, title: A}"),
    ("program", "- {time: 1530, title: A}", "- {time: 15:30, title: A}"),
    ("program", "- {time: 9:00 CET, title: A}", "- {time: 9:00, title: A}"),
    ("program", "- {time: 9:00 - , title: A}", "- {time: 9:00 - 10:00, title: A}"),
    ("program", "- {time: TBA-10:00, title: A}", "- {time: 10:00-TBA, title: A}"),
    ("program", "- {time: [9:00], title: A}", "- {time: 9:00, title: A}"),
    ("program", "- {time: 9:00}", "- {time: 9:00, title: A}"),
    ("program", "- {time: 9:00, title: }", "- {time: 9:00, title: A}"),
    ("program", "- {time: 9:00, title: ''}", "- {time: 9:00, title: A}"),
    ("program", "- {time: 9:00, title: {a: b}}", "- {time: 9:00, title: 'a: b'}"),
    ("program", "- 9:00", "- 9:00 Opening"),
    ("program", "- {paper: ''}", "- {title: A}"),
    ("program", "- 8:75 Registration", "- 8:45 Registration"),
    ("program", "- 9:00-10:00 #1 talk", "- '9:00-10:00 #1 talk'"),
    ("program", "- 10:30 Tutorial:\n  speaker: ada", "- 10:30 Tutorial: Energy"),
    (
        "program",
        "- {time: 9:00, title: A, kind: keynot}",
        "- {time: 9:00, title: A, kind: Keynote}",
    ),
    ("program", "- {time: 9:00, title: A, remote: maybe}", "- {time: 9:00, title: A, remote: NO}"),
    (
        "program",
        "- {time: 9:00, title: A, minutes: 20 min}",
        "- {time: 9:00, title: A, minutes: 20}",
    ),
    (
        "program",
        "- {time: 9:00, title: A, minutes: 2000}",
        "- {time: 9:00, title: A, minutes: 200}",
    ),
    (
        "program",
        "- {time: 9:00, title: A, speaker: Ada Example and Bob Example}",
        "- {time: 9:00, title: A, speaker: [Ada Example, Bob Example]}",
    ),
    (
        "program",
        "- {time: 9:00, title: A, speakers: [Ada Example (CNRS, Paris)]}",
        "- {time: 9:00, title: A, speakers: ['Ada Example (CNRS, Paris)']}",
    ),
    (
        "program",
        "- {time: 9:00, title: A, speaker: Ada Example (ada@example.org)}",
        "- {time: 9:00, title: A, speaker: Ada Example (CNRS)}",
    ),
    (
        "program",
        "- {time: 9:00, title: A, speaker: ada, speakers: [bob]}",
        "- {time: 9:00, title: A, speakers: [ada, bob]}",
    ),
    ("program", "- {time: 9:00, title: A, id: My Talk}", "- {time: 9:00, title: A, id: my-talk}"),
    ("program", "- {time: 9:00, title: A, doi: 182}", "- {time: 9:00, title: A, doi: 10.1000/182}"),
    (
        "program",
        "- {time: 9:00, title: A, arxiv: x}",
        "- {time: 9:00, title: A, arxiv: 2101.01234}",
    ),
    (
        "program",
        "- {time: 9:00, title: A, code: example.org}",
        "- {time: 9:00, title: A, code: 'https://example.org'}",
    ),
    (
        "program",
        "- {time: 9:00, title: A, was: soon}",
        "- {time: 9:00, title: A, was: 2025-01-31 8:00}",
    ),
    (
        "program",
        "- {time: 9:00, title: A, tba: perhaps}",
        "- {time: 9:00, title: A, tba: 2025-01-31}",
    ),
    ("program", "- {time: 9:00, title: A, talks: B}", "- {time: 9:00, title: A, talks: [B]}"),
    ("program", "- {time: 9:00, parallel: A}", "- {time: 9:00, parallel: [{room: R, title: A}]}"),
    (
        "program",
        "- {time: 9:00, title: S, parallel: [{room: R, title: A}]}",
        "- {time: 9:00, parallel: [{room: R, title: A}]}",
    ),
    ("program", "- date: 2025-09-22", "- {date: 2025-09-22, slots: [9:00 Opening]}"),
    ("program", "- {date: 2025-09-31, slots: [A]}", "- {date: 2025-09-22, slots: [A]}"),
    (
        "program",
        "- {date: 2025-09-22, slots: [A]}\n- 9:00 B",
        "- {date: 2025-09-22, slots: [A, 9:00 B]}",
    ),
    ("program", "slots: []", "[]"),
    ("workshop", "titel: T", "title: T"),
    ("workshop", "title: T\ntimezone: CST", "title: T\ntimezone: America/Chicago"),
    ("workshop", "title: T\ntimezone: Europe/Pariss", "title: T\ntimezone: Europe/Paris"),
    ("workshop", "title: T\ndate: 05/11/2025", "title: T\ndate: 17/11/2025"),
    (
        "workshop",
        "title: T\ndate: 2025-02-30..2025-03-01",
        "title: T\ndate: 2025-02-28..2025-03-01",
    ),
    ("workshop", "title: T\ndate: 22 September 2025", "title: T\ndate: Monday 2025-09-22"),
    ("workshop", "title: T\nlanguage: english", "title: T\nlanguage: en"),
    ("workshop", "title: T\nurl: example.org", "title: T\nurl: https://example.org/"),
    ("workshop", "title: T\ncontact: 'javascript:alert(1)'", "title: T\ncontact: a@example.org"),
    (
        "workshop",
        "title: T\nlinks: [https://example.org/]",
        "title: T\nlinks: {A: https://example.org/}",
    ),
    ("workshop", "title: T\nvenue: {nam: Hall}", "title: T\nvenue: {name: Hall}"),
    (
        "workshop",
        "title: T\nvenue: {name: H, online: maybe}",
        "title: T\nvenue: {name: H, online: yes}",
    ),
    (
        "workshop",
        "title: T\nimportant_dates: [2025-08-01]",
        "title: T\nimportant_dates: [2025-08-01 Due]",
    ),
    ("workshop", "title: T\nimportant_dates: [Due soon]", "title: T\nimportant_dates: [TBA Due]"),
    (
        "workshop",
        "title: T\nimportant_dates: [{date: 2025-08-01, title: Due, zone: CEST}]",
        "title: T\nimportant_dates: [{date: 2025-08-01, title: Due, zone: aoe}]",
    ),
    ("workshop", "title: T\nnews: [TBA Something]", "title: T\nnews: [2025-08-01 Something]"),
    (
        "workshop",
        "title: T\nnews: [1 August 2025 Something]",
        "title: T\nnews: ['Friday, 2025-08-01 – Something', 'Fri 2025-08-01: more']",
    ),
    ("workshop", "title: T\nnews: 2025-08-01 Something", "title: T\nnews: [2025-08-01 Something]"),
    (
        "workshop",
        "title: T\nsponsors: {Gold: [{logo: a.svg}]}",
        "title: T\nsponsors: {Gold: [Example]}",
    ),
    (
        "workshop",
        "title: T\nsponsors: [{name: E, logo: a.pdf}]",
        "title: T\nsponsors: [{name: E, logo: a.svg}]",
    ),
    (
        "workshop",
        "title: T\neditions: [{url: https://example.org/}]",
        "title: T\neditions: {2024: https://example.org/}",
    ),
    (
        "workshop",
        "title: T\ncommittees: [{title: A}]",
        "title: T\ncommittees: [{title: A, members: [ada]}]",
    ),
    ("workshop", "title: T\npages: {peple: no}", "title: T\npages: {people: no}"),
    ("workshop", "title: T\nnavigation: {A: /program/}", "title: T\nnavigation: [A: /program/]"),
    ("workshop", "title: T\ntheme: {accent: '#12345'}", "title: T\ntheme: {accent: '#123456'}"),
    ("workshop", "title: T\ntheme: {colour: teal}", "title: T\ntheme: {accent: teal}"),
    ("people", "Ada: {name: Ada Example}", "ada: {name: Ada Example}"),
    ("people", "ada: {nam: Ada Example}", "ada: {name: Ada Example}"),
    ("people", "ada: {name: Ada Example, photo: a.pdf}", "ada: {name: Ada Example, photo: a.svg}"),
    (
        "people",
        "ada: {name: Ada Example, focus: left left left}",
        "ada: {name: Ada Example, focus: 40% 20%}",
    ),
    ("people", "- {name: Ada Example}", "ada: {name: Ada Example}"),
    (
        "papers",
        "- {title: A, authors: Ada Example and Bob Example}",
        "- {title: A, authors: Ada Example; Bob Example}",
    ),
    ("papers", "- {authors: ada}", "- {title: A, authors: ada}"),
    ("papers", "- {title: A, status: acepted}", "- {title: A, status: Accepted}"),
    ("papers", "- {title: A, author: ada, authors: bob}", "- {title: A, authors: ada; bob}"),
    ("papers", "a: {title: A}", "- {id: a, title: A}"),
    (
        "competition",
        "{title: A, rank_by: {column: c, order: lowest}}",
        "{title: A, rank_by: {column: c, order: LOW}}",
    ),
    ("competition", "{title: A, rank_by: c}", "{title: A, rank_by: {column: c}}"),
    (
        "competition",
        "{title: A, rank_by: {column: c}, classes: {column: c, bounds: [80]}}",
        "{title: A, rank_by: {column: c}, classes: {column: c, bounds: [80, 90]}}",
    ),
    (
        "competition",
        "{title: A, rank_by: {column: c}, leaderboard: [{c: 1}]}",
        "{title: A, rank_by: {column: c}, leaderboard: [[c], [1]]}",
    ),
    ("front-matter", "{titel: A}", "{title: A}"),
    ("front-matter", "{permalink: call}", "{permalink: /call}"),
    ("front-matter", "{aliases: [/a/../b/]}", "{aliases: [/a/b/]}"),
    ("front-matter", "{draft: perhaps}", "{draft: yes}"),
    ("front-matter", "{feature_image: https://example.org/a.svg}", "{feature_image: a.svg}"),
]


def errors(folder, name, text):
    """What the loader says of a text in the file of that name."""
    path = f"content/{name}.yaml"
    if name == "front-matter":
        path, text = "content/a.md", f"---\n{text}\n---\nText\n"
    _, problems = site(folder, {**BASE, path: text})
    found = [one for one in problems if one.severity is Severity.ERROR]
    return [one for one in found if one.place.path == path]


class TestWhatIsWrong:
    """The loader and the schema agree on what is a mistake, and on what is not."""

    @pytest.mark.parametrize(("name", "wrong", "right"), MISTAKES)
    def test_a_mistake_is_refused_by_both(self, name, wrong, right, tmp_path):
        assert errors(tmp_path / "wrong", name, wrong)
        assert refused(name, wrong)
        assert errors(tmp_path / "right", name, right) == []
        assert refused(name, right) == []

    def test_there_are_mistakes_for_every_schema(self):
        assert {name for name, _, _ in MISTAKES} == set(NAMES)
        assert len(MISTAKES) >= 40

    def test_papers_that_are_left_out_are_not_looked_at(self, tmp_path):
        text = "- {id: a, status: rejected, authors: nobody at all & more}"
        assert errors(tmp_path, "papers", text) == []
        assert refused("papers", text) == []

    def test_papers_of_aclpub2_are_not_looked_at(self, tmp_path):
        text = "- {id: 3, title: A, file: 3.pdf, authors: [{first_name: Ada, last_name: Example}]}"
        assert errors(tmp_path, "papers", text) == []
        assert refused("papers", text) == []


class TestWhatEditorsTakeForNumbers:
    @pytest.mark.parametrize("loader", [Yaml11, Yaml12])
    @pytest.mark.parametrize(
        "text",
        [
            "- {time: 7:30, title: 2023, room: 010, speaker: NO, remote: NO, was: 9:00}",
            "- {time: 9.30, title: 1e3, id: 17, cancelled: on, minutes: 22.5}",
            "- {time: '7.30', title: yes, openreview: 123456, arxiv: 2101.01234, was: 9.30}",
        ],
    )
    def test_they_are_text_all_the_same(self, text, loader, tmp_path):
        text = text.replace("speaker: NO", "speaker: No Name")
        assert errors(tmp_path, "program", text) == []
        assert refused("program", text, loader) == []


# A text may stand for the star.
KEYS = [
    *(("program", f"- title: A\n  {key}: *\n") for key in Slot.keys()),  # noqa: SIM118
    *(("program", f"- title: A\n  {key}: [*]\n") for key in ("speakers", "was", "aliases")),
    *(("program", line) for line in ("- *\n", "- 9:00 *\n", "- *: A\n", "- 9:00-*\n")),
    *(("workshop", f"{HEAD}{key}: *\n") for key in ("contact", "url", "rooms", "hide", "pages")),
    *(("workshop", f"{HEAD}{key}: [*]\n") for key in ("news", "sponsors", "navigation")),
    *(("workshop", f"{HEAD}{key}: {{*: *}}\n") for key in ("links", "editions", "committees")),
    *(("workshop", f"{HEAD}{key}: {{A: [*, *]}}\n") for key in ("sponsors", "committees")),
    *(("workshop", f"title: *\n{key}: *\n") for key in ("language", "date", "venue", "series")),
    *(
        ("workshop", f"{HEAD}important_dates: [{line}]\n")
        for line in ("*", "TBA *", "2025-09-01 *")
    ),
    *(("workshop", f"{HEAD}theme: {{{key}: *}}\n") for key in ("accent", "logo", "font")),
    *(("people", f"ada: {{name: Ada, {key}: *}}\n") for key in ("focus", "url", "photo", "bio")),
    *(("people", line) for line in ("*: Ada\n", "ada: *\n", "ada: {name: *}\n")),
    *(("papers", f"- title: *\n  {key}: *\n") for key in Paper.keys()),  # noqa: SIM118
    *(("papers", f"- title: A\n  {key}: [*]\n") for key in ("authors", "kinds", "keywords")),
    *(
        ("competition", f"title: A\nrank_by: {{column: *, {key}: *}}\n")
        for key in ("unit", "order")
    ),
    *(("front-matter", f"{key}: *") for key in Page.keys()),  # noqa: SIM118
]
PARTS = st.sampled_from(
    [
        *(
            "ada",
            "bob",
            "Ada",
            "Example",
            " ",
            "  ",
            "(",
            ")",
            "*",
            "CNRS",
            ", ",
            "; ",
            " and ",
            "&",
        ),
        *("TBA", "tbd", "no", "YES", "true", "None", "pretty", "keynote", "Poster", "accepted"),
        *(
            "a.svg",
            "a.pdf",
            "/a.svg",
            "/",
            "a/",
            "..",
            ".",
            "https://example.org",
            "mailto:",
            "#a",
        ),
        *("10", "9:30", "9.30", "2025-09-22", "-", "_", "%", "40% 20%", "top", "left", "é", "例"),
        *("teal", "17527a", "2101.01234", "10.1000/182", "abcdef", "low", "HIGH", "en", "pt-BR"),
    ]
)


class TestWhatTheLoaderTakes:
    @settings(deadline=None, max_examples=30)
    @given(programs())
    def test_any_program(self, files):
        with TemporaryDirectory() as folder:
            assert refused_in(write(Path(folder), files)) == []

    @settings(deadline=None, max_examples=400)
    @given(st.data())
    def test_any_time_and_date(self, data):
        part = st.sampled_from(
            [
                *("9", "09", "12", "0", "23", "24", "2025", "31", "7", "11", "30", "59", "60"),
                *(":", ".", "h", "H ", "-", " - ", "–", " to ", "/", "..", " or ", " ", ", "),
                *("am", " PM", "p.m.", "noon", "Midnight", "TBA", "(tbd)", "00", "05", "Monday"),
                *("2025-09-22", "22.9.2025", "9/22/2025", "10:30", "8h15", "9-10 am"),
            ]
        )
        text = "".join(data.draw(st.lists(part, min_size=1, max_size=7)))
        for key, parse in (
            ("time", _times_or_tba),
            ("minutes", parse_minutes),
            ("was", parse_moment),
        ):
            if _is_read(parse, text):
                assert refused("program", f'- {{title: A, {key}: "{text}"}}') == [], (key, text)
        if _is_read(parse_date, text):
            assert refused("workshop", f'{{title: A, date: "{text}", updated: "{text}"}}') == []
        if _is_read(parse_time, text):
            due = f'{{title: A, date: 2025-09-22, time: "{text}"}}'
            assert refused("workshop", f"{{title: A, important_dates: [{due}]}}") == []

    @settings(deadline=None, max_examples=300)
    @given(st.sampled_from(KEYS), st.lists(PARTS, min_size=1, max_size=6), st.booleans())
    def test_any_text_behind_any_key(self, key, parts, quoted):
        name, file = key
        text = "".join(parts)
        text = file.replace("*", f"'{text}'" if quoted else text)
        with TemporaryDirectory() as folder:
            if errors(Path(folder), name, text) == []:
                assert refused(name, text) == [], text


def _times_or_tba(text):
    return None if TBA.fullmatch(text) else parse_range(text)


def _is_read(parse, text):
    try:
        parse(one_line(text))
    except Mistake:
        return False
    return True


class TestTheSchemas:
    @pytest.mark.parametrize("name", NAMES)
    def test_they_are_of_draft_7(self, name):
        Draft7Validator.check_schema(validator(name).schema)

    def test_every_key_of_every_record_is_in_one_with_its_description(self):
        definitions = {}
        for name in NAMES:
            definitions |= json.loads(schema_text(name))["definitions"]
        for record in RECORDS.values():
            text = json.dumps(definitions.get(record.__name__))
            for key in record.keys():  # noqa: SIM118 - a method of records
                assert f'"{key}": {{"description": ' in text, f"{record.__name__}.{key}"

    def test_a_type_that_does_not_say_what_may_be_typed_has_none(self):
        with pytest.raises(TypeError, match="no Form"):
            Making().of_type(Annotated[str, BeforeValidator(str)] | None, ())

    @pytest.mark.parametrize("name", NAMES)
    def test_their_patterns_are_those_of_javascript_as_well(self, name):
        patterns = re.findall(r'"pattern": (".*")', schema_text(name))
        assert patterns
        for pattern in map(json.loads, patterns):
            assert not re.search(r"\(\?[Pia-z]|\\[dwAZ]", pattern), pattern

    def test_the_command_writes_them_and_writes_them_anew(self, tmp_path):
        result = run("schema", tmp_path)
        assert result.exit_code == 0
        assert result.output.startswith("6 schemas written to ")
        texts = {path.stem: path.read_text("utf-8") for path in (tmp_path / FOLDER).iterdir()}
        assert texts == {name: schema_text(name) for name in NAMES}
        (tmp_path / FOLDER / "people.json").write_text("old")
        assert run("schema", tmp_path).exit_code == 0
        assert (tmp_path / FOLDER / "people.json").read_text("utf-8") == texts["people"]

    def test_the_command_prints_one_and_writes_nothing(self, tmp_path):
        result = run("schema", tmp_path, "--print", "program")
        assert result.output == schema_text("program")
        assert list(tmp_path.iterdir()) == []

    def test_what_stands_in_the_way_is_said(self, tmp_path):
        (tmp_path / FOLDER).write_text("mine")
        result = run("schema", tmp_path)
        assert result.exit_code != 0
        assert FOLDER in result.output
        assert "Traceback" not in result.output

    def test_a_new_site_has_them_and_its_files_name_them(self, tmp_path):
        names = new_site(tmp_path)
        assert set(write_schemas(tmp_path)) <= set(names)
        for file in (tmp_path / "content").glob("*.yaml"):
            first = file.read_text("utf-8").splitlines()[0]
            schema = first.removeprefix("# yaml-language-server: $schema=")
            assert (file.parent / schema).resolve() == tmp_path / FOLDER / f"{file.stem}.json"
            assert (file.parent / schema).is_file()
