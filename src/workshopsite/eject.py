"""The theme's templates: which there are, which a site overrides, and how to begin an override."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from workshopsite import __version__
from workshopsite.late import dataclass, pattern
from workshopsite.problems import Mistake, did_you_mean
from workshopsite.render.jinja import THEME

_TEMPLATES = THEME / "templates"
_BLOCK = pattern(r"{%-?\s*block\s+(\w+)")
_PARENT = pattern(r'{%-?\s*extends\s+"([^"]+)"')
_ABOUT = pattern(r"{#-?\s*(.*?)-?#}", re.DOTALL)

_SKELETON = """\
{{#- Yours: a "{name}" that is the theme's but for the blocks that you fill here.
Take a block out of its comment to change it; super() is what the theme puts there. -#}}
{{% extends "theme/{name}" %}}
"""
_COPY = """\
{{#- Yours: a copy of the theme's "{name}" in workshopsite {version}, which it replaces. -#}}
"""


@dataclass(frozen=True, slots=True)
class Template:
    """One of the theme's templates.

    Attributes:
        name: as a site would call its own in templates/ ("components/dates.html").
        about: what it is for, in one sentence.
        overridden: whether the site has one of its own.
    """

    name: str
    about: str
    overridden: bool

    @property
    def kind(self) -> str:
        """The heading that it belongs under: layouts, partials or components."""
        folder, slash, _ = self.name.rpartition("/")
        return folder if slash else "layouts"


def templates(root: Path) -> list[Template]:
    """The theme's templates, layouts first, as the site in a folder sees them."""
    found = [_template(path, root) for path in sorted(_TEMPLATES.rglob("*.html"))]
    return sorted(found, key=lambda template: (template.kind != "layouts", template.name))


def _template(path: Path, root: Path) -> Template:
    name = path.relative_to(_TEMPLATES).as_posix()
    return Template(name, _about(path.read_text("utf-8")), (root / "templates" / name).is_file())


def _about(text: str) -> str:
    """The first sentence of a template's opening comment."""
    comment = _ABOUT.match(text)
    words = " ".join(comment[1].split("\n\n")[0].split()) if comment else ""
    return re.split(r"[.;] ", words)[0].rstrip(".;")


def eject(name: str, root: Path) -> Path:
    """Begin a site's override of one of the theme's templates.

    A layout extends the original, with a comment for each block that can be filled; a partial, a
    component and a layout without blocks is a copy.

    Args:
        name: as in ``Template``; its ending may be left out.
        root: the site's folder.

    Returns:
        The new file.

    Raises:
        Mistake: there is no such template (bad-value), or the site has the file already
            (cannot-write). Nothing is written then.
        OSError: the file cannot be written.
    """
    known = {each.name: each for each in templates(root)}
    full = name if name in known else f"{name}.html"
    if full not in known:
        hint = did_you_mean(name, [each.removesuffix(".html") for each in known])
        raise Mistake("bad-value", f'the theme has no template "{name}"', hint)
    target = root / "templates" / full
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(_override(known[full]))
    except FileExistsError:
        message = f'"{target.as_posix()}" is there already'
        raise Mistake("cannot-write", message, "move it away to begin anew") from None
    return target


def _override(template: Template) -> str:
    text = (_TEMPLATES / template.name).read_text("utf-8")
    blocks = list(dict.fromkeys(_blocks(text)))
    if template.kind != "layouts" or not blocks:
        return _COPY.format(name=template.name, version=__version__) + text
    return _SKELETON.format(name=template.name) + "".join(map(_commented, blocks))


def _blocks(text: str) -> Iterator[str]:
    """The blocks of a layout, its own before those of the one that it extends."""
    yield from _BLOCK.findall(text)
    for parent in _PARENT.findall(text):
        yield from _blocks((_TEMPLATES / parent).read_text("utf-8"))


def _commented(block: str) -> str:
    return f"\n{{# {{% block {block} %}}{{{{ super() }}}}{{% endblock %}} #}}\n"
