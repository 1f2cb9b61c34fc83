"""Papers from papers.yaml and papers.csv, in our form and in those of other systems."""

import time
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from built import result
from sites import marked, only, site, told
from workshopsite.model.paper import Status
from workshopsite.problems import Severity
from workshopsite.read.decisions import parse_decision

WORKSHOP = {
    "content/workshop.yaml": "title: Sums\ndate: 2023-05-23\ntimezone: UTC\n",
    "content/people.yaml": "ada: {name: Ada Example, affiliation: CNRS}\n",
}


def load(tmp_path, text, name="papers.csv", **files):
    return site(tmp_path, {**WORKSHOP, f"content/{name}": text, **files})


def papers(tmp_path, text, name="papers.csv", **files):
    """The papers of a file, which must be right."""
    found, problems = load(tmp_path, text, name, **files)
    assert [p for p in problems if p.severity is not Severity.NOTICE] == []
    return list(found.papers)


def authors(paper):
    return [(one.person.name, one.affiliation, one.presenter) for one in paper.authors]


def errors(problems):
    return [told_as for told_as in told(problems) if "not-accepted" not in told_as]


class TestCsv:
    def test_every_key_has_a_column(self, tmp_path):
        [paper] = papers(
            tmp_path,
            "ID;Title;Authors;Kind;Session;Board;Abstract;Keywords;Award;PDF;arXiv;DOI;links.Data;"
            "extra.level\n"
            '17;Sums;"ada; Bob B. Example (ENS; Paris)*";oral, poster;am; 3b ;"One.\n\nTwo.";a, b;'
            "Best;files/a.pdf;2101.01234;10.1000/182;https://example.org/;new\n",
            **{"content/files/a.pdf": b"%PDF"},
        )
        assert (paper.id, paper.title, paper.board, paper.award) == ("17", "Sums", "3b", "Best")
        assert authors(paper) == [
            ("Ada Example", "CNRS", False),
            ("Bob B. Example", "ENS; Paris", True),
        ]
        assert (paper.kinds, paper.sessions, paper.keywords) == (
            ("oral", "poster"),
            ("am",),
            ("a", "b"),
        )
        assert paper.abstract == "One.\n\nTwo."
        assert [(link.label, link.href) for link in paper.resources] == [
            ("pdf", "/files/a.pdf"),
            ("arxiv", "https://arxiv.org/abs/2101.01234"),
            ("doi", "https://doi.org/10.1000/182"),
            ("Data", "https://example.org/"),
        ]
        assert (paper.extra, paper.status) == ({"level": "new"}, Status.ACCEPTED)

    @pytest.mark.parametrize(
        "text",
        [
            b"\xef\xbb\xbftitle,authors\r\nSums,Ada Example\r\n",
            "Title|Authors\n\nSums|Ada\N{NO-BREAK SPACE}Example\n|\n",
            '"title"\t"authors"\n"Sums"\t"Ada Example"\n',
            "sep=;\nTITLE;author;;\nSums;Ada Example;;\n",
        ],
    )
    def test_dialects(self, tmp_path, text):
        [paper] = papers(tmp_path, text)
        assert (paper.id, paper.title, authors(paper)) == (
            "sums",
            "Sums",
            [("Ada Example", "CNRS", False)],
        )

    def test_it_is_no_file_for_readers(self, tmp_path):
        found, problems = load(tmp_path, "title\nSums\n")
        assert (list(found.published_files), told(problems)) == ([], [])

    def test_the_order_of_authors_is_kept_and_presenters_are_marked(self, tmp_path):
        [paper] = papers(
            tmp_path, "title,authors\nSums,Zoë Ex (X)*; Ann Ex; Bo Ex*; Cy Ex* (Y); ada*\n"
        )
        assert [(one.person.name, one.presenter) for one in paper.authors] == [
            ("Zoë Ex", True),
            ("Ann Ex", False),
            ("Bo Ex", True),
            ("Cy Ex", True),
            ("Ada Example", True),
        ]

    @pytest.mark.parametrize("text", ["", "title\n", "\n\n"])
    def test_there_may_be_no_papers(self, tmp_path, text):
        assert papers(tmp_path, text) == []

    def test_400_papers_are_read_in_no_time(self, tmp_path):
        abstract = r"We show \emph{that} it is so. " * 40
        rows = (
            f'{n},"On sums, {n}",Ada Example (CNRS)*; Bob B{n}. Example,"{abstract}"\n'
            for n in range(400)
        )
        text = "id,title,authors,abstract\n" + "".join(rows)
        start = time.perf_counter()
        assert len(papers(tmp_path, text)) == 400
        assert time.perf_counter() - start < 5


class TestOtherSystems:
    def test_openreview(self, tmp_path):
        first, second = papers(
            tmp_path,
            "number,forum,title,abstract,num reviewers,missing reviewers,reviewer contact info,"
            "min rating,average confidence,meta reviews,decision,authors,authorids,keywords,pdf,"
            "venueid\n"
            "7,https://openreview.net/forum?id=AbC_-12345,Sums,Why.,3,~A_B1|~C_D1,"
            "Ann<ann@example.org>,2,3,Accept,Accept (oral),Ada Example|Bob Example,"
            "~Ada_Example1|bob@example.org,x|y,/pdf/ab12.pdf,E.org/2025/Workshop\n"
            "8,https://openreview.net/forum?id=AbC_-12346,More sums,,,,,,,,Accept (Poster),"
            "Bob Example,,,,E.org/2025/Workshop/Submission\n"
            "9,https://openreview.net/forum?id=AbC_-12347,Bad sums,,,,,,,,Reject,A and B,,,,\n",
        )
        assert (first.id, first.kinds, first.keywords) == ("7", ("oral",), ("x", "y"))
        assert [link.href for link in first.resources] == [
            "https://openreview.net/pdf/ab12.pdf",
            "https://openreview.net/forum?id=AbC_-12345",
        ]
        assert [one.person.name for one in first.authors] == ["Ada Example", "Bob Example"]
        assert (second.id, second.kinds) == ("8", ("poster",))

    def test_cmt_marks_the_author_to_write_to_and_not_the_one_who_presents(self, tmp_path):
        head = "Paper ID,Created,Paper Title,Abstract,Primary Contact Author Name,"
        head += (
            "Primary Contact Author Email,{},Author Emails,Track Name,% Completed,Status,Q1 (Why)"
        )
        row = "3,1/1/2025,Sums,Why.,Ada Example,a@example.org,{},a@example.org*,Main,100%,{},no"
        both = head.format("Authors,Author Names")
        text = f"{both}\n" + row.format(
            '"Ada Example (CNRS)*; Bob Example (X, Y)","Example, Ada*; Example, Bob"', "Accept"
        )
        withdrawn = row.format("Eve Example,Eve", "Withdrawn").replace("3,", "4,", 1)
        [paper] = papers(tmp_path, f"{text}\n{withdrawn}\n")
        assert authors(paper) == [
            ("Ada Example", "CNRS", False),
            ("Bob Example", "X, Y", False),
        ]
        assert paper.extra == {"track": "Main"}
        only_names = f"{head.format('Author Names')}\n" + row.format(
            '"Example, Ada*; van Example, Bob (X)"', "Accept (Oral)"
        )
        [paper] = papers(tmp_path, only_names)
        assert authors(paper) == [("Ada Example", "CNRS", False), ("Bob van Example", "X", False)]

    def test_easychair(self, tmp_path):
        text = (
            "#,title,authors,submitted,last updated,form fields,keywords,decision,notified,"
            "reviews sent,abstract,deleted?\n"
            '1,Sums,"Ada Example, Bob Example and Cy Example",2025-01-01,,(x) y,"a b\nc",accept,'
            "yes,yes,Why.,no\n"
            "2,Two,Ada Example and Bob Example,,,,,ACCEPT,,,,no\n"
            "3,Three,Ada Example,,,,,accept,,,,yes\n"
            "4,Four,Ada Example,,,,,no decision,,,,no\n"
        )
        first, second = papers(tmp_path, text)
        assert [one.person.name for one in first.authors] == [
            "Ada Example",
            "Bob Example",
            "Cy Example",
        ]
        assert first.keywords == ("a b", "c")
        assert [one.person.name for one in second.authors] == ["Ada Example", "Bob Example"]

    def test_start_has_columns_for_the_parts_of_each_author(self, tmp_path):
        text = (
            "Submission ID,Title,Submission Type,Acceptance Status,1: Username,1: First Name,"
            "1: Middle Name,1: Last Name,1: Email,1: Affiliation,2: First Name,2: Last Name,"
            "2: Affiliation,Track\n"
            "12,Sums,Long,Accept - Poster,ae,Ada,B.,Example,a@example.org,X (Y),Bob,Example,,A\n"
            "13,More,Short,Reject,,,,,,,,,,\n"
        )
        [paper] = papers(tmp_path, text)
        assert authors(paper) == [("Ada B. Example", "X (Y)", False), ("Bob Example", None, False)]
        assert (paper.kinds, paper.extra) == (("poster",), {"paper_type": "Long", "track": "A"})

    def test_miniconf(self, tmp_path):
        [paper] = papers(
            tmp_path, "UID,title,authors,abstract,keywords,sessions\nw1,T,A B|C D,x,k|l,s1|s2\n"
        )
        assert (paper.id, paper.keywords, paper.sessions) == ("w1", ("k", "l"), ("s1", "s2"))

    @pytest.mark.parametrize(
        ("url", "link"),
        [
            ("https://openreview.net/forum?id=AbCdEf12", ("openreview", "same")),
            ("http://arxiv.org/abs/2101.01234v2", ("arxiv", "https://arxiv.org/abs/2101.01234v2")),
            ("https://doi.org/10.1000/182", ("doi", "same")),
            ("https://example.org/a.pdf", ("pdf", "same")),
            ("https://www.example.org/papers/7", ("example.org", "same")),
        ],
    )
    def test_an_address_is_what_it_looks_like(self, tmp_path, url, link):
        [paper] = papers(tmp_path, f"title,url\nSums,{url}\n")
        label, href = link
        assert [(one.label, one.href) for one in paper.resources] == [
            (label, url if href == "same" else href)
        ]

    def test_what_is_never_published_is_named_once(self, tmp_path):
        _, problems = load(
            tmp_path, "status,title,Author Emails,Average Rating\n,Sums,a@example.org,3\n"
        )
        notice = only(problems)
        assert (notice.rule.name, notice.severity) == ("column-left-out", Severity.NOTICE)
        assert marked(notice) == "Author Emails"
        assert notice.message == 'columns that are not published: "Author Emails", "Average Rating"'

    @pytest.mark.parametrize(
        ("text", "status", "kinds"),
        [
            ("Accept", "accepted", ()),
            ("Accept (oral, poster)", "accepted", ("oral", "poster")),
            ("accept as Spotlight", "accepted", ("spotlight",)),
            ("Oral", "accepted", ("oral",)),
            ("Accept with minor changes", "accepted", ()),
            ("Example 2025 Workshop Poster", "accepted", ("poster",)),
            ("Example.org/2025/Workshop", "accepted", ()),
            ("Reject", "rejected", ()),
            ("Desk Rejected", "rejected", ()),
            ("Not accepted", "rejected", ()),
            ("Example.org/2025/Workshop/Withdrawn_Submission", "removed", ()),
            ("Submitted to Example 2025", "pending", ()),
            ("Example.org/2025/Workshop/Submission", "pending", ()),
            ("No Decision", "pending", ()),
            ("Conditionally accepted", "pending", ()),
            ("", "pending", ()),
        ],
    )
    def test_decisions(self, text, status, kinds):
        decision = parse_decision(text)
        assert (decision.status, decision.kinds) == (status, kinds)

    def test_a_venue_counts_where_there_is_no_decision(self, tmp_path):
        [paper] = papers(tmp_path, "title,venue\nOne,E 2025 Oral\nTwo,Submitted to E 2025\n")
        assert (paper.title, paper.kinds) == ("One", ("oral",))
        made = papers(tmp_path, "title,venue,status\nOne,Submitted to E 2025,accepted\n")
        assert [paper.title for paper in made] == ["One"]


class TestAclpub:
    TEXT = r"""
- id: 2
  title: 'Sums of $n$ \& more'
  abstract: "We show \\textit{that}."
  authors:
  - {first_name: Ada, middle_name: B., last_name: Example, institution: 'A\&M', email: a@e.org}
  - {first_name: Bob, last_name: Example, username: be, orcid: 1}
  - Cy Example (X)
  attributes: {presentation_type: oral, paper_type: long, submitted_area: Sums}
  file: 2.pdf
  attachments: [{type: note, file: a.zip}]
  archival: true
- {title: Ours, authors: Ada Example}
- id: 4
  title: Bad
  file: 4.pdf
  decision: Reject
"""

    def test_its_papers_are_read(self, tmp_path):
        first, second = papers(tmp_path, self.TEXT, "papers.yaml")
        assert (first.title, first.abstract) == ("Sums of $n$ & more", "We show <em>that</em>.")
        assert authors(first) == [
            ("Ada B. Example", "A&M", False),
            ("Bob Example", None, False),
            ("Cy Example", "X", False),
        ]
        assert (first.kinds, first.resources) == (("oral",), ())
        assert first.extra == {"paper_type": "long", "submitted_area": "Sums"}
        assert second.title == "Ours"

    def test_its_files_are_used_where_they_are(self, tmp_path):
        files = {"content/papers/2.pdf": b"%PDF", "content/papers/4.pdf": b"%PDF"}
        found, _ = load(tmp_path, self.TEXT, "papers.yaml", **files)
        assert found.papers[0].pdf == "/papers/2.pdf"
        assert [file.path for file in found.published_files] == ["content/papers/2.pdf"]

    def test_one_that_is_missing_is_told_where_it_is_named(self, tmp_path):
        files = {"content/papers/4.pdf": b"%PDF"}
        _, problems = load(tmp_path, self.TEXT, "papers.yaml", **files)
        assert errors(problems) == ["missing-file papers.yaml:10:9"]

    def test_its_keys_are_unknown_in_other_papers(self, tmp_path):
        text = "- {title: Sums, archival: yes}\n"
        _, problems = load(tmp_path, text, "papers.yaml")
        assert told(problems) == ["unknown-key papers.yaml:1:17"]

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            (
                "- title: Sums\n  authors:\n  - {first_name: Ada E., lst_name: B}\n",
                "unknown-key papers.yaml:3:26",
            ),
            ("- title: Sums\n  file: a.pdf\n  decision: so so\n", "bad-value papers.yaml:3:13"),
            ("- title: S\n  file: a.pdf\n  authors: {a: b}\n", "wrong-type papers.yaml:3:16"),
            (
                "- title: S\n  authors:\n  - {last_name: A and B}\n  - {last_name: C}\n",
                "wrong-type papers.yaml:3:17",
            ),
        ],
    )
    def test_mistakes_in_it(self, tmp_path, text, place):
        _, problems = load(tmp_path, text, "papers.yaml")
        assert told(problems) == [place]


class TestTexts:
    def test_latex_becomes_markdown_in_both_files(self, tmp_path):
        title, abstract = r"\emph{Sums} of $x_1$ -- by Schr\"odinger", r"See \textbf{this} \& $a\%$"
        for name, text in (
            ("papers.yaml", f"- title: '{title}'\n  abstract: '{abstract}'\n"),
            ("papers.csv", f'title,abstract\n"{title.replace(chr(34), chr(34) * 2)}",{abstract}\n'),
        ):
            [paper] = papers(tmp_path / name, text, name)
            assert paper.title == "<em>Sums</em> of $x_1$ – by Schrödinger"
            assert paper.abstract == r"See <strong>this</strong> & $a\%$"
            assert paper.id == "sums-of-x_1-by-schrödinger".replace("_", "-")

    def test_accents_in_names(self, tmp_path):
        [paper] = papers(tmp_path, r"title,authors" + "\n" + r'S,J\""org {\O}rsted (A\&M)*' + "\n")
        assert authors(paper) == [('J\\""org Ørsted', "A&M", True)]
        [paper] = papers(tmp_path, 'title,authors\nS,"J\\""org {\\O}rsted (A\\&M)*"\n')
        assert authors(paper) == [("Jörg Ørsted", "A&M", True)]

    def test_a_command_that_is_not_known_is_shown_and_told(self, tmp_path):
        text = 'title,abstract\nSums,"We show,\nas in \\cite{a}, \\cite{b}."\n'
        found, problems = load(tmp_path, text)
        problem = only(problems)
        assert (told(problems), marked(problem)) == (["latex-command papers.csv:3:7"], r"\cite")
        assert problem.severity is Severity.WARNING
        assert "$ signs" in problem.hint
        assert r"\cite{a}" in found.papers[0].abstract


class TestIds:
    def test_an_id_is_typed_or_made_of_the_title(self, tmp_path):
        made = papers(tmp_path, "id,title\n17,One\n,Two of $n$\nx_y.z,Three\n")
        assert [paper.id for paper in made] == ["17", "two-of-n", "x_y.z"]

    @pytest.mark.parametrize(
        ("rows", "places"),
        [
            ("1,A\n2,B\n1,C\n", ("4:1", "2:1")),
            (",A\n,B\n,a\n", ("4:2", "2:2")),
            ("a,B\n,A\n", ("3:2", "2:1")),
        ],
    )
    def test_two_papers_with_one_id(self, tmp_path, rows, places):
        _, problems = load(tmp_path, f"id,title\n{rows}")
        problem = only(problems)
        there, first = places
        assert told(problems) == [f"duplicate-id papers.csv:{there}"]
        assert str(problem.related[0].place) == f"content/papers.csv:{first}"
        assert problem.hint

    def test_an_id_that_cannot_be_an_address(self, tmp_path):
        _, problems = load(tmp_path, "title,id\nSums,My paper/1\n")
        assert told(problems) == ["bad-id papers.csv:2:6"]
        assert only(problems).hint == 'write "my-paper-1"'

    def test_a_title_that_gives_no_id(self, tmp_path):
        _, problems = load(tmp_path, "- title: '???'\n", "papers.yaml")
        assert told(problems) == ["bad-id papers.yaml:1:10"]
        assert "id:" in only(problems).hint

    @pytest.mark.parametrize(
        ("name", "typed"),
        [("doi", "11.1000/182"), ("arxiv", "21.1"), ("openreview", "a b"), ("doi", "10.1000")],
    )
    def test_an_identifier_that_can_be_none(self, tmp_path, name, typed):
        _, problems = load(tmp_path, f"title,{name}\nSums,{typed}\n")
        assert told(problems) == ["bad-value papers.csv:2:6"]
        assert marked(only(problems)) == typed
        assert only(problems).hint.startswith("write it like")


class TestNotAccepted:
    TEXT = (
        "id,title,status,pdf,authors\n1,Good,accepted,a.pdf,\n2,Gone,withdrawn,,\n"
        "3,Bad secret,rejected,b.pdf,Eve Hidden\n4,Late secret,Pending,a.pdf,x and y\n"
    )
    FILES: ClassVar = {"content/a.pdf": b"%PDF", "content/b.pdf": b"%PDF"}

    def test_nothing_of_them_is_published(self, tmp_path):
        build = result(tmp_path, {**WORKSHOP, "content/papers.csv": self.TEXT, **self.FILES})
        assert not build.problems.fatal
        written = {
            path.relative_to(tmp_path / "_site").as_posix(): path.read_bytes()
            for path in (tmp_path / "_site").rglob("*")
            if path.is_file()
        }
        assert "a.pdf" in written
        assert "b.pdf" not in written
        for text in written.values():
            assert b"secret" not in text
            assert b"Eve Hidden" not in text

    def test_nor_is_a_file_that_only_their_links_name(self, tmp_path):
        files = {
            **WORKSHOP,
            "content/papers.yaml": "- {title: Bad, status: rejected, links: {Data: files/d.zip}}\n",
            "content/files/d.zip": b"secret",
        }
        assert not result(tmp_path, files).problems.fatal
        assert not (tmp_path / "_site/files").exists()

    def test_one_notice_counts_them(self, tmp_path):
        found, problems = load(tmp_path, self.TEXT, **self.FILES)
        assert [paper.id for paper in found.papers] == ["1", "2"]
        notice = only(problems)
        assert (notice.rule.name, notice.severity) == ("not-accepted", Severity.NOTICE)
        assert notice.message == "papers that are not on the site: 1 rejected, 1 pending"

    def test_the_program_cannot_present_them(self, tmp_path):
        program = (
            "- {time: '9:00', title: Sums, paper: 3}\n- {time: '10:00', title: P, posters: [4]}\n"
        )
        _, problems = load(tmp_path, self.TEXT, **self.FILES, **{"content/program.yaml": program})
        assert errors(problems) == [
            "unknown-paper program.yaml:1:38",
            "unknown-paper program.yaml:2:39",
        ]
        assert 'the paper "3" is rejected' in next(
            p.message for p in problems if p.rule.name == "unknown-paper"
        )

    def test_a_status_that_is_none(self, tmp_path):
        _, problems = load(tmp_path, "title,status\nSums,acepted\n")
        assert told(problems) == ["bad-value papers.csv:2:6"]
        assert only(problems).hint == 'did you mean "accepted"?'


class TestWrong:
    def test_papers_in_two_files(self, tmp_path):
        files = {"content/papers.yaml": "- title: A\n", "content/program.yaml": PROGRAM}
        _, problems = load(tmp_path, "title\nB\n", **files)
        assert told(problems) == ["two-lists papers.csv"]
        assert only(problems).hint

    def test_a_missing_column(self, tmp_path):
        _, problems = load(tmp_path, "id,titel of it,authors\n1,Sums,Ada Example\n")
        assert told(problems) == ["missing-key papers.csv:1:1", "unknown-key papers.csv:1:4"]
        missing = next(iter(problems))
        assert "id, titel of it, authors" in missing.hint

    @pytest.mark.parametrize(
        ("heading", "place", "hint"),
        [
            ("auhtors", "1:7", 'did you mean "authors"?'),
            ("Comment to the chair", "1:7", 'call it "extra.Comment to the chair"'),
            ("links", "1:7", "links.Data"),
        ],
    )
    def test_an_unknown_column(self, tmp_path, heading, place, hint):
        _, problems = load(tmp_path, f"title,{heading}\nSums,x\n")
        assert told(problems) == [f"unknown-key papers.csv:{place}"]
        assert hint in only(problems).hint
        assert marked(only(problems)) == heading

    def test_two_columns_for_one_thing(self, tmp_path):
        _, problems = load(tmp_path, "Title,Paper Title,status\nA,B,\n")
        assert told(problems) == ["duplicate-key papers.csv:1:7"]

    def test_a_text_without_a_heading(self, tmp_path):
        _, problems = load(tmp_path, "title,,id\nA,,1\nB,x,2\n")
        assert told(problems) == ["missing-key papers.csv:3:3"]

    @pytest.mark.parametrize(
        ("row", "place"),
        [
            ("1,Sums", "2:1"),
            ("1,Sums,Ada Example,more", "2:20"),
            ("1,Sums,,", "2:1"),
            ("1,A, B,Ada Example", "2:8"),
        ],
    )
    def test_a_row_of_the_wrong_length(self, tmp_path, row, place):
        files = {"content/program.yaml": "- {time: '9:00', title: T, paper: 1}\n"}
        _, problems = load(tmp_path, f"id,title,authors\n{row}\n", **files)
        assert told(problems) == [f"wrong-type papers.csv:{place}"]
        assert '","' in only(problems).hint

    def test_a_missing_title(self, tmp_path):
        _, problems = load(tmp_path, "title,authors\n,Ada Example\n")
        assert told(problems) == ["missing-key papers.csv:2:1"]

    @pytest.mark.parametrize(
        ("authors", "culprit", "hint"),
        [
            ("Ada Example and Bob Example", "Ada Example and Bob Example", "write ;"),
            ("Zoe X; A Example & B Example", "A Example & B Example", "write ;"),
            ('"Zoe X;\nEve Y, Bob Z"', "Eve Y, Bob Z", "write ;"),
            ("Zoe X; ada@example.org", "ada@example.org", "the name"),
            ("Zoe X; Ada (CNRS", "Ada (CNRS", "Ada Example (CNRS)"),
            ("Zoe X; adda", "adda", '"ada"'),
            ("Zoe X; (CNRS)", "(CNRS)", "Ada Example (CNRS)"),
            ('"Al E (A (B), C) and Bo E (D)"', "Al E (A (B), C) and Bo E (D)", "write ;"),
        ],
    )
    def test_authors_that_cannot_be_parsed(self, tmp_path, authors, culprit, hint):
        separator = ";" if '"' in authors else ","
        head = f"title{separator}authors\nSums{separator}"
        for name, text in (
            ("papers.csv", f"{head}{authors}\n"),
            ("papers.yaml", f"- title: Sums\n  authors: '{authors.strip(chr(34))}'\n"),
        ):
            _, problems = load(tmp_path / name, text, name)
            assert len(told(problems)) == 1
            problem = only(problems)
            assert hint in problem.hint
            if name == "papers.csv" or "\n" not in authors:
                assert marked(problem) == culprit

    @pytest.mark.parametrize("text", ["a: b\n", "text\n"])
    def test_papers_are_a_list(self, tmp_path, text):
        files = {"content/program.yaml": "- {time: '9:00', title: T, paper: 1}\n"}
        _, problems = load(tmp_path, text, "papers.yaml", **files)
        assert told(problems) == ["wrong-type papers.yaml:1:1"]

    def test_what_refers_to_a_wrong_paper_is_not_told_again(self, tmp_path):
        program = "- {time: '9:00', title: T, paper: 1}\n- {time: '9:30', title: T, paper: sums}\n"
        text = "id,title,arxiv\n1,A,x\n,Sums,y\n"
        _, problems = load(tmp_path, text, **{"content/program.yaml": program})
        assert [told_as for told_as in told(problems) if "program" in told_as] == []
        for name, wrong in (
            ("papers.csv", b"\xff\xfe"),
            ("papers.csv", 'title\n"a'),
            ("papers.yaml", "- [\n"),
            ("paper.csv", "title\nA\n"),
        ):
            _, problems = load(
                tmp_path / str(len(wrong)) / name, wrong, name, **{"content/program.yaml": program}
            )
            assert len(told(problems)) == 1
            assert "program" not in told(problems)[0]

    @settings(deadline=None, max_examples=60)
    @given(
        st.one_of(
            st.binary(),
            st.text(st.sampled_from('ab1;,|\t"\n*()&@$\\{}')).map(
                lambda text: f"id,title,authors,decision,url\n{text}".encode()
            ),
        )
    )
    def test_no_bytes_make_it_fail(self, tmp_path_factory, content):
        load(tmp_path_factory.mktemp("any"), content)


PROGRAM = """
- time: 9:00-10:00
  title: Morning
  talks:
    - {title: First, paper: p1}
- {time: '10:00-11:00', title: Posters, posters: {session: am}}
"""


class TestSessions:
    def test_a_session_is_a_slot_or_what_a_filter_asks_for(self, tmp_path):
        text = "id,title,session\np1,A,morning\np2,B,morning; am\n"
        made = papers(tmp_path, text, **{"content/program.yaml": PROGRAM})
        assert [paper.sessions for paper in made] == [("morning",), ("morning", "am")]

    def test_a_session_that_does_not_exist(self, tmp_path):
        text = "id,title,session\np1,A,am\np2,B,am; mornin\n"
        _, problems = load(tmp_path, text, **{"content/program.yaml": PROGRAM})
        assert told(problems) == ["unknown-session papers.csv:3:10"]
        assert marked(only(problems)) == "mornin"
        assert only(problems).hint == 'did you mean "morning"?'

    @pytest.mark.parametrize(
        "wrong", ["- {time: '25:00', title: Late}\n", "- {title: X, kint: y}\n"]
    )
    def test_that_is_not_told_where_a_slot_may_be_missing(self, tmp_path, wrong):
        text = "id,title,session\np1,A,am\np2,B,late\n"
        _, problems = load(tmp_path, text, **{"content/program.yaml": PROGRAM + wrong})
        assert [told_as for told_as in told(problems) if "papers" in told_as] == []
        assert problems.fatal

    def test_without_a_program_a_session_is_any_word(self, tmp_path):
        papers(tmp_path, "title,session\nA,whatever\n")

    def test_a_paper_that_does_not_exist(self, tmp_path):
        text = "id,title,session\np12,A,am\n"
        _, problems = load(tmp_path, text, **{"content/program.yaml": PROGRAM})
        assert told(problems) == ["unknown-paper program.yaml:5:29"]
        assert only(problems).hint == 'did you mean "p12"?'

    def test_a_filter_that_fits_nothing(self, tmp_path):
        text = "id,title,session,kind\np1,A,pm,oral\n"
        program = (
            PROGRAM + "- {time: '11:00', title: Other, posters: {session: pm, kind: poster}}\n"
        )
        _, problems = load(tmp_path, text, **{"content/program.yaml": program})
        assert told(problems) == ["no-papers program.yaml:6:50", "no-papers program.yaml:7:42"]
        problem = next(iter(problems))
        assert problem.severity is Severity.WARNING
        assert problem.hint == "sessions of papers are: pm; kinds of papers are: oral"

    def test_that_is_not_told_while_there_are_no_papers(self, tmp_path):
        program = PROGRAM.replace(", paper: p1", "")
        _, problems = site(tmp_path, {**WORKSHOP, "content/program.yaml": program})
        assert told(problems) == []

    def test_a_filter_by_what_papers_do_not_have(self, tmp_path):
        program = PROGRAM.replace("session: am", "sesion: am")
        _, problems = load(tmp_path, "id,title\np1,A\n", **{"content/program.yaml": program})
        assert told(problems) == ["unknown-key program.yaml:6:51"]
        assert only(problems).hint == 'did you mean "session"?'
