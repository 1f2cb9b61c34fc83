"""All outputs made, by one process or two, and what was seen and found meanwhile put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar

from workshopsite.helper import shared
from workshopsite.late import dataclass
from workshopsite.outputs.output import Output
from workshopsite.problems import Problems, Told
from workshopsite.render.renderer import Renderer
from workshopsite.render.seen import Known, Seen

T = TypeVar("T")

Progress = Callable[[int, int], None]
"""Hears how many of all files are made."""

_FEWEST = 60
"""Outputs for which a helper pays: to start it and to hear what it did takes some time."""

_FEWEST_PICTURES = 8
"""The same of files made of pictures; where they are kept from an earlier build, it costs 10 ms."""

_MANY = 16
"""Where a folder holds so many pages, and so great a part of all, one of them is made before there
is a helper: what their kind needs is then loaded once, and held once."""


class Facts(NamedTuple):
    """What an output leaves behind besides its bytes.

    Attributes:
        seen: what was seen on its page.
        told: what is wrong with it.
    """

    seen: Seen
    told: list[Told]


class _Made(NamedTuple, Generic[T]):
    """What is held of an output until all are made, which is little.

    Attributes:
        result: what the function gave that had it made.
        news: what was seen on its page and, by the same process, on no page before.
        told: what is wrong with it.
    """

    result: T
    news: dict[str, Any]
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
        samples, others = _sampled(_in_order_of_work(needed))
        groups = [samples, *([one] for one in (*early, *others))]
        watched = self._watched(make, outputs)
        done = partial(self._done, 0, len(outputs))
        made = self._made(groups, watched, done, _FEWEST, alone=len(samples))
        self._add(made, needed)
        wanted = [one for one in outputs if one.waits and one.wanted()]
        rest = [one for one in wanted if one.path not in made]
        # those of one picture together, so that it is decoded once
        groups = [list(group) for _, group in groupby(rest, lambda one: one.source)]
        done = partial(self._done, len(outputs) - len(rest), len(outputs))
        made |= self._made(groups, watched, done, _FEWEST_PICTURES)
        self._add(made, wanted)
        results = {one.path: made[one.path].result for one in (*needed, *wanted)}
        return ((one, results.get(one.path)) for one in outputs)

    def _done(self, before: int, all_: int, done: int) -> None:
        self.progress(before + done, all_)

    def _watched(
        self, make: Callable[[Output], T], outputs: Sequence[Output]
    ) -> Callable[[Output], tuple[str, _Made[T]]]:
        """A function that has an output made, and holds apart what it leaves behind."""
        places, known = {output.path: at for at, output in enumerate(outputs)}, Known()

        def watched(output: Output) -> tuple[str, _Made[T]]:
            with self.problems.apart() as told:
                result = make(output)
            seen = self.renderer.seen.taken()
            if not output.waits:  # which may be thrown away
                seen = known.news(seen, places[output.path])
            return output.path, _Made(result, seen.filled(), told)

        return watched

    def _made(
        self,
        groups: Sequence[Sequence[Output]],
        watched: Callable[[Output], tuple[str, _Made[T]]],
        done: Callable[[int], None],
        fewest: int,
        *,
        alone: int = 1,
    ) -> dict[str, _Made[T]]:
        before = self.renderer.seen.taken()
        worth = sum(map(len, groups)) >= fewest
        found = shared(groups, watched, done, alone=alone, worth=worth)
        self.renderer.seen.add(before)
        return dict(found)

    def _add(self, made: Mapping[str, _Made[T]], outputs: Iterable[Output]) -> None:
        for one in outputs:
            self.renderer.seen.add(Seen(**made[one.path].news))
            for told in made[one.path].told:
                self.problems.tell(told)


def _in_order_of_work(needed: Iterable[Output]) -> list[Output]:
    """The outputs that are not early, those first that show the same texts as these."""
    others = (one for one in needed if not one.early)
    return sorted(others, key=lambda one: not one.near)


def _top(output: Output) -> str:
    return output.path.partition("/")[0]


def _sampled(outputs: Sequence[Output]) -> tuple[list[Output], list[Output]]:
    """A page from each folder that has many, or else the first output, and all others."""
    folders: dict[str, list[Output]] = {}
    for one in filter(attrgetter("is_page"), outputs):
        folders.setdefault(_top(one), []).append(one)
    many = max(_MANY, len(outputs) // _MANY + 1)
    # not the first of them, which often is the list of the others
    samples = [pages[len(pages) // 2] for pages in folders.values() if len(pages) >= many]
    samples = samples or list(outputs[:1])
    chosen = {one.path for one in samples}
    return samples, [one for one in outputs if one.path not in chosen]
