"""`factx rules show`."""

from factx.commands import _options as option
from factx.commands._output import outputs
from factx.sinks import Look


def run(id: option.RuleId, format: option.ListFormat = "", rules: option.Rules = None, color: option.Color = "auto") -> None:
    """Show a rule as the pipeline sees it, with the place of every part."""
    from factx import batch
    from factx.packs import reading, showing, store

    chosen, look = outputs(None, format, rows="any"), Look(option.when(color))
    known = reading.sound(store.read_all(store.files(rules or ()))).rules
    rule = known[option.known([id], known, "RULE")[0]]
    batch.write(showing.parts(rule), chosen, showing.Part._fields, look)
