"""Whether the rules on texts may have anything to say of a page's new text.

It needs neither the site nor the model, and says so rather too often: then the rules are asked.
"""

from __future__ import annotations

from workshopsite.check.dates_in_text import DATE, lines_with_dates
from workshopsite.check.marks import may_have_mark
from workshopsite.rules import IGNORE


def may_break_rules(then: str, now: str) -> bool:
    """Whether a text may break a rule that the one before it did not break.

    Args:
        then: the text before, of which nothing had to be told.
        now: the text.
    """
    if not now.strip() or IGNORE in now or may_have_mark(now):
        return True
    known = set(then.split("\n"))
    dated = (line for _, line in lines_with_dates(now) if line not in known)
    return any(DATE.search(line) for line in dated)
