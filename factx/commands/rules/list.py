"""`factx rules list`."""

from factx.commands import _options as option
from factx.commands._output import outputs
from factx.sinks import Look


def run(format: option.ListFormat = "", rules: option.Rules = None, color: option.Color = "auto") -> None:
    """List all rules, with how many triggers, vetoes and examples each has."""
    from factx import batch
    from factx.packs import reading, showing, store

    chosen, look = outputs(None, format, rows="any"), Look(option.when(color))
    rows = showing.rows(reading.sound(store.read_all(store.files(rules or (), pages=True))))
    batch.write(rows, chosen, showing.Row._fields, look)
