"""When Python looks for garbage that leads in circles: not while a site is read.

It would look through all that was read so far, again and again, and next to nothing of that is
garbage yet.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_search() -> Iterator[None]:
    """Nothing is looked through inside; behind it, all goes on as it was before."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
