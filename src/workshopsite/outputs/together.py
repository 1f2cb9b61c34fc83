"""All outputs made, by one process or two, and what was seen and found meanwhile put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple, TypeVar

from workshopsite.helper import shared
from workshopsite.late import dataclass
from workshopsite.outputs.output import Output
from workshopsite.problems import Problems, Told
from workshopsite.render.renderer import Renderer
from workshopsite.render.seen import Seen

T = TypeVar("T")

Progress = Callable[[int, int], None]
"""Hears how many of all files are made."""

_FEWEST = 60
"""Outputs for which a helper pays: to start it and to hear what it did takes some time."""

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
        needed = [one for one in outputs if not one.waits]
        early = [one for one in outputs if one.early]
        others = [one for one in needed if not one.early]
        # the first one loads what all of them need, and a helper does not begin before it is made
        groups = [[one] for one in (*others[:1], *early, *others[1:])]
        made = self._made(make, groups, _FEWEST, lambda done: self.progress(done, len(outputs)))
        self._add(made, needed)
        wanted = [one for one in outputs if one.waits and one.wanted()]
        rest = [one for one in wanted if one.path not in made]
        # those of one picture together, so that it is decoded once
        groups = [list(group) for _, group in groupby(rest, lambda one: one.source)]
        before = len(outputs) - len(rest)
        made |= self._made(
            make,
            groups,
            _FEWEST_PICTURES,
            lambda done: self.progress(before + done, len(outputs)),
        )
        self._add(made, wanted)
        results = {one.path: made[one.path][0] for one in (*needed, *wanted)}
        return ((one, results.get(one.path)) for one in outputs)

    def _made(
        self,
        make: Callable[[Output], T],
        groups: Sequence[Sequence[Output]],
        fewest: int,
        done: Callable[[int], None],
    ) -> dict[str, tuple[T, Facts]]:
        def watched(output: Output) -> tuple[str, tuple[T, Facts]]:
            with self.problems.apart() as told:
                result = make(output)
            return output.path, (result, Facts(self.renderer.seen.taken(), told))

        before = self.renderer.seen.taken()
        found = shared(groups, watched, done, worth=sum(map(len, groups)) >= fewest)
        self.renderer.seen.add(before)
        return dict(found)

    def _add(self, made: Mapping[str, tuple[T, Facts]], outputs: Iterable[Output]) -> None:
        for one in outputs:
            _, facts = made[one.path]
            self.renderer.seen.add(facts.seen)
            for told in facts.told:
                self.problems.tell(told)
