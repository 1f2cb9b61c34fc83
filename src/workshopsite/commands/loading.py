"""When Python looks for garbage that leads in circles: not while modules are imported."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def staying() -> Iterator[None]:
    """What is made inside is never looked through: a module and all that it declares stay.

    That is done once in a process; for a second command, what the first has left may be garbage.
    """
    if gc.get_freeze_count():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
