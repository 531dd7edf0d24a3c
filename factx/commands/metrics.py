"""`factx metrics`."""

from factx.commands import _options as option
from factx.commands._output import outputs
from factx.sinks import Look


def run(format: option.ListFormat = "", rules: option.Rules = None, color: option.Color = "auto") -> None:
    """List the catalogue of metrics."""
    from factx import batch
    from factx.packs import load

    chosen, look = outputs(None, format, rows="any"), Look(option.when(color))
    batch.write(load(tuple(rules or ())).metrics.values(), chosen, ("id", "family", "unit", "labels"), look)
