"""Which data files there are, and files that are none of them because of their name or folder."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from workshopsite.late import pattern
from workshopsite.model.files import DATA_ENDINGS, SHOW_ENDINGS, without_txt
from workshopsite.problems import Place, Problems, nearest
from workshopsite.read.folder import Folder, suffix

PAPER_FILES = ("papers.yaml", "papers.csv")
DATA_FILES = ("workshop.yaml", "program.yaml", "people.yaml", *PAPER_FILES, "competition.yaml")
"""The data files that mean something, directly in content/."""

_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".numbers"})
_OF_DATA = pattern(
    r"paper|submission|review|people|person|participant|registration|attendee|author|speaker"
    r"|program|schedule|committee|competition|leaderboard|workshop",
    re.IGNORECASE,
)
"""What the name of a workbook has in it that is hardly there for readers."""


def data_files_of(folder: Folder) -> Iterator[str]:
    """The names of all files that stand where data files do, and look like some."""
    names = (file.path.removeprefix("content/") for file in folder.under("content"))
    return (name for name in names if "/" not in name and (_is_data(name) or _is_workbook(name)))


def _is_data(name: str) -> bool:
    """Whether a name ends like that of a data file, or does so where an editor has added .txt."""
    return suffix(without_txt(name)) in DATA_ENDINGS


def _is_workbook(name: str) -> bool:
    return suffix(name) in _WORKBOOKS and bool(_OF_DATA.search(name))


def report_nothing(folder: Folder, problems: Problems) -> None:
    """Report that there is nothing to make a site of; often the folder is another one."""
    missing = not (folder.root / "content").is_dir()
    what = "there is no folder content/ here" if missing else "the folder content/ is empty"
    hint = "make content/workshop.yaml or content/index.md, or name another folder"
    if _is_content(folder):
        what = "this is the folder content/ itself, and not the site's folder"
        hint = "name the folder that it is in, one folder up"
    problems.add("no-content", what, Place("content/"), hint)


def _is_content(folder: Folder) -> bool:
    return folder.root.resolve().name == "content" and bool({*DATA_FILES} & {*folder.beside})


def report_unknown(folder: Folder, known: Collection[str], problems: Problems) -> None:
    """Report data files with a wrong name: a misspelt programm.yaml must not empty the program.

    So do workbooks that look like data: what was exported to make papers.csv of it may name
    reviewers, and would be there for everybody.
    """
    for name in data_files_of(folder):
        if f"content/{name}" not in known:
            message, hint = _of_workbook(name) if _is_workbook(name) else _of_data(name)
            problems.add("unknown-data-file", message, Place(f"content/{name}"), hint)


def _of_data(name: str) -> tuple[str, str]:
    guess = nearest(name, DATA_FILES)
    hint = f'did you mean "{guess}"?' if guess else "put files for download in a folder"
    hint = f"{hint} {SHOW_ENDINGS}" if guess and without_txt(name) != name else hint
    return f'"{name}" is no data file of workshopsite', hint


def _of_workbook(name: str) -> tuple[str, str]:
    is_table = re.search("paper|submission", name, re.IGNORECASE)
    save = 'save the papers from it as CSV UTF-8, named "papers.csv", and ' if is_table else ""
    hint = f"{save}move it out of content/; put it in a folder if it is there for download"
    return f'"{name}" is a workbook, which cannot be read, and everybody could download it', hint


def report_misplaced(folder: Folder, known: Collection[str], problems: Problems) -> None:
    """Warn of data files and pages that stand where they are not read as such.

    Args:
        folder: the site's.
        known: paths of data files that something names, wherever they are.
        problems: gets the warnings.
    """
    if _is_content(folder):
        return
    for name in folder.beside:
        if name in DATA_FILES or _is_page(name):
            message = "this file is not read, because it is not in the folder content/"
            problems.add("misplaced-file", message, Place(name), f"move it to content/{name}")
    for file in folder.under("content"):
        name = PurePosixPath(file.path).name
        if name in DATA_FILES and f"content/{name}" != file.path and file.path not in known:
            message = "this file is published as it is, because it is not directly in content/"
            hint = f"move it to content/{name}, or rename it if it is there for download"
            problems.add("misplaced-file", message, Place(file.path), hint)


_OF_PROJECTS = pattern(
    r"readme|licen[cs]e|copying|notice|authors|contribut\w+|maintain\w+|change_?log|changes"
    r"|history|releases?|security|support|governance|code[_-]of[_-]conduct|citation|todo|notes?"
    r"|install|development",
    re.IGNORECASE,
)
"""Names that Markdown files beside a project's folders usually have."""


def _is_page(name: str) -> bool:
    """Whether a file beside content/ looks like a page; names in capitals are for developers."""
    stem = PurePosixPath(name).stem
    return suffix(name) == ".md" and not stem.isupper() and not _OF_PROJECTS.match(stem)
