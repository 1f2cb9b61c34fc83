"""Pages that search engines shall leave out, because they are a preview.

The mark is the robots meta element of the HTML standard's list of metadata names. A robots.txt
would not do: a page that a crawler may not read is one whose mark it does not see.
"""

from __future__ import annotations

import re

from workshopsite.late import pattern
from workshopsite.outputs.output import Output

MARK = b'<meta name="robots" content="noindex">'

_HEAD = pattern(rb"<head(\s[^>]*)?>", re.IGNORECASE)


def unindexed(output: Output) -> Output:
    """The output, with the mark first in its head if it is a page."""
    if not output.is_page:
        return output
    return output._replace(make=lambda: _marked(output.make()))


def _marked(html: bytes) -> bytes:
    return _HEAD.sub(lambda found: found[0] + b"\n" + MARK, html, count=1)
