"""Fenced code blocks: taken out before Markdown sees them, and highlighted."""

from __future__ import annotations

from html import escape

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from workshopsite.late import pattern
from workshopsite.markup.fences import Fence, find_fences, may_have_fences
from workshopsite.markup.highlight import highlighted, language_of

_ATTRIBUTES = pattern(r"[ >]*\{:")


class FencedCode(Preprocessor):
    """Puts each fenced code block aside; its place keeps what stood before the fence."""

    def __init__(self, markdown: Markdown, *, coloured: bool) -> None:
        super().__init__(markdown)
        self._coloured = coloured
        self._stash = markdown.htmlStash

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with one in place of each block of code."""
        if not may_have_fences("\n".join(lines)):
            return lines
        kept: list[str] = []
        at = 0
        for fence in find_fences(lines):
            kept += lines[at : fence.first]
            around = fence.before.rstrip(" ")
            kept += [
                around,
                fence.before + self._stash.store(code_html(fence, coloured=self._coloured)),
            ]
            at = fence.end
            if not (at < len(lines) and _ATTRIBUTES.match(lines[at])):
                kept.append(around)
        return kept + lines[at:]


def code_html(fence: Fence, *, coloured: bool) -> str:
    """A fenced code block as HTML; the classes are Pygments' and, as GitHub's, language-NAME.

    Args:
        fence: the block.
        coloured: whether it gets classes; strangers' texts have none.
    """
    code = "".join(f"{line}\n" for line in fence.code)
    language = language_of(fence.info)
    if not language or not coloured:
        return f"<pre><code>{escape(code, quote=False)}</code></pre>"
    inner = highlighted(code, language)
    return f'<pre class="highlight"><code class="language-{escape(language)}">{inner}</code></pre>'
