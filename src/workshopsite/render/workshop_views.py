"""What templates get of the committees and of the theme, where that is not what is typed."""

from __future__ import annotations

from workshopsite.render.view import View


class CommitteeView(View):
    """A group of people with a task.

    Attributes:
        members: who is in it.
    """


class ThemeView(View):
    """How the site looks.

    Attributes:
        accent: the colour as `#rrggbb`, as it was typed and not yet made readable.
        font: a font of the site's own.
    """
