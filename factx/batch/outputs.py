"""All rows into all outputs, each taking its place only when it is whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace

from factx.batch.places import failed, placed, told
from factx.sinks import Look, Sink


def write(rows: Iterable[object], outputs: Mapping[str, Sink], fields: Sequence[str], look: Look) -> Counter[str]:
    """The rows, one by one, into every output; `-` is standard output. Nothing takes its place unless all rows came.

    What the stores among the outputs say became of the rows (`Look.tally`), by the one that says most. OutputError names the
    output that failed; BrokenPipeError passes, since a reader who has seen enough is no fault.
    """
    looks = {target: replace(look, target=target, tally=Counter()) for target in outputs}
    with ExitStack() as stack:  # stores come last and so are done first: where one fails, no file is replaced
        order = sorted(outputs, key=lambda target: outputs[target].ONTO == "store")
        onto = {target: stack.enter_context(placed(target, outputs[target].ONTO)) for target in order}
        puts = []
        for target in order:
            stack.enter_context(told(target))
            puts.append((target, stack.enter_context(outputs[target].writer(onto[target], fields, looks[target]))))
        for row in rows:
            try:
                for target, put in puts:  # noqa: B007 - named where one fails
                    put(row)
            except BrokenPipeError:
                raise
            except OSError as error:
                raise failed(target, error) from error
    total: Counter[str] = Counter()
    for each in looks.values():
        total |= each.tally
    return total
