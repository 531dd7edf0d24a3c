"""The facts of all inputs, one document at a time, and the count of what went in and what came out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from factx.batch.inputs import Input, Report, reason
from factx.errors import FactxError
from factx.model import Diagnostic, Fact, Part, Result

if TYPE_CHECKING:
    from factx.batch.state import State

Extract = Callable[[bytes | Part, str], Result]


class Outcome(NamedTuple):
    """What one input gave. title: None if nothing could be read; known: an earlier run found it, and nothing has changed."""

    title: str | None
    facts: tuple[Fact, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    known: bool = False


class Run:
    """The facts of all inputs, one document at a time, and the count of what happened; iterate it once.

    counts: `inputs` (= `read` + `skipped` + `failed`), `known` (of those that failed: tried before, and not again), `facts`,
    `empty` (documents without a fact), and diagnostics by `warning`, `error`.
    titles: of each document that could be read, before its first fact comes.

    With a state, an input that has not changed gives what it gave before. It is counted alike, so that exit codes hang on what
    is there and not on what was there before; but what was told of it then is now a note, so that nobody is told twice.
    """

    def __init__(
        self, inputs: Iterable[Input | Diagnostic], extract: Extract, report: Report, state: State | None = None
    ) -> None:
        self._inputs, self._extract, self._report, self._state = inputs, extract, report, state
        self.counts: Counter[str] = Counter()
        self.titles: dict[str, str] = {}

    def __iter__(self) -> Iterator[Fact]:
        for item in self._inputs:
            if isinstance(item, Diagnostic):
                outcome = self._unopened(item)
                self._count(outcome, inputs=item.level == "error")
            else:
                outcome = self._outcome(item)
                self._count(outcome)
                if outcome.title is not None:
                    self.titles[item.name] = outcome.title
            for diagnostic in outcome.diagnostics:
                self._report(diagnostic._replace(level="info") if outcome.known else diagnostic)
            yield from outcome.facts

    def _outcome(self, item: Input) -> Outcome:
        """What an input gives, or gave: a failure is a diagnostic, and the others go on."""
        try:
            content = item.read()
        except OSError as error:
            return self._unopened(Diagnostic("error", "unreadable", reason(error), item.name))
        if self._state is None:
            return self._read(content, item.name)
        digest = self._state.digest(content)
        outcome = self._state.recall(item.name, digest)
        if outcome is None:
            outcome = self._read(content, item.name)
            self._state.keep(item.name, digest, outcome)
        return outcome

    def _unopened(self, diagnostic: Diagnostic) -> Outcome:
        """What stands in the place of an input that cannot be had: it is tried each time, but told of once."""
        known = self._state is not None and diagnostic.level != "info" and self._state.told(diagnostic)
        return Outcome(None, (), (diagnostic,), known)

    def _read(self, content: bytes | Part, name: str) -> Outcome:
        try:
            document, facts, diagnostics = self._extract(content, name)
        except FactxError:
            raise
        except Exception as error:  # a defect met in one document must not lose the others
            message = f"internal error, please report it: {type(error).__name__}: {error}"
            return Outcome(None, (), (Diagnostic("error", "internal", message, name),))
        return Outcome(document.title if document else None, facts, diagnostics)

    def _count(self, outcome: Outcome, inputs: int = 1) -> None:
        failed = inputs and outcome.title is None
        self.counts["inputs"] += inputs
        self.counts["failed"] += failed
        self.counts["known"] += failed and outcome.known
        self.counts["skipped" if outcome.known else "read"] += inputs and not failed
        self.counts["empty"] += inputs and not outcome.facts
        self.counts["facts"] += len(outcome.facts)
        self.counts.update(diagnostic.level for diagnostic in outcome.diagnostics)

    def exit_code(self, fail_on: Iterable[str] = ()) -> int:
        """3 if an input failed, 1 if anything of `fail_on` happened, else 0."""
        return 3 if self.counts["failed"] else int(any(self.counts[event] for event in fail_on))
