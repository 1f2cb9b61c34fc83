"""A build that may be answered without building: what it finds out, and what it leaves behind."""

from __future__ import annotations

import os
from time import monotonic_ns

from workshopsite.again.inputs import changed, look_at_inputs
from workshopsite.again.outputs import MANIFEST, look_at_outputs, without_traces
from workshopsite.again.program import look_at_packages, look_at_program
from workshopsite.again.record import Record, load, save
from workshopsite.again.standing import standing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from typing import Any

    from workshopsite.again.edited_texts import EditedTexts
    from workshopsite.again.request import Request


class Attempt:
    """What is known before a build begins.

    How everything stands is looked at before anything is read, and again when the build is done:
    what changes meanwhile is never taken for what was built.
    """

    def __init__(self, request: Request) -> None:
        """Look at everything but the outputs.

        Raises:
            OSError: something cannot be looked at.
        """
        self._looked = monotonic_ns()
        self._request = request
        self._program = look_at_program()
        self._inputs = look_at_inputs(request.root)
        self._outputs: dict[str, str] | None = None
        self._record = load(request.root, request.output)
        self._edited = self._changed()
        self._is_partial = False

    def answer(self) -> Record | None:
        """The record of the last build, if nothing has changed since then."""
        record = self._record
        if record is None or self._edited != set():
            return None
        if record.inputs != self._inputs:  # files were written anew, or could not be trusted yet
            record.inputs = self._inputs
            save(record, self._request.root, self._request.output, self._looked)
        return record

    def _changed(self) -> set[str] | None:
        """The inputs that are new, gone, or have another content; None if more may have changed."""
        record = self._record
        if record is None or not self._holds(record):
            return None
        return changed(record.inputs, record.digests, self._inputs, self._request.root)

    def _holds(self, record: Record) -> bool:
        """Whether everything but the inputs is as a record has it."""
        try:
            return (
                record.terms == self._request.terms
                and record.program == self._program
                and all(standing(os.stat(path)) == one for path, one in record.packages.items())
                and record.outputs == look_at_outputs(self._request.output)
            )
        except OSError:  # what cannot be looked at is not as it was
            return False

    def edited_texts(self) -> EditedTexts | None:
        """What is needed to exchange texts of pages; None where more has changed than inputs."""
        record = self._record
        if not (self._edited and record and record.texts):
            return None
        from workshopsite.again.edited_texts import EditedTexts

        root, output = self._request.root, self._request.output
        return EditedTexts(record, self._edited, self._inputs, root, output, self._looked)

    def may_be_partial(self) -> bool:
        """Whether only inputs have changed since the last build, and it has kept a baseline."""
        return bool(self._edited and self._record and self._record.baseline)

    def baseline(self) -> Any:
        """What the last full build has kept for builds of edited pages; None where it has not."""
        from workshopsite.again.baseline import baseline

        name = self._record.baseline if self._record else ""
        return baseline(name, self._request.root, self._request.output) if name else None

    def edited(self, digests: Mapping[str, str]) -> set[str]:
        """The inputs that have not the contents of which these are the digests, by their paths.

        That is asked where `may_be_partial`, of the digests that the baseline was made with.
        """
        last = self._record.digests if self._record else {}
        either = last.keys() | digests.keys()
        return (self._edited or set()) | {p for p in either if last.get(p) != digests.get(p)}

    def was_built(self, path: str, digest: str) -> bool:
        """Whether an input had that digest at the last build."""
        return self._record is not None and self._record.digests.get(path) == digest

    def note_outputs(self) -> None:
        """Look at what a build has written, while no other build can write there."""
        try:
            self._outputs = without_traces(look_at_outputs(self._request.output))
        except OSError:
            self._outputs = None

    def note_partial(self, written: Collection[str]) -> None:
        """The same for a build that has made some outputs again, and left the others as they were.

        Args:
            written: the names of those that have other bytes now.
        """
        self._is_partial = True
        self.note_outputs()
        before, now = self._record.outputs if self._record else {}, self._outputs or {}
        either = before.keys() | now.keys()
        if {name for name in either if before.get(name) != now.get(name)} - {*written, MANIFEST}:
            self._outputs = None  # somebody else was there meanwhile

    def keep(
        self,
        digests: Mapping[str, str],
        told: Sequence[tuple[str, bool]],
        closing: list[str],
        files: int,
        text_of: Callable[[str], str],
        baseline: Callable[[], object | None] = lambda: None,
        texts: Callable[[], tuple[object, Mapping[str, str]] | None] = lambda: None,
    ) -> None:
        """Remember a build that has succeeded, for the next one.

        Args:
            digests: of the inputs, by their paths, as the build has read them.
            told: what the next build has to print if nothing changes, each text with whether it is
                for the standard error.
            closing: what it prints last, before and behind the counts of files; empty for nothing.
            files: how many files the site has.
            text_of: gives the text of an input, by its path.
            baseline: gives what is to be kept for builds of edited pages, of a full build; None
                where they are not possible.
            texts: gives the texts of the pages that may be exchanged, by path, of a full build, and
                what has to be kept beside them; None where that is not possible.
        """
        root, output = self._request.root, self._request.output
        try:
            if self._outputs is None or not self._is_still():
                return
            packages = self._packages()
        except OSError:
            return
        record = Record(
            terms=self._request.terms,
            program=self._program,
            packages=packages,
            inputs=self._inputs,
            digests=dict(digests),
            outputs=self._outputs,
            told=[[text, is_error] for text, is_error in told],
            closing=closing,
            files=files,
            baseline=self._baseline_name(baseline),
            texts=self._texts_name(texts),
            edited=self._edited_texts(digests, text_of),
        )
        save(record, root, output, self._looked)

    def _packages(self) -> dict[str, str]:
        """How those stand that all pages are made with, be it by this build or an earlier one."""
        earlier = self._record.packages if self._is_partial and self._record else {}
        return earlier | look_at_packages()

    def _baseline_name(self, made: Callable[[], object | None]) -> str:
        if self._is_partial and self._record:
            return self._record.baseline
        from workshopsite.again.baseline import keep_baseline

        kept = made()
        root, output = self._request.root, self._request.output
        return "" if kept is None else keep_baseline(kept, root, output)

    def _texts_name(self, made: Callable[[], tuple[object, Mapping[str, str]] | None]) -> str:
        if self._is_partial and self._record:
            return self._record.texts
        from workshopsite.again.texts import keep_texts

        kept = made()
        return keep_texts(*kept, self._request.root, self._request.output) if kept else ""

    def _edited_texts(
        self, digests: Mapping[str, str], text_of: Callable[[str], str]
    ) -> dict[str, str]:
        """The texts that are others than those that were kept; none where they are too many."""
        from workshopsite.again.edited_texts import MOST

        if not (self._is_partial and self._record):
            return {}
        then = self._record.digests
        now = {path: text_of(path) for path in digests if then.get(path) != digests[path]}
        edited = self._record.edited | now
        return edited if len(edited) <= MOST else {}

    def _is_still(self) -> bool:
        """Whether all is as it was when the build began."""
        inputs = look_at_inputs(self._request.root)
        return inputs == self._inputs and look_at_program() == self._program


def begun(request: Request) -> Attempt | None:
    """The attempt at a build; None where something cannot be looked at."""
    try:
        return Attempt(request)
    except OSError:
        return None
