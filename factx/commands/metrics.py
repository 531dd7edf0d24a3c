"""`factx metrics`."""

from factx.commands import _options as option
from factx.commands._output import outputs
from factx.sinks import Look


def run(format: option.Format = "", rules: option.Rules = None, color: option.Color = "auto") -> None:
    """List the catalogue of metrics."""
    from factx import batch
    from factx.packs import load

    chosen, look = outputs(None, format)[batch.STDIN], Look(option.when(color))
    rows = load(tuple(rules or ())).metrics.values()
    with batch.opened(batch.STDIN) as stream:
        chosen.write(rows, stream, ("id", "family", "unit", "labels"), look)
        stream.flush()
