"""The code that Jinja makes of a template, with less to hand on.

Jinja's blocks and includes yield piece by piece, and each of a page's 250 pieces goes through the
generators of all that it stands in. Macros join their pieces first; here blocks and templates do so
as well.
"""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame


class SiteCode(CodeGenerator):
    """Makes the code of a site's templates."""

    def blockvisit(self, body: Iterable[nodes.Node], frame: Frame) -> None:
        """As in Jinja, which comes here with the frame of each template, block, loop and so on."""
        body = list(body)
        is_outermost = frame.rootlevel or frame.block_frame
        if frame.buffer or not is_outermost or _yields_anyway(body):
            super().blockvisit(body, frame)
            return
        self.buffer(frame)
        super().blockvisit(body, frame)
        self.writeline(f"yield concat({frame.buffer})")


def _yields_anyway(body: list[nodes.Node]) -> bool:
    """Whether something in it does not heed what is to be joined: an include without context."""
    includes = nodes.Template(body).find_all(nodes.Include)
    return not all(include.with_context for include in includes)
