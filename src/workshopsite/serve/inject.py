"""What the preview adds to pages: the client's script, and problems as text."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import escape
from importlib.resources import files

from workshopsite.late import pattern
from workshopsite.problems import Problem
from workshopsite.report import counted, report

CLIENT = "/__workshopsite__/"
"""Where the preview's own addresses begin; no site has a page there."""

_HEAD = pattern(rb"<head(?:\s[^>]*)?>", re.IGNORECASE)
_DOCTYPE = pattern(rb"\s*<!doctype[^>]*>", re.IGNORECASE)
_BODY_END = pattern(rb"</body\s*>", re.IGNORECASE)


def client_script() -> bytes:
    """The script that keeps a page in the browser true."""
    return (files("workshopsite") / "serve" / "client.js").read_bytes()


def injected(page: bytes, problems: Collection[Problem], state: str) -> bytes:
    """A page with the client's script and, if there are any, an overlay with the problems.

    Nothing else is added, and nothing where the page could see it: the script goes to the start
    of <head>, or after the doctype of a page without one; the overlay to the end of <body>.

    Args:
        page: the HTML.
        problems: what the overlay shows.
        state: the name of what is shown, by which the client knows whether it is up to date.
    """
    head = _HEAD.search(page) or _DOCTYPE.match(page)
    at = head.end() if head else 0
    page = page[:at] + _script(state) + page[at:]
    ends = list(_BODY_END.finditer(page))
    at = ends[-1].start() if ends else len(page)
    return page[:at] + overlay(problems).encode() + page[at:]


def _script(state: str) -> bytes:
    return f'<script src="{CLIENT}client.js" data-state="{state}" defer></script>'.encode()


def overlay(problems: Collection[Problem]) -> str:
    """The problems as a panel over a page; nothing where there are none."""
    if not problems:
        return ""
    return (
        f'<aside id="workshopsite-problems" style="{_OVERLAY}" aria-label="Problems">'
        '<details><summary style="cursor:pointer;font-weight:bold">'
        f"{counted(len(problems), 'problem')}</summary>"
        f"{_listed(problems)}</details></aside>"
    )


def problem_page(problems: Collection[Problem], state: str, last_good: str | None) -> bytes:
    """The page that is shown in place of one that cannot be made.

    Args:
        problems: what is in the way.
        state: the name of what is shown, for the client.
        last_good: the address of the page's last good version, if there is one.
    """
    label = "Show the last good version of this page"
    link = f'<p><a href="{escape(last_good)}">{label}</a></p>' if last_good else ""
    page = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>This page cannot be made yet</title><style>{_PAGE}</style></head><body><main>"
        "<h1>This page cannot be made yet</h1>"
        "<p>Mend what is listed here and save: this page reloads by itself.</p>"
        f"{link}{_listed(problems)}</main></body></html>"
    )
    return injected(page.encode(), (), state)


def _listed(problems: Collection[Problem]) -> str:
    return "".join(
        f'<pre style="white-space:pre-wrap;overflow-wrap:anywhere">{escape(report(problem))}</pre>'
        for problem in problems
    )


_OVERLAY = (
    "position:fixed;inset:auto 1rem 1rem 1rem;max-height:50vh;overflow:auto;z-index:2147483647;"
    "padding:.75rem 1rem;background:#fff4f2;color:#5b1009;border:2px solid #b3261e;"
    "border-radius:.5rem;font:14px/1.4 ui-monospace,monospace;text-align:start"
)
_PAGE = (
    ":root{color-scheme:light dark}body{margin:0;font:16px/1.5 system-ui,sans-serif}"
    "main{max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "pre{padding:1rem;border-left:4px solid #b3261e;"
    "background:color-mix(in srgb,currentColor 6%,transparent);"
    "font:14px/1.4 ui-monospace,monospace}"
)
