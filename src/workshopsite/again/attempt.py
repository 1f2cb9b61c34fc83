"""A build that may be answered without building: what it finds out, and what it leaves behind."""

from __future__ import annotations

import os
from time import monotonic_ns

from workshopsite.again.inputs import changed, look_at_inputs
from workshopsite.again.outputs import look_at_outputs, without_traces
from workshopsite.again.program import look_at_packages, look_at_program
from workshopsite.again.record import Record, load, save
from workshopsite.again.standing import standing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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

    def answer(self) -> Record | None:
        """The record of the last build, if nothing has changed since then."""
        record = self._record
        if record is None or self.edited() != set():
            return None
        if record.inputs != self._inputs:  # files were written anew, or could not be trusted yet
            record.inputs = self._inputs
            save(record, self._request.root, self._request.output, self._looked)
        return record

    def edited(self) -> set[str] | None:
        """The inputs that have changed since the last build; None where more may have changed.

        They are paths in the site's folder: of files that are new, gone, or have another content.
        """
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

    def note_outputs(self) -> None:
        """Look at what a build has written, while no other build can write there."""
        try:
            self._outputs = without_traces(look_at_outputs(self._request.output))
        except OSError:
            self._outputs = None

    def keep(
        self, digests: Mapping[str, str], told: Sequence[tuple[str, bool]], closing: str
    ) -> None:
        """Remember a build that has succeeded, for the next one.

        Args:
            digests: of the inputs, by their paths, as the build has read them.
            told: what the next build has to print if nothing changes, each text with whether it is
                for the standard error.
            closing: what it prints last, without how long it took; "" for nothing.
        """
        root, output = self._request.root, self._request.output
        try:
            if self._outputs is None or not self._is_still():
                return
            packages = look_at_packages()
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
        )
        save(record, root, output, self._looked)

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
