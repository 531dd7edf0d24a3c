"""`factx rules check`."""

from factx.commands import _options as option
from factx.commands._output import outputs, put
from factx.sinks import Look, inert


def run(
    packs: option.Packs = None, format: option.CheckFormat = "", rules: option.Rules = None, color: option.Color = "auto"
) -> int:
    """Show all that is wrong with packs, or of no use, slow or unproven in them, each with its place."""
    from factx import batch
    from factx.packs import checking
    from factx.packs.findings import Finding

    look = Look(option.when(color))
    checked = checking.check(packs or (), rules or ())
    if format:
        batch.write(checked.findings, outputs(None, format, rows="any"), Finding._fields, look)
    else:
        put(map(inert, checking.page(checked)))
    return 1 if checked.findings else 0
