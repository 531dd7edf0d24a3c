"""Where facts go: streams and files, each taking its place only when it is whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from factx.batch.inputs import STDIN, reason
from factx.batch.run import Run
from factx.errors import OutputError
from factx.sinks import Look, Sink


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
