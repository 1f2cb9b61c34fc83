"""What stands inside lines: patterns are applied where they can match, and make the same tree.

- Patterns and their regular expressions are collected once for each conversion.
- A pattern is left out where what each of its matches contains does not occur. One look at a text
  finds what matters to any pattern, and a text without that is done.
- Where it does occur, a match is tried only around it. Patterns that begin with what must stand
  before, as all of those for quotation marks, are else tried at each character.
"""

from __future__ import annotations

import re
from collections import deque
from typing import Any
from xml.etree.ElementTree import Element

from markdown.treeprocessors import InlineProcessor
from markdown.util import (
    INLINE_PLACEHOLDER,
    INLINE_PLACEHOLDER_PREFIX,
    INLINE_PLACEHOLDER_RE,
    AtomicString,
)

from workshopsite.markup.dialect.fast.steps import Step, Steps

_Queue = deque[tuple[Element, list[str]]]


class FastInlineProcessor(InlineProcessor):
    """Applies inline patterns to a tree.

    Texts are visited in the order of Python-Markdown's own processor, and what a pattern made is
    put aside and put in as there, so that the numbers in placeholders are the same too.

    Attributes:
        settled: whether the patterns stay as the first run finds them.
    """

    settled = False
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

    def _collect(self) -> None:
        """Look at the patterns, if they are others than before."""
        if self.settled and self._collected:
            return
        patterns = tuple((p, p.getCompiledRegExp()) for p in self.inlinePatterns)  # type: ignore[attr-defined]
        if patterns != self._collected:
            self._collected = patterns
            self._steps = Steps(patterns)

    def _in_children(self, element: Element, here: list[str], queue: _Queue) -> None:
        """Apply the patterns to the texts directly within an element."""
        matters, made = self._steps.matters, []
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
        for step in self._steps.needed(data, first):
            if step.excluded and not self._is_allowed(step):
                continue
            match = step.first(data, 0)
            if match:
                apply = self._replaced if step.is_new else self._replaced_by_old
                data = apply(step, data, match)
        return data

    def _is_allowed(self, step: Step) -> bool:
        return not any(tag in self.ancestors for tag in step.excluded)

    def _replaced(self, step: Step, data: str, match: re.Match[str] | None) -> str:
        """A text with placeholders for the matches of one pattern, of which this is the first."""
        while match:
            node, begin, end = step.pattern.handleMatch(match, data)
            if begin is None or end is None:
                match = step.next(data, match)
                continue
            if node is not None:
                placeholder = self._stashed(node, step)
                data = f"{data[:begin]}{placeholder}{data[end:]}"
                end = begin + len(placeholder)
            match = step.first(data, end)
        return data

    def _replaced_by_old(self, step: Step, data: str, match: re.Match[str] | None) -> str:
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

    def _stashed(self, node: Element | str, step: Step) -> str:
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
