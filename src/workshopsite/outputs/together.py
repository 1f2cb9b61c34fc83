"""All outputs made, by one process or two, and what was seen and found meanwhile put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple, TypeVar

from workshopsite.helper import shared
from workshopsite.outputs.output import Output
from workshopsite.problems import Problems, Told
from workshopsite.render.renderer import Renderer
from workshopsite.render.seen import Seen

T = TypeVar("T")

Progress = Callable[[int, int], None]
"""Hears how many of all files are made."""

_FEWEST = 60
"""Outputs for which a helper pays: it has first steps of its own, such as to load templates."""

_FEWEST_PICTURES = 8
"""The same of files made of pictures; where they are kept from an earlier build, it costs 10 ms."""


class Facts(NamedTuple):
    """What an output leaves behind besides its bytes.

    Attributes:
        seen: what was seen on its page.
        told: what is wrong with it.
    """

    seen: Seen
    told: list[Told]


@dataclass
class Together:
    """Has the outputs of one site made.

    Which process makes one, and when, makes no difference: what each leaves behind is kept apart
    while it is made, and added in the order of the outputs when all of them are.

    Attributes:
        renderer: makes the site's pages.
        problems: the list of the build.
        progress: is told of each output.
    """

    renderer: Renderer
    problems: Problems
    progress: Progress

    def __call__(
        self, make: Callable[[Output], T], outputs: Sequence[Output]
    ) -> Iterator[tuple[Output, T | None]]:
        """Apply a function to each output that is wanted; None is given for any other.

        Args:
            make: is called in this process or another; has the output made, and gives what can
                be pickled.
            outputs: all of the site.
        """
        first = [[one] for one in outputs if not one.waits]
        made = self._made(make, first, _FEWEST, lambda done: self.progress(done, len(outputs)))
        wanted = [one for one in outputs if one.waits and one.wanted()]
        # those of one picture together, so that it is decoded once
        groups = [list(group) for _, group in groupby(wanted, lambda one: one.source)]
        others = len(outputs) - len(wanted)
        made |= self._made(
            make,
            groups,
            _FEWEST_PICTURES,
            lambda done: self.progress(others + done, len(outputs)),
        )
        return ((one, made.get(one.path)) for one in outputs)

    def _made(
        self,
        make: Callable[[Output], T],
        groups: Sequence[Sequence[Output]],
        fewest: int,
        done: Callable[[int], None],
    ) -> dict[str, T]:
        def watched(output: Output) -> tuple[str, T, Facts]:
            with self.problems.apart() as told:
                result = make(output)
            return output.path, result, Facts(self.renderer.seen.taken(), told)

        before = self.renderer.seen.taken()
        found = shared(groups, watched, done, worth=sum(map(len, groups)) >= fewest)
        self.renderer.seen.add(before)
        for _, _, facts in found:
            self._add(facts)
        return {path: result for path, result, _ in found}

    def _add(self, facts: Facts) -> None:
        self.renderer.seen.add(facts.seen)
        for told in facts.told:
            self.problems.tell(told)
