"""`factx rules new`."""

from decimal import Decimal, InvalidOperation

import typer

from factx.commands import _options as option
from factx.model import MEASURES
from factx.sinks import inert


def run(
    sentence: option.Sentence,
    metric: option.NewMetric,
    value: option.Value,
    unit: option.Unit = "",
    measure: option.NewMeasure = "",
    rule: option.NewRule = "",
    rules: option.Rules = None,
    output: option.OutputFile = "-",
) -> None:
    """Write a pack that makes a sentence give a fact, with the sentence as its example."""
    from factx import batch
    from factx.workshop.drafting import Wanted, draft
    from factx.workshop.telling import fact_line

    option.known([measure] if measure else [], MEASURES, "--measure")
    try:
        number = Decimal(value.replace(",", ""))
    except InvalidOperation:
        raise typer.BadParameter(f"not a number like 1200000: {value}", param_hint="--value") from None
    found = draft(sentence, Wanted(metric, number, unit, measure, rule), tuple(rules or ()))
    with batch.opened(output) as stream:
        stream.write(found.text)
        stream.flush()
    if output != batch.STDIN:
        for fact in found.facts:
            typer.echo(inert(f"{output}: {fact_line(fact)}"), err=True)
