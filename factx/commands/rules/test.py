"""`factx rules test`."""

from factx.commands import _options as option
from factx.commands._output import put
from factx.sinks import inert, json_of


def run(packs: option.Packs = None, format: option.ReportFormat = "text") -> int:
    """Try the examples of rule packs; exit with 1 if one is not as it should be."""
    from factx.packs import store
    from factx.packs.findings import many
    from factx.packs.proofs import examples
    from factx.workshop import telling
    from factx.workshop.trials import trials

    option.known([format], ("text", "json"), "--format")
    catalogue = store.load(packs or ())
    tried = [trial.verdict(catalogue) for trial in trials(examples(store.chosen(packs or ()), catalogue), catalogue)]
    failed = [verdict for verdict in tried if verdict.failed]
    if format == "json":
        put([json_of({"examples": len(tried), "failed": len(failed), "failures": list(map(telling.verdict_record, failed))})])
    else:
        put(inert(line) for verdict in failed for line in telling.verdict_lines(verdict))
        put([f"{many(len(tried), 'example')}, {len(failed)} failed"])
    return 1 if failed else 0
