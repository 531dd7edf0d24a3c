"""The facts of all inputs, one document at a time, and the count of what went in and what came out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from factx.batch.inputs import Input, Report, reason
from factx.errors import FactxError
from factx.model import Diagnostic, Fact, Part, Result

Extract = Callable[[bytes | Part, str], Result]


class Run:
    """The facts of all inputs, one document at a time, and the count of what happened; iterate it once.

    counts: `inputs` (= `read` + `failed`), `facts`, `empty` (documents without a fact), and diagnostics by `warning`, `error`.
    titles: of each document read, before its first fact comes.
    """

    def __init__(self, inputs: Iterable[Input | Diagnostic], extract: Extract, report: Report) -> None:
        self._inputs, self._extract, self._report = inputs, extract, report
        self.counts: Counter[str] = Counter()
        self.titles: dict[str, str] = {}

    def __iter__(self) -> Iterator[Fact]:
        for item in self._inputs:
            if isinstance(item, Diagnostic):
                result = Result(None, (), (item,))
                self.counts["inputs"] += item.level == "error"
                self.counts["failed"] += item.level == "error"
            else:
                result = self._read(item)
                self.counts["inputs"] += 1
                self.counts["read" if result.document else "failed"] += 1
                self.counts["empty"] += not result.facts
                self.titles[item.name] = result.document.title if result.document else ""
            for diagnostic in result.diagnostics:
                self.counts[diagnostic.level] += 1
                self._report(diagnostic)
            self.counts["facts"] += len(result.facts)
            yield from result.facts

    def _read(self, item: Input) -> Result:
        try:
            return self._extract(item.read(), item.name)
        except FactxError:
            raise
        except OSError as error:
            return Result(None, (), (Diagnostic("error", "unreadable", reason(error), item.name),))
        except Exception as error:  # a defect met in one document must not lose the others
            message = f"internal error, please report it: {type(error).__name__}: {error}"
            return Result(None, (), (Diagnostic("error", "internal", message, item.name),))

    def exit_code(self, fail_on: Iterable[str] = ()) -> int:
        """3 if an input failed, 1 if anything of `fail_on` happened, else 0."""
        return 3 if self.counts["failed"] else int(any(self.counts[event] for event in fail_on))

    def summary(self) -> str:
        """`7 inputs, 6 read, 1 failed, 41 facts`."""
        return ", ".join(f"{self.counts[name]} {name}" for name in ("inputs", "read", "failed", "facts"))
