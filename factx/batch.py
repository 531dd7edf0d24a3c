"""Many inputs on one way: find them, read each, extract, write, and count what went in and what came out.

Nothing raises for an input that fails: it becomes a `Diagnostic` of level `error`, and the rest goes on.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple, TextIO

from factx.errors import FactxError, InputError, OutputError
from factx.model import Diagnostic, Document, Fact, Options, Result
from factx.sinks import Look, Sink

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xml", "")  # what is read of a folder
STDIN = "-"

Extract = Callable[[bytes, str], Result]
Report = Callable[[Diagnostic], None]


# ---------------------------------------------------------------- inputs
class Input(NamedTuple):
    """One thing to read: a file, or standard input where `path` is None. name: as the facts' `source` shows it."""

    name: str
    path: Path | None = None

    def read(self) -> bytes:
        """Its bytes. OSError as the system gives it."""
        return self.path.read_bytes() if self.path else sys.stdin.buffer.read()


def gather(arguments: Iterable[str], stdin_name: str = "stdin", outputs: Iterable[str] = ()) -> Iterator[Input | Diagnostic]:
    """What the arguments name, in their order: files as they are, folders with all below them by name, patterns expanded.

    An `error` stands in the place of an argument that gives nothing, an `info` in that of a file passed over. A file named
    twice is given once; the `outputs` of the same run are no inputs of a folder.
    """
    seen: set[str] = set()
    written = {os.path.realpath(output) for output in outputs}
    for argument in arguments:
        for item in _expand(argument, stdin_name):
            if isinstance(item, Diagnostic):
                yield item
                continue
            real = os.path.realpath(item.path) if item.path else STDIN
            if real not in seen and not (real in written and item.name != argument):
                seen.add(real)
                yield item


def _expand(argument: str, stdin_name: str) -> Iterator[Input | Diagnostic]:
    path = Path(argument)
    if argument == STDIN:
        yield Input(stdin_name)
    elif path.is_dir():
        yield from _folder(path)
    elif os.path.lexists(path) or not any(sign in argument for sign in "*?["):
        yield Input(argument, path)
    else:
        from glob import glob

        matches = sorted(glob(argument, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
        for match in matches:
            yield from _folder(Path(match)) if Path(match).is_dir() else (Input(match, Path(match)),)
        if not matches:
            yield Diagnostic("error", "no-match", "no file matches this pattern", argument)


def _folder(folder: Path) -> Iterator[Input | Diagnostic]:
    """Files below a folder, sorted by their path; hidden ones and those of other suffixes are passed over."""
    paths: list[Path] = []
    errors: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = (name for name in folders if not name.startswith("."))
        paths += (Path(parent, name) for name in files)
    for path in sorted(paths):
        if _readable(path):
            yield Input(str(path), path)
        else:
            yield Diagnostic("info", "skipped", "passed over: hidden, or by its name no text, Markdown, HTML or XML", str(path))
    for error in errors:
        yield Diagnostic("error", "unreadable", reason(error), str(error.filename or folder))
    if not errors and not any(map(_readable, paths)):
        yield Diagnostic("error", "empty-folder", "no readable file in this folder", str(folder))


def _readable(path: Path) -> bool:
    return not path.name.startswith(".") and path.suffix.lower() in SUFFIXES


def document(argument: str, options: Options, report: Report) -> Document:
    """One input as it is read, without extracting. InputError if it cannot be."""
    return _document(_input(argument), options, report)


def content(argument: str) -> tuple[bytes, str]:
    """What is in one input, and its name. InputError if it cannot be read."""
    item = _input(argument)
    try:
        return item.read(), item.name
    except OSError as error:
        raise InputError(f"{item.name}: error: {reason(error)}") from error


def _input(argument: str) -> Input:
    return Input("stdin") if argument == STDIN else Input(argument, Path(argument))


def documents(arguments: Iterable[str], options: Options, report: Report) -> tuple[list[Document], int]:
    """Many inputs as they are read, and how many could not be."""
    found: list[Document] = []
    failed = 0
    for item in gather(arguments):
        try:
            if isinstance(item, Input):
                found.append(_document(item, options, report))
                continue
            report(item)
            failed += item.level == "error"
        except InputError as error:
            report(Diagnostic("error", "unreadable", str(error)))
            failed += 1
    return found, failed


def _document(item: Input, options: Options, report: Report) -> Document:
    from factx.documents import read

    try:
        found, diagnostics = read(item.read(), item.name, options)
    except OSError as error:
        raise InputError(f"{item.name}: error: {reason(error)}") from error
    if found is None:
        raise InputError("\n".join(str(diagnostic) for diagnostic in diagnostics if diagnostic.level == "error"))
    for diagnostic in diagnostics:
        report(diagnostic)
    return found


# ---------------------------------------------------------------- the run
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


def reason(error: OSError) -> str:
    """What the system says, in small letters and without the file's name, which stands before it."""
    text = error.strerror or str(error) or type(error).__name__
    return text[:1].lower() + text[1:]


# ---------------------------------------------------------------- outputs
def write(run: Run, outputs: Mapping[str, Sink], fields: Sequence[str], look: Look) -> None:
    """All facts of the run into every output, `-` being standard output; one output takes them as they come.

    OutputError names the one that failed; BrokenPipeError passes, since a reader who has seen enough is no fault.
    """
    with ExitStack() as stack:
        streams = {path: stack.enter_context(opened(path)) for path in outputs}
        facts = run if len(outputs) == 1 else list(run)
        for path, stream in streams.items():
            with told(path):
                outputs[path].write(facts, stream, fields, look)
                stream.flush()


@contextmanager
def opened(path: str) -> Iterator[TextIO]:
    """A UTF-8 stream into a file that takes its place only when the body has come to its end; devices are written directly."""
    target = Path(os.path.realpath(path))
    with told(path):
        if path == STDIN:
            if sys.stdout is None:
                raise OSError("it is closed")
            yield sys.stdout
            return
        if target.exists() and not target.is_file():
            with target.open("w", encoding="utf-8", newline="\n") as stream:
                yield stream
            return
        part = target.with_name(f".factx-{os.urandom(6).hex()}.part")
        try:
            with part.open("w", encoding="utf-8", newline="\n") as stream:
                yield stream
            if target.exists():
                part.chmod(target.stat().st_mode)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def told(path: str) -> Iterator[None]:
    """OSError becomes an OutputError that names the output."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"{'standard output' if path == STDIN else path}: error: cannot be written: {reason(error)}") from error
