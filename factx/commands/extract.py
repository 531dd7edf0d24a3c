"""`factx extract`."""

import typer

from factx.commands import _options as option
from factx.commands._output import outputs, reporter
from factx.model import FIELDS, Diagnostic, Options
from factx.sinks import Look


def run(
    context: typer.Context,
    paths: option.Paths = None,
    format: option.Format = "",
    output: option.Output = None,
    published: option.Published = "",
    metric: option.Metric = None,
    rules: option.Rules = None,
    fields: option.Fields = None,
    fail_on: option.FailOn = None,
    source_name: option.SourceName = "stdin",
    input_format: option.InputFormat = "",
    text_column: option.TextColumn = "",
    date_column: option.DateColumn = "",
    max_document: option.MaxDocument = "64M",
    max_archive: option.MaxArchive = "16G",
    quiet: option.Quiet = False,
    verbose: option.Verbose = False,
    color: option.Color = "auto",
) -> int:
    """Extract facts from files, folders or standard input."""
    from factx import batch
    from factx.pipeline import extract

    inputs = paths or option.piped() or option.help(context)
    options = Options(rules=tuple(rules or ()), input_format=option.cleaner_name(input_format))
    wanted, today = option.metric_ids(metric, options.rules), option.day(published, "--published")
    report = reporter(quiet, verbose)
    columns = option.known(option.names(fields), FIELDS, "--fields") or FIELDS
    events = option.known(option.names(fail_on), ("empty", "warning", "error"), "--fail-on")
    opening = option.opening(max_document, max_archive, text_column, date_column)
    sources = batch.gather(inputs, source_name, output or (), opening)
    run = batch.Run(sources, lambda data, name: extract(data, name, today, wanted, options), report)
    batch.write(run, outputs(output, format, inputs), columns, Look(option.when(color), run.titles))
    report(Diagnostic("info", "summary", run.summary()))
    return run.exit_code(events)
