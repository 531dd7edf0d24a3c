"""`factx rules coverage`."""

from factx.commands import _options as option
from factx.commands._output import outputs, reporter
from factx.model import Options
from factx.sinks import Look


def run(corpus: option.Corpus, format: option.ListFormat = "", rules: option.Rules = None, color: option.Color = "auto") -> int:
    """List the numbers of files and folders that no rule speaks of, by the words before them, the commonest first."""
    from factx import batch
    from factx.packs import load
    from factx.pipeline import look, trace
    from factx.workshop.unclaimed import Unclaimed, unclaimed

    chosen, look_at = outputs(None, format, rows="any"), Look(option.when(color))
    options, catalogue = Options(rules=tuple(rules or ())), load(tuple(rules or ()))
    found, failed = batch.documents(corpus, options, reporter(quiet=True))
    rows = unclaimed(trace(look(document, catalogue), catalogue) for document in found)
    batch.write(rows, chosen, Unclaimed._fields, look_at)
    return 3 if failed else 0
