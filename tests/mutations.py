"""Small sites with a mistake that nobody thought of: the cases' sites, each with a text damaged.

A mutation is what hands and programs do to texts: lines doubled, lost and moved, a bracket, a tab
or a strange character typed, another file's line pasted, the end cut off.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

CASES = Path(__file__).parent / "cases"
SMALL = 20_000

TOKENS = (
    *(
        "\t",
        "  ",
        "- ",
        ": ",
        "#",
        " #",
        "'",
        '"',
        "`",
        "[",
        "]",
        "{",
        "}",
        "<",
        ">",
        "|",
        "\\",
        "*",
    ),
    *(
        "&a ",
        "*a",
        "<<: *a",
        "!!python/object:os.system ",
        "!!binary ",
        "? ",
        "---\n",
        "...\n",
        "%",
    ),
    *("{{ ", " }}", "{% ", " %}", "{# ", "::: program", "[a](b)", "![](x.png)", "<div>", "</div>"),
    *("```\n", "$", "$$", "\\frac{", "~~~", "[^1]", "<!--", "-->", "&amp;", "&#0;", "&#x110000;"),
    *("\ufeff", "\u202e", "\u200b", "\xa0", "\x85", "\u2028", "\x00", "\x02", "\x03", "\x7f", "\r"),
    *(
        "\U0001f600",
        "e\u0301",
        "\ud7ff",
        "\ufffe",
        "\uffff",
        "9" * 5000,
        "-1",
        "1e999",
        "0x",
        ".nan",
    ),
    *(
        "25:61",
        "9:00-",
        "2021-02-30",
        "0000-00-00",
        "99999-01-01",
        "TBA",
        "null",
        "~",
        "yes",
        "NaN",
    ),
    *("javascript:alert(1)", "//", "../../..", "http://[", "mailto:", "%zz", "a" * 300, "[" * 120),
)
"""What is typed or pasted into a text."""

Files = dict[str, str]


@cache
def sites() -> tuple[Files, ...]:
    """The files of each case that are texts and small, of all cases that have some."""
    found = (_texts(folder / "in") for folder in sorted(CASES.iterdir()))
    return tuple(files for files in found if files and sum(map(len, files.values())) < SMALL)


def _texts(folder: Path) -> Files:
    files = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            try:
                files[path.relative_to(folder).as_posix()] = path.read_bytes().decode()
            except UnicodeDecodeError:
                return {}  # that one is broken already
    return {path: text for path, text in files.items() if _is_read(path)}


def _is_read(path: str) -> bool:
    return path.startswith(("content/", "templates/", "assets/"))


def texts(*endings: str) -> list[str]:
    """The texts of all files of these endings, sorted."""
    return sorted({text for files in sites() for p, text in files.items() if p.endswith(endings)})


def mutated(*endings: str) -> st.SearchStrategy[Files]:
    """The files of a case, of which one with such an ending is damaged."""
    choices = [(files, path) for files in sites() for path in files if path.endswith(endings)]

    @st.composite
    def draw_files(draw: st.DrawFn) -> Files:
        files, path = draw(st.sampled_from(choices))
        text = files[path]
        for _ in range(draw(st.integers(1, 4))):
            text = draw(st.sampled_from(EDITS))(draw, text, endings)
        return {**files, path: text}

    return draw_files()


def _span(draw: st.DrawFn, length: int, most: int) -> tuple[int, int]:
    start = draw(st.integers(0, length))
    return start, min(start + draw(st.integers(0, most)), length)


def _typed(draw: st.DrawFn, text: str, _endings: tuple[str, ...]) -> str:
    start, stop = _span(draw, len(text), 3)
    return text[:start] + draw(st.sampled_from(TOKENS)) + text[stop:]


def _any_typed(draw: st.DrawFn, text: str, _endings: tuple[str, ...]) -> str:
    start, stop = _span(draw, len(text), 0)
    typed = draw(st.text(st.characters(codec="utf-8"), min_size=1, max_size=6))
    return text[:start] + typed + text[stop:]


def _lost(draw: st.DrawFn, text: str, _endings: tuple[str, ...]) -> str:
    start, stop = _span(draw, len(text), 40)
    return text[:start] + text[stop:]


def _doubled(draw: st.DrawFn, text: str, _endings: tuple[str, ...]) -> str:
    start, stop = _span(draw, len(text), 80)
    return text[:stop] + text[start:stop] * draw(st.integers(1, 30)) + text[stop:]


def _moved_line(draw: st.DrawFn, text: str, _endings: tuple[str, ...]) -> str:
    lines = text.split("\n")
    line = lines.pop(draw(st.integers(0, len(lines) - 1)))
    lines.insert(draw(st.integers(0, len(lines))), line)
    return "\n".join(lines)


def _indented(draw: st.DrawFn, text: str, _endings: tuple[str, ...]) -> str:
    lines = text.split("\n")
    at = draw(st.integers(0, len(lines) - 1))
    lines[at] = draw(st.sampled_from(["", " ", "   ", "\t"])) + lines[at].lstrip(" ")
    return "\n".join(lines)


def _pasted(draw: st.DrawFn, text: str, endings: tuple[str, ...]) -> str:
    lines, others = text.split("\n"), draw(st.sampled_from(texts(*endings))).split("\n")
    start, stop = _span(draw, len(others), 6)
    at = draw(st.integers(0, len(lines)))
    return "\n".join([*lines[:at], *others[start:stop], *lines[at:]])


def _cut(draw: st.DrawFn, text: str, _endings: tuple[str, ...]) -> str:
    return text[: draw(st.integers(0, len(text)))]


Edit = Callable[[st.DrawFn, str, tuple[str, ...]], str]
EDITS: tuple[Edit, ...] = (
    *(_typed, _any_typed, _lost, _doubled, _moved_line, _indented, _pasted, _cut),
)
