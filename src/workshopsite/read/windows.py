"""Names that files cannot have on Windows, where somebody may want to work on the site.

https://learn.microsoft.com/windows/win32/fileio/naming-a-file
"""

from __future__ import annotations

import re

from workshopsite.late import pattern

_DEVICE = pattern(r"(?:con|prn|aux|nul|(?:com|lpt)[1-9¹²³]) *(?:\..*)?", re.IGNORECASE)
_FORBIDDEN = pattern(r'[<>:"\\|?*]')


def why_not_on_windows(name: str) -> str:
    """Why Windows cannot have a file or folder of that name, as a sentence; "" where it can."""
    if found := _FORBIDDEN.search(name):
        return f"on Windows no name can hold {found[0]}"
    if name.endswith((".", " ")):
        return f"on Windows no name can end in a {'dot' if name.endswith('.') else 'space'}"
    if _DEVICE.fullmatch(name):
        return f'on Windows "{name}" is the name of a device'
    return ""
