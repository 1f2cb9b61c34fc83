"""What every page tells machines of itself: the part of a page's view that fills its <head>."""

from __future__ import annotations

from abc import abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from workshopsite.render.about import About
from workshopsite.render.tags import Tag, tags

if TYPE_CHECKING:
    from workshopsite.render.renderer import Renderer


class WithMetadata:
    """A page that knows what it is about."""

    _renderer: Renderer

    @property
    @abstractmethod
    def _about(self) -> About:
        """What it is about."""

    @cached_property
    def summary(self) -> str | None:
        """What it is about in at most 200 characters: its description, else its first words."""
        return self._about.summary

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """What social networks and scholars' tools read, for `<meta>` elements."""
        renderer = self._renderer
        shown = renderer.pictures.shared(self._about.image) if renderer.base_url else None
        return tags(self._about, renderer.absolute, shown)

    @cached_property
    def json_ld(self) -> Markup | None:
        """JSON-LD for search engines, for a `<script>`; None without the site's own address."""
        return self._renderer.linked_data.of(self._about)
