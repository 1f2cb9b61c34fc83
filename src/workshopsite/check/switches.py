"""What is switched off: rules for the whole site (`check: {ignore: …}`), and by comments."""

from __future__ import annotations

from collections.abc import Iterator

from workshopsite.check.ignore_comments import ignore_comments
from workshopsite.model.checks import parse_rule
from workshopsite.model.site import Site
from workshopsite.problems import Mistake, Problem, Problems, Switch
from workshopsite.read.folder import Folder, read_text, suffix
from workshopsite.read.source import Source

_LINKS = {"dead-external-link", "moved-link", "unchecked-link", "no-network"}
_EXTERNAL = {*_LINKS, "vanishing-address", "no-published-site"}
_SELDOM = frozenset({"still-open", *_EXTERNAL})
"""Rules that only `check`, or `check --external`, asks; a comment for them is always of use."""


def switch_off(site: Site, problems: Problems) -> None:
    """Switch off what the organiser does not want to be told; report what has to stay on."""
    check = site.workshop.check
    switches = list(_switches(site, problems))
    problems.switch_off(check.ignore if check else (), switches)


def _switches(site: Site, problems: Problems) -> Iterator[Switch]:
    for source in (*site.sources.values(), *_own_code(site.folder)):
        for comment in ignore_comments(source):
            try:
                rule = parse_rule(comment.name)
            except Mistake as mistake:
                problems.add(mistake.rule, mistake.message, comment.place, mistake.hint)
            else:
                yield Switch(rule, comment.place, comment.lines[0], comment.lines[-1])


def _own_code(folder: Folder) -> Iterator[Source]:
    """The site's own templates and style sheets that hold such a comment."""
    for path, file in folder.files.items():
        if path.startswith(("templates/", "assets/")) and suffix(path) in {".html", ".css"}:
            source = read_text(folder, path, Problems()) if file.size else None
            if source and source.may_ignore:
                yield source


def report_unused(site: Site, problems: Problems) -> None:
    """Warn of comments that switch nothing off, so that they do not outlive their reason.

    Nothing is said as long as something may not have been looked at: behind an error, in a draft
    that is left out, or because `hide:` keeps it back.
    """
    unseen = problems.fatal or site.drafts_left_out or site.whole
    found = _by_rule_and_path(problems) if problems.switches else {}
    for switch in problems.switches:
        alike = found.get((switch.rule, switch.place.path), ())
        on_line = [problem for problem in alike if switch.covers(problem)]
        if any(problem.left_out for problem in on_line):
            message = f'"{switch.rule}" cannot be switched off here'
            hint = "mend the value; as it is typed, it cannot be used at all"
        elif on_line or unseen or switch.rule in _SELDOM:
            continue
        else:
            message = f'nothing breaks the rule "{switch.rule}" here'
            hint = "remove the comment, or put it on the line of the message that it is for"
        problems.add("unused-ignore", message, switch.place, hint)


def _by_rule_and_path(problems: Problems) -> dict[tuple[str, str], list[Problem]]:
    """The problems by the name of their rule and by their file."""
    found: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems.found:
        found.setdefault((problem.rule.name, problem.place.path), []).append(problem)
    return found
