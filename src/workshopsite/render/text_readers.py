"""Whether the site's own templates leave the texts of pages to the theme's layouts.

These print the text of a page once, as it is. A template of the site's own could do anything with
it. So it is known to leave it alone only where it has nothing of what a text can be got by.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import TemplateError, nodes

from workshopsite.render.templates import Templates

_TEXT = "content"
"""What templates call the text of a page; so is called the block that prints it."""

_BLOCKS = frozenset({"main", _TEXT})
"""Those of the theme's layouts that print the text of a page."""

_LAYOUTS = frozenset({"base.html", "home.html", "page.html", "workshop.html"})
"""The layouts in which texts of pages are exchanged."""

_NAMES = frozenset({"page", "main", "self", "super", "caller", "varargs", "kwargs"})
"""By these a text can be got; of ``page`` an attribute, and ``super()`` printed, are left alone."""

_KINDS = (nodes.AssignBlock, nodes.CallBlock, nodes.FilterBlock, nodes.ContextReference)
"""These make something of what is printed."""

_LEADING = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)


def leave_texts_alone(templates: Templates) -> bool:
    """Whether no template of the site's own can make anything of the text of a page."""
    names = [source.path.partition("/")[2] for source in templates.own]
    try:
        return all(_leaves_texts_alone(templates.parsed(name), name) for name in names)
    except TemplateError:
        return False


def _leaves_texts_alone(template: nodes.Template, name: str) -> bool:
    extended = [
        one.template.value
        for one in template.find_all(nodes.Extends)
        if isinstance(one.template, nodes.Const)
    ]
    is_extending = name not in _LAYOUTS or extended == [f"theme/{name}"]
    return is_extending and not any(map(_may_read, _nodes(template)))


def _nodes(node: nodes.Node) -> Iterator[nodes.Node]:
    """All that is in a template, but for what is known to be harmless with what it stands in."""
    yield node
    for child in node.iter_child_nodes():
        if isinstance(node, nodes.Getattr) and _is_named(child, "page"):
            continue
        if isinstance(node, nodes.Output) and _is_super(child):
            continue
        yield from _nodes(child)


def _is_named(node: nodes.Node, name: str) -> bool:
    return isinstance(node, nodes.Name) and node.name == name


def _is_super(node: nodes.Node) -> bool:
    """Whether something is a bare ``super()``."""
    return isinstance(node, nodes.Call) and _is_named(node.node, "super")


def _may_read(node: nodes.Node) -> bool:
    """Whether a text can be got by a part of a template."""
    match node:
        case nodes.Name():
            return node.name in _NAMES
        case nodes.Getattr():
            return node.attr == _TEXT
        case nodes.Getitem():
            return not isinstance(node.arg, nodes.Const)
        case nodes.Const():
            return isinstance(node.value, str) and _TEXT in node.value
        case nodes.Block():
            return node.name in _BLOCKS
    return isinstance(node, _KINDS) or (isinstance(node, _LEADING) and not _is_known(node))


def _is_known(node: nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport) -> bool:
    """Whether a template leads to one that is named in it, and is looked at as well."""
    name = node.template.value if isinstance(node.template, nodes.Const) else None
    return isinstance(name, str) and name.endswith(".html")
