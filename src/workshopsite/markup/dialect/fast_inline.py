"""A faster inline processor for Python-Markdown that makes the same tree.

Python-Markdown applies each inline pattern to each text, and most of them cannot match there. The
extension here changes three things:

- Patterns and their regular expressions are collected once for each conversion.
- A pattern is left out where what each of its matches contains does not occur. One look at a text
  finds what matters to any pattern, and a text without that is done.
- Where it does occur, a match is tried only around it. Patterns that begin with what must stand
  before, as all of those for quotation marks, are else tried at each character.

What a match contains is read off the regular expression. Patterns of other extensions need to
know nothing of it: where nothing can be said, a pattern is applied as ever. Their regular
expressions may change between conversions, but not within one.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import islice
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor as NewPattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import (
    ETX,
    INLINE_PLACEHOLDER,
    INLINE_PLACEHOLDER_PREFIX,
    INLINE_PLACEHOLDER_RE,
    STX,
    AtomicString,
)

from workshopsite.markup.dialect.anchors import First, anchor_of, contains_one, first_match

_PUT_IN = frozenset(INLINE_PLACEHOLDER % "0123456789")
"""Characters that come into a text while patterns are applied to it; there are no others."""

_Queue = deque[tuple[Element, list[str]]]


class FastInline(Extension):
    """Makes the inline processors of a converter fast, those of other extensions as well."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Wait for `reset`, which comes when all extensions are there."""
        self._markdown = md
        md.registerExtension(self)

    def reset(self) -> None:
        """Change the class of inline processors: each keeps its place and whoever refers to it."""
        for processor in self._markdown.treeprocessors:
            if type(processor) is InlineProcessor:
                processor.__class__ = FastInlineProcessor


class _Step(NamedTuple):
    """One pattern, and what is known of it for a conversion.

    Attributes:
        number: its place among the patterns.
        pattern: it.
        regex: its regular expression.
        excluded: names of elements within which it is not applied.
        triggers: texts one of which is in each text where it can match; empty if unknown.
        is_new: whether it is applied piece by piece, and not to a text from end to end.
        first: gives its first match.
    """

    number: int
    pattern: Any
    regex: re.Pattern[str]
    excluded: tuple[str, ...]
    triggers: frozenset[str]
    is_new: bool
    first: First


def _step(number: int, pattern: Any, regex: re.Pattern[str]) -> _Step:
    is_new = isinstance(pattern, NewPattern)
    first = first_match(regex) if is_new else regex.match
    excluded = tuple(tag.lower() for tag in pattern.ANCESTOR_EXCLUDES)
    return _Step(number, pattern, regex, excluded, _triggers(regex), is_new, first)


def _triggers(regex: re.Pattern[str]) -> frozenset[str]:
    anchor = anchor_of(regex) if isinstance(regex, re.Pattern) else None
    if anchor is None or any(map(_may_come_in, anchor.texts)):
        return frozenset()
    return anchor.texts


def _may_come_in(text: str) -> bool:
    """Whether a text that is not there from the start may be there beside a placeholder."""
    return STX in text or ETX in text or _PUT_IN.issuperset(text)


def _next(step: _Step, data: str, match: re.Match[str]) -> re.Match[str] | None:
    """The match behind one that a pattern refused."""
    if match.end() > match.start():
        return step.first(data, match.end())
    return next(islice(step.regex.finditer(data, match.start()), 1, None), None)


def _plan(steps: Sequence[_Step], found: tuple[str, ...], first: int) -> tuple[_Step, ...]:
    """The steps from a number on that a text needs in which these triggers were found."""
    return tuple(s for s in steps[first:] if not s.triggers or not s.triggers.isdisjoint(found))


class FastInlineProcessor(InlineProcessor):
    """Applies inline patterns to a tree.

    Texts are visited in the order of Python-Markdown's own processor, and what a pattern made is
    put aside and put in as there, so that the numbers in placeholders are the same too.
    """

    _collected: tuple[Any, ...] = ()

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Apply the patterns to the texts of a tree, and return it.

        Args:
            tree: what the block parser made; it is changed.
            ancestors: names of the elements around it.
        """
        self.stashed_nodes: dict[str, Element | str] = {}
        self._collect()
        queue = deque([(tree, list(ancestors or ()))])
        while queue:
            element, above = queue.popleft()
            if len(element):
                self.ancestors = here = [*above, element.tag.lower()]
                self._in_children(element, here, queue)
        return tree

    def _in_children(self, element: Element, here: list[str], queue: _Queue) -> None:
        """Apply the patterns to the texts directly within an element."""
        matters, made = self._matters, []
        for child in element:  # also those that are put in behind a child meanwhile
            if child.text and matters(child.text):
                nodes = self._in_text(child)
                if nodes:
                    made.append((child, nodes))
                    above = [*here, child.tag.lower()]
                    queue.extend([(node, above) for node in nodes])
            if child.tail and matters(child.tail):
                self._in_tail(element, child)
            if len(child):
                queue.append((child, here))
        for child, nodes in made:
            _insert(child, 0, nodes)

    def _collect(self) -> None:
        """Look at the patterns, if they are others than before."""
        patterns = tuple((p, p.getCompiledRegExp()) for p in self.inlinePatterns)  # type: ignore[attr-defined]
        if patterns == self._collected:
            return
        self._collected = patterns
        steps = [_step(number, *pattern) for number, pattern in enumerate(patterns)]
        known = sorted(frozenset[str]().union(*(step.triggers for step in steps)))
        self._triggers = known
        self._matters = (
            contains_one([STX, *self._triggers]) if all(s.triggers for s in steps) else bool
        )
        self._plan = lru_cache(maxsize=512)(partial(_plan, steps))

    def _in_text(self, element: Element) -> list[Element]:
        """Apply the patterns to an element's text; what is to become its first children."""
        text = element.text
        if not text or isinstance(text, AtomicString):
            return []
        element.text = None
        return self._put_in(self._within(element, text, 0), element, "text")

    def _in_tail(self, parent: Element, child: Element) -> None:
        """Apply the patterns to what follows a child."""
        tail = self._applied(child.tail or "", 0)
        child.tail = None
        behind = Element("d")
        nodes = self._put_in(tail, behind, "tail")
        child.tail = behind.tail
        if nodes:
            _insert(parent, list(parent).index(child) + 1, nodes)

    def _within(self, element: Element, text: str, first: int) -> str:
        self.ancestors.append(element.tag.lower())
        text = self._applied(text, first)
        self.ancestors.pop()
        return text

    def _applied(self, data: str, first: int) -> str:
        """A text with placeholders for what the patterns from a number on match."""
        if isinstance(data, AtomicString):
            return data
        for step in self._plan(tuple([c for c in self._triggers if c in data]), first):
            if step.excluded and not self._is_allowed(step):
                continue
            match = step.first(data, 0)
            if match:
                apply = self._replaced if step.is_new else self._replaced_by_old
                data = apply(step, data, match)
        return data

    def _is_allowed(self, step: _Step) -> bool:
        return not any(tag in self.ancestors for tag in step.excluded)

    def _replaced(self, step: _Step, data: str, match: re.Match[str] | None) -> str:
        """A text with placeholders for the matches of one pattern, of which this is the first."""
        while match:
            node, begin, end = step.pattern.handleMatch(match, data)
            if begin is None or end is None:
                match = _next(step, data, match)
                continue
            if node is not None:
                placeholder = self._stashed(node, step)
                data = f"{data[:begin]}{placeholder}{data[end:]}"
                end = begin + len(placeholder)
            match = step.first(data, end)
        return data

    def _replaced_by_old(self, step: _Step, data: str, match: re.Match[str] | None) -> str:
        """The same for a pattern of the older kind, which matches a text from end to end."""
        left = ""
        while match:
            node = step.pattern.handleMatch(match)
            if node is None:
                left = data[: match.end()]
            else:
                before = f"{left}{match[1]}{self._stashed(node, step)}"
                data, left = f"{before}{match.groups()[-1]}", before
            match = step.regex.match(data[len(left) :])
        return data

    def _stashed(self, node: Element | str, step: _Step) -> str:
        """Put aside what a pattern made, when the patterns have been applied to what is in it."""
        if not isinstance(node, str) and not isinstance(node.text, AtomicString):
            for child in (node, *node):
                if child.text:
                    child.text = self._within(child, child.text, step.number + 1)
                if child.tail:
                    child.tail = self._applied(child.tail, step.number)
        number = f"{len(self.stashed_nodes):04}"
        self.stashed_nodes[number] = node
        return INLINE_PLACEHOLDER % number

    def _put_in(self, data: str, parent: Element, where: str) -> list[Element]:
        """Undo placeholders in the text or tail of an element.

        Returns:
            The elements that stood for placeholders, with the text behind each as its tail. What
            stands before the first is added to the parent's text or tail.
        """
        nodes: list[Element] = []

        def add(text: str) -> None:
            owner, name = (nodes[-1], "tail") if nodes else (parent, where)
            if text:
                before = getattr(owner, name)
                setattr(owner, name, before + text if before else text)

        start = 0
        while (index := data.find(INLINE_PLACEHOLDER_PREFIX, start)) >= 0:
            found = INLINE_PLACEHOLDER_RE.search(data, index)
            if not found or found[1] not in self.stashed_nodes:
                end = index + len(INLINE_PLACEHOLDER_PREFIX)
                add(data[start:end])
                start = end
                continue
            add(data[start:index])
            node = self.stashed_nodes[found[1]]
            if isinstance(node, str):
                add(node)
            else:
                self._put_in_node(node)
                nodes.append(node)
            start = found.end()
        add(AtomicString(data[start:]) if isinstance(data, AtomicString) else data[start:])
        return nodes

    def _put_in_node(self, node: Element) -> None:
        """Undo placeholders in an element that stood for one, and in its children."""
        for child in (node, *node):
            if child.tail and INLINE_PLACEHOLDER_PREFIX in child.tail:
                tail, child.tail = child.tail, None
                place = 0 if child is node else list(node).index(child) + 1
                _insert(node, place, self._put_in(tail, child, "tail"))
            if child.text and INLINE_PLACEHOLDER_PREFIX in child.text:
                text, child.text = child.text, None
                _insert(child, 0, self._put_in(text, child, "text"))


def _insert(parent: Element, place: int, nodes: list[Element]) -> None:
    for node in reversed(nodes):
        parent.insert(place, node)
