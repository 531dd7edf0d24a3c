"""`factx extract`."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import replace
from datetime import date
from time import perf_counter, time
from typing import TYPE_CHECKING

import typer

from factx.commands import _options as option
from factx.commands._output import apart, outputs, progress, put, reporter, suited, tell
from factx.errors import FactxError, exit_code
from factx.model import FIELDS, Options
from factx.sinks import Look

if TYPE_CHECKING:
    from factx.batch.state import State
    from factx.batch.summary import Summary


def run(
    context: typer.Context,
    paths: option.Paths = None,
    format: option.Format = "",
    output: option.Output = None,
    excel: option.Excel = False,
    append: option.Append = False,
    partition: option.Partition = "",
    schema: option.Schema = False,
    published: option.Published = "",
    metric: option.Metric = None,
    rules: option.Rules = None,
    fields: option.Fields = None,
    state: option.State = "",
    lock_wait: option.LockWait = 0,
    fail_on: option.FailOn = None,
    source_name: option.SourceName = "stdin",
    input_format: option.InputFormat = "",
    text_column: option.TextColumn = "",
    date_column: option.DateColumn = "",
    max_document: option.MaxDocument = "64M",
    max_archive: option.MaxArchive = "16G",
    metrics_file: option.MetricsFile = "",
    log_format: option.LogFormat = "text",
    quiet: option.Quiet = 0,
    verbose: option.Verbose = False,
    color: option.Color = "auto",
) -> int:
    """Extract facts from files, folders or standard input."""
    from factx import batch
    from factx.pipeline import extract

    inputs = paths or option.piped() or option.help(context)
    options = Options(rules=tuple(rules or ()), input_format=option.cleaner_name(input_format))
    today = option.day(published, "--published")
    columns = option.known(option.names(fields), FIELDS, "--fields") or FIELDS
    events = option.known(option.names(fail_on), option.EVENTS, "--fail-on")
    opening = option.opening(max_document, max_archive, text_column, date_column)
    look = Look(option.when(color), text=lambda name: batch.text(name, options), partition=partition, excel=excel, append=append)
    report = reporter(quiet, verbose, log_format)
    targets = suited(outputs(output, format, inputs), look, schema, events)
    beside = apart({"--state": state, "--metrics-file": metrics_file}, [*inputs, *targets])
    written = [*targets, *beside]
    if schema:
        from factx.batch.schema import describe, descriptions

        written += descriptions(targets)

    with _gauged(metrics_file) as ended:
        wanted = option.metric_ids(metric, options.rules)
        with batch.locked(written, lock_wait), _state(state, today, wanted, options) as memory:
            sources = batch.gather(inputs, source_name, written, opening)
            seen = sources if quiet or log_format == "json" else progress(sources, targets)
            run = batch.Run(seen, lambda data, name: extract(data, name, today, wanted, options), report, memory)
            tally = batch.write(run, targets, columns, replace(look, metrics=wanted, titles=run.titles))
            if schema:
                describe(targets, columns, options)
        run.counts.update(tally)
        summary = ended(run.exit_code(events), run.counts)
    if not quiet and (verbose or state or output or run.counts["inputs"] > 1):
        tell(summary, log_format)
    return summary.code


@contextmanager
def _gauged(file: str) -> Iterator[Callable[[int, Counter[str]], "Summary"]]:
    """What sums up a run by its exit code and counts, and writes that to a file of gauges, if one is named; so does what ends it
    early, without counts: who watches the file must see these ends above all."""
    from factx.batch.summary import Summary, last_success

    began = perf_counter()

    def ended(code: int, counts: Counter[str]) -> "Summary":
        summary = Summary(counts, perf_counter() - began, time(), code)
        if file:
            put(summary.metrics(last_success(file)), file)
        return summary

    try:
        yield ended
    except BaseException as error:
        with suppress(FactxError):
            ended(exit_code(error), Counter())
        raise


def _state(path: str, published: date | None, metrics: tuple[str, ...], options: Options) -> "State | nullcontext[None]":
    """What earlier runs found, if a file is named that remembers it."""
    if not path:
        return nullcontext()
    from factx.batch.state import State, recipe

    return State(path, recipe(published, metrics, options))
