"""Assets: the pictures, stylesheets and scripts of the site and its theme, under /assets/."""

from __future__ import annotations

from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from workshopsite.model.workshop import Theme
from workshopsite.problems import Mistake, did_you_mean
from workshopsite.read.folder import Folder
from workshopsite.render.jinja import THEME
from workshopsite.render.stylesheet import STYLESHEET, stylesheet


class Assets:
    """Finds assets by name: the site's own first, then the theme's."""

    def __init__(self, folder: Folder, theme: Theme | None = None) -> None:
        """Take the site's files and looks; the theme's are looked at when they are asked for."""
        self._folder = folder
        self._theme = theme
        self._versions: dict[str, str] = {}

    @cached_property
    def theme_files(self) -> dict[str, Path]:
        """The theme's assets by name, sorted."""
        root = THEME / "assets"
        found = (path for path in root.rglob("*") if path.is_file())
        return {path.relative_to(root).as_posix(): path for path in sorted(found)}

    @cached_property
    def theme_stylesheet(self) -> bytes:
        """The theme's style sheet in one file, with the colour and the font of the site."""
        return stylesheet(self._content, self._theme)

    def _content(self, name: str) -> bytes:
        """What an asset holds."""
        path = f"assets/{name}"
        own = path in self._folder.files
        return self._folder.read(path) if own else self.theme_files[name].read_bytes()

    @property
    def favicon(self) -> str | None:
        """The address of assets/favicon.*, if the site has one; SVG rather than others."""
        found = [
            file.path
            for file in self._folder.under("assets")
            if file.path.startswith("assets/favicon.")
        ]
        best = sorted(found, key=lambda path: (not path.endswith(".svg"), path))
        return f"/{best[0]}" if best else None

    @property
    def stylesheet(self) -> str | None:
        """The address of the site's own assets/site.css, if it has one."""
        return self.address("site.css") if "assets/site.css" in self._folder.files else None

    def address(self, name: str) -> str:
        """The address of an asset, with the version of its content, so that caches notice.

        Raises:
            Mistake: there is none of that name (missing-file); templates report it.
        """
        return f"/assets/{name}?v={self._version(name)}"

    def _version(self, name: str) -> str:
        own = self._folder.files.get(f"assets/{name}")
        if own:
            return own.digest[:10]
        if name not in self._versions:
            content = self._content_of_theme(name)
            self._versions[name] = blake2b(content, digest_size=16).hexdigest()[:10]
        return self._versions[name]

    def _content_of_theme(self, name: str) -> bytes:
        if name == STYLESHEET:
            return self.theme_stylesheet
        if name in self.theme_files:
            return self.theme_files[name].read_bytes()
        own = (file.path.removeprefix("assets/") for file in self._folder.under("assets"))
        known = [STYLESHEET, *self.theme_files, *own]
        hint = did_you_mean(name.removeprefix("/").removeprefix("assets/"), known)
        raise Mistake("missing-file", f'there is no asset "{name}"', hint, name)
