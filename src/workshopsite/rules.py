"""The table of all rules: which kinds of problems there are, and how bad each is.

This module imports nothing of ours but `late`.
"""

from __future__ import annotations

from enum import StrEnum

from workshopsite.late import dataclass


class Severity(StrEnum):
    """How bad a problem is: an error stops the build, a warning does with --strict only."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of problem. Its name is stable: people search for it and switch it off by it.

    Attributes:
        name: in lower case, with hyphens.
        severity: how bad it is.
        about: what is wrong, in one sentence without a full stop.
        unless: of an error, when a site is right in spite of it; "" where it never can be.
    """

    name: str
    severity: Severity
    about: str
    unless: str = ""

    @property
    def optional(self) -> bool:
        """Whether it can be switched off."""
        return self.severity is not Severity.ERROR or bool(self.unless)


IGNORE = "ignore:"
"""How a comment begins that switches rules off for its line; their names follow."""

_UNLESS = {
    "outside-dates": "something belongs to the workshop on a day that is none of its own",
    "weekday": "the name of a day is a part of a title, and does not say when it is",
    "dead-link": "something else than workshopsite puts there what the link leads to",
    "dead-anchor": "a script makes the anchor when the page is read",
    "html-tag": "the page is shown as it should be; browsers close elements by themselves",
    "liquid": "the text is about such tags",
}
"""The errors that can be switched off, and when a site is right in spite of them.

Only what is published as it was typed can be right; a value that is left out cannot.
"""


def _table(severity: Severity, rules: dict[str, str]) -> dict[str, Rule]:
    return {
        name: Rule(name, severity, about, _UNLESS.get(name, "")) for name, about in rules.items()
    }


RULES: dict[str, Rule] = (
    _table(
        Severity.ERROR,
        {
            # files
            "unreadable-file": "A file cannot be opened or read",
            "not-utf-8": "A text file is not encoded as UTF-8",
            "bad-character": "A text holds a character that no text should hold",
            "link-outside": "A symbolic link leads out of the site's folder",
            "unknown-data-file": "A data file in content/ has a name that means nothing",
            "page-ending": "A page's file name does not end in .md",
            "no-content": "There is no content/ folder, or nothing in it to build a site from",
            "missing-file": "A file that is named does not exist",
            "letter-case": "A file's name differs from how it is written in upper or lower case",
            "bad-picture": "A picture cannot be understood",
            "bad-font": "A font cannot be used",
            # YAML and front matter
            "yaml-syntax": "The text is not valid YAML",
            "yaml-quote": "A text must be quoted, because YAML reads it as something else",
            "yaml-colon": "A text with a colon and a space must be quoted",
            "yaml-comment": "A # cuts a text short, because YAML takes the rest as a comment",
            "yaml-tab": "A tab is used for indentation",
            "yaml-escape": "A backslash in double quotes became another character",
            "yaml-key-form": "A one-line slot cannot have further lines below it",
            "duplicate-key": "A key is given twice in one place",
            "front-matter": "A page's front matter is not closed or is no list of keys",
            # records
            "unknown-key": "A key is not known here",
            "missing-key": "A key that is needed is missing",
            "wrong-type": "A value is not of the kind that its key needs",
            "bad-value": "A value is not one of those that its key allows",
            "bad-id": "An id has characters that an address cannot have",
            "duplicate-id": "Two records have the same id",
            "unknown-person": "A person's id is not in people.yaml",
            "ambiguous-person": "A name fits several people",
            "unknown-paper": "A paper's id is not in the list of papers",
            "unknown-session": "A session of papers and those of the program do not match",
            "two-lists": "The papers are listed in two files",
            "unknown-room": "A room is not in the list of rooms",
            # times
            "bad-time": "A time cannot be understood or does not exist",
            "bad-date": "A date cannot be understood or does not exist",
            "ambiguous-date": "A date can be read in two ways",
            "weekday": "A day of the week does not fit its date",
            "bad-timezone": "A time zone is not known or can mean several",
            "missing-timezone": "There is a time, but no time zone",
            "missing-date": "There is a program, but no date",
            "end-before-start": "Something ends before it starts",
            "time-backwards": "A time is earlier than the one before it",
            "unchanged-was": "An earlier value is the same as the present one",
            "day-mixture": "Days and slots are mixed in one list",
            "outside-dates": "A day of the program is not one of the workshop's",
            # pages and templates
            "unknown-layout": "A layout does not exist",
            "unknown-component": "A component does not exist",
            "component-arguments": "A component is given arguments that it does not take",
            "template-error": "A template is wrong",
            "address-conflict": "Two sources claim one address",
            "dead-link": "A link leads nowhere",
            "dead-anchor": "A link's #anchor is not on the page",
            "unsafe-link": "A link would run a script",
            "link-form": "A link's destination is in quotes or swapped with its text",
            "code-fence": "A block of code is not closed",
            "html-tag": "An HTML element is not closed, or closed without having been opened",
            "footnote": "A footnote has no text, or a footnote's text is never referred to",
            "nesting": "Lists or quotes are nested too deeply",
            "liquid": "A Liquid tag of Jekyll stands in a text",
            "navigation": "A menu entry leads nowhere",
            "hide": "A word of hide: names nothing that could be hidden",
            # switching rules off
            "unknown-rule": "A rule that is to be switched off does not exist",
            "needed-rule": "A rule that is to be switched off has to stay on",
            # building
            "own-mistake": "workshopsite itself made a mistake",
            "bad-output": "The output folder cannot be used",
            "cannot-write": "A file cannot be written",
        },
    )
    | _table(
        Severity.WARNING,
        {
            "comment-after-title": "A comment right behind a title may be a part of it",
            "talk-outside-session": "A talk is not within the time of its session",
            "overlap": "Two slots take place at the same time in one room",
            "two-places": "Somebody is in two places at the same time",
            "am-or-pm": "A time is in the wrong half of the day",
            "date-order": "A deadline is after the workshop, or after what has to come later",
            "far-date": "A date is years away from the workshop",
            "weekday-in-text": "A day of the week in a text does not fit the date beside it",
            "placeholder": "A text that was to be replaced still stands there",
            "empty-title": "A title is empty, and nothing stands for it",
            "unscheduled-paper": "An accepted paper is in no slot of the program",
            "formula": "A formula cannot be shown",
            "latex-command": "A LaTeX command in a text is not understood",
            "no-papers": "A filter on papers lets none through",
            "repeated-author": "A paper names an author twice",
            "missing-alt": "A picture has no text for those who cannot see it",
            "missing-reference": "A link names a reference that has no address",
            "ragged-table": "The rows of a table have different numbers of cells",
            "heading-jump": "A heading is more than one level below the one before it",
            "leftover": "A mark of another program's theme stands in a text",
            "written-mail": "A mail address is written in words",
            "hidden-link": "A link leads to what hide: keeps back",
            "empty-link": "A link has no text that could be seen or followed",
            "repeated-id": "Two parts of a page have the same id",
            "own-address": "A link to this site begins with the site's whole address",
            "local-address": "A link leads into the reader's own computer",
            "accidental-heading": "A text directly above --- becomes a heading",
            "heavy-picture": "A picture takes long to load",
            "style-url": "A style sheet names a file in a way that does not always work",
            "shadowed-page": "An alias takes the place of another page",
            "misplaced-file": "A page or data file stands in a folder where it is not read",
            "empty-file": "A page or data file has nothing in it",
            "similar-name": "A name is nearly the same as one in people.yaml",
            "repeated-member": "A committee names somebody twice",
            "lost-mark": "A sign of Markdown has no effect, and readers see it",
            "windows-name": "A file's name is none that Windows can have",
            "unused-ignore": "A comment that is to switch a rule off switches nothing off",
            # check --external
            "dead-external-link": "A link to another site leads nowhere",
            "no-network": "No other site can be reached",
            "vanishing-address": "An address of the published site would be gone",
        },
    )
    | _table(
        Severity.NOTICE,
        {
            "not-accepted": "Papers are left out because they are not accepted",
            "column-left-out": "A column of a table is never published",
            "no-decisions": "A table from another system does not say which papers are accepted",
            "no-address": "Outputs that need the site's address are left out",
            "still-open": "Something is not known or not decided yet",
            "unlinked-page": "Nothing leads to a page",
            "unused-person": "Somebody in people.yaml is named nowhere",
            # check --external
            "moved-link": "What a link to another site leads to has moved for good",
            "unchecked-link": "A program cannot tell whether a link to another site works",
            "no-published-site": "The addresses of the published site cannot be read",
        },
    )
)
"""Every rule, by name. A rule that stops being needed is removed with its documentation."""
