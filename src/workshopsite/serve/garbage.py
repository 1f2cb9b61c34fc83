"""When a preview looks for garbage that leads in circles: not while somebody waits for a page.

To find it, all objects are looked through, and a site of thousands of pages has so many that this
takes longer than making the page that was asked for.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from workshopsite.read.garbage import no_search


@contextmanager
def set_apart() -> Iterator[None]:
    """What is made inside is not looked through, neither now nor before the next `collect`."""
    with no_search():
        try:
            yield
        finally:
            gc.freeze()


def collect() -> None:
    """Look through everything; the right thing to do when nobody waits."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
